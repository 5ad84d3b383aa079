"""A question → what list it asks for, or None if it asks for none.

Nothing is guessed: a question that asks for a list by conditions that none of the tables knows is left to retrieval.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from assistant.facets import Facets
from assistant.listing.claims import claims_hold
from assistant.listing.content import Content, join, read_named, weak_content
from assistant.listing.parties import read_party
from assistant.listing.query import Ask, Listed, ListQuery, Subject
from assistant.listing.section_names import named_section
from assistant.listing.selection import select
from assistant.listing.strengths import beside_subjects, is_any_commitment, read_strengths, ruled_out_spans
from assistant.listing.tables import ListTable, list_table, topic_pattern
from assistant.listing.vocabulary import LANGUAGES, packaged_vocabulary
from corpus import Plan
from index.analysis import TermKind, read_terms
from index.topics import topics

_QUOTED: Final = re.compile(r"[「『“\"«‘']([^「」『』“”\"«»‘’']{2,40})[」』”\"»’']")
_PRINTED: Final = re.compile(r"[（(]([^（）()a-zA-Z]*[々〇ぁ-ヿ㐀-鿿][^（）()a-zA-Z]*)[）)]")
_JAPANESE: Final = re.compile(r"([々ぁ-ヿ㐀-鿿]{2,30})")
"""In a question in another language, Japanese is quoted."""


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
        commits in a certain way, or that a country is not spoken of, is an answer.
        """
        query = self.read(question, language, asked)
        if query is None:
            return None
        found = select(query, facets, self._plans, asked)
        if not found and not (query.is_closed or query.names_only):
            return None
        items = tuple((item.plan_id, item.item_id) for item in found)
        if items and not (
            (query.is_closed and not query.frequency) or query.sections or claims_hold(question, items, self._plans)
        ):
            return None
        return Listed(query, items)

    def read(self, question: str, language: str, asked: Sequence[str] | None = None) -> ListQuery | None:
        """Read a question; ``asked`` are the plans it is put to, None for all."""
        table = list_table(language)
        folded = unicodedata.normalize("NFKC", question)
        plans = [plan for plan in self._plans.values() if asked is None or plan.id in asked]
        texts = dict.fromkeys((_asking_sentence(folded, table), folded))
        queries = (self._read_sentence(text, language, table, plans) for text in texts)
        return next((query for query in queries if query), None)

    @staticmethod
    def _read_sentence(text: str, language: str, table: ListTable, plans: Sequence[Plan]) -> ListQuery | None:
        reading = _Reading(text, language, table, plans)
        if table.count.search(text):
            return reading.query(Ask.COUNT, _MOST_UNEXPLAINED)
        if table.list.search(text):
            return reading.query(Ask.LIST, _MOST_UNEXPLAINED)
        if table.how_many.search(text):
            return reading.query(Ask.COUNT, _FEW_UNEXPLAINED)
        if table.several.search(text):
            return reading.query(Ask.LIST, _FEW_UNEXPLAINED)
        query = reading.query(Ask.LIST, _FEW_UNEXPLAINED) if table.open.search(text) else None
        return query if query and query.is_closed else None


