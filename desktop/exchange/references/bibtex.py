"""BibTeX and BibLaTeX. The file itself is read by a reader without rights (desktop/intake/read_bibtex.py)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from archive_schema.messages import Message
from archive_schema.vocabularies import GENRE
from desktop.exchange.coming.entry import Entry
from desktop.exchange.references import dates, identifiers, languages, types
from desktop.exchange.references.gathered import Answers, Gathered, apart, no_reference

JSON = Any
_ROLES = ("author", "editor", "translator", "annotator", "commentator", "introduction", "foreword", "afterword",
          "bookauthor")
_LEGAL = frozenset({"legal_case", "legislation", "regulation", "treaty", "hearing"})
_LONG = frozenset({"abstract", "note", "annotation", "annote", "comment"})
_WHY = {
    "comment": Message("A comment, not a reference."),
    "preamble": Message("A preamble, not a reference."),
    "failed": Message("This cannot be read as BibTeX. Correct the file, or enter this reference by hand."),
}
_BY_SUBTYPE = {pair: code for code, pair in types.BIBTEX_WRITTEN.items()}
_ADDRESS = re.compile(r"\w+://\S+")


def entries(blocks: Iterable[Mapping[str, JSON]], answers: Answers | None = None) -> Iterator[Entry]:
    """The references of a file as its reader told it; comments and what could not be read are told as refused."""
    yield from apart(
        _entry(block, answers or {}) if block.get("fields")
        else no_reference("bibtex", str(block["line"]), block["raw"], _WHY[block.get("other", "failed")])
        for block in blocks)


def is_block(told: JSON) -> bool:
    """Whether a reader's answer has the shape that read_bibtex.py tells."""
    if not isinstance(told, dict) or type(told.get("line")) is not int or not isinstance(told.get("raw"), str):
        return False
    if "other" in told:
        return told["other"] in _WHY
    fields = told.get("fields")
    return all(isinstance(told.get(name), str) for name in ("type", "key")) and isinstance(fields, list) and all(
        isinstance(pair, list) and len(pair) == 2 and all(isinstance(one, str) for one in pair) for pair in fields)


def _entry(block: Mapping[str, JSON], answers: Answers) -> Entry:
    people = [(name, _people(words)) for name, words in block["fields"] if name in _ROLES]
    got = Gathered([(name, _folded(name, words)) for name, words in block["fields"] if name not in _ROLES], answers)
    _type(got, block["type"])
    for role in _ROLES:
        for name, told in people:
            if name == role:
                got.people(told, "" if role == "author" else role)
    got.text("title", "title")
    if (subtitle := got.peek("subtitle")) and "title" in got.values:
        got.take("subtitle")
        got.values["title"] += f": {subtitle}"
    got.text("container", "journaltitle", "journal", "booktitle")
    got.text("authority" if got.values["csl_type"] in _LEGAL else "publisher",
             "institution" if got.values["csl_type"] in _LEGAL else "publisher", "publisher", "institution", "school",
             "organization")
    _dates(got)
    _rest(got)
    got.leave("key", block["key"])
    return got.entry("BibTeX", str(block["line"]), block["raw"])


def _people(words: str) -> list[str]:
    """The names of a field; braces say that a name is whole, which the name itself need not say."""
    try:
        names = json.loads(words)
    except (ValueError, RecursionError):
        return [words]
    plain = [str(one) for one in (names if isinstance(names, list) else [names])]
    return [one[1:-1] if one[:1] == "{" and one[-1:] == "}" else one for one in plain]


def _folded(name: str, words: str) -> str:
    return words if name in _LONG else " ".join(words.split())


def _type(got: Gathered, stated: str) -> None:
    subtype = got.peek("entrysubtype").casefold()
    if code := _BY_SUBTYPE.get((stated, subtype)):
        got.take("entrysubtype")
    got.values["csl_type"] = code or types.BIBTEX.get(stated) or types.BIBTEX_NEAREST.get(stated, "document")
    if not code and stated not in types.BIBTEX:
        got.leave("type of entry", stated)
    if genre := GENRE.code_of(got.peek("type")):
        got.take("type")
        got.values["genre"] = genre


def _dates(got: Gathered) -> None:
    year, month, day = (got.peek(name) for name in ("year", "month", "day"))
    if year:
        for name, words in (("year", year), ("month", month), ("day", day)):
            if words:
                told = got.take(name)
                for more in told[1:]:
                    got.leave(name, more)
        value = dates.bibtex(year, month, day)
        got.leave("year", value["edtf"] if value else " ".join(filter(None, (day, month, year))))
    got.moment("issued", ("date", "year"), dates.edtf)
    got.moment("accessed", ("urldate", "accessed", "lastchecked"), dates.edtf)


