from dataclasses import replace

import pytest

from assistant.brief import editing
from assistant.brief.draft import Draft, DraftPoint, Grouping, read_agenda
from assistant.brief.draft_json import draft_from_json, draft_to_json
from assistant.brief.gathering import gather_topics
from assistant.brief.limits import MOST_TOPICS, BriefError
from assistant.brief.taking import take
from assistant.language import Language
from corpus import Plan
from tests.assistant.brief.conftest import assembled, gathered
from tests.assistant.web.fake_assistant import FakeAssistant


def test_an_agenda_is_a_point_a_line_and_each_once() -> None:
    assert read_agenda("石炭\n\n  空港  建設\n石炭\n") == ("石炭", "空港 建設")
    with pytest.raises(BriefError, match="30 at most"):
        read_agenda("\n".join(map(str, range(MOST_TOPICS + 1))))


def test_all_relevant_items_are_gathered_in_the_order_of_the_plan(library: FakeAssistant, first_plan: Plan) -> None:
    point = gathered(library, Language.JAPANESE, "石炭").points[0]
    assert [item.item_id for item in point.items] == [item.id for item in first_plan.items if "石炭" in item.text]


def test_a_lower_cut_takes_what_was_left_out(library: FakeAssistant) -> None:
    draft = gathered(library, Language.JAPANESE, "石炭")
    left_out = assembled(draft, library).searches[0].left_out
    lower = gather_topics(replace(draft, cut=left_out[0].relevance - 0.005), ["石炭"], library)
    assert left_out[0].item_id in [item.item_id for item in lower.points[0].items]


def test_notes_and_what_was_added_by_hand_outlive_gathering_anew(library: FakeAssistant, first_plan: Plan) -> None:
    draft = editing.note_item(gathered(library, Language.JAPANESE, "石炭"), 0, 1, "要確認")
    draft = editing.add_item(draft, take(first_plan, "III.8"))
    again = gather_topics(draft, ["空港", "石炭"], library)
    assert [point.topic for point in again.points] == ["空港", "石炭", ""]
    assert again.points[1].items[1].note == "要確認"


def test_every_entry_has_its_quote_address_and_working_rendering(library: FakeAssistant, first_plan: Plan) -> None:
    brief = assembled(gathered(library, Language.ENGLISH, "石炭"), library)
    first = brief.entries[0]
    assert first.citation.quote == first_plan.item(first.citation.item_id).text
    assert first.rendering
    assert first.stands
    assert [entry.citation.n for entry in brief.entries] == list(range(1, len(brief.entries) + 1))
    assert all(entry.citation.address in brief.points[0].summary for entry in brief.entries)
    assert brief.plans[0].is_over


def test_a_quote_that_no_longer_stands_is_marked_and_kept_as_it_was(library: FakeAssistant, first_plan: Plan) -> None:
    old = replace(take(first_plan, "III.8"), quote="両政府は，昔の言葉を用いる。")
    entry = assembled(Draft(points=(DraftPoint("", (old,)),)), library).entries[0]
    assert not entry.stands
    assert entry.citation.quote == "両政府は，昔の言葉を用いる。"


def test_a_quote_of_a_plan_that_is_gone_is_marked(library: FakeAssistant, first_plan: Plan) -> None:
    gone = replace(take(first_plan, "III.8"), plan_id="gone")
    assert len(assembled(Draft(points=(DraftPoint("", (gone,)),)), library).lapsed) == 1


def test_by_the_plans_structure_every_item_stands_once_under_its_section(library: FakeAssistant) -> None:
    draft = replace(gathered(library, Language.JAPANESE, "石炭", "炭"), grouping=Grouping.STRUCTURE)
    brief = assembled(draft, library)
    ids = [entry.citation.item_id for entry in brief.entries]
    assert len(ids) == len(set(ids))
    assert all(point.heading == " › ".join(point.entries[0].citation.headings) for point in brief.points)


def test_items_move_within_their_point_and_never_past_its_ends(library: FakeAssistant) -> None:
    draft = gathered(library, Language.JAPANESE, "石炭")
    ids = [item.item_id for item in draft.points[0].items]
    assert editing.move_item(draft, 0, 0, -1) == draft
    moved = editing.move_item(draft, 0, 0, 1)
    assert [item.item_id for item in moved.points[0].items] == [ids[1], ids[0], *ids[2:]]
    assert editing.move_item(moved, 0, 1, -1) == draft


def test_an_item_is_added_once_and_its_point_goes_with_it(first_plan: Plan) -> None:
    item = take(first_plan, "III.8")
    draft = editing.add_item(editing.add_item(Draft(), item), item)
    assert len(draft.points[0].items) == 1
    assert editing.remove_item(draft, 0, 0).points == ()


def test_only_what_lies_in_an_item_can_be_taken(first_plan: Plan) -> None:
    span = first_plan.item("III.8").span
    with pytest.raises(BriefError):
        take(first_plan, "III.8", span.start - 1, span.end)
    with pytest.raises(BriefError):
        take(first_plan, "IX.9")


def test_a_draft_survives_json(library: FakeAssistant) -> None:
    draft = gathered(library, Language.MONGOLIAN, "石炭")
    assert draft_from_json(draft_to_json(draft)) == draft
