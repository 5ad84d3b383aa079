from hypothesis import given
from hypothesis import strategies as st

from index.phrases import split_phrases


def phrases(text: str) -> list[str]:
    return [text[start:end] for start, end in split_phrases(text)]


def test_phrases_end_at_commas_and_sentence_ends() -> None:
    assert phrases("両政府は毎年，外相会談を実施する。モンゴル国は支持する。") == [
        "両政府は毎年，",
        "外相会談を実施する。",
        "モンゴル国は支持する。",
    ]


def test_a_short_beginning_belongs_to_the_phrase_after_it() -> None:
    assert phrases("また，両政府は橋を建設する。") == ["また，両政府は橋を建設する。"]


def test_commas_and_stops_inside_brackets_do_not_end_a_phrase() -> None:
    text = "農牧業の実態（運営，機材の保有状況を含む。）や寒冷地技術を調査し，知見を共有する。"
    assert phrases(text) == ["農牧業の実態（運営，機材の保有状況を含む。）や寒冷地技術を調査し，", "知見を共有する。"]


def test_a_number_with_a_point_in_it_is_not_divided() -> None:
    assert phrases("Trade grew by 3.5 per cent, and 1,000 students came.") == [
        "Trade grew by 3.5 per cent, ",
        "and 1,000 students came.",
    ]


def test_a_short_end_belongs_to_the_phrase_before_it() -> None:
    assert phrases("両政府は橋を建設する，等。") == ["両政府は橋を建設する，等。"]


@given(st.text(alphabet="両政府は，。（）「」ab ,.", min_size=1, max_size=80))
def test_phrases_cover_the_text_once_and_in_order(text: str) -> None:
    assert "".join(phrases(text)) == text
