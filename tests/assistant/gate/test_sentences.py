import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.gate.sentences import read_sentences


@pytest.mark.parametrize(
    ("draft", "sentences"),
    [
        ("A [1]. B [2].", [("A [1].", (1,)), (" B [2].", (2,))]),
        ("A. [1][2] B [3].", [("A. [1][2]", (1, 2)), (" B [3].", (3,))]),
        ("甲です。[1]乙です[2]。", [("甲です。[1]", (1,)), ("乙です[2]。", (2,))]),
        ("「甲です。乙です。」と言う[1]。", [("「甲です。乙です。」と言う[1]。", (1,))]),
        ("次の二つ[1]。\n・甲[1]\n・乙[2]", [("次の二つ[1]。\n", (1,)), ("・甲[1]\n", (1,)), ("・乙[2]", (2,))]),
        ("Item II.2.3 says so [1].", [("Item II.2.3 says so [1].", (1,))]),
        ("No. 4 is built [1].", [("No. 4 is built [1].", (1,))]),
    ],
)
def test_a_draft_is_cut_into_sentences_with_their_citations(
    draft: str, sentences: list[tuple[str, tuple[int, ...]]]
) -> None:
    assert [(each.written, each.cited) for each in read_sentences(draft)] == sentences


@given(st.text(alphabet="ab 。.[]12「」\n", max_size=60))
def test_no_character_is_lost(draft: str) -> None:
    joined = "".join(each.written for each in read_sentences(draft))
    assert joined == draft or not draft.strip()
