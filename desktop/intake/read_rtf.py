"""Rich Text Format (1.9.1): text by striprtf, notes with the place of their marks, properties."""

from __future__ import annotations

import codecs
import re
from typing import BinaryIO

from striprtf import striprtf

from desktop.intake.clean import clean_text
from desktop.intake.draft import Limits
from desktop.intake.read_text import say_in_pieces
from desktop.intake.wire import Say
from desktop.intake.words import Refused

ERRORS: tuple[type[Exception], ...] = (re.error,)
VERSION = "0.0.35"
_MOST = 64_000_000  # bytes; pictures are written as letters in it
_MOST_LINE = 20_000  # characters between an open field and the end of its line; more costs the square of it
_DEEPEST = 2_000
_CODE_PAGE = re.compile(rb"\\ansicpg(\d{3,5})")
_PICTURE = re.compile(r"\{\s*(?:\\\*\\shppict\s*\{\s*)?\\pict\b(?:[^{}]|\{[^{}]*\})*\}")
_NOTE = re.compile(r"\{\s*(?:\\\*)?\s*\\footnote\b(\\ftnalt\b)?")
_DATE = {"creatim": "created", "revtim": "modified"}
_MARK = "\ue03a"  # of private use: stands where a note's mark stood
for _name in {*striprtf.charset_map.values(), "cp1252"}:
    try:
        codecs.lookup(_name)  # no file can be opened later
    except LookupError:
        continue


def read(document: BinaryIO, say: Say, limits: Limits) -> None:
    """Say title, author, text and notes. Pictures and other objects in it are left out."""
    say.fact(media_type="application/rtf", tool="striprtf", version=VERSION)
    data = document.read(_MOST + 1)
    if len(data) > _MOST:
        raise Refused("rtf_long", limit=_MOST // 1_000_000)
    page = _CODE_PAGE.search(data[:4096])
    encoding = _known(f"cp{page.group(1).decode()}" if page else "cp1252")
    _check_depth(data)
    source = data.decode(encoding, "replace").replace(_MARK, "")
    del data
    pictures = "\\pict" in source
    source = _PICTURE.sub("", source)
    if max(map(len, re.findall(r"\\fldinst[^\n]*", source)), default=0) > _MOST_LINE:
        source = source.replace("\\fldinst", "\\fldinst\n")  # links stay words, their addresses are left out
    say.step("metadata")
    _properties(source, encoding, say)
    say.step("text")
    source, notes = _without_notes(source)
    text = _plain(source, encoding)
    places, parts, length = [], [], 0
    for part in text.split(_MARK):
        part = clean_text(part)
        parts.append(part)
        length += len(part)
        places.append(length)
    text = "".join(parts)
    say_in_pieces(say, text)
    say.step("notes")
    head = _head(source)
    for number, ((words, kind), at) in enumerate(zip(notes, places, strict=False), 1):
        say.note(str(number), _plain(head + words, encoding).strip(), at, kind)
    if not text.strip():
        say.problem("scan" if pictures else "no_text")


def _plain(source: str, encoding: str) -> str:
    text = striprtf.rtf_to_text(source, encoding, "replace")
    # Letters beyond the first 65,536 come in halves.
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _known(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except (LookupError, OSError):
        return "cp1252"


def _check_depth(data: bytes) -> None:
    depth = most = 0
    for brace in re.finditer(rb"(?<!\\)[{}]", data):
        depth += 1 if brace.group() == b"{" else -1
        if depth > most:
            most = depth
            if most > _DEEPEST:
                raise Refused("rtf_deep", limit=_DEEPEST)


def _group_end(source: str, start: int) -> int:
    """Where the group that opens at `start` is closed; the end of the text when it never is."""
    depth = 0
    for brace in re.compile(r"\\.|[{}]", re.DOTALL).finditer(source, start):
        if brace.group() == "{":
            depth += 1
        elif brace.group() == "}":
            depth -= 1
            if not depth:
                return brace.end()
    return len(source)


def _without_notes(source: str) -> tuple[str, list[tuple[str, str]]]:
    """The source with a mark for each note, and the notes: (their source, their kind)."""
    kept: list[str] = []
    notes: list[tuple[str, str]] = []
    at = 0
    while found := _NOTE.search(source, at):
        end = _group_end(source, found.start())
        kept += source[at : found.start()], _MARK
        notes.append(("{" + source[found.end() : end], "endnote" if found.group(1) else "footnote"))
        at = end
    return "".join((*kept, source[at:])), notes


def _head(source: str) -> str:
    """The code page and the table of fonts, without which the letters of a note are others."""
    page = re.search(r"\\ansicpg\d+", source[:4096])
    return "{\\rtf1\\ansi" + (page.group() if page else "") + striprtf.font_table_group(source[:200_000])


def _properties(source: str, encoding: str, say: Say) -> None:
    start = source.find("{\\info", 0, 200_000)
    if start < 0:
        return
    info = source[start : min(_group_end(source, start), start + 100_000)]
    for word, field in (("title", "title"), ("author", "authors")):
        if found := re.search(rf"\{{\s*\\{word}\b", info):
            value = "{" + info[found.end() : _group_end(info, found.start())]
            say.propose(field, _plain(_head(source) + value, encoding).strip(), "document properties")
    for word, field in _DATE.items():
        if found := re.search(rf"\{{\s*\\{word}\\yr(\d{{4}})\\mo(\d{{1,2}})\\dy(\d{{1,2}})", info):
            year, month, day = map(int, found.groups())
            say.propose(field, f"{year:04}-{month:02}-{day:02}", "document properties")
