"""A person's day with the sample archive; it waits at its end, to be closed or killed.

    python -m tests.acceptance.day ARCHIVE OUT
"""

import sys
from pathlib import Path

from archive_schema.records import Record
from desktop.archive import Archive, Writer
from desktop.briefs import compose, write_pdf
from desktop.exchange.documents import add_document
from desktop.exchange.sample import make_sample
from desktop.paths import resources
from desktop.platform import protect_process
from desktop.search import Index
from desktop.search.opening import open_index

PLANTED = "Қыземшіліктер"
"""A word that stands nowhere else."""
SEARCHES = ("Нарымбаев", "Mambetalin", "ұлттық қауіпсіздік", "kind:blocked_site Vimeo", "Байдал*", "Narimbaev~")


def spend(archive: Archive, index: Index, out: Path) -> None:
    """Search, take in, write, edit, draft, undo, export, back up, purge."""
    for query in SEARCHES:
        assert index.search(query).hits, query
    letter = out / "letter.txt"
    letter.write_text(f"{PLANTED} туралы хат. " * 200, "utf-8")
    taken = add_document(archive, letter)
    case = archive.write("Add", _add).result()
    archive.write("Edit", lambda writer: writer.edit(case.id, {"place": PLANTED})).result()
    archive.undo().result()
    archive.redo().result()
    archive.write_aside(lambda writer: writer.keep_draft("new:1", "note", {"title": PLANTED})).result()
    index.settle()
    assert index.search(PLANTED).total >= 2
    with archive.reader() as reader:
        for head in reader.page("brief"):
            write_pdf(compose(reader, head.id).document, out / f"{head.ref}.pdf")
    archive.backup(out.parent / "second")
    archive.purge(taken.source, "withdrawn", index.wipe)
    index.rebuild()
    index.settle()


def _add(writer: Writer) -> Record:
    brief = writer.add(Record("brief", {"title": f"{PLANTED} brief", "date": {"edtf": "2026-01-01"}}))
    text = {"brief": brief.id, "place": 1, "block_type": "text", "text": f"About {PLANTED}."}
    writer.add(Record("brief_block", text))
    return writer.add(Record("prosecution", {"title": f"{PLANTED} ісі", "summary": PLANTED}))


def main() -> None:
    """Make the sample, spend the day, say "done", and wait for the end of the input."""
    protect_process()
    archive = make_sample(Path(sys.argv[1]), resources() / "sample")
    index = open_index(archive)
    index.settle()
    spend(archive, index, Path(sys.argv[2]))
    print("done", flush=True)
    sys.stdin.read()
    index.close()
    archive.close()


if __name__ == "__main__":
    main()
