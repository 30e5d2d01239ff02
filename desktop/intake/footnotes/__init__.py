"""The notes of a report, and the sources they name.

    for one in read_notes(take_in("report.pdf")):
        print(one.note.number, [source.title for source in one.sources])
"""

from desktop.intake.footnotes.documents import NoteRead, read_all, read_notes
from desktop.intake.footnotes.finding import PrintedNote, notes_in
from desktop.intake.footnotes.reading import NamedSource, sources_in

__all__ = ["NamedSource", "NoteRead", "PrintedNote", "notes_in", "read_all", "read_notes", "sources_in"]
