"""The names of a plan's parties."""

from assistant.language import Language
from prompts.catalogue import catalogue


def party_name(party: str, language: Language) -> str:
    """A party's name in the reader's language if the catalogue knows it, else as the plan says it."""
    key = f"parties.{party}"
    texts = catalogue(language)
    known = texts.keys()
    return texts.say(key) if key in known else party
