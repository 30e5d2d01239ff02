"""The sample's papers of our own: told as text in files, made and taken in when the sample is built."""

from __future__ import annotations

import dataclasses
import io
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from archive_schema.ids import id_from_key
from archive_schema.records import Record
from archive_schema.text.quotation import Found, Text
from desktop.archive import Archive
from desktop.exchange.facts import Entry, FactError, Facts, read_toml
from desktop.exchange.papers import MAKERS, Paper, make
from desktop.intake import Draft, take_in, to_source_values

JSON = Any
AUTHOR = "Muragat sample"
_NEEDED = ("key", "ref", "file", "format", "language", "date", "title", "text")
_AROUND = 48  # letters before and after a marked passage, by which it is found again


@dataclass(frozen=True)
class SamplePaper:
    """One paper: what its file tells, its bytes, and what intake read in them."""

    where: str
    told: dict[str, JSON]
    content: bytes
    draft: Draft

    @property
    def entry(self) -> Entry:
        """The source it becomes, as the other facts are told."""
        told = {name: self.told[name] for name in ("key", "ref", "language", "title", "cases") if name in self.told}
        return Entry("source", self.told["key"], self.where, told | {
            "confidentiality": "public", "status": "verified", "csl_type": "document", "genre": "own_document",
            "authors": [{"name": AUTHOR}], "issued": self.told["date"], "tags": ["tag-own-documents"],
            "note": "A paper of our own, written for the sample. It is no evidence.",
        })

    def source(self, record: Record) -> Record:
        """The source with the text that intake read."""
        read = to_source_values(self.draft)
        return record.with_values(**{name: read.get(name) for name in ("text", "pages", "text_method")})

    def file(self, archive: Archive, number: int) -> Record:
        """Keep the bytes; the file's record. Raises ArchiveError."""
        kept = archive.files.keep(io.BytesIO(self.content), expected=self.draft.sha256)
        key = f"{self.told['key']}/file"
        acquired = {"id": id_from_key(f"{key}/acquisition"), "by": "sample", "when": {"edtf": self.told["date"]},
                    "how": "made from text when the sample was built"}
        return Record("file", {
            "name": self.told["file"], "source": id_from_key(self.told["key"]), "role": "original",
            "sha256": kept.sha256, "size": kept.size, "media_type": self.draft.media_type, "kept_as": kept.name,
            "acquisition": [acquired],
        }, id=id_from_key(key), ref=f"FIL-{number:04d}", confidentiality="public", status="verified")

    def passages(self) -> Iterator[tuple[str, dict[str, JSON]]]:
        """The keys of records that marked passages speak of, and the citation of each. Raises FactError."""
        text = Text(self.draft.text)
        for number, told in enumerate(self.told.get("passages", ()), 1):
            found = text.find(told["quote"])
            if not isinstance(found, Found):
                raise FactError(where=self.where, what=f"the passage “{told['quote']}” is not in the text.")
            yield told["about"], {
                **{name: value for name, value in told.items() if name != "about"},
                "key": f"{self.told['key']}-{number}", "source": self.told["key"],
                "quote_language": self.told["language"],
                "prefix": text.text[max(0, found.start - _AROUND): found.start].strip(),
                "suffix": text.text[found.end: found.end + _AROUND].strip(),
                **self._place(found),
            }

    def _place(self, found: Found) -> dict[str, JSON]:
        """The page of a passage, or where there are none the number of its paragraph, headings not counted."""
        if self.draft.pages:
            return {"locator_kind": "page", "locator": str(self.draft.text.count("\f", 0, found.start) + 1)}
        quoted = self.draft.text[found.start: found.end]
        plain = [part for heading, part in _paper(self.told).parts if not heading]
        number = next(n for n, part in enumerate(plain, 1) if isinstance(Text(part).find(quoted), Found))
        return {"locator_kind": "paragraph", "locator": str(number)}


def read_papers(folder: Path) -> list[SamplePaper]:
    """Make every paper of a folder and read it as intake reads any file. Raises FactError, IntakeError."""
    # The one place where content lies readable on a disk: it is the sample's, and public.
    with tempfile.TemporaryDirectory(prefix="muragat-") as place:
        return [_read(path, Path(place)) for path in sorted(folder.glob("*.toml"))]


def _read(path: Path, place: Path) -> SamplePaper:
    told = read_toml(path)
    if missing := [name for name in _NEEDED if name not in told]:
        raise FactError(where=path.name, what=f"{missing[0]} is missing.")
    if told["format"] not in MAKERS:
        raise FactError(where=path.name, what=f"a paper is made as {', '.join(MAKERS)}, not as {told['format']}.")
    content = make(_paper(told), told["format"])
    file = place / os.path.basename(told["file"])
    file.write_bytes(content)
    return SamplePaper(f"{path.name}, {told['key']}", told, content, take_in(file))


def _paper(told: dict[str, JSON]) -> Paper:
    return Paper(told["title"], AUTHOR, told["date"], told["language"], told["text"])


def with_papers(facts: Facts, papers: list[SamplePaper]) -> Facts:
    """The facts, the papers as sources among them, and their marked passages as citations. Raises FactError."""
    marked: dict[str, list[dict[str, JSON]]] = {}
    for paper in papers:
        for about, citation in paper.passages():
            marked.setdefault(about, []).append(citation)
    if lost := marked.keys() - {entry.key for entry in facts.entries}:
        raise FactError(where="documents", what=f"a passage speaks of {min(lost)}, which is not there.")
    entries = tuple(_citing(entry, marked.get(entry.key, [])) for entry in facts.entries)
    return dataclasses.replace(facts, entries=entries).and_more(paper.entry for paper in papers)


def _citing(entry: Entry, more: list[dict[str, JSON]]) -> Entry:
    cited = [*entry.told.get("cite", ()), *more]
    return dataclasses.replace(entry, told=entry.told | {"cite": cited}) if more else entry
