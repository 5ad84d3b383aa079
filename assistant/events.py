"""What happens while an answer is made: steps, citations, pieces of text, at the end the answer."""

from dataclasses import dataclass

from assistant.answer import Answer, Citation


@dataclass(frozen=True, slots=True)
class StepStarted:
    """A step has begun: ``understand``, ``retrieve``, ``judge``, ``compose``, ``verify``, ``write`` or
    ``decide``.
    """

    name: str


@dataclass(frozen=True, slots=True)
class TextPiece:
    """The next piece of the answer's text; all pieces since the last withdrawal are ``Answer.answer``."""

    text: str


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """Citations and text so far are not the answer's: what a language model wrote did not stand to the end."""


Event = StepStarted | Citation | TextPiece | Withdrawn | Answer
"""Each verified citation (of an answer or of its nearest items) before the text that speaks of it; the answer last.
A language model's text comes sentence by sentence, as it is verified, while its step goes on.
"""
