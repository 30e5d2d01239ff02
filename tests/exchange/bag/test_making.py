"""A bag for an archive: valid for other programs, telling what stays, whole or not there at all."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest

from archive_schema.kinds import SCHEMA
from archive_schema.records import Record
from desktop.archive import Archive, Writer, open_archive
from desktop.archive.signing import own_keys
from desktop.exchange.bag import custody, leaving, making, signature, writing
from desktop.exchange.bag.check import check
from desktop.exchange.bag.making import Asked, look, make_bag
from desktop.exchange.bag.written import schema_of
from desktop.exchange.spoken import spoken
from tests.archive.joining.copies import add, copy_of, hand
from tests.exchange.bag.making import judged


@pytest.fixture(scope="module")
def whole(sample: Archive, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as a signed bag, in Russian."""
    return make_bag(sample, tmp_path_factory.mktemp("bags") / "whole", Asked((), "ru", sign=True)).place


def lines(place: Path, name: str) -> Iterator[dict]:
    return map(json.loads, (place / "data" / name).read_text("utf-8").splitlines())


def all_text(place: Path) -> str:
    return "".join(path.read_text("utf-8", "replace") for path in sorted(place.rglob("*")) if path.is_file())


def put_file(archive: Archive, data: bytes, **values: object) -> str:
    """A source with a file; the reference of the file."""
    path = archive.folder.parent / "file"
    path.write_bytes(data)
    kept = archive.files.keep(path)

    def work(writer) -> str:
        source = writer.add(Record("source", {"title": "S"}))
        return writer.add(Record("file", {"name": "Письмо.PDF", "source": source.id, "sha256": kept.sha256,
                                          "size": kept.size, "kept_as": kept.name, "role": "original", **values})).ref

    return archive.write("Add", work).result()


def test_another_program_finds_our_bag_valid(whole: Path) -> None:
    assert judged(whole) == ""


def test_our_own_check_finds_it_valid(whole: Path) -> None:
    assert [one.code for one in check(whole).verdicts if one.state != "good"] == ["signature"]


def test_sha256sum_alone_verifies_it(whole: Path) -> None:
    for name in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        run = subprocess.run(["sha256sum", "--strict", "-c", name], cwd=whole, capture_output=True, check=True)
        assert run.stdout.count(b"\n") == len((whole / name).read_text("utf-8").splitlines())


def test_the_command_that_the_readme_tells_is_true(whole: Path) -> None:
    said = [line[line.index("sha256sum"):] for line in (whole / "README.txt").read_text("utf-8").splitlines()
            if "sha256sum -c" in line]
    assert len(said) == 2
    for command in said:
        subprocess.run(command.split(), cwd=whole, check=True, capture_output=True)


def test_every_record_fits_the_schema_beside_it(whole: Path) -> None:
    for path in sorted((whole / "data" / "records").glob("*.jsonl")):
        schema = json.loads((whole / "data" / "schema" / f"{path.stem}.schema.json").read_text("utf-8"))
        validator = jsonschema.Draft202012Validator(schema)
        assert [error.message for line in list(lines(whole, f"records/{path.name}"))[:40]
                for error in validator.iter_errors(line)] == []


@pytest.mark.parametrize("kind", list(SCHEMA), ids=lambda kind: kind.name)
def test_each_kind_has_a_schema_without_its_sealed_fields(kind) -> None:
    made = schema_of(kind)
    jsonschema.Draft202012Validator.check_schema(made)
    assert set(made["properties"]["values"]["properties"]) == {one.name for one in kind.fields if not one.sealed}


def test_every_link_leads_to_a_record_of_the_bag(whole: Path) -> None:
    refs = {line["ref"] for path in (whole / "data" / "records").glob("*.jsonl")
            for line in lines(whole, f"records/{path.name}")}
    assert {line["values"]["about"] for line in lines(whole, "records/citation.jsonl")} <= refs


def test_every_line_of_the_log_has_one_of_six_verbs_and_fits_its_schema(whole: Path) -> None:
    schema = json.loads((whole / "data/schema/custody.schema.json").read_text("utf-8"))
    log = list(lines(whole, "custody.jsonl"))
    assert [one for one in log if not jsonschema.Draft202012Validator(schema).is_valid(one)] == []
    assert {"received", "kept", "transferred"} <= {one["verb"] for one in log} <= set(custody.VERBS)


