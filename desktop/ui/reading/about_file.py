"""A file that is not shown here, such as a recording: what it is, and how to look at it elsewhere."""

from __future__ import annotations

import os

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from archive_schema.records import Record
from desktop.ui import dialogs, theme
from desktop.ui.i18n import said, size_words, tr
from desktop.ui.reading.kept_file import KeptFile
from desktop.ui.session import Session
from desktop.ui.words import Words, coloured, escaped


class AboutFile(QWidget):
    """Hidden until it is told of a file."""

    wants_transcript = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._kept: KeptFile | None = None
        self._file: Record | None = None
        self.title = theme.label("", semibold=True, wrap=True)
        self.words, self.facts = Words(), Words(size="small", tone="second")
        self.export_button = QPushButton(tr("E&xport a copy…"))
        self.export_button.clicked.connect(self.export)
        self.transcript_button = QPushButton(tr("Type the t&ranscript…"))
        self.transcript_button.clicked.connect(self.wants_transcript)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, theme.GAP)
        box.setSpacing(theme.GRID)
        for widget in (self.title, self.words, self.facts):
            box.addWidget(widget)
        for button in (self.transcript_button, self.export_button):
            box.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def tell(self, file: Record, kept: KeptFile) -> None:
        """Tell of this file."""
        self._file, self._kept = file, kept
        kind = str(file["media_type"] or "")
        self.title.setText(str(file["name"] or file.ref))
        is_recording = kind.startswith(("audio/", "video/"))
        self.transcript_button.setVisible(is_recording)
        if is_recording:
            words = tr("Muragat plays no sound and no video: export a copy and open that in another program, then "
                       "delete it, since it is not encrypted. A transcript typed beside it is read here, and cited by "
                       "its times.")
        else:
            words = tr("Files of this kind are kept whole, but not shown here. To look at it, export a copy and open "
                       "that in another program. A copy outside is not encrypted: delete it afterwards.")
        self.words.setPlainText(words)
        size = int(file["size"] or 0)
        facts = [kind or tr("kind not known"), size_words(size) if size else ""]
        hashed = str(file["sha256"]) if isinstance(file["sha256"], str) else ""
        self.facts.setPlainText("\n".join(filter(None, (" · ".join(filter(None, facts)),
                                                   f"SHA-256 {hashed}" if hashed else "", str(file["note"] or "")))))
        self.show()

    def export(self) -> None:
        """Ask where to, and write a copy there."""
        if self._file is None or self._kept is None:
            return
        name, kept = str(self._file["name"] or self._file.ref), self._kept
        path = dialogs.choose_save(self, tr("Export a copy"), name, os.path.splitext(name)[1].lstrip("."))
        if path is not None:
            self._session.tasks.run(tr("Exporting a copy"), lambda step: kept.write_to(path),
                                    failed=lambda error: self._fail(error))

    def _fail(self, error: BaseException) -> None:
        self.words.setHtml(coloured(escaped(" ".join(said(error))), "danger"))
