"""The commands over a source being read: back, pages or text, page, zoom, citations, citing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.flow import Flow
from desktop.ui.forms.chosen_editors import combo
from desktop.ui.i18n import tr
from desktop.ui.reading.pages_scroll import PAGE, WIDTH
from desktop.ui.words import tip

PAGES, TEXT = "pages", "text"
SCAN, STRIP = "Ctrl+Alt+O", "Ctrl+Alt+Shift+G"
_FACTORS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)


class Title(QLabel):
    """One line, cut with “…” where there is no room; the whole of it stands in the tooltip."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font("body", semibold=True))
        self.setAccessibleName(words)
        self.setToolTip(tip(words))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setText(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as there is room for."""
        super().resizeEvent(event)
        self.setText(self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, self.width()))


class ReadingBar(QWidget):
    """Only says and asks; what can be done now it is told by `offer`."""

    left = Signal()
    cite = Signal()
    turned_to = Signal(str)
    wants_page = Signal(int)
    zoomed = Signal(object)
    """WIDTH, PAGE, a factor, or steps as a whole number."""
    dimmed = Signal(bool)
    listed = Signal(bool)
    outlined = Signal(bool)
    stripped = Signal(bool)
    file_chosen = Signal(int)
    redact = Signal()
    scan = Signal()

    def __init__(self, title: str, files: list[str]) -> None:
        super().__init__()
        self.count = 0
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.GAP)
        box.addWidget(self._head())
        box.addWidget(Title(title))
        tools = QWidget()
        self._flow = Flow(tools, theme.GAP)
        self._views()
        self._files(files)
        self._page()
        self._zoom()
        self._more()
        box.addWidget(tools)

    def _head(self) -> QWidget:
        made = QWidget()
        row = Flow(made, theme.GAP)
        back = QPushButton("← " + tr("&Back to the record"))
        theme.mark(back, link=True)
        back.setToolTip("Esc")
        back.clicked.connect(self.left)
        self.cite_button = QPushButton(tr("&Cite this passage"))
        theme.mark(self.cite_button, primary=True)
        self.cite_button.setToolTip(tr("Mark a passage first, with the mouse or with Shift and the arrow keys.")
                                    + " (Ctrl+Shift+K)")
        self.cite_button.clicked.connect(self.cite)
        row.addWidget(back)
        row.addWidget(self.cite_button)
        return made

    def _tool(self, words: str, act: Callable[[], object], called: str = "", key: str = "") -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setAccessibleName(called or words.replace("&", ""))
        button.setToolTip(" ".join(filter(None, (called, f"({key})" if key else ""))))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda checked=False: act())
        self._flow.addWidget(button)
        return button

    def _views(self) -> None:
        self.pages_button = self._tool(tr("Pages"), lambda: self.turned_to.emit(PAGES))
        self.text_button = self._tool(tr("Text"), lambda: self.turned_to.emit(TEXT))
        for button in (self.pages_button, self.text_button):
            button.setCheckable(True)

    def _files(self, files: list[str]) -> None:
        self.files: QComboBox = combo()
        self.files.addItems(files)
        self.files.setAccessibleName(tr("File"))
        self.files.setVisible(len(files) > 1)
        self.files.setMaximumWidth(220)
        self.files.activated.connect(self.file_chosen)
        if len(files) > 1:
            self._flow.addWidget(self.files)

    def _page(self) -> None:
        self.page_box = QWidget()
        row = QHBoxLayout(self.page_box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GRID)
        self.page_line = QLineEdit()
        self.page_line.setAccessibleName(tr("Page number"))
        self.page_line.setToolTip("Ctrl+G")
        self.page_line.setFixedWidth(self.page_line.fontMetrics().horizontalAdvance("00000") + 20)
        self.page_line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._numbers = QIntValidator(1, 1, self.page_line)
        self.page_line.setValidator(self._numbers)
        self.page_line.returnPressed.connect(self._ask_page)
        self.page_words = theme.label("", "small", "second")
        row.addWidget(self.page_line)
        row.addWidget(self.page_words)
        self._flow.addWidget(self.page_box)

    def _zoom(self) -> None:
        self.smaller = self._tool("−", lambda: self.zoomed.emit(-1), tr("Smaller"), "Ctrl+−")
        self.zoom_button = self._tool("", lambda: None, tr("Size of the page"))
        self.larger = self._tool("+", lambda: self.zoomed.emit(1), tr("Larger"), "Ctrl++")
        menu = QMenu(self.zoom_button)
        choices: list[tuple[str, str | float]] = [(tr("Fit the width") + "\tCtrl+0", WIDTH), (tr("Fit the page"), PAGE)]
        for words, zoom in (*choices, *((f"{round(factor * 100)} %", factor) for factor in _FACTORS)):
            menu.addAction(words).triggered.connect(lambda checked=False, zoom=zoom: self.zoomed.emit(zoom))
        menu.addSeparator()
        self.dim = menu.addAction(tr("Dim the paper"))
        self.dim.setCheckable(True)
        self.dim.toggled.connect(self.dimmed)
        menu.setProperty("checks", "true")
        self.zoom_button.setMenu(menu)
        self.zoom_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def _more(self) -> None:
        self.outline_button = self._tool(tr("Contents"), lambda: self.outlined.emit(self.outline_button.isChecked()),
                                         tr("Table of contents"))
        self.outline_button.setCheckable(True)
        self.outline_button.hide()
        self.strip_button = self._tool(tr("Thumbnails"), lambda: self.stripped.emit(self.strip_button.isChecked()),
                                       tr("Thumbnails of the pages"), STRIP)
        self.strip_button.setCheckable(True)
        self.strip_button.hide()
        self.cited_button = self._tool("", lambda: self.listed.emit(self.cited_button.isChecked()))
        self.cited_button.setCheckable(True)
        self.redact_button = self._tool(tr("Redact…"), self.redact.emit, tr("Cover names in this file"))
        self.scan_button = self._tool(tr("Words of the scan…"), self.scan.emit, tr("Read the pages without text"), SCAN)

    # What is told

    def offer(self, view: str, *, both: bool, pages: bool, redact: bool, dim: bool, scan: bool = False) -> None:
        """What can be done with what is shown now."""
        for button, name in ((self.pages_button, PAGES), (self.text_button, TEXT)):
            button.setVisible(both)
            button.setChecked(view == name)
        self.zoom_button.setVisible(pages)
        self.redact_button.setVisible(redact)
        self.scan_button.setVisible(scan)
        self.dim.blockSignals(True)
        self.dim.setChecked(dim)
        self.dim.blockSignals(False)

    def show_page(self, label: str, number: int, count: int) -> None:
        """Which page is shown; 0 of 0 where there are none."""
        self.count = count
        self.page_box.setVisible(count > 0)
        self._numbers.setTop(max(1, count))
        if not self.page_line.hasFocus():
            self.page_line.setText(str(number) if number else "")
        words = tr("of {count}", count=count)
        is_told = bool(label) and label != str(number)
        self.page_words.setText(f"{words} · {tr('page {page}', page=label)}" if is_told else words)

    def focus_page(self) -> None:
        """Type a page number."""
        self.page_line.setFocus()
        self.page_line.selectAll()

    def _ask_page(self) -> None:
        self.wants_page.emit(int(self.page_line.text()))

    def show_zoom(self, zoom: str | float, factor: float) -> None:
        """How large pages are."""
        fits = {WIDTH: tr("Fit the width"), PAGE: tr("Fit the page")}
        self.zoom_button.setText(fits.get(zoom, f"{round(factor * 100)} %") if isinstance(zoom, str)
                                 else f"{round(factor * 100)} %")

    def show_outline(self, has: bool, on: bool) -> None:
        """Whether the file has a table of contents, and whether it is shown."""
        self.outline_button.setVisible(has)
        self.outline_button.setChecked(on)

    def show_strip(self, has: bool, on: bool) -> None:
        """Whether there can be small pictures of pages, and whether they are shown."""
        self.strip_button.setVisible(has)
        self.strip_button.setChecked(on)

    def show_cited(self, count: int, on: bool) -> None:
        """How many citations there are, and whether they are listed."""
        self.cited_button.setText(tr("Citations ({count})", count=count))
        self.cited_button.setAccessibleName(tr("Citations ({count})", count=count))
        self.cited_button.setChecked(on)
