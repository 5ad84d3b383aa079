from dataclasses import replace

import pytest

from corpus import Item, ItemKind, Plan, Span
from corpus.language_versions import align_by_numbering


def item(item_id: str, kind: ItemKind = ItemKind.ITEM) -> Item:
    return Item(item_id, kind, item_id, (), "text", Span(0, 4))


@pytest.mark.parametrize("letters", ["アイウ", "イロハ", "abc", "абв", "123", "一二三"])
@pytest.mark.parametrize("others", ["アイウ", "イロハ", "abc", "абв"])
def test_an_item_and_its_counterpart_stand_at_the_same_place(letters: str, others: str) -> None:
    ours = [item(f"II.2.3.{letter}") for letter in letters]
    theirs = [item(f"2.2.3.{letter}") for letter in others]
    assert align_by_numbering(ours, theirs) == {
        f"II.2.3.{a}": f"2.2.3.{b}" for a, b in zip(letters, others, strict=True)
    }


def test_another_depth_or_kind_is_another_place() -> None:
    assert align_by_numbering([item("II.2")], [item("II.2.1"), item("II.2", ItemKind.CHAPEAU)]) == {}


def test_an_item_that_the_version_lacks_has_no_counterpart() -> None:
    assert align_by_numbering([item("1"), item("2")], [item("2")]) == {"2": "2"}


def test_what_is_no_number_has_no_place() -> None:
    assert align_by_numbering([item("・")], [item("・")]) == {}


def test_every_item_of_a_plan_is_its_own_counterpart(first_plan: Plan) -> None:
    items = first_plan.items
    assert align_by_numbering(items, [replace(each, text="other") for each in items]) == {e.id: e.id for e in items}
