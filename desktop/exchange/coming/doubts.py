"""Doubts that many formats have: what a date's figures mean, and what a word of the file is in our lists."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from archive_schema.fields import Field
from archive_schema.labels import Label
from archive_schema.messages import Message
from archive_schema.moments import Moment, MomentError, parse
from desktop.exchange.coming.entry import LEAVE_OUT, Doubt

JSON = Any
_FIGURES = re.compile(r"(\d{1,2})\D{1,3}\d{1,2}\D{1,3}\d{4}")
DAY_OR_MONTH = "day_or_month"
DAY_FIRST, MONTH_FIRST, AS_PRINTED = "day_first", "month_first", "as_printed"
_LEAVE = (LEAVE_OUT, Label.of("leave it out, and tell so | не вносить и сказать об этом"
                              " | енгізбеу және бұл туралы айту"))


def moment_of(words: str, answers: Mapping[str, str], language: str = "") -> tuple[JSON, tuple[Doubt, ...]]:
    """The value of a moment that these words state, and the doubt about it that was not answered yet.

    Words that are no date stay as they were printed: nothing is lost, and nothing is made of them.
    """
    printed = " ".join(words.split())
    try:
        return parse(printed, language or None).to_value(), ()
    except MomentError as error:
        days = [choice for choice in error.choices if len(choice) == 10]
        if len(days) != 2:
            return Moment("", printed).to_value(), ()
        answer = answers.get(DAY_OR_MONTH, "")
    as_printed = Moment("", printed).to_value()
    if answer in (DAY_FIRST, MONTH_FIRST):
        return _read_as(days, printed, answer) or as_printed, ()
    return as_printed, () if answer else (_day_or_month(printed),)


def _read_as(days: list[str], printed: str, answer: str) -> JSON:
    """The moment whose day of the month is printed before its month, or after it; None if that cannot be read."""
    found = _FIGURES.search(printed)
    place = slice(8, 10) if answer == DAY_FIRST else slice(5, 7)
    day = next((one for one in days if found and int(one[place]) == int(found[1])), None)
    if found is None or day is None:
        return None
    try:
        return {**parse(f"{printed[:found.start()]}{day}{printed[found.end():]}").to_value(), "printed": printed}
    except MomentError:
        return None


def _day_or_month(printed: str) -> Doubt:
    return Doubt(DAY_OR_MONTH, Message("Dates such as “{words}”: which figure is the day?", words=printed), (
        (DAY_FIRST, Label.of("the first: day, then month | первое: день, затем месяц | біріншісі: күн, сосын ай")),
        (MONTH_FIRST, Label.of("the second: month, then day | второе: месяц, затем день | екіншісі: ай, сосын күн")),
        (AS_PRINTED, Label.of("not known: keep them as printed | неизвестно: оставить как напечатано"
                              " | белгісіз: басылғандай қалдыру"))))


def term_of(field: Field, words: str, answers: Mapping[str, str], kind: str = "") -> tuple[str, tuple[Doubt, ...]]:
    """The code of a choice for a word of the file ("" for none), and the doubt when the word is not in the list.

    Which word means what is asked once and remembered in the archive.
    """
    assert field.vocabulary is not None
    if code := field.vocabulary.code_of(words):
        return code, ()
    key = term_key(field, words)
    if answer := answers.get(key, ""):
        return ("" if answer == LEAVE_OUT else answer), ()
    question = Message("“{words}” is not in the list “{field}”. What is it?", words=words.strip(), field=field.label)
    return "", (Doubt(key, question, (*field.vocabulary.terms.items(), _LEAVE), remember=True),)


def term_key(field: Field, words: str) -> str:
    """The key under which the meaning of a word is remembered."""
    assert field.vocabulary is not None
    return f"term:{field.vocabulary.name}:{' '.join(words.split()).casefold()}"
