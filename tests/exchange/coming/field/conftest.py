"""An archive in which imports are only planned."""

from collections.abc import Iterator

import pytest

from desktop.archive import Archive, create


@pytest.fixture(scope="session")
def unwritten(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """An empty archive that stays empty."""
    with create(tmp_path_factory.mktemp("planned") / "Test.muragat", "first", purpose="test") as made:
        yield made
