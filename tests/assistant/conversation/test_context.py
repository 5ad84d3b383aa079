from assistant.conversation import Carry, StandAlone
from assistant.conversation.context import beyond, in_context
from assistant.language import Language
from index.answerability import Judgement
from index.hits import Hit, Retrieval
from index.views import ViewKind


def found(**scores: float) -> Retrieval:
    ranked = sorted(scores.items(), key=lambda entry: -entry[1])
    return Retrieval(tuple(Hit("p", item, score, ViewKind.TEXT) for item, score in ranked))


def meant(carry: Carry, *items: str, typed: str | None = None, named: tuple[str, ...] = ()) -> StandAlone:
    keys = tuple(("p", item) for item in items)
    return StandAlone("?", Language.ENGLISH, tuple(("p", n) for n in named), carry, keys, True, typed=typed)


def order(retrieval: Retrieval) -> list[tuple[str, float]]:
    return [(hit.item_id, hit.score) for hit in retrieval.hits]


def test_a_short_follow_up_gains_three_deviations_for_the_first_item_and_half_for_the_others() -> None:
    ordered = in_context(found(a=5.0, b=3.0, c=1.0), None, meant(Carry.ABOUT, "b", "c"))
    assert order(ordered) == [("b", 6.0), ("a", 5.0), ("c", 2.5)]


def test_a_long_follow_up_is_half_its_own_and_gains_little() -> None:
    typed = "does meat dairy irrigation forestry fishing mining belong to it"
    ordered = in_context(found(a=4.0, b=2.0), found(b=6.0, a=1.0), meant(Carry.ABOUT, "a", typed=typed))
    assert order(ordered) == [("b", 0.5 * 2 + 0.5 * 6), ("a", 0.5 * 4 + 0.5 * 1 + 0.5)]


def test_an_item_that_only_one_of_the_two_found_has_the_last_score_of_the_other() -> None:
    typed = "does meat dairy irrigation forestry fishing mining belong to it"
    ordered = in_context(found(a=4.0, b=2.0), found(c=8.0, a=1.0), meant(Carry.ABOUT, typed=typed))
    assert order(ordered) == [("c", 0.5 * 2 + 0.5 * 8), ("a", 2.5), ("b", 0.5 * 2 + 0.5 * 1)]


def test_what_was_shown_is_left_out_of_more() -> None:
    assert order(in_context(found(a=5.0, b=3.0), None, meant(Carry.BEYOND, "a"))) == [("b", 3.0)]


def test_more_is_answered_by_what_stands_out_and_by_nothing_else() -> None:
    ordered = in_context(found(a=5.0, b=3.0, c=2.4), None, meant(Carry.BEYOND, "a"))
    assert beyond(Judgement(0.9, 3), ordered) == Judgement(0.9, 1)
    assert not beyond(Judgement(0.9, 3), found(c=2.4)).answerable


def test_items_that_are_named_come_first_and_keep_no_other_from_being_ranked() -> None:
    ordered = in_context(found(a=5.0, b=3.0), None, meant(Carry.NOTHING, named=("b", "z")))
    assert [item for item, _ in order(ordered)] == ["b", "z", "a"]


def test_a_return_prefers_what_was_shown_and_its_words_say_which() -> None:
    ordered = in_context(found(a=5.0, b=3.0, c=2.5), None, meant(Carry.BACK, "b", "c"))
    assert order(ordered) == [("b", 6.0), ("c", 5.5), ("a", 5.0)]


def test_where_nothing_was_shown_the_words_typed_count_as_much_as_their_matter() -> None:
    ordered = in_context(found(a=4.0, b=2.0), found(b=6.0, a=1.0), meant(Carry.ABOUT, typed="when is it due"))
    assert order(ordered) == [("b", 0.5 * 2 + 0.5 * 6), ("a", 0.5 * 4 + 0.5 * 1)]
