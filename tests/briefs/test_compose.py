"""Records of a real archive become a document."""

import pytest

from desktop.briefs import compose
from desktop.briefs.errors import NotABrief
from desktop.briefs.problems import CODES, Problem
from desktop.briefs.values import (
    Bibliography,
    Heading,
    ListBlock,
    NoteMark,
    PageBreak,
    Quotation,
    Span,
    TableBlock,
    Text,
    plain_text,
)
from tests.briefs.conftest import Desk


def codes(desk: Desk) -> list[tuple[str, str]]:
    """What composing tells; what the checks add has tests of its own."""
    return [(problem.code, problem.detail) for problem in desk.composed().problems
            if problem.code not in ("never_opened", "rows_unsourced")]


def noted(desk: Desk) -> list[str]:
    return [plain_text(note.spans) for note in desk.composed().document.notes]


def report(desk: Desk, **more: object) -> str:
    given = {"title": "Freedom on the Net", "csl_type": "report", "issued": {"edtf": "2016-11"}} | more
    return desk.add("source", **given).id


def test_blocks_come_in_their_order(desk: Desk) -> None:
    desk.block("text", "Second", place=2)
    desk.block("heading", "First", place=1)
    assert [type(block) for block in desk.composed().document.blocks] == [Heading, Text]


def test_a_mark_becomes_a_note_close_behind_its_word(desk: Desk) -> None:
    report(desk)
    desk.block("text", "So it was [@SRC-0001, p. 3].")
    (text,) = desk.composed().document.blocks
    assert isinstance(text, Text) and text.spans == (Span("So it was"), Span("."), NoteMark(1))


def test_the_note_says_the_source_and_the_place(desk: Desk) -> None:
    report(desk)
    desk.block("text", "So [@SRC-0001, p. 3].")
    assert noted(desk) == ["Freedom on the Net, November 2016, p. 3."]


def test_a_citation_brings_its_own_place(desk: Desk) -> None:
    source, case = report(desk), desk.add("prosecution", title="Case")
    desk.add("citation", source=source, about=case.id, locator_kind="note", locator="86")
    desk.block("text", "So [@CIT-0001].")
    assert noted(desk) == ["Freedom on the Net, November 2016, note 86."]


def test_an_unknown_reference_is_told_and_printed(desk: Desk) -> None:
    desk.block("text", "So [@SRC-0099].")
    assert codes(desk) == [("unknown_reference", "SRC-0099")] and noted(desk) == ["[no source found for SRC-0099]."]


def test_a_record_that_is_no_source_cannot_be_cited(desk: Desk) -> None:
    desk.add("prosecution", title="Case")
    desk.block("text", "So [@PRO-0001].")
    assert codes(desk) == [("not_citable", "PRO-0001")]


def test_a_source_in_the_trash_is_told(desk: Desk) -> None:
    source = desk.add("source", title="Page")
    desk.trash(source)
    desk.block("text", "So [@SRC-0001].")
    assert codes(desk) == [("in_trash", "SRC-0001")]


def test_a_broken_mark_is_told(desk: Desk) -> None:
    desk.block("text", "So [@nothing].")
    assert codes(desk) == [("broken_mark", "[@nothing]")]


def test_characters_nobody_sees_and_nobody_can_print_are_told(desk: Desk) -> None:
    desk.block("text", "a\u202eb 😀")
    assert [code for code, _ in codes(desk)] == ["hidden_characters", "no_glyph"]


def test_right_to_left_text_is_told_before_export(desk: Desk) -> None:
    desk.block("text", "They wrote مرحبا")
    assert codes(desk) == [("right_to_left", "مرحبا")]


def test_the_sentence_of_a_record_says_what_is_missing_and_bears_its_notes(desk: Desk) -> None:
    source = report(desk)
    case = desk.add("prosecution", title="Two activists", began={"edtf": "2015-10"})
    desk.add("citation", source=source, about=case.id, stance="supports")
    desk.block("record", record=case.id)
    (text,) = desk.composed().document.blocks
    assert isinstance(text, Text) and plain_text(text.spans).startswith("Two activists (October 2015): not stated")
    assert text.spans[-1] == NoteMark(1)


