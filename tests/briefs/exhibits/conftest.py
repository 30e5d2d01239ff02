"""A brief with exhibits of every sort, made at hand."""

import io
from collections.abc import Iterator

import pikepdf
import pytest
from pikepdf import Dictionary, Name, Pdf, Stream
from PIL import Image

from archive_schema.records import Record
from desktop.briefs.exhibits import volume
from desktop.briefs.exhibits.bound import Volume
from tests.briefs.conftest import Desk

PDF = "application/pdf"


class Bench:
    """A desk on which exhibits are put together."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.archive = desk.archive

    def source(self, title: str = "A ruling", **values: object) -> Record:
        """A source of that title."""
        return self.desk.add("source", title=title, **values)

    def file(
        self, data: bytes, source: Record, name: str = "ruling.pdf", media_type: str = PDF, **values: object
    ) -> Record:
        """A kept file of a source."""
        kept = self.archive.files.keep(io.BytesIO(data))
        return self.desk.add(
            "file", name=name, source=source.id, role=values.pop("role", "original"), sha256=kept.sha256,
            size=kept.size, media_type=media_type, kept_as=kept.name, **values)

    def exhibit(self, source: Record | None = None, **values: object) -> Record:
        """The next exhibit of the brief."""
        with self.archive.reader() as reader:
            count = len(reader.exhibits_of(self.desk.brief.id)) + 1
        given = {"number": f"C-{count}", "brief": self.desk.brief.id, "place": 10 * count} | values
        return self.desk.add("exhibit", **(given | ({"source": source.id} if source else {})))

    def of(self, data: bytes, name: str = "ruling.pdf", media_type: str = PDF, **values: object) -> Record:
        """An exhibit made of one file of a source of its own."""
        source = self.source(str(values.pop("title", "A ruling")), **{
            one: values.pop(one) for one in ("text", "language_mark") if one in values})
        self.file(data, source, name, media_type)
        return self.exhibit(source, **values)

    def volume(self, **asked: object) -> Volume:
        """The volume as it now is."""
        with self.archive.reader() as reader:
            return volume(reader, self.archive.files, self.desk.brief.id, **asked)  # type: ignore[arg-type]

    def printed(self, **asked: object) -> pikepdf.Pdf:
        """The volume, written and read back."""
        self._held = pikepdf.open(io.BytesIO(self.volume(**asked).data()))  # a page lives as long as its file
        return self._held


@pytest.fixture
def bench(desk: Desk) -> Iterator[Bench]:
    """An empty bench."""
    yield Bench(desk)


def paper(
    *pages: str, size: tuple[float, float] = (595, 842), at: tuple[float, float] = (72, 700), **entries: object
) -> bytes:
    """A PDF with a line of Helvetica on each page; `entries` are further entries of every page."""
    pdf = Pdf.new()
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    for words in pages:
        page = pdf.add_blank_page(page_size=size)
        page.Resources = Dictionary(Font=Dictionary(F1=font))
        page.Contents = Stream(pdf, f"BT /F1 14 Tf {at[0]} {at[1]} Td ({words}) Tj ET".encode())
        for name, value in entries.items():
            page[f"/{name}"] = value
    return saved(pdf)


def saved(pdf: Pdf, **how: object) -> bytes:
    """A PDF as bytes."""
    out = io.BytesIO()
    pdf.save(out, **how)
    return out.getvalue()


def picture(format: str = "PNG", size: tuple[int, int] = (60, 30), mode: str = "RGB", **how: object) -> bytes:
    """An image with a red left half, in that format."""
    image = Image.new(mode, size, "white" if mode != "1" else 1)
    image.paste("red" if mode == "RGB" else 0, (0, 0, size[0] // 2, size[1]))
    out = io.BytesIO()
    image.save(out, format, **how)
    return out.getvalue()


def texts(pdf: pikepdf.Pdf) -> list[str]:
    """The words of every page."""
    from pypdf import PdfReader

    return [page.extract_text().replace(" \n", "\n") for page in PdfReader(io.BytesIO(saved(pdf))).pages]


def drawn(pdf: pikepdf.Pdf, page: int, dots: float = 40.0) -> Image.Image:
    """A page as it is seen, at that many dots an inch."""
    import pypdfium2

    found = pypdfium2.PdfDocument(io.BytesIO(saved(pdf)))
    return found[page].render(scale=dots / 72).to_pil()


