"""What readers are told of the language model before they ask: its name, and where questions go."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from assistant.settings import Settings


@dataclass(frozen=True, slots=True)
class ModelNotice:
    """The model that writes answers, and the host that it runs on: of the address, only that is shown."""

    model: str
    host: str


def model_notice(settings: Settings) -> ModelNotice | None:
    """The notice of the model that the settings name; None where they name none."""
    if not settings.llm_url:
        return None
    return ModelNotice(settings.llm_model, urlsplit(settings.llm_url).hostname or "")
