import pytest

from assistant.facts import Fact, asked_for, asks_for_results, states
from assistant.language import Language


@pytest.mark.parametrize(
    ("question", "language", "fact"),
    [
        ("外相会談は年に何回？", Language.JAPANESE, Fact.NUMBER),
        ("協議の頻度は", Language.JAPANESE, Fact.NUMBER),
        ("空港の建設はいつ始まった？", Language.JAPANESE, Fact.TIME),
        ("How many times a year do the foreign ministers meet?", Language.ENGLISH, Fact.NUMBER),
        ("When did construction start?", Language.ENGLISH, Fact.TIME),
        ("Сайд нарын уулзалт жилд хэдэн удаа болох вэ?", Language.MONGOLIAN, Fact.NUMBER),
        ("Хэзээ эхэлсэн бэ?", Language.MONGOLIAN, Fact.TIME),
        ("大気汚染への対策は？", Language.JAPANESE, None),
        ("What about whenever?", Language.ENGLISH, None),
        ("What help is there when a disaster strikes?", Language.ENGLISH, None),
        ("Names of the items on energy", Language.ENGLISH, None),
        ("いつでも使える災害借款はありますか", Language.JAPANESE, None),
        ("何度も協議するのですか", Language.JAPANESE, None),
        ("хэзээ ч", Language.MONGOLIAN, None),
    ],
)
def test_the_kind_of_fact_asked_for_is_read_off_the_question(
    question: str, language: Language, fact: Fact | None
) -> None:
    assert asked_for(question, language) is fact


@pytest.mark.parametrize(
    ("phrase", "fact", "stated"),
    [
        ("少なくとも１年に１回以上", Fact.NUMBER, True),
        ("協議を定期的に実施する", Fact.NUMBER, True),
        ("２０１３年内に開始する", Fact.TIME, True),
        ("３か国協議", Fact.NUMBER, True),
        ("交流を促進する", Fact.NUMBER, False),
        ("第４火力発電所", Fact.NUMBER, False),
        ("at least once a year", Fact.NUMBER, True),
    ],
)
def test_a_phrase_states_a_fact_by_its_form(phrase: str, fact: Fact, stated: bool) -> None:
    assert states(phrase, fact) is stated


@pytest.mark.parametrize(
    ("question", "language", "results"),
    [
        ("Was the airport built?", Language.ENGLISH, True),
        ("How many students have actually come?", Language.ENGLISH, True),
        ("空港は建設されましたか", Language.JAPANESE, True),
        ("Нисэх буудал баригдсан уу?", Language.MONGOLIAN, True),
        ("Will the airport be built?", Language.ENGLISH, False),
        ("空港を建設しますか", Language.JAPANESE, False),
        ("調査結果を共有する項目", Language.JAPANESE, False),
    ],
)
def test_a_question_for_results_is_told_from_one_for_promises(question: str, language: Language, results: bool) -> None:
    assert asks_for_results(question, language) is results
