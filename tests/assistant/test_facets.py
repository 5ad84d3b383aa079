from assistant.facets import ItemFacets, count, read_facets
from corpus import Plan
from corpus.commitment import Strength


def test_items_are_selected_by_all_values_given_in_reading_order(first_plan: Plan) -> None:
    facets = read_facets([first_plan])
    alone = [item.item_id for item in facets.select(party="only:モンゴル国")]
    assert alone == ["I.3.1", "I.3.5"]
    assert [item.item_id for item in facets.select(party="only:モンゴル国", strength=Strength.SUPPORTS)] == ["I.3.1"]
    assert [item.item_id for item in facets.select(section="II.2.2")] == ["II.2.2", "II.2.2.ア", "II.2.2.イ"]
    assert facets.select(plan="none") == ()


def test_counts_are_of_items_the_commonest_first() -> None:
    items = [ItemFacets("p", "1", topics=("a",)), ItemFacets("p", "2", topics=("b", "a"))]
    assert list(count(items).topic.items()) == [("a", 2), ("b", 1)]
    assert count(items).plan == {"p": 2}


def test_an_item_takes_its_subject_from_the_stem_above(first_plan: Plan) -> None:
    facets = read_facets([first_plan])
    assert facets.of(first_plan.id, "II.2.2.ア").parties == ("日本国", "モンゴル国")


def test_people_s_topics_take_the_place_of_a_model_s(first_plan: Plan) -> None:
    found = {first_plan.id: {"II.1.5": ("culture",)}}
    assert read_facets([first_plan], found).of(first_plan.id, "II.1.5").topics == ("tourism", "trade_investment")
