"""The relations between two plans, measured."""

from pathlib import Path

import pytest

from assistant.comparison.values import Relation
from assistant.opening import open_embedder
from assistant.settings import Settings
from corpus import Plan
from evaluation.relations import RelationsFileError, about, read_relations, score, triples_of
from evaluation.relations_command import compare_plans, read_plan_folder

_SUCCESSOR = Path(__file__).parents[1] / "data" / "successor"
_KEPT, _NEW, _DROPPED = ("1", "1", Relation.KEPT), (None, "2", Relation.NEW), ("2", None, Relation.DROPPED)


def test_a_relation_counts_with_both_items_and_its_kind() -> None:
    total = score([_KEPT, _NEW, _DROPPED], [_KEPT, ("2", "2", Relation.REWORDED)])[None]
    assert (total.precision, total.recall, total.f1) == (1 / 2, 1 / 3, 2 * 1 / 5)


def test_a_part_of_the_relations_is_scored_by_what_is_about_its_items() -> None:
    assert about([_KEPT, _NEW, _DROPPED], [_KEPT]) == (_KEPT,)


def test_a_line_that_is_no_relation_is_named(tmp_path: Path) -> None:
    file = tmp_path / "relations.jsonl"
    file.write_text('{"old": "1", "new": null, "relation": "forgotten"}\n')
    with pytest.raises(RelationsFileError, match="line 1"):
        read_relations(file)


@pytest.mark.model
def test_nine_of_ten_relations_of_the_successor_are_found(first_plan: Plan) -> None:
    plans = (first_plan, read_plan_folder(_SUCCESSOR, "successor"))
    comparison = compare_plans(plans, open_embedder(Settings()))
    known = read_relations(_SUCCESSOR / "relations.jsonl")
    assert score(known, triples_of(comparison))[None].f1 >= 0.9
