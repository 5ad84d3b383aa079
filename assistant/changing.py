"""Plans and index, changed together."""

from collections.abc import Callable
from pathlib import Path

from corpus import Change, Library, PlanError
from index.builder import BuildReport, build_index_for
from index.embedding import Embedder
from index.errors import StoreUnavailableError
from index.stores import Stores


def change_library(
    library: Library,
    change: Change,
    embedder: Embedder,
    index_folder: Path,
    progress: Callable[[int, int], None] = lambda done, total: None,
    stores: Stores | None = None,
) -> BuildReport:
    """Embed what a change brings, then put the plan and the new index in use.

    The library as it will be is embedded first, beside what is in use. Then the plan's folder is renamed, which is
    the moment of the change, and the index's pointer follows. A failure or a kill before that moment leaves all as it
    was; after it, whoever opens the library finds the new index by the plans.

    Raises:
        PlanError: the change could not be made; plans and index are as they were.
    """
    try:
        return build_index_for(
            lambda: change.applied_to(library.load_all()),
            embedder,
            index_folder,
            progress,
            commit=lambda: library.carry_out(change),
            stores=stores,
        )
    except (OSError, StoreUnavailableError) as error:
        raise PlanError(f"the index could not be written to {index_folder}: {error}; nothing was changed") from error
