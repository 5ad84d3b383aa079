import pytest

from index.request import asking_sentence, asks_for_several


@pytest.mark.parametrize(
    ("question", "asking"),
    [
        ("I work in Osaka. Which items help us?", "Which items help us?"),
        ("札幌市の職員です。交流の項目はどれですか。", "交流の項目はどれですか。"),
        ("Би Токиод ажилладаг. Метроны тухай юу гэсэн бэ?", "Метроны тухай юу гэсэн бэ?"),
        ("metro", "metro"),
        ("What? ", "What?"),
        ("", ""),
    ],
)
def test_the_last_sentence_asks(question: str, asking: str) -> None:
    assert asking_sentence(question) == asking


@pytest.mark.parametrize(
    "question",
    [
        "円借款の項目を全部挙げてください。",
        "all items on loans",
        "Which projects use loans?",
        "Зээлийн бүх заалтыг жагсаана уу.",
    ],
)
def test_several_items_are_asked_for_in_every_language(question: str) -> None:
    assert asks_for_several(question)


@pytest.mark.parametrize(
    "question",
    [
        "外相会談は年に何回？",
        "Is the metro built every year?",
        "Метро хэзээ баригдах вэ?",
        "道路もまとめて整備しますか。",
    ],
)
def test_a_question_about_one_matter_asks_for_one(question: str) -> None:
    assert not asks_for_several(question)
