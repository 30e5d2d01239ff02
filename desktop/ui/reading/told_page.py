"""Letters and conversations as words: who said it and when stands out, and a message can be cited as one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from archive_schema.records import Record
from archive_schema.text.anchors import LOST, SAME, Anchor, Place
from archive_schema.text.quotation import Found, Text
from desktop.intake import conversation, whatsapp
from desktop.intake.conversation import Message
from desktop.ui import theme
from desktop.ui.i18n import tr
from desktop.ui.reading.lettering import quoted
from desktop.ui.reading.words_page import WordsPage

JSON = Any
HEAD, MORE = "head", "more"
_LETTERS = ("python email", "python-oxmsg")
"""How the text of a letter was got: see the field `text_method`."""


def told_page(method: str, raw: str) -> WordsPage | None:
    """A page made for a letter or a conversation; None for the text of anything else."""
    if conversation.is_conversation(method):
        return ConversationPage(raw)
    return LetterPage(raw) if is_told(method) else None


def is_told(method: str) -> bool:
    """Whether a text with this `text_method` is one of those."""
    return conversation.is_conversation(method) or method.startswith(_LETTERS)


class _Lines(QSyntaxHighlighter):
    """Sets lines of some roles otherwise than what was written in the message itself."""

    def __init__(self, document: QTextDocument, roles: Sequence[str]) -> None:
        super().__init__(document)
        self._roles, colours = roles, theme.colours()
        head, more = QTextCharFormat(), QTextCharFormat()
        head.setFontWeight(theme.font("body", semibold=True).weight())
        head.setForeground(QColor(colours.accent))
        more.setForeground(QColor(colours.second))
        self._forms = {HEAD: head, MORE: more}

    def highlightBlock(self, text: str) -> None:
        """See QSyntaxHighlighter."""
        number = self.currentBlock().blockNumber()
        form = self._forms.get(self._roles[number]) if number < len(self._roles) else None
        if form is not None:
            self.setFormat(0, len(text.encode("utf-16-le")) // 2, form)


class LetterPage(WordsPage):
    """A letter: its headers as stated, then its words."""

    def __init__(self, raw: str) -> None:
        super().__init__(raw)
        lines = raw.split("\n")
        heads = lines.index("") if "" in lines else len(lines)
        self._lines = _Lines(self.edit.document(), [MORE] * heads)


class ConversationPage(WordsPage):
    """Messages one below the other. What is marked is cited with the message it stands in; with nothing marked the
    whole message at the caret is."""

    order_told = Signal(str)
    """Which of the numbers in its dates is the day: see whatsapp.order_of."""

    def __init__(self, raw: str) -> None:
        self.messages = list(conversation.read(raw))
        self._starts: list[int] = []
        self._texts: list[tuple[int, int]] = []
        lines, roles = self._laid_out()
        super().__init__("\n".join(lines), placeholder=tr("This conversation has no messages."))
        self._lines = _Lines(self.edit.document(), roles)
        self._ask()

    def _laid_out(self) -> tuple[list[str], list[str]]:
        """The lines that are shown and the role of each; notes where every message and its words stand."""
        lines: list[str] = []
        roles: list[str] = []
        at = 0

        def put(line: str, role: str = "") -> None:
            nonlocal at
            lines.append(line)
            roles.append(role)
            at += len(line) + 1

        for one in self.messages:
            self._starts.append(at)
            put("  ·  ".join(filter(None, (one.sender, one.time, f"№ {one.number}"))), HEAD)
            begin = at
            for line in one.text.split("\n") if one.text else ():
                put(line)
            self._texts.append((begin, max(begin, at - 1)))
            for key, words in one.more:
                put("    " + told_words(key, words), MORE)
            put("")
        return lines, roles

    # Which message

    def at(self, place: int) -> int:
        """The number by order, from 0, of the message at a place in what is shown; -1 where there is none."""
        return bisect_right(self._starts, place) - 1

    def passage(self) -> dict[str, JSON]:
        """See Shown: the words marked, or the whole message at the caret."""
        if not self.messages:
            return {}
        cursor = self.edit.textCursor()
        start, end = self._place(cursor.selectionStart()), self._place(cursor.selectionEnd())
        first, last = self.at(start), self.at(max(start, end - 1))
        message, (begin, stop) = self.messages[first], self._texts[first]
        if start == end:
            start, end = begin, stop
        elif first == last and start < begin:  # its head was marked too
            start = begin
        values = {"quote": quoted(self.raw[start:end]), "prefix": self.raw[begin:start].strip()[-200:],
                  "suffix": self.raw[end:stop].strip()[:200], "locator_kind": "message", "speaker": message.sender,
                  "locator": message.pinpoint if first == last else self._from_to(message, self.messages[last])}
        return {name: value for name, value in values.items() if value}

    def _from_to(self, first: Message, last: Message) -> str:
        return ", ".join(filter(None, (f"{first.number}–{last.number}", f"{first.time} – {last.time}".strip(" –"))))

    def is_marked(self) -> bool:
        """See WordsPage: there is always a message at the caret."""
        return bool(self.messages)

    # What was cited

    def show_citations(self, citations: Sequence[Record]) -> None:
        """See Shown. The words are looked for in their message: many messages say the same."""
        by_number = {one.number: place for place, one in enumerate(self.messages)}
        self.anchors, self._cited = {}, []
        for one in citations:
            number = str(one["locator"] or "").split(",")[0].split("–")[0].strip()
            place = by_number.get(number) if one["locator_kind"] == "message" else None
            found = self._found(str(one["quote"] or ""), place)
            if found is not None:
                self._cited.append((one, *found))
                self.anchors |= {one.id: Anchor(SAME, (Place(1, *found),))}
            elif one["quote"]:
                self.anchors |= {one.id: Anchor(LOST)}
        self._paint()
        self.placed.emit()

    def _found(self, quote: str, place: int | None) -> tuple[int, int] | None:
        if place is None and not quote:
            return None
        start = self._starts[place] if place is not None else 0
        end = self._starts[place + 1] if place is not None and place + 1 < len(self._starts) else len(self.raw)
        if not quote:
            return start, end
        self._text = self._text or (Text(self.raw) if place is None else None)
        looked = self._text if place is None and self._text else Text(self.raw[start:end])
        found = looked.find(quote, "", "")
        return (start + found.start, start + found.end) if isinstance(found, Found) else None

    # Its dates

    def _ask(self) -> None:
        """Ask once which number is the day where the dates do not tell."""
        doubtful = next((one.time for one in self.messages if whatsapp.is_doubtful(one.time)), "")
        if not doubtful:
            return
        self.asked = QWidget()
        rows, row = QVBoxLayout(self.asked), QHBoxLayout()
        rows.setContentsMargins(0, 0, 0, theme.GAP)
        rows.setSpacing(theme.GRID)
        rows.addWidget(theme.label(tr("The dates can be read in two ways, as {date}. Which number is the day?",
                                      date=doubtful.split(",")[0]), wrap=True))
        rows.addLayout(row)
        for words, order in ((tr("The fi&rst"), whatsapp.DAY_FIRST), (tr("The seco&nd"), whatsapp.MONTH_FIRST)):
            button = QPushButton(words)
            button.clicked.connect(lambda checked=False, order=order: self.order_told.emit(order))
            row.addWidget(button)
        row.addStretch()
        box = self.layout()
        assert box is not None and isinstance(self.edit, QPlainTextEdit)
        box.removeWidget(self.edit)
        box.addWidget(self.asked)
        box.addWidget(self.edit)


def told_words(key: str, words: str) -> str:
    """What is stated of a message, in words."""
    match key:
        case "file":
            name, _, sha256 = words.partition(" | ")
            return (tr("file: {name} (SHA-256 {hash})", name=name, hash=sha256) if sha256
                    else tr("file: {name} (not at hand)", name=name))
        case "edited":
            return tr("edited {when}", when=words).strip()
        case "forwarded":
            return tr("forwarded from {whom}", whom=words)
        case "reply":
            return tr("in reply to № {number}", number=words)
        case "done":
            return tr("what was done: {words}", words=words)
        case "place":
            return tr("place: {where}", where=words)
        case "contact":
            return tr("contact: {whom}", whom=words)
        case "poll":
            return tr("poll: {words}", words=words)
        case "reaction":
            return tr("reaction: {words}", words=words)
        case "via":
            return tr("by way of {whom}", whom=words)
    return words
