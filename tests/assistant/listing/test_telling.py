import re

import pytest

from assistant.language import Language
from assistant.listing.query import Ask, ListQuery, Subject, Wanted
from assistant.listing.telling import tell_conditions
from corpus import Plan
from corpus.commitment import Strength

QUERY = ListQuery(
    Ask.COUNT,
    party="日本国",
    strengths=(Wanted(Strength.SUPPORTS), Wanted(Strength.SUPPORTS, re.compile("支持"))),
    sections=("I.3",),
    topics=("security",),
    frequency=re.compile("年"),
    subjects=(Subject("nuclear"),),
    excluded=(Subject("x" * 90),),
)


@pytest.mark.parametrize(
    ("language", "first", "last"),
    [
        ("en", "in which Japan alone commits", "tagged Politics and security"),
        ("ja", "日本国だけが約束している", "主題が政治・安全保障"),
        ("mn", "зөвхөн Япон Улс үүрэг хүлээсэн", "сэдэв нь Улс төр, аюулгүй байдал"),
    ],
)
def test_every_condition_is_told_in_the_readers_language(
    language: str, first: str, last: str, first_plan: Plan
) -> None:
    told = tell_conditions(QUERY, Language(language), {first_plan.id: first_plan})
    assert len(told) == 7
    assert (told[0], told[-1]) == (first, last)


def test_long_words_of_a_question_are_cut_short(first_plan: Plan) -> None:
    assert "x" * 59 + "…" in tell_conditions(QUERY, Language.ENGLISH, {first_plan.id: first_plan})[5]


def test_a_list_of_the_whole_plan_has_no_conditions() -> None:
    assert tell_conditions(ListQuery(Ask.COUNT), Language.ENGLISH, {}) == ()
