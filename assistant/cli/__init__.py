"""The command line, ``plan-assistant``."""

from assistant.cli.main import main

__all__ = ["main"]
