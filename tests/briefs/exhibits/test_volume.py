"""The volume: cover sheets, pages as they are, a stamp on every page."""

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from desktop.briefs.archival import pdf_a
from desktop.briefs.errors import NotArchival
from desktop.briefs.exhibits import joined
from desktop.briefs.pdf import render
from tests.briefs.exhibits.conftest import Bench, drawn, paper, picture, saved, texts


def test_pages_are_stamped_one_after_the_other_over_all_exhibits(bench: Bench) -> None:
    bench.of(paper("one", "two"))
    bench.of(paper("three"))
    found = texts(bench.printed())
    assert [f"{page:06d}" in words for page, words in enumerate(found[:5], 1)] == [True] * 5
    assert "C-1 / 000003" in found[2] and "C-2 / 000005" in found[4]


def test_each_exhibit_begins_with_a_sheet_that_tells_number_file_and_hash(bench: Bench) -> None:
    bench.of(paper("one"), title="Ruling of 12 May")
    sha256 = bench.volume().lines[0].sha256
    found = texts(bench.printed())[0]
    assert all(words in found for words in ("Exhibit C-1", "Ruling of 12 May", "ruling.pdf", sha256))


def test_the_cover_tells_how_a_file_was_come_by_and_what_it_was_made_from(bench: Bench) -> None:
    source = bench.source()
    first = bench.file(paper("raw"), source, "raw.pdf", acquisition=[{"by": "NK", "how": "from the court"}])
    copy = bench.file(paper("copy"), source, "copy.pdf", role="working_copy", derived_from=first.id,
                      derivation=[{"tool": "scanner", "version": "2.1"}])
    bench.exhibit(source, file=copy.id)
    found = texts(bench.printed())[0].replace("\n", " ")
    assert all(words in found for words in ("NK", "from the court", "raw.pdf", "scanner", "2.1"))


def test_numbering_begins_where_the_brief_says(bench: Bench) -> None:
    bench.desk.change_brief(exhibit_page=345)
    bench.of(paper("one"))
    assert (bench.volume().lines[0].first, bench.volume().lines[0].last) == (345, 346)


