from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from assistant.answer import Answer, Choice, Outcome
from assistant.events import Event
from assistant.language import Language
from assistant.question import Question
from corpus import Plan
from tests.assistant.web.conftest import MakeClient
from tests.assistant.web.fake_assistant import FakeAssistant

UNDERSTOOD = '地下鉄について：<b>"それ"</b>はいつですか'
CHOICES = (Choice("Ⅰ <政治>", "「政治」について"), Choice("Ⅱ 経済", "経済について"))


class UnsureAssistant(FakeAssistant):
    """Understands everything as a follow-up, and offers two ways to understand it."""

    def ask(self, question: Question) -> Answer:
        return Answer(
            Outcome.NEEDS_CLARIFICATION,
            Language.JAPANESE,
            question.text,
            "どれですか。",
            question.conversation_id or "conversation-1",
            "turn-1",
            understood=UNDERSTOOD,
            choices=CHOICES,
        )

    def stream(self, question: Question) -> Iterator[Event]:
        yield self.ask(question)


@pytest.fixture
def client(make_client: MakeClient, first_plan: Plan) -> TestClient:
    return make_client(lambda: UnsureAssistant(first_plan))


def test_the_page_says_what_was_understood_and_how_to_correct_it(client: TestClient) -> None:
    page = client.post("/?lang=ja", data={"question": "それは"}, headers={"accept": "text/html"}).text
    assert "次のように理解しました：地下鉄について：&lt;b&gt;" in page
    assert 'name="draft"' in page
    assert "<b>" not in page


def test_choices_are_buttons_that_ask_their_question_in_the_same_conversation(client: TestClient) -> None:
    page = client.post("/?lang=ja", data={"question": "それは"}, headers={"accept": "text/html"}).text
    assert '<button name="question" value="「政治」について">Ⅰ &lt;政治&gt;</button>' in page
    assert page.count('name="conversation_id"') >= 2


def test_a_draft_stands_in_the_box_and_nothing_longer_than_a_question(client: TestClient) -> None:
    page = client.get("/", params={"lang": "ja", "draft": "<x>" + "あ" * 3000, "conversation": '"c"'}).text
    assert "&lt;x&gt;" in page
    assert page.count("あ") < 2100
    assert 'value="&#34;c&#34;"' in page


def test_the_api_and_the_stream_give_the_choices(client: TestClient) -> None:
    answer = client.post("/api/ask", json={"question": "それは"}).json()
    assert answer["outcome"] == "needs_clarification"
    assert answer["choices"] == [{"label": c.label, "question": c.question} for c in CHOICES]
    stream = client.post("/api/ask", json={"question": "それは"}, headers={"accept": "text/event-stream"})
    assert "経済について" in stream.text
