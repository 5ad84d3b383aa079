import threading
from concurrent.futures import ThreadPoolExecutor

import httpx2

from assistant.answer import Answer
from assistant.question import Question
from corpus import Plan
from tests.assistant.web.conftest import MakeApp, Serve
from tests.assistant.web.fake_assistant import FakeAssistant

CLIENTS = 40


class MeetingAssistant(FakeAssistant):
    """Answers no question before forty are being asked."""

    meeting = threading.Barrier(CLIENTS, timeout=20)

    def ask(self, question: Question) -> Answer:
        self.meeting.wait()
        return super().ask(question)


def test_forty_questions_are_served_together(make_app: MakeApp, serve: Serve, first_plan: Plan) -> None:
    def ask(address: str) -> int:
        return httpx2.post(f"{address}/api/ask", json={"question": "外相会談"}, timeout=30).status_code

    app = make_app(lambda: MeetingAssistant(first_plan))
    with serve(app) as address, ThreadPoolExecutor(CLIENTS) as clients:
        statuses = list(clients.map(ask, [address] * CLIENTS))
    assert statuses == [200] * CLIENTS