def test_the_same_exhibits_give_the_same_bytes(bench: Bench) -> None:
    bench.of(paper("one", "two"))
    bench.of(picture("JPEG"), "a.jpg")
    bench.of("Слово".encode(), "a.txt", "text/plain")
    assert bench.volume().data() == bench.volume().data()


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_page_is_set_upright(bench: Bench, turn: int) -> None:
    bench.of(paper("x", Rotate=turn, at=(40, 40)))
    page = bench.printed().pages[1]
    assert tuple(map(float, page.mediabox))[2:] == ((595, 842) if turn % 180 == 0 else (842, 595))
    image = drawn(bench.printed(), 1).convert("L")
    wide, high = image.size
    corner = {0: (0, high // 2), 90: (0, 0), 180: (wide // 2, 0), 270: (wide // 2, high // 2)}[turn]
    part = image.crop((*corner, corner[0] + wide // 2, corner[1] + high // 2))
    # What was written at the lower left of the file stands where a viewer shows it; the stamp is lower right.
    assert part.getextrema()[0] < 128


def test_a_stamp_never_lies_on_what_a_page_says(bench: Bench) -> None:
    bench.of(paper("WORDSATTHEFOOT", at=(480, 16)))
    bench.of(paper("high above"))
    pdf = bench.printed()
    moved, still = (page.Contents.read_bytes().split(b" cm")[0] for page in (pdf.pages[1], pdf.pages[3]))
    assert moved.startswith(b"q 0.9") and still == b"q 1 0 0 1 0 0"


def test_a_stamp_stands_on_white_where_a_page_is_dark(bench: Bench) -> None:
    pdf = Pdf.open(io.BytesIO(paper("x")))
    pdf.pages[0].Contents = Stream(pdf, b"0 g 0 0 595 842 re f")
    bench.of(saved(pdf))
    image = drawn(bench.printed(), 1, 72).convert("L")
    assert image.crop((495, 815, 581, 830)).getextrema()[1] == 255 and image.getpixel((30, 30)) == 0


def test_a_huge_page_bears_a_stamp_that_can_be_read(bench: Bench) -> None:
    bench.of(paper("x", size=(5950, 8420)))
    matrix = bench.printed().pages[1].Contents.read_bytes().split(b"q ")[2].split()
    assert float(matrix[0]) == pytest.approx(10, abs=0.1)


def test_a_tiny_page_has_room_for_its_stamp(bench: Bench) -> None:
    bench.of(paper("x", size=(60, 40), at=(5, 5)))
    assert tuple(map(float, bench.printed().pages[1].mediabox))[2:] == (220, 140)


def test_nothing_of_a_file_comes_along_but_what_its_pages_show(bench: Bench) -> None:
    pdf = Pdf.open(io.BytesIO(paper("shown")))
    pdf.attachments["secret.txt"] = b"ATTACHED"
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="RUNME")
    pdf.pages[0].AA = Dictionary(O=Dictionary(S=Name.JavaScript, JS="RUNME"))
    pdf.pages[0].Metadata = Stream(pdf, b"TOLDOFPAGE", Type=Name.Metadata)
    pdf.pages[0].Annots = Array([pdf.make_indirect(Dictionary(
        Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=Dictionary(S=Name.URI, URI="http://LINKED")))])
    pdf.docinfo["/Author"] = "WRITTENBY"
    bench.of(saved(pdf, compress_streams=False))
    data = bench.volume().data()
    assert not [word for word in (b"ATTACHED", b"RUNME", b"TOLDOFPAGE", b"LINKED", b"WRITTENBY") if word in data]
    assert "/Annots" not in bench.printed().pages[1] and "attached within it are not printed: 1" in texts(
        bench.printed())[0]


def test_what_a_form_field_shows_is_printed_as_it_looks(bench: Bench) -> None:
    pdf = Pdf.open(io.BytesIO(paper("form")))
    look = Stream(pdf, b"1 0 0 rg 0 0 100 50 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 100, 50])
    field = pdf.make_indirect(Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T="name", F=4, Rect=[100, 400, 200, 450],
        AP=Dictionary(N=look)))
    pdf.pages[0].Annots = Array([field])
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]))
    bench.of(saved(pdf))
    printed = bench.printed()
    assert drawn(printed, 1, 72).getpixel((150, 842 - 425))[:3] == (255, 0, 0)
    assert "/AcroForm" not in printed.Root and "as they look" in texts(printed)[0]


def test_a_layer_that_is_hidden_in_the_file_stays_hidden(bench: Bench) -> None:
    pdf = Pdf.open(io.BytesIO(paper("x")))
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Draft"))
    pdf.Root.OCProperties = Dictionary(OCGs=[layer], D=Dictionary(OFF=[layer]))
    pdf.pages[0].Resources.Properties = Dictionary(L=layer)
    pdf.pages[0].Contents = Stream(pdf, b"/OC /L BDC 0 g 200 300 100 100 re f EMC")
    bench.of(saved(pdf))
    assert drawn(bench.printed(), 1, 72).convert("L").getpixel((250, 842 - 350)) == 255


def test_a_page_with_its_crop_shows_no_more_than_the_crop(bench: Bench) -> None:
    bench.of(paper("x", CropBox=[50, 600, 450, 800]))
    page = bench.printed().pages[1]
    assert tuple(map(float, page.mediabox))[2:] == (400, 200) and page.Resources.XObject.D0.BBox[0] == 50


