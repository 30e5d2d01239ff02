"""The hits of a search as a model, and the words that are said of each."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from archive_schema.fields import LONG_TEXT
from archive_schema.sentences import words_of
from desktop.search import Hit, Snippet
from desktop.search.analysis import fold_term
from desktop.search.finding.reasons import BY_LETTERS
from desktop.ui.i18n import tr
from desktop.ui.session import Session
from desktop.ui.words import tip

HIT, BESIDE = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2
_WORD = re.compile(r"\w+")
_AT_WORDS = re.compile(r"(\w+)")
_CODE = re.compile(r"#[0-9a-fA-F]{6}|[0-9a-f]{64}")  # a colour or a hash: nothing to be read
_ENOUGH = 200  # letters of other fields that fill the lines of a hit
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class HitList(QAbstractListModel):
    """What a search found."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.hits: list[Hit] = []
        self._session = session
        self._beside: dict[str, Snippet] = {}

    def show(self, hits: list[Hit]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.hits = _titled(self._session, hits)
        self._beside.clear()
        self.endResetModel()

    def renew(self, hits: list[Hit]) -> bool:
        """The same search was asked again: show its first hits as they are now, and leave the further ones and the
        place one stands at. False when they are others."""
        if not hits or [hit.id for hit in hits] != [hit.id for hit in self.hits[:len(hits)]]:
            return False
        self.hits[:len(hits)] = _titled(self._session, hits)
        self._beside.clear()
        self.dataChanged.emit(self.index(0, 0), self.index(len(hits) - 1, 0))
        return True

    def add(self, hits: list[Hit]) -> None:
        """Show further ones below."""
        there = {hit.id for hit in self.hits}
        more = [hit for hit in hits if hit.id not in there]
        if more:
            self.beginInsertRows(_ROOT, len(self.hits), len(self.hits) + len(more) - 1)
            self.hits = [*self.hits, *_titled(self._session, more)]
            self.endInsertRows()

    def id_at(self, row: int) -> str:
        """The record in a row; "" where there is none."""
        return self.hits[row].id if 0 <= row < len(self.hits) else ""

    def row_of(self, record_id: str) -> int:
        """Where a record stands; -1 if it was not found."""
        return next((row for row, hit in enumerate(self.hits) if hit.id == record_id), -1)

    def beside(self, hit: Hit) -> Snippet:
        """What else a record says, marked as its title is, where the passage found says the title again; else nothing.
        """
        if not says_title(hit) or not self._session.is_open:
            return []
        if hit.id not in self._beside:
            self._beside[hit.id] = marked_alike(hit, beside_title(self._session, hit))
        return self._beside[hit.id]

    # What Qt asks

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        hit = self.hits[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            told = (hit.title, self._session.label(hit.kind), hit.ref, why_words(hit.why), page_words(hit.page),
                    "".join(text for text, _ in self.beside(hit)) or hit.snippet_text)
            return ". ".join(filter(None, told))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(hit.title)
        if role == BESIDE:
            return self.beside(hit)
        return hit if role == HIT else None


def why_words(why: str) -> str:
    """Why a record was found, where that is not plain from its words."""
    return {
        "word form": tr("another form of the word"), "other spelling": tr("another spelling"),
        "other script": tr("another script"), "alias": tr("another name"),
        "beginning of a word": tr("beginning of a word"),
        "pattern": tr("fits the pattern"), "near spelling": tr("spelled nearly so"), "reference": tr("its reference"),
        "part of the name": tr("a part of the name"), "sealed": tr("sealed"), "address": tr("an address"),
    }.get(why, "")


def page_words(page: str) -> str:
    """The page a passage stands on, in words."""
    return tr("page {page}", page=page) if page else ""


def says_title(hit: Hit) -> bool:
    """Whether a hit's passage is its title."""
    return _says(hit.snippet_text, hit.title)


def _says(text: str, title: str) -> bool:
    return _WORD.findall(text) == _WORD.findall(title)


def _titled(session: Session, hits: list[Hit]) -> list[Hit]:
    """Hits with their titles in the language of the window; a passage that says the title says it so too."""
    titles = {head.id: head.title for head in session.heads([hit.id for hit in hits
                                                              if session.title_is_made(hit.kind)])}
    return [_said_anew(hit, titles[hit.id]) if hit.id in titles else hit for hit in hits]


def _said_anew(hit: Hit, title: str) -> Hit:
    if not says_title(hit):
        return hit._replace(title=title)
    found = "|".join(re.escape(piece) for piece, is_match in hit.snippet if is_match and piece)
    pieces = re.split(f"({found})", title) if found else [title]
    return hit._replace(title=title, snippet=[(piece, place % 2 == 1) for place, piece in enumerate(pieces) if piece])


def marked_alike(hit: Hit, text: str) -> Snippet:
    """A text in pieces, in which the words are marked that are in a hit's passage: by their letters, or by their sound
    where the passage was found so."""
    key = fold_term if hit.why not in BY_LETTERS else str.casefold
    wanted = {key(word) for piece, is_match in hit.snippet if is_match for word in _WORD.findall(piece)} - {""}
    pieces = _AT_WORDS.split(text)
    return [(piece, place % 2 == 1 and key(piece) in wanted) for place, piece in enumerate(pieces) if piece]


def beside_title(session: Session, hit: Hit) -> str:
    """What a record says beside its title: what a list of its kind shows, then the beginning of its texts."""
    record = session.reader.find(hit.id)
    if record is None:
        return ""
    kind = session.kind(hit.kind)
    texts = (field for field in kind.fields if field.type is LONG_TEXT and not field.column)
    told: list[str] = []
    for field in (*kind.columns, *texts):
        words = "" if field.sealed else words_of(field, record[field.name], session.language, session.title)
        words = " ".join(words[:_ENOUGH].split())
        if words and not _says(words, hit.title) and not _CODE.fullmatch(words):
            told.append(words)
        if sum(map(len, told)) > _ENOUGH:
            break
    return "  ·  ".join(told)
