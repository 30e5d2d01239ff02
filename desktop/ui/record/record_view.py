"""A record to be read: title, state, fields with the number of their citations, sources, relations, history."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from textwrap import shorten
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from archive_schema.fields import LINK, LINKS, LONG_TEXT, MOMENT, ROWS, SEALED, Field
from archive_schema.records import Record
from archive_schema.sentences import not_known, row_words, words_of
from archive_schema.vocabularies import CONFIDENTIALITY, HANDLING, PROTECTION, STATUS
from desktop.archive.came_in import of_record
from desktop.briefs.safe.redact import can_be_redacted
from desktop.ui import theme
from desktop.ui.flow import Flow
from desktop.ui.forms.adding import FieldChooser
from desktop.ui.i18n import tr, trn
from desktop.ui.joining.joining_commands import SETTLE
from desktop.ui.joining.left_open import KIND as DIFFERENCE
from desktop.ui.order.chips import head_of
from desktop.ui.record import belonging
from desktop.ui.record.accounts import Accounts, Prefer, aim_words, count_words, is_rival
from desktop.ui.record.field_value import FieldValue
from desktop.ui.record.history import History
from desktop.ui.record.kept_difference import KeptDifference
from desktop.ui.record.reviewed import review_words
from desktop.ui.record.row_markup import row_markup
from desktop.ui.session import Session
from desktop.ui.words import Words, link, tip

JSON = Any
_LABEL_WIDTH = 132
_LONGEST_TITLE = 140  # letters of one that is made of several fields
_PREVIEW = 600
"""Letters of a long text that the page shows; the reading view shows all."""


class RecordView(QScrollArea):
    """The page of one record. It shows; what to do is asked by signals."""

    open_record = Signal(str)
    act = Signal(str)
    """A button was pressed: "edit", "cite", "trash", "restore", "read", "brief", "settle"."""
    edit_field = Signal(str)
    cite_for = Signal(str, str)
    """Cite a source for (row, field); either may be ""."""
    show_place = Signal(str)
    """Read the source of a citation that is shown here, at its passage."""
    field_left = Signal()
    """A field was changed in its place, or left as it was."""
    edit_record = Signal(str)
    """Change another record that is shown here, such as a citation."""

    def __init__(self, session: Session, record_id: str, opened: frozenset[str] = frozenset()) -> None:
        """`opened` names the parts that stand open, as `open_parts` gave them."""
        super().__init__(widgetResizable=True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.session, self._opened = session, set(opened)
        reader = session.reader
        self.record = reader.get(record_id)
        self.kind = session.kind(self.record.kind)
        self.citations = reader.citations_of(record_id)
        self.counts: dict[tuple[str, str], QToolButton] = {}
        self.values: dict[str, FieldValue] = {}
        self._last_field = ""
        page = QWidget()
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme.mark(page, paper=True)
        self._box = QVBoxLayout(page)
        self._box.setContentsMargins(theme.PANE, theme.PANE, theme.PANE, theme.PANE)
        self._box.setSpacing(theme.GAP)
        self._head()
        self._fields()
        self._sources()
        self._related()
        self._history()
        self._box.addStretch(1)
        self.setWidget(page)

    def open_parts(self) -> frozenset[str]:
        """The parts that stand open, for the next page of the same record."""
        return frozenset(self._opened)

    @property
    def is_typed_in(self) -> bool:
        """Whether a reason or a field is being typed here; then the page must stay."""
        return any(one.reason.text() for one in self.findChildren(Prefer)) or any(
            one.inline for one in self.values.values())

    def keep_draft(self) -> bool:
        """Have what is typed in a field in the archive, as the draft of the record's form; whether anything was."""
        return any([one.inline.keep_draft() for one in self.values.values() if one.inline is not None])

    # The keyboard among the fields

    def field_at(self) -> str:
        """The field at which the keyboard is; "" if at none."""
        focus = QApplication.focusWidget()
        here = (name for name, one in self.values.items() if focus and (one is focus or one.isAncestorOf(focus)))
        return next(here, "")

    def take_focus(self, field: str = "") -> None:
        """Put the keyboard at a field: the one named, the one where it was last, or the first."""
        name = field or self._last_field
        value = self.values.get(name) or next(iter(self.values.values()), None)
        if value is not None:
            value.setFocus()
            self.ensureWidgetVisible(value)

    def edit_here(self, field: str = "") -> bool:
        """Change the field at which the keyboard is in its place; whether there is one."""
        value = self.values.get(field or self.field_at())
        if value is None or not value.may_change:
            return False
        value.edit()
        return True

    def aim(self) -> tuple[str, str]:
        """What is cited for now: the row and the field at which the keyboard is; rows are cited for one by one."""
        name = self.field_at()
        return "", "" if name and self.kind.field(name).type is ROWS else name

    def _go(self, name: str, step: int) -> None:
        names = list(self.values)
        place = names.index(name) + step
        if 0 <= place < len(names):
            self.take_focus(names[place])

    def _field_left(self, name: str) -> None:
        """A field was changed in its place, or not; the page is made anew when the change has arrived."""
        self._last_field = name
        self.field_left.emit()

    def add_field(self, name: str) -> None:
        """Put a field that holds nothing yet on the page, to be filled in its place."""
        if name not in self.values:
            self._field(self.kind.field(name), [], at=self._added)
        self.take_focus(name)
        self.values[name].edit()

    # The head

    def _head(self) -> None:
        record, language = self.record, self.session.language
        small = QHBoxLayout()
        icon = QLabel()
        icon.setPixmap(theme.kind_icon(record.kind).pixmap(20, 20))
        small.addWidget(icon)
        small.addWidget(theme.label(f"{record.ref} · {self.kind.label.in_(language)}", "small", "second", wrap=True), 1)
        self._box.addLayout(small)
        words = self.session.title_of(record)
        if len(self.kind.title_fields) > 1:  # what is long in it stands whole in its own field
            words = shorten(words, _LONGEST_TITLE, placeholder="…")
        title = theme.label(words, "title", semibold=True, wrap=True)
        title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._box.addWidget(title)
        chips = QWidget()
        flow = Flow(chips)
        for words, tone in self._chips():
            chip = theme.label(words, "small", tone)
            theme.mark(chip, chip=True)
            flow.addWidget(chip)
        for made in head_of(self.session, record, self.open_record.emit):
            flow.addWidget(made)
        self._box.addWidget(chips)
        buttons = QWidget()
        row = Flow(buttons, theme.GAP)
        for name, words, key in self._actions():
            # What has a key of its own needs no letter; the menus have taken some of them.
            button = QPushButton(words.replace("&", "") if key else words)
            button.setToolTip(key)
            theme.mark(button, primary=name in ("cite", "read", "brief", "settle"))
            button.clicked.connect(lambda checked=False, name=name: self.act.emit(name))
            button.setObjectName(name)
            row.addWidget(button)
        self._box.addWidget(buttons)
        self._box.addSpacing(theme.GAP)

    def _actions(self) -> Iterator[tuple[str, str, str]]:
        record = self.record
        if record.kind == "source":
            yield "read", tr("&Read"), ""
        elif record.kind == "citation":
            yield "read", tr("&Read its passage"), ""
        elif record.kind == "file" and can_be_redacted(str(record["media_type"] or "")) and not record.trashed and (
                record["role"] != "redacted"):
            yield "redact", tr("Redact…"), ""
        elif record.kind == "brief":
            yield "brief", tr("&Open the brief"), ""
        elif record.kind == DIFFERENCE:
            if record["state"] == "open" and not record.trashed:
                yield "settle", tr("Settle it…"), SETTLE
        else:
            yield "cite", tr("&Cite a source"), "Ctrl+Shift+K"
        if record.kind != DIFFERENCE:  # it is settled; its values are no words to be typed in
            yield "edit", tr("E&dit"), "Ctrl+E"
        if record.trashed:
            yield "restore", tr("Take &out of the trash"), "Ctrl+Shift+R"
        else:
            yield "trash", tr("Put into the &trash"), "Del"

    def _chips(self) -> Iterator[tuple[str, str]]:
        record, language = self.record, self.session.language
        if record.trashed:
            yield tr("In the trash"), "danger"
        good = record.status in ("verified", "published")
        yield STATUS.say(record.status, language), "good" if good else "danger" if record.status == "rejected" else ""
        guarded = record.confidentiality in ("restricted", "secret")
        yield CONFIDENTIALITY.say(record.confidentiality, language), "danger" if guarded else ""
        if record["protection"] not in (None, "none"):
            yield PROTECTION.say(record["protection"], language), "warn"
        for one in record["handling"] or ():
            yield HANDLING.say(one, language), "warn"
        if any(value is SEALED for value in record.values.values()):
            yield tr("Holds sealed values"), "warn"
        if rivals := sum(map(is_rival, self.citations)):
            yield trn("≠ {count} other account", "≠ {count} other accounts", rivals), "warn"

    # Fields

    def _fields(self) -> None:
        kind, record = self.kind, self.record
        if kind.name == DIFFERENCE:
            page = KeptDifference(self.session, record)
            page.open_record.connect(self.open_record)
            self._box.addWidget(page)
            return
        rest = (f for f in kind.fields if not f.first)
        shown = 0
        for field in (*kind.first_lines, *rest):
            told = record[field.name] is not None or field.name in record.unknown
            cited = self._about(field=field.name)
            if (self._says_title(field) or (field.repeats and record[field.repeats])) and not cited:
                continue
            if told or cited:
                self._field(field, cited)
                shown += 1
        if not shown:
            self._box.addWidget(Words(tr("Nothing is entered here yet."), tone="second"))
        self._added = QVBoxLayout()
        self._added.setSpacing(theme.GAP)
        self._box.addLayout(self._added)
        self.chooser = FieldChooser(lambda: self.kind.fields, self.session.language, with_all=False)
        self.chooser.chosen.connect(self.add_field)
        self._box.addWidget(self.chooser)

    def _says_title(self, field: Field) -> bool:
        return self.kind.title == f"{{{field.name}}}" and self.record[field.name] == self.record.title

    def _about(self, row: str = "", field: str = "") -> list[Record]:
        return [c for c in self.citations if (c["row"] or "") == row and (c["field"] or "") == field]

    def _field(self, field: Field, cited: Sequence[Record], at: QVBoxLayout | None = None) -> None:
        value, language = self.record[field.name], self.session.language
        label = theme.label(field.label.in_(language), "small", "second", wrap=True)
        label.setToolTip(field.help.in_(language) if field.help.en else "")
        wide = field.type is ROWS or (field.type is LONG_TEXT and value is not None and len(str(value)) > 60)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.GAP)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, 0 if wide else _LABEL_WIDTH)
        label.setMinimumWidth(0 if wide else _LABEL_WIDTH)
        if not wide:
            label.setMaximumWidth(max(_LABEL_WIDTH, label.minimumSizeHint().width()))
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(label, 0, 0, 1, 2 if wide else 1, top)
        content = self._rows(field, value) if field.type is ROWS and value else self._words(field, value)
        said = aim_words(self.session, self.record, field.name) if self._is_aim(field) else \
            words_of(field, value, language, self.session.title)
        shown = FieldValue(self.session, self.record, field, content, said or "—", len(cited))
        shown.step.connect(partial(self._go, field.name))
        shown.changed.connect(self._field_left)
        label.setBuddy(shown)
        self.values[field.name] = shown
        grid.addWidget(shown, 1 if wide else 0, 0 if wide else 1, 1, 3 if wide else 1, top)
        (at or self._box).addLayout(grid)
        if cited:
            preferred = words_of(field, value, language, self.session.title)
            button, panel = self._count(("", field.name), cited, lambda: self._accounts(cited, field, preferred),
                                        field.label.in_(language))
            grid.addWidget(button, 0, 2, top)
            self._box.addWidget(panel)

    def _is_aim(self, field: Field) -> bool:
        """Whether a field holds what its citation speaks about."""
        return self.record.kind == "citation" and field.name in ("row", "field") and bool(self.record[field.name])

    def _words(self, field: Field, value: JSON) -> QWidget:
        language = self.session.language
        if value is None:
            unknown = self.record.unknown.get(field.name)
            words = not_known(unknown, language) if unknown else "—"
            note = f" ({unknown['note']})" if unknown and unknown.get("note") else ""
            return Words(words + note, tone="second")
        if value is SEALED:
            return Words("🔒 " + field.words(value, language), tone="second")
        if self._is_aim(field):
            return Words(aim_words(self.session, self.record, field.name))
        if field.type in (LINK, LINKS):
            ids = [value] if field.type is LINK else value
            made = Words(markup="<br>".join(link(self.session.title(one) or "?", one) for one in ids))
            made.followed.connect(self.open_record)
            made.setAccessibleName(field.label.in_(language))
            return made
        words = field.words(value, language)
        made = Words(words if len(words) <= _PREVIEW else f"{words[:_PREVIEW]}…")
        if field.type is MOMENT:
            made.setToolTip(tip("\n".join(filter(None, (value.get("edtf", ""), value.get("printed", ""))))))
        return made

    def _rows(self, field: Field, rows: Sequence[dict[str, JSON]]) -> QWidget:
        """Each row: its line, then what the line leaves out, then its citations."""
        made = QWidget()
        box = QVBoxLayout(made)
        box.setContentsMargins(theme.PANE, 0, 0, 0)
        box.setSpacing(theme.GAP)
        for row in rows:
            line = QHBoxLayout()
            words = Words(markup=row_markup(self.session, self.record, field, row))
            words.followed.connect(self.open_record)
            line.addWidget(words, 1)
            box.addLayout(line)
            cited = [c for c in self.citations if c["row"] == row["id"]]
            if cited:
                button, panel = self._count((row["id"], ""), cited, partial(self._row_accounts, field, row, cited),
                                            row_words(field, row, self.session.language))
                line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
                box.addWidget(panel)
        return made

    def _accounts(self, citations: Sequence[Record], field: Field | None = None, preferred: str = "", *,
                  row: str = "", heading: bool = False) -> Accounts:
        made = Accounts(self.session, citations, field, preferred, heading=heading)
        made.cite.connect(lambda: self.cite_for.emit(row, field.name if field else ""))
        made.open_record.connect(self.open_record)
        made.edit.connect(self.edit_record)
        made.show_place.connect(self.show_place)
        return made

    def _row_accounts(self, rows: Field, row: dict[str, JSON], cited: Sequence[Record]) -> QWidget:
        """What is said of a row: of the row as a whole first, then field by field."""
        made = QWidget()
        box = QVBoxLayout(made)
        box.setContentsMargins(0, 0, 0, 0)
        for name in sorted({c["field"] or "" for c in cited}):
            some = [c for c in cited if (c["field"] or "") == name]
            if not name:
                box.addWidget(self._accounts(some, row=row["id"]))
                continue
            field = rows.inner(name)
            preferred = words_of(field, row.get(name), self.session.language, self.session.title)
            box.addWidget(self._accounts(some, field, preferred, row=row["id"], heading=True))
        return made

    def _count(self, key: tuple[str, str], cited: Sequence[Record], make: Callable[[], QWidget], of: str,
               ) -> tuple[QToolButton, QWidget]:
        """The number of citations, which opens them below."""
        button = QToolButton(checkable=True)
        button.setText(count_words(cited))
        button.setFont(theme.font("small"))
        theme.mark(button, chip=True)
        told = trn("{count} citation: {field}", "{count} citations: {field}", len(cited), field=of)
        button.setToolTip(tip(told))
        button.setAccessibleName(told)
        holder = QWidget(visible=False)
        box = QVBoxLayout(holder)
        box.setContentsMargins(theme.PANE, 0, 0, 0)
        name = "/".join(key)

        def turn(wanted: bool) -> None:
            if wanted and not box.count():
                box.addWidget(make())
            holder.setVisible(wanted)
            (self._opened.add if wanted else self._opened.discard)(name)

        button.toggled.connect(turn)
        button.setChecked(name in self._opened)
        self.counts[key] = button
        return button, holder

    # What belongs to the record

    def _section(self, name: str, words: str, make: Callable[[], QWidget], *, open_at_first: bool = True) -> None:
        """A part of the page that opens and folds."""
        self._box.addSpacing(theme.GAP)
        self._box.addWidget(theme.line())
        button = QPushButton()
        theme.mark(button, link=True)
        button.setCheckable(True)
        holder = QWidget(visible=False)
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 0)
        mark = f"-{name}" if open_at_first else name

        def turn(wanted: bool) -> None:
            button.setText(f"{'▾' if wanted else '▸'}  {words}")
            if wanted and not box.count():
                box.addWidget(make())
            holder.setVisible(wanted)
            (self._opened.discard if wanted == open_at_first else self._opened.add)(mark)

        button.setAccessibleName(words)
        button.setObjectName(name)
        button.toggled.connect(turn)
        self._box.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._box.addWidget(holder)
        if open_at_first == (mark not in self._opened):
            button.setChecked(True)
        else:
            turn(False)

    def _sources(self) -> None:
        whole = self._about()
        if whole:
            self._section("sources", tr("Sources for the whole record ({count})", count=len(whole)),
                          lambda: self._accounts(whole))
        if self.record.kind != "source":
            return
        cited = self.session.reader.cited_by(self.record.id)
        if cited:
            self._section("cited_for", tr("Cited for ({count})", count=len(cited)),
                          lambda: belonging.cited_for(self.session, cited, self.open_record.emit))

    def _related(self) -> None:
        reader, record = self.session.reader, self.record
        files = reader.files_of(record.id) if record.kind == "source" else []
        if files:
            self._section("files", tr("Files ({count})", count=len(files)),
                          lambda: belonging.files(self.session, files, self.open_record.emit))
        others = [head for head in reader.pointing_at(record.id)
                  if head.kind not in ("citation", "file", "brief_block", "sameness") and not head.trashed]
        came = {line.import_: tr("line {place}", place=line.place) for line in of_record(reader, record.id)}
        others += reader.heads(list(came))
        if others:
            self._section("related", tr("Related records ({count})", count=len(others)),
                          lambda: belonging.by_kind(self.session, others, self.open_record.emit, came))

    def _history(self) -> None:
        versions = self.session.reader.history(self.record.id)
        if words := review_words(self.session, self.record.id):
            self._box.addWidget(theme.label(words, "small", "second", wrap=True))
        self._section("history", tr("History ({count})", count=len(versions)),
                      lambda: History(self.session, self.kind, versions), open_at_first=False)
