"""What the pages that change the library work with."""

from dataclasses import dataclass

from assistant.drafts.store import Drafts
from assistant.installation import Installation
from assistant.web.background_change import BackgroundChanges


@dataclass(frozen=True, slots=True)
class Workshop:
    """The installation, the drafts of plans, and the change that is under way."""

    installation: Installation
    drafts: Drafts
    changes: BackgroundChanges