def test_who_got_a_file_or_compared_a_citation_stands_in_the_log_as_a_code(archive: Archive, tmp_path: Path) -> None:
    def work(writer: Writer) -> None:
        source = writer.add(Record("source", {"title": "A ruling"})).id
        writer.add(Record("file", {"name": "a.pdf", "source": source, "acquisition": [{"by": "Collector"}]}))
        writer.add(Record("citation", {"source": source, "about": source, "checked_by": "Reader of proofs",
                                       "checked_on": {"edtf": "2016-05-19"}}))

    archive.write("Add", work).result()
    made = make_bag(archive, tmp_path / "a", Asked()).place
    told = (made / "data" / "custody.jsonl").read_text("utf-8")
    assert '"custodian":"#1"' in told.replace(": ", ":") and "Collector" not in told and "proofs" not in told


def test_the_log_is_in_the_order_of_times_though_another_copys_steps_came_later(
    archive: Archive, tmp_path: Path
) -> None:
    with copy_of(archive, tmp_path / "other") as other:
        add(other, title="Theirs")
        add(archive, title="Ours")
        hand(other, archive)
    made = make_bag(archive, tmp_path / "a", Asked()).place
    times = [one["when"] for one in lines(made, "custody.jsonl")]
    assert times == sorted(times) and len(times) > 2
    assert "another" not in all_text(made)  # whose copy was taken in


def test_what_stays_is_counted_and_told(whole: Path) -> None:
    told = json.loads((whole / "data" / "muragat.json").read_text("utf-8"))["stays"]
    assert told == [{"kind": "person", "why": "The name of this person is withheld.", "count": 2}]
    assert "Имя этого человека" in (whole / "data" / "index.html").read_text("utf-8")


def test_pages_run_nothing_and_fetch_nothing(whole: Path) -> None:
    for path in (whole / "data").rglob("*.html"):
        if "originals" not in path.parts:
            text = path.read_text("utf-8")
            assert "<script" not in text and "default-src 'none'" in text and "<img" not in text


def test_every_link_of_the_index_leads_somewhere(whole: Path) -> None:
    for name in ("index.html", "files.html"):
        for target in re.findall(r'href="([^"#]+)"', (whole / "data" / name).read_text("utf-8")):
            assert (whole / "data" / target).is_file()


def test_the_signature_holds_for_the_key_of_this_copy_and_for_no_other(whole: Path, sample: Archive) -> None:
    key = own_keys(sample).signing.public_key().public_bytes_raw()
    assert [one.state for one in check(whole, keys={key: "own"}).verdicts if one.code == "signature"] == ["good"]
    assert [one.state for one in check(whole, keys={bytes(32): ""}).verdicts if one.code == "signature"] == ["wrong"]


def test_a_changed_signature_does_not_hold(whole: Path, sample: Archive) -> None:
    own = own_keys(sample).signing
    public = own.public_key().public_bytes_raw()
    text = signature.signed(b"data", own, "comment")
    assert signature.verified(b"data", text, public).comment == "comment"
    other = text[:60] + ("A" if text[60] != "A" else "B") + text[61:]
    for wrong in (text.replace("comment\n", "commend\n"), other, ""):
        assert not signature.verified(b"data", wrong, public).holds
    assert not signature.verified(b"date", text, public).holds


def test_a_case_takes_its_evidence_along_and_nothing_else(archive: Archive, tmp_path: Path) -> None:
    put_file(archive, b"cited")
    put_file(archive, b"not cited")

    def work(writer) -> str:
        case = writer.add(Record("case_file", {"title": "Case"})).id
        court = writer.add(Record("organisation", {"name": "Court"})).id
        inside = writer.add(Record("prosecution", {"title": "Inside", "cases": [case], "court": court})).id
        writer.add(Record("prosecution", {"title": "Outside"}))
        writer.add(Record("citation", {"about": inside, "source": writer.id_of("SRC-0001")}))
        return case

    made = make_bag(archive, tmp_path / "case", Asked((archive.write("Add", work).result(),)))
    assert made.outlook.records == {"source": 1, "file": 1, "citation": 1, "organisation": 1, "prosecution": 1,
                                    "case_file": 1}
    assert (made.place / "data/originals/FIL-0001.pdf").read_bytes() == b"cited" and judged(made.place) == ""


