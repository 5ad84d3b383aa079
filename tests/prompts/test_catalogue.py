import tomllib
from importlib import resources

import pytest
from jinja2 import Environment, UndefinedError, meta

from prompts.catalogue import LANGUAGES, Catalogue, catalogue

ENVIRONMENT = Environment(autoescape=False)


def variables(language: str) -> dict[str, set[str]]:
    table = tomllib.loads(resources.files("prompts").joinpath(f"{language}.toml").read_text(encoding="utf-8"))
    return {
        f"{section}.{key}": meta.find_undeclared_variables(ENVIRONMENT.parse(text))
        for section, texts in table.items()
        for key, text in texts.items()
    }


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_all_catalogues_say_the_same_things_of_the_same_values(language: str) -> None:
    assert variables(language) == variables(LANGUAGES[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty(language: str) -> None:
    table = tomllib.loads(resources.files("prompts").joinpath(f"{language}.toml").read_text(encoding="utf-8"))
    assert [key for texts in table.values() for key, text in texts.items() if not text.strip()] == []


def test_values_are_never_taken_as_templates() -> None:
    texts = Catalogue("en", {"a": {"b": "{{ value }}"}})
    assert texts.say("a.b", value="{{ 7 * 7 }}") == "{{ 7 * 7 }}"


def test_a_missing_text_and_a_missing_value_are_errors() -> None:
    texts = Catalogue("en", {"a": {"b": "{{ value }}"}})
    with pytest.raises(KeyError, match=r"en\.toml has no text"):
        texts.say("a.c")
    with pytest.raises(UndefinedError):
        texts.say("a.b")


def test_a_language_that_is_not_spoken_is_refused() -> None:
    with pytest.raises(ValueError, match="no catalogue for 'fr'"):
        catalogue("fr")
