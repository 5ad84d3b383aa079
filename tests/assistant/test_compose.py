from collections.abc import Callable

import pytest

from assistant.answer import Outcome
from assistant.compose import LONGEST_QUOTE, compose
from assistant.facts import Fact
from assistant.language import Language
from assistant.turn import Draft, Understanding
from corpus import Plan
from index.answerability import Judgement
from index.hits import Hit, Passage, Retrieval
from index.phrases import split_phrases
from index.views import ViewKind

MakePlan = Callable[..., Plan]


def hit(plan: Plan, item_id: str, score: float = 4.0) -> Hit:
    phrases = split_phrases(plan.item(item_id).text)
    passages = tuple(Passage(*phrase, 0.9 - place / 10) for place, phrase in enumerate(phrases))
    return Hit(plan.id, item_id, score, ViewKind.TEXT, passages)


def draft(
    plan: Plan, question: str, *item_ids: str, probability: float = 0.9, language: Language = Language.JAPANESE
) -> Draft:
    retrieval = Retrieval(tuple(hit(plan, item_id) for item_id in item_ids))
    judgement = Judgement(probability, len(item_ids))
    return compose(Understanding(language, question), retrieval, judgement, {plan.id: plan})


def marked(plan: Plan, drafted: Draft) -> str:
    ((start, end),) = drafted.citations[0].highlight
    return plan.source[start:end]


def test_the_stretch_with_the_fact_asked_for_is_highlighted_by_its_place_in_the_source(first_plan: Plan) -> None:
    drafted = draft(first_plan, "外相会談は年に何回？", "I.1.2")
    assert drafted.outcome is Outcome.ANSWERED
    assert marked(first_plan, drafted) == "少なくとも１年に１回以上，実施する。"


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("輸出クレジットラインの融資額は何億円？", Fact.MONEY),
        ("輸出案件は何件？", Fact.NUMBER),
        ("参加する企業の名前は？", Fact.NAME),
    ],
)
def test_a_fact_that_the_item_does_not_state_is_missing(first_plan: Plan, question: str, missing: Fact) -> None:
    drafted = draft(first_plan, question, "II.2.3.カ")
    assert (drafted.outcome, drafted.missing) == (Outcome.PARTLY_ANSWERED, missing)
    assert [(citation.item_id, citation.highlight) for citation in drafted.citations] == [("II.2.3.カ", ())]


def test_a_fact_that_the_first_item_states_is_not_missing(first_plan: Plan) -> None:
    drafted = draft(first_plan, "一般協定はいつ署名された？", "II.2.3.カ", "II.2.3.キ")
    assert (drafted.outcome, drafted.missing) == (Outcome.ANSWERED, None)


def test_where_the_plan_does_not_answer_the_three_nearest_are_named_without_highlights(first_plan: Plan) -> None:
    drafted = draft(first_plan, "相撲", "III.1", "III.2", "III.3", "III.4", probability=0.1)
    assert drafted.outcome is Outcome.NOT_IN_PLAN
    assert drafted.citations == ()
    assert [(citation.n, citation.highlight) for citation in drafted.nearest] == [(1, ()), (2, ()), (3, ())]


@pytest.mark.parametrize(("language", "rendered"), [("ja", False), ("en", True), ("mn", True)])
def test_a_reader_of_another_language_is_shown_the_working_rendering(
    first_plan: Plan, language: str, rendered: bool
) -> None:
    drafted = draft(first_plan, "?", "I.1.2", language=Language(language))
    assert (drafted.citations[0].rendering is not None) == rendered
    assert drafted.citations[0].quote_language == "ja"


def test_of_a_long_item_whole_sentences_around_the_highlight_are_quoted(make_plan: MakePlan) -> None:
    sentence = "両政府は，" + "農業の発展に関する協力を長期にわたり進める" * 8 + "。"
    plan = make_plan("１．" + sentence * 2 + "モンゴル国は，年に２回報告する。" + sentence)
    quote = draft(plan, "報告は年に何回？", "1").citations[0].quote
    assert "モンゴル国は，年に２回報告する。" in quote
    assert quote.endswith("。")
    assert len(quote) <= LONGEST_QUOTE
