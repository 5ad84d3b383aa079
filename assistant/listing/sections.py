"""Which heading of a plan a question names: by its number, or by its words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from assistant.faceting import section_of
from assistant.listing.query import Section
from assistant.listing.tables import ListWords
from corpus import Plan
from index.analysis import PAIR_MARK, WORLD_MARK, terms

_ORDINALS: Final = {
    **{
        word: number
        for number, words in enumerate(
            (
                "one first 一 нэгдүгээр",
                "two second 二 хоёрдугаар",
                "three third 三 гуравдугаар",
                "four fourth 四 дөрөвдүгээр",
                "five fifth 五 тавдугаар",
            ),
            start=1,
        )
        for word in words.split()
    },
}
_ROMAN: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_LAST: Final = frozenset({"last", "сүүлийн", "最後"})


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its names: as printed, and as people rendered it; each as a set of terms."""

    section: Section
    names: tuple[str, ...]
    terms: tuple[frozenset[str], ...]


def headings_of(plan: Plan) -> tuple[Heading, ...]:
    """The headings of a plan, outermost first where one stands in the other."""
    printed: dict[str, str] = {}
    for item in plan.items:
        parts = section_of(item).split(".")
        for depth, text in enumerate(item.headings[: len(parts)], start=1):
            printed.setdefault(".".join(parts[:depth]), text)
    rendered: dict[str, list[str]] = {}
    for rendering in plan.curation.headings:
        rendered.setdefault(rendering.section, []).append(rendering.text)
    found = []
    for section, text in printed.items():
        names = (text, *rendered.get(section, ()))
        found.append(Heading(Section(plan.id, section), names, tuple(_matter(name) for name in names)))
    return tuple(found)


def named_sections(question: str, words: ListWords, headings: Sequence[Heading]) -> tuple[tuple[Section, ...], str]:
    """Return the sections that a question names, and the question without their names."""
    for pattern in words.section_numbers:
        if match := pattern.search(question):
            sections = tuple(_numbered(match.groupdict(), headings))
            if sections:
                return sections, question[: match.start()] + " " + question[match.end() :]
    best: tuple[int, Heading, str] | None = None
    for heading in headings:
        for name in heading.names:
            place = question.casefold().find(name.casefold())
            if place >= 0 and words.section_marks.search(question) and (best is None or len(name) > best[0]):
                best = (len(name), heading, question[:place] + " " + question[place + len(name) :])
    if best:
        return (best[1].section,), best[2]
    if words.section_marks.search(question):
        return _by_words(question, headings)
    return (), question


def _by_words(question: str, headings: Sequence[Heading]) -> tuple[tuple[Section, ...], str]:
    """The heading all of whose words the question has; of several, the one with most words."""
    asked = _matter(question)
    found = [
        (len(matter), -len(heading.section.section), heading, matter)
        for heading in headings
        for matter in heading.terms
        if matter and matter <= asked
    ]
    if not found:
        return (), question
    _, _, heading, matter = max(found, key=lambda entry: entry[:2])
    kept = [word for word in re.split(r"(\s+)", question) if not (set(terms(word)) & matter)]
    return (heading.section,), "".join(kept)


def _numbered(groups: Mapping[str, str | None], headings: Sequence[Heading]) -> Iterator[Section]:
    path = groups.get("p") or groups.get("p2")
    top = [heading.section for heading in headings if "." not in heading.section.section]
    if path:
        wanted = ".".join(part.upper() for part in re.findall(r"[IVX]+|\d+", path, re.IGNORECASE))
        yield from (heading.section for heading in headings if heading.section.section == wanted)
        return
    word = (groups.get("n") or groups.get("o") or "").casefold()
    if word in _LAST and top:
        yield top[-1]
        return
    number = int(word) if word.isdecimal() else _ORDINALS.get(word, 0)
    yield from (s for s in top if 0 < number <= len(_ROMAN) and s.section in {_ROMAN[number - 1], str(number)})


def _matter(text: str) -> frozenset[str]:
    return frozenset(term for term in terms(text) if not term.startswith((PAIR_MARK, WORLD_MARK)))
