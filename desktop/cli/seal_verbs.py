"""Verbs for sealed copies that go out: seal, arrived."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.archive import Archive, Reader
from desktop.cli.output import BadInput, Output
from desktop.cli.session import declare_opening, indexed, opened, secret

if TYPE_CHECKING:
    from desktop.archive.colleagues import Colleague
    from desktop.exchange.sealed.choosing import Choice
    from desktop.exchange.sealed.seal import Sealed

JSON = Any
_SIZES = {"": 1, "B": 1, "KB": 10**3, "MB": 10**6, "GB": 10**9, "KIB": 2**10, "MIB": 2**20, "GIB": 2**30}


def declare(verbs: Any) -> None:
    """Add these verbs to the parser."""
    _declare_seal(verbs.add_parser("seal", help="seal a copy of the archive into one encrypted file"))
    parser = verbs.add_parser("arrived", help="the copy last sealed for a colleague has arrived")
    declare_opening(parser)
    parser.add_argument("colleague", metavar="COLLEAGUE", help="by reference, name or letter")
    parser.set_defaults(verb=arrived)


def _declare_seal(parser: argparse.ArgumentParser) -> None:
    declare_opening(parser)
    parser.add_argument("--to", required=True, metavar="FILE", help="a new file")
    parser.add_argument("--case", action="append", default=[], metavar="REF", help="all of a case; may be given again")
    parser.add_argument("--record", action="append", default=[], metavar="REF",
                        help="a record and what it needs; may be given again")
    parser.add_argument("--search", action="append", default=[], metavar="NAME",
                        help="what a saved search finds, by name or reference; may be given again")
    parser.add_argument("--since", metavar="COLLEAGUE", help="only what this colleague does not have")
    parser.add_argument("--no-evidence", action="store_true", help="files are named, and stay here")
    parser.add_argument("--travel", action="store_true", help="chosen cases without any sealed value")
    parser.add_argument("--vault", action="store_true", help="the lock of the vault goes along")
    parser.add_argument("--for", dest="colleagues", action="append", default=[], metavar="COLLEAGUE",
                        help="seal it for this colleague's key; may be given again")
    parser.add_argument("--copy-passphrase-file", metavar="FILE", help="its first line is the passphrase of the copy")
    parser.add_argument("--volume", metavar="SIZE", help="the most bytes of a file, such as 700MB; else 4 GiB less one")
    parser.set_defaults(verb=seal)


def seal(asked: argparse.Namespace, output: Output) -> None:
    """Seal a copy, read it back, and tell what it holds."""
    from desktop.exchange.sealed import known
    from desktop.exchange.sealed.head import Locks
    from desktop.exchange.sealed.seal import seal as write_sealed
    from desktop.exchange.sealed.volumes import VOLUME

    size = _size(asked.volume) if asked.volume else VOLUME
    if asked.travel and asked.vault:
        raise BadInput("--travel leaves out every sealed value, so --vault cannot go with it")
    if asked.travel and not (asked.case or asked.record or asked.search):
        raise BadInput("--travel is for chosen cases: give --case")
    with opened(asked) as archive, archive.reader() as reader:
        colleagues = [_colleague(reader, one) for one in asked.colleagues]
        _check_vault(asked, archive, reader, colleagues)
        locks = Locks(_new_passphrase(asked), tuple(one.card.sealing for one in colleagues if one.card))
        made = write_sealed(archive, Path(asked.to), locks, _choice(asked, archive, reader), volume_bytes=size,
                            progress=output.progress("Sealing"))
        for one in colleagues:
            archive.write_aside(lambda writer, one=one: known.note_sent(writer, one.origin, made.manifest)).result()
    _tell_sealed(made, colleagues, output)


def _new_passphrase(asked: argparse.Namespace) -> bytes | None:
    file = asked.copy_passphrase_file
    if file is None and asked.colleagues:
        return None
    first = secret(file, "Passphrase of the copy: ")
    if not file and secret(None, "The same again: ") != first:
        raise BadInput("the two passphrases differ; nothing was sealed")
    return first


def _colleague(reader: Reader, words: str) -> Colleague:
    from desktop.archive.colleagues import NoKeys, colleague_called

    found = colleague_called(reader, words)
    if found.card is None or not found.card.sealing:
        raise NoKeys(name=found.name)
    return found


def _check_vault(asked: argparse.Namespace, archive: Archive, reader: Reader, colleagues: list[Colleague]) -> None:
    from desktop.archive.colleagues import may_have_vault

    if asked.vault and not archive.has_vault():
        raise BadInput("this archive has no vault")
    for one in colleagues if asked.vault else ():
        if not may_have_vault(reader, one.origin):
            raise BadInput(f"the vault goes to keepers of names alone, whose keys were compared; {one.name} is none")


def _choice(asked: argparse.Namespace, archive: Archive, reader: Reader) -> Choice:
    from desktop.archive.colleagues import colleague_called
    from desktop.exchange.sealed import known
    from desktop.exchange.sealed.choosing import Choice

    ids, refs = set(), []
    for ref in (*asked.case, *asked.record):
        found = reader.by_ref(ref)
        if ref in asked.case and found.kind != "case_file":
            raise BadInput(f"{found.ref} is no case file")
        ids.add(found.id)
        refs.append(found.ref)
    for name in asked.search:
        ids |= _found_by(name, archive, reader, refs)
    after: dict[str, int] = {}
    if asked.since:
        colleague = colleague_called(reader, asked.since)
        after = known.had_by(reader, colleague.origin)
        if not after:
            raise known.NothingKnown(name=colleague.name)
    chosen = frozenset(ids) if asked.case or asked.record or asked.search else None
    return Choice(chosen, tuple(refs), after, not asked.no_evidence, asked.travel, asked.vault)


def _found_by(name: str, archive: Archive, reader: Reader, refs: list[str]) -> set[str]:
    """The records that a saved search finds, by its name or reference."""
    from desktop.search.saved import KIND, search_of

    by_name = [head for head in reader.page(KIND) if name.casefold() in (head.title.casefold(), head.ref.casefold())]
    if len(by_name) != 1:
        raise BadInput(f"there is no saved search “{name}”" if not by_name else f"several searches are called “{name}”")
    wanted = search_of(reader.get(by_name[0].id), reader)
    refs.append(by_name[0].ref)
    with indexed(archive) as index:
        return {hit.id for hit in index.search(wanted.finished, **wanted.arguments, limit=10**9).hits}


def _size(words: str) -> int:
    found = re.fullmatch(r"(\d{1,15})\s*([KMG]?I?B?)", words.strip().upper())
    if not found or found[2] not in _SIZES:
        raise BadInput(f"“{words}” is no size; write 700MB or 4GiB")
    return int(found[1]) * _SIZES[found[2]]


def _tell_sealed(made: Sealed, colleagues: list[Colleague], output: Output) -> None:
    manifest = made.manifest
    told = {"sealed": str(made.volumes[0]), "volumes": [path.name for path in made.volumes], "size": made.size,
            **counts_told(made.counts, manifest.named), "whole": manifest.whole, "evidence": manifest.evidence,
            "travel": manifest.travel, "vault": bool(manifest.vault_slot),
            "for": [{"ref": one.ref, "name": one.name, "compared": one.compared} for one in colleagues]}
    output.say(told, f"Sealed {made.volumes[0]} ({len(made.volumes)} files, {made.size:,} bytes) and read it back: "
                     f"{counts_words(told)}.")
    for one in colleagues:
        if not one.compared:
            output.say({"note": f"The key of {one.name} was not compared."},
                       f"The key of {one.name} was not compared: read the words of the card to each other.")


def counts_told(counts: dict[str, int], named: int) -> dict[str, JSON]:
    """How much a sealed copy holds."""
    return {"steps": counts["steps"], "changes": counts["changes"], "lines": counts["lines"],
            "files": counts["files"], "bytes": counts["bytes"], "named": named}


def counts_words(told: dict[str, JSON]) -> str:
    """The same in words."""
    named = f", {told['named']} files only named" if told["named"] else ""
    return (f"{'all of it' if told['whole'] else 'a choice of records'}, {told['steps']} steps, {told['files']} files "
            f"of {told['bytes']:,} bytes{named}")


def arrived(asked: argparse.Namespace, output: Output) -> None:
    """Remember that what was last sealed for a colleague is there: --since leaves it out from now on."""
    from desktop.archive.colleagues import colleague_called
    from desktop.exchange.sealed import known

    with opened(asked) as archive:
        with archive.reader() as reader:
            one = colleague_called(reader, asked.colleague)
        has = archive.write_aside(lambda writer: known.note_arrived(writer, one.origin, one.name)).result()
    output.say({"colleague": one.name, "origin": one.origin, "has": has},
               f"{one.name} has {sum(has.values())} steps; “seal --since” leaves them out from now on.")
