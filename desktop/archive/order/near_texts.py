"""Sources with nearly the same text: a page saved twice, an article printed again, a draft of a letter."""

from __future__ import annotations

from archive_schema.text.near_text import NEAR, Sketch, shared, sketch
from desktop.archive.reader import Reader


class NearTexts:
    """Compares new texts with those of the sources; only texts of a like length are looked at, each once.

    Sealed texts and sources in the trash are left out. Tell it of what is added since with `add`.
    """

    def __init__(self, reader: Reader) -> None:
        rows = reader.db.execute(
            "select s.id, length(s.text) from source s join record r on r.id = s.id "
            "where r.trashed = 0 and s.text is not null").fetchall()
        self._lengths: dict[str, int] = {row[0]: row[1] for row in rows if row[1]}
        self._sketches: dict[str, Sketch] = {}

    def add(self, source: str, text: str) -> None:
        """A source was added."""
        if text:
            self._lengths[source] = len(text)
            self._sketches[source] = sketch(text)

    def near(self, reader: Reader, text: str) -> tuple[tuple[str, int], ...]:
        """The ids of the sources whose text is nearly this one, and how many hundredths they share; the nearest first.
        """
        ours = sketch(text)
        if not ours:
            return ()
        least, most = NEAR * len(text), len(text) / NEAR
        found = [(round(100 * share), source) for source, length in self._lengths.items() if least <= length <= most
                 and (share := shared(ours, self._sketch(reader, source))) >= NEAR]
        return tuple((source, percent) for percent, source in sorted(found, key=lambda one: (-one[0], one[1])))

    def _sketch(self, reader: Reader, source: str) -> Sketch:
        if source not in self._sketches:
            row = reader.db.execute("select text from source where id = ?", [source]).fetchone()
            self._sketches[source] = sketch(row[0] or "") if row else ()
        return self._sketches[source]
