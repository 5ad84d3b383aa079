"""Which part of a web page is the document, and what of that is not its text."""

import re
from typing import Any, Final

_MAIN_NAMES: Final = re.compile(
    r"(?:main|content|contents|article|honbun|document)(?:[-_]?(?:main|contents?|area|body|text|column|inner))?",
    re.IGNORECASE,
)
_NEVER: Final = frozenset(
    "script style noscript template iframe object embed applet svg math canvas audio video select option button "
    "textarea input dialog head title rt rp nav aside footer map".split()
)
_SILENT: Final = frozenset("script style noscript template svg head title rt rp input option select".split())
"""Left out without a word: no reader of the page sees them as text of their own."""
_ROLES: Final = frozenset({"navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar"})
_AROUND: Final = re.compile(
    r"(?:^|[-_ ])(?:global|g|local|l|sub|side|foot|head|page)?[-_]?(?:nav(?:i|igation|bar)?|menu|breadcrumbs?|"
    r"topicpath|pankuzu|footer|sidebar|sns|share|social|pagetop|skip(?:link|nav)?|cookie|search|toolbar|"
    r"related)(?:$|[-_ ])",
    re.IGNORECASE,
)
_NOTES: Final = re.compile(r"(?:^|[-_ ])(?:footnotes?|endnotes?|notes?|reflist)(?:$|[-_ ])", re.IGNORECASE)
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MOST: Final = 0.5
"""Share of a page's text that its document has."""
_LINKS: Final = 3
_LINKED: Final = 0.8
"""A block of so many links to other pages that have this share of its text is a menu."""
_BLOCKS_OF_LINKS: Final = frozenset({"ul", "ol", "div", "table", "p", "td", "section", "dl", "header"})


def main_content(body: Any) -> Any:
    """The element of a page that holds the document; the whole page if none does."""
    whole = text_length(body)
    candidates = [one for one in body.iter("main", "article", "div", "section", "td", "center") if _may_be_main(one)]
    large = [one for one in candidates if text_length(one) >= _MOST * whole]
    # The innermost that still has most of the text.
    return large[-1] if large else body


def is_left_out(element: Any) -> bool:
    """Whether an element, with all that is in it, is no part of the document's text."""
    tag = element.tag
    if tag in _NEVER or element.get("role") in _ROLES or is_hidden(element) or is_note(element):
        return True
    if tag == "header":
        return not any(one.tag in ("main", "article") for one in element.iterancestors())
    if tag not in ("body", "html", "main", "article") and any(map(_AROUND.search, _names(element))):
        return True
    return tag == "sup" and any(one.get("href", "").startswith("#") for one in element.iter("a"))


def is_silent(element: Any) -> bool:
    """Whether something left out need not be told."""
    return element.tag in _SILENT or element.tag == "sup"


def is_hidden(element: Any) -> bool:
    """Whether no reader of the page sees it."""
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style", "")))


def is_note(element: Any) -> bool:
    """Whether it holds footnotes."""
    if element.get("role") in ("doc-endnotes", "doc-footnote", "note"):
        return True
    return element.tag in ("div", "section", "ol", "ul", "p", "dl") and any(map(_NOTES.search, _names(element)))


def is_menu(element: Any) -> bool:
    """Whether a block is made of links to other pages."""
    if element.tag not in _BLOCKS_OF_LINKS:
        return False
    links = [one for one in element.iter("a") if one.get("href") and not one.get("href").startswith("#")]
    return len(links) >= _LINKS and sum(map(text_length, links)) >= _LINKED * text_length(element)


def text_length(element: Any) -> int:
    """Characters of an element's text, white space aside."""
    return sum(len("".join(text.split())) for text in element.itertext())


def _may_be_main(element: Any) -> bool:
    if element.tag in ("main", "article") or element.get("role") == "main":
        return True
    return any(_MAIN_NAMES.fullmatch(name) for name in " ".join(_names(element)).split())


def _names(element: Any) -> tuple[str, str]:
    return element.get("id") or "", element.get("class") or ""
