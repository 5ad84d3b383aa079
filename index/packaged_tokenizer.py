"""Packaged tokenizer: a carrier's vocabulary as a Unigram tokenizer of the `tokenizers` library.

The steps are SentencePiece's, as the carrier's own engine takes them: each code point is replaced by what the model's
map says, runs of spaces become one, a space becomes "▁" and one stands in front; then the likeliest pieces.

`tokenizers` reads a charsmap by grapheme and not by code point: of a short grapheme (under six bytes) whose first
code point is in the map, it drops the rest, so that "²" with a combining accent loses the accent. `_SEPARATOR`, a
control character that the map deletes and that no grapheme crosses, is put in front of everything that extends a
grapheme, and the map is followed to the letter.

One thing differs from the engine and is left as it is: a run of unknown characters is one unknown piece here, as in
the tokenizer that the model was trained with; the engine gives one for each character.
"""

import json
from base64 import b64encode
from typing import TYPE_CHECKING, Any

from index.carrier import Vocabulary
from index.charsmap import precompiled_charsmap
from index.embedding import ModelError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_SEPARATOR = "\x01"
_EXTENDS_A_GRAPHEME = r"(?<=[^\x01])(?=[\p{M}\x{200c}\x{200d}\x{0e33}\x{0eb3}\x{ff9e}\x{ff9f}])"
"""Before marks, joiners, two spacing vowels of category Lo and half-width voicing marks (Unicode Annex 29)."""

MASK = "<mask>"


def build_tokenizer(vocabulary: Vocabulary, max_tokens: int) -> "Tokenizer":
    """The tokenizer of a vocabulary; it truncates at max_tokens, with the two special tokens counted, and does not pad.

    Raises:
        ModelError: the map does not delete the control character that keeps graphemes apart.
    """
    from tokenizers import Tokenizer

    if vocabulary.normalisation.get(_SEPARATOR) != "":
        raise ModelError("the vocabulary's normalisation map does not delete U+0001; this tokenizer cannot follow it")
    tokenizer = Tokenizer.from_str(json.dumps(_description(vocabulary), ensure_ascii=False))
    tokenizer.enable_truncation(max_tokens)
    return tokenizer


def special_tokens(vocabulary: Vocabulary) -> dict[str, str]:
    """The special tokens by the name under which Transformers knows them."""
    pieces = vocabulary.pieces
    return {
        "bos_token": pieces[vocabulary.beginning],
        "cls_token": pieces[vocabulary.beginning],
        "eos_token": pieces[vocabulary.end],
        "sep_token": pieces[vocabulary.end],
        "pad_token": pieces[vocabulary.padding],
        "unk_token": pieces[vocabulary.unknown],
        "mask_token": MASK,
    }


def _description(vocabulary: Vocabulary) -> dict[str, Any]:
    beginning, end = vocabulary.pieces[vocabulary.beginning], vocabulary.pieces[vocabulary.end]
    special = sorted((vocabulary.pieces.index(token), token) for token in set(special_tokens(vocabulary).values()))
    return {
        "version": "1.0",
        "added_tokens": [_added_token(number, token) for number, token in special],
        "normalizer": {
            "type": "Sequence",
            "normalizers": [
                {"type": "Replace", "pattern": {"Regex": _EXTENDS_A_GRAPHEME}, "content": _SEPARATOR},
                {
                    "type": "Precompiled",
                    "precompiled_charsmap": b64encode(precompiled_charsmap(vocabulary.normalisation)).decode(),
                },
                {"type": "Replace", "pattern": {"Regex": " {2,}"}, "content": " "},
            ],
        },
        "pre_tokenizer": {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": True},
        "post_processor": {
            "type": "TemplateProcessing",
            "single": [_special(beginning), {"Sequence": {"id": "A", "type_id": 0}}, _special(end)],
            "pair": [
                _special(beginning),
                {"Sequence": {"id": "A", "type_id": 0}},
                _special(end),
                {"Sequence": {"id": "B", "type_id": 0}},
                _special(end),
            ],
            "special_tokens": {
                token: {"id": token, "ids": [number], "tokens": [token]}
                for token, number in ((beginning, vocabulary.beginning), (end, vocabulary.end))
            },
        },
        "decoder": {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": True},
        "model": {
            "type": "Unigram",
            "unk_id": vocabulary.unknown,
            "vocab": [list(pair) for pair in zip(vocabulary.pieces, vocabulary.scores, strict=True)],
            "byte_fallback": False,
        },
    }


def _added_token(number: int, token: str) -> dict[str, Any]:
    flags = {"single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True}
    return {"id": number, "content": token, **flags}


def _special(token: str) -> dict[str, Any]:
    return {"SpecialToken": {"id": token, "type_id": 0}}
