"""A plan → what each of its items commits to."""

from collections.abc import Iterator, Mapping

from corpus.commitment import Commitment
from corpus.commitments.japanese import read_japanese
from corpus.commitments.modal import MODAL_LANGUAGES, read_modal
from corpus.commitments.sentence import SentenceReading
from corpus.commitments.sentences import split_sentences
from corpus.plan import Item, Plan


def read_commitments(plan: Plan) -> Mapping[str, tuple[Commitment, ...]]:
    """The commitments of every item by its id, in reading order.

    A sentence that names nobody goes on from the one before it in its item; an item's first goes on from the stem above
    it ("両政府は，特に，"), or else speaks of all parties. A language without rules gives no commitments.
    """
    return {
        item_id: tuple(commitment for reading in readings for commitment in reading.commitments)
        for item_id, readings in read_plan_sentences(plan).items()
    }


def read_plan_sentences(plan: Plan) -> Mapping[str, tuple[SentenceReading, ...]]:
    """The sentences of every item by its id, read in order; see ``read_commitments``."""
    found: dict[str, tuple[SentenceReading, ...]] = {}
    stems: dict[str, tuple[str, ...]] = {}
    for item in plan.items:
        before = _stem_above(item, stems) or plan.metadata.parties
        readings = tuple(read_sentences(item.text, plan.metadata.language, plan.metadata.parties, before))
        found[item.id] = readings
        if readings and readings[-1].is_stem:
            stems[item.id] = readings[-1].subject
    return found


def read_sentences(
    text: str, language: str, parties: tuple[str, ...], before: tuple[str, ...] = ()
) -> Iterator[SentenceReading]:
    """Read the sentences of a text in order; ``before`` is who the first is about, if it names nobody."""
    for sentence in split_sentences(text):
        if language == "ja":
            reading = read_japanese(text, sentence, parties, before)
        elif language in MODAL_LANGUAGES:
            reading = read_modal(text, sentence, language, parties, before)
        else:
            return
        before = reading.subject or before
        yield reading


def _stem_above(item: Item, stems: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    above = item.id.rpartition(".")[0]
    while above:
        if above in stems:
            return stems[above]
        above = above.rpartition(".")[0]
    return ()
