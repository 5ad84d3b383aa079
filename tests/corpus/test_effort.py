"""No input makes reading slow: twice the input takes about twice the work, and large inputs end at all."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from corpus import PlanError
from tests.corpus.reading import METADATA, read

SHAPES: dict[str, Callable[[int], str]] = {
    "short lines": lambda n: "1. a\n" + "b\n" * n,
    "one number again and again": lambda n: "1. A.\n" * n,
    "seconds without a first": lambda n: "(1) a\n" + "ロ b\n" * n,
    "firsts and seconds": lambda n: "".join(f"{'一二'[i % 2]} x y z\n" for i in range(n)),
    "bullets": lambda n: "・ a。\n" * n,
    "levels": lambda n: "".join(".".join(["1"] * min(k, 12)) + ". X\n" for k in range(1, n)),
    "a table of contents": lambda n: ("1. A\n" + "2. B\n" * (n // 2)) * 2,
    "blank lines": lambda n: "1. a" + "\n \n" * n + "b\n",
    "run-in numbers": lambda n: "一 x" + "。イ　y" * n + "\nロ z\nロ z\n",
    "wrapped prose": lambda n: "１．" + "両政府は協力を進める。両政府は協力を進める。両\n" * n,
}


def calls(text: str) -> int:
    """How many functions are called to read a text."""
    count = 0

    def profile(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(profile)
    try:
        read(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("shape", SHAPES)
def test_twice_the_input_takes_about_twice_the_work(shape: str) -> None:
    make = SHAPES[shape]
    read(make(10))  # fills what is remembered between calls
    assert calls(make(800)) <= 2.3 * calls(make(400)) + 500


LARGE = 2**20
"""Characters."""


@pytest.mark.parametrize(
    "text",
    [
        "１．" + "両" * LARGE,
        "1. " + "a " * LARGE,
        "1. a" + " " * LARGE + "b",
        "1. a" + "\n" * LARGE + "b",
        "1. " + "(" * LARGE,
        "1. X\n" + "1." * LARGE,
        "1. X\n" + "第一条の" * (LARGE // 4),
        "附" + " " * LARGE + "則",
        "一 x" + "イ " * (LARGE // 8) + "\nロ z\n",
        "1. X\n" + "article" + " " * LARGE + "1",
        "1. X" + "." * LARGE + "\n2. Y\n1. X\n",
        "・ a。\n" * 20_000,
        "".join(f"({n % 900 + 1}) A.\n" for n in range(20_000)),
    ],
    ids=map(str, range(13)),
)
def test_a_large_input_is_read_to_its_end(text: str) -> None:
    try:
        plan = read(text)
    except PlanError:
        return
    assert plan.parts[-1].span.end == len(plan.source.rstrip())


def test_depth_is_bounded_however_many_levels_a_document_has() -> None:
    styles = ["{}. ", "({}) ", "{}) "]
    numbers = ["1", "I", "i", "a", "A", "а", "А", "ア", "一"]
    nested = "".join(style.format(number) + "X.\n" for style in styles for number in numbers)
    cumulative = "".join(".".join(["1"] * k) + ". X.\n" for k in range(1, 2000))
    plan = read(nested + cumulative)
    assert max(item.id.count(".") for item in plan.items) < 100
    assert plan.metadata == METADATA
