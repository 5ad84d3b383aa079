from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from assistant.answer import Outcome
from corpus import Plan
from corpus.plan import Curation
from evaluation.measures.answering import Bin
from evaluation.measures.intervals import Estimate
from evaluation.questions_file import AskedQuestion
from evaluation.report.failures import Fault, failures, faults
from evaluation.report.folder import write_report
from evaluation.report.plots import grouped_bars, histogram, reliability_plot
from evaluation.report.trec import qrels_lines, run_lines
from evaluation.response import Response
from evaluation.running import run
from evaluation.systems.named import chosen_systems
from evaluation.systems.system import Materials
from tests.evaluation.questions import asked, found

HOSTILE = "<script>alert('外相')</script>"
ANSWERED, REFUSED = Outcome.ANSWERED, Outcome.NOT_IN_PLAN


class Tags(HTMLParser):
    """Remembers which elements a page has and where it points."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]


def test_the_report_is_one_page_of_its_own_with_every_text_escaped(materials: Materials, tmp_path: Path) -> None:
    questions = [
        asked("q", ["2.1"], query=HOSTILE),
        asked("r", ["1.1", "2.2"], "multi", "en", query="ministers & farming"),
        asked("u", [], "near", "mn", query="外相会談は年に何回ですか。"),
    ]
    result = run(questions, chosen_systems(["assistant", "dense"]), materials, HOSTILE)
    write_report(result, materials.plan, tmp_path)
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    reader = Tags()
    reader.feed(page)
    assert "script" not in reader.tags
    assert "&lt;script&gt;" in page
    assert reader.tags.count("svg") == 4
    assert all(link.startswith("#") for link in reader.links)
    assert {file.name for file in tmp_path.iterdir()} == {
        "report.html",
        "qrels.trec",
        "run-assistant.trec",
        "run-dense.trec",
    }


def test_a_run_of_answerable_questions_by_a_ranker_has_a_report_too(materials: Materials, tmp_path: Path) -> None:
    bare = replace(materials, plan=replace(materials.plan, curation=Curation()))
    write_report(run([asked("q", ["1.1"])], chosen_systems(["bm25"]), bare), bare.plan, tmp_path)
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "This system only ranks." in page
    assert "The plan has no expected questions." in page


def test_a_failure_shows_what_should_have_been_found_and_the_first_five_that_were(curated_plan: Plan) -> None:
    questions = [asked("q", ["2.2"], partial=["1.2"]), asked("r", ["1.1"])]
    responses = {
        "q": found("1.1", "1.2", "2.2", cited=["1.1"], outcome=ANSWERED),
        "r": found("1.1", cited=["1.1"], outcome=ANSWERED),
    }
    listed = failures(questions, responses, curated_plan)
    assert list(listed) == [Fault.MISSED]
    (failure,) = listed[Fault.MISSED]
    assert [item.id for item in failure.gold] == ["2.2"]
    assert [(each.item.id, each.cited, each.gold, each.partial) for each in failure.found] == [
        ("1.1", True, False, False),
        ("1.2", False, False, True),
        ("2.2", False, True, False),
    ]


@pytest.mark.parametrize(
    ("question", "response", "expected"),
    [
        (asked("q", ["a"]), found("a", cited=["a"], outcome=ANSWERED), []),
        (asked("q", ["a"]), found("a", outcome=REFUSED), [Fault.REFUSED]),
        (asked("q", ["a"]), found("b", outcome=REFUSED), [Fault.MISSED, Fault.REFUSED]),
        (asked("q", ["a"]), found(), [Fault.MISSED]),
        (asked("q"), found("a", cited=["a"], outcome=ANSWERED), [Fault.INVENTED]),
        (asked("q", ["a"], "detail"), found("b", cited=["b"], outcome=ANSWERED), [Fault.OVERLOOKED]),
        (asked("q", ["a", "b"], "multi"), found("a", "b", cited=["a"], outcome=ANSWERED), [Fault.INCOMPLETE]),
        (asked("q", ["a", "b"], "list"), found("c", "b", cited=["a", "b"], outcome=ANSWERED), []),
        (asked("q", ["a"]), found("a", outcome=Outcome.FAILED), [Fault.FAILED]),
    ],
)
def test_every_fault_has_its_name(question: AskedQuestion, response: Response, expected: list[Fault]) -> None:
    assert list(faults(question, response)) == expected


def test_trec_files_have_a_line_an_item_and_scores_that_fall() -> None:
    assert qrels_lines([asked("q", ["a"], partial=["b"]), asked("u")]) == "q 0 b 1\nq 0 a 2\n"
    assert run_lines("mine", {"q": found("a", "b")}) == "q Q0 a 1 1.000000 mine\nq Q0 b 2 0.500000 mine\n"


def test_a_dot_on_the_diagonal_was_said_as_it_was() -> None:
    plot = reliability_plot([Bin(0.2, 0.3, 4, 0.25, 0.25), Bin(0.9, 1.0, 16, 0.95, 1.0)])
    (line,) = [line for line in plot.lines if line.css == "diagonal"]
    share = (plot.dots[0].x - line.x1) / (line.x2 - line.x1)
    assert share == pytest.approx(0.25)
    assert (line.y1 - plot.dots[0].y) / (line.y1 - line.y2) == pytest.approx(0.25)
    assert plot.dots[0].radius == pytest.approx(3 + 9 / 2)
    assert plot.dots[1].tip == "said .950, was 1.000: 16 questions"


def test_bars_are_as_high_as_their_figures() -> None:
    plot = grouped_bars("R@1", {"direct": {"ja": Estimate(1, 1, 1, 9), "en": Estimate(0.5, 0.25, 0.75, 9)}})
    assert plot.bars[1].height == pytest.approx(plot.bars[0].height / 2)
    assert plot.bars[1].tip == "direct, en: .500 (.250–.750), 9 questions"


def test_a_histogram_has_a_bar_for_each_bin_that_is_not_empty() -> None:
    plot = histogram("Latency", [1, 1, 1, 2, 10], "ms", bins=3)
    assert [bar.tip for bar in plot.bars] == ["1 to 4 ms: 4 questions", "7 to 10 ms: 1 questions"]
    assert plot.bars[1].height == pytest.approx(plot.bars[0].height / 4)
