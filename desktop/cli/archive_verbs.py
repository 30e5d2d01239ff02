"""Verbs for the archive as a whole: new, sample, check, backup, restore, rebuild-index."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import Any

from desktop.archive import create, keys
from desktop.archive.backup import restore as restore_backup
from desktop.cli.output import BadInput, Output
from desktop.cli.session import declare_json, declare_opening, indexed, is_sample, opened, secret
from desktop.paths import resources


def declare(verbs: Any) -> None:
    """Add these verbs to the parser."""
    parser = verbs.add_parser("new", help="make a new archive")
    declare_opening(parser)
    parser.add_argument("--recovery-file", metavar="FILE", help="write a recovery code there; keep it elsewhere")
    parser.add_argument("--who", default="", help="the name by which this copy signs its steps")
    parser.set_defaults(verb=new)
    parser = verbs.add_parser("sample", help="make the sample archive")
    parser.add_argument("dir", metavar="DIR", help="the archive's folder")
    declare_json(parser)
    parser.set_defaults(verb=sample)
    for name, verb, help in (("check", check, "is this archive whole"),
                             ("rebuild-index", rebuild_index, "make the index anew")):
        parser = verbs.add_parser(name, help=help)
        declare_opening(parser)
        parser.set_defaults(verb=verb)
    parser = verbs.add_parser("backup", help="make a checked backup")
    declare_opening(parser)
    parser.add_argument("--to", required=True, metavar="PLACE", help="a folder on another disk")
    parser.set_defaults(verb=backup)
    parser = verbs.add_parser("restore", help="make an archive from a backup")
    parser.add_argument("place", metavar="PLACE", help="the folder given to backup, or one backup in it")
    declare_opening(parser)
    parser.set_defaults(verb=restore)


def new(asked: argparse.Namespace, output: Output) -> None:
    """Make a new archive; with --vault-passphrase-file it has a vault for sealed values."""
    first = secret(asked.passphrase_file, "Passphrase: ")
    if not asked.passphrase_file and secret(None, "The same again: ") != first:
        raise BadInput("the two passphrases differ; nothing was made")
    second = secret(asked.vault_passphrase_file, "") if asked.vault_passphrase_file else None
    if asked.recovery_file and Path(asked.recovery_file).exists():
        raise BadInput(f"“{asked.recovery_file}” exists already; name a new file for the recovery code")
    with create(Path(asked.dir), first, who=asked.who, schema=asked.schema) as archive:
        if second is not None:
            archive.make_vault(first, second)
        if asked.recovery_file:
            _write_secret(Path(asked.recovery_file), keys.add_recovery(archive.folder / "header", first))
    output.say({"archive": asked.dir, "vault": second is not None, "recovery_file": asked.recovery_file},
               f"Made {asked.dir}." + (f" The recovery code is in {asked.recovery_file}: print it and erase the file."
                                       if asked.recovery_file else ""))


def _write_secret(path: Path, code: str) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(code + "\n")


def sample(asked: argparse.Namespace, output: Output) -> None:
    """Make the sample archive and index it."""
    from desktop.exchange.sample import make_sample

    archive = make_sample(Path(asked.dir), resources() / "sample", output.progress("Making the sample"))
    with archive, indexed(archive) as index:
        index.settle()
        with archive.reader() as reader:
            count = sum(reader.counts().values())
    output.say({"archive": asked.dir, "records": count, "passphrase": "sample"},
               f"Made {asked.dir} with {count} records; its passphrase is “sample”.")


def check(asked: argparse.Namespace, output: Output) -> int:
    """Look whether an archive is whole: one object per problem, the last with `ok`."""
    with opened(asked) as archive:
        found = archive.check(output.progress("Checking"))
        repaired = archive.header_repaired
    for trouble in found:
        output.say({"part": trouble.part, "problem": trouble.problem, "ref": trouble.ref},
                   f"{trouble.part}: {' '.join(filter(None, (trouble.ref, trouble.problem)))}")
    output.say({"ok": not found, "problems": len(found), "header_repaired": repaired},
               f"{len(found)} problems." if found else "The archive is whole.")
    return 1 if found else 0


def backup(asked: argparse.Namespace, output: Output) -> None:
    """Make a backup that was opened and checked."""
    with opened(asked) as archive:
        made = archive.backup(Path(asked.to), output.progress("Backing up"))
    output.say({"backup": str(made)}, f"The backup is {made}; it was opened and checked.")


def restore(asked: argparse.Namespace, output: Output) -> int:
    """Make an archive from a backup, then check it."""
    used = restore_backup(Path(asked.place), Path(asked.dir), output.progress("Restoring"))
    output.say({"restored": asked.dir, "backup": str(used)}, f"Restored {used} to {asked.dir}.")
    if asked.passphrase_file or is_sample(Path(asked.dir)):
        return check(asked, output)
    output.say({"ok": None}, "Give --passphrase-file to have it checked now, or call check.")
    return 0


def rebuild_index(asked: argparse.Namespace, output: Output) -> None:
    """Throw the index away and make it from the records."""
    with opened(asked) as archive, indexed(archive) as index:
        index.rebuild()
        index.settle()
        state = str(index.state)
    output.say({"index": state}, f"The index is {state}.")
