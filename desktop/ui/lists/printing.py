"""The commands that print: what is chosen or listed, the record that is shown, the index of a case, a calendar."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from archive_schema.moments import Moment
from desktop.archive import Reader
from desktop.archive.listing import ids_of
from desktop.ui.i18n import tr
from desktop.ui.lists.pages import name_of
from desktop.ui.tasks import Step

if TYPE_CHECKING:
    from desktop.briefs.values import Document
    from desktop.ui.lists.print_window import Make
    from desktop.ui.main_window import MainWindow


class PrintCommands:
    """Opens pages to be looked at; what is on them is decided in desktop.briefs.printing."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def _open(self, name: str, make: Make) -> None:
        from desktop.ui.lists.print_window import PrintWindow

        window = PrintWindow(self._window.session, name, make)
        window.show()

    def _today(self) -> str:
        return Moment.of({"edtf": date.today().isoformat()}).say(self._window.session.language)

    def _groups(self) -> list[tuple[str, list[int]]]:
        """What is listed, or what is chosen of it when that is several, under the headings it stands under."""
        table = self._window.list.table
        chosen = table.chosen_numbers
        if len(chosen) > 1 or table.records is None:
            return [("", chosen)]
        groups, numbers, found, start = table.records.groups, table.records.numbers, [], 0
        for key, count in groups:
            found.append((table.records.pages.words_of_group(key), list(numbers[start:start + count])))
            start += count
        return found or [("", list(numbers))]

    def print_list(self) -> None:
        """The list with its columns as chosen; of several chosen records, those."""
        window = self._window
        session, table = window.session, window.list.table
        if table.records is None:
            return
        place, groups, today = window.list.place, self._groups(), self._today()
        header = table.horizontalHeader()
        names = [name for name, _ in table.records.pages.columns]
        columns = [names[header.logicalIndex(at)] for at in range(len(names))
                   if not table.isColumnHidden(header.logicalIndex(at))]
        kind = session.kind(place.one_kind) if place.one_kind else None
        title, language = name_of(session, place), session.language

        def make(reader: Reader, edition: str, step: Step) -> Document:
            from desktop.briefs.printing import Part, print_list

            parts = [Part(words, ids_of(reader, numbers)) for words, numbers in groups]
            return print_list(reader, title, parts, columns, language, kind=kind, edition=edition, date=today,
                              progress=step)

        self._open("list.pdf", make)

    def print_record(self) -> None:
        """The record that is shown, with its sources."""
        record, language, today = self._window.pane.record_id, self._window.session.language, self._today()

        def make(reader: Reader, edition: str, step: Step) -> Document:
            from desktop.briefs.printing import print_record

            return print_record(reader, record, language, edition=edition, date=today)

        if record:
            self._open(f"{self._window.session.reader.ref(record)}.pdf", make)

    def print_case(self) -> None:
        """The index of the case that is listed or shown."""
        window, today = self._window, self._today()
        session, case = window.session, window.list.place.case or window.pane.record_id
        if not case or session.reader.kind_of(case) != "case_file":
            window.status.say(tr("Go to a case first."))
            return
        language = session.language

        def make(reader: Reader, edition: str, step: Step) -> Document:
            from desktop.briefs.printing import print_case

            return print_case(reader, case, language, edition=edition, date=today)

        self._open(f"{session.reader.ref(case)}.pdf", make)

    def print_calendar(self) -> None:
        """Deadlines and dated events of what is listed, by month; of several chosen records, theirs."""
        language, today = self._window.session.language, self._today()
        numbers = list(dict.fromkeys(number for _, some in self._groups() for number in some))

        def make(reader: Reader, edition: str, step: Step) -> Document:
            from desktop.briefs.printing import print_calendar

            return print_calendar(reader, ids_of(reader, numbers), language, edition=edition, date=today)

        self._open("calendar.pdf", make)
