"""What a search can be asked for beside words (kind: tag: lang: …), and which codes the values typed there mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from archive_schema.declare import Schema
from archive_schema.labels import LANGUAGES, Label
from archive_schema.vocabularies import LANGUAGE
from desktop.archive.texts import LAST_DAY


@dataclass(frozen=True)
class QueryField:
    """One field of the query language: its code, its name in three languages, and what else people call it."""

    code: str
    label: Label
    others: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name it can be typed by."""
        return self.code, *self.label.all, *self.others


def _field(code: str, label: str, others: str = "") -> QueryField:
    return QueryField(code, Label.of(label), tuple(others.split()))


# A later field is one line here, its facts in desktop.archive.facts, and its answer in evaluate.
FIELDS = (
    _field("kind", "kind | вид | түр", "type тип түрі"),
    _field("tag", "tag | метка | белгі", "tags метки тег теги белгісі белгілер"),
    _field("lang", "lang | язык | тіл", "language тілі"),
    _field("by", "by | автор | автор", "author authors авторы кем кто кім"),
    _field("cites", "cites | цитирует | сілтейді", "cite citing ссылается"),
    _field("case", "case | дело | іс", "ісі"),
    _field("article", "article | статья | бап", "art ст бабы"),
    _field("date", "date | дата | күні", "when когда күн қашан"),
    _field("blocked", "blocked | заблокирован | бұғатталған", "заблокировано заблокирована заблокированы"),
    _field("ref", "ref | номер | нөмір", "нөмірі"),
)
_CODES = {name: one.code for one in FIELDS for name in one.names}
_NOW = ("now", "сейчас", "қазір", "yes", "да", "иә")
_LANGUAGE_CODE = re.compile(r"[a-z]{2,3}")
_ALSO_CALLED = {"kz": "kk"}

_EVER = (0, LAST_DAY)
_YEAR_BEGUN = re.compile(r"\d{0,3}")
_YEARS = re.compile(r"(\d{4})\s*[-–—]\s*(\d{4})")
_HALF_TYPED = re.compile(r"(\d{4}(?:-\d\d)?)-\d?")
_NO_DATE = re.compile(r"\d{5}|[\[{][^\]}]*$|^[^\[{]*[\]}]")


def field_called(name: str) -> str:
    """The code of a field by any of its names; "" when there is none."""
    return _CODES.get(name.casefold(), "")


def field_labels(language: str) -> list[str]:
    """The names of all fields in a language ("en", "ru", "kk")."""
    return [one.label.in_(language) for one in FIELDS]


def kinds_called(words: str, schema: Schema) -> tuple[str, ...]:
    """The kinds of record that these words mean: the one called so in any of three languages, else all of which a
    name, else a word of a name, begins so."""
    wanted = _plain(words)
    if not wanted:
        return ()
    for fits in (_same, _begins, _has_word):
        if found := tuple(kind for kind, said in schema.names.items() if any(fits(name, wanted) for name in said)):
            return found
    return ()


def kind_like(words: str, schema: Schema) -> str:
    """What a kind is called that is spelt nearly so; "" when none is. What its references begin with is no name."""
    from difflib import get_close_matches  # seldom needed, like the dates below

    names = sorted(name for kind in schema for name in schema.names[kind.name] if name != kind.ref.casefold())
    return next(iter(get_close_matches(_plain(words), names, 1, 0.75)), "")


def is_kind(words: str, schema: Schema) -> bool:
    """Whether a kind is called exactly so."""
    wanted = _plain(words)
    return any(wanted in said for said in schema.names.values())


def _same(name: str, wanted: str) -> bool:
    return name == wanted


def _begins(name: str, wanted: str) -> bool:
    return name.startswith(wanted)


def _has_word(name: str, wanted: str) -> bool:
    return f" {wanted}" in name


def languages_called(words: str) -> tuple[str, ...]:
    """The codes of languages by code or by name in three languages, also begun ("каз") or bent ("по-казахски")."""
    wanted = _plain(words).removeprefix("по-")
    if not wanted:
        return ()
    if wanted in LANGUAGE.terms or wanted in _ALSO_CALLED:
        return (_ALSO_CALLED.get(wanted, wanted),)
    found = tuple(code for code, label in LANGUAGE.terms.items() if any(_is_language(name, wanted)
                                                                        for name in map(_plain, label.all)))
    return found or ((wanted,) if _LANGUAGE_CODE.fullmatch(wanted) else ())


def _is_language(name: str, wanted: str) -> bool:
    return name.startswith(wanted) or wanted.startswith(name.removesuffix("ий"))


def is_now(words: str) -> bool:
    """Whether a word, perhaps half typed, says "now"; "no" does not."""
    wanted = _plain(words)
    return wanted not in ("", "no") and any(word.startswith(wanted) for word in _NOW)


def days_meant(words: str) -> tuple[int, int] | None:
    """The first and last day that typed words may mean, as ordinals; None when they are no date.

    Dates are read as the archive reads them everywhere: 2015-06, May 2015, весна 2016, 2016 ж. мамыр, before 2016.
    a..b is from the beginning of a to the end of b; one of them may be left out.
    """
    text = " ".join(words.split()).strip(",;:")
    if ".." in text and text[:1] not in "[{" and "/" not in text:
        first, _, last = text.partition("..")
        begin = _moment(first) if first.strip() else _EVER
        end = _EVER if _YEAR_BEGUN.fullmatch(last.strip()) else _moment(last)
        return (begin[0], end[1]) if begin and end and (begin, end) != (_EVER, _EVER) else None
    return _moment(text)


def _moment(words: str) -> tuple[int, int] | None:
    from archive_schema.moments import MomentError, parse

    text = words.strip()
    if years := _YEARS.fullmatch(text):
        text = f"{years[1]}/{years[2]}"
    if half := _HALF_TYPED.fullmatch(text):
        text = half[1]
    if not text or _NO_DATE.search(text):
        return None
    try:
        moment = parse(text)
    except MomentError:
        return None
    first, last = moment.earliest, moment.latest
    return first.toordinal() if first else _EVER[0], last.toordinal() if last else _EVER[1]


def _plain(words: str) -> str:
    return " ".join(words.casefold().replace("ё", "е").replace("_", " ").split())


def script_language(text: str, window: str = "en") -> str:
    """In which of the three languages to answer somebody who types so, by letters; where they do not tell, because
    Kazakh is written with them too, by the language of the window."""
    folded = text.casefold()
    if window == "kk" or any(letter in "әғқңөұүһі" for letter in folded):
        return "kk"
    return "ru" if any("а" <= letter <= "я" or letter == "ё" for letter in folded) else "en"


def languages_of(name: str) -> list[str]:
    """The languages in which a field is called so."""
    labels = [one.label for one in FIELDS if name.casefold() in one.label.all]
    return [language for language in LANGUAGES if any(label.in_(language) == name.casefold() for label in labels)]


def names_beginning(start: str) -> Iterator[tuple[str, str]]:
    """(code, name) of the fields of which a name begins so; of each field the first name that does."""
    wanted = start.casefold()
    for one in FIELDS:
        name = next((name for name in one.names if name.startswith(wanted)), "")
        if name:
            yield one.code, name
