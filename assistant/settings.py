"""Settings, read from environment variables that begin with ``PLAN_ASSISTANT_``."""

import ipaddress
import os
from pathlib import Path

from platformdirs import user_cache_path, user_data_path
from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

_PREFIX = "PLAN_ASSISTANT_"


class Settings(BaseSettings):
    """Every setting, its default and its meaning (``description``). An unknown variable is refused."""

    model_config = SettingsConfigDict(env_prefix=_PREFIX, frozen=True, extra="forbid")

    data_folder: Path = Field(
        default_factory=lambda: user_data_path("plan-assistant"),
        description="Plans of this installation and the index.",
    )
    cache_folder: Path = Field(
        default_factory=lambda: user_cache_path("plan-assistant"),
        description="The embedding model, unpacked once. May be deleted at any time.",
    )
    model: str = Field(
        default="packaged",
        description="Embedding model: `packaged`, or the name or folder of a Sentence Transformers model.",
    )
    threads: int = Field(default=1, ge=1, le=64, description="Processor threads the embedding model may use.")
    host: str = Field(default="127.0.0.1", description="Address the server listens on.")
    port: int = Field(default=8000, ge=0, le=65535, description="Port the server listens on.")
    hosts: str = Field(
        default="",
        description="Host names the server is reached by, with commas, besides `localhost` and addresses.",
    )
    patience_seconds: float = Field(
        default=60, gt=0, description="How long a question waits for the model to be loaded."
    )
    database: SecretStr = Field(
        default_factory=lambda: SecretStr(""),
        description="Address of the database of conversations; a SQLite file in the data folder by default.",
    )
    retention_days: int = Field(
        default=365,
        ge=0,
        le=36500,
        description="Days that a conversation is kept after its last question; 0 keeps none.",
    )
    brief_template: Path | None = Field(
        default=None, description="Word document (.docx) whose styles, header and footer briefs take over."
    )
    milvus_url: str = Field(
        default="",
        description="Address of a Milvus (`http://host:19530`, `https` for TLS) that finds vectors and words for "
        "several servers. None by default: then files of this machine do.",
    )
    milvus_token: SecretStr = Field(
        default_factory=lambda: SecretStr(""), description="The key of Milvus (`user:password`), if it wants one."
    )
    milvus_timeout_seconds: float = Field(
        default=5, gt=0, le=600, description="How long one search in Milvus may take; then the question is refused."
    )
    uploads: bool | None = Field(
        default=None,
        description="Whether plans can be added, replaced and removed on pages. By default only where the server "
        "listens on this machine alone, and no host names are set.",
    )
    uploads_password: SecretStr = Field(
        default_factory=lambda: SecretStr(""),
        description="Password for that (HTTP Basic, any user name). Required to allow it on other addresses.",
    )
    llm_url: str = Field(
        default="",
        description="Base address of an OpenAI-compatible endpoint (`https://…/v1`) whose model writes the answers. "
        "None by default: then nothing leaves the machine.",
    )
    llm_model: str = Field(default="", description="The endpoint's name for the model.")
    llm_key: SecretStr = Field(
        default_factory=lambda: SecretStr(""), description="The endpoint's key, if it wants one."
    )
    llm_timeout_seconds: float = Field(
        default=30, gt=0, le=600, description="How long an answer waits for the model; then the composed one is given."
    )
    llm_max_tokens: int = Field(default=800, ge=16, le=8000, description="Length of the model's text, in its tokens.")

    @property
    def host_names(self) -> tuple[str, ...]:
        return tuple(name.strip() for name in self.hosts.split(",") if name.strip())

    @property
    def takes_uploads(self) -> bool:
        """Whether the library can be changed on pages."""
        return self._is_private if self.uploads is None else self.uploads

    @property
    def _is_private(self) -> bool:
        return is_loopback(self.host) and not self.host_names

    def check(self) -> None:
        """Refuse what is not safe together.

        Raises:
            SettingsError: anybody who reaches the server could change its plans.
        """
        if self.uploads and not self._is_private and not self.uploads_password.get_secret_value():
            raise SettingsError(
                "PLAN_ASSISTANT_UPLOADS lets anybody who reaches the server change its plans; set "
                "PLAN_ASSISTANT_UPLOADS_PASSWORD as well"
            )

    @property
    def drafts_folder(self) -> Path:
        return self.data_folder / "drafts"

    @property
    def plans_folder(self) -> Path:
        return self.data_folder / "plans"

    @property
    def index_folder(self) -> Path:
        return self.data_folder / "index"


def is_loopback(host: str) -> bool:
    """Whether a server that listens on this address is reached from this machine only."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class SettingsError(Exception):
    """A setting is unknown or has an impossible value. The message says what to do."""


def read_settings() -> Settings:
    """Read the settings from the environment.

    Raises:
        SettingsError: a variable with the prefix is unknown, or a value is impossible.
    """
    known = {f"{_PREFIX}{name.upper()}" for name in Settings.model_fields}
    if unknown := sorted(name for name in os.environ if name.startswith(_PREFIX) and name not in known):
        raise SettingsError(f"unknown setting {', '.join(unknown)}; known are {', '.join(sorted(known))}")
    try:
        return Settings()
    except ValueError as error:
        raise SettingsError(f"a setting cannot be used: {error}") from error
