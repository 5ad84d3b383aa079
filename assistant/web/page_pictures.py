"""Pages of PDFs as pictures, rendered apart, a few at a time, the last ones kept."""

import asyncio
from collections import OrderedDict
from typing import Final

from starlette.concurrency import run_in_threadpool

from corpus import Library
from corpus.readers.apart import render_apart

_AT_ONCE: Final = 2
_KEPT: Final = 64
"""Pictures; one has about 200 KiB."""


class PagePictures:
    """Renders pages of the plans of a library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._kept: OrderedDict[tuple[str, str, int], bytes] = OrderedDict()
        self._turns = asyncio.Semaphore(_AT_ONCE)

    async def picture(self, plan_id: str, checksum: str, number: int) -> bytes:
        """The page of that number (from 1) as a PNG. ``checksum`` tells one text of a plan from a later one.

        Raises:
            PlanError: there is no such page, or it cannot be rendered.
        """
        key = (plan_id, checksum, number)
        async with self._turns:
            if key not in self._kept:
                self._kept[key] = await run_in_threadpool(self._rendered, plan_id, number)
            self._kept.move_to_end(key)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
            return self._kept[key]

    def _rendered(self, plan_id: str, number: int) -> bytes:
        return render_apart(self._library.original(plan_id), number)
