"""OpenDocument texts (ODF 1.3 part 3): paragraphs in order, notes with the place of their marks, properties."""

from __future__ import annotations

from desktop.intake import xml_parts
from desktop.intake.clean import clean_text
from desktop.intake.read_text import say_in_pieces
from desktop.intake.wire import Say
from desktop.intake.zips import BoundedZip

MEDIA_TYPES = ("application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text-template")
_SPACE = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _OFFICE, _MANIFEST = _SPACE + "text:1.0", _SPACE + "office:1.0", _SPACE + "manifest:1.0"
# Deleted words, remarks, and what stands on the page without being of its text.
_SILENT = frozenset((
    (_TEXT, "tracked-changes"), (_OFFICE, "annotation"), (_OFFICE, "forms"), (_TEXT, "note-citation"),
    (_TEXT, "sequence-decls"), (_TEXT, "variable-decls"), (_TEXT, "user-field-decls"), (_TEXT, "dde-connection-decls"),
    (_TEXT, "ruby-text"),
))
_META = {"title": "title", "initial-creator": "authors", "creation-date": "created", "date": "modified",
         "language": "language"}
_MOST_SPACES = 1000  # a single element may ask for as many as it likes


def read(archive: BoundedZip, say: Say) -> None:
    """Say properties, text and notes of an OpenDocument text."""
    say.fact(tool="muragat odt", version="1")
    if "META-INF/manifest.xml" in archive.names:
        manifest = _Manifest()
        xml_parts.parse(archive.read("META-INF/manifest.xml", 1_000_000), manifest)
        if manifest.locked:
            say.problem("needs_password")
            say.problem("only_pdf_opens")
            return
    say.step("metadata")
    if "meta.xml" in archive.names:
        meta = _Meta()
        xml_parts.parse(archive.read("meta.xml", 1_000_000), meta)
        for field, value in meta.found.items():
            say.propose(field, value, "document properties")
    say.step("text")
    story = Story()
    xml_parts.parse(archive.read("content.xml"), story)
    text = story.finished()
    say_in_pieces(say, text)
    say.step("notes")
    for number, (label, words, at, kind) in enumerate(story.notes, 1):
        say.note(label or str(number), words, at, kind)
    if story.tracked:
        say.problem("tracked_changes")
    if story.remarks:
        say.problem("remarks", count=story.remarks)
    if inside := sum(name.startswith("Object ") and name.endswith("/content.xml") for name in archive.names):
        say.problem("embedded_files", count=inside)
    if not text.strip():
        say.problem("scan" if any(name.startswith("Pictures/") for name in archive.names) else "no_text")


class Story:
    """A target that gathers paragraphs and, apart from them, notes with the places of their marks."""

    def __init__(self) -> None:
        self.notes: list[tuple[str, str, int, str]] = []
        self.tracked = False
        self.remarks = 0
        self._blocks: list[str] = []
        self._length = 0
        self._open: list[list[str]] = []  # a text box lies inside a paragraph and has its own
        self._silent = 0
        self._note: tuple[int, str, int] | None = None  # how many paragraphs were open, its kind, its place
        self._note_blocks: list[str] = []
        self._label: list[str] | None = None
        self._labelled = ""

    def finished(self) -> str:
        """The whole text, a line for each paragraph."""
        return "\n".join(self._blocks)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = xml_parts.split(tag)
        if self._silent:
            self._silent += 1
        elif name in _SILENT:
            self._silent = 1
            self.tracked = self.tracked or name[1] == "tracked-changes"
            self.remarks += name[1] == "annotation"
            self._label = [] if name[1] == "note-citation" else None
        elif name[0] == _TEXT:
            self._element(name[1], attributes)

    def _element(self, name: str, attributes: dict[str, str]) -> None:
        if name in ("p", "h"):
            self._open.append([])
        elif name == "note" and self._open and self._note is None:
            here = self._length + len(clean_text("".join(self._open[-1])))
            kind = attributes.get(f"{{{_TEXT}}}note-class", "footnote")
            self._note, self._note_blocks, self._labelled = (len(self._open), kind, here), [], ""
        elif self._open and name == "s":
            count = attributes.get(f"{{{_TEXT}}}c", "1")
            self._open[-1].append(" " * min(int(count) if count.isdigit() else 1, _MOST_SPACES))
        elif self._open and name in ("tab", "line-break"):
            self._open[-1].append("\t" if name == "tab" else "\n")

    def end(self, tag: str) -> None:
        name = xml_parts.split(tag)
        if self._silent:
            self._silent -= 1
            if not self._silent and self._label is not None:
                self._labelled, self._label = "".join(self._label).strip(), None
        elif name in ((_TEXT, "p"), (_TEXT, "h")) and self._open:
            self._close_paragraph()
        elif name == (_TEXT, "note") and self._note is not None:
            _, kind, at = self._note
            self.notes.append((self._labelled, "\n".join(self._note_blocks).strip(), at, kind))
            self._note = None

    def data(self, text: str) -> None:
        if self._silent:
            if self._label is not None:
                self._label.append(text)
        elif self._open:
            # White space is collapsed as the standard says (6.1.2); what is meant stands in elements.
            self._open[-1].append(" ".join(text.split("\n")))

    def _close_paragraph(self) -> None:
        text = clean_text("".join(self._open.pop()))
        if self._note is not None and len(self._open) >= self._note[0]:
            self._note_blocks.append(text)
        else:
            self._blocks.append(text)
            self._length += len(text) + 1


class _Meta:
    """A target for meta.xml. `dc:creator` is who saved it last, no author."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}
        self._field = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._field = _META.get(xml_parts.split(tag)[1], "")

    def end(self, tag: str) -> None:
        self._field = ""

    def data(self, text: str) -> None:
        if self._field:
            self.found[self._field] = self.found.get(self._field, "") + text


class _Manifest:
    """A target for the list of parts: whether any is encrypted."""

    def __init__(self) -> None:
        self.locked = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.locked = self.locked or xml_parts.split(tag) == (_MANIFEST, "encryption-data")

    def end(self, tag: str) -> None:
        """Nothing to do."""

    def data(self, text: str) -> None:
        """Nothing to do."""
