"""Evidence: sources, files, translations and the citations that point into them."""

from __future__ import annotations

from archive_schema import fields as f
from archive_schema import vocabularies as v
from archive_schema.declare import kind


@kind("Source", "Sources", ref="SRC", group="evidence",
      brief="{title}[, {publisher}][, {issued}].")
class Source:
    """A document, page, post, interview or law text that can be cited."""

    title = f.text("Title", required=True, first=True, search=3.0)
    authors = f.rows("Authors", first=True, search=2.0, name=f.name("Name"),
                   person=f.link("Person or body", "person", "organisation"), role=f.text("Role"))
    publisher = f.name("Publisher or outlet", first=True, column=True, search=2.0)
    issued = f.moment("Published", first=True, column=True)
    url = f.url("Address as printed", first=True, search=1.0)
    csl_type = f.choice("Type", v.SOURCE_TYPE, column=True)
    genre = f.choice("Genre", v.GENRE)
    title_original = f.text("Original title", search=3.0)
    title_transliterated = f.text("Transliterated title", search=2.0)
    title_translated = f.text("Translated title", search=3.0)
    title_translated_by = f.text("Who translated the title")
    language_mark = f.choice("Printed language mark", v.LANGUAGE)
    container = f.text("Appeared in", search=1.0)
    republished_in = f.text("Republished in", search=1.0)
    place = f.text("Place of publication")
    number = f.text("Number")
    symbol = f.text("United Nations symbol as cited", search=2.0)
    symbol_adopted = f.text("United Nations symbol as adopted", search=2.0)
    jurisdiction = f.text("Jurisdiction")
    authority = f.name("Court or authority")
    posted = f.moment("Posted")
    accessed = f.moment("Accessed")
    url_canonical = f.url("Canonical address", search=1.0)
    url_archived = f.url("Archived address")
    archived = f.moment("Archived")
    url_status = f.choice("State of the address", v.ADDRESS_STATUS)
    reliability = f.choice("Reliability", v.RELIABILITY)
    anonymity = f.choice("Named or anonymous", v.ANONYMITY)
    speaker = f.link("Person who speaks", "person")
    parent = f.link("Found in the notes of", "source")
    parent_note = f.integer("Note number there")
    parent_notes_also = f.texts("Other notes there")
    as_printed = f.long_text("As printed there", search=0.5)
    handling = f.choices("Handling marks", v.HANDLING)
    protected_person = f.link("Protects", "person")
    text = f.long_text("Text", search=1.0)
    text_method = f.text("How the text was got")
    pages = f.texts("Pages of the text")
    sealed_title = f.text("Real title", sealed=True)
    sealed_text = f.long_text("Sealed text", sealed=True)
    sealed_contact = f.long_text("How to reach the source", sealed=True)


@kind("File", "Files", ref="FIL", group="evidence", title="{name}", brief="File {name}[, SHA-256 {sha256}].")
class File:
    """The bytes of a piece of evidence, with how they were come by and what was made of them."""

    name = f.text("File name", required=True, first=True, search=1.0)
    source = f.link("Source", "source", first=True, column=True)
    role = f.choice("Role", v.FILE_ROLE, first=True, column=True)
    sha256 = f.text("SHA-256", column=True, search=1.0)
    size = f.integer("Size in bytes", column=True)
    media_type = f.text("Media type")
    kept_as = f.text("Name under files")
    sealed_name = f.text("Real file name", sealed=True)
    sealed_sha256 = f.text("SHA-256 of the sealed file", sealed=True)
    acquisition = f.rows("How it was come by", first=True, say="{by}[, {when}][, {how}]",
                       by=f.text("By whom (code)"), from_=f.text("From whom"), when=f.moment("When"),
                       device=f.text("Device"), how=f.text("How"), note=f.text("Note"))
    derived_from = f.link("Made from", "file")
    derivation = f.rows("How it was made", say="{tool}[ {version}]",
                      tool=f.text("Tool"), version=f.text("Version"), parent_sha256=f.text("SHA-256 of the parent"),
                      when=f.moment("When"), settings=f.text("Settings"))


@kind("Translation", "Translations", ref="TRN", group="evidence", title="{title}",
      brief="{title}, {translation_kind}[, {translator}].")
class Translation:
    """A source, or a passage of it, in another language."""

    title = f.text("Title", required=True, first=True, search=1.0)
    source = f.link("Source", "source", required=True, first=True, column=True)
    translator = f.name("Translator", first=True, column=True)
    translation_kind = f.choice("Sworn or working", v.TRANSLATION_KIND, first=True, column=True)
    text = f.long_text("Translated text", first=True, search=1.0)
    from_language = f.choice("From", v.LANGUAGE)
    to_language = f.choice("Into", v.LANGUAGE, column=True)
    made = f.moment("Made")
    certified = f.text("Certification")
    translator_contact = f.text("Translator's contact", sealed=True)


@kind("Citation", "Citations", ref="CIT", group="evidence",
      title="{locator_kind} {locator}", brief="{quote}")
class Citation:
    """A place in a source that speaks about a record, a row of it or a field of it."""

    source = f.link("Source", "source", required=True, first=True, column=True)
    about = f.link("Speaks about", required=True, first=True, column=True)
    locator_kind = f.choice("Place by", v.LOCATOR, first=True)
    locator = f.text("Place in the source", first=True, column=True)
    quote = f.long_text("Quotation", first=True, search=1.0)
    row = f.text("Row")
    field = f.text("Field")
    section = f.text("Section or heading")
    quote_language = f.choice("Language of the quotation", v.LANGUAGE)
    quote_translation = f.long_text("Quotation translated", search=0.5)
    quote_translator = f.text("Who translated the quotation")
    prefix = f.long_text("Words before")
    suffix = f.long_text("Words after")
    stance = f.choice("Stance", v.STANCE, column=True)
    value = f.text("The value this source gives, if it differs")
    speaker = f.name("Who says so")
    cited_in = f.link("Seen only in", "source")
    cited_in_note = f.text("Note number there")
    cited_in_section = f.text("Section there")
    scope = f.choice("How much the note covers", v.SCOPE)
    reliability = f.choice("Reliability", v.RELIABILITY)
    preferred_reason = f.text("Why this account is preferred")
    rectangles = f.texts("Marked rectangles (page x0 y0 x1 y1)")
    checked_on = f.moment("Compared with the source on")
    checked_by = f.text("Compared by")
    check_result = f.choice("What the comparison found", v.CHECK_RESULT)


KINDS = (Source, File, Translation, Citation)
