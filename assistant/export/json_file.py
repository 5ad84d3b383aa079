"""A brief as JSON, for programs: the document as it is."""

from pydantic_core import to_json

from assistant.brief.document import Brief


def to_json_file(brief: Brief) -> bytes:
    return to_json(brief, indent=2, inf_nan_mode="null")
