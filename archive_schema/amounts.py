"""How many and how much, told as the source tells it.

Numbers are decimals kept as text, never floats. Vague words ("dozens", "several") hold no number here:
they stay in `printed`, and nothing is made up for them. The shapes:

Quantity  {"least": "15", "most": "15", "about": true, "strict": true, "unit": "days", "printed": "…"}
Money     the same with "currency" (ISO 4217) in place of the unit

An exact number has `least` equal to `most`. "Up to 15" has only `most`, "at least 15" only `least`;
"more than" and "less than" are `strict`: the number itself is out.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from decimal import Decimal

from archive_schema.labels import LANGUAGES, Label
from archive_schema.messages import Message, Refused
from archive_schema.numerals import NumberError, find_numbers, say_bounds, say_number
from archive_schema.units import currency_of, say_currency, say_unit, unit_of


class AmountError(Refused):
    """An amount that is not understood or cannot be: what is wrong, and what to write instead."""

    def __init__(self, title: Message, advice: Message) -> None:
        super().__init__(Message("{title}. {advice}", title=title, advice=advice))
        self.title = title
        self.advice = advice


_QUANTITY_ADVICE = Message("Write it as in: 25; about 2,000; up to 15 days; more than 90 percent; 10–15; dozens.")
_MONEY_ADVICE = Message("Write it as in: US$107,000; KZT 43 billion; up to US$70,000; 500 тенге.")
_DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?")


@dataclass(frozen=True)
class Quantity:
    """A number of something: `least` and `most` as decimals in text ("" is open), a unit, printed words.

    The unit is a code of `archive_schema.units` ("days", "percent", "persons") or the source's own word.
    """

    least: str = ""
    most: str = ""
    about: bool = False
    strict: bool = False
    unit: str = ""
    printed: str = ""

    def __post_init__(self) -> None:
        _check(self.least, self.most, self.printed, _QUANTITY_ADVICE)

    @classmethod
    def of(cls, value: Mapping[str, object]) -> "Quantity":
        """The quantity of a stored value. Raises `AmountError` for unknown keys, floats, least over most."""
        return cls(**_keys(cls, value, _QUANTITY_ADVICE))  # type: ignore[arg-type]

    @classmethod
    def parse(cls, text: str) -> "Quantity":
        """What typed words say, in English, Russian or Kazakh; the words are kept.

        Words without a number are kept as they are. Raises `AmountError` when there are numbers but not
        how they belong together.
        """
        bounds, rest = _read(text, _QUANTITY_ADVICE)
        if bounds is None:
            return cls(printed=rest)
        return cls(*bounds, unit=unit_of(rest), printed=" ".join(text.split()))

    def to_value(self) -> dict[str, object]:
        """The stored value: a dict with only what is there."""
        return _value(self)

    def say(self, language: str = "en") -> str:
        """The quantity for a reader of "en", "ru" or "kk"; printed words alone when there is no number."""
        if not (self.least or self.most):
            return self.printed
        return say_bounds(self.least, self.most, self.about, self.strict, language[:2],
                          lambda said, number, case: say_unit(said, number, self.unit, case, language[:2]))


@dataclass(frozen=True)
class Money:
    """An amount of money: bounds as in `Quantity`, the currency as ISO 4217 code, printed words.

    A sum converted by the source ("(US$120 million)") stays in the printed words; nothing is converted.
    """

    least: str = ""
    most: str = ""
    currency: str = ""
    about: bool = False
    strict: bool = False
    printed: str = ""

    def __post_init__(self) -> None:
        _check(self.least, self.most, self.printed, _MONEY_ADVICE)
        if (self.least or self.most) and not re.fullmatch("[A-Z]{3}", self.currency):
            raise AmountError(Message("The currency is missing"), _MONEY_ADVICE)

    @classmethod
    def of(cls, value: Mapping[str, object]) -> "Money":
        """The money of a stored value. Raises `AmountError` for unknown keys, floats, no currency."""
        return cls(**_keys(cls, value, _MONEY_ADVICE))  # type: ignore[arg-type]

    @classmethod
    def parse(cls, text: str) -> "Money":
        """What typed words say; the first amount counts, one in brackets is only kept in the words.

        Raises `AmountError` for a number without its currency, and for "$" alone: it does not say whose.
        """
        main = re.sub(r"\([^()]*\)", " ", text)
        currency, without = currency_of(main)
        bounds, rest = _read(without, _MONEY_ADVICE)
        printed = " ".join(text.split())
        if bounds is None:
            return cls(printed=printed)
        if currency == "$":
            raise AmountError(Message("The dollar sign in “{printed}” does not say whose dollar", printed=printed),
                              Message("Write US$ or USD."))
        if rest:
            raise AmountError(Message("“{rest}” is not understood in “{printed}”", rest=rest, printed=printed),
                              _MONEY_ADVICE)
        least, most, about, strict = bounds
        return cls(least, most, currency, about, strict, printed)

    def to_value(self) -> dict[str, object]:
        """The stored value: a dict with only what is there."""
        return _value(self)

    def say(self, language: str = "en") -> str:
        """The sum for a reader of "en", "ru" or "kk"; printed words alone when there is no number."""
        if not (self.least or self.most):
            return self.printed
        return say_bounds(self.least, self.most, self.about, self.strict, language[:2],
                          lambda said, number, case: say_currency(said, self.currency, case, language[:2]))


def _read(text: str, advice: Message) -> tuple[tuple[str, str, bool, bool] | None, str]:
    printed = " ".join(text.split())
    if not printed:
        raise AmountError(Message("The amount is empty"), advice)
    try:
        return find_numbers(printed)
    except NumberError as problem:
        raise AmountError(problem.told, advice) from None


def _check(least: str, most: str, printed: str, advice: Message) -> None:
    for number in (least, most):
        if number and not _DECIMAL.fullmatch(number):
            raise AmountError(Message("“{number}” is not a number", number=number), advice)
    if least and most and Decimal(least) > Decimal(most):
        raise AmountError(Message("The least, {least}, is over the most, {most}", least=_number(least),
                                  most=_number(most)),
                          advice)
    if not (least or most or printed):
        raise AmountError(Message("The amount is empty"), advice)


def _number(number: str) -> Label:
    return Label(*(say_number(number, language) for language in LANGUAGES))


def _keys(cls: type, value: Mapping[str, object], advice: Message) -> dict[str, object]:
    """The keys of a stored value, checked; whole numbers are taken as their text, None as absent."""
    kinds = {each.name: bool if each.name in ("about", "strict") else str for each in fields(cls)}
    given: dict[str, object] = {}
    for key, part in value.items():
        if key in ("least", "most") and type(part) is int:
            part = str(part)
        if part is None:
            continue
        if key not in kinds or not isinstance(part, kinds[key]):
            raise AmountError(Message("An amount holds no “{key}” of this form", key=key), advice)
        given[key] = part
    return given


def _value(amount: Quantity | Money) -> dict[str, object]:
    found = {each.name: getattr(amount, each.name) for each in fields(amount)}
    return {key: part for key, part in found.items() if part}
