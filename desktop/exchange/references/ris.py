"""RIS: a line for each tag, references between TY and ER; and the lines of Web of Science, which are much alike.

Read here line by line and not by a library: what stands outside references, tags that come twice and a last reference
without its end are told, not dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from archive_schema.messages import Message
from archive_schema.vocabularies import GENRE
from desktop.exchange.coming.entry import Entry
from desktop.exchange.references import dates, identifiers, types
from desktop.exchange.references.gathered import Answers, Gathered, apart, no_reference

_TAG = re.compile(r"\ufeff?([A-Z][A-Z0-9]) {1,2}-(?: ?(.*))$")
_SCIENCE = re.compile(r"([A-Z][A-Z0-9])(?: (.*))?$")
_ORDINAL = re.compile(r"\s*\d+\.?\s*")
_OUTSIDE = Message("This stands outside the references of the list.")
_LINES = frozenset({"N1", "N2", "AB", "RN"})
_PEOPLE = {"A1": "", "AU": "", "A2": "secondary author", "A3": "tertiary author", "A4": "subsidiary author",
           "ED": "editor"}
_EACH = frozenset({"AU", "AF", "CR", "BA", "BF", "CA", "GP", "BE"})
"""Tags of Web of Science whose further lines are further values."""
_OF_SCIENCE = {
    "SO": "JF", "DE": "KW", "PU": "PB", "PI": "CY", "EI": "SN", "BN": "SN", "BP": "SP", "DI": "DO", "BE": "ED",
    "SN": "SN", "TI": "TI", "AU": "AU", "LA": "LA", "AB": "AB", "VL": "VL", "IS": "IS", "EP": "EP", "PY": "PY",
    "BS": "BS", "SE": "T3",
}
_PATENTS = {"J": "JOUR", "B": "BOOK", "S": "BOOK", "P": "PAT"}


@dataclass
class _Lines:
    """One reference while its lines are read."""

    number: int
    told: list[tuple[str, str]] = field(default_factory=list)
    raw: list[str] = field(default_factory=list)

    def more(self, words: str, *, each: bool = False) -> None:
        """A further line of the last tag."""
        if not words:
            return
        tag, before = self.told[-1]
        if each:
            self.told.append((tag, words))
        else:
            self.told[-1] = (tag, f"{before}{chr(10) if tag in _LINES else ' '}{words}".strip())


def entries(text: str, answers: Answers | None = None) -> Iterator[Entry]:
    """The references of a list, and as refused what stands outside of them."""
    read = _science if not re.search(r"^\ufeff?TY {1,2}-", text, re.M) and re.search(r"^PT ", text, re.M) else _ris
    yield from apart(_entry(one, answers or {}) if one.told else
                     no_reference("ris", str(one.number), " ".join(one.raw), _OUTSIDE) for one in read(text))


def _ris(text: str) -> Iterator[_Lines]:
    now: _Lines | None = None
    outside: _Lines | None = None
    blank = True
    for number, line in enumerate(text.split("\n"), 1):
        found = _TAG.match(line)
        tag, words = (found[1], (found[2] or "").strip()) if found else ("", line.strip())
        if tag == "TY" and (now is None or blank):
            yield from filter(None, (outside, now))
            now, outside = _Lines(number, [(tag, words)], [line]), None
        elif now is None:
            if words.strip("\ufeff") and not _ORDINAL.fullmatch(line) or tag:
                outside = outside or _Lines(number)
                outside.raw.append(line.strip())
        elif tag == "ER":
            yield now
            now = None
        else:
            now.raw.append(line.strip())
            now.told.append((tag, words)) if tag else now.more(words)
        blank = not line.strip()
    yield from filter(None, (outside, now))


def _science(text: str) -> Iterator[_Lines]:
    now: _Lines | None = None
    for number, line in enumerate(text.split("\n"), 1):
        found = _SCIENCE.match(line.lstrip("\ufeff"))
        if found and found[1] == "PT":
            yield from filter(None, (now,))
            now = _Lines(number, [("TY", _PATENTS.get(found[2] or "", "GEN"))], [line])
        elif now is None:
            if line.strip() and not (found and found[1] in ("FN", "VR", "EF")):
                yield _Lines(number, raw=[line.strip()])
        elif found and found[1] == "ER":
            yield now
            now = None
        else:
            now.raw.append(line.strip())
            if found:
                now.told.append((found[1], (found[2] or "").strip()))
            else:
                now.more(line.strip(), each=now.told[-1][0] in _EACH)
    yield from filter(None, (now,))


def _entry(one: _Lines, answers: Answers) -> Entry:
    science = one.raw[0].lstrip("\ufeff").startswith("PT ")
    told = [(_OF_SCIENCE.get(tag, f"{tag} " if tag != "TY" else tag) if science else tag, words)
            for tag, words in one.told]
    got = Gathered(told, answers)
    _type(got)
    got.text("title", "TI", "T1", "CT", "BT")
    legal = got.values["csl_type"] in ("legal_case", "legislation", "regulation", "treaty", "hearing")
    got.text("container", "JF", "T2", "JO", "BT", "JA", "J1", "J2")
    for tag, words in got.take_as_told(*_PEOPLE):
        got.people([words], _PEOPLE[tag])
    got.moment("issued", ("Y1", "PY", "DA"), dates.ris)
    got.moment("accessed", ("Y2",), dates.ris)
    got.text("authority" if legal else "publisher", "PB")
    got.text("place", "CY", "PP")
    _rest(got)
    got.speak("LA")
    return got.entry("RIS", str(one.number), " ".join(one.raw))


def _type(got: Gathered) -> None:
    stated = [one for one in got.take("TY") if one]
    code = stated[0].upper() if stated else ""
    got.values["csl_type"] = types.RIS.get(code) or types.RIS_NEAREST.get(code, "document")
    for more in stated[1 if code in types.RIS else 0:]:
        got.leave("TY", more)
    for words in got.take("M3"):
        if "genre" not in got.values and (genre := GENRE.code_of(words)):
            got.values["genre"] = genre
        else:
            got.leave("M3", words)


def _rest(got: Gathered) -> None:
    first, last = got.peek("SP"), got.peek("EP")
    got.text("page_range", "SP")
    if first and last:
        got.take("EP")
        got.values["page_range"] = identifiers.span(first, last)
    addresses = [one for words in got.take("UR") for one in identifiers.addresses(words)]
    for number, address in enumerate(dict.fromkeys(addresses)):
        if number:
            got.leave("UR", address)
        else:
            got.values["url"] = address
    got.text("doi", "DO", clean=identifiers.doi)
    for name, tags in (("volume", ("VL",)), ("number", ("IS",)), ("edition", ("ET",)), ("isbn", ("SN",)),
                       ("title_original", ("OT",)), ("title_translated", ("TT",)), ("abstract", ("AB", "N2"))):
        got.text(name, *tags)
    got.lines("note", "N1", "RN")
    got.texts("keywords", ("KW",))


# Out

_WRITTEN: Sequence[tuple[str, str]] = (
    ("title", "TI"), ("container", "T2"), ("publisher", "PB"), ("place", "CY"), ("volume", "VL"), ("number", "IS"),
    ("edition", "ET"), ("doi", "DO"), ("isbn", "SN"), ("title_original", "OT"), ("title_translated", "TT"),
    ("url", "UR"), ("abstract", "AB"), ("note", "N1"),
)
KNOWN = frozenset({*(name for name, _ in _WRITTEN), "authors", "issued", "accessed", "authority", "page_range",
                   "keywords", "genre", "csl_type", "language"})
"""What RIS has a place for."""
_ROLE_TAGS = {role: tag for tag, role in _PEOPLE.items()}


def write(values: Mapping[str, object], key: str, language: str = "") -> tuple[str, list[str]]:
    """One reference, its lines ended; and the names of what stands in `values` and RIS has no place for."""
    csl_type = str(values.get("csl_type") or "document")
    by_type = {kind: code for code, kind in types.RIS.items()}
    lines = [("TY", by_type.get(csl_type) or types.RIS_WRITTEN.get(csl_type, "GEN")), ("ID", key)]
    left = [name for name in values if name not in KNOWN]
    for row in values.get("authors") or ():  # type: ignore[attr-defined]
        tag = _ROLE_TAGS.get(row.get("role") or "")
        lines += [(tag or "AU", row["name"])] if row.get("name") else []
        left += [] if tag else ["authors.role"]
    for name, tag in (("issued", "PY"), ("accessed", "Y2")):
        if values.get(name):
            lines.append((tag, dates.to_ris(values[name])))  # type: ignore[arg-type]
    lines += [(tag, str(values[name])) for name, tag in _WRITTEN if values.get(name)]
    if values.get("authority"):
        lines.append(("PB", str(values["authority"])))
    first, _, last = str(values.get("page_range") or "").partition("–")
    lines += [(tag, one) for tag, one in (("SP", first), ("EP", last)) if one]
    lines += [("KW", one) for one in values.get("keywords") or ()]  # type: ignore[attr-defined]
    if values.get("genre"):
        lines.append(("M3", GENRE.say(str(values["genre"]), "en")))
    lines += [("LA", language)] if language else []
    return "".join(f"{tag}  - {_one_line(words)}\r\n" for tag, words in lines) + "ER  - \r\n\r\n", left


def _one_line(words: str) -> str:
    """Words of several lines: the further ones stand under the first, where no line looks like a tag."""
    return "\r\n".join(line if not number else f"      {line}" for number, line in enumerate(words.splitlines()))
