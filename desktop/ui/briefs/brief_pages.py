"""A brief as it would be printed, made on another thread from a PDF that is never on the disk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtGui import QImage

from desktop.archive import Archive
from desktop.briefs import compose
from desktop.briefs.problems import Problem
from desktop.briefs.values import Document
from desktop.briefs.writing.places import Places, notes_of, places_of
from desktop.ui.tasks import Step


@dataclass(frozen=True)
class Preview:
    """A brief as it would be printed: its document, what is wrong with it, its paper, and where its blocks stand.

    `size` is the paper's width and height in points; `count` is how many pages there are.
    """

    document: Document
    problems: tuple[Problem, ...]
    paper: bytes
    count: int
    size: tuple[float, float]
    places: Places
    notes: dict[int, tuple[str, int]]
    """Where the mark of each note is: its block, and which of the block's marks it is, from 0."""


def preview(
    archive: Archive, brief_id: str, step: Step, *, points: bool = False, typed: Mapping[str, str] | None = None
) -> Preview:
    """Compose a brief, with what is typed in it and not kept yet, and lay it out; for a working thread.

    With `points` its page of open points is there too. Raises BriefError, Cancelled.
    """
    from desktop.briefs.open_points import with_open_points
    from desktop.briefs.pdf import refuse_right_to_left, render
    from desktop.briefs.plan import plan_of

    with archive.reader() as reader:
        composed = compose(reader, brief_id, typed=typed, progress=step)
    printed = with_open_points(composed) if points else composed
    refuse_right_to_left(printed.document)
    plan = plan_of(printed.document, step)
    data = render(printed.document, step, plan)
    return Preview(printed.document, composed.problems, data, plan.count, plan.size, places_of(plan, composed.origins),
                   notes_of(composed.document, composed.origins))


def paint(paper: bytes, numbers: list[int], width: int, step: Step) -> dict[int, QImage]:
    """Pictures of some pages, counted from 0, so many pixels wide; for a working thread. Raises Cancelled."""
    import pypdfium2

    from desktop.briefs.pdfium import PDFIUM

    pages: dict[int, QImage] = {}
    with PDFIUM:
        pdf = pypdfium2.PdfDocument(paper)
        try:
            for done, number in enumerate(numbers):
                step(done, len(numbers))
                page = pdf[number]
                bitmap = page.render(scale=max(width, 1) / page.get_width(), grayscale=True)
                grey = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride,
                              QImage.Format.Format_Grayscale8)
                pages[number] = grey.copy()  # the buffer goes with the page
        finally:
            pdf.close()
    return pages
