"""The menu bar: every command once, with its key. A context menu only repeats what stands here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from archive_schema.labels import LANGUAGES
from archive_schema.profiles import PROFILES
from desktop.ui import i18n, theme
from desktop.ui.finding.search_field import OFFER
from desktop.ui.i18n import step, tr, trn
from desktop.ui.joining.entry_list import choosing_keys
from desktop.ui.joining.handing_over import hand_over, open_originals
from desktop.ui.joining.joining_commands import SETTLE
from desktop.ui.menu_parts import Key, choices, command, turning
from desktop.ui.navigator import group_words
from desktop.ui.reading.reading_commands import READ, ReadingCommands, commands, window_keys
from desktop.ui.start.everywhere import EXIT, HELP, LOCK
from desktop.ui.start.idle import CHOICES
from desktop.ui.start.profile import KEY, profile_of

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow

_KEYS_OF_NEW = {"source": "Ctrl+N", "case_file": "Ctrl+Shift+N", "note": "Ctrl+Shift+O",
                "prosecution": "Ctrl+Alt+J"}


class Menus:
    """Builds the menus of the main window and keeps the actions that change."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.of_records: list[QAction] = []
        """Commands that need a record to be shown."""
        self._file()
        self._edit()
        self._view()
        self._search()
        self._list()
        self._order()
        self._pictures()
        self._go()
        self._help()

    def _menu(self, words: str) -> QMenu:
        menu = self._window.menuBar().addMenu(words)
        menu.setToolTipsVisible(True)
        return menu

    def _act(self, menu: QMenu, words: str, act: Callable[[], object], *keys: Key, record: bool = False) -> QAction:
        action = command(menu, words, act, *keys)
        if record:
            self.of_records.append(action)
        return action

    def _file(self) -> None:
        window, menu = self._window, self._menu(tr("&File"))
        new = menu.addMenu(tr("&New"))
        profile = profile_of(window.session)
        for name in dict.fromkeys((*_KEYS_OF_NEW, *(profile.kinds if profile else ()))):
            if name != "brief":  # begun from a template, below
                self._act(new, tr("{kind}…", kind=window.session.label(name)), partial(window.records.new, name),
                          *([_KEYS_OF_NEW[name]] if name in _KEYS_OF_NEW else []))
        self._act(new, tr("&Brief from a template…"), window.begin_brief, "Ctrl+Alt+N")
        new.addSeparator()
        for group in dict.fromkeys(kind.group for kind in window.session.schema):
            more = new.addMenu(group_words(group))
            for kind in window.session.schema:
                if kind.group == group:
                    self._act(more, tr("{kind}…", kind=kind.label.in_(i18n.language())),
                              partial(window.records.new, kind.name))
        files = window.files
        self._act(menu, tr("&Add files…"), files.choose_files, "Ctrl+Shift+I")
        self._act(menu, tr("A&dd a folder…"), files.choose_folder, "Ctrl+Alt+Shift+I")
        self._act(menu, tr("Go on &with a stopped import"), files.go_on)
        inner = menu.addMenu(tr("Files of the so&urce"))
        self._act(inner, tr("&Marked in the file…"), files.show_marks, record=True)
        self._act(inner, tr("&Transcript…"), files.type_transcript, record=True)
        self._act(inner, tr("Open with a &password…"), files.unlock, record=True)
        self._act(menu, tr("Pa&ges of a web archive…"), window.records.choose_pages, "Ctrl+Alt+B", record=True)
        self._act(menu, tr("&Import records…"), window.coming.choose, "Ctrl+Shift+U")
        inner = menu.addMenu(tr("Bags that an&y archive reads (BagIt)"))
        self._act(inner, tr("&Write a bag for an archive…"), window.bags.make, "Ctrl+Alt+Shift+E")
        self._act(inner, tr("&Check a bag, take it in…"), window.bags.check, "Ctrl+Alt+Shift+K")
        inner = menu.addMenu(tr("&Copies and colleagues"))
        self._act(inner, tr("Co&lleagues…"), window.commands.show_colleagues, "Ctrl+Alt+O")
        self._act(inner, tr("Seal a copy…"), window.joining.seal, "Ctrl+Alt+Shift+C")
        self._act(inner, tr("&Merge a sealed copy…"), window.joining.merge, "Ctrl+Shift+Y")
        self._act(inner, tr("&What came, what arrived…"), window.commands.show_exchanges, "Ctrl+Alt+Shift+A")
        self._act(inner, tr("Hand over a case…"), partial(hand_over, window), "Ctrl+Alt+Shift+H")
        self._act(inner, tr("Take sealed &originals out…"), partial(open_originals, window), "Ctrl+Alt+Shift+O")
        menu.addSeparator()
        prints, inner = window.lists.prints, menu.addMenu(tr("Prin&t"))
        self._act(inner, tr("The &list…"), prints.print_list, "Ctrl+P")
        self._act(inner, tr("The &record…"), prints.print_record, "Ctrl+Alt+P", record=True)
        self._act(inner, tr("The &index of a case…"), prints.print_case, "Ctrl+Alt+I")
        self._act(inner, tr("A &calendar…"), prints.print_calendar, "Ctrl+Alt+Y")
        self._act(menu, tr("&Back up now…"), window.commands.back_up, "Ctrl+Shift+B")
        self._act(menu, tr("C&heck the archive"), window.commands.check, "Ctrl+F8")
        self._act(menu, tr("&Verify a brief…"), window.verify_brief, "Ctrl+Alt+V")
        self._act(menu, tr("&Rebuild the index"), window.commands.rebuild_index, "Ctrl+F5")
        self.vault = self._act(menu, tr("Open the &sealed values…"), window.commands.turn_vault, "Ctrl+Shift+L")
        self._act(menu, tr("Keys and &passphrases…"), window.commands.show_secrets, "Ctrl+Alt+K")
        self._act(menu, tr("Restore &from a backup…"), window.wants_restore.emit, "Ctrl+Alt+R")
        menu.addSeparator()
        self._act(menu, tr("&Open another archive…"), window.locked_to_choose, QKeySequence.StandardKey.Open)
        lock = self._act(menu, tr("&Lock"), window.lock, LOCK)
        lock.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)  # from a brief's window too
        after = [(minutes, trn("After {count} minute", "After {count} minutes", minutes)) for minutes in CHOICES]
        choices(menu, tr("Lock wh&en idle"), [*after, (0, tr("Never"))], window.commands.idle.minutes,
                     window.commands.lock_after)
        self._act(menu, tr("Quic&k exit"), window.wants_exit.emit, EXIT)
        self._act(menu, tr("&Quit"), window.close, "Ctrl+Q")

    def _edit(self) -> None:
        window, menu = self._window, self._menu(tr("&Edit"))
        self.undo = self._act(menu, tr("&Undo"), window.records.undo, "Ctrl+Z")
        self.redo = self._act(menu, tr("&Redo"), window.records.redo, "Ctrl+Shift+Z", "Ctrl+Y")
        self._act(menu, tr("What &was done…"), window.records.show_steps, "Ctrl+Alt+H")
        menu.addSeparator()
        self._act(menu, tr("&Edit the record"), window.records.edit, "Ctrl+E", record=True)
        self._act(menu, tr("Change the field in its place"), window.pane.edit_here, "F2", record=True)
        # Its key is the record pane's own.
        self._act(menu, tr("&Cite a source…") + "\tCtrl+Shift+K", window.pane.cite_here, record=True)
        self._act(menu, tr("Copy the re&ference"), window.records.copy_reference, "Ctrl+Shift+A", record=True)
        menu.addSeparator()
        self._act(menu, tr("Put into the &trash"), window.records.trash, QKeySequence.StandardKey.Delete, record=True)
        self._act(menu, tr("Take &out of the trash"), window.records.restore, "Ctrl+Shift+R", record=True)
        self._act(menu, tr("&Purge for good…"), window.records.purge, "Shift+Del", record=True)

    def _view(self) -> None:
        window, menu = self._window, self._menu(tr("&View"))
        columns = menu.addMenu(tr("&Columns"))
        columns.setProperty("checks", "true")
        columns.aboutToShow.connect(partial(window.list.table.fill_columns, columns))
        self.all_kinds = turning(menu, tr("All &kinds"), window.navigator.all_kinds,
                                     window.navigator.show_all_kinds, "Ctrl+Shift+H")
        window.navigator.wants_all_kinds.connect(self.all_kinds.setChecked)
        profiles = [(one.name, one.label.in_(i18n.language())) for one in PROFILES.values()]
        choices(menu, tr("&Profile"), [*profiles, ("", tr("All of it"))], window.session.kept(KEY, ""),
                     window.work_as)
        self.navigator = turning(menu, tr("&Navigator"), True, window.navigator.setVisible, "F9")
        # Its key is the list's own.
        self._act(menu, tr("&Quick look") + f"\t{_said(Qt.Key.Key_Space)}", window.lists.quick.look, record=True)
        self._reading(menu)
        self.reading = turning(menu, tr("&Record over the whole window"), False, window.read_wide, "F11")
        menu.addSeparator()
        choices(menu, tr("&Language"), [(code, i18n.NAMES[code]) for code in LANGUAGES], i18n.language(),
                     window.speak)
        choices(menu, tr("Colo&urs"), [(theme.SYSTEM_MODE, tr("As the system")), (theme.LIGHT_MODE, tr("Light")),
                                            (theme.DARK_MODE, tr("Dark"))],
                     window.session.kept("theme", theme.SYSTEM_MODE), lambda mode: window.dress(mode=mode))
        choices(menu, tr("&Size of type"), [(size, f"{size} %") for size in theme.SIZES],
                     window.session.kept("type", 100), lambda size: window.dress(size=size))

    def _reading(self, menu: QMenu) -> None:
        reading, inner = ReadingCommands(self._window.pane), menu.addMenu(tr("Readin&g a source"))
        self._act(inner, tr("&Read it"), reading.read, READ, record=True)
        for words, key, name in commands():
            self._act(inner, f"{words}\t{key}", reading.doing(name))  # their keys are the reading view's own

    def _go(self) -> None:
        window, menu = self._window, self._menu(tr("&Go"))
        self.back = self._act(menu, tr("&Back"), lambda: window.go(-1), "Alt+Left")
        self.forward = self._act(menu, tr("&Forward"), lambda: window.go(1), "Alt+Right")
        menu.addSeparator()
        self._act(menu, tr("&Previous record"), lambda: window.list.step(-1), "Alt+Up")
        self._act(menu, tr("&Next record"), lambda: window.list.step(1), "Alt+Down")
        menu.addSeparator()
        self._act(menu, tr("To the na&vigator"), window.navigator.setFocus, "Ctrl+1")
        self._act(menu, tr("To the &list"), window.list.focus_list, "Ctrl+2")
        self._act(menu, tr("To the re&cord"), window.focus_record, "Ctrl+3")
        self._act(menu, tr("&Tasks"), window.status.show_tasks, "Alt+Shift+J")

    def _search(self) -> None:
        window, menu = self._window, self._menu(tr("&Search"))
        self._act(menu, tr("&Find"), window.search_here, "Ctrl+F")
        self._act(menu, tr("Find every&where"), window.search_everywhere, "Ctrl+Shift+F")
        self._act(menu, tr("&Keep this search…"), window.searches.keep, "Ctrl+Shift+S")
        menu.addSeparator()
        self._act(menu, tr("Find &addresses…"), window.searches.show_addresses, "Ctrl+Alt+A")
        self._act(menu, tr("Search a &list of names…"), window.searches.search_names, "Ctrl+Alt+F")
        self._act(menu, tr("What was &not searched"), window.searches.show_unsearched, "Ctrl+Alt+U")

    def _list(self) -> None:
        lists, menu = self._window.lists, self._menu(tr("&List"))
        self._act(menu, tr("Choose &all"), lists.select_all, QKeySequence.StandardKey.SelectAll)
        self._act(menu, tr("Choose the &others instead"), lists.invert, "Ctrl+I")
        menu.addSeparator()
        for words, fill in ((tr("&Group by"), lists.fill_groups), (tr("&Sort by"), lists.fill_orders),
                            (tr("&Then by"), lists.fill_second_orders)):
            inner = menu.addMenu(words)
            inner.setProperty("checks", "true")
            inner.aboutToShow.connect(partial(fill, inner))
        menu.addSeparator()
        self._act(menu, tr("As a s&heet…"), lists.open_sheet, "Ctrl+Alt+T")
        menu.addSeparator()
        self._act(menu, tr("Treate&d, and the next"), lists.done_and_next,
                  "Ctrl+Shift+D", record=True)
        self._act(menu, tr("Let it &wait again"), lists.wait_again, "Ctrl+Alt+D", record=True)
        self._act(menu, tr("Mark as &reviewed…"), self._window.records.mark_reviewed, "Ctrl+Alt+W", record=True)
        self._act(menu, tr("Wa&its for a second person…"), lists.show_reviews, "Ctrl+Alt+Shift+W")
        menu.addSeparator()
        self._act(menu, tr("Add to a &case file…"), lists.add_to_case, "Ctrl+Alt+C", record=True)
        self._act(menu, tr("&Export…"), self._window.coming.export, "Ctrl+Alt+E", record=True)

    def _order(self) -> None:
        order, menu = self._window.order, self._menu(tr("&Order"))
        self._act(menu, tr("T&ags…"), order.tag, "Ctrl+T", record=True)
        keyed = menu.addMenu(tr("Tags with a &key"))
        keyed.aboutToShow.connect(partial(order.fill_keys, keyed))
        self._act(menu, tr("Tag ma&nager…"), order.tags, "Ctrl+Shift+T")
        self._act(menu, tr("Mo&ve under…"), order.move_tag, "Ctrl+Alt+G")
        menu.addSeparator()
        self._act(menu, tr("Change &many records…"), order.bulk_edit, "Ctrl+R", record=True)
        menu.addSeparator()
        self._act(menu, tr("Mer&ge…"), order.merge, "Ctrl+Shift+M", record=True)
        self._act(menu, tr("Find &duplicates…"), order.duplicates, "Ctrl+D")
        self._act(menu, tr("Settle di&fferences…"), self._window.joining.settle, SETTLE)
        menu.addSeparator()
        self._act(menu, tr("Case from a t&emplate…"), order.begin_case, "Ctrl+Alt+Shift+N")
        self._act(menu, tr("Kee&p the case as a template…"), order.keep_case, "Ctrl+Alt+Shift+S")
        menu.addSeparator()
        self._act(menu, tr("&What is due"), order.show_due, "Ctrl+4")
        self._act(menu, tr("D&one"), order.meet, "Ctrl+Shift+Return", record=True)

    def _pictures(self) -> None:
        pictures, menu = self._window.pictures, self._menu(tr("P&ictures"))
        self._act(menu, tr("&Timeline of the list"), pictures.timeline, "Ctrl+5")
        self._act(menu, tr("Timeline of the &record"), pictures.timeline_of_record, "Ctrl+Shift+5", record=True)
        self._act(menu, tr("&Counts of the list"), pictures.counts, "Ctrl+6")
        self._act(menu, tr("Re&lations of the record"), pictures.relations, "Ctrl+7", record=True)
        menu.addSeparator()
        self._act(menu, tr("&Blockings in time"), pictures.blockings, "Ctrl+8")
        self._act(menu, tr("&Phases of a shutdown"), pictures.phases, "Ctrl+9")

    def _help(self) -> None:
        window, menu = self._window, self._menu(tr("&Help"))
        manual = self._act(menu, tr("&Manual"), window.show_manual, HELP)
        manual.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)  # from a brief's window too
        self._act(menu, tr("&Keys"), window.show_keys, "Ctrl+F1")
        self._act(menu, tr("&About Muragat"), window.show_about, "Shift+F1")

    # What changes

    def name_undo(self, undo: str, redo: str) -> None:
        """Say what Undo and Redo would do; steps are kept under English names."""
        for action, name, words in ((self.undo, undo, tr("&Undo")), (self.redo, redo, tr("&Redo"))):
            action.setText(f"{words}: {step(name)}".replace("&&", "&") if name else words)
            action.setEnabled(bool(name))

    def keys(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Every menu with its commands and their keys, for the page of keys; then those of the search field."""
        found = []
        for top in self._window.menuBar().actions():
            lines = [(action.text().split("\t")[0].replace("&", ""), _keys(action)) for action in _commands(top)
                     if _keys(action)]
            found.append((top.text().replace("&", ""), lines))
        return [*found, (tr("In the search field"), [
            (tr("To what is offered, or to what was found"), _said(Qt.Key.Key_Down)),
            (tr("Take what is offered"), _said(Qt.Key.Key_Tab)),
            (tr("Show the offers again"), OFFER.toString(QKeySequence.SequenceFormat.NativeText)),
            (tr("To what was found"), _said(Qt.Key.Key_Return)),
            (tr("Leave the offers, then the search"), _said(Qt.Key.Key_Escape)),
            (tr("From the list back to the field"), _said(Qt.Key.Key_Slash)),
        ]), (tr("In a list"), [
            (tr("Put the tag that has this key on, or take it off"), "1 … 9"),
        ]), (tr("In a picture"), [
            (tr("Nearer, further away, all of it"), "+  −  0"),
            (tr("Along the days"), f"{_said(Qt.Key.Key_Left)}  {_said(Qt.Key.Key_Right)}"),
            (tr("From mark to mark"), f"{_said(Qt.Key.Key_Up)}  {_said(Qt.Key.Key_Down)}"),
            (tr("Open the record of a mark"), _said(Qt.Key.Key_Return)),
            (tr("Show what a record links too, or no longer"), _said(Qt.Key.Key_Space)),
            (tr("Hide the kind of a record"), _said(Qt.Key.Key_H)),
        ]), choosing_keys(), *window_keys()]


def _said(key: Qt.Key) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def _keys(action: QAction) -> str:
    shown = [key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()]
    return ", ".join(shown) or (action.text().split("\t") + [""])[1]


def _commands(action: QAction) -> list[QAction]:
    menu = action.menu()
    if not isinstance(menu, QMenu):
        return [action]
    return [command for inner in menu.actions() for command in _commands(inner)]
