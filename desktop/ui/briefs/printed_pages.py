"""Pages of a paper as pictures below one another, fitted to the width: all of them, for papers that are short."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.briefs.pdfium import PDFIUM
from desktop.ui import theme
from desktop.ui.briefs.brief_pages import paint
from desktop.ui.i18n import tr
from desktop.ui.tasks import Step

_WIDTH = 952
"""Points of a picture across; shown at half on dense screens."""


def paint_pages(data: bytes, step: Step) -> list[QImage]:
    """The pages of a PDF file that is in memory alone, as pictures; for a working thread."""
    import pypdfium2

    with PDFIUM:
        pdf = pypdfium2.PdfDocument(data)
        try:
            count = len(pdf)
        finally:
            pdf.close()
    return list(paint(data, list(range(count)), _WIDTH, step).values())


class Pages(QScrollArea):
    """Pages below one another, fitted to the width."""

    def __init__(self) -> None:
        super().__init__(widgetResizable=True)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Pages are fitted to the width: a bar that came and went with their height would never come to rest.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
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
