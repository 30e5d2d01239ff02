"""Shutdowns as Access Now tells them: four kinds of "no", sources seen only there, and no date that is not stated."""

from pathlib import Path
from typing import Any

import pytest

from desktop.archive import Archive
from desktop.exchange.coming.entry import Entry
from desktop.exchange.coming.field import access_now, stop_rows
from desktop.exchange.coming.foreign import Asked, look
from tests.exchange.coming.field.bringing import SHARED, bring

NEEDED = "start_date,country,shutdown_type,"


def read(folder: Path, heads: str, *lines: str, **answers: str) -> list[Entry]:
    path = folder / "stop.csv"
    path.write_text("\n".join([NEEDED + heads, *lines]), "utf-8")
    return list(access_now.entries(look(path), Asked(answers)))


def values(folder: Path, heads: str, line: str, **answers: str) -> Any:
    return read(folder, heads, line, **answers)[0].values


def test_headers_of_any_year_are_known() -> None:
    assert [stop_rows.column(one) for one in ("\ufeffStart_date", "users_affected.targetted", "legal_justif")] == [
        "start_date", "users_targeted", "legal_just"]


def test_no_and_unknown_stay_words_and_only_yes_is_a_row(tmp_path: Path) -> None:
    told = values(tmp_path, "facebook_affected,telegram_affected,sms_affected,gov_ack",
                  "2022-01-04,Kazakhstan,Shutdown,No,Yes,Unknown,No")
    assert [row.get("services") for row in told["phases"]] == [None, "Telegram"]
    assert told["note"] == "facebook_affected: No; sms_affected: Unknown; gov_ack: No" and "acknowledged" not in told


def test_what_is_ongoing_has_no_end(tmp_path: Path) -> None:
    entry = read(tmp_path, "shutdown_status", "2018-03-15,Kazakhstan,Throttle,Ongoing")[0]
    assert "ended" not in entry.values and entry.unknown["ended"]["note"] == "shutdown_status: Ongoing"


def test_an_estimated_day_is_about_that_day(tmp_path: Path) -> None:
    assert values(tmp_path, "start_date_type", "2022-10-19,Kazakhstan,Shutdown,Estimated")["began"] == {
        "edtf": "2022-10-19~", "printed": "2022-10-19 (Estimated)"}


def test_of_two_sorts_none_is_given_the_dates_of_both(tmp_path: Path) -> None:
    phases = values(tmp_path, "", "2022-01-04,Kazakhstan,\"Shutdown, Throttle\",")["phases"]
    assert phases == [{"what": "Shutdown", "state": "shut_down"}, {"what": "Throttle", "state": "throttled"}]


def test_one_date_over_twelve_settles_all_dates_of_a_file(tmp_path: Path) -> None:
    found = read(tmp_path, "", "3/4/2021,Kazakhstan,Shutdown,", "3/27/2021,Kazakhstan,Shutdown,")
    assert [one.values["began"]["edtf"] for one in found] == ["2021-03-04", "2021-03-27"]


def test_dates_that_nothing_settles_are_asked_once(tmp_path: Path) -> None:
    lines = ("3/4/2021,Kazakhstan,Shutdown,", "5/6/2021,Kazakhstan,Shutdown,")
    assert {doubt.key: doubt.suggested for one in read(tmp_path, "", *lines) for doubt in one.doubts} == {
        "day_or_month": "month_first"}
    answered = read(tmp_path, "", *lines, day_or_month="day_first")
    assert [one.values["began"]["edtf"] for one in answered] == ["2021-04-03", "2021-06-05"]


@pytest.mark.parametrize("cell", ["https://a.kz/1; https://b.kz/2", "https://a.kz/1, https://b.kz/2",
                                  "https://a.kz/1\n\nhttps://b.kz/2", "https://a.kz/1 https://b.kz/2"])
def test_links_are_parted_however_they_stand(cell: str) -> None:
    assert stop_rows.links(cell) == ["https://a.kz/1", "https://b.kz/2"]


def test_several_causes_are_no_main_cause(tmp_path: Path) -> None:
    told = values(tmp_path, "actual_cause", '2022-01-04,Kazakhstan,Shutdown,"Protests, Elections"')
    assert "cause" not in told and told["note"] == "actual_cause: Protests, Elections"


def test_an_unknown_cause_is_asked(tmp_path: Path) -> None:
    entry = read(tmp_path, "actual_cause", "2022-01-04,Kazakhstan,Shutdown,Weather")[0]
    assert [doubt.key for doubt in entry.doubts] == ["term:shutdown_cause:weather"]


@pytest.mark.skipif(not SHARED.exists(), reason="the real files lie beside the project")
def test_the_real_shutdowns_come_once_with_the_sources_they_cite(archive: Archive) -> None:
    first, again = (bring(archive, SHARED / "accessnow-stop-kz.csv") for _ in range(2))
    with archive.reader() as reader:
        cited = next(one for one in map(reader.get, reader.ids("citation")) if one["cited_in"])
        assert (reader.count("shutdown"), again.counts["new"], reader.title(cited["cited_in"])) == (
            9, 0, "accessnow-stop-kz.csv")
        assert first.counts["refused"] == 0
