"""Where the library may be changed on pages."""

import pytest
from pydantic import SecretStr

from assistant.settings import Settings, SettingsError

PASSWORD = SecretStr("a secret")


@pytest.mark.parametrize(
    ("settings", "taken"),
    [
        (Settings(), True),
        (Settings(host="::1"), True),
        (Settings(host="localhost"), True),
        (Settings(host="0.0.0.0"), False),  # noqa: S104
        (Settings(host="192.0.2.1"), False),
        (Settings(hosts="plans.example"), False),
        (Settings(uploads=False), False),
        (Settings(host="192.0.2.1", uploads=True, uploads_password=PASSWORD), True),
    ],
)
def test_uploads_are_taken_on_this_machine_alone_unless_they_are_switched_on(settings: Settings, taken: bool) -> None:
    settings.check()
    assert settings.takes_uploads is taken


@pytest.mark.parametrize("settings", [Settings(host="192.0.2.1", uploads=True), Settings(hosts="x.y", uploads=True)])
def test_uploads_that_anybody_could_send_need_a_password(settings: Settings) -> None:
    with pytest.raises(SettingsError, match="set PLAN_ASSISTANT_UPLOADS_PASSWORD as well"):
        settings.check()
