from collections.abc import Callable, Mapping

import pytest

from assistant.conversation import Carry, Unclear, understand
from assistant.conversation.asked import PlanAddresses
from assistant.language import Language
from assistant.question import EarlierTurn, Question
from tests.assistant.conversation.conftest import AIRPORT, ASKED, METRO, Follow, ids

JA, EN, MN = Language.JAPANESE, Language.ENGLISH, Language.MONGOLIAN


@pytest.mark.parametrize(
    ("text", "language", "query"),
    [
        ("それはいつですか。", JA, "地下鉄の整備について：それはいつですか。"),
        ("その事業の期限は？", JA, "地下鉄の整備について：その事業の期限は？"),
        ("もっと詳しく", JA, "地下鉄の整備について教えてください。"),
        ("費用は？", JA, "地下鉄の整備について：費用は？"),
        ("When is it due?", EN, "the metro in Ulaanbaatar: When is it due?"),
        ("Does that project have a budget?", EN, "the metro in Ulaanbaatar: Does that project have a budget?"),
        ("Tell me more.", EN, "Please tell me about the metro in Ulaanbaatar."),
        ("Who is responsible?", EN, "the metro in Ulaanbaatar: Who is responsible?"),
        ("Тэр хэзээ дуусах вэ?", MN, "Метро барих талаар: Тэр хэзээ дуусах вэ?"),
        ("Үүнд хэдэн төгрөг зарцуулах вэ?", MN, "Метро барих талаар: Үүнд хэдэн төгрөг зарцуулах вэ?"),
        ("Дэлгэрэнгүй хэлээч", MN, "Метро барих талаар: юу гэсэн байна вэ?"),
        ("Зардал нь?", MN, "Метро барих талаар: Зардал нь?"),
    ],
)
def test_a_pronoun_or_a_bare_detail_goes_on_with_the_last_matter(
    follow: Follow, text: str, language: Language, query: str
) -> None:
    meant = follow(text, language)
    assert (meant.query, meant.carry, meant.changed) == (query, Carry.ABOUT, True)
    assert ids(meant.items) == METRO


@pytest.mark.parametrize(
    ("text", "language", "query"),
    [
        ("では鉱物資源は？", JA, "鉱物資源について教えてください。"),
        ("鉱物資源については？", JA, "鉱物資源について教えてください。"),
        ("What about mineral resources?", EN, "Please tell me about mineral resources."),
        ("And tourism?", EN, "Please tell me about tourism."),
        ("Харин ашигт малтмал яах вэ?", MN, "ашигт малтмал: юу гэсэн байна вэ?"),
        ("Тэгвэл аялал жуулчлал?", MN, "аялал жуулчлал: юу гэсэн байна вэ?"),
    ],
)
def test_what_about_another_matter_is_asked_of_that_matter_alone(
    follow: Follow, text: str, language: Language, query: str
) -> None:
    meant = follow(text, language)
    assert (meant.query, meant.carry, meant.changed) == (query, Carry.BESIDE, True)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("外相会談は年に何回実施しますか。", JA),
        ("日本語で教えている学校への支援はありますか。", JA),
        ("これまでに締結した協定は何ですか。", JA),
        ("モンゴルにおける日本語教育について、計画には何が書かれていますか。", JA),
        ("ところで、青少年交流は？", JA),
        ("How many times a year do the foreign ministers meet?", EN),
        ("Is there teaching in Japanese?", EN),
        ("Is it true that the plan has a section on visas?", EN),
        ("How are the two countries going to improve their defence ties?", EN),
        ("By the way, is there something on youth exchange?", EN),
        ("Гадаад хэргийн сайд нар жилд хэдэн удаа уулзах вэ?", MN),
        ("Япон хэлний сургалтын талаар юу заасан бэ?", MN),
        ("Энэ төлөвлөгөөний хугацаа хэдэн он хүртэл вэ?", MN),
        ("Өөр сэдэв: залуучуудын солилцоо юу болсон бэ?", MN),
    ],
)
def test_a_question_that_stands_alone_is_left_alone(follow: Follow, text: str, language: Language) -> None:
    meant = follow(text, language)
    assert (meant.query, meant.carry, meant.items, meant.changed) == (text, Carry.NOTHING, (), False)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("他には？", JA),
        ("ほかにありますか", JA),
        ("残りは？", JA),
        ("Anything else?", EN),
        ("more", EN),
        ("Өөр юу байна?", MN),
        ("Бусад заалт?", MN),
    ],
)
def test_more_asks_the_last_matter_again_without_what_was_shown(follow: Follow, text: str, language: Language) -> None:
    meant = follow(text, language)
    assert set(ids(meant.excluded)) == {*METRO, *AIRPORT}
    assert meant.changed


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("その中で円借款のものは？", JA),
        ("これらの項目のうち、環境に関するのはどれ？", JA),
        ("Which of those are financed by yen loans?", EN),
        ("Эдгээрээс иенийн зээлээр хийх нь аль вэ?", MN),
    ],
)
def test_of_those_chooses_among_the_items_shown(follow: Follow, text: str, language: Language) -> None:
    meant = follow(text, language)
    assert (meant.carry, ids(meant.items)) == (Carry.AMONG, METRO)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("さっきの空港の件、担当省庁は？", JA),
        ("空港の話に戻ると、いつ完成しますか", JA),
        ("Back to the airport: when will it be finished?", EN),
        ("Let's go back to the metro.", EN),
        ("Нисэх буудал руу буцъя, хэзээ дуусах вэ?", MN),
    ],
)
def test_a_return_considers_what_every_turn_was_about(follow: Follow, text: str, language: Language) -> None:
    meant = follow(text, language)
    assert (meant.carry, ids(meant.items)) == (Carry.BACK, (METRO[0], *AIRPORT))


