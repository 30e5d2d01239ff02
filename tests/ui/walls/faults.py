"""What can be wrong with a window as it stands on the screen: each function gives the faults it sees, in words."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAction, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QToolButton,
    QWidget,
)

from desktop.ui.line_button import LineButton

CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox, QAbstractItemView,
            QTabBar)
_OF_QT = (QScrollBar, QHeaderView, QAbstractSlider)
_HELP = "?"
"""What explains a field to the mouse; who listens hears it with the field itself, and Tab does not stop at it."""
_SPARE = 1  # pixels that rounding may take


def shown(window: QWidget) -> Iterator[QWidget]:
    """The widgets of a window that can be seen, the window itself among them."""
    for one in (window, *window.findChildren(QWidget)):
        if one.isVisible() and one.window() is window.window() and not one.visibleRegion().isEmpty():
            yield one


def words_on(widget: QWidget) -> str:
    """What stands on a label or a button, without its key letter."""
    if isinstance(widget, QLabel):
        return widget.text().replace("&", "") if widget.buddy() else widget.text()
    if isinstance(widget, QAbstractButton):
        return re.sub("&(?!&)", "", widget.text()).replace("&&", "&")
    return widget.currentText() if isinstance(widget, QComboBox) else ""


def _said(widget: QWidget) -> str:
    told = words_on(widget) or widget.accessibleName() or widget.objectName()
    return f"{type(widget).__name__} “{told[:60]}”"


def _is_inner(widget: QWidget) -> bool:
    """Whether it is a part of another control, which is named and reached as a whole."""
    return isinstance(widget.parent(), (QComboBox, QAbstractSpinBox, QLineEdit, QTabBar, QAbstractItemView)) or (
        widget.objectName().startswith("qt_"))


# Names


def unnamed(window: QWidget) -> list[str]:
    """Controls of which a screen reader could say nothing, as Qt's accessibility interface tells it."""
    found = []
    for one in shown(window):
        is_inner = isinstance(one, _OF_QT) or _is_inner(one)
        takes_keys = one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.focusProxy() is None
        if is_inner or not (isinstance(one, CONTROLS) or takes_keys) or isinstance(one, (QScrollArea, QLabel)):
            continue
        told = QAccessible.queryAccessibleInterface(one)
        what = QAccessible.Text.Value if getattr(one, "isReadOnly", bool)() else QAccessible.Text.Name
        if told is None or not (told.text(QAccessible.Text.Name) or told.text(what)).strip():
            found.append(f"{_said(one)} in {type(one.parent()).__name__}")
    return found


def out_of_reach(window: QWidget) -> list[str]:
    """Buttons and fields to which no key leads: neither Tab, nor a letter, nor a key of their own."""
    found = []
    for one in shown(window):
        if not isinstance(one, (QAbstractButton, QLineEdit, QComboBox)) or not one.isEnabled():
            continue
        if _is_inner(one) or one.focusProxy() is not None or words_on(one) == _HELP:
            continue
        has_letter = isinstance(one, QAbstractButton) and not one.shortcut().isEmpty()
        has_key = bool(one.property("key"))  # heard by the field it belongs to
        if not (one.focusPolicy() & Qt.FocusPolicy.TabFocus or has_letter or has_key):
            found.append(_said(one))
    return found


def letters_twice(window: QWidget) -> list[str]:
    """Key letters that are no letters or mean two things, in the window or in one of its menus."""
    controls = [one.text() for one in shown(window)
                if isinstance(one, QAbstractButton) or (isinstance(one, QLabel) and one.buddy() is not None)]
    menus = [[act.text() for act in menu.actions() if act.isVisible()] for menu in window.findChildren(QMenu)]
    found = []
    for texts in (controls, *menus):
        letters = Counter(letter.lower() for text in texts for letter in re.findall("&([^&])", text.replace("&&", "")))
        found += [f"{letter} in {[text for text in texts if '&' + letter in text.lower()]}"
                  for letter, count in letters.items() if count > 1 or not letter.isalpha()]
    return found


# Room


def cut_off(window: QWidget) -> list[str]:
    """Labels, buttons, boxes and headings whose words need more room than they have."""
    return [f"{_said(one)}: {told}" for one in shown(window) for told in [_lacking(one)] if told] + [
        told for one in shown(window) if isinstance(one, QHeaderView) for told in _headings_cut(one)]


def _lacking(one: QWidget) -> str:
    if isinstance(one, LineButton) or not words_on(one):
        return ""  # such a button cuts its words itself and tells them whole
    if outside := _beyond_the_edge(one):
        return outside
    if isinstance(one, QLabel):
        return _label_lacks(one)
    if isinstance(one, QToolButton) and one.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly and (
            not one.icon().isNull()):
        return ""
    if isinstance(one, (QPushButton, QToolButton, QCheckBox, QRadioButton)):
        lacks = _widest(one, words_on(one)) + _icon(one) - one.width()
        return f"{lacks} pixels too narrow" if lacks > _SPARE else ""
    return ""


def _label_lacks(label: QLabel) -> str:
    room = label.contentsRect()
    if label.textFormat() == Qt.TextFormat.RichText or label.pixmap().width():
        return ""
    if label.wordWrap():
        word = max((label.fontMetrics().horizontalAdvance(w) for w in words_on(label).split()), default=0)
        high = label.heightForWidth(label.width()) - label.height()
        return "a word is wider than the label" if word > room.width() + _SPARE else (
            f"{high} pixels too low" if high > _SPARE else "")
    lacks = _widest(label, words_on(label)) - room.width()
    high = label.fontMetrics().height() - room.height()
    return f"{lacks} pixels too narrow" if lacks > _SPARE else f"{high} pixels too low" if high > 2 else ""


