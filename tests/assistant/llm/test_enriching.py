from dataclasses import replace

from assistant.language import Language
from assistant.llm.enriching import Enricher, ProposalDoubt, Wanted, wanted
from corpus import Plan
from corpus.plan import Curation
from corpus.proposals import Proposal, ProposalKind
from tests.assistant.llm.scripted import SaidModel


def proposed(plan: Plan, said: str, kind: ProposalKind = ProposalKind.RENDERING) -> list[Proposal]:
    wish = Wanted(plan.item("I.1.2"), Language.ENGLISH, kind)
    return list(Enricher(SaidModel(said), 30).propose(plan, wish))


def test_what_a_plan_lacks_is_wanted_and_no_more(first_plan: Plan) -> None:
    assert wanted(first_plan, list(Language)) == ()
    bare = replace(first_plan, curation=Curation(), items=first_plan.items[:1])
    wishes = [(wish.language, wish.kind) for wish in wanted(bare, list(Language))]
    assert (Language.JAPANESE, ProposalKind.RENDERING) not in wishes
    assert len(wishes) == 5


def test_a_proposal_is_never_accepted_by_itself(first_plan: Plan) -> None:
    (proposal,) = proposed(
        first_plan, "The two Governments will hold a meeting\nof Foreign Ministers at least once a year."
    )
    assert not proposal.accept
    assert proposal.text == "The two Governments will hold a meeting of Foreign Ministers at least once a year."
    assert proposal.original == first_plan.item("I.1.2").text


def test_what_to_look_at_first_is_told(first_plan: Plan) -> None:
    (proposal,) = proposed(first_plan, "The Governments meet China's minister 17 times.")
    assert set(proposal.doubts) == {ProposalDoubt.NUMBERS, ProposalDoubt.NAMES}
    (proposal,) = proposed(first_plan, "両政府は，外相会談を少なくとも１年に１回以上，国連総会の機会に実施する。")
    assert proposal.doubts == (ProposalDoubt.LANGUAGE,)


def test_questions_are_one_a_line_and_no_more_than_were_asked_for(first_plan: Plan) -> None:
    said = "- How often do the ministers meet?\n\n* Where do they meet?\nWhat else?"
    proposals = proposed(first_plan, said, ProposalKind.QUESTION)
    assert [(proposal.text, proposal.words) for proposal in proposals] == [
        ("How often do the ministers meet?", "terms"),
        ("Where do they meet?", "everyday"),
    ]


def test_where_the_model_writes_nothing_there_is_no_proposal(first_plan: Plan) -> None:
    assert proposed(first_plan, " \n") == []


def test_the_items_words_are_data_and_no_instruction(first_plan: Plan) -> None:
    model = SaidModel("x")
    list(
        Enricher(model, 30).propose(
            first_plan, Wanted(first_plan.item("I.1.2"), Language.ENGLISH, ProposalKind.RENDERING)
        )
    )
    ((rules, data),) = model.asked
    assert "外相会談" in data.content
    assert "外相会談" not in rules.content
