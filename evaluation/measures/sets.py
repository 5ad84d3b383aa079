"""Precision, recall and F1 of the items that an answer cites."""

from collections.abc import Collection

from evaluation.measures.names import Measure


def set_values(cited: Collection[str], gold: Collection[str], partial: Collection[str] = ()) -> dict[Measure, float]:
    """Compare the cited items with the gold ones.

    A partial item is neither right nor wrong to cite. An answer that cites nothing has a precision of 0, so that
    silence is not rewarded.
    """
    judged = set(cited) - (set(partial) - set(gold))
    right = len(judged & set(gold))
    precision = right / len(judged) if judged else 0.0
    recall = right / len(set(gold))
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    exact = float(judged == set(gold))
    return {Measure.PRECISION: precision, Measure.RECALL: recall, Measure.F1: f1, Measure.EXACT: exact}
