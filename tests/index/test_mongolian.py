import pytest

from index.mongolian import is_form_of, stem


@pytest.mark.parametrize(
    "forms",
    [
        ["улаанбаатар", "улаанбаатарын", "улаанбаатарт", "улаанбаатараас"],
        ["хот", "хотын", "хотод"],
        ["сургууль", "сургуулийн", "сургуулиуд"],
        ["зээл", "зээлийн", "зээлээр", "зээлүүд"],
        ["бохирдол", "бохирдлыг", "бохирдлын"],
        ["ажиллагаа", "ажиллагааны", "ажиллагааг"],
        ["сайд", "сайдын", "сайдууд", "сайдуудын"],
        ["өндөр", "ондор"],
        ["нүүрс", "нуурс"],
    ],
)
def test_the_forms_of_a_word_share_their_stem(forms: list[str]) -> None:
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize(("one", "other"), [("хот", "хил"), ("зам", "зах"), ("сайд", "сум"), ("нүүрс", "нисэх")])
def test_different_words_keep_different_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize("word", ["х", "ус", "гэр"])
def test_a_short_word_keeps_a_stem(word: str) -> None:
    assert stem(word)


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("эмнэлгийн", "эмнэлэг"),
        ("оюутнууд", "оюутан"),
        ("сурагчдад", "сурагч"),
        ("төслүүдийг", "төсөл"),
        ("барьж", "барих"),
        ("усны", "ус"),
    ],
)
def test_a_word_with_endings_is_a_form(word: str, base: str) -> None:
    assert is_form_of(word, base)


@pytest.mark.parametrize(
    ("word", "base"), [("эмч", "эм"), ("ойлголт", "ой"), ("малчин", "мал"), ("нүүрстөрөгч", "нүүрс")]
)
def test_another_word_that_begins_alike_is_no_form(word: str, base: str) -> None:
    assert not is_form_of(word, base)
