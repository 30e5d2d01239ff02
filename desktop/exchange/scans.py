"""A scan is read: its words go into its source, how they were got into a file beside it; corrections likewise.

Every reading and every correction is kept whole as a file made from the one before (`derived_from`), so that what a
tool read and what a person made of it can always be told apart.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from archive_schema.records import Record
from archive_schema.text.normalise import language_of
from desktop.archive import Archive, Reader, Writer
from desktop.archive.clock import utc_now
from desktop.archive.content import original_bytes
from desktop.archive.errors import MissingFile, VaultClosed
from desktop.intake.pages.page_reader import PageReader
from desktop.intake.pages.values import PDF, PICTURE, NotRead, ReadPage
from desktop.intake.pdf_words import say_ranges
from desktop.intake.scanned import MEMORY, Reading, reading_with

Progress = Callable[[int, int], None]
JSON = Any
_AT_ONCE = 200
_METHOD = re.compile(r"(?:; )?Tesseract [^;]*")


def reading_file(reader: Reader, file: Record) -> Record | None:
    """The file that holds what was read last of a scan, corrections and all; None when it was not read yet."""
    others = [one for one in reader.files_of(str(file["source"] or "")) if one["role"] == "text"]
    last, found = file.id, None
    while (after := next((one for one in reversed(others) if one["derived_from"] == last), None)) is not None:
        last, found = after.id, after
        others.remove(after)
    return found


def reading_of(archive: Archive, reader: Reader, file: Record) -> Reading | None:
    """What was read last of a scan. Raises MissingFile, DamagedFile, VaultClosed."""
    kept = reading_file(reader, file)
    return Reading.of_bytes(original_bytes(archive, kept)) if kept is not None else None


def is_scan(file: Record) -> bool:
    """Whether search does not read a file, or not all of it, because it has pages that are pictures alone."""
    return file["role"] not in ("text", "redacted") and (
        file["unread"] in ("scan", "image") or bool(file["unread"] == "part" and file["unread_pages"]))


def read_scan(
    archive: Archive, file: Record, languages: str, *, pages: Iterable[int] = (), progress: Progress | None = None,
    failed: Callable[[int, NotRead], None] = lambda number, error: None, stopped: Callable[[], bool] = lambda: False,
) -> Reading:
    """Read the pages of a file that have no letters, or these alone; nothing is written.

    `progress(done, total)` comes between pages. `failed` is told of a page that could not be read, which is left out;
    once `stopped` says so what was read so far is given. `Reading.left` names the pages left out.
    Raises NotRead, NoLanguageData, MissingFile, DamagedFile, VaultClosed.
    """
    more = reading_with(languages)
    data = original_bytes(archive, file)
    form = PICTURE if str(file["media_type"] or "").startswith("image/") else PDF
    reader = PageReader(form, lambda: data, memory=MEMORY, more=more)
    try:
        count = reader.open().result().count
        wanted = [number for number in pages if 1 <= number <= count] or _without_letters(reader, count)
        found: dict[int, ReadPage] = {}
        for place, number in enumerate(wanted):
            if stopped():
                break
            if progress:
                progress(place, len(wanted))
            try:
                found[number] = reader.read(number).result()
            except NotRead as error:
                failed(number, error)
        if progress:
            progress(len(wanted), len(wanted))
    finally:
        reader.close()
    left = tuple(number for number in wanted if number not in found)
    return Reading(next((page.version for page in found.values()), ""), languages, found, left)


def _without_letters(reader: PageReader, count: int) -> list[int]:
    found: list[int] = []
    for first in range(1, count + 1, _AT_ONCE):
        texts = reader.texts(first, min(first + _AT_ONCE - 1, count)).result()
        found += [first + place for place, text in enumerate(texts) if not text.strip()]
    return found


def keep_reading(archive: Archive, file_id: str, reading: Reading) -> Record:
    """Put what was read into the source of a file, and keep how; one step. Returns the source.

    Pages read before and not read anew stay as they are. Raises VaultClosed for a sealed file while the vault is
    closed.
    """
    pages = frozenset(reading.pages)
    with archive.reader() as reader:
        before = reading_of(archive, reader, reader.get(file_id))
    if before:
        left = tuple(sorted({*before.left, *reading.left}))
        reading = replace(before, left=left, **_how(reading)).with_pages(reading.pages)
    return _keep(archive, file_id, reading, pages, "Read a scan")


def _how(reading: Reading) -> dict[str, Any]:
    return {"version": reading.version, "languages": reading.languages, "settings": reading.settings,
            "tool": reading.tool}


def keep_correction(archive: Archive, file_id: str, pages: Mapping[int, ReadPage]) -> Record:
    """Keep pages of a reading as a person corrected them (scanned.corrected); one step. Returns the source.

    Raises ValueError for a file that was not read.
    """
    with archive.reader() as reader:
        before = reading_of(archive, reader, reader.get(file_id))
        who = str(reader.setting("who", "") or "")
    if before is None:
        raise ValueError("this file was not read yet")
    by = " ".join(("corrected by hand", *([f"by {who}"] if who else [])))
    return _keep(archive, file_id, replace(before, by=by).with_pages(pages), frozenset(pages), "Correct a read page")


def _keep(archive: Archive, file_id: str, reading: Reading, pages: frozenset[int], name: str) -> Record:
    with archive.reader() as reader:
        sealed = reader.get(file_id)["sealed_sha256"] is not None
    store = archive.vault_files if sealed else archive.files
    if store is None:
        raise VaultClosed
    kept = store.keep(io.BytesIO(reading.to_bytes()))

    def work(writer: Writer) -> Record:
        if not store.has(kept.sha256):  # purged since: what erases files runs on this same thread
            raise MissingFile(name=kept.name)
        file = writer.get(file_id)
        last = reading_file(writer, file) or file
        source = writer.get(str(file["source"]))
        writer.add(Record("file", _derived(file, last, kept.name, kept.sha256, kept.size, reading, pages, sealed),
                          confidentiality="secret" if sealed else file.confidentiality))
        writer.edit(file_id, _still_unread(file, reading))
        told = _texts_after(source, file, reading, pages, sealed)
        if not source.language and (language := language_of(str(told.get("text") or "")[:200_000])):
            writer.change(replace(source, values={**source.values, **told}, language=language))
        else:
            writer.edit(source.id, told)
        return writer.get(source.id)

    return archive.write(name, work).result()


def _derived(file: Record, last: Record, kept_as: str, sha256: str, size: int, reading: Reading,
             pages: frozenset[int], sealed: bool) -> dict[str, JSON]:
    how = {"tool": reading.by or reading.tool, "version": "" if reading.by else reading.version,
           "when": {"edtf": utc_now()[:10]}, "parent_sha256": None if sealed else last["sha256"],
           "settings": "; ".join(("pages " + say_ranges(sorted(pages)), reading.languages, reading.settings))}
    values = {"source": file["source"], "role": "text", "kept_as": kept_as, "media_type": "application/json",
              "derived_from": last.id, "derivation": [{one: value for one, value in how.items() if value}]}
    name = f"{(file['sealed_name'] if sealed else file['name']) or file.ref} (words).json"
    if sealed:
        return values | {"name": "Sealed file", "sealed_name": name, "sealed_sha256": sha256}
    return values | {"name": name, "sha256": sha256, "size": size}


def _still_unread(file: Record, reading: Reading) -> dict[str, JSON]:
    """What the file's record says of pages that search does not read, once these are read."""
    if file["unread"] == "part":
        told = str(file["unread_pages"] or "")
        left = [number for number in _numbers(told) if number not in reading.pages]
        if left or "…" in told or not told:
            return {"unread_pages": ", ".join(filter(None, (say_ranges(left), "…" if "…" in told else ""))) or None}
        return {"unread": None, "unread_pages": None}
    if file["unread"] not in ("scan", "image"):
        return {}
    left = list(reading.left)
    return {"unread": "part" if left else None, "unread_pages": say_ranges(left) if left else None}


def _numbers(ranges: str) -> list[int]:
    found: list[int] = []
    for first, last in re.findall(r"(\d+)(?:–(\d+))?", ranges):
        found += range(int(first), min(int(last or first), int(first) + 10_000) + 1)
    return found


def _texts_after(
    source: Record, file: Record, reading: Reading, pages: frozenset[int], sealed: bool
) -> dict[str, JSON]:
    """The text of the source with these pages in their places."""
    told = source["sealed_text"] if sealed else source["text"]
    known = list(source["pages"] or ()) or (str(told).split("\f") if isinstance(told, str) and told else [])
    known += [""] * (max(reading.pages, default=1) - len(known))
    for number in pages:
        known[number - 1] = reading.pages[number].text
    text = "\f".join(known)
    if sealed:
        return {"sealed_text": text}
    method = "; ".join(filter(None, (_METHOD.sub("", str(source["text_method"] or "")), reading.method)))
    has_pages = len(known) > 1 or not str(file["media_type"] or "").startswith("image/")
    return {"text": text, "text_method": method, "pages": known if has_pages else None}
