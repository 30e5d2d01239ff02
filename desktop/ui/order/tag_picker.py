"""Choosing tags for the records that are chosen: type a few letters, Enter; Enter on an empty line does it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.archive.order.tagging import ALL, NONE, SOME, Wanted, states
from desktop.archive.order.tags import Place, all_tags, matching, named, tree
from desktop.ui import theme
from desktop.ui.i18n import tr, trn
from desktop.ui.order.chips import dot
from desktop.ui.session import Session

_ID, _NEW = Qt.ItemDataRole.UserRole + 1, "+"
_CHECKS = {NONE: Qt.CheckState.Unchecked, SOME: Qt.CheckState.PartiallyChecked, ALL: Qt.CheckState.Checked}


class TagPicker(QDialog):
    """`wanted` is what was chosen. A tag that only some of the records bear stays so until it is pressed."""

    def __init__(self, parent: QWidget | None, session: Session, records: list[str]) -> None:
        super().__init__(parent)
        self._session, self._records = session, records
        self._before = states(session.reader, records)
        self._now = dict(self._before)
        self._new: dict[str, bool] = {}  # names of tags to be made, in the order they were typed
        self._places = tree(all_tags(session.reader))
        self.setWindowTitle(trn("Tags of {count} record", "Tags of {count} records", len(records)))
        self.resize(round(380 * theme.scale()), round(440 * theme.scale()))
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Type to find…"))
        self.field.setAccessibleName(tr("Find or make a tag"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(lambda text: self._fill())
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Tags"))
        self.list.itemClicked.connect(self._clicked)
        self.list.installEventFilter(self)
        how = theme.label(tr("Enter puts a tag on or takes it off; Enter on an empty line is done."), "small", "second",
                          wrap=True)
        label = QLabel(tr("&Tags"))
        label.setBuddy(self.field)
        buttons = QDialogButtonBox()
        self.go = buttons.addButton(tr("&Apply"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setAutoDefault(False)
        theme.mark(self.go, primary=True)
        cancel = buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        cancel.setAutoDefault(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 16, 16, 12)
        rows.setSpacing(theme.GAP)
        for widget in (label, self.field, self.list, how, buttons):
            rows.addWidget(widget)
        self._fill()

    @property
    def wanted(self) -> Wanted:
        """What is to become of the tags."""
        turned = {tag: state for tag, state in self._now.items() if state != self._before.get(tag, NONE)}
        return Wanted(tuple(tag for tag, state in turned.items() if state == ALL),
                      tuple(tag for tag, state in turned.items() if state == NONE),
                      tuple(name for name, on in self._new.items() if on))

    # The list

    def _fill(self) -> None:
        typed = " ".join(self.field.text().split())
        self.list.clear()
        for name, on in self._new.items():
            if name.casefold().startswith(typed.casefold()):
                self._add(_NEW + name, name, tr("new"), "", ALL if on else NONE)
        shown = list(matching(self._places, typed))
        if not typed:  # those that the records bear come first
            shown.sort(key=lambda place: place.tag.id not in self._before)
        for place in shown:
            self._add(place.tag.id, *self._words(place), place.tag.colour, self._now.get(place.tag.id, NONE))
        if typed and named((place.tag for place in self._places), typed) is None and typed not in self._new:
            item = QListWidgetItem(theme.icon("add"), tr("Make the tag “{name}”", name=typed), self.list)
            item.setData(_ID, _NEW + typed)
        self.list.setCurrentRow(0)

    def _words(self, place: Place) -> tuple[str, str]:
        language = self._session.language
        beside = " › ".join(tag.in_(language) for tag in place.above)
        return place.tag.in_(language), "  ·  ".join(filter(None, (beside, str(place.tag.key or ""))))

    def _add(self, tag: str, words: str, beside: str, colour: str, state: str) -> None:
        item = QListWidgetItem(dot(colour), f"{words}    {beside}" if beside else words, self.list)
        item.setData(_ID, tag)
        self._show_state(item, words, state)

    def _show_state(self, item: QListWidgetItem, words: str, state: str) -> None:
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        item.setCheckState(_CHECKS[state])
        told = {NONE: tr("on none of them"), SOME: tr("on some of them"), ALL: tr("on all of them")}
        if len(self._records) > 1:
            item.setToolTip(told[state])
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{words}, {told[state]}")

    # Choosing

    def _clicked(self, item: QListWidgetItem) -> None:
        self._turn(item)
        self.field.setFocus()

    def _turn(self, item: QListWidgetItem) -> None:
        tag = item.data(_ID)
        if tag.startswith(_NEW):
            self._new[tag[1:]] = not self._new.get(tag[1:], False)
        else:
            order = (SOME, ALL, NONE) if self._before.get(tag) == SOME else (ALL, NONE)
            now = self._now.get(tag, NONE)
            self._now[tag] = order[(order.index(now) + 1) % len(order)] if now in order else ALL
        row = self.list.row(item)
        self.field.clear()
        self._fill()
        self.list.setCurrentRow(min(row, self.list.count() - 1))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key, current = event.key(), self.list.currentItem()
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                done = event.modifiers() & Qt.KeyboardModifier.ControlModifier
                if done or (watched is self.field and not self.field.text().strip()) or current is None:
                    self.accept()
                else:
                    self._turn(current)
                return True
            if watched is self.field and key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.list.count():
                by = 1 if key == Qt.Key.Key_Down else -1
                self.list.setCurrentRow(min(max(0, self.list.currentRow() + by), self.list.count() - 1))
                self.list.setFocus()
                return True
            if watched is self.list and key == Qt.Key.Key_Space and current is not None:
                self._turn(current)
                return True
        return super().eventFilter(watched, event)
