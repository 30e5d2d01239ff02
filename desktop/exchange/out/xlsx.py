"""Records as a spreadsheet (ECMA-376, part 1): a sheet for each kind, every cell text, no time in it anywhere.

What a spreadsheet could take for a formula is marked as quoted (18.8.45, quotePrefix), as an apostrophe typed before it
would do: it stays text when the cell is edited.
"""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from archive_schema.records import Record
from desktop.archive import Reader
from desktop.exchange.harmless import harmless
from desktop.exchange.out.tables import table_of

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first time a ZIP can tell
_MOST = 32_767  # letters that a cell holds
_CUT = " […: {count} letters in all; CSV and JSON lines hold them]"
_UNWRITABLE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_NO_NAME = re.compile(r"[\[\]:*?/\\']")


def write_xlsx(records: Iterable[Record], reader: Reader, to: BinaryIO, exact: bool = False) -> int:
    """Write records of any kinds; sheets are named by the kinds. Returns how many records."""
    by_kind: dict[str, list[Record]] = {}
    for record in records:
        by_kind.setdefault(record.kind, []).append(record)
    tables = [(reader.schema[kind].plural.en, _fitting(table_of(reader.schema[kind], held, reader, exact), exact))
              for kind, held in by_kind.items()]
    write_workbook(tables or [("Empty", iter(()))], to)
    return sum(map(len, by_kind.values()))


def _fitting(rows: Iterator[list[str]], exact: bool) -> Iterator[list[str]]:
    """No cell longer than a spreadsheet takes: the record as JSON goes on in further columns, of words it is told."""
    headers = next(rows)
    held = list(rows)
    parts = max((-(-len(row[-1]) // _MOST) for row in held), default=1) if exact else 1
    yield headers + [f"{headers[-1]} {number}" for number in range(2, parts + 1)]
    for row in held:
        last = [row[-1][start:start + _MOST] for start in range(0, len(row[-1]), _MOST)] if exact else row[-1:]
        yield [_short(cell) for cell in row[:-1]] + [cell if exact else _short(cell) for cell in last]


def _short(cell: str) -> str:
    if len(cell) <= _MOST:
        return cell
    told = _CUT.format(count=len(cell))
    return cell[:_MOST - len(told)] + told


def write_workbook(tables: list[tuple[str, Iterator[list[str]]]], to: BinaryIO) -> None:
    """Write tables as sheets of a workbook: the first row of each is its headers."""
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as archive:
        def put(name: str, content: str) -> None:
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system, entry.compress_type = 0, zipfile.ZIP_STORED
            archive.writestr(entry, (_HEAD + content).encode())

        numbers = range(1, len(tables) + 1)
        put("[Content_Types].xml", _TYPES.format(sheets="".join(
            f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_MAIN}.worksheet+xml"/>'
            for n in numbers)))
        put("_rels/.rels", f'<Relationships xmlns="{_OPC}/relationships"><Relationship Id="rId1" '
                           f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        put("xl/workbook.xml", f'<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}"><sheets>' + "".join(
            f'<sheet name="{_attribute(_NO_NAME.sub(" ", name)[:31])}" sheetId="{n}" r:id="rId{n}"/>'
            for n, (name, _) in enumerate(tables, 1)) + "</sheets></workbook>")
        put("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{_OPC}/relationships">' + "".join(
            f'<Relationship Id="rId{n}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
            for n in numbers) + f'<Relationship Id="rId{len(tables) + 1}" Type="{_OFFICE}/styles" '
                                'Target="styles.xml"/></Relationships>')
        put("xl/styles.xml", _STYLES)
        for number, (_, rows) in enumerate(tables, 1):
            put(f"xl/worksheets/sheet{number}.xml", "".join(_worksheet(rows)))


def _worksheet(rows: Iterator[list[str]]) -> Iterator[str]:
    yield f'<worksheet xmlns="{_SHEET}"><sheetViews><sheetView workbookViewId="0">' \
          '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' \
          '<sheetData>'
    for number, row in enumerate(rows, 1):
        cells = "".join(_cell(f"{_column(place)}{number}", words, number == 1) for place, words in enumerate(row))
        yield f'<row r="{number}">{cells}</row>'
    yield "</sheetData></worksheet>"


def _cell(place: str, words: str, header: bool) -> str:
    if not words:
        return ""
    style = 2 if header else int(harmless(words) != words)
    text = html.escape(_UNWRITABLE.sub("\ufffd", words), quote=False).replace("\r", "&#13;")
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _column(place: int) -> str:
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(65 + rest) + name
    return name


def _attribute(words: str) -> str:
    return html.escape(words)


_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OPC = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_TYPES = (
    f'<Types xmlns="{_OPC}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_MAIN}.sheet.main+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_MAIN}.styles+xml"/>{{sheets}}</Types>'
)
_STYLES = (  # number format 49 is text
    f'<styleSheet xmlns="{_SHEET}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3">'
    '<xf numFmtId="49" fontId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="49" fontId="0" applyNumberFormat="1" quotePrefix="1"/>'
    '<xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>'
)
