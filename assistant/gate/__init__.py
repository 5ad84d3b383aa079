"""The gate for a text that a language model wrote: only what the cited items say passes."""

from assistant.gate.checking import Checked, CheckedSentence, check
from assistant.gate.evidence import Evidence
from assistant.gate.fault import Fault, FaultKind
from assistant.gate.growing import GrowingDraft

__all__ = ["Checked", "CheckedSentence", "Evidence", "Fault", "FaultKind", "GrowingDraft", "check"]
