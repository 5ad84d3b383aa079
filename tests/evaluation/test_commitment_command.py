from evaluation.commitment_command import Figures, measure, read_set


def test_f1_is_of_labels_summed_over_sentences() -> None:
    figures = Figures(right=3, read=4, labelled=6)
    assert figures.precision == 3 / 4
    assert figures.recall == 3 / 6
    assert figures.f1 == 2 * 3 / (4 + 6)


def test_the_first_plan_is_read_as_people_read_it() -> None:
    sentences = list(read_set("plan"))
    assert measure(sentences, "parties").f1 >= 0.95
    assert measure(sentences, "strengths").f1 >= 0.95


def test_other_documents_are_read_well_enough() -> None:
    sentences = list(read_set("other"))
    assert measure(sentences, "parties").f1 >= 0.85
    assert measure(sentences, "strengths").f1 >= 0.85
