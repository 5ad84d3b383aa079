"""What people wrote about a plan's items, carried over to another text of the plan."""

import json
from collections.abc import Iterator, Mapping
from typing import Final

from corpus.plan import Plan

_ABOUT_ITEMS: Final = ("renderings/", "questions.jsonl", "topics.jsonl")


def carried_over(files: Mapping[str, bytes], old: Plan, new: Plan) -> dict[str, bytes]:
    """The curated files of a plan's folder with the lines that are about items whose words stay as they were.

    What was written about other words is left behind, as it may no longer be true; headings stay where the plan still
    has the section.
    """
    texts = {item.id: item.text for item in new.items}
    same = {item.id for item in old.items if texts.get(item.id) == item.text}
    kept: dict[str, bytes] = {}
    for path, data in files.items():
        if path.startswith(_ABOUT_ITEMS):
            lines = [line for line in _lines(data) if json.loads(line)["item"] in same]
        elif path == "headings.jsonl":
            lines = [line for line in _lines(data) if _has_section(new, json.loads(line)["section"])]
        else:
            continue
        if lines:
            kept[path] = "".join(f"{line}\n" for line in lines).encode()
    return kept


def _lines(data: bytes) -> Iterator[str]:
    return (line for line in data.decode().splitlines() if line.strip())


def _has_section(plan: Plan, section: str) -> bool:
    return any(item.id == section or item.id.startswith(f"{section}.") for item in plan.items)