def test_a_drawing_that_forgets_to_close_moves_no_stamp(bench: Bench) -> None:
    pdf = Pdf.open(io.BytesIO(paper("x")))
    pdf.pages[0].Contents = Stream(pdf, b"q q 0.1 0 0 0.1 300 300 cm q")
    bench.of(saved(pdf))
    assert "C-1 / 000002" in texts(bench.printed())[1]
    image = drawn(bench.printed(), 1, 72).convert("L")
    assert image.crop((480, 810, 590, 835)).getextrema()[0] < 128


def test_only_the_pages_asked_for_are_printed_and_this_is_told(bench: Bench) -> None:
    bench.of(paper("one", "two", "three", "four"), pages="2, 4")
    found = texts(bench.printed())
    assert "two" in found[1] and "four" in found[2] and "Of 4 pages these: 2, 4" in found[0]


def test_a_locked_file_is_listed_and_said_to_be_locked(bench: Bench) -> None:
    pdf = Pdf.open(io.BytesIO(paper("x")))
    bench.of(saved(pdf, encryption=pikepdf.Encryption(user="u", owner="o")))
    assert [problem.code for problem in bench.volume().problems] == ["exhibit_locked"]
    assert "locked with a password" in texts(bench.printed())[0]


def test_a_file_that_opens_without_a_password_is_printed_though_encrypted(bench: Bench) -> None:
    bench.of(saved(Pdf.open(io.BytesIO(paper("open to all"))), encryption=pikepdf.Encryption(user="", owner="o")))
    assert "open to all" in texts(bench.printed())[1]


@pytest.mark.parametrize("data", [b"%PDF-1.7\n" + b"\xff" * 300, b"%PDF-1.4\n1 0 obj\n<</Type /Catalog>>\nendobj\n"])
def test_a_file_that_is_no_pdf_inside_is_listed_as_damaged(bench: Bench, data: bytes) -> None:
    bench.of(data)
    assert [problem.code for problem in bench.volume().problems] == ["exhibit_damaged"]
    assert len(bench.printed().pages) == 2


def test_a_repaired_file_is_told_to_be_one(bench: Bench) -> None:
    data = paper("found again")
    bench.of(data[:data.rindex(b"xref")])
    found = texts(bench.printed())
    assert "found again" in found[1] and "was repaired when it was read" in found[0].replace("\n", " ")


def test_a_page_that_cannot_be_read_is_told_in_its_place(bench: Bench) -> None:
    pdf = Pdf.open(io.BytesIO(paper("one", "two", "three")))
    deep: object = Array([])
    for _ in range(150):
        deep = Array([deep])
    pdf.pages[1].Resources.ExtGState = Dictionary(G=deep)
    bench.of(saved(pdf))
    found = texts(bench.printed())
    assert "Page 2 of the file could not be read." in found[2] and "three" in found[3]


def test_a_film_is_listed_with_its_name_and_hash(bench: Bench) -> None:
    bench.of(b"\0\0\0\x18ftypmp42" * 9, "square.mp4", "video/mp4")
    volume = bench.volume()
    found = texts(bench.printed())[0]
    assert volume.count == 1 and "Kept apart" in found and "square.mp4" in found and volume.lines[0].sha256 in found


def test_an_exhibit_without_a_file_is_listed(bench: Bench) -> None:
    bench.exhibit(bench.source("A letter we never got"))
    assert "no file is kept of it" in texts(bench.printed())[0]


def test_a_sealed_file_is_never_printed(bench: Bench) -> None:
    bench.archive.make_vault("sample", "vault")
    source = bench.source("Sealed source")
    bench.desk.add("file", name="Sealed file", source=source.id, role="original", sealed_sha256="ab" * 32)
    bench.exhibit(source)
    assert [problem.code for problem in bench.volume().problems] == ["exhibit_sealed"]


def test_text_is_set_anew_in_its_lines(bench: Bench) -> None:
    bench.of("Строка первая\nстрока вторая\n\nАбзац".encode(), "a.txt", "text/plain")
    found = texts(bench.printed())
    assert "Строка первая\nстрока вторая" in found[1] and "set anew" in found[0]


