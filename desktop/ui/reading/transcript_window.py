"""The words of a recording, typed beside it line by line: when, who, what."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from archive_schema import transcripts
from desktop.archive import Writer
from desktop.ui import theme
from desktop.ui.i18n import tr
from desktop.ui.session import Session

STEP = "Type a transcript"


class TranscriptWindow(QDialog):
    """Types the transcript of a source; it is kept as the text of the source, and the recording stays as it is."""

    kept = Signal()

    def __init__(self, parent: QWidget | None, session: Session, source_id: str) -> None:
        super().__init__(parent)
        self._session, self._source = session, source_id
        source = session.reader.get(source_id)
        self.setWindowTitle(tr("Transcript"))
        self.resize(round(560 * theme.scale()), round(440 * theme.scale()))
        how = theme.label(tr("A line for each who speaks: time, name, colon, words. A line without a time goes on with "
                             "the one before. A passage of it is cited by its time."), tone="second", wrap=True)
        self.edit = QPlainTextEdit(str(source["text"] or ""))
        self.edit.setAccessibleName(tr("Transcript"))
        self.edit.setPlaceholderText("00:03:12 " + tr("Judge: The court will rise.") + "\n00:03:40 …")
        self.edit.setTabChangesFocus(True)
        theme.mark(self.edit, reading=True)
        label = QLabel(tr("&Lines of {title}", title=session.title(source_id).replace("&", "&&")))
        label.setWordWrap(True)
        label.setBuddy(self.edit)
        self.told = theme.label("", "small", "second", wrap=True)
        buttons = QDialogButtonBox()
        self.go = buttons.addButton(tr("&Keep"), QDialogButtonBox.ButtonRole.AcceptRole)
        theme.mark(self.go, primary=True)
        buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.keep)
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        for widget in (how, label, self.edit, self.told, buttons):
            rows.addWidget(widget)
        rows.setStretchFactor(self.edit, 1)
        self.edit.textChanged.connect(self._say)
        self._say()

    def _say(self) -> None:
        text = self.edit.toPlainText()
        wrong = transcripts.backwards(text)
        if wrong:
            times = ", ".join(transcripts.clock(line.seconds) for line in wrong[:5])
            self.told.setText(tr("These times come before the line above them: {times}", times=times))
        elif text.strip() and not transcripts.is_transcript(text):
            self.told.setText(tr("The first line tells no time: begin it as 00:03:12."))
        else:
            self.told.setText(tr("Lines with a time: {count}", count=str(len(transcripts.read(text)))))
        self.go.setEnabled(bool(text.strip()))

    def keep(self) -> None:
        """Keep what was typed as the text of the source."""
        text, source, how = self.edit.toPlainText().strip(), self._source, tr("transcript, typed by hand")

        def work(writer: Writer) -> None:
            writer.edit(source, {"text": text, "text_method": how, "pages": None})

        self._session.write(STEP, work, done=lambda _: self.kept.emit())
        self.accept()
