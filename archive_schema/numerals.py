"""Numbers in words people type and read: English, Russian, Kazakh. No floats anywhere."""

import re
from collections.abc import Callable
from decimal import Decimal

from archive_schema.labels import LANGUAGES, Label
from archive_schema.messages import Message, Refused

NBSP = "\u00a0"


class NumberError(Refused):
    """Numbers that are written so that it is not clear what they say."""


Bounds = tuple[str, str, bool, bool]
"""Least, most (decimals in text, "" is open), about, strict."""

_WORDS = {word: str(number) for line in (
    "zero one two three four five six seven eight nine ten eleven twelve",
    "ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать",
    "нөл бір екі үш төрт бес алты жеті сегіз тоғыз он",
) for number, word in enumerate(line.split())} | {
    "одна": "1", "одного": "1", "одной": "1", "две": "2", "двух": "2", "трёх": "3", "трех": "3", "четырёх": "4",
    "четырех": "4", "пяти": "5", "шести": "6", "семи": "7", "восьми": "8", "девяти": "9", "десяти": "10"}
_HALVES = r"[ -]and[ -]a[ -]half\b|\s+с половиной\b|\s+жарым\b"
_SCALES = (
    (r"thousand|тыс(?:яч[аиу]?)?\b\.?|мың", 3), (r"million|mln|млн\b\.?|миллион(?:а|ов)?", 6),
    (r"billion|bln|bn|млрд\b\.?|миллиард(?:а|ов)?", 9), (r"trillion|трлн\b\.?|триллион(?:а|ов)?", 12),
)
_DIGITS = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d])(?:[.,]\d+)?|\d[\d.,]*\d|\d"
_SCALE = "|".join(words for words, _ in _SCALES)
_NUMBER = re.compile(
    rf"(?<![^\W\d_])(?:({_DIGITS})|({'|'.join(sorted(_WORDS, key=len, reverse=True))})\b)"
    rf"(?:-(?:нан|нен|дан|ден|тан|тен|ға|ге|қа|ке)\b)?({_HALVES})?(?:[ -]?(?P<scale>{_SCALE})(?![^\W\d_]))?",
    re.IGNORECASE,
)

# Longer before shorter: "no more than" holds "more than".
_COMPARATORS: tuple[tuple[str, str], ...] = (
    ("most", r"up to|at most|(?:no|not) more than|(?:a )?maximum(?: of)?|≤|<=|не (?:более|больше|свыше)|максимум|до|"
             r"(?:көп|артық|асп)\s?емес|дейін|аспайтын"),
    ("least", r"at least|(?:no|not) (?:less|fewer) than|(?:a )?minimum(?: of)?|≥|>=|or more|и более|"
              r"не (?:менее|меньше)|"
              r"минимум|кемінде|кем дегенде|кем емес|және одан (?:көп|да көп)"),
    ("over", r"more than|over|above|exceed(?:ing|ed|s)?|>|более|больше|свыше|астам|артық|көп"),
    ("under", r"less than|fewer than|under|below|<|менее|меньше|кем|аз"),
    ("about", r"about|around|approximately|roughly|nearly|almost|circa|some|≈|~|около|примерно|приблизительно|почти|"
              r"порядка|шамамен|жуық|таяу"),
)
_BOUNDS = {"most": Label("most", "не более", "артық емес"), "least": Label("least", "не менее", "кем емес"),
           "over": Label("over", "более", "артық"), "under": Label("under", "менее", "кем")}
_AND = {"en": " and ", "ru": " и ", "kk": " және "}
_RANGE = re.compile(r"\s*(?:–|—|-|−|to|and|до|и|мен|бен|пен|және)\s*", re.IGNORECASE)
_LEADING = re.compile(r"(?:between|from|от|между|с)\s*$", re.IGNORECASE)


