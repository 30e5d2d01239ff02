"""The manual's chapters, where they lie, and which one belongs to the place where help was asked for."""

from __future__ import annotations

from functools import cache

from PySide6.QtWidgets import QWidget

from desktop.paths import resources
from desktop.ui import i18n

KEYS = "keys"
CHAPTERS = ("first_steps", "sources", "reading", "dates", "accounts", "finding", "bench", "briefs", "sealed", "backups",
            "copies", "colleagues", "protection", KEYS)
"""In the order of the contents; the last is made from the menus."""

PLACES = {
    "Navigator": "first_steps", "UnlockWindow": "first_steps", "RestorePage": "backups", "SecretsWindow": "backups",
    "StepsWindow": "backups", "SearchField": "finding", "Found": "finding", "AddressWindow": "finding",
    "NamesWindow": "finding", "UnsearchedWindow": "finding", "RecordList": "sources", "ReadingView": "reading",
    "TagPicker": "bench", "RedactWindow": "briefs", "ScanWindow": "reading", "FootnotesWindow": "reading",
    "LawWindow": "reading", "RecordForm": "dates", "CitationForm": "reading",
    "RecordView": "accounts", "RecordPane": "reading", "BriefView": "briefs", "ExportWindow": "briefs",
    "TemplateWindow": "briefs", "ColleaguesWindow": "colleagues", "CardWindow": "colleagues",
    "CompareWindow": "colleagues", "NewKeysWindow": "colleagues", "MergeCopyWindow": "copies",
    "SealWindow": "copies", "DifferencesWindow": "copies", "OpenSealedPage": "copies",
    "BagWindow": "copies", "BagCheckWindow": "copies", "KeysWindow": KEYS,
}
"""The chapter of each place, by the name of its class; a place without one has the chapter of what it stands in."""


def chapter_of(widget: QWidget | None) -> str:
    """The chapter of a place in a window."""
    while widget is not None:
        for kind in type(widget).__mro__:
            if kind.__name__ in PLACES:
                return PLACES[kind.__name__]
        widget = widget.parentWidget()
    return CHAPTERS[0]


@cache
def text_of(chapter: str, language: str) -> str:
    """A chapter as Markdown; its first line is its title."""
    path = resources() / "manual" / language / f"{chapter}.md"
    return path.read_text(encoding="utf-8")


def title_of(chapter: str) -> str:
    """A chapter's title in the language of the window."""
    return text_of(chapter, i18n.language()).splitlines()[0].removeprefix("# ")
