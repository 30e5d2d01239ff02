"""What sources say of a record or a field: its citations, and rival accounts side by side."""

from __future__ import annotations

import html
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from archive_schema.fields import CHOICE, FLAG, LINK, LINKS, MOMENT, ROWS, SIBLING, Field, FieldError
from archive_schema.records import Record
from archive_schema.sentences import row_words
from archive_schema.vocabularies import CHECK_RESULT, LOCATOR, RELIABILITY
from desktop.ui import theme
from desktop.ui.i18n import said, tr
from desktop.ui.line_button import LineButton
from desktop.ui.session import Session
from desktop.ui.words import Words, coloured, escaped, link


def is_rival(citation: Record) -> bool:
    """Whether a citation gives another value, or speaks against the one there is."""
    return bool(citation["value"]) or citation["stance"] == "contradicts"


def count_words(citations: Sequence[Record]) -> str:
    """How many accounts there are, in a few signs: "3", or "2 ≠" when some differ."""
    rivals = any(map(is_rival, citations))
    return f"{len(citations)} ≠" if rivals else str(len(citations))


class CitationCard(QWidget):
    """One citation: who says it, in which source, where, how reliable, in which words."""

    open_record = Signal(str)
    edit = Signal(str)
    show_place = Signal(str)

    def __init__(self, session: Session, citation: Record, *, reading: bool = False) -> None:
        """`reading`: its passage is in sight already."""
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(theme.GRID)
        source = Words(markup=link(session.title(citation["source"]) or "?", citation["source"]))
        source.setAccessibleName(tr("Source"))
        source.followed.connect(self.open_record)
        change = QPushButton("✎")
        theme.mark(change, link=True)
        change.setToolTip(tr("Change this citation"))
        change.setAccessibleName(tr("Change citation {ref}", ref=citation.ref))
        change.clicked.connect(lambda: self.edit.emit(citation.id))
        head.addWidget(source, 1)
        if not reading:
            place = QPushButton("¶")
            theme.mark(place, link=True)
            place.setToolTip(tr("Read its passage"))
            place.setAccessibleName(tr("Read the passage of {ref}", ref=citation.ref))
            place.clicked.connect(lambda: self.show_place.emit(citation.id))
            head.addWidget(place, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(change, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(head)
        told = Words(markup="<br>".join(_told(session, citation)), size="small")
        told.followed.connect(self.open_record)
        box.addWidget(told)


def _told(session: Session, citation: Record) -> list[str]:
    """What a citation says, line by line, as markup."""
    language = session.language
    lines = []
    if who := citation["speaker"] or _author(session, citation["source"]):
        lines.append(tr("Who says it: {who}", who=escaped(who)))
    if place := where(citation, language):
        lines.append(escaped(place))
    if seen := citation["cited_in"]:
        # The place of these is in the source in which it was seen.
        spot = ", ".join(filter(None, (
            tr("note {note}", note=citation["cited_in_note"]) if citation["cited_in_note"] else "",
            citation["cited_in_section"] or "")))
        lines.append(tr("seen in") + " " + link(session.title(seen), seen) + (f", {escaped(spot)}" if spot else ""))
    judged = citation["reliability"] or _reliability(session, citation["source"])
    if judged:
        tone = "danger" if judged in ("unlikely", "none") else "warn" if judged == "unsure" else "second"
        lines.append(coloured(escaped(RELIABILITY.say(judged, language)), tone))
    if quote := citation["quote"]:
        lines.append(f"<i>“{escaped(quote)}”</i>")
    if citation["quote_translation"]:
        lines.append(escaped(f"[{citation['quote_translation']}]"))
    if checked := citation["check_result"]:
        lines.append(tr("Compared with the source: {result}", result=escaped(CHECK_RESULT.say(checked, language))))
    if citation["note"]:
        lines.append(escaped(citation["note"]))
    return [line if line.startswith("<span") else coloured(line, "second") for line in lines]


def where(citation: Record, language: str) -> str:
    """The place in the source, as a person names it."""
    spot = citation["locator"] or ""
    kind = LOCATOR.say(citation["locator_kind"], language) if citation["locator_kind"] else ""
    return ", ".join(filter(None, (f"{kind} {spot}".strip(), citation["section"] or "")))


def _author(session: Session, source_id: str) -> str:
    source = session.reader.find(source_id)
    if source is None:
        return ""
    authors = ", ".join(filter(None, (row.get("name", "") for row in source.rows("authors"))))
    return authors or str(source["publisher"] or "")


def _reliability(session: Session, source_id: str) -> str:
    source = session.reader.find(source_id)
    return str(source["reliability"] or "") if source else ""


class Accounts(QWidget):
    """The accounts of one field, row or record. Rival values stand beside the preferred one."""

    open_record = Signal(str)
    edit = Signal(str)
    show_place = Signal(str)
    cite = Signal()
    """One more source is to be cited for the same."""

    def __init__(self, session: Session, citations: Sequence[Record], field: Field | None = None,
                 preferred: str = "", *, heading: bool = False) -> None:
        """`preferred` is the field's value in words; `heading` says the field's name above."""
        super().__init__()
        self._session, self._field = session, field
        rivals = [one for one in citations if one["value"]]
        box = QVBoxLayout(self)
        box.setContentsMargins(0, theme.GRID, 0, theme.GAP)
        box.setSpacing(theme.PANE)
        if heading and field is not None:
            box.addWidget(theme.label(field.label.in_(session.language), "small", "second", wrap=True))
        if not rivals:
            for reason in _reasons(citations):
                box.addWidget(reason)
            for one in citations:
                box.addWidget(self._card(one))
        else:
            box.addLayout(self._side_by_side(citations, rivals, preferred))
        more = LineButton(tr("Cite another source for this"))
        more.clicked.connect(self.cite)
        box.addWidget(more)

    def _side_by_side(self, citations: Sequence[Record], rivals: Sequence[Record], preferred: str) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.PANE)
        grid.setVerticalSpacing(theme.PANE)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        columns = [self._column(preferred, [one for one in citations if not one["value"]], True)]
        for value in dict.fromkeys(str(one["value"]) for one in rivals):
            columns.append(self._column(self._said(value), [one for one in rivals if one["value"] == value], False))
        for place, column in enumerate(columns):
            grid.addWidget(column, place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
        return grid

    def _card(self, citation: Record) -> CitationCard:
        card = CitationCard(self._session, citation)
        card.open_record.connect(self.open_record)
        card.edit.connect(self.edit)
        card.show_place.connect(self.show_place)
        return card

    def _column(self, value: str, citations: list[Record], is_preferred: bool) -> QWidget:
        column = QWidget()
        box = QVBoxLayout(column)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.GRID)
        column.setAccessibleName(tr("Preferred") if is_preferred else tr("Another account"))
        head = "✓ " + tr("Preferred") if is_preferred else "≠ " + tr("Another account")
        box.addWidget(Words(head, size="small", tone="good" if is_preferred else "warn"))
        box.addWidget(Words(markup=f"<b>{html.escape(value) or '—'}</b>"))
        for reason in _reasons(citations):
            box.addWidget(reason)
        if is_preferred and not citations:
            box.addWidget(Words(tr("No source is cited for this value itself."), size="small", tone="second"))
        for one in citations:
            box.addWidget(self._card(one))
        if not is_preferred and self._can_prefer():
            box.addWidget(Prefer(self._session, citations[0].id))
        return column

    def _said(self, value: str) -> str:
        """A rival value in the words of the field, if it can be read so."""
        if self._field is None or self._field.type not in (MOMENT, CHOICE, FLAG):
            return value
        try:
            return self._field.words(self._field.parse(value), self._session.language)
        except FieldError:
            return value

    def _can_prefer(self) -> bool:
        return self._field is not None and self._field.type not in (ROWS, LINK, LINKS, SIBLING)


def _reasons(citations: Sequence[Record]) -> list[Words]:
    """Why accounts were preferred to others."""
    given = filter(None, (one["preferred_reason"] for one in citations))
    return [Words(tr("Because: {reason}", reason=reason), size="small") for reason in given]


class Prefer(QWidget):
    """Makes a rival account the preferred one, with a reason, as one step."""

    def __init__(self, session: Session, citation_id: str) -> None:
        super().__init__()
        self._session, self._citation = session, citation_id
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(theme.GRID)
        self.button = QPushButton(tr("Prefer this account…"))
        theme.mark(self.button, link=True)
        self.reason = QLineEdit(visible=False)
        self.reason.setPlaceholderText(tr("Why? (Enter)"))
        self.reason.setAccessibleName(tr("Why this account is preferred"))
        self.problem = theme.label("", "small", "danger", wrap=True)
        self.problem.hide()
        for widget in (self.button, self.reason, self.problem):
            box.addWidget(widget)
        self.button.clicked.connect(self._ask)
        self.reason.returnPressed.connect(self.prefer)

    def _ask(self) -> None:
        self.reason.show()
        self.reason.setFocus()

    def prefer(self) -> None:
        """Do it, if a reason is given."""
        reason, citation = self.reason.text().strip(), self._citation
        if not reason:
            self._fail(tr("Say why, in a few words."))
            return
        self._session.write("Prefer another account", lambda w: w.prefer(citation, reason), done=self._done,
                            failed=lambda error: self._fail(" ".join(said(error))))

    def _done(self, record: object) -> None:
        self.reason.clear()

    def _fail(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.show()


def aim_words(session: Session, citation: Record, name: str) -> str:
    """The row or the field a citation speaks about, as a person calls it; what is gone is shown as it is kept."""
    about, language = session.reader.find(citation["about"]), session.language
    if about is None:
        return str(citation[name])
    kind = session.kind(about.kind)
    owner = next((f for f in kind.rows_fields for row in about.rows(f.name) if row["id"] == citation["row"]), None)
    if name == "row" and owner:
        row = next(row for row in about.rows(owner.name) if row["id"] == citation["row"])
        return f"{owner.label.in_(language)}: {row_words(owner, row, language, session.title)}"
    named = next((f for f in (owner.fields if owner else kind.fields) if f.name == citation[name]), None)
    return named.label.in_(language) if named else str(citation[name])
