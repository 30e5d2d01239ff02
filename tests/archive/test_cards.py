"""The card of a copy, as text that is handed over and as words that are compared."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from desktop.archive.cards import MOST_LETTERS, Card, NewerCard, NotACard, card_text, read_card

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
SEALING = X25519PrivateKey.from_private_bytes(bytes(range(32))).public_key().public_bytes_raw()
CARD = Card("0190-a", "Айгүл", "QX", KEY.public_key().public_bytes_raw(), SEALING, "0190-b")
TEXT = card_text(CARD, KEY)


def test_a_card_is_read_as_it_was_made() -> None:
    assert read_card(TEXT) == CARD


def test_a_card_is_one_line_of_letters_that_every_mail_carries() -> None:
    assert TEXT.isascii() and TEXT.isprintable() and " " not in TEXT


def test_a_card_that_mail_broke_into_lines_is_read() -> None:
    assert read_card("\ufeff" + "\r\n".join(TEXT[i:i + 60] for i in range(0, len(TEXT), 60))) == CARD


@given(st.integers(0, len(TEXT) - 1), st.integers(0, 255))
def test_a_card_with_any_byte_changed_is_refused(place: int, byte: int) -> None:
    changed = bytearray(TEXT.encode())
    if changed[place] != byte:
        changed[place] = byte
        with pytest.raises((NotACard, NewerCard)):
            read_card(bytes(changed))


def test_a_card_cut_short_anywhere_is_refused() -> None:
    for length in range(len(TEXT)):
        with pytest.raises((NotACard, NewerCard)):
            read_card(TEXT[:length])


@pytest.mark.parametrize("change", [
    {"origin": "../x"}, {"letter": "b"}, {"name": "a\nb"}, {"name": "a\u202eb"}, {"signing": bytes(31)},
    {"sealing": bytes(32)}, {"name": "a" * 1001}])
def test_a_card_that_is_signed_but_odd_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(NotACard):
        read_card(card_text(Card(**{**vars(CARD), **change}), KEY))  # type: ignore[arg-type]


def test_a_card_signed_with_another_key_is_refused() -> None:
    with pytest.raises(NotACard):
        read_card(card_text(CARD, Ed25519PrivateKey.generate()))


def test_text_longer_than_any_card_is_not_looked_at() -> None:
    with pytest.raises(NotACard):
        read_card(TEXT + " " * MOST_LETTERS)


def test_a_card_of_a_later_program_is_told_as_such() -> None:
    with pytest.raises(NewerCard):
        read_card(TEXT.replace("card-1", "card-2"))


@given(st.binary(max_size=300))
def test_whatever_else_is_read_is_no_card(data: bytes) -> None:
    with pytest.raises(NotACard):
        read_card(data)


def test_eight_words_stand_for_the_keys() -> None:
    assert CARD.words() == Card(CARD.origin, "another name", "A", CARD.signing, CARD.sealing).words()
    assert [len(word) for word in CARD.words().split()] == [4] * 8


@pytest.mark.parametrize("change", [{"origin": "0190-c"}, {"signing": bytes(32)}, {"sealing": bytes(32)}])
def test_another_key_or_copy_has_other_words(change: dict[str, object]) -> None:
    assert Card(**{**vars(CARD), **change}).words() != CARD.words()  # type: ignore[arg-type]


def test_the_words_sound_the_same_in_both_scripts() -> None:
    sounds = dict(zip("бдфгклмнпрствзаеиоу", "bdfgklmnprstvzaeiou", strict=True))
    assert "".join(sounds.get(letter, letter) for letter in CARD.words("cyrillic")) == CARD.words()
