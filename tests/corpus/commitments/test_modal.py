import pytest

from corpus.commitments import read_sentences

PARTIES = ("Japan", "Mongolia")


@pytest.mark.parametrize(
    ("text", "parties", "strengths"),
    [
        ("Both Governments shall hold the dialogue annually.", PARTIES, ["undertakes"]),
        ("Both sides will cooperate in education.", PARTIES, ["cooperates"]),
        ("Japan will support the training of teachers.", ("Japan",), ["supports"]),
        ("Mongolia will endeavour to expand trade.", ("Mongolia",), ["endeavours"]),
        ("The two sides will consider a joint survey.", PARTIES, ["considers"]),
        ("Both sides welcome the progress.", PARTIES, ["welcomes"]),
        ("Both sides reaffirm their commitment.", PARTIES, ["reaffirms"]),
        ("Trade reached a record.", (), []),
    ],
)
def test_english_commits_by_the_verb_after_the_modal(text: str, parties: tuple[str, ...], strengths: list[str]) -> None:
    (reading,) = read_sentences(text, "en", PARTIES)
    assert (reading.parties, [str(strength) for strength in reading.strengths]) == (parties, strengths)


@pytest.mark.parametrize(
    ("text", "strengths"),
    [
        ("Хоёр тал боловсролын салбарт хамтран ажиллана.", ["cooperates"]),
        ("Хоёр тал хамтарсан судалгааг авч үзнэ.", ["considers"]),
        ("Хоёр тал худалдааг өргөжүүлэхийг хичээнэ.", ["endeavours"]),
        ("Хоёр тал уулзалтыг жил бүр зохион байгуулна.", ["undertakes"]),
    ],
)
def test_mongolian_commits_by_its_last_verb(text: str, strengths: list[str]) -> None:
    (reading,) = read_sentences(text, "mn", ("Япон", "Монгол"))
    assert [str(strength) for strength in reading.strengths] == strengths
    assert reading.parties == ("Япон", "Монгол")
