"""The choice of plans that a question is put to, where there are several."""

from collections.abc import Callable

import pytest

from assistant.answer import Answer
from corpus import Plan
from tests.assistant.web.conftest import MakeClient
from tests.assistant.web.fake_assistant import FakeAssistant

PAGE = {"accept": "text/html"}
MakePlan = Callable[..., Plan]


@pytest.fixture
def several(first_plan: Plan, make_plan: MakePlan) -> FakeAssistant:
    return FakeAssistant(first_plan, make_plan(plan_id="one"), make_plan(plan_id="two"))


def test_one_plan_leaves_nothing_to_choose(make_client: MakeClient) -> None:
    assert 'name="plan"' not in make_client().get("/").text


def test_all_plans_are_asked_until_some_are_chosen(make_client: MakeClient, several: FakeAssistant) -> None:
    client = make_client(lambda: several)
    client.get("/ready")
    client.post("/", data={"question": "EPA"}, headers=PAGE)
    client.post("/", data={"question": "EPA", "plan": ["one", "two", "one"]}, headers=PAGE)
    assert [question.plans for question in several.questions] == [None, ("one", "two")]


@pytest.mark.parametrize(("language", "every"), [("ja", "すべての計画"), ("en", "All plans"), ("mn", "Бүх хөтөлбөр")])
def test_what_was_chosen_is_said_and_kept_for_the_next_question(
    make_client: MakeClient, several: FakeAssistant, language: str, every: str
) -> None:
    client = make_client(lambda: several)
    assert client.get("/api/plans").status_code == 200
    assert f'"plan-choice-chosen">{every}<' in client.get(f"/?lang={language}").text
    page = client.post(f"/?lang={language}", data={"question": "EPA", "plan": ["two"]}, headers=PAGE).text
    assert page.count(" checked>") == 1
    assert 'value="two" checked>' in page
    assert '"plan-choice-chosen">小さな計画<' in page


def test_a_conversation_goes_on_with_the_plans_of_its_last_turn(
    make_client: MakeClient, several: FakeAssistant
) -> None:
    client = make_client(lambda: _with_versions(several))
    answer = client.post("/api/ask", json={"question": "EPA", "plans": ["one"]}).json()
    page = client.get(f"/conversations/{answer['conversation_id']}").text
    assert 'value="one" checked>' in page
    assert page.count(" checked>") == 1


def test_a_plan_that_was_removed_meanwhile_is_told_of(make_client: MakeClient, several: FakeAssistant) -> None:
    page = make_client(lambda: several).post("/?lang=en", data={"question": "EPA", "plan": ["gone"]}, headers=PAGE)
    assert page.status_code == 404
    assert "gone" in page.text


def _with_versions(assistant: FakeAssistant) -> FakeAssistant:
    ask = assistant.ask

    def versioned(question: object) -> Answer:
        from dataclasses import replace

        answer = ask(question)  # type: ignore[arg-type]
        asked = question.plans or assistant.plans  # type: ignore[attr-defined]
        return replace(answer, versions=replace(assistant.versions, plans=dict.fromkeys(asked, "0")))

    assistant.ask = versioned  # type: ignore[method-assign]
    return assistant
