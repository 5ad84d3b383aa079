"""A follow-up → a question that stands alone, without a language model; and what to ask back where nothing fits."""

from assistant.conversation.followup import understand
from assistant.conversation.memory import remembered
from assistant.conversation.rewriter import Rewriter, checked, is_faithful
from assistant.conversation.standalone import Carry, ItemKey, StandAlone, Unclear

__all__ = [
    "Carry",
    "ItemKey",
    "Rewriter",
    "StandAlone",
    "Unclear",
    "checked",
    "is_faithful",
    "remembered",
    "understand",
]
