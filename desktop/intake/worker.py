"""The reader's own process: loads one parser, gives up every right, then reads the file it was handed.

The document is standard input; what is found goes to standard output as lines (wire.py).
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from typing import BinaryIO

from desktop import platform
from desktop.intake.damage import DAMAGE
from desktop.intake.draft import MEGABYTE, Limits
from desktop.intake.encodings import load_codecs
from desktop.intake.wire import Say
from desktop.intake.words import Refused

Read = Callable[[BinaryIO, Say, Limits], None]


def _reader(name: str) -> tuple[Read, tuple[type[Exception], ...]]:
    """The reader of that name and the errors of its parser. Only its parser is loaded."""
    if name == "pdfium":
        from desktop.intake import read_pdfium

        return read_pdfium.read, read_pdfium.ERRORS
    if name == "pypdf":
        from desktop.intake import read_pypdf

        return read_pypdf.read, read_pypdf.ERRORS
    if name == "attached":
        from desktop.intake import read_attached

        return read_attached.read, read_attached.ERRORS
    if name == "zip":
        from desktop.intake import read_zip

        return read_zip.read, read_zip.ERRORS
    if name == "html":
        from desktop.intake import read_html

        return read_html.read, ()
    if name == "text":
        from desktop.intake import read_text

        return read_text.read, ()
    from desktop.intake import read_other

    return read_other.read, read_other.ERRORS


def main(arguments: list[str]) -> None:
    """Read standard input with the reader `arguments[0]`; limits follow: memory, seconds, text, pages."""
    name, memory, seconds, text, pages = arguments[0], *map(int, arguments[1:5])
    if name == "pages":
        from desktop.intake.pages.worker import serve

        return serve(arguments[5], memory, seconds, *arguments[6:8])
    limits = Limits(seconds=seconds, memory=memory, text=text, pages=pages)
    read, errors = _reader(name)
    load_codecs()
    say = Say(sys.stdout.fileno())
    document = io.FileIO(sys.stdin.fileno(), closefd=False)
    sys.setrecursionlimit(2000)
    say.tier(platform.confine_self(memory, seconds + 1))
    try:
        say.step("open")
        read(document, say, limits)
    except Refused as refused:
        say.problem("refused", reason=refused.code, **refused.values)
    except MemoryError:
        say.problem("worker_memory", limit=memory // MEGABYTE, step="text")
    except (*DAMAGE, *errors):
        say.again("failed")
    say.end()
    # Leaving at once: tidying up would ask for rights that are gone.
    os._exit(0)
