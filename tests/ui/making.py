"""A small archive of real shapes, for looking at the window."""

from __future__ import annotations

from pathlib import Path

from archive_schema.records import Record
from desktop.archive import Archive, Writer, create
from desktop.ui.session import Session

PASSPHRASE = "a test passphrase"
VAULT = "a vault passphrase"


def make_archive(folder: Path, *, purpose: str = "test", vault: bool = False) -> Archive:
    """An open archive with a case, tags, people, two prosecutions, sources, rival citations and a brief."""
    archive = create(folder, PASSPHRASE, purpose=purpose, who="tester")
    if vault:
        archive.make_vault(PASSPHRASE, VAULT)
    archive.write("Fill the archive", _fill).result()
    return archive


def _fill(w: Writer) -> None:
    def add(kind: str, **values: object) -> Record:
        return w.add(Record(kind, values))

    speech = add("tag", name="Online speech", name_ru="Высказывания в сети", colour="#0F6E68", key=1)
    inside = add("tag", name="Social networks", parent=speech.id, colour="#9A5B00")
    case = add("case_file", title="Words on a page", stage=None, opened={"edtf": "2016-02-01"},
               summary="Two people tried for what they posted.")
    person = add("person", name="Serikzhan Mambetalin")
    other = add("person", name="Ермек Нарымбаев")
    court = add("organisation", name="Almaty district court")
    report = add("source", title="A report on freedom in 2016", csl_type="report", issued={"edtf": "2016"},
                 publisher="A house of reports")
    news = add("source", title="Суд вынес приговор", csl_type="webpage", issued={"edtf": "2016-01-22"})
    pro = add("prosecution", title="Mambetalin and Narymbayev", began={"edtf": "2015-10"}, place="Almaty",
              summary="Both reposted parts of an unpublished book and were tried for it.",
              court=court.id, tags=[speech.id, inside.id], cases=[case.id],
              defendants=[{"person": person.id, "name": "Serikzhan Mambetalin"},
                          {"person": other.id, "name": "Ermek Narymbayev"}],
              charges=[{"words": "inciting hatred"}])
    add("prosecution", title="Ұлттық қауіпсіздік туралы іс", began={"edtf": "2016-05"}, tags=[inside.id])
    add("citation", about=pro.id, field="began", source=report.id, locator_kind="note", locator="86",
        stance="supports")
    add("citation", about=pro.id, field="began", source=news.id, locator_kind="paragraph", locator="2",
        stance="contradicts", value="2015-11")
    add("blocked_site", title="Vimeo", summary="The video service could not be reached for a time.")
    add("saved_search", title="Sites in May", query="kind:blocked_site may")
    add("note", title="To ask in Almaty", text="Who signed the order?")
    brief = add("brief", title="Speech on trial", author="The office", date={"edtf": "2016-06-01"})
    add("brief_block", brief=brief.id, place=1, block_type="heading", level=1, text="Speech on trial")
    add("brief_block", brief=brief.id, place=2, block_type="text", text=f"Two people were tried [@{report.ref}, p. 3].")


def prosecution(session: Session) -> Record:
    """The case that the small archive has rival accounts of."""
    found = (session.reader.get(one) for one in session.reader.ids("prosecution"))
    return next(one for one in found if one.title.startswith("Mambetalin"))
