"""The words between a reader and us: one JSON object per line, each with one key.

`Say` is the reader's end. `Hearing` is ours: it believes nothing, counts everything, and keeps what came
before a reader died.
"""

from __future__ import annotations

import base64
import copy
import json
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from desktop.intake.clean import clean_line, clean_text
from desktop.intake.draft import MEGABYTE, Content, Limits, Note, Proposal
from desktop.intake.verdicts import RESULTS, WHATS, WHYS, Verdict
from desktop.intake.words import PROBLEMS, STEPS, Problem

FIELDS = (
    "title",
    "authors",
    "issued",
    "publisher",
    "url",
    "language",
    "created",
    "modified",
    "accessed",
    "container",
    "recipients",
    "message_id",
    "taken",
    "taken_at",
    "device",
    "duration",
    "archived",
)
FACTS = ("media_type", "tool", "version", "encoding")
WORD = 5000  # characters of a single value
MANY = 200  # proposals and problems of one file
NOTES = 20_000
WITHIN = 50_000  # things within one file
HOLDERS = (
    "zip_members", "pdf_members", "mail_members", "mbox_members", "msg_members", "warc_members", "wacz_members",
    "telegram_members",
)
"""Readers that hand on the files within a document."""
_PIECE = 48 << 10  # bytes of a file within a document that one line carries


@dataclass(frozen=True)
class Member:
    """A file that lies within a document. `place` counts from 1; `name` as it is called there, never a path of ours."""

    place: int
    name: str
    data: bytes
    heard: Hearing | None = None
    """What its own reader said of it, where the reader of the whole document called that one too."""


class Say:
    """The reader's end: each method writes one line to standard output."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._problems: set[str] = set()

    def _send(self, **message: Any) -> None:
        # Escaped to ASCII, so that lone surrogates pass and a line never breaks.
        line = memoryview(json.dumps(message).encode("ascii") + b"\n")
        while line:
            line = line[os.write(self._descriptor, line) :]

    def tier(self, tier: str) -> None:
        """The protections in force; the first thing said."""
        self._send(tier=tier)

    def step(self, code: str, **values: Any) -> None:
        """What is about to be done, so that it can be named if it fails."""
        self._send(step=[code, {key: str(value) for key, value in values.items()}])

    def total(self, pages: int) -> None:
        """How many pages there are."""
        self._send(total=pages)

    def fact(self, **facts: str) -> None:
        """Media type, tool, version, encoding."""
        self._send(fact=facts)

    def propose(self, field: str, value: object, found_in: str) -> None:
        """A value for a field of the source."""
        if isinstance(value, str) and value.strip():
            self._send(propose=[field, value.strip()[:WORD], found_in[:100]])

    def problem(self, code: str, **values: Any) -> None:
        """What went wrong; each code once."""
        if code not in self._problems:
            self._problems.add(code)
            self._send(problem=[code, {key: str(value)[:500] for key, value in values.items()}])

    def page(self, text: str) -> None:
        """The text of the next page."""
        self._send(page=text)

    def text(self, text: str) -> None:
        """More of the text of a file without pages."""
        self._send(text=text)

    def note(self, number: str, text: str, at: int, kind: str) -> None:
        """A footnote or endnote."""
        self._send(note=[number, text, at, kind])

    def within(self, holder: str, count: int) -> None:
        """So many files lie within it, to be had from the reader `holder`."""
        self._send(within=[holder, count])

    def member(self, place: int, name: str, data: bytes, read: Callable[[Say], None] | None = None) -> None:
        """A file within the document, whole; and what `read` says of it, which is its own reader."""
        self._send(member=[place, name[:WORD]])
        for start in range(0, len(data), _PIECE):
            self._send(bytes=base64.b64encode(data[start : start + _PIECE]).decode("ascii"))
        if read:
            self._send(inside=place)
            inner = copy.copy(self)
            inner._problems = set()
            read(inner)
            self._send(inside_end=place)
        self._send(member_end=place)

    def content(self, place: int, name: str, media_type: str = "", size: int = 0, **more: str) -> None:
        """Something within the document, so that a person can choose: see draft.Content."""
        told = {key: value[:WORD] for key, value in more.items() if value}
        self._send(content=[place, name[:WORD], media_type[:WORD], size, told])

    def verdict(self, verdict: Verdict) -> None:
        """What came of a proof that the document brings for itself."""
        values = {key: value[:500] for key, value in verdict.values.items()}
        self._send(verdict=[verdict.what, verdict.result, verdict.why, values])

    def again(self, why: str) -> None:
        """Another reader should try: "failed", or "right_to_left"."""
        self._send(again=why)

    def end(self) -> None:
        """All is said."""
        self._send(end=True)


class Overflow(Exception):
    """A reader said more than it may; `code` is the problem to tell."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


