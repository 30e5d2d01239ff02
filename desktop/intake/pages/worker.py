"""The process that holds one file: it loads what it may need, gives up its rights, then answers what it is asked.

A question is a line of JSON on standard input, an answer one on standard output; "bytes" in either says how many raw
bytes follow its line. The file itself comes with the first question, so it never lies on a disk.
"""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable
from typing import Any, Protocol

from desktop import platform
from desktop.intake.damage import DAMAGE
from desktop.intake.encodings import load_codecs
from desktop.intake.pages.values import HTML, PDF, PICTURE

JSON = Any
_FIRST_SIZES = 40


class Pages(Protocol):
    """A file that is open."""

    form: str
    count: int

    def size(self, number: int) -> tuple[float, float, str]: ...
    def draw(self, number: int, scale: float) -> tuple[int, int, bytes]: ...
    def letters(self, number: int) -> tuple[str, Any]: ...
    def text(self, number: int) -> str: ...
    def outline(self) -> list[tuple[int, str, int]]: ...


Open = Callable[[bytes, str], Pages]


class Refused(Exception):
    """The file or the page cannot be shown; `code` is one of values.py."""

    def __init__(self, code: str, **values: JSON) -> None:
        self.code, self.values = code, values
        super().__init__(code)


def serve(form: str, memory: int, seconds: int, languages: str = "", folder: str = "") -> None:
    """Answer until standard input ends. Only what reads this form of file is loaded.

    With `languages` ("kaz+rus") pages without letters are read too; their data lies in `folder`.
    """
    opened, errors = _opener(form)
    eyes = _eyes(languages, folder) if languages else None
    load_codecs()
    sys.setrecursionlimit(2000)
    source = io.BufferedReader(io.FileIO(sys.stdin.fileno(), closefd=False))
    tier = platform.confine_self(memory, seconds)
    pages: list[Pages] = []
    while line := source.readline(100_000):
        asked = json.loads(line)
        data = source.read(asked.get("bytes", 0))
        try:
            if asked["ask"] == "open":
                pages[:] = [opened(data, asked.get("password", ""))]
                answer, payload = _about(pages[0], tier), b""
            elif asked["ask"] == "read":
                answer, payload = _read(pages[0], eyes, asked), b""
            else:
                answer, payload = _ANSWERS[asked["ask"]](pages[0], asked)
        except Refused as refused:
            answer, payload = {"refused": refused.code, "values": refused.values}, b""
        except MemoryError:
            answer, payload = {"refused": "memory"}, b""
        except (*DAMAGE, *errors):
            answer, payload = {"refused": "damaged"}, b""
        del data
        _send({**answer, "bytes": len(payload)}, payload)
    # Leaving at once: tidying up would ask for rights that are gone.
    os._exit(0)


def _opener(form: str) -> tuple[Open, tuple[type[Exception], ...]]:
    if form == PDF:
        from desktop.intake.pages import of_pdf

        return _open_pdf, of_pdf.ERRORS
    if form == PICTURE:
        from desktop.intake.pages import of_picture

        return _open_picture, of_picture.ERRORS
    from desktop.intake.pages import of_html  # noqa: F401  loaded now, while files can be opened

    assert form == HTML
    return _open_html, ()


def _eyes(languages: str, folder: str) -> Any:
    from desktop.intake.pages.of_scan import Eyes

    return Eyes(languages, folder)


def _read(pages: Pages, eyes: Any, asked: dict[str, JSON]) -> dict[str, JSON]:
    words, angle = eyes.read(pages, _number(pages, asked))
    return {"words": words, "angle": angle, "version": eyes.version}


def _open_html(data: bytes, password: str) -> Pages:
    from desktop.intake.pages.of_html import HtmlPages

    return HtmlPages(data)


def _open_pdf(data: bytes, password: str) -> Pages:
    from desktop.intake.pages.of_pdf import NeedsPassword, PdfPages

    try:
        return PdfPages(data, password)
    except NeedsPassword:
        raise Refused("needs_password") from None


def _open_picture(data: bytes, password: str) -> Pages:
    from desktop.intake.pages.of_picture import PicturePages, TooLarge

    try:
        return PicturePages(data)
    except TooLarge as large:
        raise Refused("too_large", size=str(large)) from None


def _about(pages: Pages, tier: str) -> dict[str, JSON]:
    if pages.form != HTML and pages.count < 1:
        raise Refused("no_pages")
    return {"form": pages.form, "count": pages.count, "tier": tier,
            "sizes": [pages.size(n) for n in range(1, min(pages.count, _FIRST_SIZES) + 1)]}


def _sizes(pages: Pages, asked: dict[str, JSON]) -> tuple[dict[str, JSON], bytes]:
    return {"sizes": [pages.size(n) for n in _range(pages, asked)]}, b""


def _drawn(pages: Pages, asked: dict[str, JSON]) -> tuple[dict[str, JSON], bytes]:
    width, height, pixels = pages.draw(_number(pages, asked), float(asked["scale"]))
    return {"width": width, "height": height}, pixels


def _letters(pages: Pages, asked: dict[str, JSON]) -> tuple[dict[str, JSON], bytes]:
    text, places = pages.letters(_number(pages, asked))
    return {"text": text}, places.tobytes()


def _texts(pages: Pages, asked: dict[str, JSON]) -> tuple[dict[str, JSON], bytes]:
    return {"texts": [_text(pages, n) for n in _range(pages, asked)]}, b""


def _text(pages: Pages, number: int) -> str:
    """The text of a page; a damaged one has none, and its neighbours keep theirs."""
    try:
        return pages.text(number)
    except (*DAMAGE, *sys.modules[type(pages).__module__].ERRORS):
        return ""


def _outline(pages: Pages, asked: dict[str, JSON]) -> tuple[dict[str, JSON], bytes]:
    return {"outline": pages.outline()}, b""


def _blocks(pages: Pages, asked: dict[str, JSON]) -> tuple[dict[str, JSON], bytes]:
    from desktop.intake.pages.of_html import HtmlPages

    return {"blocks": pages.blocks() if isinstance(pages, HtmlPages) else []}, b""


_ANSWERS = {"sizes": _sizes, "draw": _drawn, "letters": _letters, "texts": _texts, "outline": _outline,
            "blocks": _blocks}


def _number(pages: Pages, asked: dict[str, JSON]) -> int:
    return min(max(1, int(asked["number"])), pages.count)


def _range(pages: Pages, asked: dict[str, JSON]) -> range:
    return range(max(1, int(asked["first"])), min(int(asked["last"]), pages.count) + 1)


def _send(answer: dict[str, JSON], payload: bytes) -> None:
    # Escaped to ASCII, so that lone surrogates pass and a line never breaks.
    for part in (json.dumps(answer).encode("ascii") + b"\n", payload):
        left = memoryview(part)
        while left:
            left = left[os.write(1, left):]
