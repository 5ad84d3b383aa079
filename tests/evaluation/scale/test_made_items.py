from pathlib import Path

import numpy as np

from corpus import Plan
from evaluation.scale.items import made_plans
from evaluation.scale.pieces import Piece, pieces_of_documents, pieces_of_plan
from evaluation.scale.rule import TextKind, fit_rule, foretell, real_texts
from evaluation.scale.variation import skeleton
from index.phrases import split_phrases
from index.views import views_of
from tests.fakes import FakeEmbedder

STATUTE = (Piece("国は、第三条の規定に基づき、環境の保全に関する施策を策定するものとする。"),)


def test_made_items_are_the_same_every_time_and_differ_from_each_other(first_plan: Plan) -> None:
    pieces = pieces_of_plan(first_plan)
    once, again = (list(made_plans(1_000, pieces, STATUTE)) for _ in range(2))
    assert once == again
    texts = [item.text for plan in once for item in plan.items]
    assert len(texts) == len(set(texts)) == 1_000


def test_a_larger_number_begins_with_the_items_of_a_smaller_one(first_plan: Plan) -> None:
    pieces = pieces_of_plan(first_plan)
    assert list(made_plans(600, pieces, STATUTE))[:2] == list(made_plans(400, pieces, STATUTE))


def test_an_item_stands_in_its_source_where_it_says(first_plan: Plan) -> None:
    (plan,) = made_plans(50, pieces_of_plan(first_plan), STATUTE)
    assert all(plan.source[item.span.start : item.span.end] == item.text for item in plan.items)


def test_every_made_text_is_a_variation_of_a_real_one(first_plan: Plan) -> None:
    pieces = pieces_of_plan(first_plan)
    known = {skeleton(text): np.ones(4, np.float32) for text in real_texts((*pieces, *STATUTE))}
    (plan,) = made_plans(200, pieces, STATUTE)
    for view in views_of(plan):
        foretold = foretell(view.text, known)
        assert foretold is not None
        assert foretold[0] is (TextKind.ITEM if view.kind == "text" else TextKind.PART)


def test_the_rule_gives_a_text_the_same_unit_vector_every_time_near_its_true_one(first_plan: Plan) -> None:
    pieces, embedder = pieces_of_plan(first_plan), FakeEmbedder()
    plans = list(made_plans(600, pieces, STATUTE))
    items = [item.text for plan in plans for item in plan.items]
    phrases = [text[start:end] for text in items[:100] for start, end in split_phrases(text)]
    rule = fit_rule(embedder, real_texts((*pieces, *STATUTE)), [*items[:300], *phrases])
    ruled, true = rule.embed_documents(items[300:]), embedder.embed_documents(items[300:])
    assert np.array_equal(ruled, rule.embed_documents(items[300:]))
    assert np.allclose(np.linalg.norm(ruled, axis=1), 1, atol=1e-5)
    own = (ruled * true).sum(axis=1).mean()
    others = (ruled * np.roll(true, 1, axis=0)).sum(axis=1).mean()
    assert own > 0.8 > others


def test_sentences_of_documents_are_taken_once_and_none_without_a_folder(tmp_path: Path) -> None:
    (tmp_path / "law.txt").write_text(
        "第一条\n　国は、環境の保全に関する施策を策定する。\n　国は、環境の保全に関する施策を策定する。\n"
    )
    assert [piece.text for piece in pieces_of_documents(tmp_path)] == ["国は、環境の保全に関する施策を策定する。"]
    assert pieces_of_documents(tmp_path / "none") == ()
