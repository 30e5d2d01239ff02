"""What a brief that proves itself is made of: manifest, commitments, signature, printed code."""

import hashlib
import io
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import pdfa

from desktop.briefs.archival import attachments_of
from desktop.briefs.errors import NotVerified
from desktop.briefs.pdf import render
from desktop.briefs.proof import (
    NAME,
    Key,
    StableKey,
    beside,
    check_written,
    cut,
    grouped,
    read_manifest,
    secret_of,
    signature_of,
    with_proof,
)
from desktop.briefs.proof.canonical import NotRead, read, written
from desktop.briefs.proof.opening import opening_bytes, opens, places, read_opening
from desktop.briefs.proof.page import code_picture, code_text
from desktop.briefs.proof.signing import NotSignable, signature_beside, signed
from desktop.briefs.values import Composed, Evidence, Note, Span, Text, plain_text
from tests.briefs.conftest import Desk
from tests.briefs.proved import SECRET, WORDS, Paper, composed, paper

JSON = st.recursive(
    st.text() | st.booleans() | st.integers(-2**53, 2**53),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abcdef", max_size=4), inner, max_size=4))
FILES = [words.encode() for words in WORDS]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Paper:
    """A brief that was exported and signed."""
    return paper(tmp_path_factory.mktemp("paper"))


def proved(edition: str = "full", key: str = "brief", brief: str = "b", **more: Any) -> bytes:
    """The manifest of a brief."""
    return with_proof(replace(composed(FILES, edition=edition), **more), brief, SECRET, key=key).manifest


# Canonical JSON

@given(JSON)
def test_a_value_is_read_as_it_was_written(value: object) -> None:
    assert read(written(value)) == value


@pytest.mark.parametrize("data, why", [
    (b'{"a":1,"a":2}', "key_twice"), (b'{"a": 1}', "not_canonical"), (b'{"b":1,"a":2}', "not_canonical"),
    (b"[" * 100_000, "not_json"), (b"1.5", "not_canonical"), (b"NaN", "not_canonical"), (b"\xff", "not_json"),
    (b'"\\u0041"', "not_canonical"), (b"[1]\n", "not_canonical"), (b"", "not_json"),
    (b"[" + b"1" * 5000 + b"]", "not_json"),
    (b'"\\ud800"', "not_json"), (b'"' + b"a" * 13_000_000 + b'"', "too_large"),
])
def test_another_way_of_writing_is_not_taken(data: bytes, why: str) -> None:
    with pytest.raises(NotRead) as told:
        read(data)
    assert told.value.code == why


# The manifest

def test_the_manifest_comes_out_of_the_pdf_as_it_went_in(made: Paper) -> None:
    assert [one.data for one in attachments_of(made.pdf) if one.name == NAME] == [made.proof.manifest]


def test_a_manifest_tells_every_note_as_it_is_printed(made: Paper) -> None:
    told = [note.text for note in read_manifest(made.proof.manifest).notes]
    assert told == [plain_text(note.spans) for note in made.proof.composed.document.notes]


def test_a_manifest_tells_source_pinpoint_and_quotation(made: Paper) -> None:
    source = read_manifest(made.proof.manifest).notes[1].sources[0]
    assert (source.pinpoint, source.quotation) == ("p. 2", WORDS[1]) and source.words.startswith("Source 2")


def test_a_quotation_that_is_not_printed_is_not_told() -> None:
    given = composed(FILES)
    more = replace(given.evidence[0], quote="What Aigerim said in confidence", locator="the letter to Aigerim")
    assert b"Aigerim" not in with_proof(replace(given, evidence=(more, *given.evidence[1:])), "b", SECRET).manifest


@pytest.mark.parametrize("edition", ["full", "safe"])
def test_a_manifest_holds_no_reference_no_id_and_no_hash_of_evidence(edition: str) -> None:
    manifest = proved(edition, brief="0198-brief").decode()
    hashes = [hashlib.sha256(file).hexdigest() for file in FILES]
    assert not any(told in manifest for told in ("SRC-", "CIT-", "0198", SECRET.hex(), *hashes))


def test_characters_that_cannot_be_printed_are_told_as_printed() -> None:
    given = composed(FILES)
    note = Note(1, (Span("A\u202eb \U0001f600"),))
    document = replace(given.document, notes=(note, *given.document.notes[1:]))
    manifest = read_manifest(with_proof(replace(given, document=document), "b", SECRET).manifest)
    assert manifest.notes[0].text == "Ab [U+1F600]"


def test_what_is_handed_out_is_committed_to() -> None:
    shown = hashlib.sha256(b"redacted").hexdigest()
    proof = with_proof(composed(FILES), "b", SECRET, exhibited={"SRC-0001": (shown,)})
    (place, sealed), *_ = places(read_manifest(proof.manifest))
    assert opens(proof.opening.files[place].salt, shown, sealed)


def test_a_manifest_has_the_shape_documented(made: Paper) -> None:
    import jsonschema

    page = (Path(__file__).parents[2] / "docs" / "manifest.md").read_text("utf-8")
    of_manifest, of_opening = map(json.loads, re.findall(r"```json\n(.*?)```", page, re.S))
    jsonschema.validate(json.loads(made.proof.manifest), of_manifest)
    jsonschema.validate(json.loads(opening_bytes(made.proof.opening)), of_opening)


# Commitments

def test_the_same_brief_gives_the_same_bytes(tmp_path: Path, made: Paper) -> None:
    again = paper(tmp_path)
    assert again.pdf == made.pdf and again.proof.opening == made.proof.opening


@pytest.mark.parametrize("other", [
    (composed(FILES), "another", SECRET), (composed(FILES, edition="safe"), "b", SECRET),
    (composed(FILES), "b", bytes(32)), (composed(FILES[::-1]), "b", SECRET),
])
def test_another_brief_shares_no_salt(other: tuple[Composed, str, bytes]) -> None:
    own, foreign = (with_proof(*given).opening.files.values() for given in ((composed(FILES), "b", SECRET), other))
    assert not {one.salt for one in own} & {one.salt for one in foreign}


def test_one_file_cited_twice_bears_two_commitments() -> None:
    sealed = [sealed for _, sealed in places(read_manifest(proved(evidence=composed([FILES[0]] * 4).evidence)))]
    assert len(set(sealed)) == 4


def test_without_its_salt_the_true_hash_opens_nothing(made: Paper) -> None:
    """Tried: the hash itself, no salt, the other salts, what stands in the manifest, and all that the paper tells."""
    manifest = read_manifest(made.proof.manifest)
    for place, sealed in places(manifest):
        hashes = [hashlib.sha256(file).hexdigest() for file in made.files]
        tried = [bytes(32), manifest.nonce, bytes.fromhex(manifest.sha256), *map(bytes.fromhex, hashes),
                 *(one for _, one in places(manifest)),
                 *(one.salt for other, one in made.proof.opening.files.items() if other != place)]
        assert not any(opens(salt, sha256, sealed) for salt in tried for sha256 in hashes)
        assert sealed not in {bytes.fromhex(one) for one in hashes}


def test_a_salt_opens_its_file_and_no_other(made: Paper) -> None:
    for (place, sealed), own in zip(places(read_manifest(made.proof.manifest)), made.files, strict=True):
        salt = made.proof.opening.files[place].salt
        opened = [opens(salt, hashlib.sha256(file).hexdigest(), sealed) for file in made.files]
        assert opened == [file == own for file in made.files]


def test_a_salt_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        opens(bytes(33), hashlib.sha256(b"").hexdigest(), bytes(32))


def test_an_opening_is_read_as_it_was_written_and_can_be_cut(made: Paper) -> None:
    some = cut(made.proof.opening, [2, 4])
    assert read_opening(opening_bytes(some)) == some and {place[0] for place in some.files} == {2, 4}


# Keys and signature

def test_a_safe_edition_is_never_signed_by_the_key_of_the_copy() -> None:
    with pytest.raises(StableKey):
        proved("safe", "copy")


def test_two_safe_papers_of_one_brief_have_two_keys() -> None:
    keys = [read_manifest(proved("safe", evidence=composed(files).evidence)).key for files in (FILES, FILES[::-1])]
    assert keys[0] != keys[1] and read_manifest(proved()).key not in keys


def test_a_brief_keeps_its_key_and_a_copy_its_own() -> None:
    later = composed(FILES[::-1]).evidence
    assert read_manifest(proved()).key == read_manifest(proved(evidence=later)).key
    assert read_manifest(proved(key="copy")).key == read_manifest(proved(key="copy", brief="other")).key


def test_a_signed_paper_is_still_pdf_a(made: Paper) -> None:
    assert pdfa.validate_written(io.BytesIO(made.pdf), "3b").passed


def test_a_paper_is_unchanged_since_it_was_signed(made: Paper) -> None:
    assert made.proof.key and signature_of(made.pdf).fingerprint == made.proof.key.fingerprint
    assert signature_of(made.pdf).state == "unchanged"


def test_a_signature_moved_to_another_place_does_not_hold(made: Paper) -> None:
    tail = made.pdf.rfind(b"startxref")
    slot = made.pdf[made.pdf.rfind(b"%MURAGAT"):tail]
    bare = made.pdf.replace(slot, b"")
    moved = bare.replace(b"%PDF-1.7\n", b"%PDF-1.7\n" + slot, 1)
    assert len(moved) == len(made.pdf) and signature_of(moved).state == "changed"


def test_what_is_added_after_signing_is_told(made: Paper) -> None:
    more = b"1 0 obj\n<<>>\nendobj\nstartxref\n7\n%%EOF\n"
    told = signature_of(made.pdf + more)
    assert (told.state, told.added) == ("added", len(more))


def test_a_paper_is_not_signed_twice(made: Paper) -> None:
    assert made.proof.key
    with pytest.raises(NotSignable, match="signed already"):
        signed(made.pdf, made.proof.key)


def test_a_finished_paper_is_checked_before_it_is_handed_over(made: Paper) -> None:
    check_written(made.pdf, made.proof)
    for wrong, proof in ((made.pdf[:-1], made.proof), (made.pdf, made.proof._replace(manifest=b"{}")),
                         (made.pdf, made.proof._replace(key=None))):
        with pytest.raises(NotVerified):
            check_written(wrong, proof)


def test_what_is_no_pdf_is_not_signed() -> None:
    with pytest.raises(NotSignable):
        signed(b"%PDF-1.7\nnothing", Key(SECRET))


def test_a_file_can_be_signed_beside() -> None:
    line = beside(b"data", Key(SECRET))
    assert [signature_beside(data, line).state for data in (b"data", b"Data", b"data ")] == [
        "unchanged", "changed", "changed"]


def test_the_signature_is_that_of_rfc_8032() -> None:
    """Test 1 of section 7.1: an empty message."""
    key = Key(bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"))
    assert key.public.hex() == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    assert key.sign(b"").hex().startswith("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555f")


# The secret of a copy

def test_the_secret_of_a_copy_is_made_once_and_is_no_step(desk: Desk) -> None:
    with desk.archive.reader() as reader:
        before = len(reader.steps())
        assert secret_of(desk.archive) == secret_of(desk.archive) and len(reader.steps()) == before


def test_a_copy_that_goes_its_own_way_has_a_secret_of_its_own(desk: Desk) -> None:
    first = secret_of(desk.archive)
    desk.archive.write_aside(lambda writer: writer.set_setting("origin", "another")).result()
    assert secret_of(desk.archive) != first


# The printed page

@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_the_last_page_prints_key_and_manifest(language: str, tmp_path: Path) -> None:
    from pypdf import PdfReader

    proof = with_proof(composed(FILES, language=language), "b", SECRET)
    page = PdfReader(io.BytesIO(render(proof.composed.document))).pages[-1].extract_text()
    printed = "".join(page.split())
    assert proof.key and proof.key.fingerprint in printed
    assert hashlib.sha256(proof.manifest).hexdigest().upper() in printed


def test_a_key_is_printed_in_groups_of_four() -> None:
    assert grouped("ab12cd34e") == "AB12 CD34 E"


def test_an_unsigned_paper_says_so() -> None:
    proof = with_proof(composed(FILES), "b", SECRET, key="none")
    said = " ".join(plain_text(block.spans) for block in proof.composed.document.blocks if isinstance(block, Text))
    assert proof.key is None and "not signed" in said and "Key" not in said


def test_the_qr_code_is_dark_where_its_boxes_are() -> None:
    from desktop.briefs.proof.page import qr_modules

    rows, picture = qr_modules(code_text("ab" * 32, "cd" * 16)), code_picture("ab" * 32, "cd" * 16, "en")
    module = picture.width / (len(rows) + 8)
    dark = {(round(box.x / module) + at - 4, round(box.y / module) - 4)
            for box in picture.shapes for at in range(round(box.width / module))}
    assert dark == {(x, y) for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark}


# Out of an archive

def test_a_brief_of_an_archive_tells_its_sources_and_commits_to_their_files(desk: Desk) -> None:
    source = desk.add("source", title="The order")
    sha256 = hashlib.sha256(b"order").hexdigest()
    desk.add("file", name="order.pdf", source=source.id, sha256=sha256)
    desk.block("text", f"Cut off. [@{source.ref}, p. 2]")
    proof = with_proof(desk.composed(), desk.brief.id, SECRET)
    (place, sealed), = places(read_manifest(proof.manifest))
    assert place == (1, 0, 0) and opens(proof.opening.files[place].salt, sha256, sealed)


def test_citings_in_the_text_stand_in_the_manifest_without_notes(desk: Desk) -> None:
    desk.change_brief(style="chicago_author_date")
    source = desk.add("source", title="The order", issued={"edtf": "2016"})
    desk.block("text", f"Cut off [@{source.ref}]. Again [@{source.ref}].")
    notes = read_manifest(with_proof(desk.composed(), desk.brief.id, SECRET).manifest).notes
    assert [(note.number, note.text) for note in notes] == [(1, ""), (2, "")] and "order" in notes[0].sources[0].words


def test_places_in_the_court_file_that_stand_in_the_text_are_note_0(desk: Desk) -> None:
    desk.change_brief(file_references="in_text")
    source = desk.add("source", title="The hearing", csl_type="hearing")
    desk.block("text", f"Cut off [@{source.ref}, vol. 3, sheet 4]. Again [@{source.ref}, p. 3].")
    notes = read_manifest(with_proof(desk.composed(), desk.brief.id, SECRET).manifest).notes
    assert [(note.number, note.sources[0].words) for note in notes][0] == (0, "vol. 3, sheet 4")
    assert [note.number for note in notes] == [0, 1]


def test_a_brief_without_sources_can_be_proved_too() -> None:
    given = Composed(composed(FILES).document, (), (Evidence(1, "SRC-0001"),))
    assert read_manifest(with_proof(given, "b", SECRET).manifest).commitments() == 0


# In a safe edition

def test_what_proves_a_safe_edition_names_nobody_who_is_protected(desk: Desk) -> None:
    from desktop.briefs import compose
    from desktop.briefs.guarded import GuardedNames
    from desktop.briefs.safe.leaks import leaks

    person = desk.add("person", name="Xenophon Gryllou", protection="withheld")
    source = desk.add("source", title="The letter")
    sha256 = hashlib.sha256(b"letter").hexdigest()
    desk.add("file", name="Xenophon Gryllou.pdf", source=source.id, sha256=sha256)
    citation = desk.add("citation", source=source.id, about=person.id, quote="Xenophon " * 60, speaker="")
    desk.block("text", f"He wrote. [@{citation.ref}]")
    with desk.archive.reader() as reader:
        proof = with_proof(compose(reader, desk.brief.id, edition="safe"), desk.brief.id, SECRET,
                           names={sha256: "Xenophon Gryllou.pdf"})
        files = {"a.manifest.json": proof.manifest, "a.opening.json": opening_bytes(proof.opening)}
        assert leaks(files, GuardedNames(reader, "en")) == ()
    assert read_manifest(proof.manifest).commitments() == 1


def test_what_was_made_from_a_file_is_no_evidence_of_its_own(desk: Desk) -> None:
    source = desk.add("source", title="The order")
    scan = desk.add("file", name="scan.pdf", source=source.id, sha256="ab" * 32)
    desk.add("file", name="scan.txt", source=source.id, sha256="cd" * 32, derived_from=scan.id)
    desk.block("text", f"Cut off. [@{source.ref}]")
    assert [one.files for one in desk.composed().evidence] == [("ab" * 32,)]
