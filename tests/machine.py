"""When, from what and on what something was measured, in general words."""

import os
import platform
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parent.parent
PROGRAM = ("archive_schema", "desktop", "resources", "tests")


def today() -> str:
    """The date, UTC."""
    return datetime.now(UTC).date().isoformat()


def commit() -> str:
    """The commit, and whether the program differed from it."""
    number = _git("rev-parse", "--short=10", "HEAD") or "unknown"
    return number + (" with later changes" if _git("status", "--porcelain", "--", *PROGRAM) else "")


def machine() -> str:
    """Cores and Python, and nothing that tells one computer from another."""
    system = "Linux" if platform.system() == "Linux" else "another system"
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{os.cpu_count()} cores ({platform.machine()}), {system}, {python}"


def load() -> str:
    """How many programs wanted a core during the last minute and the last quarter of an hour."""
    last, _, quarter = os.getloadavg()
    return f"{last:.1f} (last minute), {quarter:.1f} (last quarter of an hour)"


def _git(*arguments: str) -> str:
    if shutil.which("git") is None:
        return ""
    run = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    return run.stdout.strip() if run.returncode == 0 else ""
