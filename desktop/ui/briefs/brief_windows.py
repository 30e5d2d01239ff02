"""Windows that belong to a brief: its exhibits, its open questions, and what changed since it was filed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton

from archive_schema.labels import Label
from desktop.archive import Changes, Writer
from desktop.archive.clock import utc_now
from desktop.briefs.exhibits import exhibits_of, remove_exhibit
from desktop.briefs.exhibits.listed import file_of, may_be_shown
from desktop.briefs.filing import changed_since
from desktop.briefs.templates import complete
from desktop.ui.dialogs import AskLine
from desktop.ui.finding.lines_window import Line, LinesWindow
from desktop.ui.i18n import tr, trn
from desktop.ui.session import Session

_SINCE = {
    "changed": Label.of("changed | изменено | өзгертілген"), "added": Label.of("added | добавлено | қосылған"),
    "trashed": Label.of("in the trash | в корзине | себетте"), "removed": Label.of("removed | удалено | жойылған"),
    "purged": Label.of("purged for good | стёрто навсегда | біржола өшірілген"),
}


class _BriefLines(LinesWindow):
    """Lines about one brief, made anew when something changes."""

    def __init__(self, session: Session, brief_id: str, title: str, headings: list[str]) -> None:
        super().__init__(session, title, headings)
        self.setWindowTitle(f"{session.reader.get(brief_id).ref} · {title}")
        self.brief_id = brief_id
        session.changed.connect(self._changed)
        self.show_lines()

    def show_lines(self) -> None:
        """Show what there is."""
        raise NotImplementedError

    def tell(self, words: str) -> None:
        """Say in a line above what there is; without lines there are no headings either."""
        self.lead.setText(words)
        self.lines.setHeaderHidden(not self.lines.topLevelItemCount())

    def button(self, words: str, act: Callable[[], object]) -> QPushButton:
        """A button before “Close”."""
        made = QPushButton(words)
        made.setAccessibleName(words.replace("&", ""))
        made.clicked.connect(lambda checked=False: act())
        self.buttons.insertWidget(self.buttons.count() - 1, made)
        return made

    def _changed(self, changes: Changes) -> None:
        if self.session.is_open and self.session.reader.find(self.brief_id):
            self.show_lines()


class ExhibitsWindow(_BriefLines):
    """The exhibits of a brief in their order."""

    def __init__(self, session: Session, brief_id: str, choose: Callable[[], object]) -> None:
        super().__init__(session, brief_id, tr("Exhibits"), [
            tr("Number"), tr("What it is"), tr("Source"), tr("File"), tr("Looked at for names"),
            tr("Stamped as, when filed")])
        self.button(tr("Make exhibits of the &sources cited"), choose)
        self.look_button = self.button(tr("I looked at it for &names…"), self.ask_looked_at)
        self.take_button = self.button(tr("&Take out"), self.take_out)
        self.lines.currentItemChanged.connect(lambda now, before: self._offer())
        self._offer()

    def _offer(self) -> None:
        for button in (self.take_button, self.look_button):
            button.setEnabled(self.lines.currentItem() is not None)

    def show_lines(self) -> None:
        """See _BriefLines."""
        self.clear()
        lines = exhibits_of(self.session.reader, self.brief_id, language=self.session.language)
        self.add(((one.number, one.title, one.source, one.name or one.file, self._looked_at(one.id), one.filed_as),
                  one.id) for one in lines)
        self.tell(
            trn("{count} exhibit. Enter opens its record, where file, pages and title are chosen.",
                "{count} exhibits. Enter opens a record, where file, pages and title are chosen.", len(lines))
            if lines else tr("This brief has no exhibits yet."))

    def _looked_at(self, exhibit_id: str) -> str:
        """By whom, if it was these very bytes; what may be published unseen says so."""
        reader = self.session.reader
        exhibit = reader.get(exhibit_id)
        file = file_of(reader, exhibit, "safe")
        if file is not None and file["role"] == "redacted":
            return tr("redacted copy {ref}", ref=file.ref)
        return str(exhibit["looked_at_by"]) if file is not None and may_be_shown(exhibit, file) else tr("not yet")

    def ask_looked_at(self) -> None:
        """Ask who looked at the exhibit that is chosen, and note it for the file as it now is."""
        item = self.lines.currentItem()
        exhibit = self.record_of(item) if item is not None else ""
        if not exhibit:
            return
        ask = AskLine(self, tr("Looked at for names"),
                      tr("An edition that is safe to publish takes an exhibit that no machine can read only if "
                         "somebody has looked at every page of it, and found nobody who must not be named."),
                      tr("Looked at by (code)"), tr("&Note it"))
        ask.field.setText(next((step.who for step in self.session.reader.steps(1)), ""))
        if ask.exec():
            self.note_looked_at(exhibit, ask.field.text().strip())

    def note_looked_at(self, exhibit_id: str, by: str) -> None:
        """Note who looked at the file of an exhibit today; another file in its place is not looked at yet."""
        def work(writer: Writer) -> None:
            file = file_of(writer, writer.get(exhibit_id), "safe")
            sha256 = file["sha256"] if file is not None and isinstance(file["sha256"], str) else None
            writer.edit(exhibit_id, {"looked_at_by": by, "looked_at_on": {"edtf": utc_now()[:10]},
                                     "looked_at_sha256": sha256})

        self.session.write("Note who looked at an exhibit", work)

    def take_out(self) -> None:
        """Put the exhibit that is chosen into the trash, and number the others anew."""
        item = self.lines.currentItem()
        if item is not None and (exhibit := self.record_of(item)):
            self.session.write("Take out an exhibit", lambda writer: remove_exhibit(writer, exhibit))


class QuestionsWindow(_BriefLines):
    """What a form asks: what is answered, and what is missing."""

    def __init__(self, session: Session, brief_id: str, sheet: Callable[[], object]) -> None:
        super().__init__(session, brief_id, tr("Questions of the brief"), [tr("No."), tr("Question"), tr("State")])
        self.sheet_button = self.button(tr("&Interview sheet…"), sheet)
        self.sheet_button.setEnabled(self.missing)

    def show_lines(self) -> None:
        """See _BriefLines."""
        self.clear()
        found = complete(self.session.reader, self.brief_id)
        lines: list[Line] = []
        for one in (*found.missing, *found.answered):
            state = (tr("answered") if one.answered else tr("must be answered") if one.needed else tr("open"))
            confirm = f", {tr('compare with the form in use')}" if one.to_confirm else ""
            lines.append(((one.asked_as, one.question, state + confirm), one.block))
        self.add(lines)
        self.missing = bool(found.missing)
        told = tr("{answered} of {count} questions are answered.", answered=len(found.answered), count=len(found.asked))
        self.tell(" ".join(filter(None, (told, found.form))) if found.asked
                  else tr("This brief asks no questions: it was not begun from a form."))


class SinceWindow(_BriefLines):
    """What was cited in each filed paper and is no longer as it was."""

    def __init__(self, session: Session, brief_id: str) -> None:
        super().__init__(session, brief_id, tr("Changed since it was filed"), [
            tr("Filed"), tr("Record"), tr("What"), tr("Field"), tr("Before"), tr("Now")])

    def show_lines(self) -> None:
        """See _BriefLines."""
        self.clear()
        reader, language = self.session.reader, self.session.language
        filed = [record for head in reader.page("submission") if (record := reader.get(head.id))["brief"] ==
                 self.brief_id and record["filed"]]
        count, lines = 0, list[Line]()
        for submission in filed:
            for since in changed_since(reader, submission.id, language):
                record = reader.id_of(since.ref) if reader.has_ref(since.ref) else ""
                what = _SINCE[since.what].in_(language)
                rows = [(one.label, one.before, one.after) for one in since.fields] or [("", "", "")]
                named = f"{since.ref} {self.session.title(record) or since.title}"
                lines += [((submission.ref, named, what, *row), record) for row in rows]
                count += 1
        self.add(lines)
        self.tell(tr("This brief was not filed yet.") if not filed else
                  trn("{count} record has changed since.", "{count} records have changed since.", count))
