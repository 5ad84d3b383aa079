"""Stretches of rows → expressions that Milvus filters by."""

from typing import Final

from index.vectors import Ranges

ROW: Final = "row"
_TOGETHER: Final = 32
"""Stretches in one expression; Milvus 2.3 refuses 64."""


def filters(within: Ranges | None) -> list[str]:
    """Expressions that together let through the rows of the stretches, each row once; one that lets all, for None."""
    if within is None:
        return [""]
    joined = _joined(within)
    return [
        " or ".join(f"({ROW} >= {each.start} and {ROW} < {each.stop})" for each in joined[at : at + _TOGETHER])
        for at in range(0, len(joined), _TOGETHER)
    ]


def _joined(within: Ranges) -> list[range]:
    """Without empty stretches, and those that touch made one."""
    joined: list[range] = []
    for each in within:
        if joined and each.start == joined[-1].stop:
            joined[-1] = range(joined[-1].start, max(each.stop, each.start))
        elif len(each):
            joined.append(each)
    return joined
