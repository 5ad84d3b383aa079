import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis import TermKind, read_terms
from index.world import names_in, read_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("日米蒙三か国協議", {"Japan", "United States", "Mongolia"}),
        ("ＡＤＢとアジア開発銀行", {"Asian Development Bank"}),
        ("東アジア・ＡＳＥＡＮ経済研究センター", {"East Asia", "ASEAN"}),
        ("Talks with the Chinese, not with us or the US", {"China", "United States"}),
        ("the asian development bank in south korea", {"Asian Development Bank", "South Korea"}),
        ("Хятадтай, БНСУ-ын, Энэтхэгийн", {"China", "South Korea", "India"}),
        ("Азийн хөгжлийн банкнаас", {"Asian Development Bank"}),
        ("ＷＨＯ", {"WHO"}),
    ],
)
def test_a_name_is_the_same_in_every_language_width_and_ending(text: str, names: set[str]) -> None:
    assert names_in(text) == names


@pytest.mark.parametrize(
    "text", ["タイプの違い", "一日中働く", "who are we", "please tell us", "独立した機関", "тайлан бичих"]
)
def test_what_only_looks_like_a_name_is_none(text: str) -> None:
    assert names_in(text) == set()


def test_the_longest_name_is_read() -> None:
    assert names_in("北朝鮮") == {"North Korea"}
    assert names_in("Хойд Солонгос") == {"North Korea"}
    assert names_in("インドネシア") == {"Indonesia"}


def test_offsets_are_where_the_name_stands() -> None:
    ((start, end, name),) = read_names("the Asian Development Bank's loan")
    assert ("the Asian Development Bank's loan"[start:end], name) == (
        "Asian Development Bank",
        "Asian Development Bank",
    )


def test_a_name_of_the_world_is_a_term_beside_its_words() -> None:
    of_both = [
        {t.text for t in read_terms(text) if t.kind is TermKind.WORLD} for text in ("国連", "the United Nations")
    ]
    assert of_both == [{"@United Nations"}, {"@United Nations"}]


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    assert all(0 <= start < end for start, end, _ in read_names(text))