def test_the_text_of_a_word_file_is_that_which_was_read_when_it_was_taken_in(bench: Bench) -> None:
    bench.of(b"PK\x03\x04", "a.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
             text="What it says")
    assert "What it says" in texts(bench.printed())[1]


def test_text_from_right_to_left_is_listed_and_never_reversed(bench: Bench) -> None:
    bench.of("سلام".encode(), "a.txt", "text/plain")
    assert [problem.code for problem in bench.volume().problems] == ["exhibit_right_to_left"]


def test_every_page_bears_its_stamp_as_its_label_and_every_exhibit_stands_in_the_outline(bench: Bench) -> None:
    bench.of(paper("one"), title="Ruling")
    bench.of(paper("two"), title="Appeal")
    pdf = bench.printed()
    assert [page.label for page in pdf.pages][:4] == [
        "C-1 / 000001", "C-1 / 000002", "C-2 / 000003", "C-2 / 000004"]
    with pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == [
            "Exhibit C-1. Ruling", "Exhibit C-2. Appeal", "Identification of exhibits"]


def test_the_last_sheet_tells_what_was_numbered_and_is_signed_by_hand(bench: Bench) -> None:
    bench.of(paper("one", "two"))
    found = texts(bench.printed())[-1].replace("\n", " ")
    assert "Exhibits in this volume: 1; pages: 3, stamped 000001 to 000003" in found
    assert all(words in found for words in ("I, the undersigned", "Name", "Signature")) and "/ 0" not in found


def test_the_last_sheet_tells_no_hash_of_a_file_that_is_not_here(bench: Bench) -> None:
    bench.of(paper("one"))
    sha256 = bench.volume().lines[0].sha256
    bench.archive.files.erase(sha256)
    assert sha256[:16] not in texts(bench.printed())[-1]


@pytest.mark.parametrize("language, said, stamp", [
    ("ru", "Приложение 3", "Прил. 3 / 000001"), ("kk", "3-қосымша", "3-қос. / 000001")])
def test_a_volume_speaks_the_language_of_the_brief(bench: Bench, language: str, said: str, stamp: str) -> None:
    bench.of(paper("one"), number="3")
    found = texts(bench.printed(language=language))[0].replace("\xa0", " ")
    assert said in found and stamp in found


def test_a_safe_volume_tells_nothing_by_which_a_file_could_be_found(bench: Bench) -> None:
    source = bench.source()
    original = bench.file(paper("NAME"), source, acquisition=[{"by": "NK", "from_": "a witness"}])
    redacted = bench.file(paper("covered"), source, "r.pdf", role="redacted", derived_from=original.id)
    bench.exhibit(source)
    found = texts(bench.printed(edition="safe"))
    told = "".join(found)
    assert "covered" in found[1] and not [one for one in (
        "NAME", "NK", "witness", "ruling.pdf", "r.pdf", str(redacted["sha256"])[:16], "SHA-256") if one in told]


def test_a_safe_volume_leaves_out_what_nobody_has_looked_at(bench: Bench) -> None:
    exhibit = bench.of(paper("seen by nobody"))
    assert [problem.code for problem in bench.volume(edition="safe").problems] == ["exhibit_unlooked"]
    sha256 = bench.volume().lines[0].sha256
    bench.archive.write("Look", lambda writer: writer.edit(
        exhibit.id, {"looked_at_by": "NK", "looked_at_sha256": sha256})).result()
    assert bench.volume(edition="safe").problems == ()


