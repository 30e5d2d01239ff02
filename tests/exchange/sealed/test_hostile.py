"""Heads and contents that somebody made up: refused before anything is derived, allocated or handed on."""

import hashlib
import struct
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.archive.header import FLOOR
from desktop.archive.joining.carried import CarriedChange, CarriedFile, CarriedStep
from desktop.exchange.sealed import frames
from desktop.exchange.sealed.contents import ContentsWriter
from desktop.exchange.sealed.errors import DamagedCopy, NewerCopy, UnsoundContent
from desktop.exchange.sealed.head import Locks, cost_for, make_head
from desktop.exchange.sealed.manifest import Manifest
from desktop.exchange.sealed.opening import open_sealed
from tests.exchange.sealed.making import PLAIN, made_of, written

HASH = bytes(32)
VALUES = '{"confidentiality":"internal","kind":"note","language":"","ref":"NOT-0001","status":"draft",' \
         '"trashed":false,"unknown":{},"values":%s}'


def made_up(path: Path, offset: int, layout: str, *values: int) -> Path:
    """A sealed copy with other numbers in its head, its sum made to fit."""
    head, _ = written(path, b"something")
    data = bytearray(path.read_bytes())
    struct.pack_into(layout, data, offset, *values)
    data[len(head.data) - 32:len(head.data)] = hashlib.sha256(data[:len(head.data) - 32]).digest()
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("offset, layout, value", [
    (11, ">B", 0), (11, ">B", 33), (11, ">B", 255), (12, ">I", 0), (10, ">B", 3), (10, ">B", 0), (23, ">B", 1),
    (32, ">B", 0), (32, ">B", 3), (33, ">B", 9), (36, ">I", 11), (36, ">I", 2**32 - 1), (40, ">I", 2**21),
    (40, ">I", 2**32 - 1), (40, ">I", 1), (33, ">B", 0), (36, ">I", 0), (34, ">B", 1), (60, ">B", 1)])
def test_a_head_beyond_its_limits_is_refused_before_anything_is_derived(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, offset: int, layout: str, value: int
) -> None:
    path = made_up(tmp_path / "copy", offset, layout, value)
    monkeypatch.setattr("desktop.exchange.sealed.head.derived", None)
    with pytest.raises(DamagedCopy, match="its head was changed"):
        open_sealed(path, "pass")


def test_a_later_format_is_told(tmp_path: Path) -> None:
    with pytest.raises(NewerCopy, match="newer Muragat"):
        open_sealed(made_up(tmp_path / "copy", 8, ">H", 2), "pass")


def test_two_passphrases_are_refused(tmp_path: Path) -> None:
    head, _ = written(tmp_path / "copy", b"something")
    fixed, slot = bytearray(head.data[:32]), head.data[32:128]
    fixed[11] = 2
    data = bytes(fixed) + slot + slot + head.data[-64:-32]
    (tmp_path / "copy").write_bytes(data + hashlib.sha256(data).digest() + bytes(100))
    with pytest.raises(DamagedCopy):
        open_sealed(tmp_path / "copy", "pass")


def test_work_is_never_locked_more_cheaply_than_the_floor() -> None:
    assert cost_for("work").reaches(FLOOR)


def test_no_slot_tells_whom_it_is_for() -> None:
    public = bytes(range(1, 33))
    head, _ = make_head(Locks(keys=(public,)), 10, "test")
    assert public not in head.data and hashlib.sha256(public).digest() not in head.data


def put(letter: bytes, value: object) -> Callable[[ContentsWriter], None]:
    return lambda contents: contents._put(letter, value)


def raw(data: bytes) -> Callable[[ContentsWriter], None]:
    return lambda contents: contents._out.write(data)


def step(*changes: CarriedChange, **told: object) -> Callable[[ContentsWriter], None]:
    values = STEP | {"previous": HASH, "hash": HASH, "changes": changes} | told
    return lambda contents: contents.step(CarriedStep(**values))  # type: ignore[arg-type]


def note(values: str, kind: str = "note") -> CarriedChange:
    return CarriedChange("r", kind, HASH, HASH, None, VALUES % values)


STEP = {"origin": "o", "place": 1, "clock": f"{PLAIN.made}+0000", "who": "", "name": "", "sort": "edit", "undoes": None,
        "seen": "", "previous": "", "hash": HASH.hex(), "changes": 0}


