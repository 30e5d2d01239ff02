"""A note that names several sources, taken apart."""

from __future__ import annotations

import re

_QUOTES = "“”„‟\"«»"
_SPLIT = re.compile(
    r"(?:;\s+|(?<=[^\s])\.\s+(?=[“„«\"])|\.\s+(?=(?:See|See also|Also|См\.|Также см\.|Қараңыз)\b))"
    r"(?:(?:see also|see|and|also|см\. также|см\.|также|және)[:,]?\s+)?", re.I)
_HAS_OWN = re.compile(r"https?://|www\.|\b[\w-]+\.[a-z]{2,}/|\b(?:1[89]|20)\d\d\b", re.I)
_SIGNAL = re.compile(r"^(?:See(?: also| generally|,? e\.g\.)?|Cf\.|См\.(?: также)?|Қараңыз)[:,]?\s+", re.I)


def parts_of(note: str) -> tuple[str, ...]:
    """The parts of a note that each name a source; a part without a date or an address of its own is no part."""
    parts, last = [], 0
    for cut in _SPLIT.finditer(note):
        before, after = note[last:cut.start()], note[cut.end():]
        if _inside_quotes(note[last:cut.start()]) or not (_HAS_OWN.search(before) and _begins_one(after)):
            continue
        parts.append(before)
        last = cut.end()
    return tuple(_SIGNAL.sub("", part.strip()) for part in (*parts, note[last:]) if part.strip())


def _begins_one(text: str) -> bool:
    head = text[:160]
    return bool(_HAS_OWN.search(text)) and (head[:1] in _QUOTES or head[:1].isupper()) and (
        any(quote in head for quote in _QUOTES) or "http" in head or "," in head)


def _inside_quotes(text: str) -> bool:
    opened = sum(text.count(quote) for quote in "“„«")
    closed = sum(text.count(quote) for quote in "”»")
    return opened > closed and text.rstrip()[-1:] not in "“"
