"""What a request asks for: its language, and the kind of response."""

from typing import Final

from starlette.requests import HTTPConnection

from assistant.language import Language

LANGUAGE_COOKIE: Final = "language"
EVENT_STREAM: Final = "text/event-stream"
_MOST_PREFERENCES: Final = 20
_MACHINES: Final = ("/api/", "/health", "/ready", "/openapi.json")


def request_language(request: HTTPConnection) -> Language:
    """The language chosen (in the body, by ``?lang=``, by the cookie), else the browser's first that we speak."""
    in_body = getattr(request.state, "language", None)
    for chosen in (in_body, request.query_params.get("lang"), request.cookies.get(LANGUAGE_COOKIE)):
        if (language := spoken(chosen)) is not None:
            return language
    return preferred_language(request.headers.get("accept-language", ""))


def choose_language(request: HTTPConnection, language: Language | None) -> None:
    """Have problems told in the language that the request's body asks for."""
    request.state.language = language


def spoken(tag: object) -> Language | None:
    """The language of that tag, if the assistant speaks it."""
    return Language(tag) if isinstance(tag, str) and tag in tuple(Language) else None


def preferred_language(accept: str) -> Language:
    """The language that an ``Accept-Language`` header prefers; Japanese if it names none of ours."""
    preferences = []
    for place, entry in enumerate(accept.split(",")[:_MOST_PREFERENCES]):
        tag, _, weight = entry.strip().lower().partition(";")
        language = spoken(tag.strip().partition("-")[0])
        if language is not None and (quality := _quality(weight)) > 0:
            preferences.append((-quality, place, language))
    return min(preferences)[2] if preferences else Language.JAPANESE


def _quality(weight: str) -> float:
    name, _, value = weight.strip().partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0


def wants_stream(request: HTTPConnection) -> bool:
    return EVENT_STREAM in request.headers.get("accept", "")


def wants_page(request: HTTPConnection) -> bool:
    """Whether a person's browser asks for a page, rather than a program for data."""
    if request.scope["path"].startswith(_MACHINES):
        return False
    return "text/html" in request.headers.get("accept", "")
