"""A running Milvus, and connections to it."""

from collections.abc import Iterator
from typing import Any

import pytest

from index.milvus.address import MilvusAddress
from index.milvus.connection import Milvus
from index.milvus.deadline import Deadline
from tests.milvus import MilvusLite, milvus_lite, milvus_standalone


@pytest.fixture(scope="session")
def lite() -> Iterator[MilvusLite]:
    with milvus_lite() as server:
        yield server


@pytest.fixture(scope="session")
def standalone() -> Iterator[str]:
    """The address of a Milvus 2.3."""
    with milvus_standalone() as url:
        yield url


@pytest.fixture
def milvus(lite: MilvusLite) -> Iterator[Milvus]:
    """A connection to a Milvus that holds nothing."""
    connection = Milvus(MilvusAddress(lite.url, seconds=20))
    empty(connection)
    yield connection
    connection.close()


@pytest.fixture(params=["lite", "standalone"])
def any_milvus(request: pytest.FixtureRequest) -> Iterator[Milvus]:
    """A connection to a Milvus of each kind, that holds nothing."""
    if request.param == "lite":
        url = request.getfixturevalue("lite").url
    else:
        try:
            url = request.getfixturevalue("standalone")
        except RuntimeError as error:
            pytest.skip(f"Milvus standalone cannot run here: {error}")
    connection = Milvus(MilvusAddress(url, seconds=20))
    empty(connection)
    yield connection
    connection.close()


def empty(connection: Milvus) -> None:
    def drop(client: Any, _: float) -> None:
        for name in client.list_collections():
            for alias in client.list_aliases(name)["aliases"]:
                client.drop_alias(alias)
            client.drop_collection(name)

    connection.call(drop, Deadline(60))


def collections(connection: Milvus) -> list[str]:
    found: list[str] = connection.call(lambda client, _: sorted(client.list_collections()), Deadline(20))
    return found


def aliases(connection: Milvus, collection: str) -> list[str]:
    found: list[str] = connection.call(lambda client, _: client.list_aliases(collection)["aliases"], Deadline(20))
    return found
