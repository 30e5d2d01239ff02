"""Work: cases, letters, searches, submissions, notes, tasks, tags, lists and briefs."""

from __future__ import annotations

from archive_schema import fields as f
from archive_schema import vocabularies as v
from archive_schema.declare import kind


@kind("Case file", "Case files", ref="CAS", group="work", title="{title}", brief="{title}[: {summary}]")
class CaseFile:
    """A file in which records are gathered for one client, matter or report."""

    title = f.name("Name", required=True, first=True)
    stage = f.choice("Stage", v.CASE_STAGE, first=True, column=True)
    opened = f.moment("Opened", first=True, column=True)
    lead = f.text("Who leads it (code)", first=True, column=True)
    summary = f.long_text("Summary", first=True, search=2.0)
    number = f.text("Our number", search=2.0)
    closed = f.moment("Closed")
    part_of = f.link("Part of", "case_file")
    codebook = f.long_text("How records are chosen")
    client_contact = f.long_text("Client's contact", sealed=True)


@kind("Correspondence", "Correspondence", ref="COR", group="work", title="{title}",
      brief="{title}, to {to_whom}[, sent {sent}]: {result}.")
class Correspondence:
    """A letter or request sent, when its answer is due, and what came back."""

    title = f.text("About", required=True, first=True, search=2.0)
    to_whom = f.name("To whom", first=True, column=True, search=2.0)
    sent = f.moment("Sent", first=True, column=True)
    due = f.moment("Answer due", first=True, column=True)
    result = f.choice("Result", v.CORRESPONDENCE_RESULT, first=True, column=True)
    to_record = f.link("Addressee record", "person", "organisation")
    dispatch = f.choice("Sent by", v.DISPATCH)
    dispatch_number = f.text("Number of dispatch", search=1.0)
    answered = f.moment("Answered")
    answer = f.long_text("Answer", search=1.0)
    text = f.long_text("Text", search=1.0)
    source = f.link("Kept as source", "source")
    about = f.links("Concerns")


@kind("Search made", "Searches made", ref="SEA", group="work", title="{title}",
      brief="Searched in {where}[ on {when}] for {title}: {result}.")
class SearchMade:
    """Where something was looked for, and that it was found or not found."""

    title = f.text("What was looked for", required=True, first=True, search=2.0)
    where = f.text("Where", required=True, first=True, column=True, search=1.0)
    when = f.moment("When", first=True, column=True)
    result = f.text("Result", first=True, column=True, search=1.0)
    by = f.text("By whom (code)", first=True)
    snapshot = f.link("What was seen", "source")
    about = f.link("About")
    field = f.text("Field")


@kind("Submission", "Submissions", ref="SUB", group="work", title="{title}",
      brief="{title}, to {body}[, sent {sent}][: {outcome}].")
class Submission:
    """What was sent to a court or a body, and what it and the State answered."""

    title = f.text("Name", required=True, first=True, search=2.0)
    body = f.name("Body", first=True, column=True, search=2.0)
    sent = f.moment("Sent", first=True, column=True)
    submission_status = f.choice("State", v.SUBMISSION_STATUS, first=True, column=True)
    outcome = f.long_text("Outcome", first=True, search=1.0)
    body_record = f.link("Body record", "organisation")
    mechanism = f.text("Procedure")
    form_version = f.text("Version of the form")
    receipt = f.text("Receipt or number", column=True, search=1.0)
    reply_due = f.moment("State's reply due")
    state_reply = f.long_text("State's reply", search=1.0)
    replied = f.moment("Replied")
    decided = f.moment("Decided")
    confidential = f.flag("Names are kept confidential")
    brief = f.link("Brief", "brief")
    victims = f.links("On behalf of", "person")
    about = f.links("Concerns")


@kind("Note", "Notes", ref="NOT", group="work", title="{title}", brief="{text}")
class Note:
    """A thought, a finding or a memo of our own."""

    title = f.text("Title", required=True, first=True, search=2.0)
    text = f.long_text("Text", first=True, search=1.0)
    written = f.moment("Written", first=True, column=True)
    by = f.text("By whom (code)", first=True)
    about = f.links("About", first=True)


