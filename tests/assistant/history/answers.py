"""Answers to store."""

from assistant.answer import Answer, Choice, Citation, Outcome, Versions
from assistant.ids import new_id
from assistant.language import Language

VERSIONS = Versions({"small": "c0ffee"}, "index-1", "fake-1", "texts-1", None)


def citation(n: int = 1, item_id: str = "1.1", plan_id: str = "small") -> Citation:
    return Citation(
        n=n,
        plan_id=plan_id,
        item_id=item_id,
        address="１（１）",
        headings=("交流",),
        quote="両政府は，外相会談を年に２回実施する。",
        quote_language="ja",
        start=10,
        end=29,
        highlight=((12, 15),),
        rendering=None,
        score=0.75,
    )


def answer_to(
    question: str = "外相会談は年に何回？",
    text: str = "計画の１（１）にあります[1]。",
    conversation_id: str | None = None,
    *,
    language: Language = Language.JAPANESE,
    citations: tuple[Citation, ...] = (citation(),),
    nearest: tuple[Citation, ...] = (),
    understood: str | None = None,
    choices: tuple[Choice, ...] = (),
) -> Answer:
    return Answer(
        outcome=Outcome.ANSWERED,
        language=language,
        question=question,
        answer=text,
        conversation_id=conversation_id or new_id(),
        turn_id=new_id(),
        citations=citations,
        nearest=nearest,
        notes=("終了しています。",),
        timings_ms={"retrieve": 1.5},
        understood=understood,
        choices=choices,
        versions=VERSIONS,
    )
