"""Evidence files that no record knows: kept in a step that was never saved, as when the program was killed."""

from __future__ import annotations

from datetime import timedelta

from desktop.archive import journal
from desktop.archive.clock import moment
from desktop.archive.files import FileStore
from desktop.archive.writer import Writer

GRACE = timedelta(days=1)


def erase(writer: Writer, files: FileStore) -> int:
    """Erase the files that neither a record nor history names; returns how many.

    Only those a day older than the last step: a file that is younger may belong to steps that this database
    does not know, since it is an older one that was put back.
    """
    last = journal.last_clock(writer.db)
    if not last:
        return 0
    known = {row[0] for row in writer.db.execute("select kept_as from file where kept_as is not null")}
    if not (unknown := files.orphans(known)):
        return 0
    query = "select p.before ->> '$.values.kept_as', p.after ->> '$.values.kept_as' from payload p " \
            "join change c on c.step = p.step and c.place = p.place where c.kind = 'file'"
    undone = {name for row in writer.db.execute(query) for name in row}
    before = (moment(last) - GRACE).timestamp()
    old = [name for name in unknown if name not in undone and files.path_of(name).stat().st_mtime < before]
    for name in old:
        files.erase_name(name)
    return len(old)
