"""Questions that arrive while the model is busy."""

import threading
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor

import numpy as np
import pytest

from index.batching import BatchingEmbedder
from index.embedding import ModelError, Vectors


class GatedEmbedder:
    """Embeds a text as its length, and waits at a gate when it is asked for "wait"."""

    fingerprint = "gated"
    dimensions = 1

    def __init__(self) -> None:
        self.batches: list[list[str]] = []
        self.threads: list[str] = []
        self.entered = threading.Event()
        self.gate = threading.Event()

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        self.batches.append(list(texts))
        self.threads.append(threading.current_thread().name)
        if "wait" in texts:
            self.entered.set()
            assert self.gate.wait(30)
        if "bad" in texts:
            raise ValueError("a bad text")
        if "interrupt" in texts:
            raise KeyboardInterrupt
        return np.array([[len(text)] for text in texts], np.float32).reshape(-1, 1)

    def embed_documents(self, texts: Sequence[str]) -> Vectors:
        return self.embed_queries(texts)


class Crowd:
    """One caller that holds the model, and others that wait in the line in the order in which they came."""

    def __init__(self, max_batch: int = 32) -> None:
        self.inner = GatedEmbedder()
        self.embedder = BatchingEmbedder(self.inner, max_batch, lanes=1)
        self.pool = ThreadPoolExecutor(16)
        self.first = self.pool.submit(self.embedder.embed_queries, ["wait"])
        assert self.inner.entered.wait(30)

    def ask(self, *texts: str) -> "Future[Vectors]":
        waiting = len(self.embedder._waiting)
        answer = self.pool.submit(self.embedder.embed_queries, texts)
        while len(self.embedder._waiting) == waiting:
            threading.Event().wait(0.001)
        return answer

    def open(self) -> None:
        self.inner.gate.set()


def test_a_lone_question_is_embedded_at_once_in_the_thread_that_asks() -> None:
    inner = GatedEmbedder()
    assert BatchingEmbedder(inner).embed_queries(["abc"]).tolist() == [[3]]
    assert inner.threads == [threading.current_thread().name]
    assert inner.batches == [["abc"]]


def test_questions_that_arrive_meanwhile_are_embedded_together_and_each_gets_its_own() -> None:
    crowd = Crowd()
    answers = [crowd.ask("a"), crowd.ask("bb", "ccc"), crowd.ask("dddd")]
    crowd.open()
    assert [answer.result(30).tolist() for answer in answers] == [[[1]], [[2], [3]], [[4]]]
    assert crowd.inner.batches == [["wait"], ["a", "bb", "ccc", "dddd"]]
    assert crowd.first.result(30).tolist() == [[4]]


def test_a_batch_has_no_more_texts_than_allowed() -> None:
    crowd = Crowd(max_batch=2)
    answers = [crowd.ask(text) for text in ("a", "bb", "ccc")]
    crowd.open()
    assert [answer.result(30).tolist() for answer in answers] == [[[1]], [[2]], [[3]]]
    assert crowd.inner.batches == [["wait"], ["a", "bb"], ["ccc"]]


def test_one_call_with_more_texts_than_allowed_is_embedded_as_it_is() -> None:
    crowd = Crowd(max_batch=2)
    answer = crowd.ask("a", "bb", "ccc")
    crowd.open()
    assert answer.result(30).tolist() == [[1], [2], [3]]


def test_an_error_reaches_the_caller_whose_text_it_is_and_no_other() -> None:
    crowd = Crowd()
    good, bad, other = crowd.ask("a"), crowd.ask("bad"), crowd.ask("bb")
    crowd.open()
    assert good.result(30).tolist() == [[1]]
    assert other.result(30).tolist() == [[2]]
    with pytest.raises(ValueError, match="a bad text"):
        bad.result(30)


