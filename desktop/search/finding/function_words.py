"""Words that hold a sentence together and tell nothing of what it is about: where a query has others too, a passage is
chosen by those, and these are marked only beside one of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from desktop.search.asking.query import Query, Word
from desktop.search.finding.evaluate import Evaluator

Widen = Callable[[str, int, int], tuple[int, int]]
"""A match of a text, from and to, with the function words beside it."""

_ALL = frozenset(
    "a an and are as at be by for from had has have in is it its of on or that the their this to was were which with "
    "а без был была были было в во для до за и из или их к как ко на над не о об от по под при с со то у что это "
    "арқылы бен бойынша бұл да де деп және жөнінде мен не немесе осы пен сол та те туралы үшін".split())
_FARTHEST = 40  # letters before a match within which they are looked for


def parted(leaves: list[Query], evaluator: Evaluator) -> tuple[list[Query], list[str]]:
    """The parts of a query that a passage is to show, and its function words; where it has no others, they count."""
    small = [leaf.text for leaf in leaves if isinstance(leaf, Word) and leaf.text in _ALL
             and (not leaf.unfinished or evaluator.alternatives(leaf))]
    others = [leaf for leaf in leaves if not (isinstance(leaf, Word) and leaf.text in small)] if small else leaves
    return (others, small) if others else (leaves, [])


def widening(small: Iterable[str]) -> Widen:
    """Takes these words into a match that they stand beside, one or several in a row."""
    either = "|".join(map(re.escape, small))
    before = re.compile(rf"(?:(?<![^\W_])(?:{either})\s+)+\Z", re.IGNORECASE)
    after = re.compile(rf"(?:\s+(?:{either})(?![^\W_]))*", re.IGNORECASE)

    def widen(text: str, start: int, stop: int) -> tuple[int, int]:
        beside, behind = before.search(text, max(0, start - _FARTHEST), start), after.match(text, stop)
        return beside.start() if beside else start, behind.end() if behind else stop

    return widen
