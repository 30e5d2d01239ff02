"""A brief is verified: unchanged or not, and note by note proven, missing, changed or not opened."""

import hashlib
import io
import random
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from desktop.briefs.proof import (
    NAME,
    SUFFIX,
    Folder,
    Key,
    NotVerifiable,
    Report,
    beside,
    cut,
    names_in,
    secret_of,
    signed,
    verify,
    with_proof,
    without_names,
)
from desktop.briefs.proof.evidence import InArchive
from desktop.briefs.proof.standing import Pages
from desktop.briefs.proof.words import CODES, Finding
from desktop.intake.draft import Limits
from desktop.intake.reading import Reading
from tests.briefs.changing import CHANGES, changed
from tests.briefs.conftest import Desk
from tests.briefs.papers import paper as long_paper
from tests.briefs.proved import SECRET, WORDS, Paper, composed, paper, salting

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Paper:
    """A brief that was exported and signed."""
    return paper(tmp_path_factory.mktemp("paper"))


@pytest.fixture
def made(kept: Paper) -> Paper:
    """The same, with everything in its place again."""
    kept.put()
    return kept


def states(report: Report) -> list[str]:
    return [note.state for note in report.notes]


def codes(report: Report) -> list[str]:
    return [finding.code for finding in report.findings]


# What is told of evidence

def test_a_paper_with_all_its_evidence_is_proven(made: Paper) -> None:
    report = made.verified()
    assert report.holds and codes(report) == ["unchanged", "code_agrees"] and states(report) == ["proven"] * 4


def test_missing_and_changed_evidence_are_told_apart(made: Paper) -> None:
    made.put(files={"1.txt": made.files[0], "2.txt": made.files[1].replace(b".", b"!"), "other.txt": b"other"})
    report = made.verified()
    assert states(report) == ["proven", "changed", "missing", "missing"] and not report.holds


def test_without_names_changed_evidence_is_missing(made: Paper) -> None:
    made.put(files=made.named | {"2.txt": b"another"})
    assert states(made.verified(without_names(made.proof.opening)))[1] == "missing"


def test_a_file_proves_under_any_name(made: Paper) -> None:
    made.put(files={f"scan {at}": data for at, data in enumerate(made.files)})
    assert made.verified().holds


def test_notes_whose_salts_were_not_given_are_not_opened(made: Paper) -> None:
    report = made.verified(cut(made.proof.opening, [3]))
    assert states(report) == ["not_opened", "not_opened", "proven", "not_opened"] and report.holds


def test_without_salts_nothing_is_proven_though_all_evidence_is_there(made: Paper) -> None:
    report = verify(made.path, Reading(), evidence=Folder(made.evidence, Reading().text))
    assert states(report) == ["not_opened"] * 4


def test_quotations_are_looked_for_in_what_is_proven(made: Paper) -> None:
    assert [note.sources[0].quotation for note in made.verified().notes] == ["stands"] * 4


def test_a_quotation_that_its_evidence_does_not_have_is_told(tmp_path: Path) -> None:
    files = [f"A paper. {words.replace('41', '40').replace('nobody', 'somebody')}".encode() for words in WORDS]
    made = paper(tmp_path, exported=composed(files))
    made.put(files={str(at): data for at, data in enumerate(files)})
    report = made.verified()
    assert report.notes[0].sources[0].quotation == "not_there" and not report.holds
    assert report.notes[0].sources[0].nearest == "The order of 6 January was signed by"


def test_a_picture_has_no_text_to_look_in(tmp_path: Path) -> None:
    files = [b"\x89PNG\r\n\x1a\n" + words.encode() for words in WORDS]
    made = paper(tmp_path, exported=composed(files))
    made.put(files={f"{at}.png": data for at, data in enumerate(files)})
    report = made.verified()
    assert {note.sources[0].quotation for note in report.notes} == {"no_text"} and report.holds


