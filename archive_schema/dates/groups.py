"""The pieces of typed dates, and the EDTF they make together."""

from dataclasses import dataclass, field, replace

from archive_schema.dates import spans
from archive_schema.messages import Message, Refused


class NotRead(Refused):
    """Typed words that stand for no date."""


class InDoubt(NotRead):
    """Typed words that may stand for one of several dates: `choices`, in EDTF. The writer must say which."""

    def __init__(self, told: Message, *choices: str) -> None:
        super().__init__(told)
        self.choices = choices


@dataclass(frozen=True)
class Group:
    """The pieces of one date as typed; a month over 12 is the code of a season, quarter or half."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    decade: str = ""
    qualifier: str = ""
    part: bool = False
    ordinal: int | None = None
    half: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether no date has been given yet."""
        return self.year is None and self.month is None and self.day is None and not self.decade


@dataclass
class Sentence:
    """Groups in order, the words between them, and the words that say how they are meant."""

    groups: list[Group] = field(default_factory=lambda: [Group()])
    joiners: list[str] = field(default_factory=list)
    markers: set[str] = field(default_factory=set)
    weekday: int | None = None


def compose(sentence: Sentence, unknown: str, typed: str) -> str:
    """The EDTF text of a sentence. `unknown` is what it says is not known: day, month, both, start or end.

    Raises `NotRead` when dates and words do not make one moment, `spans.SpanError` for impossible dates.
    """
    groups, markers = _shared(sentence), sentence.markers
    if all(group.is_empty for group in groups):
        raise NotRead(Message("There is no date in “{typed}”", typed=typed))
    dates = [_edtf(group, typed) for group in groups]
    _check_weekday(sentence.weekday, dates, typed)
    if len(dates) == 1:
        return _single(dates[0], groups[0], sentence, unknown)
    if unknown:
        raise NotRead(Message("The date “{typed}” is not understood", typed=typed))
    joiners = set(sentence.joiners)
    if "between" in markers and len(dates) == 2:
        return f"[{dates[0]}..{dates[1]}]"
    if joiners <= {"to", "do", "on_to"} and len(dates) == 2:
        return f"{dates[0]}/{dates[1]}"
    if joiners <= {"and", "comma"} and not markers:
        return "{" + ",".join(dates) + "}"
    if joiners <= {"or", "comma"} and not markers:
        return "[" + ",".join(dates) + "]"
    raise NotRead(Message("“{typed}” does not say how its dates belong together", typed=typed))


def _check_weekday(weekday: int | None, dates: list[str], typed: str) -> None:
    """A day of the week that is not that of the date: one of the two is a slip, and only the writer knows which."""
    if weekday is None or len(dates) > 1 or spans.atom(dates[0]).unit != "day":
        return
    if spans.atom(dates[0]).first.weekday() != weekday:
        raise InDoubt(Message("The day of the week in “{typed}” is not that of {date}", typed=typed, date=dates[0]),
                      dates[0])


def _single(date: str, group: Group, sentence: Sentence, unknown: str) -> str:
    markers = sentence.markers - {"trailing_to", "trailing_and"}
    before = bool(markers & {"before", "do", "trailing_do"})
    if unknown in ("day", "month", "both"):
        return date + {"day": "-XX", "month": "-XX", "both": "-XX-XX"}[unknown]
    if "night" in markers:
        return _night(date, markers)
    if unknown == "end" or unknown == "start":
        return f"{date}/" if unknown == "end" else f"/{date}"
    if "until" in markers or "inclusive" in markers:
        return f"../{date}"
    if before and not markers & {"from", "since"}:
        return _before(date, group, "before" in markers)
    if "by" in markers:
        return f"[..{date}]"
    if "not_before" in markers:
        return f"[{date}..]"
    if "after" in markers:
        later = spans.atom(date)
        return f"[{date}..]" if group.part or later.qualifier or later.month > 12 else f"[{later.next().text}..]"
    if markers & {"since", "from"}:
        return f"{date}/.."
    if markers & {"between", "trailing_or"}:
        raise NotRead(Message("Only one date is given, and two are announced"))
    return date


def _before(date: str, group: Group, exclusive: bool) -> str:
    """Before a year or month its first day is out. "До 19 мая" is read with the 19th, the wider reading."""
    end = spans.atom(date)
    if group.part or end.qualifier or end.month > 12 or end.unit == "decade" or end.unit == "day" and not exclusive:
        return f"[..{date}]"
    return f"[..{end.previous().text}]"


def _night(date: str, markers: set[str]) -> str:
    """"In the night to the 6th" lies between the 5th and the 6th; "the night of the 6th" can be either night."""
    day = spans.atom(date)
    if day.unit != "day" or day.qualifier:
        raise NotRead(Message("A night needs its day"))
    if "on_to" in markers or "trailing_on_to" in markers:
        return f"{day.previous().text}/{date}"
    return f"[{day.previous().text}..{day.next().text}]"


def _shared(sentence: Sentence) -> list[Group]:
    """Groups with what they share filled in: "19–23 May 2016", "May 19–23, 2016", "2016 ж. 19–23 мамыр"."""
    groups = sentence.groups
    for place in range(len(groups) - 3, -1, -1):  # "19, 21 and 23 May": the last of three lends its month
        if groups[place].month is None and groups[place].day is not None and groups[place + 1].month is None:
            groups[place + 1] = replace(groups[place + 1], month=groups[-1].month)
    years = [group.year for group in groups if group.year is not None]
    filled = []
    for place, group in enumerate(groups):
        other = groups[place + 1] if place + 1 < len(groups) else groups[place - 1]
        if group.month is None and group.day is not None and len(groups) > 1:
            group = replace(group, month=other.month)
            group = replace(group, qualifier=group.qualifier or other.qualifier)
            if place + 1 < len(groups) and not groups[place + 1].qualifier:
                groups[place + 1] = replace(groups[place + 1], qualifier=group.qualifier)
        if group.year is None and years and not group.decade:
            group = replace(group, year=years[-1] if place == 0 else years[0])
        filled.append(group)
    return filled


def _edtf(group: Group, typed: str) -> str:
    if group.decade and group.year is None and group.month is None:
        return group.decade + group.qualifier
    if group.year is None:
        raise NotRead(Message("The year is missing in “{typed}”", typed=typed))
    if group.ordinal and not group.half and (group.month or 0) <= 12:
        raise NotRead(Message("“{typed}” does not say the first, second or which quarter or half", typed=typed))
    if group.day is not None and group.month is None:
        raise NotRead(Message("The month is missing in “{typed}”", typed=typed))
    pieces = [f"{group.year:04d}"] + [f"{number:02d}" for number in (group.month, group.day) if number is not None]
    return "-".join(pieces) + group.qualifier
