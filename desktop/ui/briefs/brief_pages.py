"""The pages of a brief as pictures, made on another thread from a PDF that is never on the disk."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.archive import Archive
from desktop.briefs import compose
from desktop.briefs.pdfium import PDFIUM
from desktop.briefs.problems import Problem
from desktop.briefs.values import Document
from desktop.ui import theme
from desktop.ui.i18n import tr
from desktop.ui.tasks import Step

_SCALE = 1.6
"""Picture points for each point of the paper; shown at half on dense screens."""


@dataclass(frozen=True)
class Preview:
    """A brief as it would be printed: its document, what is wrong with it, and its pages."""

    document: Document
    problems: tuple[Problem, ...]
    pages: list[QImage]


def preview(archive: Archive, brief_id: str, step: Step, *, points: bool = False) -> Preview:
    """Compose a brief and paint its pages, with its page of open points if wanted; for a working thread.

    Raises BriefError, Cancelled.
    """
    from desktop.briefs.open_points import with_open_points
    from desktop.briefs.pdf import refuse_right_to_left, render

    with archive.reader() as reader:
        composed = compose(reader, brief_id)
    printed = with_open_points(composed) if points else composed
    refuse_right_to_left(printed.document)
    data = render(printed.document, step)
    return Preview(printed.document, composed.problems, paint_pages(data, step))


def paint_pages(data: bytes, step: Step) -> list[QImage]:
    """The pages of a PDF file that is in memory alone, as pictures; for a working thread."""
    import pypdfium2

    pages = []
    with PDFIUM:
        pdf = pypdfium2.PdfDocument(data)
        try:
            for number in range(len(pdf)):
                step(number, len(pdf))
                bitmap = pdf[number].render(scale=_SCALE, grayscale=True)
                grey = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride,
                              QImage.Format.Format_Grayscale8)
                pages.append(grey.copy())  # the buffer goes with the page
        finally:
            pdf.close()
    return pages


class Pages(QScrollArea):
    """Pages below one another, fitted to the width."""

    def __init__(self) -> None:
        super().__init__(widgetResizable=True)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Pages of the brief"))
        self._images: list[QImage] = []
        self._labels: list[QLabel] = []
        body = QWidget()
        self._box = QVBoxLayout(body)
        self._box.setSpacing(theme.PANE)
        self.setWidget(body)

    def show_pages(self, images: list[QImage]) -> None:
        """Show other pages; the place stays."""
        place = self.verticalScrollBar().value()
        self._images = images
        while len(self._labels) > len(images):
            self._labels.pop().deleteLater()
        while len(self._labels) < len(images):
            label = QLabel(alignment=Qt.AlignmentFlag.AlignHCenter)
            self._labels.append(label)
            self._box.addWidget(label)
        self._fit()
        self.verticalScrollBar().setValue(place)

    def _fit(self) -> None:
        ratio = self.devicePixelRatioF()
        width = min(self.viewport().width() - 2 * theme.PANE, 900)
        for number, (label, image) in enumerate(zip(self._labels, self._images, strict=True), 1):
            picture = QPixmap.fromImage(image.scaledToWidth(
                max(int(width * ratio), 1), Qt.TransformationMode.SmoothTransformation))
            picture.setDevicePixelRatio(ratio)
            label.setPixmap(picture)
            label.setAccessibleName(tr("Page {number} of {count}", number=number, count=len(self._images)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the new width."""
        super().resizeEvent(event)
        self._fit()

    @property
    def count(self) -> int:
        """How many pages are shown."""
        return len(self._images)


