"""Measurements of the Open Observatory of Network Interference: what each found, by its own rules.

Raw measurements (one JSON object per line, or one file each) and answers of the Explorer's interface, whose
`raw_measurement` is a text. The format is that of ooni/spec, data-formats/df-000-base. A measurement is one row; where
nothing blocked was found that is told as what was found there and then, and never that a site is not blocked.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any
from urllib.parse import quote

from archive_schema.fields import canonical

JSON = Any

BLOCKED, DOWN, REACHABLE, UNDETERMINED, ANOMALY = "blocked", "down", "reachable", "undetermined", "anomaly"
MOST_WHOLE = 64 << 20  # letters of a file that is one object or one list
EXPLORER = "https://explorer.ooni.org/m/"
_OLD_MOST_WHOLE = 64 << 20  # letters of a file that is one object or one list
_OLD_EXPLORER = "https://explorer.ooni.org/measurement/"
_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})(?:\.\d+)?Z?")
_ASKED = re.compile(r"(_blocking|_status)$")
_FLAGS = ("anomaly", "confirmed", "failure")
_REPORT = "report_id: "
_TOLD = ("dns_consistency", "control_failure", "dns_experiment_failure", "http_experiment_failure")


@dataclass(frozen=True)
class Measurement:
    """One measurement: `uid` is what makes it the same when it comes again, `target` the address or service that was
    measured, `row` the values of a row of measurements, `when` its time in UTC for their order."""

    uid: str
    target: str
    is_service: bool
    row: Mapping[str, JSON]
    when: str


class NotOne(ValueError):
    """An object is no measurement; the message says why in a word or two."""


def objects(lines: Iterable[str]) -> Iterator[tuple[int, JSON]]:
    """The JSON objects of a file with their lines: one per line, or the file is one object, a list of them or an answer
    with `results`. What cannot be read is given as None."""
    some = iter(lines)
    first = next((line for line in some if line.strip()), "")
    one = _loaded(first)
    if isinstance(one, dict) and "results" not in one:
        yield from ((number, _loaded(line)) for number, line in enumerate(chain([first], some), 1) if line.strip())
        return
    whole = _loaded(_joined(chain([first], some))) if one is None else one
    if isinstance(whole, dict) and isinstance(whole.get("results"), list):
        whole = whole["results"]
    yield from enumerate(whole if isinstance(whole, list) else [whole], 1)


def _joined(lines: Iterable[str]) -> str:
    """The text of a file that is one thing; "" where it is too large for that."""
    told, letters = [], 0
    for line in lines:
        letters += len(line)
        if letters > MOST_WHOLE:
            return ""
        told.append(line)
    return "".join(told)


def _loaded(line: str) -> JSON:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def measurement(told: JSON) -> Measurement:
    """What an object tells. Raises NotOne."""
    if not isinstance(told, dict):
        raise NotOne("no JSON object")
    raw = _raw(told)
    name = _text(raw, "test_name") or _text(told, "test_name")
    if not name:
        raise NotOne("no test_name")
    found = _TIME.fullmatch(_text(raw, "measurement_start_time") or _text(told, "measurement_start_time"))
    given = _text(raw, "input") or _text(told, "input")
    keys = raw.get("test_keys")
    keys = keys if isinstance(keys, dict) else {}
    uid, page = _known_as(told, raw, given)
    report = _text(told, "report_id") or _text(raw, "report_id")
    row: dict[str, JSON] = {
        "result": verdict(name, keys, told), "network": _network(told, raw),
        "test": " ".join(filter(None, (name, _text(raw, "test_version")))),
        "input": given, "blocking": _reported(name, keys, told), "uid": uid, "address": page,
        "note": "; ".join([*(f"{key}: {_said(keys[key])}" for key in _TOLD if keys.get(key) is not None),
                           *([_REPORT + report] if report else [])]),
    }
    if found:
        row["when"] = {"edtf": found[1], "time_from": found[2], "zone": "UTC", "basis": "stated"}
    when = f"{found[1]} {found[2]}" if found else ""
    return Measurement(uid, given or name, not given, {key: value for key, value in row.items() if value}, when)


def _raw(told: Mapping[str, JSON]) -> Mapping[str, JSON]:
    inner = told.get("raw_measurement")
    if isinstance(inner, str) and inner.strip():
        inner = _loaded(inner)
        if not isinstance(inner, dict):
            raise NotOne("raw_measurement is no JSON object")
    return inner if isinstance(inner, dict) else told


def verdict(name: str, keys: Mapping[str, JSON], flags: Mapping[str, JSON]) -> str:
    """What a measurement found, as its test and the Explorer tell it: a code of the vocabulary of results.

    Of web_connectivity: a sort of blocking is blocked; neither blocked nor accessible is a site that is down; not
    blocked and accessible is reachable; anything else is not determined.
    """
    if flags.get("confirmed") is True:
        return BLOCKED
    if flags.get("failure") is True:
        return UNDETERMINED
    if name == "web_connectivity" and "blocking" in keys:
        blocking, accessible = keys.get("blocking"), keys.get("accessible")
        if isinstance(blocking, str) and blocking:
            return BLOCKED
        if blocking is False and isinstance(accessible, bool):
            return REACHABLE if accessible else DOWN
        return UNDETERMINED
    answers = [one for key, one in _answers(name, keys)]
    if any(one is True or one == "blocked" for one in answers):
        return ANOMALY
    if answers and all(one is False or one == "ok" for one in answers):
        return REACHABLE
    return ANOMALY if flags.get("anomaly") is True else UNDETERMINED


def _answers(name: str, keys: Mapping[str, JSON]) -> list[tuple[str, JSON]]:
    """What the test of a service (telegram, whatsapp, signal, facebook_messenger) says in its own keys."""
    return [] if name == "web_connectivity" else [(key, keys[key]) for key in keys if _ASKED.search(key)]


def _reported(name: str, keys: Mapping[str, JSON], flags: Mapping[str, JSON]) -> str:
    asked = [(key, keys[key]) for key in ("blocking", "accessible") if key in keys] or _answers(name, keys)
    asked += [(key, flags[key]) for key in _FLAGS if isinstance(flags.get(key), bool)]
    return "; ".join(f"{key}: {_said(value)}" for key, value in asked)


def _said(value: JSON) -> str:
    return value if isinstance(value, str) else canonical(value)


def _text(told: Mapping[str, JSON], key: str) -> str:
    value = told.get(key)
    return value.strip() if isinstance(value, str) else ""


def _network(told: Mapping[str, JSON], raw: Mapping[str, JSON]) -> str:
    number = raw.get("probe_asn") or told.get("probe_asn") or ""
    number = f"AS{number}" if isinstance(number, int) else number if isinstance(number, str) else ""
    words = " ".join(filter(None, (number, _text(raw, "probe_network_name"))))
    return ", ".join(filter(None, (words, _text(raw, "probe_cc") or _text(told, "probe_cc"))))


def _known_as(told: Mapping[str, JSON], raw: Mapping[str, JSON], given: str) -> tuple[str, str]:
    """What makes a measurement the same when it comes again, and its page in the Explorer.

    A report that was never handed in has no number: then it is what is in it that tells it from others.
    """
    if uid := _text(told, "measurement_uid"):
        return uid, EXPLORER + uid
    if report := _text(told, "report_id") or _text(raw, "report_id"):
        page = f"{_OLD_EXPLORER}{report}" + (f"?input={quote(given, safe='')}" if given else "")
        return f"{report} {given}".strip(), page
    return "sha256:" + hashlib.sha256(canonical(raw).encode("utf-8", "surrogatepass")).hexdigest(), ""


def marks(row: Mapping[str, JSON]) -> set[tuple[str, ...]]:
    """What a row of measurements is known by: its number, and its report with input; both with its time."""
    when = canonical(row.get("when"))
    report = str(row.get("note", "")).rpartition(_REPORT)
    found = {("uid", str(row["uid"]), when)} if row.get("uid") else set()
    return found | ({("report", report[2], str(row.get("input", "")), when)} if report[1] else set())


def every(pairs: Iterable[tuple[int, JSON]]) -> Iterator[tuple[int, Measurement | str]]:
    """Each object with its line as a measurement, or as the word or two that say why it is none."""
    for number, told in pairs:
        try:
            yield number, measurement(told)
        except NotOne as error:
            yield number, str(error)
