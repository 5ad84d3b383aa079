"""What a comparison says to a reader, from the catalogue of a language."""

from assistant.comparison.report import ComparedPair
from assistant.comparison.values import Direction, Evidence, Relation
from prompts.catalogue import catalogue


def relation_label(relation: Relation, language: str) -> str:
    return catalogue(language).say(f"compare.{relation}")


def ground_texts(pair: ComparedPair, language: str) -> tuple[str, ...]:
    """Each ground of a pair's relation as a line: what it is of, which way it points, and the words of both items."""
    return tuple(_ground(each, pair, language) for each in pair.evidence)


def _ground(evidence: Evidence, pair: ComparedPair, language: str) -> str:
    say = catalogue(language).say
    old = pair.old.text[evidence.old.start : evidence.old.end] if pair.old and evidence.old else ""
    new = pair.new.text[evidence.new.start : evidence.new.end] if pair.new and evidence.new else ""
    direction = "" if evidence.direction is Direction.NEUTRAL else say(f"compare.{evidence.direction}")
    return say(
        "compare.ground",
        ground=say(f"compare.ground_{evidence.ground}"),
        direction=direction,
        old=old.strip("、，。 "),
        new=new.strip("、，。 "),
    )
