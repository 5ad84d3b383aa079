"""Which index is in use, as an alias of Milvus says it; and the removal of those that no server asks any more."""

from typing import Any, Final

from index.milvus.connection import Milvus
from index.milvus.deadline import Deadline
from index.milvus.names import BEFORE, CURRENT, CollectionNames

_SECONDS: Final = 120.0


def put_in_use(milvus: Milvus, names: CollectionNames) -> None:
    """Point the alias at an index, in one step, and remove all but it and the one before.

    The one before stays until the next change: servers that have opened it go on asking it, by its own name, until
    they open the new one.

    Raises:
        StoreUnavailableError: Milvus cannot be asked.
    """
    milvus.call(lambda client, _: _put_in_use(client, names), Deadline(_SECONDS))


def _put_in_use(client: Any, names: CollectionNames) -> None:
    targets = _targets(client)
    current = targets.get(CURRENT)
    if current != names.views:
        if current is not None:
            _point(client, BEFORE, current, targets)
        _point(client, CURRENT, names.views, targets)
    kept = {CollectionNames.beside(target) for target in _targets(client).values()}
    for collection in client.list_collections(timeout=_SECONDS):
        of_index = CollectionNames.beside(collection)
        if of_index is not None and of_index not in kept:
            client.drop_collection(collection, timeout=_SECONDS)


def _point(client: Any, alias: str, collection: str, targets: dict[str, str]) -> None:
    change = client.alter_alias if alias in targets else client.create_alias
    change(collection, alias, timeout=_SECONDS)


def _targets(client: Any) -> dict[str, str]:
    """Our aliases and the collections they point at."""
    return {
        alias: collection
        for collection in client.list_collections(timeout=_SECONDS)
        if CollectionNames.beside(collection)
        for alias in client.list_aliases(collection, timeout=_SECONDS)["aliases"]
        if alias in {CURRENT, BEFORE}
    }
