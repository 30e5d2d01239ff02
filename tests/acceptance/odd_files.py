"""Real odd and hostile files are taken in, and bombs that are made here."""

import io
import multiprocessing
import multiprocessing.connection
import struct
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from desktop.archive import create
from desktop.exchange.documents import Taken, Way
from desktop.exchange.many import Left, add_all, files_under
from desktop.intake.take import take_in_bytes
from tests import outside
from tests.acceptance.outcome import Outcome
from tests.intake.making import archive as zipped
from tests.intake.making import bare_word, large_png
from tests.intake.test_bombs import overlapping

SECONDS = 30.0
MEMORY = 512_000_000  # bytes by which the process that takes in may grow
AT_ONCE = 1.0  # seconds in which a bomb is refused
TRICKS = ("../../evil", "/etc/evil", "C:\\evil", "..\\evil", "CON", "a:b", "evil\u202etxt.exe", "trail. ", "e\u0301vil",
          "\u00e9vil", "x" * 5000, "a/../../evil", "~/evil", "\\\\host\\share\\evil")


def odd_files(folder: Path, quick: bool) -> Outcome:
    """Every odd file becomes a source or is told why not, within 30 s, in a process that grows by less than 512 MB and
    never ends."""
    listed = [one for one in outside.listed() if "odd-files" in one.used_by]
    paths = list(dict.fromkeys(path for one in listed for path in one.files() if path.is_file()))
    if quick:
        paths = paths[::50]
    if not paths:
        return Outcome("not shown: MURAGAT_OUTSIDE has none of the files")
    # In a process of its own, so that its memory is its own and its death would be seen.
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe(duplex=False)
    process = spawn.Process(target=_take_in, args=(folder / "archive", paths, theirs))
    process.start()
    theirs.close()
    told: list[tuple[str, float, str]] = []
    grown = 0
    try:
        while True:
            message = ours.recv()
            if isinstance(message, int):
                grown = message
            else:
                told.append(message)
    except EOFError:
        process.join()
    wrong = [f"{name} took {seconds:.0f} s" for name, seconds, _ in told if seconds > SECONDS]
    wrong += [f"{len(paths) - len(told)} files are not told of"] if len(told) != len(paths) else []
    wrong += [f"it ended with {process.exitcode}"] if process.exitcode else []
    wrong += [f"it grew by {grown / 1e6:.0f} MB"] if grown > MEMORY else []
    kinds = Counter(what for _, _, what in told)
    slowest = max(told, key=lambda one: one[1])
    figures = ", ".join(f"{count:,} {what}" for what, count in kinds.most_common())
    return Outcome(f"{len(told):,} files of {len({one.repository for one in listed})} repositories: {figures}; the "
                   f"slowest took {slowest[1]:.1f} s ({slowest[0]}); it grew by {grown / 1e6:.0f} MB", tuple(wrong))


def _take_in(folder: Path, paths: list[Path], told: multiprocessing.connection.Connection) -> None:
    before = _memory("VmRSS")
    with create(folder, "odd files " * 3) as archive:
        for path in paths:
            found: list[Taken | Left] = []
            began = time.monotonic()
            add_all(archive, files_under([path]), Way(), lambda _, outcome, found=found: found.append(outcome))
            told.send((path.name, time.monotonic() - began, _became(found)))
    told.send(_memory("VmHWM") - before)


