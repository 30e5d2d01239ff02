"""Which form a kind of record has: here a form made for a kind is named; every other kind has the general one."""

from __future__ import annotations

from archive_schema.records import Record
from desktop.ui.briefs.block_form import BlockForm
from desktop.ui.forms.cite import CitationForm
from desktop.ui.forms.forms import RecordForm
from desktop.ui.forms.made_forms import BlockedSiteForm, ProvisionForm, ShutdownForm, SourceForm
from desktop.ui.forms.prosecution_form import ProsecutionForm
from desktop.ui.session import Session

FORMS: dict[str, type[RecordForm]] = {
    "citation": CitationForm,
    "brief_block": BlockForm,
    "prosecution": ProsecutionForm,
    "source": SourceForm,
    "provision": ProvisionForm,
    "blocked_site": BlockedSiteForm,
    "shutdown": ShutdownForm,
}

_ONLY_IN_FORM = {"citation": ("source", "about", "row", "field")}
"""Fields whose editors need others of the same form beside them."""


def only_in_form(kind: str, field: str) -> bool:
    """Whether a field is changed in the form of its record only, and not in its place on the page."""
    return kind == "brief_block" or field in _ONLY_IN_FORM.get(kind, ())


def form_for(session: Session, record: Record, key: str = "", source: str = "") -> RecordForm:
    """The form of a record, new or there already; `source` is the source of the record entered before."""
    return FORMS.get(record.kind, RecordForm)(session, record, key=key, source=source)
