import pytest

from assistant.gate import Evidence
from assistant.gate.party_words import party_words
from tests.assistant.gate.items import kinds

TEXTS = {
    "en": "Viet Nam will provide the land for the airport. Japan will extend a loan to Viet Nam for its terminal.",
    "ja": "ベトナム政府は，空港の用地を提供する。日本国政府は，ターミナルのためベトナムに対し借款を供与する。",
    "mn": "Вьетнамын Засгийн газар нисэх буудлын газрыг олгоно. "
    "Японы Засгийн газар терминалын тулд Вьетнамд зээл өгнө.",
}


def offered(language: str) -> list[Evidence]:
    return [Evidence(1, "1", "1", language, TEXTS[language], parties=party_words(["Japan", "Viet Nam"]))]


@pytest.mark.parametrize(
    ("language", "true", "false"),
    [
        (
            "en",
            "Vietnam will provide the land for the airport [1].",
            "Japan will provide the land for the airport [1].",
        ),
        ("en", "Japan will extend a loan to Vietnam [1].", "Vietnam will extend a loan to Japan [1]."),
        ("ja", "ベトナム政府は空港の用地を提供する[1]。", "日本国政府は空港の用地を提供する[1]。"),
        (
            "mn",
            "Вьетнамын Засгийн газар нисэх буудлын газрыг олгоно [1].",
            "Японы Засгийн газар нисэх буудлын газрыг олгоно [1].",
        ),
    ],
)
def test_the_parties_of_any_plan_are_told_apart(language: str, true: str, false: str) -> None:
    assert kinds(true, offered(language), language) == []
    assert kinds(false, offered(language), language) == ["party"]


def test_a_country_is_one_party_however_the_plan_prints_it() -> None:
    assert party_words(["日本国"]) == party_words(["Japan"]) == party_words(["Япон Улс"])


def test_a_party_that_is_no_country_is_known_as_the_plan_prints_it() -> None:
    (ministry,) = party_words(["環境省"])
    assert (ministry.name, ministry.ja) == ("環境省", "(?:環境省)")