@pytest.mark.parametrize(
    ("text", "language"),
    [("一つ前のを見せて", JA), ("前の質問に戻って", JA), ("What was the previous one again?", EN), ("Өмнөх нь?", MN)],
)
def test_the_previous_one_is_the_matter_before_the_last(follow: Follow, text: str, language: Language) -> None:
    assert ids(follow(text, language).items) == AIRPORT


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        ("二つ目は？", JA, 1),
        ("2番目を詳しく", JA, 1),
        ("三つ目のものを説明してください", JA, 2),
        ("最後の項目は？", JA, 2),
        ("the second one", EN, 1),
        ("And the third one?", EN, 2),
        ("What does the last item say?", EN, 2),
        ("хоёр дахь", MN, 1),
        ("Гурав дахь нь юу вэ?", MN, 2),
        ("Сүүлийнх нь?", MN, 2),
    ],
)
def test_an_ordinal_names_an_item_of_the_last_answer(follow: Follow, text: str, language: Language, place: int) -> None:
    meant = follow(text, language)
    assert ids(meant.named) == (METRO[place],)
    assert meant.changed


def test_an_ordinal_beyond_the_last_answer_names_nothing(follow: Follow) -> None:
    assert follow("the ninth one", EN).named == ()


def test_the_first_one_again_is_the_first_matter_of_the_conversation(follow: Follow) -> None:
    assert ids(follow("Show me the first one again, please.", EN).items) == AIRPORT


def test_the_first_one_is_the_first_of_several_items(follow: Follow) -> None:
    assert ids(follow("the first one", EN).named) == METRO[:1]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("エは？", ("II.2.3.エ",)),
        ("ウとカを見せて", ("II.2.3.ウ", "II.2.3.カ")),
        ("（１）のキは？", ("II.2.1.キ",)),
        ("(2) は？", ("II.2.2",)),
        ("item キ in the same section", ("II.2.3.キ",)),
        ("Show me ケ", ("II.2.3.ケ",)),
        ("カ нь?", ("II.2.3.カ",)),
        ("(1)-ийн キ?", ("II.2.1.キ",)),
    ],
)
def test_an_address_without_the_part_above_it_goes_on_from_the_last_item(
    follow: Follow, text: str, named: tuple[str, ...]
) -> None:
    meant = follow(text)
    assert ids(meant.named) == named
    assert meant.changed


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Ⅱ２（３）のエは？", ("II.2.3.エ",)),
        ("Ⅰ３の（２）には何と書いてありますか。", ("I.3.2",)),
        ("II.2.(3)-ын カ дээр юу гэсэн бэ?", ("II.2.3.カ",)),
        ("item 3 of section I.1", ("I.1.3",)),
    ],
)
def test_a_whole_address_needs_nothing_before_it(
    addresses: Mapping[str, PlanAddresses], text: str, named: tuple[str, ...]
) -> None:
    meant = understand(Question(text), addresses)
    assert ids(meant.named) == named
    assert not meant.changed


