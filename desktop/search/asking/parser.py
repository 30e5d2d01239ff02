"""From what was typed to a query. Nothing that can be typed is an error: what makes no sense is left out or
read as words, with a note where that helps.

    query   = all { OR all }
    all     = { [-] one }                         every part must match
    one     = ( query ) | "phrase" | field:value | field:( query ) | word | begin* | pat*rn? | near~

A date and a kind may be several words without quotation marks: as many are taken as make one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from archive_schema.declare import Schema
from archive_schema.kinds import SCHEMA
from archive_schema.text.fold import ends_of_2017
from archive_schema.text.normalise import words
from desktop.search.asking import query_fields
from desktop.search.asking.query import And, Dates, Every, Filter, Near, Not, Or, Phrase, Prefix, Query, Wildcard, Word
from desktop.search.asking.tokens import AND, NOT, OR, TAKEN_FOR_NEAR, TAKEN_FOR_NOT, Token, is_operator, tokens
from desktop.search.results import Note

LONGEST = 2_000  # letters of a query that are read
DEEPEST = 20  # parentheses within one another
MOST_PARTS = 64
LONGEST_VALUE = 8  # words of a date or a kind without quotation marks

_UNKNOWN_FIELD = re.compile(r"([^\W\d_]{2,20}):(?!/)(.*)", re.DOTALL)
_PATTERN = re.compile(r"\w*[*?]+\w[\w*?]*")
_NEAR = re.compile(r"(.+)~\d?")
_REF = re.compile(r"[a-zA-Z]{2,5}-[a-zA-Z]{0,3}\d{1,8}")
_SCHEME = re.compile(r"[a-z]{3,5}://", re.IGNORECASE)
_ADDRESS = re.compile(r"\w[./@]+\w")
_AROUND = ".,;:!"
_NOT_PLAIN = OR | AND | NOT | TAKEN_FOR_NOT | TAKEN_FOR_NEAR


@dataclass
class Parsed:
    """A query, None when nothing is asked, and notes for the person who typed it."""

    query: Query | None
    notes: list[Note] = field(default_factory=list)


def parse(text: str, schema: Schema = SCHEMA) -> Parsed:
    """The query that was typed; kinds are those of the schema."""
    if text.isalpha() and len(text) <= LONGEST and not is_operator(text):  # most are one word
        found = words(text)
        return Parsed(Word(found[0], True) if len(found) == 1 else _word(text, unfinished=True))
    typed = text.split() if len(text) <= LONGEST else []
    if 1 < len(typed) <= MOST_PARTS and all([word.isalpha() and word not in _NOT_PLAIN for word in typed]):
        *before, last = typed
        found = (*map(_word, before), _word(last, unfinished=not text[-1].isspace()))
        parts = tuple(filter(None, found))
        return Parsed(And(parts) if len(parts) > 1 else parts[0] if parts else None)
    if typed and text[0] == text[-1] == '"' and text.count('"') == 2 and (phrase := _phrase(words(text[1:-1]))):
        return Parsed(phrase)  # and many one phrase
    parser = _Parser(tokens(text[:LONGEST]), schema)
    if len(text) > LONGEST:
        parser.tell("Only the first {count} letters are searched for.", count=LONGEST)
    query = parser.query(0)
    if query is None and typed and not parser.notes:
        parser.tell("“{typed}” asks for nothing by itself. Type a word, or a field such as kind:", typed=text.strip())
    return Parsed(query, parser.notes)


class _Parser:
    """Recursive descent over the tokens."""

    def __init__(self, tokens: list[Token], schema: Schema) -> None:
        self.notes: list[Note] = []
        self._tokens = tokens
        self._schema = schema
        self._at = 0
        self._parts = 0
        self._within = ""  # the field in whose parentheses we are

    def tell(self, text: str, **values: object) -> None:
        """A note, each once."""
        if all((note.text, note.values) != (text, values) for note in self.notes):
            self.notes.append(Note(text, **values))

    def query(self, depth: int) -> Query | None:
        """all { OR all }"""
        choices = []
        while True:
            choice = self._all(depth)
            if choice is not None:
                choices.append(choice)
            if not self._take_word(OR):
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
            elif token.kind == "word" and token.text in OR:
                break
            elif token.kind == "word" and self._is_and(token.text) and parts:
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

    def _is_and(self, text: str) -> bool:
        """Whether a word only joins; a last И is an initial."""
        return text in AND and (text != "И" or self._at + 1 < len(self._tokens))

    def _one(self, depth: int) -> Query | None:
        excluded = False
        token = self._tokens[self._at]
        while self._is_not(token):
            excluded = not excluded
            self._at += 1
            token = self._tokens[self._at]
        self._at += 1
        part = self._part(token, depth)
        return Not(part) if excluded and part is not None else part

    def _is_not(self, token: Token) -> bool:
        following = self._tokens[self._at + 1 :][:1]
        if not following or following[0].text == ")":
            return False
        return token.kind == "minus" or (token.kind == "word" and token.text in NOT)

    def _part(self, token: Token, depth: int) -> Query | None:
        if token.kind == "paren":
            return self._group(depth) if token.text == "(" else None
        if token.kind == "field":
            return self._field(token, depth)
        if token.kind == "minus":
            return None
        if self._within:
            return self._value(self._within, token)
        if token.kind == "phrase":
            return _phrase(words(token.text), token.unfinished and token.text[-1:].isalnum())
        return self._word(token)

    def _group(self, depth: int) -> Query | None:
        if depth >= DEEPEST:
            return None
        inside = self.query(depth + 1)
        token = self._peek()
        if token is not None and token.text == ")" and token.kind == "paren":
            self._at += 1
        return inside

    # Fields

    def _field(self, token: Token, depth: int) -> Query | None:
        value = self._peek()
        if value is not None and value.kind == "paren" and value.text == "(" and depth < DEEPEST:
            outside, self._within = self._within, token.text
            self._at += 1
            inside = self._group(depth)
            self._within = outside
            return inside
        if value is None or value.kind not in ("word", "phrase") or not value.text.strip():
            self.tell("Nothing follows “{field}:” yet.", field=token.typed.casefold())
            return None
        self._at += 1
        return self._value(token.text, value)

    def _value(self, name: str, token: Token) -> Query | None:
        """What one value of a field asks for; None, with a note, when that is not understood."""
        if name == "date":
            return self._dates(self._longest(token, name).text)
        token = self._longest(token, name) if name == "kind" else token
        typed = token.text.strip()
        value = typed.rstrip("*").strip(_AROUND).strip()
        match name:
            case _ if not value:
                return None
            case "kind":
                return self._of_any(name, value, query_fields.kinds_called(value, self._schema))
            case "lang":
                return self._of_any(name, value, query_fields.languages_called(value))
            case "blocked":
                return self._of_any(name, value, ("now",) if query_fields.is_now(value) else ())
            case "ref":
                return Filter("ref", value)
        return Filter(name, value, token.unfinished and _may_go_on(token.text), typed.endswith("*"))

    def _longest(self, first: Token, name: str) -> Token:
        """As many of the next words as make one date or name one kind; else the first alone."""
        run = [first]
        for token in self._tokens[self._at : self._at + LONGEST_VALUE - 1]:
            if first.kind != "word" or token.kind != "word" or token.text in OR:
                break
            run.append(token)
        for count in range(len(run), 1, -1):
            text = " ".join(token.text for token in run[:count])
            if query_fields.days_meant(text) if name == "date" else query_fields.is_kind(text, self._schema):
                self._at += count - 1
                return Token("word", text, run[count - 1].unfinished)
        return first

    def _of_any(self, name: str, typed: str, codes: tuple[str, ...]) -> Query | None:
        if not codes:
            like = query_fields.kind_like(typed, self._schema) if name == "kind" else ""
            self.tell(_PERHAPS if like else _NOT_KNOWN[name], value=typed, **({"like": like} if like else {}))
            return None
        found = tuple(Filter(name, code) for code in codes)
        return found[0] if len(found) == 1 else Or(found)

    def _dates(self, typed: str) -> Query | None:
        days = query_fields.days_meant(typed)
        if days is None:
            self.tell("“{value}” is not understood as a date and was left out. Write it as in 2015-05, 19 May 2016, "
                      "spring 2016 or 2015-06..2016-05.", value=typed)
            return None
        if days[0] > days[1]:
            self.tell("In “{value}” the end comes before the start, so it was left out.", value=typed)
            return None
        return Dates(*days)

    # Words

    def _word(self, token: Token) -> Query | None:
        """What a run of letters and signs asks for."""
        strange = _UNKNOWN_FIELD.fullmatch(token.text)
        if strange and strange[2].strip(_AROUND):
            labels = query_fields.field_labels(query_fields.script_language(strange[1]))
            fields = ", ".join(f"{label}:" for label in labels)
            self.tell("“{name}:” is searched for as a word. What can be asked for so is {fields}",
                      name=strange[1], fields=fields)
        self._tell_of_operator(token.text)
        return _word(token.text.strip(_AROUND), token.unfinished and token.text[-1].isalnum())

    def _tell_of_operator(self, word: str) -> None:
        """A word in capitals between two others may be meant to join them; in a headline all are in capitals."""
        beside = [token.text for token in (*self._tokens[max(0, self._at - 2): self._at - 1],
                                           *self._tokens[self._at: self._at + 1]) if token.kind in ("word", "phrase")]
        if len(beside) < 2 or all(map(str.isupper, beside)):
            return
        before, following = beside
        if word in TAKEN_FOR_NOT:
            self.tell("“{word}” is searched for as a word. What stands behind a hyphen is left out: -{following}",
                      word=word, following=f'"{following}"' if " " in following else following)
        elif word in TAKEN_FOR_NEAR:
            self.tell("“{word}” is searched for as a word. Words that stand side by side are asked for in quotation "
                      "marks: “{before} {following}”. A word spelt nearly so is asked for with ~ behind it: "
                      "{following}~", word=word, before=before, following=following)

    # Tokens

    def _peek(self) -> Token | None:
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
            self.tell("Only the first {count} parts of the query are searched for.", count=MOST_PARTS)
        return self._parts <= MOST_PARTS


_PERHAPS = "There is no kind of record “{value}”, so it was left out. Perhaps you meant “kind:{like}”."
_NOT_KNOWN = {
    "kind": "There is no kind of record “{value}”, so it was left out. Type “kind:” alone to see them all.",
    "lang": "There is no language “{value}”, so it was left out. Write kk, ru, en or its name.",
    "blocked": "“{value}” is not understood and was left out. blocked:now finds what is blocked now.",
}


def _may_go_on(value: str) -> bool:
    """Whether a value at which typing stopped may be the beginning of another. A number is whole as it stands, 41 is no
    beginning of 412; behind a hyphen another part of it is still to come."""
    numbered = any(map(str.isdigit, (value.split() or [""])[-1]))
    return value.endswith("-") or value[-1:].isalnum() and not numbered


def _word(text: str, unfinished: bool = False) -> Query | None:
    letters = text.isalpha()
    found = words(text if letters else _SCHEME.sub("", text))
    if not found:
        return None
    if letters and len(found) == 1:
        return Word(found[0], unfinished)
    if _REF.fullmatch(text):
        return Or((Filter("ref", text), Phrase(tuple(found))))
    if _PATTERN.fullmatch(text):
        return _pattern(text)
    if _NEAR.fullmatch(text):
        near = words(text.rpartition("~")[0])
        return Near(near[0]) if len(near) == 1 else _phrase(near)
    if text.endswith("*"):
        begun = Prefix(found[-1])
        return And((*map(Word, found[:-1]), begun)) if len(found) > 1 else begun
    if len(found) == 1:
        others = [Word(other, derived=True) for other in ends_of_2017(text)]
        return Or((Word(found[0], unfinished), *others)) if others else Word(found[0], unfinished)
    if _ADDRESS.search(text) and not unfinished or not all(word.isalpha() for word in found):
        return Phrase(tuple(found))
    # A double name: its halves may be in another script.
    return And((*map(Word, found[:-1]), Word(found[-1], unfinished)))


def _phrase(found: list[str], unfinished: bool = False) -> Query | None:
    phrase = Phrase(tuple(found), unfinished and len(found) > 1) if found else None
    return Or((phrase, Prefix(found[0]))) if unfinished and len(found) == 1 and len(found[0]) > 1 else phrase


def _pattern(text: str) -> Query | None:
    """A pattern of one word; the signs between * and ? are normalised as words are."""
    pieces = [piece if piece in "*?" else "".join(words(piece)) for piece in re.split(r"([*?])", text) if piece]
    pattern = "".join(pieces)
    return Wildcard(pattern) if pattern.strip("*?") else None
