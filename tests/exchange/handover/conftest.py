"""A small case with a paper, a photo, a note and a letter that names a protected person."""

import io
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from archive_schema.records import Record
from desktop.archive import Archive, open_archive
from desktop.archive.writer import Writer
from desktop.briefs.handing import CourtPapers
from desktop.exchange.handover import Done, Plan, Wanted, plan, write

NAME = "Aigul Sartova"
"""Who is protected in this case, and stands in the letter."""
SECRET = "Camera of Bolat"
"""What the paper and the photo say of themselves."""
DAY = "2026-11-20"


def paper() -> bytes:
    """A PDF of two pages whose metadata tell an author."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(200, 200), invariant=1)
    canvas.setAuthor(SECRET)
    for words in ("The ruling", "Its reasons"):
        canvas.drawString(20, 100, words)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def photo() -> bytes:
    """A JPEG whose camera tells a name."""
    picture, out = Image.new("RGB", (16, 16), "navy"), io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = SECRET
    picture.save(out, "JPEG", exif=exif)
    return out.getvalue()


def keep(archive: Archive, writer: Writer, case: str, title: str, name: str, data: bytes, media_type: str) -> Record:
    """A source of the case with one file."""
    kept = archive.files.keep(io.BytesIO(data))
    source = writer.add(Record("source", {"title": title, "cases": [case]}))
    writer.add(Record("file", {
        "name": name, "source": source.id, "role": "original", "sha256": kept.sha256, "size": kept.size,
        "media_type": media_type, "kept_as": kept.name}))
    return source


@pytest.fixture
def case(archive: Archive) -> str:
    """The id of the case file."""
    return made_case(archive)


@dataclass
class Handed:
    """A case of an archive, handed over in full to a folder of its own, to be read and not changed."""

    archive: Archive
    case: str
    done: Done

    @property
    def files(self) -> dict[str, bytes]:
        """Every file by its path in the folder."""
        return files_of(self.done.folder)


@pytest.fixture(scope="package")
def full(new_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Handed]:
    """The case, handed over in full."""
    folder = tmp_path_factory.mktemp("full")
    with open_archive(Path(shutil.copytree(new_archive, folder / "Test.muragat")), "first") as archive:
        case = made_case(archive)
        yield Handed(archive, case, handed(archive, case, folder / "stick", Wanted(date=DAY)))


def files_of(folder: str | Path) -> dict[str, bytes]:
    """Every file of a folder by its path there."""
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in Path(folder).rglob("*") if one.is_file()}


def made_case(archive: Archive) -> str:
    """The case, added to an archive."""
    def work(writer: Writer) -> str:
        case = writer.add(Record("case_file", {"title": "Іс: “Қазақ/ұлт”", "summary": "What happened."})).id
        writer.add(Record("person", {"name": NAME, "pseudonym": "The teacher", "protection": "pseudonym"}))
        ruling = keep(archive, writer, case, "Ruling of 5 May", "ruling.pdf", paper(), "application/pdf")
        keep(archive, writer, case, "Photo of the gate", "IMG_1.jpg", photo(), "image/jpeg")
        keep(archive, writer, case, "Note", "note.txt", "Құжат.\n".encode(), "text/plain")
        keep(archive, writer, case, f"Letter of {NAME}", "letter.txt", f"I am {NAME}.".encode(), "text/plain")
        event = writer.add(Record("context_event", {"title": "The gate was closed", "cases": [case]}))
        writer.add(Record("citation", {"source": ruling.id, "about": event.id, "locator_kind": "page", "locator": "2",
                                       "quote": "Its reasons"}))
        return case

    return archive.write("Add a case", work).result()


def planned(archive: Archive, case: str, wanted: Wanted) -> Plan:
    """What would be handed over."""
    with archive.reader() as reader, reader.at_one_moment():
        return plan(archive, reader, case, wanted, CourtPapers(reader, archive.files, wanted.language,
                                                               safe=wanted.safe))


def handed(archive: Archive, case: str, place: Path, wanted: Wanted, **how: int) -> Done:
    """A case handed over to a new folder."""
    place.mkdir(exist_ok=True)
    with archive.reader() as reader, reader.at_one_moment():
        papers = CourtPapers(reader, archive.files, wanted.language, safe=wanted.safe)
        told = plan(archive, reader, case, wanted, papers)
        return write(archive, reader, told, place, papers, **how)


def written(archive: Archive, told: Plan, place: Path) -> Done:
    """A folder of what was planned before."""
    with archive.reader() as reader, reader.at_one_moment():
        papers = CourtPapers(reader, archive.files, told.wanted.language, safe=told.wanted.safe)
        return write(archive, reader, told, place, papers)
