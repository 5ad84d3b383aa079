"""Questions with a false premise, made from a plan's expected questions: another country, place or number in them.

They teach ``python -m evaluation calibrate`` that a question about other facts is not answered by the item that it
resembles. Nothing is taken from the questions that measure.
"""

import json
import random
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib import resources
from typing import Any, Final

from corpus import Plan
from corpus.plan import ExpectedQuestion
from index.world import read_names

_NUMBER: Final = re.compile(r"\d+")
_FIRST_YEAR: Final = 1900
_OTHER_YEARS: Final = (-3, -2, -1, 1, 2, 3, 5)
_OTHER_NUMBERS: Final = (2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 30, 50)
FOLDS: Final = 5


def folds(plan: Plan) -> Iterator[tuple[list[ExpectedQuestion], list[ExpectedQuestion]]]:
    """Split the expected questions into kept ones and held-out ones, ``FOLDS`` times; each is held out once, and every
    item and language keeps others.
    """
    places: dict[tuple[str, str], int] = {}
    numbered = []
    for question in plan.curation.questions:
        place = places.setdefault((question.item_id, question.language), 0)
        places[question.item_id, question.language] += 1
        numbered.append((place % FOLDS, question))
    for fold in range(FOLDS):
        yield [q for place, q in numbered if place != fold], [q for place, q in numbered if place == fold]


def altered(question: ExpectedQuestion, plan: Plan, chance: random.Random) -> Iterator[str]:
    """The question with another name of the world in it, and with another number; nothing where it has none."""
    text = unicodedata.normalize("NFKC", question.text)
    parties = {name for party in plan.metadata.parties for _, _, name in read_names(party)}
    names = [found for found in read_names(text) if found[2] not in parties and found[1] - found[0] > 1]
    if names:
        start, end, name = chance.choice(names)
        yield text[:start] + chance.choice(_others(name)[question.language]) + text[end:]
    numbers = list(_NUMBER.finditer(text))
    if numbers:
        found = chance.choice(numbers)
        yield text[: found.start()] + str(_other_number(int(found[0]), chance.choice)) + text[found.end() :]


def _other_number(number: int, choose: Callable[[Sequence[int]], int]) -> int:
    if number > _FIRST_YEAR:
        return number + choose(_OTHER_YEARS)
    return choose([other for other in _OTHER_NUMBERS if other != number])


def _others(name: str) -> dict[str, list[str]]:
    """How other names of the same kind are written in each language."""
    kinds = {row["en"][0]: row["kind"] for row in _rows()}
    others = [row for row in _rows() if row["kind"] == kinds[name] and row["en"][0] != name]
    return {language: [row[language][0] for row in others] for language in ("ja", "en", "mn")}


@cache
def _rows() -> tuple[dict[str, Any], ...]:
    text = resources.files("index").joinpath("generic/names.jsonl").read_text(encoding="utf-8")
    return tuple(json.loads(line) for line in text.splitlines())
