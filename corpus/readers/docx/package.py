"""The parts of a Word file, unpacked and parsed within bounds: no entities, no document types, nothing fetched."""

import io
import re
import zipfile
import zlib
from typing import Any, Final

from lxml import etree

from corpus.errors import PlanError
from corpus.readers.limits import LARGEST_PART, MOST_ELEMENTS, MOST_PARTS, MOST_UNPACKED

_DAMAGED: Final = "the Word file is damaged; open it in Word and save it again as .docx"
_MAIN: Final = re.compile(r"word/document\d{0,2}\.xml")
_NAMESPACES: Final = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_WORD: Final = tuple(f"{{{namespace}}}" for namespace in _NAMESPACES)
_COMPATIBILITY: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_UNPACKED: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Package:
    """An opened Word file."""

    def __init__(self, data: bytes) -> None:
        """Open it.

        Raises:
            PlanError: it is damaged, or has more parts than any document.
        """
        self._left = MOST_UNPACKED
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            self.names = tuple(self._archive.namelist())
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError, OverflowError) as error:
            raise PlanError(_DAMAGED) from error
        if len(self.names) > MOST_PARTS:
            raise PlanError(f"the Word file has more than {MOST_PARTS:,} parts; save the plan's text alone as .docx")

    def main_part(self) -> Any:
        """The root of the document's own part.

        Raises:
            PlanError: there is none, or it cannot be read.
        """
        name = next(filter(_MAIN.fullmatch, self.names), None)
        root = self.part(name) if name else None
        if root is None:
            raise PlanError(_DAMAGED)
        return root

    def part(self, name: str) -> Any | None:
        """The root of a part; None if the file has no such part.

        Raises:
            PlanError: it is damaged, has a document type, or is larger than in any document.
        """
        if name not in self.names:
            return None
        try:
            root = etree.fromstring(self._unpacked(name), _parser())
        except (etree.LxmlError, ValueError, AssertionError) as error:
            raise PlanError(_DAMAGED) from error
        if root.getroottree().docinfo.doctype:
            raise PlanError("the Word file has a document type inside, which Word never writes; save it anew in Word")
        if sum(1 for _ in root.iter()) > MOST_ELEMENTS:
            raise PlanError("the Word file has more elements than any plan; save the plan's text alone as .docx")
        return root

    def _unpacked(self, name: str) -> bytes:
        limit = min(LARGEST_PART, self._left)
        try:
            info = self._archive.getinfo(name)
            if info.compress_type not in _UNPACKED:
                raise PlanError(_DAMAGED)
            with self._archive.open(info) as opened:
                data = opened.read(limit + 1)
        except (
            zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, NotImplementedError, RuntimeError, KeyError
        ) as error:  # fmt: skip
            raise PlanError(_DAMAGED) from error
        if len(data) > limit:
            raise PlanError(
                f"unpacked, a part of the Word file has more than {limit // 2**20} MiB, more than any plan; "
                "save the plan's text alone as .docx"
            )
        self._left -= len(data)
        return data


def tag_of(element: Any) -> str:
    """The element's name without Word's namespace; with it if it is of another."""
    tag = str(element.tag)
    for namespace in _WORD:
        if tag.startswith(namespace):
            return tag[len(namespace) :]
    return f"mc:{tag[len(_COMPATIBILITY) :]}" if tag.startswith(_COMPATIBILITY) else tag


def attribute(element: Any | None, name: str = "val") -> str | None:
    """An attribute in Word's namespace; None if there is none, or no element."""
    if element is None:
        return None
    values = (element.get(f"{namespace}{name}") for namespace in _WORD)
    return next((value for value in values if value is not None), None)


def child(element: Any | None, *path: str) -> Any | None:
    """The first element at a path of names in Word's namespace; None if there is none."""
    for name in path:
        if element is None:
            return None
        element = next((one for one in element if tag_of(one) == name), None)
    return element


def children(element: Any | None, name: str) -> list[Any]:
    """The children of that name in Word's namespace."""
    return [] if element is None else [one for one in element if tag_of(one) == name]


def number_of(element: Any | None, largest: int, name: str = "val") -> int | None:
    """A whole number from 0 to ``largest`` in an attribute; None if there is none."""
    text = attribute(element, name) or ""
    return (
        int(text)
        if text.isascii() and text.isdecimal() and len(text) <= len(str(largest)) and int(text) <= largest
        else None
    )


def is_on(element: Any | None) -> bool:
    """Whether a switch (``w:b``, ``w:vanish``) is on: it is there and does not say no."""
    return element is not None and attribute(element) not in ("0", "false", "off", "none")


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
