import tomllib
from importlib import resources

import pytest

from index.analysis import read_terms, terms
from index.lexical import LexicalIndex
from index.thesaurus import Thesaurus, packaged_thesaurus

ITEMS = ("石炭の長期安定供給", "製油所の建設", "青少年の交流", "A power plant, and coal for it")


def found(topic: str) -> list[bool]:
    lexical = LexicalIndex.of([terms(item) for item in ITEMS])
    (broader,) = packaged_thesaurus().named_in(read_terms(topic))
    return [score > 0 for score in broader.found_in(lexical, len(ITEMS)).tolist()]


@pytest.mark.parametrize("topic", ["エネルギー", "Energy policy", "эрчим хүчний асуудал"])
def test_a_broad_topic_finds_the_items_that_name_only_its_parts(topic: str) -> None:
    assert found(topic) == [True, True, False, True]


def test_an_item_counts_more_the_more_narrower_terms_it_names() -> None:
    lexical = LexicalIndex.of([["coal"], ["coal", "gas"], ["other"]])
    thesaurus = Thesaurus.of({"energy": {"names": ["energy"], "narrower": [["coal"], ["gas|natural gas"]]}})
    (broader,) = thesaurus.named_in(read_terms("energy"))
    one, both, none = broader.found_in(lexical, 3).tolist()
    assert both > one > none == 0


def test_a_wording_of_several_words_needs_them_all() -> None:
    lexical = LexicalIndex.of([["power"], ["power", "plant"]])
    thesaurus = Thesaurus.of({"energy": {"names": ["energy"], "narrower": [["power plant"]]}})
    (broader,) = thesaurus.named_in(read_terms("energy"))
    assert (broader.found_in(lexical, 2) > 0).tolist() == [False, True]


def test_a_topic_that_names_nothing_broad_is_not_widened() -> None:
    assert packaged_thesaurus().named_in(read_terms("拉致問題")) == ()


def test_every_broader_term_has_names_and_narrower_terms_in_all_languages() -> None:
    table = tomllib.loads(resources.files("index").joinpath("generic/narrower.toml").read_text(encoding="utf-8"))
    for broader in table.values():
        assert {len(broader["names"])} | {len(row) for row in broader["narrower"]} == {3}
