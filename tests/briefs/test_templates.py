"""Templates: a brief begun in one step, what of it is missing, and the sheet to ask it with."""

import pytest

from archive_schema.fields import ROWS
from archive_schema.kinds import SCHEMA
from archive_schema.records import Record
from archive_schema.vocabularies import BRIEF_TEMPLATE
from desktop.briefs import compose
from desktop.briefs.templates import (
    NoTemplate,
    complete,
    drop_template,
    interview_sheet,
    save_template,
    start_brief,
    templates,
)
from desktop.briefs.templates.forms import shipped
from desktop.briefs.templates.known import NAMES
from desktop.briefs.values import Document
from desktop.briefs.walk import texts_of
from tests.briefs.conftest import Desk

CODES = list(shipped())
PARTS = [part for form in shipped().values() for part in form.parts]


def start(desk: Desk, code: str, language: str = "en", **about: object) -> Record:
    return desk.archive.write("Start", lambda writer: start_brief(writer, code, language, **about)).result()  # type: ignore[arg-type]


def answers(desk: Desk, brief: Record) -> dict[str, str]:
    with desk.archive.reader() as reader:
        return {block["asked_as"]: block["text"] or "" for block in reader.blocks_of(brief.id) if block["asked_as"]}


def sheet(desk: Desk, brief: Record, language: str = "ru", **more: str) -> Document:
    with desk.archive.reader() as reader:
        return interview_sheet(reader, brief.id, language, **more)


def case(desk: Desk, **more: object) -> Record:
    person = desk.add("person", name="Vera Ivanova", citizenship=["Kazakhstan"], occupation="Teacher")
    appeal = {"remedy": "Appeal", "body": "City court", "when": {"edtf": "2016-07"}, "result": "rejected"}
    arrest = {"step": "arrest", "when": {"edtf": "2016-05"}, "body": "Police"}
    return desk.add("prosecution", title="Case of a post", summary="A post on a rally", steps=[arrest],
                    remedies=[appeal], defendants=[{"person": person.id, "name": "Vera Ivanova"}], **more)


# The data


def test_there_is_a_form_for_every_code_of_the_list() -> None:
    assert set(CODES) == set(BRIEF_TEMPLATE.terms)


def test_every_word_of_a_form_is_there_in_three_languages() -> None:
    labels = [label for part in PARTS for label in (part.text, part.question, part.ask, part.caption) if label]
    labels += [label for form in shipped().values() for label in (form.title, form.form, form.addressee) if label]
    assert [label.en for label in labels if len(label.all) != 3] == []


def test_every_form_of_a_body_says_that_it_is_not_the_official_one() -> None:
    for code in ("hrc_communication", "sr_communication", "wgad"):
        assert "not the official form" in shipped()[code].form.en
        assert all(part.to_confirm for part in shipped()[code].parts if part.block_type == "answer")


def test_what_a_form_asks_the_archive_for_can_be_answered() -> None:
    assert {part.known for part in PARTS if part.known} <= NAMES


def test_the_fields_that_tables_of_forms_count_by_are_there() -> None:
    for part in PARTS:
        name, _, inner = str(part.values.get("counted_by", "")).partition(".")
        if part.records and name not in ("", "year", "month", "kind"):
            field = SCHEMA[part.records].field(name)
            assert field.type is not ROWS or inner in {one.name for one in field.fields}


def test_questions_that_a_family_is_asked_have_plain_words() -> None:
    asked = [part for part in PARTS if part.block_type == "answer" and {"family", "detained"} & set(
        one.strip() for one in part.whom.split(","))]
    assert asked and [part.asked_as for part in asked if part.ask is None] == []


def test_every_question_can_be_told_from_the_others_of_its_form() -> None:
    for form in shipped().values():
        names = [part.asked_as or part.question for part in form.parts if part.block_type == "answer"]
        assert all(names) and len(set(names)) == len(names), form.code


