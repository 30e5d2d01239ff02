"""The text of a law taken apart: each line belongs to one unit, or is told as lying outside of all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from archive_schema.dates.finding import dates_in
from archive_schema.provisions import sort_key
from desktop.intake.laws.lines import Begins, begins

Path = tuple[tuple[str, str], ...]
_ORDER = ("annex", "part", "section", "chapter", "article", "part_of_article", "clause", "subclause", "paragraph",
          "note")
_ABOVE = {"chapter": ("annex", "section"), "section": ("annex", "part"), "part": ("annex",), "annex": (),
          "article": ("annex",)}
"""Of what lies above it, a unit's path names these: articles are numbered through the whole law."""
_KINDS = (
    ("amendment_law", r"о внесении изменени|өзгерістер .{0,40}енгізу туралы|on (?:introducing )?amendments"),
    ("constitution", r"конституция|constitution"), ("code", r"кодекс|\bcode\b"),
    ("government_decree", r"постановление правительства|үкіметінің .{0,60}қаулысы|government (?:decree|resolution)"),
    ("ministerial_order", r"приказ .{0,20}министр|министрінің .{0,60}бұйрығы|order of the minister"),
    ("rules", r"^правила|қағидалары|^rules"), ("law", r"закон|заңы|\blaw\b"))
_NUMBER = re.compile(r"(?:№|\bN|\bNo\.?)\s*(?P<n>[\dIVXLC][\w/.-]*[\w])")
_AS_OF = re.compile(r"по состоянию на|жағдай[ыі]? бойынша|as of\b", re.I)
_CONTENTS = re.compile(r"(?:содержание|оглавление|мазмұны|(?:table of )?contents)\W*$", re.I)
_SIGNED = re.compile(r"(?:(?:первый )?президент|премьер-министр|министр|председатель|мемлекет басшысы|president"
                     r"|minister|қазақстан республикасының\s+президенті)(?:і|ы)?(?:\s|$)", re.I)
_MOST_SIGNED = 80  # letters of a line that says who signed
_PART_WORDS = re.compile(r"част\w{1,4}[^.;]{0,30}настоящей статьи|осы баптың[^.;]{0,30}бөліг"
                         r"|part\w*[^.;]{0,30}this article", re.I)
_CLAUSE_WORDS = re.compile(r"пункт\w{0,4}[^.;]{0,30}настоящей статьи|осы баптың[^.;]{0,30}тарма[қғ]"
                           r"|(?:clause|paragraph)\w*[^.;]{0,30}this article", re.I)


@dataclass(frozen=True)
class Unit:
    """A unit of a law at its place: `path` as archive_schema.provisions has it, `printed` its number as printed,
    `text` its own lines, `notes` what is printed of its amendments; `line` is where it begins."""

    path: Path
    printed: str
    heading: str = ""
    text: str = ""
    notes: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True)
class Outside:
    """A line that belongs to no unit: the title, the table of contents, who signed."""

    line: int
    text: str


@dataclass(frozen=True)
class Law:
    """A law as its text has it. `adopted` and `as_of` are EDTF, "" where no such day is printed.

    `doubts` names numbers that do not follow on the one before and were left in the text of the unit they stand in.
    """

    title: str = ""
    instrument_type: str = ""
    number: str = ""
    adopted: str = ""
    as_of: str = ""
    units: tuple[Unit, ...] = ()
    outside: tuple[Outside, ...] = ()
    doubts: tuple[Outside, ...] = ()
    notes: tuple[str, ...] = ()
    by_path: dict[Path, Unit] = field(default_factory=dict, compare=False, repr=False)

    def whole(self, unit: Unit) -> str:
        """The text of a unit with all units within it, as printed."""
        within = [one for one in self.units if one.path[:len(unit.path)] == unit.path]
        return "\n".join(filter(None, (" ".join(filter(None, (one.printed, one.heading))) + (
            ("\n" if one.heading else " ") + one.text if one.text else "") for one in within)))


def read_law(text: str, title: str = "") -> Law:
    """The units of a law, in order; `title` is what is known of its title from elsewhere."""
    lines = [" ".join(line.replace("\f", " ").split()) for line in text.split("\n")]
    units, outside, doubts, notes = _Walk(lines, _level_of_numbers(text)).walk()
    head = [line for line in lines[:units[0].line if units else 40] if line][:60]
    return replace(_about(head, title), units=units, doubts=doubts, notes=notes, by_path={u.path: u for u in units},
                   outside=outside)


def _level_of_numbers(text: str) -> str:
    """Whether the law itself calls what is numbered "1." in its articles parts or clauses."""
    return "part_of_article" if len(_PART_WORDS.findall(text)) > len(_CLAUSE_WORDS.findall(text)) else "clause"


