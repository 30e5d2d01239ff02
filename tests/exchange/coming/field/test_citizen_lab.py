"""Test lists: a line is a site that is watched, and said to be blocked only where its note says so."""

from pathlib import Path

import pytest

from archive_schema.records import Record
from desktop.archive import Archive
from desktop.exchange.coming.field.citizen_lab import list_of
from tests.exchange.coming.field.bringing import SHARED, bring, planned

HEAD = "url,category_code,category_description,date_added,source,notes\n"
ORDERED = '"blocked by the Committee order № 25-1/2057 since 14.07.2020 (Law “On Communications”, Art. 41-1, par. 1-3)"'


def made(archive: Archive, folder: Path, line: str) -> Record:
    path = folder / "kz.csv"
    path.write_text(HEAD + line + "\n", "utf-8")
    return planned(archive, path)[0].rows[0].record


@pytest.mark.skipif(not SHARED.exists(), reason="the real files lie beside the project")
def test_the_real_list_is_553_records_however_often_it_comes(archive: Archive) -> None:
    first, again = (bring(archive, SHARED / "citizenlab-kz.csv") for _ in range(2))
    with archive.reader() as reader:
        assert (first.counts["new"], again.counts["same"], reader.count("blocked_site")) == (553, 553, 553)


def test_a_line_without_a_note_is_watched_and_not_said_to_be_blocked(unwritten: Archive, tmp_path: Path) -> None:
    record = made(unwritten, tmp_path, "https://vse.kz/,GRP,Social Networking,2014-04-15,citizenlab,")
    assert (record["status_now"], record["category"], record["restrictions"]) == ("watched", "SOCI", None)


def test_an_order_in_a_note_is_a_row(unwritten: Archive, tmp_path: Path) -> None:
    record = made(unwritten, tmp_path, f"https://a.kz/,ANON,Anonymization,2023-10-17,ooni,{ORDERED}")
    order = record.rows("orders")[0]
    assert (order["number"], order["reference"], order.get("when"), record["began"]["edtf"]) == (
        "25-1/2057", [["article", "41-1"], ["paragraph", "1-3"]], None, "2020-07-14")


def test_a_legal_basis_without_an_order_makes_no_order(unwritten: Archive, tmp_path: Path) -> None:
    note = '"blocked since 11.07.2022 (Law “On Communications”, Art. 41-1)"'
    record = made(unwritten, tmp_path, f"https://a.kz/,ANON,x,2023-10-17,ooni,{note}")
    assert (record["orders"], record.rows("restrictions")[0]["reference"]) == (None, [["article", "41-1"]])


def test_an_order_of_another_address_is_told_and_not_taken_for_this_one(unwritten: Archive, tmp_path: Path) -> None:
    path = tmp_path / "kz.csv"
    path.write_text(HEAD + "https://b.kz/,ANON,x,2023-10-17,ooni,old domain is blocked by order №7/1 since 2020\n")
    row = planned(unwritten, path)[0].rows[0]
    assert (row.record["orders"], row.entry.left) == (None, (("order of another address", "7/1"),))


def test_each_site_cites_its_line_as_it_stands(archive: Archive, tmp_path: Path) -> None:
    line = "https://vse.kz/,GRP,Social Networking,2014-04-15,citizenlab,"
    path = tmp_path / "kz.csv"
    path.write_text(HEAD + line + "\n", "utf-8")
    record = bring(archive, path).records[0]
    with archive.reader() as reader:
        cited = reader.citations_of(record)[0]
    assert (cited["locator"], cited["quote"]) == ("2", line)


def test_a_line_without_an_address_is_refused(unwritten: Archive, tmp_path: Path) -> None:
    path = tmp_path / "kz.csv"
    path.write_text(HEAD + "nothing,NEWS,News Media,2014-04-15,x,\n")
    assert planned(unwritten, path)[0].counts["refused"] == 1


@pytest.mark.parametrize(("name", "told"), [("kz.csv", "kz"), ("citizenlab-kz.csv", "kz"), ("Global.csv", "global"),
                                            ("list.csv", "")])
def test_a_list_is_called_by_the_name_of_its_file(name: str, told: str) -> None:
    assert list_of(name) == told
