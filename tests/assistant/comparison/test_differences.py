"""Word-level differences."""

from assistant.comparison.differences import differences


def _words(old: str, new: str) -> list[tuple[str, str]]:
    return [(old[each.old.start : each.old.end], new[each.new.start : each.new.end]) for each in differences(old, new)]


def test_words_of_japanese_differ_as_words() -> None:
    assert _words("両政府は、調査を検討する。", "両政府は，調査を実施する。") == [("検討", "実施")]


def test_width_and_punctuation_make_no_difference() -> None:
    assert _words("年２回，行う。", "年2回、行う") == []


def test_what_is_added_stands_at_an_empty_stretch_of_the_older_text() -> None:
    assert _words("Both sides will meet.", "Both sides will meet regularly.") == [("", "regularly")]


def test_mongolian_words_differ_as_words() -> None:
    assert _words("Талууд судална.", "Талууд хэрэгжүүлнэ.") == [("судална", "хэрэгжүүлнэ")]
