"""What every test stands on: no display, and no deadline on generated examples."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from desktop.archive import Archive, create

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A slow machine is not a wrong program.
settings.register_profile("muragat", deadline=None)
settings.load_profile("muragat")


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """A new, empty archive; its passphrase is "first"."""
    with create(tmp_path / "Test.muragat", "first", purpose="test", who="tester") as made:
        yield made


@pytest.fixture
def sealed_archive(archive: Archive) -> Archive:
    """A new archive with an open vault; the vault's passphrase is "second"."""
    archive.make_vault("first", "second")
    return archive