def test_who_hands_it_over_is_told_only_where_given(archive: Archive, tmp_path: Path) -> None:
    silent = make_bag(archive, tmp_path / "a", Asked()).place
    telling = make_bag(archive, tmp_path / "b", Asked(organisation="An\nOrganisation")).place
    assert "Organization" not in (silent / "bag-info.txt").read_text("utf-8")
    assert "Source-Organization: An Organisation\n" in (telling / "bag-info.txt").read_text("utf-8")


def test_people_of_the_log_are_codes_unless_they_are_to_be_named(archive: Archive, tmp_path: Path) -> None:
    archive.write("Add", lambda writer: writer.add(Record("note", {"title": "N"}))).result()
    assert "tester" not in all_text(make_bag(archive, tmp_path / "a", Asked()).place)
    assert "tester" in all_text(make_bag(archive, tmp_path / "b", Asked(named=True)).place)


def test_nothing_sealed_or_protected_leaves(sealed_archive: Archive, tmp_path: Path) -> None:
    def work(writer) -> None:
        person = writer.add(Record("person", {"name": "Айгүл Серікова", "pseudonym": "Дана", "protection": "pseudonym",
                                              "note": "sister of Marker1"}))
        writer.add(Record("prosecution", {"title": "Case", "defendants": [
            {"name": "Айгүл Серікова", "person": person.id}]}))
        writer.add(Record("note", {"title": "About", "text": "Серікова Айгүл came."}))
        writer.add(Record("source", {"title": "Sealed source", "sealed_title": "Marker2"}))
        writer.add(Record("note", {"title": "Marker3"}, confidentiality="secret"))
        writer.trash(writer.add(Record("note", {"title": "Marker4"})).id)

    sealed_archive.write("Add", work).result()
    made = make_bag(sealed_archive, tmp_path / "a", Asked())
    text = all_text(made.place)
    assert not [one for one in ("Marker1", "Marker2", "Marker3", "Marker4", "Серіков") if one in text]
    assert "Дана" in text and len(made.outlook.stays) == 4


def test_a_protected_person_who_collected_or_compared_leaves_by_no_field_and_no_log(
    archive: Archive, tmp_path: Path
) -> None:
    def work(writer: Writer) -> None:
        writer.add(Record("person", {"name": "Айгүл Серікова", "pseudonym": "Дана", "protection": "pseudonym"}))
        source = writer.add(Record("source", {"title": "A ruling"})).id
        writer.add(Record("file", {"name": "a.pdf", "source": source, "acquisition": [
            {"by": "A. Serikova", "from_": "Серікова"}]}))
        writer.add(Record("citation", {"source": source, "about": source, "checked_by": "Айгуль Серикова",
                                       "checked_on": {"edtf": "2016-05-19"}}))

    archive.write("Add", work).result()
    text = all_text(make_bag(archive, tmp_path / "a", Asked()).place)
    assert "A ruling" in text and not [one for one in ("Серік", "Серик", "Serikov") if one in text]


@pytest.mark.parametrize("kind, values, unknown", [
    ("file", {"name": "aigul_sartova2017.pdf"}, {}),
    ("source", {"title": "S", "url": "https://a.kz/%D0%90%D0%B9%D0%B3%D1%83%D0%BB%D1%8C-"
                                     "%D0%A1%D0%B0%D1%80%D1%82%D0%BE%D0%B2%D0%B0"}, {}),
    ("note", {"title": "N", "text": "Сартову арестовали"}, {}),
    ("context_event", {"title": "E"}, {"happened": {"reason": "denied", "note": "Aigul Sartova would not say"}})])
def test_no_record_leaves_that_names_or_may_name_a_protected_person(
    archive: Archive, kind: str, values: dict, unknown: dict
) -> None:
    def work(writer) -> None:
        writer.add(Record("person", {"name": "Aigul Sartova", "protection": "withheld"}))
        writer.add(Record(kind, values, unknown=unknown))

    archive.write("Add", work).result()
    assert look(archive, Asked()).records == {}


