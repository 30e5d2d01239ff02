"""Access Now's data on internet shutdowns (STOP): a shutdown for each row, with the sources that the row cites.

"Yes", "No", "Unknown" and nothing are four different things there: yes becomes a row, what is not known stays in the
note in the column's own words, and "No" is never more than that the row says no. No date is counted on from "Ongoing".
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from archive_schema.fields import Field
from archive_schema.kinds import SCHEMA
from desktop.archive import Reader
from desktop.exchange.coming.doubts import DAY_FIRST, DAY_OR_MONTH, MONTH_FIRST, moment_of, term_of
from desktop.exchange.coming.entry import THIS_FILE, Doubt, Entry, Link
from desktop.exchange.coming.field import stop_rows as stop
from desktop.exchange.coming.field.table_rows import TableRow, headers_of, rows
from desktop.exchange.coming.foreign import Asked, Foreign

JSON = Any
_SCOPE = (("more than one state", "several_regions"), ("more than one city in the same", "one_region"),
          ("only affected one", "one_city"), ("nationwide", "nationwide"), ("unknown", "unknown"))
_CAUSE = {"exam cheating": "exams", "religious holiday/anniversary": "other", "visits by government officials": "other"}
_STATE = {"shutdown": "shut_down", "throttle": "throttled", "unknown": "unknown"}
_NETWORK = {"mobile": "mobile", "broadband": "fixed"}
_SERVICES = {
    "facebook_affected": ("social", "Facebook"), "twitter_affected": ("social", "Twitter"),
    "instagram_affected": ("social", "Instagram"), "whatsapp_affected": ("messenger", "WhatsApp"),
    "telegram_affected": ("messenger", "Telegram"), "sms_affected": ("sms", ""), "phonecall_affected": ("voice", "")}
_YES = frozenset({"yes", "true"})
_LINKS = {"info_source_link": "", "an_link": "", "gov_ack_source": "gov_ack_quote",
          "telco_ack_source": "telco_ack_quote"}
_ANSWERS = ("yes", "no", "unknown")
_ELSEWHERE = frozenset({"start_date", "end_date", "country", "area_name", "shutdown_type", "event", *_LINKS})


def knows(foreign: Foreign) -> int:
    """How sure it is that a file is of this data."""
    return 9 if stop.is_one(headers_of(foreign.head)) else 0


def entries(foreign: Foreign, asked: Asked) -> Iterator[Entry]:
    """An entry for each shutdown, each source that is cited for it, and each citation."""
    told = list(rows(foreign, stop.column))
    answers = dict(asked.answers)
    if first := stop.order_of_dates(told):
        answers[DAY_OR_MONTH] = MONTH_FIRST if first == "month" else DAY_FIRST
    times: Counter[str] = Counter()
    sources: set[str] = set()
    for row in told:
        identity = _identity(row, answers)
        times[identity] += 1
        identity += f"#{times[identity]}" if times[identity] > 1 else ""
        yield _Shutdown(row, answers).entry(identity)
        yield from _cited(row, identity, sources, asked.reader)


def _identity(row: TableRow, answers: Mapping[str, str]) -> str:
    """Country, first day, sort and place: where these are the same, rows are told apart by their order."""
    began = moment_of(row["start_date"], answers)[0].get("edtf") if row["start_date"] else ""
    parts = (row["country"], began or row["start_date"], row["shutdown_type"], row["shutdown_extent"], row["area_name"])
    return "accessnow:" + "|".join(" ".join(part.split()).casefold() for part in parts)


class _Shutdown:
    """One row as values of a shutdown."""

    def __init__(self, row: TableRow, answers: Mapping[str, str]) -> None:
        self._row, self._answers = row, answers
        self._doubts: list[Doubt] = []
        self._used = set(_ELSEWHERE)

    def entry(self, identity: str) -> Entry:
        row = self._row
        began, ended = self._moment("start_date"), self._moment("end_date")
        place = ", ".join(filter(None, (row["area_name"], row["country"])))
        values: dict[str, JSON] = {
            "title": f"{place}: {row['shutdown_type']} ({row['start_date']})", "place": place, "began": began,
            "ended": ended, "summary": row["event"], "geo_scope": self._scope(), "cause": self._cause(),
            "phases": self._phases(began, ended), "networks": self._networks(),
            "stated_reason": self._joined("gov_justification", "gov_just_details"),
            "ordered_by": self._joined("ordered_by", "decision_maker"),
            "acknowledged": "acknowledges" if self._says("gov_ack", *_YES) else "",
            "users_told": row["users_notified"].casefold() if self._says("users_notified", *_ANSWERS) else "",
            "operators": self._operators(), "impacts": self._impacts(),
        }
        values["note"] = "; ".join(f"{name}: {words}" for name, words in row.cells.items() if name not in self._used)
        return Entry(
            str(row.line), "shutdown", identity, {name: value for name, value in values.items() if value},
            unknown=self._open_end(), printed=row.printed, doubts=tuple(self._doubts),
            left=tuple(("", more) for more in row.more))

    def _open_end(self) -> dict[str, dict[str, str]]:
        """Why there is no end, in the words of the row."""
        status = self._row["shutdown_status"]
        told = {"ended": {"reason": "not_stated", "note": f"shutdown_status: {status}"}}
        return told if status and not self._row["end_date"] else {}

    def _says(self, name: str, *words: str) -> bool:
        """Whether a column says one of these words; then it need not stand in the note."""
        if said := self._row[name].casefold() in words:
            self._used.add(name)
        return said

    def _joined(self, *names: str) -> str:
        told = [self._row[name] for name in names if self._row[name] and self._row[name].casefold() != "unknown"]
        self._used.update(name for name in names if self._row[name] in told)
        return ": ".join(dict.fromkeys(told))

    def _moment(self, name: str) -> JSON:
        words = self._row[name]
        if not words:
            return None
        value, doubts = moment_of(words, self._answers)
        self._doubts += [dataclasses.replace(one, suggested=MONTH_FIRST) for one in doubts]
        if name == "start_date" and value.get("edtf") and self._says("start_date_type", "estimated"):
            value |= {"edtf": value["edtf"] + "~", "printed": f"{words} (Estimated)"}
        return value

    def _scope(self) -> str:
        words = self._row["geo_scope"].casefold()
        code = next((code for part, code in _SCOPE if part in words), "")
        return self._taken("geo_scope", code)

    def _taken(self, name: str, code: str) -> str:
        if code:
            self._used.add(name)
        return code

    def _cause(self) -> str:
        words = self._row["actual_cause"]
        if not words or len(stop.several(words)) > 1:  # we hold one, and none of several is the main one
            return ""
        code, doubts = term_of(_field("cause"), _CAUSE.get(words.casefold(), words), self._answers)
        self._doubts += doubts
        return code if words.casefold() in _CAUSE and code == "other" else self._taken("actual_cause", code)

    def _networks(self) -> list[str]:
        found = [_NETWORK.get(one.casefold(), "") for one in stop.several(self._row["affected_network"])]
        if found and all(found):
            self._used.add("affected_network")
        found += [service for name, (service, _) in _SERVICES.items() if self._row[name].casefold() in _YES]
        return list(dict.fromkeys(filter(None, found)))

    def _phases(self, began: JSON, ended: JSON) -> list[dict[str, JSON]]:
        """The sorts of the shutdown, dated where there is one; then the services that were affected."""
        sorts = stop.several(self._row["shutdown_type"])
        dated = {"from_": began, "to": ended} if len(sorts) == 1 else {}
        found: list[dict[str, JSON]] = [
            {"what": one, "state": _STATE.get(one.casefold(), ""), **dated} for one in sorts]
        for name, (service, called) in _SERVICES.items():
            if self._says(name, *_YES):
                found.append({"what": name, "service": service, "services": called})
        if self._row["other_affected"] and self._row["other_affected"].casefold() not in ("no", "unknown"):
            self._used.add("other_affected")
            found.append({"what": "other_affected", "services": self._row["other_affected"]})
        return [_filled(one) for one in found]

    def _operators(self) -> list[dict[str, JSON]]:
        self._used.add("telcos_involved")
        own = self._row["country"] + ": "
        return [{"name": one.removeprefix(own)} for one in stop.several(self._row["telcos_involved"])]

    def _impacts(self) -> list[dict[str, JSON]]:
        found = []
        for name in ("econ_impact", "users_targeted", "users_target_detail"):
            if self._row[name]:
                self._used.add(name)
                found.append({"domain": name, "what": self._row[name]})
        return found


def _field(name: str) -> Field:
    return SCHEMA["shutdown"].field(name)


def _filled(row: Mapping[str, JSON]) -> dict[str, JSON]:
    return {name: value for name, value in row.items() if value}


def _cited(row: TableRow, shutdown: str, met: set[str], reader: Reader | None) -> Iterator[Entry]:
    """The sources that a row cites, each once in the file, and its citations: seen only in this file."""
    for name, quoted in _LINKS.items():
        found = stop.links(row[name])
        for url in found:
            identity = f"accessnow:source:{url}"
            if url not in met:
                met.add(url)
                yield _source(row, url, identity, reader)
            values = _filled({"stance": "supports", "cited_in": THIS_FILE, "cited_in_section": name,
                              "quote": row[quoted] if quoted and len(found) == 1 else ""})
            yield Entry(str(row.line), "citation", f"accessnow:cites:{name}:{shutdown}:{url}", values,
                        links=(Link("about", shutdown), Link("source", identity)))


def _source(row: TableRow, url: str, identity: str, reader: Reader | None) -> Entry:
    """A source of which only the address is known; the one with this address, where it is here already."""
    there = reader.db.execute(
        "select r.ref from source k join record r on r.id = k.id where r.trashed = 0 and k.url = ? limit 1",
        [url]).fetchone() if reader else None
    values = {} if there else {"title": url, "title_described": "yes", "url": url, "parent": THIS_FILE}
    return Entry(str(row.line), "source", identity, values, ref=there[0] if there else "")


