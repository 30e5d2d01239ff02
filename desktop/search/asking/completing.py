"""Ways to go on with a query while it is being typed: words, fields, kinds, tags, languages, references."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice

from archive_schema.declare import Schema
from archive_schema.labels import LANGUAGES, Label
from archive_schema.text.fold import fold
from archive_schema.text.normalise import words
from archive_schema.vocabularies import LANGUAGE
from desktop.search.analysis import EXACT, FACT, REF, TAG, kind_term, language_term, tag_term
from desktop.search.asking import keyboards, query_fields
from desktop.search.asking.dictionary import Dictionary
from desktop.search.results import Completion

SHORTEST_FIELD = 2  # letters that are typed before fields, kinds and tags are offered beside words
MOST_BESIDE = 2  # of fields, of kinds and of tags, beside words
LONGEST_TAIL = 200  # letters that are looked at
LOOKED_AT = 60  # words of which those are chosen that stand in a field

_TAIL = re.compile(
    r"""(?:(?P<field>[^\W\d_]+):\ *)? [-(]* (?P<quote>["«“„]?)
        (?P<typed>[^\s"«»“”„()]* | (?<=["«“„])[^"«»“”„]*)$""",
    re.VERBOSE)
_LAST_WORD = re.compile(r"[\w'’]+$")
_REF_BEGUN = re.compile(r"[a-z]{2,5}-[a-z]?\d{0,8}", re.IGNORECASE)
_REF = re.compile(r"[a-z]{2,5}-[a-z]?\d+")
_NOT_PLAIN = re.compile(r"[\s\"()]")
_LETTER = r"[^\W\d_]"
_ADDRESS = re.compile(rf"{_LETTER}{{3}}[.@]\w|[a-z]{{2}}[.@]\w|//|\bwww\.")  # not E.K.Surname, nor Zh.Surname
_FIELD_OF_WORDS = re.compile(rf"({_LETTER}+):\ *([^:()\"«»“”„]+)$")

Found = Iterator[Completion]
Years = Callable[[], Mapping[str, int]]


@dataclass(frozen=True)
class _Typed:
    """What stands at the end of a query: all before it, the field it belongs to, and itself."""

    before: str
    field: str
    value: str
    in_quotes: bool
    called: str = ""
    """What the field was called."""


def complete(
    text: str, dictionary: Dictionary, schema: Schema, limit: int = 10, years: Years = dict, language: str = "en",
    tags: Sequence[Label] = (),
) -> list[Completion]:
    """The likeliest ways to go on, at most so many; none behind a space, where nothing is being typed. years: how many
    records are of each year, asked for only where a date is typed; language: that of the window; tags: their names."""
    typed = _typed(text)
    if typed is None:
        return []
    offered = _Completing(typed, dictionary, schema, limit, years, language, tags)
    made = offered.of_field() if typed.field else offered.beside_words()
    different = {one.text: one for one in made if one.text.casefold() != text.casefold()}
    return list(islice(different.values(), limit))


def _typed(text: str) -> _Typed | None:
    end = text[-LONGEST_TAIL:]
    tail = _TAIL.search(end)
    assert tail is not None  # nothing at all is a tail too
    called = tail["field"] or ""
    field = query_fields.field_called(called) or ("date" if _is_in_date(end) else "")
    quoted = bool(tail["quote"]) or text.count('"') % 2 == 1
    value = tail["typed"]
    if not field and quoted:
        last = _LAST_WORD.search(end)
        value = last[0] if last else ""
    if not field and not value or any(sign in value for sign in "*?~") or _ADDRESS.search(value):
        return None
    start = len(text) - len(value) - (len(tail["quote"]) if field else 0)
    return _Typed(text[:start], field, value, quoted, called)


def _is_in_date(end: str) -> bool:
    """Whether what is typed is a further word of a date, as in “date:spring 20”, since those before it make none."""
    behind = _FIELD_OF_WORDS.search(end)
    if behind is None or query_fields.field_called(behind[1]) != "date" or behind[2][-1].isspace():
        return False
    *before, _ = behind[2].split()
    runs = (" ".join(before[:count]) for count in range(1, len(before) + 1))
    return query_fields.days_meant(behind[2]) is not None or not any(map(query_fields.days_meant, runs))


class _Completing:
    def __init__(
        self, typed: _Typed, dictionary: Dictionary, schema: Schema, limit: int, years: Years, language: str,
        tags: Sequence[Label],
    ) -> None:
        self._years = years
        self._typed = typed
        self._dictionary = dictionary
        self._schema = schema
        self._limit = limit
        self._window = language
        self._tag_names = tags
        self._wanted = " ".join(words(typed.value)) if typed.field == "tag" else typed.value.casefold()

    def of_field(self) -> Found:
        """Values of the field whose name stands before."""
        match self._typed.field:
            case "kind":
                return self._kinds()
            case "lang":
                return self._languages_there()
            case "tag":
                return self._tags()
            case "blocked":
                return self._now()
            case "ref":
                return self._refs(REF)
            case "date":
                return self._dates()
        start = f"{FACT}{self._typed.field}:"
        return chain(self._refs(start), self._words_of(start))

    def beside_words(self) -> Found:
        """Words, and behind them what else may be meant."""
        if self._typed.in_quotes:
            return self._words()
        if _REF_BEGUN.fullmatch(self._typed.value):
            return chain(self._refs(REF), self._words())
        beside: list[Completion] = []
        if len(self._wanted) >= SHORTEST_FIELD:
            for some in (self._fields(), self._tags("tag"), self._kinds("kind")):
                beside += islice(some, MOST_BESIDE)
        return chain(islice(self._words(), max(1, self._limit - len(beside))), beside)

    # Words

    def _words(self) -> Found:
        last = _LAST_WORD.search(self._typed.value)
        begun = words(last[0])[-1:] if last else []
        found = self._common(begun[0], self._limit + 1) if begun else []
        for word, count in found:
            yield self._going_on(last[0], word, count)  # type: ignore[index]
        if not found:
            for word, count in self._on_other_keys(self._limit):
                yield self._going_on(self._typed.value, word, count)

    def _common(self, begun: str, limit: int) -> list[tuple[str, int]]:
        """The commonest words that begin so; when there are none, those of Kazakh letters or of the other script."""
        found = self._beginning(begun, limit)
        if not found and (pattern := keyboards.kazakh_pattern(begun)):
            each = (self._beginning(start, limit, pattern) for start in keyboards.kazakh_starts(begun))
            found = sorted(chain.from_iterable(each), key=lambda one: -one[1])[:limit]
        if not found and len(begun) >= SHORTEST_FIELD:
            found = self._beginning(keyboards.other_script(begun), limit)
        return found

    def _on_other_keys(self, limit: int) -> list[tuple[str, int]]:
        """Words that begin as what the same keys give on another layout of the keyboard."""
        layouts = (words(other) for other in keyboards.other_layouts(self._typed.value))
        found = (self._beginning(other[0], limit) for other in layouts
                 if len(other) == 1 and len(other[0]) >= SHORTEST_FIELD)
        return next(filter(None, found), [])

    def _beginning(self, begun: str, limit: int, pattern: str = "") -> list[tuple[str, int]]:
        found = self._dictionary.commonest(EXACT + begun, limit, f"{EXACT}{pattern}*" if pattern else "")
        return [(term.removeprefix(EXACT), count) for term, count in found]

    def _going_on(self, begun: str, word: str, count: int) -> Completion:
        """A word put in for its beginning, in the capitals that were typed."""
        before = self._typed.before + self._typed.value[: len(self._typed.value) - len(begun)]
        shown = begun + word[len(begun):] if word.startswith(begun.casefold()) else word
        return Completion(before + shown, shown, "word", count)

    def _words_of(self, start: str) -> Found:
        """Words that a field is known to hold, such as names of authors."""
        begun = words(self._typed.value)[-1:]
        if not begun:
            return
        common = dict(self._common(begun[0], LOOKED_AT))
        terms = {start + (fold(word) or word): word for word in common}
        counts = self._dictionary.counts(terms)
        for term in sorted(counts, key=lambda term: -counts[term]):
            yield self._value(terms[term], "word", counts[term])

    # What is not a word

    def _fields(self) -> Found:
        for code, name in query_fields.names_beginning(self._wanted):
            if code != name or name != self._wanted:
                yield Completion(f"{self._typed.before}{name}:", f"{name}:", "field")

    def _kinds(self, field: str = "") -> Found:
        return self._labelled([(kind.name, kind.label) for kind in self._schema], kind_term, "kind", field)

    def _languages_there(self) -> Found:
        return self._labelled(LANGUAGE.terms.items(), language_term, "language", "")

    def _labelled(
        self, labels: Iterable[tuple[str, Label]], term: Callable[[str], str], what: str, field: str
    ) -> Found:
        """What is called so and stands in the index; with nothing typed all of it, in the language of the field."""
        counts = dict(self._dictionary.every(term("")))
        there = {code: label for code, label in labels if counts.get(term(code))}
        for language in self._languages:
            if shown := self._called(there, language):
                break
        told = "kk" if self._is_kazakh else language
        for code in sorted(shown, key=lambda code: -counts[term(code)]):
            yield self._value(there[code].in_(told), what, counts[term(code)], field and _field_name(field, language))

    def _called(self, labels: Mapping[str, Label], language: str) -> list[str]:
        """What is called in a language as it was begun, or by its code."""
        return [code for code, label in labels.items()
                if _begins(label.in_(language).casefold(), self._wanted) or code == self._wanted]

    def _tags(self, field: str = "") -> Found:
        named = {tag_term(label.en): label for label in self._tag_names}
        labels = [(name, named.get(term, Label(name)))
                  for term, _ in self._dictionary.every(TAG) if (name := term.removeprefix(TAG))]
        return self._labelled(labels, tag_term, "tag", field)

    def _now(self) -> Found:
        language = self._languages[0]
        if not self._wanted or query_fields.is_now(self._wanted):
            yield self._value({"ru": "сейчас", "kk": "қазір"}.get(language, "now"), "word", 0)

    def _dates(self) -> Found:
        """Years, the commonest first; behind “..” those that do not come before the first one."""
        before, dots, begun = self._wanted.rpartition("..")
        for year, count in sorted(self._years().items(), key=lambda one: (-one[1], one[0])):
            if year.startswith(begun) and year >= before[:4]:
                yield self._value(before + dots + year, "year", count)

    def _refs(self, start: str) -> Found:
        for term, count in self._dictionary.commonest(start + self._wanted, self._limit * 4):
            told = term.removeprefix(start)
            if _REF.fullmatch(told):
                yield self._value(told.upper(), "reference", count)
            elif self._typed.field == "article" and any(map(str.isdigit, told)):
                yield self._value(told, "reference", count)

    def _value(self, value: str, what: str, count: int, field: str = "") -> Completion:
        """A value of the field before it, or of one that is put in with it."""
        quoted = f'"{value}"' if _NOT_PLAIN.search(value) else value
        start = f"{field}:" if field else ""
        return Completion(f"{self._typed.before}{start}{quoted}", f"{start}{value}", what, count)

    # Languages

    @cached_property
    def _language(self) -> str:
        """The language of what is typed, as its letters tell."""
        return query_fields.script_language(self._typed.value, self._window)

    @cached_property
    def _is_kazakh(self) -> bool:
        """Whether what is typed, or the name of its field, has letters that only Kazakh has."""
        return query_fields.script_language(self._typed.called + self._typed.value) == "kk"

    @cached_property
    def _languages(self) -> list[str]:
        """The likeliest language first: that of the field's name, then that of what is typed."""
        return list(dict.fromkeys([*query_fields.languages_of(self._typed.called), self._language, *LANGUAGES]))


def _field_name(field: str, language: str) -> str:
    return next(one.label.in_(language) for one in query_fields.FIELDS if one.code == field)


def _begins(name: str, wanted: str) -> bool:
    """Whether a name, or a word of it, begins so."""
    return name.startswith(wanted) or f" {wanted}" in name

