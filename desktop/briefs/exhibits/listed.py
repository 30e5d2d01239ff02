"""The exhibits of a brief as lines: what each is, from where, and which file of it is meant."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from archive_schema.records import Record
from desktop.briefs.exhibits.values import ExhibitLine
from desktop.briefs.sources import cited_of
from desktop.briefs.styles import style_named
from desktop.briefs.styles.cited import Cited, Citing
from desktop.briefs.values import Spans

if TYPE_CHECKING:
    from desktop.archive import Reader
    from desktop.archive.files import FileStore
    from desktop.briefs.naming import Naming

_WHOLE = ("original", "capture", "working_copy")


def lines_of(
    reader: Reader, brief_id: str, files: FileStore | None = None, *, language: str | None = None,
    edition: str = "full", naming: Naming | None = None,
) -> tuple[ExhibitLine, ...]:
    """See `desktop.briefs.exhibits.exhibits_of`."""
    if files is not None:
        from desktop.briefs.exhibits.bound import bind

        return bind(reader, files, brief_id, language=language, edition=edition, naming=naming).lines
    brief = reader.get(brief_id)
    spoken = language_of(brief, language)
    naming = naming or naming_for(reader, brief_id, spoken, edition)
    return tuple(line_of(reader, brief, one, spoken, naming) for one in reader.exhibits_of(brief_id))


def language_of(brief: Record, language: str | None) -> str:
    """The language a brief's exhibits are told in."""
    return (language or str(brief["language_of_brief"] or brief.language or "en"))[:2]


def naming_for(reader: Reader, brief_id: str, language: str, edition: str) -> Naming:
    """How people are named with a brief."""
    from desktop.briefs.composing import naming_of
    from desktop.briefs.naming import SAFE, Naming

    if edition != SAFE:
        return Naming(reader, language, edition, str(reader.get(brief_id)["purpose"] or ""))
    return naming_of(reader, brief_id, language=language, edition=edition)


def line_of(reader: Reader, brief: Record, exhibit: Record, language: str, naming: Naming) -> ExhibitLine:
    """One exhibit from its record, before anything is counted."""
    source, file = source_of(reader, exhibit), file_of(reader, exhibit, naming.edition)
    safe = naming.safe
    return ExhibitLine(
        exhibit=exhibit.ref, id=exhibit.id, number=str(exhibit["number"] or ""),
        title=_title(exhibit, source, naming),
        said=_said(reader, brief, source, language, naming),
        source=source.ref if source else "", source_id=source.id if source else "",
        file=file.ref if file else "", file_id=file.id if file else "",
        name="" if safe or file is None else str(file["name"] or ""),
        media_type=str(file["media_type"] or "") if file else "",
        size=None if safe or file is None else file["size"],
        sha256="" if safe or file is None or not isinstance(file["sha256"], str) else file["sha256"],
        language=(str(source["language_mark"] or source.language) if source else ""),
        pages=str(exhibit["pages"] or ""),
        first=exhibit["stamped_from"], last=exhibit["stamped_to"], filed_as=str(exhibit["filed_as"] or ""),
    )


def _title(exhibit: Record, source: Record | None, naming: Naming) -> str:
    if not exhibit["title"] and source is not None and naming.safe and naming.is_kept_apart(source):
        return naming.cited(Cited(source.id, "", source.ref)).title
    return naming.cloaked(str(exhibit["title"] or (source["title"] if source else "") or ""))


def _said(reader: Reader, brief: Record, source: Record | None, language: str, naming: Naming) -> Spans:
    if source is None:
        return ()
    style = style_named(str(brief["style"] or "plain"))
    words = style.WORDS or language
    # It is handed over: "on file with the author" would say the contrary.
    cited = naming.cited(replace(cited_of(reader, source, words, naming), on_file=False))
    return naming.spans(style.first(Citing(cited), words))


def source_of(reader: Reader, exhibit: Record) -> Record | None:
    """The source of an exhibit: the one it names, else that of its file."""
    if exhibit["source"]:
        return reader.find(exhibit["source"])
    file = reader.find(exhibit["file"]) if exhibit["file"] else None
    return reader.find(file["source"]) if file is not None and file["source"] else None


def file_of(reader: Reader, exhibit: Record, edition: str = "full") -> Record | None:
    """The file that is printed: the one the exhibit names, else the source's own; in a safe edition a redacted copy
    of it, where there is one."""
    source = source_of(reader, exhibit)
    held = reader.files_of(source.id) if source else []
    named = reader.find(exhibit["file"]) if exhibit["file"] else None
    if named is None:
        whole = [file for role in _WHOLE for file in held if file["role"] == role]
        named = next(iter([*whole, *held]), None)
    if edition == "safe" and named is not None and named["role"] != "redacted":
        redacted = [file for file in held if file["derived_from"] == named.id and file["role"] == "redacted"]
        return redacted[-1] if redacted else named
    return named


def may_be_shown(exhibit: Record, file: Record | None) -> bool:
    """May this file stand in a safe edition: is it redacted, or has somebody looked at these very bytes for names?"""
    if file is None or file["role"] == "redacted":
        return True
    return bool(exhibit["looked_at_by"]) and exhibit["looked_at_sha256"] == file["sha256"] is not None
