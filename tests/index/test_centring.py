from pathlib import Path

import numpy as np
import pytest

from index.centring import LANGUAGES, LanguageMeans, generic_sentences
from tests.fakes import FakeEmbedder

MEANS = LanguageMeans(
    queries=np.array([[0.6, 0.0], [0.0, 0.6], [0.0, 0.0]], np.float32),
    documents=np.array([[0.0, 0.2], [0.0, 0.0], [0.3, 0.0]], np.float32),
)


def test_the_mean_of_the_language_is_taken_off_and_the_length_is_one_again() -> None:
    # (1, 0) - (0.6, 0) = (0.4, 0); (0.6, 0.8) - (0, 0.6) = (0.6, 0.2), of length sqrt(0.4)
    assert MEANS.centre_query(np.array([1, 0], np.float32), "ja").tolist() == pytest.approx([1, 0])
    centred = MEANS.centre_query(np.array([0.6, 0.8], np.float32), "en").tolist()
    assert centred == pytest.approx([0.6 / 0.4**0.5, 0.2 / 0.4**0.5])


def test_documents_of_different_languages_lose_each_their_own_mean() -> None:
    vectors = np.array([[0.6, 0.8], [0.6, 0.8]], np.float32)
    centred = MEANS.centre_documents(vectors, ["ja", "fr"])
    # (0.6, 0.8) - (0, 0.2) = (0.6, 0.6); French has no mean
    assert centred.tolist() == [pytest.approx([0.5**0.5, 0.5**0.5]), pytest.approx([0.6, 0.8])]


def test_means_are_measured_over_all_generic_sentences_of_each_language(tmp_path: Path) -> None:
    told: list[int] = []
    embedder = FakeEmbedder()
    means = LanguageMeans.measure(embedder, told.append)
    sentences = generic_sentences()
    assert sum(told) == 2 * sum(len(of_language) for of_language in sentences.values())
    assert means.queries.shape == means.documents.shape == (len(LANGUAGES), embedder.dimensions)
    mean = embedder.embed_queries(sentences["mn"]).mean(axis=0)
    assert means.queries[LANGUAGES.index("mn")].tolist() == pytest.approx(mean.tolist())
    means.write(tmp_path / "means.npy")
    again = LanguageMeans.read(tmp_path / "means.npy")
    assert np.array_equal(again.queries, means.queries)
    assert np.array_equal(again.documents, means.documents)


def test_the_generic_sentences_are_translations_of_one_another_line_by_line() -> None:
    sentences = generic_sentences()
    assert {len(of_language) for of_language in sentences.values()} == {120}
