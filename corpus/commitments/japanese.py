"""A Japanese sentence → its commitments: main line, strengths, subjects, in that order."""

from corpus.commitment import Commitment
from corpus.commitments.frequencies import read_frequencies
from corpus.commitments.groups import Group, read_groups
from corpus.commitments.main_line import read_main_line
from corpus.commitments.names import read_names
from corpus.commitments.sentence import SentenceReading
from corpus.commitments.strengths import StrengthReader
from corpus.commitments.subjects import SubjectReader
from corpus.commitments.words import Word, read_words
from corpus.plan import Span


def read_japanese(text: str, sentence: Span, parties: tuple[str, ...], before: tuple[str, ...]) -> SentenceReading:
    """Read one sentence. ``before`` are the parties of the sentence that it may go on from."""
    words = read_words(text[sentence.start : sentence.end], sentence.start)
    groups = read_groups(words)
    line = read_main_line(words, groups)
    subjects = SubjectReader(words, groups, parties, before)
    reader = StrengthReader(words, groups, line)
    names = tuple(read_names(text, sentence, words, parties))
    frequencies = tuple(read_frequencies(text, sentence, "ja"))
    commitments: list[Commitment] = []
    for place in line.main:
        who = subjects.of(groups[place])
        if not (who or groups[place].obliged):
            continue
        commitments.extend(
            Commitment(who or (), strength, _span(words, groups[by]), sentence, frequencies, names)
            for strength, by in reader.strengths(place)
        )
    ended = bool(line.main) or text[sentence.end - 1] in "。."
    topics = [topic.parties for topic in subjects.topics if topic.parties]
    return SentenceReading(sentence, tuple(commitments), topics[-1] if topics else before, is_stem=not ended)


def _span(words: tuple[Word, ...], group: Group) -> Span:
    return Span(words[group.stem].start, words[group.end - 1].end)
