"""The formats in which records go out, in one table: a new one is a line here and a module that writes it.

The same records give the same bytes every time. Sealed values never go out, whether the vault is open or not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import BinaryIO

from archive_schema.labels import Label
from archive_schema.records import Record
from desktop.archive import Reader

Write = Callable[[Iterable[Record], Reader, BinaryIO, bool], int]
"""Write records to a file and say how many. The flag: so that our own import reads back exactly what was there."""


@dataclass(frozen=True)
class OutFormat:
    """A format. kinds: the kinds it holds, () for any. one_kind: a file holds records of one kind only.

    exact: whether it can be asked to hold everything; one that always does needs not be asked.
    """

    name: str
    label: Label
    suffix: str
    write: Write
    kinds: tuple[str, ...] = ()
    one_kind: bool = False
    exact: bool = False


def _csv(records: Iterable[Record], reader: Reader, to: BinaryIO, exact: bool) -> int:
    from desktop.exchange.out.tables import write_csv

    return write_csv(records, reader, to, exact)


def _xlsx(records: Iterable[Record], reader: Reader, to: BinaryIO, exact: bool) -> int:
    from desktop.exchange.out.xlsx import write_xlsx

    return write_xlsx(records, reader, to, exact)


def _jsonl(records: Iterable[Record], reader: Reader, to: BinaryIO, exact: bool) -> int:
    from desktop.exchange.out.tables import write_jsonl

    return write_jsonl(records, reader, to)


OUT: tuple[OutFormat, ...] = (
    OutFormat("csv", Label.of("Table (CSV) | Таблица (CSV) | Кесте (CSV)"), ".csv", _csv, one_kind=True, exact=True),
    OutFormat("xlsx", Label.of("Spreadsheet (XLSX) | Электронная таблица (XLSX) | Электрондық кесте (XLSX)"), ".xlsx",
              _xlsx, exact=True),
    OutFormat("jsonl", Label.of("Records of Muragat (JSON lines) | Записи Muragat (строки JSON)"
                                " | Muragat жазбалары (JSON жолдары)"), ".jsonl", _jsonl),
)


def out_format(name: str) -> OutFormat:
    """A format by its name. Raises KeyError."""
    return next((one for one in OUT if one.name == name), None) or _none(name)


def _none(name: str) -> OutFormat:
    raise KeyError(name)
