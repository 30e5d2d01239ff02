"""Which words of several accounts differ: plain values, for whoever shows them side by side."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from difflib import SequenceMatcher

Span = tuple[int, int]
"""From one letter to before another."""

_WORD = re.compile(r"\w+|[^\w\s]")
_BEFORE = 300
_MOST, _LONG = 40_000, 3_000  # pairs of words, and letters, that are compared in a few milliseconds


def differing(texts: Sequence[str]) -> list[list[Span]]:
    """The stretches of each text that are not in the others: the first against the second, all others against the
    first. Of texts too long to be compared in a moment the whole middle is one stretch."""
    if len(texts) < 2:
        return [[] for _ in texts]
    marked = [_compared(texts[0], other) for other in texts[1:]]
    return [marked[0][0], *(theirs for _, theirs in marked)]


def around(texts: Sequence[str], spans: Sequence[Sequence[Span]], most: int) -> tuple[list[str], list[list[Span]]]:
    """Of texts longer than `most` letters the part from shortly before they begin to differ, and the spans in it; “…”
    stands for what is left out."""
    if max(map(len, texts), default=0) <= most:
        return list(texts), [list(some) for some in spans]
    first = min((some[0][0] for some in spans if some), default=0)
    begin = max(0, first - _BEFORE)
    head = "…" if begin else ""
    cut = [head + text[begin:begin + most] + ("…" if len(text) > begin + most else "") for text in texts]
    shift = begin - len(head)
    moved = [[(max(0, one - shift), min(other - shift, len(text))) for one, other in some if one - shift < len(text)]
             for some, text in zip(spans, cut, strict=True)]
    return cut, moved


def _compared(one: str, other: str) -> tuple[list[Span], list[Span]]:
    first, last = _same_ends(one, other)
    middles = (first, len(one) - last), (first, len(other) - last)
    if max(end - begin for begin, end in middles) > _LONG:
        spans = [[span] if span[0] < span[1] else [] for span in middles]
        return spans[0], spans[1]
    ours, theirs = (list(_WORD.finditer(text, *span)) for text, span in zip((one, other), middles, strict=True))
    if len(ours) * len(theirs) > _MOST:
        return _whole(ours), _whole(theirs)
    match = SequenceMatcher(None, [word.group() for word in ours], [word.group() for word in theirs], autojunk=False)
    found: tuple[list[Span], list[Span]] = ([], [])
    for same, i1, i2, j1, j2 in match.get_opcodes():
        if same != "equal":
            found[0].extend(_whole(ours[i1:i2]))
            found[1].extend(_whole(theirs[j1:j2]))
    return found


def _same_ends(one: str, other: str) -> tuple[int, int]:
    """How many letters are the same at the beginning, and how many at the end: whole words only."""
    least = min(len(one), len(other))
    first = bisect_right(range(least), 0, key=lambda count: int(one[:count + 1] != other[:count + 1]))
    while 0 < first and (_in_word(one, first) or _in_word(other, first)):
        first -= 1
    most = least - first
    last = bisect_right(range(most), 0, key=lambda count: int(one[-1 - count:] != other[-1 - count:]))
    while 0 < last and (_in_word(one, len(one) - last) or _in_word(other, len(other) - last)):
        last -= 1
    return first, last


def _in_word(text: str, place: int) -> bool:
    """Whether a place lies between two letters of one word."""
    return 0 < place < len(text) and text[place - 1].isalnum() and text[place].isalnum()


def _whole(words: Sequence[re.Match[str]]) -> list[Span]:
    return [(words[0].start(), words[-1].end())] if words else []
