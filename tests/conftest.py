"""What every test stands on: no display, no network, no deadline on generated examples, one sample archive."""

import gc
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from desktop.archive import Archive, create, open_archive

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

NETWORK = {"socket.bind", "socket.connect", "socket.getaddrinfo", "socket.sendto", "urllib.Request"}


def refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    """No test, and nothing that a test runs in this process, speaks to any network."""
    if event in NETWORK:
        raise AssertionError(f"{event} was called: Muragat never uses the network")


sys.addaudithook(refuse_network)

LONGEST = ("tests/ui/walls/", "tests/ui/users/", "tests/archive/joining/test_many.py", "tests/crash/",
           "tests/ui/test_app.py", "tests/briefs/test_verify.py", "tests/search/test_crash.py",
           "tests/exchange/test_sample.py")
"""Files that take longest are begun first, so that all processes end together."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST))


def pytest_collection_finish() -> None:
    """What was loaded for all tests stays until the end: looking through it for garbage finds none and takes long."""
    gc.collect()
    gc.freeze()


# A slow machine is not a wrong program, and what is generated is the same each time: no change is refused by chance for
# what an earlier one did.
settings.register_profile("muragat", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("muragat")


@pytest.fixture(scope="session")
def new_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new, empty archive, closed, to be copied: copying takes a tenth of the time that making one does."""
    folder = tmp_path_factory.mktemp("new") / "Test.muragat"
    create(folder, "first", purpose="test", who="tester").close()
    return folder


@pytest.fixture(scope="session")
def new_archive_with_vault(new_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with a vault whose passphrase is "second"."""
    folder = Path(shutil.copytree(new_archive, tmp_path_factory.mktemp("vault") / new_archive.name))
    with open_archive(folder, "first") as made:
        made.make_vault("first", "second")
    return folder


@pytest.fixture
def archive(new_archive: Path, tmp_path: Path) -> Iterator[Archive]:
    """A new, empty archive; its passphrase is "first"."""
    with open_archive(Path(shutil.copytree(new_archive, tmp_path / new_archive.name)), "first") as made:
        yield made


@pytest.fixture
def sealed_archive(new_archive_with_vault: Path, tmp_path: Path) -> Iterator[Archive]:
    """A new archive with an open vault; the vault's passphrase is "second"."""
    folder = Path(shutil.copytree(new_archive_with_vault, tmp_path / new_archive_with_vault.name))
    with open_archive(folder, "first", vault_passphrase="second") as made:
        yield made


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample archive, made once for all tests and closed. Whoever writes to it copies it first."""
    from desktop.exchange.sample import make_sample
    from desktop.paths import resources

    folder = tmp_path_factory.mktemp("sample") / "Sample.muragat"
    make_sample(folder, resources() / "sample").close()
    return folder
