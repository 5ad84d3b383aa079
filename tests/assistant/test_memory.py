import ctypes
import sys

import pytest

from assistant.memory import return_freed_memory


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has glibc")
def test_freed_memory_is_returned_where_there_is_glibc() -> None:
    assert return_freed_memory() == hasattr(ctypes.CDLL(None), "mallopt")


def test_elsewhere_nothing_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert not return_freed_memory()
