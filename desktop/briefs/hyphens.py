"""Where a word may be parted at a line's end.

Words in Cyrillic are parted before a consonant that a vowel follows, with a vowel on both sides of the hyphen:
the rule of open syllables that Russian school grammar and Kazakh orthography share. Words in Latin script are parted
as American English, by the patterns that come with pyphen, three letters from either end at least.
A word with a capital in it may be a name or an abbreviation: in Latin script it stays whole, in Cyrillic it does when
another letter than the first is a capital. So do words with a digit or a sign in them.
Addresses are parted after their own marks, and never with a hyphen that would become part of them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

_VOWELS = frozenset("аеёиоуыэюяәіөұү")
_CYRILLIC = re.compile(r"(?<![\w@])[а-яёәғқңөұүһі]{5,}(?![\w@])", re.I)
_ENGLISH = re.compile(r"(?<![\w@.’'])[a-z]{6,}(?![\w@]|\.\w)")
_ADDRESS = re.compile(r"://|^www\.|^[\w.-]+\.[a-z]{2,6}/|\w@[\w-]+\.|^(?:[a-z0-9-]+\.)+[a-z]{2,6}[.,;:)]*$", re.I)
_AFTER_IN_ADDRESS = frozenset("/?&=#_-.%+~:@")
_AFTER = frozenset("-‐–—/")


def is_address(word: str) -> bool:
    """Is this a web address or the like, which must not gain a hyphen?"""
    return ("." in word or "/" in word) and bool(_ADDRESS.search(word))


def parting_points(word: str, address: bool = False) -> dict[int, bool]:
    """Offsets at which a word (or a web address) may be parted, each with whether a hyphen must be added."""
    if address:
        return {
            at: False for at in range(4, len(word) - 1)
            if word[at - 1] in _AFTER_IN_ADDRESS and word[at] not in _AFTER_IN_ADDRESS
        }
    points = {
        at: False for at in range(2, len(word))
        if word[at - 1] in _AFTER and word[at].isalnum() and word[at - 2].isalpha()
    }
    for found in _ENGLISH.finditer(word):
        points |= dict.fromkeys((found.start() + at for at in _english().positions(found.group())), True)
    for found in _CYRILLIC.finditer(word):
        letters = found.group().lower()
        if letters[1:] != found.group()[1:]:
            continue
        for at in range(2, len(letters) - 1):
            if _opens_syllable(letters, at):
                # "ст" stays together: Қазақ-стан, под-ставка.
                points[found.start() + at - (letters[at - 1:at + 1] == "ст")] = True
    return points


@lru_cache(maxsize=1)
def _english() -> Any:
    """The patterns of English, read when the first English word is to be parted."""
    from pyphen import Pyphen

    return Pyphen(lang="en_US", left=3, right=3)


def _opens_syllable(letters: str, at: int) -> bool:
    consonant = letters[at] not in _VOWELS and letters[at] not in "ьъй"
    return (
        consonant and letters[at + 1] in _VOWELS
        and any(letter in _VOWELS for letter in letters[:at])
    )