@kind("Task", "Tasks", ref="TSK", group="work", title="{title}", brief="{title}[, due {due}]: {state}.")
class Task:
    """Something to be done, by whom and until when."""

    title = f.text("What", required=True, first=True, search=2.0)
    due = f.moment("Due", first=True, column=True)
    state = f.choice("State", v.TASK_STATE, first=True, column=True)
    priority = f.choice("Priority", v.PRIORITY, first=True, column=True)
    who = f.text("Who (code)", first=True, column=True)
    about = f.links("About")
    done = f.moment("Done")


@kind("Tag", "Tags", ref="TAG", group="work", title="{name}", brief="{name}")
class Tag:
    """A coloured word to gather records by; tags may stand inside one another."""

    name = f.name("Name", required=True, first=True)
    name_ru = f.text("Name in Russian", first=True, search=2.0)
    name_kk = f.text("Name in Kazakh", first=True, search=2.0)
    colour = f.text("Colour (#rrggbb)", first=True, column=True)
    parent = f.link("Inside", "tag", first=True)
    codebook = f.long_text("When to use it", search=0.5)
    key = f.integer("Key 1–9")


@kind("Saved search", "Saved searches", ref="SSR", group="work", title="{title}", brief="{title}: {query}")
class SavedSearch:
    """A search kept under a name."""

    title = f.text("Name", required=True, first=True, search=1.0)
    query = f.text("Search", required=True, first=True, column=True)
    kinds = f.texts("Kinds", first=True)


@kind("List", "Lists", ref="LST", group="work", title="{title}", brief="{title}[, {issued}].")
class List:
    """A long list kept as evidence, such as a register of addresses; its lines are entries, not records."""

    title = f.name("Name", required=True, first=True)
    kept_by = f.text("Kept by", first=True, column=True, search=1.0)
    issued = f.moment("As of", first=True, column=True)
    source = f.link("Source", "source", first=True)
    file = f.link("File", "file", first=True)
    format = f.text("Format")
    entries = f.integer("Lines taken in", column=True)
    file_sha256 = f.text("SHA-256 of the file")


@kind("Brief", "Briefs", ref="BRF", group="work", title="{title}", brief="{title}[, {date}].")
class Brief:
    """A paper made of blocks, every sentence of which can be checked."""

    title = f.name("Title", required=True, first=True)
    subtitle = f.text("Subtitle", first=True, search=1.0)
    author = f.text("Author as printed", first=True, column=True)
    date = f.moment("Date as printed", required=True, first=True, column=True)
    addressee = f.text("Addressee", first=True, search=1.0)
    style = f.choice("Style of notes", v.BRIEF_STYLE)
    language_of_brief = f.choice("Language", v.LANGUAGE)
    page_size = f.choice("Page", v.PAGE_SIZE)
    confidentiality_mark = f.text("Confidentiality mark")
    contents = f.flag("With contents")
    abstract = f.long_text("Abstract", search=1.0)


@kind("Brief block", "Brief blocks", ref="BLO", group="work", title="{block_type} {place}", brief="{text}")
class BriefBlock:
    """One block of a brief: a heading, a text with citation marks, a table of records."""

    brief = f.link("Brief", "brief", required=True, first=True)
    place = f.integer("Place", required=True, first=True)
    block_type = f.choice("Type", v.BLOCK_TYPE, required=True, first=True, column=True)
    level = f.integer("Level of heading", first=True)
    text = f.long_text("Text", first=True, search=1.0)
    attribution = f.text("Whose words")
    record = f.link("Record")
    table_kind = f.text("Kind of records")
    table_records = f.texts("Records by reference")
    table_tag = f.link("Records with tag", "tag")
    table_columns = f.texts("Columns (field names)")
    caption = f.text("Caption")
    unit = f.text("What a row counts")
    ordered = f.flag("Numbered")


KINDS = (CaseFile, Correspondence, SearchMade, Submission, Note, Task, Tag, SavedSearch, List, Brief, BriefBlock)
