"""Word documents (ECMA-376): paragraphs in order, notes with the place of their marks, properties."""

from __future__ import annotations

from desktop.intake import xml_parts
from desktop.intake.clean import clean_text
from desktop.intake.read_text import say_in_pieces
from desktop.intake.wire import Say
from desktop.intake.zips import BoundedZip

_WORD = frozenset(
    (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
)
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_CORE = {
    "title": "title",
    "creator": "authors",
    "created": "created",
    "modified": "modified",
    "language": "language",
}
_AS_TEXT = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
# Deleted words, field codes, and the second telling of what newer programs draw otherwise.
_NOT_TEXT = frozenset(("del", "moveFrom", "instrText", "delText", "delInstrText"))


def main_part(archive: BoundedZip) -> str:
    """The entry that holds the document (ECMA-376 part 2, 9.3), or "" if it is no Word document."""
    relations = _Relations()
    if "_rels/.rels" in archive.names:
        xml_parts.parse(archive.read("_rels/.rels", 1_000_000), relations)
    name = relations.main.lstrip("/") or "word/document.xml"
    return name if name in archive.names and name.startswith("word/") else ""


def read(archive: BoundedZip, main: str, say: Say) -> None:
    """Say properties, text and notes of a Word document."""
    say.fact(tool="muragat docx", version="1")
    say.step("metadata")
    if "docProps/core.xml" in archive.names:
        core = _Core()
        xml_parts.parse(archive.read("docProps/core.xml", 1_000_000), core)
        for field, value in core.found.items():
            for one in value.split(";") if field == "authors" else [value]:
                say.propose(field, one, "document properties")
    say.step("text")
    body = Story()
    xml_parts.parse(archive.read(main), body)
    text = body.finished()
    say_in_pieces(say, text)
    say.step("notes")
    for kind in ("footnote", "endnote"):
        _say_notes(archive, main, kind, body.marks[kind], say)
    if body.tracked:
        say.problem("tracked_changes")
    if inside := sum("/embeddings/" in name for name in archive.names):
        say.problem("embedded_files", count=inside)
    if not text.strip():
        say.problem("scan" if any("/media/" in name for name in archive.names) else "no_text")


def _say_notes(archive: BoundedZip, main: str, kind: str, marks: dict[str, int], say: Say) -> None:
    name = f"{main.rpartition('/')[0]}/{kind}s.xml"
    if name not in archive.names or not marks:
        return
    notes = _Notes(kind)
    xml_parts.parse(archive.read(name), notes)
    # Word numbers notes by the order of their marks, not by their ids.
    for number, (note_id, at) in enumerate(marks.items(), 1):
        say.note(str(number), notes.found.get(note_id, ""), at, kind)


class Story:
    """A target that gathers paragraphs of running text and where the marks of notes stand in it."""

    def __init__(self) -> None:
        self.marks: dict[str, dict[str, int]] = {"footnote": {}, "endnote": {}}
        self.tracked = False
        self._blocks: list[str] = []
        self._length = 0
        # Paragraphs that are open: a text box lies inside a paragraph and has its own.
        self._open: list[list[str]] = []
        self._waiting: list[tuple[str, str, int, int]] = []
        self._silent = 0
        self._in_text = False

    def finished(self) -> str:
        """The whole text, a line for each paragraph."""
        return "\n".join(self._blocks)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        space, name = xml_parts.split(tag)
        word = space in _WORD
        if word and name in ("del", "ins", "moveFrom", "moveTo"):
            self.tracked = True
        if self._silent or word and name in _NOT_TEXT or (space, name) == (_COMPATIBILITY, "Fallback"):
            self._silent += 1
        elif word and name == "p":
            self._open.append([])
        elif name == "t" and (word or space.endswith("/math")):
            self._in_text = True
        elif word and self._open:
            if name in _AS_TEXT:
                self._open[-1].append(_AS_TEXT[name])
            elif name in ("footnoteReference", "endnoteReference"):
                self._mark(name.removesuffix("Reference"), _attribute(attributes, "id"))

    def end(self, tag: str) -> None:
        if self._silent:
            self._silent -= 1
            return
        space, name = xml_parts.split(tag)
        if name == "t":
            self._in_text = False
        elif name == "p" and space in _WORD and self._open:
            self._close_paragraph()

    def data(self, text: str) -> None:
        if self._in_text and not self._silent and self._open:
            self._open[-1].append(text)

    def _mark(self, kind: str, note_id: str) -> None:
        inside = len(clean_text("".join(self._open[-1])))
        self._waiting.append((kind, note_id, len(self._open), inside))

    def _close_paragraph(self) -> None:
        depth = len(self._open)
        text = clean_text("".join(self._open.pop()))
        for kind, note_id, at_depth, inside in self._waiting:
            if at_depth == depth:
                self.marks[kind].setdefault(note_id, self._length + inside)
        self._waiting = [mark for mark in self._waiting if mark[2] != depth]
        self._blocks.append(text)
        self._length += len(text) + 1


class _Notes:
    """A target that gathers notes by their ids; separators and the like have a type and are left."""

    def __init__(self, kind: str) -> None:
        self.found: dict[str, str] = {}
        self._kind, self._id, self._story = kind, "", Story()

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        space, name = xml_parts.split(tag)
        if name == self._kind and space in _WORD:
            self._id = "" if _attribute(attributes, "type") else _attribute(attributes, "id")
            self._story = Story()
        else:
            self._story.start(tag, attributes)

    def end(self, tag: str) -> None:
        space, name = xml_parts.split(tag)
        if name == self._kind and space in _WORD:
            if self._id:
                self.found[self._id] = self._story.finished().strip()
        else:
            self._story.end(tag)

    def data(self, text: str) -> None:
        self._story.data(text)


class _Core:
    """A target for docProps/core.xml (ECMA-376 part 2, 11)."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}
        self._field = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._field = _CORE.get(xml_parts.split(tag)[1], "")

    def end(self, tag: str) -> None:
        self._field = ""

    def data(self, text: str) -> None:
        if self._field:
            self.found[self._field] = self.found.get(self._field, "") + text


class _Relations:
    """A target for _rels/.rels: which entry is the main document."""

    def __init__(self) -> None:
        self.main = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if attributes.get("Type", "").endswith("/officeDocument"):
            self.main = self.main or attributes.get("Target", "")

    def end(self, tag: str) -> None:
        """Nothing to do."""

    def data(self, text: str) -> None:
        """Nothing to do."""


def _attribute(attributes: dict[str, str], name: str) -> str:
    """An attribute by its name in any namespace."""
    return next((value for key, value in attributes.items() if xml_parts.split(key)[1] == name), "")
