"""What is to be exported of a brief, asked for once: edition, papers, exhibits, and what proves it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.briefs.exporting import Wanted
from desktop.ui import theme
from desktop.ui.forms.chosen_editors import combo
from desktop.ui.i18n import tr, trn

_WIDTH = 460


class ExportWindow(QDialog):
    """Asks how a brief is to leave the archive; `wanted()` is the answer.

    `open_points` is how many things are not settled, `exhibits` how many exhibits the brief has.
    """

    def __init__(self, parent: QWidget | None, open_points: int, exhibits: int) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Export the brief"))
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(20, 20, 20, 16)
        self._rows.setSpacing(theme.GAP)
        self._editions()
        self._papers()
        self._with_exhibits(exhibits)
        self._proof()
        self._points(open_points)
        self._buttons()
        for changed in (self.safe.toggled, *(box.toggled for box in self.papers.values()),
                        self.exhibits.currentIndexChanged, self.proof.currentIndexChanged):
            changed.connect(lambda _=None: self._fit())
        self._fit()

    # Laying out

    def _head(self, words: str) -> None:
        if self._rows.count():
            self._rows.addSpacing(theme.GAP)
        self._rows.addWidget(theme.label(words, semibold=True, wrap=True))

    def _told(self, words: str) -> QLabel:
        made = theme.label(words, "small", "second", wrap=True)
        made.setFixedWidth(_WIDTH)
        made.setMinimumHeight(made.heightForWidth(_WIDTH))
        self._rows.addWidget(made)
        return made

    def _editions(self) -> None:
        self._head(tr("For whom"))
        self.full = QRadioButton(tr("&Full edition, for a court, a body or ourselves"))
        self.safe = QRadioButton(tr("&Safe to publish"))
        self.full.setChecked(True)
        group = QButtonGroup(self)
        for button in (self.full, self.safe):
            group.addButton(button)
            self._rows.addWidget(button)
        self._told(tr("Safe to publish: people are named as their protection and their consent allow, evidence is "
                      "redacted, and the finished files are searched for every protected name."))

    def _papers(self) -> None:
        self._head(tr("As"))
        self.papers: dict[str, QCheckBox] = {}
        for code, words in (("pdf", tr("&PDF, for keeping (PDF/A)")), ("docx", tr("&Word, with real footnotes")),
                            ("html", tr("Web pa&ge, in one file")), ("md", tr("&Markdown"))):
            box = QCheckBox(words)
            box.setChecked(code == "pdf")
            self.papers[code] = box
            self._rows.addWidget(box)

    def _with_exhibits(self, count: int) -> None:
        self._rows.addSpacing(theme.GAP)
        self.exhibits = self._choice(tr("E&xhibits"), (
            ("none", tr("Not with it")), ("joined", tr("Behind the brief, in its PDF")),
            ("volume", tr("As a volume of their own"))))
        self.exhibits.setEnabled(bool(count))
        if not count:
            self.exhibits.setItemText(0, tr("This brief has no exhibits."))

    def _proof(self) -> None:
        self.proof = self._choice(tr("Can be chec&ked by its reader"), (
            ("none", tr("No manifest")), ("attached", tr("Manifest in the PDF")),
            ("beside", tr("Manifest in a file beside it"))))
        before = self._rows.count()
        self.key = self._choice(tr("S&igned"), (
            ("brief", tr("By a key of this brief")), ("copy", tr("By the key of this copy of the archive")),
            ("none", tr("Not signed"))))
        self.opening = QCheckBox(tr("Also the file that &opens the notes"))
        self._rows.addWidget(self.opening)
        self._told(tr("Give that file only to whoever may check the evidence: with it, files are matched with notes."))
        made = (self._rows.itemAt(at) for at in range(before, self._rows.count()))
        self._of_proof = [widget for item in made if item and (widget := item.widget())]

    def _choice(self, words: str, choices: Sequence[tuple[str, str]]) -> QComboBox:
        box = combo()
        for code, said in choices:
            box.addItem(said, code)
        box.setAccessibleName(words.replace("&", ""))
        label = QLabel(words)
        label.setBuddy(box)
        self._rows.addWidget(label)
        self._rows.addWidget(box)
        return box

    def _points(self, count: int) -> None:
        self._rows.addSpacing(theme.GAP)
        self.points = QCheckBox(trn("Print the {count} open point, and mark the paper as a &draft",
                                    "Print the {count} open points, and mark the paper as a &draft", count))
        self.points.setChecked(bool(count))
        self.points.setVisible(bool(count))
        self._rows.addWidget(self.points)

    def _buttons(self) -> None:
        buttons = QDialogButtonBox()
        self.go: QWidget = buttons.addButton(tr("&Export…"), QDialogButtonBox.ButtonRole.AcceptRole)
        theme.mark(self.go, primary=True)
        buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._rows.addWidget(buttons)

    # What goes together

    def _fit(self) -> None:
        """Offer only what can be had together."""
        pdf, proved = self.papers["pdf"].isChecked(), self.proof.currentData() != "none"
        self.proof.setEnabled(pdf)
        _offer(self.exhibits, "joined", pdf)
        _offer(self.key, "copy", not self.safe.isChecked())
        self.key.setEnabled(pdf and proved)
        self.opening.setEnabled(pdf and proved)
        for widget in self._of_proof:  # what belongs to a manifest is asked once there is to be one
            widget.setVisible(pdf and proved)
        self.adjustSize()
        self.go.setEnabled(any(box.isChecked() for box in self.papers.values()))

    def wanted(self) -> Wanted:
        """What was asked for."""

        def chosen(box: QComboBox) -> str:
            return str(box.currentData()) if box.isEnabled() else "none"

        return Wanted(
            tuple(code for code, box in self.papers.items() if box.isChecked()),
            edition="safe" if self.safe.isChecked() else "full", open_points=self.points.isChecked(),
            exhibits=chosen(self.exhibits), proof=chosen(self.proof), key=str(self.key.currentData()),
            opening=self.opening.isEnabled() and self.opening.isChecked())


def _offer(box: QComboBox, code: str, may_be: bool) -> None:
    """Let a choice be made, or not; one that was made and may not be gives way to the first."""
    at = box.findData(code)
    item = box.model().item(at)  # type: ignore[attr-defined]
    item.setEnabled(may_be)
    if not may_be and box.currentIndex() == at:
        box.setCurrentIndex(0)
