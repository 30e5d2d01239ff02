"""WACZ: a web archive with its list of files (datapackage.json). Every hash, every digest and the signature are looked
at; the pages it lists are found in its records."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from desktop.intake import read_zip, web_records
from desktop.intake.draft import Limits
from desktop.intake.read_warc import VERSION, say_page
from desktop.intake.verdicts import NONE, RIGHT, UNTOLD, WRONG, Verdict
from desktop.intake.wacz_signature import verdict_of
from desktop.intake.web_records import Page, Records
from desktop.intake.wire import Say
from desktop.intake.zips import BoundedZip

JSON = Any
HOLDER = "wacz_members"
LIST, DIGEST = "datapackage.json", "datapackage-digest.json"
ERRORS: tuple[type[Exception], ...] = (*read_zip.ERRORS, *web_records.ERRORS)
_STATED = (("title", "title"), ("created", "created"), ("url", "mainPageURL"), ("accessed", "mainPageDate"))
_ALGORITHMS = ("sha256", "sha512", "sha384", "sha224", "sha1", "md5")
_MOST_LISTED = 20_000
_CHUNK = 1 << 20


def read(document: BinaryIO, say: Say, limits: Limits) -> None:
    """Say what was found of its proofs, what it says of itself, and list the pages. Another zip goes to read_zip."""
    archive = read_zip.opened(document)
    if LIST not in archive.names:
        document.seek(0)
        read_zip.read(document, say, limits)
        return
    say.fact(media_type="application/wacz", tool="warcio", version=VERSION)
    package = archive.read(LIST)
    told = _object(package)
    for field, key in _STATED:
        say.propose(field, told.get(key), LIST)
    say.verdict(_hashes(archive, told))
    say.verdict(_signature(archive, package, told))
    pages, verdicts = _pages(archive)
    for verdict in verdicts:
        say.verdict(verdict)
    for place, (_, page) in enumerate(pages, 1):
        say_page(say, place, page)
    if pages:
        say.within(HOLDER, len(pages))
        say.problem("pages_to_choose", count=len(pages))
    else:
        say.problem("no_pages")


def hand_on(document: BinaryIO, say: Say, limits: Limits) -> None:
    """Hand on the content of the pages wanted."""
    archive = read_zip.opened(document)
    pages, _ = _pages(archive)
    wanted: dict[str, dict[int, list[int]]] = {}
    for place, (name, page) in enumerate(pages, 1):
        if name and limits.wants(place):
            wanted.setdefault(name, {}).setdefault(page.number, []).append(place)
    for name, numbers in wanted.items():
        with archive.open(name) as file:
            for page, content in Records(file, file.tell).pages(lambda page, known=numbers: page.number in known):
                for place in numbers.get(page.number, ()):
                    say.member(place, page.url, content)


def _object(data: bytes) -> dict[str, JSON]:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


# Its list of files

def _hashes(archive: BoundedZip, told: dict[str, JSON]) -> Verdict:
    """Compare every file with the list, and the list with its own digest."""
    listed = told.get("resources")
    if not isinstance(listed, list) or not listed:
        return Verdict("hashes", UNTOLD, "no_list")
    names = {name for name in archive.names if not name.endswith("/")}
    seen = {LIST, DIGEST}
    for one in listed[:_MOST_LISTED]:
        name = str(one.get("path") or "") if isinstance(one, dict) else ""
        if name not in names:
            return Verdict("hashes", WRONG, "absent", {"name": name})
        algorithm, value = _stated(one)
        if algorithm not in _ALGORITHMS:
            return Verdict("hashes", UNTOLD, "algorithm", {"name": name})
        if _hash(archive, name, algorithm) != value:
            return Verdict("hashes", WRONG, "differs", {"name": name})
        seen.add(name)
    if unlisted := sorted(names - seen):
        return Verdict("hashes", WRONG, "unlisted", {"name": unlisted[0]})
    if DIGEST in names:
        algorithm, _, value = str(_object(archive.read(DIGEST)).get("hash") or "").partition(":")
        if algorithm not in _ALGORITHMS or _hash(archive, LIST, algorithm) != value:
            return Verdict("hashes", WRONG, "differs", {"name": LIST})
    return Verdict("hashes", RIGHT, "files", {"count": str(len(listed)), "total": str(len(listed))})


def _stated(one: dict[str, JSON]) -> tuple[str, str]:
    """Kind and value of a hash; older archives keep them apart, beside the size."""
    older = one.get("stats") if isinstance(one.get("stats"), dict) else {}
    words = str(one.get("hash") or older.get("hash") or "")
    algorithm, _, value = words.rpartition(":")
    return (algorithm or str(one.get("hashing") or "")).lower(), value.lower()


def _hash(archive: BoundedZip, name: str, algorithm: str) -> str:
    digest = hashlib.new(algorithm, usedforsecurity=False)
    with archive.open(name) as file:
        while piece := file.read(_CHUNK):
            digest.update(piece)
    return digest.hexdigest()


def _signature(archive: BoundedZip, package: bytes, told: dict[str, JSON]) -> Verdict:
    if DIGEST not in archive.names:
        return Verdict("signature", NONE)
    return verdict_of(_object(archive.read(DIGEST)), package, str(told.get("created") or ""))


# Its pages

def _pages(archive: BoundedZip) -> tuple[list[tuple[str, Page]], list[Verdict]]:
    """The pages with the file each lies in (or ""), those it lists first; and what was found of the records."""
    found: list[tuple[str, Page]] = []
    verdicts: list[Verdict] = []
    for name in archive.names:
        if name.startswith("archive/") and name.endswith((".warc", ".warc.gz", ".arc", ".arc.gz")):
            with archive.open(name) as file:
                records = Records(file, file.tell)
                found += ((name, page) for page, _ in records.pages(lambda page: False))
            verdicts += records.verdicts()
    listed = [_matched(one, found) for one in _listed(archive)]
    taken = {(name, page.number) for name, page in listed}
    return listed + [one for one in found if (one[0], one[1].number) not in taken], _worst(verdicts)


def _listed(archive: BoundedZip) -> Iterator[dict[str, JSON]]:
    """The lines of its lists of pages (json-pages-1.0) that name an address."""
    for name in ("pages/pages.jsonl", "pages/extraPages.jsonl"):
        if name in archive.names:
            for line in archive.read(name).splitlines()[:_MOST_LISTED]:
                if (one := _object(line)) and one.get("url"):
                    yield one


def _matched(listed: dict[str, JSON], found: list[tuple[str, Page]]) -> tuple[str, Page]:
    """The record of a listed page: of several captures the one at its time, or the nearest before or after it."""
    url, time, title = (str(listed.get(key) or "") for key in ("url", "ts", "title"))
    same = [one for one in found if one[1].url.rstrip("/") == url.rstrip("/")]
    if not same:
        return "", Page(0, "", url, time, "", 0, title)
    name, page = min(same, key=lambda one: (one[1].time[:19] != time[:19], abs(_digits(one[1].time) - _digits(time))))
    return name, Page(page.number, page.record_id, page.url, page.time, page.media_type, page.size, title)


def _digits(time: str) -> int:
    return int("0" + "".join(filter(str.isdecimal, time))[:14].ljust(14, "0"))


def _worst(verdicts: list[Verdict]) -> list[Verdict]:
    """Of the verdicts on several files one for each thing, the worst."""
    order = (WRONG, UNTOLD, RIGHT, NONE)
    return [min((one for one in verdicts if one.what == what), key=lambda one: order.index(one.result))
            for what in ("digests", "whole") if any(one.what == what for one in verdicts)]
