"""A question → what list it asks for, or None if it asks for none.

Nothing is guessed: a question that asks for a list by conditions that none of the tables knows is left to retrieval.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Final

from assistant.facets import Facets
from assistant.listing.claims import claims_hold
from assistant.listing.query import Ask, Listed, ListQuery, Wanted
from assistant.listing.section_names import named_section
from assistant.listing.selection import select
from assistant.listing.tables import Concept, ListTable, concepts, list_table, topic_pattern
from corpus import Plan
from corpus.commitment import Strength
from index.analysis import TermKind, read_terms
from index.topics import topics
from index.world import read_names

_QUOTED: Final = re.compile(r"[「『“\"«‘']([^「」『』“”\"«»‘’']{2,30})[」』”\"»’']")
_PRINTED: Final = re.compile(r"[（(]([^（）()a-zA-Z]*[々〇ぁ-ヿ㐀-鿿][^（）()a-zA-Z]*)[）)]")
_JAPANESE: Final = re.compile(r"([々ぁ-ヿ㐀-鿿]{2,30})")
"""In a question in another language, Japanese is quoted."""
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_ENDING: Final = re.compile(r"(?:する|した|して|し|る|う|く|む)$")
_PARTIES_OF_THE_PLAN: Final = frozenset({"Japan", "Mongolia"})


class ListReader:
    """Reads list questions about some plans."""

    def __init__(self, plans: Mapping[str, Plan]) -> None:
        self._plans = plans

    def list_items(
        self, question: str, language: str, facets: Facets, asked: Sequence[str] | None = None
    ) -> Listed | None:
        """The items that a question for a list asks for.

        None, if it asks for none, or if nothing meets a condition put in words: other words may say the same, which
        retrieval finds; nor if the question takes a number or a name for granted that none of them has. That nobody
        commits in a certain way, or to a certain term, is an answer.
        """
        query = self.read(question, language, asked)
        if query is None:
            return None
        found = select(query, facets, self._plans, asked)
        if not found and not query.is_closed:
            return None
        items = tuple((item.plan_id, item.item_id) for item in found)
        if not query.is_closed and not query.sections and not claims_hold(question, items, self._plans):
            return None
        return Listed(query, items)

    def read(self, question: str, language: str, asked: Sequence[str] | None = None) -> ListQuery | None:
        """Read a question; ``asked`` are the plans it is put to, None for all."""
        table = list_table(language)
        text = _asking_sentence(unicodedata.normalize("NFKC", question), table)
        ask = Ask.COUNT if table.count.search(text) else Ask.LIST if table.list.search(text) else None
        if ask is None:
            return None
        plans = [plan for plan in self._plans.values() if asked is None or plan.id in asked]
        return _Reading(text, language, table, plans).query(ask)


class _Reading:
    """One question being read: what is understood is taken out of ``_left``."""

    def __init__(self, text: str, language: str, table: ListTable, plans: Sequence[Plan]) -> None:
        self._text = text
        self._left = _ELABORATION.sub("", text)
        self._language = language
        self._table = table
        self._plans = plans
        self._spans: list[tuple[int, int]] = []

    def query(self, ask: Ask) -> ListQuery | None:
        sections = self._sections()
        party = self._party()
        quoted = self._quoted()
        strengths = self._strengths(quoted)
        frequency = self._frequency() if not strengths else None
        words = self._words(quoted, bool(strengths))
        names = self._names()
        found_topics = () if words or sections or names else self._topics()
        if words or names or found_topics:
            strengths = self._of_wording(strengths, bool(quoted))
        mentioned = bool(_MENTIONED.search(self._text))
        query = ListQuery(ask, party, strengths, sections, found_topics, frequency, words, names, mentioned)
        if query.is_whole_plan and not self._is_about_the_plan(ask):
            return None
        return query if self._unexplained() <= _MOST_UNEXPLAINED[bool(found_topics)] else None

    def _unexplained(self) -> int:
        """How many words of the question no table has: many of them say that it asks for something else."""
        table, left = self._table, _QUOTED.sub(" ", _PRINTED.sub(" ", self._left))
        for start, end, _ in sorted(read_names(left), reverse=True):
            left = left[:start] + " " + left[end:]
        known = (
            *(concept.asked[self._language] for concept in concepts()),
            *(topic_pattern(topic.id, self._language) for topic in topics()),
            *table.strength.values(),
            *(asked for asked, _ in table.frequency),
            *table.parties.values(),
            table.alone,
            table.both,
            table.section_word,
            table.filler,
        )
        for pattern in known:
            left = pattern.sub(" ", left)
        kinds = {TermKind.WORD, TermKind.NAME, TermKind.NUMBER}
        return sum(term.kind in kinds for term in read_terms(left))

    def _sections(self) -> tuple[str, ...]:
        says = bool(self._table.section_word.search(self._text))
        for plan in self._plans:
            if named := named_section(self._text, self._language, plan, says):
                for word in named[1].split():
                    self._left = re.sub(re.escape(word), " ", self._left, flags=re.IGNORECASE)
                return (named[0],)
        return ()

    def _party(self) -> str | None:
        if not self._table.alone.search(self._text):
            return None
        named = [(key, match) for key, p in self._table.parties.items() if (match := p.search(self._text))]
        if not named:
            return None
        near = min(named, key=lambda pair: self._distance(pair[1]))
        if self._distance(near[1]) > _NEAR[self._language]:
            return None
        for plan in self._plans:
            for party in plan.metadata.parties:
                if party.startswith(near[0]):
                    return party
        return None

    def _distance(self, match: re.Match[str]) -> int:
        """Characters between a party and the nearest word that says it is alone."""
        ends = [(alone.start(), alone.end()) for alone in self._table.alone.finditer(self._text)]
        return min(max(start - match.end(), match.start() - end, 0) for start, end in ends)

    def _quoted(self) -> tuple[str, ...]:
        """Words of the plan that the question quotes, in the plan's own language."""
        patterns = (_QUOTED, _PRINTED) if self._language == "ja" else (_QUOTED, _JAPANESE)
        found = [match[1] for pattern in patterns for match in pattern.finditer(self._text)]
        parts = [part.strip() for quoted in found for part in re.split(r"[/／、,・]", quoted)]
        japanese = any(plan.metadata.language == "ja" for plan in self._plans)
        return tuple(
            dict.fromkeys(
                part for part in parts if len(part) > 1 and (not japanese or re.search(r"[ぁ-ヿ㐀-鿿]", part))
            )
        )

    def _strengths(self, quoted: Sequence[str]) -> tuple[Wanted, ...]:
        japanese = list_table("ja").strength
        wanted = [
            Wanted(strength, re.compile(re.escape(_ENDING.sub("", quote)) + "|" + re.escape(quote)))
            for quote in quoted
            for strength, pattern in japanese.items()
            if pattern.search(quote) or pattern.search(f"「{quote}")
        ]
        if wanted:
            return tuple(wanted)
        return tuple(
            Wanted(strength, _VERBS.get((self._language, strength)))
            for strength, pattern in self._table.strength.items()
            if pattern.search(self._left)
        )

    def _of_wording(self, strengths: tuple[Wanted, ...], quoted: bool) -> tuple[Wanted, ...]:
        """The strengths that are a condition beside a subject: "support for schools" says what the items are about."""
        if self._is_either(strengths):
            return ()
        return strengths if quoted else tuple(wanted for wanted in strengths if wanted.strength in _TELLING)

    def _is_either(self, strengths: Sequence[Wanted]) -> bool:
        """Carried out or under consideration: either will do, so that strength is no condition."""
        for wanted in strengths:
            match = self._table.strength[wanted.strength].search(self._text)
            if match and _OR.search(self._text[max(0, match.start() - _BESIDE) : match.end() + _BESIDE]):
                return True
        return False

    def _frequency(self) -> re.Pattern[str] | None:
        said = [said.pattern for asked, said in self._table.frequency if asked.search(self._left)]
        return re.compile("|".join(said)) if said else None

    def _words(self, quoted: Sequence[str], of_strength: bool) -> tuple[tuple[re.Pattern[str], ...], ...]:
        text_language = self._plans[0].metadata.language if self._plans else "ja"
        found: list[tuple[int, int, Concept]] = []
        for concept in concepts():
            for match in concept.asked[self._language].finditer(self._left):
                if match[0]:
                    found.append((match.start(), match.end(), concept))
        kept: list[tuple[int, int, Concept]] = []
        for start, end, concept in sorted(found, key=lambda each: (each[0] - each[1], each[0])):
            if all(end <= other[0] or start >= other[1] for other in kept):
                kept.append((start, end, concept))
        kept.sort(key=lambda each: each[0])
        self._spans = [(start, end) for start, end, _ in kept]
        patterns = [concept.written.get(text_language, concept.written["ja"]) for _, _, concept in kept]
        literal = tuple(re.compile(re.escape(quote)) for quote in quoted if not _MARKS.search(quote))
        conditions = (literal,) if literal and not of_strength else self._joined(kept, patterns)
        years = tuple((re.compile(year),) for year in _YEAR.findall(self._left))
        return conditions + (years if not kept else ())

    def _joined(
        self, kept: Sequence[tuple[int, int, Concept]], patterns: Sequence[re.Pattern[str]]
    ) -> tuple[tuple[re.Pattern[str], ...], ...]:
        """Concepts side by side (A or B, A・B) are one condition; others are conditions of their own."""
        groups: list[list[re.Pattern[str]]] = []
        for at, pattern in enumerate(patterns):
            between = self._left[kept[at - 1][1] : kept[at][0]] if at else ""
            if at and (self._table.any_of.search(between) or len(between.strip()) <= 1):
                groups[-1].append(pattern)
            else:
                groups.append([pattern])
        return tuple(tuple(dict.fromkeys(group)) for group in groups)

    def _names(self) -> tuple[str, ...]:
        """Names of the world, beside those that are part of a concept."""
        left = self._left
        for start, end in self._spans:
            left = left[:start] + " " * (end - start) + left[end:]
        return tuple(dict.fromkeys(name for _, _, name in read_names(left) if name not in _PARTIES_OF_THE_PLAN))

    def _topics(self) -> tuple[str, ...]:
        matches = [
            (match.end() - match.start(), topic.id)
            for topic in topics()
            if (match := topic_pattern(topic.id, self._language).search(self._left))
        ]
        return tuple(topic for _, topic in sorted(matches, reverse=True))

    def _is_about_the_plan(self, ask: Ask) -> bool:
        return ask is Ask.COUNT and bool(_WHOLE.search(self._text))


