from hypothesis import given
from hypothesis import strategies as st

from assistant.gate import GrowingDraft, check
from corpus import Plan
from tests.assistant.gate.items import drafts, offered

ROWS = [row for name in ("honest", "hostile", "second_honest", "second_hostile") for row in drafts(name)]


@given(row=st.sampled_from(ROWS), data=st.data())
def test_however_a_draft_is_cut_its_sentences_are_those_of_the_whole(
    row: dict[str, str], data: st.DataObject, first_plan: Plan
) -> None:
    draft, evidence = row["draft"], offered(first_plan, *row["evidence"])
    whole = check(draft, evidence, row["lang"]).sentences
    growing = GrowingDraft(evidence, row["lang"])
    at = 0
    while at < len(draft):
        size = data.draw(st.integers(1, 40))
        settled = growing.add(draft[at : at + size]).sentences
        assert settled == whole[: len(settled)]
        at += size
    assert growing.end().sentences == whole


def test_a_sentence_is_settled_when_the_next_one_begins(first_plan: Plan) -> None:
    growing = GrowingDraft(offered(first_plan, "I.1.2"), "en")
    first = "The foreign ministers meet at least once a year"
    assert growing.add(f"{first} [1]").text == ""
    assert growing.add(". ").text == ""
    assert growing.add("They").text == f"{first} [1]."


def test_a_sentence_waits_for_its_marks_that_come_after_the_full_stop(first_plan: Plan) -> None:
    growing = GrowingDraft(offered(first_plan, "I.1.2"), "en")
    assert growing.add("The foreign ministers meet at least once a year. [").sentences == ()
    assert growing.add("1] They").text == "The foreign ministers meet at least once a year. [1]"


def test_what_leads_in_a_list_waits_for_the_list(first_plan: Plan) -> None:
    growing = GrowingDraft(offered(first_plan, "I.1.2"), "en")
    assert growing.add("The foreign ministers meet:\n- at least once a year [1].\n- and").sentences == ()
