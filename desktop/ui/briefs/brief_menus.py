"""The menus of a brief's window: every command once, with its key."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from desktop.briefs.writing.outline import DEEPEST
from desktop.ui.i18n import tr

if TYPE_CHECKING:
    from desktop.ui.briefs.brief_view import BriefView


class BriefMenus:
    """Builds the menu bar of a brief's window."""

    def __init__(self, view: BriefView) -> None:
        self._view = view
        self.bar = QMenuBar(view)
        self._file()
        self._edit()
        self._insert()
        self._block()
        self._look()
        self._go()
        view.commands.fill(self._menu(tr("Exhibits an&d filing")))

    def _menu(self, words: str) -> QMenu:
        return self.bar.addMenu(words)

    def _act(self, menu: QMenu, words: str, act: Callable[[], object], *keys: str) -> QAction:
        action = menu.addAction(words)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.triggered.connect(lambda checked=False: act())
        return action

    def _check(self, menu: QMenu, words: str, on: bool, act: Callable[[bool], object], key: str) -> QAction:
        menu.setProperty("checks", "true")
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(on)
        action.setShortcut(QKeySequence(key))
        action.toggled.connect(act)
        return action

    def _file(self) -> None:
        view, menu = self._view, self._menu(tr("&File"))
        self._act(menu, tr("&Save what was typed"), view.writing.save, "Ctrl+S")
        self._act(menu, tr("Brief's own &fields…"), view.blocks.edit_brief, "Ctrl+E")
        menu.addSeparator()
        self._act(menu, tr("&Export…"), view.exporting.ask, "Ctrl+Shift+E")
        self._act(menu, tr("Export safe to &publish…"), partial(view.exporting.ask, safe=True), "Ctrl+Alt+E")
        self._act(menu, tr("Export for &Word…"), partial(view.exporting.ask, paper="docx"), "Ctrl+Alt+W")
        self._act(menu, tr("Export as a web pa&ge…"), partial(view.exporting.ask, paper="html"), "Ctrl+Alt+M")
        self._act(menu, tr("&Verify a brief…"), view.verify, "Ctrl+Alt+V")
        menu.addSeparator()
        self._act(menu, tr("&Close"), view.close, "Ctrl+W")

    def _edit(self) -> None:
        view, menu = self._view, self._menu(tr("Edi&t"))
        self._act(menu, tr("&Undo"), view.page.undo_typing, "Ctrl+Z")
        self._act(menu, tr("&Redo"), view.page.redo_typing, "Ctrl+Shift+Z", "Ctrl+Y")
        menu.addSeparator()
        self._act(menu, tr("Cu&t"), view.page.cut_out, "Ctrl+X")
        self._act(menu, tr("&Copy"), view.page.copy, "Ctrl+C")
        self._act(menu, tr("&Paste"), view.page.paste, "Ctrl+V")
        menu.addSeparator()
        self._act(menu, tr("&Bold"), partial(view.page.surround, "**"), "Ctrl+B")
        self._act(menu, tr("&Italic"), partial(view.page.surround, "*"), "Ctrl+I")
        self._act(menu, tr("&Open the citation mark…"), view.inserting.open_mark, "Alt+Return")
        menu.addSeparator()
        self._act(menu, tr("&Find…"), partial(view.open_find, replacing=False), "Ctrl+F")
        self._act(menu, tr("R&eplace…"), partial(view.open_find, replacing=True), "Ctrl+R")
        self._act(menu, tr("Find &next"), partial(view.find.step, 1), "F3")
        self._act(menu, tr("Find pre&vious"), partial(view.find.step, -1), "Shift+F3")

    def _insert(self) -> None:
        view, menu = self._view, self._menu(tr("In&sert"))
        into = view.inserting
        self._act(menu, tr("&Citation…"), into.cite, "Ctrl+Shift+K")
        self._act(menu, tr("Sentence of a &record…"), into.record, "Ctrl+Alt+R")
        self._act(menu, tr("&Table of records…"), partial(into.form, "table"), "Ctrl+Alt+T")
        pictures = menu.addMenu(tr("&Picture"))
        into.fill_pictures(pictures, self._act)
        if pictures.actions():
            pictures.actions()[0].setShortcut(QKeySequence("Ctrl+Alt+G"))
        menu.addSeparator()
        self._act(menu, tr("Te&xt below"), view.page.begin_block, "Ctrl+Return")
        more = menu.addMenu(tr("Any &block"))
        into.fill(more, self._act)

    def _block(self) -> None:
        view, menu = self._view, self._menu(tr("&Block"))
        self._act(menu, tr("&Change…"), view.blocks.edit_block, "Ctrl+Shift+F2")
        self._act(menu, tr("Move &up"), partial(view.blocks.step, -1), "Alt+Shift+Up")
        self._act(menu, tr("Move &down"), partial(view.blocks.step, 1), "Alt+Shift+Down")
        self._act(menu, tr("Heading &higher"), partial(view.blocks.turn, -1), "Alt+Shift+Left")
        self._act(menu, tr("Heading &lower"), partial(view.blocks.turn, 1), "Alt+Shift+Right")
        menu.addSeparator()
        for level in range(1, DEEPEST + 1):
            self._act(menu, tr("Make it heading {level}", level=level), partial(view.blocks.become, "heading", level),
                      f"Ctrl+Alt+{level}")
        self._act(menu, tr("Make it &text"), partial(view.blocks.become, "text"), "Ctrl+Alt+0")
        self._act(menu, tr("Make it a &quotation"), partial(view.blocks.become, "quotation"), "Ctrl+Alt+Q")
        self._act(menu, tr("Make it a li&st"), partial(view.blocks.become, "list"), "Ctrl+Alt+L")
        menu.addSeparator()
        self._act(menu, tr("&Put into the trash"), view.blocks.trash_block, "Ctrl+Shift+Del")

    def _look(self) -> None:
        view, menu = self._view, self._menu(tr("&View"))
        self.outline = self._check(menu, tr("&Outline and problems"), True, view.side.setVisible, "F9")
        self.pages = self._check(menu, tr("&Pages"), True, view.show_pages, "F11")
        self.points = self._check(menu, tr("P&age of open points"), False, view.show_points,
                                  "Ctrl+Alt+P")
        menu.addSeparator()
        self._act(menu, tr("Pages &larger"), partial(view.pages.enlarge, 1), "Ctrl++", "Ctrl+=")
        self._act(menu, tr("Pages &smaller"), partial(view.pages.enlarge, -1), "Ctrl+-")
        self._act(menu, tr("Pages as &wide as their pane"), partial(view.pages.enlarge, 0), "Ctrl+0")

    def _go(self) -> None:
        view, menu = self._view, self._menu(tr("&Go"))
        self._act(menu, tr("To &note number…"), view.ask_note, "Ctrl+G")
        self._act(menu, tr("Next p&roblem"), partial(view.problems.step, 1), "F8")
        self._act(menu, tr("Previous pro&blem"), partial(view.problems.step, -1), "Shift+F8")
        self._act(menu, tr("&Answer the problem…"), view.problems.ask, "Ctrl+Shift+F8")
        menu.addSeparator()
        self._act(menu, tr("To the &outline"), view.outline.setFocus, "Ctrl+1")
        self._act(menu, tr("To the &text"), view.page.setFocus, "Ctrl+2")
        self._act(menu, tr("To the &pages"), view.pages.setFocus, "Ctrl+3")
        self._act(menu, tr("To the ne&xt pane"), view.next_pane, "F6")
