"""What leaves a picture's window: a block of a brief, a file, what is copied. Guarded names stop it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from archive_schema.records import Record
from desktop.archive import Reader
from desktop.briefs.pictures.handing_out import NamesGuarded, as_file, picture_of, put_into, save
from desktop.ui import dialogs, theme
from desktop.ui.forms.chosen_editors import combo
from desktop.ui.i18n import said, tr
from desktop.ui.session import Session
from desktop.ui.start.clipboard import HINTS

if TYPE_CHECKING:
    from desktop.ui.pictures.picture_window import PictureWindow

_WIDTH = 420
Work = Callable[[Reader, bool], Any]
"""Does something with a reader; told whether names are to be replaced."""


class HandingOn(QObject):
    """Belongs to the window of a picture."""

    def __init__(self, window: PictureWindow) -> None:
        super().__init__(window)
        self._window, self._session = window, window.session

    # A brief

    def put_into_brief(self) -> None:
        """Ask for a brief, and add the picture to its end."""
        asked = AskBrief(self._window, self._session)
        if (block := self._window.block()) and asked.exec():
            self.put(asked.chosen, block)

    def put(self, brief_id: str, block: Record) -> None:
        """Add the picture to a brief, making one where none is named; then show the brief."""
        title = self._window.windowTitle()

        def work(writer: Any) -> str:
            brief = brief_id or writer.add(Record("brief", {"title": title, "date": {"edtf": writer.now[:10]}})).id
            put_into(writer, brief, block)
            return str(brief)

        self._session.write("Put a picture into a brief", work, done=self._window.open_brief.emit, failed=self._fail)

    # A file

    def save(self) -> None:
        """Ask for a place, and write the picture there; its ending says in which form."""
        path = dialogs.choose_save(self._window, tr("Save as PDF, SVG or PNG, by its ending"), f"{tr('picture')}.pdf",
                                   "pdf")
        if path:
            self.save_to(path)

    def save_to(self, path: Path) -> None:
        """Write the picture to a place."""
        if path.suffix.lower() not in (".pdf", ".svg", ".png"):
            path = path.with_name(f"{path.name}.pdf")
        block, view, language = self._window.block(), self._window.canvas.view, self._session.language
        if block is not None:
            self._do(lambda reader, safe: save(reader, block, view, language, path, safe=safe),
                     lambda done: self._tell(tr("Written: {name}", name=str(path)), "good"))

    # The clipboard

    def copy(self) -> None:
        """Copy the picture, as SVG and as pixels; no keeper of clipboards shall write it down."""
        block, view, language = self._window.block(), self._window.canvas.view, self._session.language
        if block is None:
            return

        def work(reader: Reader, safe: bool) -> tuple[bytes, bytes]:
            picture = picture_of(reader, block, view, language, safe=safe)
            return as_file(picture, "svg"), as_file(picture, "png")

        self._do(work, lambda made: self._copy(*made))

    def _copy(self, svg: bytes, png: bytes) -> None:
        data = QMimeData()
        data.setImageData(QImage.fromData(png))
        data.setData("image/svg+xml", svg)
        for name, value in HINTS.items():
            data.setData(name, value)
        QGuiApplication.clipboard().setMimeData(data)
        self._tell(tr("The picture is in the clipboard until the archive is locked."), "good")

    # What may stop it

    def _do(self, work: Work, done: Callable[[Any], None], *, safe: bool = False) -> None:
        archive = self._session.archive

        def read(step: object) -> Any:
            with archive.reader() as reader:
                return work(reader, safe)

        def failed(error: BaseException) -> None:
            if isinstance(error, NamesGuarded):
                self._ask_names(error, lambda: self._do(work, done, safe=True))
            else:
                self._fail(error)

        self._session.tasks.run(tr("Drawing a picture"), read, done=done, failed=failed, quiet=True)

    def _ask_names(self, error: NamesGuarded, again: Callable[[], None]) -> None:
        if AskNames(self._window, error.names).exec():
            again()

    def _fail(self, error: BaseException) -> None:
        self._tell(" ".join(said(error)), "danger")

    def _tell(self, words: str, tone: str) -> None:
        self._window.says.setText(words)
        theme.mark(self._window.says, tone=tone)


class _Ask(QDialog):
    """A question with one thing to do and a way out."""

    def __init__(self, parent: QWidget | None, title: str, explained: str, verb: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(20, 20, 20, 16)
        self.rows.setSpacing(theme.GAP)
        words = theme.label(explained, wrap=True)
        words.setFixedWidth(round(_WIDTH * theme.scale()))
        words.setMinimumHeight(words.heightForWidth(words.width()))
        self.rows.addWidget(words)
        buttons = QDialogButtonBox()
        theme.mark(buttons.addButton(verb, QDialogButtonBox.ButtonRole.AcceptRole), primary=True)
        buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.rows.addWidget(buttons)


class AskBrief(_Ask):
    """Asks for a brief; a new one is offered too. `chosen` is its id, "" for a new one."""

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        super().__init__(parent, tr("Put into a brief"),
                         tr("The picture is drawn anew from the records whenever the brief is made."), tr("&Put"))
        self.box = combo()
        self.box.setAccessibleName(tr("Brief"))
        for head in session.reader.page("brief", order="changed", descending=True):
            self.box.addItem(f"{head.ref}  {head.title}", head.id)
        self.box.addItem(tr("A new brief"), "")
        label = QLabel(tr("&Brief"))
        label.setBuddy(self.box)
        self.rows.insertWidget(1, label)
        self.rows.insertWidget(2, self.box)
        self.box.setFocus()

    @property
    def chosen(self) -> str:
        """The brief."""
        return str(self.box.currentData() or "")


class AskNames(_Ask):
    """Tells that a picture names who is protected, and offers to replace the names."""

    def __init__(self, parent: QWidget | None, names: list[str]) -> None:
        super().__init__(parent, tr("Protected names"), tr(
            "The picture names people who are protected: {names}. Nothing has left the archive.",
            names=", ".join(names)), tr("&Replace the names"))
        self.names = names
