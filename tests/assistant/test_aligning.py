from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from assistant.aligning import Doubt, align, left_over, proposals_of
from corpus import Plan
from corpus.plan import Status
from index.bias import LanguageBias
from index.embedding import Vectors
from tests.fakes import FakeEmbedder

NO_BIAS = LanguageBias(*(np.zeros((rows, 4), np.float32) for rows in (3, 3, 0)))


class TopicEmbedder(FakeEmbedder):
    """Embeds a text by the topic that it names: foreign ministers, defence, trade, or nothing of these."""

    TOPICS = (("外相", "minister"), ("防衛", "defence"), ("投資", "trade"))

    def embed_documents(self, texts: Sequence[str]) -> Vectors:
        return np.array([self._vector(text.lower()) for text in texts], np.float32)

    def _vector(self, text: str) -> list[float]:
        at = [any(word in text for word in words) for words in self.TOPICS]
        return [float(each) for each in (*at, not any(at))]


def version_of(plan: Plan, texts: dict[str, str]) -> Plan:
    items = tuple(replace(item, text=texts[item.id]) for item in plan.items if item.id in texts)
    return replace(plan, items=items, metadata=replace(plan.metadata, language="en"))


def test_items_are_aligned_by_numbering_and_doubted_where_their_meaning_or_figures_differ(first_plan: Plan) -> None:
    one, two, three = first_plan.items[1], first_plan.items[2], first_plan.items[3]
    plan = replace(first_plan, items=(
        replace(one, text="外相会談を実施する。"), replace(two, text="防衛"), replace(three, text="投資を2015年に"),
    ))  # fmt: skip
    version = version_of(plan, {one.id: "The Ministers meet.", two.id: "Trade.", three.id: "Defence in 2016."})
    first, second, third = align(plan, version, TopicEmbedder(), NO_BIAS)
    assert (first.doubts, first.similarity) == ((), 1.0)
    assert second.doubts == (Doubt.NEARER,)
    assert third.doubts == (Doubt.NEARER, Doubt.FIGURES)
    assert [proposal.accept for proposal in proposals_of([first, second], "en", Status.OFFICIAL)] == [True, False]


def test_what_the_numbering_does_not_tell_is_offered_by_its_meaning_and_doubted(first_plan: Plan) -> None:
    one, two = first_plan.items[1], first_plan.items[2]
    plan = replace(first_plan, items=(replace(one, text="外相会談"), replace(two, text="防衛")))
    version = replace(version_of(plan, {one.id: "Ministers", two.id: "Weather"}))
    version = replace(version, items=tuple(replace(item, id=f"X.{item.id}") for item in version.items))
    found = align(plan, version, TopicEmbedder(), NO_BIAS)
    assert (found[0].counterpart, found[0].doubts) == (version.items[0], (Doubt.BY_MEANING,))
    assert found[1].counterpart is None
    assert left_over(found, version) == (version.items[1],)
