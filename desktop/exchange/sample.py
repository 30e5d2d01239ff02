"""The sample archive: real facts of two reports, made from files a person can read and edit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from archive_schema.ids import id_from_key
from archive_schema.kinds import SCHEMA
from archive_schema.records import Record
from desktop.archive import Archive, Writer, create
from desktop.exchange.fact_records import records_of
from desktop.exchange.facts import read_facts
from desktop.exchange.sample_papers import SamplePaper, read_papers, with_papers

PASSPHRASE = "sample"
Progress = Callable[[int, int], None]


def make_sample(folder: Path, facts_folder: Path, progress: Progress = lambda done, all: None) -> Archive:
    """Make the sample archive in an empty folder and return it, open. Raises FactError, ArchiveExists.

    Records, rows, files and references are the same each time; only keys and times are not.
    """
    papers, records = read_sample(facts_folder)
    archive = create(folder, PASSPHRASE, purpose="sample", who="sample", origin=id_from_key("sample"))
    try:
        records += [paper.file(archive, number) for number, paper in enumerate(papers, 1)]

        def work(writer: Writer) -> None:
            for done, record in enumerate(records, 1):
                writer.add(record)
                progress(done, len(records))

        archive.write("Make the sample archive", work, undoable=False).result()
    except BaseException:
        archive.close()
        raise
    return archive


def read_sample(facts_folder: Path) -> tuple[list[SamplePaper], list[Record]]:
    """The sample's papers and its records, but for those of the files. Raises FactError."""
    papers = read_papers(facts_folder / "documents")
    facts = with_papers(read_facts(facts_folder), papers)
    by_id = {id_from_key(paper.told["key"]): paper for paper in papers}
    return papers, [by_id[record.id].source(record) if record.id in by_id else record
                    for record in records_of(SCHEMA, facts)]
