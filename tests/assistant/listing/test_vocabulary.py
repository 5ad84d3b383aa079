import pytest

from assistant.listing.vocabulary import Vocabulary, concepts_named, packaged_vocabulary
from corpus import Plan

SMALL = Vocabulary(
    {
        "energy": {"ja": ["エネルギー"], "en": ["energy"], "mn": ["эрчим хүч"], "narrower": ["coal"]},
        "coal": {"ja": ["石炭"], "en": ["coal"], "mn": ["нүүрс"], "narrower": ["energy"]},
        "firm": {"ja": ["企業"]},
        "small firm": {"ja": ["中小企業"]},
        "army": {"ja": ["軍"]},
        "signed": {"ja": ["署名"], "text_ja": "協定.{0,5}署名"},
    }
)


def named(text: str, language: str) -> list[str]:
    return [text[mention.start : mention.end] for mention in SMALL.read(text, language)]


def test_inflected_words_are_found() -> None:
    assert named("Нүүрсний тухай", "mn") == ["Нүүрсний"]
    assert named("Эрчим хүчний салбар", "mn") == ["Эрчим хүчний"]


def test_the_longest_word_is_meant() -> None:
    assert SMALL.named_in("中小企業の発展", "ja") == {"small firm"}


def test_a_word_of_one_character_stands_by_itself() -> None:
    assert SMALL.named_in("モンゴル軍への支援", "ja") == {"army"}
    assert SMALL.named_in("軍縮", "ja") == frozenset()


def test_a_phrase_does_not_reach_over_a_stop() -> None:
    assert named("эрчим. хүч", "mn") == []


def test_what_is_narrower_is_within_even_in_a_circle() -> None:
    assert SMALL.within(["energy"]) == {"energy", "coal"}


def test_a_pattern_stands_in_for_the_words_of_an_item() -> None:
    assert SMALL.named_in("一般協定が署名された", "ja") == {"signed"}
    assert SMALL.named_in("署名式", "ja") == frozenset()


def test_every_narrower_concept_is_there() -> None:
    assert packaged_vocabulary().dangling == frozenset()


@pytest.mark.parametrize(
    ("broad", "narrow"),
    [
        ("energy", {"coal", "nuclear power", "oil", "renewable energy", "electricity", "natural gas"}),
        ("transport", {"port", "railway", "road", "aviation", "logistics"}),
        ("health", {"nurse", "infectious disease", "maternal and child health", "medicine"}),
        ("trade", {"import", "tariff", "customs", "export"}),
        ("culture", {"museum", "film", "music", "library"}),
        ("disaster", {"flood", "drought", "fire", "earthquake"}),
        ("mining", {"uranium", "rare earth", "exploration"}),
    ],
)
def test_a_broad_concept_takes_in_its_field(broad: str, narrow: set[str]) -> None:
    assert narrow <= packaged_vocabulary().within([broad])


def test_it_is_of_government_at_large_and_not_of_one_plan(first_plan: Plan) -> None:
    """At most half of the concepts are named in the plan that comes with the software."""
    in_plan = frozenset().union(*(concepts_named(item.text, "ja") for item in first_plan.items))
    assert len(in_plan) < len(packaged_vocabulary().concepts) / 2


@pytest.mark.parametrize(
    ("text", "language", "concepts"),
    [
        ("港湾と関税について協議する。", "ja", {"port", "tariff", "consultation"}),
        ("Nurses and vaccines against infectious diseases", "en", {"nurse", "infectious disease"}),
        ("Музей, номын сангийн хамтын ажиллагаа", "mn", {"museum", "library"}),
    ],
)
def test_texts_that_are_no_part_of_the_plan_are_read(text: str, language: str, concepts: set[str]) -> None:
    assert concepts <= concepts_named(text, language)
