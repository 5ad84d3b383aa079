"""Plans compared, by their words alone."""

from collections.abc import Mapping

import pytest

from assistant.comparison.comparing import compare
from assistant.comparison.side import Side
from assistant.comparison.values import ComparisonError, Direction, Ground, Pair, Relation
from corpus import Metadata, Period, Plan, read_plan
from corpus.commitments import read_commitments

_PARTIES = ("日本国", "モンゴル国")


def _side(*items: str, first: int = 2013, language: str = "ja", parties: tuple[str, ...] = _PARTIES) -> Side:
    text = "計画\n１．交流\n" + "".join(f"（{n}）{item}\n" for n, item in enumerate(items, start=1))
    period = Period(first, first + 4)
    plan: Plan = read_plan(f"plan-{first}", text.encode(), Metadata("計画", language, parties=parties, period=period))
    return Side(plan, read_commitments(plan))


def _relations(old: Side, new: Side) -> Mapping[tuple[str | None, str | None], Relation]:
    return {(pair.old, pair.new): pair.relation for pair in compare(old, new).pairs}


def _only(old: str, new: str, language: str = "ja", parties: tuple[str, ...] = _PARTIES) -> Pair:
    (pair,) = compare(
        _side(old, language=language, parties=parties), _side(new, first=2018, language=language, parties=parties)
    ).pairs
    return pair


@pytest.mark.parametrize(
    ("old", "new", "relation"),
    [
        ("両政府は，砂漠化の調査を実施する。", "両政府は、砂漠化の調査を実施する。", Relation.KEPT),
        ("両政府は，砂漠化の調査を検討する。", "両政府は，砂漠化の調査を実施する。", Relation.STRENGTHENED),
        ("両政府は，砂漠化の調査を実施する。", "両政府は，砂漠化の調査を検討する。", Relation.WEAKENED),
        ("両政府は，外相会談を年１回実施する。", "両政府は，外相会談を年２回実施する。", Relation.STRENGTHENED),
        ("両政府は，外相会談を年２回実施する。", "両政府は，外相会談を年１回実施する。", Relation.WEAKENED),
        ("両政府は，空港を２０２０年までに建設する。", "両政府は，空港を建設する。", Relation.WEAKENED),
        ("両政府は，空港を建設する。", "両政府は，空港を２０２０年までに建設する。", Relation.STRENGTHENED),
        ("両政府は，青少年の交流を行う。", "両政府は，可能な範囲で青少年の交流を行う。", Relation.WEAKENED),
        ("両政府は，議会間の交流を支援する。", "両政府は，議会の間の交流を支援する。", Relation.REWORDED),
    ],
)
def test_an_item_is_related_by_what_it_commits_to(old: str, new: str, relation: Relation) -> None:
    assert _only(old, new).relation is relation


@pytest.mark.parametrize(
    ("language", "parties", "old", "new"),
    [
        (
            "en",
            ("Japan", "Mongolia"),
            "Both sides will consider a study of coal.",
            "Both sides will conduct a study of coal.",
        ),
        ("mn", ("Япон", "Монгол"), "Талууд нүүрсний судалгааг авч үзнэ.", "Талууд нүүрсний судалгааг хэрэгжүүлнэ."),
    ],
)
def test_plans_in_other_languages_are_compared_as_well(
    language: str, parties: tuple[str, ...], old: str, new: str
) -> None:
    assert _only(old, new, language, parties).relation is Relation.STRENGTHENED


def test_evidence_names_the_words_of_both_items() -> None:
    old, new = "両政府は，外相会談を年１回実施する。", "両政府は，外相会談を年２回実施する。"
    (evidence,) = _only(old, new).evidence
    assert evidence.old is not None
    assert evidence.new is not None
    said = (old[evidence.old.start : evidence.old.end], new[evidence.new.start : evidence.new.end])
    assert (evidence.ground, evidence.direction, said) == (Ground.FREQUENCY, Direction.STRONGER, ("年１回", "年２回"))


def test_numbers_move_and_what_has_no_partner_was_dropped_or_is_new() -> None:
    old = _side("両政府は，砂漠化対策を実施する。", "両政府は，日本語教師を支援する。")
    new = _side("両政府は，サイバー防衛の協議を開始する。", "両政府は，砂漠化対策を実施する。", first=2018)
    assert _relations(old, new) == {
        ("1.1", "1.2"): Relation.KEPT,
        ("1.2", None): Relation.DROPPED,
        (None, "1.1"): Relation.NEW,
    }


def test_an_item_that_was_split_has_two_pairs() -> None:
    old = _side("両政府は，砂漠化対策の調査を実施する。両政府は，日本語教師の研修を支援する。")
    new = _side("両政府は，砂漠化対策の調査を実施する。", "両政府は，日本語教師の研修を支援する。", first=2018)
    pairs = compare(old, new).pairs
    assert [(pair.old, pair.new, pair.is_partial) for pair in pairs] == [("1.1", "1.1", True), ("1.1", "1.2", True)]


def test_a_plan_is_not_compared_with_itself() -> None:
    side = _side("両政府は，砂漠化対策を実施する。")
    with pytest.raises(ComparisonError):
        compare(side, side)