class _Reading:
    """One question being read: what is understood is taken out of ``_left``."""

    def __init__(self, text: str, language: str, table: ListTable, plans: Sequence[Plan]) -> None:
        self._text = text
        self._left = table.elaboration.sub("", text)
        self._language = language
        self._table = table
        self._plans = plans

    def query(self, ask: Ask, most_unexplained: int) -> ListQuery | None:
        outside = self._outside()
        sections = self._sections()
        party = read_party(self._text, self._language, self._table, self._plans)
        ruled_out = ruled_out_spans(self._left, self._table)
        quoted = self._quoted(ruled_out)
        strengths = read_strengths(self._left, self._table, quoted)
        frequency = self._frequency()
        content = self._content((*strengths.spans, *ruled_out), quoted, strengths.quoted)
        wanted = () if is_any_commitment(strengths, self._left, self._table) else strengths.wanted
        if content.subjects and not party:
            wanted = beside_subjects(strengths, self._text, self._table)
            if not wanted:
                content = self._content(ruled_out, quoted, strengths.quoted)
        closed = bool(sections or party or wanted or frequency)
        if not (content.subjects or content.excluded or closed):
            content = self._weak()
            most_unexplained = _LEAST_UNEXPLAINED
        found_topics = () if content.subjects or closed else self._topics()
        query = ListQuery(
            ask,
            party,
            wanted,
            sections,
            found_topics,
            frequency,
            content.subjects,
            content.excluded,
            bool(_MENTIONED.search(self._text)),
            outside,
        )
        if query.is_whole_plan and not (ask is Ask.COUNT and _WHOLE.search(self._text)):
            return None
        if query.outside and not (content.subjects or closed or found_topics):
            most_unexplained = 0
        most = min(most_unexplained, _FEW_UNEXPLAINED) if found_topics else most_unexplained
        return query if self._unexplained() <= most else None

    def _outside(self) -> tuple[str, ...]:
        """The section that the items are not to be in; its words are taken out, so that they name no other."""
        for plan in self._plans:
            match = self._table.outside.search(self._left)
            if match and (named := named_section(match[0], self._table, self._language, plan)):
                self._left = _without(self._left, named[1], self._language, self._table)
                return (named[0],)
        return ()

    def _sections(self) -> tuple[str, ...]:
        for plan in self._plans:
            if named := named_section(self._left, self._table, self._language, plan):
                self._left = _without(self._left, named[1], self._language, self._table)
                return (named[0],)
        return ()

    def _quoted(self, ruled_out: Sequence[tuple[int, int]]) -> tuple[str, ...]:
        """Words of the plan that the question quotes, in the plan's own language, and does not rule out."""
        patterns = (_QUOTED, _PRINTED) if self._language == "ja" else (_QUOTED, _JAPANESE)
        found = [
            match[1]
            for pattern in patterns
            for match in pattern.finditer(self._left)
            if not any(start <= match.start(1) < end for start, end in ruled_out)
        ]
        parts = [part.strip() for quoted in found for part in re.split(r"[/／、,・]", quoted)]
        japanese = any(plan.metadata.language == "ja" for plan in self._plans)
        return tuple(
            dict.fromkeys(
                part for part in parts if len(part) > 1 and (not japanese or re.search(r"[ぁ-ヿ㐀-鿿]", part))
            )
        )

    def _frequency(self) -> re.Pattern[str] | None:
        said = [said.pattern for asked, said in self._table.frequency if asked.search(self._text)]
        return re.compile("|".join(said)) if said else None

    def _content(self, taken: Sequence[tuple[int, int]], quoted: Sequence[str], of_strength: bool) -> Content:
        """The subjects beside what is taken; words of the plan that are quoted are searched for as they are."""
        literal = tuple(re.compile(re.escape(quote)) for quote in quoted if not _MARKS.search(quote))
        if literal and not of_strength:
            return Content((Subject(" / ".join(quoted), patterns=literal),))
        quotes = [match.span(1) for match in _QUOTED.finditer(self._left)]
        named = read_named(self._left, self._language, self._table, quotes)
        return join(self._left, [each for each in named if not each.overlaps(taken)], self._table)

    def _weak(self) -> Content:
        left = self._table.filler.sub(lambda match: " " * len(match[0]), self._left)
        return weak_content(read_named(left, self._language, self._table))

    def _topics(self) -> tuple[str, ...]:
        matches = [
            (match.end() - match.start(), topic.id)
            for topic in topics()
            if (match := topic_pattern(topic.id, self._language).search(self._left))
        ]
        return tuple(topic for _, topic in sorted(matches, reverse=True))

    def _unexplained(self) -> int:
        """How many words of the question no table has: many of them say that it asks for something else."""
        table, left = self._table, _QUOTED.sub(" ", _PRINTED.sub(" ", self._left))
        for named in reversed(read_named(left, self._language, table)):
            left = left[: named.start] + " " + left[named.end :]
        known = (
            *(topic_pattern(topic.id, self._language) for topic in topics()),
            *(row.asked for row in table.strengths),
            *(asked for asked, _ in table.frequency),
            *table.parties.values(),
            table.alone,
            table.both,
            table.section_word,
            table.filler,
            table.any_of,
        )
        for pattern in known:
            left = pattern.sub(" ", left)
        kinds = {TermKind.WORD, TermKind.NAME, TermKind.NUMBER}
        return sum(term.kind in kinds for term in read_terms(left))


_SENTENCE_ENDS: Final = re.compile(r"(?<=[。?？!！])|(?<=[.])\s+(?=[A-ZА-ЯӨҮ])")
_WORD: Final = re.compile(r"[A-Za-z\u0400-\u04ff]+(?:-[A-Za-z\u0400-\u04ff]+)*")
_MOST_UNEXPLAINED: Final = 5
_FEW_UNEXPLAINED: Final = 2
_LEAST_UNEXPLAINED: Final = 1
"""Words that no table has, at most: where the question is worded as one for a list, and where it may be; topics, which
are a vague condition, are held to the fewer, and words that every plan uses to the fewest."""


def _without(text: str, name: str, language: str, table: ListTable) -> str:
    """A text without the words of a section's name, and without all subjects that these are part of: the business
    climate of a heading is no climate.
    """
    stems, words = _terms(name), [re.escape(word) for word in name.split()]
    taken = [match.span() for word in words for match in re.finditer(rf"(?<!\w){word}", text, re.IGNORECASE)]
    taken += [match.span() for match in _WORD.finditer(text) if _terms(match[0]) & stems]
    concepts = {concept for each in LANGUAGES for mention in _concepts(name, each) for concept in mention}
    taken += [
        (named.start, named.end)
        for named in read_named(text, language, table)
        if named.overlaps(taken) or concepts & named.subject.concepts
    ]
    return "".join(" " if any(start <= at < end for start, end in taken) else each for at, each in enumerate(text))


def _concepts(text: str, language: str) -> Iterator[frozenset[str]]:
    return (mention.concepts for mention in packaged_vocabulary().read(text, language))


def _terms(text: str) -> frozenset[str]:
    return frozenset(term.text for term in read_terms(text) if term.kind is not TermKind.PAIR)


def _asking_sentence(text: str, table: ListTable) -> str:
    """The last sentence that asks for a list; those about it tell of the asker, or add examples."""
    sentences = _SENTENCE_ENDS.split(text)
    asking = [each for each in sentences if table.count.search(each) or table.list.search(each)]
    return asking[-1].strip() if asking else text


_MENTIONED: Final = re.compile(r"mention|\bname|refer|登場|出て|言及|触れ|дурд|дурьд|нэр", re.IGNORECASE)
"""A question for where a name stands, and not for what has to do with it."""
_MARKS: Final = re.compile(r"[.…～〜]")
_WHOLE: Final = re.compile(
    r"計画(?:全体|には|に|の)|全体で|全部で|総数"
    r"|whole|entire|altogether|in total|in all|plan (?:has|have|contain)|does the plan|in the plan"
    r"|нийт|төлөвлөгөөнд|хөтөлбөрт|баримт бичигт",
    re.IGNORECASE,
)
