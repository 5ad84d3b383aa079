"""A brief as a tagged PDF (PDF/UA-1) with its fonts in it."""

from typing import NoReturn

from assistant.brief.document import Brief
from assistant.export.html import to_html


def to_pdf(brief: Brief) -> bytes:
    """Lay the page out on A4. Japanese needs Noto CJK (Debian: fonts-noto-cjk), Mongolian ө and ү Noto or DejaVu."""
    from weasyprint import HTML

    document = HTML(string=to_html(brief), url_fetcher=_fetch_nothing)
    pdf: bytes = document.write_pdf(pdf_variant="pdf/ua-1", pdf_tags=True)
    return pdf


def warm() -> None:
    """Lay out a few letters of each script and throw them away, so that a reader's first PDF finds the fonts read."""
    from weasyprint import HTML

    HTML(string="<p lang=en>a <b>a</b> <span lang=mn>ө <b>ү</b></span> <span lang=ja>計 <b>画</b></span>").write_pdf()


def _fetch_nothing(url: str, *_: object, **__: object) -> NoReturn:
    raise ValueError(f"a brief needs no other file, and gets none: {url[:100]}")
