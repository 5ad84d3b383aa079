"""Plans of any number of items, made by recombining real sentences. The same every time.

Each plan has 200 items and a partner country of its own. An item is an opening (until when, where), a sentence of the
first plan or, one time in four, of a statute, and one time in two a second such sentence; all numbers are drawn anew,
and the partner takes Mongolia's place. One item in ten has an expected question as a view of its own: one that people
wrote for the first sentence's item, with the partner's name. So made, a million items differ from each other; but many
differ in a number or a name only, as the items of real plans' successors do.
"""

import hashlib
import random
from collections.abc import Iterator, Sequence
from typing import Final

from corpus import Plan
from corpus.plan import Curation, ExpectedQuestion, Item, ItemKind, Metadata, Span, Status
from evaluation.scale.pieces import Piece
from evaluation.scale.variation import PARTNERS, opening, vary

ITEMS_A_PLAN: Final = 200
_SEED: Final = 1_000_000
_STATUTE: Final = 0.25
_SECOND: Final = 0.5
_ASKED: Final = 0.1


def made_plans(count: int, of_plan: Sequence[Piece], of_documents: Sequence[Piece]) -> Iterator[Plan]:
    """Plans with ``count`` items in all; a larger number begins with the plans of a smaller one."""
    for number in range(0, count, ITEMS_A_PLAN):
        yield _plan(number // ITEMS_A_PLAN, min(ITEMS_A_PLAN, count - number), of_plan, of_documents or of_plan)


def _plan(number: int, size: int, of_plan: Sequence[Piece], of_documents: Sequence[Piece]) -> Plan:
    chance = random.Random(_SEED + number)  # noqa: S311
    partner = PARTNERS[number % len(PARTNERS)]
    items, questions, source = [], [], ""
    for place in range(1, size + 1):
        first = chance.choice(of_documents if chance.random() < _STATUTE else of_plan)
        pieces = [first]
        if chance.random() < _SECOND:
            pieces.append(chance.choice(of_documents if chance.random() < _STATUTE else of_plan))
        text = opening(chance) + "".join(vary(piece.text, partner, chance) for piece in pieces)
        span = Span(len(source), len(source) + len(text))
        items.append(Item(str(place), ItemKind.ITEM, f"{place}．", first.headings, text, span))
        source += f"{text}\n"
        if first.questions and chance.random() < _ASKED:
            asked = vary(chance.choice(first.questions), partner, chance)
            questions.append(ExpectedQuestion(str(place), "ja", "official", Status.WORKING, asked))
    return Plan(
        id=f"made-{number:06}",
        metadata=Metadata(f"日本・{partner}行動計画　第{number + 1}", "ja", parties=("日本", partner)),
        source=source,
        checksum=hashlib.sha256(source.encode()).hexdigest(),
        items=tuple(items),
        parts=(),
        curation=Curation(questions=tuple(questions)),
    )
