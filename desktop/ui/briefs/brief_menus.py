"""The menus of a brief's window: every command once, with its key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from desktop.briefs.writing.outline import DEEPEST
from desktop.ui.i18n import tr
from desktop.ui.menu_parts import command, turning

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

    def _file(self) -> None:
        view, menu = self._view, self._menu(tr("&File"))
        command(menu, tr("&Save what was typed"), view.writing.save, "Ctrl+S")
        command(menu, tr("Brief's own &fields…"), view.blocks.edit_brief, "Ctrl+E")
        menu.addSeparator()
        command(menu, tr("&Export…"), view.exporting.ask, "Ctrl+Shift+E")
        command(menu, tr("Export safe to &publish…"), partial(view.exporting.ask, safe=True), "Ctrl+Alt+E")
        command(menu, tr("Export for &Word…"), partial(view.exporting.ask, paper="docx"), "Ctrl+Alt+W")
        command(menu, tr("Export as a web pa&ge…"), partial(view.exporting.ask, paper="html"), "Ctrl+Alt+M")
        command(menu, tr("&Verify a brief…"), view.verify, "Ctrl+Alt+V")
        menu.addSeparator()
        command(menu, tr("&Close"), view.close, "Ctrl+W")

    def _edit(self) -> None:
        view, menu = self._view, self._menu(tr("Edi&t"))
        command(menu, tr("&Undo"), view.page.undo_typing, "Ctrl+Z")
        command(menu, tr("&Redo"), view.page.redo_typing, "Ctrl+Shift+Z", "Ctrl+Y")
        menu.addSeparator()
        command(menu, tr("Cu&t"), view.page.cut_out, "Ctrl+X")
        command(menu, tr("&Copy"), view.page.copy, "Ctrl+C")
        command(menu, tr("&Paste"), view.page.paste, "Ctrl+V")
        menu.addSeparator()
        command(menu, tr("&Bold"), partial(view.page.surround, "**"), "Ctrl+B")
        command(menu, tr("&Italic"), partial(view.page.surround, "*"), "Ctrl+I")
        command(menu, tr("&Open the citation mark…"), view.inserting.open_mark, "Alt+Return")
        menu.addSeparator()
        command(menu, tr("&Find…"), partial(view.open_find, replacing=False), "Ctrl+F")
        command(menu, tr("R&eplace…"), partial(view.open_find, replacing=True), "Ctrl+R")
        command(menu, tr("Find &next"), partial(view.find.step, 1), "F3")
        command(menu, tr("Find pre&vious"), partial(view.find.step, -1), "Shift+F3")

    def _insert(self) -> None:
        view, menu = self._view, self._menu(tr("In&sert"))
        into = view.inserting
        command(menu, tr("&Citation…"), into.cite, "Ctrl+Shift+K")
        command(menu, tr("Sentence of a &record…"), into.record, "Ctrl+Alt+R")
        command(menu, tr("&Table of records…"), partial(into.form, "table"), "Ctrl+Alt+T")
        pictures = menu.addMenu(tr("&Picture"))
        into.fill_pictures(pictures, command)
        if pictures.actions():
            pictures.actions()[0].setShortcut(QKeySequence("Ctrl+Alt+G"))
        menu.addSeparator()
        command(menu, tr("Te&xt below"), view.page.begin_block, "Ctrl+Return")
        more = menu.addMenu(tr("Any &block"))
        into.fill(more, command)

    def _block(self) -> None:
        view, menu = self._view, self._menu(tr("&Block"))
        command(menu, tr("&Change…"), view.blocks.edit_block, "Ctrl+Shift+F2")
        command(menu, tr("Move &up"), partial(view.blocks.step, -1), "Alt+Shift+Up")
        command(menu, tr("Move &down"), partial(view.blocks.step, 1), "Alt+Shift+Down")
        command(menu, tr("Heading &higher"), partial(view.blocks.turn, -1), "Alt+Shift+Left")
        command(menu, tr("Heading &lower"), partial(view.blocks.turn, 1), "Alt+Shift+Right")
        menu.addSeparator()
        for level in range(1, DEEPEST + 1):
            command(menu, tr("Make it heading {level}", level=level), partial(view.blocks.become, "heading", level),
                      f"Ctrl+Alt+{level}")
        command(menu, tr("Make it &text"), partial(view.blocks.become, "text"), "Ctrl+Alt+0")
        command(menu, tr("Make it a &quotation"), partial(view.blocks.become, "quotation"), "Ctrl+Alt+Q")
        command(menu, tr("Make it a li&st"), partial(view.blocks.become, "list"), "Ctrl+Alt+L")
        menu.addSeparator()
        command(menu, tr("&Put into the trash"), view.blocks.trash_block, "Ctrl+Shift+Del")

    def _look(self) -> None:
        view, menu = self._view, self._menu(tr("&View"))
        self.outline = turning(menu, tr("&Outline and problems"), True, view.side.setVisible, "F9")
        self.pages = turning(menu, tr("&Pages"), True, view.show_pages, "F11")
        self.points = turning(menu, tr("P&age of open points"), False, view.show_points,
                                  "Ctrl+Alt+P")
        menu.addSeparator()
        command(menu, tr("Pages &larger"), partial(view.pages.enlarge, 1), "Ctrl++", "Ctrl+=")
        command(menu, tr("Pages &smaller"), partial(view.pages.enlarge, -1), "Ctrl+-")
        command(menu, tr("Pages as &wide as their pane"), partial(view.pages.enlarge, 0), "Ctrl+0")

    def _go(self) -> None:
        view, menu = self._view, self._menu(tr("&Go"))
        command(menu, tr("To &note number…"), view.ask_note, "Ctrl+G")
        command(menu, tr("Next p&roblem"), partial(view.problems.step, 1), "F8")
        command(menu, tr("Previous pro&blem"), partial(view.problems.step, -1), "Shift+F8")
        command(menu, tr("&Answer the problem…"), view.problems.ask, "Ctrl+Shift+F8")
        menu.addSeparator()
        command(menu, tr("To the &outline"), view.outline.setFocus, "Ctrl+1")
        command(menu, tr("To the &text"), view.page.setFocus, "Ctrl+2")
        command(menu, tr("To the &pages"), view.pages.setFocus, "Ctrl+3")
        command(menu, tr("To the ne&xt pane"), view.next_pane, "F6")
