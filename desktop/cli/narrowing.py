"""What a search is narrowed to, from the words of a call; words that mean nothing are told, never searched for."""

from __future__ import annotations

from difflib import get_close_matches

from archive_schema.text.normalise import words
from desktop.archive import Reader
from desktop.archive.order.tags import all_tags
from desktop.cli.output import BadInput

NO_YEAR = "none"
_LIKE = 0.7  # of 1: how much a tag is like what was typed
_MOST = 5


def tag_called(reader: Reader, typed: str) -> str:
    """The name of the tag with this name, in any language, or this reference. Raises BadInput."""
    tags = {" ".join(words(name)): tag for tag in all_tags(reader) for name in (tag.ref, *tag.names.values()) if name}
    wanted = " ".join(words(typed))
    if wanted not in tags:
        like = get_close_matches(wanted, tags, _MOST, _LIKE)
        names = dict.fromkeys(reader.title(tags[name].id) for name in like)
        raise BadInput(f"there is no tag “{typed}”. " + (
            f"Tags like it: {', '.join(names)}" if names else "“muragat list DIR --kind tag” tells them all"))
    return reader.title(tags[wanted].id)


def languages_called(typed: str) -> tuple[str, ...]:
    """The codes of the languages called so, as in the query's own lang:. Raises BadInput."""
    from desktop.search.asking import query_fields

    if not (found := query_fields.languages_called(typed)):
        raise BadInput(f"there is no language “{typed}”. Write kk, ru, en or its name")
    return found


def year_called(typed: str) -> str:
    """A year of four figures; "" for what has no date. Raises BadInput."""
    if typed == NO_YEAR:
        return ""
    if len(typed) != 4 or not typed.isdecimal():
        raise BadInput(f"“{typed}” is no year. Write four figures, as in 2016, or “{NO_YEAR}” for what has no date")
    return typed
