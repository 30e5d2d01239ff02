"""One line on whether a second person verified a record."""

from __future__ import annotations

from desktop.archive import review
from desktop.archive.review import Review, State, Word
from desktop.ui.i18n import local_time, tr
from desktop.ui.session import Session


def review_words(session: Session, record: str) -> str:
    """What the history of a record tells of its review; "" where there is nothing to tell."""
    return said(session, review.review_of(session.reader, record), session.reader.get(record).status,
                review.is_shared(session.reader))


def said(session: Session, told: Review, status: str, shared: bool) -> str:
    """A review in words."""
    if told.author is None:
        return ""
    author, wrote = told.author.who or told.author.copy[:8], _when(session, told.author)
    if told.by is None or told.state is State.NOT_VERIFIED:
        waits = shared and status == "under_review"
        return tr("Waits for a second person. Last changed by {author}, {wrote}.", author=author,
                  wrote=wrote) if waits else ""
    words = {"by": told.by.who or told.by.copy[:8], "when": _when(session, told.by)}
    if told.state is State.CHANGED:
        return tr("Verified by {by}, {when}, and changed since by {author}, {wrote}.", author=author, wrote=wrote,
                  **words)
    if told.second:
        return tr("Verified by a second person: {by}, {when}.", **words)
    return tr("Verified by its author: {by}, {when}. No second person has looked at it.", **words) if shared else ""


def _when(session: Session, word: Word) -> str:
    return local_time(word.when, session.language)
