"""Everything the assistant and its pages say, one catalogue a language.

``ja.toml``, ``en.toml`` and ``mn.toml`` hold the same keys; every value is a Jinja2 template. Text that is put
into a template is never itself taken as one.
"""

import tomllib
from functools import cache
from importlib import resources
from typing import Any, Final

from jinja2 import Environment, StrictUndefined, Template

LANGUAGES: Final = ("ja", "en", "mn")


class Catalogue:
    """The texts of one language."""

    def __init__(self, language: str, table: dict[str, Any]) -> None:
        # The texts are plain text: HTML pages escape what they put in, when they put it in.
        environment = Environment(undefined=StrictUndefined, autoescape=False, trim_blocks=True)
        self.language = language
        self._templates: dict[str, Template] = {
            f"{section}.{key}": environment.from_string(text)
            for section, texts in table.items()
            for key, text in texts.items()
        }

    def keys(self) -> frozenset[str]:
        return frozenset(self._templates)

    def say(self, key: str, **values: object) -> str:
        """Return the text of ``key`` with ``values`` filled in.

        Raises:
            KeyError: the catalogue has no such text.
            jinja2.UndefinedError: the text needs a value that was not given.
        """
        if key not in self._templates:
            raise KeyError(f"the catalogue {self.language}.toml has no text {key!r}")
        return self._templates[key].render(**values)


@cache
def catalogue(language: str) -> Catalogue:
    """Return the catalogue of a language (``ja``, ``en`` or ``mn``).

    Raises:
        ValueError: the assistant does not speak that language.
    """
    if language not in LANGUAGES:
        raise ValueError(f"there is no catalogue for {language!r}; there are {', '.join(LANGUAGES)}")
    text = resources.files("prompts").joinpath(f"{language}.toml").read_text(encoding="utf-8")
    return Catalogue(language, tomllib.loads(text))
