"""Systems by name."""

from collections.abc import Callable, Sequence
from typing import Final

from evaluation.systems.assistant import make_assistant, uncurated, without
from evaluation.systems.baselines import Bm25, Dense, ReciprocalRankFusion
from evaluation.systems.system import Materials, System
from index.views import ViewKind

ASSISTANT: Final = "assistant"
_EVERY: Final = "all"


class UnknownSystemError(Exception):
    """There is no system of that name. The message lists those there are."""


def _without(kind: ViewKind) -> Callable[[Materials], System]:
    return lambda materials: make_assistant(materials, without(materials.plan, kind))


def _txtai(materials: Materials) -> System:
    from evaluation.peers.txtai_peer import TxtaiPeer

    return TxtaiPeer.of(materials)


OWN: Final[dict[str, Callable[[Materials], System]]] = {
    ASSISTANT: lambda materials: make_assistant(materials, materials.plan),
    "dense": Dense,
    "bm25": Bm25,
    "rrf": ReciprocalRankFusion,
    "uncurated": lambda materials: make_assistant(materials, uncurated(materials.plan)),
    **{f"without-{kind}": _without(kind) for kind in ViewKind if kind is not ViewKind.TEXT},
}
PEERS: Final[dict[str, Callable[[Materials], System]]] = {"txtai": _txtai}


def chosen_systems(names: Sequence[str]) -> dict[str, Callable[[Materials], System]]:
    """How to make each system that is named; ``all`` are those that need nothing from outside.

    Raises:
        UnknownSystemError: a name stands for no system.
    """
    makers = OWN | PEERS
    asked = list(dict.fromkeys(name for given in names for name in (OWN if given == _EVERY else [given])))
    if unknown := [name for name in asked if name not in makers]:
        raise UnknownSystemError(f"no system {', '.join(unknown)}; there are {', '.join(makers)}; all: every own one")
    return {name: makers[name] for name in asked}
