"""What is said of a bag that was checked: one verdict for each question, each a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from archive_schema.messages import Message
from desktop.exchange.bag.paths import shown

GOOD, WARNING, WRONG = "good", "warning", "wrong"
STATES = (GOOD, WARNING, WRONG)
_MOST_NAMED = 20


@dataclass(frozen=True)
class Verdict:
    """The answer to one question. `names` are the first of the files it is about, of `count` in all."""

    code: str
    state: str
    words: Message
    names: tuple[str, ...] = ()
    count: int = 0


@dataclass(frozen=True)
class Payload:
    """A file of the payload that was read: its size in bytes and its SHA-256 (hex)."""

    size: int
    sha256: str


@dataclass(frozen=True)
class Report:
    """All verdicts on a bag, and what of it can be taken in: only files that are listed and were read as listed.

    info: what the bag says of itself. payload: path ("data/…") to what was read.
    """

    place: Path
    verdicts: tuple[Verdict, ...]
    version: str = ""
    info: tuple[tuple[str, str], ...] = ()
    payload: Mapping[str, Payload] = field(default_factory=dict)
    digest: str = ""
    """The SHA-256 of the first manifest: by it this very bag is known again."""

    @property
    def state(self) -> str:
        """The worst of the verdicts: a bag with warnings is valid."""
        return max((one.state for one in self.verdicts), key=STATES.index, default=WRONG)

    @property
    def is_valid(self) -> bool:
        """Whether nothing is wrong."""
        return self.state != WRONG

    @property
    def outcome(self) -> Message:
        """The whole, in a sentence."""
        if self.state == WRONG:
            return Message("This bag is NOT valid.")
        if self.state == WARNING:
            return Message("This bag is valid, with warnings.")
        return Message("This bag is valid.")

    def told(self, label: str) -> str:
        """The first value under a label of bag-info.txt; "" if there is none."""
        return next((value for name, value in self.info if name.casefold() == label.casefold()), "")


class Verdicts:
    """Verdicts as they are found."""

    def __init__(self) -> None:
        self.found: list[Verdict] = []

    def good(self, code: str, words: Message) -> None:
        """All is as it should be."""
        self.found.append(Verdict(code, GOOD, words))

    def warn(self, code: str, words: Message, names: Iterable[str] = ()) -> None:
        """Something to look at; the bag is valid all the same."""
        self._put(code, WARNING, words, names)

    def wrong(self, code: str, words: Message, names: Iterable[str] = ()) -> None:
        """The bag is not valid."""
        self._put(code, WRONG, words, names)

    def _put(self, code: str, state: str, words: Message, names: Iterable[str]) -> None:
        every = list(names)
        self.found.append(Verdict(code, state, words, tuple(map(shown, every[:_MOST_NAMED])), len(every)))

    def has(self, code: str) -> bool:
        """Whether something was said under this code that is not good."""
        return any(one.code == code and one.state != GOOD for one in self.found)
