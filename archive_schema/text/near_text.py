"""How much of two texts is the same: by the runs of four words they share, whatever their case and line ends.

Of a long text only a sample of its runs is compared, the same in every text (bottom-k of A. Broder, 1997), so that a
share is known to about two hundredths.
"""

from __future__ import annotations

import heapq
import re
import zlib
from collections.abc import Iterable

RUN = 4
SAMPLE = 400
LEAST = 20  # runs; of a shorter text nothing is told
NEAR = 0.8
_WORD = re.compile(r"\w+")
Sketch = tuple[int, ...]
"""The smallest numbers of a text's runs, rising."""


def sketch(text: str) -> Sketch:
    """What is compared of a text; empty when it is too short."""
    words = _WORD.findall(text.casefold())
    runs: Iterable[str] = (" ".join(words[at:at + RUN]) for at in range(len(words) - RUN + 1))
    numbers = {zlib.crc32(run.encode("utf-8", "replace")) for run in runs}
    return tuple(heapq.nsmallest(SAMPLE, numbers)) if len(numbers) >= LEAST else ()


def shared(one: Sketch, other: Sketch) -> float:
    """The share of runs that both have, of those that either has: 0 to 1."""
    if not one or not other:
        return 0.0
    ours, theirs = set(one), set(other)
    sample = heapq.nsmallest(SAMPLE, ours | theirs)
    return sum(number in ours and number in theirs for number in sample) / len(sample)
