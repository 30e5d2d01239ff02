"""Lanes of what happened over days: what stands in which row, whose words have room, and what has none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from desktop.briefs.blocks.drawing import Axis, cut, mark_words, reach
from desktop.briefs.pictures.bars import Days, Shape, bar, edges, reach_of
from desktop.briefs.pictures.seen import Seen, Spot, View
from desktop.briefs.terms import term
from desktop.briefs.values import Box, Picture, Stroke, Words

HEAD = 18.0
_LOW, _HIGH, _TICKS, _MORE = 14.0, 19.0, 12.0, 13.0  # heights of a row: a bar, a bar below its words, ticks, counts
_SIZE, _SMALL = 7.6, 6.6
_BAR = 7.6
_EDGE = 16.0  # right of the days, where signs stand
_BUCKET = 30.0  # how wide one count of what has no room is
_ROWS, _MANY = 6, 24  # rows of one lane at least, and at most
_LINE = 9.4  # from line to line of a lane's name


@dataclass(frozen=True)
class Item:
    """One thing in a lane. `short` are the words above its bar, "" where the lane says them already.

    `words` say it in full for who points at it, `exact` its dates as EDTF. A `tick` is drawn as a short line: "long"
    for what was found, "short" for what was not.
    """

    days: Days
    words: str
    short: str = ""
    exact: str = ""
    record: str = ""
    tick: str = ""
    grey: float = 0.25


@dataclass(frozen=True)
class Lane:
    """A lane and what stands in it, in the order of time; `number` is its line in the table below, "" for none."""

    words: str
    items: tuple[Item, ...]
    record: str = ""
    number: str = ""
    icon: str = ""


@dataclass(frozen=True)
class _Placed:
    """What stands where in one lane: rows of items with the words that have room, ticks, and counts of the rest."""

    rows: tuple[tuple[tuple[Item, str], ...], ...] = ()
    ticks: tuple[Item, ...] = ()
    rest: tuple[Item, ...] = ()
    named: bool = False

    @property
    def height(self) -> float:
        """How high the lane is."""
        rows = len(self.rows) * (_HIGH if self.named else _LOW)
        return max(_LOW, rows + _TICKS * bool(self.ticks) + _MORE * bool(self.rest))


def axis_of(lanes: Sequence[Lane], view: View) -> Axis | None:
    """The days shown: those of the view, else all that is told with a little air; None when nothing is dated."""
    told = reach_of(item.days for lane in lanes for item in lane.items)
    if told is None and (view.first is None or view.last is None):
        return None
    first, last = view.first or (told or (date.min,))[0], view.last or (told or (date.max, date.max))[1]
    if last < first:
        first, last = (first, first) if view.first else (last, last)
    air = max(1, (last - first).days // 40)
    before = max(_before(lane, view) for lane in lanes)
    wanted = max((reach(lane.words[:200], _SIZE) for lane in lanes[:400]), default=0.0) + before + 10.0
    left = min(max(wanted, 60.0), 196.0 if view.on_paper else max(120.0, view.width * 0.3))
    return Axis(_moved(first, 0 if view.first else -air), _moved(last, 0 if view.last else air), left,
                view.width - _EDGE)


def lay_out(lanes: Sequence[Lane], view: View, language: str) -> list[Seen]:
    """The lanes as pictures, each no higher than the view's `tallest`; [] when nothing is dated."""
    axis = axis_of(lanes, view) if lanes else None
    if axis is None:
        return []
    shown, hidden = (lanes[:view.most], lanes[view.most:]) if view.most else (lanes, ())
    if hidden:
        more = Lane(term("more_lanes", language).format(count=len(hidden)),
                    tuple(item for lane in hidden for item in lane.items))
        shown = [*shown, more]
    most = _MANY if view.on_paper else min(_MANY, max(_ROWS, 2 * _MANY // len(shown)))
    placed = [(lane, _place(lane, axis, most, counted=bool(hidden) and lane is shown[-1])) for lane in shown]
    made: list[Seen] = []
    pages = list(_pages(placed, view))
    for at, page in enumerate(pages):
        made.append(_Sheet(axis, view, language).drawn(page, legend=at == len(pages) - 1 or view.on_paper))
    return made


def _pages(placed: list[tuple[Lane, _Placed]], view: View) -> Iterator[list[tuple[Lane, _Placed]]]:
    """The lanes of each picture, so that none is higher than a page."""
    page: list[tuple[Lane, _Placed]] = []
    room = view.tallest - HEAD - 60.0
    height = 0.0
    for one in placed:
        if view.on_paper and page and height + one[1].height > room:
            yield page
            page, height = [], 0.0
        page.append(one)
        height += one[1].height
    if page:
        yield page


def _before(lane: Lane, view: View) -> float:
    """What stands before a lane's name: its number, and on a screen the icon of its kind."""
    return (17.0 if lane.number else 4.0) + (10.0 if lane.icon and not view.on_paper else 0.0)


def _place(lane: Lane, axis: Axis, most: int, *, counted: bool) -> _Placed:
    """Each item into the first row with room for its bar and its words; what finds none is counted."""
    here = [item for item in lane.items if item.days.touches(axis)]
    if counted:
        return _Placed(rest=tuple(here))
    ticks = tuple(item for item in here if item.tick)
    named = any(item.short for item in here if not item.tick)
    rows: list[list[tuple[Item, str]]] = []
    ends: list[float] = []
    rest: list[Item] = []
    for item in (one for one in here if not one.tick):
        left, right = _room(item.days, axis)
        if len(rows) == most and min(ends) + 4.0 > left:  # no words are wanted where not even the bar has room
            rest.append(item)
            continue
        words = cut(item.short, (axis.right - axis.left) * 0.6, _SIZE) if item.short else ""
        if words:
            begins = _beside(left, words, axis)
            left, right = min(left, begins), max(right, begins + reach(words, _SIZE))
        at = next((row for row, end in enumerate(ends) if end + 4.0 <= left), None)
        if at is None and len(rows) < most:
            rows.append([])
            ends.append(0.0)
            at = len(rows) - 1
        if at is None:
            rest.append(item)
            continue
        rows[at].append((item, words))
        ends[at] = right
    return _Placed(tuple(map(tuple, rows)), ticks, tuple(rest), named)


def _room(days: Days, axis: Axis) -> tuple[float, float]:
    """From where to where nothing else can stand in the row of a bar: its line that goes on belongs to it."""
    left, right = edges(days, axis)
    return left, axis.right if days.ends == "untold" else right


def _beside(left: float, words: str, axis: Axis) -> float:
    """Where the words above a bar begin, so that they end within the days."""
    return max(axis.left, min(left, axis.right - reach(words, _SIZE)))


class _Sheet:
    """Draws one picture, lane below lane."""

    def __init__(self, axis: Axis, view: View, language: str) -> None:
        self.axis, self.view, self.language = axis, view, language
        self.shapes: list[Shape] = []
        self.spots: list[Spot] = []
        self.untold = False

    def drawn(self, page: list[tuple[Lane, _Placed]], *, legend: bool) -> Seen:
        """The picture of these lanes."""
        axis, width = self.axis, self.view.width
        bottom = HEAD + sum(placed.height for _, placed in page)
        hours = _hours(axis)
        named = [Words(text, x, 8.0, _SMALL, grey=0.3) for x, text in hours]
        self.shapes += [*(named or mark_words(axis, 8.0, _SMALL)),
                        *(Stroke(x, 11.0, x, bottom, 0.3, 0.82) for x, _ in hours or axis.dates(_SMALL)),
                        Stroke(0, HEAD - 4, width, HEAD - 4, 0.5, 0.3)]
        y = HEAD
        for lane, placed in page:
            self._lane(lane, placed, y)
            y += placed.height
            self.shapes.append(Stroke(0, y - 0.4, width, y - 0.4, 0.25, 0.85))
        self._today(bottom)
        count = sum(len(row) for _, placed in page for row in placed.rows) + sum(
            len(placed.ticks) + len(placed.rest) for _, placed in page)
        if legend:
            signs, bottom = legend_of(self.language, bottom + 6.0, untold=self.untold)
            self.shapes += signs
            bottom = self._further_legend(page, bottom)
        told = term("timeline_told", self.language).format(count=count)
        return Seen(Picture(width, bottom, tuple(self.shapes), description=told), tuple(self.spots), axis)

    def _further_legend(self, page: list[tuple[Lane, _Placed]], y: float) -> float:
        """What else stands in this picture; where it ends."""
        signs: list[tuple[str, list[Shape]]] = []
        if any(placed.ticks for _, placed in page):
            signs += [(name, [Stroke(8.0, 8.0 - high, 8.0, 8.0, 1.1)])
                      for name, high in (("tick_long", 8.0), ("tick_short", 4.0))]
        if any(placed.rest for _, placed in page):
            signs.append(("more_frame", [*_frame(0.0, -0.5, 16.0, 8.0), Words("+…", 8.0, 6.0, _SMALL, "middle")]))
        if self._is_today:
            signs.append(("today", [Stroke(8.0, 0.0, 8.0, 8.0, 0.5, 0.45)]))
        for name, shapes in signs:
            self.shapes += [*(_lowered(shape, y) for shape in shapes),
                            Words(term(name, self.language), 21.0, y + 6.4, 7.2, grey=0.2)]
            y += 11.0
        return y

    @property
    def _is_today(self) -> bool:
        return self.view.today is not None and self.axis.first <= self.view.today <= self.axis.last

    def _today(self, bottom: float) -> None:
        if self.view.today and self._is_today:
            x = self.axis.start(self.view.today)
            self.shapes.append(Stroke(x, HEAD - 4, x, bottom, 0.5, 0.45))

    def _lane(self, lane: Lane, placed: _Placed, top: float) -> None:
        start = _before(lane, self.view)
        if lane.number:
            self.shapes.append(Words(lane.number, 12.0, top + 9.2, _SIZE, "right", grey=0.3))
        lines = _folded(lane.words, self.axis.left - start - 9.0, max(1, min(3, int((placed.height - 4.6) // _LINE))))
        for at, words in enumerate(lines):
            self.shapes.append(Words(words, start, top + 9.2 + at * _LINE, _SIZE))
        there = (lane.record,) if lane.record else (one.record for one in lane.items if one.record)
        records = tuple(dict.fromkeys(there))
        high = max(_LOW, 4.6 + _LINE * len(lines))
        self.spots.append(Spot(0.0, top, self.axis.left - 6, high, lane.words, records=records, icon=lane.icon))
        y = top
        for row in placed.rows:
            for item, short in row:
                self._item(item, short, y, placed.named)
            y += _HIGH if placed.named else _LOW
        for item in placed.ticks:
            self._tick(item, y)
        if placed.ticks:
            y += _TICKS
        if placed.rest:
            self._counted(placed.rest, y)

    def _item(self, item: Item, short: str, top: float, named: bool) -> None:
        left, right = edges(item.days, self.axis)
        spot = Spot(left, top, right - left, _LOW, item.words, item.exact, (item.record,) if item.record else ())
        y = top + 3.2
        if named:
            y = top + 9.8
            if short:
                begins = _beside(left, short, self.axis)
                self.shapes.append(Words(short, begins, top + 8.0, _SIZE))
                spot = replace(spot, x=min(left, begins), height=_HIGH,
                               width=max(right, begins + reach(short, _SIZE)) - min(left, begins))
        self.shapes += bar(item.days, self.axis, y, _BAR if not named else 6.4, item.grey)
        self.untold |= item.days.ends == "untold"
        self.spots.append(spot)

    def _tick(self, item: Item, top: float) -> None:
        """A measurement: an upright line where its day is certain, a hatched box over the days where it is not."""
        left, right = edges(item.days, self.axis)
        height = 8.0 if item.tick == "long" else 4.0
        if item.days.sure == (item.days.first, item.days.last):
            x = (left + right) / 2
            self.shapes.append(Stroke(x, top + 9.5 - height, x, top + 9.5, 1.1))
        else:
            self.shapes.append(Box(left, top + 9.5 - height, right - left, height, 0.6, hatched=True))
        self.spots.append(Spot(min(left, right - 6), top, max(right - left, 6.0), _TICKS - 1, item.words, item.exact,
                               (item.record,) if item.record else ()))

    def _counted(self, rest: Sequence[Item], top: float) -> None:
        """How many more there are, by the stretch of days in which they begin; a frame, since it is no bar."""
        axis = self.axis
        cells = max(1, int((axis.right - axis.left) // _BUCKET))
        wide = (axis.right - axis.left) / cells
        found: dict[int, list[Item]] = {}
        for item in rest:
            found.setdefault(min(int((edges(item.days, axis)[0] - axis.left) // wide), cells - 1), []).append(item)
        for cell, items in sorted(found.items()):
            x, y, foot = axis.left + cell * wide + 1, top + 1.0, top + _MORE - 1.5
            right = x + wide - 2
            self.shapes += [*_frame(x, y, right, foot),
                            Words(f"+{len(items)}", (x + right) / 2, foot - 2.6, _SMALL, "middle")]
            records = tuple(dict.fromkeys(item.record for item in items if item.record))
            self.spots.append(Spot(x, y, wide - 2, foot - y, term("more_here", self.language).format(
                count=len(items)), records=records, more=True))


def _frame(x: float, y: float, right: float, foot: float) -> list[Stroke]:
    corners = ((x, y, right, y), (right, y, right, foot), (right, foot, x, foot), (x, foot, x, y))
    return [Stroke(*corner, 0.4, 0.5) for corner in corners]


def _lowered(shape: Shape, by: float) -> Shape:
    """The same shape further down."""
    if isinstance(shape, Stroke):
        return replace(shape, y0=shape.y0 + by, y1=shape.y1 + by)
    return replace(shape, y=shape.y + by)


def _folded(words: str, room: float, lines: int) -> list[str]:
    """Words in so many lines, parted between words; the last is cut."""
    made: list[str] = []
    left = words.split()[:60]
    while left and len(made) < lines - 1:
        fits = 1
        while fits < len(left) and reach(" ".join(left[:fits + 1]), _SIZE) <= room:
            fits += 1
        made.append(cut(" ".join(left[:fits]), room, _SIZE))
        left = left[fits:]
    return [*made, cut(" ".join(left), room, _SIZE)] if left else made


def _hours(axis: Axis) -> list[tuple[float, str]]:
    """Where hours are marked on an axis of three days or fewer, as close as their words have room; [] on others."""
    days = (axis.last - axis.first).days + 1
    hour = (axis.right - axis.left) / (days * 24)
    step = next((one for one in (1, 2, 3, 6, 12) if one * hour > reach("0000-00-00", _SMALL) + 6), 0)
    if days > 3 or not step:
        return []
    return [(axis.left + at * hour, f"{at % 24:02}:00" if at % 24 else (axis.first + timedelta(at // 24)).isoformat())
            for at in range(0, days * 24, step)]


def legend_of(language: str, y: float, *, untold: bool = False) -> tuple[list[Shape], float]:
    """What the bars and signs mean, a line each; with the height at which the legend ends."""
    shapes: list[Shape] = []
    for at, (name, grey, hatched) in enumerate((("sure_days", 0.25, False), ("possible_days", 0.6, True))):
        top = y + at * 11.0
        shapes += [Box(0, top, 16.0, 7.0, grey, hatched),
                   Words(term(name, language), 21.0, top + 6.4, 7.2, grey=0.2)]
    lines = ["edge_signs", *(["edge_untold"] if untold else [])]
    for at, name in enumerate(lines):
        shapes.append(Words(term(name, language), 0.0, y + 22.0 + at * 11.0 + 6.4, 7.2, grey=0.2))
    return shapes, y + 22.0 + 11.0 * len(lines)


def _moved(day: date, days: int) -> date:
    try:
        return day + timedelta(days)
    except OverflowError:
        return day

