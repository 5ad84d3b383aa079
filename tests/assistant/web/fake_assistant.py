"""An assistant whose every answer is known beforehand, with quotes of the real plan."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from assistant.answer import Answer, Citation, Outcome, Versions
from assistant.comparison.comparer import Comparer
from assistant.comparison.values import Comparison
from assistant.events import Event, StepStarted, TextPiece
from assistant.facets import read_facets
from assistant.ids import new_id
from assistant.language import Language, recognise
from assistant.question import Question
from assistant.service import SearchHit
from corpus import Item, Plan
from index.errors import StoreUnavailableError
from index.gathering import Gathered
from index.stores import StoreKind

MEETINGS: Final = "I.1.2"
AIRPORT: Final = "II.2.3.ア"
NEAREST: Final = ("I.3.6", "III.5")
STEPS: Final = ("understand", "retrieve", "judge", "compose", "verify", "decide")
RENDERING: Final = "The two Governments will hold a meeting of Foreign Ministers at least once a year."

_ABOUT_MEETINGS: Final = ("外相会談", "foreign minister", "гадаад хэргийн сайд")
_ABOUT_AIRPORT: Final = ("空港", "airport", "нисэх буудл", "нисэх онгоцны буудл")
_TEXTS: Final = {
    Language.JAPANESE: "計画には次のように記されています。少なくとも１年に１回以上、実施することとされています [1]。",
    Language.ENGLISH: "The plan says so: at least once a year [1].",
    Language.MONGOLIAN: "Хөтөлбөрт жилд нэгээс доошгүй удаа гэж заасан байна [1].",
}
_NOT_THERE: Final = {
    Language.JAPANESE: "お尋ねの内容は、この計画には記載されていません。",
    Language.ENGLISH: "The plan does not contain what you ask about.",
    Language.MONGOLIAN: "Таны асуусан зүйл энэ хөтөлбөрт тусгагдаагүй байна.",
}
_NOTES: Final = {
    Language.JAPANESE: "この計画の対象期間（2013～2017年）は終了しています。",
    Language.ENGLISH: "The period of this plan (2013–2017) is over.",
    Language.MONGOLIAN: "Энэ хөтөлбөрийн хугацаа (2013–2017 он) дууссан.",
}


class FakeAssistant:
    """Knows of the foreign ministers' meetings and of the airport; all else is not in the plan.

    It has ``others``, too, which answer nothing.
    """

    def __init__(self, plan: Plan, *others: Plan) -> None:
        self._plan = plan
        self._others = others
        self.questions: list[Question] = []
        self.facets = read_facets((plan, *others))
        self.lacks_store = False

    @property
    def plans(self) -> Mapping[str, Plan]:
        return {plan.id: plan for plan in (self._plan, *self._others)}

    def check_store(self) -> StoreKind:
        if self.lacks_store:
            raise StoreUnavailableError("Milvus at http://inside.example:19530 cannot be used now: no answer in time")
        return StoreKind.FILES

    def ask(self, question: Question) -> Answer:
        self.check_store()
        self.questions.append(question)
        if "explode" in question.text:
            raise RuntimeError("the secret of the inside")
        language = question.language or recognise(question.text, question.page_language)
        answer = Answer(
            outcome=Outcome.NOT_IN_PLAN,
            language=language,
            question=question.text,
            answer=_NOT_THERE[language],
            conversation_id=question.conversation_id or "conversation-1",
            turn_id=new_id(),
            timings_ms={"retrieve": 11.0},
        )
        if citations := self._found(question.text, language):
            return replace(
                answer,
                outcome=Outcome.ANSWERED,
                answer=_TEXTS[language],
                citations=citations,
                notes=(_NOTES[language],),
            )
        nearest = (self._plan.item(item_id) for item_id in NEAREST)
        return replace(answer, nearest=tuple(self._cite(item, n) for n, item in enumerate(nearest, start=1)))

    def stream(self, question: Question) -> Iterator[Event]:
        answer = self.ask(question)
        middle = len(answer.answer) // 2
        pieces = (TextPiece(answer.answer[:middle]), TextPiece(answer.answer[middle:]))
        steps = map(StepStarted, STEPS)
        events: tuple[Event, ...] = (*steps, *answer.citations, *answer.nearest, *pieces, answer)
        yield from events

    @property
    def versions(self) -> Versions:
        return Versions({plan.id: plan.checksum for plan in self.plans.values()}, "index-1", "model-1", "prompts-1")

    def compare(self, old: str, new: str) -> Comparison:
        """By words alone."""
        return Comparer(self.plans, lambda plan_id: None).compare(old, new)

    def gather(self, topic: str, language: Language, plans: Sequence[str] | None = None) -> tuple[Gathered, ...]:
        """Items that share a word of the topic are relevant; the others a little, the nearer to the top the more."""
        return tuple(
            Gathered(self._plan.id, item.id, 0.9 if topic in item.text else 0.4 - place / 1000, False)
            for place, item in enumerate(self._plan.items)
        )

    def search(self, query: str, limit: int, plans: Sequence[str] | None = None) -> tuple[SearchHit, ...]:
        return tuple(
            SearchHit(self._plan.id, item.id, item.address, 1 / (place + 1), item.text)
            for place, item in enumerate(self._plan.items[:limit])
        )

    def _found(self, text: str, language: Language) -> tuple[Citation, ...]:
        asked = text.lower()
        if any(word in asked for word in _ABOUT_MEETINGS):
            item = self._plan.item(MEETINGS)
            rendering = RENDERING if language is Language.ENGLISH else None
            return (self._cite(item, 1, "少なくとも１年に１回以上", rendering),)
        if any(word in asked for word in _ABOUT_AIRPORT):
            return (self._cite(self._plan.item(AIRPORT), 1, "２０１３年"),)
        return ()

    def _cite(self, item: Item, n: int, highlight: str = "", rendering: str | None = None) -> Citation:
        place = self._plan.source.find(highlight, item.span.start) if highlight else -1
        return Citation(
            n=n,
            plan_id=self._plan.id,
            item_id=item.id,
            address=item.address,
            headings=item.headings,
            quote=item.text,
            quote_language="ja",
            start=item.span.start,
            end=item.span.end,
            highlight=((place, place + len(highlight)),) if place >= 0 else (),
            rendering=rendering,
            score=0.9,
        )
