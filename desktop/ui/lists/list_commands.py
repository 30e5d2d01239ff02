"""What can be done with a list: choosing many, grouping and sorting, treating what waits, printing, exporting."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QActionGroup, QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QMenu, QStackedWidget, QVBoxLayout, QWidget

from desktop.archive.chosen import put_into_case, treat
from desktop.ui import dialogs, theme
from desktop.ui.i18n import tr, trn
from desktop.ui.lists.chosen_page import ChosenPage
from desktop.ui.lists.pages import group_choices, sortable
from desktop.ui.lists.printing import PrintCommands
from desktop.ui.lists.quick_look import LookBySpace
from desktop.ui.session import Session
from desktop.ui.tasks import Step

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow


class ListCommands(QObject):
    """The commands of the main window that are about its list."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._table = window.list.table
        self._page: ChosenPage | None = None
        self.prints = PrintCommands(window)
        self._table.chosen_changed.connect(self._show_chosen)
        self._table.installEventFilter(self)
        self.quick = LookBySpace(window, (self._table, window.list.found.list, window.list.due))
        window.list.stack.currentChanged.connect(lambda place: self._show_chosen(self._chosen_here()))
        window.pane.shown.connect(self._show_form)

    # Choosing many

    def select_all(self) -> None:
        """Choose every record of the list."""
        shown = self._window.list.stack.currentWidget()
        if shown is self._table:
            self._table.setFocus()
            self._table.selectAll()

    def invert(self) -> None:
        """Choose the records that are not chosen, and no others."""
        if self._window.list.stack.currentWidget() is self._table:
            self._table.invert()

    def _chosen_here(self) -> int:
        """How many are chosen in the table; what was found has nothing chosen in it."""
        return self._table.chosen_count if self._window.list.stack.currentWidget() is self._table else 0

    def _show_form(self) -> None:
        """A form that was opened is seen, whatever is chosen."""
        if self._window.pane.form is not None:
            self._window.right.setCurrentWidget(self._window.pane)

    def _show_chosen(self, count: int) -> None:
        """Several records have a page of their own, in place of the one that is current."""
        right: QStackedWidget = self._window.right
        if count > 1:
            if self._page is None:
                self._page = ChosenPage(self._window)
                right.addWidget(self._page)
            if self._window.pane.form is None:
                right.setCurrentWidget(self._page)
            self._page.show_number(count)
            self._window.status.show_count(trn("{count} record chosen", "{count} records chosen", count))
        elif right.currentWidget() is self._page is not None:
            right.setCurrentWidget(self._window.pane)
            self._window.list.tell_count()

    def add_to_case(self) -> None:
        """Let the chosen records belong to a case file."""
        session, chosen = self._window.session, self._window.records.chosen()
        if not chosen:
            return
        ask = AskRecord(self._window, session, tr("Add to a case file"), tr("&Case file"), "case_file", tr("&Add"))
        if ask.exec() and ask.picked:
            name = f"Add {len(chosen)} records to a case" if len(chosen) != 1 else "Add a record to a case"
            session.write(name, lambda writer: put_into_case(writer, chosen, ask.picked), done=lambda added:
                          self._window.status.say(trn("{count} record added", "{count} records added", added)))

    # Order and groups

    def fill_groups(self, menu: QMenu) -> None:
        """Put what the list can be grouped by into a menu."""
        self._fill(menu, [("", tr("No groups")), *group_choices(self._window.session, self._table.place)],
                   self._table.listing.group, self._table.group_by)

    def fill_orders(self, menu: QMenu) -> None:
        """Put what the list can be sorted by into a menu."""
        self._fill(menu, sortable(self._window.session, self._table.place), self._table.listing.order[0][0],
                   self._table.sort_by)

    def fill_second_orders(self, menu: QMenu) -> None:
        """Put what decides among equals into a menu."""
        order = self._table.listing.order
        self._fill(menu, sortable(self._window.session, self._table.place), order[1][0] if len(order) > 1 else "",
                   lambda name: self._table.sort_by(name, second=True))

    def _fill(self, menu: QMenu, choices: list[tuple[str, str]], now: str, act: Callable[[str], object]) -> None:
        menu.clear()
        group = QActionGroup(menu)
        for name, words in choices:
            action = menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(name == now)
            action.triggered.connect(lambda checked=False, name=name: act(name))
            group.addAction(action)

    # Review

    def show_reviews(self) -> None:
        """Which records wait for a second person, and which a second person verified."""
        from desktop.archive.review import Review, reviews
        from desktop.ui.record.reviews_window import ReviewsWindow

        session = self._window.session

        def work(step: Step) -> dict[str, Review]:
            with session.archive.reader() as reader:
                return reviews(reader, step)

        def show(found: dict[str, Review]) -> None:
            window = ReviewsWindow(session, found)
            window.open_record.connect(self._window.show_record)
            window.show()

        session.tasks.run(tr("Looking at reviews"), work, done=show)

    # The inbox

    def done_and_next(self) -> None:
        """The source is treated: note it, and go to the next; one can go back to it with Alt+Left."""
        window, chosen = self._window, self._window.records.chosen()
        sources = [head.id for head in window.session.reader.heads(chosen) if head.kind == "source"]
        if not sources:
            window.status.say(tr("Sources alone wait to be treated."))
            return
        name = "Treat a source" if len(sources) == 1 else f"Treat {len(sources)} sources"
        if len(sources) == 1:
            window.list.step(1)
        window.session.write(name, lambda writer: treat(writer, sources), done=self._tell_treated)

    def _tell_treated(self, turned: list[str]) -> None:
        said = trn("{count} source treated", "{count} sources treated", len(turned)) if turned else \
            tr("It was treated already.")
        self._window.status.say(said)

    def wait_again(self) -> None:
        """The chosen sources wait to be treated once more."""
        chosen = self._window.records.chosen()
        self._window.session.write("Let a source wait again", lambda writer: treat(writer, chosen, treated=False))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
                self.done_and_next()
                return True
        return super().eventFilter(watched, event)

    def open_sheet(self) -> None:
        """Show the kind of the list as a sheet, beside this window."""
        from desktop.ui.lists.sheet_window import SheetWindow

        place = self._window.list.place
        if not place.one_kind:
            self._window.status.say(tr("A sheet holds records of one kind. Go to a kind at the left first."))
            return
        window = SheetWindow(self._window.session, place, self._table.columns.names(), self._table.listing)
        window.show()


class AskRecord(QDialog):
    """Asks for one record of a kind, found by typing. `picked` is its id."""

    def __init__(self, parent: QWidget, session: Session, title: str, words: str, kind: str, button: str) -> None:
        super().__init__(parent)
        from desktop.ui.forms.picking import Picker

        self.picked = ""
        self.setWindowTitle(title)
        self.setMinimumWidth(round(380 * theme.scale()))
        self.field = Picker(session, (kind,), self)
        self.field.setAccessibleName(words.replace("&", ""))
        self.field.picked.connect(self._pick)
        label = QLabel(words)
        label.setBuddy(self.field)
        self._titles = session.title
        buttons, self.go = dialogs.buttons_of(self, button)
        self.go.setEnabled(False)
        rows = QVBoxLayout(self)
        for widget in (label, self.field, buttons):
            rows.addWidget(widget)

    def _pick(self, record_id: str) -> None:
        self.picked = record_id
        self.field.setText(self._titles(record_id))
        self.go.setEnabled(True)
        self.go.setFocus()
