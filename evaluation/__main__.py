"""``python -m evaluation``: what the assistant is measured by."""

import typer

from evaluation.backends import backends
from evaluation.benchmark.command import bench
from evaluation.calibration import calibrate
from evaluation.commitments.command import commitments
from evaluation.compare_command import compare_command
from evaluation.run_command import run_command
from evaluation.yardsticks import yardsticks

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
app.command("backends")(backends)
app.command("bench")(bench)
app.command("run")(run_command)
app.command("compare")(compare_command)
app.command("calibrate")(calibrate)
app.command("commitments")(commitments)
app.command("yardsticks")(yardsticks)


@app.callback()
def evaluation() -> None:
    """Measure the assistant."""


if __name__ == "__main__":
    app()
