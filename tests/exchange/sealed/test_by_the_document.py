"""docs/sealed-copy.md is exact: a program written by it alone reads a sealed copy, and finds what ours finds."""

import ast
import hashlib
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from desktop.archive import Archive
from desktop.archive.joining import steps_of
from desktop.exchange.sealed.head import Locks
from desktop.exchange.sealed.seal import seal
from desktop.exchange.sealed.volumes import SMALLEST
from tests.exchange.sealed import by_the_document
from tests.exchange.sealed.conftest import LETTER


def test_it_uses_nothing_of_ours() -> None:
    tree = ast.parse(Path(by_the_document.__file__).read_text("utf-8"))
    modules = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert not any(module.startswith(("desktop", "archive_schema", "tests")) for module in modules)


def test_it_reads_every_frame_of_a_copy_in_volumes(source: Archive, stick: Path) -> None:
    made = seal(source, stick / "copy", Locks("pass"), volume_bytes=SMALLEST)
    found = list(by_the_document.frames(*by_the_document.stream(stick / "copy", "pass")))
    assert len(made.volumes) > 2 and found[-1][1]["counts"] == made.counts
    assert next(value for letter, value in found if letter == "F")[1] == LETTER


def test_it_finds_the_steps_that_the_archive_holds(source: Archive, stick: Path) -> None:
    seal(source, stick / "copy", Locks("pass"))
    found = list(by_the_document.frames(*by_the_document.stream(stick / "copy", "pass")))
    with source.reader() as reader:
        steps = list(steps_of(reader))
    assert [value["hash"] for letter, value in found if letter == "S"] == [step.hash.hex() for step in steps]


def test_a_commitment_is_what_the_document_says(source: Archive, stick: Path) -> None:
    seal(source, stick / "copy", Locks("pass"))
    found = by_the_document.frames(*by_the_document.stream(stick / "copy", "pass"))
    change = next(value for letter, value in found if letter == "C")
    told = by_the_document.json.dumps([change["before"], change["after"]], ensure_ascii=False, separators=(",", ":"))
    assert hashlib.sha256(bytes.fromhex(change["salt"]) + told.encode()).hexdigest() == change["commitment"]


def test_it_opens_a_copy_for_a_key(source: Archive, stick: Path) -> None:
    key = X25519PrivateKey.generate()
    seal(source, stick / "copy", Locks("pass", (key.public_key().public_bytes_raw(),)))
    assert by_the_document.stream(stick / "copy", "another", key) == by_the_document.stream(stick / "copy", "pass")
