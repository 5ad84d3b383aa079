"""Short ways to read a plan in tests."""

from pathlib import Path

from corpus import Metadata, Plan, read_plan, unwrap

METADATA = Metadata("Title", "ja")
DOCUMENTS = Path(__file__).parents[2] / ".." / "shared" / "documents"


def read(text: str) -> Plan:
    return read_plan("made", text.encode(), METADATA)


def items(text: str) -> list[tuple[str, str]]:
    return [(item.id, item.text) for item in read(text).items]


def warnings(text: str) -> list[tuple[str, int, str]]:
    return [(one.irregularity.value, one.line, one.label) for one in read(text).warnings]


def assert_lossless(plan: Plan) -> None:
    """Every character that is not white space has one part; every text stands at its span; ids differ."""
    owners = [0] * len(plan.source)
    for part in plan.parts:
        for offset in range(part.span.start, part.span.end):
            owners[offset] += 1
    for character, count in zip(plan.source, owners, strict=True):
        assert count <= 1
        assert count == 1 or character.isspace()
    for item in plan.items:
        assert item.text == unwrap(plan.source, item.span).text
    assert len({item.id for item in plan.items}) == len(plan.items)
