"""The functions of the archive behind the windows of sealed copies and merging."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.archive import Archive, Reader
from desktop.archive.joining.carried import Carried
from desktop.archive.joining.plan import Outcome, Plan
from desktop.search import Index
from desktop.ui import i18n
from desktop.ui.joining.doing import SEARCH, SINCE, Amounts, Joining, Made, Receiver, Sealing, Wanted
from desktop.ui.session import Session
from desktop.ui.tasks import Step

if TYPE_CHECKING:
    from desktop.exchange.sealed.choosing import Choice

_NO_END = 10**9  # hits of a search, all of them


def is_sealed_copy(path: Path) -> bool:
    """Whether a file begins as a sealed copy does; nothing is opened."""
    from desktop.archive import ArchiveError
    from desktop.exchange.sealed.volumes import head_of

    try:
        head_of(path)
    except (ArchiveError, OSError):
        return False
    return True


def open_copy(path: Path, passphrase: str, step: Step) -> Carried:
    """A sealed copy opened with its passphrase, all of it proved."""
    from desktop.exchange.sealed.opening import open_sealed

    return open_sealed(path, passphrase, step)


def make_of(folder: Path, passphrase: str, carried: Carried, who: str, step: Step) -> Archive:
    """A new archive of what a sealed copy holds, another copy with letters of its own."""
    from desktop.archive.joining import open_as_new

    return open_as_new(folder, passphrase, carried, who, step)


def joining_of(session: Session) -> Joining:
    """How a merge is done in an open archive."""
    wipe = session.index.wipe

    def open_with(archive: Archive, path: Path, passphrase: str, step: Step) -> Carried:
        from desktop.archive.signing import own_keys
        from desktop.exchange.sealed.opening import open_sealed

        return open_sealed(path, passphrase or own_keys(archive).sealing, step, archive.schema)

    def plan(archive: Archive, carried: Carried, step: Step) -> Plan:
        from desktop.archive import joining

        return joining.plan(archive, carried, step)

    def carry_out(archive: Archive, carried: Carried, choices: Mapping[str, int], purges: bool, step: Step) -> Outcome:
        from desktop.archive import colleagues, joining

        colleagues.meet(archive, getattr(carried, "card", None))  # a bag brings none
        return joining.carry_out(archive, carried, choices, step, allow_purges=purges, forget_index=wipe)

    return Joining(open_with, plan, carry_out)


def sealing_of(session: Session) -> Sealing:
    """How a copy of an open archive is sealed."""
    index = session.index
    return Sealing(receivers, lambda archive, wanted: amounts(archive, index, wanted),
                   lambda archive, *asked: seal(archive, index, *asked), lambda archive: archive.has_vault())


def receivers(archive: Archive) -> list[Receiver]:
    """The colleagues whose keys are known here."""
    from desktop.archive.colleagues import colleagues, may_have_vault

    script = "latin" if i18n.language() == "en" else "cyrillic"
    with archive.reader() as reader:
        return [Receiver(one.origin, one.name, one.card.words(script), one.compared,
                         may_have_vault(reader, one.origin))
                for one in colleagues(reader) if one.card is not None and one.card.sealing and not one.own]


def amounts(archive: Archive, index: Index, wanted: Wanted) -> Amounts:
    """How much of an archive would go along, and how much stays."""
    from desktop.exchange.sealed.choosing import with_needs
    from desktop.exchange.sealed.evidence import evidence

    with archive.reader() as reader, reader.at_one_moment():
        choice = choice_of(reader, index, wanted)
        there = sum(reader.counts().values())
        chosen = None if choice.records is None else with_needs(reader, choice.records)
        files, known = evidence(archive, reader, chosen, choice)
        goes = there if chosen is None else len(chosen)
        return Amounts(goes, len(files), sum(file.size for file in files), known - len(files), max(0, there - goes),
                       bool(choice.after))


def choice_of(reader: Reader, index: Index, wanted: Wanted) -> Choice:
    """What is wanted, as sealing takes it. Raises NothingKnown where nothing was exchanged yet."""
    from desktop.exchange.sealed.choosing import Choice

    choice = Choice(evidence=wanted.evidence, travel=wanted.travel, vault=wanted.vault)
    if wanted.what == SINCE:
        from desktop.exchange.sealed.known import NothingKnown, had_by

        if not (after := had_by(reader, wanted.colleague)):
            raise NothingKnown(name=wanted.name)
        return replace(choice, after=after)
    if not wanted.records:
        return choice
    refs = tuple(head.ref for head in reader.heads(list(wanted.records)))
    records = _found(reader, index, wanted.records[0]) if wanted.what == SEARCH else wanted.records
    return replace(choice, records=frozenset(records), asked=refs)


def _found(reader: Reader, index: Index, search: str) -> set[str]:
    """The records that a saved search finds."""
    from desktop.search.saved import search_of

    asked = search_of(reader.get(search), reader)
    return {hit.id for hit in index.search(asked.finished, **asked.arguments, limit=_NO_END).hits}


def seal(archive: Archive, index: Index, path: Path, passphrase: str, colleague: str, wanted: Wanted, volume: int,
         step: Step) -> Made:
    """Seal a copy and read it back; what was sealed for a colleague is remembered."""
    from desktop.archive.colleagues import NoKeys, colleagues
    from desktop.exchange.sealed.head import Locks
    from desktop.exchange.sealed.seal import seal as write_sealed

    with archive.reader() as reader:
        choice = choice_of(reader, index, wanted)
        whom = next((one for one in colleagues(reader) if one.origin == colleague), None) if colleague else None
    if colleague and (whom is None or whom.card is None):
        raise NoKeys(name=whom.name if whom else colleague[:8])
    keys = (whom.card.sealing,) if whom and whom.card else ()
    made = write_sealed(archive, path, Locks(passphrase or None, keys), choice, volume_bytes=volume, progress=step)
    if colleague:
        from desktop.exchange.sealed.known import note_sent

        archive.write_aside(lambda writer: note_sent(writer, colleague, made.manifest)).result()
    return Made(made.volumes, made.size)
