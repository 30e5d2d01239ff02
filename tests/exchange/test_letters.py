"""Letters, conversations and web archives in an archive: what came within them stands by itself and points to them."""

import pytest

from desktop.exchange.conversation_media import media_at
from desktop.exchange.documents import Way
from desktop.exchange.many import add_all, files_under
from desktop.exchange.web_pages import add_pages, chosen, looked_at
from desktop.intake.draft import Content, Draft
from tests.intake.test_conversations import export, message
from tests.intake.test_mail import letter
from tests.intake.test_web_archives import warc


def taken(archive, *paths):
    told = []
    add_all(archive, files_under(paths), Way(), lambda known_as, outcome: told.append(outcome))
    return told


def source(archive, title):
    with archive.reader() as reader:
        return next(one for one in map(reader.get, reader.ids("source")) if one["title"] == title)


def test_what_is_attached_to_a_letter_in_a_mailbox_points_to_its_letter(archive, tmp_path):
    path = tmp_path / "Inbox"
    inner = letter("The order is attached.", attached=[("order.txt", b"Words of the order")], Subject="Order")
    path.write_bytes(b"From a@b Wed Jan  5 14:03:00 2022\n" + inner + b"\n")
    taken(archive, path)
    box, mail, order = source(archive, "Inbox"), source(archive, "Order"), source(archive, "Words of the order")
    assert (mail["within"], order["within"]) == (box.id, mail.id)


def test_the_files_of_a_conversation_are_hashed_and_taken_in_from_its_folder(archive, tmp_path):
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "note.txt").write_bytes(b"Words of the note")
    (tmp_path / "result.json").write_bytes(export(message(7, file="files/note.txt")))
    told = taken(archive, tmp_path / "result.json")
    talk, note = source(archive, "Әріптестер"), source(archive, "Words of the note")
    assert (note["within"], note["within_place"]) == (talk.id, "message 7") and told[1].sha256 in talk["text"]


@pytest.mark.parametrize("name", ["../secret", "/etc/passwd", "a/../../secret", "link/x", "C:\\x", "", "a", "nul\0"])
def test_a_name_that_leads_elsewhere_leads_nowhere(tmp_path, name):
    (tmp_path / "secret").write_text("words")
    folder = tmp_path / "export"
    (folder / "a").mkdir(parents=True)
    (folder / "link").symlink_to(tmp_path)
    assert media_at(folder, name) is None


def test_a_chosen_page_is_a_source_with_address_and_time(archive, tmp_path):
    path = tmp_path / "a.warc.gz"
    path.write_bytes(warc("https://example.kz/a", "https://example.kz/b"))
    held, draft = taken(archive, path)[0], looked_at(path)
    add_pages(archive, path, draft, held.source, chosen(draft, "2"), Way(), lambda page, made: None)
    page = source(archive, "Бет")
    assert (page["url"], page["within"]) == ("https://example.kz/b", held.source)
    assert page["archived"]["time_from"] == page["accessed"]["time_from"] == "14:03"


@pytest.mark.parametrize("words", ["0", "3", "x", "", "1,9"])
def test_a_page_that_is_not_there_cannot_be_chosen(words):
    with pytest.raises(ValueError):
        chosen(Draft("", 0, "", contents=(Content(1, "a"), Content(2, "b"))), words)


def test_nobody_in_a_letter_becomes_a_record(archive, tmp_path):
    path = tmp_path / "a.eml"
    path.write_bytes(letter(To="Иван Петров <i@example.ru>"))
    taken(archive, path)
    with archive.reader() as reader:
        assert not list(reader.ids("person"))
