"""What was read from one sentence."""

from dataclasses import dataclass

from corpus.commitment import Commitment, Strength
from corpus.plan import Span


@dataclass(frozen=True, slots=True)
class SentenceReading:
    """A sentence's commitments in order. ``subject`` is whom the sentence is about, for the next one that names nobody;
    ``is_stem`` says that it is no whole sentence, and goes on in the items below it.
    """

    span: Span
    commitments: tuple[Commitment, ...] = ()
    subject: tuple[str, ...] = ()
    is_stem: bool = False

    @property
    def parties(self) -> tuple[str, ...]:
        """All that are committed, in the order they are named; of a stem, whom it names."""
        if self.is_stem and not self.commitments:
            return self.subject
        return tuple(dict.fromkeys(party for commitment in self.commitments for party in commitment.parties))

    @property
    def strengths(self) -> tuple[Strength, ...]:
        """The strengths, each once, strongest first."""
        said = {commitment.strength for commitment in self.commitments}
        return tuple(strength for strength in Strength if strength in said)
