"""An archive opened for one verb."""

from __future__ import annotations

import argparse
import contextlib
import getpass
import sys
from collections.abc import Iterator
from pathlib import Path

from archive_schema.declare import Kind
from desktop.archive import Archive, open_archive, purpose_of
from desktop.cli.output import BadInput
from desktop.search import Index
from desktop.search.opening import open_index

SAMPLE = "sample"


def secret(file: str | None, prompt: str) -> bytes:
    """A passphrase: the first line of a file, or typed at a prompt that does not show it."""
    if file:
        lines = Path(file).read_bytes().splitlines()
        if not lines or not lines[0]:
            raise BadInput(f"“{file}” holds no passphrase: its first line is empty.")
        return lines[0]
    if not sys.stdin.isatty():
        raise BadInput("a passphrase is needed: give --passphrase-file FILE, or call it at a terminal")
    return getpass.getpass(prompt).encode()


def is_sample(folder: Path) -> bool:
    """Whether the archive in this folder is the sample."""
    return (folder / "header").exists() and purpose_of(folder) == SAMPLE


def passphrase(asked: argparse.Namespace) -> bytes:
    """The passphrase of the archive asked for; the sample's own is known."""
    folder = Path(asked.dir)
    if not asked.passphrase_file and is_sample(folder):
        return SAMPLE.encode()
    return secret(asked.passphrase_file, f"Passphrase of {folder.resolve().name}: ")


@contextlib.contextmanager
def opened(asked: argparse.Namespace) -> Iterator[Archive]:
    """The archive asked for, open for the length of a verb."""
    folder = Path(asked.dir)
    purpose_of(folder)
    sealed = secret(asked.vault_passphrase_file, "Vault passphrase: ") if asked.vault_passphrase_file else None
    with open_archive(folder, passphrase(asked), vault_passphrase=sealed, schema=asked.schema) as archive:
        yield archive


def kind_called(archive: Archive, words: str) -> Kind:
    """The kind of that name or label. Raises BadInput, which names all kinds."""
    if (kind := archive.schema.called(words)) is None:
        raise BadInput(f"there is no kind “{words}”. Kinds are: {', '.join(one.name for one in archive.schema)}")
    return kind


@contextlib.contextmanager
def indexed(archive: Archive) -> Iterator[Index]:
    """The archive's index, for the length of a verb."""
    index = open_index(archive)
    try:
        index.settle()  # a terminal can wait for an index that is being made; a wrong answer it would believe
        yield index
    finally:
        index.close()


def declare_opening(parser: argparse.ArgumentParser) -> None:
    """The arguments of every verb that opens an archive."""
    parser.add_argument("dir", metavar="DIR", help="the archive's folder")
    parser.add_argument("--passphrase-file", metavar="FILE", help="its first line is the passphrase")
    parser.add_argument("--vault-passphrase-file", metavar="FILE", help="opens the sealed values too")
    declare_json(parser)


def declare_json(parser: argparse.ArgumentParser) -> None:
    """The argument of every verb."""
    parser.add_argument("--json", action="store_true", help="print one JSON object per line")
