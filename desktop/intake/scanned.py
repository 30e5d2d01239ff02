"""What was read from the pictures of pages: kept as JSON beside its file, laid upon the page as letters, corrected."""

from __future__ import annotations

import difflib
import json
import re
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from archive_schema.labels import Label
from desktop import platform
from desktop.intake.pages.values import SCAN_DPI, Letters, ReadPage, ReadWord

JSON = Any
FORMAT = "muragat-read-pages-1"
MEMORY = 1024 * 1024 * 1024
"""What the process that reads may use, in bytes, beyond its libraries and the data of its languages."""
LANGUAGES = ("kaz", "rus", "eng")
PACKAGES = {"kaz": "tesseract-ocr-kaz", "rus": "tesseract-ocr-rus", "eng": "tesseract-ocr-eng"}
DOUBTFUL, DOUBTFUL_NUMBER = 90, 97
"""Words read with less certainty are shown as doubtful: of those read wrong four in five, of those read right 1 in 14.
A number read wrong is another date or article and looks as right as before, so more is asked of words with digits."""
BY_HAND = 100
_CODE = re.compile("[a-z]{3}(?:_[a-zA-Z]{2,8})?")
_DIGIT = re.compile(r"\d")
_PIECE = re.compile(r"(\S+)(\s*)")
_NO_DATA = Label.of(
    "The data for reading scans in these languages is not installed: {languages}. Install: {packages}."
    " | Не установлены данные для чтения сканов на этих языках: {languages}. Установите: {packages}."
    " | Скандарды мына тілдерде оқуға керек деректер орнатылмаған: {languages}. Орнатыңыз: {packages}.")


class NoLanguageData(Exception):
    """The data of some languages lies nowhere here; `languages` are their codes."""

    def __init__(self, languages: Iterable[str]) -> None:
        self.languages = tuple(languages)
        super().__init__(self.in_("en"))

    def in_(self, language: str) -> str:
        """What is missing and what to install, in "en", "ru" or "kk"."""
        packages = " ".join(PACKAGES.get(one, f"tesseract-ocr-{one}") for one in self.languages)
        return _NO_DATA.in_(language).format(languages=", ".join(self.languages), packages=packages)


def installed() -> tuple[str, ...]:
    """The languages in which scans can be read here, ours first."""
    folder = platform.language_data()
    found = {path.stem for path in folder.glob("*.traineddata")} if folder else set()
    return (*(one for one in LANGUAGES if one in found), *sorted(found - {*LANGUAGES, "osd"}))


def reading_with(languages: str) -> tuple[str, str]:
    """What a PageReader is given to read in these languages ("kaz+rus"). Raises NoLanguageData."""
    asked = [one for one in languages.split("+") if one]
    folder = platform.language_data()
    missing = [one for one in asked or LANGUAGES if not _CODE.fullmatch(one) or one not in installed()]
    if missing or folder is None or not asked:
        raise NoLanguageData(missing)
    return "+".join(asked), str(folder)


@dataclass(frozen=True)
class Reading:
    """The pages of one file that were read, by their numbers; how: `tool`, `version`, `languages`, `settings`.

    `left` are the pages that were to be read and were not. `by` is who corrected it, "" for a reading as the tool
    left it.
    """

    version: str
    languages: str
    pages: Mapping[int, ReadPage] = field(default_factory=dict)
    left: tuple[int, ...] = ()
    tool: str = "Tesseract"
    settings: str = f"{SCAN_DPI} dpi"
    by: str = ""

    @property
    def method(self) -> str:
        """How the text was got, in a few words."""
        return f"{self.tool} {self.version} ({self.languages})" + (f", {self.by}" if self.by else "")

    def with_pages(self, more: Mapping[int, ReadPage]) -> Reading:
        """The same with other pages, or these pages read anew."""
        return replace(self, pages={**self.pages, **more}, left=tuple(one for one in self.left if one not in more))

    def to_bytes(self) -> bytes:
        """As it is kept."""
        pages = {str(number): {"angle": page.angle, "words": [
            [word.text, word.sure, *(round(one, 2) for one in word.place), word.after] for word in page.words]}
            for number, page in sorted(self.pages.items())}
        told = {"format": FORMAT, "tool": self.tool, "version": self.version, "languages": self.languages,
                "settings": self.settings, "by": self.by, "left": self.left, "pages": pages}
        return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()

    @staticmethod
    def of_bytes(data: bytes) -> Reading | None:
        """What was kept; None for what is no reading."""
        try:
            told = json.loads(data)
            if told["format"] != FORMAT:
                return None
            pages = {int(number): ReadPage(int(number), tuple(
                ReadWord(text, sure, (x0, y0, x1, y1), after) for text, sure, x0, y0, x1, y1, after in page["words"]),
                page["angle"], told["version"]) for number, page in told["pages"].items()}
            return Reading(told["version"], told["languages"], pages, tuple(told["left"]), told["tool"],
                           told["settings"], told["by"])
        except (ValueError, KeyError, TypeError, RecursionError):
            return None


