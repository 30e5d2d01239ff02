"""The safe edition as it is handed over holds no protected name; evidence goes with it covered and looked at."""

import io
from pathlib import Path

import pytest

from archive_schema.records import Record
from desktop.briefs.exporting import FORMATS, NotAnswered, Wanted, WouldLeak, export, places_beside
from desktop.briefs.naming import Naming
from desktop.briefs.safe.keep import add_boxes, keep_redacted
from desktop.briefs.safe.leaks import leaks
from desktop.briefs.safe.propose import proposed
from desktop.briefs.safe.redact import PDF
from tests.briefs.conftest import Desk
from tests.briefs.safe.making import KAZAKH, LATIN, RUSSIAN, pdf

WANTED = Wanted(formats=FORMATS, edition="safe", proof="attached")


def planted(desk: Desk) -> Record:
    """A brief that names somebody wherever a name can stand."""
    person = desk.add("person", name=LATIN, protection="pseudonym", names=[{"full": "Айгуль Сартова"}])
    desk.change_brief(title=f"The case of {LATIN}", author="Sartova A.", abstract=f"{RUSSIAN} и другие",
                      addressee=KAZAKH)
    case = desk.add("prosecution", title=f"Case of {LATIN}", defendants=[{"person": person.id, "name": "Сартова А."}])
    source = desk.add("source", title=f"A talk with {RUSSIAN}", url="https://a.kz/aigul-sartova",
                      authors=[{"person": person.id, "name": "Sartova, A."}])
    cited = desk.add("citation", source=source.id, about=case.id, quote=f"{KAZAKH} ісі", speaker=LATIN)
    desk.block("heading", f"Дело {RUSSIAN}")
    desk.block("text", f"So said *Aigul* **Sartova**[see @{cited.ref}, of Sartova].")
    desk.block("quotation", f"We saw {LATIN} there.", attribution=LATIN)
    desk.block("list", f"- {RUSSIAN}\n- {KAZAKH}")
    desk.block("table", table_records=[case.ref], table_columns=["ref", "title", "defendants"], caption=LATIN)
    desk.block("record", record=case.id)
    desk.block("bibliography")
    return person


def exhibited(desk: Desk, **more: object) -> tuple[Record, Record]:
    """An exhibit whose file names somebody."""
    data = pdf((100, 700, f"the case of {LATIN} and others"))
    kept = desk.archive.files.keep(io.BytesIO(data))
    source = desk.add("source", title=f"Letter of {LATIN}")
    file = desk.add("file", name=f"{LATIN}.pdf", source=source.id, role="original", sha256=kept.sha256,
                    size=kept.size, media_type=PDF, kept_as=kept.name)
    exhibit = desk.add("exhibit", number="C-1", brief=desk.brief.id, place=1, source=source.id, file=file.id, **more)
    return exhibit, file


def test_every_format_of_a_safe_edition_holds_no_name(desk: Desk, tmp_path: Path) -> None:
    planted(desk)
    done = export(desk.archive, desk.brief.id, places_beside(tmp_path / "a.pdf", WANTED), WANTED)
    files = {path.name: path.read_bytes() for path, _ in done.files.values()}
    with desk.archive.reader() as reader:
        assert len(files) == len(FORMATS) and leaks(files, Naming(reader, "en", "safe")) == ()


def test_the_full_edition_of_the_same_brief_waits_for_an_answer(desk: Desk, tmp_path: Path) -> None:
    planted(desk)
    with pytest.raises(NotAnswered):
        export(desk.archive, desk.brief.id, places_beside(tmp_path / "a.pdf", Wanted()), Wanted())


def test_a_covered_exhibit_goes_out_once_somebody_has_looked_at_it(desk: Desk, tmp_path: Path) -> None:
    planted(desk)
    exhibit, file = exhibited(desk)
    with desk.archive.reader() as reader:
        naming = Naming(reader, "en", "safe")
        with desk.archive.files.open(file["sha256"]) as data:
            boxes = proposed(data.read(), PDF, naming)
    add_boxes(desk.archive, file.id, boxes)
    copy = keep_redacted(desk.archive, file.id, naming)
    wanted = Wanted(edition="safe", exhibits="joined")
    with pytest.raises(WouldLeak) as told:
        export(desk.archive, desk.brief.id, places_beside(tmp_path / "a.pdf", wanted), wanted)
    assert {leak.kind for leak in told.value.leaks} == {"unseen"}
    seen = {"looked_at_by": "AB", "looked_at_on": {"edtf": "2026-11-22"}, "looked_at_sha256": copy["sha256"]}
    desk.archive.write("Look", lambda writer: writer.edit(exhibit.id, seen)).result()
    done = export(desk.archive, desk.brief.id, places_beside(tmp_path / "a.pdf", wanted), wanted)
    assert {leak.detail for leak in done.looked_at} == {"AB, 2026-11-22"}


def test_an_exhibit_that_nobody_covered_is_not_shown(desk: Desk, tmp_path: Path) -> None:
    planted(desk)
    exhibited(desk)
    wanted = Wanted(edition="safe", exhibits="joined")
    done = export(desk.archive, desk.brief.id, places_beside(tmp_path / "a.pdf", wanted), wanted)
    assert "exhibit_unlooked" in {problem.code for problem in done.problems}


def test_an_original_that_was_looked_at_and_holds_a_name_stops(desk: Desk, tmp_path: Path) -> None:
    planted(desk)
    exhibit, file = exhibited(desk)
    seen = {"looked_at_by": "AB", "looked_at_sha256": file["sha256"]}
    desk.archive.write("Look", lambda writer: writer.edit(exhibit.id, seen)).result()
    wanted = Wanted(edition="safe", exhibits="joined")
    with pytest.raises(WouldLeak) as told:
        export(desk.archive, desk.brief.id, places_beside(tmp_path / "a.pdf", wanted), wanted)
    assert told.value.leaks[0].kind == "name"


def test_the_same_safe_edition_gives_the_same_bytes(desk: Desk, tmp_path: Path) -> None:
    planted(desk)
    wanted = Wanted(edition="safe")
    done = [export(desk.archive, desk.brief.id, places_beside(tmp_path / name, wanted), wanted) for name in ("a", "b")]
    assert len({one.files["pdf"][1].sha256 for one in done}) == 1
