"""``plan-assistant chat``: a conversation that is remembered until it ends."""

import typer

from assistant.cli.asking import InPlans, open_quietly, show
from assistant.cli.console import errors, output
from assistant.conversation import remembered
from assistant.question import EarlierTurn, Question, QuestionError


def chat(plan: InPlans = None) -> None:
    """Answer questions one after the other; the end of input (Ctrl-D) ends it."""
    assistant = open_quietly()
    earlier: tuple[EarlierTurn, ...] = ()
    while True:
        try:
            text = input("> ")
        except EOFError:
            raise typer.Exit(0) from None
        if not text.strip():
            continue
        try:
            question = Question(text, plans=tuple(plan) if plan else None, earlier=earlier)
        except QuestionError as error:
            errors.print(f"plan-assistant: {error}", markup=False)
            continue
        answer = assistant.ask(question)
        show(answer, assistant)
        output.print()
        earlier = (*earlier, remembered(answer))
