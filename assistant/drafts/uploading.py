"""An uploaded file → a draft of a plan, with what can be told of it by itself."""

import re
from dataclasses import replace
from pathlib import PurePath
from typing import Final

from assistant.drafts.draft import Draft
from assistant.language import recognise
from corpus import Library, Metadata, read_file
from corpus.library import slug

_ENOUGH: Final = 10_000
"""Characters that tell a plan's language."""
_UNNAMED: Final = "plan"
_LONGEST_NAME: Final = 200


def draft_of(draft_id: str, file_name: str, data: bytes, library: Library, replaces: str = "") -> Draft:
    """Read a file as a plan, as far as it tells what it is: language, title, an id of its name.

    One that replaces the text of a plan takes over what is told of that.

    Raises:
        PlanError: it cannot be read as a plan; or there is none of the id that it replaces.
    """
    name = re.sub(r"[\x00-\x1f\x7f]", " ", PurePath(file_name.replace("\\", "/")).name)[:_LONGEST_NAME].strip()
    read = read_file(data, name)
    if replaces:
        old = library.load(replaces).metadata
        return Draft(draft_id, name, read.document, replaces, replace(old, sha256=""), (), replaces)
    metadata = Metadata(read.title or name or _UNNAMED, recognise(read.source[:_ENOUGH]).value)
    return Draft(draft_id, name, read.document, _free_id(slug(PurePath(name).stem) or _UNNAMED, library), metadata)


def _free_id(wanted: str, library: Library) -> str:
    taken = set(library.plan_ids())
    numbered = (f"{wanted[:76]}-{number}" for number in range(2, len(taken) + 3))
    return next(plan_id for plan_id in (wanted, *numbered) if plan_id not in taken)
