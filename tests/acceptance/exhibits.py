"""Exhibits: broken files break no volume, every page bears its stamp, and hundreds of megabytes need little memory."""

import io
import os
import random
import re
import sys
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream
from PIL import Image
from pypdf import PdfReader

from archive_schema.records import Record
from desktop.archive import Archive, create
from desktop.archive.errors import ArchiveError
from desktop.archive.header import QUICK
from desktop.briefs.exhibits import volume
from tests.acceptance.outcome import Outcome
from tests.acceptance.running import last_line, python
from tests.bench.programs import own_memory

_ODD = (b"0", b"-1", b"99999999999", b"1e9", b"3", b"5 0 R")  # what stands in place of a number
_MOST_MEMORY = 150e6


def exhibits(folder: Path, quick: bool) -> Outcome:
    """Files broken at random are printed or told as what they are, with every page stamped in its order, and the same
    bytes twice; a scan of 300 MB is printed in less than 150 MB of memory, nothing of it in the open."""
    wrong: list[str] = []
    dice, told = random.Random(2026), {}
    count = 30 if quick else 400
    with create(folder / "broken", "x", purpose="test", cost=QUICK) as archive:
        bench = _bench(archive)
        whole = _whole()
        for number in range(count):
            data = _broken(dice, dice.choice(whole))
            try:
                how = _printed(bench, data, thorough=number % 10 == 0)
            except (AssertionError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError,
                    pikepdf.PdfError, ArchiveError) as error:
                how = "raised"
                wrong.append(f"file {number}: {type(error).__name__}: {error}")
            told[how] = told.get(how, 0) + 1
    size = 30 if quick else 300
    run = python("-m", "tests.acceptance.exhibits", str(folder / "large"), str(size))
    memory = int(last_line(run)) if run.returncode == 0 else 0
    if not 0 < memory < _MOST_MEMORY:
        wrong.append(f"{size} MB took {memory / 1e6:.0f} MB of memory; {last_line(run)}")
    said = ", ".join(f"{how} {many}" for how, many in sorted(told.items()))
    return Outcome(f"{count} broken files: {said}; {size} MB of scans as one exhibit took {memory / 1e6:.0f} MB of "
                   "memory, the program itself included", tuple(wrong))


@dataclass(frozen=True)
class _Bench:
    archive: Archive
    brief: str
    file: str


def _bench(archive: Archive) -> _Bench:
    """A brief with one exhibit, whose file is another each time."""
    def add(kind: str, **values: object) -> Record:
        return archive.write("Add", lambda writer: writer.add(Record(kind, values))).result()

    brief = add("brief", title="Test", date={"edtf": "2026"}, language_of_brief="en")
    source = add("source", title="Scan")
    file = add("file", name="scan", source=source.id, role="original")
    add("exhibit", number="C-1", brief=brief.id, place=1, source=source.id)
    return _Bench(archive, brief.id, file.id)


def _printed(bench: _Bench, data: bytes, *, thorough: bool) -> str:
    """How a file is printed; the volume is written and read back."""
    archive = bench.archive
    kept = archive.files.keep(io.BytesIO(data))
    values = {"sha256": kept.sha256, "size": kept.size, "kept_as": kept.name}
    archive.write("Change", lambda writer: writer.edit(bench.file, values)).result()
    with archive.reader() as reader:
        made = volume(reader, archive.files, bench.brief)
        printed = made.data()
        again = volume(reader, archive.files, bench.brief).data() if thorough else printed
    archive.files.erase(kept.sha256)
    assert printed == again, "other bytes the second time"
    with pikepdf.open(io.BytesIO(printed), suppress_warnings=True) as pdf:
        assert len(pdf.pages) == made.count + len(made.certificate), "another number of pages"
    if thorough:
        pages = PdfReader(io.BytesIO(printed)).pages
        missing = [at for at in range(made.count) if f"C-1 / {at + 1:06d}" not in pages[at].extract_text()]
        assert not missing, f"no stamp on page {missing[0] + 1}"
    material = made.parts[0].material
    return f"{material.how} ({material.reason})" if material.reason else material.how


