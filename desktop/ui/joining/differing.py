"""Which words of several accounts differ: plain values, for whoever shows them side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

Span = tuple[int, int]
"""From one letter to before another."""

_WORD = re.compile(r"\w+|[^\w\s]")
_MOST = 40_000  # pairs of words that are compared in a few milliseconds


def differing(texts: Sequence[str]) -> list[list[Span]]:
    """The stretches of each text that are not in the others: the first against the second, all others against the
    first. Of texts too long to be compared in a moment the whole middle is one stretch."""
    if len(texts) < 2:
        return [[] for _ in texts]
    marked = [_compared(texts[0], other) for other in texts[1:]]
    return [marked[0][0], *(theirs for _, theirs in marked)]


def _compared(one: str, other: str) -> tuple[list[Span], list[Span]]:
    ours, theirs = list(_WORD.finditer(one)), list(_WORD.finditer(other))
    first, last = _same_ends([word.group() for word in ours], [word.group() for word in theirs])
    ours, theirs = ours[first:len(ours) - last], theirs[first:len(theirs) - last]
    if len(ours) * len(theirs) > _MOST:
        return _whole(ours), _whole(theirs)
    match = SequenceMatcher(None, [word.group() for word in ours], [word.group() for word in theirs], autojunk=False)
    spans: tuple[list[Span], list[Span]] = ([], [])
    for same, i1, i2, j1, j2 in match.get_opcodes():
        if same != "equal":
            spans[0].extend(_whole(ours[i1:i2]))
            spans[1].extend(_whole(theirs[j1:j2]))
    return spans


def _same_ends(one: Sequence[str], other: Sequence[str]) -> tuple[int, int]:
    """How many words are the same at the beginning, and how many at the end."""
    least, first, last = min(len(one), len(other)), 0, 0
    while first < least and one[first] == other[first]:
        first += 1
    while last < least - first and one[-1 - last] == other[-1 - last]:
        last += 1
    return first, last


def _whole(words: Sequence[re.Match[str]]) -> list[Span]:
    return [(words[0].start(), words[-1].end())] if words else []
