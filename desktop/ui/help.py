"""Help inside the program: the keys, and what Muragat is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHeaderView, QPushButton, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.i18n import tr


class KeysWindow(QDialog):
    """Every command with its key, menu by menu."""

    def __init__(self, menus: list[tuple[str, list[tuple[str, str]]]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Keys"))
        self.resize(520, 560)
        tree = QTreeWidget()
        tree.setAccessibleName(tr("Keys"))
        tree.setHeaderLabels([tr("Command"), tr("Key")])
        tree.setRootIsDecorated(False)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.header().setStretchLastSection(False)
        tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        for menu, lines in menus:
            top = QTreeWidgetItem([menu, ""])
            top.setFont(0, theme.font(semibold=True))
            tree.addTopLevelItem(top)
            for command, keys in lines:
                top.addChild(QTreeWidgetItem([command, keys]))
            top.setExpanded(True)
        close = QPushButton(tr("&Close"))
        close.setAccessibleName(tr("Close"))
        close.clicked.connect(self.close)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(theme.PANE, theme.PANE, theme.PANE, theme.PANE)
        rows.addWidget(tree, 1)
        rows.addWidget(close, 0, Qt.AlignmentFlag.AlignTrailing)


class AboutWindow(QDialog):
    """What this program is, and what it promises and does not."""

    def __init__(self, parent: QWidget | None = None, system: str = "") -> None:
        """`system`: what this system tells of sleep and screen."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("About Muragat"))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 24, 24, 16)
        rows.setSpacing(theme.PANE)
        rows.addWidget(theme.label("Muragat", "title", semibold=True))
        for words in (
            tr("An archive and case-file manager that works without a network, and briefs whose every sentence can be "
               "checked."),
            tr("What you enter is encrypted on the disk. It does not protect you while the archive is unlocked from "
               "whoever controls this computer."),
            system,
            tr("Apache-2.0. No warranty."),
        ):
            rows.addWidget(theme.label(words, wrap=True))
        self._reading = theme.label("", wrap=True)
        self._reading.hide()
        rows.addWidget(self._reading)
        close = QPushButton(tr("&Close"))
        close.setAccessibleName(tr("Close"))
        close.clicked.connect(self.close)
        rows.addWidget(close, 0, Qt.AlignmentFlag.AlignTrailing)
        self._fit()

    def _fit(self) -> None:
        width, rows = round(440 * theme.scale()), self.layout()
        assert rows is not None
        self.setFixedSize(width, rows.totalHeightForWidth(width))

    def tell_reading(self, words: str) -> None:
        """Tell how files from outside are read, once it has been tried."""
        self._reading.setText(words)
        self._reading.show()
        self._fit()
