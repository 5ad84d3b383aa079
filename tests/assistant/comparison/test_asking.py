"""Questions about changes, with a finder that is told what it finds."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from assistant.comparison.asking import ChangeReader
from assistant.comparison.changed import Changed
from assistant.comparison.comparer import Comparer
from assistant.comparison.values import Relation
from assistant.language import Language
from corpus import Metadata, Period, read_plan
from index.answerability import Judgement
from index.hits import Hit, Retrieval
from index.views import ViewKind

_OLD = "計画\n１．交流\n（１）両政府は，外相会談を年１回実施する。\n（２）両政府は，砂漠化の調査を実施する。\n"
_NEW = "計画\n１．交流\n（１）両政府は，外相会談を年２回実施する。\n（２）両政府は，砂漠化の調査を検討する。\n"


class _Finder:
    def retrieve(self, query: str, language: str, limit: int = 12, plans: Sequence[str] | None = None) -> Retrieval:
        return Retrieval((Hit("new", "1.1", 1.0, ViewKind.TEXT),))


def _ask(question: str, language: Language, supersedes: str = "old") -> Changed | None:
    old = read_plan("old", _OLD.encode(), Metadata("旧", "ja", parties=("日本国",), period=Period(2013, 2017)))
    new = read_plan("new", _NEW.encode(), Metadata("新", "ja", parties=("日本国",), period=Period(2018, 2022)))
    plans = {"old": old, "new": replace(new, metadata=replace(new.metadata, supersedes=supersedes))}
    reader = ChangeReader(plans, Comparer(plans, lambda plan_id: None), _Finder(), lambda found: Judgement(0.9, 1))
    return reader.read(question, language)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("外相会談はどう変わりましたか", Language.JAPANESE),
        ("What changed about the foreign ministers' meeting?", Language.ENGLISH),
        ("Гадаад хэргийн сайд нарын уулзалтад юу өөрчлөгдсөн бэ?", Language.MONGOLIAN),
    ],
)
def test_a_question_about_a_matter_is_answered_with_its_pair(question: str, language: Language) -> None:
    changed = _ask(question, language)
    assert changed is not None
    assert [(pair.old, pair.new, pair.relation) for pair in changed.pairs] == [("1.1", "1.1", Relation.STRENGTHENED)]
    assert changed.items == (("old", "1.1"), ("new", "1.1"))


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("前の計画と比べて何が変わりましたか？", Language.JAPANESE),
        ("二つの計画の違いは何ですか", Language.JAPANESE),
        ("What changed between the two plans?", Language.ENGLISH),
        ("Хоёр төлөвлөгөөний ялгаа юу вэ?", Language.MONGOLIAN),
    ],
)
def test_a_question_about_all_that_changed_names_no_matter(question: str, language: Language) -> None:
    changed = _ask(question, language)
    assert changed is not None
    assert changed.is_whole


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("弱くなった項目は何ですか", Language.JAPANESE),
        ("Is anything weaker than before?", Language.ENGLISH),
        ("Ямар амлалт суларсан бэ?", Language.MONGOLIAN),
    ],
)
def test_a_question_about_the_whole_plan_is_answered_with_all_pairs_of_the_relation(
    question: str, language: Language
) -> None:
    changed = _ask(question, language)
    assert changed is not None
    assert changed.is_whole
    assert [(pair.old, pair.relation) for pair in changed.pairs] == [("1.2", Relation.WEAKENED)]


@pytest.mark.parametrize("question", ["外相会談は年に何回ですか", "砂漠化の調査について教えてください"])
def test_other_questions_are_left_to_the_others(question: str) -> None:
    assert _ask(question, Language.JAPANESE) is None


def test_plans_that_do_not_follow_each_other_are_not_compared_unasked() -> None:
    assert _ask("外相会談はどう変わりましたか", Language.JAPANESE, supersedes="") is None
