"""The line under the search field: where it is searched, in which order, how freely, and what it is narrowed to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from archive_schema.vocabularies import LANGUAGE
from desktop.search import Counts
from desktop.search.saved import BEST, Search
from desktop.ui import theme
from desktop.ui.finding.searching import PARTS, turned
from desktop.ui.flow import Flow
from desktop.ui.i18n import number, tr, trn
from desktop.ui.session import Session

_MOST_OFFERED = 40
_ORDERS: tuple[tuple[str, bool | None], ...] = (
    (BEST, None), ("date", True), ("date", False), ("title", None), ("added", True))


class Narrowing(QWidget):
    """Chips that say how it is searched; each can be turned or taken away, and counts narrow the search further."""

    changed = Signal()
    """Another narrowing was chosen: ask again."""
    everywhere = Signal()
    """The place the search was in is to be left."""
    back = Signal()
    """The place that was left is to be searched in again."""

    def __init__(self, session: Session, after: QWidget | None = None) -> None:
        """after: what the chips follow when one goes on with Tab."""
        super().__init__()
        self._after = after
        self._session = session
        self.chosen = Search()
        self._flow = Flow(self, gap=theme.GRID)
        self.setContentsMargins(theme.PANE, 0, theme.PANE, 0)

    def choose(self, search: Search) -> None:
        """Take on what a saved search was narrowed to; nothing is told."""
        self.chosen = replace(search, query="")

    def forget(self) -> None:
        """Narrow to nothing; how freely words are read, and the order, stay."""
        self.chosen = replace(self.chosen, kinds=(), years=(), tags=(), languages=(), case="")

    def show_for(self, counts: Counts | None, place: str, elsewhere: int, *, left: str = "") -> None:
        """Chips for one answer. place: the name of the place it was searched in, "" for everywhere; elsewhere: how
        many more there are in other places; left: the place that was left to search everywhere."""
        focused = next((chip.objectName() for chip in self.findChildren(QToolButton) if chip.hasFocus()), "")
        while item := self._flow.takeAt(0):
            if widget := item.widget():
                widget.setObjectName("")
                widget.deleteLater()
        if place:
            self._chip(tr("in: {place}  ×", place=place), tr("Search everywhere"), self.everywhere.emit)
        if left:
            self._chip(tr("everywhere"), tr("Search in: {place}", place=left), self.back.emit)
        if elsewhere > 0:
            self._chip(trn("{count} elsewhere", "{count} elsewhere", elsewhere), tr("Search everywhere"),
                       self.everywhere.emit)
        if self.chosen.case and not place:
            self._chip(tr("in: {place}  ×", place=self._case_words(self.chosen.case)), tr("Search everywhere"),
                       self._leave_case)
        for part in PARTS:
            for value in getattr(self.chosen, part):
                self._chip(tr("{what}: {value}  ×", what=_part_words(part), value=self.words_of(part, value)),
                           tr("Do not narrow to this"), partial(self._turn, part, value), f"{part}={value}")
        self._add(self._order())
        for part, pairs in (_pairs(counts) if counts else {}).items():
            if len(pairs) > 1 and not (part == "kinds" and place):
                self._add(self._offers(part, pairs))
        self._turning("other_scripts", tr("other scripts: on"), tr("other scripts: off"),
                      tr("Whether names written in another script count"))
        self._turning("word_forms", tr("word forms: on"), tr("word forms: off"),
                      tr("Whether other forms of a word count"))
        chips = [self._flow.itemAt(place).widget() for place in range(self._flow.count())]
        for before, chip in pairwise([self._after or chips[0], *chips]):
            QWidget.setTabOrder(before, chip)
        self.show()
        self._focus(focused)

    def _focus(self, name: str) -> None:
        """Put the keyboard's focus on the chip that came for one that had it, or for what it was one of."""
        part = name.partition("=")[0]
        chips = {chip.objectName(): chip for chip in self.findChildren(QToolButton)}
        chosen = next((one for one in chips if one.startswith(f"{part}=")), "order")
        if name:
            next(chips[one] for one in (name, part, chosen) if one in chips).setFocus()

    def words_of(self, part: str, value: str) -> str:
        """A kind, year, tag or language in words."""
        if part == "kinds":
            return self._session.plural(value) if value in self._session.schema else value
        if part == "years":
            return value or tr("not dated")
        if part == "languages":
            known = LANGUAGE.terms.get(value)
            return known.in_(self._session.language) if known else value or tr("no language")
        return self._session.tag_words(value)

    def words_for(self, search: Search) -> list[str]:
        """What is searched for and what that is narrowed to, in words."""
        chosen = [self.words_of(part, value) for part in PARTS for value in getattr(search, part)]
        return list(filter(None, [search.query, *chosen, search.case and self._case_words(search.case)]))

    def _case_words(self, ref: str) -> str:
        """What a case file is called."""
        reader = self._session.reader
        return reader.title(reader.id_of(ref)) if reader.has_ref(ref) else ref

    def _leave_case(self, checked: bool = False) -> None:
        self._take(replace(self.chosen, case=""))

    # The parts of the line

    def _add(self, widget: QWidget) -> None:
        self._flow.addWidget(widget)
        widget.show()

    def _chip(self, words: str, tip: str, act: Callable[[], object], name: str = "place") -> None:
        chip = QToolButton(self)
        chip.setObjectName(name)
        chip.setText(words)
        chip.setToolTip(tip)
        chip.setAccessibleName(f"{words}. {tip}")
        theme.mark(chip, chip=True)
        chip.clicked.connect(lambda checked=False: act())
        self._add(chip)

    def _turning(self, name: str, on: str, off: str, tip: str) -> None:
        is_on = getattr(self.chosen, name)
        self._chip(on if is_on else off, tip, lambda: self._take(replace(self.chosen, **{name: not is_on})), name)

    def _button(self, words: str, tip: str, name: str) -> tuple[QToolButton, QMenu]:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setText(f"{words}  ▾")
        button.setToolTip(tip)
        button.setAccessibleName(f"{words}. {tip}")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        theme.mark(button, chip=True, choice=True)
        menu = QMenu(button)
        menu.setProperty("checks", "true")
        button.setMenu(menu)
        return button, menu

    def _order(self) -> QToolButton:
        now = (self.chosen.sort, self.chosen.descending)
        button, menu = self._button(_order_words(*now), tr("The order of what was found"), "order")
        group = QActionGroup(menu)
        for order in _ORDERS:
            action = menu.addAction(_order_words(*order))
            action.setCheckable(True)
            action.setChecked(order == now)
            action.triggered.connect(partial(self._take_order, *order))
            group.addAction(action)
        return button

    def _offers(self, part: str, pairs: tuple[tuple[str, int], ...]) -> QToolButton:
        button, menu = self._button(_part_words(part), tr("Narrow to one of these"), part)
        chosen = getattr(self.chosen, part)
        for value, count in pairs[:_MOST_OFFERED]:
            words = f"{self.words_of(part, value)}\t{number(count)}".replace("&", "&&")
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(value in chosen)
            action.triggered.connect(partial(self._turn, part, value))
        return button

    # What was chosen

    def _turn(self, part: str, value: str, checked: bool = False) -> None:
        self._take(turned(self.chosen, part, value))

    def _take_order(self, order: str, descending: bool | None, checked: bool = False) -> None:
        self._take(replace(self.chosen, sort=order, descending=descending))

    def _take(self, search: Search) -> None:
        self.chosen = search
        self.changed.emit()


def _pairs(counts: Counts) -> dict[str, tuple[tuple[str, int], ...]]:
    years = tuple(sorted(counts.years, reverse=True))  # read as a calendar; those not dated come last
    return {"kinds": counts.kinds, "years": years, "tags": counts.tags, "languages": counts.languages}


def _part_words(part: str) -> str:
    return {"kinds": tr("Kind"), "years": tr("Year"), "tags": tr("Tag"), "languages": tr("Language")}[part]


def _order_words(order: str, descending: bool | None) -> str:
    return {
        (BEST, None): tr("Best first"), ("date", True): tr("Newest first"), ("date", False): tr("Oldest first"),
        ("title", None): tr("By title"), ("added", True): tr("Last added first"),
    }.get((order, descending), tr("Another order"))
