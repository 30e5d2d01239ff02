"""Case endings of names in their folded form: Нарымбаевқа and Нарымбаеву are Narymbaev, Serikbek is not
Serik.

A name out of a dictionary has no stem to be looked up, and what folds alike may be of any language. So a
folded word counts as a form of another when all it has more is an ending that Russian or Kazakh gives to
names, or English 's.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from archive_schema.text.fold import fold

SHORTEST = 5  # letters of a folded name that endings are looked for behind

# Russian: surnames and given names, both genders, singular and plural. Kazakh: the cases, after each kind of
# sound.
_ENDINGS = (
    "а у ым ом ой ою ою е и ы ых ыми ов ова овой ову ам ами ах ей ем ю я ям ями ях их ими ин ина "
    "ның нің дың дің тың тің ға ге қа ке а е на не ны ні ды ді ты ті да де та те нда нде "
    "дан ден тан тен нан нен мен бен пен лар лер дар дер тар тер s"
)


@cache
def endings() -> frozenset[str]:
    """The endings, folded."""
    return frozenset(fold(ending) for ending in _ENDINGS.split()) - {""}


def is_form(longer: str, name: str) -> bool:
    """Whether a folded word is a folded name with a case ending."""
    return len(name) >= SHORTEST and longer.startswith(name) and longer[len(name) :] in endings()


def shorter(folded: str) -> Iterator[str]:
    """What a folded word may be a case form of."""
    for length in range(1, min(4, len(folded) - SHORTEST) + 1):
        if folded[-length:] in endings():
            yield folded[:-length]
