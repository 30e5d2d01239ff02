"""Passphrases, the recovery code and the vault's passphrase: what opens, and what does not."""

import hashlib
import hmac
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from desktop.archive import header as headers
from desktop.archive.errors import DamagedHeader, NoVault, UnusablePassphrase, WrongPassphrase
from desktop.archive.header import COPY_BYTES, FLOOR, QUICK, USUAL, Cost
from desktop.archive.keys import (
    Keys,
    add_recovery,
    add_vault,
    change_passphrase,
    change_vault_passphrase,
    create_keys,
    open_keys,
    open_vault,
    passphrase_bytes,
    sub_key,
    suitable_cost,
)
from tests.archive.conftest import Disk

PASS = "six plain words on a card"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    create_keys(tmp_path / "header", PASS, purpose="test")
    return tmp_path / "header"


def test_the_passphrase_opens_the_keys_that_were_made(tmp_path: Path) -> None:
    made = create_keys(tmp_path / "header", PASS, purpose="test")
    assert open_keys(tmp_path / "header", PASS).database == made.database


def test_another_passphrase_opens_nothing(path: Path) -> None:
    with pytest.raises(WrongPassphrase):
        open_keys(path, PASS + " ")


def test_the_passphrase_may_come_as_bytes(path: Path) -> None:
    assert open_keys(path, PASS.encode()).index == open_keys(path, bytearray(PASS.encode())).index


def test_letters_composed_by_another_keyboard_are_the_same_passphrase(tmp_path: Path) -> None:
    phrase = "Қайта іске қосу Ё й"
    create_keys(tmp_path / "header", unicodedata.normalize("NFD", phrase), purpose="test")
    assert open_keys(tmp_path / "header", unicodedata.normalize("NFC", phrase))


@pytest.mark.parametrize("secret", ["", b"", b"\xff\xfe", "\ud800", "x" * 4097])
def test_a_passphrase_that_cannot_be_typed_again_is_refused(tmp_path: Path, secret: str | bytes) -> None:
    with pytest.raises(UnusablePassphrase):
        create_keys(tmp_path / "header", secret, purpose="test")


def test_a_refused_passphrase_leaves_no_header(tmp_path: Path) -> None:
    with pytest.raises(UnusablePassphrase):
        create_keys(tmp_path / "header", "", purpose="test")
    assert not list(tmp_path.iterdir())


def test_an_archive_of_work_cannot_be_made_below_the_floor(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="floor"):
        create_keys(tmp_path / "header", PASS, cost=QUICK)


def test_an_archive_of_work_opens_at_the_floor(tmp_path: Path) -> None:
    create_keys(tmp_path / "header", PASS, cost=FLOOR)
    header = open_keys(tmp_path / "header", PASS).header
    assert (header.purpose, header.slots[0].cost) == ("work", FLOOR)


def test_the_sample_is_marked_in_clear(tmp_path: Path) -> None:
    create_keys(tmp_path / "header", "sample", purpose="sample")
    assert headers.read(tmp_path / "header").purpose == "sample"


@pytest.mark.parametrize(("gibibytes", "cost"), [(1, FLOOR), (4, USUAL), (32, USUAL)])
def test_a_small_computer_unlocks_at_the_floor(gibibytes: int, cost: Cost) -> None:
    assert suitable_cost(gibibytes * 1024**3) == cost


def test_a_changed_purpose_opens_nothing(path: Path) -> None:
    rewrite(path, offset=10, value=headers.PURPOSES.index("sample"))
    with pytest.raises(WrongPassphrase):
        open_keys(path, PASS)


def test_a_changed_cost_opens_nothing(path: Path) -> None:
    rewrite(path, offset=32 + 4, value=2)
    with pytest.raises(WrongPassphrase):
        open_keys(path, PASS)


def test_a_cost_beyond_the_limits_is_refused_before_it_is_paid(path: Path) -> None:
    rewrite(path, offset=32 + 4 + 3, value=0xFF)
    with pytest.raises(DamagedHeader):
        open_keys(path, PASS)


def rewrite(path: Path, offset: int, value: int) -> None:
    """Change one byte in both copies and make the checksum right again, as someone who wants in would."""
    body = bytearray(path.read_bytes()[: COPY_BYTES - 32])
    body[offset] = value
    path.write_bytes((bytes(body) + hashlib.sha256(body).digest()) * 2)


def test_each_part_has_a_key_of_its_own(path: Path) -> None:
    keys = open_keys(path, PASS)
    assert len({keys.database, keys.index, keys.files, keys.file_names}) == 4


def test_a_part_key_stays_the_same_for_ever() -> None:
    # Worked out apart from the program, by RFC 5869's two steps over HMAC-SHA256.
    extracted = hmac.digest(bytes(32), bytes(range(32)), "sha256")
    by_hand = hmac.digest(extracted, b"muragat 1 archive.db\1", "sha256")
    assert sub_key(bytes(range(32)), "archive.db") == by_hand


def test_forgotten_keys_are_of_no_use() -> None:
    keys = Keys(os.urandom(32), headers.Header("test", ()))
    keys.forget()
    with pytest.raises(ValueError, match="32 bytes"):
        keys.sub_key("files")


def test_a_new_passphrase_opens_the_same_keys(path: Path) -> None:
    before = open_keys(path, PASS).database
    change_passphrase(path, PASS, "another")
    assert open_keys(path, "another").database == before


