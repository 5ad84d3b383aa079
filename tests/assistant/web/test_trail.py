from dataclasses import replace

from assistant.web.trail import Trail, trail_for
from corpus import Plan


def test_a_trail_is_in_the_readers_language_where_all_its_headings_were_rendered(first_plan: Plan) -> None:
    item = first_plan.item("I.1.2")
    trail = trail_for(first_plan, item, "en")
    assert (str(trail), trail.language) == ("Political and security relations › Political relations", "en")
    assert trail_for(first_plan, item, "ja") == Trail(item.headings, "ja")


def test_a_trail_is_never_of_two_languages(first_plan: Plan) -> None:
    one = tuple(heading for heading in first_plan.curation.headings if heading.section != "I.1")
    plan = replace(first_plan, curation=replace(first_plan.curation, headings=one))
    item = plan.item("I.1.2")
    assert trail_for(plan, item, "en") == Trail(item.headings, "ja")