def test_a_brief_and_its_exhibits_in_one_file_keep_links_and_labels(bench: Bench) -> None:
    bench.of(paper("one"), title="Ruling")
    bench.desk.block("heading", "Facts", level=1)
    source = bench.source("Cited")
    bench.desk.block("text", f"A fact [@{source.ref}].")
    brief = render(bench.desk.composed().document)
    both = Pdf.open(io.BytesIO(joined(brief, bench.volume().data())))
    own = len(Pdf.open(io.BytesIO(brief)).pages)
    assert both.pages[own].label == "C-1 / 000001" and both.pages[0].label == "1"
    links = [one for page in both.pages for one in page.obj.get("/Annots", []) if "/Dest" in one]
    numbers = {page.objgen for page in both.pages}
    assert links and all(link.Dest[0].objgen in numbers for link in links)
    with both.open_outline() as outline:
        assert [item.title for item in outline.root][:2] == ["Facts", "Exhibit C-1. Ruling"]


def test_a_protected_name_in_how_a_file_was_come_by_is_withheld(bench: Bench) -> None:
    bench.desk.add("person", name="Aigul Serikbayeva", protection="withheld")
    source = bench.source()
    bench.file(paper("one"), source, "from Serikbayeva.pdf", acquisition=[{"from_": "Aigul Serikbayeva"}])
    bench.exhibit(source)
    found = texts(bench.printed())[0]
    assert "Serikbayeva" not in found and "name withheld" in found


def test_a_protected_name_in_what_an_exhibit_is_called_stops_an_export(bench: Bench) -> None:
    bench.desk.add("person", name="Aigul Serikbayeva", protection="withheld")
    bench.of(paper("one"), title="Statement of Aigul Serikbayeva")
    assert {problem.code for problem in bench.volume().problems if problem.stops} == {"protected_name"}


def test_an_exhibit_whose_source_is_in_the_trash_is_told(bench: Bench) -> None:
    exhibit = bench.of(paper("one"))
    bench.archive.write("Trash", lambda writer: writer.trash(exhibit["source"])).result()
    assert "in_trash" in {problem.code for problem in bench.volume().problems}


def test_two_exhibits_of_one_number_are_told(bench: Bench) -> None:
    bench.of(paper("one"), number="C-7")
    bench.of(paper("two"), number="C-7")
    assert [problem.code for problem in bench.volume().problems] == ["exhibit_number_twice"]


def test_an_exhibit_whose_source_was_purged_is_still_listed(bench: Bench) -> None:
    exhibit = bench.of(paper("one"))
    bench.archive.purge(exhibit["source"], "the witness withdrew")
    assert [problem.code for problem in bench.volume().problems] == ["exhibit_no_file"]
    assert "Exhibit C-1" in texts(bench.printed())[0]


def test_a_volume_of_our_own_sheets_is_fit_for_pdf_a(bench: Bench) -> None:
    bench.of("Слово".encode(), "a.txt", "text/plain")
    bench.of(picture("JPEG"), "a.jpg", "image/jpeg")
    assert pdf_a(bench.volume().data())


def test_pages_of_others_may_not_be_fit_for_pdf_a(bench: Bench) -> None:
    bench.of(paper("in Helvetica, which is not embedded"))
    with pytest.raises(NotArchival):
        pdf_a(bench.volume().data())


def test_a_brief_and_its_exhibits_in_one_file_are_the_same_bytes_each_time(bench: Bench) -> None:
    bench.of(paper("one"))
    brief, made = render(bench.desk.composed().document), bench.volume().data()
    assert joined(brief, made) == joined(brief, made)


def test_a_safe_edition_tells_what_is_wrong_without_the_name_of_a_file(bench: Bench) -> None:
    bench.of(paper("one"), "Serikbayeva.pdf")
    assert [problem.detail for problem in bench.volume(edition="safe").problems] == ["FIL-0001"]


def test_the_text_of_a_source_is_not_taken_for_that_of_its_translation(bench: Bench) -> None:
    source = bench.source(text="What the original says")
    file = bench.file(b"PK\x03\x04", source, "t.docx", "text/html", role="translation")
    bench.exhibit(source, file=file.id)
    assert [problem.code for problem in bench.volume().problems] == ["exhibit_kind"]
