"""Embedders: from a model's name to an embedder that is loaded and ready."""

from pathlib import Path

from index.embedding import Embedder
from index.model_folder import folder_fingerprint, servable_folder
from index.model_writer import Progress
from index.onnx_embedder import OnnxEmbedder
from index.packaged_model import ensure_packaged_model, silent

PACKAGED = "packaged"
"""The model's name that stands for the weights that come with the installation."""


def load_embedder(model: str, cache: Path, threads: int = 1, progress: Progress = silent) -> Embedder:
    """The embedder of a model.

    Args:
        model: "packaged"; or a Sentence Transformers folder; or a name on the Hugging Face hub, which needs a network
            unless it was downloaded before.
        cache: where the packaged model is kept, made on first use.
        threads: of the processor, for one call.
        progress: told each step while the packaged model is made.

    Raises:
        ModelError: the model cannot be found, made or loaded; the message says what to do.
    """
    if model == PACKAGED:
        folder = ensure_packaged_model(cache, progress)
        return OnnxEmbedder(folder, threads, folder.name)
    folder = Path(model)
    if servable_folder(folder) is not None:
        return OnnxEmbedder(folder, threads, folder_fingerprint(folder))
    from index.sentence_transformer_embedder import SentenceTransformerEmbedder

    return SentenceTransformerEmbedder(model, threads)
