"""A conversation as a Markdown document: questions, answers, quotes with their addresses, notes, versions."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from assistant.answer import Answer, Citation, Versions
from assistant.history.records import WHOLE_ANSWER, Conversation, Feedback, StoredTurn
from assistant.language import Language
from assistant.quotes import find_fault
from assistant.renderings import rendering_label
from assistant.titles import title_in
from corpus import Plan
from prompts.catalogue import catalogue

_MEANT: Final = re.compile(r"([\\`*_{}\[\]<>#|~!&])")
_NUMBERED: Final = re.compile(r"^(\s*)(\d+)([.)])(?=\s)|^(\s*)([-+=])", re.MULTILINE)

Say = Callable[..., str]


def to_markdown(conversation: Conversation, plans: Mapping[str, Plan], language: Language) -> str:
    """The whole conversation, with headings in ``language``. No text in it is taken as Markdown.

    A quote that does not stand in the plan as it is today is marked as such.
    """
    texts = catalogue(language)

    def say(key: str, **values: object) -> str:
        return texts.say(f"history.{key}", **values)

    begun = conversation.summary.begun.astimezone()
    date = say("date", year=begun.year, month=begun.month, day=begun.day)
    blocks = [f"# {_plain(conversation.summary.title)}", date]
    for turn in conversation.turns:
        blocks += _turn(turn, plans, language, say)
    return "\n\n".join(blocks) + "\n"


def _turn(turn: StoredTurn, plans: Mapping[str, Plan], language: Language, say: Say) -> Iterator[str]:
    answer = turn.answer
    yield f"## {say('export_asked')} {turn.place}"
    yield _quoted(answer.question)
    if answer.understood and answer.understood != answer.question:
        yield f"{say('export_understood')}: {_plain(answer.understood)}"
    yield f"### {say('export_answer')}"
    yield _plain(answer.answer)
    for heading, citations in (("export_citations", answer.citations), ("export_nearest", answer.nearest)):
        if citations:
            yield f"#### {say(heading)}"
        for citation in citations:
            yield from _citation(citation, plans, language, say)
    if answer.notes:
        yield f"#### {say('export_notes')}"
        yield "\n".join(f"- {_plain(note)}" for note in answer.notes)
    if turn.feedback:
        yield f"#### {say('export_feedback')}"
        yield "\n".join(f"- {_feedback(each, say)}" for each in turn.feedback)
    yield f"#### {say('export_versions')}"
    yield _versions(answer, turn, say)


def _citation(citation: Citation, plans: Mapping[str, Plan], language: Language, say: Say) -> Iterator[str]:
    plan = plans.get(citation.plan_id)
    title = title_in(plan, language) if plan else citation.plan_id
    lapsed = f" ({say('export_lapsed')})" if find_fault(citation, plans) else ""
    trail = " › ".join(citation.headings)
    yield f"\\[{citation.n}\\] **{_plain(citation.address)}** {_plain(trail)} ({_plain(title)}){lapsed}"
    yield _quoted(citation.quote)
    if citation.rendering:
        yield f"{rendering_label(citation.rendering_status, language)}: {_plain(citation.rendering)}"


def _feedback(feedback: Feedback, say: Say) -> str:
    about = say("export_answer") if feedback.citation == WHOLE_ANSWER else f"\\[{feedback.citation}\\]"
    said = (say(f"rating_{feedback.rating}") if feedback.rating else "", _plain(feedback.comment))
    return f"{about}: {' '.join(filter(None, said))}"


def _versions(answer: Answer, turn: StoredTurn, say: Say) -> str:
    answered = turn.answered.isoformat(timespec="seconds").replace("+00:00", "Z")
    made_from = _named(answer.versions, say) if answer.versions else ()
    return "\n".join((f"- {answered}", *(f"- {name}: `{value}`" for name, value in made_from if value)))


def _named(versions: Versions, say: Say) -> tuple[tuple[str, str | None], ...]:
    return (
        *((_plain(say("version_plan", plan=plan_id)), checksum) for plan_id, checksum in versions.plans.items()),
        (say("version_index"), versions.index),
        (say("version_embedding"), versions.embedding),
        (say("version_prompts"), versions.prompts),
        (say("version_language_model"), versions.language_model),
    )


def _plain(text: str) -> str:
    """The text with every character escaped that Markdown would read."""
    escaped = _MEANT.sub(r"\\\1", text)
    return _NUMBERED.sub(_escape_marker, escaped)


def _escape_marker(found: re.Match[str]) -> str:
    return f"{found[1]}{found[2]}\\{found[3]}" if found[2] else f"{found[4]}\\{found[5]}"


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}" for line in _plain(text).splitlines())
