"""Pages of a file, asked of the process that holds it."""

from __future__ import annotations

import io
import os
import time
from collections.abc import Callable, Iterator

import pytest
from PIL import Image

from desktop.intake.pages import hearing
from desktop.intake.pages.forms import form_of
from desktop.intake.pages.page_reader import PageReader
from desktop.intake.pages.values import HTML, OTHER, PDF, PICTURE, NotRead
from tests.intake.making import ENGLISH, PAGE, RUSSIAN, pdf, raw_pdf, word

Start = Callable[..., PageReader]


@pytest.fixture(scope="module")
def start() -> Iterator[Start]:
    """Start a reader of these bytes; all end with the tests."""
    made = []

    def begin(data: bytes, form: str = "", **more: float) -> PageReader:
        made.append(PageReader(form or form_of(data), lambda: data, **more))
        return made[-1]

    yield begin
    for reader in made:
        reader.close()


@pytest.fixture(scope="module")
def paper(start: Start) -> PageReader:
    reader = start(pdf([[ENGLISH, RUSSIAN], ["Second page"], None]))
    reader.open().result(30)
    return reader


def picture(form: str, size: tuple[int, int] = (40, 20), **more: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, (10, 200, 30)).save(out, form, **more)
    return out.getvalue()


def of_one_page(contents: bytes, more: bytes = b"") -> bytes:
    """A PDF of one page with these contents."""
    return raw_pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F "
                    b"<< /Type /Font /Subtype /TrueType /BaseFont /Arial /FirstChar 192 /LastChar 193 /Widths [700 700]"
                    b" /Encoding << /Differences [192 /afii10017 /afii10018] >> >> >> >> " + more + b">>",
                    b"<< /Length %d >> stream\n%s\nendstream" % (len(contents), contents)])


def test_a_file_is_told_by_its_first_bytes() -> None:
    files = (pdf([["a"]]), picture("WEBP"), picture("TIFF"), PAGE.encode(), b"words", word(["a"]))
    assert [form_of(data) for data in files] == [PDF, PICTURE, PICTURE, HTML, OTHER, OTHER]


def test_a_page_is_drawn_at_the_scale_asked_for(paper: PageReader) -> None:
    drawn = paper.draw(2, 0.5).result(30)
    assert (drawn.width, drawn.height, len(drawn.pixels)) == (298, 421, 298 * 421 * 4)
    assert min(drawn.pixels[::4]) < 200 and drawn.pixels[0] == 255


def test_each_letter_has_its_place_from_the_upper_left_corner(paper: PageReader) -> None:
    letters = paper.letters(1).result(30)
    assert letters.text.startswith(ENGLISH + "\n" + RUSSIAN[:10])
    first, below = letters.place(0), letters.place(len(ENGLISH) + 1)
    assert 49 < first[0] < 51 and 45 < first[1] < 60 and below[1] > first[1] + 10 and below[0] == first[0]


def test_the_texts_of_pages_are_those_of_their_letters(paper: PageReader) -> None:
    texts = paper.texts(1, 3).result(30)
    assert texts[0] == paper.letters(1).result(30).text and texts[1].strip() == "Second page" and not texts[2]


def test_what_is_seen_now_comes_before_what_was_asked_earlier(start: Start) -> None:
    reader, order = start(pdf([["a"]] * 30)), []
    for number in range(1, 31):
        reader.draw(number, 2.0, rank=2).add_done_callback(lambda done, number=number: order.append(number))
    reader.draw(30, 0.1, rank=0).add_done_callback(lambda done: order.append(0))
    reader.texts(1, 1, rank=9).result(30)
    assert order.index(0) <= 1 and len(order) == 31


def test_what_was_cancelled_is_not_drawn(start: Start) -> None:
    reader = start(pdf([["a"]] * 3))
    opened, gone = reader.open(), reader.draw(1, 1.0)
    assert gone.cancel() and opened.result(30).count == 3 and reader.draw(2, 0.1).result(30).number == 2


def test_letters_whose_face_the_file_leaves_out_are_drawn_all_the_same(start: Start) -> None:
    blank, words = (start(of_one_page(text)).draw(1, 0.5).result(30).pixels
                    for text in (b"", b"BT /F 90 Tf 50 400 Td <C0C1C0C1> Tj ET"))
    assert sum(one != other for one, other in zip(blank, words, strict=True)) > 2000


def test_a_page_on_its_side_is_told_as_it_is_seen(start: Start) -> None:
    turned = start(of_one_page(b"BT /F 90 Tf 50 400 Td <C0C1> Tj ET", b"/Rotate 90 "))
    size, letters = turned.open().result(30).sizes[0], turned.letters(1).result(30)
    place = letters.place(0)
    assert (size.width, size.height) == (800, 600) and 300 < place[0] < place[2] < 500 and place[1] < 150


def test_a_locked_file_asks_for_its_password_and_opens_with_it(start: Start) -> None:
    reader = start(pdf([["secret"]], password="чайник"))
    for wrong in ("", "kettle"):
        with pytest.raises(NotRead, match="password"):
            reader.open(wrong).result(30)
    assert reader.open("чайник").result(30).count == 1 and "secret" in reader.texts(1, 1).result(30)[0]


