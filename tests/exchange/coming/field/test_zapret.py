"""Registers of a million lines: a list with the lines of the file, one by one, and nothing dropped."""

from pathlib import Path

import pytest

from desktop.archive import Archive
from desktop.exchange.coming.field import register_lines as register
from tests.exchange.coming.field.bringing import SHARED, bring, planned

FIRST = "Updated: 2014-04-22 11:05:00 +0000"
LINE = "192.0.2.4 | 192.0.2.5;*.пример.рф;http://xn--e1afmkfd.xn--p1ai/;Генпрокуратура;27/3-286-2014/Нд6333-14;2014-04-02"


def file(folder: Path, *lines: str) -> Path:
    path = folder / "dump.csv"
    path.write_bytes("\n".join(lines).encode("cp1251"))
    return path


def test_a_line_keeps_all_it_says() -> None:
    line = register.parsed(2, LINE)
    assert (line.ips, line.host, line.body, line.order, line.date, line.wrong) == (
        "192.0.2.4 | 192.0.2.5", "*.пример.рф", "Генпрокуратура", "27/3-286-2014/Нд6333-14", "2014-04-02", "")


def test_an_address_may_hold_semicolons() -> None:
    line = register.parsed(2, "192.0.2.1;a.kz;http://a.kz/?a=1;b=2;Суд;5;2014-04-02")
    assert (line.address, line.body, line.order) == ("http://a.kz/?a=1;b=2", "Суд", "5")


@pytest.mark.parametrize(("raw", "wrong"), [
    ("", "empty"), ("a;b;c", "short"), (";;;Суд;5;2014-04-02", "no_address"),
    ("192.0.2.1;;;Суд;5;2014-13-02", "no_day")])
def test_what_is_not_of_the_form_is_named(raw: str, wrong: str) -> None:
    assert register.parsed(2, raw).wrong == wrong


@pytest.mark.parametrize(("words", "told"), [
    (FIRST, {"edtf": "2014-04-22", "time_from": "11:05:00", "zone": "UTC", "basis": "stated"}),
    ("Updated: 2020-01-02 03:04:05 +0300", {"edtf": "2020-01-02", "time_from": "03:04:05", "zone": "+03:00",
                                            "basis": "stated"}),
    ("Updated: 2014-13-22", None), (LINE, None)])
def test_the_first_line_says_of_when_the_register_is(words: str, told: dict[str, str] | None) -> None:
    assert register.updated(words) == told


def test_line_n_of_the_list_is_line_n_of_the_file(archive: Archive, tmp_path: Path) -> None:
    made = bring(archive, file(tmp_path, FIRST, LINE, "broken", LINE)).records[0]
    with archive.reader() as reader:
        entries = reader.entries(made)
    assert [(one["line"], one["raw"], one["order"]) for one in entries] == [
        (1, FIRST, None), (2, LINE, "27/3-286-2014/Нд6333-14"), (3, "broken", None),
        (4, LINE, "27/3-286-2014/Нд6333-14")]


def test_bad_lines_are_told_and_counted(unwritten: Archive, tmp_path: Path) -> None:
    row = planned(unwritten, file(tmp_path, FIRST, LINE, "broken", "bad;too"))[0].rows[0]
    assert row.entry.left == (("lines with less than six parts", "2"), ("line 3", "broken"), ("line 4", "bad;too"))


def test_the_list_says_of_when_it_is_and_what_file_it_was(archive: Archive, tmp_path: Path) -> None:
    made = bring(archive, file(tmp_path, FIRST, LINE)).records[0]
    with archive.reader() as reader:
        record = reader.get(made)
        assert (record["issued"]["edtf"], record["entries"], reader.title(record["source"])) == (
            "2014-04-22", 2, "dump.csv")


def test_a_register_is_taken_away_as_one_step_and_comes_again(archive: Archive, tmp_path: Path) -> None:
    path = file(tmp_path, FIRST, LINE)
    bring(archive, path)
    archive.undo().result()
    with archive.reader() as reader:
        assert (reader.count("list"), reader.count("source"), bring(archive, path).counts["new"]) == (0, 0, 1)


def test_the_same_register_again_makes_no_other(archive: Archive, tmp_path: Path) -> None:
    path = file(tmp_path, FIRST, LINE)
    bring(archive, path)
    assert bring(archive, path.rename(tmp_path / "other.csv")).counts["new"] == 0


def test_a_line_too_long_for_memory_is_cut_and_told() -> None:
    told = register.Told()
    coded = b"192.0.2.1;a.kz;" + b"x" * register.MOST_BYTES
    assert [len(line.raw) for line in register.lines([coded], told)] == [register.MOST_BYTES] and told.counts == {
        "too_long": 1}


@pytest.mark.skipif(not SHARED.exists(), reason="the real files lie beside the project")
def test_the_real_register_is_read_whole() -> None:
    told = register.Told()
    with (SHARED / "zapret-sanitised-cp1251.csv").open("rb") as file:
        found = list(register.lines(file, told))
    assert (told.taken, told.counts, found[3].order) == (89, {"header": 1}, "№27/3-286-2014/Нд6333-14")
