import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.commitment import Strength
from corpus.commitments import read_sentences
from corpus.commitments.sentence import SentenceReading

PARTIES = ("日本国", "ペルー")


def read(text: str, parties: tuple[str, ...] = PARTIES, before: tuple[str, ...] = ()) -> SentenceReading:
    (reading,) = read_sentences(text, "ja", parties, before)
    return reading


@pytest.mark.parametrize(
    ("text", "strengths"),
    [
        ("両政府は，橋を建設する。", ["undertakes"]),
        ("両政府は，教育の分野で協力していく。", ["cooperates"]),
        ("両政府は，技術協力を実施する。", ["cooperates"]),
        ("両政府は，橋の建設を支援することとする。", ["supports"]),
        ("両政府は，貿易の拡大に努めなければならない。", ["endeavours"]),
        ("両政府は，共同研究を検討するものとする。", ["considers"]),
        ("両政府は，相手国の立場に留意する。", ["takes_note"]),
        ("両政府は，交渉の進展を歓迎する。", ["welcomes"]),
        ("両政府は，協力することを再確認する。", ["reaffirms"]),
        ("両政府は，対話を強化し，貿易の拡大に努める。", ["undertakes", "endeavours"]),
        ("両政府は，進展を歓迎するとともに，引き続き協力する。", ["cooperates", "welcomes"]),
        ("両首脳は，防衛協力を検討することで一致した。", ["considers"]),
        ("両首脳は，橋の建設を支援する意向を表明した。", ["supports"]),
        ("両政府は，情報を第三者に開示してはならない。", ["undertakes"]),
    ],
)
def test_the_predicate_says_how_strongly(text: str, strengths: list[str]) -> None:
    assert [str(strength) for strength in read(text).strengths] == strengths


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("双方は，協力する。", PARTIES),
        ("両国首脳は，協力する。", PARTIES),
        ("日本側は，橋の建設を支援する。", ("日本国",)),
        ("ペルー政府は，これを歓迎する。", ("ペルー",)),
        ("日本国政府は提案に留意し，ペルー側は謝意を表明する。", ("日本国", "ペルー")),
        ("橋の建設は，日本国政府により支援される。", ("日本国",)),
        ("国及び地方公共団体は，相協力するものとする。", ("国", "地方公共団体")),
    ],
)
def test_the_topic_or_the_agent_says_who(text: str, parties: tuple[str, ...]) -> None:
    assert read(text).parties == parties


@pytest.mark.parametrize(
    "text",
    [
        "両国間の貿易額は，過去最高を記録した。",
        "この法律において「環境」とは，人の住む所をいう。",
        "国は，報告を求めることができる。",
        "日本側は，早期の妥結を期待する。",
        "外務省の長は，外務大臣とする。",
    ],
)
def test_what_tells_or_empowers_commits_nobody(text: str) -> None:
    assert read(text).commitments == ()


def test_what_is_said_inside_a_clause_commits_nobody() -> None:
    reading = read("両政府は，ペルー政府が，制度を強化し，この方針に基づき行っている努力を評価し，取組を支持する。")
    assert reading.strengths == (Strength.SUPPORTS, Strength.WELCOMES)


def test_a_sentence_that_names_nobody_goes_on_from_the_one_before() -> None:
    first, second = read_sentences("日本国政府は，橋を建設する。また，道路の整備に協力する。", "ja", PARTIES)
    assert (first.parties, second.parties) == (("日本国",), ("日本国",))


def test_a_passive_without_an_agent_commits_nobody_in_particular() -> None:
    reading = read("会合は，毎年開催されるものとする。")
    assert (reading.parties, reading.strengths) == ((), (Strength.UNDERTAKES,))


def test_a_commitment_knows_its_words_and_when() -> None:
    text = "両政府は，「友好対話」を少なくとも年１回開催する。"
    (commitment,) = read(text).commitments
    spans = (commitment.predicate, *commitment.frequencies, *commitment.names)
    assert [text[span.start : span.end] for span in spans] == ["開催する", "少なくとも年１回", "友好対話"]


@given(
    st.text(alphabet=st.sampled_from("両政府はがを，。「」（）協力し検討するとともに国\n 1aж"), max_size=60)
    | st.text(max_size=60)
)
def test_any_text_is_read_and_all_spans_are_inside(text: str) -> None:
    for language in ("ja", "en", "mn"):
        for reading in read_sentences(text, language, PARTIES):
            assert reading.span.end <= len(text)
            for commitment in reading.commitments:
                assert commitment.sentence == reading.span
                for span in (commitment.predicate, *commitment.frequencies, *commitment.names):
                    assert reading.span.start <= span.start < span.end <= reading.span.end
