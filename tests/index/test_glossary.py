import pytest

from index.analysis import read_terms, terms
from index.glossary import Glossary, Wordings, packaged_glossary
from index.lexical import LexicalIndex

GLOSSARY = Glossary.of(
    [
        {"ja": ["金融"], "en": ["finance"], "mn": ["санхүү"]},
        {"ja": ["財務省"], "en": ["finance ministry"], "mn": ["сангийн яам"]},
        {"ja": ["訓練"], "en": ["training"]},
        {"ja": ["研修"], "en": ["training"]},
    ]
)


def read(question: str) -> tuple[Wordings, ...]:
    return GLOSSARY.read(read_terms(question))


def test_a_phrase_is_read_as_one_before_the_words_in_it() -> None:
    (phrase,) = read("the finance ministry")
    assert phrase.asked == tuple(terms("finance ministry"))
    assert tuple(terms("財務省")) in phrase.elsewhere
    assert tuple(terms("金融")) not in phrase.elsewhere


def test_a_word_is_found_in_any_of_its_forms() -> None:
    (phrase,) = read("санхүүгийн")
    assert tuple(terms("金融")) in phrase.elsewhere


def test_a_word_of_two_meanings_has_the_wordings_of_both() -> None:
    (phrase,) = read("training")
    assert {tuple(terms("訓練")), tuple(terms("研修"))} <= set(phrase.elsewhere)


def test_a_word_that_the_glossary_lacks_stays_as_asked_and_counts_once() -> None:
    assert read("zebra zebra") == (Wordings(("zebra",)),)


def test_pairs_of_characters_stay_beside_the_words_of_a_japanese_question() -> None:
    asked = [phrase.asked for phrase in read("金融")]
    assert asked == [("金融",), ("~金融",)]


def test_an_empty_glossary_leaves_a_question_as_it_is() -> None:
    assert Glossary({}).read(read_terms("road loan")) == (Wordings(("road",)), Wordings(("loan",)))


def test_items_are_found_by_wordings_in_another_language() -> None:
    index = LexicalIndex.of([terms("金融の協力"), terms("道路の建設")])
    first, second = index.shares_in_any_wording(read("finance")).tolist()
    assert first > 0
    assert second == 0


def test_the_best_wording_counts_not_their_sum() -> None:
    index = LexicalIndex.of([terms("金融 finance"), terms("金融"), terms("道路")])
    assert index.shares_in_any_wording(read("finance")).max() <= 1


def test_a_question_without_other_wordings_scores_as_its_own_words_do() -> None:
    index = LexicalIndex.of([["road", "city"], ["loan"]])
    alone = index.shares_in_any_wording([Wordings(("road",)), Wordings(("zebra",))])
    assert alone.tolist() == pytest.approx(index.shares(["road", "zebra"]).tolist())


def test_a_common_word_does_not_become_rare_by_being_asked_in_another_language() -> None:
    index = LexicalIndex.of([["協力", "橋"], ["協力"], ["協力"]])
    common = Wordings(("cooperation",), (("協力",),))
    rare = Wordings(("bridge",), (("橋",),))
    scores = index.shares_in_any_wording([common, rare]).tolist()
    assert scores[0] > 3 * scores[1]


def test_nothing_asked_scores_nothing() -> None:
    assert LexicalIndex.of([["road"]]).shares_in_any_wording([]).tolist() == [0]


@pytest.mark.parametrize("question", ["loans for roads", "зээл", "円借款"])
def test_the_packaged_glossary_leads_out_of_every_language(question: str) -> None:
    assert any(phrase.elsewhere for phrase in packaged_glossary().read(read_terms(question)))
