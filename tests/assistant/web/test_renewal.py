"""A server takes over a changed library; who was answered from the old one is not disturbed."""

import gc
import weakref
from pathlib import Path

import anyio
import pytest
from starlette.requests import Request

from assistant.service import Assistant
from assistant.web.loading import Loading
from assistant.web.renewal import Renewal
from assistant.web.services import services
from corpus import Plan, PlanError
from tests.assistant.web.conftest import MakeApp
from tests.assistant.web.fake_assistant import FakeAssistant


class Changes:
    """A library whose stamp a test changes, and what opening it gives."""

    def __init__(self, first: Assistant) -> None:
        self.stamp = 0
        self.loading = Loading(lambda: first, 1)
        self.loading._run()
        self.before: list[Assistant | None] = []
        self.renewal = Renewal(self.loading, lambda: self.stamp, self.open)
        self.opens: Assistant | PlanError = first

    def open(self, before: Assistant | None) -> Assistant:
        self.before.append(before)
        if isinstance(self.opens, PlanError):
            raise self.opens
        return self.opens

    def change(self, opens: Assistant | PlanError) -> bool:
        self.stamp += 1
        self.opens = opens
        return self.renewal.look()


@pytest.fixture
def changes(assistant: FakeAssistant) -> Changes:
    return Changes(assistant)


def test_a_library_that_did_not_change_is_not_opened_again(changes: Changes) -> None:
    assert not changes.renewal.look()
    assert changes.before == []


def test_a_changed_library_answers_from_then_on(changes: Changes, assistant: FakeAssistant, first_plan: Plan) -> None:
    newer = FakeAssistant(first_plan)
    assert changes.change(newer)
    assert changes.before == [assistant]
    assert changes.loading.outcome is newer
    assert anyio.run(changes.loading.assistant) is newer
    assert not changes.renewal.look()


def test_a_library_that_cannot_be_opened_leaves_the_old_one_answering_and_is_tried_again(
    changes: Changes, assistant: FakeAssistant, first_plan: Plan, caplog: pytest.LogCaptureFixture
) -> None:
    assert not changes.change(PlanError("the plan p cannot be read"))
    assert not changes.renewal.look()
    assert changes.loading.outcome is assistant
    assert caplog.text.count("the changed library could not be opened") == 1
    changes.opens = newer = FakeAssistant(first_plan)
    assert changes.renewal.look()
    assert changes.loading.outcome is newer


def test_what_no_request_holds_any_longer_is_freed(first_plan: Plan) -> None:
    changes = Changes(cyclic := FakeAssistant(first_plan))
    vars(cyclic)["itself"] = cyclic
    held, reference = [cyclic], weakref.ref(cyclic)
    del cyclic
    changes.change(FakeAssistant(first_plan))
    changes.before.clear()
    changes.loading._load = lambda: held[0]
    changes.renewal.let_go()
    assert reference() is not None
    changes.loading._load = lambda: FakeAssistant(first_plan)
    held.clear()
    gc.disable()
    try:
        changes.renewal.let_go()
        assert reference() is None
    finally:
        gc.enable()


def test_a_request_sees_one_library_from_its_start_to_its_end(
    make_app: MakeApp, assistant: FakeAssistant, first_plan: Plan
) -> None:
    app = make_app()
    loading = app.state.services.loading
    loading._run()
    under_way, later = (Request({"type": "http", "app": app}) for _ in range(2))
    assert services(under_way).loading.outcome is assistant
    newer = FakeAssistant(first_plan)
    loading.replace(newer)
    assert anyio.run(services(under_way).loading.assistant) is assistant
    assert services(under_way).loading.outcome is assistant
    assert anyio.run(services(later).loading.assistant) is newer


def test_an_index_that_is_put_in_use_again_has_another_stamp(tmp_path: Path) -> None:
    from index.builder import build_index
    from index.files import put_in_use_again, stamp
    from tests.fakes import FakeEmbedder

    build_index([], FakeEmbedder(), tmp_path)
    before = stamp(tmp_path)
    assert stamp(tmp_path) == before
    put_in_use_again(tmp_path)
    assert stamp(tmp_path) != before
