"""What is known of a file's pages, as plain values; checked word by word before they are made (hearing.py).

Places are in points (1/72 inch) of the page as a reader sees it, turned and cropped as the file says, counted from
its upper left corner; in a picture, which has no points, they are its pixels.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field

from archive_schema.labels import Label

PDF, PICTURE, HTML, OTHER = "pdf", "picture", "html", "other"
SCAN_DPI = 300
"""How finely a page is drawn to be read."""

_WORDS = {
    "needs_password": "This file is locked with a password. | Файл закрыт паролем. | Файл құпиясөзбен жабылған.",
    "damaged": "This file cannot be read: it is damaged, or not what it claims to be."
    " | Файл не читается: он повреждён или не то, чем назван."
    " | Файл оқылмайды: бүлінген немесе аталғанына сай емес.",
    "page_damaged": "Page {number} cannot be drawn: it is damaged."
    " | Страницу {number} нельзя показать: она повреждена."
    " | {number}-бетті көрсету мүмкін емес: ол бүлінген.",
    "died": "Reading this file ended the reader; nothing else was touched."
    " | На этом файле чтение прервалось; больше ничего не затронуто."
    " | Осы файлды оқу үзілді; басқа ешнәрсеге әсер еткен жоқ.",
    "page_died": "Page {number} ended the reader; nothing else was touched."
    " | На странице {number} чтение прервалось; больше ничего не затронуто."
    " | {number}-бетте оқу үзілді; басқа ешнәрсеге әсер еткен жоқ.",
    "slow": "This file took longer than {seconds} s to be read and was left."
    " | Чтение файла заняло больше {seconds} с и прервано."
    " | Файлды оқу {seconds} с-тан ұзаққа созылып, тоқтатылды.",
    "page_slow": "Page {number} took longer than {seconds} s and was left."
    " | Страница {number} заняла больше {seconds} с и пропущена."
    " | {number}-бет {seconds} с-тан ұзаққа созылып, өткізіп жіберілді.",
    "memory": "This file needs more memory than it may have."
    " | Файлу нужно больше памяти, чем разрешено."
    " | Файлға рұқсат етілгеннен көп жад керек.",
    "too_large": "This picture is too large to be shown ({size} million points)."
    " | Изображение слишком велико для показа ({size} млн точек)."
    " | Сурет көрсетуге тым үлкен ({size} млн нүкте).",
    "no_pages": "This file has no pages. | В файле нет страниц. | Файлда бет жоқ.",
    "absent": "The reader of pages could not be started."
    " | Не удалось запустить чтение страниц."
    " | Беттерді оқу құралы іске қосылмады.",
    "closed": "This file was closed. | Файл закрыт. | Файл жабылды.",
}


class NotRead(Exception):
    """A file, or one page of it, cannot be shown; `code` says why, `in_` says it in words."""

    def __init__(self, code: str, **values: object) -> None:
        self.code, self.values = code, values
        super().__init__(code)

    def in_(self, language: str) -> str:
        """What happened, in "en", "ru" or "kk"."""
        words = Label.of(_WORDS.get(self.code, _WORDS["damaged"])).in_(language)
        for name, value in self.values.items():
            words = words.replace("{" + name + "}", str(value))
        return words

    def __str__(self) -> str:
        return self.in_("en")


CODES = frozenset(_WORDS)


@dataclass(frozen=True)
class Size:
    """Width and height of a page, and the number printed for it where the file tells one ("xii", "145")."""

    width: float
    height: float
    label: str = ""


@dataclass(frozen=True)
class Opened:
    """A file that was opened: what it is, how many pages it has, how large the first of them are.

    `tier` names the protections in force around the process that reads it.
    """

    form: str
    count: int
    sizes: tuple[Size, ...]
    tier: str = "none"


@dataclass(frozen=True)
class Drawn:
    """A page as pixels: rows from above, four bytes each: blue, green, red, and one that says nothing."""

    number: int
    width: int
    height: int
    pixels: bytes


@dataclass(frozen=True)
class Letters:
    """The text of a page, letter by letter, with the place of each: x0, y0, x1, y1 in `places[4 * n:4 * n + 4]`.

    A blank or a line's end that the page does not draw has a place without width.
    """

    number: int
    text: str
    places: array[float] = field(repr=False, default_factory=lambda: array("f"))

    def place(self, letter: int) -> tuple[float, float, float, float]:
        """The place of a letter."""
        x0, y0, x1, y1 = self.places[4 * letter:4 * letter + 4]
        return x0, y0, x1, y1


@dataclass(frozen=True)
class ReadWord:
    """A word read from the picture of a page: how sure the reading is (0 to 100), its place, and what follows it."""

    text: str
    sure: int
    place: tuple[float, float, float, float]
    after: str = " "


@dataclass(frozen=True)
class ReadPage:
    """A page read by its picture; `angle` is by how many degrees it was turned level, `version` what read it."""

    number: int
    words: tuple[ReadWord, ...]
    angle: float = 0.0
    version: str = ""

    @property
    def text(self) -> str:
        """Its words with the ends of lines and paragraphs."""
        return "".join(word.text + word.after for word in self.words).rstrip()


@dataclass(frozen=True)
class Entry:
    """A line of a file's own table of contents: how deep (0: a chapter), its words, its page (0: none)."""

    level: int
    title: str
    number: int


@dataclass(frozen=True)
class Block:
    """A paragraph of a page from the web: what it is ("p", "h1" … "h6", "li", "pre", "quote", "row") and its runs.

    A run is a letter for how it is set ("" plain, "b" bold, "i" italic) with its words; a "row" has one run per cell.
    """

    form: str
    runs: tuple[tuple[str, str], ...]
