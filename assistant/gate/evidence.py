"""The items that a model's text may rest on, as the gate reads them."""

from dataclasses import dataclass

from assistant.answer import Citation
from assistant.gate.party_words import PartyWords, party_words
from corpus import ItemKind, Plan


@dataclass(frozen=True, slots=True)
class Evidence:
    """One numbered item: its text as published, its renderings as (language, register, text), its address and headings.

    ``about`` is what the plan says of itself (titles, parties, period); ``above`` are the chapeaux that the item goes
    on from, in all languages; ``parties`` are the plan's. Expected questions are not among the texts: with their words,
    twice as many short falsehoods stood (10 of 227), for three more honest drafts of 45.
    """

    n: int
    item_id: str
    address: str
    language: str
    text: str
    headings: tuple[str, ...] = ()
    renderings: tuple[tuple[str, str, str], ...] = ()
    about: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    parties: tuple[PartyWords, ...] = ()

    @classmethod
    def of(cls, citation: Citation, plan: Plan) -> "Evidence":
        """The evidence that a citation offers: the whole item, whatever part of it is quoted."""
        return cls.from_item(citation.n, citation.item_id, plan)

    @classmethod
    def from_item(cls, n: int, item_id: str, plan: Plan) -> "Evidence":
        """The evidence that an item offers under a number.

        Raises:
            KeyError: the plan has no such item.
        """
        item, metadata = plan.item(item_id), plan.metadata
        chapeaux = {
            each.id for each in plan.items if each.kind is ItemKind.CHAPEAU and item.id.startswith(f"{each.id}.")
        }
        period = (f"{metadata.period.first}–{metadata.period.last}",) if metadata.period else ()
        return cls(
            n=n,
            item_id=item.id,
            address=item.address,
            language=metadata.language,
            text=item.text,
            headings=item.headings,
            renderings=tuple(
                (r.language, r.register, r.text) for r in plan.curation.renderings if r.item_id == item.id
            ),
            about=(metadata.title, *(title for _, title in metadata.titles), *metadata.parties, *period),
            parties=party_words(metadata.parties),
            above=(
                *(each.text for each in plan.items if each.id in chapeaux),
                *(r.text for r in plan.curation.renderings if r.item_id in chapeaux),
            ),
        )

    def said_in(self, language: str) -> tuple[str, ...]:
        """What the item says in a language: its own text, or renderings of it; nothing where there are none."""
        own = (self.text,) if language == self.language else ()
        return (*own, *(text for of, _, text in self.renderings if of == language))

    def quotable_in(self, language: str) -> tuple[str, ...]:
        """What a reader of a language may be shown in quotation marks: the published text, headings and title, and the
        working rendering in the reader's language. A restatement in another register is nobody's words.
        """
        renderings = (
            text for of, register, text in self.renderings if of == language != self.language and not register
        )
        return (self.text, *self.headings, *self.about, *renderings)

    @property
    def published(self) -> tuple[str, ...]:
        """The words of the plan itself."""
        return (self.text, *self.headings, *self.about[:1])

    @property
    def texts(self) -> tuple[str, ...]:
        """All that stands for the item itself, in every language. The plan's period is no year of an item's."""
        return (self.text, *self.headings, *(text for _, _, text in self.renderings))

    def names_in(self, language: str) -> tuple[str, ...]:
        """What a name in a language may be taken from: the published words and the renderings in that language. In a
        third language, another name may be spelled alike.
        """
        return (self.text, *self.headings, *self.about, *self.said_in(language))
