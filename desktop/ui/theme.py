"""How the window looks: the one place with colours, sizes of type and space, and the style of controls."""

from __future__ import annotations

import functools
import os
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QWidget

from desktop.paths import resources

STYLE = "Fusion"
LIGHT_MODE, DARK_MODE, SYSTEM_MODE = "light", "dark", "system"
MODES = (SYSTEM_MODE, LIGHT_MODE, DARK_MODE)
SIZES = (100, 115, 130, 150)
"""Sizes of type, in per cent of the system's."""

GRID, GAP, GROUP_GAP, PANE = 4, 8, 20, 12
"""Space, in pixels: the grid, between form rows, between groups, inside a pane."""
ROW = 28
"""The height of a list row, in pixels, before a larger type makes it higher."""
_TITLE, _SMALL = 1.25, 0.875


@dataclass(frozen=True)
class Colours:
    """One set of colours. Every ink stands at 4.5:1 or more on window, paper and wash."""

    window: str
    paper: str
    ink: str
    second: str
    hairline: str
    outline: str
    accent: str
    on_accent: str
    wash: str
    warn: str
    danger: str
    good: str
    mark: str


LIGHT = Colours(
    window="#F6F5F2", paper="#FFFFFF", ink="#1C1B19", second="#5E5B55", hairline="#DEDBD4", outline="#8C8880",
    accent="#0F6E68", on_accent="#FFFFFF", wash="#E3F0EF", warn="#8A5000", danger="#A6261D", good="#2F6B2F",
    mark="#FBE8B5",
)
DARK = Colours(
    window="#1B1C1E", paper="#232427", ink="#ECEAE6", second="#A9A69F", hairline="#37383C", outline="#77787D",
    accent="#5CC2B8", on_accent="#0E1F1D", wash="#1F3533", warn="#E0A458", danger="#F08A80", good="#8CC98C",
    mark="#5A4A1C",
)


TAG_COLOURS = ("#0F6E68", "#A6261D", "#2B5FA8", "#B36B00", "#6B3FA0", "#2F6B2F", "#A83279", "#7A4A21", "#4A5A6A")
"""Colours offered for tags, told apart by those who see red and green alike by how light they are, too."""
_STANDS_OUT = 3.0


def tag_ink(colour: str) -> str:
    """A tag's colour as it is drawn now: moved towards the ink until it stands out from paper and window."""
    return _tag_ink(colour, colours() is DARK)


@functools.cache
def _tag_ink(colour: str, dark: bool) -> str:
    c = DARK if dark else LIGHT
    ink = QColor(colour) if QColor.isValidColorName(colour) else QColor(c.outline)
    for share in range(0, 101, 10):
        mixed = _mixed(ink, QColor(c.ink), share)
        if min(contrast(mixed, QColor(c.paper)), contrast(mixed, QColor(c.window))) >= _STANDS_OUT:
            return mixed.name()
    return c.ink


def _mixed(one: QColor, other: QColor, share: int) -> QColor:
    parts = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)
    return QColor(*(round(a + (b - a) * share / 100) for a, b in parts))


def contrast(one: QColor, other: QColor) -> float:
    """How far two colours stand apart, from 1 to 21 (WCAG 2, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
             for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


@dataclass(frozen=True)
class Paper:
    """What lies on a page of a source, which stays white in the dark: washes through which its ink is read."""

    cited: str = "#BFE3E0"
    rival: str = "#FBE3B0"
    found: str = "#FDF0A6"
    here: str = "#F2B84B"
    chosen: str = "#A9CFF2"


PAPER = Paper()


def colours() -> Colours:
    """The colours in use."""
    return LIGHT if QGuiApplication.palette().window().color().lightness() > 127 else DARK


def brush(name: str) -> QBrush:
    """One of the colours in use, for a model."""
    return QBrush(QColor(getattr(colours(), name)))


def apply(mode: str = SYSTEM_MODE, size: int = 100) -> None:
    """Dress the whole application; `size` is in per cent of the system's own type.

    Dressed so already, nothing is done: Qt would style every widget there is anew.
    """
    app = cast(QApplication, QApplication.instance())
    if app.property("own_size") is None:
        app.setProperty("own_size", app.font().pointSizeF())
    if os.environ.get("QT_STYLE_OVERRIDE") != STYLE:
        app.setStyle(STYLE)
    font = app.font()
    font.setPointSizeF(app.property("own_size") * size / 100)
    if font != app.font():
        app.setFont(font)
    chosen = DARK if is_dark(mode) else LIGHT
    if app.styleSheet() != (sheet := _sheet(chosen)):
        app.setPalette(_palette(chosen))
        app.setStyleSheet(sheet)


def scale() -> float:
    """How much larger the type is than the system's own; widths that hold words grow with it."""
    own = cast(QApplication, QApplication.instance()).property("own_size")
    return QApplication.font().pointSizeF() / own if own else 1.0


