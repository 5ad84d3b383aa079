"""What answers are made from, by fingerprints: it is stored with every answer, so that a later reader can tell."""

from collections.abc import Iterable

from assistant.answer import Versions
from corpus import Plan
from index.manifest import Manifest
from prompts.fingerprint import prompts_fingerprint


def versions_of(plans: Iterable[Plan], manifest: Manifest) -> Versions:
    """The versions of the plans that were asked, of the index and its embedding model, and of ``prompts/``."""
    checksums = {plan.id: plan.checksum for plan in plans}
    return Versions(checksums, manifest.fingerprint(), manifest.model, prompts_fingerprint())
