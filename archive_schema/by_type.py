"""Which fields of a source come first in its form: its type decides."""

from __future__ import annotations

_PRESS = ("title", "authors", "publisher", "issued", "url", "accessed", "url_archived")
_PAPER = ("title", "authors", "publisher", "issued", "number", "url")
_LAW = ("title", "number", "authority", "issued", "jurisdiction", "url")
_TALK = ("title", "authors", "issued", "place", "anonymity", "reliability")
_SEEN = ("title", "authors", "issued", "place", "url", "accessed", "url_archived")

_FIRST: dict[str, tuple[str, ...]] = {
    "report": _PAPER, "article-newspaper": _PRESS, "webpage": _PRESS, "press-release": _PRESS,
    "post": ("title", "authors", "container", "issued", "url", "accessed", "url_archived"),
    "post-weblog": _PRESS, "legislation": _LAW, "treaty": _LAW, "regulation": _LAW,
    "legal_case": ("title", "authority", "number", "issued", "jurisdiction", "url"),
    "hearing": ("title", "authority", "issued", "number", "place"),
    "interview": _TALK, "speech": _TALK, "personal_communication": _TALK,
    "dataset": ("title", "publisher", "issued", "url", "accessed"),
    "broadcast": ("title", "publisher", "issued", "url", "accessed"),
    "motion_picture": _SEEN, "graphic": _SEEN,
    "book": ("title", "authors", "publisher", "place", "issued"),
    "chapter": ("title", "authors", "container", "publisher", "issued"),
    "article-journal": ("title", "authors", "container", "number", "issued", "url"),
    "manuscript": ("title", "authors", "place", "issued"), "document": _PAPER,
}


def first_of_source(csl_type: str) -> tuple[str, ...]:
    """The fields a source of this type is told by; of no type, those of most."""
    return _FIRST.get(csl_type, ("title", "authors", "publisher", "issued", "url"))
