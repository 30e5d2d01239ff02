"""Small bags made by hand, and another program's judgement on bags."""

import hashlib
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

JUDGE = """
import sys, types
here = types.ModuleType("pkg_resources")  # the judge asks it for its own release alone
here.DistributionNotFound, here.get_distribution = LookupError, lambda name: types.SimpleNamespace(version="1.8.1")
sys.modules.setdefault("pkg_resources", here)
import bagit
for place in sys.argv[1:]:
    bagit.Bag(place).validate()
"""


def bag(place: Path, files: Mapping[str, bytes], *, version: str = "1.0", **tags: str) -> Path:
    """A valid bag with these files in its payload; `tags` are further tag files, their dots written "_"."""
    for path, data in files.items():
        target = place / "data" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    put(place, "bagit.txt", f"BagIt-Version: {version}\nTag-File-Character-Encoding: UTF-8\n")
    put(place, "manifest-sha256.txt", "".join(
        f"{hashlib.sha256(data).hexdigest()}  data/{path}\n" for path, data in files.items()))
    for name, text in tags.items():
        put(place, name.replace("_", ".") if "_" in name else name, text)
    return place


def put(place: Path, name: str, text: str, *, more: bool = False) -> None:
    place.mkdir(parents=True, exist_ok=True)
    with open(place / name, "a" if more else "w", encoding="utf-8", newline="") as file:
        file.write(text)


def judged(*places: Path) -> str:
    """What bagit-python says of bags: "" when it finds them valid."""
    run = subprocess.run([sys.executable, "-c", JUDGE, *map(str, places)], capture_output=True, text=True, check=False)
    return run.stderr if run.returncode else ""
