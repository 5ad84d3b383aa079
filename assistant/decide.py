"""The outcome, once every quote is verified."""

from dataclasses import replace

from assistant.answer import Outcome
from assistant.turn import Draft


def decide(draft: Draft) -> Draft:
    """Return the draft with the outcome that what is left of it supports.

    An answer of which no quote stood is a failure of ours, not the plan's silence: it must not be told as
    "not in this plan". A list that was found to be empty is an answer.
    """
    if (draft.listed and not draft.listed.items) or (draft.changed and not draft.changed.items):
        return draft
    if draft.outcome in (Outcome.ANSWERED, Outcome.PARTLY_ANSWERED) and not draft.citations:
        return replace(draft, outcome=Outcome.FAILED)
    return draft