def test_other_accounts_are_counted_and_noted(desk: Desk) -> None:
    source = report(desk)
    case = desk.add("prosecution", title="Case", summary="Two months in custody")
    desk.add("citation", source=source, about=case.id)
    desk.add("citation", source=source, about=case.id, value="three months", stance="contradicts")
    desk.block("record", record=case.id)
    (text,) = desk.composed().document.blocks
    assert isinstance(text, Text) and "(1 other account)" in plain_text(text.spans)
    assert "differently: Freedom on the Net" in noted(desk)[0] and "giving: three months" in noted(desk)[0]


def test_a_source_seen_elsewhere_is_noted_as_cited_in(desk: Desk) -> None:
    held, case = report(desk), desk.add("prosecution", title="Case")
    seen = desk.add("source", title="Vlast article")
    desk.add("citation", source=seen.id, about=case.id, cited_in=held, cited_in_note="87")
    desk.block("text", "So [@CIT-0001].")
    assert noted(desk) == ["“Vlast article”, cited in Freedom on the Net, November 2016, note 87."]


def test_a_place_named_as_where_another_source_was_seen_is_not_cited_twice(desk: Desk) -> None:
    held, case = report(desk), desk.add("prosecution", title="Case")
    desk.add("citation", source=held, about=case.id, locator_kind="note", locator="87")
    seen = desk.add("source", title="Vlast article")
    desk.add("citation", source=seen.id, about=case.id, cited_in=held, cited_in_note="87")
    desk.block("record", record=case.id)
    assert noted(desk) == ["“Vlast article”, cited in Freedom on the Net, November 2016, note 87."]


def test_a_table_of_a_kind_lists_its_records_and_says_what_is_missing(desk: Desk) -> None:
    desk.add("blocked_site", title="Vimeo", unknown={"began": {"reason": "lost_in_copy"}})
    desk.add("blocked_site", title="Tumblr", began={"edtf": "2016-04"})
    desk.block("table", table_kind="blocked_site", table_columns=["title", "began"], unit="sites")
    (table,) = desk.composed().document.blocks
    assert isinstance(table, TableBlock) and table.unit == "sites"
    said = [tuple(plain_text(cell) for cell in row) for row in table.rows]
    assert said == [("Tumblr", "April 2016"), ("Vimeo", "lost in our copy")]


def test_a_table_of_references_keeps_their_order_and_tells_gaps(desk: Desk) -> None:
    desk.add("blocked_site", title="Vimeo")
    desk.block("table", table_records=["BLK-0009", "BLK-0001"], table_columns=["title", "ref"])
    (table,) = desk.composed().document.blocks
    assert isinstance(table, TableBlock)
    assert [plain_text(row[0]) for row in table.rows] == ["[record BLK-0009 not found]", "Vimeo"]
    assert codes(desk) == [("missing_record", "BLK-0009")]


def test_a_table_with_a_tag_lists_what_bears_it(desk: Desk) -> None:
    tag = desk.add("tag", name="media")
    desk.add("blocked_site", title="Ratel", tags=[tag.id])
    desk.add("blocked_site", title="Vimeo")
    desk.block("table", table_kind="blocked_site", table_tag=tag.id, table_columns=["title"])
    (table,) = desk.composed().document.blocks
    assert isinstance(table, TableBlock) and [plain_text(row[0]) for row in table.rows] == ["Ratel"]


def test_what_is_cited_for_a_field_is_noted_in_its_cell(desk: Desk) -> None:
    source, site = report(desk), desk.add("blocked_site", title="Vimeo", began={"edtf": "2014"})
    desk.add("citation", source=source, about=site.id, field="began")
    desk.block("table", table_kind="blocked_site", table_columns=["title", "began"])
    (table,) = desk.composed().document.blocks
    assert isinstance(table, TableBlock) and [NoteMark(1) in cell for cell in table.rows[0]] == [False, True]


