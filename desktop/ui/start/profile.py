"""Who works here: the profile kept in the archive, and the cards from which it is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from archive_schema.profiles import PROFILES, Profile
from desktop.ui import i18n, theme
from desktop.ui.i18n import tr

if TYPE_CHECKING:
    from desktop.ui.session import Session

KEY = "profile"
"""The window's setting; "" or none shows the kinds in use."""


def profile_of(session: Session) -> Profile | None:
    """The profile chosen in this archive, if one was."""
    return PROFILES.get(session.kept(KEY, ""))


def first_kind(session: Session) -> str:
    """The kind whose list is shown when nobody has been anywhere yet."""
    profile = profile_of(session)
    return profile.start if profile else "source"


class ProfileChoice(QWidget):
    """One radio button for each profile, and below it what stands at the left then. `chosen` is its name."""

    def __init__(self, plurals: dict[str, str], chosen: str = "") -> None:
        """`plurals`: what records of each kind are called, in the language of the window."""
        super().__init__()
        self._group = QButtonGroup(self)
        self._names: list[str] = []
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.GRID // 2)
        for profile in PROFILES.values():
            kinds = ", ".join(plurals[name] for name in profile.kinds)
            self._add(rows, profile.name, profile.label.in_(i18n.language()), profile.work.in_(i18n.language()), kinds)
        self._add(rows, "", tr("All of it"), tr("Every kind that is in use"), "")
        self._group.button(self._names.index(chosen if chosen in self._names else "")).setChecked(True)

    def _add(self, rows: QVBoxLayout, name: str, words: str, work: str, kinds: str) -> None:
        button = QRadioButton(words.replace("&", "&&"))
        button.setFont(theme.font(semibold=True))
        button.setAccessibleDescription(f"{work}. {kinds}")
        self._group.addButton(button, len(self._names))
        self._names.append(name)
        rows.addWidget(button)
        for told, tone in ((work, ""), (kinds, "second")):
            if told:
                below = theme.label(told, "small", tone, wrap=True)
                below.setContentsMargins(26, 0, 0, 0)
                below.setAlignment(Qt.AlignmentFlag.AlignLeading)
                rows.addWidget(below)
        rows.addSpacing(theme.GAP)

    @property
    def chosen(self) -> str:
        """The name of the profile that is marked; "" for all of it."""
        return self._names[self._group.checkedId()]
