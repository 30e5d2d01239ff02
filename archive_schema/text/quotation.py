"""A quotation found again in its text, word for word.

Forgiven is only what printing does to a text: kinds of quotation marks, dashes and white space, line
ends, hyphens between letters (a word broken at a line end and one with its hyphen look the same),
soft hyphens and hidden marks, ligatures, composed letters, ё. A word, ending, number, sign or capital
that differs is a difference. "[…]" and "[...]" in a quotation stand for words left out.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice

_QUOTES = "“”„‟«»″〝〞\""
_SINGLES = "‘’‚‛‹›′ʼʹʻ`´'"
_LINE_HYPHENS = r"\u00ad‐‑\-"
_ZERO = "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
# What is rewritten; all other characters, single spaces above all, are copied in long runs.
_CANDIDATE = rf"(?=[\s{_LINE_HYPHENS}–—―−{_QUOTES}{_SINGLES}{_ZERO}…ёЁ\ufb00-\ufb06])"
_PRINTING = (
    rf"(?P<hyphen>(?<=[^\W\d_])[{_LINE_HYPHENS}]+(?:\s+(?=[^\W\d_])|(?=[^\W\d_])))"
    rf"|(?P<number>(?<=\d)[{_LINE_HYPHENS}–—−](?:[ \t]*\n\s*)?(?=\d))"
    rf"|(?P<dash>\s+[-‐‑–—―−]+\s+|\s*[–—―]+\s*)"
    rf"|(?P<quote>\s+(?=»)|(?<=«)\s+|''|``|[{_QUOTES}]|(?<!\w)[{_SINGLES}]|[{_SINGLES}](?!\w))"
    rf"|(?P<apostrophe>[{_SINGLES}])"
    rf"|(?P<nothing>[{_ZERO}\u00ad]+)"
    rf"|(?P<space>\s{{2,}}|[^\S ])"
    rf"|(?P<ellipsis>…)"
    rf"|(?P<yo>[ёЁ])"
    rf"|(?P<ligature>[\ufb00-\ufb06])"
)
_SPECIAL = re.compile(f"{_CANDIDATE}(?:{_PRINTING})")  # the candidates spare nine letters of ten the long way
_DECOMPOSED = re.compile(rf"(?P<compose>\w[\u0300-\u036f]+)|{_PRINTING}")
_WRITTEN = {"hyphen": "", "number": "-", "dash": " - ", "apostrophe": "'", "nothing": "", "space": " ",
            "ellipsis": "..."}
_LEFT_OUT = re.compile(r"\s*\[\s*(?:…|\.\s?\.\s?\.)\s*\]\s*")
_WORD = re.compile(r"\w+")
_AROUND = 64
_WINDOWS = 8
_LEAST_LIKE = 0.5


@dataclass(frozen=True)
class Found:
    """The quotation stands in the text, from `start` up to `end` (places in the text as it was given)."""

    start: int
    end: int


@dataclass(frozen=True)
class Nearest:
    """The quotation does not stand in the text. The passage most like it, and how like (0 to below 1).

    An empty passage when less than half of the words are alike.
    """

    score: float
    start: int
    end: int
    passage: str


class Text:
    """A text made ready for finding many quotations in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._plain, self._plain_places, self._text_places = _forgiven(text)
        self._words: list[tuple[str, int, int]] | None = None
        self._lowered: str | None = None

    def find(self, quotation: str, prefix: str = "", suffix: str = "") -> Found | Nearest:
        """Where a quotation stands; of several places the one between `prefix` and `suffix`, else the first.

        An empty quotation is nowhere: `Nearest` with score 0.
        """
        parts = _parts(quotation)
        if not parts:
            return Nearest(0.0, 0, 0, "")
        best: tuple[int, int, int] | None = None
        before, after = _beside(prefix, suffix)
        for start, end in self._places(parts):
            likeness = self._likeness(start, end, before, after)
            if best is None or likeness > best[0]:
                best = (likeness, start, end)
            if not (before or after):
                break
        if best is None:
            return self._nearest(quotation)
        return Found(self._place(best[1]), self._end(best[2]))

    def places(self, quotation: str, prefix: str = "", suffix: str = "", most: int = 500) -> list[tuple[int, Found]]:
        """Every place of a quotation in order, each with how many letters beside it are those of prefix and suffix."""
        before, after = _beside(prefix, suffix)
        found = islice(self._places(_parts(quotation)), most) if _parts(quotation) else ()
        return [(self._likeness(start, end, before, after), Found(self._place(start), self._end(end)))
                for start, end in found]

    @staticmethod
    def whole_likeness(prefix: str, suffix: str) -> int:
        """What `places` tells of a place that has all of prefix and suffix beside it."""
        return sum(map(len, _beside(prefix, suffix)))

    def look_for(self, words: str, most: int = 10_000) -> list[Found]:
        """Every place where a person who types these words would find them: capitals are forgiven too, and a part of
        a word is enough."""
        wanted = _lowered(_forgiven(words)[0].strip())
        if not wanted:
            return []
        if self._lowered is None:
            self._lowered = _lowered(self._plain)
        found: list[Found] = []
        at = self._lowered.find(wanted)
        while at >= 0 and len(found) < most:
            found.append(Found(self._place(at), self._end(at + len(wanted))))
            at = self._lowered.find(wanted, at + len(wanted))
        return found

    def has(self, quotation: str) -> bool:
        """Whether a quotation stands in the text; quicker than `find`, which looks for the passage most like it."""
        parts = _parts(quotation)
        return bool(parts) and next(self._places(parts), None) is not None

    def _places(self, parts: list[str]) -> Iterator[tuple[int, int]]:
        """Each place of the first part, with the end of the last part after it."""
        for start in _occurrences(self._plain, parts[0], 0):
            end = start + len(parts[0])
            for part in parts[1:]:
                following = next(_occurrences(self._plain, part, end), None)
                if following is None:
                    return
                end = following + len(part)
            yield start, end

    def _likeness(self, start: int, end: int, before: str, after: str) -> int:
        left, right = self._plain[:start].rstrip()[-_AROUND:] if before else "", self._plain[end: end + 2 * _AROUND]
        return _common(left[::-1], before[::-1]) + _common(right.lstrip(), after)

    def _place(self, place: int) -> int:
        """The place in the text of a place in its forgiven form.

        Runs go in turn: copied, rewritten, copied. Inside a rewritten one there is only its beginning.
        """
        run = bisect_right(self._plain_places, place) - 1
        return self._text_places[run] + (place - self._plain_places[run] if run % 2 == 0 else 0)

    def _end(self, place: int) -> int:
        run = bisect_right(self._plain_places, place - 1) - 1
        return self._text_places[run + 1] if run % 2 else self._place(place - 1) + 1

    def _nearest(self, quotation: str) -> Nearest:
        """The passage that shares most words in order with the quotation."""
        if self._words is None:
            self._words = [(m[0].casefold(), m.start(), m.end()) for m in _WORD.finditer(self._plain)]
        wanted = [word.casefold() for word in _WORD.findall(_forgiven(quotation)[0])]
        if not wanted or not self._words:
            return Nearest(0.0, 0, 0, "")
        best = Nearest(0.0, 0, 0, "")
        for first in _windows(self._words, set(wanted), len(wanted)):
            passage = self._words[first: first + 2 * len(wanted)]
            matcher = SequenceMatcher(None, wanted, [word for word, _, _ in passage], autojunk=False)
            blocks = [block for block in matcher.get_matching_blocks() if block.size]
            same = sum(block.size for block in blocks)
            score = round(min(0.99, 2 * same / (2 * len(wanted) + 1)), 2)
            if blocks and score > best.score:
                start = self._place(passage[max(0, blocks[0].b - blocks[0].a)][1])
                end = self._end(passage[blocks[-1].b + blocks[-1].size - 1][2])
                best = Nearest(score, start, end, self.text[start:end])
        return best if best.score >= _LEAST_LIKE else Nearest(best.score, 0, 0, "")


