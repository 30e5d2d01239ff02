"""Sources taken from the notes of a report: drafts, the page beside them, accepted one by one or all."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFormLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from archive_schema.ids import new_id
from archive_schema.moments import MomentError, parse
from desktop.archive.errors import ArchiveError
from desktop.exchange.footnotes import Offer, accept, offers, text_of
from desktop.ui import dialogs, theme
from desktop.ui.i18n import said, tr, trn
from desktop.ui.reading.source_window import SourceWindow
from desktop.ui.reading.words_page import WordsPage
from desktop.ui.session import Session
from desktop.ui.words import tip

JSON = Any
_FIELDS = ("title", "title_translated", "authors", "publisher", "issued", "accessed", "posted", "url")
_MOMENTS = ("issued", "accessed", "posted")


class FootnotesWindow(SourceWindow):
    """Looks the notes up on another thread; what is typed into a draft is that draft's until it is accepted.

    Drafts that were not accepted are found again in the text the next time.
    """

    def __init__(self, session: Session, source_id: str) -> None:
        report = session.reader.get(source_id)
        super().__init__(session, f"{report.ref} · {tr('Sources from its notes')}", 1120)
        self.source_id = source_id
        self.offers: list[Offer] = []
        self._filling = False
        self.text = WordsPage(text_of(report), has_pages=bool(report["pages"]))
        self.list = self._table()
        side = QSplitter(Qt.Orientation.Vertical)
        side.addWidget(self._draft())
        side.addWidget(self.text)
        side.setChildrenCollapsible(False)
        self._lay_out((theme.label(str(report.title), semibold=True, wrap=True), self.notice), (self.list, side),
                      [520, 630], self._buttons(),
                      {"Ctrl+Return": self.accept_one, "Ctrl+Shift+Return": self.accept_all})
        self.look()

    # Laying out

    def _table(self) -> QTreeWidget:
        made = QTreeWidget()
        made.setAccessibleName(tr("Sources named in the notes"))
        made.setHeaderLabels([tr("Note"), tr("Source"), tr("What becomes of it")])
        made.setRootIsDecorated(False)
        made.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        made.header().setStretchLastSection(False)
        made.header().ensurePolished()  # the size of its type is known from here on
        made.setColumnWidth(2, made.header().sectionSizeHint(2))
        made.currentItemChanged.connect(lambda now, before: self._show())
        return made

    def _draft(self) -> QWidget:
        made = QWidget()
        box = QVBoxLayout(made)
        box.setContentsMargins(theme.GAP, 0, 0, theme.GAP)
        self.printed = theme.label("", "small", "second", wrap=True)
        self.printed.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.cited = theme.label("", "small", "second", wrap=True)
        box.addWidget(self.printed)
        box.addWidget(self.cited)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        kind = self.session.kind("source")
        self.lines: dict[str, QLineEdit] = {}
        for name in _FIELDS:
            line = self.lines[name] = QLineEdit()
            words = kind.field(name).label.in_(self.session.language)
            line.setAccessibleName(words)
            label = QLabel(words)
            label.setBuddy(line)
            line.editingFinished.connect(lambda name=name: self._typed(name))
            form.addRow(label, line)
        box.addLayout(form)
        box.addStretch(1)
        room = QScrollArea()
        room.setWidgetResizable(True)
        room.setFrameShape(QScrollArea.Shape.NoFrame)
        room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        room.setWidget(made)
        return room

    def _buttons(self) -> tuple[QWidget, ...]:
        self.one_button = dialogs.button(tr("&Accept this one"), self.accept_one, "Ctrl+Return")
        self.all_button = dialogs.button(tr("Accept a&ll that are left"), self.accept_all, "Ctrl+Shift+Return")
        theme.mark(self.one_button, primary=True)
        self.left = theme.label("", "small", "second")
        return self.one_button, self.all_button, self.left

    # Notes

    def look(self) -> None:
        """Look the notes up anew."""
        archive, source_id = self.session.archive, self.source_id

        def work(step: object) -> list[Offer]:
            with archive.reader() as reader:
                return offers(reader, source_id)

        def done(found: list[Offer]) -> None:
            self.offers = found
            self._fill()
            if not found:
                self.notice.tell(tr("No numbered notes were found in the text of this source."))

        self.session.tasks.run("", work, quiet=True, done=self._while_open(done), failed=self._while_open(self._fail))

    def _fill(self) -> None:
        here = self.list.indexOfTopLevelItem(self.list.currentItem()) if self.list.currentItem() else 0
        self._filling = True
        self.list.clear()
        for offer in self.offers:
            item = QTreeWidgetItem([str(offer.number), self._title(offer), self._state(offer)])
            item.setToolTip(1, tip(offer.note))
            self.list.addTopLevelItem(item)
        self._filling = False
        for column in (0, 2):
            self.list.resizeColumnToContents(column)
        widest = max(round(220 * theme.scale()), self.list.header().sectionSizeHint(2))
        self.list.setColumnWidth(2, min(self.list.columnWidth(2), widest))
        self.list.setCurrentItem(self.list.topLevelItem(min(max(0, here), len(self.offers) - 1)))
        count = sum(one.is_open for one in self.offers)
        self.left.setText(trn("{count} source is left", "{count} sources are left", count))
        self.all_button.setEnabled(count > 0)
        self._show()

    def _title(self, offer: Offer) -> str:
        return str(offer.values.get("title") or offer.note or tr("empty"))

    def _state(self, offer: Offer) -> str:
        if not offer.values:
            return tr("names no source")
        if offer.taken:
            return tr("taken: {ref}", ref=self.session.reader.ref(offer.existing))
        if offer.first >= 0:
            return tr("as note {number}", number=self.offers[offer.first].number)
        if offer.existing:
            return tr("is here: {ref}", ref=self.session.reader.ref(offer.existing))
        return tr("new source")

    @property
    def offer(self) -> Offer | None:
        """The draft that is looked at."""
        item = self.list.currentItem()
        place = self.list.indexOfTopLevelItem(item) if item is not None else -1
        return self.offers[place] if 0 <= place < len(self.offers) else None

    def _show(self) -> None:
        if self._filling:
            return
        offer = self.offer
        self.one_button.setEnabled(bool(offer and offer.is_open))
        self.printed.setText(tr("As printed: {note}", note=offer.note or tr("empty")) if offer else "")
        self.cited.setText(tr("Cited for: {sentence}", sentence=offer.cited) if offer and offer.cited else "")
        edits = bool(offer and offer.is_open and offer.first < 0 and not offer.existing)
        for name, line in self.lines.items():
            line.setText(_words(offer.values.get(name)) if offer else "")
            line.setCursorPosition(0)
            line.setReadOnly(not edits)
        if offer is not None and offer.note:
            self.text.show_place(offer.start, offer.end)

    def _typed(self, name: str) -> None:
        """Take over what was typed into a draft."""
        offer, line = self.offer, self.lines[name]
        if offer is None or line.isReadOnly() or line.text().strip() == _words(offer.values.get(name)):
            return
        value = _value(name, line.text().strip())
        if name in _MOMENTS and value:
            self._tell_date(value)
        values = {**offer.values, name: value}
        if name == "title":
            values.pop("title_described", None)
        self.offers[offer.place] = replace(offer, values={one: value for one, value in values.items() if value})
        self.list.currentItem().setText(1, self._title(self.offers[offer.place]))

    def _tell_date(self, value: dict[str, str]) -> None:
        """Say as what a date was understood; of one in doubt, what it could be: its words are kept until then."""
        try:
            moment = parse(value["printed"])
        except MomentError as error:
            self.notice.tell(" ".join(said(error)), "warn")
        else:
            self.notice.tell(f"{value['printed']}: {moment.say(self.session.language)}")

    # Accepting

    def accept_one(self) -> None:
        """Take the source that is looked at, and go on to the next that is left."""
        self._finish_typing()
        if (offer := self.offer) is not None and offer.is_open:
            first = [self.offers[offer.first]] if offer.first >= 0 and self.offers[offer.first].is_open else []
            self._accept([*first, offer])
            after = next((one.place for one in self.offers[offer.place:] if one.is_open), -1)
            if after >= 0:
                self.list.setCurrentItem(self.list.topLevelItem(after))

    def accept_all(self) -> None:
        """Take all that are left, as one step."""
        self._finish_typing()
        self._accept([one for one in self.offers if one.is_open])

    def _finish_typing(self) -> None:
        for name, line in self.lines.items():
            if line.hasFocus():
                self._typed(name)

    def _accept(self, chosen: list[Offer]) -> None:
        if not chosen:
            return
        try:
            made = accept(self.session.archive, self.source_id, chosen)
        except (ArchiveError, ValueError) as error:
            self._fail(error)
            return
        for place, source in made.items():
            self.offers[place] = replace(self.offers[place], existing=source,
                                         taken=any(one.place == place for one in chosen))
        self.offers = [replace(one, existing=made[one.first]) if one.first in made and not one.existing else one
                       for one in self.offers]
        self._fill()
        self.notice.tell(trn("{count} source was taken. Undo takes it back.",
                             "{count} sources were taken. Undo takes them back.", len(set(made.values()))), "good")


def _words(value: JSON) -> str:
    """A value as it is typed."""
    if isinstance(value, list):
        return "; ".join(str(one["name"]) for one in value)
    if isinstance(value, dict):
        return str(value.get("edtf") or value.get("printed") or "")
    return str(value or "")


def _value(name: str, words: str) -> JSON:
    """What was typed, as the value of a field; a date that is not understood is kept as its words."""
    if name == "authors":
        return [{"id": new_id(), "name": one.strip()} for one in words.split(";") if one.strip()]
    if name in _MOMENTS and words:
        try:
            return {"edtf": parse(words).edtf, "printed": words, "basis": "stated"}
        except MomentError:
            return {"edtf": "", "printed": words, "basis": "stated"}
    return words
