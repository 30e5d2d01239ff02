"""When something was: an EDTF date, time and zone of the place, the words as printed, the basis.

A moment never says more than its source. "May 2015" stays a month, "about" stays about, and words that
EDTF cannot carry ("late June", "night of 6 January") stay in `printed` and are said again.

Two meanings EDTF keeps apart, and so do we:
  2016-05-19/2016-05-23     lasting from 19 to 23 May      said "19–23 May 2016"
  [2016-05-19..2016-05-23]  some time within these days    said "between 19 and 23 May 2016"
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from archive_schema.dates import reading, saying, spans
from archive_schema.dates.groups import InDoubt, NotRead
from archive_schema.labels import Label
from archive_schema.messages import NOTHING, Message, Refused

BASES = ("stated", "inferred", "publication_date", "legal_effect")
"""What a moment may rest on: the codes of the vocabulary `basis`."""

_TIME = re.compile(r"~?([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?|~?24:00")
_ZONE = re.compile(r"UTC|UTC[+-]\d{1,2}(:\d{2})?|[+-]\d{2}:\d{2}|[A-Z][A-Za-z]+(/[A-Z][A-Za-z_+-]+)+")
_KEYS = ("edtf", "printed", "time_from", "time_to", "zone", "basis")


class MomentError(Refused):
    """A date that is not understood or cannot be: what is wrong, and what to write instead.

    `choices` are the dates (EDTF) it may stand for, when only the writer can say which.
    """

    def __init__(self, title: Message, advice: Message | Label, choices: tuple[str, ...] = (),
                 language: str | None = None) -> None:
        super().__init__(Message("{title}. {advice}", title=title, advice=advice))
        self.title = title
        self.advice = advice.in_(language or "en") if isinstance(advice, Label) else advice
        self.args = (f"{title}. {self.advice}",)  # the examples in the language that was asked for
        self.choices = choices


@dataclass(frozen=True)
class Moment:
    """A moment as a source gives it.

    `edtf` is "" only when the printed words could not be understood. Times are "HH:MM" or "HH:MM:SS" on
    the clock of the place ("~14:00" when the source says about), the zone is that of the place
    ("Asia/Almaty", "UTC+6"); nothing is converted. The basis is a code of `BASES`, or "".
    """

    edtf: str = ""
    printed: str = ""
    time_from: str = ""
    time_to: str = ""
    zone: str = ""
    basis: str = ""

    def __post_init__(self) -> None:
        if not self.edtf and not self.printed:
            raise MomentError(Message("The date is empty"), Message("Write a date, or leave the field out."))
        if self.edtf:
            try:
                spans.read(self.edtf)
            except spans.SpanError as problem:
                raise MomentError(Message("The date is not valid: {problem}", problem=problem.told),
                                  reading.ADVICE) from None
        for time in (self.time_from, self.time_to):
            if time and not _TIME.fullmatch(time):
                raise MomentError(Message("“{time}” is not a time", time=time),
                                  Message("Write hours and minutes, as in 09:00."))
        if self.zone and not _ZONE.fullmatch(self.zone):
            raise MomentError(Message("“{zone}” is not a time zone", zone=self.zone),
                              Message("Write it as in Asia/Almaty or UTC+6."))
        if self.basis and self.basis not in BASES:
            raise MomentError(Message("“{basis}” is no basis of a date", basis=self.basis),
                              Message("Use one of: {codes}.", codes=", ".join(BASES)))

    @classmethod
    def of(cls, value: "str | Mapping[str, object]") -> "Moment":
        """A moment from its stored value (a dict with the keys above) or from an EDTF text.

        Raises `MomentError` for unknown keys, values that are not text, and impossible dates.
        """
        if isinstance(value, str):
            return cls(edtf=value.strip())
        texts: dict[str, str] = {}
        for key, part in value.items():
            if key not in _KEYS or not isinstance(part, str):
                raise MomentError(Message("A date holds no “{key}” of this form", key=key),
                                  Message("It holds: {codes}.", codes=", ".join(_KEYS)))
            texts[key] = part
        return cls(**texts)

    def to_value(self) -> dict[str, str]:
        """The stored value: a dict with only what is there."""
        return {key: getattr(self, key) for key in _KEYS if getattr(self, key)}

    @property
    def earliest(self) -> date | None:
        """The first day it can touch; None when the start is open, unknown or not understood.

        A date said to be "about" reaches one unit (day, month, year) further, so that it is found.
        """
        return spans.read(self.edtf).first if self.edtf else None

    @property
    def latest(self) -> date | None:
        """The last day it can touch; None when the end is open, unknown or not understood."""
        return spans.read(self.edtf).last if self.edtf else None

    @property
    def reach(self) -> tuple[date, date] | None:
        """First and last day it is found under, where its words do not say them plainly: "late June", "about 2015",
        "winter 2015"; None where they do, and at open ends."""
        if not self.edtf:
            return None
        span = spans.read(self.edtf)
        vague = any(one.qualifier or one.unit == "season" for one in (span.start, span.end) if one)
        if not vague and not saying.part_of(self.printed) and not saying.is_night(self.printed):
            return None
        return (span.first, span.last) if span.first and span.last else None

    @property
    def sort_key(self) -> str:
        """A text that sorts moments in time, by plain comparison; the undated come last.

        By first day as written, then time, then early / middle / late in the printed words, then last
        day. What has no start stands at its end ("before 2016" at the end of 2015).
        """
        if not self.edtf:
            return "9999-99-99"
        span = spans.read(self.edtf)
        first = span.start.first if span.start else (span.first or span.last or date.max)
        last = span.end.last if span.end else (span.last or date.max)
        part = saying.PARTS_IN_ORDER.index(saying.part_of(self.printed) if span.shape == "one" else "")
        return f"{first.isoformat()}T{self.time_from.lstrip('~') or '00:00'}/{part}/{last.isoformat()}"

    def overlaps(self, other: "Moment") -> bool:
        """Whether the two can touch the same day; False when either is not understood."""
        if not self.edtf or not other.edtf:
            return False
        a_first, a_last = self.earliest or date.min, self.latest or date.max
        b_first, b_last = other.earliest or date.min, other.latest or date.max
        return a_first <= b_last and b_first <= a_last

    @property
    def is_exact_day(self) -> bool:
        """Whether it names one day, without doubt or "about"."""
        if not self.edtf:
            return False
        span = spans.read(self.edtf)
        return span.shape == "one" and span.members[0].unit == "day" and not span.members[0].qualifier

    def say(self, language: str = "en") -> str:
        """The moment as people write it in English ("en"), Russian ("ru") or Kazakh ("kk").

        What `parse` reads back to the same EDTF. The printed words alone when nothing is understood.
        """
        if not self.edtf:
            return self.printed
        words = saying.say(spans.read(self.edtf), self.edtf, self.printed, language)
        return words + saying.clock(self.time_from, self.time_to, self.zone, language)


def parse(text: str, language: str | None = None) -> Moment:
    """The moment that typed words or an ISO / EDTF date stand for; words are kept in `printed`.

    Understands English, Russian and Kazakh alike; `language` only chooses the examples shown when it
    does not. Raises `MomentError`: not understood, without a year, or day and month in doubt.
    """
    try:
        return Moment(**reading.read_words(text))
    except (NotRead, spans.SpanError) as problem:
        raise MomentError(problem.told, reading.ADVICE, getattr(problem, "choices", ()), language) from None


advice = reading.advice
"""The forms of dates that are understood, in a language."""

_NEAR = {"today": 0, "сегодня": 0, "бүгін": 0, "yesterday": -1, "вчера": -1, "кеше": -1}


def kept(text: str, language: str | None = None, today: date | None = None) -> tuple[Moment, Message]:
    """The moment that typed words stand for, and ""; what is not understood is kept as these words, with why.

    With `today`, "today" and "yesterday" are days. Raises `MomentError` where only the writer can say what is
    meant: day and month in doubt, a year of two digits, a day there cannot be.
    """
    if today and (days := _NEAR.get(text.strip().casefold())) is not None:
        return Moment((today + timedelta(days=days)).isoformat()), NOTHING
    try:
        return Moment(**reading.read_words(text)), NOTHING
    except InDoubt as problem:
        raise MomentError(problem.told, reading.ADVICE, problem.choices, language) from None
    except spans.SpanError as problem:
        raise MomentError(problem.told, reading.ADVICE, language=language) from None
    except NotRead as problem:
        if not text.strip():
            raise MomentError(problem.told, reading.ADVICE, language=language) from None
        return Moment(printed=" ".join(text.split())), problem.told