def _memory(what: str) -> int:
    """Bytes of memory that this process has, or had at most (getrusage would tell of whoever started it)."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return 1024 * next(int(line.split()[1]) for line in lines if line.startswith(what + ":"))


def _became(found: list[Taken | Left]) -> str:
    first = found[0]
    if isinstance(first, Left):
        return "not taken in, and told why"
    if first.duplicate_of:
        return "here already"
    return "sources, and told what is not read" if first.problems else "sources, read"


def bombs(folder: Path, quick: bool) -> Outcome:
    """Bombs of every kind are refused within a second or read to no harm, and names in archives lead nowhere."""
    wrong, slowest, count = [], (0.0, ""), 0
    take_in_bytes(b"words", "to be warm")
    for name, data, code in _bombs():
        began = time.monotonic()
        draft = take_in_bytes(data, name)
        seconds = time.monotonic() - began
        slowest = max(slowest, (seconds, name))
        count += 1
        codes = {problem.values.get("reason", problem.code) for problem in draft.problems}
        if code not in codes:
            wrong.append(f"{name}: {', '.join(sorted(codes)) or 'read'}")
        if seconds > AT_ONCE:
            wrong.append(f"{name} took {seconds:.1f} s")
    (folder / "in").mkdir()
    path = folder / "in" / "tricks.zip"
    path.write_bytes(zipped(dict.fromkeys(TRICKS, b"evil words")))
    with create(folder / "archive", "tricks " * 4) as archive:
        places: list[str] = []
        add_all(archive, files_under([path]), Way(), lambda place, outcome: places.append(place))
        with archive.reader() as reader:
            taken = reader.count("source")
    strange = [one for one in folder.rglob("*") if "evil" in one.name]
    wrong += [f"a name led to {one}" for one in strange]
    return Outcome(f"{count} bombs refused, the slowest ({slowest[1]}) in {slowest[0]:.2f} s; {len(TRICKS)} tricks "
                   f"with names became {len(places) - 1} places told and {taken} sources, no path", tuple(wrong))


def _bombs() -> Iterator[tuple[str, bytes, str]]:
    zeros = b"\0" * 100_000_000
    flat = zipped({"zeros": zeros})
    yield "flat", flat, "ratio"
    yield "of many parts", zipped({f"{n}": b"\0" * 9_000_000 for n in range(40)}), "total"
    yield "nested", zipped({f"{n}.zip": flat for n in range(3000)} | {"zeros": zeros}), "ratio"
    yield "overlapping", overlapping(), "overlap"
    yield "6,000 parts", zipped({str(n): "" for n in range(6000)}), "entries"
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    for name, markup, code in (
            ("laughs", f'<!DOCTYPE w [<!ENTITY l0 "ha">{laughs}]><w>&l9;</w>', "xml_dtd"),
            ("quadratic", f'<!DOCTYPE w [<!ENTITY a "{"a" * 100_000}">]><w>{"&a;" * 10_000}</w>', "xml_dtd"),
            ("external", '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w>&x;</w>', "xml_dtd"),
            ("a million deep", "<a>" * 1_000_000, "xml_deep")):
        yield f"Word, {name}", _stored({"word/document.xml": markup}), code
        yield f"OpenDocument, {name}", _stored({
            "mimetype": "application/vnd.oasis.opendocument.text", "content.xml": markup}), code
    yield "Word, picture", bare_word("", **{"word/media/a.bin": zeros}), "ratio"
    yield "rich text a million deep", b"{\\rtf1" + b"{" * 1_000_000, "rtf_deep"
    yield "PNG", large_png(30_000, 30_000), "pixels"
    yield "GIF", b"GIF89a" + struct.pack("<HHBBB", 30_000, 30_000, 0x80, 0, 0) + bytes(6) + (
        b"," + struct.pack("<HHHHB", 0, 0, 30_000, 30_000, 0) + b"\2\2L\1\0;"), "pixels"
    yield "BMP", b"BM" + struct.pack("<IHHIIiiHHIIiiII", 100, 0, 0, 54, 40, 30_000, 30_000, 1, 24, 0, 0, 0, 0, 0, 0), \
        "pixels"
    yield "JPEG", b"\xff\xd8\xff\xc0" + struct.pack(">HBHHB", 17, 8, 30_000, 30_000, 3) + bytes.fromhex(
        "011100021100031100") + b"\xff\xda\0\x0c\3\1\0\2\x11\3\x11\0\x3f\0" + bytes(100) + b"\xff\xd9", "pixels"
    fields = ((256, 4, 30_000), (257, 4, 30_000), (258, 3, 8), (259, 3, 1), (262, 3, 1), (273, 4, 8), (277, 3, 1),
              (278, 4, 30_000), (279, 4, 100))
    yield "TIFF", b"II*\0\x08\0\0\0" + struct.pack("<H", len(fields)) + b"".join(
        struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in fields) + bytes(104), "pixels"


def _stored(entries: dict[str, str]) -> bytes:
    """A zip in which nothing is packed, so that it is not the tightness that is refused."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in entries.items():
            made.writestr(name, content)
    return out.getvalue()