def _widest(widget: QWidget, words: str) -> int:
    measure = QFontMetrics(widget.font())
    return max(measure.horizontalAdvance(line) for line in words.split("\n"))


def _icon(button: QAbstractButton) -> int:
    if isinstance(button, (QCheckBox, QRadioButton)):
        return button.style().pixelMetric(button.style().PixelMetric.PM_IndicatorWidth) + 4
    return 0 if button.icon().isNull() else button.iconSize().width()


def _beyond_the_edge(one: QWidget) -> str:
    """Whether a widget runs out of what holds it at the side, where nothing scrolls."""
    holder = one.parentWidget()
    while holder is not None:
        area = holder.parentWidget()
        at_rest = not isinstance(area, QAbstractScrollArea) or area.horizontalScrollBar().maximum() == 0 or (
            area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left = one.mapTo(holder, QPoint(0, 0)).x()
        if at_rest and (left < -_SPARE or left + one.width() > holder.width() + _SPARE):
            return f"runs out of {type(holder).__name__} by {max(-left, left + one.width() - holder.width())} pixels"
        if holder.isWindow() or not at_rest:
            return ""
        holder = area
    return ""


def _headings_cut(header: QHeaderView) -> list[str]:
    if header.orientation() == Qt.Orientation.Vertical or not header.model():
        return []
    found = []
    for section in range(header.count()):
        words = str(header.model().headerData(section, header.orientation()) or "")
        lacks = header.fontMetrics().horizontalAdvance(words) - header.sectionSize(section)
        if words and not header.isSectionHidden(section) and lacks > _SPARE:
            found.append(f"heading “{words}”: {lacks} pixels too narrow")
    return found


def overlapping(window: QWidget) -> list[str]:
    """Labels and buttons of one holder that lie on each other."""
    found = []
    for holder in shown(window):
        inside = [one for one in holder.children() if isinstance(one, (QLabel, QAbstractButton)) and one.isVisible()
                  and words_on(one) and not one.visibleRegion().isEmpty()]
        for one, other in itertools.combinations(inside, 2):
            common: QRect = one.geometry().intersected(other.geometry())
            if common.width() > 2 and common.height() > 2:
                found.append(f"{_said(one)} and {_said(other)}")
    return found


# Words

LATIN = re.compile(r"[A-Za-z]{3,}")
_NO_WORDS = re.compile(r"<[^>]*>|&\w+;|\{\w+\}|\b[A-Z]{3}-\d{4}\b|\S+@\S+|https?://\S*|\S*/\S*|\w+:\S*|\S+\.\w+"
                       r"|(?:\b(?:[bdfgklmnprstvz][aeiou]){2}\b\s*){4,}")
"""Markup, references, addresses, paths, fields of the query language, names of files, words of a key."""
ALLOWED = {
    "Muragat", "English", "XLSX", "BibLaTeX", "FollowTheMoney", "OpenAleph", "Message", "UTF", "KOI", "PTCP", "Mac",
    "Cyrillic", "ISO", "Windows", "EDTF", "SHA", "PDF", "CSV", "HTML", "Markdown", "Word", "DOCX", "JSON", "CSL",
    "RIS", "URL", "Ctrl", "Shift", "Alt", "Del", "Delete", "Esc", "Enter", "Return", "Tab", "Space", "PgUp", "PgDown",
    "Backspace", "Home", "End", "Left", "Right", "Ins", "OSCOLA", "Bluebook", "Chicago", "GOST", "Apache", "License",
    "Qt", "Whoosh", "SQLCipher", "ReportLab", "Python", "SQLite", "muragat", "USD", "KZT", "DOI", "ISBN", "ISSN",
    "ECLI", "HTTP", "HTTPS", "DNS", "SNI", "TCP", "TLS", "VPN", "OONI", "ASN", "Tor", "Facebook", "Telegram",
    "WhatsApp", "YouTube", "SMS", "SIM", "DPI", "DDoS", "rrggbb", "Signal", "Instagram", "TikTok", "Twitter", "Viber",
    "VKontakte", "Google", "Wayback", "Machine", "BagIt",
}
"""Names and abbreviations that are written in Latin letters in every language."""


def untranslated(window: QWidget) -> list[str]:
    """Words in Latin letters where a window of Cyrillic records speaks Russian or Kazakh."""
    return sorted({f"{where}: {told}" for where, told in _all_words(window) if _is_foreign(told)})


def _is_foreign(told: str) -> bool:
    without = _NO_WORDS.sub(" ", told)
    return bool(set(LATIN.findall(re.sub("&(?=[A-Za-z])", "", without))) - ALLOWED)


def _all_words(window: QWidget) -> Iterator[tuple[str, str]]:
    yield "title", window.windowTitle()
    for one in shown(window):
        name = type(one).__name__
        yield f"{name} says", words_on(one)
        yield f"{name}'s tip", one.toolTip()
        yield f"{name}'s name", one.accessibleName()
        if isinstance(one, (QLineEdit, QTextEdit, QPlainTextEdit)):
            yield f"{name} holds place with", one.placeholderText()
        if isinstance(one, QComboBox):
            yield from ((f"{name} offers", one.itemText(place)) for place in range(one.count()))
        if isinstance(one, QTabBar):
            yield from ((f"{name} has", one.tabText(place)) for place in range(one.count()))
        if isinstance(one, QHeaderView) and one.model() and one.orientation() == Qt.Orientation.Horizontal:
            for section in range(one.count()):
                yield "heading", str(one.model().headerData(section, one.orientation()) or "")
    for act in window.findChildren(QAction):
        yield "command", act.text().split("\t")[0]
        yield "command's tip", act.toolTip()
