"""Numbered documents made at random, with what a reader must find in them.

Left out, because no reader could tell: headings as long as a full line above a text of their own; Latin
letters inside wrapped Japanese (a break there may or may not have been a space); enumerators of a level that
is to come, in full print at the start of a wrapped line; wrapped documents of two or three lines, where nothing
tells a margin from a short line.
"""

import textwrap
from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import strategies as st

from corpus import numerals

ROMAN_SIGNS = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ"
JAPANESE_WORDS = (
    "両政府は", "モンゴル国の", "協力を", "開発，", "（２）の", "２０１３年に", "カ国", "イギリス", "ア", "第三条の",
    "一層", "ストリート・プロジェクト", "「対話」を", "強化し，", "二国間", "ク", "及び（１）に",
)  # fmt: skip
ENGLISH_WORDS = (
    "promote", "trade", "the", "Mongolia", "and", "co-operation", "of", "2013", "(b) of", "Article 2 of",
    "12 countries", "3.5", "a", "in", "I", "energy,", "exchange", "Japan's",
)  # fmt: skip
MONGOLIAN_WORDS = (
    "хамтын", "ажиллагааг", "Монгол", "Улсын", "2013", "онд", "өргөжүүлэх", "үйл", "талууд", "ба", "12", "дэмжих,",
)  # fmt: skip


@dataclass(frozen=True)
class Level:
    """How one level is printed, and what of it goes into ids."""

    print: Callable[[tuple[int, ...]], str]
    id: Callable[[tuple[int, ...]], str]


@dataclass(frozen=True)
class Family:
    """A way of writing a whole document."""

    levels: tuple[Level, ...]
    words: tuple[str, ...]
    opening: str
    heading: tuple[str, ...]
    spaced: bool


@dataclass(frozen=True)
class Node:
    heading: str
    text: str
    children: tuple["Node", ...]


@dataclass(frozen=True)
class Document:
    source: str
    items: tuple[tuple[str, str], ...]


def wide(number: int) -> str:
    return str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))


def letter(alphabet: str) -> Callable[[tuple[int, ...]], str]:
    return lambda numbers: alphabet[numbers[-1] - 1]


def last(numbers: tuple[int, ...]) -> str:
    return str(numbers[-1])


def dotted(numbers: tuple[int, ...]) -> str:
    return ".".join(map(str, numbers))


ROMAN = Level(lambda n: f"{numerals.roman(n[-1])}. ", lambda n: numerals.roman(n[-1]))
STOP = Level(lambda n: f"{n[-1]}. ", last)
LETTER = Level(lambda n: f"({letter(numerals.LATIN)(n)}) ", letter(numerals.LATIN))
SMALL_ROMAN = Level(lambda n: f"({numerals.roman(n[-1]).lower()}) ", lambda n: numerals.roman(n[-1]).lower())
SECTION = Level(lambda n: f"{ROMAN_SIGNS[n[-1] - 1]}　", lambda n: numerals.roman(n[-1]))
WIDE_STOP = Level(lambda n: f"{wide(n[-1])}．", last)
WIDE_BRACKETS = Level(lambda n: f"（{wide(n[-1])}）", last)
KANA = Level(lambda n: f"{letter(numerals.GOJUON)(n)} ", letter(numerals.GOJUON))
CIRCLED = Level(lambda n: "①②③④⑤⑥⑦⑧⑨"[n[-1] - 1], last)
CUMULATIVE = Level(lambda n: f"{dotted(n)} ", last)
CUMULATIVE_STOP = Level(lambda n: f"{dotted(n)}. ", last)
ARTICLE = Level(lambda n: f"Article {n[-1]}. ", lambda n: f"Article{n[-1]}")
ZUIL = Level(lambda n: f"{n[-1]} дүгээр зүйл. ", lambda n: f"Зүйл{n[-1]}")
CYRILLIC_BRACKET = Level(lambda n: f"{letter(numerals.CYRILLIC)(n)}) ", letter(numerals.CYRILLIC))


def bullet(sign: str) -> Level:
    return Level(lambda _: sign, lambda n: f"・{n[-1]}")


def _japanese(*levels: Level) -> Family:
    return Family(levels, JAPANESE_WORDS, "両国は，", ("環境", "人材育成", "基盤"), spaced=False)


def _english(*levels: Level) -> Family:
    return Family(levels, ENGLISH_WORDS, "Both", ("Trade", "Energy", "Culture"), spaced=True)


def _mongolian(*levels: Level) -> Family:
    return Family(levels, MONGOLIAN_WORDS, "Хоёр", ("Соёл", "Спорт"), spaced=True)


FAMILIES = {
    "japanese plan": _japanese(SECTION, WIDE_STOP, WIDE_BRACKETS, KANA),
    "japanese circled": _japanese(WIDE_STOP, CIRCLED, bullet("・")),
    "japanese brackets": _japanese(WIDE_BRACKETS, KANA, CIRCLED),
    "english plan": _english(ROMAN, STOP, LETTER, SMALL_ROMAN),
    "english articles": _english(ARTICLE, STOP, LETTER),
    "english cumulative": _english(STOP, CUMULATIVE_STOP, CUMULATIVE_STOP),
    "english bare cumulative": _english(STOP, CUMULATIVE, CUMULATIVE),
    "english bullets": _english(STOP, bullet("• "), bullet("- ")),
    "mongolian law": _mongolian(ZUIL, CUMULATIVE_STOP, CUMULATIVE_STOP),
    "mongolian plan": _mongolian(ROMAN, STOP, CYRILLIC_BRACKET),
}


