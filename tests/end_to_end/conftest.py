"""An installation as a user has it: the real model, a real index, the real program."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.opening import open_assistant, open_embedder
from assistant.pipeline import PlanAssistant
from assistant.settings import Settings

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the index of the first plan, built by the program itself."""
    folder = tmp_path_factory.mktemp("installation")
    built = _run(folder, "index", "build")
    assert built.returncode == 0, built.stderr
    return folder


@pytest.fixture(scope="session")
def run(installation: Path) -> Run:
    """Run ``plan-assistant`` with these arguments in the installation."""
    return lambda *arguments: _run(installation, *arguments)


def _run(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "assistant", *arguments],
        env={**os.environ, "PLAN_ASSISTANT_DATA_FOLDER": str(folder)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@pytest.fixture(scope="session")
def assistant(installation: Path) -> PlanAssistant:
    """The assistant of the installation, in this process."""
    settings = Settings(data_folder=installation)
    return open_assistant(settings, open_embedder(settings))
