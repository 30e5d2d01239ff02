"""A PDF becomes PDF/A, for keeping: prepared, saved, read back and checked before anyone has it.

pikepdf knows the rules: `pikepdf.pdfa` approves a file only if it knows every construct in it, so a file it does not
approve may still be sound, and one it approves should be. It stamps the time and its own name; both are taken out
again, and PDF/A asks for neither.
"""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass

import pikepdf
from pikepdf import pdfa

from desktop.briefs.errors import NotArchival

LEVELS = ("2b", "3b")
"""The levels of PDF/A that can be written; only 3b takes attachments."""
_SAYS_TIME_OR_PROGRAM = re.compile(rb"\s*<(xmp:MetadataDate|xmp:ModifyDate|pdf:Producer)>[^<]*</\1>")
_SAYS_THE_BRIEF = frozenset({"/Title", "/Author", "/Subject"})


@dataclass(frozen=True)
class Attached:
    """A file that lies within a PDF; `media_type` such as "application/json"."""

    name: str
    media_type: str
    data: bytes
    description: str = ""


def pdf_a(
    data: bytes, *, level: str = "2b", attachments: Iterable[Attached] = (), date: datetime.date | None = None
) -> bytes:
    """The PDF as PDF/A of a level ("2b" or "3b"), with the attachments in their order; same input, same bytes.

    `date` is said of the attachments, and nothing where it is None. Title, author and subject stay as they are in the
    file; no other metadata are written. Raises NotArchival when what was saved is not approved.
    """
    attachments = tuple(attachments)
    if level not in LEVELS or (attachments and level != "3b"):
        raise ValueError(f"PDF/A-{level} cannot be written{' with attachments' if attachments else ''}")
    out = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            for page in pdf.pages:
                if "/Trans" in page:
                    del page["/Trans"]  # ReportLab's, and empty
            for one in attachments:
                _attach(pdf, one, date)
            pdfa.prepare(pdf, level)
            _forget_time_and_program(pdf)
            pdf.save(out, **pdfa.resolve_save_kwargs(level, deterministic_id=True))
    except pikepdf.PdfError as error:
        raise NotArchival(level, (str(error),)) from error
    check_archival(out.getvalue(), level)
    return out.getvalue()


def with_attachments(data: bytes, attachments: Iterable[Attached]) -> bytes:
    """A PDF that is not fit for PDF/A, with the attachments in their order; same input, same bytes."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for one in attachments:
            _attach(pdf, one, None)
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def check_archival(data: bytes, level: str) -> None:
    """Raises NotArchival, with what was found, unless the file is approved as PDF/A of this level."""
    report = pdfa.validate_written(io.BytesIO(data), level)
    if not report.passed:
        raise NotArchival(level, tuple(map(str, report.findings)))


def attachments_of(data: bytes) -> tuple[Attached, ...]:
    """What lies within a PDF, in the order of its names; empty names and types where the file gives none."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return tuple(
            Attached(spec.filename or name, spec.get_file().mime_type, spec.get_file().read_bytes(), spec.description)
            for name, spec in sorted(pdf.attachments.items())
        )


def _attach(pdf: pikepdf.Pdf, attached: Attached, date: datetime.date | None) -> None:
    when = date.strftime("D:%Y%m%d000000Z") if date else ""
    pdf.attachments[attached.name] = pikepdf.AttachedFileSpec(
        pdf, attached.data, filename=attached.name, description=attached.description, mime_type=attached.media_type,
        mod_date=when, creation_date=when, relationship=pikepdf.Name.Data,
    )


def _forget_time_and_program(pdf: pikepdf.Pdf) -> None:
    packet = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata = pdf.make_stream(
        _SAYS_TIME_OR_PROGRAM.sub(b"", packet), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML
    )
    for key in set(pdf.docinfo.keys()) - _SAYS_THE_BRIEF:
        del pdf.docinfo[key]
