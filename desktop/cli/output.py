"""What the command line prints: lines for people, or one JSON object per line."""

from __future__ import annotations

import json
import sys
from typing import Any


class BadInput(Exception):
    """The words of the call are wrong; one line says how."""


_COMMANDS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(127, 160)), "\ufffd")
"""What a terminal obeys instead of showing it; a title or a name may come from anybody."""


def shown(words: str) -> str:
    """Words that a terminal can only show."""
    return words.translate(_COMMANDS)


class Output:
    """Prints results as they come, so that a reader of a pipe sees each at once."""

    def __init__(self, as_json: bool) -> None:
        self.as_json = as_json

    def say(self, result: dict[str, Any], words: str) -> None:
        """One result: the object with --json, else the words; no line for empty words."""
        if self.as_json:
            print(json.dumps(result, ensure_ascii=False), flush=True)
        elif words:
            print(shown(words), flush=True)

    def progress(self, what: str) -> Progress:
        """Progress on the terminal while a person waits; nothing when nobody watches."""
        return Progress(what, not self.as_json and sys.stderr.isatty())


class Progress:
    """A callable step(done, total) that draws one line."""

    def __init__(self, what: str, shown: bool) -> None:
        self._what, self._shown, self._last = what, shown, -1

    def __call__(self, done: int, total: int) -> None:
        """Draw the share that is done, a whole per cent at a time."""
        share = 100 * done // total if total else 0
        if self._shown and share != self._last:
            self._last = share
            end = "\n" if done >= total else ""
            print(f"\r{self._what}: {share} %", end=end, file=sys.stderr, flush=True)