def test_a_link_in_the_evidence_is_not_followed(made: Paper, tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(made.files[0])
    made.put(files={})
    (made.evidence / "1.txt").symlink_to(tmp_path / "real")
    assert states(made.verified())[0] == "missing"


def test_an_opening_of_another_brief_is_told(made: Paper) -> None:
    other = with_proof(composed(made.files), "another", SECRET).opening
    report = made.verified(other)
    assert "opening_of_another" in codes(report) and states(report) == ["not_opened"] * 4 and not report.holds


def test_an_archive_opens_its_own_brief_without_an_opening(desk: Desk, tmp_path: Path) -> None:
    source = desk.add("source", title="The order", text="It was signed by nobody.")
    kept = desk.archive.files.keep(io.BytesIO(b"the order"))
    desk.add("file", name="order.pdf", source=source.id, sha256=kept.sha256)
    citation = desk.add("citation", source=source.id, about=desk.brief.id, quote="signed by nobody")
    desk.block("text", f"Cut off. [@{citation.ref}]")
    made = paper(tmp_path)
    secret = secret_of(desk.archive)
    proof = with_proof(desk.composed(), desk.brief.id, secret)
    from desktop.briefs.proof import Salts, opening_of

    manifest = tmp_path / "m.json"
    manifest.write_bytes(proof.manifest)
    with desk.archive.reader() as reader:
        assert kept.sha256 in names_in(reader)
        report = verify(made.path, Reading(), manifest=manifest, evidence=InArchive(desk.archive, reader),
                        salting=lambda read: opening_of(read, Salts(secret, read.nonce)).files)
    assert states(report) == ["proven"] and report.notes[0].sources[0].quotation == "stands"


# Changes

@pytest.mark.parametrize("seed", range(40))
def test_a_change_at_random_is_found(seed: int, made: Paper, tmp_path: Path) -> None:
    dice, change, number = random.Random(seed), CHANGES[seed % len(CHANGES)], seed % 4
    beside = None
    if seed % 3 == 0:
        made.put(pdf=changed(made.pdf, change, dice))
    elif seed % 3 == 1:
        made.put(files=made.named | {f"{number + 1}.txt": changed(made.files[number], change, dice)})
    else:
        beside = tmp_path / "manifest.json"
        beside.write_bytes(changed(made.proof.manifest, change, dice))
    assert not held(lambda: made.verified(manifest=beside, reads_evidence=False))


def held(verified: Callable[[], Report]) -> bool:
    """Whether all is said to be as it was."""
    try:
        return verified().holds
    except NotVerifiable:
        return False


def test_a_manifest_beside_proves_as_well(made: Paper, tmp_path: Path) -> None:
    path = tmp_path / "manifest.json"
    path.write_bytes(made.proof.manifest)
    path.with_name(path.name + SUFFIX).write_bytes(beside(made.proof.manifest, Key(SECRET)))
    report = made.verified(manifest=path)
    assert report.holds and "manifest_unchanged" in codes(report)


def test_a_signature_taken_away_is_told(made: Paper) -> None:
    tail = made.pdf.rfind(b"startxref")
    made.put(pdf=made.pdf[:made.pdf.rfind(b"%MURAGAT")] + made.pdf[tail:])
    assert "signature_gone" in codes(made.verified())


def test_a_paper_signed_anew_by_another_key_is_told(made: Paper) -> None:
    tail = made.pdf.rfind(b"startxref")
    made.put(pdf=signed(made.pdf[:made.pdf.rfind(b"%MURAGAT")] + made.pdf[tail:], Key(bytes(32))))
    report = made.verified()
    assert codes(report) == ["unchanged", "another_key", "code_agrees"] and not report.holds


def test_an_unsigned_paper_is_told_as_such_and_can_be_proven(tmp_path: Path) -> None:
    report = paper(tmp_path, key="none").verified()
    assert codes(report) == ["unsigned", "code_agrees"] and report.holds


def test_a_note_changed_in_an_unsigned_paper_is_told(tmp_path: Path) -> None:
    made = paper(tmp_path, key="none")
    from dataclasses import replace

    from desktop.briefs.archival import Attached, pdf_a
    from desktop.briefs.pdf import render
    from desktop.briefs.values import Note, Span

    document = made.proof.composed.document
    notes = (document.notes[0], Note(2, (Span("Source 2, p. 7."),)), *document.notes[2:])
    made.put(pdf=pdf_a(render(replace(document, notes=notes)), level="3b",
                       attachments=[Attached(NAME, "application/json", made.proof.manifest)]))
    report = made.verified()
    assert [note.stands for note in report.notes] == [True, False, True, True] and not report.holds


# Hostile files

def with_attached(made: Paper, *attached: tuple[str, bytes]) -> bytes:
    """The paper with other attachments, unsigned."""
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
        del pdf.attachments[NAME]
        for name, data in attached:
            pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, data, filename=NAME)
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize("attached, code", [
    ([], "no_manifest"), ([("a", b"{}"), ("b", b"{}")], "two_manifests"), ([("a", b"[" * 50_000)], "manifest_wrong"),
    ([("a", b'{"a":1,"a":1}')], "manifest_wrong"), ([("a", b"{}")], "manifest_wrong"),
    ([("a", b" " * 13_000_000)], "manifest_wrong"), ([("a", bytes(20_000_000))], "attachments_not_read"),
])
def test_a_hostile_manifest_is_told(attached: list[tuple[str, bytes]], code: str, made: Paper) -> None:
    made.put(pdf=with_attached(made, *attached))
    assert code in codes(made.verified())


