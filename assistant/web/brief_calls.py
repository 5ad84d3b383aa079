"""Calls to briefs from routes: off the event loop, their errors told as problems."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final, ParamSpec, TypeVar

from starlette.requests import HTTPConnection
from starlette.responses import Response

from assistant.brief.assembling import Assembler
from assistant.brief.commitments import in_words
from assistant.brief.document import Brief
from assistant.brief.draft import Draft
from assistant.brief.limits import (
    LONGEST_LINE,
    LONGEST_NOTE,
    LONGEST_TOPIC,
    MOST_BRIEFS,
    MOST_ITEMS,
    MOST_TOPICS,
    BriefError,
)
from assistant.brief.store import Briefs, UnknownBriefError
from assistant.brief.talking_points import NO_TALKING_POINTS, TalkingPoints
from assistant.export.formats import BriefFormat, Exporter
from assistant.service import Assistant
from assistant.web.history_calls import call_history, kept_history
from assistant.web.problems import ProblemError

P = ParamSpec("P")
T = TypeVar("T")
_LIMITS: Final = {
    "long_brief_line": LONGEST_LINE,
    "long_note": LONGEST_NOTE,
    "long_topic": LONGEST_TOPIC,
    "many_topics": MOST_TOPICS,
    "many_items": MOST_ITEMS,
    "many_briefs": MOST_BRIEFS,
}


def kept_briefs(request: HTTPConnection) -> Briefs:
    """The saved briefs.

    Raises:
        ProblemError: nothing is kept here.
    """
    return Briefs(kept_history(request).database)


async def call_briefs(call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Call in a thread.

    Raises:
        ProblemError: the brief is not there or not possible, or the database does not answer.
    """
    try:
        return await call_history(call, *args, **kwargs)
    except UnknownBriefError:
        raise ProblemError("unknown_brief", 404) from None
    except BriefError as error:
        limit = {"limit": _LIMITS.get(error.key, 0)}
        raise ProblemError(error.key, 422, limit) from error


def assemble(draft: Draft, assistant: Assistant, talking_points: TalkingPoints = NO_TALKING_POINTS) -> Brief:
    """The document of now; with talking points where it is taken along, and not each time it is looked at."""
    assembler = Assembler(assistant, assistant.versions, in_words(assistant.facets), talking_points)
    return assembler.assemble(draft, datetime.now(UTC))


def brief_file(brief: Brief, form: BriefFormat, exporter: Exporter) -> Response:
    """A brief as a file to keep."""
    headers = {"content-disposition": f'attachment; filename="brief.{form}"'}
    return Response(exporter.export(brief, form), media_type=form.media_type, headers=headers)
