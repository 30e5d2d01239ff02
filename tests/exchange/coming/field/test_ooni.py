"""Measurements: each by its own rules, beside the site they measured, none of them twice."""

import json
from pathlib import Path
from typing import Any

import pytest

from archive_schema.records import Record
from desktop.archive import Archive
from desktop.exchange.coming.field import ooni
from desktop.exchange.coming.field.measured import Measurement, every, measurement, objects
from desktop.exchange.coming.sheets import SheetError
from tests.exchange.coming.field.bringing import SHARED, bring, planned

TIME = "2024-02-12 20:33:47"


def raw(blocking: Any = False, accessible: Any = True, **more: Any) -> dict[str, Any]:
    return {"test_name": "web_connectivity", "test_version": "0.5", "input": "https://a.kz/", "probe_asn": "AS9198",
            "probe_cc": "KZ", "probe_network_name": "Kazakhtelecom", "report_id": "R1", "measurement_start_time": TIME,
            "test_keys": {"blocking": blocking, "accessible": accessible}, **more}


def rows(archive: Archive, folder: Path, *told: dict[str, Any]) -> list[dict[str, Any]]:
    path = folder / "m.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in told), "utf-8")
    bring(archive, path)
    with archive.reader() as reader:
        return [row for one in reader.ids("blocked_site") for row in reader.get(one).rows("measurements")]


@pytest.mark.parametrize(("blocking", "accessible", "result"), [
    ("dns", False, "blocked"), ("tcp_ip", False, "blocked"), ("http-diff", False, "blocked"),
    (False, False, "down"), (False, True, "reachable"), (None, None, "undetermined"), (False, None, "undetermined"),
    (None, True, "undetermined")])
def test_a_measurement_found_what_its_table_says(blocking: Any, accessible: Any, result: str) -> None:
    assert measurement(raw(blocking, accessible)).row["result"] == result


@pytest.mark.parametrize(("keys", "result"), [
    ({"signal_backend_status": "blocked"}, "anomaly"), ({"signal_backend_status": "ok"}, "reachable"),
    ({"telegram_http_blocking": False, "telegram_web_status": None}, "undetermined"), ({}, "undetermined")])
def test_the_test_of_a_service_says_itself_what_it_found(keys: dict[str, Any], result: str) -> None:
    assert measurement({"test_name": "signal", "test_keys": keys}).row["result"] == result


def test_no_anomaly_is_no_proof_that_a_site_was_reachable() -> None:
    told = {"test_name": "web_connectivity", "input": "https://a.kz/", "anomaly": False, "confirmed": False}
    assert measurement(told).row["result"] == "undetermined"


def test_an_answer_of_the_explorer_holds_the_raw_measurement_as_text() -> None:
    row = measurement({"measurement_uid": "20240212_KZ", "raw_measurement": json.dumps(raw("dns"))}).row
    assert (row["result"], row["address"]) == ("blocked", "https://explorer.ooni.org/m/20240212_KZ")


def test_the_time_stays_in_utc_as_stated() -> None:
    assert measurement(raw()).row["when"] == {
        "edtf": "2024-02-12", "time_from": "20:33:47", "zone": "UTC", "basis": "stated"}


@pytest.mark.parametrize("text", [
    json.dumps(raw()) + "\n" + json.dumps(raw("dns")) + "\n", json.dumps([raw(), raw("dns")], indent=1),
    json.dumps({"metadata": {}, "results": [raw(), raw("dns")]})])
def test_lines_lists_and_answers_are_read_alike(text: str) -> None:
    found = [one for _, one in every(objects(text.splitlines(keepends=True)))]
    assert [one.row["result"] for one in found if isinstance(one, Measurement)] == ["reachable", "blocked"]


@pytest.mark.parametrize("line", ["{", "[" * 100_000, "null", '{"test_keys": {}}', '{"raw_measurement": "no"}'])
def test_what_is_no_measurement_is_told_and_the_rest_is_read(line: str) -> None:
    found = [one for _, one in every(objects([json.dumps(raw()) + "\n", line + "\n"]))]
    assert isinstance(found[0], Measurement) and isinstance(found[1], str)


def test_a_site_where_nothing_blocked_was_found_is_watched(archive: Archive, tmp_path: Path) -> None:
    rows(archive, tmp_path, raw())
    with archive.reader() as reader:
        assert [reader.get(one)["status_now"] for one in reader.ids("blocked_site")] == ["watched"]


def test_of_a_measured_blocking_no_state_is_concluded(archive: Archive, tmp_path: Path) -> None:
    rows(archive, tmp_path, raw("dns", False))
    with archive.reader() as reader:
        assert [reader.get(one)["status_now"] for one in reader.ids("blocked_site")] == [None]


def test_the_same_measurement_does_not_come_twice(archive: Archive, tmp_path: Path) -> None:
    wrapped = {"measurement_uid": "20240212_KZ", "report_id": "R1", "raw_measurement": json.dumps(raw())}
    later = raw("dns", measurement_start_time="2024-02-13 00:00:00", report_id="R2")
    for told in ((raw(),), (wrapped, later), (raw(), later)):
        found = rows(archive, tmp_path, *told)
    assert [row["result"] for row in found] == ["reachable", "blocked"]


def test_measurements_that_were_never_handed_in_are_told_apart_by_what_is_in_them(
        archive: Archive, tmp_path: Path) -> None:
    assert len(rows(archive, tmp_path, raw(report_id=""), raw("dns", report_id=""))) == 2


def test_measurements_go_to_the_site_that_is_there(archive: Archive, tmp_path: Path) -> None:
    site = Record("blocked_site", {"title": "A", "address": "https://a.kz", "status_now": "in_force"})
    archive.write("Add", lambda writer: writer.add(site)).result()
    found = rows(archive, tmp_path, raw())
    with archive.reader() as reader:
        assert (len(found), [reader.get(one)["status_now"] for one in reader.ids("blocked_site")]) == (1, ["in_force"])


@pytest.mark.skipif(not SHARED.exists(), reason="the real files lie beside the project")
def test_the_real_measurements_are_told_as_their_names_say(unwritten: Archive) -> None:
    wrong = {path.name: planned(unwritten, path)[0].rows[0].record.rows("measurements")[0]["result"]
             for path in (SHARED / "ooni").glob("*.json")}
    assert sorted(name for name, result in wrong.items() if result == "blocked") == [
        "dnsBlockingBOGON.json", "dnsHijackingToLocalhostWithHTTPS.json", "ghostDNSBlockingWithHTTP.json",
        "httpDiffWithConsistentDNS.json", "redirectWithBrokenLocationForHTTPS.json",
        "redirectWithConsistentDNSAndThenConnectionResetForHTTP.json",
        "redirectWithConsistentDNSAndThenEOFForHTTPS.json", "redirectWithConsistentDNSAndThenTimeoutForHTTPS.json",
        "tcpBlockingConnectionRefusedWithInconsistentDNS.json", "tlsBlockingConnectionResetWithConsistentDNS.json"]


def test_a_file_of_too_many_measurements_is_refused(
        unwritten: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ooni, "MOST", 1)
    path = tmp_path / "m.jsonl"
    path.write_text(2 * (json.dumps(raw()) + "\n"), "utf-8")
    with pytest.raises(SheetError, match="more than 1 measurements"):
        planned(unwritten, path)
