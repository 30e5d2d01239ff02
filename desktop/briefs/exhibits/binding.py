"""The pages of a volume are written: each exhibit's sheets and pages, stamped, then what leads to them."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, BinaryIO

import pikepdf

from desktop.briefs.exhibits import clear, foreign, numbers, pictures, sheets
from desktop.briefs.exhibits.geometry import UNMOVED, Box, Matrix, times
from desktop.briefs.exhibits.pdf_file import Copier, PdfFile, real, text_string
from desktop.briefs.exhibits.pictures import Dots
from desktop.briefs.exhibits.sheets import PLATE_FOOT, PLATE_HEIGHT, PLATE_SIDE, Stamped
from desktop.briefs.frame import Page
from desktop.briefs.lines import set_lines
from desktop.briefs.marks import clean
from desktop.briefs.strips import BODY, Strip, baseline
from desktop.briefs.terms import term
from desktop.briefs.values import plain

if TYPE_CHECKING:
    from desktop.briefs.exhibits.bound import Part, Volume

_ABOVE_STAMP = 3.0  # points between a page made smaller and the plate of its stamp
_MARGIN = 42.0  # around an image
_DOT = 0.75  # points at most for a dot of an image: 96 of them an inch
Drawing = tuple[Matrix, int]


class Binding:
    """The writing of one volume."""

    def __init__(self, volume: Volume, out: BinaryIO, progress: Callable[[int, int], None]) -> None:
        self.volume = volume
        self.desk = volume.desk
        self.progress = progress
        self.file = PdfFile(out)
        self.root, self.tree = self.file.number(), self.file.number()
        self.pages: list[int] = []
        self.labels = list(self._words())
        self.outline: list[tuple[str, int]] = []
        self.hidden: list[int] = []

    def write(self) -> None:
        """Write it all."""
        for part in self.volume.parts:
            if part.sha256 and part.line.apart != "missing":
                self.volume.files.verify(part.sha256)
        stamps = [sheets.stamp_of(self.desk, words) for words in self.labels]
        with pikepdf.open(io.BytesIO(sheets.painted(self.desk, self._sheets(), stamps))) as own:
            self._own, self._copier = list(own.pages), Copier(self.file)
            self._next_sheet, self._stamps = 0, stamps
            self._first_stamp = len(self._own) - len(stamps)
            for part in self.volume.parts:
                self._part(part)
            start = len(self.pages)
            for _ in self.volume.certificate:
                self._sheet(stamped=False)
        self.outline.append((term("certificate", self.desk.language), start))
        self._close()
        self.progress(self.volume.count, self.volume.count)

    def _words(self) -> Iterable[str]:
        """The words of every stamp."""
        for part in self.volume.parts:
            first = part.line.first or 1
            yield from (numbers.stamp(part.line.number, page, self.desk.language)
                        for page in range(first, first + part.count))

    def _sheets(self) -> Iterable[Page]:
        """Our own sheets, in the order of the volume."""
        for part in self.volume.parts:
            yield from (*part.cover, *part.text)
        yield from self.volume.certificate

    def _part(self, part: Part) -> None:
        called = numbers.called(part.line.number, self.desk.language)
        self.outline.append((f"{called}. {sheets.short(part.line.title)}", len(self.pages)))
        for _ in (*part.cover, *part.text):
            self._sheet()
        if part.material.how == "pages":
            with self.volume.files.open(part.sha256) as data, foreign.opened(data) as pdf:
                self._foreign(part, pdf)
        elif part.material.how == "images":
            with self.volume.files.open(part.sha256) as data:
                self._images(part, data)

    # One page

    def _page(self, size: tuple[float, float], drawings: list[Drawing], *, stamped: bool = True) -> None:
        """A page with these drawings; its stamp lies above them."""
        at = len(self.pages)
        self.progress(at, self.volume.count)
        if stamped:
            drawings = [*drawings, self._stamp(size, at)]
        drawn = b" ".join(b"q %s cm /D%d Do Q" % (b" ".join(map(real, matrix)), number)
                          for number, (matrix, _) in enumerate(drawings))
        names = b" ".join(b"/D%d %d 0 R" % (number, drawing) for number, (_, drawing) in enumerate(drawings))
        content = self.file.content(drawn)
        self.pages.append(self.file.write(
            b"<</Type /Page /Parent %d 0 R /MediaBox [0 0 %s %s] /Resources <</XObject <<%s>>>> /Contents %d 0 R>>" % (
                self.tree, real(size[0]), real(size[1]), names, content)))

    def _stamp(self, size: tuple[float, float], at: int) -> Drawing:
        place, scale = _plate(self._stamps[at], size)
        form = self._form(self._own[self._first_stamp + at])
        return (scale, 0.0, 0.0, scale, place.x0, place.y0), form

    def _form(self, page: pikepdf.Page) -> int:
        """A page of our own as a drawing."""
        box = Box(*(float(one) for one in page.mediabox))
        return foreign.form_of(self._copier, page.obj, box)

    def _sheet(self, *, stamped: bool = True) -> None:
        """The next of our own sheets."""
        page = self._own[self._next_sheet]
        self._next_sheet += 1
        self._page(self.desk.size, [(UNMOVED, self._form(page))], stamped=stamped)

    # Pages of others

    def _foreign(self, part: Part, pdf: pikepdf.Pdf) -> None:
        pages = list(pdf.pages)
        annotated = {number for number in part.material.pages if foreign.is_annotated(pages[number - 1].obj)}
        unread = set() if foreign.flattened(pdf) else annotated
        copier = Copier(self.file)
        for number in part.material.pages:
            try:
                if number in unread:
                    raise ValueError("what it shows cannot be drawn")
                self._foreign_page(copier, pages[number - 1].obj)
            except foreign.UNREADABLE:
                self._unread(number)
        self.hidden += [copier.copied[one] for one in foreign.hidden_layers(pdf) if one in copier.copied]

    def _foreign_page(self, copier: Copier, page: pikepdf.Object) -> None:
        at = foreign.placed(page)
        form = foreign.form_of(copier, page, at.box)
        plate, scale = _plate(self._stamps[len(self.pages)], at.size)
        matrix = at.matrix
        if not clear.is_free(page, matrix, plate):
            foot = (PLATE_FOOT + PLATE_HEIGHT + _ABOVE_STAMP) * scale
            share = 1 - foot / at.size[1]
            matrix = times(matrix, (share, 0.0, 0.0, share, at.size[0] * (1 - share) / 2, foot))
        self._page(at.size, [(matrix, form)])

    def _unread(self, number: int) -> None:
        """A page that says that the file's page could not be read."""
        words = term("exhibit_page_unread", self.desk.language).format(page=number)
        lines = set_lines(plain(clean(words)), BODY, self.desk.setting.measure, self.desk.fonts)
        page = Page([(at * BODY.leading, Strip(BODY.leading, ((0.0, baseline(BODY), line),)))
                     for at, line in enumerate(lines)])
        with pikepdf.open(io.BytesIO(sheets.painted(self.desk, [page], []))) as told:
            form = foreign.form_of(Copier(self.file), told.pages[0].obj, Box(0, 0, *self.desk.size))
        self._page(self.desk.size, [(UNMOVED, form)])

    # Images

    def _images(self, part: Part, data: BinaryIO) -> None:
        wanted = set(part.material.pages)
        number = 0
        try:
            for number, dots in enumerate(pictures.dots_of(data), 1):
                if number in wanted:
                    self._image(dots)
                    wanted.discard(number)
        except pictures.UNREADABLE:
            number += 1
        for left in sorted(wanted):
            self._unread(left)

    def _image(self, dots: Dots) -> None:
        """An image on a page of its own, upright or lying as it does itself, never larger than on a screen."""
        width, height = dots.seen
        size = self.desk.size if width <= height else (self.desk.size[1], self.desk.size[0])
        foot = PLATE_FOOT + PLATE_HEIGHT + 12.0
        room = size[0] - 2 * _MARGIN, size[1] - _MARGIN - foot
        scale = min(room[0] / width, room[1] / height, _DOT)
        at = (size[0] - width * scale) / 2, foot + (room[1] - height * scale) / 2
        entries = b"/Type /XObject /Subtype /Image /Width %d /Height %d %s" % (dots.width, dots.height, dots.entries)
        image = self.file.stream(entries, dots.data)
        self._page(size, [(times(dots.upright, (width * scale, 0.0, 0.0, height * scale, *at)), image)])

    # What leads to the pages

    def _close(self) -> None:
        kids = b" ".join(b"%d 0 R" % page for page in self.pages)
        self.file.write(b"<</Type /Pages /Kids [%s] /Count %d>>" % (kids, len(self.pages)), self.tree)
        labels = b" ".join(b"%d <</P %s>>" % (at, text_string(words)) for at, words in enumerate(self.labels))
        if len(self.labels) < len(self.pages):
            labels += b" %d <</S /r>>" % len(self.labels)
        layers = b" ".join(b"%d 0 R" % one for one in self.hidden)
        title = term("exhibits_to", self.desk.language).format(title=clean(self.volume.title))
        info = self.file.write(b"<</Title %s>>" % text_string(title)) if "title" in self.volume.metadata else 0
        shown = b" /ViewerPreferences <</DisplayDocTitle true>>" if info else b""
        if layers:
            shown += b" /OCProperties <</OCGs [%s] /D <</OFF [%s] /Order []>>>>" % (layers, layers)
        self.file.write(
            b"<</Type /Catalog /Pages %d 0 R /Lang %s /PageMode /UseOutlines /Outlines %d 0 R"
            b" /PageLabels <</Nums [%s]>>%s>>" % (
                self.tree, text_string(self.desk.language), self._outline(), labels, shown), self.root)
        self.file.close(self.root, info)

    def _outline(self) -> int:
        top = self.file.number()
        items = [self.file.number() for _ in self.outline]
        for at, (title, page) in enumerate(self.outline):
            beside = (b" /Prev %d 0 R" % items[at - 1] if at else b"") + (
                b" /Next %d 0 R" % items[at + 1] if at + 1 < len(items) else b"")
            self.file.write(b"<</Title %s /Parent %d 0 R /Dest [%d 0 R /Fit]%s>>" % (
                text_string(clean(title)), top, self.pages[page], beside), items[at])
        return self.file.write(b"<</Type /Outlines /First %d 0 R /Last %d 0 R /Count %d>>" % (
            items[0], items[-1], len(items)), top)


def _plate(stamp: Stamped, size: tuple[float, float]) -> tuple[Box, float]:
    """Where a stamp lies on a page of this size, and how much larger than on A4 it is, to be read there."""
    scale = max(1.0, min(size) / 595.28)
    right, foot = size[0] - PLATE_SIDE * scale, PLATE_FOOT * scale
    return Box(right - stamp.width * scale, foot, right, foot + stamp.height * scale), scale
