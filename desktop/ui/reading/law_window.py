"""A source that is a law: its units before anything is kept, what lies outside of them, and another version beside."""

from __future__ import annotations

import html
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from archive_schema.moments import MomentError, parse
from archive_schema.provisions import say
from archive_schema.records import Record
from desktop.archive.errors import ArchiveError
from desktop.exchange.laws import KeptAlready, instrument_of, keep_law, law_of, renamed
from desktop.intake.laws import Difference, Law, Outside, Unit, compare
from desktop.intake.laws.comparing import ADDED, CHANGED, REMOVED, Words
from desktop.ui import dialogs, theme
from desktop.ui.i18n import tr, trn
from desktop.ui.reading.source_window import SourceWindow
from desktop.ui.reading.words_page import Harmless
from desktop.ui.session import Session

JSON = Any
_WHAT = Qt.ItemDataRole.UserRole + 1
_FIELDS = ("title", "number", "adopted", "as_of")


class LawWindow(SourceWindow):
    """Reads the law on another thread; nothing is kept before it is said so, and then as one step."""

    def __init__(self, session: Session, source_id: str) -> None:
        self._source = session.reader.get(source_id)
        super().__init__(session, f"{self._source.ref} · {tr('Articles of a law')}", 1080)
        self.source_id = source_id
        self.law: Law | None = None
        self.other: Law | None = None
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(tr("Units of the law"))
        self.tree.setHeaderLabels([tr("Place"), tr("Heading or first words"), tr("Compared")])
        self.tree.setRootIsDecorated(False)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setStretchLastSection(False)
        self.tree.currentItemChanged.connect(lambda now, before: self._show())
        self.text = Harmless()
        self.text.setAccessibleName(tr("Text of the unit"))
        theme.mark(self.text, reading=True)
        self._lay_out((self.notice, self._form()), (self.tree, self.text), [600, 480], self._buttons(),
                      {"Ctrl+S": self.keep, "F8": lambda: self.turn(1), "Shift+F8": lambda: self.turn(-1)})
        self.look()

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        names = {"title": tr("&Title of the law"), "number": tr("&Number"), "adopted": tr("Adopte&d"),
                 "as_of": tr("&As of")}
        self.lines: dict[str, QLineEdit] = {}
        for name in _FIELDS:
            line = self.lines[name] = QLineEdit()
            label = QLabel(names[name])
            label.setBuddy(line)
            line.setAccessibleName(names[name].replace("&", ""))
            form.addRow(label, line)
        self.versions = QComboBox()
        self.versions.setAccessibleName(tr("Compare with"))
        self.versions.activated.connect(lambda index: self._compare())
        self.versions_label = QLabel(tr("Co&mpare with"))
        self.versions_label.setBuddy(self.versions)
        form.addRow(self.versions_label, self.versions)
        return form

    def _buttons(self) -> tuple[QWidget, ...]:
        self.keep_button = dialogs.button(tr("&Keep it as an instrument"), self.keep, "Ctrl+S")
        theme.mark(self.keep_button, primary=True)
        self.before_button = dialogs.button(tr("Difference &before"), lambda: self.turn(-1), "Shift+F8")
        self.after_button = dialogs.button(tr("Ne&xt difference"), lambda: self.turn(1), "F8")
        return self.keep_button, self.before_button, self.after_button

    # Reading

    def look(self) -> None:
        """Read the law."""
        source = self._source

        def done(law: Law) -> None:
            self.law = law
            for name in _FIELDS:
                self.lines[name].setText(getattr(law, name))
                self.lines[name].setCursorPosition(0)
            self._offer_versions()
            self._fill(())
            self.keep_button.setEnabled(bool(law.units))
            self.notice.tell(self._told(law) if law.units else tr(
                "No articles or clauses were found in the text of this source."), "second" if law.units else "warn")

        self.session.tasks.run("", lambda step: law_of(source), quiet=True,
                               done=self._while_open(done), failed=self._while_open(self._fail))

    @staticmethod
    def _told(law: Law) -> str:
        told = [trn("{count} unit was found.", "{count} units were found.", len(law.units)),
                trn("{count} line lies outside of them and stays in the source.",
                    "{count} lines lie outside of them and stay in the source.", len(law.outside))]
        if law.doubts:
            told.append(trn("{count} number does not follow on the one before: look at it.",
                            "{count} numbers do not follow on the one before: look at them.", len(law.doubts)))
        return " ".join(told)

    def _offer_versions(self) -> None:
        """The other versions that the archive has of this law."""
        reader = self.session.reader
        instrument = instrument_of(reader, self.law) if self.law else None
        self.versions.clear()
        self.versions.addItem("—", "")
        for row in instrument.rows("versions") if instrument else ():
            if (source := str(row.get("source") or "")) and source != self.source_id and reader.find(source):
                day = (row.get("as_of") or {}).get("edtf", "")
                words = filter(None, (day, reader.ref(source), self.session.title(source)))
                self.versions.addItem(" · ".join(words), source)
        on = self.versions.count() > 1
        for widget in (self.versions, self.versions_label, self.before_button, self.after_button):
            widget.setVisible(on)
        self.tree.setColumnHidden(2, not on)

    def _compare(self) -> None:
        source_id = self.versions.currentData()
        if not source_id or self.law is None:
            self._fill(())
            return
        source, law = self.session.reader.get(source_id), self.law

        def done(found: tuple[Difference, ...]) -> None:
            self._fill(found)
            self.notice.tell(trn("{count} unit differs.", "{count} units differ.", len(found)))
            self.turn(1)

        self.session.tasks.run("", lambda step: compare(law_of(source), law), quiet=True,
                               done=self._while_open(done), failed=self._while_open(self._fail))

    # What is shown

    def _fill(self, differences: tuple[Difference, ...]) -> None:
        """Every unit in its place; then the lines that lie outside, and numbers in doubt."""
        self.tree.clear()
        if self.law is None:
            return
        by_path = {one.path: one for one in differences if one.what != REMOVED}
        words = {ADDED: tr("+ added"), REMOVED: tr("− removed"), CHANGED: tr("± changed")}
        gone = [one for one in differences if one.what == REMOVED]
        for unit in self.law.units:
            other = by_path.get(unit.path)
            self._add(_place(unit.path, self.session.language), unit.heading or unit.text,
                      words[other.what] if other else "", other or unit, len(unit.path))
        for one in gone:
            self._add(_place(one.path, self.session.language), " ".join(run for _, run in (*one.heading, *one.text)),
                      words[REMOVED], one, 1)
        for lines, what in ((self.law.doubts, tr("in doubt")), (self.law.outside, tr("outside"))):
            for line in lines:
                self._add(what, line.text, "", line, 1)
        for column in (0, 2):
            self.tree.resizeColumnToContents(column)
        if self.tree.topLevelItemCount():
            self.tree.setCurrentItem(self.tree.topLevelItem(0))

    def _add(self, place: str, words: str, compared: str, what: Unit | Difference | Outside, depth: int) -> None:
        item = QTreeWidgetItem(["   " * (depth - 1) + place, words[:160].replace("\n", " "), compared])
        item.setData(0, _WHAT, what)
        self.tree.addTopLevelItem(item)

    def turn(self, by: int) -> None:
        """Go to the next unit that differs, or the one before."""
        items = [self.tree.topLevelItem(place) for place in range(self.tree.topLevelItemCount())]
        here = self.tree.indexOfTopLevelItem(self.tree.currentItem()) if self.tree.currentItem() else -1
        places = [place for place, item in enumerate(items) if isinstance(item.data(0, _WHAT), Difference)]
        after = [one for one in places if one > here] if by > 0 else [one for one in reversed(places) if one < here]
        if after:
            self.tree.setCurrentItem(items[after[0]])

    def _show(self) -> None:
        item = self.tree.currentItem()
        what = item.data(0, _WHAT) if item is not None else None
        if isinstance(what, Unit):
            notes = "".join(f"<p><i>{_escaped(one)}</i></p>" for one in what.notes)
            self.text.setHtml(f"<p><b>{_escaped(' '.join(filter(None, (what.printed, what.heading))))}</b></p>"
                              f"<p>{_escaped(what.text)}</p>{notes}")
        elif isinstance(what, Difference):
            self.text.setHtml(f"<p><b>{_escaped(what.printed)} {_marked(what.heading)}</b></p>"
                              f"<p>{_marked(what.text)}</p>")
        else:
            self.text.setPlainText(what.text if isinstance(what, Outside) else "")

    # Keeping

    def keep(self) -> None:
        """Keep the law with its units, as one step."""
        if self.law is None or not self.law.units:
            return
        try:
            told = {name: self.lines[name].text().strip() for name in _FIELDS}
            for name in ("adopted", "as_of"):
                told[name] = parse(told[name]).edtf if told[name] else ""
            law = renamed(self.law, **told)
            made: Record = keep_law(self.session.archive, law, self.source_id, self._source.language)
        except (ArchiveError, MomentError, KeptAlready) as error:
            self._fail(error)
            return
        self.keep_button.setEnabled(False)
        self.notice.tell(tr("The law is kept as {ref}.", ref=made.ref), "good")
        self.open_record.emit(made.id)


def _place(path: tuple[tuple[str, str], ...], language: str) -> str:
    return say(path[-1:], language, short=True)


def _escaped(words: str) -> str:
    return html.escape(words).replace("\n", "<br>")


def _marked(runs: Words) -> str:
    """Words that differ, told apart by more than colour: what is gone is struck out, what is new underlined."""
    colours = theme.colours()
    tags = {"-": f'<span style="color:{colours.danger}"><s>', "+": f'<span style="color:{colours.good}"><u>', "": ""}
    ends = {"-": "</s></span>", "+": "</u></span>", "": ""}
    return " ".join(f"{tags[mark]}{_escaped(words)}{ends[mark]}" for mark, words in runs)
