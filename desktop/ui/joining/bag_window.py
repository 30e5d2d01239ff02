"""A bag for an archive: which case files, in which language, with what; what would go and stay; then it is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTableWidgetItem,
    QVBoxLayout,
)
from shiboken6 import isValid

from archive_schema.labels import LANGUAGES
from desktop.ui import dialogs, i18n, theme
from desktop.ui.coming.parts import add_line, box_of, plain_table
from desktop.ui.i18n import said, tr, worded
from desktop.ui.session import Session
from desktop.ui.session_window import SessionWindow
from desktop.ui.tasks import Cancelled, Step, Task
from desktop.ui.words import tip

if TYPE_CHECKING:
    from desktop.exchange.bag.making import Asked, Made, Outlook

_ID = Qt.ItemDataRole.UserRole


class BagWindow(SessionWindow):
    """Nothing is written before a place was chosen; what would go and stay can be looked at first."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._task: Task | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("A bag for an archive"))
        room = self.screen().availableSize()
        self.resize(min(round(1080 * theme.scale()), room.width() - 60),
                    min(round(560 * theme.scale()), room.height() - 80))
        self.lead = theme.label(tr("A bag is a folder with files, records and a log of custody that any archive can "
                                   "read and verify without Muragat. It is NOT encrypted."), wrap=True)
        self.told = theme.label("", wrap=True)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard
                                          | Qt.TextInteractionFlag.TextSelectableByMouse)
        self.told.setAccessibleName(tr("What was done"))
        self.stays = plain_table(tr("What stays in the archive"), [tr("Kind"), tr("How many"), tr("Why")])
        self.stays.setWordWrap(True)  # why something stays is read whole
        header = self.stays.horizontalHeader()
        for column in (0, 1):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self._make_choices()
        left, right, both, rows = QVBoxLayout(), QVBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        left.addLayout(self._choices, 1)
        for box in (self.sign, self.with_names, self.named):
            left.addWidget(box)
        right.addWidget(self.told)
        right.addWidget(self.stays, 1)
        both.setSpacing(2 * theme.PANE)
        both.addLayout(left, 1)
        both.addLayout(right, 1)
        rows.setContentsMargins(theme.PANE, theme.PANE, theme.PANE, theme.PANE)
        rows.setSpacing(theme.GAP)
        rows.addWidget(self.lead)
        rows.addLayout(both, 1)
        rows.addLayout(self._buttons())

    def _make_choices(self) -> None:
        self.cases = QListWidget()
        theme.mark(self.cases, lines=True)
        self.cases.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # a long title is cut, and told
        self.cases.setAccessibleName(tr("Case files; none chosen is the whole archive"))
        for head in self.session.reader.page("case_file"):
            item = QListWidgetItem(f"{head.ref}  {head.title}", self.cases)
            item.setToolTip(tip(head.title))
            item.setData(_ID, head.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
        self.cases.setCurrentRow(0)
        self.language = box_of(tr("&Language of its pages"), [(code, i18n.NAMES[code]) for code in LANGUAGES],
                               i18n.language())
        self.organisation, self.contact, self.email = QLineEdit(), QLineEdit(), QLineEdit()
        self._choices = QGridLayout()
        self._choices.setSpacing(theme.GAP)
        self._choices.setColumnStretch(1, 1)
        for words, control in ((tr("Case &files"), self.cases), (tr("&Language of its pages"), self.language),
                               (tr("&Organisation that hands it over"), self.organisation),
                               (tr("Person to as&k"), self.contact), (tr("Their &e-mail"), self.email)):
            control.setAccessibleName(control.accessibleName() or words.replace("&", ""))
            label = add_line(self._choices, words, control)
            if control is self.cases:
                self._choices.setAlignment(label, Qt.AlignmentFlag.AlignTop)
        hint = theme.label(tr("None chosen: the whole archive. Space chooses. The last three are told only if filled "
                              "in."), "small", "second", wrap=True)
        self._choices.addWidget(hint, self._choices.rowCount(), 1)
        self._choices.setRowStretch(1, 1)
        self.sign = QCheckBox(tr("&Sign it with the key of this copy"))
        self.with_names = QCheckBox(tr("Let records go in which a &protected person is named"))
        self.named = QCheckBox(tr("People in the log of custody by na&me, not by code"))

    def _buttons(self) -> QHBoxLayout:
        self.look_button = dialogs.button(tr("Look at what &would go"), self.look)
        self.write_button = dialogs.button(tr("Choose a pl&ace and write…"), self.choose, "Ctrl+S")
        theme.mark(self.write_button, primary=True)
        QShortcut(QKeySequence("Ctrl+S"), self, activated=self.choose)
        self.close_button = dialogs.button(tr("&Close"), self.close)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        row.addWidget(self.look_button)
        row.addStretch(1)
        row.addWidget(self.close_button)
        row.addWidget(self.write_button)
        return row

    def asked(self) -> Asked:
        """What was chosen."""
        from desktop.exchange.bag.making import Asked

        items = [self.cases.item(row) for row in range(self.cases.count())]
        return Asked(tuple(str(item.data(_ID)) for item in items if item.checkState() is Qt.CheckState.Checked),
                     self.language.currentData(), self.sign.isChecked(), self.organisation.text(), self.contact.text(),
                     self.email.text(), self.with_names.isChecked(), self.named.isChecked())

    # Looking and writing

    def look(self) -> None:
        """Tell what would go and what would stay; nothing is written."""
        archive, asked = self.session.archive, self.asked()

        def work(step: Step) -> object:
            from desktop.exchange.bag.making import look

            return look(archive, asked)

        self._run(tr("Looking at what a bag would hold"), work, lambda outlook: self._show(outlook, ""))

    def choose(self) -> None:
        """Ask for the place, and write."""
        if not self.write_button.isEnabled():
            return
        place = dialogs.choose_folder(self, tr("In which folder the bag is to lie"))
        if place is None:
            return
        told = tr("The bag becomes a new folder in “{name}”.", name=place.name)
        ask = dialogs.AskLine(self, tr("A bag for an archive"), told, tr("&Name of the bag"), tr("&Write"))
        ask.field.setText("bag")
        if ask.exec():
            self.write(place / Path(ask.field.text().strip()).name)

    def write(self, place: Path) -> None:
        """Write the bag on another thread, and tell."""
        archive, asked = self.session.archive, self.asked()

        def work(step: Step) -> object:
            from desktop.exchange.bag.making import make_bag

            return make_bag(archive, place, asked, step)

        def done(made: Made) -> None:
            words = [tr("Written, read back and compared: {name}", name=made.place.name)]
            words += [tr("Key of the signature: {key}", key=made.key)] if made.key else []
            self._show(made.outlook, "\n".join(words))
            theme.mark(self.told, tone="good")

        self._run(tr("Writing a bag"), work, done)

    def _show(self, outlook: Outlook, words: str) -> None:
        held = tr("Records: {records}. Files: {files}, {octets} bytes.", records=i18n.number(sum(
            outlook.records.values())), files=i18n.number(outlook.files), octets=i18n.number(outlook.octets))
        self._say("\n".join(filter(None, (words, held, *map(str, map(worded, outlook.told))))), "")
        counts = Counter((one.kind, one.why) for one in outlook.stays)
        self.stays.setRowCount(len(counts))
        for row, ((kind, why), count) in enumerate(sorted(counts.items())):
            for column, cell in enumerate((self.session.plural(kind), i18n.number(count), str(worded(why)))):
                self.stays.setItem(row, column, QTableWidgetItem(cell))
        self.stays.resizeRowsToContents()

    def _say(self, words: str, tone: str) -> None:
        self.told.setText(words)
        theme.mark(self.told, tone=tone)

    def _run(self, title: str, work: Callable[[Step], object], done: Callable[..., None]) -> None:
        self._turn(working=True)
        self._say(title + "…", "second")

        def over(result: object) -> None:
            if isValid(self):
                self._turn(working=False)
                done(result)

        def failed(error: BaseException) -> None:
            if isValid(self):
                self._turn(working=False)
                self._say(tr("Stopped; nothing was written.") if isinstance(error, Cancelled)
                          else " ".join(said(error)), "danger")

        self._task = self.session.tasks.run(title, work, done=over, failed=failed)

    def _turn(self, *, working: bool) -> None:
        for button in (self.look_button, self.write_button):
            button.setEnabled(not working)
        if not working:
            self._task = None
            self.write_button.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """What is being written stops, and nothing lies there then."""
        if self._task is not None:
            self._task.cancel()
            self._task.forget()
        super().closeEvent(event)