@pytest.mark.parametrize("frames", [
    put(b"S", STEP | {"place": -1}), put(b"S", STEP | {"place": 2**63}), put(b"S", STEP | {"place": True}),
    put(b"S", STEP | {"place": 1.5}), put(b"S", STEP | {"hash": "00"}), put(b"S", STEP | {"hash": "zz" * 32}),
    put(b"S", STEP | {"more": 1}), put(b"S", {"origin": "o"}), put(b"S", []), put(b"S", STEP | {"changes": 10**12}),
    put(b"S", STEP | {"undoes": [1, "o"]}), put(b"S", STEP | {"undoes": ["o"]}), put(b"S", STEP | {"name": "a\0b"}),
    put(b"S", STEP | {"clock": "c"}), put(b"S", STEP | {"clock": "9999-12-31T23:59:59.999Z+ffff"}),
    put(b"S", STEP | {"clock": "2026-02-31T08:15:00.000Z+0000"}), put(b"S", STEP | {"seen": "[]"}),
    put(b"S", STEP | {"seen": '{"o":-1}'}), put(b"S", STEP | {"seen": '{"../x":1}'}),
    put(b"I", [["i", 1, "1", "r", "x", "["]]), put(b"M", {}),
    put(b"C", {}), put(b"E", {}), put(b"L", [["l", 1]]), put(b"L", [["l", "1"] + [None] * 5]),
    put(b"L", {"l": 1}), put(b"I", [["i", 1, "1", None, "x", "{}"]]),
    put(b"F", {"sha256": "../../etc/passwd", "name": "", "size": 1}),
    put(b"F", {"sha256": "", "name": "../../etc/passwd", "size": 1}),
    put(b"F", {"sha256": "a" * 64, "name": "b" * 64, "size": 1}), put(b"F", {"sha256": "", "name": "", "size": 1}),
    put(b"F", {"sha256": "a" * 64, "name": "", "size": 2**62}), put(b"F", {"sha256": "a" * 64, "name": "", "size": -1}),
    raw(b"S\xff\xff\xff\xff"), raw(b"C\x0f\xff\xff\xff{}"), raw(b"Z\0\0\0\2{}"), raw(b"S\0\0\0\2\xff\xfe"),
    raw(b"S\0\0\x10\0" + b"[" * 4096), raw(b"C\0\x01\x86\xa0" + b"[" * 100_000),
    raw(b'S\0\0\0\x0d{"a":1,"a":2}'), raw(b'S\0\0\0\x09{"a":NaN}'), raw(b"L\0\0\x13\x88" + b"9" * 5000),
    step(CarriedChange("r", "note", HASH, None, None, "{}")), step(CarriedChange("r", "note", HASH, HASH, None, "[]")),
    step(CarriedChange("r", "note", HASH, HASH, None, "{}")), step(CarriedChange("r", "note", HASH, HASH, None, "{")),
    step(note('{"title":"a\\u0000b"}')), step(note('{"title":"\\ud800"}')), step(note("[]")),
    step(note('{"title":' + "[" * 100_000)), step(note("{}", kind="source")),
])
def test_content_that_was_made_up_is_refused(tmp_path: Path, frames: Callable[[ContentsWriter], None]) -> None:
    with pytest.raises(UnsoundContent):
        open_sealed(made_of(tmp_path / "copy", frames), "pass")


@pytest.mark.parametrize("values", ['{"quite_new":"x"}', '{"title":"x","later":1}'])
def test_a_field_of_a_later_release_is_told(tmp_path: Path, values: str) -> None:
    with pytest.raises(NewerCopy, match="note."):
        open_sealed(made_of(tmp_path / "copy", step(note(values))), "pass")


@pytest.mark.parametrize("told", [{"kinds": ["quite_new"]}, {"migrations": ["move_it"]}, {"muragat_sealed": 2}])
def test_what_an_older_release_does_not_know_is_told_by_name(tmp_path: Path, told: dict[str, object]) -> None:
    class Later(type(PLAIN)):  # type: ignore[misc]
        def told(self) -> object:
            return PLAIN.told() | told

    later = Later("archive", "origin", "", "", PLAIN.made, {}, ())
    with pytest.raises(NewerCopy, match="newer Muragat"):
        open_sealed(made_of(tmp_path / "copy", lambda contents: None, later), "pass")


def test_a_manifest_that_counts_otherwise_is_refused(tmp_path: Path) -> None:
    lying = replace(PLAIN, files=3)
    with pytest.raises(UnsoundContent) as told:
        open_sealed(made_of(tmp_path / "copy", lambda contents: None, lying), "pass")
    assert "counts otherwise" in str(told.value.__cause__)


def test_a_signature_for_another_copy_is_refused(tmp_path: Path) -> None:
    def other(contents: ContentsWriter) -> None:
        contents._bound = bytes(32)

    with pytest.raises(UnsoundContent) as told:
        open_sealed(made_of(tmp_path / "copy", other), "pass")
    assert "signature" in str(told.value.__cause__)


def test_names_of_evidence_are_hashes_and_lead_nowhere(tmp_path: Path) -> None:
    file = CarriedFile(4, lambda: (tmp_path / "four").open("rb"), sha256="a" * 64)
    (tmp_path / "four").write_bytes(b"four")
    manifest = replace(PLAIN, files=1, bytes=4)
    copy = open_sealed(made_of(tmp_path / "copy", lambda contents: [*contents.file(file)], manifest), "pass")
    assert [(one.sha256, one.open().read()) for one in copy.files()] == [("a" * 64, b"four")]


@pytest.mark.parametrize("manifest", [
    replace(PLAIN, made="yesterday"), replace(PLAIN, origin="../x"), replace(PLAIN, after={"": 1}),
    replace(PLAIN, heads={"o": (-1, bytes(32))}), replace(PLAIN, heads={"o": (1, bytes(31))}),
    replace(PLAIN, vault_slot=bytes(5000))])
def test_a_manifest_that_was_made_up_is_refused(tmp_path: Path, manifest: Manifest) -> None:
    with pytest.raises(UnsoundContent):
        open_sealed(made_of(tmp_path / "copy", lambda contents: None, manifest), "pass")


def test_a_name_shows_no_hidden_letters(tmp_path: Path) -> None:
    manifest = replace(PLAIN, who="A\u202eb\nc")
    assert open_sealed(made_of(tmp_path / "copy", lambda contents: None, manifest), "pass").who == "Abc"


def test_a_frame_of_more_values_than_any_record_has_is_refused_before_they_are_made() -> None:
    assert frames.parsed(b'["' + b",[\\\"" * 600_000 + b'"]')
    with pytest.raises(frames.Unsound, match="more values"):
        frames.parsed(b"[" + b"[]," * 1_000_000 + b"[]]")


def test_a_manifest_of_more_copies_than_any_archive_has_is_refused(tmp_path: Path) -> None:
    many = replace(PLAIN, after={f"{number:x}": 1 for number in range(2001)})
    with pytest.raises(UnsoundContent):
        open_sealed(made_of(tmp_path / "copy", lambda contents: None, many), "pass")
