"""Who works in which copy of this archive: their keys, what they may do, what came from whom."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from archive_schema.vocabularies import COLLEAGUE_ROLE
from desktop.archive import Changes, colleagues, signing
from desktop.archive.cards import MOST_LETTERS, Card, read_card
from desktop.archive.colleagues import Colleague
from desktop.archive.errors import ArchiveError
from desktop.archive.roles import EDITOR, ROLES
from desktop.ui import dialogs, theme
from desktop.ui.colleagues.card_window import CardWindow
from desktop.ui.colleagues.compare_window import CompareWindow, NewKeysWindow
from desktop.ui.i18n import local_time, number, said, tr
from desktop.ui.session import Session
from desktop.ui.session_window import SessionWindow
from desktop.ui.words import tip

_ORIGIN = Qt.ItemDataRole.UserRole + 1


class ColleaguesWindow(SessionWindow):
    """A list of copies, what can be done with the one chosen, and what came in until now."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.people: list[Colleague] = []
        self.setWindowTitle(tr("Colleagues"))
        self.resize(round(960 * theme.scale()), round(600 * theme.scale()))
        self.list = _table(tr("Copies of this archive"), (
            tr("Who"), tr("Role"), tr("Letter"), tr("Their keys"), tr("Steps here"), tr("Has of ours"),
            tr("Last came")))
        self.list.itemSelectionChanged.connect(self._show_chosen)
        self.list.itemActivated.connect(lambda item, column: self.compare())
        self.came = _table(tr("What came in"), (tr("When"), tr("From"), tr("New steps")))
        self.role = QComboBox()
        for code in ROLES:
            self.role.addItem(COLLEAGUE_ROLE.say(code, session.language), code)
        self.role.activated.connect(lambda index: self.set_role(str(self.role.itemData(index))))
        self.told = theme.label("", "small", "second", wrap=True)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 16, 16, 12)
        rows.setSpacing(theme.GAP)
        rows.addLayout(self._above())
        rows.addWidget(self.list, 3)
        rows.addLayout(self._below())
        rows.addWidget(self.told)
        label = QLabel(tr("What ca&me in"))
        label.setBuddy(self.came)
        rows.addWidget(label)
        rows.addWidget(self.came, 2)
        session.changed.connect(self._follow)
        self.list.ensurePolished()  # else the line chosen at once has the height of an unstyled one
        self.look()
        self.list.setFocus()

    def _above(self) -> QHBoxLayout:
        above = QHBoxLayout()
        above.setSpacing(theme.GAP)
        self.own = dialogs.button(tr("M&y card…"), self.show_own)
        self.read = dialogs.button(tr("Read a card from a &file…"), self.choose_card)
        self.paste = dialogs.button(tr("&Paste a card…"), self.paste_card)
        theme.mark(self.own, primary=True)
        for button in (self.own, self.read, self.paste):
            above.addWidget(button)
        above.addStretch(1)
        return above

    def _below(self) -> QHBoxLayout:
        below = QHBoxLayout()
        below.setSpacing(theme.GAP)
        self.compare_button = dialogs.button(tr("&Compare keys…"), self.compare, tr("Return"))
        label = QLabel(tr("&Role"))
        label.setBuddy(self.role)
        below.addWidget(self.compare_button)
        below.addSpacing(theme.PANE)
        below.addWidget(label)
        below.addWidget(self.role)
        below.addStretch(1)
        return below

    # What is shown

    def look(self) -> None:
        """Read everybody anew."""
        chosen = self.chosen
        reader, language = self.session.reader, self.session.language
        self.people = colleagues.colleagues(reader)
        self.list.clear()
        for one in self.people:
            came = local_time(one.came, language) if one.came else ""
            ours = "" if one.own else number(one.sees)
            item = QTreeWidgetItem([one.name, COLLEAGUE_ROLE.say(one.role, language), one.letter, _keys(one),
                                    number(one.steps), ours, came])
            item.setData(0, _ORIGIN, one.origin)
            for column in range(self.list.columnCount()):
                item.setToolTip(column, tip(item.text(column)))
            if one.changed:
                item.setForeground(3, theme.brush("danger"))
            self.list.addTopLevelItem(item)
            if chosen and one.origin == chosen.origin:
                self.list.setCurrentItem(item)
        if self.list.currentItem() is None and self.people:
            self.list.setCurrentItem(self.list.topLevelItem(min(1, len(self.people) - 1)))
        self._show_arrivals()
        self._show_chosen()

    def _show_arrivals(self) -> None:
        names = {one.origin: one.name for one in self.people}
        self.came.clear()
        for one in reversed(colleagues.arrivals(self.session.reader)):
            self.came.addTopLevelItem(QTreeWidgetItem([
                local_time(one.when, self.session.language), names.get(one.origin, one.who), number(one.steps)]))
        if not self.came.topLevelItemCount():
            nothing = QTreeWidgetItem([tr("Nothing has come from another copy yet.")])
            nothing.setFirstColumnSpanned(True)
            nothing.setForeground(0, theme.brush("second"))
            nothing.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.came.addTopLevelItem(nothing)
            nothing.setFirstColumnSpanned(True)

    @property
    def chosen(self) -> Colleague | None:
        """The copy one stands on."""
        item = self.list.currentItem()
        origin = item.data(0, _ORIGIN) if item else ""
        return next((one for one in self.people if one.origin == origin), None)

    def _show_chosen(self) -> None:
        one = self.chosen
        self.compare_button.setEnabled(bool(one and one.card and not one.own))
        self.role.setEnabled(bool(one and one.ref))
        self.role.setCurrentIndex(ROLES.index(one.role if one else EDITOR))

    def _follow(self, changes: Changes) -> None:
        if self.session.is_open:
            self.look()

    # What is done

    def show_own(self) -> None:
        """Show the card of this copy; its keys are made when that is first done."""
        archive = self.session.archive

        def shown(made: tuple[Card, str]) -> None:
            self.look()
            CardWindow(*made, self.session.language, self).exec()

        self.session.tasks.run("", lambda step: (colleagues.keep_own(archive), signing.own_card_text(archive)),
                                done=shown, failed=self._tell, quiet=True)

    def choose_card(self) -> None:
        """Read the card of a colleague from a file."""
        for path in dialogs.choose_files(self, tr("The card of a colleague"))[:1]:
            self._take(lambda path=path: read_card(_beginning(path)))

    def paste_card(self) -> None:
        """Read the card of a colleague from a line."""
        ask = dialogs.AskLine(self, tr("Paste a card"),
                              tr("The card is one line that begins with “muragat-card-1:”. It may have been broken "
                                 "into several by mail."), tr("The card"), tr("&Read"))
        if ask.exec():
            self._take(lambda: read_card(ask.field.text()))

    def _take(self, read: Callable[[], Card]) -> None:
        try:
            card = read()
        except (ArchiveError, OSError) as error:
            self._tell(error)
            return
        self.take(card)

    def take(self, card: Card, *, accept_change: bool = False) -> None:
        """Keep a card that was read; where other keys are known for its copy, ask first."""
        def failed(error: BaseException) -> None:
            known = next((one.card for one in self.people if one.origin == card.origin and one.card), None)
            if isinstance(error, signing.KeyChanged) and known and not accept_change:
                if NewKeysWindow(known, card, self.session.language, self).exec():
                    self.take(card, accept_change=True)
            else:
                self._tell(error)

        self._write(colleagues.ADD, lambda writer: colleagues.keep(writer, card, accept_change=accept_change),
                    tr("The card of {name} was read. Compare the words now.", name=card.name), failed, card.origin)

    def compare(self) -> None:
        """Lay the words of both keys side by side."""
        one = self.chosen
        if one is None or one.card is None or one.own:
            return
        archive, theirs, name = self.session.archive, one, one.name

        def shown(own: Card) -> None:
            assert theirs.card is not None
            if CompareWindow(own, theirs.card, self.session.language, self).exec() == QDialog.DialogCode.Accepted:
                self._write(colleagues.COMPARE, lambda writer: colleagues.compare(writer, theirs),
                            tr("The keys of {name} are compared.", name=name))
            else:
                self._say(tr("Keys that differ are not those of {name}. Ask for the card again, by another way.",
                             name=name), "danger")

        self.session.tasks.run("", lambda step: colleagues.keep_own(archive), done=shown, failed=self._tell,
                                quiet=True)

    def set_role(self, role: str) -> None:
        """Say what the chosen copy may do."""
        if (one := self.chosen) and role != one.role:
            self._write(colleagues.SET_ROLE, lambda writer: colleagues.set_role(writer, one.origin, role),
                        tr("{name}: {role}", name=one.name, role=COLLEAGUE_ROLE.say(role, self.session.language)))

    def _write(self, name: str, work: Callable[[Any], object], then: str,
               failed: Callable[[BaseException], None] | None = None, choose: str = "") -> None:
        def done(result: object) -> None:
            self.look()
            for row in range(self.list.topLevelItemCount()):
                item = self.list.topLevelItem(row)
                if choose and item and item.data(0, _ORIGIN) == choose:
                    self.list.setCurrentItem(item)
            self._say(then, "good")

        self.session.write(name, work, done=done, failed=failed or self._tell)

    def _tell(self, error: BaseException) -> None:
        self._say(" ".join(said(error)), "danger")
        self._show_chosen()

    def _say(self, words: str, tone: str) -> None:
        theme.mark(self.told, tone=tone)
        self.told.setText(words)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing is listened to any more."""
        self.session.changed.disconnect(self._follow)
        super().closeEvent(event)


def _keys(one: Colleague) -> str:
    if one.own:
        return tr("this copy")
    if one.changed:
        return tr("other keys than before")
    if one.card is None:
        return tr("no card yet")
    return tr("compared") if one.compared else tr("not compared")


def _beginning(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MOST_LETTERS + 1)


def _table(name: str, columns: tuple[str, ...]) -> QTreeWidget:
    made = QTreeWidget()
    made.setAccessibleName(name)
    made.setColumnCount(len(columns))
    made.setHeaderLabels(list(columns))
    made.setRootIsDecorated(False)
    made.setProperty("lines", "true")
    header = made.header()
    header.setStretchLastSection(False)
    for column in range(len(columns)):
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(0 if len(columns) > 3 else 1, QHeaderView.ResizeMode.Stretch)
    return made
