import logging
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Citation
from assistant.quotes import find_fault, verify
from corpus import Item, Plan
from corpus.plan import Status


def cite(plan: Plan, item: Item) -> Citation:
    return Citation(
        n=1,
        plan_id=plan.id,
        item_id=item.id,
        address=item.address,
        headings=item.headings,
        quote=item.text,
        quote_language="ja",
        start=item.span.start,
        end=item.span.end,
        highlight=((item.span.start, item.span.start + 2),),
        rendering=None,
        score=0.9,
    )


@pytest.fixture
def citation(first_plan: Plan) -> Citation:
    return cite(first_plan, first_plan.item("I.1.2"))


def test_every_item_quoted_whole_passes_the_gate(first_plan: Plan) -> None:
    plans = {first_plan.id: first_plan}
    assert all(find_fault(cite(first_plan, item), plans) is None for item in first_plan.items)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"plan_id": "another"}, "unknown plan"),
        ({"item_id": "I.9.9"}, "unknown item"),
        ({"item_id": "I.1.3"}, "outside the item"),
        ({"start": 0}, "outside the item"),
        ({"start": 130}, "differs from the source"),
        ({"address": "Ⅰ１（３）"}, "address"),
        ({"headings": ("経済分野での協力",)}, "headings"),
        ({"quote_language": "en"}, "language"),
        ({"highlight": ((0, 2),)}, "highlight"),
        ({"highlight": ((150, 150),)}, "highlight"),
        ({"highlight": ((150, 160), (155, 170))}, "highlight"),
    ],
)
def test_a_citation_with_a_fault_does_not_pass(
    first_plan: Plan, citation: Citation, change: dict[str, Any], fault: str
) -> None:
    found = find_fault(replace(citation, **change), {first_plan.id: first_plan})
    assert found is not None
    assert fault in found


@given(data=st.data())
def test_a_quote_with_one_character_changed_never_passes(first_plan: Plan, data: st.DataObject) -> None:
    item = data.draw(st.sampled_from(first_plan.items))
    honest = cite(first_plan, item)
    place = data.draw(st.integers(0, len(item.text) - 1))
    character = data.draw(st.characters().filter(lambda c: c != item.text[place]))
    changed = item.text[:place] + character + item.text[place + 1 :]
    assert find_fault(replace(honest, quote=changed), {first_plan.id: first_plan}) is not None


def test_what_does_not_stand_is_dropped_logged_and_the_rest_counted_anew(
    first_plan: Plan, citation: Citation, caplog: pytest.LogCaptureFixture
) -> None:
    lie = replace(citation, quote=citation.quote.replace("１回", "４回"))
    with caplog.at_level(logging.ERROR):
        standing = verify([lie, replace(citation, n=2)], {first_plan.id: first_plan})
    assert [c.n for c in standing] == [1]
    assert standing[0].quote == citation.quote
    assert "quote dropped" in caplog.text


def test_a_rendering_that_somebody_stands_behind_must_be_the_plans(first_plan: Plan) -> None:
    rendering = next(each for each in first_plan.curation.renderings if each.item_id == "I.1.2")
    official = replace(rendering, status=Status.OFFICIAL)
    plan = replace(first_plan, curation=replace(first_plan.curation, renderings=(official,)))
    item = plan.item("I.1.2")
    span = item.span
    citation = Citation(
        1, plan.id, item.id, item.address, item.headings, item.text, "ja", span.start, span.end, (), official.text, 1.0
    )
    told = replace(citation, rendering_status=Status.OFFICIAL)
    assert find_fault(told, {plan.id: plan}) is None
    assert (
        find_fault(replace(told, rendering=f"{official.text}!"), {plan.id: plan}) == "the rendering is not the plan's"
    )
    assert find_fault(told, {plan.id: first_plan}) == "the rendering is not the plan's"
    assert find_fault(replace(citation, rendering="corrected since"), {plan.id: plan}) is None