def letters_of(page: ReadPage) -> Letters:
    """The words of a page as letters with their places, each an equal share of its word."""
    places = array("f")
    text = page.text
    for word in page.words:
        x0, y0, x1, y1 = word.place
        wide = (x1 - x0) / len(word.text)
        for at in range(len(word.text)):
            places.extend((x0 + at * wide, y0, x0 + (at + 1) * wide, y1))
        for _ in word.after:
            places.extend((x1, y0, x1, y1))
    return Letters(page.number, text, places[:4 * len(text)])


def is_doubtful(word: ReadWord) -> bool:
    """Whether a person should look at a word that was read."""
    return word.sure < (DOUBTFUL_NUMBER if _DIGIT.search(word.text) else DOUBTFUL)


def doubtful(page: ReadPage) -> tuple[tuple[int, int, int], ...]:
    """The doubtful words of a page: where each begins and ends in its text, and its number among the words."""
    found, at = [], 0
    for number, word in enumerate(page.words):
        if is_doubtful(word):
            found.append((at, at + len(word.text), number))
        at += len(word.text) + len(word.after)
    return tuple(found)


def confirmed(page: ReadPage, number: int) -> ReadPage:
    """The page with one of its words, by its number, looked at and found right."""
    return replace(page, words=tuple(replace(word, sure=BY_HAND) if place == number else word
                                     for place, word in enumerate(page.words)))


def corrected(page: ReadPage, text: str) -> ReadPage:
    """The page with its text as a person left it; a word keeps its place, or takes that of the words it stands for.

    What a person wrote is certain.
    """
    before = page.words
    after = [(found[1], _blank(found[2])) for found in _PIECE.finditer(text)]
    words: list[ReadWord] = []
    match = difflib.SequenceMatcher(None, [word.text for word in before], [one for one, _ in after], autojunk=False)
    for same, i1, i2, j1, j2 in match.get_opcodes():
        for step, (one, blank) in enumerate(after[j1:j2]):
            if same == "equal":
                old = before[i1 + step]
                words.append(replace(old, after=blank))
            else:
                words.append(ReadWord(one, BY_HAND, _place(before, i1, i2, step, j2 - j1), blank))
    return replace(page, words=tuple(words))


def _blank(blank: str) -> str:
    return " " if blank and "\n" not in blank else "\n" if blank.count("\n") == 1 else "\n\n"


def _place(
    words: tuple[ReadWord, ...], first: int, last: int, step: int, count: int
) -> tuple[float, float, float, float]:
    """Where a word stands that a person wrote in the place of words `first` to `last`, as the `step`th of `count`."""
    if first == last:  # between two words: without width behind the one before
        x0, y0, x1, y1 = words[first - 1].place if first else words[0].place if words else (0.0, 0.0, 0.0, 0.0)
        return (x1, y0, x1, y1) if first else (x0, y0, x0, y1)
    if count >= last - first and last - first == 1:  # one word was several
        x0, y0, x1, y1 = words[first].place
        wide = (x1 - x0) / count
        return x0 + step * wide, y0, x0 + (step + 1) * wide, y1
    if count == 1:  # several were one: as far as they stand in one line
        line = [words[first].place]
        for word in words[first + 1:last]:
            if words[first + len(line) - 1].after != " ":
                break
            line.append(word.place)
        return (min(one[0] for one in line), min(one[1] for one in line), max(one[2] for one in line),
                max(one[3] for one in line))
    return words[min(first + step, last - 1)].place
