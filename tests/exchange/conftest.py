"""The sample archive, open for reading."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.archive import Archive, Reader, open_archive


@pytest.fixture(scope="session")
def sample(sample_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """A copy of the sample, open."""
    folder = tmp_path_factory.mktemp("exchange") / "Sample.muragat"
    shutil.copytree(sample_folder, folder)
    with open_archive(folder, "sample") as archive:
        yield archive


@pytest.fixture(scope="session")
def reader(sample: Archive) -> Iterator[Reader]:
    """A view of the sample."""
    with sample.reader() as view:
        yield view
