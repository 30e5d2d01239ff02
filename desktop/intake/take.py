"""Taking a file in: opened once, hashed, then read by a worker; whatever happens there, a Draft comes."""

from __future__ import annotations

import dataclasses
import hashlib
import os
import re
import stat
import time
from collections.abc import Callable

from archive_schema.text.normalise import language_of
from desktop.intake.clean import clean_line, first_line
from desktop.intake.conversation import is_conversation
from desktop.intake.draft import MEGABYTE, STANDARD, Draft, Limits, Proposal
from desktop.intake.reader import Document, InMemory, run_reader
from desktop.intake.sniff import HEAD, family
from desktop.intake.wire import Hearing
from desktop.intake.words import IntakeError, Problem

Progress = Callable[[int, int], None]
_CHUNK = 1 << 20
_SLOWEST = 5 * MEGABYTE  # bytes a second: so much longer a large file may take
_LANGUAGE_TAG = re.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_READERS = {
    "pdf": ("pdfium", "pypdf"),
    "zip": ("zip",),
    "html": ("html",),
    "mhtml": ("mhtml",),
    "rtf": ("rtf",),
    "text": ("text",),
    "image": ("image",),
    "recording": ("recording",),
    "mail": ("mail",),
    "mbox": ("mbox",),
    "ole": ("msg",),
    "warc": ("warc",),
    "wacz": ("wacz",),
    "telegram": ("telegram",),
    "other": ("other",),
}
_UNBOUNDED = ("other", "recording", "mbox", "warc")  # however large: a little of it is read, or one part after another


def take_in(
    path: str | os.PathLike[str], *, progress: Progress | None = None, limits: Limits = STANDARD, password: str = "",
    known: Callable[[str], bool] | None = None,
) -> Draft:
    """Read one file into a Draft; nothing is written anywhere.

    `progress(done, total)` is called often, first for bytes hashed, then for pages read; it may raise to stop.
    `password` opens a locked file. What `known` says of a SHA-256 may be a file that need not be read: then the
    draft has its hash and no more.
    Raises IntakeError for a folder, a link, a device, and for a file that is absent, unreadable or changing.
    """
    name, hidden = clean_line(os.fsdecode(os.path.basename(os.fspath(path))), 255)
    descriptor = _open(path, name)
    try:
        before = os.fstat(descriptor)
        sha256, size, head = _hash(descriptor, name, before.st_size, progress)
        draft = Draft(sha256, size, name, problems=(Problem("hidden_characters", {"field": "name"}),) if hidden else ())
        if known and known(sha256):
            return dataclasses.replace(draft, media_type=family(head)[1])
        locked = password and size <= limits.file
        document = InMemory(_whole(descriptor, name, size), password) if locked else descriptor
        draft = _read(draft, document, head, progress, limits)
        after = os.fstat(descriptor)
        if (before.st_mtime_ns, size) != (after.st_mtime_ns, after.st_size):
            raise IntakeError("changed", name=name)
        return draft
    finally:
        os.close(descriptor)


def take_in_bytes(
    data: bytes, name: str, *, progress: Progress | None = None, limits: Limits = STANDARD, password: str = "",
    known: Callable[[str], bool] | None = None, heard: Hearing | None = None,
) -> Draft:
    """The same for a file that lies in memory: out of an archive file, a letter, or the archive itself.

    `heard` is what a reader said of it already.
    """
    line, hidden = clean_line(name, 255)
    draft = Draft(hashlib.sha256(data).hexdigest(), len(data), line,
                  problems=(Problem("hidden_characters", {"field": "name"}),) if hidden else ())
    if known and known(draft.sha256):
        return dataclasses.replace(draft, media_type=family(data[:HEAD])[1])
    if heard is not None:
        return _assembled(dataclasses.replace(draft, media_type=family(data[:HEAD])[1]), [heard])
    return _read(draft, InMemory(data, password), data[:HEAD], progress, limits)


def hash_of(path: str | os.PathLike[str]) -> str:
    """The SHA-256 of a file, in hexadecimal. Raises IntakeError as `take_in` does."""
    return take_in(path, known=lambda sha256: True).sha256


def _open(path: str | os.PathLike[str], name: str) -> int:
    """A descriptor of a regular file. Links are not followed, a pipe is not waited for."""
    flags = os.O_RDONLY
    for flag in (
        "O_NOFOLLOW",
        "O_NONBLOCK",
        "O_NOCTTY",
        "O_CLOEXEC",
        "O_BINARY",
    ):  # as far as the system has them
        flags |= getattr(os, flag, 0)
    try:
        _check_regular(os.lstat(path).st_mode, name)  # opening a device may already move it
        descriptor = os.open(path, flags)
    except FileNotFoundError as error:
        raise IntakeError("absent", name=name) from error
    except (OSError, ValueError) as error:
        raise IntakeError("unreadable", name=name, reason=getattr(error, "strerror", None) or str(error)) from error
    try:
        _check_regular(os.fstat(descriptor).st_mode, name)
    except IntakeError:
        os.close(descriptor)
        raise
    return descriptor


def _check_regular(mode: int, name: str) -> None:
    if stat.S_ISDIR(mode):
        raise IntakeError("folder", name=name)
    if stat.S_ISLNK(mode):
        raise IntakeError("link", name=name)
    if not stat.S_ISREG(mode):
        raise IntakeError("device", name=name)