def texts(family: Family) -> st.SearchStrategy[str]:
    joint = " " if family.spaced else ""
    end = "." if family.spaced else "。"
    words = st.lists(st.sampled_from(family.words), min_size=12, max_size=30)
    return words.map(lambda chosen: joint.join([family.opening, *chosen]) + end)


@st.composite
def nodes(draw: st.DrawFn, family: Family, depth: int = 0) -> Node:
    """A leaf has a text; a node with children a heading, a heading and a chapeau, or a text."""
    deepest = depth == len(family.levels) - 1
    children = () if deepest else tuple(draw(st.lists(nodes(family, depth + 1), max_size=3)))
    text = draw(texts(family))
    if not children:
        return Node("", text, ())
    heading = draw(st.sampled_from(("", *family.heading)))
    return Node(heading, draw(st.sampled_from((text, ""))) if heading else text, children)


def expected(family: Family, roots: tuple[Node, ...]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []

    def walk(siblings: tuple[Node, ...], numbers: tuple[int, ...], ids: tuple[str, ...]) -> None:
        for number, node in enumerate(siblings, start=1):
            here = (*numbers, number)
            id_here = (*ids, family.levels[len(numbers)].id(here))
            if node.text:
                found.append((".".join(id_here), node.text))
            walk(node.children, here, id_here)

    walk(roots, (), ())
    return found


def paragraphs(family: Family, roots: tuple[Node, ...], numbers: tuple[int, ...] = ()) -> list[str]:
    printed = []
    for number, node in enumerate(roots, start=1):
        here = (*numbers, number)
        enumerator = family.levels[len(numbers)].print(here)
        printed.append(enumerator + (node.heading or node.text))
        if node.heading and node.text:
            printed.append(node.text)
        printed += paragraphs(family, node.children, here)
    return printed


def wrap(paragraph: str, width: int, spaced: bool) -> list[str]:
    """Break at ``width`` columns: between words, or anywhere in a script without spaces."""
    if spaced:
        return textwrap.wrap(paragraph, width, break_long_words=False, break_on_hyphens=False)
    step = width // 2
    return [paragraph[start : start + step].strip() for start in range(0, len(paragraph), step)]


@st.composite
def documents(draw: st.DrawFn, family: Family) -> Document:
    roots = tuple(draw(st.lists(nodes(family), min_size=3, max_size=5)))
    width = draw(st.sampled_from((10_000, *range(30, 81, 2))))
    newline = draw(st.sampled_from(("\n", "\r\n", "\r")))
    between_lines, between_paragraphs = draw(st.sampled_from(((1, 1), (1, 2), (2, 4), (1, 3))))
    indent = draw(st.sampled_from(("", "  ", "　", "\t")))
    page_length = draw(st.sampled_from((0, 7)))
    lines: list[str] = []
    for paragraph in paragraphs(family, roots):
        wrapped = wrap(paragraph, width, family.spaced)
        for place, line in enumerate(wrapped):
            final = place == len(wrapped) - 1
            feed = "\f" if page_length and len(lines) % page_length == page_length - 1 else ""
            lines.append(indent + line + newline * (between_paragraphs if final else between_lines) + feed)
    return Document("".join(lines), tuple(expected(family, roots)))


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of an article, its numbered list, and under each entry a list in イロハ order."""

    text: str
    entries: tuple[tuple[str, tuple[str, ...]], ...]


@st.composite
def statutes(draw: st.DrawFn) -> Document:
    """Chapters of articles numbered through, with captions; numbers on lines of their own or before the text."""
    sentence = texts(FAMILIES["japanese plan"])
    entries = st.lists(st.tuples(sentence, st.lists(sentence, max_size=3).map(tuple)), max_size=3).map(tuple)
    paragraph = st.builds(Paragraph, sentence, entries)
    article = st.lists(paragraph, min_size=1, max_size=3)
    chapters = draw(st.lists(st.lists(article, min_size=1, max_size=3), min_size=2, max_size=3))
    after_number = draw(st.sampled_from(("　", "\n\n　")))
    width = draw(st.sampled_from((10_000, 60, 72)))
    printed: list[str] = []
    items: list[tuple[str, str]] = []

    def put(item_id: str, label: str, text: str) -> None:
        printed.append("\n".join(wrap(f"{label}　{text}", width, spaced=False)).replace("　", after_number, 1))
        items.append((item_id, text))

    number = 0
    for chapter, articles in enumerate(chapters, start=1):
        printed.append(f"\n　　第{numerals.kanji(chapter)}章　総則\n")
        for paragraphs_ in articles:
            number += 1
            label = f"第{numerals.kanji(number)}条"
            printed.append("\n（定義）")
            for place, one in enumerate(paragraphs_, start=1):
                here = f"第{numerals.kanji(chapter)}章.{label}" + (f".{place}" if place > 1 else "")
                put(here, label if place == 1 else wide(place), one.text)
                for n, (text, subentries) in enumerate(one.entries, start=1):
                    put(f"{here}.{numerals.kanji(n)}", numerals.kanji(n), text)
                    for m, subtext in enumerate(subentries):
                        put(f"{here}.{numerals.kanji(n)}.{numerals.IROHA[m]}", numerals.IROHA[m], subtext)
    return Document("\n".join(printed), tuple(items))
