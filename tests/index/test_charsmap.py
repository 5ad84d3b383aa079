"""A map of code points as a precompiled charsmap, read back by the library that runs it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import normalizers

from index.charsmap import precompiled_charsmap

CHARACTERS = st.characters(min_codepoint=1, exclude_categories=["Cs"])


def normalise(replacements: dict[str, str], text: str) -> str:
    normalizer = normalizers.Precompiled(precompiled_charsmap(replacements))
    return normalizer.normalize_str(text)


@given(st.dictionaries(CHARACTERS, st.text(CHARACTERS, max_size=5), max_size=40), CHARACTERS)
def test_each_character_becomes_its_replacement_and_no_other_changes(replacements: dict[str, str], other: str) -> None:
    for character in [*replacements, other]:
        assert normalise(replacements, character) == replacements.get(character, character)


def test_characters_that_share_their_first_bytes_are_told_apart() -> None:
    replacements = {chr(code): format(code, "x") for code in range(0x3041, 0x3100, 2)}
    for code in range(0x3040, 0x3100):
        assert normalise(replacements, chr(code)) == replacements.get(chr(code), chr(code))


def test_a_character_may_be_deleted() -> None:
    assert normalise({"\x01": ""}, "a\x01b") == "ab"


def test_the_map_is_preceded_by_the_trie_s_size_in_bytes() -> None:
    charsmap = precompiled_charsmap({"²": "2"})
    size = int.from_bytes(charsmap[:4], "little")
    assert size % 1024 == 0
    assert charsmap[4 + size :] == b"2\0"


def test_nul_is_refused() -> None:
    for replacements in ({"\0": "a"}, {"a": "\0"}):
        with pytest.raises(ValueError, match="NUL"):
            precompiled_charsmap(replacements)
