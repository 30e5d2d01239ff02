from __future__ import annotations

from dataclasses import fields

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QComboBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from archive_schema.kinds import SCHEMA
from desktop.paths import resources
from desktop.ui import theme

INKS = ("ink", "second", "accent", "warn", "danger", "good")


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
             for part in QColor(colour).getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK])
@pytest.mark.parametrize("ground", ["window", "paper", "wash"])
@pytest.mark.parametrize("ink", INKS)
def test_every_ink_can_be_read_on_every_ground(colours: theme.Colours, ground: str, ink: str):
    assert contrast(getattr(colours, ink), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK])
def test_the_words_of_a_main_button_and_of_a_match_can_be_read(colours: theme.Colours):
    assert contrast(colours.on_accent, colours.accent) >= 4.5 and contrast(colours.ink, colours.mark) >= 4.5


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK])
@pytest.mark.parametrize("ground", ["window", "paper"])
def test_the_outline_of_a_field_can_be_seen(colours: theme.Colours, ground: str):
    assert contrast(colours.outline, getattr(colours, ground)) >= 3


def test_colours_follow_the_mode(english: None):
    theme.apply(theme.DARK_MODE)
    assert theme.colours() is theme.DARK
    theme.apply(theme.LIGHT_MODE)
    assert theme.colours() is theme.LIGHT


def test_a_list_to_choose_from_shows_its_last_line_whole(english: None, qtbot: QtBot):
    page, box = QWidget(), QComboBox()
    qtbot.addWidget(page)
    QVBoxLayout(page).addWidget(box)
    box.addItems(["one", "two", "three"])
    page.show()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    box.showPopup()
    assert box.view().verticalScrollBar().maximum() == 0


def test_a_larger_type_is_larger_than_the_systems_own_however_often_it_is_asked_for(english: None):
    own = QApplication.font().pointSizeF()
    theme.apply(theme.LIGHT_MODE, 150)
    theme.apply(theme.LIGHT_MODE, 150)
    assert QApplication.font().pointSizeF() == pytest.approx(own * 1.5)
    theme.apply(theme.LIGHT_MODE, 100)


@pytest.mark.parametrize("kind", [kind.name for kind in SCHEMA])
def test_each_kind_of_record_has_an_icon(kind: str):
    assert (resources() / "icons" / f"{kind}.svg").exists()


def test_icons_take_their_colour_from_the_palette():
    pictures = [path for path in (resources() / "icons").glob("*.svg")
                if not path.stem.endswith(("_light", "_dark"))]  # those two are for the style, which cannot colour
    assert all("currentColor" in path.read_text() and "#" not in path.read_text() for path in pictures)


def test_both_sets_of_colours_are_whole():
    assert all(QColor.isValidColorName(getattr(colours, field.name))
               for colours in (theme.LIGHT, theme.DARK) for field in fields(theme.Colours))