def test_a_brief_takes_in_no_records_but_its_own(desk: Desk) -> None:
    desk.add("limitation_assessment", title="Of another matter")
    desk.add("blocked_site", title="other.kz")
    for code in ("legal_brief", "blocked_annex"):
        brief = start(desk, code, records=[case(desk).id])
        with desk.archive.reader() as reader:
            said = " ".join(texts_of(compose(reader, brief.id).document))
        assert "other" not in said.casefold()


def test_no_plain_question_names_a_body_or_the_paper() -> None:
    said = " ".join(words for part in PARTS if part.ask for words in part.ask.all).casefold()
    for word in ("united nations", "оон", "бұұ", "committee", "комитет", "rapporteur", "докладчик", "muragat"):
        assert word not in said


# Beginning a brief


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
@pytest.mark.parametrize("code", CODES)
def test_every_form_begins_a_brief_that_can_be_composed(desk: Desk, code: str, language: str) -> None:
    brief = start(desk, code, language, records=[case(desk).id])
    with desk.archive.reader() as reader:
        composed = compose(reader, brief.id)
    assert brief["language_of_brief"] == language and composed.document.blocks
    assert not {one.code for one in composed.problems} & {"unknown_column", "unknown_kind", "broken_mark"}


def test_it_begins_in_one_step(desk: Desk) -> None:
    start(desk, "wgad")
    desk.archive.undo().result()
    with desk.archive.reader() as reader:
        assert reader.count("brief") == 1 and reader.count("brief_block") == 0


def test_what_the_archive_knows_is_filled_in_with_its_citations(desk: Desk) -> None:
    source, record = desk.add("source", title="Verdict"), case(desk)
    desk.add("citation", source=source.id, about=record.id, row=record.rows("remedies")[0]["id"])
    filled = answers(desk, start(desk, "wgad", records=[record.ref]))
    assert filled["I.1"] == "Vera Ivanova" and filled["II.1"] == "Arrest, May 2016, Police."
    assert filled["V.1"] == "Appeal, City court, July 2016: rejected [@CIT-0001]."


def test_the_records_of_a_case_are_taken_in(desk: Desk) -> None:
    file = desk.add("case_file", title="Matter")
    case(desk, cases=[file.id])
    assert answers(desk, start(desk, "wgad", case=file.ref))["I.1"] == "Vera Ivanova"


@pytest.mark.parametrize("protection", ["initials", "pseudonym", "withheld"])
def test_nothing_is_filled_in_of_a_protected_person(desk: Desk, protection: str) -> None:
    person = desk.add("person", name="Vera Ivanova", protection=protection, pseudonym="N.", citizenship=["KZ"])
    record = desk.add("prosecution", title="Case", defendants=[{"person": person.id, "name": "Vera Ivanova"}])
    filled = answers(desk, start(desk, "wgad", records=[record.id]))
    assert (filled["I.1"], filled["I.4"]) == ("", "") and not any("Ivanova" in words for words in filled.values())


def test_a_template_that_is_not_there_is_refused(desk: Desk) -> None:
    with pytest.raises(NoTemplate, match="There is no template"):
        start(desk, "none")


# What is missing


def test_what_is_missing_is_told_with_what_must_be_answered_first(desk: Desk) -> None:
    brief = start(desk, "wgad", records=[case(desk).id])
    with desk.archive.reader() as reader:
        found = complete(reader, brief.id)
    missing = [one.asked_as for one in found.missing]
    assert "I.1" not in missing and missing.index("I.3") < missing.index("I.5") and not found.is_complete
    assert len(found.answered) + len(found.missing) == len(found.asked)


def test_a_question_without_words_is_asked_by_its_heading(desk: Desk) -> None:
    brief = start(desk, "legal_brief")
    with desk.archive.reader() as reader:
        assert complete(reader, brief.id).asked[0].question == "In short"


