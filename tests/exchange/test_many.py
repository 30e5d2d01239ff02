"""Many files are taken in: folders, what lies within files, and what was stopped goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive_schema.records import Record
from desktop.archive import Archive
from desktop.archive.order.near_texts import NearTexts
from desktop.exchange.coming_in import forget, unfinished
from desktop.exchange.documents import Taken, Way
from desktop.exchange.many import Left, add_all, files_under
from desktop.exchange.offered import accept, offered
from desktop.exchange.unlocking import locked_files, unlock
from tests.intake.making import ENGLISH, pdf
from tests.intake.making import archive as zipped


class Stopped(Exception):
    """Somebody wants no more."""


def add(archive: Archive, *paths: Path, way: Way | None = None, stop_at: int = -1) -> dict[str, Taken | Left]:
    told: dict[str, Taken | Left] = {}

    def step(at: int, of: int, name: str, part: int, whole: int) -> None:
        if at == stop_at:
            raise Stopped

    add_all(archive, files_under(paths), way or Way(), told.__setitem__, step=step)
    return told


def sources(archive: Archive) -> list[Record]:
    with archive.reader() as reader:
        return [reader.get(one) for one in reader.ids("source")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three small files, one of them deeper."""
    folder = tmp_path / "papers"
    (folder / "2016").mkdir(parents=True)
    for number, place in enumerate(("a.txt", "b.txt", "2016/c.txt")):
        (folder / place).write_text(f"Paper number {number}. {ENGLISH}", "utf-8")
    return folder


def test_a_folder_is_taken_in_however_deep_and_each_file_remembers_its_place(archive: Archive, folder: Path) -> None:
    (folder / "passwords").symlink_to("/etc/passwd")
    told = add(archive, folder)
    assert [place for place, one in told.items() if isinstance(one, Left)] == [str(folder / "passwords")]
    with archive.reader() as reader:
        rows = [reader.files_of(one.id)[0].rows("acquisition")[0] for one in sources(archive)]
    assert [row["note"] for row in rows] == ["papers/a.txt", "papers/b.txt", "papers/2016/c.txt"]


def test_the_files_of_an_archive_become_sources_whose_names_are_never_paths(archive: Archive, tmp_path: Path) -> None:
    before = sorted(tmp_path.parent.rglob("*.txt"))
    (tmp_path / "all.zip").write_bytes(zipped({"../../evil.txt": ENGLISH, "C:\\x.txt": "other words"}))
    add(archive, tmp_path / "all.zip")
    whole, *within = sources(archive)
    assert [(one["within"], one["within_place"]) for one in within] == [
        (whole.id, "1: ../../evil.txt"), (whole.id, "2: C:\\x.txt")]
    assert sorted(tmp_path.parent.rglob("*.txt")) == before


def test_an_archive_within_an_archive_is_kept_but_not_opened(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "all.zip").write_bytes(zipped({"inner.zip": zipped({"a.txt": ENGLISH})}))
    inner = add(archive, tmp_path / "all.zip")["1: inner.zip"]
    assert isinstance(inner, Taken) and "were not taken out" in inner.problems[0] and len(sources(archive)) == 2


def test_what_is_left_of_a_stopped_import_is_noted_and_the_same_call_goes_on(archive: Archive, folder: Path) -> None:
    with pytest.raises(Stopped):
        add(archive, folder, stop_at=2)
    with archive.reader() as reader:
        (left,) = unfinished(reader)
    add(archive, folder)
    with archive.reader() as reader:
        assert (left.of, str(left.files[-1].place)) == (3, "papers/2016/c.txt")
        assert (unfinished(reader), len(sources(archive))) == ([], 3)


def test_an_import_nobody_wants_to_go_on_with_is_forgotten(archive: Archive, folder: Path) -> None:
    with pytest.raises(Stopped):
        add(archive, folder, stop_at=0)
    with archive.reader() as reader:
        forget(archive, unfinished(reader)[0].id)
        assert unfinished(reader) == []


def test_no_list_of_sealed_files_is_made(sealed_archive: Archive, folder: Path) -> None:
    with pytest.raises(Stopped):
        add(sealed_archive, folder, way=Way(sealed=True), stop_at=0)
    with sealed_archive.reader() as reader:
        assert unfinished(reader) == []


def test_a_sealed_file_that_is_here_is_not_sealed_twice(sealed_archive: Archive, folder: Path) -> None:
    for _ in range(2):
        add(sealed_archive, folder / "a.txt", way=Way(sealed=True))
    assert len(sources(sealed_archive)) == 1


def test_nearly_the_same_text_is_told(archive: Archive) -> None:
    words = [f"word{number}" for number in range(300)]
    archive.write("Add", lambda writer: [writer.add(Record("source", {"title": text[:9], "text": text})) for text in (
        " ".join(words), " ".join(words[100:]), " ".join(reversed(words)))]).result()
    with archive.reader() as reader:
        ((source, percent),) = NearTexts(reader).near(reader, "\n".join(words[:290] + ["other"] * 10).upper())
        assert reader.ref(source) == "SRC-0001" and 90 <= percent < 100


def test_a_locked_pdf_is_read_with_its_password_and_stays_as_it_is(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "locked.pdf").write_bytes(pdf([[ENGLISH]], title="Ruling", password="secret words"))
    (taken,) = add(archive, tmp_path / "locked.pdf").values()
    assert isinstance(taken, Taken) and taken.needs_password
    (file,) = locked_files(archive, taken.source)
    assert [problem.code for problem in unlock(archive, file.id, "wrong")] == ["wrong_password"]
    unlock(archive, file.id, "secret words")
    (source,) = sources(archive)
    assert ENGLISH in source["text"] and source["title"] == "Ruling" and not locked_files(archive, taken.source)
    archive.files.verify(taken.sha256)


@pytest.fixture
def marked(archive: Archive, tmp_path: Path) -> Record:
    """A source with a PDF of one highlighted passage and an attachment."""
    import pikepdf

    path = tmp_path / "marked.pdf"
    path.write_bytes(pdf([[ENGLISH]]))
    with pikepdf.open(path, allow_overwriting_input=True) as made:
        made.pages[0].Annots = made.make_indirect(pikepdf.Array([made.make_indirect(pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Highlight, Rect=[50, 776, 200, 792], T="A. B.",
            QuadPoints=[50, 792, 200, 792, 50, 776, 200, 776], Contents="Compare with the ruling"))]))
        made.attachments["list.txt"] = b"the attached list"
        made.save(path)
    add(archive, path)
    return sources(archive)[0]


def test_what_is_highlighted_is_offered_with_page_words_place_and_note(archive: Archive, marked: Record) -> None:
    with archive.reader() as reader:
        file = reader.files_of(marked.id)[0]
    (mark,), _ = offered(archive, file.id)
    (made,) = accept(archive, marked.id, [mark], marked.id)
    assert made["quote"].startswith("The court") and (made["locator"], made["note"]) == (
        "1", "Compare with the ruling (A. B.)")
    assert made["rectangles"][0].startswith("1 50 ") and offered(archive, file.id) == ([], ())


def test_what_is_attached_to_a_pdf_becomes_a_source_of_its_own(archive: Archive, marked: Record) -> None:
    attached = sources(archive)[1]
    assert (attached["text"], attached["within"], attached["within_place"]) == (
        "the attached list", marked.id, "1: list.txt")
