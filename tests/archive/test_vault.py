"""Sealed values: they open in their own place, with their own key, and tell nothing else."""

import base64
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.archive import Archive
from desktop.archive.errors import DamagedValue
from desktop.archive.vault import Vault, is_token

VAULT = Vault(bytes(range(32)))
HERE = "01890000/real_name"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_sealed_text_opens_again(text: str) -> None:
    assert VAULT.open(VAULT.seal(text, HERE), HERE) == text


def test_a_token_says_what_it_is() -> None:
    assert is_token(VAULT.seal("Гүлнар", HERE))
    assert VAULT.seal("Гүлнар", HERE).startswith("sealed:1:")


@pytest.mark.parametrize("value", ["a name", "", None, 7, "sealed"])
def test_other_values_are_no_tokens(value: object) -> None:
    assert not is_token(value)


def test_the_same_name_is_never_sealed_the_same() -> None:
    assert VAULT.seal("name", HERE) != VAULT.seal("name", HERE)


def test_names_of_unlike_length_give_tokens_of_like_length() -> None:
    assert len({len(VAULT.seal("а" * length, HERE)) for length in range(16)}) == 1


def test_a_token_moved_to_another_place_does_not_open() -> None:
    with pytest.raises(DamagedValue):
        VAULT.open(VAULT.seal("name", HERE), "01890000/contact")


def test_a_token_of_another_vault_does_not_open() -> None:
    with pytest.raises(DamagedValue):
        Vault(os.urandom(32)).open(VAULT.seal("name", HERE), HERE)


@given(st.integers(0, 59), st.integers(0, 7))
def test_a_token_with_one_changed_bit_does_not_open(place: int, bit: int) -> None:
    token = VAULT.seal("name", HERE)
    data = bytearray(base64.urlsafe_b64decode(token.removeprefix("sealed:1:")))
    data[place] ^= 1 << bit
    with pytest.raises(DamagedValue):
        VAULT.open("sealed:1:" + base64.urlsafe_b64encode(data).decode(), HERE)


@pytest.mark.parametrize(
    "token", ["", "name", "sealed:1:", "sealed:1:AAAA", "sealed:1:é", "sealed:1:!!!!", "sealed:2:AAAA"]
)
def test_what_is_no_token_is_refused_in_words(token: str) -> None:
    with pytest.raises(DamagedValue, match="sealed value"):
        VAULT.open(token, HERE)


def test_a_context_may_be_bytes_or_text() -> None:
    assert VAULT.open(VAULT.seal("name", b"place"), "place") == "name"


def test_an_archive_that_is_closed_holds_no_open_vault(sealed_archive: Archive) -> None:
    sealed_archive.close()
    assert (sealed_archive.vault, sealed_archive.vault_files) == (None, None)
