"""Commands of pictures: each shows what the list or the record shows, in a window beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.archive import Reader
from desktop.ui.i18n import tr
from desktop.ui.lists.pages import name_of

if TYPE_CHECKING:
    from desktop.briefs.pictures.wanted import Chosen
    from desktop.ui.main_window import MainWindow
    from desktop.ui.pictures.picture_window import PictureWindow

MOST = 5000
"""Records that a search takes into a picture."""


class PictureCommands(QObject):
    """Belongs to a main window, its list and the record it shows."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._session = window, window.session

    def timeline(self) -> PictureWindow:
        """When what the list shows was."""
        return self._open("timeline", *self._listed())

    def timeline_of_record(self) -> PictureWindow | None:
        """When was what lies in this case file, or what has to do with this person or record."""
        record = self._record()
        if not record:
            return None
        from desktop.briefs.pictures.wanted import about

        return self._open("timeline", lambda reader: about(reader, reader.get(record)),
                          self._session.reader.ref(record))

    def counts(self) -> PictureWindow:
        """How many of what the list shows, by year, kind, outcome, place."""
        return self._open("counts", *self._listed())

    def relations(self) -> PictureWindow | None:
        """What hangs together with this record."""
        record = self._record()
        if not record:
            return None
        from desktop.briefs.pictures.wanted import Chosen

        return self._open("relations", lambda reader: Chosen(), self._session.reader.ref(record), record)

    def blockings(self) -> PictureWindow:
        """From when to when the sites that the list shows were blocked; all sites where it shows none."""
        return self._open("blockings", *self._listed())

    def phases(self) -> PictureWindow:
        """The phases of the shutdown that is shown, or of the latest."""
        from desktop.briefs.pictures.wanted import Chosen, shutdowns

        record, known = self._record(), shutdowns(self._session.reader)
        shown = record if record in {one for one, _ in known} else known[0][0] if known else ""
        return self._open("phases", lambda reader: Chosen(), "", shown)

    # Which records

    def _record(self) -> str:
        return self._window.pane.record_id or self._window.list.current

    def _listed(self) -> tuple[Callable[[Reader], Chosen], str]:
        """How the records of the list are found, and what they are called: several that are selected, what was
        found, or a place."""
        from desktop.briefs.pictures.wanted import Chosen

        shown, session = self._window.list, self._session
        if len(shown.selected) > 1:
            refs = tuple(head.ref for head in session.reader.heads(shown.selected))
            return (lambda reader: Chosen(refs=refs)), tr("what is selected")
        question = shown.question
        if question is not None:
            index = session.index

            def found(reader: Reader) -> Chosen:
                results = index.search(question.search.query, limit=MOST, **question.here.arguments)
                ids = list(dict.fromkeys(hit.id for hit in results.hits))
                return Chosen(refs=tuple(head.ref for head in reader.heads(ids)),
                              left=max(0, results.total - len(results.hits)))

            return found, tr("found for “{query}”", query=question.search.query)
        place = shown.place
        if place.trash:
            return (lambda reader: Chosen(refs=tuple(head.ref for head in reader.in_trash()))), name_of(session, place)
        return (lambda reader: Chosen((place.kind,) if place.kind else (), place.tag, place.case)), name_of(
            session, place)

    def _open(self, picture: str, find: Callable[[Reader], Chosen], of: str = "", record: str = "") -> PictureWindow:
        from desktop.ui.pictures.choices import Asked
        from desktop.ui.pictures.picture_window import PictureWindow

        window = PictureWindow(self._session, Asked(picture, find, record), of)
        window.open_record.connect(self._window.show_record)
        window.open_brief.connect(self._window.open_brief)
        window.narrow.connect(self._narrow)
        window.show()
        return window

    def _narrow(self, days: str) -> None:
        """Filter the list to some days; what else was searched for stays."""
        rest = [word for word in self._window.list.query.split() if not word.startswith("date:")]
        self._window.list.look_for(" ".join([*rest, days]))
