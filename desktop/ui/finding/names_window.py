"""A list of names, each searched for: how many records have it, and which is the best."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from desktop.exchange.out.tables import new_table
from desktop.search import Results
from desktop.search.batch import search_names, table_headings, table_rows
from desktop.search.name_list import NameList, Row, read_names
from desktop.search.saved import Search
from desktop.search.sealed import WHY as SEALED
from desktop.search.sealed import with_sealed
from desktop.ui import dialogs, theme
from desktop.ui.finding.found import unsearched_words
from desktop.ui.finding.hit_list import why_words
from desktop.ui.finding.lines_window import Line, LinesWindow
from desktop.ui.i18n import number, said, tr
from desktop.ui.session import Session
from desktop.ui.tasks import Cancelled, Step, Task

_HITS = 20  # kept of each name
Found = list[tuple[Row, Results]]


class NamesWindow(LinesWindow):
    """Searches each name of a table and shows a line for it; what was found can be saved as a table."""

    wants_unsearched = Signal()
    """What no search sees is to be shown."""

    def __init__(self, session: Session, search: Search) -> None:
        super().__init__(session, tr("Search a list of names"),
                         [tr("Name looked for"), tr("Records"), tr("Best"), tr("Why"), tr("Passage")])
        self._search = search
        self._names = NameList((), (), ())
        self._found: Found = []
        self._task: Task | None = None
        self.lead.setText(tr("Choose a table (CSV) with a name in each row, in its first column, in one that is "
                             "called so, or in columns for given name, patronymic and surname. Each name is looked for "
                             "in every script, also without its patronymic and with initials."))
        self._missing = self._button("", self.wants_unsearched.emit)
        theme.mark(self._missing, link=True)
        self._missing.hide()
        self._stop = self._button(tr("&Stop"), lambda: self._task and self._task.cancel())
        self._stop.setEnabled(False)
        self._save = self._button(tr("Save as a &table…"), self.save)
        self._save.setToolTip(tr("The table is not encrypted; what is sealed is not written into it."))
        self._save.setEnabled(False)
        self._choose = self._button(tr("Choose a &list…"), self.choose)
        theme.mark(self._choose, primary=True)
        self._choose.setFocus()
        session.vault_turned.connect(self._vault_turned)

    def _button(self, words: str, act: Callable[[], object]) -> QPushButton:
        made = dialogs.button(words, act)
        self.buttons.insertWidget(self.buttons.count() - 1, made)
        return made

    def choose(self) -> None:
        """Ask for the table."""
        if files := dialogs.choose_files(self, tr("A table of names")):
            self.look_for(files[0])

    def look_for(self, table: Path) -> None:
        """Search for the names of a table; how far it is stands in the status bar too, where it can be stopped."""
        session, search = self.session, self._search

        def work(step: Step) -> tuple[NameList, Found]:
            names = read_names(table)
            found = search_names(session.index, names.rows, progress=step, limit=_HITS,
                                 other_scripts=search.other_scripts, word_forms=search.word_forms)
            with session.archive.reader() as reader:
                return names, [(row, with_sealed(results, reader, row.name)) for row, results in found]

        self.clear()
        self.lead.setText(tr("Searching for the names in “{table}”", table=table.name))
        self._stop.setEnabled(True)
        self._choose.setEnabled(False)
        self._save.setEnabled(False)
        self._task = session.tasks.run(tr("Searching a list of names"), work, done=lambda done: self._show(*done),
                                       failed=self._fail)

    def _vault_turned(self, opened: bool) -> None:
        """With the vault closed, nothing that was sealed is shown or kept any longer."""
        if opened or not any(hit.why == SEALED for _, results in self._found for hit in results.hits):
            return
        self.clear()
        self._found = []
        self._save.setEnabled(False)
        self.lead.setText(tr("The sealed values were closed. Search again for what is not sealed."))

    def _over(self) -> None:
        self._task = None
        self._stop.setEnabled(False)
        self._choose.setEnabled(True)

    def _fail(self, error: BaseException) -> None:
        self._over()
        self.lead.setText(tr("Stopped") if isinstance(error, Cancelled) else " ".join(said(error)))

    def _show(self, names: NameList, found: Found) -> None:
        self._over()
        self._names, self._found = names, found
        self._save.setEnabled(bool(found))
        some = sum(bool(results.hits) for _, results in found)
        self.lead.setText(tr("{some} of {all} names were found. Columns searched: {columns}.", some=number(some),
                             all=number(len(found)), columns=", ".join(names.searched)))
        words = unsearched_words(self.session.not_searched.summary(self.session.reader))
        self._missing.setText(words)
        self._missing.setAccessibleName(words)
        self._missing.setVisible(bool(words))
        self.add(_line(self.session, *one) for one in found)
        self.lines.setFocus()

    def save(self) -> None:
        """Ask where what was found shall stand as a table."""
        if path := dialogs.choose_save(self, tr("Save as a table"), tr("Names found") + ".csv", "csv"):
            self.write(path)

    def write(self, path: Path) -> None:
        """Write what was found as a table; at its end, how much no search sees."""
        names, found, missing = self._names, self._found, self._missing.text()

        def work(step: Step) -> None:
            with new_table(path, replace=True) as write:
                write(table_headings(names))
                for row, results in found:
                    for cells in table_rows(row, results):
                        write(cells)
                if missing:
                    write(["", missing])

        self.session.tasks.run(
            tr("Saving a table"), work, failed=lambda error: self.lead.setText(" ".join(said(error))),
            done=lambda nothing: self.lead.setText(tr("Saved as “{table}”; it is not encrypted.", table=path.name)))


def _line(session: Session, row: Row, results: Results) -> Line:
    if not results.hits:
        return (row.name, "0", "", "", ""), ""
    best = results.hits[0]
    title = session.title(best.id) or best.title
    why = why_words(best.why) or tr("as it is written")
    cells = (row.name, number(results.total), f"{best.ref}  {title}", why, best.snippet_text)
    return cells, best.id
