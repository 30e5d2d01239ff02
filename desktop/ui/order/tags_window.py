"""The tag manager: the tree of tags, and beside it the one that is chosen; what is left is written at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSplitter,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from archive_schema.records import Record
from desktop.archive import Changes
from desktop.archive.order import tag_care
from desktop.archive.order.tags import KEYS, Tag, all_tags, borne, inside, matching, tree
from desktop.briefs import write_pdf
from desktop.briefs.codebook import codebook_document
from desktop.ui import dialogs, theme
from desktop.ui.flow import Flow
from desktop.ui.i18n import number, said, tr, trn
from desktop.ui.order.chips import dot
from desktop.ui.order.due_list import today
from desktop.ui.order.merge_window import MergeWindow
from desktop.ui.order.tag_nesting import TagNesting
from desktop.ui.session import Session
from desktop.ui.session_window import SessionWindow
from desktop.ui.tasks import Step
from desktop.ui.words import tip

_ID = Qt.ItemDataRole.UserRole + 1


class TagsWindow(SessionWindow):
    """Each change is a step of its own; Undo in the main window takes it back."""

    open_tag = Signal(str)
    """Show the records of a tag."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._tags: dict[str, Tag] = {}
        self._filling = False
        self.setWindowTitle(tr("Tags"))
        self.resize(round(860 * theme.scale()), round(560 * theme.scale()))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self._left())
        split.addWidget(self._right())
        split.setStretchFactor(0, 1)
        split.setChildrenCollapsible(False)
        self.problem = theme.label("", "small", "danger", wrap=True)
        self.problem.hide()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 16, 16, 12)
        rows.setSpacing(theme.GAP)
        rows.addWidget(split, 1)
        rows.addWidget(self.problem)
        rows.addLayout(self._below())
        session.changed.connect(self._follow)
        self.fill()

    # How it is laid out

    def _left(self) -> QWidget:
        made = QWidget()
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Type to find…"))
        self.search.setAccessibleName(tr("Find a tag"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda text: self.fill())
        self.view = QTreeWidget()
        self.view.setAccessibleName(tr("Tags"))
        self.view.setHeaderLabels([tr("Tag"), tr("Key"), tr("Records")])
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setProperty("lines", "true")
        header = self.view.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.view.itemSelectionChanged.connect(self._show)
        TagNesting(self.view, self.session, lambda: self.chosen, lambda item: item.data(0, _ID) if item else "")
        self.view.itemActivated.connect(lambda item, column: self.open_tag.emit(item.data(0, _ID)))
        rows = QVBoxLayout(made)
        rows.setContentsMargins(0, 0, theme.GAP, 0)
        rows.setSpacing(theme.GAP)
        rows.addWidget(self.search)
        rows.addWidget(self.view, 1)
        return made

    def _right(self) -> QWidget:
        self.form = QWidget()
        self.lines: dict[str, QLineEdit] = {}
        rows = QFormLayout(self.form)
        rows.setContentsMargins(theme.GAP, 0, 0, 0)
        rows.setVerticalSpacing(theme.GAP)
        rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        kind = self.session.kind("tag")
        for name in ("name", "name_ru", "name_kk"):
            line = QLineEdit()
            line.editingFinished.connect(lambda name=name: self._leave(name))
            self.lines[name] = line
            self._row(rows, kind.field(name).label.in_(self.session.language), line)
        self.colours = self._swatches()
        self._row(rows, tr("Colour"), self.colours)
        self.key, self.parent_box = QComboBox(), QComboBox()
        self.key.addItem("—", None)
        for one in KEYS:
            self.key.addItem(str(one), one)
        self.key.activated.connect(lambda index: self._write({"key": self.key.currentData()}))
        self.parent_box.activated.connect(lambda index: self._write({"parent": self.parent_box.currentData()}))
        self._row(rows, tr("&Key 1–9"), self.key)
        self._row(rows, tr("&Inside"), self.parent_box)
        self.codebook = QPlainTextEdit()
        self.codebook.setTabChangesFocus(True)
        self.codebook.installEventFilter(self)
        self._row(rows, tr("&When to use it"), self.codebook)
        return self.form

    def _row(self, rows: QFormLayout, words: str, widget: QWidget) -> None:
        label = QLabel(words)
        label.setBuddy(widget)
        widget.setAccessibleName(words.replace("&", ""))
        rows.addRow(label, widget)

    def _swatches(self) -> QWidget:
        made = QWidget()
        self._colours = QButtonGroup(made)
        row = Flow(made, theme.GRID)
        for place, colour in enumerate(("", *theme.TAG_COLOURS)):
            button = QToolButton()
            button.setCheckable(True)
            button.setIcon(dot(colour))
            words = tr("Colour {number}", number=place) if colour else tr("No colour")
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.setProperty("colour", colour)
            button.clicked.connect(lambda checked=False, colour=colour: self._write({"colour": colour or None}))
            self._colours.addButton(button)
            row.addWidget(button)
        return made

    def _below(self) -> QHBoxLayout:
        below = QHBoxLayout()
        below.setSpacing(theme.GAP)
        self.new_button = dialogs.button(tr("&New tag"), self.new)
        self.merge_button = dialogs.button(tr("&Merge…"), self.merge)
        self.unused_button = dialogs.button(tr("Put &unused into the trash"), self.trash_unused)
        self.export_button = dialogs.button(tr("&Save the codebook…"), self.export)
        for button in (self.new_button, self.merge_button, self.unused_button, self.export_button):
            below.addWidget(button)
        below.addStretch(1)
        return below

    # What is shown

    def fill(self, choose: str = "") -> None:
        """Read the tags anew and stay on the one that was chosen."""
        chosen = choose or self.current
        reader, language = self.session.reader, self.session.language
        tags = all_tags(reader)
        self._tags = {tag.id: tag for tag in tags}
        counts = borne(reader, tags)
        items: dict[str, QTreeWidgetItem] = {}
        self.view.blockSignals(True)
        self.view.clear()
        places = tree(tags)
        shown = {place.tag.id for place in matching(places, self.search.text())}
        shown |= {above.id for place in places if place.tag.id in shown for above in place.above}
        for place in places:
            tag, count = place.tag, counts[place.tag.id]
            if tag.id not in shown:
                continue
            told = f"{number(count.own)} + {number(count.inside)}" if count.inside else number(count.own)
            item = QTreeWidgetItem([tag.in_(language), str(tag.key or ""), told])
            item.setData(0, _ID, tag.id)
            item.setIcon(0, dot(tag.colour))
            item.setToolTip(0, tip("\n".join(filter(None, (tag.in_(language), tag.codebook)))))
            item.setToolTip(2, trn("{count} more has a tag inside it", "{count} more have a tag inside it",
                                   count.inside) if count.inside else "")
            above = items.get(place.above[-1].id) if place.above else None
            (above.addChild if above else self.view.addTopLevelItem)(item)
            items[tag.id] = item
        self.view.expandAll()
        target = items.get(chosen) or self.view.topLevelItem(0)
        if target is not None:
            self.view.setCurrentItem(target)
        self.view.blockSignals(False)
        self._show()

    @property
    def chosen(self) -> list[str]:
        """The tags that are selected."""
        return [item.data(0, _ID) for item in self.view.selectedItems()]

    @property
    def current(self) -> str:
        """The tag one stands on; "" when there is none."""
        item = self.view.currentItem()
        return str(item.data(0, _ID)) if item else ""

    def _show(self) -> None:
        """Show the tag one stands on, unless it is the very one that is typed in."""
        tag = self._tags.get(self.current)
        self._filling = True
        self.form.setEnabled(tag is not None)
        self.merge_button.setEnabled(len(self.chosen) > 1)
        record = self.session.reader.find(tag.id) if tag else None
        for name, line in self.lines.items():
            if not (line.hasFocus() and line.isModified()):
                line.setText((record[name] or "") if record else "")
        if not self.codebook.hasFocus():
            self.codebook.setPlainText(tag.codebook if tag else "")
        for button in self._colours.buttons():
            button.setChecked(bool(tag) and button.property("colour").lower() == (tag.colour.lower() if tag else ""))
        self.key.setCurrentIndex(self.key.findData((tag.key if tag else 0) or None))
        self._fill_parents(tag)
        self._filling = False

    def _fill_parents(self, tag: Tag | None) -> None:
        self.parent_box.clear()
        self.parent_box.addItem("—", None)
        barred = inside(self._tags.values(), tag.id) | {tag.id} if tag else set()
        for place in tree(self._tags.values()):
            if place.tag.id not in barred:
                words = "    " * place.depth + place.tag.in_(self.session.language)
                self.parent_box.addItem(dot(place.tag.colour), words, place.tag.id)
        self.parent_box.setCurrentIndex(max(0, self.parent_box.findData((tag.parent if tag else "") or None)))

    def _follow(self, changes: Changes) -> None:
        if self.session.is_open:
            self.fill()

    # What is changed

    def _leave(self, name: str) -> None:
        line, words = self.lines[name], " ".join(self.lines[name].text().split())
        line.setModified(False)
        if name == "name" and not words:
            self._show()  # a tag without a name is none
        else:
            self._write({name: words or None})

    def _write(self, values: dict[str, Any]) -> None:
        tag = self.current
        record = self.session.reader.find(tag) if tag else None
        if self._filling or record is None or all(record[name] == value for name, value in values.items()):
            return
        self.problem.hide()
        self.session.write("Change a tag", lambda writer: tag_care.change(writer, tag, values), failed=self._tell)

    def _tell(self, error: BaseException) -> None:
        self.problem.setText(" ".join(said(error)))
        self.problem.show()
        self._show()

    def new(self) -> None:
        """Make a tag inside the one that is chosen, to be named."""
        record = Record("tag", {"name": tr("New tag"), **({"parent": self.current} if self.current else {})})

        def made(tag: Record) -> None:
            self.search.clear()
            self.fill(tag.id)
            self.lines["name"].setFocus()
            self.lines["name"].selectAll()

        self.session.write("Make a tag", lambda writer: writer.add(record), done=made, failed=self._tell)

    def merge(self) -> None:
        """Make one tag of those that are selected: all records that bear one of them bear it then."""
        window = MergeWindow(self, self.session, self.chosen)
        if window.exec():
            self.session.write(window.step_name, window.work, done=self.fill, failed=self._tell)

    def trash_unused(self) -> None:
        """Put the tags that nothing names into the trash, as one step."""
        count = len(tag_care.unused(self.session.reader))
        if count:
            self.session.write("Put unused tags into the trash", tag_care.trash_unused, failed=self._tell)
        self.problem.setText(trn("{count} unused tag lies in the trash", "{count} unused tags lie in the trash", count)
                             if count else tr("Every tag is in use"))
        self.problem.show()

    def export(self) -> None:
        """Write the codebook where the person says: as a paper or, for a name that ends so, as text or a table."""
        asked = tr("Save the codebook (.pdf a paper, .md text, .csv a table)")
        path = dialogs.choose_save(self, asked, f"{tr('Codebook')}.pdf", "pdf")
        if path is not None:
            self.save(path)

    def save(self, path: Path) -> None:
        """Write the codebook, on another thread."""
        archive, language, day = self.session.archive, self.session.language, today().isoformat()

        def work(step: Step) -> None:
            with archive.reader() as reader:
                if path.suffix.lower() == ".csv":
                    path.write_text(tag_care.codebook_csv(reader, language), encoding="utf-8-sig", newline="")
                elif path.suffix.lower() == ".md":
                    path.write_text(tag_care.codebook_markdown(reader, language), encoding="utf-8")
                else:
                    write_pdf(codebook_document(reader, language, day), path, step)

        self.session.tasks.run(tr("Saving the codebook"), work, failed=self._tell)

    # Keys and the end

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.codebook and event.type() == QEvent.Type.FocusOut:
            self._write({"codebook": self.codebook.toPlainText().strip() or None})
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """What is typed is written first."""
        self._write({"codebook": self.codebook.toPlainText().strip() or None})
        self.session.changed.disconnect(self._follow)
        super().closeEvent(event)
