"""What was typed, cut into words, phrases, fields and signs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.search.asking import query_fields

OR = {"OR", "|", "ИЛИ", "НЕМЕСЕ"}
AND = {"AND", "&", "И", "ЖӘНЕ"}
NOT = {"NOT"}  # not НЕ: a headline in capitals would turn round
# What is searched for as a word, although who types it in capitals may mean it to join others.
TAKEN_FOR_NOT = {"НЕ", "ЕМЕС"}
TAKEN_FOR_NEAR = {"NEAR", "РЯДОМ", "ЖАҚЫН"}
_OPERATORS = OR | AND | NOT
_NAMES = "|".join(sorted((name for one in query_fields.FIELDS for name in one.names), key=len, reverse=True))
_TOKEN = re.compile(
    rf"""(?P<space>\s+) | (?P<paren>[()]) | (?P<minus>-(?=[\w"«“„(])) |
        (?P<field>{_NAMES}):(?!//) |
        (?P<quote>["«“„]) (?P<phrase>[^"»”“]*) (?P<end>["»”“]?) |
        (?P<word>[^\s()"«»“”„]+) | (?P<stray>.)""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True)
class Token:
    """kind: "word", "phrase", "field" (text is its code, typed its name), "paren" or "minus". unfinished: nothing
    stands after it, so it may still be being typed."""

    kind: str
    text: str
    unfinished: bool = False
    typed: str = ""


def is_operator(word: str) -> bool:
    """Whether a word joins others rather than being searched for."""
    return word in _OPERATORS


def tokens(text: str) -> list[Token]:
    """The tokens of a query, in order; what is none of them is left out."""
    found = []
    for match in _TOKEN.finditer(text):
        last = match.end() == len(text)
        if match["quote"]:
            found.append(Token("phrase", match["phrase"], last and not match["end"]))
        elif code := query_fields.field_called(match["field"] or ""):
            found.append(Token("field", code, last, match["field"]))
        elif match.lastgroup in ("paren", "minus"):
            found.append(Token(match.lastgroup, match[0]))
        elif match.lastgroup in ("word", "field"):
            found.append(Token("word", match[0], last))
    return found
