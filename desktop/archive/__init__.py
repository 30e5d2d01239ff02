"""The open archive: keys, records, history, files. No window.

    with create(folder, "six random words …") as archive:
        archive.write("Add note", lambda w: w.add(Record("note", {"title": "First"}))).result()
        with archive.reader() as reader:
            reader.page("note")

What this door offers is loaded when it is first asked for: driver, keys and schema take longer to load than the
window that asks for a passphrase may take to show.
"""

from typing import TYPE_CHECKING

from desktop.archive.errors import ArchiveError

if TYPE_CHECKING:
    from desktop.archive import connect
    from desktop.archive.archive import Archive, create, open_archive
    from desktop.archive.changes import Changes
    from desktop.archive.header import purpose_of
    from desktop.archive.reader import Head, Reader
    from desktop.archive.writer import Writer

__all__ = ["Archive", "ArchiveError", "Changes", "Head", "Reader", "Writer", "connect", "create", "open_archive",
           "purpose_of"]


def __getattr__(name: str) -> object:
    if name == "purpose_of":
        from desktop.archive.header import purpose_of

        return purpose_of
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import desktop.archive.connect as connect  # noqa: I001  the encrypting driver must be there before all else
    if name == "connect":  # asked for by the modules below, whichever of them is the first
        return connect
    from desktop.archive.archive import Archive, create, open_archive
    from desktop.archive.changes import Changes
    from desktop.archive.reader import Head, Reader
    from desktop.archive.writer import Writer

    offered = {"Archive": Archive, "Changes": Changes, "Head": Head, "Reader": Reader, "Writer": Writer,
               "connect": connect, "create": create, "open_archive": open_archive}
    globals().update(offered)
    return offered[name]