class Hearing:
    """Our end: what one reader has said so far, checked word by word."""

    def __init__(self, limits: Limits, each: Callable[[Member], None] | None = None) -> None:
        self.limits = limits
        self.waited = 0.0
        """Seconds that the reader took to start and had to wait for us."""
        self.has_begun = False
        self._each = each
        self._member: tuple[int, str, list[bytes]] | None = None
        self._member_bytes = 0
        self._inner: Hearing | None = None
        self._is_inside = self._is_full = False
        self.tier = "none"
        self.facts: dict[str, str] = {}
        self.proposals: list[Proposal] = []
        self.problems: list[Problem] = []
        self.pages: list[str] = []
        self.parts: list[str] = []
        self.notes: list[Note] = []
        self.step: dict[str, str] = {"step": "start"}
        self.total = 0
        self.why_again = ""
        self.ended = False
        self.within: tuple[str, int] = ("", 0)
        self.contents: list[Content] = []
        self.verdicts: list[Verdict] = []
        self._bytes = 0

    def line(self, line: bytes) -> None:
        """Take one line. Raises Overflow beyond the limits, ValueError for what is not a message."""
        self.has_begun = True
        try:
            message = json.loads(line)
        except RecursionError as error:
            raise ValueError("nested too deeply") from error
        if not isinstance(message, dict) or len(message) != 1:
            raise ValueError("not a message")
        ((key, value),) = message.items()
        if self._is_inside and key != "inside_end":
            self._hear_inside(line)
            return
        if self.ended or key not in _HEARD:
            raise ValueError(f"unexpected {key!r}")
        _HEARD[key](self, value)

    def problem(self, code: str, **values: str) -> None:
        """Note a problem of our own finding."""
        self.problems.append(Problem(code, values))

    @property
    def enough(self) -> bool:
        """Whether no other reader need try: this one ended well, or gave as much as may be taken."""
        return self.ended and not self.why_again or self._bytes > self.limits.text

    @property
    def amount(self) -> int:
        """Bytes of text heard, to tell which of two readers came further."""
        return self._bytes

    def _counted(self, text: object) -> str:
        if not isinstance(text, str):
            raise ValueError("text expected")
        cleaned = clean_text(text)
        room = self.limits.text - self._bytes
        coded = cleaned.encode("utf-8")
        self._bytes += len(coded)
        if len(coded) > room:
            return coded[: max(room, 0)].decode("utf-8", "ignore")
        return cleaned

    def _check_room(self) -> None:
        if self._bytes > self.limits.text:
            self.problem("text_cut", limit=f"{self.limits.text / MEGABYTE:g}")
            raise Overflow("text_cut")

    def _tier(self, value: object) -> None:
        if self.tier != "none" or not isinstance(value, str) or len(value) > 60:
            raise ValueError("tier")
        self.tier = value

    def _step(self, value: Any) -> None:
        code, values = _coded(value, STEPS)
        self.step = {"step": code, **values}

    def _total(self, value: object) -> None:
        if not isinstance(value, int) or value < 0:
            raise ValueError("total")
        self.total = min(value, self.limits.pages)

    def _fact(self, value: object) -> None:
        if not isinstance(value, dict):
            raise ValueError("fact")
        for key, words in value.items():
            if key not in FACTS or not isinstance(words, str):
                raise ValueError("fact")
            self.facts[key] = clean_line(words, 120)[0]

    def _propose(self, value: object) -> None:
        field, words, found_in = _strings(value, 3)
        if field not in FIELDS or len(self.proposals) >= MANY:
            raise ValueError("proposal")
        line, hidden = clean_line(words)
        if hidden:
            self._hidden(field)
        proposal = Proposal(field, line, clean_line(found_in, 100)[0])
        if line and proposal not in self.proposals:
            self.proposals.append(proposal)

    def _hidden(self, field: str) -> None:
        told = Problem("hidden_characters", {"field": field})
        if told not in self.problems:
            self.problems.append(told)

    def _problem(self, value: Any) -> None:
        code, values = _coded(value, PROBLEMS)
        if len(self.problems) >= MANY:
            raise ValueError("problems")
        self.problem(code, **values)

    def _page(self, value: object) -> None:
        if len(self.pages) >= self.limits.pages:
            raise Overflow("said_too_much")
        self.pages.append(self._counted(value))
        self._check_room()

    def _text(self, value: object) -> None:
        self.parts.append(self._counted(value))
        self._check_room()

    def _note(self, value: Any) -> None:
        if not isinstance(value, list) or len(value) != 4 or not isinstance(value[2], int):
            raise ValueError("note")
        number, text, kind = _strings([value[0], value[1], value[3]], 3)
        if len(self.notes) >= NOTES:
            raise Overflow("said_too_much")
        self.notes.append(Note(clean_line(number, 40)[0], self._counted(text), value[2], clean_line(kind, 40)[0]))
        self._check_room()

    def _within(self, value: Any) -> None:
        if not isinstance(value, list) or len(value) != 2 or value[0] not in HOLDERS or not isinstance(value[1], int):
            raise ValueError("within")
        self.within = value[0], max(value[1], 0)

    def _member_begins(self, value: Any) -> None:
        if self._each is None or self._member or not isinstance(value, list) or len(value) != 2 or (
                not isinstance(value[0], int) or not isinstance(value[1], str)):
            raise ValueError("member")
        self._member, self._inner = (value[0], value[1], []), None

    def _member_goes_on(self, value: object) -> None:
        if self._member is None or not isinstance(value, str):
            raise ValueError("bytes")
        data = base64.b64decode(value, validate=True)
        self._member_bytes += len(data)
        if self._member_bytes > self.limits.members:
            raise Overflow("said_too_much")
        self._member[2].append(data)

    def _inside_begins(self, value: object) -> None:
        if self._member is None:
            raise ValueError("inside")
        self._inner, self._is_inside, self._is_full = Hearing(self.limits), True, False
        self._inner.tier = self.tier

    def _hear_inside(self, line: bytes) -> None:
        """A line of the reader of what lies within; of one that says more than it may the rest is left."""
        assert self._inner is not None
        if not self._is_full:
            try:
                self._inner.line(line)
            except Overflow:
                self._is_full = True

    def _inside_ends(self, value: object) -> None:
        if self._inner is None:
            raise ValueError("inside")
        self._inner.ended, self._is_inside = True, False

    def _member_ends(self, value: object) -> None:
        if self._member is None or self._each is None:
            raise ValueError("member")
        place, name, pieces = self._member
        self._member = None
        began = time.monotonic()
        self._each(Member(place, clean_line(name, 1000)[0], b"".join(pieces), self._inner))
        self.waited += time.monotonic() - began

    def _content(self, value: Any) -> None:
        if not isinstance(value, list) or len(value) != 5 or type(value[0]) is not int or type(value[3]) is not int:
            raise ValueError("content")
        if len(self.contents) >= WITHIN:
            raise Overflow("said_too_much")
        name, media_type = _strings(value[1:3], 2)
        place, size, told = value[0], max(value[3], 0), _told(value[4])
        if place <= (self.contents[-1].place if self.contents else 0):
            raise ValueError("content")
        self.contents.append(Content(place, clean_line(name, 255)[0], clean_line(media_type, 120)[0], size, told))

    def _verdict(self, value: Any) -> None:
        if not isinstance(value, list) or len(value) != 4 or len(self.verdicts) >= len(WHATS):
            raise ValueError("verdict")
        what, result, why = _strings(value[:3], 3)
        if what not in WHATS or result not in RESULTS or why not in WHYS:
            raise ValueError("verdict")
        self.verdicts.append(Verdict(what, result, why, _told(value[3])))

    def _again(self, value: object) -> None:
        if not isinstance(value, str):
            raise ValueError("again")
        self.why_again = value

    def _end(self, value: object) -> None:
        self.ended = True


