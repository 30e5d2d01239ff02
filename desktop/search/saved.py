"""A search kept under a name: from its record to what is asked of the index, and back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from archive_schema.records import Record
from desktop.archive import Reader

KIND = "saved_search"
BEST = "best"


@dataclass(frozen=True)
class Search:
    """A search as Index.search takes it. tags: names of tags; case: the reference of a case file; descending: None
    leaves it to the order."""

    query: str = ""
    kinds: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    sort: str = BEST
    descending: bool | None = None
    other_scripts: bool = True
    word_forms: bool = True
    case: str = ""

    @property
    def arguments(self) -> dict[str, Any]:
        """What Index.search is given by name, all but the query."""
        return {name: value for name, value in vars(self).items() if name != "query"}

    @property
    def finished(self) -> str:
        """The query as the index takes one that nobody is still typing: a space says that its last word is written
        out."""
        return f"{self.query} "


def search_of(record: Record, reader: Reader) -> Search:
    """The search that a saved search keeps. A tag that is renamed is asked for by its new name."""
    descending = record["descending"]
    return Search(
        record["query"] or "",
        tuple(record["kinds"] or ()),
        tuple(filter(None, map(reader.title, record["with_tags"] or ()))),
        tuple(record["years"] or ()),
        tuple(record["languages"] or ()),
        record["order"] or BEST,
        {"yes": True, "no": False}.get(descending),
        record["other_scripts"] != "no",
        record["word_forms"] != "no",
        reader.ref(record["case_file"]) if record["case_file"] else "",
    )


def record_of(search: Search, title: str, reader: Reader) -> Record:
    """A saved search, not saved yet. A tag that is not there is not kept."""
    tags = {reader.title(one): one for one in reader.ids("tag")} if search.tags else {}
    values: dict[str, Any] = {
        "title": title.strip(),
        "query": search.query.strip(),
        "kinds": list(search.kinds),
        "with_tags": [tags[name] for name in search.tags if name in tags],
        "years": list(search.years),
        "languages": list(search.languages),
        "order": "" if search.sort == BEST else search.sort,
        "descending": "" if search.descending is None else "yes" if search.descending else "no",
        "other_scripts": "" if search.other_scripts else "no",
        "word_forms": "" if search.word_forms else "no",
        "case_file": reader.id_of(search.case) if search.case else "",
    }
    return Record(KIND, {name: value for name, value in values.items() if value})
