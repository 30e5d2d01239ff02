"""A page from the web within the reader's process: its visible words, paragraph by paragraph, and nothing else.

What comes out is no markup: scripts, styles, addresses, pictures and forms stay behind.
"""

from __future__ import annotations

import re
from array import array
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from desktop.intake.encodings import decode
from desktop.intake.html_tree import UNSEEN, walk
from desktop.intake.pages.values import HTML
from desktop.intake.read_html import charset_of

_UNSEEN = UNSEEN | {"select", "textarea"}
_BLOCKS = {**{f"h{n}": f"h{n}" for n in range(1, 7)}, "li": "li", "pre": "pre", "blockquote": "quote", "tr": "row"}
_PARAGRAPHS = frozenset(
    "address article aside body center dd details dialog div dl dt fieldset figcaption figure footer form header hr"
    " main nav ol p section summary table tbody tfoot thead ul caption".split())
_SET = {"b": "b", "strong": "b", "th": "b", "i": "i", "em": "i", "cite": "i"}
_MOST_BLOCKS = 50_000
_MOST_LETTERS = 5_000_000
_BLANKS = re.compile(r"[ \t\n\r\f]+")
Block = tuple[str, list[tuple[str, str]]]


class _Deaf:
    """Hears what decoding would say of its doubts; the text of the source has told them already."""

    def __getattr__(self, name: str) -> Any:
        return lambda *given, **named: None


class HtmlPages:
    """An open page from the web; it has no pages, only paragraphs."""

    form = HTML
    count = 0

    def __init__(self, data: bytes) -> None:
        self._tree = LexborHTMLParser(decode(data, _Deaf(), charset_of(data)))  # type: ignore[arg-type]

    def blocks(self) -> list[Block]:
        """The paragraphs in reading order: what each is, and its runs."""
        made = _Blocks()
        root = self._tree.body or self._tree.root
        if root is not None:
            made.read(root)
        return made.blocks[:_MOST_BLOCKS]

    def outline(self) -> list[tuple[int, str, int]]:
        """None: its headings are paragraphs."""
        return []

    def size(self, number: int) -> tuple[float, float, str]:
        """There are no pages."""
        raise IndexError(number)

    def draw(self, number: int, scale: float) -> tuple[int, int, bytes]:
        """There are no pages."""
        raise IndexError(number)

    def letters(self, number: int) -> tuple[str, array[float]]:
        """There are no pages."""
        raise IndexError(number)

    def text(self, number: int) -> str:
        """There are no pages."""
        raise IndexError(number)


class _Blocks:
    """Gathers paragraphs while the tree is walked."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._runs: list[tuple[str, str]] = []
        self._open: list[str] = []
        self._set: list[str] = []
        self._cells: list[list[tuple[str, str]]] | None = None
        self._left = _MOST_LETTERS

    def read(self, root: LexborNode) -> None:
        """Walk the tree as far as may be told."""
        for node, begins in walk(root, _UNSEEN):
            tag = node.tag or ""
            if tag == "-text":
                self._words(node.text_content or "")
            else:
                (self._begin if begins else self._end)(tag)
            if len(self.blocks) >= _MOST_BLOCKS or self._left <= 0:
                break
        self._flush()

    def _words(self, words: str) -> None:
        if "pre" not in self._open:
            words = _BLANKS.sub(" ", words)
        self._left -= len(words)
        if words.strip() or (self._runs and words):
            self._runs.append((self._set[-1] if self._set else "", words))

    def _begin(self, tag: str) -> None:
        if tag in _BLOCKS or tag in _PARAGRAPHS:
            if self._cells is None:
                self._flush()
            if tag in _BLOCKS:
                self._open.append(_BLOCKS[tag])
            if tag == "tr" and self._cells is None:
                self._cells = []
        elif tag == "br":
            self._runs.append(("", "\n"))
        if tag in ("td", "th"):
            self._runs = []
        if tag in _SET:
            self._set.append(_SET[tag])

    def _end(self, tag: str) -> None:
        if tag in _SET and self._set:
            self._set.pop()
        if tag in ("td", "th") and self._cells is not None:
            self._cells.append(self._runs)
            self._runs = []
        elif tag == "tr" and self._cells is not None:
            cells = [(runs[0][0] if runs else "", _flat(runs)) for runs in self._cells]
            self._cells, self._runs = None, []
            if any(words for _, words in cells):
                self.blocks.append(("row", cells))
        elif self._cells is None and (tag in _BLOCKS or tag in _PARAGRAPHS):
            self._flush()
        if tag in _BLOCKS and self._open:
            self._open.pop()

    def _flush(self) -> None:
        runs, self._runs = self._runs, []
        if any(words.strip() for _, words in runs):
            form = next((one for one in reversed(self._open) if one != "row"), "p")
            self.blocks.append((form, runs))


def _flat(runs: list[tuple[str, str]]) -> str:
    return _BLANKS.sub(" ", "".join(words for _, words in runs)).strip()