class _Walk:
    """Goes through the lines once; `open` are the units that are open now, from the whole to the part."""

    def __init__(self, lines: list[str], numbers: str) -> None:
        self._lines, self._numbers = lines, numbers
        self._open: list[Unit] = []
        self._units: list[Unit] = []
        self._outside: list[Outside] = []
        self._doubts: list[Outside] = []
        self._notes: list[str] = []

    def walk(self) -> tuple[tuple[Unit, ...], tuple[Outside, ...], tuple[Outside, ...], tuple[str, ...]]:
        """Units, lines outside of all, numbers in doubt, and notes on the law as a whole."""
        contents = _contents(self._lines)
        for place, line in enumerate(self._lines):
            if place in contents:
                self._outside.append(Outside(place, line))
            elif line:
                self._take(place, line)
        return tuple(self._units), tuple(self._outside), tuple(self._doubts), tuple(self._notes)

    def _take(self, place: int, line: str) -> None:
        found = begins(line)
        if found is None and len(line) <= _MOST_SIGNED and line[-1] not in ".;:," and _SIGNED.match(line):
            self._open = []  # the law is signed: what follows belongs to no unit before the next one begins
            self._outside.append(Outside(place, line))
        elif found is None:
            self._go_on(place, line)
        elif found.level == "amended":
            self._note(line)
        elif found.level in ("annex", "part", "section", "chapter", "article"):
            self._head(place, found)
        elif path := self._path_within(found):
            self._add(Unit(path, found.printed, text=found.rest, line=place))
        else:
            if self._open and found.level != "paragraph":
                self._doubts.append(Outside(place, line))
            self._go_on(place, line)

    def _go_on(self, place: int, line: str) -> None:
        """More of the unit that is open; of a chapter without text, its heading."""
        if not self._open:
            self._outside.append(Outside(place, line))
            return
        last = self._open[-1]
        if not last.heading and not last.text and last.path[-1][0] in ("annex", "part", "section", "chapter"):
            self._change(replace(last, heading=line))
        else:
            self._change(replace(last, text=f"{last.text}\n{line}".strip()))

    def _note(self, line: str) -> None:
        if self._open:
            self._change(replace(self._open[-1], notes=(*self._open[-1].notes, line)))
        else:
            self._notes.append(line)

    def _head(self, place: int, found: Begins) -> None:
        above = [unit for unit in self._open if _ORDER.index(unit.path[-1][0]) < _ORDER.index(found.level)]
        path = (*(step for unit in above for step in unit.path[-1:] if step[0] in _ABOVE[found.level]),
                (found.level, found.label))
        is_text = found.level == "article" and found.rest[-1:] in ".;:" and len(found.rest.split()) > 3
        self._open = above
        self._add(Unit(path, found.printed, "" if is_text else found.rest, found.rest if is_text else "", line=place))

    def _path_within(self, found: Begins) -> Path:
        """The path of a numbered line in what is open; () for a number that does not follow on."""
        level = self._numbers if found.level == "clause" else found.level
        if level == "part_of_article" and not any(unit.path[-1][0] == "article" for unit in self._open):
            level = "clause"
        holders = {"clause": ("annex", "section", "chapter", "article"), "part_of_article": ("article",),
                   "subclause": ("article", "clause", "part_of_article", "note"),
                   "paragraph": ("subclause", "clause", "part_of_article"), "note": ("article",)}[level]
        above = list(self._open)
        while above and above[-1].path[-1][0] not in holders:
            above.pop()
        if not above and level != "clause":
            return ()
        if level == "clause" and above and above[-1].path[-1][0] in ("section", "chapter"):
            base: Path = tuple(step for step in above[-1].path if step[0] == "annex")
        else:
            base = above[-1].path if above else ()
        path = (*base, (level, found.label))
        last = next((unit.path for unit in reversed(self._units) if unit.path[:-1] == base
                     and unit.path[-1][0] == level), None)
        if last is not None and sort_key(path) <= sort_key(last) or last is None and not _is_first(found.label):
            return ()
        self._open = above
        return path

    def _add(self, unit: Unit) -> None:
        self._open.append(unit)
        self._units.append(unit)

    def _change(self, unit: Unit) -> None:
        place = len(self._units) - 1 - next(
            back for back, one in enumerate(reversed(self._units)) if one is self._open[-1])
        self._units[place] = self._open[-1] = unit


def _is_first(label: str) -> bool:
    return label in ("1", "a", "а", "1-1", "2", "i")  # the first may have been struck out


def _contents(lines: Sequence[str]) -> set[int]:
    """The lines of a table of contents: headings that come again, where the units themselves begin."""
    heads = [(place, found) for place, line in enumerate(lines) if line
             for found in [begins(line)] if found and found.level in _ORDER[:5]]
    last = {(found.level, found.label, found.rest.casefold()): place for place, found in heads}
    written = [place for place, line in enumerate(lines) if line]
    after = dict(zip(written, written[1:], strict=False))
    places = {place for place, _ in heads}
    return {place for place, found in heads if found.rest and last[
        found.level, found.label, found.rest.casefold()] != place and (
            found.level == "article" or after.get(place) in places)}


def _about(head: Sequence[str], title: str) -> Law:
    """What the lines before the first unit say of the law: its title, kind, number, days."""
    adopted, number, kind, at = "", "", "", -1
    for place, line in enumerate(head):
        dates = [found for found in dates_in(line)]
        if dates and _NUMBER.search(line) and not _AS_OF.search(line):
            adopted, number, at = _edtf(dates[0]), _NUMBER.search(line)["n"], place  # type: ignore[index]
            break
    whole = " ".join(head[:at + 1] if at >= 0 else head[:5])
    kind = next((code for code, words in _KINDS if re.search(words, whole, re.I)), "")
    as_of = next((_edtf(dates[-1]) for line in head if _AS_OF.search(line) and (dates := list(dates_in(line)))), "")
    named = [line for line in head[:max(at, 0)] if re.search(r"\w{3}", line) and begins(line) is None
             and not _CONTENTS.match(line)]
    first = named[-1] if named else ""
    return Law(title or first or (head[0] if head else ""), kind, number, adopted, as_of)


def _edtf(found: object) -> str:
    return str(getattr(found, "edtf", "") or "")
