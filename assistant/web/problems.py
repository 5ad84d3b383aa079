"""What can be wrong with a request, as RFC 9457 tells it: ``application/problem+json``."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from assistant.language import Language
from prompts.catalogue import catalogue

PROBLEM_JSON: Final = "application/problem+json"
_TYPE: Final = "urn:plan-assistant:problem:"


@dataclass(frozen=True, slots=True)
class Invalid:
    """One value of a request that is not valid: where (a JSON pointer), a stable code, and why."""

    pointer: str
    code: str
    detail: str


class ProblemError(Exception):
    """A request that cannot be served.

    ``key`` names two texts of the catalogue's section ``problems``: ``<key>_title`` and ``<key>``, which
    ``values`` fill in; it is also the last part of the problem's ``type``.
    """

    def __init__(
        self,
        key: str,
        status: int,
        values: Mapping[str, object] | None = None,
        headers: Mapping[str, str] | None = None,
        errors: tuple[Invalid, ...] = (),
    ) -> None:
        super().__init__(key)
        self.key = key
        self.status = status
        self.values = dict(values or {})
        self.headers = dict(headers or {})
        self.errors = errors


def title(problem: ProblemError, language: Language) -> str:
    """The kind of problem, in a few words."""
    return catalogue(language).say(f"problems.{problem.key}_title")


def detail(problem: ProblemError, language: Language) -> str:
    """What to do about this one."""
    return catalogue(language).say(f"problems.{problem.key}", **problem.values)


def problem_json(problem: ProblemError, language: Language) -> bytes:
    """The problem as RFC 9457 writes it, in UTF-8; what no UTF-8 can hold becomes a question mark."""
    body: dict[str, Any] = {
        "type": _TYPE + problem.key.replace("_", "-"),
        "title": title(problem, language),
        "status": problem.status,
        "detail": detail(problem, language),
    }
    if problem.errors:
        body["errors"] = [
            {"pointer": error.pointer, "code": error.code, "detail": error.detail} for error in problem.errors
        ]
    return json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")


PROBLEM_SCHEMA: Final = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "examples": [f"{_TYPE}unknown-plan"]},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "pointer": {"type": "string", "examples": ["#/question"]},
                    "code": {"type": "string", "examples": ["missing"]},
                    "detail": {"type": "string"},
                },
            },
        },
    },
}
"""The schema of a problem, for the OpenAPI document."""
