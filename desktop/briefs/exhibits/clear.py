"""Is a place on a page free? Told from the page's drawing alone, and never wrongly told to be free.

Text is taken to reach along its whole line, a drawing within a drawing to fill its box; what cannot be followed is
taken to be everywhere. White shapes hide nothing of a stamp's place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pikepdf

from desktop.briefs.exhibits.foreign import UNREADABLE, contents_of, resources_of
from desktop.briefs.exhibits.geometry import UNMOVED, Box, Matrix, around, corners, moved, times

# Bytes of drawing that are followed, packed and unpacked; a longer one is a map or a plan, full to its edges.
_MOST_PACKED, _MOST = 100_000, 400_000
_FAR = 1e5
_PAINTS = {"S": "s", "s": "s", "f": "f", "F": "f", "f*": "f", "B": "b", "B*": "b", "b": "b", "b*": "b"}
_WHITE = {"g": (1,), "rg": (1, 1, 1), "k": (0, 0, 0, 0)}


@dataclass(frozen=True)
class _State:
    matrix: Matrix
    white: bool = False
    size: float = 1.0
    leading: float = 0.0
    rise: float = 0.0


@dataclass
class _Pen:
    """What a drawing's operators have said so far."""

    state: _State
    resources: Any
    stack: list[_State] = field(default_factory=list)
    path: list[tuple[float, float]] = field(default_factory=list)
    text: Matrix = UNMOVED
    line: Matrix = UNMOVED

    def box(self, word: str, said: list[Any]) -> Box | None:
        """The box an operator draws in; None for one that draws nothing."""
        state = self.state
        match word:
            case "q":
                self.stack.append(state)
            case "Q":
                self.state = self.stack.pop() if self.stack else state
            case "cm":
                self.state = replace(state, matrix=times(_six(said), state.matrix))
            case "g" | "rg" | "k":
                self.state = replace(state, white=tuple(float(one) for one in said) == _WHITE[word])
            case "cs" | "sc" | "scn":
                self.state = replace(state, white=False)
            case "m" | "l" | "c" | "v" | "y":
                numbers = [float(one) for one in said]
                self.path += [moved(point, state.matrix) for point in zip(numbers[::2], numbers[1::2], strict=True)]
            case "re":
                x, y, width, height = (float(one) for one in said)
                self.path += [moved(point, state.matrix) for point in corners(Box(x, y, x + width, y + height))]
            case "n":
                self.path = []
            case "Do":
                return self._drawing(str(said[0]))
            case "INLINE IMAGE":
                return around(moved(point, state.matrix) for point in corners(Box(0, 0, 1, 1)))
            case "sh":
                return Box(-_FAR, -_FAR, _FAR, _FAR)
            case _ if word in _PAINTS:
                return self._shape(_PAINTS[word])
            case _:
                return self._letters(word, said)
        return None

    def _shape(self, how: str) -> Box | None:
        path, self.path = self.path, []
        if not path or (how == "f" and self.state.white):
            return None
        return around(path, 2.0)

    def _drawing(self, name: str) -> Box:
        drawing = self.resources["/XObject"][name]
        box, matrix = Box(0, 0, 1, 1), self.state.matrix
        if drawing.get("/Subtype") == pikepdf.Name("/Form"):
            box = around([(float(drawing["/BBox"][0]), float(drawing["/BBox"][1])),
                          (float(drawing["/BBox"][2]), float(drawing["/BBox"][3]))])
            matrix = times(_six(drawing.get("/Matrix", UNMOVED)), matrix)
        return around(moved(point, matrix) for point in corners(box))

    def _letters(self, word: str, said: list[Any]) -> Box | None:
        match word:
            case "BT":
                self.text = self.line = UNMOVED
            case "Tf":
                self.state = replace(self.state, size=float(said[1]))
            case "TL":
                self.state = replace(self.state, leading=float(said[0]))
            case "Ts":
                self.state = replace(self.state, rise=float(said[0]))
            case "Td" | "TD":
                if word == "TD":
                    self.state = replace(self.state, leading=-float(said[1]))
                self._next(float(said[0]), float(said[1]))
            case "Tm":
                self.text = self.line = _six(said)
            case "T*" | "'" | '"':
                self._next(0.0, -self.state.leading)
        return self._line() if word in ("Tj", "TJ", "'", '"') else None

    def _next(self, x: float, y: float) -> None:
        self.text = self.line = times((1.0, 0.0, 0.0, 1.0, x, y), self.line)

    def _line(self) -> Box:
        """All of the line a text stands on: how far it reaches, only its font knows."""
        size, rise = abs(self.state.size), self.state.rise
        matrix = times(self.text, self.state.matrix)
        far = _FAR / max(abs(matrix[0]) + abs(matrix[1]), 1e-3)
        return around(moved(point, matrix) for point in corners(Box(-far, rise - 0.35 * size, far, rise + 1.1 * size)))


def _six(said: Any) -> Matrix:
    a, b, c, d, e, f = (float(one) for one in said)
    return a, b, c, d, e, f


def is_free(page: Any, matrix: Matrix, place: Box) -> bool:
    """Is nothing drawn at `place` on the paper, on which the page stands by `matrix`?"""
    try:
        parts = contents_of(page)
        if sum(len(part.read_raw_bytes()) for part in parts) > _MOST_PACKED:
            return False
        if sum(len(part.read_bytes()) for part in parts) > _MOST:
            return False
        return not any(box.meets(place) for box in _boxes(page, matrix))
    except UNREADABLE:
        return False


def _boxes(page: Any, matrix: Matrix) -> Iterator[Box]:
    pen = _Pen(_State(matrix), resources_of(page))
    for one in pikepdf.parse_content_stream(page):
        if (box := pen.box(str(one.operator), list(one.operands))) is not None:
            yield box
