"""What an author types into a block: paragraphs, *italic*, **bold** and citation marks. All else is just text.

A citation mark stands in square brackets and names one or more citations or sources:
[@CIT-0012], [@SRC-0042, p. 12], [see @SRC-0001, § 4; also @CIT-0009].
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Words:
    """Text in one style."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class Cite:
    """One item of a mark: a reference as typed, the words before it and the pinpoint after it."""

    ref: str
    prefix: str = ""
    locator: str = ""


@dataclass(frozen=True)
class Mark:
    """One citation mark: it becomes one note."""

    cites: tuple[Cite, ...]


Paragraph = tuple[Words | Mark, ...]

_BRACKET = re.compile(r"(\[[^\[\]]*@[^\[\]]*\])")
_ITEM = re.compile(
    r"(?:(?P<prefix>[^@]*)\s)?@(?P<ref>[A-Za-z]{2,5}-[A-Za-z]{0,3}\d+)(?:\s*,\s*|\s+|$)(?P<locator>.*)", re.S
)
_STARS = re.compile(r"(\*+)")
# Control characters, soft hyphen, joiners and spaces without width, direction marks, halves of letters.
_HIDDEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]"
)


def clean(text: str) -> str:
    """Text that can be set: composed letters; no control characters, no marks that turn the reading direction.

    Tabs and line ends stay. What is taken away has no shape of its own on paper.
    """
    return unicodedata.normalize("NFC", _HIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))


def hidden_characters(text: str) -> list[str]:
    """The characters `clean` takes away, as U+202E and the like, each once, in order."""
    found = dict.fromkeys(_HIDDEN.findall(text.replace("\r", "\n")))
    return [f"U+{ord(char):04X}" for char in found]


def address_of(link: str) -> str:
    """The link if a reader may follow it: http or https, and nothing in it that no address has; else ""."""
    return link if re.fullmatch(r"https?://[^\s\x00-\x20\"<>\\\x7f]+", link, re.I) else ""


def right_to_left(text: str) -> str:
    """The first run written from right to left, at most 20 letters of it; "" if there is none."""
    for at, char in enumerate(text):
        if unicodedata.bidirectional(char) in ("R", "AL"):
            return text[at:at + 20]
    return ""


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of a block; an empty line parts them, a single line end is a space."""
    parts = re.split(r"\n[ \t]*\n", clean(text))
    return [parse(part) for part in parts if part.strip()]


def lines(text: str) -> list[Paragraph]:
    """The items of a list block, a line each; a leading dash, bullet or number is not part of the item."""
    found = (re.sub(r"^\s*(?:[-–—•]|\d{1,3}[.)])\s+", "", line) for line in clean(text).split("\n"))
    return [parse(line) for line in found if line.strip()]


def parse(text: str) -> Paragraph:
    """One paragraph; its text must be clean already."""
    tokens: list[str | Mark] = []
    for at, part in enumerate(_BRACKET.split(text.replace("\n", " ").strip())):
        mark = mark_of(part) if at % 2 else None
        if mark:
            tokens.append(mark)
        else:
            tokens.extend(bit for bit in _STARS.split(part) if bit)
    return tuple(_styled(tokens))


_CLOSING = re.compile(r"[,.;:!?…”’»)]+")


def set_for(paragraph: Paragraph, language: str) -> Paragraph:
    """The paragraph with its marks where the language sets them.

    English: behind the punctuation that closes the words, but before a dash (Chicago 17, 14.26, recalled).
    Russian and Kazakh set the mark before it, and a full stop may belong to an abbreviation: as typed.
    """
    if not language.startswith("en"):
        return paragraph
    placed: list[Words | Mark] = []
    waiting: list[Words | Mark] = []  # marks whose punctuation may still come
    for piece in paragraph:
        if isinstance(piece, Mark):
            if placed and not waiting and isinstance(last := placed[-1], Words):
                placed[-1] = replace(last, text=last.text.rstrip(" "))
            waiting.append(piece)
            continue
        closing = _CLOSING.match(piece.text) if waiting else None
        end = closing.end() if closing else 0
        placed += [replace(piece, text=piece.text[:end]), *waiting, replace(piece, text=piece.text[end:])]
        waiting = []
    return tuple(piece for piece in (*placed, *waiting) if isinstance(piece, Mark) or piece.text)


def in_brackets(text: str) -> list[str]:
    """The text in parts, every second of which is a bracket that may be a mark; joined they are the text."""
    return _BRACKET.split(text)


def mark_of(bracket: str) -> Mark | None:
    """The mark a bracket stands for; None if it is only text, such as an e-mail address."""
    items = [_ITEM.fullmatch(item.strip()) for item in bracket[1:-1].split(";")]
    if not all(items):
        return None
    return Mark(tuple(
        Cite(item["ref"].upper(), (item["prefix"] or "").strip(), item["locator"].strip()) for item in items if item
    ))


def broken_marks(text: str) -> list[str]:
    """Brackets that look like citation marks but cannot be read as such."""
    return [part for part in _BRACKET.findall(clean(text)) if re.search(r"(?:\[|\s)@\w", part) and not mark_of(part)]


def _styled(tokens: list[str | Mark]) -> list[Words | Mark]:
    """Stars that open and close become style; stars without a partner stay stars."""
    tokens, opens, closes = pairs(tokens)
    out: list[Words | Mark] = []
    bold = italic = False
    for at, token in enumerate(tokens):
        if isinstance(token, Mark):
            out.append(token)
        elif at in opens or at in closes:
            bold = at in opens if token == "**" else bold
            italic = at in opens if token == "*" else italic
        elif out and isinstance(last := out[-1], Words) and (last.bold, last.italic) == (bold, italic):
            joined = last.text + token
            out[-1] = Words(joined, bold, italic)
        else:
            out.append(Words(token, bold, italic))
    return out


def pairs(tokens: list[str | Mark]) -> tuple[list[str | Mark], set[int], set[int]]:
    """The tokens with every *** told apart as * and **, and which of them open and which close a style."""
    told: list[str | Mark] = []
    opened: dict[str, int] = {}
    opens: set[int] = set()
    closes: set[int] = set()
    for at, token in enumerate(tokens):
        if isinstance(token, Mark) or token not in ("*", "**", "***"):
            told.append(token)
            continue
        may_close = not _edge(tokens, at - 1, -1).isspace()
        may_open = not _edge(tokens, at + 1, 0).isspace() and not _edge(tokens, at - 1, -1).isalnum()
        # The style opened last is closed first.
        inner_first = sorted(opened, key=lambda stars: -opened[stars])
        for stars in (inner_first if len(inner_first) == 2 else ["**", "*"]) if token == "***" else [token]:
            if stars in opened and may_close:
                opens.add(opened[stars])
                closes.add(len(told))
                # What opened inside this pair and is still open stays text: pairs never overlap.
                opened = {other: start for other, start in opened.items() if start < opened[stars]}
            elif may_open and stars not in opened:
                opened[stars] = len(told)
            told.append(stars)
    return told, opens, closes


def _edge(tokens: list[str | Mark], at: int, which: int) -> str:
    """The character next to a star; a mark counts as a letter's neighbour, an end as a space."""
    if not 0 <= at < len(tokens):
        return " "
    token = tokens[at]
    return "." if isinstance(token, Mark) else token[which]