def is_dark(mode: str) -> bool:
    """Whether a mode means dark now; "system" asks the desktop."""
    if mode == SYSTEM_MODE:
        return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return mode == DARK_MODE


def _palette(c: Colours) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for where, colour in (
        (role.Window, c.window), (role.Base, c.paper), (role.AlternateBase, c.window), (role.Button, c.window),
        (role.WindowText, c.ink), (role.Text, c.ink), (role.ButtonText, c.ink), (role.BrightText, c.danger),
        (role.PlaceholderText, c.second), (role.Highlight, c.wash), (role.HighlightedText, c.ink),
        (role.Link, c.accent), (role.LinkVisited, c.accent), (role.Accent, c.accent),
        (role.ToolTipBase, c.paper), (role.ToolTipText, c.ink),
        (role.Light, c.paper), (role.Midlight, c.hairline), (role.Mid, c.hairline), (role.Dark, c.outline),
        (role.Shadow, c.hairline),
    ):
        palette.setColor(where, QColor(colour))
    for where in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, QColor(c.outline))
    return palette


def _sheet(c: Colours) -> str:
    """The few things Fusion draws heavier than a reading room wants. Only colours, lines and space."""
    shade = "light" if c is LIGHT else "dark"
    tick, arrow = ((resources() / "icons" / f"{name}_{shade}.svg").as_posix() for name in ("tick", "arrow"))
    return f"""
    QSplitter::handle {{ background: {c.hairline}; }}
    QSplitter::handle:horizontal {{ width: 1px; }}
    QMainWindow::separator {{ background: {c.hairline}; }}
    QMenuBar {{ background: {c.window}; border-bottom: 1px solid {c.hairline}; padding: 2px 6px; }}
    QMenuBar::item {{ padding: 4px 8px; border-radius: 4px; background: transparent; }}
    QMenuBar::item:selected {{ background: {c.wash}; }}
    QMenu {{ background: {c.paper}; border: 1px solid {c.hairline}; padding: 4px; }}
    QMenu::item {{ padding: 5px 28px 5px 12px; border-radius: 4px; }}
    QMenu::item:selected {{ background: {c.wash}; color: {c.ink}; }}
    QMenu::item:disabled {{ color: {c.outline}; }}
    QMenu::separator {{ height: 1px; background: {c.hairline}; margin: 4px 8px; }}
    QMenu::indicator {{ left: 6px; }}
    QMenu[checks="true"]::item {{ padding-left: 28px; }}
    QStatusBar {{ border-top: 1px solid {c.hairline}; }}
    QStatusBar::item {{ border: none; }}
    QToolTip {{ color: {c.ink}; background: {c.paper}; border: 1px solid {c.hairline}; padding: 4px; }}
    QHeaderView {{ background: {c.window}; border: none; }}
    QHeaderView::section {{ background: {c.window}; color: {c.second}; border: none; padding: 5px 11px;
        border-bottom: 1px solid {c.hairline}; }}
    QAbstractItemView {{ border: none; outline: none; selection-background-color: {c.wash};
        selection-color: {c.ink}; }}
    QTreeView#navigator {{ background: {c.window}; padding: 4px 8px; }}
    QTableView::item {{ padding: 0 8px; border: none; }}
    QTableView::item:selected {{ background: {c.wash}; color: {c.ink}; }}
    QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox {{ background: {c.paper}; color: {c.ink};
        border: 1px solid {c.outline}; border-radius: 4px; padding: 4px 6px; selection-background-color: {c.accent};
        selection-color: {c.on_accent}; }}
    QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus {{ border: 2px solid {c.accent};
        padding: 3px 5px; }}
    QLineEdit[problem="true"], QPlainTextEdit[problem="true"], QTextEdit[problem="true"] {{
        border: 1px solid {c.danger}; }}
    QLineEdit:disabled, QPlainTextEdit:disabled {{ background: {c.window}; color: {c.outline}; }}
    QTextEdit[reading="true"], QPlainTextEdit[reading="true"] {{ border: none; }}
    QTextBrowser[words="true"], QTextBrowser[words="true"]:focus {{ background: transparent; border: none;
        padding: 0; }}
    QPushButton {{ background: {c.paper}; color: {c.ink}; border: 1px solid {c.outline}; border-radius: 4px;
        padding: 5px 14px; }}
    QPushButton:hover {{ background: {c.wash}; border-color: {c.accent}; }}
    QPushButton:focus {{ border: 2px solid {c.accent}; padding: 4px 13px; }}
    QPushButton:disabled {{ color: {c.outline}; border-color: {c.hairline}; background: {c.window}; }}
    QPushButton[primary="true"] {{ background: {c.accent}; color: {c.on_accent}; border: 1px solid {c.accent}; }}
    QPushButton[primary="true"]:focus {{ border: 2px solid {c.ink}; }}
    QPushButton[primary="true"]:disabled {{ background: {c.hairline}; color: {c.second};
        border-color: {c.hairline}; }}
    QPushButton[link="true"] {{ background: transparent; border: none; outline: none; color: {c.accent};
        padding: 4px 4px; text-align: left; }}
    QPushButton[link="true"]:hover, QPushButton[link="true"]:focus {{ text-decoration: underline; border: none;
        padding: 4px 4px; }}
    QPushButton[lone="true"], QPushButton[lone="true"]:hover, QPushButton[lone="true"]:focus {{ padding: 4px 12px; }}
    QPushButton[link="true"]:disabled {{ color: {c.outline}; }}
    QCheckBox {{ spacing: 8px; }}
    QCheckBox::indicator, QListView::indicator, QTableView::indicator {{ width: 16px; height: 16px;
        border: 1px solid {c.outline}; border-radius: 3px; background: {c.paper}; }}
    QCheckBox::indicator:checked, QListView::indicator:checked, QTableView::indicator:checked {{
        background: {c.accent}; border-color: {c.accent};
        image: url("{tick}"); }}
    QCheckBox:focus, QRadioButton:focus {{ color: {c.accent}; }}
    QCheckBox:disabled, QRadioButton:disabled {{ color: {c.outline}; }}
    QRadioButton {{ spacing: 8px; }}
    QRadioButton::indicator {{ width: 16px; height: 16px; border: 1px solid {c.outline}; border-radius: 8px;
        background: {c.paper}; }}
    QRadioButton::indicator:checked {{ width: 8px; height: 8px; border: 5px solid {c.accent}; border-radius: 9px;
        background: {c.on_accent}; }}
    QComboBox {{ background: {c.paper}; color: {c.ink}; border: 1px solid {c.outline}; border-radius: 4px;
        padding: 4px 6px; margin: 1px 0; }}
    QComboBox:focus {{ border: 2px solid {c.accent}; padding: 4px 5px; margin: 0; }}
    QComboBox:disabled {{ background: {c.window}; color: {c.outline}; }}
    QComboBox::drop-down {{ border: none; width: 22px; }}
    QComboBox::down-arrow {{ image: url("{arrow}"); width: 12px; height: 12px; }}
    QComboBox QAbstractItemView {{ background: {c.paper}; border: 1px solid {c.outline}; padding: 2px; }}
    QListView[offer="true"] {{ background: {c.paper}; border: 1px solid {c.outline}; padding: 2px; }}
    QListView[offer="true"]::item {{ padding: 4px 6px; }}
    QListView[offer="true"]::item:selected {{ background: {c.wash}; color: {c.ink}; }}
    QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
    QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
    QScrollBar::handle {{ background: {c.hairline}; border-radius: 4px; margin: 1px; min-height: 28px;
        min-width: 28px; }}
    QScrollBar::handle:hover {{ background: {c.outline}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QDialog QTreeView::item {{ padding: 3px 0; }}
    QTreeView[lines="true"]::item, QListView[lines="true"]::item {{ padding: 4px 6px; }}
    QToolButton {{ background: transparent; color: {c.ink}; border: 1px solid transparent; border-radius: 4px;
        padding: 3px; }}
    QToolButton:hover, QToolButton:checked {{ background: {c.wash}; }}
    QToolButton:focus {{ border: 1px solid {c.accent}; }}
    QToolButton[chip="true"] {{ background: {c.wash}; color: {c.ink}; padding: 2px 8px; border-radius: 9px; }}
    QToolButton[chip="true"]:hover {{ border: 1px solid {c.accent}; }}
    QToolButton::menu-indicator {{ image: none; }}
    QProgressBar {{ background: {c.hairline}; border: none; border-radius: 2px; max-height: 4px; min-height: 4px; }}
    QProgressBar::chunk {{ background: {c.accent}; border-radius: 2px; }}
    QScrollArea {{ border: none; background: transparent; }}
    QTabWidget::pane {{ border: none; border-top: 1px solid {c.hairline}; }}
    QTabBar::tab {{ background: transparent; color: {c.second}; padding: 6px 12px; border: none;
        border-bottom: 2px solid transparent; }}
    QTabBar::tab:selected {{ color: {c.ink}; border-bottom: 2px solid {c.accent}; }}
    QTabBar::tab:focus {{ color: {c.accent}; }}
    QWidget[paper="true"] {{ background: {c.paper}; }}
    QFrame[line="true"] {{ background: {c.hairline}; border: none; max-height: 1px; min-height: 1px; }}
    QLabel[tone="second"] {{ color: {c.second}; }}
    QLabel[tone="good"] {{ color: {c.good}; }}
    QLabel[tone="warn"] {{ color: {c.warn}; }}
    QLabel[tone="danger"] {{ color: {c.danger}; }}
    QLabel[chip="true"] {{ background: {c.wash}; color: {c.ink}; border-radius: 9px; padding: 4px 8px; }}
    """


