from corpus.commitments.sentences import split_sentences


def test_a_full_stop_inside_brackets_ends_no_sentence() -> None:
    text = "実態（状況を含む。）を調査する。 知見を共有する。"
    assert [text[span.start : span.end] for span in split_sentences(text)] == [
        "実態（状況を含む。）を調査する。",
        "知見を共有する。",
    ]


def test_a_rest_without_a_full_stop_is_a_sentence() -> None:
    assert [(span.start, span.end) for span in split_sentences("両政府は，")] == [(0, 5)]
