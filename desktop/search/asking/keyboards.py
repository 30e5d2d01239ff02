"""Letters typed on the wrong layout of the keyboard, and letters of another script that sound alike.

Latin is the layout of the United States, Russian the usual one; the Kazakh one is Russian with its own letters in the
row of figures.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

_LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
_RUSSIAN = "ёйцукенгшщзхъфывапролджэячсмитьбю"
_FIGURES = "2345890-="
_KAZAKH = "әіңғүұқөһ"

_FROM_LATIN = str.maketrans(_LATIN, _RUSSIAN)
_FROM_LATIN_AND_FIGURES = str.maketrans(_LATIN + _FIGURES, _RUSSIAN + _KAZAKH)
_FROM_RUSSIAN = str.maketrans(_RUSSIAN + _KAZAKH, _LATIN + _FIGURES)

_SOUNDS = tuple(tuple(pair.split(":")) for pair in (
    "shch:щ sch:щ yo:ё yu:ю iu:ю ya:я ia:я ye:е zh:ж kh:х ts:ц ch:ч sh:ш a:а b:б c:к d:д e:е f:ф g:г h:х i:и j:ж k:к "
    "l:л m:м n:н o:о p:п q:к r:р s:с t:т u:у v:в w:в x:кс y:ы z:з").split())
_AS_LATIN = {"ъ": "", "ь": ""} | dict(zip(
    "абвгдеёжзийклмнопрстуфхцчшщыэюяәғқңөұүһі",
    "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch y e yu ya a g k n o u u h i".split(), strict=True))
_LIKE_KAZAKH = {"а": "ә", "к": "қ", "г": "ғ", "н": "ң", "о": "ө", "у": "ұү", "и": "і", "ы": "і", "х": "һ"}


def other_layouts(typed: str) -> Iterator[str]:
    """What the keys that were struck give on another layout: ghbdtn is привет, руддщ is hello."""
    folded = typed.casefold()
    tables = [_FROM_RUSSIAN] if _is_cyrillic(folded) else [_FROM_LATIN, _FROM_LATIN_AND_FIGURES]
    for table in tables:
        if (found := folded.translate(table)) != folded:
            yield found


def other_script(word: str) -> str:
    """A word in the letters of the other script, as it is most often written there; for a beginning too."""
    folded = word.casefold()
    if _is_cyrillic(folded):
        return "".join(_AS_LATIN.get(letter, letter) for letter in folded)
    for latin, cyrillic in _SOUNDS:
        folded = folded.replace(latin, cyrillic)
    return folded


def kazakh_pattern(word: str) -> str:
    """A pattern of GLOB for a word typed without the letters that only Kazakh has; "" when it has none of these."""
    classes = [f"[{letter}{_LIKE_KAZAKH[letter]}]" if letter in _LIKE_KAZAKH else letter for letter in word]
    return "".join(classes) if word.isalpha() and any(letter in _LIKE_KAZAKH for letter in word) else ""


def kazakh_starts(word: str) -> list[str]:
    """How a word typed without Kazakh letters may begin: its first two letters, themselves first."""
    letters = (letter + _LIKE_KAZAKH.get(letter, "") for letter in word[:2])
    return ["".join(start) for start in product(*letters)]


def _is_cyrillic(text: str) -> bool:
    return any("\u0400" <= letter <= "\u052f" for letter in text)