def _whole() -> list[bytes]:
    """Files as they should be: a PDF with form, layers, turned pages; the same packed; images."""
    pdf = Pdf.new()
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    look = Stream(pdf, b"1 0 0 rg 0 0 100 50 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 100, 50])
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Draft"))
    for turn in (0, 90, 180):
        page = pdf.add_blank_page(page_size=(595, 842))
        page.Resources = Dictionary(
            Font=Dictionary(F1=font), XObject=Dictionary(L=look), Properties=Dictionary(O=layer))
        page.Contents = Array([Stream(pdf, b"BT /F1 14 Tf 72 700 Td (words) Tj ET"), Stream(pdf, b"q /L Do Q")])
        page.Rotate, page.UserUnit = turn, 1.5
    field = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T="a", F=4,
                                         Rect=[100, 400, 200, 450], AP=Dictionary(N=look)))
    pdf.pages[0].Annots = Array([field])
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]), NeedAppearances=True)
    pdf.Root.OCProperties = Dictionary(OCGs=[layer], D=Dictionary(OFF=[layer]))
    found = []
    for packed in (False, True):
        out = io.BytesIO()
        mode = pikepdf.ObjectStreamMode.generate if packed else pikepdf.ObjectStreamMode.disable
        pdf.save(out, compress_streams=packed, object_stream_mode=mode)
        found += [out.getvalue()] * 3
    for format in ("JPEG", "PNG", "TIFF", "GIF"):
        out = io.BytesIO()
        Image.new("RGB", (64, 48), "red").save(out, format)
        found.append(out.getvalue())
    return found


def _broken(dice: random.Random, whole: bytes) -> bytes:
    """A file with something in it changed, cut out, doubled or made a number that nobody expects."""
    data = bytearray(whole)
    for _ in range(dice.choice((1, 1, 2, 5, 20))):
        at = dice.randrange(len(data))
        match dice.randrange(4):
            case 0:
                data[at] = dice.randrange(256)
            case 1:
                del data[at:at + dice.randrange(1, 40)]
            case 2:
                data[at:at] = data[dice.randrange(len(data)):][:dice.randrange(60)]
            case _:
                if numbers := list(re.finditer(rb"\d+", data)):
                    found = dice.choice(numbers)
                    data[found.start():found.end()] = dice.choice(_ODD)
        data = data or bytearray(b"%PDF-")
    return bytes(data)


def _large(folder: Path, megabytes: int) -> int:
    """Print scans of so many megabytes; the most memory this program has held."""
    with create(folder, "x", purpose="test", cost=QUICK) as archive:
        bench = _bench(archive)
        scan = folder.parent / "scan.pdf"
        _write_scans(scan, megabytes)
        kept = archive.files.keep(scan)
        scan.unlink()
        values = {"sha256": kept.sha256, "size": kept.size, "kept_as": kept.name}
        archive.write("Change", lambda writer: writer.edit(bench.file, values)).result()
        with archive.reader() as reader, (folder.parent / "volume.pdf").open("wb") as file:
            made = volume(reader, archive.files, bench.brief)
            made.write(file)
            assert made.count == megabytes + 1 and file.tell() > megabytes * 1_000_000
    return own_memory()


def _write_scans(path: Path, megabytes: int) -> None:
    """A PDF with an image of a megabyte on each page, written without holding it."""
    from desktop.briefs.exhibits.pdf_file import PdfFile

    with path.open("wb") as out:
        file = PdfFile(out)
        root, tree = file.number(), file.number()
        kids = []
        for _ in range(megabytes):
            image = file.stream(b"/Type /XObject /Subtype /Image /Width 1000 /Height 1000 /BitsPerComponent 8 "
                                b"/ColorSpace /DeviceGray", os.urandom(1_000_000))
            content = file.content(b"q 500 0 0 700 40 60 cm /I Do Q")
            kids.append(file.write(b"<</Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources "
                                   b"<</XObject <</I %d 0 R>>>>>>" % (tree, content, image)))
        file.write(b"<</Type /Pages /Count %d /Kids [%s]>>" % (
            megabytes, b" ".join(b"%d 0 R" % kid for kid in kids)), tree)
        file.write(b"<</Type /Catalog /Pages %d 0 R>>" % tree, root)
        file.close(root)


if __name__ == "__main__":
    print(_large(Path(sys.argv[1]), int(sys.argv[2])))
