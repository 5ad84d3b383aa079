"""Follow-ups as a reader meets them in a browser, with the rules of the real assistant's conversations."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from assistant.pipeline import PlanAssistant
from assistant.service import Assistant
from tests.assistant.web.conftest import MakeApp, OpenPage, Serve

pytestmark = pytest.mark.browser
