"""Honest drafts, made false by rule: the gate was not written for these falsehoods."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from assistant.gate import check
from corpus import Plan
from tests.assistant.gate.items import offered

HONEST: Final = [
    json.loads(line)
    for line in (Path(__file__).parent / "drafts" / "honest.jsonl").read_text(encoding="utf-8").splitlines()
]
QUOTED: Final = re.compile('「[^」]*」|“[^”]*”|«[^»]*»|"[^"]*"')
OPPOSITES: Final = {
    "ja": [
        "検討します>実施します",
        "努力します>実施します",
        "支援します>建設します",
        "拡大>縮小",
        "強化>廃止",
        "支持>批判",
        "継続>中止",
    ],
    "en": ["will>will not", "strengthen>weaken", "expand>reduce", "support>oppose", "promote>restrict", "will>must"],
    "mn": ["дэмжинэ>эсэргүүцнэ", "дэмжинэ>дэмжихгүй", "өргөжүүлнэ>багасгана", "судлан үзнэ>барина", "хичээнэ>хийнэ"],
}
LET_THROUGH: Final = 0.05


def test_no_draft_stands_on_other_items(first_plan: Plan) -> None:
    ids = [item.id for item in first_plan.items]
    for place, row in enumerate(HONEST):
        others = [each for each in ids[place % len(ids) :] + ids if each not in row["evidence"]]
        evidence = offered(first_plan, *others[: len(row["evidence"])])
        assert check(row["draft"], evidence, row["lang"]).faults, (row["id"], others[: len(row["evidence"])])


def test_hardly_a_draft_stands_that_says_the_opposite_or_promises_more(first_plan: Plan) -> None:
    mutants = list(_opposites())
    passed = [
        draft for row, draft in mutants if not check(draft, offered(first_plan, *row["evidence"]), row["lang"]).faults
    ]
    assert len(mutants) > 50
    assert len(passed) <= LET_THROUGH * len(mutants), passed


def _opposites() -> Iterator[tuple[dict[str, Any], str]]:
    for row in HONEST:
        for each in OPPOSITES[row["lang"]]:
            said, opposite = each.split(">")
            if said in QUOTED.sub("", row["draft"]) and not any(
                said in quote for quote in QUOTED.findall(row["draft"])
            ):
                yield row, row["draft"].replace(said, opposite, 1)
