"""A conversation as a file to keep."""

from collections.abc import Mapping
from enum import StrEnum

from starlette.responses import Response

from assistant.history.export import to_markdown
from assistant.history.records import Conversation
from assistant.language import Language
from assistant.web.api_history_models import conversation_detail
from assistant.web.responses import to_json
from corpus import Plan


class ExportFormat(StrEnum):
    """A form that a conversation can be exported in."""

    JSON = "json"
    MARKDOWN = "md"


def export(conversation: Conversation, form: ExportFormat, plans: Mapping[str, Plan], language: Language) -> Response:
    match form:
        case ExportFormat.JSON:
            content, media_type = to_json(conversation_detail(conversation, plans)), "application/json"
        case ExportFormat.MARKDOWN:
            content, media_type = to_markdown(conversation, plans, language).encode(), "text/markdown; charset=utf-8"
    name = f"conversation-{conversation.summary.begun:%Y-%m-%d}.{form}"
    return Response(content, media_type=media_type, headers={"content-disposition": f'attachment; filename="{name}"'})
