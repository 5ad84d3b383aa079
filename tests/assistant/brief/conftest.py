from datetime import UTC, datetime

import pytest

from assistant.brief.assembling import Assembler
from assistant.brief.document import Brief
from assistant.brief.draft import Details, Draft
from assistant.brief.gathering import gather_topics
from assistant.language import Language
from corpus import Plan
from tests.assistant.web.fake_assistant import FakeAssistant

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture
def library(first_plan: Plan) -> FakeAssistant:
    return FakeAssistant(first_plan)


def assembled(draft: Draft, library: FakeAssistant) -> Brief:
    return Assembler(library, library.versions).assemble(draft, NOW)


def gathered(library: FakeAssistant, language: Language, *topics: str) -> Draft:
    return gather_topics(Draft(Details("T", "M", "D", "P"), language), topics, library)
