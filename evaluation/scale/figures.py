"""What is measured of one size."""

from dataclasses import dataclass
from pathlib import Path

from evaluation.benchmark.measures import Latency


@dataclass(frozen=True, slots=True)
class BuildFigures:
    """An index of so many items.

    ``embedded`` of the items have true vectors, the others' are made by the rule; ``seconds`` are those of the build
    without the embedding, and ``processor`` the same of processor time, all cores together; ``peak`` is the most memory
    of the process, and ``disk`` the index on disk, in MiB.
    """

    items: int
    embedded: int
    views: int
    phrases: int
    index_type: str
    seconds: float
    processor: float
    peak: float
    disk: float


@dataclass(frozen=True, slots=True)
class AskFigures:
    """Asking it. Memory in MiB, after all questions were asked: ``held`` by the process, ``mapped`` of the files, which
    the system takes back when it needs them.

    ``recall``: share of the ten nearest views of exact search that the store finds; ``agreement``: share of the ten
    best items of scoring every item that are among the ten found. ``exhaustive``: milliseconds a question when every
    view is compared, many questions together.
    """

    opening: float
    held: float
    mapped: float
    dense: Latency
    exhaustive: float
    recall: float
    words: Latency
    retrieve: Latency
    asking: Latency
    agreement: float


@dataclass(frozen=True, slots=True)
class SizeFigures:
    """Building and asking an index of one size."""

    build: BuildFigures
    ask: AskFigures


def folder_size(folder: Path) -> float:
    """MiB of the files in a folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 2**20


def memory() -> tuple[float, float, float]:
    """MiB of this process: its own, of mapped files, and the most there ever was of both."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    fields = {name: value.split() for name, _, value in (line.partition(":") for line in lines)}
    own, mapped, peak = (int(fields[name][0]) / 1024 for name in ("RssAnon", "RssFile", "VmHWM"))
    return own, mapped, peak