_SENTENCE_ENDS: Final = re.compile(r"(?<=[。?？!！])|(?<=[.])\s+(?=[A-ZА-ЯӨҮ])")
_ELABORATION: Final = re.compile(r"(?<=\w)[:：]\s.*$", re.DOTALL)
"""What a question adds after a colon narrows nothing down."""
_MOST_UNEXPLAINED: Final = {True: 2, False: 5}
"""Words that no table has, at most; topics, which are the vaguest condition, are held to fewer."""


def _asking_sentence(text: str, table: ListTable) -> str:
    """The last sentence that asks for a list; those about it tell of the asker, or add examples."""
    asking = [each for each in _SENTENCE_ENDS.split(text) if table.count.search(each) or table.list.search(each)]
    return asking[-1].strip() if asking else text


_TELLING: Final = frozenset({Strength.ENDEAVOURS, Strength.CONSIDERS, Strength.WELCOMES})
"""Strengths whose verbs seldom say anything else."""
_NEAR: Final = {"ja": 14, "en": 20, "mn": 26}
"""Characters between a party and the word that says it is alone, at most."""
_BESIDE: Final = 24
_OR: Final = re.compile(r"又は|または|あるいは|\bor\b|\bbe it\b|эсвэл|юм уу|буюу", re.IGNORECASE)
_MENTIONED: Final = re.compile(r"mention|\bname|refer|登場|出て|言及|触れ|дурд|дурьд|нэр", re.IGNORECASE)
"""A question for where a name stands, and not for what has to do with it."""
_MARKS: Final = re.compile(r"[.…～〜]")
_WHOLE: Final = re.compile(
    r"計画(?:全体|には|に|の)|全体で|全部で|総数"
    r"|whole|entire|altogether|in total|in all|plan (?:has|have|contain)|does the plan|in the plan"
    r"|нийт|төлөвлөгөөнд|хөтөлбөрт|баримт бичигт",
    re.IGNORECASE,
)
_VERBS: Final = {
    ("en", Strength.TAKES_NOTE): re.compile("留意"),
    ("mn", Strength.TAKES_NOTE): re.compile("留意|念頭|尊重"),
    ("en", Strength.WELCOMES): re.compile("歓迎|評価"),
}
