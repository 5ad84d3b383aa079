"""An item in the reader's language, and what it is called: who stands behind it is always said."""

from assistant.language import Language
from corpus import Plan
from corpus.plan import Rendering, Status
from prompts.catalogue import catalogue


def rendering_in(plan: Plan, item_id: str, language: Language | str) -> Rendering | None:
    """The item in the reader's language, where that is not the plan's own and somebody rendered it."""
    if language == plan.metadata.language:
        return None
    for rendering in plan.curation.renderings:
        if (rendering.item_id, rendering.language, rendering.register) == (item_id, language, ""):
            return rendering
    return None


def rendering_label(status: Status | None, language: Language | str) -> str:
    """What a rendering of a status is called; an unknown one is nobody's, and so unofficial."""
    return catalogue(language).say(f"renderings.{status or Status.WORKING}")
