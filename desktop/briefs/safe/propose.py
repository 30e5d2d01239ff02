"""Boxes where a protected name stands in the words of a page, for a person to look at and confirm."""

from __future__ import annotations

from collections.abc import Iterator

from archive_schema.text.name_places import Names, grown, places_in
from desktop.briefs.pdfium import alone
from desktop.briefs.safe.boxes import RedactionBox
from desktop.briefs.safe.pages import Letter, letters_of, opened
from desktop.briefs.safe.redact import PDF

_ACROSS, _DOWN = 1000, 1400  # a page is measured on a grid: fine enough for a letter
_MARGIN = 2


@alone
def proposed(data: bytes, media_type: str, names: Names) -> tuple[RedactionBox, ...]:
    """A box for every line of every name that a page's own words hold; the reason is the person's reference.

    Nothing is proposed on a picture or a scan: what has no words cannot be searched, and must be looked at.
    """
    return tuple(_on_pages(data, names)) if media_type == PDF else ()


def _on_pages(data: bytes, names: Names) -> Iterator[RedactionBox]:
    pdf = opened(data)
    try:
        for index in range(len(pdf)):
            page = pdf[index]
            width, height = page.get_size()
            size = (_ACROSS, _DOWN) if width <= height else (_DOWN, _ACROSS)
            letters = [letter for letter in letters_of(page, size) if letter.text]
            page.close()
            text = "".join(letter.text for letter in letters)
            for start, end, hit in places_in(names, text):
                start, end = grown(text, start, end, " " in hit.words)
                for line in _lines(letters[start:end]):
                    yield _box(index + 1, line, size, hit.whose)
    finally:
        pdf.close()


def _lines(letters: list[Letter]) -> Iterator[list[tuple[float, float, float, float]]]:
    """The rectangles of a name's letters, line by line."""
    line: list[tuple[float, float, float, float]] = []
    places = [letter.place for letter in letters if letter.place and not letter.text.isspace()]
    first, next_ = places[0], places[1] if len(places) > 1 else places[0]
    upright = abs(next_[0] - first[0]) >= abs(next_[1] - first[1])
    low, high = (1, 3) if upright else (0, 2)  # the sides that letters of one line share
    for place in places:
        if line and not (place[low] < max(one[high] for one in line) and min(one[low] for one in line) < place[high]):
            yield line
            line = []
        line.append(place)
    if line:
        yield line


def _box(page: int, line: list[tuple[float, float, float, float]], size: tuple[int, int], whose: str) -> RedactionBox:
    width, height = size
    return RedactionBox(
        page, max(0.0, min(one[0] for one in line) - _MARGIN) / width,
        max(0.0, min(one[1] for one in line) - _MARGIN) / height,
        min(width, max(one[2] for one in line) + _MARGIN) / width,
        min(height, max(one[3] for one in line) + _MARGIN) / height, whose)