# Type

def font(size: str = "body", semibold: bool = False) -> QFont:
    """The interface's type: "title", "body" or "small"."""
    made = QFont(QApplication.font())
    made.setPointSizeF(made.pointSizeF() * {"title": _TITLE, "small": _SMALL}.get(size, 1.0))
    if semibold:
        made.setWeight(QFont.Weight.DemiBold)
    return made


def label(text: str = "", size: str = "body", tone: str = "", *, semibold: bool = False, wrap: bool = False) -> QLabel:
    """A label of plain text in one of three sizes and the tones "", "second", "good", "warn", "danger"."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFont(font(size, semibold))
    made.setWordWrap(wrap)
    if tone:
        made.setProperty("tone", tone)
    return made


def mark(widget: QWidget, **properties: str | bool) -> None:
    """Set properties that the style knows (primary, link, chip, tone, problem, paper), and draw anew."""
    for name, value in properties.items():
        widget.setProperty(name, "true" if value is True else "false" if value is False else value)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return  # the style has not looked at it yet
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def line() -> QWidget:
    """A hairline across."""
    made = QFrame()
    made.setProperty("line", "true")
    return made


# Icons

def icon(name: str, colour: str = "") -> QIcon:
    """One of our own icons in the ink of the palette; made anew after the palette changed."""
    c = colours()
    made = QIcon(_drawn(name, colour or c.second))
    made.addPixmap(_drawn(name, c.outline), QIcon.Mode.Disabled)
    return made


def kind_icon(kind: str) -> QIcon:
    """The icon of a kind of record; kinds without one of their own share a plain sheet."""
    return icon(kind if (resources() / "icons" / f"{kind}.svg").exists() else "record")


def picture(name: str, colour: str, size: int = 20) -> QPixmap:
    """An icon as a picture of that many pixels."""
    return _drawn(name, colour, size)


@functools.lru_cache(maxsize=512)
def _drawn(name: str, colour: str, size: int = 20, ratio: float = 2.0) -> QPixmap:
    """An icon's picture at twice its size, so that it is sharp on dense screens too."""
    svg = (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    pixmap = QPixmap(QSize(size, size) * ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size * ratio, size * ratio))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
