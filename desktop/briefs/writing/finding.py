"""Finding, replacing and counting in the text of a brief. Marks are no words: nothing is found or replaced in them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from desktop.briefs.writing.inline import OBJECT, Chip, pieces

_WORD = re.compile(r"\w+(?:[-’'.]\w+)*")


@dataclass(frozen=True)
class Looked:
    """What is looked for: words as typed; with `case` capitals count, with `whole` only whole words are found."""

    words: str
    case: bool = False
    whole: bool = False

    @property
    def pattern(self) -> re.Pattern[str]:
        """What is looked for as a pattern; spaces and ё are as typed."""
        words = re.escape(self.words)
        return re.compile(rf"(?<!\w){words}(?!\w)" if self.whole else words, 0 if self.case else re.IGNORECASE)


def shown(text: str) -> str:
    """The text as an editor shows it: one character for each mark."""
    return "".join(OBJECT if isinstance(piece, Chip) else piece for piece in pieces(text))


def places(text: str, looked: Looked) -> list[tuple[int, int]]:
    """Where it is found in a shown text, as (start, end)."""
    return [found.span() for found in looked.pattern.finditer(text)] if looked.words else []


def replaced(text: str, looked: Looked, by: str) -> tuple[str, int]:
    """A text as it is kept with every place replaced, and how many there were."""
    if not looked.words:
        return text, 0
    count, parts = 0, []
    for piece in pieces(text):
        if isinstance(piece, str):
            piece, here = looked.pattern.subn(lambda found: by, piece)
            count += here
            parts.append(piece)
        else:
            parts.append(piece.raw)
    return "".join(parts), count


def count_words(text: str) -> int:
    """How many words a reader reads: without marks and stars."""
    return len(_WORD.findall(shown(text).replace(OBJECT, " ").replace("*", "")))


def notes_in(texts: Iterable[str]) -> int:
    """How many marks there are."""
    return sum(isinstance(piece, Chip) for text in texts for piece in pieces(text))


def place_of_detail(text: str, detail: str) -> list[tuple[int, int]]:
    """Where the words of a problem stand in the shown text: in its words, or as a mark that bears them."""
    if not detail.strip():
        return []
    found, at = [], 0
    for piece in pieces(text):
        if isinstance(piece, Chip):
            if detail.upper() in piece.raw.upper():
                found.append((at, at + 1))
            at += 1
        else:
            at += len(piece)
    return found or [one.span() for one in re.finditer(re.escape(detail), shown(text), re.IGNORECASE)]

