"""Names that no file for others may bear: found in any prose that goes out, and replaced in brackets."""

from __future__ import annotations

import re
import urllib.parse

from archive_schema.text.name_finder import Hit
from archive_schema.text.name_places import grown, places_in
from desktop.archive import Reader
from desktop.archive.guarded import Guarded
from desktop.exchange.outward import name_outside

WITHHELD = "[name withheld]"
_BETWEEN = re.compile(r"[\W\d_]+")


class NamesOutside:
    """Looks in words that go out for the names of protected people, who bear outside what `name_outside` says."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._guarded = Guarded(reader, name_outside)
        self.unread = len(self._guarded.unread)
        """How many sealed names could not be looked for, since the vault is closed."""

    def __bool__(self) -> bool:
        return bool(self._guarded)

    def named(self, text: str, *, sure: bool = False) -> bool:
        """Whether a text, a file name or an address names such a person, or may do so; `sure`: surely only."""
        apart = _BETWEEN.sub(" ", urllib.parse.unquote(text)) if len(text) < 2000 and " " not in text else ""
        hits = self._guarded.hits(text) or apart and self._guarded.hits(apart)
        return any(hit.sure for hit in hits) if sure else bool(hits)

    def cloaked(self, text: str) -> str:
        """The text with each such name replaced by the other one in brackets, which tell that it was changed."""
        if not self._guarded.hits(text):
            return text
        places = sorted((*grown(text, start, end, " " in hit.words), self._instead(hit))
                        for start, end, hit in places_in(self._guarded, text))
        parts, last = [], 0
        for start, end, instead in places:
            if start >= last:
                parts += [text[last:start], instead]
            last = max(last, end)
        made = "".join((*parts, text[last:]))
        return WITHHELD if self._guarded.hits(made) else made

    def _instead(self, hit: Hit) -> str:
        surely = hit.sure or " " not in hit.words  # spelt nearly so may be somebody else, whom nobody may rename
        called = name_outside(self._reader.by_ref(hit.whose)) if surely else ""
        return f"[{called}]" if called else WITHHELD