def test_a_list_stays_when_a_protected_person_is_named_in_its_lines(archive: Archive) -> None:
    def work(writer) -> None:
        writer.add(Record("person", {"name": "Aigul Sartova", "protection": "withheld"}))
        for raw in ("1;Aigul Sartova;2", "1;Aigul"):
            listed = writer.add(Record("list", {"title": "Register"}))
            writer.add_entries(listed.id, [{"raw": raw}, {"raw": "Sartovsky;7"}], "0" * 64)

    archive.write("Add", work).result()
    assert look(archive, Asked()).records == {"list": 1}


def test_sealed_names_that_cannot_be_looked_for_are_told_though_no_other_is_known(sealed_archive: Archive) -> None:
    sealed_archive.write("Add", lambda w: w.add(Record("person", {"name": "A. B.", "real_name": "Anna Berg"}))).result()
    sealed_archive.close_vault()
    assert ["vault" in str(one) for one in look(sealed_archive, Asked()).told] == [True]


def test_files_that_go_unsearched_are_told_where_names_must_not_leave(archive: Archive) -> None:
    put_file(archive, b"d")
    assert look(archive, Asked()).told == ()
    archive.write("Add", lambda w: w.add(Record("person", {"name": "Anna Berg", "protection": "withheld"}))).result()
    assert ["no names were looked for" in str(one) for one in look(archive, Asked()).told] == [True]


def test_what_is_written_meanwhile_is_not_in_it(archive: Archive, tmp_path: Path) -> None:
    put_file(archive, b"d")
    waiting = [lambda writer: writer.edit(next(writer.ids("file")), {"name": "Later words"})]

    def write(done: int, total: int) -> None:
        if waiting:
            archive.write("Edit", waiting.pop()).result()

    assert "Later words" not in all_text(make_bag(archive, tmp_path / "a", Asked(), write).place) and not waiting


def test_nothing_goes_along_with_a_case_for_a_secret_record_alone(archive: Archive, tmp_path: Path) -> None:
    def work(writer) -> str:
        case = writer.add(Record("case_file", {"title": "C"}))
        source = writer.add(Record("source", {"title": "S"}))
        person = writer.add(Record("person", {"name": "P"}))
        secret = writer.add(Record("context_event", {"title": "E", "cases": [case.id], "parties": [
            {"record": person.id}]}, confidentiality="secret"))
        writer.add(Record("citation", {"source": source.id, "about": secret.id}))
        return case.id

    case = archive.write("Add", work).result()
    assert look(archive, Asked((case,))).records == {"case_file": 1}


def test_with_names_a_record_that_names_goes_and_that_is_told(sealed_archive: Archive) -> None:
    def work(writer) -> None:
        writer.add(Record("person", {"name": "Айгүл Серікова", "pseudonym": "Дана", "protection": "pseudonym"}))
        writer.add(Record("note", {"title": "About", "text": "Серікова Айгүл came."}))

    sealed_archive.write("Add", work).result()
    assert look(sealed_archive, Asked()).records == {"person": 1}
    outlook = look(sealed_archive, Asked(with_names=True))
    assert outlook.records["note"] == 1 and outlook.told


def test_a_file_lies_under_its_reference_and_is_told_by_its_name(archive: Archive, tmp_path: Path) -> None:
    ref = put_file(archive, b"data")
    place = make_bag(archive, tmp_path / "a", Asked()).place
    line = next(lines(place, "records/file.jsonl"))
    assert line["bytes"]["path"] == f"data/originals/{ref}.pdf" and line["values"]["name"] == "Письмо.PDF"
    assert (place / line["bytes"]["path"]).read_bytes() == b"data" and "kept_as" not in line["values"]


def test_a_file_whose_bytes_are_not_here_is_told(archive: Archive, tmp_path: Path) -> None:
    put_file(archive, b"data", sha256="0" * 64)
    made = make_bag(archive, tmp_path / "a", Asked())
    assert next(lines(made.place, "records/file.jsonl"))["bytes"]["why_not"] and made.outlook.stays


