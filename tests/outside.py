"""Data from outside, listed in outside.toml and read from the folder that MURAGAT_OUTSIDE names."""

import hashlib
import os
import tomllib
from dataclasses import dataclass
from pathlib import Path

LIST = Path(__file__).with_name("outside.toml")


@dataclass(frozen=True)
class Outside:
    """One file of a public repository; outside.toml explains each value."""

    name: str
    repository: str
    commit: str
    path: str
    sha256: str
    licence: str
    used_by: tuple[str, ...]

    def find(self) -> Path | None:
        """Where it lies here; None when it is absent or is not the file that is meant."""
        folder = os.environ.get("MURAGAT_OUTSIDE")
        path = Path(folder, self.repository, self.path) if folder else None
        if path is None or not path.is_file():
            return None
        with path.open("rb") as file:
            return path if hashlib.file_digest(file, "sha256").hexdigest() == self.sha256 else None


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