@pytest.mark.parametrize(
    ("text", "asked_in", "answer_in"),
    [
        ("英語でお願いします", JA, EN),
        ("同じ質問をモンゴル語で答えてください", JA, MN),
        ("in Japanese please", EN, JA),
        ("Can you say that in Mongolian?", EN, MN),
        ("Англиар хэлээч", MN, EN),
        ("Үүнийг японоор хариулна уу", MN, JA),
    ],
)
def test_a_wish_for_another_language_asks_the_last_question_again(
    follow: Follow, text: str, asked_in: Language, answer_in: Language
) -> None:
    meant = follow(text, asked_in)
    assert (meant.language, meant.query, meant.changed) == (answer_in, ASKED[asked_in][1], True)


def test_a_question_with_a_wish_for_a_language_is_asked_without_it(addresses: Mapping[str, PlanAddresses]) -> None:
    meant = understand(Question("外相会談は年に何回？英語で答えてください"), addresses)
    assert (meant.language, meant.query) == (EN, "外相会談は年に何回?")


def test_a_follow_up_in_another_language_names_the_one_item_by_its_address(
    addresses: Mapping[str, PlanAddresses], turn: Callable[..., EarlierTurn]
) -> None:
    earlier = (turn("What does the plan say about the new airport?", EN, AIRPORT),)
    meant = understand(Question("それはいつ完成しますか。", earlier=earlier), addresses)
    assert (meant.language, meant.query) == (JA, "Ⅱ２（３）アについて：それはいつ完成しますか。")
    assert ids(meant.named) == AIRPORT


@pytest.mark.parametrize(
    ("text", "language"), [("似た項目はありますか。", JA), ("Anything similar?", EN), ("Төстэй заалт бий юу?", MN)]
)
def test_similar_items_are_sought_by_the_text_of_the_first(
    follow: Follow, first_plan_text: str, text: str, language: Language
) -> None:
    meant = follow(text, language)
    assert meant.sought == first_plan_text
    assert ids(meant.excluded) == METRO[:1]


@pytest.fixture
def first_plan_text(addresses: Mapping[str, PlanAddresses]) -> str:
    (known,) = addresses.values()
    return known.plan.item(METRO[0]).text


def test_a_choice_that_was_offered_is_taken_by_its_number(
    addresses: Mapping[str, PlanAddresses], turn: Callable[..., EarlierTurn]
) -> None:
    earlier = (turn("協力", JA, choices=("安全保障関係について：協力", "経済分野での協力について：協力")),)
    assert understand(Question("2番目", earlier=earlier), addresses).query == "経済分野での協力について：協力"


@pytest.mark.parametrize(
    "text", ["それはいつですか", "When is that?", "Энэ хэзээ вэ?", "2番目は？", "英語でお願いします"]
)
def test_what_points_at_nothing_is_unclear(addresses: Mapping[str, PlanAddresses], text: str) -> None:
    assert understand(Question(text), addresses).unclear is Unclear.POINTS_NOWHERE


def test_a_bare_address_of_several_items_is_unclear(addresses: Mapping[str, PlanAddresses]) -> None:
    meant = understand(Question("（３）について"), addresses)
    assert meant.unclear is Unclear.MANY_ADDRESSES
    assert {"I.1.3", "I.2.3", "III.3"} <= set(ids(meant.candidates))


def test_what_was_understood_can_be_asked_again_as_it_is(
    follow: Follow, addresses: Mapping[str, PlanAddresses]
) -> None:
    understood = follow("エは？").query
    again = understand(Question(understood), addresses)
    assert (again.query, ids(again.named), again.changed) == (understood, ("II.2.3.エ",), False)
    assert not follow("the metro in Ulaanbaatar: When is it due?", EN).changed