def test_a_picture_is_one_page_of_its_pixels(start: Start) -> None:
    content = [picture(form) for form in ("JPEG", "PNG", "TIFF", "WEBP", "GIF")]
    data = list(content)
    made = PageReader(PICTURE, lambda: data.pop(0))  # each is opened by a process of its own, the same reader asking
    for _ in content:
        opened, drawn = made.open().result(30), made.draw(1, 2.0).result(30)
        assert (opened.count, opened.sizes[0].width, drawn.width, drawn.height) == (1, 40, 80, 40)
        assert abs(drawn.pixels[1] - 200) < 12
    made.close()


def test_a_tiff_has_a_page_for_each_frame_and_a_photo_is_turned_as_its_camera_says(start: Start) -> None:
    frame = Image.new("L", (10, 10), 0)
    tiff = start(picture("TIFF", save_all=True, append_images=[frame, frame])).open().result(30)
    turned = Image.Exif()
    turned[0x0112] = 6
    photo = start(picture("JPEG", exif=turned.tobytes())).open().result(30)
    assert (tiff.count, photo.sizes[0].width, photo.sizes[0].height) == (3, 20, 40)


def test_of_a_web_page_only_its_words_come_out(start: Start) -> None:
    reader = start(PAGE.encode())
    reader.open().result(30)
    blocks = reader.blocks().result(30)
    told = [(block.form, "".join(words for _, words in block.runs)) for block in blocks]
    assert told == [("h1", "Сот үкімі"), ("p", f"{ENGLISH}\n{RUSSIAN}"), ("row", "onetwo"), ("p", told[3][1])]


# Hostile files


@pytest.mark.parametrize("data", [
    b"%PDF-1.7\nxref\n0 9999999\ntrailer << /Root 1 0 R >>", b"%PDF-1.4" + os.urandom(5000), picture("PNG")[:60]])
def test_a_broken_file_is_told_to_be_broken(start: Start, data: bytes) -> None:
    with pytest.raises(NotRead) as caught:
        start(data).open().result(30)
    assert caught.value.code in ("damaged", "no_pages") and "%" not in caught.value.in_("kk")


def test_a_page_of_any_size_is_drawn_no_larger_than_memory_allows(start: Start) -> None:
    huge = of_one_page(b"").replace(b"0 0 600 800", b"0 0 9e9 9e9")
    reader = start(huge)
    assert reader.open().result(30).sizes[0].width <= 20_000
    drawn = reader.draw(1, 8.0).result(30)
    assert drawn.width * drawn.height <= 16_100_000


def test_ten_thousand_pages_open_at_once(start: Start) -> None:
    one = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] >>"
    kids = b" ".join(b"%d 0 R" % n for n in range(3, 10_003))
    data = raw_pdf([b"<< /Type /Catalog /Pages 2 0 R >>",
                    b"<< /Type /Pages /Kids [%s] /Count 10000 >>" % kids, *[one] * 10_000])
    opened = start(data).open().result(30)
    assert opened.count == 10_000 and len(opened.sizes) == 40


def test_contents_without_end_cost_one_page_and_the_reader_goes_on(start: Start) -> None:
    endless = of_one_page(b"q 0 0 1 1 re W n " + b"0 0 m 600 800 l 3 4 5 6 7 8 c B " * 400_000)
    reader = start(endless, page_seconds=0.4)
    reader.open().result(30)
    with pytest.raises(NotRead) as caught:
        reader.draw(1, 8.0).result(30)
    assert caught.value.code == "page_slow" and caught.value.values["number"] == 1
    assert reader.sizes(1, 1).result(30)[0].width == 600


def test_a_reader_that_is_killed_costs_one_answer(start: Start) -> None:
    reader = start(pdf([["still here"]]))
    reader.open().result(30)
    os.kill(reader.number, 9)
    with pytest.raises(NotRead) as caught:
        reader.draw(1, 1.0).result(30)
    assert caught.value.code == "page_died" and "still here" in reader.texts(1, 1).result(30)[0]


def test_a_process_ends_with_its_reader(start: Start) -> None:
    reader = start(pdf([["a"]]))
    reader.open().result(30)
    number = reader.number
    reader.close()
    for _ in range(3_000):
        if not os.path.exists(f"/proc/{number}"):
            break
        time.sleep(0.02)
    assert not os.path.exists(f"/proc/{number}")
    with pytest.raises(NotRead, match="closed"):
        reader.draw(1, 1.0).result(5)


@pytest.mark.parametrize("told", [
    {"form": "pdf", "count": 0, "tier": "none", "sizes": []}, {"form": "html", "count": 1, "tier": "none", "sizes": []},
    {"form": "pdf", "count": 1, "tier": "<b>", "sizes": []}, {"form": "pdf", "count": 10**9, "tier": "x", "sizes": []},
    {"form": "pdf", "count": 1, "tier": "x", "sizes": [[float("nan"), 1, ""]]},
    {"form": "pdf", "count": 1, "tier": "x", "sizes": [[9, 9, ""]] * 2}])
def test_an_answer_that_cannot_be_is_refused(told: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        hearing.opened(told, PDF)


def test_letters_that_are_not_seen_keep_their_places() -> None:
    letters = hearing.letters({"text": "a\u202eb\ud800c"}, bytes(16 * 5), 1)
    assert letters.text == "a b c" and len(letters.places) == 20


def test_pixels_that_are_not_as_many_as_told_are_refused() -> None:
    with pytest.raises(ValueError):
        hearing.drawn({"width": 10, "height": 10}, bytes(399), 1)