def _hash(descriptor: int, name: str, total: int, progress: Progress | None) -> tuple[str, int, bytes]:
    """SHA-256 in hexadecimal, size in bytes, and the first bytes of the file."""
    digest, size, head = hashlib.sha256(), 0, b""
    while chunk := _piece(descriptor, name):
        digest.update(chunk)
        size += len(chunk)
        if size > total:  # it grows under our hands, perhaps without end
            raise IntakeError("changed", name=name)
        head = head if len(head) >= HEAD else (head + chunk)[:HEAD]
        if progress:
            progress(size, total)
    return digest.hexdigest(), size, head


def _whole(descriptor: int, name: str, size: int) -> bytes:
    os.lseek(descriptor, 0, os.SEEK_SET)
    parts = []
    while size > 0 and (chunk := _piece(descriptor, name)):
        parts.append(chunk)
        size -= len(chunk)
    return b"".join(parts)


def _piece(descriptor: int, name: str) -> bytes:
    try:
        return os.read(descriptor, _CHUNK)
    except OSError as error:
        raise IntakeError("unreadable", name=name, reason=error.strerror or str(error)) from error


def _read(draft: Draft, document: Document, head: bytes, progress: Progress | None, limits: Limits) -> Draft:
    """The draft with what readers found: each in turn until one comes to its end."""
    kind, media_type = family(head)
    draft = dataclasses.replace(draft, media_type=media_type)
    if kind == "none":
        return _with(draft, Problem("empty"))
    if draft.size > limits.file and kind not in _UNBOUNDED:
        return _with(
            draft,
            Problem("too_large", {"size": str(draft.size // MEGABYTE), "limit": str(limits.file // MEGABYTE)}),
        )

    def tick(hearing: Hearing) -> None:
        if progress and hearing.total:
            progress(len(hearing.pages), max(hearing.total, len(hearing.pages)))
        elif progress:
            progress(draft.size, draft.size)

    if kind in _UNBOUNDED:
        limits = dataclasses.replace(limits, seconds=limits.seconds + draft.size / _SLOWEST)
    deadline = time.monotonic() + limits.seconds
    heard: list[Hearing] = []
    for reader in _READERS[kind]:
        heard.append(run_reader(reader, document, limits, deadline, tick))
        deadline += heard[-1].waited
        if heard[-1].enough or time.monotonic() > deadline:
            break
    return _assembled(draft, heard)


def _assembled(draft: Draft, heard: list[Hearing]) -> Draft:
    """The draft from the best of one or two readings: one that ended well, else the one that came further."""
    best = max(heard, key=lambda hearing: (hearing.enough, hearing.amount))
    problems = list(best.problems)
    if best.why_again == "failed" and not any(p.code == "pages_failed" for p in problems):
        problems.append(Problem("damaged", best.step))
    if best.why_again == "right_to_left":
        problems.append(Problem("right_to_left"))
    if best is not heard[0] and heard[0].why_again != "right_to_left":
        problems.append(Problem("other_reader", {"tool": heard[0].facts.get("tool", "")}))
    pages = tuple(best.pages)
    text = "\f".join(pages) if pages else "".join(best.parts)
    draft = dataclasses.replace(
        draft,
        text=text,
        pages=pages,
        notes=tuple(best.notes),
        tier=best.tier,
        proposals=tuple(best.proposals),
        media_type=best.facts.get("media_type") or draft.media_type,
        tool=best.facts.get("tool", ""),
        version=best.facts.get("version", ""),
        within=next((hearing.within for hearing in heard if hearing.within[1]), ("", 0)),
        contents=tuple(best.contents),
        verdicts=tuple(best.verdicts),
        encoding=best.facts.get("encoding", ""),
        problems=(*draft.problems, *problems),
    )
    return _with_language(_with_title(draft))


def _with_title(draft: Draft) -> Draft:
    """Also propose the first line of the text and the name of the file as title."""
    is_list = draft.within[0] == "zip_members"  # its text is the names of its files
    line, hidden = clean_line("" if is_list or is_conversation(draft.tool) else first_line(draft.text[:20_000]))
    stem = os.path.splitext(draft.name)[0]
    more = [Proposal("title", line, "first line")] if line else []
    more += [Proposal("title", stem, "file name")] if stem else []
    told = Problem("hidden_characters", {"field": "title"})
    draft = dataclasses.replace(draft, proposals=(*draft.proposals, *more))
    return _with(draft, told) if hidden and told not in draft.problems else draft


def _with_language(draft: Draft) -> Draft:
    """Tell the language from the text; else from what the file states, which is often a program's default."""
    found = "" if draft.within[0] == "zip_members" else language_of(draft.text[:200_000])
    stated = draft.proposed("language")
    if found:
        draft = dataclasses.replace(draft, proposals=(Proposal("language", found, "text"), *draft.proposals))
    first, *rest = (found or (stated[0].value if stated else "")).replace("_", "-").split("-")
    code = "-".join((first.lower(), *rest))  # a tag says the same in any case (RFC 5646, 2.1.1)
    return dataclasses.replace(draft, language=code if _LANGUAGE_TAG.fullmatch(code) else "")


def _with(draft: Draft, problem: Problem) -> Draft:
    return dataclasses.replace(draft, problems=(*draft.problems, problem))
