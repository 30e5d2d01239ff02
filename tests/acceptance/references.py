"""Lists of references of other programs, and entities of FollowTheMoney, against what these programs themselves say."""

import json
import os
import re
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import rispy

from archive_schema.kinds import SCHEMA
from archive_schema.records import Record
from desktop.archive import open_archive
from desktop.exchange.coming.entry import Entry
from desktop.exchange.ftm.export import Told, entities
from desktop.exchange.references import bibtex, csl, files, ris
from desktop.exchange.sample import PASSPHRASE, make_sample
from desktop.intake import read_bibtex
from desktop.intake.parsed import parsed
from desktop.paths import resources
from tests import outside
from tests.acceptance.outcome import Outcome

PYTHON = "MURAGAT_FTM_PYTHON"
"""Names a Python that has the `followthemoney` package (packaging/README.md)."""
_PROGRAM = Path(__file__).parent / "ftm_program.py"
_SOURCE = SCHEMA["source"]
# Words that say what a value is and not what it says: they go into the type, the language or the shape of a date.
_SHAPES = frozenset("doi http https dx org jan feb mar apr may jun juni jul aug sep oct nov dec".split())


def references(folder: Path, quick: bool) -> Outcome:
    """Of the RIS and BibTeX files of JabRef and rispy every reference comes in, every word of it is in a field or told,
    and what each format has a place for is the same after it was written and read again as RIS, BibLaTeX and CSL-JSON.
    """
    found = _outside(quick)
    if not found:
        return Outcome("not shown: MURAGAT_OUTSIDE holds neither the files of JabRef nor those of rispy")
    wrong: list[str] = []
    counts: Counter[str] = Counter()
    for path in found:
        entries = list((files.read_ris if path.suffix == ".ris" else files.read_bibtex)(path, {}))
        counts[path.suffix] += 1
        counts["in"] += sum(not entry.wrong for entry in entries)
        counts["told"] += sum(bool(entry.wrong) for entry in entries)
        faults = (*_every_one(path, entries), *_every_word(path, entries), *_sound(entries), *_again(entries))
        wrong += (f"{path.name}: {line}" for line in faults)
    like, unlike = _like_jabref(found)
    return Outcome(
        f"{counts['.ris']} RIS and {counts['.bib']} BibTeX files: {counts['in']:,} references in, "
        f"{counts['told']} parts that are none told (comments, preambles, stray lines); {len(wrong)} faults; "
        f"beside JabRef's own reading of {like['pairs']} RIS files equal: title {like['title']}, authors "
        f"{like['authors']}, year {like['year']}, DOI {like['doi']}; "
        f"otherwise: {'; '.join(unlike) or 'none'}", tuple(wrong))


def _outside(quick: bool) -> list[Path]:
    found = [path for one in outside.listed() if "references" in one.used_by for path in one.files()
             if path.suffix in (".ris", ".bib")]
    return found[:: 8 if quick else 1]


def _every_one(path: Path, entries: list[Entry]) -> Iterator[str]:
    """As many references as another program finds, or more where it leaves some out."""
    here = sum(not entry.wrong for entry in entries)
    if path.suffix == ".ris":
        there = len(rispy.loads(files.text_of(path)))
        if here < there:
            yield f"{here} references, and rispy finds {there}"
    else:
        there = len(re.findall(r"^\s*@(?!comment|string|preamble)\w+\s*[{(]", files.text_of(path), re.M | re.I))
        if len(entries) < there:
            yield f"{len(entries)} parts, and {there} begin in the file"


def _every_word(path: Path, entries: list[Entry]) -> Iterator[str]:
    """Every word that the file states stands in a value or is told."""
    told = {entry.where: _words(json.dumps([dict(entry.values), entry.left, entry.unknown], ensure_ascii=False))
            | _words(entry.printed if entry.wrong else "") | _SHAPES for entry in entries}
    for where, words in _stated(path):
        if where in told and (lost := words - told[where]):
            yield f"line {where}: lost {', '.join(sorted(lost)[:5])}"


def _words(text: str) -> set[str]:
    plain = text.replace("\\n", " ").replace("\\t", " ")
    return {one.lstrip("0").casefold() for one in re.findall(r"[^\W_]+", plain) if one.strip("0")}


def _stated(path: Path) -> Iterator[tuple[str, set[str]]]:
    if path.suffix == ".bib":
        for block in parsed(path, "bibtex").values:
            skipped = {"langid", "language", "hyphenation", "type", "entrysubtype"}
            yield str(block["line"]), _words(" ".join(words for name, words in block.get("fields", ())
                                                      if name not in skipped))
        return
    for one in ris._ris(files.text_of(path)):
        yield str(one.number), _words(" ".join(words for tag, words in one.told if tag not in ("TY", "LA")
                                               and not (tag in ("PY", "Y1", "DA") and not words.strip("/"))))


def _sound(entries: list[Entry]) -> Iterator[str]:
    """What keeps an entry from becoming a record."""
    for entry in entries:
        if not entry.wrong:
            yield from (f"line {entry.where}: {one.field}: {one.message}"
                        for one in _SOURCE.problems(Record("source", entry.values)))


