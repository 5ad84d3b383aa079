"""Plans: how they are read, what they are, where they live."""

from corpus.changes import Change
from corpus.errors import PlanError
from corpus.library import PACKAGED_PLANS, Library
from corpus.plan import Item, ItemKind, Metadata, NumberingWarning, Part, PartKind, Period, Plan, Span
from corpus.reading import Reading, read_file, read_plan
from corpus.reflow import Unwrapped, unwrap
from corpus.verification import Problem, ProblemKind

__all__ = [
    "PACKAGED_PLANS",
    "Change",
    "Item",
    "ItemKind",
    "Library",
    "Metadata",
    "NumberingWarning",
    "Part",
    "PartKind",
    "Period",
    "Plan",
    "PlanError",
    "Problem",
    "ProblemKind",
    "Reading",
    "Span",
    "Unwrapped",
    "read_file",
    "read_plan",
    "unwrap",
]
