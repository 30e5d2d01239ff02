"""What a search gives back, and how the index says how far it is."""

from __future__ import annotations

from dataclasses import dataclass

Snippet = list[tuple[str, bool]]
"""Text in pieces: (text, whether it is a match)."""


@dataclass(frozen=True)
class Hit:
    """A record that was found.

    snippet: the passage, in pieces of (text, is a match); why: how the query's words matched, the least exact of them:
    "exact", "word form", "other spelling", "other script", "beginning of a word", "pattern", "near spelling",
    "reference"; field: label of the field the passage stands in; page: its page, or "".
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


@dataclass(frozen=True)
class Results:
    """The best hits, how many records match in all, and a helpful line ("" when there is nothing to say)."""

    hits: list[Hit]
    total: int
    note: str = ""


@dataclass(frozen=True)
class State:
    """How far the index is.

    phase: "up to date", "behind" (the records counted are searched all the same) or "rebuilding" (done of total).
    """

    phase: str
    behind: int = 0
    done: int = 0
    total: int = 0

    def __str__(self) -> str:
        if self.phase == "behind":
            return f"behind {self.behind}"
        if self.phase == "rebuilding":
            return f"rebuilding {self.done} of {self.total}"
        return self.phase


UP_TO_DATE = State("up to date")
