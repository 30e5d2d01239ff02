"""What the window says, in English, Russian and Kazakh.

The English words are the key; resources/translations/{ru,kk}.json hold the others. A word with a number has a
list of forms: Russian three (1 запись, 2 записи, 5 записей), Kazakh one. The chosen language is a property of
the application, so that nothing else has to carry it.
"""

from __future__ import annotations

import functools
import re
from typing import Any

from PySide6.QtCore import QCoreApplication, QDateTime, QLibraryInfo, QLocale, Qt, QTranslator

from archive_schema.labels import LANGUAGES, Label
from archive_schema.messages import Message, Refused
from desktop.paths import resources

NAMES = {"en": "English", "ru": "Русский", "kk": "Қазақша"}
"""Each language by its own name."""

_PROPERTY, _TRANSLATOR = "language", "translator"
_NUMBER = re.compile(r"\d+")
Catalogue = dict[str, str | list[str]]


def system_language() -> str:
    """The language this computer speaks, if it is one of ours; else English."""
    spoken = QLocale.system().name()[:2]
    return spoken if spoken in LANGUAGES else "en"


def language() -> str:
    """The language the window speaks: "en", "ru" or "kk"."""
    app = QCoreApplication.instance()
    return str(app.property(_PROPERTY) or "en") if app else "en"


def set_language(chosen: str) -> None:
    """Speak another language from now on; windows that are there already must say their words anew."""
    app = QCoreApplication.instance()
    if app is None:
        raise RuntimeError("there is no application yet")
    # Among the application's children it would not be found without wrapping each, its style with all their names.
    if (old := app.property(_TRANSLATOR)) is not None:
        app.removeTranslator(old)
        old.deleteLater()
    app.setProperty(_PROPERTY, chosen)
    # Qt's own words, in its file dialogs and buttons.
    translator = QTranslator(app)
    app.setProperty(_TRANSLATOR, translator)
    if translator.load(f"qtbase_{chosen}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)


@functools.cache
def catalogue(chosen: str) -> Catalogue:
    """All the words of one language by their English; empty for English."""
    path = resources() / "translations" / f"{chosen}.json"
    if chosen == "en" or not path.exists():
        return {}
    import json  # English needs none

    words: Catalogue = json.loads(path.read_text(encoding="utf-8"))
    return words


def tr(text: str, **values: Any) -> str:
    """These words in the chosen language; {names} in them are then replaced by the values."""
    found = catalogue(language()).get(text, text)
    words = found if isinstance(found, str) else found[0]
    return words.format_map(values) if values else words


def trn(one: str, many: str, count: int, **values: Any) -> str:
    """Words with a number: trn("{count} record", "{count} records", 5). `many` is the key."""
    chosen = language()
    forms = catalogue(chosen).get(many)
    if forms is None:
        words = one if count == 1 else many
    elif isinstance(forms, str):
        words = forms
    else:
        words = forms[min(form_of(count, chosen), len(forms) - 1)]
    return words.format_map({"count": number(count), **values})


def form_of(count: int, chosen: str) -> int:
    """Which form a number takes. Russian: 0 for 1, 21, 31; 1 for 2–4, 22–24; 2 for the rest. (CLDR, integers)"""
    if chosen != "ru":
        return 0
    last, two = count % 10, count % 100
    if last == 1 and two != 11:
        return 0
    return 1 if 2 <= last <= 4 and not 12 <= two <= 14 else 2


def number(value: int) -> str:
    """A whole number as it is read, with narrow spaces from 10 000 on."""
    return f"{value:,}".replace(",", "\u202f") if abs(value) >= 10_000 else str(value)


def size_words(size: int) -> str:
    """A size in bytes as a number of kB, MB or GB: tenths below ten."""
    amount, unit = float(size), tr("B")
    for larger in (tr("kB"), tr("MB"), tr("GB")):
        if amount < 1000:
            break
        amount, unit = amount / 1000, larger
    tenths = amount < 10 and size >= 1000
    return f"{QLocale(language()).toString(amount, 'f', int(tenths))} {unit}"


def worded(words: Any) -> Any:
    """What the archive and its errors say, in the chosen language: Message, a Label, a refusal. Else as it is."""
    told = getattr(words, "told", words)
    if isinstance(told, Message):
        return tr(told.template, **{name: worded(value) for name, value in told.values.items()})
    return told.in_(language()) if isinstance(told, Label) else words


def said(error: BaseException) -> tuple[str, str]:
    """What happened and what to do, in the chosen language, of any error of this program."""
    happened, do = getattr(error, "happened", ""), getattr(error, "do", "")
    if isinstance(happened, str) and happened:
        values = {name: step(value) if name == "step" and isinstance(value, str) else worded(value)
                  for name, value in getattr(error, "values", {}).items()}
        return tr(happened).format_map(values), tr(str(do)).format_map(values)
    if isinstance(error, Refused):
        return str(worded(error)), ""
    if callable(in_language := getattr(error, "in_", None)):
        return str(in_language(language())), ""
    title, advice = getattr(error, "title", ""), getattr(error, "advice", "")
    if isinstance(title, str) and title:
        return tr(title), tr(str(advice))
    if isinstance(error, OSError) and error.strerror:
        return tr("“{name}”: {reason}.", name=error.filename or "", reason=error.strerror), ""
    return tr("Something unexpected happened ({what}).", what=f"{type(error).__name__}: {error}"), tr(
        "What was saved before is safe. If it happens again, please report it.")


def local_time(utc: str, spoken: str) -> str:
    """A time of the journal on this computer's clock, as it is written in a language."""
    moment = QDateTime.fromString(utc[:19] + "Z", Qt.DateFormat.ISODate).toLocalTime()
    return QLocale(spoken).toString(moment, "d MMM yyyy, HH:mm") if moment.isValid() else utc


def step(name: str) -> str:
    """The name of a step as it is kept (in English, such as "Tag 3 sources"), in the chosen language."""
    turned, _, rest = name.partition(": ")
    if turned in ("Undo", "Redo") and rest:
        return f"{tr(turned)}: {step(rest)}"
    if name in catalogue(language()):
        return tr(name)
    what, _, when = name.partition("Restore the version of ")
    if when and not what:
        return tr("Restore the version of {date}", date=local_time(when, language()))
    what, _, who = name.partition("Merge what came from ")
    if who and not what:
        return tr("Merge what came from {who}", who=who)
    numbers, pattern = _NUMBER.findall(name), _NUMBER.sub("{count}", name)
    if len(numbers) == 1 and pattern in catalogue(language()):
        return trn(pattern, pattern, int(numbers[0]))
    return name
