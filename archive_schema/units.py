"""Units and currencies as they are counted in English, Russian and Kazakh."""

import re
from decimal import Decimal

from archive_schema.numerals import NBSP

# code: English one and many; Russian one, few, many; Kazakh plain, ablative, dative.
UNITS: dict[str, tuple[tuple[str, str], tuple[str, str, str], tuple[str, str, str]]] = {
    "percent": (("percent", "percent"), ("%", "%", "%"), ("%", "%-дан", "%-ға")),
    "minutes": (("minute", "minutes"), ("минута", "минуты", "минут"), ("минут", "минуттан", "минутқа")),
    "hours": (("hour", "hours"), ("час", "часа", "часов"), ("сағат", "сағаттан", "сағатқа")),
    "days": (("day", "days"), ("день", "дня", "дней"), ("күн", "күннен", "күнге")),
    "weeks": (("week", "weeks"), ("неделя", "недели", "недель"), ("апта", "аптадан", "аптаға")),
    "months": (("month", "months"), ("месяц", "месяца", "месяцев"), ("ай", "айдан", "айға")),
    "years": (("year", "years"), ("год", "года", "лет"), ("жыл", "жылдан", "жылға")),
    "persons": (("person", "persons"), ("человек", "человека", "человек"), ("адам", "адамнан", "адамға")),
    "times": (("time", "times"), ("раз", "раза", "раз"), ("есе", "еседен", "есеге")),
    "websites": (("website", "websites"), ("сайт", "сайта", "сайтов"), ("сайт", "сайттан", "сайтқа")),
    "requests": (("request", "requests"), ("запрос", "запроса", "запросов"), ("сұрау", "сұраудан", "сұрауға")),
    "posts": (("post", "posts"), ("публикация", "публикации", "публикаций"),
              ("жарияланым", "жарияланымнан", "жарияланымға")),
    "users": (("user", "users"), ("пользователь", "пользователя", "пользователей"),
              ("пайдаланушы", "пайдаланушыдан", "пайдаланушыға")),
    "mci": (("monthly calculation index", "monthly calculation indices"), ("МРП", "МРП", "МРП"),
            ("АЕК", "АЕК-тен", "АЕК-ке")),
}
"""Units with their forms; any other word is kept as the source prints it."""

_MORE = {"per cent": "percent", "%": "percent", "процент": "percent", "процента": "percent", "процентов": "percent",
         "пайыз": "percent", "пайыздан": "percent", "пайызға": "percent", "people": "persons", "человека": "persons",
         "лицо": "persons", "лица": "persons", "сутки": "days", "суток": "days", "года": "years", "году": "years",
         "site": "websites", "sites": "websites", "mrp": "mci", "мрп": "mci", "аек": "mci"}
_BY_WORD = {form.casefold(): code for code, forms in UNITS.items() for forms_in in forms for form in forms_in} | _MORE

# code: English sign before the number; Russian words; Kazakh plain, ablative, dative.
_CURRENCIES: dict[str, tuple[str, str, tuple[str, str, str]]] = {
    "KZT": ("KZT ", "тенге", ("теңге", "теңгеден", "теңгеге")),
    "USD": ("US$", "долл. США", ("АҚШ доллары", "АҚШ долларынан", "АҚШ долларына")),
    "EUR": ("€", "евро", ("еуро", "еуродан", "еуроға")),
    "RUB": ("RUB ", "руб.", ("рубль", "рубльден", "рубльге")),
    "GBP": ("£", "ф. ст.", ("фунт стерлинг", "фунт стерлингтен", "фунт стерлингке")),
}
_CURRENCY_WORDS = (
    (r"KZT|₸|тг\b\.?|tenges?\b|тенге\b|теңге(?:ден|ге)?\b", "KZT"),
    (r"US\s?\$|USD|\$\s?US|U\.S\. dollars?\b|US dollars?\b|долл(?:\.|аров|ара|ар)?\s?США|"
     r"АҚШ доллары(?:нан|на)?\b", "USD"),
    (r"€|EUR|euros?\b|евро\b|еуро(?:дан|ға)?\b", "EUR"),
    (r"₽|RUB|roubles?\b|rubles?\b|рубл(?:ей|я|ь|ьден|ьге)\b|руб\b\.?", "RUB"),
    (r"£|GBP|ф\. ст\.|фунт стерлинг(?:тен|ке)?\b", "GBP"),
    (r"\$", "$"),
)


def unit_of(words: str) -> str:
    """The code of a unit in any of the three languages, or the words themselves."""
    return _BY_WORD.get(words.casefold(), words)


def say_unit(said: str, number: str, unit: str, case: str, language: str) -> str:
    """A said number with its unit, whose form `number` decides, in the case "nom", "gen" (Russian), "abl" or
    "dat" (Kazakh); "" when the unit has no such form."""
    if unit not in UNITS:
        return "" if case in ("abl", "dat") else f"{said} {unit}".rstrip()
    english, russian, kazakh = UNITS[unit]
    if language == "ru":
        return f"{said}{NBSP}{_russian(number, russian, case)}"
    if language == "kk":
        form = kazakh[("nom", "abl", "dat").index(case)]
        return f"{said}{form}" if unit == "percent" else f"{said} {form}"
    return f"{said} {english[0 if Decimal(number) == 1 else 1]}"


def _russian(number: str, forms: tuple[str, str, str], case: str) -> str:
    """The form a Russian number asks for: 1 день, 2 дня, 5 дней, 2,5 дня; in the genitive "более 21 дня"."""
    value = Decimal(number)
    if value != int(value):
        return forms[1]
    last, teens = int(value) % 10, int(value) % 100
    one = last == 1 and teens != 11
    if case == "gen":
        return forms[1] if one else forms[2]
    return forms[0] if one else forms[1] if 2 <= last <= 4 and not 12 <= teens <= 14 else forms[2]


def currency_of(text: str) -> tuple[str, str]:
    """The ISO 4217 code in a text, and the text without it; "$" for a bare sign, "" when there is none."""
    for pattern, code in _CURRENCY_WORDS:
        without, count = re.subn(rf"(?<![^\W\d_])(?:{pattern})", " ", text, flags=re.IGNORECASE)
        if count:
            return code, without
    found = re.search(r"(?<![^\W_])[A-Z]{3}(?![^\W\d_])", text)
    if found is not None:
        return found[0], text[: found.start()] + " " + text[found.end():]
    return "", text


def say_currency(said: str, currency: str, case: str, language: str) -> str:
    """A said number with its currency: "US$107,000", "107 000 долл. США", "43 млрд теңге"."""
    if currency not in _CURRENCIES:
        return "" if case in ("abl", "dat") else f"{currency} {said}"
    sign, russian, kazakh = _CURRENCIES[currency]
    if language == "ru":
        return f"{said}{NBSP}{russian}"
    if language == "kk":
        return f"{said} {kazakh[('nom', 'abl', 'dat').index(case)]}"
    return sign + said
