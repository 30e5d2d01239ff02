"""The recovery code is forgiving of how it is typed, and of nothing else."""

import os

from hypothesis import given
from hypothesis import strategies as st

from desktop.archive.recovery import ALPHABET, entropy_of, recovery_code


def test_a_recovery_code_is_seven_groups_of_four() -> None:
    assert recovery_code(bytes(16)).startswith("0000-0000-0000-0000-0000-0000-0")
    assert [len(group) for group in recovery_code(os.urandom(16)).split("-")] == [4] * 7


@given(st.binary(min_size=16, max_size=16))
def test_a_recovery_code_is_read_back(entropy: bytes) -> None:
    assert entropy_of(recovery_code(entropy)) == entropy


@given(st.binary(min_size=16, max_size=16))
def test_a_recovery_code_is_read_however_it_is_typed(entropy: bytes) -> None:
    typed = recovery_code(entropy).replace("-", " ").lower().replace("0", "o").replace("1", "l")
    cyrillic = typed.upper().translate(str.maketrans("ABCEHKMOPTXY", "АВСЕНКМОРТХУ")).replace(" ", "–")
    assert entropy_of(typed) == entropy_of(cyrillic) == entropy


@given(st.binary(min_size=16, max_size=16), st.integers(0, 27), st.integers(1, 31))
def test_one_mistaken_letter_is_nearly_always_found(entropy: bytes, place: int, step: int) -> None:
    letters = list(recovery_code(entropy).replace("-", ""))
    letters[place] = ALPHABET[(ALPHABET.index(letters[place]) + step) % 32]
    # Twelve bits of checksum: one in 4,096 slips through, and then opens nothing.
    assert entropy_of("".join(letters)) != entropy


def test_a_passphrase_is_not_taken_for_a_recovery_code() -> None:
    assert entropy_of("six plain words on a card") is None
