from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from assistant.answer import Citation, Outcome
from assistant.decide import decide
from assistant.facts import Fact
from assistant.language import Language
from assistant.reply import reply_notes, reply_text
from assistant.titles import title_in
from assistant.turn import Draft, Understanding
from corpus import Period, Plan


def citation(n: int, address: str) -> Citation:
    return Citation(n, "small", str(n), address, (), "…", "ja", 0, 1, (), None, 1.0)


ONE = (citation(1, "Ⅰ１（２）"),)
ANSWERED = Draft(Outcome.ANSWERED)
TWO = (*ONE, citation(2, "Ⅲ（８）"))


def understood(language: str, query: str = "?") -> Understanding:
    return Understanding(Language(language), query)


@pytest.mark.parametrize(
    ("language", "citations", "text"),
    [
        ("ja", ONE, "関連する記載は、計画のⅠ１（２）にあります[1]。"),
        ("ja", TWO, "関連する記載は、計画の次の2項目にあります：Ⅰ１（２）[1]、Ⅲ（８）[2]。"),
        ("en", ONE, "The plan’s provision on this is item Ⅰ１（２） [1]."),
        ("en", TWO, "The plan has 2 items on this: Ⅰ１（２） [1], Ⅲ（８） [2]."),
        ("mn", ONE, "Энэ асуудалтай холбоотой заалт: Ⅰ１（２） [1]."),
        ("mn", TWO, "Энэ асуудалтай холбоотой 2 заалт бий: Ⅰ１（２） [1], Ⅲ（８） [2]."),
    ],
)
def test_an_answer_names_its_items_in_the_askers_language(
    language: str, citations: tuple[Citation, ...], text: str
) -> None:
    assert reply_text(understood(language), Draft(Outcome.ANSWERED, citations), {}) == text


@pytest.mark.parametrize("language", Language)
def test_what_is_missing_and_what_is_only_near_is_said_in_every_language(language: Language) -> None:
    partly = reply_text(understood(language), Draft(Outcome.PARTLY_ANSWERED, TWO, missing=Fact.MONEY), {})
    nearest = reply_text(understood(language), Draft(Outcome.NOT_IN_PLAN, nearest=TWO), {})
    nothing = reply_text(understood(language), Draft(Outcome.NOT_IN_PLAN), {})
    failed = reply_text(understood(language), Draft(Outcome.FAILED), {})
    assert len({partly, nearest, nothing, failed}) == 4
    assert all("Ⅲ（８）" in text for text in (partly, nearest))


def test_an_answer_without_a_verified_quote_has_failed() -> None:
    assert decide(Draft(Outcome.ANSWERED)).outcome is Outcome.FAILED
    assert decide(Draft(Outcome.PARTLY_ANSWERED, missing=Fact.TIME)).outcome is Outcome.FAILED
    assert decide(Draft(Outcome.ANSWERED, ONE)).outcome is Outcome.ANSWERED
    assert decide(Draft(Outcome.NOT_IN_PLAN)).outcome is Outcome.NOT_IN_PLAN


def test_a_question_for_results_is_told_that_no_plan_has_them(make_plan: Callable[..., Plan]) -> None:
    today = date(2020, 1, 1)
    asked = understood("ja", "橋は完成しましたか？")
    assert len(reply_notes(asked, ANSWERED, [make_plan()], today)) == 1
    assert reply_notes(understood("ja", "橋を建設しますか"), ANSWERED, [make_plan()], today) == ()


def test_the_note_on_the_period_names_the_plan_only_among_several(make_plan: Callable[..., Plan]) -> None:
    plans = [make_plan(plan_id=plan_id, period=Period(2015, 2019)) for plan_id in ("one", "two")]
    today = date(2020, 1, 1)
    assert "小さな計画" not in reply_notes(understood("ja"), ANSWERED, plans[:1], today)[0]
    assert all("小さな計画" in note for note in reply_notes(understood("ja"), ANSWERED, plans, today))


def test_a_title_is_the_rendering_in_the_readers_language_or_the_authentic_one(first_plan: Plan) -> None:
    assert title_in(first_plan, "en").startswith("Japan–Mongolia")
    assert title_in(first_plan, "fr") == first_plan.metadata.title


def test_addresses_of_several_plans_come_after_their_plans_titles(
    first_plan: Plan, make_plan: Callable[..., Plan]
) -> None:
    both = (*ONE, replace(citation(2, "Ⅲ（８）"), plan_id=first_plan.id))
    plans = {"small": make_plan(), first_plan.id: first_plan}
    text = reply_text(understood("en"), Draft(Outcome.ANSWERED, both), plans)
    assert "小さな計画 Ⅰ１（２） [1], Japan–Mongolia Mid-term Action Plan" in text


@pytest.mark.parametrize("language", Language)
def test_a_number_that_the_item_does_not_have_is_told(language: Language, make_plan: Callable[..., Plan]) -> None:
    draft = Draft(Outcome.ANSWERED, ONE, unstated=("4", "2015"))
    (note,) = reply_notes(understood(language), draft, [make_plan()], date(2020, 1, 1))
    assert "4" in note
    assert "2015" in note
