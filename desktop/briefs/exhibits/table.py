"""The list of exhibits as a table, for a brief and for the sheet to be signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.briefs.exhibits.values import ExhibitLine
from desktop.briefs.problems import NAMING
from desktop.briefs.terms import term
from desktop.briefs.values import Span, Spans, TableBlock, plain, plain_text

if TYPE_CHECKING:
    from desktop.briefs.context import Context


def exhibits_block(context: Context, brief_id: str) -> TableBlock | None:
    """The block "list of exhibits" of a brief; None where it has none."""
    from desktop.briefs.exhibits.listed import lines_of

    lines = lines_of(context.reader, brief_id, context.files, language=context.language, edition=context.edition,
                     naming=context.naming)
    for line in lines:
        for problem in line.problems:
            if problem.code not in NAMING:  # names are looked for in all that a block prints
                context.tell(problem.code, problem.detail, problem.about)
    return table_of(lines, context.language, context.edition) if lines else None


def hash_words(sha256: str) -> str:
    """A hash for a narrow column, in full: in four groups, so that it is parted only between them."""
    return " ".join(sha256[at:at + 16] for at in range(0, len(sha256), 16))


def table_of(lines: tuple[ExhibitLine, ...], language: str, edition: str) -> TableBlock:
    """The list of exhibits: number, what each is and from where, stamped pages, and the hash but in a safe edition."""
    stamped = any(line.first for line in lines)
    hashed = edition != "safe" and any(line.sha256 for line in lines)
    columns = [term("exhibit_number", language), term("exhibit_what", language)]
    columns += [term("exhibit_pages", language)] * stamped + ["SHA-256"] * hashed
    rows = []
    for line in lines:
        row = [plain(line.number), _what(line, language)]
        if stamped:
            row.append(plain(_pages(line)))
        if hashed:
            row.append(plain(hash_words(line.sha256) or "—"))
        rows.append(tuple(row))
    return TableBlock(tuple(columns), tuple(rows))


def _what(line: ExhibitLine, language: str) -> Spans:
    said = line.said or plain(line.title)
    if line.title not in plain_text(said):
        said = (Span(f"{line.title}. "), *said)
    return (*said, Span(f" [{term('exhibit_apart', language)}]")) if line.apart else said


def _pages(line: ExhibitLine) -> str:
    if line.first is None or line.last is None:
        return "—"
    return f"{line.first:06d}" + (f"–{line.last:06d}" if line.last != line.first else "")
