"""Words for one of two items, and a matter that a question sets before its pronoun."""

import pytest

from assistant.conversation.ordinals import OTHER, read_ordinal
from assistant.language import Language

_JA, _EN, _MN = Language.JAPANESE, Language.ENGLISH, Language.MONGOLIAN


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        ("前者の頻度は?", _JA, 1),
        ("後者の頻度は?", _JA, 2),
        ("もう一方は何をするのですか", _JA, OTHER),
        ("who pays for the former?", _EN, 1),
        ("when does the latter begin?", _EN, 2),
        ("what does the other one say?", _EN, OTHER),
        ("нөгөөх нь юу вэ?", _MN, OTHER),
    ],
)
def test_former_latter_and_the_other_are_places(text: str, language: Language, place: int) -> None:
    ordinal = read_ordinal(text, language)
    assert ordinal is not None
    assert ordinal.place == place


@pytest.mark.parametrize(
    ("text", "language"),
    [("what other items are there?", _EN), ("もう一つ教えてください", _JA), ("former officials", _EN)],
)
def test_words_that_ask_for_more_are_no_place(text: str, language: Language) -> None:
    assert read_ordinal(text, language) is None
