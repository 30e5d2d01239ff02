"""What is told of a copy before anything of it is taken in."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from desktop.ui.joining.arriving import age_words, arrived, told_alone
from desktop.ui.session import Session

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@dataclass
class Came:
    """A copy as it tells of itself."""

    archive: str
    origin: str = "0197aaaa-1"
    letter: str = "KB"
    who: str = "Arman"
    made: str = "2026-11-20T12:00:00.000Z"
    heads: dict = field(default_factory=lambda: {"0197aaaa-1": (12, b"h" * 32)})
    signatures: tuple = ()
    whole: bool = True
    vault_slot: bytes = b""


def told(session: Session, **values: object) -> dict[str, str]:
    came = Came(**{"archive": session.reader.setting("id"), **values})
    return {line.what: line.words for line in arrived(session.reader, came, NOW).lines}


def test_it_tells_who_made_it_which_copy_and_how_long_ago(session: Session):
    lines = told(session)
    assert (lines["Made by"], lines["Which copy"]) == ("Arman", "KB · copy 0197aaaa")
    assert lines["Made on"].endswith("3 days ago")
    assert lines["Steps"] == "12 steps; nothing came from that copy before"


def test_what_nobody_signed_has_to_be_vouched_for(session: Session):
    came = arrived(session.reader, Came(session.reader.setting("id")), NOW)
    assert came.ask.startswith("Nobody signed it") and not came.refused


def test_a_copy_of_another_archive_is_refused_and_says_what_to_do(session: Session):
    came = arrived(session.reader, Came("another"), NOW)
    assert came.refused and "Open a sealed copy" in came.why


def test_one_that_is_older_than_what_is_here_says_so(session: Session):
    own = session.reader.setting("origin")
    assert "older than what you have" in told(session, origin=own, heads={own: (0, b"")})["Steps"]


def test_one_sealed_by_another_key_than_signed_its_steps_is_refused(session: Session):
    from desktop.archive.signing import sign_head

    head = sign_head(session.archive)
    came = Came(session.reader.setting("id"), origin=head.origin, heads={head.origin: (head.place, head.hash)},
                signatures=(head,))
    assert not arrived(session.reader, came, NOW).refused
    came.signing_key = b"k" * 32
    assert arrived(session.reader, came, NOW).refused


@pytest.mark.parametrize(("made", "words"), [
    ("2026-11-23T11:30:00.000Z", "within the last hour"), ("2026-11-23T07:00:00.000Z", "5 hours ago"),
    ("2026-11-22T12:00:00.000Z", "1 day ago"), ("2026-11-24T12:00:00.000Z", "by its clock in the future")])
def test_its_age_is_said(made: str, words: str, session: Session):
    assert age_words(made, NOW) == words


def test_without_an_archive_the_signature_is_said_to_be_compared_with_nothing(session: Session):
    assert any("no key is known here" in line.words for line in told_alone(Came("a")).lines)
