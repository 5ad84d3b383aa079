"""A brief as a web page: on screen, printed, and as what the PDF is made from."""

from importlib import resources
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined

from assistant.brief.document import Brief
from assistant.export.wording import facts, language_name, manifest, printable, texts_of, trail
from assistant.renderings import rendering_label

_environment: Final = Environment(
    loader=PackageLoader("assistant.export"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    # What is safe already (the style, a macro's output) must stay so, or it would be escaped once more.
    finalize=lambda value: printable(value) if type(value) is str else value,
)


def stylesheet() -> str:
    return (resources.files("assistant.export") / "brief.css").read_text(encoding="utf-8")


def to_html(brief: Brief, stylesheet_at: str | None = None) -> str:
    """A page that needs no other file; with ``stylesheet_at``, one that takes its style from that address."""
    say = texts_of(brief)
    return _environment.get_template("brief.html").render(
        brief=brief,
        say=say,
        css=stylesheet(),
        stylesheet_at=stylesheet_at,
        facts=facts(brief, say),
        manifest=manifest(brief, say),
        trail=trail,
        rendering_label=rendering_label,
        language_name=lambda language: language_name(language, say),
    )