def test_after_a_change_the_old_passphrase_opens_nothing(path: Path) -> None:
    change_passphrase(path, PASS, "another")
    with pytest.raises(WrongPassphrase):
        open_keys(path, PASS)


def test_a_passphrase_is_not_changed_without_the_old_one(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(WrongPassphrase):
        change_passphrase(path, "guess", "another")
    assert path.read_bytes() == before


def test_a_change_leaves_nothing_of_the_old_slot_in_the_file(path: Path) -> None:
    old = headers.read(path).slots[0].wrapped
    change_passphrase(path, PASS, "another")
    assert old not in path.read_bytes()


def test_a_damaged_copy_is_mended_when_the_archive_opens(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[50] ^= 1
    path.write_bytes(data)
    assert open_keys(path, PASS).header.repaired
    assert not open_keys(path, PASS).header.repaired


def test_a_damaged_copy_on_a_read_only_disk_is_told_and_serves(disk: Disk) -> None:
    create_keys(disk.folder / "header", PASS, purpose="test")
    (disk.folder / "header").write_bytes((disk.folder / "header").read_bytes()[:COPY_BYTES])
    disk.make_read_only()
    assert open_keys(disk.folder / "header", PASS).header.repaired


def test_a_damaged_copy_is_not_mended_by_a_wrong_passphrase(path: Path) -> None:
    path.write_bytes(bytes(COPY_BYTES) + path.read_bytes()[COPY_BYTES:])
    before = path.read_bytes()
    with pytest.raises(WrongPassphrase):
        open_keys(path, "guess")
    assert path.read_bytes() == before


def test_the_recovery_code_opens_the_archive(path: Path) -> None:
    code = add_recovery(path, PASS)
    assert open_keys(path, code).database == open_keys(path, PASS).database


def test_the_recovery_code_outlives_a_change_of_passphrase(path: Path) -> None:
    code = add_recovery(path, PASS)
    change_passphrase(path, code, "after I forgot it")
    assert open_keys(path, code).files == open_keys(path, "after I forgot it").files


def test_a_second_recovery_code_ends_the_first(path: Path) -> None:
    first = add_recovery(path, PASS)
    add_recovery(path, PASS)
    with pytest.raises(WrongPassphrase):
        open_keys(path, first)


def test_a_mistake_in_the_recovery_code_is_said(path: Path) -> None:
    code = add_recovery(path, PASS)
    wrong = ("7" if code[0] != "7" else "8") + code[1:]
    with pytest.raises(WrongPassphrase, match="paper"):
        open_keys(path, wrong)


def test_the_vault_opens_with_its_own_passphrase(path: Path) -> None:
    key = add_vault(path, PASS, "the names")
    assert open_vault(path, "the names") == key


def test_the_first_passphrase_does_not_open_the_vault(path: Path) -> None:
    add_vault(path, PASS, "the names")
    with pytest.raises(WrongPassphrase):
        open_vault(path, PASS)


def test_the_vault_passphrase_does_not_open_the_archive(path: Path) -> None:
    add_vault(path, PASS, "the names")
    with pytest.raises(WrongPassphrase):
        open_keys(path, "the names")


def test_the_recovery_code_does_not_open_the_vault(path: Path) -> None:
    code = add_recovery(path, PASS)
    add_vault(path, PASS, "the names")
    with pytest.raises(WrongPassphrase):
        open_vault(path, code)


def test_both_depths_may_not_have_one_passphrase(path: Path) -> None:
    with pytest.raises(UnusablePassphrase):
        add_vault(path, PASS, PASS)


def test_a_change_may_not_make_both_passphrases_one(path: Path) -> None:
    add_vault(path, PASS, "the names")
    with pytest.raises(UnusablePassphrase):
        change_passphrase(path, PASS, "the names")
    with pytest.raises(UnusablePassphrase):
        change_vault_passphrase(path, "the names", PASS)


def test_a_new_vault_passphrase_opens_the_same_vault(path: Path) -> None:
    key = add_vault(path, PASS, "the names")
    change_vault_passphrase(path, "the names", "other words")
    assert open_vault(path, "other words") == key


def test_a_second_vault_is_refused(path: Path) -> None:
    add_vault(path, PASS, "the names")
    with pytest.raises(Exception, match="already"):
        add_vault(path, PASS, "more names")
    assert open_vault(path, "the names")


def test_without_a_vault_none_opens(path: Path) -> None:
    with pytest.raises(NoVault):
        open_vault(path, "the names")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is limited in Linux's way")
def test_too_little_memory_is_told_in_words(tmp_path: Path) -> None:
    create_keys(tmp_path / "header", PASS, cost=FLOOR)
    done = subprocess.run(
        [sys.executable, "-c", OPEN_WITH_LITTLE_MEMORY, str(tmp_path / "header"), PASS],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
    )
    assert done.stdout.startswith("Unlocking takes 64 MiB of memory")


OPEN_WITH_LITTLE_MEMORY = """
import pathlib, sys
from desktop.archive import keys
from desktop.archive.errors import NotEnoughMemory
from desktop.platform import _mapped_memory, limit_process
limit_process(memory=_mapped_memory() + 32 * 1024 * 1024)
try:
    keys.open_keys(pathlib.Path(sys.argv[1]), sys.argv[2])
except NotEnoughMemory as error:
    print(error)
"""


def test_full_width_letters_are_the_same_passphrase() -> None:
    assert passphrase_bytes("ｐａｓｓ") == b"pass"
