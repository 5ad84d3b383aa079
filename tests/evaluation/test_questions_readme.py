"""What the README of the questions says is so."""

import json
import re
from collections import Counter

from evaluation.questions_file import PACKAGED_QUESTIONS, packaged_questions, read_questions

README = (PACKAGED_QUESTIONS / "README.md").read_text(encoding="utf-8")
COLUMNS = [(part, language) for part in ("dev", "test") for language in ("ja", "en", "mn")]


def test_the_counts_are_those_of_the_files() -> None:
    counted: Counter[tuple[str, str, str, str]] = Counter()
    for part, language in COLUMNS:
        for file in (PACKAGED_QUESTIONS / part).glob(f"*-{language}.jsonl"):
            kind = file.stem.removesuffix(f"-{language}")
            for line in file.read_text(encoding="utf-8").splitlines():
                entry = json.loads(line)
                counted[kind, entry.get("type", "–"), part, language] += 1
                if "turns" in entry:
                    counted[kind, "turns", part, language] += len(entry["turns"])
    told: Counter[tuple[str, str, str, str]] = Counter()
    for kind, type_, *numbers in re.findall(r"\| (\w+) \| (\w+|–) \|" + r" (\d+) \|" * 7, README):
        assert sum(map(int, numbers[:6])) == int(numbers[6])
        told |= Counter({(kind, type_, *at): int(n) for at, n in zip(COLUMNS, numbers[:6], strict=True)})
    assert told == counted


def test_the_dev_items_are_those_of_the_dev_questions() -> None:
    (listed,) = re.findall(r"Dev items: (.*?)\. All other", README, re.DOTALL)
    asked = {
        item_id
        for question in read_questions(packaged_questions("dev"))
        if question.type in ("direct", "paraphrase", "keyword", "scenario", "detail", "result")
        for item_id in question.gold
    }
    assert set(re.findall(r"`([^`]+)`", listed)) == asked
