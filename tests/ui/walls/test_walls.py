"""What holds in every window, in Russian and Kazakh at the largest size of type, where room is least.

The acceptance run looks at three languages and two sizes, with the pages and forms of every kind.
"""

from __future__ import annotations

import pytest

from desktop.ui.main_window import MainWindow
from tests.ui.walls.looking import faults_of, looking
from tests.ui.walls.windows import WINDOWS, pages_of

OPENED = {**WINDOWS, **pages_of(("source", "prosecution", "blocked_site", "citation", "provision", "brief_block"))}


@pytest.mark.parametrize("name", sorted(OPENED))
def test_nothing_is_cut_off_and_every_control_has_a_name_and_a_key(name: str, main: MainWindow) -> None:
    with looking(OPENED[name], main) as window:
        assert faults_of(window) == {}
