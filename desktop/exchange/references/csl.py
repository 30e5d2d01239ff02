"""CSL-JSON, the form in which Zotero, Pandoc and citation programs hand references on."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from archive_schema.messages import Message
from archive_schema.vocabularies import GENRE, SOURCE_TYPE
from desktop.exchange.coming.entry import Entry
from desktop.exchange.references import dates, identifiers, types
from desktop.exchange.references.gathered import Answers, Gathered, apart, no_reference

JSON = Any
_PEOPLE = (
    "author", "editor", "translator", "chair", "collection-editor", "compiler", "composer", "container-author",
    "contributor", "curator", "director", "editorial-director", "editor-translator", "executive-producer", "guest",
    "host", "illustrator", "interviewer", "narrator", "organizer", "original-author", "performer", "producer",
    "recipient", "reviewed-author", "script-writer", "series-creator",
)
_TEXTS = (
    ("title", "title"), ("container", "container-title"), ("publisher", "publisher"), ("place", "publisher-place"),
    ("title_original", "original-title"), ("volume", "volume"), ("page_range", "page"),
    ("edition", "edition"), ("doi", "DOI"), ("url", "URL"), ("authority", "authority"),
    ("jurisdiction", "jurisdiction"),
    ("abstract", "abstract"), ("note", "note"), ("url_archived", "archive_location"),
)
_DATES = (("issued", "issued"), ("accessed", "accessed"), ("posted", "available-date"))
KNOWN = frozenset({*(name for name, _ in (*_TEXTS, *_DATES)), "number", "isbn", "keywords", "authors", "csl_type",
                   "genre", "language"})
"""What CSL has a place for."""
_NO_ENTRY = Message("This is no reference: an object with a type was expected.")


class NotCsl(ValueError):
    """The file is no list of references in CSL-JSON."""


def entries(text: str, answers: Answers | None = None) -> Iterator[Entry]:
    """The references of a list. Raises NotCsl."""
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NotCsl(str(error)) from error
    items = told.get("items", [told]) if isinstance(told, dict) else told
    if not isinstance(items, list):
        raise NotCsl("no list")
    yield from apart(_entry(item, str(number), answers or {}) if isinstance(item, dict) else
                     no_reference("csl", str(number), json.dumps(item), _NO_ENTRY)
                     for number, item in enumerate(items, 1))


def _entry(item: Mapping[str, JSON], where: str, answers: Answers) -> Entry:
    people = {name for name in _PEOPLE if isinstance(item.get(name), list)}
    got = Gathered([(name, _words(value)) for name, value in item.items() if name not in people], answers)
    _type(got)
    for name in _PEOPLE:
        told = [(_name(one), one) for one in item[name]] if name in people else []
        got.people([words for words, _ in told], "" if name == "author" else name)
        for words, one in told:
            if not words or isinstance(one, dict) and _more(one):
                got.leave(name, json.dumps(one, ensure_ascii=False))
    for field, name in _TEXTS:
        got.text(field, name, clean=identifiers.doi if field == "doi" else str.strip)
    got.text("number", "number", "issue")
    got.texts("keywords", ("keyword",), lambda words: words.split(","))
    got.text("isbn", "ISBN", "ISSN")
    for field, name in _DATES:
        got.moment(field, (name,), lambda words: dates.csl(_object(words)))
    got.speak("language")
    return got.entry("CSL", where, json.dumps(item, ensure_ascii=False))


def _words(value: JSON) -> str:
    if isinstance(value, str):
        return value
    return "" if value is None else json.dumps(value, ensure_ascii=False)


def _object(words: str) -> JSON:
    try:
        return json.loads(words) if words[:1] == "{" else words
    except ValueError:
        return words


def _type(got: Gathered) -> None:
    stated = (got.take("type") or [""])[0]
    genre = (got.take("genre") or [""])[0]
    code = GENRE.code_of(genre.replace("-", " ")) if genre else None
    if stated in ("document", "") and code == "press_release":
        got.values["csl_type"] = "press-release"
        return
    got.values["csl_type"] = stated if stated in SOURCE_TYPE.terms else types.CSL_NEAREST.get(stated, "document")
    if stated not in SOURCE_TYPE.terms:
        got.leave("type", stated)
    if code:
        got.values["genre"] = code
    else:
        got.leave("genre", genre)


def _name(told: JSON) -> str:
    """A name: whole, or the family's before a comma. Particles and suffix stand where they do in an index."""
    if isinstance(told, str):
        return told.strip()
    if not isinstance(told, dict):
        return ""
    if told.get("literal"):
        return str(told["literal"]).strip()
    family = " ".join(filter(None, (str(told.get("non-dropping-particle") or ""), str(told.get("family") or ""))))
    given = " ".join(filter(None, (str(told.get("given") or ""), str(told.get("dropping-particle") or ""))))
    return ", ".join(filter(None, (family.strip(), given.strip(), str(told.get("suffix") or "").strip())))


def _more(told: Mapping[str, JSON]) -> bool:
    """Whether a name states more than can be kept in one line of words."""
    return bool(set(told) - {"family", "given", "literal", "non-dropping-particle", "dropping-particle", "suffix",
                             "parse-names", "comma-suffix", "static-ordering"})


# Out

def item(values: Mapping[str, JSON], key: str, language: str = "") -> tuple[dict[str, JSON], list[str]]:
    """One reference as CSL-JSON; and the names of what stands in `values` and CSL has no place for."""
    csl_type = str(values.get("csl_type") or "document")
    told: dict[str, JSON] = {"id": key, "type": types.CSL_WRITTEN.get(csl_type, csl_type)}
    left = [name for name in values if name not in KNOWN]
    if csl_type == "press-release" or values.get("genre"):
        told["genre"] = GENRE.say("press_release" if csl_type == "press-release" else str(values["genre"]), "en")
    for row in values.get("authors") or ():
        role = row.get("role") or "author"
        left += [] if role in _PEOPLE else ["authors.role"]
        if row.get("name"):
            told.setdefault(role if role in _PEOPLE else "author", []).append(_parts(row["name"]))
    told |= {name: str(values[field]) for field, name in _TEXTS if values.get(field)}
    if values.get("number"):
        told["issue" if csl_type == "article-journal" else "number"] = str(values["number"])
    if values.get("isbn"):
        told["ISSN" if csl_type.startswith("article") else "ISBN"] = str(values["isbn"])
    if values.get("keywords"):
        told["keyword"] = ", ".join(values["keywords"])
    told |= {name: dates.to_csl(values[field]) for field, name in _DATES if values.get(field)}
    return (told | {"language": language} if language else told), left


def _parts(name: str) -> dict[str, str]:
    """A name in two parts where a comma tells them, else whole."""
    family, comma, given = name.partition(", ")
    apart = comma and given and "," not in given and (family, given) == (family.strip(), given.strip())
    return {"family": family, "given": given} if apart else {"literal": name}


def write(items: list[dict[str, JSON]]) -> str:
    """A list of references, one after another."""
    return json.dumps(items, ensure_ascii=False, indent=1) + "\n"
