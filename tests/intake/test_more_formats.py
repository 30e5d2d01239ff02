"""OpenDocument, Rich Text, saved pages, pictures, recordings."""

import io
import struct
import wave

import pytest

from desktop.intake import read_image, read_mhtml, read_odt, read_recording, read_rtf, to_source_values
from desktop.intake.source import stated, unread
from desktop.intake.words import Refused
from desktop.intake.zips import BoundedZip
from tests.intake.making import KAZAKH, RUSSIAN, archive, large_png
from tests.intake.saying import Said, heard, proposed

SPACES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
                  for name in ("office", "text", "meta", "manifest"))


def odt(body, **more):
    content = f"<office:document-content {SPACES}><office:body><office:text>{body}</office:text></office:body>" \
              "</office:document-content>"
    meta = f'<office:document-meta {SPACES} xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta>' \
           f"<dc:title>Заключение</dc:title><meta:initial-creator>А. Иванов</meta:initial-creator>" \
           "<dc:creator>Somebody who saved it</dc:creator></office:meta></office:document-meta>"
    return archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, "meta.xml": meta,
                    **more})


def odt_heard(body, **more):
    say = Said()
    read_odt.read(BoundedZip(io.BytesIO(odt(body, **more))), say)
    return say.heard


NOTED = f'<text:p>{RUSSIAN}<text:note text:note-class="endnote"><text:note-citation>i</text:note-citation>' \
        f"<text:note-body><text:p>{KAZAKH}</text:p></text:note-body></text:note> Next.</text:p><text:p>Last.</text:p>"


def test_an_open_document_is_read_under_all_protections(taken):
    draft = taken(odt(f"<text:h>{KAZAKH}</text:h>{NOTED}"))
    assert draft.text == f"{KAZAKH}\n{RUSSIAN} Next.\nLast." and draft.tool == "muragat odt"


def test_a_note_of_an_open_document_stands_at_its_mark():
    told = odt_heard(NOTED)
    ((note,), text) = told.notes, "".join(told.parts)
    assert (note.number, note.text, note.kind, text[note.at:]) == ("i", KAZAKH, "endnote", " Next.\nLast.")


def test_who_saved_an_open_document_last_is_not_its_author():
    assert proposed(odt_heard("<text:p>words</text:p>"), "authors") == ["А. Иванов"]


def test_deleted_words_and_remarks_of_an_open_document_are_left_out_and_told():
    told = odt_heard("<text:tracked-changes><text:p>gone</text:p></text:tracked-changes>"
                     "<text:p>kept<office:annotation><text:p>hm</text:p></office:annotation></text:p>")
    assert "".join(told.parts) == "kept" and [p.code for p in told.problems] == ["tracked_changes", "remarks"]


def test_a_locked_open_document_asks_for_its_password():
    locked = f"<manifest:manifest {SPACES}><manifest:encryption-data/></manifest:manifest>"
    assert odt_heard("", **{"META-INF/manifest.xml": locked}).problems[0].code == "needs_password"


RTF = (rb"{\rtf1\ansi\ansicpg1251{\fonttbl{\f0\fcharset204 Times;}}{\info{\title \'d3\'ea\'e0\'e7}"
       rb"{\author A. B.}{\creatim\yr2016\mo5\dy19}}\f0 \'d1\'f3\'e4 \u1179?\u1201?{\footnote\f0 \'d1\'ec.}"
       rb"\'f0\'e5\'f8\'e8\'eb.\par Second.{\pict 00ff}}")


def test_rich_text_is_read_under_all_protections(taken):
    draft = taken(RTF)
    assert draft.text == "Суд құрешил.\nSecond." and draft.media_type == "application/rtf"


def test_a_note_of_rich_text_stands_at_its_mark():
    told = heard(read_rtf.read, RTF)
    assert [(note.text, "".join(told.parts)[note.at:]) for note in told.notes] == [("См.", "решил.\nSecond.")]


def test_rich_text_tells_title_author_and_day():
    told = heard(read_rtf.read, RTF)
    assert [proposed(told, field) for field in ("title", "authors", "created")] == [["Указ"], ["A. B."], ["2016-05-19"]]


def test_rich_text_without_bottom_is_refused():
    with pytest.raises(Refused, match="rtf_deep"):
        heard(read_rtf.read, b"{\\rtf1" + b"{" * 100_000)