def test_a_sheet_asks_only_what_is_missing_in_plain_words(desk: Desk) -> None:
    brief = start(desk, "wgad", records=[case(desk).id])
    said = " ".join(texts_of(sheet(desk, brief)))
    assert "Где держали человека" in said and "Кем работает?" not in said


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("language", ["ru", "kk"])
def test_a_sheet_betrays_nothing(desk: Desk, code: str, language: str) -> None:
    record = case(desk)
    brief = start(desk, code, "en", records=[record.id], title="Against the State")
    said = " ".join(texts_of(sheet(desk, brief, language)))
    for word in ("Ivanova", "Against the State", "Case of a post", brief.ref, record.ref, "WGAD", "Muragat", "II.1"):
        assert word not in said
    assert sheet(desk, brief, language).brief.metadata == ()


def test_a_sheet_says_whom_it_is_about_only_when_asked(desk: Desk) -> None:
    brief = start(desk, "wgad")
    assert "Вера" in " ".join(texts_of(sheet(desk, brief, about="Вера")))


def test_a_lawyer_is_not_asked_on_paper(desk: Desk) -> None:
    brief = desk.brief
    desk.block("answer", question="Which law?", ask_whom="lawyer")
    desk.block("answer", question="Which day?", ask_whom="family")
    said = list(texts_of(sheet(desk, brief, "en")))
    assert "1. Which day?" in said and not any("Which law?" in one for one in said)


# Templates of our own


def test_a_saved_template_begins_a_brief_of_the_same_form_without_its_facts(desk: Desk) -> None:
    desk.block("heading", "Facts")
    desk.block("text", "Vera was held.")
    desk.block("answer", "On Monday", asked_as="1", question="When?", needed="yes")
    desk.block("timeline", table_kind="prosecution", caption="Vera", table_records=["PRO-0001"])
    desk.archive.write_aside(lambda writer: save_template(writer, desk.brief.id, " Ours ")).result()
    brief = start(desk, "Ours")
    with desk.archive.reader() as reader:
        blocks = reader.blocks_of(brief.id)
    assert [(one["block_type"], one["text"], one["question"], one["caption"], one["table_records"]) for one in blocks] \
        == [("heading", "Facts", None, None, None), ("text", None, None, None, None),
            ("answer", None, "When?", None, None), ("timeline", None, None, None, None)]


def test_texts_are_kept_when_asked_for(desk: Desk) -> None:
    desk.block("text", "As in every paper of ours.")
    desk.archive.write_aside(lambda writer: save_template(writer, desk.brief.id, "Ours", texts=True)).result()
    brief = start(desk, "Ours")
    with desk.archive.reader() as reader:
        assert reader.blocks_of(brief.id)[0]["text"] == "As in every paper of ours."


def test_saved_templates_are_offered_behind_those_of_the_program(desk: Desk) -> None:
    desk.archive.write_aside(lambda writer: save_template(writer, desk.brief.id, "Ours")).result()
    with desk.archive.reader() as reader:
        assert [one.code for one in templates("en", reader)] == [*CODES, "Ours"]


def test_a_dropped_template_leaves_nothing_behind(desk: Desk) -> None:
    desk.archive.write_aside(lambda writer: save_template(writer, desk.brief.id, "Ours")).result()
    desk.archive.write_aside(lambda writer: drop_template(writer, "Ours")).result()
    with desk.archive.reader() as reader:
        assert reader.setting("brief_templates") is None


def test_words_that_name_a_protected_person_are_left_to_the_author(desk: Desk) -> None:
    desk.add("person", name="Vera Ivanova", protection="withheld")
    record = desk.add("prosecution", title="Case of Vera Ivanova", summary="A post")
    assert answers(desk, start(desk, "wgad", records=[record.id]))["IV.1"] == ""


def test_a_question_of_our_own_names_nobody_on_the_sheet(desk: Desk) -> None:
    desk.add("person", name="Vera Ivanova", protection="withheld")
    desk.block("answer", question="Where was Vera Ivanova?")
    assert not any("Ivanova" in one for one in texts_of(sheet(desk, desk.brief, "en")))