def _rest(got: Gathered) -> None:
    got.text("url", "url")
    if "url" not in got.values and _ADDRESS.fullmatch(got.peek("howpublished")):
        got.text("url", "howpublished")
    got.text("doi", "doi", clean=identifiers.doi)
    for field, *names in (("place", "location", "address"), ("volume", "volume"), ("number", "number", "issue"),
                          ("page_range", "pages"), ("edition", "edition"), ("isbn", "isbn", "issn"),
                          ("title_original", "origtitle"), ("abstract", "abstract")):
        got.text(field, *names)
    got.lines("note", "note", "annotation", "annote", "comment")
    got.texts("keywords", ("keywords", "keyword"), lambda words: re.split(r"[,;]", words))
    got.speak("langid", "language", "hyphenation")


# Out

_WRITTEN = (
    ("title", "title"), ("title_original", "origtitle"), ("publisher", "publisher"), ("place", "location"),
    ("volume", "volume"), ("number", "number"), ("edition", "edition"), ("doi", "doi"), ("url", "url"),
    ("abstract", "abstract"), ("note", "note"), ("authority", "institution"),
)
KNOWN = frozenset({*(name for name, _ in _WRITTEN), "container", "authors", "issued", "accessed", "page_range",
                   "keywords", "isbn", "genre", "csl_type", "language"})
"""What BibLaTeX has a place for."""
_SPECIAL = {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_",
            "$": r"\$", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


def write(values: Mapping[str, JSON], key: str, language: str = "") -> tuple[str, list[str]]:
    """One reference; and the names of what stands in `values` and BibLaTeX has no place for."""
    csl_type = str(values.get("csl_type") or "document")
    by_type = {code: name for name, code in types.BIBTEX.items()}
    kind, subtype = types.BIBTEX_WRITTEN.get(csl_type, (by_type.get(csl_type, "misc"), ""))
    left = [name for name in values if name not in KNOWN]
    fields: list[tuple[str, str]] = [("entrysubtype", subtype)]
    people = [(row.get("role") or "author", row["name"]) for row in values.get("authors") or () if row.get("name")]
    left += ["authors.role" for role, _ in people if role not in _ROLES]
    for role in _ROLES:
        names = [_name(name) for one, name in people if (one if one in _ROLES else "author") == role]
        fields.append((role, " and ".join(names)))
    fields += [(name, _plain(name, values[field])) for field, name in _WRITTEN
               if values.get(field) and not (field == "authority" and csl_type not in _LEGAL)]
    left += ["authority"] if values.get("authority") and csl_type not in _LEGAL else []
    left += ["publisher"] if values.get("publisher") and csl_type in _LEGAL else []
    if container := values.get("container"):
        fields.append(("journaltitle" if kind == "article" else "booktitle", _escaped(container)))
    for field, name in (("issued", "date"), ("accessed", "urldate")):
        if moment := values.get(field):
            printed = "year" if field == "issued" else name
            fields.append((name, moment["edtf"]) if moment.get("edtf") else (printed, _escaped(dates.said(moment))))
    fields += [("pages", _escaped(values.get("page_range") or "").replace("–", "--")),
               ("issn" if kind == "article" else "isbn", _escaped(values.get("isbn") or "")),
               ("keywords", _escaped(", ".join(values.get("keywords") or ()))),
               ("type", _escaped(GENRE.say(values["genre"], "en")) if values.get("genre") else ""),
               ("langid", languages.biblatex(language))]
    lines = "".join(f"  {name} = {{{words}}},\n" for name, words in fields if words)
    return f"@{kind}{{{key},\n{lines}}}\n\n", left


def _plain(name: str, words: str) -> str:
    """A value as a file has it: addresses as they are, unless their braces would end the field."""
    if name == "url" and not re.search(r"[{}\\]", words):
        return words
    return _escaped(words)


def _escaped(words: str) -> str:
    plain = "".join(_SPECIAL.get(letter, letter) for letter in words)
    return re.sub(r"-(?=-)|`(?=`)|'(?=')", lambda sign: f"{sign[0]}{{}}", plain)


def _name(words: str) -> str:
    """A name in two parts where a comma tells them; else whole, so that nobody takes it apart."""
    family, comma, given = words.partition(", ")
    if comma and given and "," not in given and not re.search(r"\band\b", words):
        return f"{_escaped(family)}, {_escaped(given)}"
    return f"{{{_escaped(words)}}}"
