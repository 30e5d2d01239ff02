"""What HTML, XML, Markdown and JSON hold: words, attributes, comments, and files written into addresses."""

from __future__ import annotations

import base64
import binascii
import hashlib
import html
import json
import re
from collections.abc import Iterator
from typing import Any

from desktop.briefs.safe.pieces import Found, Piece, Raw, Unseen, Within

_TAG = re.compile(r"<!--.*?-->|<!\[CDATA\[|\]\]>|<[!?/]?[A-Za-z][^<>]*(?:\"[^\"]*\"[^<>]*)*>|<[!?][^>]*>", re.S)
_COMMENT = re.compile(r"<!--(.*?)-->", re.S)
_ATTRIBUTE = re.compile(r"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.S)
_DRAWING = re.compile(r"<svg\b.*?</svg>|<(?:canvas|object|embed|iframe|video|audio)\b[^>]*>", re.S | re.I)
_LINES = re.compile(r"<(?:path|image|use|foreignObject|canvas|object|embed|iframe|video|audio|poly)", re.I)
_DATA = re.compile(r"data:[\w/+.-]*(?:;[\w=.-]+)*;base64,([A-Za-z0-9+/=\s]+)")
_SIGNS = re.compile(r"[*_`~\\#>|\[\]()]+")


def in_markup(data: bytes, where: str = "text") -> Iterator[Found]:
    """The words of an HTML or XML text, read twice: tags as nothing (a word in pieces), tags as spaces."""
    text = decoded(data)
    yield Raw(where, data)
    yield Piece(where, html.unescape(_TAG.sub("", text)))
    yield Piece(where, html.unescape(_TAG.sub(" ", text)))
    for comment in _COMMENT.finditer(text):
        yield Piece(f"{where}: comment", html.unescape(comment[1]))
    values = (found[2] if found[2] is not None else found[3] for found in _ATTRIBUTE.finditer(text))
    told = dict.fromkeys(html.unescape(value) for value in values if value and not value.startswith("data:"))
    yield Piece(f"{where}: attribute", "\n\n".join(told))
    if not where.endswith(".xml") and "<" in text:
        for drawing in _DRAWING.finditer(text):
            if _LINES.search(drawing[0]):
                yield Unseen(f"{where}: a drawing", hashlib.sha256(drawing[0].encode("utf-8")).hexdigest())
    for found in _DATA.finditer(text):
        try:
            yield Within(f"{where}: data", base64.b64decode("".join(found[1].split())))
        except binascii.Error:
            continue


def in_markdown(data: bytes) -> Iterator[Found]:
    """The words of a Markdown text, with its signs and without."""
    yield from in_markup(data)
    text = decoded(data)
    yield Piece("text", html.unescape(_SIGNS.sub("", text)))
    yield Piece("text", html.unescape(_SIGNS.sub(" ", text)))


def in_json(data: bytes) -> Iterator[Found]:
    """Every key and every text of a JSON file, and all of them as one."""
    yield Raw("text", data)
    try:
        told = json.loads(decoded(data))
    except (ValueError, RecursionError):
        return  # the bytes themselves are looked through
    yield from (Piece(where or "text", text) for where, text in _texts(told, ""))


def _texts(value: Any, where: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield where, str(key)
            yield from _texts(inner, f"{where}.{key}" if where else str(key))
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner, where)


def decoded(data: bytes) -> str:
    """A text file's words: UTF-16 where it says so, else UTF-8."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    return data.decode("utf-8-sig", "replace")