def test_an_error_of_a_lone_question_is_its_caller_s() -> None:
    embedder = BatchingEmbedder(GatedEmbedder())
    with pytest.raises(ValueError, match="a bad text"):
        embedder.embed_queries(["bad"])
    assert embedder.embed_queries(["a"]).tolist() == [[1]]


def test_who_waits_behind_an_interrupted_caller_is_still_answered() -> None:
    crowd = Crowd()
    interrupted, other = crowd.ask("interrupt"), crowd.ask("a")
    crowd.embedder._waiting[1].texts[:] = ["a"]
    crowd.open()
    with pytest.raises(KeyboardInterrupt):
        interrupted.result(30)
    assert other.result(30).tolist() == [[1]]


def test_no_texts_give_no_vectors() -> None:
    assert BatchingEmbedder(GatedEmbedder()).embed_queries([]).shape == (0, 1)


def test_documents_do_not_stand_in_the_line() -> None:
    crowd = Crowd()
    assert crowd.embedder.embed_documents(["abc"]).tolist() == [[3]]
    crowd.open()


def test_a_closed_embedder_answers_who_waits_and_refuses_who_comes() -> None:
    crowd = Crowd()
    answer = crowd.ask("abc")
    closing = crowd.pool.submit(crowd.embedder.close)
    crowd.open()
    closing.result(30)
    assert answer.result(30).tolist() == [[3]]
    with pytest.raises(ModelError, match="closed"):
        crowd.embedder.embed_queries(["a"])


def test_it_is_the_embedder_it_wraps_to_those_who_ask() -> None:
    embedder = BatchingEmbedder(GatedEmbedder())
    assert (embedder.fingerprint, embedder.dimensions) == ("gated", 1)


def test_a_batch_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        BatchingEmbedder(GatedEmbedder(), 0)
    with pytest.raises(ValueError, match="at least 1"):
        BatchingEmbedder(GatedEmbedder(), lanes=0)


def test_a_second_lane_serves_while_the_first_is_taken() -> None:
    inner = GatedEmbedder()
    embedder = BatchingEmbedder(inner, lanes=2)
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(embedder.embed_queries, ["wait"])
        assert inner.entered.wait(30)
        assert embedder.embed_queries(["abc"]).tolist() == [[3]]
        assert not first.done()
        inner.gate.set()
        assert first.result(30).tolist() == [[4]]


def test_many_threads_all_get_their_own_vectors() -> None:
    embedder = BatchingEmbedder(GatedEmbedder(), max_batch=5)

    def ask(number: int) -> bool:
        texts = ["x" * (number % 7)] * (number % 4 + 1)
        return bool((embedder.embed_queries(texts) == number % 7).all())

    with ThreadPoolExecutor(16) as pool:
        assert all(pool.map(ask, range(2000)))


def test_texts_to_be_found_are_embedded_by_the_slice_and_questions_between() -> None:
    crowd = Crowd()
    texts = [f"text {number}" for number in range(40)]
    documents = crowd.pool.submit(crowd.embedder.embed_documents, texts)
    while not crowd.embedder._waiting:
        threading.Event().wait(0.001)
    question = crowd.ask("a question")
    crowd.open()
    assert question.result(30).tolist() == [[10]]
    assert documents.result(30).tolist() == [[len(text)] for text in texts]
    assert crowd.inner.batches == [["wait"], texts[:16], ["a question"], texts[16:32], texts[32:]]


def test_one_who_builds_takes_no_more_than_one_lane() -> None:
    inner = GatedEmbedder()
    embedder = BatchingEmbedder(inner, lanes=2)
    with ThreadPoolExecutor(4) as pool:
        builders = [pool.submit(embedder.embed_documents, ["wait"]) for _ in range(3)]
        assert inner.entered.wait(30)
        assert pool.submit(embedder.embed_queries, ["free"]).result(30).tolist() == [[4]]
        inner.gate.set()
        assert [builder.result(30).tolist() for builder in builders] == [[[4]]] * 3
