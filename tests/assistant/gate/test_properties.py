"""Whatever is changed in a true sentence is found."""

from typing import Final

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from assistant.answer import Citation
from assistant.compose import compose
from assistant.gate import Evidence, check
from assistant.language import Language
from assistant.reply import reply_text
from assistant.turn import Understanding
from corpus import Item, Plan
from index.answerability import Judgement
from index.hits import Hit, Retrieval
from index.views import ViewKind
from tests.assistant.gate.items import kinds, offered

LETTERS: Final = "日本国両政府協力実施検討会談年回第１２３４５アイウABCxyzабвгө、。，0123456789 "
MARKS: Final = [("「", "」"), ("『", "』"), ("“", "”"), ("«", "»"), ('"', '"'), ("„", "“"), ("《", "》")]


@given(data=st.data())
def test_a_quote_with_one_character_changed_is_found(data: st.DataObject, first_plan: Plan) -> None:
    item = data.draw(st.sampled_from(first_plan.items))
    place = data.draw(st.integers(0, len(item.text) - 1))
    changed = item.text[:place] + data.draw(st.sampled_from(LETTERS)) + item.text[place + 1 :]
    assume(changed.strip(" ，。、") not in item.text)
    opened, closed = data.draw(st.sampled_from(MARKS))
    assert kinds(f"計画には{opened}{changed}{closed}とあります[1]。", offered(first_plan, item.id), "ja")


@pytest.mark.parametrize(("opened", "closed"), MARKS)
def test_a_quote_of_the_plan_stands_in_any_marks(opened: str, closed: str, first_plan: Plan) -> None:
    for item in first_plan.items:
        assert not kinds(f"計画には{opened}{item.text}{closed}とあります[1]。", offered(first_plan, item.id), "ja")


@given(data=st.data())
def test_a_number_that_no_text_of_the_item_has_is_found(data: st.DataObject, first_plan: Plan) -> None:
    item = data.draw(st.sampled_from(first_plan.items))
    number = data.draw(st.integers(18, 1999) | st.integers(2018, 9999))
    wide = str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    evidence = offered(first_plan, item.id)
    for draft, language in (
        (f"両政府は{wide}年に協力します[1]。", "ja"),
        (f"Both Governments agree on {number} [1].", "en"),
    ):
        assert kinds(draft, evidence, language)


@given(data=st.data())
def test_the_address_of_another_item_is_found(data: st.DataObject, first_plan: Plan) -> None:
    cited, other = data.draw(st.lists(st.sampled_from(first_plan.items), min_size=2, max_size=2, unique=True))
    assume(not cited.address.startswith(other.address) and len(other.address) > 1)
    assert kinds(f"{other.address}に記載があります[1]。", offered(first_plan, cited.id), "ja") == ["address"]


@given(draft=st.text(alphabet=st.characters(), max_size=200), language=st.sampled_from(["ja", "en", "mn"]))
def test_no_draft_makes_the_gate_fail(draft: str, language: str, first_plan: Plan) -> None:
    checked = check(draft, offered(first_plan, "I.1.2"), language)
    assert 0 <= checked.faithfulness <= 1


@given(data=st.data())
def test_a_sentence_without_a_citation_never_stands(data: st.DataObject, first_plan: Plan) -> None:
    item = data.draw(st.sampled_from(first_plan.items))
    assert not check(item.text, offered(first_plan, item.id), "ja").accepted


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("question", ["これは", "いくらですか", "how much money will it cost?", "нийт төсөв хэд вэ"])
def test_composed_answers_always_pass(language: Language, question: str, first_plan: Plan) -> None:
    plans = {first_plan.id: first_plan}
    for one, other in zip(first_plan.items, first_plan.items[1:], strict=False):
        understanding = Understanding(language, question)
        draft = compose(understanding, _found(first_plan, one, other), Judgement(1.0, 2), plans)
        evidence = [_evidence(citation, first_plan) for citation in draft.citations]
        checked = check(reply_text(understanding, draft, plans), evidence, language)
        assert not checked.faults, checked


def _evidence(citation: Citation, plan: Plan) -> Evidence:
    return Evidence.of(citation, plan)


def _found(plan: Plan, *items: Item) -> Retrieval:
    return Retrieval(tuple(Hit(plan.id, item.id, 1.0, ViewKind.TEXT) for item in items))
