"""A light stemmer for Mongolian in Cyrillic.

Mongolian adds case, plural, possession and verb endings one after the other, in forms that follow the vowels of
the word (-аас, -ээс, -оос, -өөс). The endings are taken off from the outside in, as long as a stem of a
readable length is left. ө and ү are folded into о and у first: many keyboards have only those. Vowels after the
first syllable come and go (бохирдол, бохирдлыг), so they are dropped last of all.
"""

import re
from typing import Final

_SHORTEST_STEM: Final = 3
_FOLD: Final = str.maketrans("өүё", "оуе")
_ENDINGS: Final = (
    # reflexive possession, on whatever stands before it
    r"(?:ыг|ийг|д|т|аас|ээс|оос|аар|ээр|оор|тай|тэй|той)?(?:аа|ээ|оо)",
    # cases
    r"(?:ын|ийн|ны|ний|гийн|ы|ий)",
    r"(?:ыг|ийг|г)",
    r"(?:анд|энд|онд|нд|ад|эд|од|д|т)",
    r"(?:н?аас|н?ээс|н?оос)",
    r"(?:н?аар|н?ээр|н?оор)",
    r"(?:тай|тэй|той)",
    r"(?:руу|луу)",
    # plural
    r"(?:нууд|ууд|чууд|нар)",
    # verbs: participles, converbs, finite endings
    r"(?:сан|сэн|сон|даг|дэг|дог|лаа|лээ|лоо|жээ|чээ|на|нэ|но)",
    r"(?:аад|ээд|оод|вал|вэл|вол|ж|ч|н)",
    r"(?:ах|эх|ох|их|х)",
)
_ENDING: Final = re.compile(rf"(?:{'|'.join(_ENDINGS)})$")
_MOST_ENDINGS: Final = 3
_CASE: Final = r"(?:н|г|д|т|нд|с|нс|р|нр|рх|нх|дх|тх|к|рг|лг)?"
_NOUN_ENDING: Final = re.compile(rf"н?(?:чд|чл|дд|д|с|нр)?{_CASE}{_CASE}")
_VERB_ENDING: Final = re.compile(r"[лгдцжчнсхвтмр]{0,5}")
_SHORT_ENDING: Final = re.compile(r"(?:н|нд|нс|нр|г|т|нх)?")
_SHORT: Final = 2
"""What is left of endings without their vowels: after nouns (plural, cases, possession), verbs, and words of two
letters, of which any more would be another word (ой, ойлголт)."""
_INFINITIVE: Final = re.compile(r"(?<=.{3})[аэоөиу]х$")
_VOWEL: Final = re.compile(r"[аэиоуеяюйыь]")
_FIRST_SYLLABLE: Final = re.compile(r"[^аэиоуеяюйыь]*[аэиоуеяюйыь]+")


def stem(word: str) -> str:
    """Return the stem of a word in lower case; a short word is its own stem."""
    word = word.translate(_FOLD)
    for _ in range(_MOST_ENDINGS):
        cut = next(
            (
                match.start()
                for start in range(_SHORTEST_STEM, len(word))
                if (match := _ENDING.match(word, start)) is not None
            ),
            None,
        )
        if cut is None:
            break
        word = word[:cut]
    return _skeleton(word)


def is_form_of(word: str, base: str) -> bool:
    """Whether a word in lower case is a form of another, given as in a dictionary: эмнэлгийн of эмнэлэг.

    Stricter than to have the same stem, as it knows where the word ends: сурагчдад is сурагч and not сургууль.
    """
    if len(base) <= _SHORT:
        return word.startswith(base) and _SHORT_ENDING.fullmatch(_VOWEL.sub("", word[len(base) :])) is not None
    word, verb = word.translate(_FOLD), _INFINITIVE.sub("", base)
    if verb != base:
        stem_, endings = _skeleton(verb.translate(_FOLD)), _VERB_ENDING
    else:
        stem_, endings = _skeleton(base.translate(_FOLD)), _NOUN_ENDING
    form = _skeleton(word)
    return form.startswith(stem_) and endings.fullmatch(form[len(stem_) :]) is not None


def _skeleton(stem: str) -> str:
    """The stem without the vowels after its first syllable."""
    first = _FIRST_SYLLABLE.match(stem)
    return stem if first is None else first[0] + _VOWEL.sub("", stem[first.end() :])