def find(quotation: str, text: str, prefix: str = "", suffix: str = "") -> Found | Nearest:
    """Where a quotation stands in a text (see `Text.find`)."""
    return Text(text).find(quotation, prefix, suffix)


def _beside(prefix: str, suffix: str) -> tuple[str, str]:
    """What stands before and after a quotation, as it is compared."""
    before, after = (_forgiven(words)[0].strip()[-_AROUND:] for words in (prefix, suffix[:_AROUND]))
    return before, after


def _lowered(text: str) -> str:
    """The text in small letters, each in its place: the few letters that would become two stay as they are."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(
        letter.lower() if len(letter.lower()) == 1 else letter for letter in text)


def _parts(quotation: str) -> list[str]:
    """What stands between the omissions of a quotation, as it is looked for."""
    return [part for words in _LEFT_OUT.split(quotation.strip()) if (part := _forgiven(words)[0].strip())]


def _forgiven(text: str) -> tuple[str, list[int], list[int]]:
    """The text with what is forgiven written one way, and matching places in it and in the text."""
    pieces: list[str] = []
    plain_places, text_places = [0], [0]
    length = done = 0
    special = _SPECIAL if unicodedata.is_normalized("NFC", text) else _DECOMPOSED
    for found in special.finditer(text):
        instead = _rewritten(found)
        pieces.append(text[done: found.start()])
        pieces.append(instead)
        length += found.start() - done
        plain_places.append(length)
        text_places.append(found.start())
        length += len(instead)
        plain_places.append(length)
        text_places.append(found.end())
        done = found.end()
    pieces.append(text[done:])
    return "".join(pieces), plain_places, text_places


def _rewritten(found: re.Match[str]) -> str:
    kind = found.lastgroup or ""
    if kind in _WRITTEN:
        return _WRITTEN[kind]
    if kind == "quote":
        return "" if found[0].isspace() else '"'
    if kind == "yo":
        return "е" if found[0] == "ё" else "Е"
    whole = unicodedata.normalize("NFKC", found[0])
    return whole.replace("ё", "е").replace("Ё", "Е")


def _occurrences(text: str, part: str, start: int) -> Iterator[int]:
    """Where a part stands as whole words and whole numbers."""
    place = text.find(part, start)
    while place >= 0:
        if _is_whole(text, place, place + len(part)):
            yield place
        place = text.find(part, place + 1)


def _is_whole(text: str, start: int, end: int) -> bool:
    """No word, and no number ("2" of "2.5", "41" of "41-1", "2" of "2 000"), is cut at either end."""
    left, right = text[max(0, start - 2): start], text[end: end + 5]
    if re.match(r"\w", text[start]) and re.search(r"\w$", left) or \
            re.match(r"\w", text[end - 1]) and re.match(r"\w", right):
        return False
    if text[end - 1].isdigit() and re.match(r"[.,-]\d| \d{3}(?!\d)", right):
        return False
    return not (text[start].isdigit() and re.search(r"\d[.,-]$", left))


def _common(one: str, other: str) -> int:
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    return length


def _windows(words: list[tuple[str, int, int]], wanted: set[str], size: int) -> list[int]:
    """Where the windows begin that hold most of the wanted words, the best first."""
    hits = [word in wanted for word, _, _ in words]
    count = sum(hits[:size])
    counts = [(count, 0)]
    for first in range(1, max(1, len(words) - size + 1)):
        count += hits[first + size - 1] - hits[first - 1]
        if count >= counts[-1][0]:
            counts.append((count, first))
            if len(counts) > 64:
                counts = sorted(counts)[-32:]
    counts.sort(key=lambda pair: (-pair[0], pair[1]))
    return [max(0, first - size // 2) for _, first in counts[:_WINDOWS]]
