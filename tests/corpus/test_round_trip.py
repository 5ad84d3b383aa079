"""What a document was made of is what is read from it, however it is printed.

The examples are the same in every run: a document whose every wrapped line happens to begin like an item has
no margin that a reader could see, and would fail once in thousands.
"""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.corpus.documents import FAMILIES, Document, documents, statutes
from tests.corpus.reading import assert_lossless, read


def assert_read_back(document: Document) -> None:
    plan = read(document.source)
    assert [(item.id, item.text) for item in plan.items] == list(document.items)
    assert plan.warnings == ()
    assert_lossless(plan)


@pytest.mark.parametrize("name", FAMILIES)
@settings(deadline=None, derandomize=True, max_examples=15, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_ids_and_texts_are_read_back_from_print(name: str, data: st.DataObject) -> None:
    assert_read_back(data.draw(documents(FAMILIES[name])))


@settings(deadline=None, derandomize=True, max_examples=20, suppress_health_check=list(HealthCheck))
@given(statutes())
def test_a_statute_is_read_back_from_print(document: Document) -> None:
    assert_read_back(document)
