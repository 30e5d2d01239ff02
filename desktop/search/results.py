"""What a search gives back, and how the index says how far it is."""

from __future__ import annotations

from dataclasses import dataclass

Snippet = list[tuple[str, bool]]
"""Text in pieces: (text, whether it is a match)."""


@dataclass(frozen=True)
class Hit:
    """A record that was found.

    snippet: the passage, in pieces of (text, is a match); why: how the query's words matched, the least exact
    of them: "exact", "word form", "other spelling", "other script", "beginning of a word", "pattern", "near
    spelling", "reference"; field: label of the field the passage stands in; page: its page, or "".
    """

    id: str
    ref: str
    kind: str
    title: str
    snippet: Snippet
    why: str
    score: float
    field: str
    page: str

    @property
    def snippet_text(self) -> str:
        """The passage without marks."""
        return "".join(text for text, _ in self.snippet)


class Note:
    """A helpful line. text is a whole sentence in which {names} stand for values, so that it can be
    translated before they are put in."""

    def __init__(self, text: str, **values: object) -> None:
        self.text = text
        self.values = values

    def __str__(self) -> str:
        return self.text.format_map(self.values)


@dataclass(frozen=True)
class Results:
    """The best hits, how many records match in all, and helpful lines, often none."""

    hits: list[Hit]
    total: int
    notes: tuple[Note, ...] = ()

    @property
    def note(self) -> str:
        """The helpful lines in English, "" when there is nothing to say."""
        return " ".join(map(str, self.notes))


@dataclass(frozen=True)
class State:
    """How far the index is.

    phase: "up to date", "behind" (the records counted are searched all the same), "rebuilding" (done of
    total) or "stopped" (problem says why; the next change tries again).
    """

    phase: str
    behind: int = 0
    done: int = 0
    total: int = 0
    problem: str = ""

    def __str__(self) -> str:
        if self.phase == "behind":
            return f"behind {self.behind}"
        if self.phase == "rebuilding":
            return f"rebuilding {self.done} of {self.total}"
        return f"{self.phase}: {self.problem}" if self.problem else self.phase


UP_TO_DATE = State("up to date")
