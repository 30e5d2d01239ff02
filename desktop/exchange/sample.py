"""The sample archive: real facts of two reports, made from files a person can read and edit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from archive_schema.ids import id_from_key
from archive_schema.kinds import SCHEMA
from desktop.archive import Archive, Writer, create
from desktop.exchange.facts import read_facts, records_of

PASSPHRASE = "sample"
Progress = Callable[[int, int], None]


def make_sample(folder: Path, facts_folder: Path, progress: Progress = lambda done, all: None) -> Archive:
    """Make the sample archive in an empty folder and return it, open. Raises FactError, ArchiveExists.

    Records have the same ids and references each time.
    """
    facts = read_facts(facts_folder)
    records = list(records_of(SCHEMA, facts))
    archive = create(folder, PASSPHRASE, purpose="sample", who="sample", origin=id_from_key("sample"))

    def work(writer: Writer) -> None:
        for done, record in enumerate(records, 1):
            writer.add(record)
            progress(done, len(records))

    try:
        archive.write("Make the sample archive", work).result()
    except BaseException:
        archive.close()
        raise
    return archive
