from pathlib import Path

import pytest

from assistant.settings import SettingsError, read_settings


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PLAN_ASSISTANT_DATA_FOLDER", str(tmp_path))
    settings = read_settings()
    assert settings.plans_folder == tmp_path / "plans"
    assert settings.index_folder == tmp_path / "index"


def test_an_unknown_setting_is_refused_and_the_known_ones_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAN_ASSISTANT_PROT", "80")
    with pytest.raises(SettingsError, match=r"PLAN_ASSISTANT_PROT.*PLAN_ASSISTANT_PORT"):
        read_settings()


@pytest.mark.parametrize(("name", "value"), [("PORT", "high"), ("PORT", "70000"), ("THREADS", "0")])
def test_an_impossible_value_is_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(f"PLAN_ASSISTANT_{name}", value)
    with pytest.raises(SettingsError, match="cannot be used"):
        read_settings()
