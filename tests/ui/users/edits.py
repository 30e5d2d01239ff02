"""Edits as a person makes them in the window, chosen at random, for the rule that all of them can be undone."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from archive_schema.keeping import snapshot
from archive_schema.records import Record
from desktop.archive.order.merging import merge
from desktop.ui.lists.pages import Place
from desktop.ui.main_window import MainWindow
from desktop.ui.tasks import RUNNING

KINDS = ("note", "person", "source", "prosecution", "blocked_site", "task", "context_event")
WORDS = ("Алматы", "қаулы", "court", "ruling", "шағым", "протокол", "witness", "бұғаттау", "letter", "күн")


class Editor:
    """Uses one main window; each edit waits until it is on the disk and in the window."""

    def __init__(self, window: MainWindow, chance: random.Random, files: Path) -> None:
        self.window, self.chance, self.files = window, chance, files
        self.done: list[str] = []

    def edit(self) -> None:
        """One edit more, whatever chance makes it."""
        ways: tuple[Callable[[], bool], ...] = (
            self.enter, self.enter, self.change, self.change, self.change, self.cite, self.tag, self.trash,
            self.restore, self.add_file, self.prefer, self.merge, self.tag_many)
        way = self.chance.choice(ways)
        if way():
            self.done.append(way.__name__)
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is being written and everything written is shown."""
        archive = self.window.session.archive
        for _ in range(2):
            archive.write_aside(lambda writer: None).result()
            QApplication.processEvents()
        while any(task.state == RUNNING for task in self.window.session.tasks.tasks):
            QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    # The edits

    def enter(self) -> bool:
        """A new record."""
        self.window.records.new(self.chance.choice(KINDS))
        return self._fill_in()

    def change(self) -> bool:
        """A record is changed in its form."""
        if self._show():
            self.window.records.edit()
            return self._fill_in()
        return False

    def _fill_in(self) -> bool:
        form = self.window.pane.form
        if form is None:
            return False
        for line in list(form.lines.values()):
            box = line.editor.findChild(QLineEdit) or line.editor.findChild(QPlainTextEdit)
            if line.field.type.name in ("text", "long_text") and box and not line.field.sealed:
                words = " ".join(self.chance.choices(WORDS, k=self.chance.randint(1, 3)))
                box.setText(words) if isinstance(box, QLineEdit) else box.setPlainText(words)
                if self.chance.random() < 0.5:
                    break
        form.save()
        self.settle()
        if self.window.pane.form is form:  # something needed is lacking
            form.give_up()
            return False
        return True

    def cite(self) -> bool:
        """A source is cited for a record."""
        source = self._some("source")
        if source is None or not self._show("person", "prosecution", "blocked_site", "context_event"):
            return False
        self.window.pane.cite()
        form = self.window.pane.form
        assert form is not None
        form.lines["source"].editor.add(source)
        form.save()
        return True

    def tag(self) -> bool:
        """The tag of the key 1 is put on or taken off."""
        if self._show(*KINDS):
            self.window.order.turn_key(1)
            return True
        return False

    def trash(self) -> bool:
        """A record goes into the trash."""
        if self._show():
            self.window.records.trash()
            return True
        return False

    def restore(self) -> bool:
        """The record that was thrown away last comes back."""
        heads = self.window.session.reader.in_trash()
        if heads:
            self.window.show_record(heads[0].id)
            self.window.records.restore()
        return bool(heads)

    def add_file(self) -> bool:
        """A file becomes a source."""
        path = self.files / f"{self.chance.getrandbits(40):x}.txt"
        path.write_text(" ".join(self.chance.choices(WORDS, k=20)), "utf-8")
        self.window.add_files([path])
        return True

    def prefer(self) -> bool:
        """A rival account is preferred, with a reason."""
        reader = self.window.session.reader
        rivals = [one for one in map(reader.get, reader.ids("citation")) if one["value"] and one["field"]]
        if not rivals:
            return False
        rival = self.chance.choice(rivals)
        self.window.session.write("Prefer another account", lambda writer: writer.prefer(rival.id, "It was there"))
        return True

    def merge(self) -> bool:
        """Two people become one."""
        reader = self.window.session.reader
        people = [one.id for one in map(reader.get, reader.ids("person")) if not one.trashed]
        if len(people) < 2:
            return False
        stays, goes = self.chance.sample(people, 2)
        self.window.session.write("Merge 2 records", lambda writer: merge(writer, stays, goes))
        return True

    def tag_many(self) -> bool:
        """All records of a kind are tagged at once."""
        self.window.show_place(Place(kind=self.chance.choice(KINDS)))
        self.settle()
        self.window.list.table.selectAll()
        if not self.window.records.chosen():
            return False
        self.window.order.turn_key(1)
        return True

    def _some(self, *kinds: str) -> str | None:
        reader = self.window.session.reader
        ids = [one for kind in kinds or KINDS for one in reader.ids(kind)]
        return self.chance.choice(ids) if ids else None

    def _show(self, *kinds: str) -> bool:
        record = self._some(*kinds)
        if record:
            self.window.show_record(record)
        return record is not None


def state(window: MainWindow) -> dict[str, Any]:
    """Every record with its rows, links and reference, and the bytes of every file, as they are kept."""
    archive = window.session.archive
    with archive.reader() as reader:
        ids = sorted(row[0] for row in reader.db.execute("select id from record"))
        kept: dict[str, Any] = {one: (snapshot(reader.stored(one)), reader.ref(one)) for one in ids}
        for one in ids:
            record = reader.stored(one)
            if isinstance(record, Record) and record.kind == "file" and record["sha256"]:
                kept[f"bytes of {one}"] = archive.files.has(record["sha256"])
    return kept