def _again(entries: list[Entry]) -> Iterator[str]:
    """What differs after an entry was written and read again."""
    for entry in entries:
        if entry.wrong:
            continue
        for name, known, read in (("CSL", csl.KNOWN, _csl), ("RIS", ris.KNOWN, _ris), ("BibLaTeX", bibtex.KNOWN, _bib)):
            before, after, lost = dict(entry.values), read(entry.values), set()
            for field in known - {"csl_type", "language"}:
                if _plain(before.get(field)) != _plain(after.get(field)) and not _untold(entry, field, name):
                    lost.add(field)
            if lost:
                yield f"line {entry.where}: another {', '.join(sorted(lost))} after {name}"


def _untold(entry: Entry, field: str, name: str) -> bool:
    """Whether the format is told to have no place for it: roles it lacks, a publisher beside a court."""
    write = {"RIS": ris.write, "BibLaTeX": bibtex.write}.get(name)
    left = write(entry.values, "k")[1] if write else csl.item(entry.values, "k")[1]
    return any(one.split(".")[0] == field for one in left)


def _plain(value: Any) -> Any:
    """Spaces and line ends say nothing; authors of several roles may stand in another order."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return sorted(json.dumps(row, sort_keys=True) for row in value)
    if isinstance(value, dict):
        return {key: one for key, one in value.items() if key != "printed" or "edtf" not in value}
    return " ".join(value.split()) if isinstance(value, str) else value


def _csl(values: Mapping[str, Any]) -> Mapping[str, Any]:
    return next(csl.entries(csl.write([csl.item(values, "k")[0]]))).values


def _ris(values: Mapping[str, Any]) -> Mapping[str, Any]:
    return next(ris.entries(ris.write(values, "k")[0].replace("\r\n", "\n"))).values


def _bib(values: Mapping[str, Any]) -> Mapping[str, Any]:
    return next(bibtex.entries(read_bibtex.blocks(bibtex.write(values, "k")[0]))).values


def _like_jabref(found: list[Path]) -> tuple[Counter[str], list[str]]:
    """How many RIS files are read as JabRef reads them, by the .bib that stands beside; and what differs."""
    like: Counter[str] = Counter()
    unlike = []
    for path in found:
        beside = path.with_suffix(".bib")
        ours = [entry for entry in files.read_ris(path, {}) if not entry.wrong] if path.suffix == ".ris" else []
        if not ours or not beside.exists():
            continue
        like["pairs"] += 1
        theirs = [entry for entry in files.read_bibtex(beside, {}) if not entry.wrong]
        for name in ("title", "authors", "year", "doi"):
            same = [_said(one, name) for one in ours] == [_said(one, name) for one in theirs]
            like[name] += same
            unlike += [] if same else [f"{path.stem} {name}"]
    return like, unlike


def _said(entry: Entry, name: str) -> Any:
    value = entry.values.get("issued", {}).get("edtf", "")[:4] if name == "year" else entry.values.get(name)
    if name == "authors":
        return [re.sub(r",\s*", ", ", row["name"]) for row in value or ()]
    return " ".join(re.sub("[‐-―]", "-", value).split()) if isinstance(value, str) else value


def ftm(folder: Path, quick: bool) -> Outcome:
    """The export of the sample as FollowTheMoney is valid for the `followthemoney` package: every value is taken as it
    is, every link leads to an entity of the right schema; and lines that were spoiled are found.
    """
    python = os.environ.get(PYTHON, "")
    if not python:
        return Outcome(f"not shown: {PYTHON} names no Python that has followthemoney (packaging/README.md)")
    make_sample(folder / "sample", resources() / "sample").close()
    told = Told()
    with open_archive(folder / "sample", PASSPHRASE) as archive, archive.reader() as reader:
        lines = [one.line() for one in entities(reader, None, told)]
    good, spoiled = _validated(python, folder, lines), _validated(python, folder, _spoiled(lines))
    wrong = list(good["wrong"])
    wrong += [] if spoiled["count_wrong"] >= 4 else [f"of 4 spoiled lines {spoiled['count_wrong']} are found"]
    wrong += [] if good["entities"] == len(lines) else [f"{good['entities']} of {len(lines)} lines were read"]
    schemata = ", ".join(f"{count} {name}" for name, count in sorted(good["schemata"].items(), key=lambda one: -one[1]))
    return Outcome(
        f"followthemoney {good['version']}: {good['entities']:,} entities ({schemata}), {good['count_wrong']} invalid; "
        f"{told.left.total():,} values without a property of their own or records that stay are told", tuple(wrong))


def _spoiled(lines: list[str]) -> list[str]:
    """The lines with a link that leads nowhere, a property and a date that are none, and a name that is missing."""
    made = [json.loads(line) for line in lines]
    next(one for one in made if one["schema"] == "Documentation")["properties"]["document"] = ["nobody"]
    next(one for one in made if one["schema"] == "Event")["properties"]["colour"] = ["red"]
    next(one for one in made if one["schema"] == "Article")["properties"]["publishedAt"] = ["in May"]
    del next(one for one in made if one["schema"] == "CourtCase")["properties"]["name"]
    return [json.dumps(one) for one in made]


def _validated(python: str, folder: Path, lines: list[str]) -> dict[str, Any]:
    path = folder / "entities.ftm.json"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    run = subprocess.run([python, str(_PROGRAM), str(path)], capture_output=True, text=True, check=False)
    if run.returncode:
        raise RuntimeError(run.stderr.strip().splitlines()[-1])
    return json.loads(run.stdout)