def test_a_list_goes_on_in_another_file_where_it_is_long(archive: Archive, tmp_path: Path, monkeypatch) -> None:
    def work(writer) -> None:
        made = writer.add(Record("list", {"title": "Register"}))
        writer.add_entries(made.id, ({"address": f"http://{n}.kz/", "raw": "x"} for n in range(30)), "0" * 64)

    archive.write("Add", work).result()
    monkeypatch.setattr(making, "_MOST", 1000)
    monkeypatch.setattr(making._put_lines, "__defaults__", (1000,))
    place = make_bag(archive, tmp_path / "a", Asked()).place
    parts = sorted((place / "data" / "lists").iterdir())
    assert len(parts) > 1 and sum(len(part.read_text("utf-8").splitlines()) for part in parts) == 30


def test_a_file_too_large_for_the_disk_is_refused_before_anything_is_written(
        archive: Archive, tmp_path: Path, monkeypatch) -> None:
    put_file(archive, b"data")
    monkeypatch.setattr(writing, "largest_file", lambda folder: 3)
    with pytest.raises(writing.TooLargeFor):
        make_bag(archive, tmp_path / "a", Asked())
    assert not list(tmp_path.glob("a*"))


def test_what_stands_in_the_place_is_never_touched(archive: Archive, tmp_path: Path) -> None:
    for name in ("a", "b.part"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "mine").write_bytes(b"mine")
    for name in ("a", "b"):
        with pytest.raises(writing.PlaceTaken):
            make_bag(archive, tmp_path / name, Asked())
    assert sorted(path.name for path in tmp_path.glob("[ab]*")) == ["a", "b.part"]


def test_stopped_it_leaves_nothing(archive: Archive, tmp_path: Path) -> None:
    class Stopped(Exception):
        pass

    def stop(done: int, total: int) -> None:
        if (tmp_path / "a.part").exists() and done:
            raise Stopped

    put_file(archive, b"data")
    with pytest.raises(Stopped):
        make_bag(archive, tmp_path / "a", Asked(), stop)
    assert not list(tmp_path.glob("a*"))


def test_what_is_read_back_otherwise_is_no_bag(archive: Archive, tmp_path: Path, monkeypatch) -> None:
    put_file(archive, b"data")
    monkeypatch.setattr(writing, "forget_pages", lambda file: file.seek(1))
    with pytest.raises(writing.NotReadBack):
        make_bag(archive, tmp_path / "a", Asked())
    assert not list(tmp_path.glob("a*"))


MAKE = """
import resource, signal, sys
from pathlib import Path
from desktop.archive import open_archive
from desktop.exchange.bag.making import Asked, make_bag
def progress(done, total):
    if how == "kill" and done > 20_000:
        print("writing", flush=True)
        sys.stdin.readline()
folder, place, how = sys.argv[1:]
with open_archive(Path(folder), "first") as archive:
    if how == "full":
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (2000, resource.RLIM_INFINITY))
    make_bag(archive, Path(place), Asked(), progress)
"""


def test_a_full_disk_leaves_no_bag_and_says_so(archive: Archive, tmp_path: Path) -> None:
    put_file(archive, b"d" * 5000)
    archive.close()
    run = subprocess.run([sys.executable, "-c", MAKE, str(archive.folder), str(tmp_path / "a"), "full"],
                         capture_output=True, text=True, check=False)
    assert "could not be written" in run.stderr and not list(tmp_path.glob("a*"))


def test_killed_it_leaves_no_bag_under_the_name_and_the_next_one_clears_up(archive: Archive, tmp_path: Path) -> None:
    put_file(archive, b"d" * 50_000)
    archive.close()
    child = subprocess.Popen([sys.executable, "-c", MAKE, str(archive.folder), str(tmp_path / "a"), "kill"],
                             stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert child.stdout is not None and child.stdout.readline() == b"writing\n"
    child.kill()
    child.communicate()
    assert sorted(path.name for path in tmp_path.glob("a*")) == ["a.part"]
    with open_archive(archive.folder, "first") as again:
        assert check(make_bag(again, tmp_path / "a", Asked()).place).is_valid
    assert sorted(path.name for path in tmp_path.glob("a*")) == ["a"]


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_why_something_stays_is_said_in_the_language_of_the_bag(language: str) -> None:
    for why in (leaving.NAMES, leaving.MAY_NAME, leaving.HANGS_ON, leaving.NO_BYTES, leaving.OF_COLLEAGUES):
        assert spoken(why, language) != str(why)
