"""What is told of a sealed copy before anything of it is taken in: whose it is, of when, and what speaks for that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from desktop.archive import Reader
from desktop.archive.clock import moment
from desktop.archive.joining.carried import Carried
from desktop.archive.signing import Verdict, verdict
from desktop.ui import i18n
from desktop.ui.i18n import local_time, number, tr, trn
from desktop.ui.joining.saying import copy_words

_HOUR, _DAY = 3600, 86_400


@dataclass(frozen=True)
class Line:
    """One thing that is told; `tone` is "", "good", "warn" or "danger"."""

    what: str
    words: str
    tone: str = ""


@dataclass(frozen=True)
class Arrived:
    """All that is told of a copy, and whether it can be looked at further; if not, `why` says what to do. `ask`: what
    a person has to say first."""

    lines: tuple[Line, ...]
    why: str = ""
    ask: str = ""

    @property
    def refused(self) -> bool:
        """Whether nothing of it may be taken in."""
        return bool(self.why)


def arrived(reader: Reader, carried: Carried, now: datetime, colleague: str = "") -> Arrived:
    """What is told of a copy here, where `reader` reads. `colleague`: whose key sealed or signed it, if known."""
    same = carried.archive == reader.setting("id", "")
    place, mark = carried.heads.get(carried.origin, (0, b""))
    signed = _verdict(reader, carried, place, mark)
    lines = (
        Line(tr("Made by"), " · ".join(filter(None, (colleague, carried.who if carried.who != colleague else "")))
             or tr("nobody is named")),
        Line(tr("Which copy"), _copy(carried)),
        Line(tr("Archive"), tr("this one")) if same else
        Line(tr("Archive"), tr("another one, with other records"), "danger"),
        _made_on(carried, now),
        _compared(reader, carried, place) if same else Line(tr("Steps"), number(place)),
        Line(tr("Signature"), *signature_words(signed)),
        *_amount(carried),
    )
    ask = tr("Nobody signed it, so anyone can have made it. I &know from whom it comes.")
    return Arrived(lines, _why(same, signed), ask if signed == Verdict.NOT_SIGNED else "")


def _verdict(reader: Reader, carried: Carried, place: int, mark: bytes) -> Verdict:
    """What signatures say: of the chain, and of the copy as a whole, which the same key must have signed."""
    signed = verdict(reader, carried.origin, place, mark, carried.signatures, carried.archive)
    sealer = getattr(carried, "signing_key", b"")
    keys = {head.key for head in carried.signatures if head.origin == carried.origin}
    return Verdict.WRONG if sealer and keys and sealer not in keys else signed


def told_alone(carried: Carried) -> Arrived:
    """What is told where there is no archive yet that knows anything of it."""
    place = carried.heads.get(carried.origin, (0, b""))[0]
    return Arrived((
        Line(tr("Made by"), carried.who or tr("nobody is named")),
        Line(tr("Which copy"), _copy(carried)),
        _made_on(carried, datetime.now(UTC)),
        Line(tr("Steps"), number(place)),
        Line(tr("Signature"), tr("whole, but no key is known here to compare it with"), "warn"),
        *_amount(carried),
    ))


def _amount(carried: Carried) -> tuple[Line, Line]:
    return (
        Line(tr("How much"), tr("all that copy has") if carried.whole else tr("a choice of its records")),
        Line(tr("Sealed values"), tr("come along sealed; they open with the passphrase of that copy's sealed values")
             if carried.vault_slot else tr("cannot be opened here")))


def now_told(reader: Reader, carried: Carried) -> Arrived:
    """What is told of a copy now."""
    return arrived(reader, carried, datetime.now(UTC))


def _made_on(carried: Carried, now: datetime) -> Line:
    return Line(tr("Made on"), f"{local_time(carried.made, i18n.language())} · {age_words(carried.made, now)}")


def _copy(carried: Carried) -> str:
    return f"{carried.letter} · {copy_words(carried.origin)}" if carried.letter else copy_words(carried.origin)


def _compared(reader: Reader, carried: Carried, sent: int) -> Line:
    """How new it is beside what came from the same copy before."""
    from desktop.archive.joining import heads

    known = heads(reader).get(carried.origin, (0, b""))[0]
    if known == 0:
        return Line(tr("Steps"), trn("{count} step; nothing came from that copy before",
                                     "{count} steps; nothing came from that copy before", sent))
    if sent < known:
        return Line(tr("Steps"), tr("{sent}; of that copy {known} are here: this one is older than what you have",
                                    sent=number(sent), known=number(known)), "danger")
    if sent == known:
        return Line(tr("Steps"), trn("{count} step; you have had it already", "{count} steps; you have had all of them "
                                     "already", sent))
    return Line(tr("Steps"), tr("{sent}, of which {known} are here: newer than what you have", sent=number(sent),
                                known=number(known)), "good")


def age_words(made: str, now: datetime) -> str:
    """How long ago something was made."""
    seconds = (now - moment(made)).total_seconds()
    if seconds < -_HOUR:
        return tr("by its clock in the future")
    if seconds < _HOUR:
        return tr("within the last hour")
    if seconds < _DAY:
        hours = round(seconds / _HOUR)
        return trn("{count} hour ago", "{count} hours ago", hours)
    days = round(seconds / _DAY)
    return trn("{count} day ago", "{count} days ago", days)


def signature_words(signed: Verdict) -> tuple[str, str]:
    """What the signature is worth, and in which tone to say so."""
    return {
        Verdict.COMPARED: (tr("right, with the key you compared"), "good"),
        Verdict.NOT_COMPARED: (tr("right, but nobody compared the key yet: ask for the words of the card"), "warn"),
        Verdict.NOT_SIGNED: (tr("there is none for its last step"), "warn"),
        Verdict.WRONG: (tr("wrong: it was changed, or it is of another archive"), "danger"),
        Verdict.KEY_CHANGED: (tr("made with another key than before"), "danger"),
    }[signed]


def _why(same: bool, signed: Verdict) -> str:
    if signed == Verdict.WRONG:
        return tr("The signature does not fit. Nothing is taken in; ask for another copy, handed over in another way.")
    if signed == Verdict.KEY_CHANGED:
        return tr("This copy shows another key than those seen before. Ask whoever made it why, compare the words of "
                  "the card, and accept the new key under “Colleagues”. Nothing is taken in before.")
    if not same:
        return tr("It is of another archive, so the two cannot become one. It can be opened as an archive of its own: "
                  "“Open a sealed copy” before unlocking.")
    return ""
