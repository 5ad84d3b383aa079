"""A plan of as many items as are wanted, made of the first plan's items with other years and ordinals."""

from itertools import cycle, islice

from corpus import Plan

_YEARS = ("２０１３", "２０１４", "２０１５", "２０１６", "２０１７")


def long_plan(plan: Plan, items: int) -> str:
    """The text of a plan in which each item says what one of ``plan`` says, and which of its kind it is.

    Ten items stand under a heading; every item differs from all others, so that none is embedded for another.
    """
    lines = ["試験のための長い行動計画", ""]
    for place, item in enumerate(islice(cycle(plan.items), items)):
        if place % 10 == 0:
            lines.append(f"{place // 10 + 1}．分野{place // 10 + 1}")
        text = item.text
        for year in _YEARS:
            text = text.replace(year, f"２０{20 + place // len(plan.items) + _YEARS.index(year):02}")
        lines.append(f"（{place % 10 + 1}）第{place + 1}期において{text}")
    return "\n".join(lines) + "\n"
