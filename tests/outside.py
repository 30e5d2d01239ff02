"""Data from outside, listed in outside.toml and read from the folder that MURAGAT_OUTSIDE names."""

import hashlib
import os
import tomllib
from dataclasses import dataclass
from pathlib import Path

LIST = Path(__file__).with_name("outside.toml")


@dataclass(frozen=True)
class Outside:
    """A file of a public repository, or several of one folder; outside.toml explains each value."""

    name: str
    repository: str
    commit: str
    path: str
    sha256: str
    licence: str
    used_by: tuple[str, ...]
    language: str = ""

    def find(self) -> Path | None:
        """Where it lies here, or the first of its files; None when it is absent or is not what is meant."""
        files = self.files()
        return files[0] if files else None

    def files(self) -> list[Path]:
        """Where its files lie here, in the order of their names; none when they are not those that are meant."""
        folder = os.environ.get("MURAGAT_OUTSIDE")
        found = sorted(Path(folder, self.repository).glob(self.path)) if folder else []
        return found if found and digest(found) == self.sha256 else []


def digest(files: list[Path]) -> str:
    """SHA-256 of these files as if they were one, in hex."""
    told = hashlib.sha256()
    for path in files:
        told.update(path.read_bytes())
    return told.hexdigest()


def listed(text: str | None = None) -> list[Outside]:
    """Everything in outside.toml, or in a text of that form."""
    data = tomllib.loads(LIST.read_text("utf-8") if text is None else text)["data"]
    return [Outside(**one | {"used_by": tuple(one["used_by"])}) for one in data]


def told() -> str:
    """A line for a report: how much of what is listed was there."""
    every = listed()
    absent = [one.name for one in every if one.find() is None]
    return (f"Data from outside (tests/outside.toml): {len(every)} listed, {len(every) - len(absent)} read, "
            f"{len(absent)} not shown" + (f" ({', '.join(absent)})." if absent else "."))
