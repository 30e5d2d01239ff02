"""Places in a court file: volume and sheets, a sheet having a face and a reverse.

    т. 3, л.д. 45–47 об.        3-том, 45–47-іс парақтары (сырты)        vol. 3, sheets 45–47 (reverse of 47)

"45–47 об." is from the face of 45 to the reverse of 47: the word belongs to the last sheet alone. What is not
understood is not read at all, so that no range is ever made that nobody wrote.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

Places = tuple[tuple[str, str], ...]


@dataclass(frozen=True, order=True)
class Sheet:
    """One side of a sheet of the file."""

    number: int
    reverse: bool = False


@dataclass(frozen=True)
class Run:
    """The sides from `first` to `last`, both included; one side where they are the same."""

    first: Sheet
    last: Sheet


@dataclass(frozen=True)
class FilePlace:
    """Where something stands in the file; the volume is "" where none is named."""

    runs: tuple[Run, ...]
    volume: str = ""


_VOLUME = re.compile(r"(?:(?:т|vol)\.\s*|(?:том|volume)\s+)(?P<a>\w+)|(?P<b>\w+)-том", re.I)
_SHEETS = re.compile(r"(?:л\.?\s*д\.|л\.|лист(?:ы)?\s+дела|sheets?)\s*(?P<at>\d.*)", re.I | re.S)
_KAZAKH = re.compile(r"(?P<at>\d.*?)-іс\s+пара(?:ғы|қтары)(?P<end>\s*\(сырты\))?", re.I | re.S)
_REVERSE = r"\s*(?:об\.?|\(reverse(?:\s+of\s+(?P<of{at}>\d+))?\)|reverse|\(сырты\)|сырты)"
_SIDE = r"(?P<n{at}>\d+)(?P<r{at}>" + _REVERSE + r")?"
_RUN = re.compile(_SIDE.format(at=1) + r"(?:\s*[-–—]\s*" + _SIDE.format(at=2) + ")?", re.I)


def read(text: str) -> FilePlace | None:
    """The place that typed words name, in English, Russian or Kazakh; None where no sheet is named or not all is
    understood."""
    rest, volume = text.strip().rstrip(".,; ") if not re.search(r"об\.$", text.strip()) else text.strip(), ""
    if found := _VOLUME.match(rest):
        volume = found["a"] or found["b"]
        rest = rest[found.end():].lstrip(" ,;")
    if kazakh := _KAZAKH.fullmatch(rest):
        return _made(kazakh["at"] + (kazakh["end"] or ""), volume)
    if sheets := _SHEETS.fullmatch(rest):
        return _made(sheets["at"], volume)
    return None


def of_citation(kind: str, label: str) -> FilePlace | None:
    """The place that a citation's record holds: its kind of place and the label, which may be more than a number."""
    if kind == "volume":
        return read(f"т. {label}")
    if kind not in ("sheet", "sheet_reverse"):
        return None
    found = read(label) or _made(label, "")
    if found is None or kind == "sheet":
        return found
    last = found.runs[-1]
    if len(found.runs) > 1 or (last.last.reverse is False and last.first != last.last and last.first.reverse):
        return None if not last.last.reverse else found
    turned = Sheet(last.last.number, True)
    return FilePlace((Run(turned if last.first == last.last else last.first, turned),), found.volume)


def of_places(places: Places) -> FilePlace | None:
    """The place in a court file that a source's places name; None for any other."""
    volume, runs = "", None
    for kind, label in places:
        if kind == "volume" and not volume:
            volume = label
        elif kind in ("sheet", "sheet_reverse", "sheets") and runs is None:
            found = of_citation("sheet" if kind == "sheets" else kind, label)
            runs = found.runs if found else ()
        else:
            return None
    return FilePlace(runs, volume) if runs else None


def places(place: FilePlace) -> Places:
    """The place as styles take it: a volume, and sheets by their label."""
    sides = [run for run in place.runs if run.first.reverse or run.last.reverse]
    label = _sheets(place.runs, " об.")
    if not sides:
        found = ("sheet", label)
    elif len(place.runs) == 1 and place.runs[0].first == place.runs[0].last:
        found = ("sheet_reverse", f"{place.runs[0].first.number}")
    else:
        found = ("sheets", label)
    return (*((("volume", place.volume),) if place.volume else ()), found)


def say(place: FilePlace, language: str) -> str:
    """The place as a paper in the language says it; `read` reads it back."""
    several = len(place.runs) > 1 or place.runs[0].first.number != place.runs[0].last.number
    if language.startswith("kk"):
        last = place.runs[-1].last
        words = _sheets(place.runs, " (сырты)").removesuffix(" (сырты)" if last.reverse else "")
        words += f"-іс {'парақтары' if several else 'парағы'}{' (сырты)' if last.reverse else ''}"
        volume = f"{place.volume}-том"
    elif language.startswith("ru"):
        words, volume = f"л.д. {_sheets(place.runs, ' об.')}", f"т. {place.volume}"
    else:
        words, volume = f"{'sheets' if several else 'sheet'} {_sheets(place.runs, '')}", f"vol. {place.volume}"
    return f"{volume}, {words}" if place.volume else words


def _sheets(runs: tuple[Run, ...], reverse: str) -> str:
    """The runs with the word for a reverse behind each that is one; in English it says of which sheet."""
    said = []
    for run in runs:
        whole = run.first != run.last
        first = f"{run.first.number}{(reverse or ' (reverse)') if run.first.reverse else ''}"
        if not whole:
            said.append(first)
            continue
        turned = reverse or f" (reverse of {run.last.number})"
        said.append(f"{first}–{run.last.number}{turned if run.last.reverse else ''}")
    return ", ".join(said)


def _made(text: str, volume: str) -> FilePlace | None:
    runs = []
    for piece in re.split(r"\s*(?:,|;|\band\b|\bи\b|және)\s*", text.strip()):
        found = _RUN.fullmatch(piece)
        if found is None:
            return None
        first = Sheet(int(found["n1"]), bool(found["r1"]))
        last = Sheet(int(found["n2"]), bool(found["r2"])) if found["n2"] else first
        named = [(found[f"of{at}"], side) for at, side in ((1, first), (2, last))]
        if last < first or any(of and int(of) != side.number for of, side in named):
            return None
        runs.append(Run(first, last))
    return FilePlace(tuple(runs), volume) if runs else None
