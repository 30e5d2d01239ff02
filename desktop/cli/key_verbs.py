"""Verbs for the keys of an archive: passphrase, vault."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from desktop.archive import keys, open_archive, purpose_of
from desktop.archive.lock import ArchiveLock
from desktop.cli.output import BadInput, Output
from desktop.cli.session import declare_opening, passphrase, secret


def declare(verbs: Any) -> None:
    """Add these verbs to the parser."""
    parser = verbs.add_parser("passphrase", help="change the passphrase, or the vault's")
    declare_opening(parser)
    parser.add_argument("--new-passphrase-file", metavar="FILE", help="its first line is the new passphrase")
    parser.add_argument("--vault", action="store_true", help="change the vault's passphrase, not the archive's")
    parser.set_defaults(verb=change)
    parser = verbs.add_parser("vault", help="make a vault for sealed values")
    declare_opening(parser)
    parser.set_defaults(verb=make_vault)


def change(asked: argparse.Namespace, output: Output) -> None:
    """Lock the archive, or with --vault its sealed values, with a new passphrase."""
    folder = Path(asked.dir)
    purpose_of(folder)
    old = secret(asked.vault_passphrase_file, "Vault passphrase: ") if asked.vault else passphrase(asked)
    new = secret(asked.new_passphrase_file, "New passphrase: ")
    if not asked.new_passphrase_file and secret(None, "The same again: ") != new:
        raise BadInput("the two passphrases differ; nothing was changed")
    with ArchiveLock(folder):
        (keys.change_vault_passphrase if asked.vault else keys.change_passphrase)(folder / "header", old, new)
    output.say({"archive": asked.dir, "vault": asked.vault},
               "The passphrase was changed. Backups made before, and copies of the old header, open with the old one.")


def make_vault(asked: argparse.Namespace, output: Output) -> None:
    """Give an archive a vault; its passphrase forgotten is its content lost."""
    folder = Path(asked.dir)
    purpose_of(folder)
    first = passphrase(asked)
    second = secret(asked.vault_passphrase_file, "Passphrase of the vault: ")
    if not asked.vault_passphrase_file and secret(None, "The same again: ") != second:
        raise BadInput("the two passphrases differ; nothing was made")
    with open_archive(folder, first, schema=asked.schema) as archive:
        archive.make_vault(first, second)
    output.say({"archive": asked.dir, "vault": True},
               "The vault was made. There is no recovery code for it: its passphrase forgotten is its content lost.")
