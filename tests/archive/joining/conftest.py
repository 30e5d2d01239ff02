"""Places where two copies are made anew for each test, without waiting for a disk."""

from collections.abc import Iterator

import pytest

from tests.archive.joining import runs


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[runs.Run]:
    """Places for two copies."""
    with runs.homes(tmp_path_factory.mktemp("copies"), 2) as homes:
        yield runs.Run(homes, 2, 0)
