"""What tests of the embedding model share."""

import hashlib
import os
from pathlib import Path

import pytest
from platformdirs import user_cache_path

from index.packaged_model import ensure_packaged_model
from tests.index.carrier_file import carrier_bytes


@pytest.fixture(scope="session")
def model_cache() -> Path:
    """Where the real packaged model is kept between runs of the tests."""
    return Path(os.environ.get("PLAN_ASSISTANT_CACHE_FOLDER") or user_cache_path("plan-assistant"))


@pytest.fixture(scope="session")
def packaged_folder(model_cache: Path) -> Path:
    """The folder of the real packaged model."""
    return ensure_packaged_model(model_cache)


@pytest.fixture(scope="session")
def tiny_carrier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of embedding weights of 100 KB."""
    path = tmp_path_factory.mktemp("carrier") / "tiny.bin"
    path.write_bytes(carrier_bytes())
    return path


@pytest.fixture(scope="session")
def tiny_sha256(tiny_carrier: Path) -> str:
    return hashlib.sha256(tiny_carrier.read_bytes()).hexdigest()


@pytest.fixture(scope="session")
def tiny_folder(tiny_carrier: Path, tiny_sha256: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model folder made of the tiny weights, just as the packaged model's is."""
    cache = tmp_path_factory.mktemp("cache")
    return ensure_packaged_model(cache, carrier=tiny_carrier, sha256=tiny_sha256)
