import numpy as np

from index.headings import Heading, named_heading

TOPIC = np.array([1.0, 0.0], np.float32)


def heading(cosine: float, items: int, language: str = "ja") -> Heading:
    vector = np.array([cosine, (1 - cosine**2) ** 0.5], np.float32)
    return Heading(frozenset(range(items)), language, vector)


def test_only_the_nearest_heading_is_named() -> None:
    assert named_heading([heading(0.6, 2), heading(0.7, 3)], TOPIC, "en", 20) == {0, 1, 2}


def test_a_heading_that_is_not_near_is_not_named() -> None:
    assert named_heading([heading(0.45, 2)], TOPIC, "en", 20) == frozenset()
    assert named_heading([], TOPIC, "en", 20) == frozenset()


def test_in_the_topics_own_language_more_likeness_is_asked_for() -> None:
    assert named_heading([heading(0.6, 2, "en")], TOPIC, "en", 20) == frozenset()
    assert named_heading([heading(0.7, 2, "en")], TOPIC, "en", 20) == {0, 1}


def test_a_heading_above_much_of_the_plan_is_named_only_by_its_own_words() -> None:
    assert named_heading([heading(0.8, 10)], TOPIC, "en", 20) == frozenset()
    assert len(named_heading([heading(0.95, 10)], TOPIC, "en", 20)) == 10