@pytest.mark.parametrize("data", [b"", b"no paper", b"\0" * 5000, b"%PDX-1.7 %%EOF"])
def test_what_is_no_pdf_is_refused(data: bytes, made: Paper) -> None:
    made.put(pdf=data)
    with pytest.raises(NotVerifiable):
        made.verified()


def test_a_file_that_only_begins_as_a_pdf_is_told(made: Paper) -> None:
    made.put(pdf=b"%PDF-1.7\n" + b"1 0 obj <<" * 1000)
    assert {"unsigned", "paper_not_read", "attachments_not_read"} <= set(codes(made.verified()))


def test_a_bomb_in_a_stream_ends_in_a_line(made: Paper) -> None:
    bomb = zlib.compress(zlib.compress(bytes(400_000_000), 1), 9)
    objects = b"1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/ObjStm/N 1/First 4/Length %d" \
              b"/Filter[/FlateDecode/FlateDecode]>>\nstream\n" % len(bomb)
    made.put(pdf=b"%PDF-1.7\n" + objects + bomb + b"\nendstream\nendobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n")
    reading = Reading(Limits(seconds=10, memory=256 << 20))
    assert "paper_not_read" in codes(verify(made.path, reading))


def test_a_manifest_too_long_to_compare_ends_in_a_line(made: Paper) -> None:
    from desktop.briefs.proof.canonical import read, written

    value = read(made.proof.manifest)
    value["notes"] = [{"number": at, "text": "x" * 60 + str(at), "sources": []} for at in range(1, 60_001)]

    class Endless(Reading):
        def pages(self, path: Path) -> tuple[str, ...]:
            return ("y" * 400_000,)

        def attached(self, path: Path) -> tuple[tuple[str, bytes], ...]:
            return ((NAME, written(value)),)

    with pytest.raises(NotVerifiable, match="too many"):
        verify(made.path, Endless())


def test_changes_to_a_manifest_never_break_the_reader(made: Paper) -> None:
    from desktop.briefs.proof import read_manifest
    from desktop.briefs.proof.canonical import NotRead

    dice = random.Random(5)
    for at in range(300):
        with pytest.raises(NotRead):
            data = changed(made.proof.manifest, CHANGES[at % len(CHANGES)], dice)
            read_manifest(data)
            if hashlib.sha256(data).hexdigest() != hashlib.sha256(made.proof.manifest).hexdigest():
                raise NotRead("told by its hash")


# Texts in pages

@pytest.mark.parametrize("seed", [1, 13, 14])
def test_every_note_is_found_in_its_paper(seed: int, tmp_path: Path) -> None:
    from desktop.briefs.pdf import render
    from desktop.briefs.values import plain_text

    document = long_paper(seed, 60, language=("en", "ru", "kk")[seed % 3])
    (tmp_path / "a.pdf").write_bytes(render(document))
    pages = Pages(Reading().pages(tmp_path / "a.pdf") or ())
    assert [note.number for note in document.notes if not pages.has(plain_text(note.spans))] == []


def test_a_text_parted_by_a_page_is_found_and_an_altered_one_is_not() -> None:
    pages = Pages(["Body. 1 The order was signed", "Running head\nRest. by nobody in particular. Page 2"])
    assert pages.has("The order was signed by nobody in particular.")
    assert not pages.has("The order was signed by somebody in particular.")


def test_a_text_is_found_though_its_middle_stands_on_the_next_page_twice() -> None:
    pages = Pages(["1 Seen in Freedom on the", "Freedom on the Net 2016, page 2. Net 2016, note 12."])
    assert pages.has("Seen in Freedom on the Net 2016, note 12.")


def test_a_text_in_the_cells_of_a_table_may_stand_there() -> None:
    pages = Pages(["1 | Top10VPN figures | Almaty\non the cost of | none\nshutdowns (2022) | none"])
    assert pages.may_have("Top10VPN figures on the cost of shutdowns (2022)")
    assert not pages.may_have("Freedom House, a report on the net (2016)")


# House

@pytest.mark.parametrize("code", sorted(CODES))
def test_every_finding_is_said_in_three_languages(code: str) -> None:
    values = {"key": "AB12", "added": "3", "count": "2", "sha256": "CD34", "names": "a", "size": "13", "code": "newer"}
    said = [Finding(code, values).say(language) for language in ("en", "ru", "kk")]
    assert len(set(said)) == 3 and not any("authentic" in one or "{" in one for one in said)


def test_verifying_needs_no_archive_and_no_window(made: Paper) -> None:
    code = ("import sys; from pathlib import Path; sys.modules['desktop.archive'] = sys.modules['PySide6'] = None\n"
            "from desktop.briefs.proof import verify\nfrom desktop.intake.reading import Reading\n"
            f"print(verify(Path({str(made.path)!r}), Reading()).holds)")
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert run.stdout == "True\n", run.stderr
    assert salting(made.proof.opening)
