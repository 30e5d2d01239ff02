"""A case as a folder for who has no Muragat."""

import re
import shutil
import subprocess
from pathlib import Path
from urllib.parse import unquote

import pikepdf
import pytest
from pypdf import PdfReader

from archive_schema.records import Record
from desktop.archive import Archive, Writer
from desktop.exchange.handover import NotHandedOver, Wanted, errors
from desktop.ui.i18n import catalogue
from tests.exchange.handover.conftest import (
    DAY,
    NAME,
    SECRET,
    Handed,
    files_of,
    handed,
    keep,
    made_case,
    planned,
    written,
)
from tests.leaks import found

FULL = Wanted(date=DAY)


def words_of(full: Handed, name: str) -> str:
    """All words of a PDF of the folder."""
    return "".join(page.extract_text() for page in PdfReader(Path(full.done.folder) / name).pages)


def test_the_folder_is_checked_by_sha256sum_alone(full: Handed) -> None:
    run = subprocess.run(["sha256sum", "--strict", "-c", "SHA256SUMS.txt"], cwd=full.done.folder, capture_output=True)
    assert run.returncode == 0
    assert len(run.stdout.splitlines()) == len(full.files) - 1 == len(full.done.files) - 1


def test_evidence_goes_byte_for_byte_under_its_number(full: Handed) -> None:
    for item in planned(full.archive, full.case, FULL).items:
        with full.archive.files.open(item.sha256) as data:
            assert full.files[f"Evidence/{item.name}"] == data.read()


def test_the_same_case_and_date_give_the_same_bytes(full: Handed, tmp_path: Path) -> None:
    assert files_of(handed(full.archive, full.case, tmp_path / "other", FULL).folder) == full.files


def test_a_safe_hand_over_holds_no_protected_name(archive: Archive, case: str, tmp_path: Path) -> None:
    with archive.reader() as reader:
        photo = next(one for one in reader.ids("file") if reader.get(one)["name"] == "IMG_1.jpg")
    wanted = Wanted(date=DAY, safe=True, clean_copies=True, looked_at=frozenset({photo}))
    done = handed(archive, case, tmp_path / "stick", wanted)
    assert len([one for one in done.files if one.path.startswith("Evidence/")]) == 3
    for words in (NAME, "Sartova", archive.folder.name):
        assert found(words, tmp_path / "stick") == []


def test_who_became_protected_since_it_was_looked_at_stops_it(archive: Archive, case: str, tmp_path: Path) -> None:
    told = planned(archive, case, Wanted(date=DAY, safe=True))
    archive.write("Add", lambda w: w.add(Record("person", {"name": "Құжат", "protection": "pseudonym"}))).result()
    with pytest.raises(errors.ChangedSince):
        written(archive, told, tmp_path)
    assert list(tmp_path.glob("*.part")) == []


def test_other_work_since_it_was_looked_at_does_not(archive: Archive, case: str, tmp_path: Path) -> None:
    told = planned(archive, case, FULL)
    archive.write("Add", lambda w: w.add(Record("person", {"name": "Somebody else"}))).result()
    assert len(written(archive, told, tmp_path).files) > len(told.items)


def test_names_that_are_sealed_keep_anything_from_being_called_safe(sealed_archive: Archive) -> None:
    case = made_case(sealed_archive)
    sealed_archive.write("Add", lambda w: w.add(Record("person", {"name": "A. B.", "real_name": "Anna Berg"}))).result()
    assert planned(sealed_archive, case, Wanted(date=DAY, safe=True)).items
    sealed_archive.close_vault()
    with pytest.raises(NotHandedOver, match="1 real names are sealed"):
        planned(sealed_archive, case, Wanted(date=DAY, safe=True))


def test_the_folder_s_own_name_is_looked_at_too(archive: Archive, case: str) -> None:
    with pytest.raises(NotHandedOver, match="name of the folder"):
        planned(archive, case, Wanted(date=DAY, safe=True, name=f"For {NAME}"))


def test_what_names_a_protected_person_stays_and_is_told(archive: Archive, case: str) -> None:
    told = planned(archive, case, Wanted(date=DAY, safe=True))
    assert {one.title: NAME in str(one.why) for one in told.stays} == {
        "Letter of The teacher": True, "Photo of the gate": False}


def test_a_picture_nobody_looked_at_stays(archive: Archive, case: str) -> None:
    told = planned(archive, case, Wanted(date=DAY, safe=True))
    assert any("not checkable by machine" in str(one.why) for one in told.stays)


def test_a_redacted_copy_goes_where_its_original_may_not(archive: Archive, case: str, tmp_path: Path) -> None:
    from desktop.briefs.safe.boxes import RedactionBox
    from desktop.briefs.safe.keep import add_boxes, keep_redacted

    with archive.reader() as reader:
        photo = next(one for one in reader.ids("file") if reader.get(one)["name"] == "IMG_1.jpg")
    add_boxes(archive, photo, [RedactionBox(1, 0.0, 0.0, 0.5, 0.5)])
    copy = keep_redacted(archive, photo)
    told = planned(archive, case, Wanted(date=DAY, safe=True))
    assert [one.sha256 for one in told.items if one.redacted] == [copy["sha256"]]


