"""Files of JSON Lines, read with an error that names the line."""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

Row = TypeVar("Row")


def read_rows(
    files: Iterable[Path], make: Callable[[Any], Row], form: str, error_type: type[Exception]
) -> Iterator[Row]:
    """Read files in order, an object a line that is not blank.

    Args:
        files: in UTF-8.
        make: makes a row of what a line holds.
        form: what a line has to be, for the error.
        error_type: what is raised where a file cannot be read or a line is not so.
    """
    for file in files:
        try:
            lines = file.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise error_type(f"{file} cannot be read: {error}") from error
        for number, line in enumerate(lines, start=1):
            if line.strip():
                try:
                    yield make(json.loads(line))
                except (KeyError, TypeError, ValueError, AttributeError) as error:
                    raise error_type(f"{file}, line {number}: not {form}: {error}") from error
