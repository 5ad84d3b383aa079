"""An answer as JSON and back.

Back through its types, leniently: a field that a later version added gets its default, one that it dropped is left out,
so that old conversations stay readable.
"""

from functools import cache
from typing import Any

from pydantic import TypeAdapter
from pydantic_core import to_jsonable_python

from assistant.answer import Answer


def answer_to_json(answer: Answer) -> dict[str, Any]:
    table: dict[str, Any] = to_jsonable_python(answer, inf_nan_mode="null")
    return table


def answer_from_json(table: dict[str, Any]) -> Answer:
    """Read an answer back.

    Raises:
        ValueError: it is none.
    """
    return _adapter().validate_python(table)


@cache
def _adapter() -> TypeAdapter[Answer]:
    return TypeAdapter(Answer)
