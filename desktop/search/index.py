"""The index of an archive: follows the journal on one thread, answers searches on any."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from desktop.search.results import Results, State
from desktop.search.texts import Texts


class Index:
    """Search over one open archive."""

    def __init__(
        self,
        texts_factory: Callable[[], AbstractContextManager[Texts]],
        path: Path,
        key: bytes,
        *,
        on_state: Callable[[State], None] | None = None,
    ) -> None:
        raise NotImplementedError

    @property
    def state(self) -> State:
        """How far the index is."""
        raise NotImplementedError

    def wake(self) -> None:
        """The archive changed; called by the archive, from any thread, returns at once."""

    def settle(self, timeout: float | None = None) -> bool:
        """Wait until every record of the archive as it is now stands in the rows; False when time ran out."""
        raise NotImplementedError

    def rebuild(self) -> None:
        """Throw the rows away and read every record again."""

    def cancel_rebuild(self) -> None:
        """Stop rebuilding; what is not read yet is read at the next start."""

    def wipe(self, timeout: float | None = None) -> bool:
        """After a purge: settle, then leave nothing of removed rows in free pages or in the log."""
        raise NotImplementedError

    def search(
        self,
        query: str,
        *,
        kinds: Sequence[str] = (),
        tags: Sequence[str] = (),
        limit: int = 50,
        other_scripts: bool = True,
        word_forms: bool = True,
    ) -> Results:
        """The records that match, best first. An unfinished or wrong query gives results or a note, never an error."""
        raise NotImplementedError

    def close(self) -> None:
        """Write what is pending, stop the thread, close every connection."""
