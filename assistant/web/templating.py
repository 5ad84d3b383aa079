"""Templates that speak the reader's language and escape all that they are given."""

from jinja2 import Environment, PackageLoader, StrictUndefined

from assistant.language import Language
from assistant.renderings import rendering_label
from assistant.web.assets import Assets
from prompts.catalogue import catalogue


class Templates:
    """The templates of ``templates/``. In each, ``say("key")`` is the interface's text in ``lang``.

    ``texts("section.key")`` is a text of another section.
    """

    def __init__(self, assets: Assets) -> None:
        self._environment = Environment(
            loader=PackageLoader("assistant.web"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals["asset"] = assets.url
        self._environment.globals["language_name"] = _language_name
        self._environment.globals["rendering_label"] = rendering_label

    def render(self, template: str, language: Language, **values: object) -> str:
        texts = catalogue(language)

        def say(key: str, **filled: object) -> str:
            return texts.say(f"interface.{key}", **filled)

        return self._environment.get_template(template).render(lang=language, say=say, texts=texts.say, **values)


def _language_name(language: Language) -> str:
    return catalogue(language).say("interface.language_name")
