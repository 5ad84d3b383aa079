"""What happens while an answer is made, in order: steps, citations, pieces of text, the answer."""

from dataclasses import dataclass

from assistant.answer import Answer, Citation


@dataclass(frozen=True, slots=True)
class StepStarted:
    """A step has begun: ``understand``, ``retrieve``, ``judge``, ``compose``, ``verify`` or ``decide``."""

    name: str


@dataclass(frozen=True, slots=True)
class TextPiece:
    """The next piece of the answer's text; all pieces joined are ``Answer.answer``."""

    text: str


Event = StepStarted | Citation | TextPiece | Answer
"""Steps first; then each verified citation (of an answer or of its nearest items), the text in pieces, the answer."""
