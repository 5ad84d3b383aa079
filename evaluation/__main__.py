"""``python -m evaluation``: what the assistant is measured by."""

import typer

from evaluation.benchmark.command import bench

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
app.command("bench")(bench)


@app.callback()
def evaluation() -> None:
    """Measure the assistant."""


if __name__ == "__main__":
    app()
