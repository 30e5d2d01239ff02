"""Where a word may be parted at a line's end.

Words in Cyrillic are parted before a consonant that a vowel follows, with a vowel on both sides of the hyphen:
the rule of open syllables that Russian school grammar and Kazakh orthography share. Words in Latin script are
parted only at hyphens and dashes of their own: English has no such rule that needs no dictionary.
Addresses are parted after their own marks, and never with a hyphen that would become part of them.
"""

from __future__ import annotations

import re

_VOWELS = frozenset("аеёиоуыэюяәіөұү")
_CYRILLIC = re.compile(r"[а-яёәғқңөұүһі]{5,}", re.I)
_ADDRESS = re.compile(r"://|^www\.|^[\w.-]+\.[a-z]{2,6}/", re.I)
_AFTER_IN_ADDRESS = frozenset("/?&=#_-.%+~:")
_AFTER = frozenset("-‐–—/")


def is_address(word: str) -> bool:
    """Is this a web address or the like, which must not gain a hyphen?"""
    return bool(_ADDRESS.search(word))


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
    for found in _CYRILLIC.finditer(word):
        letters = found.group().lower()
        for at in range(2, len(letters) - 1):
            if _opens_syllable(letters, at):
                # "ст" stays together: Қазақ-стан, под-ставка.
                points[found.start() + at - (letters[at - 1:at + 1] == "ст")] = True
    return points


def _opens_syllable(letters: str, at: int) -> bool:
    consonant = letters[at] not in _VOWELS and letters[at] not in "ьъй"
    return (
        consonant and letters[at + 1] in _VOWELS
        and any(letter in _VOWELS for letter in letters[:at])
    )