def find_numbers(text: str) -> tuple[Bounds | None, str]:
    """The bounds in typed words, and the words that are left (a unit); None when there is no number.

    Raises `NumberError` when there are several numbers that make no range, or digits that are unclear.
    """
    text = re.sub(r"[^\D0-9]", lambda digit: str(int(digit[0])), text)  # the digits of other scripts
    found = list(_NUMBER.finditer(text))
    digits = [one for one in found if one[1]]
    if not digits and (len(found) != 1 or not _stands_alone(found[0], text)):
        return None, text
    found = digits or found
    if len(found) == 1:
        number = _decimal(found[0])
        return _compared(number, text[: found[0].start()], text[found[0].end():])
    between = text[found[0].end(): found[1].start()] if len(found) == 2 else ""
    if len(found) == 2 and _RANGE.fullmatch(between):
        return _ranged(found, text, between)
    raise NumberError(Message("“{text}” holds several numbers and not how they belong together", text=text))


def _stands_alone(word: re.Match[str], text: str) -> bool:
    """Whether a number in words counts something, as in "three hours"; not the "one" of "one of them"."""
    before = _strip_comparators(text[: word.start()])[1]
    return not before and not re.match(r"\s+(of|из)\b", text[word.end():])


def _ranged(found: list[re.Match[str]], text: str, between: str) -> tuple[Bounds, str]:
    first, second = _decimal(found[0]), _decimal(found[1])
    if found[0]["scale"] is None and found[1]["scale"] and Decimal(first) < 1000:
        first = _scaled(first, found[1]["scale"])  # "10–15 million"
    before = _LEADING.sub("", text[: found[0].start()])
    kinds, before = _strip_comparators(before)
    more, after = _strip_comparators(text[found[1].end():])
    if (kinds | more) - {"about", "most"} or Decimal(first) > Decimal(second):
        raise NumberError(Message("“{text}” is not a range from the smaller to the larger", text=text))
    return (first, second, "about" in kinds | more, False), _left(before, after)


def _compared(number: str, before: str, after: str) -> tuple[Bounds, str]:
    kinds, before = _strip_comparators(before)
    more, after = _strip_comparators(after)
    kinds |= more
    about, bound = "about" in kinds, kinds - {"about"}
    if len(bound) > 1:
        raise NumberError(Message("“{bounds}” cannot both be said of one number",
                               bounds=Label(*(_AND[code].join(_BOUNDS[one].in_(code) for one in sorted(bound))
                                              for code in LANGUAGES))))
    kind = bound.pop() if bound else ""
    least = "" if kind in ("most", "under") else number
    most = "" if kind in ("least", "over") else number
    return (least, most, about, kind in ("over", "under")), _left(before, after)


def _strip_comparators(text: str) -> tuple[set[str], str]:
    kinds = set()
    for kind, words in _COMPARATORS:
        text, count = re.subn(rf"(?<![^\W_])(?:{words})(?![^\W_])", " ", text, flags=re.IGNORECASE)
        if count:
            kinds.add(kind)
    return kinds, " ".join(text.split())


def _left(before: str, after: str) -> str:
    return " ".join(f"{before} {after}".split()).strip(" .,;-−")


def _decimal(found: re.Match[str]) -> str:
    number = plain_digits(found[1]) if found[1] else _WORDS[found[2].casefold()]
    if found[3]:
        number += ".5"
    if re.search(r"(?:^|[\s(])[-−]$", found.string[: found.start()]):
        number = "-" + number
    return _scaled(number, found["scale"]) if found["scale"] else number


def _scaled(number: str, scale: str) -> str:
    power = next(power for words, power in _SCALES if re.fullmatch(words, scale, re.IGNORECASE))
    return _text(Decimal(number).scaleb(power))


