"""The PDF library that draws pages may be used by one thread of the program at a time; it crashes otherwise."""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable
from typing import ParamSpec, TypeVar

_P = ParamSpec("_P")
_R = TypeVar("_R")

PDFIUM = threading.RLock()
"""To be held by whoever opens a PDF with it, until that PDF is closed."""


def alone(work: Callable[_P, _R]) -> Callable[_P, _R]:
    """`work`, done while no other thread draws or reads pages; it must be over when it returns, so no generator."""

    @functools.wraps(work)
    def held(*args: _P.args, **named: _P.kwargs) -> _R:
        with PDFIUM:
            return work(*args, **named)

    return held
