from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from assistant.question import Question
from corpus import Plan
from index.builder import build_index
from index.opened import open_index
from prompts.fingerprint import prompts_fingerprint
from tests.assistant.test_pipeline import assistant_on
from tests.fakes import FakeEmbedder


def test_an_answer_says_what_it_was_made_from(tmp_path: Path, make_plan: Callable[..., Plan]) -> None:
    plans = [make_plan(), replace(make_plan(), id="other")]
    assistant = assistant_on(plans, tmp_path)
    every = assistant.ask(Question("外相会談")).versions
    one = assistant.ask(Question("外相会談", plans=("other",))).versions
    assert every and one
    assert every.plans == {plan.id: plan.checksum for plan in plans}
    assert one.plans == {"other": plans[1].checksum}
    assert (every.embedding, every.prompts, every.language_model) == ("fake-1", prompts_fingerprint(), None)


def test_another_build_of_the_index_has_another_fingerprint(tmp_path: Path, make_plan: Callable[..., Plan]) -> None:
    def fingerprint(plan: Plan) -> str:
        build_index([plan], FakeEmbedder(), tmp_path)
        return open_index(tmp_path, [plan], "fake-1").manifest.fingerprint()

    plan = make_plan()
    before = fingerprint(plan)
    assert before == open_index(tmp_path, [plan], "fake-1").manifest.fingerprint()
    assert before != fingerprint(make_plan("小さな計画\n\n１．交流\n（１）両政府は，会談を実施する。\n"))