MHTML = (b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://vlast.example/news/17\r\n"
         b"Subject: =?utf-8?B?0KHRg9C0?=\r\nDate: Thu, 19 May 2016 10:11:12 +0600\r\nMIME-Version: 1.0\r\n"
         b'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n'
         b"Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://vlast.example/news/17\r\n\r\n"
         b"<html><meta charset=3Dutf-8><h1>=D0=A1=D1=83=D0=B4</h1><p>Words.</p></html>\r\n--b--\r\n")


def test_a_page_saved_as_one_letter_is_read_under_all_protections(taken):
    draft = taken(MHTML)
    assert (draft.text, draft.media_type) == ("Суд\nWords.", "multipart/related")


def test_a_saved_page_tells_its_address_and_when_it_was_saved_and_where_that_stands():
    told = heard(read_mhtml.read, MHTML)
    assert [(one.value, one.found_in) for one in told.proposals[:2]] == [
        ("https://vlast.example/news/17", "head of the saved page"),
        ("2016-05-19T10:11:12+06:00", "head of the saved page")]


def test_a_page_saved_by_a_browser_extension_tells_when(taken):
    page = "<!-- Page saved with SingleFile \n url: https://a.example/ \n " \
           "saved date: Sun Mar 15 2020 13:07:05 GMT+0600 (Almaty) \n--><html><p>words</p></html>"
    assert taken(page.encode()).proposed("accessed")[0].value == "2020-03-15T13:07:05+06:00"


def photo():
    from PIL import ExifTags, Image

    picture, out = Image.new("RGB", (8, 6)), io.BytesIO()
    exif = picture.getexif()
    exif[ExifTags.Base.Make], exif[ExifTags.Base.Model] = "Cam", "One"
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "2019:06:09 14:03:05"
    exif.get_ifd(ExifTags.IFD.GPSInfo).update({1: "N", 2: (43.0, 14.0, 24.0), 3: "E", 4: (76.0, 56.0, 42.0)})
    picture.save(out, "JPEG", exif=exif)
    return out.getvalue()


def test_a_photo_tells_time_and_place_as_the_file_states_and_is_dated_by_neither(taken):
    draft = taken(photo())
    assert stated(draft) == (
        "Taken: 2019-06-09T14:03 (EXIF, as the file states, not trusted)\n"
        "Place: 43.24000, 76.94500 (EXIF, as the file states, not trusted)\n"
        "Camera: Cam One (EXIF, as the file states, not trusted)")
    assert not to_source_values(draft).keys() & {"issued", "posted", "accessed"}


def test_a_picture_too_large_to_be_unpacked_is_refused_by_its_head():
    with pytest.raises(Refused, match="pixels"):
        heard(read_image.read, large_png(30_000, 30_000))


def test_a_picture_that_no_free_program_unpacks_is_kept_and_said_so(taken):
    draft = taken(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(100))
    assert draft.media_type == "image/heic" and [one.code for one in draft.problems] == ["no_decoder"]
    assert unread(draft) == {"unread": "image"}


def sound(seconds):
    out = io.BytesIO()
    with wave.open(out, "wb") as made:
        made.setparams((1, 1, 100, 0, "NONE", ""))
        made.writeframes(bytes(100 * seconds))
    return out.getvalue()


def test_a_recording_tells_its_length_under_all_protections(taken):
    draft = taken(sound(220))
    assert (draft.media_type, draft.proposed("duration")[0].value) == ("audio/wav", "00:03:40")
    assert unread(draft) == {"unread": "recording"}


def box(name, content):
    return struct.pack(">I4s", 8 + len(content), name) + content


@pytest.mark.parametrize("data", [
    box(b"ftyp", b"isom") + box(b"mdat", bytes(50)) + box(b"moov", box(b"mvhd", struct.pack(
        ">IIIII", 0, 0, 0, 1000, 192_000) + bytes(80))),
    b"fLaC" + bytes(14) + ((44_100 << 44) | 44_100 * 192).to_bytes(8, "big") + bytes(60),
    b"OggS" + bytes(24) + b"OpusHead" + bytes(11) + b"OggS\0\4" + struct.pack("<q", 48_000 * 192) + bytes(20)])
def test_the_length_of_a_recording_is_read_from_its_head(data):
    assert proposed(heard(read_recording.read, data), "duration") == ["00:03:12"]


@pytest.mark.parametrize("data", [box(b"ftyp", b"isom") + b"\0\0\0\0moov\0\0\0\1", b"RIFF\0\0\0\0WAVEdata\0\0\0\0"])
def test_no_length_is_invented(data):
    assert proposed(heard(read_recording.read, data), "duration") == []
