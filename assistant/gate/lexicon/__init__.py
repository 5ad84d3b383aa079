"""Words of each language that tell strength, negation, numbers and talk about the text itself."""

from assistant.gate.lexicon.reading import Lexicon, lexicon

__all__ = ["Lexicon", "lexicon"]
