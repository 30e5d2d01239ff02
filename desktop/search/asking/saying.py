"""A query said back in words, as it was understood: for a tooltip beside what was typed."""

from __future__ import annotations

from datetime import date

from archive_schema.declare import Schema
from archive_schema.kinds import SCHEMA
from archive_schema.labels import Label
from archive_schema.moments import Moment
from archive_schema.vocabularies import LANGUAGE
from desktop.archive.texts import LAST_DAY
from desktop.search.asking.query import And, Dates, Every, Filter, Near, Not, Or, Phrase, Prefix, Query, Wildcard, Word
from desktop.search.asking.query_fields import FIELDS

_NAMES = {one.code: one.label for one in FIELDS}
_OR = Label("or", "или", "немесе")
_NOT = Label("not {part}", "без: {part}", "{part} болмасын")
_NEAR = Label("spelt like {word}", "похоже на {word}", "{word} сияқты жазылған")
_EVERY = Label("every record", "все записи", "барлық жазба")
_NOW = Label("now", "сейчас", "қазір")


def said(query: Query | None, language: str = "en", schema: Schema = SCHEMA) -> str:
    """What a query asks for, in a language ("en", "ru", "kk"); "" when nothing is asked."""
    return "" if query is None else _Saying(language, schema).of(query)


class _Saying:
    def __init__(self, language: str, schema: Schema) -> None:
        self._language = language
        self._schema = schema

    def of(self, query: Query) -> str:
        match query:
            case Word(text, unfinished):
                return f"{text}…" if unfinished else text
            case Phrase(words, unfinished):
                return f"“{' '.join(words)}{'…' if unfinished else ''}”"
            case Prefix(text):
                return f"{text}…"
            case Wildcard(pattern):
                return pattern
            case Near(text):
                return self._word(_NEAR).format(word=text)
            case Filter(field, value, unfinished, begun):
                return f"{self._word(_NAMES[field])}: {self._value(field, value)}{'…' if unfinished or begun else ''}"
            case Dates(first, last):
                return f"{self._word(_NAMES['date'])}: {_days(first, last).say(self._language)}"
            case And(parts):
                return ", ".join(self._inner(part) for part in parts if not isinstance(part, Every))
            case Or(parts):
                return f" {self._word(_OR)} ".join(map(self._inner, parts))
            case Not(part):
                return self._word(_NOT).format(part=self._inner(part))
            case Every():
                return self._word(_EVERY)
        return ""  # what is made of a query later is not said

    def _inner(self, query: Query) -> str:
        return f"({self.of(query)})" if isinstance(query, (And, Or)) else self.of(query)

    def _value(self, field: str, value: str) -> str:
        if field == "kind" and value in self._schema:
            return self._word(self._schema[value].label)
        if field == "lang":
            return LANGUAGE.say(value, self._language)
        return self._word(_NOW) if field == "blocked" else value

    def _word(self, label: Label) -> str:
        return label.in_(self._language)


def _days(first: int, last: int) -> Moment:
    """The moment from one day to another; what reaches as far as days are counted is open."""
    begin = date.fromordinal(first).isoformat() if first > 0 else ".."
    end = date.fromordinal(last).isoformat() if last < LAST_DAY else ".."
    return Moment(begin if begin == end else f"{begin}/{end}")
