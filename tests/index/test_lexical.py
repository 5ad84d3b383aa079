import math

import pytest

from index.lexical import LexicalIndex

INDEX = LexicalIndex.of([["road", "road", "city"], ["road"], ["loan", "bank"]])


def test_bm25_is_the_textbooks() -> None:
    # "city" is in one of three items; its item has three terms, the mean is two.
    rarity = math.log(1 + (3 - 1 + 0.5) / (1 + 0.5))
    norm = 0.5 * (1 - 0.75 + 0.75 * 3 / 2)
    assert INDEX.scores(["city"]).tolist() == pytest.approx([rarity * 1 * 1.5 / (1 + norm), 0, 0])


def test_a_share_is_of_the_most_that_the_question_could_score() -> None:
    most = 1.5 * (INDEX.rarity("city") + INDEX.rarity("metro"))
    assert INDEX.shares(["city", "metro"])[0] == pytest.approx(INDEX.scores(["city"])[0] / most)
    assert INDEX.shares([]).tolist() == [0, 0, 0]


def test_a_pair_of_characters_counts_three_tenths_of_a_word() -> None:
    index = LexicalIndex.of([["道路", "~道路"], ["橋"]])
    assert index.rarity("~道路") == pytest.approx(0.3 * index.rarity("道路"))


def test_a_term_counts_more_where_it_occurs_more_often_and_the_text_is_short() -> None:
    long_twice, short_once, none = INDEX.scores(["road"]).tolist()
    assert long_twice > 0
    assert short_once > 0
    assert none == 0


def test_a_term_that_is_asked_twice_counts_once() -> None:
    assert INDEX.scores(["loan", "loan"]).tolist() == INDEX.scores(["loan"]).tolist()


def test_a_rarer_term_tells_more_and_an_unknown_one_most() -> None:
    assert INDEX.rarity("road") < INDEX.rarity("loan") < INDEX.rarity("metro")
    assert not INDEX.knows("metro")
    assert INDEX.has("road", 1)
    assert not INDEX.has("road", 2)


def test_an_index_of_nothing_scores_nothing() -> None:
    assert LexicalIndex.of([]).scores(["road"]).tolist() == []
