"""From what was typed to a query. Nothing that can be typed is an error: what makes no sense is left out or
read as words, with a note where that helps.

    query   = all { OR all }
    all     = { [-] one }                         every part must match
    one     = ( query ) | "phrase" | field:value | word | begin* | pat*rn? | near~
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from archive_schema.text.normalise import words
from desktop.search.query import And, Every, Filter, Near, Not, Or, Phrase, Prefix, Query, Wildcard, Word
from desktop.search.results import Note

LONGEST = 2_000  # letters of a query that are read
DEEPEST = 20  # parentheses within one another
MOST_PARTS = 64

# A later field is one line here, and its answer in evaluate.
FIELDS = {
    "kind": ("kind", "вид", "тип", "түр", "түрі"),
    "tag": ("tag", "метка", "тег", "белгі"),
    "ref": ("ref", "номер", "нөмір"),
}
_FIELD_OF = {name: field_name for field_name, names in FIELDS.items() for name in names}
_OR = {"OR", "|", "ИЛИ", "НЕМЕСЕ"}
_AND = {"AND", "&"}
_NOT = {"NOT"}  # not НЕ: a headline in capitals would turn round
_TOKEN = re.compile(
    r"""(?P<space>\s+) | (?P<paren>[()]) | (?P<minus>-(?=[\w"«“„(])) |
        (?P<field>[^\W\d_]+): (?=[\w"«“„*-]|\s|$) |
        (?P<quote>["«“„]) (?P<phrase>[^"»”“]*) (?P<end>["»”“]?) |
        (?P<word>[^\s()"«»“”„]+) | (?P<stray>.)""",
    re.VERBOSE,
)
_PATTERN = re.compile(r"\w*[*?]+\w[\w*?]*")
_REF = re.compile(r"[a-zA-Z]{2,5}-[a-zA-Z]?\d{1,8}")


@dataclass
class Parsed:
    """A query, None when nothing is asked, and notes for the person who typed it."""

    query: Query | None
    notes: list[Note] = field(default_factory=list)


@dataclass(frozen=True)
class _Token:
    kind: str
    text: str
    last: bool = False


def parse(text: str) -> Parsed:
    """The query that was typed."""
    notes: list[Note] = []
    if len(text) > LONGEST:
        notes.append(Note("Only the first {count} letters are searched for.", count=LONGEST))
    parser = _Parser(_tokens(text[:LONGEST]), notes)
    return Parsed(parser.query(0), notes)


def _tokens(text: str) -> list[_Token]:
    tokens = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        last = match.end() == len(text)
        if match["quote"]:
            tokens.append(_Token("phrase", match["phrase"], last))
        elif match["field"] and match["field"].casefold() in _FIELD_OF:
            tokens.append(_Token("field", _FIELD_OF[match["field"].casefold()], last))
        elif match["field"]:
            tokens.append(_Token("word", match["field"]))
        elif kind in ("word", "paren", "minus"):
            tokens.append(_Token(kind, match[0], last))
    return tokens


class _Parser:
    """Recursive descent over the tokens."""

    def __init__(self, tokens: list[_Token], notes: list[Note]) -> None:
        self._tokens = tokens
        self._at = 0
        self._notes = notes
        self._parts = 0

    def query(self, depth: int) -> Query | None:
        """all { OR all }"""
        choices = []
        while True:
            choice = self._all(depth)
            if choice is not None:
                choices.append(choice)
            if not self._take_word(_OR):
                break
        if len(choices) > 1:
            return Or(tuple(choices))
        return choices[0] if choices else None

    def _all(self, depth: int) -> Query | None:
        parts: list[Query] = []
        while (token := self._peek()) is not None:
            if token.kind == "paren" and token.text == ")":
                if depth:
                    break
                self._at += 1  # nothing was opened
            elif token.kind == "word" and token.text in _OR:
                break
            elif token.kind == "word" and token.text in _AND and parts:
                self._at += 1
            else:
                part = self._one(depth)
                if part is not None and self._room():
                    parts.append(part)
        if not parts:
            return None
        if all(isinstance(part, Not) for part in parts):
            parts.insert(0, Every())
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def _one(self, depth: int) -> Query | None:
        token = self._tokens[self._at]
        self._at += 1
        if token.kind == "minus" or (token.kind == "word" and token.text in _NOT and self._peek() is not None):
            part = self._one(depth) if self._peek() is not None else None
            return None if part is None else Not(part)
        if token.kind == "paren":
            return self._group(depth) if token.text == "(" else None
        if token.kind == "field":
            return self._field(token)
        if token.kind == "phrase":
            return _phrase(words(token.text))
        return _word(token)

    def _group(self, depth: int) -> Query | None:
        if depth >= DEEPEST:
            return None
        inside = self.query(depth + 1)
        token = self._peek()
        if token is not None and token.text == ")" and token.kind == "paren":
            self._at += 1
        return inside

    def _field(self, token: _Token) -> Query | None:
        value = self._peek()
        if value is None or value.kind not in ("word", "phrase"):
            self._notes.append(Note("Nothing follows “{field}:” yet.", field=token.text))
            return None
        self._at += 1
        return Filter(token.text, value.text.strip().rstrip("*"))

    def _peek(self) -> _Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _take_word(self, choices: set[str]) -> bool:
        token = self._peek()
        if token is not None and token.kind == "word" and token.text in choices:
            self._at += 1
            return True
        return False

    def _room(self) -> bool:
        self._parts += 1
        if self._parts == MOST_PARTS + 1:
            self._notes.append(Note("Only the first {count} parts of the query are searched for.", count=MOST_PARTS))
        return self._parts <= MOST_PARTS


def _word(token: _Token) -> Query | None:
    """What a run of letters and signs asks for."""
    text = token.text.strip(".,;:!")
    found = words(text)
    if not found:
        return None
    if _REF.fullmatch(text):
        return Or((Filter("ref", text), Phrase(tuple(found))))
    if _PATTERN.fullmatch(text):
        return _pattern(text)
    if text.endswith("~") and len(found) == 1:
        return Near(found[0])
    if text.endswith("*"):
        begun = Prefix(found[-1])
        return And((*map(Word, found[:-1]), begun)) if len(found) > 1 else begun
    if len(found) == 1:
        return Word(found[0], unfinished=token.last and token.text[-1].isalnum())
    if all(word.isalpha() for word in found):
        return And(tuple(map(Word, found)))  # a double name; its halves may be in another script
    return Phrase(tuple(found))


def _phrase(found: list[str]) -> Query | None:
    return Phrase(tuple(found)) if found else None


def _pattern(text: str) -> Query | None:
    """A pattern of one word; the signs between * and ? are normalised as words are."""
    pieces = [piece if piece in "*?" else "".join(words(piece)) for piece in re.split(r"([*?])", text) if piece]
    pattern = "".join(pieces)
    return Wildcard(pattern) if pattern.strip("*?") else None
