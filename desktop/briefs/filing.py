"""A brief is filed: the papers as they went out are kept for good, and later it is told what has changed since.

    filed = file_brief(archive, brief_id, [Paper("brief.pdf", data)], body="The Court", date="2026-11-20")
    for since in changed_since(reader, filed.submission): …
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from archive_schema.fields import SEALED, Field
from archive_schema.labels import Label
from archive_schema.records import Record
from archive_schema.sentences import words_of
from archive_schema.vocabularies import STATUS
from desktop.briefs import compose
from desktop.briefs.errors import BriefError
from desktop.briefs.exhibits.numbers import stamps
from desktop.briefs.exhibits.values import ExhibitLine
from desktop.briefs.values import Composed
from desktop.briefs.walk import texts_of

if TYPE_CHECKING:
    from desktop.archive import Archive, Reader, Writer
    from desktop.archive.files import Kept
    from desktop.briefs.exporting import Making

JSON = Any
PDF = "application/pdf"
_STATUS = Label.of("State | Состояние | Күйі")


class NotASubmission(BriefError):
    """What was filed is asked of a record that is no submission, or of one that kept nothing."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what} is not a brief that was filed.", "Choose a submission made by filing a brief.")


class ChangedMeanwhile(BriefError):
    """What a paper rests on was changed after the paper was made."""

    def __init__(self, ref: str) -> None:
        super().__init__(f"{ref} was changed after the paper was made.", "Make the paper anew and file that one.")


@dataclass(frozen=True)
class Paper:
    """A file that goes out: its name, and its bytes, or where it lies, or what writes it to a stream."""

    name: str
    content: bytes | Path | Callable[[BinaryIO], None]
    media_type: str = PDF


@dataclass(frozen=True)
class Filed:
    """What became of a filing: ids of the submission and of the source that keeps the papers, and its files."""

    submission: str
    source: str
    files: tuple[str, ...]
    exhibits: tuple[ExhibitLine, ...] = ()
    cited: int = 0


@dataclass(frozen=True)
class FieldSince:
    """One field that has changed: its name in the schema and in words, and what it said and says in words."""

    name: str
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Since:
    """What became of a record that was cited: "changed", "trashed", "removed" or "purged"; a block may be "added"."""

    ref: str
    title: str
    what: str
    fields: tuple[FieldSince, ...] = ()


def file_brief(
    archive: Archive, brief_id: str, papers: Iterable[Paper], *, body: str, date: str,
    exhibits: Iterable[ExhibitLine] = (), as_of: int | None = None,
) -> Filed:
    """Keep the papers that went to `body` on `date` (EDTF), and what they cited as it now is, all in one step.

    `exhibits` are those that went with them, with their stamped pages (Volume.lines): their numbers are settled from
    now on. `as_of` is the last step the papers were made from; ChangedMeanwhile if what they rest on is newer. A draft
    of a submission of this brief is filled in, else a submission is made.
    """
    kept = [(paper, _keep(archive, paper)) for paper in papers]
    lines = tuple(exhibits)

    def work(writer: Writer) -> Filed:
        brief = writer.get(brief_id)
        composed = compose(writer, brief_id)
        cited = _rests_on(writer, composed, lines)
        if as_of is not None:
            _check(writer, [brief_id, *(one.id for one in writer.blocks_of(brief_id)), *cited], as_of)
        source = writer.add(_source(brief, composed, body))
        files = tuple(writer.add(_file(paper, one, source, body, date)).id for paper, one in kept)
        for line in lines:
            if not line.is_filed and line.first and line.last:
                said = stamps(line.number, line.first, line.last, composed.document.brief.language)
                writer.edit(line.id, {"stamped_from": line.first, "stamped_to": line.last, "filed_as": said})
        values = {"body": body, "sent": {"edtf": date}, "submission_status": "sent", "brief": brief_id,
                  "filed": source.id, "cited": [_row(writer, one) for one in cited]}
        return Filed(_submission(writer, brief, values).id, source.id, files, lines, len(cited))

    return archive.write("File a brief", work).result()


def papers_of(made: Making, name: str) -> list[Paper]:
    """The papers of a brief as an export makes them: its PDF, and the volume of its exhibits if there is one."""
    papers = [Paper(f"{name}.pdf", made.data("pdf"))]
    if made.volume is not None and made.wanted.exhibits != "joined":
        papers.append(Paper(f"{name}-exhibits.pdf", made.writer("volume")))
    return papers


def _keep(archive: Archive, paper: Paper) -> Kept:
    """Keep a paper's bytes; what is written as it is kept never lies anywhere in the open."""
    if isinstance(paper.content, Path):
        return archive.files.keep(paper.content)
    if isinstance(paper.content, bytes):
        return archive.files.keep(io.BytesIO(paper.content))
    return _keep_written(archive, paper.content)


def _keep_written(archive: Archive, write: Callable[[BinaryIO], None]) -> Kept:
    """Keep what `write` writes, piece by piece; what it raises is raised here, and nothing is kept then."""
    read_end, write_end = os.pipe()
    with ThreadPoolExecutor(max_workers=1) as pool, os.fdopen(read_end, "rb") as file:
        writing = pool.submit(_write_all, write, write_end)
        try:
            return archive.files.keep(io.BufferedReader(_Whole(file, writing)))
        finally:
            file.close()  # a writer nobody listens to any more ends


def _write_all(write: Callable[[BinaryIO], None], descriptor: int) -> None:
    with os.fdopen(descriptor, "wb") as out:
        write(out)


class _Whole(io.RawIOBase):
    """A stream that ends well only if its writer did."""

    def __init__(self, file: BinaryIO, writing: Future[None]) -> None:
        self._file, self._writing = file, writing

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._file.read(len(buffer))
        if not data:
            self._writing.result()
        buffer[:len(data)] = data
        return len(data)