def test_copies_without_metadata_say_nothing_of_themselves(archive: Archive, case: str, tmp_path: Path) -> None:
    done = handed(archive, case, tmp_path / "stick", Wanted(date=DAY, clean_copies=True, originals="none"))
    assert found(SECRET, Path(done.folder)) == []
    copies = [one for one in Path(done.folder).joinpath("Clean copies").iterdir() if one.suffix == ".pdf"]
    for one in copies:
        with pikepdf.open(one) as pdf:
            assert "/Info" not in pdf.trailer and "/Metadata" not in pdf.Root
    assert len(copies) == 3  # the paper, and two texts set anew


def test_a_large_file_is_written_in_parts_that_join_to_it(archive: Archive, case: str, tmp_path: Path) -> None:
    done = handed(archive, case, tmp_path / "stick", FULL, most=1000)
    files = files_of(done.folder)
    parts = sorted(name for name in files if ".pdf.0" in name)
    assert len(parts) > 1 and max(len(files[name]) for name in parts) <= 1000
    line = re.search(r"cat (.*)", files["How to join the parts.txt"].decode())
    assert line
    subprocess.run(["bash", "-c", line[0].strip()], cwd=Path(done.folder) / "Evidence", check=True)
    whole = Path(done.folder, "Evidence", re.sub(r"\.\d+$", "", parts[0].rpartition("/")[2])).read_bytes()
    assert whole == b"".join(files[name] for name in parts)


def test_the_page_needs_nothing_but_the_folder(full: Handed) -> None:
    files = full.files
    page = files["index.html"].decode()
    links = [unquote(one.partition("#")[0]) for one in re.findall(r'href="([^"]+)"', page)]
    assert {one for one in links if one} <= set(files)
    assert not re.search(r"<script|src=|https?:|@import|url\(", page)
    assert set(files) - set(links) == {"index.html", "SHA256SUMS.txt"}


def test_a_citation_leads_to_its_page(full: Handed) -> None:
    page = full.files["index.html"].decode()
    assert re.search(r'href="Evidence/\d+%20Ruling%20of%205%20May\.pdf#page=2">p\. 2</a>', page)
    assert "“Its reasons” — The gate was closed" in page


def test_the_inventory_tells_every_hash_in_full(full: Handed) -> None:
    words = words_of(full, "Inventory.pdf")
    hashes = [one.sha256 for one in full.done.files if one.path.startswith("Evidence/")]
    assert len(hashes) == 4 and all(part in words for one in hashes for part in re.findall(".{16}", one))


def test_the_act_leaves_place_date_and_persons_to_a_pen(full: Handed) -> None:
    words = words_of(full, "Act of transfer.pdf")
    assert "20 November" not in words and "tester" not in words and words.count("Signature") == 2


def test_a_case_of_which_nothing_may_go_makes_no_folder(archive: Archive, tmp_path: Path) -> None:
    empty = archive.write("Add", lambda writer: writer.add(Record("case_file", {"title": "Empty"}))).result().id
    with pytest.raises(NotHandedOver):
        handed(archive, empty, tmp_path / "stick", FULL)
    assert list((tmp_path / "stick").iterdir()) == []


def test_the_archive_is_no_place_for_it(archive: Archive, case: str) -> None:
    with pytest.raises(NotHandedOver, match="no place"):
        handed(archive, case, archive.folder / "files", FULL)


def test_a_fat32_stick_takes_it_whole(full: Handed, tmp_path: Path) -> None:
    if not (shutil.which("mkfs.vfat") and shutil.which("mcopy")):
        pytest.skip("mkfs.vfat and mcopy (dosfstools, mtools) are not installed")
    image, back = tmp_path / "fat32", tmp_path / "back"
    with image.open("wb") as file:
        file.truncate(40_000_000)
    back.mkdir()
    environment = {"MTOOLS_SKIP_CHECK": "1", "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin:/usr/sbin:/sbin"}
    for line in (["mkfs.vfat", "-F", "32", str(image)], ["mcopy", "-i", str(image), "-s", full.done.folder, "::/"],
                 ["mcopy", "-i", str(image), "-s", "-n", "::/*", str(back)]):
        subprocess.run(line, check=True, capture_output=True, env=environment)
    assert files_of(back / Path(full.done.folder).name) == full.files


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_what_can_go_wrong_is_said_in_every_language(language: str) -> None:
    kinds = [one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, NotHandedOver)]
    assert {words for one in kinds for words in (one.happened, one.do)} <= set(catalogue(language))


def test_a_summary_that_may_name_somebody_is_left_out_and_told(archive: Archive, case: str) -> None:
    archive.write("Edit", lambda writer: writer.edit(case, {"summary": "Then Aigul Saratova came."})).result()
    told = planned(archive, case, Wanted(date=DAY, safe=True))
    assert told.summary == "" and [one for one in told.stays if one.ref == "CAS-0001"]


def test_what_is_cited_for_a_secret_record_alone_stays_and_that_is_told(archive: Archive, case: str) -> None:
    def work(writer: Writer) -> None:
        cited = keep(archive, writer, case, "Payroll", "p.txt", b"Pay.", "text/plain")
        writer.edit(cited.id, {"cases": None})
        secret = writer.add(Record("context_event", {"title": "E", "cases": [case]}, confidentiality="secret"))
        writer.add(Record("citation", {"source": cited.id, "about": secret.id}))

    archive.write("Add", work).result()
    told = planned(archive, case, FULL)
    assert "Payroll" not in [one.title for one in told.items] and "Payroll" in [one.title for one in told.stays]
