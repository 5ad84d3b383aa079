"""Sentences labelled by hand with who commits and how strongly."""

import json
from dataclasses import dataclass
from importlib import resources

BOTH = "both"
"""Labels all of a plan's parties."""
PARTS = ("plan", "dev", "other")
"""``plan``: all sentences of the first plan; ``dev``: sentences to tune on; ``other``: sentences only reported."""
_PLAN_PARTIES = ("日本国", "モンゴル国")


@dataclass(frozen=True, slots=True)
class LabelledSentence:
    """A sentence and what it commits to by hand. ``before`` is the sentence before it, if its subject stands there."""

    id: str
    item: str
    text: str
    plan_parties: tuple[str, ...]
    before: str
    parties: frozenset[str]
    strengths: frozenset[str]
    frequencies: frozenset[str]
    names: frozenset[str]


def read_labels(part: str) -> tuple[LabelledSentence, ...]:
    """Read the labelled sentences of a part."""
    lines = resources.files(__package__).joinpath(f"{part}.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(_sentence(json.loads(line), part) for line in lines)


def _sentence(fields: dict[str, object], part: str) -> LabelledSentence:
    def strings(key: str) -> list[str]:
        value = fields.get(key) or []
        if not isinstance(value, list):
            raise TypeError(f"{key} of {fields['id']} is no list")
        return [str(entry) for entry in value]

    plan_parties = tuple(strings("plan_parties")) or (_PLAN_PARTIES if part == "plan" else ())
    parties = [name for label in strings("parties") for name in (plan_parties if label == BOTH else [label])]
    return LabelledSentence(
        str(fields["id"]),
        str(fields["item"]),
        str(fields["text"]),
        plan_parties,
        str(fields.get("prev") or ""),
        frozenset(parties),
        frozenset(strings("strengths")),
        frozenset(strings("frequency")),
        frozenset(strings("names")),
    )
