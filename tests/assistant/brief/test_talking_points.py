from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from assistant.brief.assembling import Assembler
from assistant.brief.document import Brief, TalkingRemark
from assistant.brief.talking_points import ModelTalkingPoints
from assistant.language import Language
from assistant.llm.deadline import Deadline
from assistant.llm.endpoint import Endpoint
from assistant.llm.model import Failure, LanguageModel, Message
from tests.assistant.brief.conftest import NOW, gathered
from tests.assistant.llm.scripted import SaidModel
from tests.assistant.web.fake_assistant import FakeAssistant
from tests.scripted_model import scripted_model

LIE = "The two Governments have already built 40 nuclear reactors in Osaka [1]."


def written(library: FakeAssistant, model: LanguageModel, seconds: float = 60.0) -> Brief:
    draft = gathered(library, Language.JAPANESE, "石炭", "育成")
    return Assembler(library, library.versions, talking_points=ModelTalkingPoints(model, seconds)).assemble(draft, NOW)


def true_sentence(library: FakeAssistant) -> str:
    """The first quotation of the brief, cited."""
    citation = written(library, SaidModel()).entries[0].citation
    return citation.quote.rstrip("。") + f"[{citation.n}]。"


def test_a_sentence_that_stands_is_shown_and_the_model_is_named(library: FakeAssistant) -> None:
    truth = true_sentence(library)
    brief = written(library, SaidModel(truth))
    assert brief.points[0].talking_points == (truth,)
    assert brief.points[0].talking_remark is None
    assert brief.manifest.language_model == "scripted-1"


def test_what_the_plan_does_not_say_is_dropped_and_said_to_be(library: FakeAssistant) -> None:
    brief = written(library, SaidModel(LIE))
    assert brief.points[0].talking_points == ()
    assert brief.points[0].talking_remark is TalkingRemark.REFUSED
    assert brief.manifest.language_model is None


def test_of_truth_and_lie_the_truth_stays(library: FakeAssistant) -> None:
    truth = true_sentence(library)
    point = written(library, SaidModel(f"{truth}\n両国政府は、大阪に原子炉40基を建設した[1]。")).points[0]
    assert point.talking_points == (truth,)
    assert point.talking_remark is TalkingRemark.SHORTENED


def test_a_sentence_may_not_rest_on_another_points_items(library: FakeAssistant) -> None:
    brief = written(library, SaidModel(true_sentence(library)))
    assert brief.points[1].talking_points == ()


def test_a_model_that_fails_is_not_asked_for_the_next_point(library: FakeAssistant) -> None:
    model = SaidModel(failure=Failure.UNREACHABLE)
    brief = written(library, model)
    assert len(model.asked) == 1
    assert [point.talking_remark for point in brief.points] == [TalkingRemark.FAILED] * 2
    assert brief.entries == written(library, SaidModel()).entries


def test_quotations_that_do_not_stand_are_not_given_to_the_model(library: FakeAssistant) -> None:
    brief = written(library, SaidModel())
    point = replace(brief.points[0], entries=tuple(replace(entry, stands=False) for entry in brief.points[0].entries))
    model = SaidModel(LIE)
    (talk,) = ModelTalkingPoints(model, 60.0)([point], Language.JAPANESE, library.plans)
    assert not model.asked
    assert talk.remark is None


def test_one_deadline_is_for_the_whole_brief(library: FakeAssistant) -> None:
    deadlines: list[Deadline] = []

    class Watching(SaidModel):
        def stream(self, messages: Sequence[Message], deadline: Deadline) -> Iterator[str]:
            deadlines.append(deadline)
            return super().stream(messages, deadline)

    written(library, Watching(LIE))
    assert len(deadlines) == 2
    assert deadlines[0] is deadlines[1]


@pytest.mark.parametrize("behaviour", ["hangs", "trickles", "broken", "malformed"])
def test_a_bad_endpoint_leaves_the_brief_whole(library: FakeAssistant, behaviour: str) -> None:
    with scripted_model() as script:
        brief = written(library, Endpoint(script.url, behaviour, "", 200), seconds=0.3)
    assert brief.points[0].talking_remark is TalkingRemark.FAILED
    assert brief.entries
