"""A folder that is whole or not there, and what only bears such a name."""

from pathlib import Path

import pytest

from desktop.archive.errors import ArchiveExists
from desktop.archive.new_folder import new_folder


def made(target: Path) -> list[str]:
    with new_folder(target) as part:
        part.mkdir()
        (part / "header").touch()
    return sorted(path.relative_to(target.parent).as_posix() for path in target.parent.rglob("*"))


def test_a_folder_of_somebodys_own_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.part").mkdir()
    (tmp_path / "a.part" / "letter.txt").touch()
    with pytest.raises(ArchiveExists, match=r"a\.part"):
        made(tmp_path / "a")
    assert (tmp_path / "a.part" / "letter.txt").exists()


def test_what_a_kill_left_is_cleared(tmp_path: Path) -> None:
    (tmp_path / "a.part" / "a" / "files").mkdir(parents=True)
    (tmp_path / "a.part" / ".unfinished").touch()
    assert made(tmp_path / "a") == ["a", "a/header"]


def test_what_somebody_else_is_making_is_left_alone(tmp_path: Path) -> None:
    with new_folder(tmp_path / "a") as part:
        part.mkdir()
        with pytest.raises(ArchiveExists):
            made(tmp_path / "a")
        assert part.exists()


def test_an_error_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(OSError), new_folder(tmp_path / "a") as part:
        part.mkdir()
        raise OSError
    assert list(tmp_path.iterdir()) == []
