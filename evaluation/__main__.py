"""``python -m evaluation``: what the assistant is measured by."""

import typer

from evaluation.backends import backends
from evaluation.benchmark.command import bench
from evaluation.calibration import calibrate
from evaluation.commitment_command import commitments
from evaluation.compare_command import compare_command
from evaluation.conversations.follow_ups import follow_ups
from evaluation.feedback_command import from_feedback
from evaluation.fuzz_command import fuzz_command
from evaluation.relations_command import relations
from evaluation.run_command import run_command
from evaluation.scale.bulk_rates import scale_embedding
from evaluation.scale.command import scale
from evaluation.scale.kinds import scale_kinds
from evaluation.topics_command import topics
from evaluation.yardsticks import yardsticks

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
app.command("backends")(backends)
app.command("bench")(bench)
app.command("fuzz")(fuzz_command)
app.command("relations")(relations)
app.command("run")(run_command)
app.command("compare")(compare_command)
app.command("commitments")(commitments)
app.command("calibrate")(calibrate)
app.command("from-feedback")(from_feedback)
app.command("scale")(scale)
app.command("scale-embedding")(scale_embedding)
app.command("scale-kinds")(scale_kinds)
app.command("topics")(topics)
app.command("yardsticks")(yardsticks)
app.command("follow-ups")(follow_ups)


@app.callback()
def evaluation() -> None:
    """Measure the assistant."""


if __name__ == "__main__":
    app()
