"""Tables that come in: any encoding, any order of columns, every kind; nothing lost, nothing made up."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.archive import Archive, create
from desktop.exchange.coming.formats import FORMATS, Asked, look, recognised
from desktop.exchange.coming.mapping import Columns, likeliest_kind, proposed, remember
from desktop.exchange.coming.plan import Plan, plan
from desktop.exchange.coming.sheets import SheetError, read_sheets
from desktop.exchange.coming.tables import chosen
from tests.archive.making import add, note


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """One archive for all that only looks."""
    with create(tmp_path_factory.mktemp("tables") / "a", "first", purpose="test") as made:
        yield made


def csv(folder: Path, content: str | bytes, name: str = "t.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def planned(archive: Archive, path: Path, kind: str = "", columns: Columns | None = None, **answers: str) -> Plan:
    with archive.reader() as reader:
        asked = Asked(answers, kind, columns, reader)
        return plan(reader, recognised(look(path))[0].entries(look(path), asked), answers)


def values(shown: Plan) -> list[dict[str, Any]]:
    return [dict(row.record.values) for row in shown.rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16", "koi8-r"])
def test_a_table_is_read_in_any_encoding(encoding: str, tmp_path: Path) -> None:
    words = "Название;Опубликовано\nПостановление о блокировке сайта;2016\nРешение районного суда;2017\n"
    sheet = read_sheets(csv(tmp_path, words.encode(encoding)))[0]
    assert sheet.lines[1].cells == ("Постановление о блокировке сайта", "2016") and sheet.delimiter == ";"


def test_a_wrong_guess_of_the_encoding_is_corrected(tmp_path: Path) -> None:
    path = csv(tmp_path, "название,год\nсуд,2016\n".encode("cp866"))
    assert read_sheets(path, encoding="cp866")[0].lines[1].cells[0] == "суд"


def test_that_an_encoding_was_guessed_is_told(tmp_path: Path) -> None:
    sheet = read_sheets(csv(tmp_path, "название,год\nпостановление,2016\n".encode("cp1251")))[0]
    assert "windows-1251 was guessed" in str(sheet.told[0])


@pytest.mark.parametrize("content", [b"", b" \n", b"\0\1\2,\3\n", b"PK\3\4broken"])
def test_what_is_no_table_is_told(content: bytes, tmp_path: Path) -> None:
    with pytest.raises(SheetError):
        read_sheets(csv(tmp_path, content))


def test_lines_are_numbered_as_in_the_file(tmp_path: Path) -> None:
    sheet = read_sheets(csv(tmp_path, 'title,note\n\n"two\nlines",b\nc,d\n'))[0]
    assert [line.number for line in sheet.lines] == [1, 3, 5]


@pytest.mark.parametrize("headers", [
    "title,issued", "Title,Published", "Название,Опубликовано", "Атауы,Жарияланған күні"])
def test_columns_are_proposed_by_name_in_three_languages(archive: Archive, headers: str, tmp_path: Path) -> None:
    sheet = read_sheets(csv(tmp_path, headers + "\nA,2016\n"))[0]
    assert proposed(sheet, archive.schema["source"]).targets == ("title", "issued")


def test_columns_are_proposed_by_what_stands_in_them(archive: Archive, tmp_path: Path) -> None:
    sheet = read_sheets(csv(tmp_path, "title,where\nA,https://a.kz/1\nB,https://b.kz/\n"))[0]
    assert proposed(sheet, archive.schema["source"]).targets == ("title", "url")


def test_several_columns_are_proposed_as_rows(archive: Archive, tmp_path: Path) -> None:
    sheet = read_sheets(csv(tmp_path, "title,Author 1,Author 2: role\nA,B,C\n"))[0]
    assert proposed(sheet, archive.schema["source"]).targets == ("title", "authors[1].name", "authors[2].role")


def test_the_kind_is_proposed_by_its_fields(archive: Archive, tmp_path: Path) -> None:
    sheet = read_sheets(csv(tmp_path, "What,Due,State,Priority\nA,2016,,\n"))[0]
    assert likeliest_kind(sheet, archive.schema) == "task"


def test_columns_become_rows(archive: Archive, tmp_path: Path) -> None:
    shown = planned(archive, csv(tmp_path, "title,Author 1,Author 2\nA,Ә. Б.,C\n"), "source")
    assert [row["name"] for row in values(shown)[0]["authors"]] == ["Ә. Б.", "C"]


def test_a_column_that_no_field_holds_is_told(archive: Archive, tmp_path: Path) -> None:
    shown = planned(archive, csv(tmp_path, "title,Mood\nA,grim\n"), "note")
    assert shown.rows[0].entry.left == (("Mood", "grim"),)


def test_a_sealed_field_is_not_taken_from_a_table(archive: Archive, tmp_path: Path) -> None:
    shown = planned(archive, csv(tmp_path, "name,real_name\nW4,Xenophon\n"), "person")
    assert "real_name" not in values(shown)[0]
    with pytest.raises(SheetError):
        planned(archive, csv(tmp_path, "a,b\nW4,Xenophon\n"), "person", Columns("person", ("name", "real_name")))


def test_tags_and_cases_that_are_not_there_are_made(archive: Archive, tmp_path: Path) -> None:
    add(archive, "tag", name="Press")
    shown = planned(archive, csv(tmp_path, "title,tags\nA,Press; Trials\nB,trials\n"), "note")
    assert [row.entry.kind for row in shown.rows] == ["tag", "note", "note"] and not shown.counts["refused"]


def test_a_constant_holds_for_every_row(archive: Archive, tmp_path: Path) -> None:
    columns = Columns("note", ("title",), constants=(("note", "from the list"), ("tags", "Press")))
    shown = planned(archive, csv(tmp_path, "a\nA\nB\n"), "note", columns)
    assert [row.record["note"] for row in shown.rows if row.entry.kind == "note"] == ["from the list"] * 2


def test_day_and_month_in_doubt_wait_for_an_answer(archive: Archive, tmp_path: Path) -> None:
    path = csv(tmp_path, "title,issued\nA,03/04/2015\nB,05/06/2015\n")
    assert [doubt.key for doubt in planned(archive, path, "source").doubts] == ["day_or_month"]
    assert [one["issued"]["edtf"] for one in values(planned(archive, path, "source", day_or_month="day_first"))] == [
        "2015-04-03", "2015-06-05"]


def test_a_word_that_is_not_in_the_list_waits_for_its_meaning(archive: Archive, tmp_path: Path) -> None:
    path = csv(tmp_path, "title,state\nA,Finished\n")
    key = planned(archive, path, "task").doubts[0].key
    assert values(planned(archive, path, "task", **{key: "done"}))[0]["state"] == "done"


def test_a_cell_that_means_nothing_refuses_its_row_and_no_other(archive: Archive, tmp_path: Path) -> None:
    shown = planned(archive, csv(tmp_path, "file_name,size\na,seven\nb,7\n"), "file",
                    Columns("file", ("name", "size")))
    assert [row.state for row in shown.rows] == ["refused", "new"]
    assert "seven" in str(shown.rows[0].wrong[0])


def test_rows_of_one_title_are_two_records(archive: Archive, tmp_path: Path) -> None:
    assert planned(archive, csv(tmp_path, "title\nA\nA\n"), "note").counts["new"] == 2


def test_a_record_is_met_by_its_reference(archive: Archive, tmp_path: Path) -> None:
    note(archive, "A")
    row = planned(archive, csv(tmp_path, "ref,title,text\nNOT-0001,A,more\n"), "note").rows[0]
    assert (row.state, [change.field.name for change in row.changes]) == ("changed", ["text"])


def test_how_columns_were_read_is_remembered(archive: Archive, tmp_path: Path) -> None:
    path = csv(tmp_path, "Aa,Bb\nx,y\n")
    sheet = read_sheets(path)[0]
    archive.write_aside(lambda writer: remember(writer, sheet, Columns("note", ("title", "text")))).result()
    with archive.reader() as reader:
        assert chosen(path, reader, "note")[1].targets == ("title", "text")


def test_two_columns_cannot_stand_for_one_field(archive: Archive, tmp_path: Path) -> None:
    with pytest.raises(SheetError, match="Two columns"):
        planned(archive, csv(tmp_path, "a,b\n1,2\n"), "note", Columns("note", ("title", "title")))


def test_formats_have_names_of_their_own() -> None:
    assert len({one.name for one in FORMATS}) == len(FORMATS)
