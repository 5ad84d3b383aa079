"""What the routes share, handed in when the application is made."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import cast

from starlette.requests import HTTPConnection

from assistant.brief.talking_points import NO_TALKING_POINTS, TalkingPoints
from assistant.export.formats import Exporter
from assistant.history.store import History
from assistant.llm.notice import ModelNotice
from assistant.web.loading import Loading
from assistant.web.templating import Templates


@dataclass(frozen=True, slots=True)
class Services:
    """The assistant (being loaded), the templates, and the clock.

    ``history`` is None where conversations are not kept, after ``retention_days`` of 0; ``model`` tells of the language
    model that writes answers, if one does.
    """

    loading: Loading
    templates: Templates
    today: Callable[[], date]
    history: History | None = None
    retention_days: int = 0
    model: ModelNotice | None = None
    exporter: Exporter = field(default_factory=Exporter)
    talking_points: TalkingPoints = NO_TALKING_POINTS


def services(request: HTTPConnection) -> Services:
    return cast(Services, request.app.state.services)
