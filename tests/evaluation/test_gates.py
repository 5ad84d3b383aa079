from pathlib import Path

import pytest

from assistant.opening import open_embedder
from assistant.settings import Settings
from corpus import Plan
from evaluation.gates import Figure, Gate, GatesFileError, fallen, read_gates
from evaluation.measures.summary import summarise
from evaluation.questions_file import packaged_questions, read_questions
from evaluation.running import materials_for
from evaluation.systems.assistant import make_assistant
from evaluation.systems.system import ask_all
from tests.evaluation.questions import asked, found


def write(folder: Path, text: str) -> Path:
    file = folder / "gates.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_figure_below_its_floor_is_told_with_both() -> None:
    questions = [asked("q", ["a"]), asked("r", ["a"]), asked("s", ["a"], lang="en")]
    summary = summarise(questions, {"q": found("a"), "r": found("b"), "s": found("a")})
    gates = (
        Gate(Figure.R1, "all", 0.6),
        Gate(Figure.R1, "ja", 0.6),
        Gate(Figure.MRR, "en", 1.0),
        Gate(Figure.AUROC, "all", 0.5),
    )
    assert fallen(gates, summary) == ["R@1 of ja is 0.500, its floor 0.600", "AUROC of all was not measured"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('["R@2"]\nall = 0.5', "no figure 'R@2'"),
        ("[MRR]\nfr = 0.5", "no language 'fr'"),
        ("[MRR]\nall = 50", "between 0.0 and 1.0"),
        ("[MRR]\nall = 1.5", "between 0.0 and 1.0"),
    ],
)
def test_a_gate_that_would_never_hold_or_fall_is_refused(tmp_path: Path, text: str, fault: str) -> None:
    with pytest.raises(GatesFileError, match=fault):
        read_gates(write(tmp_path, text))


def test_every_figure_has_a_floor() -> None:
    assert {gate.figure for gate in read_gates() if gate.language == "all"} == set(Figure)
    for figure in (Figure.R1, Figure.R5, Figure.MRR):
        assert {gate.language for gate in read_gates() if gate.figure is figure} == {"all", "ja", "en", "mn"}


@pytest.mark.model
def test_the_assistant_is_as_good_on_the_dev_questions_as_it_was(first_plan: Plan) -> None:
    questions = read_questions(packaged_questions("dev"))
    with materials_for(first_plan, open_embedder(Settings())) as materials:
        summary = summarise(questions, ask_all(make_assistant(materials, first_plan), questions))
    assert fallen(read_gates(), summary) == []