def test_an_unknown_column_is_told(desk: Desk) -> None:
    desk.add("blocked_site", title="Vimeo")
    desk.block("table", table_kind="blocked_site", table_columns=["colour"])
    assert codes(desk) == [("unknown_column", "colour")]


def test_lists_quotations_and_new_pages_are_read(desk: Desk) -> None:
    desk.block("list", "- one\n- two", ordered="yes")
    desk.block("quotation", "They cut it.", attribution="An operator")
    desk.block("page_break")
    blocks = desk.composed().document.blocks
    assert [type(block) for block in blocks] == [ListBlock, Quotation, PageBreak]
    assert blocks[0].ordered and plain_text(blocks[1].attribution) == "An operator"  # type: ignore[union-attr]


def test_the_bibliography_brings_its_heading_and_every_source_once(desk: Desk) -> None:
    report(desk)
    desk.block("text", "So [@SRC-0001] and so [@SRC-0001, p. 2].")
    desk.block("bibliography")
    document = desk.composed().document
    assert [type(block) for block in document.blocks[1:]] == [Heading, Bibliography]
    assert len(document.bibliography) == 1


def test_a_brief_may_be_composed_in_another_language(desk: Desk) -> None:
    report(desk, language="en")
    desk.block("text", "Осылай [@SRC-0001].")
    document = desk.composed("kk").document
    assert document.brief.date == "2016 ж. 10 маусым"
    assert "[ағылшын тілінде]" in plain_text(document.notes[0].spans)


def test_an_empty_block_is_told(desk: Desk) -> None:
    desk.block("text", " ")
    assert codes(desk) == [("empty_block", "text")]


@pytest.mark.parametrize(("protection", "shown"), [
    ("none", "Aigul Sartova"), ("initials", "A. S."), ("pseudonym", "[name withheld]"), ("withheld", "[name withheld]"),
])
def test_a_person_is_named_as_protection_allows(desk: Desk, protection: str, shown: str) -> None:
    person = desk.add("person", name="Aigul Sartova", protection=protection)
    desk.add("source", title="Talk", csl_type="interview", authors=[{"name": "Aigul Sartova", "person": person.id}])
    desk.block("text", "So [@SRC-0001].")
    assert noted(desk) == [f"{shown}, “Talk”, interview."]


def test_other_spellings_of_a_protected_name_are_withheld_and_not_said_to_be_missing(desk: Desk) -> None:
    desk.add("person", name="Aigul Sartova", protection="withheld", names=[{"full": "Айгуль Сартова"}])
    desk.block("table", table_kind="person", table_columns=["name", "names"])
    (table,) = desk.composed().document.blocks
    assert isinstance(table, TableBlock)
    assert [plain_text(cell) for cell in table.rows[0]] == ["[name withheld]", "[name withheld]"]


def test_a_protected_defendant_is_named_by_pseudonym_in_a_table(desk: Desk) -> None:
    person = desk.add("person", name="Aigul Sartova", protection="pseudonym", pseudonym="Saule")
    desk.add("prosecution", title="Case", defendants=[{"name": "Aigul Sartova", "person": person.id}])
    desk.block("table", table_kind="prosecution", table_columns=["title", "defendants"])
    (table,) = desk.composed().document.blocks
    assert isinstance(table, TableBlock) and plain_text(table.rows[0][1]) == "Saule"


def test_a_brief_is_the_same_whether_the_vault_is_open_or_closed(desk: Desk) -> None:
    desk.archive.make_vault("sample", "deeper")
    desk.add("person", name="Witness 1", real_name="Aigul Sartova", pseudonym="Saule")
    desk.block("table", table_kind="person", table_columns=["name", "real_name"])

    def cells() -> list[str]:
        (table,) = desk.composed().document.blocks
        assert isinstance(table, TableBlock)
        return [plain_text(cell) for cell in table.rows[0]]

    assert cells() == ["Witness 1", "Saule"]
    desk.archive.close_vault()
    assert cells() == ["Witness 1", "Saule"]


