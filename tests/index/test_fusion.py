import numpy as np
import pytest

from index.fusion import best_of, fuse, over_views, standardise, with_best_phrase


def test_scores_are_standardised_to_mean_nought_and_deviation_one() -> None:
    # mean 2, deviation sqrt(2/3)
    assert standardise(np.array([1.0, 2.0, 3.0])).tolist() == pytest.approx([-(1.5**0.5), 0, 1.5**0.5])


def test_scores_that_are_all_alike_say_nothing() -> None:
    assert standardise(np.array([0.7, 0.7])).tolist() == [0, 0]


def test_a_question_all_of_whose_words_are_found_counts_ten_deviations_of_meaning() -> None:
    fused = fuse(np.array([1.0, 2.0, 3.0]), np.array([0.5, 0.0, 0.0]))
    assert fused.tolist() == pytest.approx([-(1.5**0.5) + 5, 0, 1.5**0.5])


def test_the_best_phrase_of_an_item_is_mixed_into_its_own_text() -> None:
    best = best_of(np.array([0.1, 0.9, 0.4]), np.array([0, 0, 1]), 2)
    assert best.tolist() == [0.9, 0.4]
    # six tenths of the text, four of the phrase
    assert with_best_phrase(np.array([0.5, 0.5]), best).tolist() == pytest.approx([0.66, 0.46])


def test_an_item_is_scored_by_the_mean_and_half_the_maximum_of_its_views() -> None:
    scores = over_views(np.array([0.2, 0.6, 0.5]), np.array([0, 0, 1]), 2)
    assert scores.tolist() == pytest.approx([0.4 + 0.3, 0.5 + 0.25])
