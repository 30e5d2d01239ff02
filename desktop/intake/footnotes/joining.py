"""The lines of a note made one, with its broken addresses whole."""

from __future__ import annotations

import re
from collections.abc import Iterable

_ADDRESS_OPEN = re.compile(r"(?:https?:/{0,2}\S*|www\.\S*|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.|\S+\.[a-z]{2,}/\S*)$", re.I)
_WHOLE_STOP = re.compile(r"[^/:]/\S*[.,;)]$")
"""An address with a path, and a stop after it: the sentence ends, not the line alone."""
_GOES_ON = re.compile(r"[\w%~#?=&./-]*[/\d%?=&_#-][\w%~#?=&./-]*[.,;)]*$|[\w-]+\.(?:html?|php|aspx?|pdf|jsp)[.,;)]*$")
_HYPHENS = "-‐\u00ad"


def joined(lines: Iterable[str]) -> str:
    """One line of many: words parted by a hyphen are whole again, addresses too; blanks are single."""
    whole = ""
    for line in lines:
        line = " ".join(line.replace("\f", " ").split())
        if line:
            whole = _join(whole, line) if whole else line
    return whole.replace("\u00ad", "")


def _join(before: str, after: str) -> str:
    last, first = before.rsplit(" ", 1)[-1], after.split(" ", 1)[0]
    if _is_open_address(last, first):
        return before + after
    if last[-1] in _HYPHENS and len(last) > 1 and last[-2].isalpha():
        # “interna-/tional” was parted; “Novosti-/Kazakhstan” and “non-/Kazakh” are written so.
        return (before[:-1] if first[:1].islower() else before) + after
    return f"{before} {after}"


def _is_open_address(last: str, first: str) -> bool:
    if not _ADDRESS_OPEN.search(last) or _WHOLE_STOP.search(last):
        return False
    if last[-1] in ".":
        return "/" in first  # “bit.” and “ly/1Fex”
    return last[-1] in "/-=?&%_#" or last.endswith("://") or bool(_GOES_ON.match(first) and first[:1].isascii())
