"""Values → HTTP responses."""

from pydantic_core import to_json as encode_json
from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse, Response

from assistant.language import Language
from assistant.web.negotiation import request_language, wants_page
from assistant.web.problems import PROBLEM_JSON, ProblemError, detail, problem_json, title
from assistant.web.services import services


def to_json(value: object) -> bytes:
    """A dataclass as JSON. It is written as it is, and not validated again."""
    return encode_json(value, inf_nan_mode="null")


def json_response(value: object) -> Response:
    return Response(to_json(value), media_type="application/json")


def problem_response(request: HTTPConnection, problem: ProblemError, language: Language | None = None) -> Response:
    """A problem as a page for people, as problem+json for programs; in the request's language."""
    language = language or request_language(request)
    headers = {**problem.headers, "content-language": language.value}
    if not wants_page(request):
        return Response(problem_json(problem, language), problem.status, headers, PROBLEM_JSON)
    page = services(request).templates.render(
        "problem.html", language, title=title(problem, language), detail=detail(problem, language), here="/"
    )
    return HTMLResponse(page, problem.status, headers)
