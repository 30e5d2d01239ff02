"""Numbers by which a publication is known."""

from __future__ import annotations

import re

_DOI = re.compile(r"^(?:doi:|https?://(?:dx\.)?doi\.org/)\s*", re.I)
_NO_DOI = re.compile(r"^https?://", re.I)


def doi(words: str) -> str:
    """A DOI without the address or the word before it; "" for an address of another sort."""
    bare = _DOI.sub("", words.strip())
    return "" if _NO_DOI.match(bare) else bare


def addresses(words: str) -> list[str]:
    """The addresses in one field: several stand with semicolons between."""
    return [one.strip() for one in re.split(r";\s*(?=\w+://)", words) if one.strip()]


def span(first: str, last: str) -> str:
    """Pages from and to as one."""
    return f"{first}–{last}" if last else first
