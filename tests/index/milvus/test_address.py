"""The address of Milvus, what it is called by, and that it keeps its secrets."""

import re

import pytest

from index.errors import StoreUnavailableError
from index.milvus.address import MilvusAddress
from index.milvus.connection import Milvus
from index.milvus.filters import filters
from index.milvus.names import CollectionNames


@pytest.mark.parametrize(
    ("url", "looked_at"),
    [
        ("http://milvus", "http://milvus:19530"),
        ("https://milvus.example/", "https://milvus.example:443"),
        ("http://[::1]:19530/plans", "http://[::1]:19530/plans"),
    ],
)
def test_an_address_has_a_host_a_port_and_perhaps_a_database(url: str, looked_at: str) -> None:
    assert MilvusAddress.of(url, "", 5).url == looked_at


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("milvus:19530", "http or https"),
        ("/var/lib/milvus.db", "http or https"),
        ("http://milvus:port", "http or https"),
        ("http://root:secret@milvus:19530", "belongs into the token"),
        ("http://milvus:19530?token=secret", "more than a host"),
    ],
)
def test_what_is_no_address_is_refused_with_the_reason(url: str, why: str) -> None:
    with pytest.raises(ValueError, match=why) as refused:
        MilvusAddress.of(url, "", 5)
    assert "secret" not in str(refused.value)


def test_the_token_is_never_shown() -> None:
    address = MilvusAddress.of("http://127.0.0.1:9", "root:s3cret", 1)
    assert "s3cret" not in repr(address)
    milvus = Milvus(address)

    def fail(client: object, seconds: float) -> None:
        raise RuntimeError("no access with root:s3cret")

    milvus._client = object()
    with pytest.raises(StoreUnavailableError) as refused:
        milvus.call(fail, milvus.deadline())
    assert "s3cret" not in str(refused.value)


def test_collections_are_ours_by_their_whole_name_only() -> None:
    ours = "plan_assistant_" + "0a" * 16 + "_views"
    beside = CollectionNames.beside(ours)
    assert beside is not None
    assert re.fullmatch(r"plan_assistant_(0a){16}_words", beside.words)
    assert CollectionNames.beside("plan_assistant_notes") is None
    assert CollectionNames.beside(f"{ours}_copy") is None


def test_stretches_that_touch_are_one_and_many_are_asked_for_in_groups() -> None:
    assert filters(None) == [""]
    assert filters([]) == []
    assert filters([range(0, 4), range(4, 4), range(4, 9)]) == ["(row >= 0 and row < 9)"]
    assert [each.count(" or ") for each in filters([range(at, at + 1) for at in range(0, 80, 2)])] == [31, 7]
