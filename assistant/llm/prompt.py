"""The messages that ask a language model for an answer: rules, and the question and the evidence as fenced data."""

import json
import secrets
from collections.abc import Mapping, Sequence
from typing import Final

from assistant.answer import Citation
from assistant.language import Language
from assistant.llm.model import Message
from corpus import Plan
from prompts.files import render_prompt

NOTHING_FITS: Final = "NOTHING_FITS"
"""What the model writes where no evidence answers."""
_NAMES: Final = {Language.JAPANESE: "Japanese", Language.ENGLISH: "English", Language.MONGOLIAN: "Mongolian (Cyrillic)"}


def answer_prompt(
    question: str, language: Language, citations: Sequence[Citation], plans: Mapping[str, Plan]
) -> tuple[Message, ...]:
    """Ask for an answer from the citations' items."""
    data = {"question": question, "evidence": [evidence(citation, citation.rendering, plans) for citation in citations]}
    return fenced("answer", json.dumps(data, ensure_ascii=False), language, nothing_fits=NOTHING_FITS)


def fenced(prompt: str, data: str, language: Language, **values: str) -> tuple[Message, ...]:
    """The rules of a prompt, and data that they speak of.

    The data are strings of one JSON object, in which no line can end, between fences that nobody who wrote a question
    or a plan could know.
    """
    fence = f"=== DATA {secrets.token_hex(8)} ==="
    rules = render_prompt(prompt, fence=fence, language=_NAMES[language], **values)
    return (Message("system", rules), Message("user", f"{fence}\n{data}\n{fence}"))


def evidence(citation: Citation, rendering: str | None, plans: Mapping[str, Plan]) -> dict[str, object]:
    """The whole item of a citation, under its number, as a model is given it."""
    plan = plans[citation.plan_id]
    piece: dict[str, object] = {
        "number": citation.n,
        "plan": plan.metadata.title,
        "address": citation.address,
        "headings": list(citation.headings),
        "text": plan.item(citation.item_id).text,
    }
    return {**piece, "translation": rendering} if rendering else piece