def test_an_address_that_is_not_of_the_web_is_no_link(desk: Desk) -> None:
    report(desk, url="javascript:alert(1)")
    desk.block("text", "So [@SRC-0001].")
    (note,) = desk.composed().document.notes
    assert not [span for span in note.spans if isinstance(span, Span) and span.link]


def test_a_document_we_hold_without_an_address_is_on_file(desk: Desk) -> None:
    desk.add("file", name="letter.pdf", source=report(desk))
    desk.block("text", "So [@SRC-0001].")
    assert noted(desk) == ["Freedom on the Net, November 2016, on file with the author."]


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
@pytest.mark.parametrize("code", sorted(CODES))
def test_every_problem_can_be_said_in_three_languages(code: str, language: str) -> None:
    told = Problem(code, "block 4", "{detail}").say(language)
    assert told and "{about}" not in told and "block 4" not in (told if language != "en" else "")


def test_another_kind_of_record_is_no_brief(desk: Desk) -> None:
    case = desk.add("prosecution", title="Case")
    with desk.archive.reader() as reader, pytest.raises(NotABrief):
        compose(reader, case.id)

def test_evidence_tells_what_its_note_prints_for_each_source(desk: Desk) -> None:
    desk.add("source", title="The order", ref="SRC-0001")
    desk.add("source", title="The report", ref="SRC-0002")
    desk.block("text", "Cut. [@SRC-0001, p. 2; also @SRC-0002]")
    composed = desk.composed()
    words = [one.words for one in composed.evidence]
    assert "The order" in words[0] and "p. 2" in words[0] and "The report" in words[1]
    assert all(one in plain_text(composed.document.notes[0].spans) for one in words)


def test_citings_in_the_text_are_counted(desk: Desk) -> None:
    desk.change_brief(style="chicago_author_date")
    desk.add("source", title="The order", ref="SRC-0001")
    desk.block("text", "Cut [@SRC-0001]. Cut again [@SRC-0001].")
    assert [one.note for one in desk.composed().evidence] == [1, 2]


def test_a_table_without_a_unit_of_its_own_counts_its_kind_of_records(desk: Desk) -> None:
    desk.add("prosecution", title="Case")
    desk.block("table", table_kind="prosecution", from_={"edtf": "2015"})
    (table,) = desk.composed().document.blocks
    assert isinstance(table, TableBlock) and table.unit == "prosecutions and detentions; period: since 2015"


def test_authorities_come_by_kind_with_the_notes_that_cite_them(desk: Desk) -> None:
    law = desk.add("source", title="Law on Communications", csl_type="legislation")
    case = desk.add("source", title="A v B", csl_type="legal_case")
    news = desk.add("source", title="News", csl_type="webpage")
    for one in (law, news, case, law):
        desk.block("text", f"Said [@{one.ref}].")
    desk.block("authorities")
    document = desk.composed().document
    told = [(one.group, plain_text(one.spans)[:5], one.notes) for one in document.authorities]
    assert told == [("Court decisions", "A v B", (3,)), ("Laws and regulations", "Law o", (1, 4))]
    assert [type(block).__name__ for block in document.blocks[-2:]] == ["Heading", "Authorities"]


def test_paragraphs_are_numbered_throughout_where_the_brief_asks_for_it(desk: Desk) -> None:
    desk.change_brief(paragraph_numbers="yes")
    desk.block("text", "One.\n\nTwo.")
    desk.block("heading", "Between")
    desk.block("text", "Three.")
    assert [block.number for block in desk.composed().document.blocks if isinstance(block, Text)] == ["1.", "2.", "3."]
