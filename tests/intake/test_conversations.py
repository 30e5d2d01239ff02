"""Conversations: every message stands for itself and cannot pass for another."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.intake import conversation, read_html, read_telegram, whatsapp
from desktop.intake.conversation import Message
from desktop.intake.take import take_in_bytes
from tests.intake.here import heard


def export(*messages, **more):
    told = {"name": "Әріптестер", "type": "private_group", "id": 1, "messages": list(messages), **more}
    return json.dumps(told).encode()


def message(number, **more):
    return {"id": number, "type": "message", "date": "2022-01-05T14:03:00", "from": "Айгүл", "text": "Сәлем", **more}


def read(data, reader=read_telegram):
    return list(conversation.read("\f".join(heard(reader.read, data).pages)))


def test_a_message_keeps_what_telegram_states():
    told = read(export(message(7, date_unixtime="1641369780", edited="2022-01-05T14:05:00", forwarded_from="Арна",
                               reply_to_message_id=6, photo="photos/a.jpg", wallet="x")))[0]
    assert (told.number, told.time, told.sender) == ("7", "2022-01-05 14:03:00 +06:00", "Айгүл")
    assert dict(told.more) == {"edited": "2022-01-05 14:05:00", "forwarded": "Арна", "reply": "6",
                               "file": "photos/a.jpg", "other": "wallet: x"}


def test_no_zone_is_made_up_where_none_follows():
    assert read(export(message(7)))[0].time == "2022-01-05 14:03:00"


def test_an_address_behind_words_is_told():
    text = ["a ", {"type": "text_link", "text": "b", "href": "https://e.kz"}]
    assert read(export(message(1, text=text)))[0].text == "a b <https://e.kz>"


def test_an_account_hands_on_each_of_its_conversations():
    one = json.loads(export(message(1)))
    draft = take_in_bytes(json.dumps({"about": "", "chats": {"list": [one, one]}}).encode(), "result.json")
    assert draft.within == ("telegram_members", 2) and draft.contents[0].name == "Әріптестер"


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(WORDS, WORDS, st.text("#|~\t\n\f\u2028a1 ", max_size=40)), min_size=1, max_size=4))
def test_no_words_make_a_message_of_their_own(given):
    made = [Message(str(n), time, sender, text) for n, (time, sender, text) in enumerate(given)]
    assert [one.number for one in conversation.read("\f".join(conversation.pages(made)))] == [m.number for m in made]


def test_hashes_are_put_behind_the_files_they_are_of():
    text = conversation.written(Message("1", "", "A", "~ file | no", (("file", "a.jpg"), ("file", "b.jpg"))))
    told = next(conversation.read(conversation.with_hashes(text, {"a.jpg": "ab" * 32}.get)))
    assert told.files == [("a.jpg", "ab" * 32), ("b.jpg", "")]


def test_the_name_of_a_file_cannot_bring_a_hash_of_its_own():
    text = conversation.written(Message("1", "", "A", "", (("file", f"a.jpg | {'ab' * 32}"),)))
    assert next(conversation.read(text)).files == [(f"a.jpg ¦ {'ab' * 32}", "")]


@pytest.mark.parametrize(("line", "time", "sender"), [
    ("[05.01.2022, 14:03:12] Айгүл: Сәлем", "2022-01-05 14:03:12", "Айгүл"),
    ("05.01.22, 14:03 - Айгүл: Сәлем", "2022-01-05 14:03", "Айгүл"),
    ("2022-01-05, 14:03 - Aigul: hello", "2022-01-05 14:03", "Aigul"),
    ("1/25/22, 2:03\u202fPM - Aigul: hello", "2022-01-25 14:03", "Aigul"),
    ("25/01/2022, 02:03 pm - Aigul: hello", "2022-01-25 14:03", "Aigul"),
    ("05/01/2022, 14:03 - Aigul: hello", "05/01/2022, 14:03", "Aigul"),
])
def test_whatsapp_dates_are_understood_as_far_as_they_can_be(line, time, sender):
    told = next(whatsapp.messages(line))
    assert (told.time, told.sender) == (time, sender)


def test_the_order_of_messages_may_tell_the_month():
    text = "1/2/2022, 10:00 - A: x\n1/3/2022, 10:00 - A: y\n2/1/2022, 10:00 - A: z\n"
    assert whatsapp.order_of(text) == "month" and not whatsapp.order_of("1/2/2022, 10:00 - A: x\n")


def test_a_whatsapp_text_is_a_conversation_and_plain_text_is_not():
    data = "05/01/2022, 14:03 - A: IMG-1.jpg (file attached)\n05/01/2022, 14:04 - B: екі\nжол\n".encode()
    draft = take_in_bytes(data, "WhatsApp Chat with A.txt")
    first, second = conversation.read(draft.text)
    assert first.files == [("IMG-1.jpg", "")] and second.text == "екі\nжол"
    assert [one.code for one in draft.problems] == ["day_or_month"]
    assert not whatsapp.begins("05/01/2022 - a day\nand what was done on it\n")


def test_a_page_of_an_export_in_html_is_a_conversation():
    page = ('<div class="page_body chat_page"><div class="history"><div class="message default" id="message12"><div '
            'class="body"><div class="date details" title="05.01.2022 14:03:12 UTC+06:00">14:03</div>'
            '<div class="from_name">Айгүл</div><div class="text">Сәлем<br>жол</div></div></div></div></div>')
    told = read(f"<!DOCTYPE html><html><body>{page}</body></html>".encode(), read_html)[0]
    assert (told.number, told.time, told.text) == ("12", "05.01.2022 14:03:12 UTC+06:00", "Сәлем\nжол")
