"""What can go wrong in search, told to a person."""

from __future__ import annotations


class SearchError(Exception):
    """What happened (title) and what to do (advice)."""

    def __init__(self, title: str, advice: str = "") -> None:
        super().__init__(f"{title} {advice}".strip())
        self.title = title
        self.advice = advice


class SearchClosed(SearchError):
    """The index was closed while something still asked it."""

    def __init__(self) -> None:
        super().__init__("The archive is locked, so it cannot be searched.", "Unlock it and search again.")
