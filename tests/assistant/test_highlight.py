from assistant.facts import Fact
from assistant.highlight import choose_highlight
from index.hits import Passage

TEXT = "両政府は，外相会談を開き，少なくとも１年に１回以上，実施する。"


def passages(*scores: float) -> tuple[Passage, ...]:
    ends = (13, 26, 31)
    return tuple(Passage(start, end, score) for start, end, score in zip((0, *ends), ends, scores, strict=False))


def marked(stretch: tuple[int, int] | None) -> str:
    assert stretch is not None
    return TEXT[slice(*stretch)]


def test_the_phrase_nearest_to_the_question_is_marked() -> None:
    assert marked(choose_highlight(TEXT, passages(0.9, 0.7, 0.6), None)) == "両政府は，外相会談を開き"


def test_a_phrase_that_states_the_fact_asked_for_comes_before_a_nearer_one() -> None:
    assert marked(choose_highlight(TEXT, passages(0.9, 0.7, 0.6), Fact.NUMBER)) == "少なくとも１年に１回以上"


def test_the_nearest_phrase_is_marked_where_none_states_the_fact() -> None:
    assert marked(choose_highlight(TEXT, passages(0.6, 0.7, 0.9), Fact.TIME)) == "実施する。"


def test_a_neighbour_that_is_as_near_is_marked_with_the_best() -> None:
    assert marked(choose_highlight(TEXT, passages(0.6, 0.895, 0.9), None)) == "少なくとも１年に１回以上，実施する。"


def test_an_item_without_phrases_has_nothing_to_mark() -> None:
    assert choose_highlight("", (), None) is None
