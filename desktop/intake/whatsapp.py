"""What WhatsApp writes when a conversation is exported: a line for each message, dated as the telephone dates.

    [05.01.2022, 14:03:12] Aigul: text                   iPhone
    05/01/2022, 14:03 - Aigul: text                      Android
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from desktop.intake.conversation import Message

DAY_FIRST, MONTH_FIRST, YEAR_FIRST, UNTOLD = "day", "month", "year", ""
_DATE = r"(\d{1,4})[./\-](\d{1,2})[./\-](\d{2,4})"
_CLOCK = r"(\d{1,2})[:.](\d\d)(?:[:.](\d\d))?(?:[\s\u202f\u00a0]?([AaPp])\.?[\s\u00a0]?[Mm]\.?)?"
_HEAD = re.compile(rf"[\u200e\u200f\ufeff]*(?:\[({_DATE},?\s{_CLOCK})\]\s?|({_DATE},?\s{_CLOCK})\s[-–]\s)")
_GROUPS = 8  # of one form of the head: the whole, three of the date, four of the clock
_SENDER = re.compile(r"([^:\n]{1,100}?):(?:\s|$)")
_ATTACHED = re.compile(
    r"[\u200e\u200f]*(?:<(?:attached|прикреплено|вложение|тіркелді|тіркелген|Anhang|adjunto)\s?:\s?([^<>\n]+)>"
    r"|([^\s/\\][^/\\\n]{0,200}\.\w{2,5})\s\((?:file attached|файл добавлен|файл прикреплен|файл прикреплён"
    r"|файл қосылған|файл тіркелген|Datei angehängt|archivo adjunto)\))", re.I)
_EDITED = re.compile(r"[\u200e\u200f]*<(?:This message was edited|Сообщение изменено|Бұл хабар өңделді)\.?>", re.I)


def begins(text: str) -> bool:
    """Whether a text is such an export: its first line is dated, and another one too unless it is the only one."""
    lines = [line for line in text[:20_000].split("\n") if line.strip()][:40]
    dated = [bool(_HEAD.match(line)) for line in lines]
    return bool(dated) and dated[0] and (len(lines) == 1 or sum(dated) >= 2)


def messages(text: str) -> Iterator[Message]:
    """The messages, numbered from 1. Their dates are as printed where it cannot be told which number is the month."""
    order = order_of(text)
    number, head, said = 0, None, []
    for line in text.split("\n"):
        if found := _HEAD.match(line):
            if head is not None:
                yield _message(number, head, said, order)
            number, head, said = number + 1, found, [line[found.end():]]
        else:
            said.append(line)
    if head is not None:
        yield _message(number, head, said, order)


def order_of(text: str) -> str:
    """Which of the numbers in dates comes first, as far as the dates tell.

    A number above twelve is no month, dates with full stops begin with the day, and messages stand in the order of
    their time.
    """
    heads = [_parts(found) for line in text.split("\n") if (found := _HEAD.match(line))]
    dates = [parts[1:4] for parts in heads]
    if not dates:
        return UNTOLD
    if all(len(first) == 4 for first, _, _ in dates):
        return YEAR_FIRST
    numbers = [(int(first), int(second), int(third)) for first, second, third in dates]
    if any(first > 12 for first, _, _ in numbers):
        return DAY_FIRST
    if any(second > 12 for _, second, _ in numbers):
        return MONTH_FIRST
    if all("." in parts[0].replace(",", " ").split()[0] for parts in heads):
        return DAY_FIRST
    by_day = [(year, month, day) for day, month, year in numbers]
    by_month = [(year, month, day) for month, day, year in numbers]
    sorted_so = (_rises(by_day), _rises(by_month))
    return DAY_FIRST if sorted_so == (True, False) else MONTH_FIRST if sorted_so == (False, True) else UNTOLD


def understood(time: str, order: str) -> str:
    """A time as printed, "05/01/2022, 14:03", as "2022-01-05 14:03" once the order of its numbers is known."""
    found = _HEAD.fullmatch(f"[{time}]")
    if found is None or not order:
        return time
    _, first, second, third, hours, minutes, seconds, half = _parts(found)
    year, month, day = {DAY_FIRST: (third, second, first), MONTH_FIRST: (third, first, second),
                        YEAR_FIRST: (first, second, third)}[order]
    hour = int(hours) % 12 + 12 * (half.lower() == "p") if half else int(hours)
    if int(month) > 12 or int(day) > 31 or hour > 23:
        return time
    whole_year = f"20{year}" if len(year) == 2 else year
    return f"{whole_year}-{int(month):02}-{int(day):02} {hour:02}:{minutes}" + (f":{seconds}" if seconds else "")


def is_doubtful(time: str) -> bool:
    """Whether a time is still as printed, because it is not known which of its numbers is the day."""
    found = _HEAD.fullmatch(f"[{time}]")
    return found is not None and len(_parts(found)[1]) < 4


def with_order(text: str, order: str) -> str:
    """The text of a conversation with its dates understood in this order."""
    return re.sub(r"(?m)^(#\S+ \| )([^|\n]*)( \|)", lambda head: head[1] + understood(head[2], order) + head[3], text)


def _parts(found: re.Match[str]) -> tuple[str, ...]:
    groups = found.groups()
    return tuple(part or "" for part in (groups[:_GROUPS] if groups[0] else groups[_GROUPS:]))


def _rises(dates: Iterable[tuple[int, int, int]]) -> bool:
    held = list(dates)
    return all(before <= after for before, after in zip(held, held[1:], strict=False))


def _message(number: int, head: re.Match[str], said: list[str], order: str) -> Message:
    time = understood(" ".join(_parts(head)[0].split()), order)
    sender = _SENDER.match(said[0])
    if sender:
        said = [said[0][sender.end():], *said[1:]]
    more = []
    for line in said:
        for found in _ATTACHED.finditer(line):
            more.append(("file", (found[1] or found[2]).strip()))
    if _EDITED.search("\n".join(said)):
        more.append(("edited", ""))
    text = "\n".join(said).strip("\n").strip("\u200e\u200f")
    if sender is None:
        return Message(str(number), time, "", "", (("done", " ".join(text.split())), *more))
    return Message(str(number), time, sender[1].strip("\u200e\u200f~ \u202a\u202c"), text, tuple(more))