def _rests_on(reader: Reader, composed: Composed, lines: Iterable[ExhibitLine]) -> list[str]:
    """The ids of the records a paper cites or prints, and of the files of its exhibits, each once."""
    refs: dict[str, None] = {}
    for one in composed.evidence:
        refs |= dict.fromkeys(filter(None, (one.citation, one.source, one.cited_in)))
    refs |= dict.fromkeys(composed.printed)
    for line in lines:
        refs |= dict.fromkeys(filter(None, (line.source, line.file)))
    return [reader.id_of(ref) for ref in refs if reader.has_ref(ref)]


def _check(reader: Reader, ids: Iterable[str], as_of: int) -> None:
    for one in ids:
        if reader.mark(one)[0] > as_of:
            raise ChangedMeanwhile(reader.ref(one))


def _row(reader: Reader, record_id: str) -> dict[str, JSON]:
    step, mark = reader.mark(record_id)
    return {"record": record_id, "ref": reader.ref(record_id), "version": str(step), "sha256": mark}


def _source(brief: Record, composed: Composed, body: str) -> Record:
    """The source that keeps the papers as they were filed, with the words of the brief, so that search finds them."""
    front = composed.document.brief
    values = {
        "title": front.title, "authors": [{"name": front.author}] if front.author else [], "issued": brief["date"],
        "csl_type": "document", "genre": "own_document",
        "text": "\n\n".join(filter(None, texts_of(composed.document))),
        "text_method": "the words of the brief as filed",
        "cases": brief["cases"], "note": f"As filed: {body}.",
    }
    return Record("source", {name: value for name, value in values.items() if value},
                  language=front.language, confidentiality=brief.confidentiality)


def _file(paper: Paper, kept: Kept, source: Record, body: str, date: str) -> Record:
    return Record("file", {
        "name": paper.name, "source": source.id, "role": "original", "sha256": kept.sha256, "size": kept.size,
        "media_type": paper.media_type, "kept_as": kept.name,
        "acquisition": [{"when": {"edtf": date}, "how": f"filed: {body}"}],
    }, confidentiality=source.confidentiality)


def _submission(writer: Writer, brief: Record, values: dict[str, JSON]) -> Record:
    """The draft of a submission of this brief, filled in; else a new one."""
    drafts = [one for one in map(writer.get, writer.ids("submission"))
              if one["brief"] == brief.id and not one["filed"] and not one.trashed
              and one["submission_status"] in (None, "draft")]
    if drafts:
        return writer.edit(drafts[0].id, values)
    title = str(brief["title"] or brief.ref)
    return writer.add(Record("submission", {"title": title, **values}, confidentiality=brief.confidentiality))


# What has changed since

def changed_since(reader: Reader, submission_id: str, language: str = "en") -> tuple[Since, ...]:
    """What has changed, since a brief was filed, of what it cited, of its exhibits' files and of its own text.

    The paper itself is as it was. Raises NotASubmission.
    """
    submission = reader.get(submission_id)
    if submission.kind != "submission" or not submission["filed"]:
        raise NotASubmission(submission.ref or submission.kind)
    found = [_since(reader, row, language) for row in submission.rows("cited")]
    return tuple(one for one in (*found, *_own_text(reader, submission, language)) if one is not None)


def _since(reader: Reader, row: dict[str, JSON], language: str) -> Since | None:
    ref, record_id = str(row.get("ref") or ""), row.get("record")
    now = reader.find(record_id) if record_id else None
    if now is None:
        gone = not record_id or reader.is_purged(record_id)
        return Since(ref, "", "purged" if gone else "removed")
    then = reader.version_marked(now.id, str(row.get("sha256") or ""))
    if now.trashed and not (then is not None and then.trashed):
        return Since(ref, now.title, "trashed", tuple(_fields(reader, then, now, language)))
    fields = tuple(_fields(reader, then, now, language))
    return Since(ref, now.title, "changed", fields) if fields else None


def _fields(reader: Reader, then: Record | None, now: Record, language: str) -> Iterator[FieldSince]:
    """The fields in which two versions of a record differ, in words."""
    if then is None:
        return
    for field in reader.schema[now.kind].fields:
        if then[field.name] != now[field.name]:
            yield FieldSince(field.name, field.label.in_(language), _said(reader, field, then[field.name], language),
                             _said(reader, field, now[field.name], language))
    if then.status != now.status:
        yield FieldSince("status", _STATUS.in_(language), STATUS.say(then.status, language),
                         STATUS.say(now.status, language))


def _said(reader: Reader, field: Field, value: JSON, language: str) -> str:
    return "" if value is None else words_of(field, value, language, reader.title) if value is not SEALED else "…"


def _own_text(reader: Reader, submission: Record, language: str) -> Iterator[Since]:
    """The brief and its blocks, where they were written anew after the filing."""
    history = reader.history(submission["filed"])
    filed = history[-1].step.number if history else 0
    brief_id = submission["brief"]
    heads = reader.heads([brief_id]) if brief_id else []
    heads += [head for head in reader.pointing_at(brief_id) if head.kind == "brief_block"] if heads else []
    for head in heads:
        if reader.mark(head.id)[0] <= filed:
            continue
        then = next((one for one in reader.history(head.id) if one.step.number <= filed), None)
        if then is None:
            yield Since(head.ref, head.title, "added")
        elif head.trashed:
            yield Since(head.ref, head.title, "trashed")
        elif fields := tuple(_fields(reader, reader.after(then), reader.get(head.id), language)):
            yield Since(head.ref, head.title, "changed", fields)
