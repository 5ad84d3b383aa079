"""Any endpoint that speaks OpenAI's chat completions: vLLM, Ollama, llama.cpp's server, Azure, OpenAI."""

import queue
import threading
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from assistant.llm.deadline import Deadline
from assistant.llm.model import Failure, LanguageModelError, Message

if TYPE_CHECKING:
    from openai import APIStatusError

LONGEST_TEXT: Final = 6000
"""Characters. A model that writes more does not answer one question."""
_TRIES: Final = 3
_FIRST_WAIT: Final = 0.5
"""Seconds before the second try, where the endpoint does not say; doubled before the third."""
_BUSY: Final = frozenset({408, 409, 429, 500, 502, 503, 504})


class Endpoint:
    """A model behind an OpenAI-compatible endpoint. Texts are streamed, so that one cut off is known to be.

    The openai client's own retries are off: they wait as long as the endpoint asks, whatever the deadline.
    """

    def __init__(self, url: str, model: str, key: str = "", max_tokens: int = 800) -> None:
        from openai import OpenAI

        self._client: OpenAI = OpenAI(base_url=url, api_key=key or "none", max_retries=0)
        self._model = model
        self._max_tokens = max_tokens

    @property
    def name(self) -> str:
        return self._model

    def stream(self, messages: Sequence[Message], deadline: Deadline) -> Iterator[str]:
        """Yield the text as the endpoint sends it.

        A thread of its own reads from the endpoint, which may hang between two pieces for as long as it likes. Whoever
        stops listening closes the iterator, and the thread ends with the next piece.

        Raises:
            LanguageModelError: there is no whole text by the deadline.
        """
        arrived: queue.Queue[str | LanguageModelError | None] = queue.Queue()
        left = threading.Event()

        def read() -> None:
            try:
                for piece in self._pieces(messages, deadline):
                    if left.is_set():
                        return
                    arrived.put(piece)
                arrived.put(None)
            except LanguageModelError as error:
                arrived.put(error)
            except Exception as error:
                arrived.put(LanguageModelError(Failure.MALFORMED, f"{type(error).__name__}: {error}"))

        threading.Thread(target=read, name="language-model", daemon=True).start()
        try:
            while (found := self._next(arrived, deadline)) is not None:
                yield found
        finally:
            left.set()

    def _next(self, arrived: "queue.Queue[str | LanguageModelError | None]", deadline: Deadline) -> str | None:
        try:
            found = arrived.get(timeout=deadline.remaining())
        except queue.Empty:
            raise LanguageModelError(Failure.SLOW, f"{self._model} did not answer in time") from None
        if isinstance(found, LanguageModelError):
            raise found
        return found

    def _pieces(self, messages: Sequence[Message], deadline: Deadline) -> Iterator[str]:
        """The pieces of a text that is whole at the end, no longer than ``LONGEST_TEXT``."""
        from openai import APIConnectionError, APIError, APITimeoutError

        length, ending = 0, None
        try:
            with self._opened(messages, deadline) as stream:
                for chunk in stream:
                    if deadline.is_over:
                        raise LanguageModelError(Failure.SLOW, "the deadline came in mid-stream")
                    choice = _first_choice(chunk)
                    if choice is None:
                        continue
                    ending = choice.finish_reason or ending
                    piece = choice.delta.content or ""
                    length += len(piece)
                    if length > LONGEST_TEXT:
                        raise LanguageModelError(Failure.TOO_LONG, f"more than {LONGEST_TEXT} characters")
                    yield piece
        except APITimeoutError as error:
            raise LanguageModelError(Failure.SLOW, str(error)) from error
        except APIConnectionError as error:
            raise LanguageModelError(Failure.CUT_OFF, str(error)) from error
        except APIError as error:
            raise LanguageModelError(Failure.MALFORMED, str(error)) from error
        if ending != "stop":
            raise LanguageModelError(Failure.CUT_OFF, f"the text ended with {ending or 'the connection'}")

    def _opened(self, messages: Sequence[Message], deadline: Deadline) -> Any:
        """The endpoint's answer, of which nothing has been read yet: so far it can be asked again."""
        from openai import APIConnectionError, APIStatusError, APITimeoutError

        wait = _FIRST_WAIT
        for tried in range(1, _TRIES + 1):
            try:
                return self._open(messages, deadline)
            except APITimeoutError:
                raise
            except APIStatusError as error:
                wait = max(wait, _asked_to_wait(error))
                if error.status_code not in _BUSY or tried == _TRIES or wait >= deadline.remaining():
                    raise LanguageModelError(Failure.REFUSED, f"status {error.status_code}") from error
            except APIConnectionError as error:
                if tried == _TRIES or wait >= deadline.remaining():
                    raise LanguageModelError(Failure.UNREACHABLE, str(error)) from error
            threading.Event().wait(wait)
            wait *= 2
        raise AssertionError("the last try returns or raises")

    def _open(self, messages: Sequence[Message], deadline: Deadline) -> Any:
        said: Any = [{"role": each.role, "content": each.content} for each in messages]
        return self._client.chat.completions.create(
            model=self._model,
            messages=said,
            max_tokens=self._max_tokens,
            temperature=0,
            stream=True,
            timeout=max(deadline.remaining(), 0.001),
        )


def _first_choice(chunk: Any) -> Any:
    """The choice of a chunk; None in those that tell of use or nothing.

    Raises:
        LanguageModelError: it is no chunk of a chat completion.
    """
    choices = getattr(chunk, "choices", None)
    if not isinstance(choices, list):
        raise LanguageModelError(Failure.MALFORMED, "a chunk without choices")
    if not choices:
        return None
    delta = getattr(choices[0], "delta", None)
    if delta is None or not isinstance(getattr(delta, "content", None), str | None):
        raise LanguageModelError(Failure.MALFORMED, "a choice without text")
    return choices[0]


def _asked_to_wait(error: "APIStatusError") -> float:
    """Seconds that the endpoint asks to wait; 0 where it does not say."""
    try:
        return max(0.0, float(error.response.headers.get("retry-after", "0")))
    except ValueError:
        return 0.0
