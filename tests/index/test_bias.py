from pathlib import Path

import numpy as np
import pytest

from index.bias import LANGUAGES, LanguageBias, generic_count, generic_texts
from tests.fakes import FakeEmbedder

NO_DIRECTION = np.zeros((0, 2), np.float32)
QUERIES = np.array([[0.6, 0.0], [0.0, 0.6], [0.0, 0.0]], np.float32)
DOCUMENTS = np.array([[0.0, 0.2], [0.0, 0.0], [0.3, 0.0]], np.float32)
BIAS = LanguageBias(QUERIES, DOCUMENTS, NO_DIRECTION)


def test_the_mean_of_the_language_is_taken_off_and_the_length_is_one_again() -> None:
    # (1, 0) - (0.6, 0) = (0.4, 0); (0.6, 0.8) - (0, 0.6) = (0.6, 0.2), of length sqrt(0.4)
    assert BIAS.unbiased_query(np.array([1, 0], np.float32), "ja").tolist() == pytest.approx([1, 0])
    unbiased = BIAS.unbiased_query(np.array([0.6, 0.8], np.float32), "en").tolist()
    assert unbiased == pytest.approx([0.6 / 0.4**0.5, 0.2 / 0.4**0.5])


def test_documents_of_different_languages_lose_each_their_own_mean() -> None:
    vectors = np.array([[0.6, 0.8], [0.6, 0.8]], np.float32)
    unbiased = BIAS.unbiased_documents(vectors, ["ja", "fr"])
    # (0.6, 0.8) - (0, 0.2) = (0.6, 0.6); French has no mean
    assert unbiased.tolist() == [pytest.approx([0.5**0.5, 0.5**0.5]), pytest.approx([0.6, 0.8])]


def test_the_directions_in_which_translations_differ_are_taken_away() -> None:
    bias = LanguageBias(np.zeros_like(QUERIES), DOCUMENTS, np.array([[0, 1]], np.float32))
    assert bias.unbiased_query(np.array([0.6, 0.8], np.float32), "en").tolist() == pytest.approx([1, 0])


def test_the_bias_is_measured_on_all_generic_texts_and_kept(tmp_path: Path) -> None:
    told: list[int] = []
    embedder = FakeEmbedder()
    bias = LanguageBias.measure(embedder, told.append)
    assert sum(told) == generic_count()
    assert bias.queries.shape == bias.documents.shape == (len(LANGUAGES), embedder.dimensions)
    assert bias.directions @ bias.directions.T == pytest.approx(np.eye(4), abs=1e-5)
    mongolian = generic_texts("mn")
    for means, texts in ((bias.queries, mongolian.sentences), (bias.documents, mongolian.paragraphs)):
        mean = embedder.embed_queries(texts).mean(axis=0)
        assert means[LANGUAGES.index("mn")].tolist() == pytest.approx(mean.tolist())
    bias.write(tmp_path / "bias.npy")
    again = LanguageBias.read(tmp_path / "bias.npy")
    for name in ("queries", "documents", "directions"):
        assert np.array_equal(getattr(again, name), getattr(bias, name))


def test_the_generic_sentences_are_translations_of_one_another_line_by_line() -> None:
    texts = [generic_texts(language) for language in LANGUAGES]
    assert {(len(text.sentences), len(text.paragraphs)) for text in texts} == {(120, 30)}
