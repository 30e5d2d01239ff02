from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.search import Hit, Snippet
from desktop.ui import theme
from desktop.ui.finding.hit_list import BESIDE, HitList, beside_title, marked_alike
from desktop.ui.finding.hits import passage_layout, passage_of
from desktop.ui.session import Session
from tests.ui.making import prosecution


def hit(session: Session, snippet: list[tuple[str, bool]]) -> Hit:
    found = prosecution(session)
    return Hit(found.id, found.ref, found.kind, found.title, snippet, "other script", 1.0, "Title", "3")


def shown(session: Session, one: Hit, role: int) -> str:
    model = HitList(session)
    model.show([one])
    return str(model.index(0, 0).data(role))


def beside(session: Session, one: Hit) -> Snippet:
    model = HitList(session)
    model.show([one])
    return [(text, is_match) for text, is_match in model.index(0, 0).data(BESIDE)]


def test_a_title_found_says_what_else_its_record_tells(session: Session):
    one = hit(session, [("Mambetalin", True), (" and Narymbayev", False)])
    assert "".join(text for text, _ in beside(session, one)).startswith("October 2015")


def test_the_colour_of_a_tag_is_not_told_in_words(session: Session):
    tag = session.reader.get(next(iter(session.reader.ids("tag"))))
    one = Hit(tag.id, tag.ref, tag.kind, tag.title, [(tag.title, True)], "exact", 1.0, "Name", "")
    assert tag["colour"] and tag["colour"] not in beside_title(session, one)


def test_what_else_a_record_tells_is_marked_as_its_title_is(session: Session):
    both = [("Мамбеталин", True), (" and Narymbayev", False)]
    text = "Mambetalin, of whom Мамбеталин"
    by_sound, by_letters = (hit(session, both)._replace(why=why) for why in ("other script", "exact"))
    assert [text for text, is_match in marked_alike(by_sound, text) if is_match] == ["Mambetalin", "Мамбеталин"]
    assert [text for text, is_match in marked_alike(by_letters, text) if is_match] == ["Мамбеталин"]


def test_a_passage_found_in_a_text_stands_alone(session: Session):
    assert beside(session, hit(session, [("both ", False), ("reposted", True)])) == []


def test_a_hit_is_read_out_with_its_kind_its_page_and_why(session: Session):
    read = shown(session, hit(session, [("reposted", True)]), 11)  # AccessibleTextRole
    assert all(words in read for words in ("Prosecution", "PRO-0001", "page 3", "another script", "reposted"))


def test_where_little_room_is_a_passage_begins_at_what_was_found(english: None, qtbot: QtBot):
    layout = passage_layout([("one two three four five six seven ", False), ("eight", True), (" nine", False)],
                            theme.font(), 70)
    assert "eight" in layout.text() and layout.text().startswith("… ")


def test_what_does_not_fit_ends_in_a_mark(english: None, qtbot: QtBot):
    layout = passage_layout([("one two three four five six seven", False)], theme.font(), 60)
    assert layout.lineCount() == 2 and layout.text().endswith("…")


def test_a_match_is_marked_where_it_stands_beyond_letters_of_two_units(english: None, qtbot: QtBot):
    layout = passage_layout([("🗎 of ", False), ("Almaty", True)], theme.font(), 600)
    assert (layout.formats()[0].start, layout.formats()[0].length) == (6, 6)


def test_a_part_of_a_word_found_leads_to_the_whole_word_in_its_source(session: Session):
    pieces = [("through «", False), ("Samruk", True), ("-", False), ("Kazyna", True), ("» it owns", False)]
    assert passage_of(hit(session, pieces)) == ("through «", "Samruk-Kazyna", "» it owns")
