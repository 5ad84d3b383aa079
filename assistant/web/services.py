"""What the routes share, handed in when the application is made."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, cast

from starlette.requests import HTTPConnection

from assistant.brief.talking_points import NO_TALKING_POINTS, TalkingPoints
from assistant.export.formats import Exporter
from assistant.history.store import History
from assistant.llm.notice import ModelNotice
from assistant.web.access import Access
from assistant.web.loading import Held, HeldLoading
from assistant.web.templating import Templates
from assistant.web.workshop import Workshop

_IN_SCOPE: Final = "plan_assistant.services"


@dataclass(frozen=True, slots=True)
class Services:
    """The assistant (being loaded), the templates, and the clock.

    ``history`` is None where conversations are not kept, after ``retention_days`` of 0; ``model`` tells of the language
    model that writes answers, if one does; ``workshop`` is where plans are changed, None where the library is as it is.
    """

    loading: Held
    templates: Templates
    today: Callable[[], date]
    history: History | None = None
    retention_days: int = 0
    model: ModelNotice | None = None
    exporter: Exporter = field(default_factory=Exporter)
    talking_points: TalkingPoints = NO_TALKING_POINTS
    access: Access = field(default_factory=lambda: Access(is_open=False))
    workshop: Workshop | None = None


def services(request: HTTPConnection) -> Services:
    """The services, as the request sees them: its assistant stays the same to its end."""
    if _IN_SCOPE not in request.scope:
        shared = cast(Services, request.app.state.services)
        request.scope[_IN_SCOPE] = replace(shared, loading=HeldLoading(shared.loading))
    return cast(Services, request.scope[_IN_SCOPE])
