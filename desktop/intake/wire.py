"""The words between a reader and us: one JSON object per line, each with one key.

`Say` is the reader's end. `Hearing` is ours: it believes nothing, counts everything, and keeps what came
before a reader died.
"""

from __future__ import annotations

import json
import os
from typing import Any

from desktop.intake.clean import clean_line, clean_text
from desktop.intake.draft import MEGABYTE, Limits, Note, Proposal
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
)
FACTS = ("media_type", "tool", "version", "encoding")
WORD = 5000  # characters of a single value
MANY = 200  # proposals and problems of one file
NOTES = 20_000


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

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
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
        self._bytes = 0

    def line(self, line: bytes) -> None:
        """Take one line. Raises Overflow beyond the limits, ValueError for what is not a message."""
        try:
            message = json.loads(line)
        except RecursionError as error:
            raise ValueError("nested too deeply") from error
        if not isinstance(message, dict) or len(message) != 1:
            raise ValueError("not a message")
        ((key, value),) = message.items()
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
    "again": Hearing._again,
    "end": Hearing._end,
}


def _strings(value: object, count: int) -> list[str]:
    if not isinstance(value, list) or len(value) != count or not all(isinstance(part, str) for part in value):
        raise ValueError("words expected")
    return value


def _coded(value: Any, table: dict[str, str]) -> tuple[str, dict[str, str]]:
    if not isinstance(value, list) or len(value) != 2 or value[0] not in table or not isinstance(value[1], dict):
        raise ValueError("code expected")
    return value[0], {clean_line(k, 20)[0]: clean_line(str(v), 500)[0] for k, v in list(value[1].items())[:8]}
