"""Taking in bytes as a file of some name."""

import pytest

from desktop.intake import take_in


@pytest.fixture
def taken(tmp_path):
    """Write bytes to a file and take it in."""

    def take(data, name="document", **more):
        path = tmp_path / name
        path.write_bytes(data)
        return take_in(path, **more)

    return take
