"""Words of each language that tell strength, negation, numbers and what a text says of itself, from general knowledge."""

from assistant.gate.lexicon.reading import Lexicon, lexicon

__all__ = ["Lexicon", "lexicon"]
