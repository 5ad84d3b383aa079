"""What a brief of twenty items costs, as a file of each format."""

import time
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from assistant.brief.assembling import Assembler
from assistant.brief.draft import Draft, DraftPoint
from assistant.brief.taking import take
from assistant.export.formats import BriefFormat, Exporter
from assistant.language import Language
from assistant.service import Assistant

ITEMS: Final = 20
_TIMES: Final = 3


def measure_briefs(assistant: Assistant) -> dict[BriefFormat, tuple[float, float]]:
    """Seconds from the draft to the file, by format: the first time, and the best of three after it.

    The first DOCX and the first PDF import their libraries and read the fonts.
    """
    plan = next(iter(assistant.plans.values()))
    items = tuple(take(plan, item.id) for item in plan.items[:ITEMS])
    draft = Draft(language=Language.ENGLISH, points=(DraftPoint("", items),))
    assembler = Assembler(assistant, assistant.versions)
    now = datetime.now(UTC)

    def seconds(form: BriefFormat) -> float:
        begun = time.perf_counter()
        Exporter().export(assembler.assemble(replace(draft), now), form)
        return time.perf_counter() - begun

    return {form: (seconds(form), min(seconds(form) for _ in range(_TIMES))) for form in BriefFormat}
