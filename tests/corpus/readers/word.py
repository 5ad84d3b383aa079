"""Word files written by hand, so that each says exactly what a test is about."""

import io
import zipfile

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def root(name: str, content: str) -> str:
    return f'<w:{name} xmlns:w="{NAMESPACE}" xmlns:mc="{COMPATIBILITY}">{content}</w:{name}>'


def packed(**parts: str) -> bytes:
    """A Word file of these parts of its folder ``word``."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return stream.getvalue()


def document(body: str, *, numbering: str = "", styles: str = "", **others: str) -> bytes:
    parts = {"document": root("document", f"<w:body>{body}</w:body>")}
    if numbering:
        parts["numbering"] = root("numbering", numbering)
    if styles:
        parts["styles"] = root("styles", styles)
    return packed(**parts, **others)


def p(text: str, list_id: int | None = None, level: int = 0, style: str = "", mark: str = "") -> str:
    """A paragraph; ``text`` may hold runs instead of words."""
    numbered = "" if list_id is None else f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    marked = f"<w:rPr>{mark}</w:rPr>" if mark else ""
    return f"<w:p><w:pPr>{styled}{numbered}{marked}</w:pPr>{text if text.startswith('<') else r(text)}</w:p>"


def r(text: str, tag: str = "t") -> str:
    return f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def level(number: int, numbering_format: str, text: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/><w:numFmt w:val="{numbering_format}"/>'
        f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


def lists(*levels: str, more: str = "", abstract: str = "") -> str:
    """A ``numbering.xml`` with one definition and list 1 of it."""
    definition = f'<w:abstractNum w:abstractNumId="7">{abstract}{"".join(levels)}</w:abstractNum>'
    return f'{definition}<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>{more}'


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"
