"""From a draft to a source: only what the file states, each value as it stands there."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Any

from archive_schema.ids import new_id
from archive_schema.labels import Label
from archive_schema.records import Record
from desktop.intake.conversation import is_conversation
from desktop.intake.draft import Draft
from desktop.intake.words import say_where

_CSL_TYPES = {"text/html": "webpage", "multipart/related": "webpage", "image": "graphic", "video": "motion_picture",
              "message/rfc822": "personal_communication", "application/vnd.ms-outlook": "personal_communication"}
_STATED = {
    "taken": "Taken | Снято | Түсірілген уақыты", "taken_at": "Place | Место | Орны",
    "device": "Camera | Камера | Камера", "duration": "Length | Длительность | Ұзақтығы",
    "archived": "Captured | Сохранено | Сақталған уақыты",
}
_NO_WORDS = {"image": "image", "audio": "recording", "video": "recording"}
# Problems of a file without text, the plainest first, and the code of the list `unread` that tells of each.
_UNREAD = {
    "unknown_kind": "unknown_kind", "too_large": "too_large", "refused": "failed", "damaged": "failed",
    "worker_died": "failed", "worker_slow": "failed", "worker_memory": "failed", "worker_absent": "failed",
    "pages_failed": "failed", "scan": "scan",
}
_PARTLY = {
    "pages_without_text", "pages_failed", "too_many_pages", "text_cut", "said_too_much", "damaged", "worker_died",
    "worker_slow", "worker_memory", "embedded_files", "nested_archive",
}
_ISO_TIME = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?")


def to_source(draft: Draft) -> Record:
    """A `source` record, not saved and without an id, for a person to look at and correct."""
    return Record("source", to_source_values(draft), language=draft.language)


def to_source_values(draft: Draft) -> dict[str, Any]:
    """The values of a `source` record that the draft proposes.

    A date of publication is proposed when the file names it as such, never from the day the file was made. The
    language belongs to the record itself: it is `draft.language`.
    """
    media_type = draft.media_type
    csl_type = _CSL_TYPES.get(media_type) or _CSL_TYPES.get(media_type.partition("/")[0], "document")
    values: dict[str, Any] = {"csl_type": "personal_communication" if is_conversation(draft.tool) else csl_type}
    for field in ("title", "publisher", "container", "url", "message_id"):
        if proposed := draft.proposed(field):
            values[field] = proposed[0].value
    if not values.get("title"):
        values["title"] = draft.name or draft.sha256[:12]
    if authors := draft.proposed("authors"):
        # Several are one after another in one place; another place would only say them again.
        values["authors"] = [
            {"id": new_id(), "name": one.value} for one in authors if one.found_in == authors[0].found_in
        ]
    if recipients := draft.proposed("recipients"):
        values["recipients"] = [one.value for one in recipients]
    for field in ("issued", "accessed"):
        if proposed := draft.proposed(field):
            values[field] = moment_value(proposed[0].value)
    if draft.text:
        values["text"] = draft.text
        values["text_method"] = f"{draft.tool} {draft.version}".strip()
    if is_conversation(draft.tool):  # its messages are its places, the pages were for handing it over
        values["text"] = draft.text.replace("\f", "\n")
    elif draft.pages:
        values["pages"] = list(draft.pages)
    return values


def stated(draft: Draft, language: str = "en") -> str:
    """What the file says of itself that no field of a source may be filled with, a line each; "" for nothing."""
    proofs = [one.in_(language) for one in draft.verdicts]
    return "\n".join([*proofs, *(
        f"{Label.of(_STATED[one.field]).in_(language)}: {one.value} ({say_where(one.found_in, language)})"
        for one in draft.proposals if one.field in _STATED)])


def unread(draft: Draft) -> dict[str, str]:
    """The values of a `file` record that say what of the file search does not read; none when it reads all."""
    told = {problem.code: problem.values for problem in draft.problems}
    if draft.within[0] == "zip_members":
        return {}  # its files are sources of their own
    if not draft.text.strip():
        if draft.within[1] and not told.keys() & (_UNREAD.keys() - {"unknown_kind"}):
            return {}  # it is what lies within it that is read
        family = draft.media_type.partition("/")[0]
        locked = told.keys() & {"needs_password", "wrong_password"}
        why = "password" if locked else _NO_WORDS.get(family) or _first(told, _UNREAD)
        return {"unread": why or "no_text"} if "empty" not in told else {}
    if not told.keys() & _PARTLY:
        return {}
    pages = [told[code]["pages"] for code in ("pages_without_text", "pages_failed") if code in told]
    return {"unread": "part", **({"unread_pages": ", ".join(pages)} if pages else {})}


def _first(told: Container[str], codes: dict[str, str]) -> str:
    return next((why for code, why in codes.items() if code in told), "")


def moment_value(printed: str) -> dict[str, str]:
    """A stated date as a moment with its words as printed; the words alone when they are not understood."""
    from archive_schema.moments import Moment, MomentError, parse  # each reader loads this package: keep it light

    time = _ISO_TIME.fullmatch(printed)
    try:
        if sent := _of_letter(printed):
            day, clock, zone = sent
            return Moment(day, printed, clock, zone=zone, basis="stated").to_value()
        if time:
            day, clock, zone = time.groups()
            return Moment(day, printed, clock, zone=_zone(zone or ""), basis="stated").to_value()
        return Moment(parse(printed).edtf, printed, basis="stated").to_value()
    except MomentError:
        return Moment("", printed, basis="stated").to_value()


def _of_letter(printed: str) -> tuple[str, str, str] | None:
    """Day, time and zone of a date as letters have it (RFC 5322, 3.3); "-0000" says that the zone is not told."""
    import email.utils

    if not re.match(r"(?:[A-Za-z]{3}, *)?\d{1,2} [A-Za-z]{3} \d{4} \d\d:\d\d", printed):
        return None
    told = email.utils.parsedate_tz(printed)
    if told is None:
        return None
    zone = re.search(r"([+-])(\d\d)(\d\d)\b", printed)
    offset = f"{zone[1]}{zone[2]}:{zone[3]}" if zone and zone[0] != "-0000" else ""
    offset = offset or ("UTC" if re.search(r"\b(?:GMT|UTC|UT)\b", printed) else "")
    seconds = f":{told[5]:02}" if re.search(r"\d\d:\d\d:\d\d", printed) else ""
    return f"{told[0]:04}-{told[1]:02}-{told[2]:02}", f"{told[3]:02}:{told[4]:02}{seconds}", offset


def _zone(offset: str) -> str:
    if offset == "Z":
        return "UTC"
    return offset if ":" in offset or not offset else f"{offset[:3]}:{offset[3:]}"
