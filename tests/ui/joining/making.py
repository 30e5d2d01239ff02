"""Plans of any size, as plain values."""

from __future__ import annotations

from archive_schema.messages import Message
from desktop.archive.joining.plan import (
    CHANGED,
    NEW,
    PURGED,
    REMOVED,
    Arrival,
    Difference,
    FieldNews,
    Likeness,
    News,
    Plan,
    Side,
)

OURS, THEIRS = "01977c5e-0000-7000-8000-000000000001", "01977c5e-0000-7000-8000-000000000002"
WHEN, LATER = "2026-10-05T09:30:00.000Z+0000", "2026-10-07T16:05:00.000Z+0000"
_FIELDS = (
    ("summary", "Both reposted parts of an unpublished book and were tried for it.",
     "Both reposted chapters of an unpublished book, and were tried for this in Almaty."),
    ("began", {"edtf": "2015-10"}, {"edtf": "2015-11"}),
    ("place", "Almaty", None),
)


def difference(number: int = 1, *, rivals: bool = False, sides: int = 2, words: str = "") -> Difference:
    """One difference: ours first, then theirs."""
    field, mine, other = _FIELDS[number % len(_FIELDS)]
    made = [Side(mine, "Aigul", OURS, WHEN, True), Side(other, "Arman", THEIRS, LATER)]
    made += [Side({"edtf": f"201{place}"}, "Dana", f"0197{place:04}-c", LATER) for place in range(2, sides)]
    return Difference(f"D{number}", f"R{number}", "prosecution", f"PRO-{number:04}",
                      f"{words}Case number {number}", field, "", tuple(made), 0, rivals=rivals)


def news(number: int, what: str = NEW) -> News:
    """A record that comes, is changed, removed or purged."""
    fields = (FieldNews("title", "", None if what == NEW else "Before", f"A source {number}", "Arman", LATER),
              FieldNews("issued", "", None, {"edtf": "2016-05"}, "Arman", LATER)) if what in (NEW, CHANGED) else ()
    return News(f"S{number}", "source", f"SRC-B{number:04}", f"A source {number}", what, fields)


def cyrillic_plan() -> Plan:
    """A small plan of Cyrillic words about the records of the walls."""
    sides = (Side("Екеуі де жарияланбаған кітаптан үзінді таратқан", "Айгүл", OURS, WHEN, True),
             Side("Екеуі де жарияланбаған кітаптың тарауларын таратқан, сол үшін сотталған", "Асан", THEIRS, LATER))
    asked = tuple(Difference(f"D{number}", "prosecution", "prosecution", "PRO-0001", "Сөз бен іс " * (number * 4 + 1),
                             "summary", "", sides, 0) for number in range(3))
    came = tuple(News(f"S{number}", "source", "SRC-0001", "Сот үкімі", what, (
        FieldNews("title", "", None, "Сот үкімі", "Асан", LATER),)) for number, what in enumerate((NEW, CHANGED)))
    return Plan(Arrival("archive", THEIRS, "B", "Асан", LATER, True, 100, 120), came, asked,
                (Likeness("person", "P1", "А. Сейтов", "P2", "Асан Сейтов"),))


def plan(asked: int = 3, came: int = 4, *, rivals: int = 1, alike: int = 1, told: int = 1) -> Plan:
    """A plan with that many of each sort."""
    sorts = (NEW, NEW, NEW, CHANGED, CHANGED, REMOVED, PURGED)
    return Plan(
        Arrival("archive", THEIRS, "B", "Arman", LATER, True, 100, 120),
        news=tuple(news(number, sorts[number % len(sorts)]) for number in range(came)),
        differences=tuple(difference(number) for number in range(asked)) + tuple(
            difference(number, rivals=True) for number in range(asked, asked + rivals)),
        likenesses=tuple(Likeness("person", "P1", "А. Сейтов", "P2", "Асан Сейтов") for _ in range(alike)),
        told=tuple(Message("The file {name} was only named.", name="scan.pdf") for _ in range(told)),
        steps=20, changes=18, files=2, bytes=1_000_000)
