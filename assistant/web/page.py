"""A whole page, in the reader's language, with the ways to the same page in the others."""

from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from assistant.language import Language
from assistant.web.loading import LoadFailure
from assistant.web.negotiation import LANGUAGE_COOKIE, request_language, spoken
from assistant.web.services import services

_YEAR_SECONDS: Final = 365 * 24 * 60 * 60
_KEPT_FOR_THE_WAY_BACK: Final = "private, no-cache"
"""With ``no-store`` a browser that goes back has lost the conversation, or asks to send the form again."""


def page(request: Request, template: str, **values: object) -> Response:
    """Render a page, and remember the language if the request chose one."""
    language = request_language(request)
    shared = services(request)
    links = tuple((each, str(_in_language(request, each))) for each in Language)
    loaded = shared.loading.outcome
    html = shared.templates.render(
        template,
        language,
        language_links=links,
        keeps_conversations=shared.history is not None,
        several_plans=loaded is not None and not isinstance(loaded, LoadFailure) and len(loaded.plans) > 1,
        **values,
    )
    headers = {"content-language": language.value, "cache-control": _KEPT_FOR_THE_WAY_BACK}
    response = HTMLResponse(html, headers=headers)
    if spoken(request.query_params.get("lang")):
        response.set_cookie(
            LANGUAGE_COOKIE,
            language.value,
            max_age=_YEAR_SECONDS,
            secure=request.url.scheme == "https",
            httponly=True,
            samesite="lax",
        )
    return response


def _in_language(request: Request, language: Language) -> str:
    url = request.url.include_query_params(lang=language.value)
    return f"{url.path}?{url.query}"
