"""An archive of very many sources, made once through the real writer and kept from one run to the next."""

import os
import random
import shutil
import tempfile
from pathlib import Path

from archive_schema.records import Record
from archive_schema.vocabularies import GENRE, SOURCE_TYPE
from desktop.archive import Archive, Writer, create
from desktop.search.opening import open_index

PASSPHRASE = "a passphrase of benches"
PLENTY = 100_000
_AT_ONCE = 2_000  # records in one step
_MADE = "made-2"  # of what is made here: another name makes it anew
_WORDS = ("сот үкімі туралы хабар", "приговор районного суда", "report on the hearing", "бұғатталған сайттар тізімі",
          "решение о блокировке", "letter of the office", "куәгердің айтқаны", "заявление адвоката", "order of court")
_SYLLABLES = ("ба", "лы", "қай", "рат", "се", "мұр", "әл", "ға", "tor", "mak", "len", "shi", "dul", "nov")
_HOUSES = ("A house of reports", "Ақ жол газеті", "Вестник права", "The office", "Almaty weekly", "Ар-намыс")


def archive_of(number: int) -> Path:
    """The folder of an archive of so many sources, closed, its index complete; MURAGAT_BENCH_CACHE names where."""
    root = Path(os.environ.get("MURAGAT_BENCH_CACHE") or Path(tempfile.gettempdir(), "muragat-bench"))
    folder = root / f"sources-{number}-{_MADE}.muragat"
    if not folder.exists():
        root.mkdir(parents=True, exist_ok=True)
        being_made = root / f"{folder.name}.part"
        shutil.rmtree(being_made, ignore_errors=True)
        with create(being_made, PASSPHRASE, purpose="test", who="bench") as archive:
            _fill(archive, number)
        being_made.rename(folder)
    return folder


def _fill(archive: Archive, number: int) -> None:
    tags = archive.write("Make tags", _add_tags, undoable=False).result()
    for start in range(0, number, _AT_ONCE):
        numbers = range(start, min(start + _AT_ONCE, number))
        archive.write("Fill the archive", lambda w, numbers=numbers: _add(w, numbers, tags), undoable=False).result()
    index = open_index(archive)
    if not index.settle(3600):
        raise RuntimeError(str(index.state))
    index.close()


def _add_tags(writer: Writer) -> list[str]:
    return [writer.add(Record("tag", {"name": f"Tag {place}", "colour": "#0F6E68"})).id for place in range(12)]


def _add(writer: Writer, numbers: range, tags: list[str]) -> None:
    for number in numbers:
        writer.add(a_source(number, tags))


def a_source(number: int, tags: list[str]) -> Record:
    """One source such as an archivist describes; the same each time."""
    chance = random.Random(f"source {number}")
    name = "".join(chance.choices(_SYLLABLES, k=3)).capitalize()
    year, month = chance.randrange(1986, 2026), chance.randrange(1, 13)
    issued = chance.choice((f"{year}", f"{year}-{month:02}", f"{year}-{month:02}-{chance.randrange(1, 28):02}"))
    values = {
        "title": f"{name}: {chance.choice(_WORDS)} {number}", "publisher": chance.choice(_HOUSES),
        "issued": {"edtf": issued}, "csl_type": chance.choice(list(SOURCE_TYPE.terms)),
        "genre": chance.choice(list(GENRE.terms)), "tags": chance.sample(tags, chance.randrange(3)),
    }
    return Record("source", {name: value for name, value in values.items() if value},
                  language=chance.choice(("kk", "ru", "en")),
                  status=chance.choice(("draft", "under_review", "verified", "verified")))
