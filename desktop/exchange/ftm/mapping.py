"""Which schema of FollowTheMoney a record is, and which property a field; what is not named here goes into notes.

Made after the models of releases 3.8.4 and 4.10; what only one of them has is not used. A kind without a schema stays
here, and is told.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from archive_schema.records import Record


@dataclass(frozen=True)
class Mapped:
    """A schema; `texts` maps fields to properties of words, `dates` to the property of a date ("date" also to startDate
    and endDate), `links` to properties of entities. With `keyword` the kind's name is a keyword, since the schema does
    not tell it."""

    schema: str
    texts: Mapping[str, str]
    dates: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    keyword: bool = False


_EVENT = {"title": "name", "summary": "summary", "place": "location"}

KINDS: Mapping[str, Mapped] = {
    "person": Mapped("Person", {"name": "name", "pseudonym": "alias", "occupation": "position", "roles": "keywords",
                                "summary": "summary", "described": "description"}, {"born": "birthDate"}),
    "organisation": Mapped("Organization", {
        "name": "name", "name_ru": "alias", "name_kk": "alias", "organisation_type": "classification",
        "summary": "summary", "site": "website", "seat": "address"}),
    "source": Mapped("Pages", {
        "title": "title", "authors": "author", "publisher": "publisher", "url": "sourceUrl", "abstract": "summary",
        "keywords": "keywords", "text": "bodyText", "message_id": "messageId"},
        {"issued": "publishedAt", "accessed": "retrievedAt"}),
    "translation": Mapped("PlainText", {"title": "title", "text": "bodyText", "translator": "author"},
                          {"made": "date"}),
    "instrument": Mapped("Article", {
        "title": "title", "title_ru": "alias", "title_kk": "alias", "short_title": "alias", "summary": "summary",
        "issued_by": "author", "issued_by_name": "author"}, {"adopted": "publishedAt"}, keyword=True),
    "provision": Mapped("Article", {"text": "bodyText", "summary": "summary"}, keyword=True),
    "prosecution": Mapped("CourtCase", {
        "title": "name", "summary": "summary", "proceeding_type": "category", "outcome": "status",
        "case_number": "caseNumber", "court": "court", "court_name": "court", "place": "address"}),
    "blocked_site": Mapped("Event", _EVENT, {"began": "date"}, {"owner": "involved"}, keyword=True),
    "shutdown": Mapped("Event", _EVENT, {"began": "startDate", "ended": "endDate"}, keyword=True),
    "content_removal": Mapped("Event", _EVENT, {"ordered": "date"}, {"authority": "involved"}, keyword=True),
    "attack": Mapped("Event", _EVENT, {"happened": "date"}, {"target_record": "involved"}, keyword=True),
    "surveillance_measure": Mapped("Event", {**_EVENT, "names": "alias"}, {"announced": "date"},
                                   {"operator": "involved", "vendor": "involved"}, keyword=True),
    "statement": Mapped("Event", {**_EVENT, "quote": "description"}, {"made": "date"}, {"speaker": "involved"},
                        keyword=True),
    "context_event": Mapped("Event", {**_EVENT, "event_type": "keywords"}, {"happened": "date"}, keyword=True),
    "indicator": Mapped("Event", _EVENT, {"as_of": "date"}, keyword=True),
    "transparency_count": Mapped("Event", _EVENT, {"period": "date"}, keyword=True),
    "recommendation": Mapped("Event", _EVENT, {"made": "date"}, keyword=True),
    "index_score": Mapped("Event", {"summary": "summary"}, keyword=True),
    "limitation_assessment": Mapped("Event", {"title": "name", "summary": "summary"}, keyword=True),
    "note": Mapped("Note", {"title": "name", "text": "description"}, {"written": "createdAt"}, {"about": "entity"}),
}
APART = frozenset({"file", "citation"})
"""Kinds that become parts of entities, or entities between two others."""
PEOPLE = frozenset({"Person", "Organization", "PublicBody", "Company"})
DOCUMENTS = frozenset({"Document", "Article", "HyperText", "Pages", "PlainText", "Image", "Audio", "Video", "Table",
                       "Email", "Package"})
FOLDERS = frozenset({"Email", "Package"})
"""Documents that others may lie in."""

_FILES = {"application/pdf": "Pages", "text/html": "HyperText", "application/xhtml+xml": "HyperText",
          "text/plain": "PlainText", "text/csv": "Table", "message/rfc822": "Email",
          "application/vnd.ms-outlook": "Email", "application/mbox": "Package", "application/zip": "Package"}
_FAMILIES = {"image": "Image", "audio": "Audio", "video": "Video"}

_BODIES = frozenset({"regulator", "ministry", "government", "security_service", "prosecutor", "court", "police",
                     "parliament", "presidency"})
_COMPANIES = frozenset({"operator", "company", "bank"})
_ARTICLES = frozenset({"article-newspaper", "article-journal", "post-weblog", "press-release"})


def schema_of_file(file: Record) -> str:
    """The schema by which OpenAleph shows a file; Document for what it offers to be saved."""
    kind = str(file["media_type"] or "").partition(";")[0]
    return _FILES.get(kind) or _FAMILIES.get(kind.partition("/")[0], "Document")


def schema_of(record: Record, *, file: Record | None = None, shown: bool = False) -> str:
    """The schema a record is; "" when there is none for its kind. `shown`: the file goes along and is shown."""
    if record.kind == "organisation":
        kind = str(record["organisation_type"] or "")
        return "PublicBody" if kind in _BODIES else "Company" if kind in _COMPANIES else "Organization"
    if record.kind == "source":
        kind = str(record["csl_type"] or "")
        if file is not None and shown:
            return schema_of_file(file)
        if kind in _ARTICLES:
            return "Article"
        return "HyperText" if kind in ("webpage", "post") else "Document" if file is not None else "Pages"
    return KINDS[record.kind].schema if record.kind in KINDS else ""