_HEARD = {
    "tier": Hearing._tier,
    "step": Hearing._step,
    "total": Hearing._total,
    "fact": Hearing._fact,
    "propose": Hearing._propose,
    "problem": Hearing._problem,
    "page": Hearing._page,
    "text": Hearing._text,
    "note": Hearing._note,
    "within": Hearing._within,
    "member": Hearing._member_begins,
    "bytes": Hearing._member_goes_on,
    "member_end": Hearing._member_ends,
    "inside": Hearing._inside_begins,
    "inside_end": Hearing._inside_ends,
    "content": Hearing._content,
    "verdict": Hearing._verdict,
    "again": Hearing._again,
    "end": Hearing._end,
}


def _strings(value: object, count: int) -> list[str]:
    if not isinstance(value, list) or len(value) != count or not all(isinstance(part, str) for part in value):
        raise ValueError("words expected")
    return value


def _told(value: Any) -> dict[str, str]:
    if not isinstance(value, dict):
        raise ValueError("words expected")
    return {clean_line(k, 20)[0]: clean_line(str(v), WORD)[0] for k, v in list(value.items())[:12]}


def _coded(value: Any, table: dict[str, str]) -> tuple[str, dict[str, str]]:
    if not isinstance(value, list) or len(value) != 2 or value[0] not in table or not isinstance(value[1], dict):
        raise ValueError("code expected")
    return value[0], {clean_line(k, 20)[0]: clean_line(str(v), 500)[0] for k, v in list(value[1].items())[:8]}
