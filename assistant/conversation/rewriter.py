"""A language model may put a follow-up into words, too; what it says is checked against the rules."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from typing import Final, Protocol

from assistant.conversation.content import is_asking
from assistant.conversation.relative_addresses import read_addresses
from assistant.conversation.standalone import StandAlone
from assistant.language import recognise
from assistant.question import LONGEST_QUESTION, Question
from index.analysis import Term, TermKind, read_terms

_FIRST_WORD: Final = re.compile(r"(?:^|[.!?:]\s*)([^\W\d_]+)")


class Rewriter(Protocol):
    """Puts a follow-up into words that need nothing before them, in the language it was asked."""

    def rewrite(self, question: Question, ruled: StandAlone) -> str | None:
        """Return the question as it stands alone; None if there is none to be had in time.

        Args:
            question: as it was typed, with its earlier turns.
            ruled: what the rules made of it.
        """
        ...


def checked(rewritten: str | None, question: Question, ruled: StandAlone, plan_texts: Iterable[str]) -> StandAlone:
    """The rewritten question where it may be used, what the rules made of it where not.

    Only what the rules took for a follow-up is ever rewritten; the items that they tied it to stay.
    """
    said = [question.text, *(text for turn in question.earlier for text in (turn.question, turn.query))]
    if rewritten is None or not ruled.changed or ruled.unclear:
        return ruled
    rewritten = " ".join(rewritten.split())
    return replace(ruled, query=rewritten) if is_faithful(rewritten, ruled.query, said, plan_texts) else ruled


def is_faithful(rewritten: str, ruled: str, conversation: Iterable[str], plan_texts: Iterable[str]) -> bool:
    """Whether a rewritten question says no less and nothing else.

    It keeps the names, numbers and addresses of the rule-based one, and has no name or number that is neither in that
    one, nor in the conversation, nor in the plan; it is in the same language, and one question of a length that can
    be put. A capital at its start may be a name's: only a word that asks, or a known one, is let through there.
    """
    if not rewritten.strip() or len(rewritten) > LONGEST_QUESTION or "\n" in rewritten:
        return False
    if recognise(rewritten) != recognise(ruled) or not _addresses(ruled) <= _addresses(rewritten):
        return False
    has = {term.text for term in read_terms(rewritten)}
    if any(term.text not in has for term in _claims(ruled)):
        return False
    known = {term.text for text in (ruled, *conversation, *plan_texts) for term in read_terms(text)}
    claimed = {term.text for term in (*_claims(rewritten), *_at_the_start(rewritten))}
    return claimed <= known


def _claims(text: str) -> Iterable[Term]:
    return (term for term in read_terms(text) if term.kind in (TermKind.NAME, TermKind.NUMBER))


def _at_the_start(text: str) -> Iterable[Term]:
    """Capitalised words that a sentence begins with, unless they only ask."""
    for match in _FIRST_WORD.finditer(text):
        word = match[1]
        if word[0].isupper():
            yield from (term for term in read_terms(word.lower()) if not is_asking(term))


def _addresses(text: str) -> set[tuple[str, ...]]:
    return {address.parts for address in read_addresses(unicodedata.normalize("NFKC", text)) if address.is_plain}