def plain_digits(typed: str) -> str:
    """Typed digits as a decimal: "2,000" and "2 000" are two thousand, "72,9" and "72.9" have a fraction.

    A comma before exactly three digits parts thousands, as in English. Raises `NumberError` if unclear.
    """
    text = re.sub(r"[ \u00a0\u202f]", "", typed)
    if re.fullmatch(r"\d+(\.\d+)?", text):
        return text
    if re.fullmatch(r"[1-9]\d{0,2}(,\d{3})+(\.\d+)?", text):
        return text.replace(",", "")
    if re.fullmatch(r"[1-9]\d{0,2}(\.\d{3}){2,}(,\d+)?", text):
        return text.replace(".", "").replace(",", ".")
    if re.fullmatch(r"\d+,\d+", text):
        return text.replace(",", ".")
    raise NumberError(Message("“{typed}” is not a number", typed=typed))


def _text(number: Decimal) -> str:
    plain = f"{number:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def say_number(number: str, language: str) -> str:
    """A decimal for a reader: "2,000", "72.9", "43 billion" in English; "2 000", "72,9", "43 млрд" else.

    Only round numbers are shortened: 43,000,000,000, never 43,120,000,001.
    """
    names = {"en": ("million", "billion", "trillion"), "ru": ("млн", "млрд", "трлн"), "kk": ("млн", "млрд", "трлн")}
    value = Decimal(number)
    scales = tuple(zip((12, 9, 6), reversed(names.get(language, names["en"])), strict=True))
    for power, name in scales:
        if abs(value) >= Decimal(10) ** power and value % (Decimal(10) ** (power - 2)) == 0:
            return f"{_grouped(_text(value.scaleb(-power)), language)}{' ' if language == 'en' else NBSP}{name}"
    return _grouped(number, language)


def _range(least: str, most: str, language: str) -> str:
    """Both ends short or both in full: "1–2 million" would make the 1 a million."""
    said = [say_number(number, language) for number in (least, most)]
    if said[0][-1].isdigit() != said[1][-1].isdigit():
        said = [_grouped(number, language) for number in (least, most)]
    return "–".join(said)


def _grouped(number: str, language: str) -> str:
    whole, _, rest = number.partition(".")
    grouped = f"{int(whole):,}"
    if language == "en":
        return grouped + ("." + rest if rest else "")
    return grouped.replace(",", NBSP) + ("," + rest if rest else "")


_SAID = {
    "en": {"about": "about {}", "least": "at least {}", "over": "more than {}", "most": "up to {}",
           "under": "less than {}"},
    "ru": {"about": "около {}", "least": "не менее {}", "over": "более {}", "most": "до {}", "under": "менее {}"},
    "kk": {"about": "шамамен {}", "least": "кемінде {}", "over": "{} астам", "most": "{} дейін", "under": "{} кем"},
}
_CASES = {"ru": {"about": "gen", "least": "gen", "over": "gen", "most": "gen", "under": "gen"},
          "kk": {"over": "abl", "most": "dat", "under": "abl"}}
_SIGNS = {"least": "≥ {}", "over": "> {}", "most": "≤ {}", "under": "< {}"}


def say_bounds(least: str, most: str, about: bool, strict: bool, language: str,
               with_unit: Callable[[str, str, str], str]) -> str:
    """Bounds in words. `with_unit(said, number, case)` adds the unit to a said number, or gives "" where it
    cannot in that case (a Kazakh ending on a bare number): then a sign is used."""
    language = language if language in _SAID else "en"
    if least and most and least != most:
        text = with_unit(_range(least, most, language), most, "nom")
        return {"en": "about {}", "ru": "примерно {}", "kk": "шамамен {}"}[language].format(text) if about else text
    if least and most:
        kind = "about" if about else ""
    else:
        kind = ("over" if strict else "least") if least else ("under" if strict else "most")
    number = least or most
    said = say_number(number, language)
    if not kind:
        return with_unit(said, number, "nom")
    body = with_unit(said, number, _CASES.get(language, {}).get(kind, "nom"))
    text = _SAID[language][kind].format(body) if body else _SIGNS[kind].format(with_unit(said, number, "nom"))
    return _SAID[language]["about"].format(text) if about and kind != "about" else text
