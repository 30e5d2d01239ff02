"""Verbs for sealed copies that came: look, unseal. What takes them into an archive that is there is `merge`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.archive import Archive, Reader
from desktop.cli.merge_verbs import open_copy
from desktop.cli.output import BadInput, Output
from desktop.cli.seal_verbs import counts_told, counts_words
from desktop.cli.session import declare_json, opened, secret

if TYPE_CHECKING:
    from desktop.archive.signing import Verdict
    from desktop.exchange.sealed.opening import SealedCopy


def declare(verbs: Any) -> None:
    """Add these verbs to the parser."""
    parser = verbs.add_parser("look", help="what a sealed copy holds, and from whom; nothing is taken in")
    parser.add_argument("file", metavar="FILE", help="the sealed copy; of several volumes the one without a number")
    _declare_unlocking(parser)
    declare_json(parser)
    parser.set_defaults(verb=look)
    parser = verbs.add_parser("unseal", help="make an archive of a sealed copy: another copy, with letters of its own")
    parser.add_argument("file", metavar="FILE", help="the sealed copy")
    parser.add_argument("--to", required=True, metavar="DIR", help="the new archive's folder")
    parser.add_argument("--new-passphrase-file", metavar="FILE", help="its first line is the new archive's passphrase")
    parser.add_argument("--who", default="", help="the name by which the new copy signs its steps")
    parser.add_argument("--unsigned", action="store_true", help="make it though nobody signed the copy")
    _declare_unlocking(parser)
    declare_json(parser)
    parser.set_defaults(verb=unseal)


def _declare_unlocking(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--copy-passphrase-file", metavar="FILE", help="its first line is the passphrase of the copy")
    parser.add_argument("--in", dest="dir", metavar="DIR", help="an archive whose key opens it, and that knows keys")
    parser.add_argument("--passphrase-file", metavar="FILE", help="its first line is the passphrase of DIR")
    parser.set_defaults(vault_passphrase_file=None)


def look(asked: argparse.Namespace, output: Output) -> int:
    """Prove a sealed copy and tell what it is; 1 when its signature is not to be trusted."""
    if asked.dir:
        with opened(asked) as archive, archive.reader() as reader:
            return _tell(_opened_copy(asked, output, archive), reader, output)
    return _tell(_opened_copy(asked, output), None, output)


def _opened_copy(asked: argparse.Namespace, output: Output, archive: Archive | None = None) -> SealedCopy:
    from desktop.exchange.sealed.volumes import head_of

    head_of(Path(asked.file))  # what is no sealed copy needs no passphrase
    return open_copy(archive, asked, output.progress("Reading the copy"))


def _tell(copy: SealedCopy, reader: Reader | None, output: Output) -> int:
    manifest, counts = copy.manifest, copy.counts
    signed = _signature(copy, reader)
    told = {"archive": copy.archive, "origin": copy.origin, "letter": copy.letter, "who": copy.who, "made": copy.made,
            "sample": copy.purpose == "sample", **counts_told(counts, manifest.named), "whole": copy.whole,
            "chosen": list(manifest.chosen), "since": bool(manifest.after), "evidence": manifest.evidence,
            "travel": manifest.travel, "vault": bool(copy.vault_slot), "signature": str(signed),
            "words": copy.card.words() if copy.card else "",
            "same_archive": copy.archive == reader.setting("id") if reader else None}
    output.say(told, f"Made by {copy.who or copy.origin[:8]} ({copy.letter or 'first copy'}) on {copy.made}: "
                     f"{counts_words(told)}.\nSignature: {signed}. Words of its key: {told['words']}.")
    return 1 if signed.refused else 0


def _signature(copy: SealedCopy, reader: Reader | None) -> Verdict:
    """What its signature says: to an archive that may know the key, or to nobody."""
    from desktop.archive import journal
    from desktop.archive.signing import Verdict, key_of, verdict, verify_head

    place, mark = copy.heads.get(copy.origin, (0, journal.START))
    if reader:
        known = key_of(reader, copy.origin)
        signed = verdict(reader, copy.origin, place, mark, copy.signatures, copy.archive)
        return Verdict.KEY_CHANGED if known and known != copy.signing_key and not signed.refused else signed
    last = [one for one in copy.signatures if (one.origin, one.place) == (copy.origin, place)]
    if any(one.hash != mark for one in last) or not all(verify_head(one, copy.archive) for one in copy.signatures):
        return Verdict.WRONG
    return Verdict.NOT_COMPARED if last else Verdict.NOT_SIGNED


def _accept(copy: SealedCopy, signed: Verdict, asked: argparse.Namespace, output: Output) -> None:
    """Say whose copy it is before anything is made of it. Raises BadInput for what is not to be trusted."""
    if not output.as_json:
        output.say({}, f"From {copy.who or 'nobody named'} (copy {copy.origin[:8]}), made {copy.made}, {signed}.")
    if signed.refused:
        raise BadInput(f"its signature is not to be trusted ({signed}), so nothing was made of it. Compare the words "
                       "of both keys with whoever made it")
    if signed == "not signed" and not asked.unsigned:
        raise BadInput("nobody signed this copy, so anyone can have made it. Nothing was made of it. "
                       "If you know from whom it comes, call it with --unsigned")


def unseal(asked: argparse.Namespace, output: Output) -> None:
    """Make an archive of a sealed copy."""
    from desktop.archive.joining import open_as_new

    if asked.dir:
        with opened(asked) as archive, archive.reader() as reader:
            copy = _opened_copy(asked, output, archive)
            signed = _signature(copy, reader)
    else:
        copy = _opened_copy(asked, output)
        signed = _signature(copy, None)
    _accept(copy, signed, asked, output)
    file = asked.new_passphrase_file
    passphrase = secret(file, "Passphrase of the new archive: ")
    if not file and secret(None, "The same again: ") != passphrase:
        raise BadInput("the two passphrases differ; nothing was made")
    purpose = "test" if copy.purpose == "test" else "work"
    with open_as_new(Path(asked.to), passphrase, copy, asked.who, output.progress("Taking in"), purpose=purpose,
                     schema=asked.schema) as archive, archive.reader() as reader:
        told = {"archive": asked.to, "origin": reader.setting("origin"), "letter": reader.setting("letter"),
                "records": sum(reader.counts().values()), "vault": archive.has_vault()}
    output.say(told, f"Made {asked.to} with {told['records']} records; its new references bear {told['letter']}.")
