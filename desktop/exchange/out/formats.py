"""The formats in which records go out, in one table: a new one is a line here and a module that writes it.

The same records give the same bytes every time. Sealed values never go out, whether the vault is open or not.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from archive_schema.labels import Label
from archive_schema.messages import Message
from archive_schema.records import Record
from desktop.archive import Reader

if TYPE_CHECKING:
    from desktop.exchange.references.out import Left

Write = Callable[[Iterable[Record], Reader, BinaryIO, bool], int]
"""Write records to a file and say how many. The flag: so that our own import reads back exactly what was there."""
Told = Callable[[Iterable[Record], Reader], Iterable[tuple[str, str, Message, int]]]
"""What of records a format has no place for or what must not leave: reference or kind, field or "", why, how often."""


@dataclass(frozen=True)
class OutFormat:
    """A format. kinds: the kinds it holds, () for any. one_kind: a file holds records of one kind only.

    exact: whether it can be asked to hold everything; one that always does needs not be asked. told: what stays, where
    a format holds less than a record. folder: it is a new folder with files in it, which `exchange.ftm.with_files`
    writes; `write` then gives what that holds but for them.
    """

    name: str
    label: Label
    suffix: str
    write: Write
    kinds: tuple[str, ...] = ()
    one_kind: bool = False
    exact: bool = False
    told: Told | None = None
    folder: bool = False


def _csv(records: Iterable[Record], reader: Reader, to: BinaryIO, exact: bool) -> int:
    from desktop.exchange.out.tables import write_csv

    return write_csv(records, reader, to, exact)


def _xlsx(records: Iterable[Record], reader: Reader, to: BinaryIO, exact: bool) -> int:
    from desktop.exchange.out.xlsx import write_xlsx

    return write_xlsx(records, reader, to, exact)


def _jsonl(records: Iterable[Record], reader: Reader, to: BinaryIO, exact: bool) -> int:
    from desktop.exchange.out.tables import write_jsonl

    return write_jsonl(records, reader, to)


def _ris(records: Iterable[Record], reader: Reader, to: BinaryIO, exact: bool) -> int:
    return _reference_list("ris", records, reader, to)[0]


def _bibtex(records: Iterable[Record], reader: Reader, to: BinaryIO, exact: bool) -> int:
    return _reference_list("bibtex", records, reader, to)[0]


def _csl(records: Iterable[Record], reader: Reader, to: BinaryIO, exact: bool) -> int:
    return _reference_list("csl", records, reader, to)[0]


def _reference_list(name: str, records: Iterable[Record], reader: Reader, to: BinaryIO) -> tuple[int, list[Left]]:
    from desktop.exchange.references.out import WRITERS

    left: list[Left] = []
    return WRITERS[name](records, reader, to, left), left


def _told_of(name: str) -> Told:
    """What stays when sources are written as a list of references."""
    def told(records: Iterable[Record], reader: Reader) -> Iterator[tuple[str, str, Message, int]]:
        yield from ((one.ref, one.field, one.why, 1) for one in _reference_list(name, records, reader, io.BytesIO())[1])

    return told


def _ftm(records: Iterable[Record], reader: Reader, to: BinaryIO, exact: bool) -> int:
    from desktop.exchange.ftm.export import write_entities

    return write_entities(records, reader, to)


def _ftm_told(records: Iterable[Record], reader: Reader) -> Iterator[tuple[str, str, Message, int]]:
    from desktop.exchange.ftm.export import told

    yield from ((kind, field, why, count) for (kind, field, why), count in told(records, reader).left.items())


OUT: tuple[OutFormat, ...] = (
    OutFormat("csv", Label.of("Table (CSV) | Таблица (CSV) | Кесте (CSV)"), ".csv", _csv, one_kind=True, exact=True),
    OutFormat("xlsx", Label.of("Spreadsheet (XLSX) | Электронная таблица (XLSX) | Электрондық кесте (XLSX)"), ".xlsx",
              _xlsx, exact=True),
    OutFormat("jsonl", Label.of("Records of Muragat (JSON lines) | Записи Muragat (строки JSON)"
                                " | Muragat жазбалары (JSON жолдары)"), ".jsonl", _jsonl),
    OutFormat("ris", Label.of("References (RIS) | Библиографические ссылки (RIS) | Библиографиялық сілтемелер (RIS)"),
              ".ris", _ris, ("source",), told=_told_of("ris")),
    OutFormat("bibtex", Label.of("References (BibLaTeX) | Библиографические ссылки (BibLaTeX)"
                                 " | Библиографиялық сілтемелер (BibLaTeX)"),
              ".bib", _bibtex, ("source",), told=_told_of("bibtex")),
    OutFormat("csl", Label.of("References (CSL-JSON) | Библиографические ссылки (CSL-JSON)"
                              " | Библиографиялық сілтемелер (CSL-JSON)"),
              ".json", _csl, ("source",), told=_told_of("csl")),
    OutFormat("ftm", Label.of("Entities (FollowTheMoney) | Сущности (FollowTheMoney) | Нысандар (FollowTheMoney)"),
              ".ijson", _ftm, told=_ftm_told),
    OutFormat("ftm-files", Label.of("Entities with files, for OpenAleph | Сущности с файлами, для OpenAleph"
                                    " | Файлдары бар нысандар, OpenAleph үшін"), "", _ftm, told=_ftm_told, folder=True),
)


def out_format(name: str) -> OutFormat:
    """A format by its name. Raises KeyError."""
    return next((one for one in OUT if one.name == name), None) or _none(name)


def _none(name: str) -> OutFormat:
    raise KeyError(name)
