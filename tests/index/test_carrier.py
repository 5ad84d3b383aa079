"""Reading the file that carries the weights."""

import struct

import numpy as np
import pytest

from index.carrier import Blocks, parse_carrier
from index.embedding import ModelError
from tests.index.carrier_file import HIDDEN, NORMALISATION, PIECES, VOCABULARY, carrier_bytes


def test_the_vocabulary_is_read_with_its_normalisation() -> None:
    vocabulary = parse_carrier(carrier_bytes()).vocabulary
    assert vocabulary.pieces == PIECES
    assert (vocabulary.beginning, vocabulary.padding, vocabulary.end, vocabulary.unknown) == (0, 1, 2, 3)
    assert dict(vocabulary.normalisation) == NORMALISATION


def test_a_block_is_its_nibbles_less_eight_times_its_scale() -> None:
    nibbles = np.full((1, 32), 8, np.uint8)
    nibbles[0, 0], nibbles[0, 17] = 15, 0
    weights = Blocks(np.array([0.5], np.float16), nibbles).weights()
    expected = np.zeros(32, np.float32)
    expected[0], expected[17] = (15 - 8) * 0.5, (0 - 8) * 0.5
    assert weights.tolist() == expected.tolist()


def test_low_nibbles_are_the_first_half_of_a_block_and_high_nibbles_the_second() -> None:
    data = carrier_bytes()
    carrier = parse_carrier(data)
    blocks = carrier.tensors["emb.word"]
    assert isinstance(blocks, Blocks)
    # The directory's first entry: its offset stands after a two-byte length, the name, a kind and a number of weights.
    entry = data.index(b"emb.word") + len("emb.word") + struct.calcsize("<BI")
    (start,) = struct.unpack_from("<Q", data, entry)
    first_byte = data[start + 2]
    assert blocks.nibbles[0, 0] == first_byte & 0x0F
    assert blocks.nibbles[0, 16] == first_byte >> 4


def test_a_tensor_has_the_shape_that_is_asked_for() -> None:
    carrier = parse_carrier(carrier_bytes())
    assert carrier.weights("emb.word", VOCABULARY, HIDDEN).shape == (VOCABULARY, HIDDEN)
    with pytest.raises(ModelError, match=r"'emb\.word' has \d+ weights"):
        carrier.weights("emb.word", 1, HIDDEN)
    with pytest.raises(ModelError, match=r"no tensor 'l9\.q\.w'"):
        carrier.weights("l9.q.w", HIDDEN, HIDDEN)


@pytest.mark.parametrize("size", [3, 20, 100, 500, 5000])
def test_a_file_that_ends_too_early_is_refused(size: int) -> None:
    with pytest.raises(ModelError):
        parse_carrier(carrier_bytes()[:size])


def test_another_kind_of_file_is_refused() -> None:
    with pytest.raises(ModelError, match="not a file of embedding weights"):
        parse_carrier(b"GGUF" + carrier_bytes()[4:])


def test_another_version_is_refused() -> None:
    data = bytearray(carrier_bytes())
    data[4] = 2
    with pytest.raises(ModelError, match="version 1"):
        parse_carrier(bytes(data))
