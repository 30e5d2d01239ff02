"""What is typed in a brief, on its way into the archive: drafts while typing, one step for what was done at once.

What is written is shown at once and not waited for; while a write is under way, what comes back from the archive
waits, so that nobody's words jump.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from archive_schema.records import Record
from desktop.archive import Writer
from desktop.briefs.writing.finding import Looked, replaced
from desktop.briefs.writing.outline import turned
from desktop.briefs.writing.shown import Shown, shown_of
from desktop.ui.briefs.text_page import TextPage
from desktop.ui.i18n import said
from desktop.ui.session import Session

_DRAFT_AFTER = 800
Work = Callable[[Writer], Any]


class Writing(QObject):
    """The texts of one brief, as they are kept and as they are typed."""

    changed = Signal()
    """Something was typed: what is shown elsewhere is out of date."""
    shown = Signal()
    """The blocks were shown anew."""
    failed = Signal(str)

    def __init__(self, session: Session, brief_id: str, page: TextPage) -> None:
        super().__init__(page)
        self.session, self.brief_id, self.page = session, brief_id, page
        self.kept: dict[str, str] = {}
        """The text of each block as it is in the archive, or on its way there."""
        self._dirty: dict[str, None] = {}
        self._under_way = 0
        self._closed = False
        self._then: Callable[[], object] | None = None
        self._draft = QTimer(self, singleShot=True, interval=_DRAFT_AFTER)
        self._draft.timeout.connect(self.keep_drafts)
        page.typed.connect(self._typed)
        page.left.connect(lambda before: self.save() if self._dirty else None)

    # Reading

    def refresh(self) -> None:
        """Show the blocks as they now are, with what is typed and not kept yet."""
        if self._under_way:
            return  # done when the last write is
        wanted = shown_of(self.session.reader, self.brief_id, self.session.language)
        self.kept = {one.id: one.text for one in wanted}
        typed = {block: self.page.brief.text_of(block) for block in self._dirty if block in self.kept}
        self._dirty = dict.fromkeys(typed)
        for block, text in typed.items():
            self.page.brief.note(block, text)
        self.page.show_blocks([dataclasses.replace(one, text=typed.get(one.id, one.text)) for one in wanted])
        self.shown.emit()
        if self._then is not None:
            then, self._then = self._then, None
            then()

    def restore(self) -> bool:
        """Bring back what was typed before and never saved. Was there anything?"""
        reader, found = self.session.reader, {}
        for key in reader.drafts():
            if key in self.kept and (draft := reader.draft(key)):
                text = draft["values"].get("text")
                if isinstance(text, str) and text != self.kept[key]:
                    found[key] = text
        self.page.show_blocks([dataclasses.replace(one, text=found.get(one.id, one.text))
                               if one.is_typed else one for one in self.page.brief.shown])
        self._dirty = dict.fromkeys(found)
        return bool(found)

    def typed(self) -> dict[str, str]:
        """The texts that are not kept yet, by block."""
        brief = self.page.brief
        texts = {block: brief.text_of(block) for block in self._dirty if brief.lines_of(block)}
        return {block: text for block, text in texts.items() if text != self.kept.get(block)}

    def texts(self) -> dict[str, str]:
        """Every text of the brief as it is shown, by block, in order."""
        return {one.id: one.text for one in self.now() if one.is_typed}

    def now(self) -> list[Shown]:
        """The blocks as they are shown."""
        texts = {block: self.page.brief.text_of(block) for block in self._dirty}
        return [dataclasses.replace(one, text=texts.get(one.id, one.text)) for one in self.page.brief.shown]

    # Drafts

    def _typed(self, blocks: set[str]) -> None:
        self._dirty.update(dict.fromkeys(block for block in blocks if block in self.kept))
        if not self._draft.isActive():
            self._draft.start()
        self.changed.emit()

    def keep_drafts(self) -> None:
        """Keep what is typed as drafts, outside history."""
        self._draft.stop()
        texts = self.typed()
        if texts and self.session.is_open:
            def work(writer: Writer) -> None:
                for block, text in texts.items():
                    others = (writer.draft(block) or {"values": {}})["values"]
                    writer.keep_draft(block, "brief_block", {**others, "text": text})

            self.session.write_aside(work)

    # Writing

    def save(self) -> None:
        """Keep what was typed, in one step."""
        before, texts = list(self._dirty), self._take()
        if texts:
            self.write("Edit a brief", lambda writer: None, texts)
        elif before:
            self.session.write_aside(lambda writer: _forget(writer, before))

    def _take(self) -> dict[str, str]:
        """What was typed, which counts as kept from now on; what was typed before cannot be undone letter by letter."""
        self._draft.stop()
        texts = self.typed()
        for block, text in texts.items():
            self.page.brief.note(block, text)
        self.kept |= texts
        self._dirty.clear()
        self.page.brief.clearUndoRedoStacks()
        return texts

    def write(self, name: str, work: Work, texts: dict[str, str] | None = None,
              then: Callable[[], object] | None = None) -> None:
        """Write a step, with all that was typed till now; `then` is done once it is written and shown."""
        texts = (texts or {}) | self._take()
        self._then = then or self._then

        def whole(writer: Writer) -> None:
            for block, text in texts.items():
                if writer.find(block) is not None:
                    writer.edit(block, {"text": text or None})
            _forget(writer, texts)
            work(writer)

        def over() -> None:
            self._under_way -= 1
            if not self._closed:
                self.refresh()

        def failed(error: BaseException) -> None:
            if self._closed:
                return  # the drafts were kept before
            self._dirty.update(dict.fromkeys(texts))
            over()
            self.keep_drafts()
            self.failed.emit(" ".join(said(error)))

        self._under_way += 1
        self.session.write(name, whole, done=lambda done: over(), failed=failed)

    # What is done to blocks

    def begin(self, after: str, new_id: str, text: str = "", block_type: str = "text") -> None:
        """Begin a block to be typed in below another one; it can be typed in at once."""
        self._take_into_shown()
        shown = list(self.page.brief.shown)
        at = next((at for at, one in enumerate(shown, 1) if one.id == after), len(shown))
        level = int(block_type == "heading")
        shown.insert(at, Shown(new_id, block_type, text, level))
        self.page.show_blocks(shown)
        self.kept[new_id] = text
        values = {"block_type": block_type, "text": text or None, "level": level or None}
        self.write("Add a block to a brief", self._adding(new_id, values, after))
        self.page.go_to(new_id, 0)
        self.shown.emit()

    def insert(self, after: str, new_id: str, values: dict[str, Any]) -> None:
        """Put a block below another one, and go to it."""
        self.write("Add a block to a brief", self._adding(new_id, values, after), then=lambda: self.page.go_to(new_id))

    def _adding(self, new_id: str, values: dict[str, Any], after: str) -> Work:
        brief = self.brief_id

        def work(writer: Writer) -> None:
            order = [one.id for one in writer.blocks_of(brief)]
            at = order.index(after) + 1 if after in order else len(order)
            given = {name: value for name, value in values.items() if value is not None}
            record = Record("brief_block", {"brief": brief, "place": at + 1, **given})
            writer.add(dataclasses.replace(record, id=new_id))
            number(writer, brief, [*order[:at], new_id, *order[at:]])

        return work

    def _take_into_shown(self) -> None:
        """What is shown is what is typed."""
        for block in list(self._dirty):
            self.page.brief.note(block, self.page.brief.text_of(block))

    def order(self, ids: Sequence[str]) -> None:
        """Put the blocks in another order."""
        if list(ids) != [one.id for one in self.page.brief.shown]:
            wanted = list(ids)
            self.write("Move a block of a brief", lambda writer: number(writer, self.brief_id, wanted))

    def trash(self, block_id: str) -> None:
        """Put a block into the trash; the cursor goes to the one before."""
        ids = [one.id for one in self.page.brief.shown]
        beside = ids[max(ids.index(block_id) - 1, 0)] if block_id in ids else ""
        self.write("Put a record into the trash", lambda writer: writer.trash(block_id),
                   then=lambda: self.page.go_to(beside))

    def turn(self, block_id: str, by: int) -> None:
        """Make a heading deeper or higher."""
        shown = self.page.brief.shown_by(block_id)
        if shown and shown.level and turned(shown.level, by) != shown.level:
            level = turned(shown.level, by)
            self.write("Change the level of a heading", lambda writer: writer.edit(block_id, {"level": level}))

    def become(self, block_id: str, block_type: str, level: int = 0) -> None:
        """Make another type of block of one that is typed in."""
        shown = self.page.brief.shown_by(block_id)
        if shown and shown.is_typed and (shown.type, shown.level) != (block_type, level):
            values = {"block_type": block_type, "level": level or None}
            self.write("Change the type of a block", lambda writer: writer.edit(block_id, values))

    def replace_all(self, looked: Looked, by: str) -> int:
        """Replace everywhere, in one step; how often."""
        count, texts = 0, {}
        for block, text in self.texts().items():
            made, here = replaced(text, looked, by)
            if here:
                texts[block] = made
                count += here
        if texts:
            self._take()
            self.write("Replace in a brief", lambda writer: None, texts)
        return count

    def close(self) -> None:
        """Keep what is typed: as a draft first, then as a step."""
        if self.session.is_open:
            self.keep_drafts()
            self.save()
        self._draft.stop()
        self._closed = True


def number(writer: Writer, brief_id: str, order: Sequence[str]) -> None:
    """Give the blocks of a brief their places 1, 2, 3 … in this order; those it does not name come last."""
    blocks = {block.id: block for block in writer.blocks_of(brief_id)}
    ids = [one for one in order if one in blocks] + [one for one in blocks if one not in order]
    for place, block_id in enumerate(ids, 1):
        if blocks[block_id]["place"] != place:
            writer.edit(block_id, {"place": place})


def _forget(writer: Writer, blocks: Iterable[str]) -> None:
    """Drop the drafts of these texts; what else a draft holds stays."""
    for block in blocks:
        if draft := writer.draft(block):
            others = {name: value for name, value in draft["values"].items() if name != "text"}
            if others:
                writer.keep_draft(block, draft["kind"], others)
            else:
                writer.drop_draft(block)
