"""An open archive as the window uses it: archive, index, one reader of the window's thread, one signal of changes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from archive_schema.declare import Kind, Schema
from archive_schema.records import Record
from desktop.archive import Archive, Changes, Head, Reader, Writer
from desktop.archive.order.tags import Tag, all_tags, tags_of
from desktop.archive.titles import is_said_anew, record_title, title_in, titled
from desktop.search import Index, State
from desktop.search.opening import open_index
from desktop.search.unsearched import NotSearched
from desktop.ui import i18n
from desktop.ui.tasks import Board, Task

Done = Callable[[Any], None]
Failed = Callable[[BaseException], None]
_DIFFERENCE = "difference"
_STOPPING = 0.3  # seconds for which work that was stopped is waited for


class Session(QObject):
    """One archive from unlocking to locking. Everything here is for the window's thread."""

    changed = Signal(object)
    """The Changes of each write, on the window's thread, once they are on the disk."""
    index_state = Signal(object)
    """How far the index is: a search State."""
    vault_turned = Signal(bool)
    """The sealed values were opened or closed: whatever shows records must read them anew."""
    settled = Signal()
    """A step was written, undone or done again: the names of Undo and Redo may be others."""

    _changes_arrived = Signal(object)
    _state_arrived = Signal(object)

    def __init__(self, archive: Archive, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.archive = archive
        self.tasks = Board(self)
        # Both come from other threads; queued, they are told on this one.
        self._changes_arrived.connect(self._tell_changes, Qt.ConnectionType.QueuedConnection)
        self._state_arrived.connect(self._tell_state, Qt.ConnectionType.QueuedConnection)
        archive.follow(self._changes_arrived.emit)
        self.index: Index = open_index(archive, self._state_arrived.emit)
        self.not_searched = NotSearched()
        archive.follow(lambda changes: self.not_searched.changed())
        self.reader: Reader = archive.reader()
        self.first_step = self.reader.head()[0]
        """The last step there was at unlocking."""
        self._settings: dict[str, Any] = {}
        self._tags: list[Tag] | None = None  # read when first asked for, and anew when one was changed
        self.windows: list[QWidget] = []
        """Windows beside the main one; they close with it."""
        self.ends: list[Callable[[], None]] = []
        """Called when the archive is closed or its window goes: processes that hold a file of it end with it."""
        self._open = True

    @property
    def schema(self) -> Schema:
        """The kinds of this archive."""
        return self.archive.schema

    @property
    def language(self) -> str:
        """The language of the window: "en", "ru" or "kk"."""
        return i18n.language()

    @property
    def is_open(self) -> bool:
        """False once the archive was locked."""
        return self._open

    def kind(self, name: str) -> Kind:
        """The declaration of a kind."""
        return self.schema[name]

    def label(self, kind: str) -> str:
        """What one record of a kind is called, in the language of the window."""
        return self.schema[kind].label.in_(self.language)

    def plural(self, kind: str) -> str:
        """What records of a kind are called, in the language of the window."""
        return self.schema[kind].plural.in_(self.language)

    def title(self, record_id: str) -> str:
        """The title of a record by its id, in the language of the window; "" if there is none."""
        return title_in(self.reader, record_id, self.language)

    def title_of(self, record: Record) -> str:
        """The title of a record that is at hand, in the language of the window."""
        if record.kind == _DIFFERENCE:
            return self._of_difference(record)
        return record_title(self.schema, record, self.language)

    def _of_difference(self, record: Record) -> str:
        """The title of a difference is kept under the name of a field, which is no word."""
        from desktop.ui.record.kept_difference import heading

        return heading(self, record)

    def title_is_made(self, kind: str) -> bool:
        """Whether titles of a kind read otherwise in the language of the window than they are kept."""
        return is_said_anew(self.schema[kind], self.language)

    def titled(self, heads: Sequence[Head]) -> list[Head]:
        """These heads with their titles in the language of the window."""
        return [replace(head, title=self._of_difference(self.reader.get(head.id))) if head.kind == _DIFFERENCE else head
                for head in titled(self.reader, heads, self.language)]

    def heads(self, ids: list[str]) -> list[Head]:
        """The heads of these records, with their titles in the language of the window; none for what is not there."""
        return self.titled(self.reader.heads(ids))

    def tags(self) -> list[Tag]:
        """All tags, in the order of names."""
        if self._tags is None:
            self._tags = all_tags(self.reader)
        return self._tags

    def tag_words(self, name: str) -> str:
        """A tag in the language of the window, where it has a name in it."""
        return next((tag.in_(self.language) for tag in self.tags() if tag.names["en"] == name), name)

    def coloured_tags(self, records: list[str]) -> dict[str, list[Tag]]:
        """Of these records, the tags that have a colour, as a list shows them: those with a key first."""
        coloured = {tag.id: tag for tag in self.tags() if tag.colour}
        if not coloured:
            return {}
        return {record: sorted((coloured[tag] for tag in tags if tag in coloured),
                               key=lambda tag: (tag.key or 10, tag.names["en"]))
                for record, tags in tags_of(self.reader, records).items()}

    # Writing

    def write(self, name: str, work: Callable[[Writer], Any], *, done: Done | None = None,
              failed: Failed | None = None) -> Task:
        """Write one step, named in English and without content; the outcome comes back on this thread.

        A failure nobody takes is shown by the window.
        """
        return self.tasks.follow(name, self.archive.write(name, work), done=done, failed=failed)

    def write_aside(
        self, work: Callable[[Writer], Any], *, done: Done | None = None, failed: Failed | None = None
    ) -> Task:
        """Write a draft, a setting or layout: no step."""
        return self.tasks.follow("", self.archive.write_aside(work), done=done, failed=failed)

    def keep(self, name: str, value: Any) -> None:
        """Keep a setting of the window in the archive; it holds here at once."""
        self._settings[name] = value
        self.write_aside(lambda writer: writer.set_setting(f"window.{name}", value))

    def kept(self, name: str, default: Any = None) -> Any:
        """A setting of the window that was kept in this archive."""
        return self._settings[name] if name in self._settings else self.reader.setting(f"window.{name}", default)

    # The sealed depth

    @property
    def vault_open(self) -> bool:
        """Whether sealed values are shown."""
        return self.archive.vault is not None

    def open_vault(self, passphrase: str, *, done: Done | None = None, failed: Failed | None = None) -> Task:
        """Open the sealed values; deriving the key takes about a second, on another thread."""
        def turned(result: Any) -> None:
            self._renew_reader()
            if done:
                done(result)

        return self.tasks.run("", lambda step: self.archive.open_vault(passphrase), done=turned, failed=failed,
                              quiet=True)

    def show_vault(self) -> None:
        """The sealed values were opened elsewhere, such as by making their passphrase: have them shown."""
        self._renew_reader()

    def close_vault(self) -> None:
        """Show sealed values no more."""
        self.archive.close_vault()
        self._renew_reader()

    def _renew_reader(self) -> None:
        self.reader.close()
        self.reader = self.archive.reader()
        self.vault_turned.emit(self.vault_open)

    # The end

    def forget_listeners(self) -> None:
        """The window that listened goes, and those beside it; another may listen."""
        self._close_windows()
        self._end()
        for signal in (self.changed, self.settled, self.index_state, self.vault_turned, self.tasks.changed,
                       self.tasks.failed):
            signal.disconnect()

    def let_go(self) -> Callable[[], list[BaseException]]:
        """Let the archive go, at once; nothing of it may be used after this.

        The call returned does the rest, on any thread: it stops what runs, waits for what is being saved, closes index
        and archive, and gives what went wrong with what was still to be saved.
        """
        if not self._open:
            return list
        self._close_windows()
        self._end()
        self._open = False
        wait_for_tasks = self.tasks.let_go()
        self.reader.close()
        index, archive = self.index, self.archive

        def finish() -> list[BaseException]:
            closing = threading.Thread(target=index.close, name="closing-index")
            closing.start()
            wait_for_tasks(_STOPPING)
            closing.join()
            archive.close()
            return wait_for_tasks(0)

        return finish

    def close(self) -> None:
        """Let the archive go and see it closed."""
        self.let_go()()

    def _end(self) -> None:
        for end in list(self.ends):
            end()

    def _close_windows(self) -> None:
        for window in list(self.windows):
            window.close()  # it keeps what is typed in it

    def _tell_changes(self, changes: Changes) -> None:
        if self._open:
            if "tag" in changes.kinds():
                self._tags = None
            self.changed.emit(changes)
            self.settled.emit()

    def _tell_state(self, state: State) -> None:
        if self._open:
            self.index_state.emit(state)
