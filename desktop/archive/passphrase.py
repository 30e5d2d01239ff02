"""How good a passphrase is, told with caution, and good ones drawn at random."""

from __future__ import annotations

import math
import re
import secrets
from dataclasses import dataclass

LETTERS = {"latin": ("bdfgklmnprstvz", "aeiou"), "cyrillic": ("бвгдзклмнпрстф", "аеиоу")}
"""Consonants and vowels that every keyboard of the script has, and that nobody takes for one another."""
_WORDS = 6
DRAWN_BITS = math.floor(_WORDS * 2 * math.log2(math.prod(map(len, LETTERS["latin"]))))
"""How many bits of chance a drawn passphrase holds, in either script."""

TRIES_A_SECOND = 10_000
"""What we reckon a wealthy attacker can try: one try takes 256 MiB of memory and about a second of a computer."""

_RUN = re.compile(r"(?P<letters>[^\W\d_]+)|(?P<digits>\d+)|(?P<others>[^\w\s]|_)")
_KNOWN = ("password", "passphrase", "qwerty", "asdf", "admin", "letmein", "пароль", "йцукен", "құпиясөз", "muragat",
          "мұрағат", "sample")


@dataclass(frozen=True)
class Strength:
    """`bits` of chance at most that a guesser must get through."""

    bits: int

    @property
    def seconds(self) -> float:
        """How long trying takes on average."""
        return float(2 ** max(0, self.bits - 1)) / TRIES_A_SECOND

    @property
    def grade(self) -> str:
        """In one word: "weak" (under a year), "fair" (under a thousand years) or "strong"."""
        year = 365 * 86_400
        return "weak" if self.seconds < year else "fair" if self.seconds < 1000 * year else "strong"


def draw(script: str = "latin") -> str:
    """Six made-up words of two syllables each, such as "lumo tari gesa pino dabu keri"; or in "cyrillic"."""
    consonants, vowels = LETTERS[script]

    def syllable() -> str:
        return secrets.choice(consonants) + secrets.choice(vowels)

    return " ".join(syllable() + syllable() for _ in range(_WORDS))


def strength(passphrase: str, *, drawn: bool = False) -> Strength:
    """What a passphrase is worth. `drawn` says that it is as `draw` gave it.

    For one that a person thought up it is reckoned low: a word is one of a few thousand, however long;
    digits together are mostly a date; a repeated part adds nothing.
    """
    if drawn:
        return Strength(DRAWN_BITS)
    bits = 0.0
    seen: set[str] = set()
    for run in _RUN.finditer(passphrase.casefold()):
        part = run.group()
        if part in seen or any(known in part for known in _KNOWN):
            bits += 1
            continue
        seen.add(part)
        if run["letters"]:
            bits += min(11.0, 4.0 * len(set(part)))
        elif run["digits"]:
            bits += min(12.0, 3.0 * len(set(part)))
        else:
            bits += 3
    return Strength(math.floor(bits))
