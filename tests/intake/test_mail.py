"""Letters: what they state, what is attached, what is wrong with them."""

import struct
from email.message import EmailMessage

from desktop.intake import read_mail, read_mbox, to_source_values
from desktop.intake.draft import Limits
from desktop.intake.members import hand_on
from desktop.intake.take import take_in_bytes
from tests.intake.here import heard


def letter(text="Сот үкімі туралы.", *, html="", attached=(), **headers):
    made = EmailMessage()
    for name, value in ({"Subject": "Үкім", "From": "Айгүл <a@example.kz>"} | headers).items():
        made[name.replace("_", "-")] = value
    made.set_content(text)
    if html:
        made.add_alternative(html, subtype="html")
    for name, data in attached:
        made.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return made.as_bytes()


def values_of(data):
    return to_source_values(take_in_bytes(data, "a.eml", heard=heard(read_mail.read, data)))


def members(data, holder, **more):
    found = []
    hand_on(data, holder, found.append, **more)
    return found


def test_a_letter_states_sender_recipients_subject_and_its_own_name():
    values = values_of(letter(To="Иван Петров <i@example.ru>", Message_ID="<1@e>"))
    assert values["authors"][0]["name"] == "Айгүл" and values["recipients"] == ["Иван Петров <i@example.ru>"]
    assert (values["title"], values["message_id"], values["csl_type"]) == ("Үкім", "<1@e>", "personal_communication")


def test_the_date_of_a_letter_keeps_its_zone_and_its_words():
    values = values_of(letter(Date="Wed, 05 Jan 2022 23:03:00 +0600"))
    assert values["issued"] == {"edtf": "2022-01-05", "printed": "Wed, 05 Jan 2022 23:03:00 +0600",
                                "time_from": "23:03:00", "zone": "+06:00", "basis": "stated"}


def test_what_is_attached_is_handed_on_whole_and_its_name_is_no_path():
    draft = take_in_bytes(letter(attached=[("../../etc/үкім.pdf", b"%PDF-1.4"), ("b", bytes(100_000))]), "a.eml")
    found = members(letter(attached=[("../../etc/үкім.pdf", b"%PDF-1.4"), ("b", bytes(100_000))]), draft.within[0])
    assert [len(one.data) for one in found] == [8, 100_000] and draft.within == ("mail_members", 2)


def test_formatted_text_is_told_as_words_when_it_says_more():
    told = heard(read_mail.read, letter("Open in a browser.", html="<p>Көрнекті <b>мәтін</b></p>" * 9))
    assert "Көрнекті мәтін\nКөрнекті" in told.parts[0] and [one.code for one in told.problems] == ["mail_forms"]


def test_bare_russian_bytes_in_headers_and_text_are_read():
    raw = "Subject: Приговор суда вступил в силу\nFrom: Суд\nMIME-Version: 1.0\n\nТекст решения городского суда.\n"
    told = heard(read_mail.read, raw.encode("cp1251"))
    assert told.proposals[0].value == "Приговор суда вступил в силу" and "Текст решения" in told.parts[0]


def test_a_malformed_letter_is_read_and_its_faults_are_told():
    raw = b'Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n--b\n\nwords\n'
    assert [one.code for one in heard(read_mail.read, raw).problems] == ["mail_parts"]


def test_a_mailbox_lists_its_letters_and_hands_on_each_as_it_stands():
    one = letter("First.\n\nFrom here on it goes wrong.", Date="Wed, 05 Jan 2022 23:03:00 +0600")
    box = b"".join(b"From a@b Wed Jan  5 14:03:00 2022\n" + data + b"\n" for data in (one, letter("Second."), one))
    draft = take_in_bytes(box, "Inbox")
    assert [told.name for told in draft.contents] == ["Үкім"] * 3 and draft.within == ("mbox_members", 3)
    assert [found.data for found in members(box, "mbox_members")] == [
        one + b"\n", letter("Second.") + b"\n", one + b"\n"]


def test_only_the_letters_wanted_are_handed_on():
    box = b"".join(b"From a@b Wed Jan  5 14:03:00 2022\n" + letter(f"{n}") + b"\n" for n in range(5))
    found, limits = [], Limits(members=1_000_000, wanted=frozenset((2, 4)))
    heard(read_mbox.hand_on, box, limits=limits, each=found.append)
    assert [one.place for one in found] == [2, 4]


def test_another_compound_file_is_named_and_not_called_a_letter():
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "WordDocument".encode("utf-16-le") + struct.pack("<512x")
    draft = take_in_bytes(data, "a.msg")
    assert (draft.media_type, [one.code for one in draft.problems]) == ("application/msword", ["unknown_kind"])


def test_each_letter_of_a_mailbox_is_read_where_the_mailbox_is_and_reading_can_go_on_behind_one():
    box = b"".join(b"From a@b Wed Jan  5 14:03:00 2022\n" + letter(Subject=f"No {n}") + b"\n" for n in range(1, 5))
    found = []
    heard(read_mbox.hand_on, box, limits=Limits(members=1_000_000, first=3), each=found.append)
    assert [(one.place, one.heard.proposals[0].value) for one in found] == [(3, "No 3"), (4, "No 4")]
