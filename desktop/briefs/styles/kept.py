"""Style files that a user brought: kept in the archive by name, so that a brief names one as it names a house style."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.briefs.errors import BriefError
from desktop.briefs.styles.csl import NotAStyle, read_style, title_of

if TYPE_CHECKING:
    from desktop.archive import Reader, Writer

_SETTING = "styles of notes"
_LARGEST = 2_000_000  # bytes; the largest style published has a quarter of a million


class CannotReadStyle(BriefError):
    """A style file could not be read from the disk."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path} could not be read: {why}.", "Choose a .csl file that is there.")


def kept_styles(reader: Reader) -> dict[str, str]:
    """The style files of this archive: their text by name."""
    return dict(reader.setting(_SETTING) or {})


def load_style(path: Path) -> tuple[str, str]:
    """Name and text of a .csl file that can be used. Raises NotAStyle, CannotReadStyle."""
    try:
        with open(path, "rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError as error:
        raise CannotReadStyle(path, error.strerror or str(error)) from error
    if len(data) > _LARGEST:
        raise NotAStyle("it is larger than any style")
    read_style(data, "en")
    try:
        return title_of(data) or path.stem, data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotAStyle("it is not written in UTF-8") from error


def keep_style(writer: Writer, name: str, text: str) -> None:
    """Keep a style file under its name; one that has this name already is replaced."""
    writer.set_setting(_SETTING, kept_styles(writer) | {name: text})
