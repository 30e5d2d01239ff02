"""Verifying a brief at the command line."""

import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from archive_schema.records import Record
from desktop.archive import Archive, open_archive
from desktop.briefs import compose
from desktop.briefs.archival import Attached, pdf_a
from desktop.briefs.pdf import render
from desktop.briefs.proof import MEDIA_TYPE, NAME, opening_bytes, secret_of, signed, with_proof
from tests.briefs.proved import Paper, paper
from tests.cli.conftest import CommandLine
from tests.cli.test_documented import SHAPES


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Paper:
    """A signed brief, its evidence and its opening, each in a file."""
    made = paper(tmp_path_factory.mktemp("paper"))
    (made.folder / "opening.json").write_bytes(opening_bytes(made.proof.opening))
    return made


def given(made: Paper) -> list[object]:
    return ["verify", made.path, "--evidence", made.evidence, "--opening", made.folder / "opening.json"]


def test_a_brief_and_its_evidence_are_proven(bare: CommandLine, made: Paper) -> None:
    answer = bare.raw(*given(made), "--json")
    assert answer.status == 0 and answer.last["proven"] == 4 and answer.last["signature"] == "unchanged"


def test_what_verify_prints_has_the_shape_documented(bare: CommandLine, made: Paper) -> None:
    for told in bare.raw(*given(made), "--json").objects:
        jsonschema.validate(told, SHAPES["verify"])


def test_a_person_reads_unchanged_and_never_authentic(bare: CommandLine, made: Paper) -> None:
    out = bare.raw(*given(made)).out
    assert out.startswith("Unchanged since signed by key ") and "authentic" not in out
    assert "Note 1: proven" in out and "Nothing is missing or changed." in out


def test_a_brief_alone_is_verified_as_far_as_it_goes(bare: CommandLine, made: Paper) -> None:
    answer = bare.raw("verify", made.path, "--json")
    assert answer.status == 0 and answer.last["not_opened"] == 4


def test_a_changed_brief_ends_with_one(bare: CommandLine, made: Paper, tmp_path: Path) -> None:
    path = tmp_path / "b.pdf"
    path.write_bytes(made.pdf.replace(b"%PDF-1.7", b"%PDF-1.6", 1))
    answer = bare.raw("verify", path)
    assert answer.status == 1 and answer.out.startswith("CHANGED since signed")


@pytest.mark.parametrize("words, said", [
    (["--evidence", "{folder}"], "go together"), (["--opening", "{opening}"], "go together"),
    (["--passphrase-file", "{opening}"], "for an archive"),
    (["--evidence", "/nowhere", "--opening", "{opening}"], "no folder"),
    (["--evidence", "{folder}", "--opening", "{pdf}"], "is no opening"),
    (["--manifest", "/nowhere.json"], "No such file"),
])
def test_bad_usage_is_told_in_a_line(words: list[str], said: str, bare: CommandLine, made: Paper) -> None:
    places = {"folder": made.evidence, "opening": made.folder / "opening.json", "pdf": made.path}
    answer = bare.raw("verify", made.path, *(word.format(**places) for word in words))
    assert answer.status == 2 and said in answer.err and answer.err.count("\n") == 1


@pytest.mark.parametrize("data", [b"", b"{}", b"PK\x03\x04"])
def test_a_file_that_is_no_brief_is_bad_input(data: bytes, bare: CommandLine) -> None:
    path = bare.folder / "x.pdf"
    path.write_bytes(data)
    answer = bare.raw("verify", path)
    assert answer.status == 2 and answer.err.startswith("muragat: ")


# With the archive it came from

def add(archive: Archive, kind: str, **values: Any) -> Record:
    return archive.write("Add", lambda writer: writer.add(Record(kind, values))).result()


@pytest.fixture
def exported(muragat: CommandLine) -> Path:
    """A brief of two notes exported from the archive."""
    with open_archive(muragat.dir, "first") as archive:
        brief = add(archive, "brief", title="Cut off", date={"edtf": "2016-06-10"}, language_of_brief="en")
        for place in (1, 2):
            source = add(archive, "source", title=f"Order {place}", text="Signed by nobody.")
            kept = archive.files.keep(io.BytesIO(b"order %d" % place))
            add(archive, "file", name=f"{place}.pdf", source=source.id, sha256=kept.sha256)
            add(archive, "brief_block", brief=brief.id, place=place, block_type="text", text=f"Cut. [@{source.ref}]")
        with archive.reader() as reader:
            proof = with_proof(compose(reader, brief.id), brief.id, secret_of(archive))
    pdf = pdf_a(render(proof.composed.document), level="3b", attachments=[Attached(NAME, MEDIA_TYPE, proof.manifest)])
    assert proof.key
    (muragat.folder / "brief.pdf").write_bytes(signed(pdf, proof.key))
    return muragat.folder / "brief.pdf"


def test_the_archive_proves_its_own_brief(muragat: CommandLine, exported: Path) -> None:
    answer = muragat.raw("verify", exported, "--evidence", muragat.dir, "--passphrase-file", muragat.folder / "first",
                         "--json")
    assert answer.status == 0 and answer.last["proven"] == 2


def test_an_opening_of_one_note_is_written_and_opens_it_alone(muragat: CommandLine, exported: Path) -> None:
    told = muragat("opening", exported, "--notes", "2", "--to", muragat.folder / "o.json", "--names")
    jsonschema.validate(told.last, SHAPES["opening"])
    folder = muragat.folder / "evidence"
    folder.mkdir()
    (folder / "any").write_bytes(b"order 2")
    answer = muragat.raw("verify", exported, "--evidence", folder, "--opening", muragat.folder / "o.json", "--json")
    states = [one["state"] for one in answer.objects if "note" in one]
    assert answer.status == 0 and states == ["not_opened", "proven"]


def test_an_opening_tells_names_only_when_asked(muragat: CommandLine, exported: Path) -> None:
    muragat("opening", exported, "--to", muragat.folder / "o.json")
    assert all("name" not in one for one in json.loads((muragat.folder / "o.json").read_text())["files"])


def test_another_archive_makes_no_opening(muragat: CommandLine, made: Paper) -> None:
    assert "no brief was ever proved" in muragat("opening", made.path, "--to", muragat.folder / "o.json").err


def test_a_name_cannot_command_the_terminal(bare: CommandLine, made: Paper, tmp_path: Path) -> None:
    folder = tmp_path / "evidence"
    folder.mkdir()
    (folder / "\x1b[2J\u202egpj.1").write_bytes(made.files[0])
    out = bare.raw("verify", made.path, "--evidence", folder, "--opening", made.folder / "opening.json").out
    assert "proven: \ufffd[2J\ufffdgpj.1" in out and "\x1b" not in out
