"""Images: upright, whole, and without what is written beside them."""

import io

import pytest
from PIL import Image, ImageOps

from desktop.briefs.exhibits.pictures import dots_of
from tests.briefs.exhibits.conftest import Bench, drawn, picture, texts


def test_a_photograph_goes_over_dot_for_dot(bench: Bench) -> None:
    data = picture("JPEG", (64, 48), quality=90)
    bench.of(data, "a.jpg", "image/jpeg")
    image = bench.printed().pages[1].Resources.XObject.D0
    found = Image.open(io.BytesIO(image.read_raw_bytes()))
    assert found.tobytes() == Image.open(io.BytesIO(data)).tobytes()


def test_what_a_camera_writes_beside_a_photograph_stays_behind(bench: Bench) -> None:
    exif = Image.Exif()
    exif[0x010F], exif[0x013B] = "MAKER", "PHOTOGRAPHER"
    data = picture("JPEG", exif=exif, comment=b"COMMENTED") + b"HIDDENFILM"
    bench.of(data, "a.jpg", "image/jpeg")
    printed = bench.volume().data()
    assert not [one for one in (b"MAKER", b"PHOTOGRAPHER", b"COMMENTED", b"HIDDENFILM", b"Exif") if one in printed]


@pytest.mark.parametrize("turn, format", [*((turn, "JPEG") for turn in range(1, 9)), (6, "PNG")])
def test_an_image_stands_as_its_camera_was_held(bench: Bench, turn: int, format: str) -> None:
    exif = Image.Exif()
    exif[274] = turn
    image = Image.new("RGB", (80, 40), "white")
    image.paste("red", (0, 0, 20, 20))
    out = io.BytesIO()
    image.save(out, format, exif=exif)
    bench.of(out.getvalue(), "a", "image/jpeg")
    right = ImageOps.exif_transpose(Image.open(io.BytesIO(out.getvalue()))).convert("RGB")
    page = drawn(bench.printed(), 1, 96).convert("RGB")
    wide, high = right.size
    seen = [(x, y) for x in (0.1, 0.9) for y in (0.1, 0.9) if _is_red(right.getpixel((int(wide * x), int(high * y))))]
    left, top = (page.width - wide) / 2, _top(page)
    printed = [(x, y) for x in (0.1, 0.9) for y in (0.1, 0.9)
               if _is_red(page.getpixel((int(left + wide * x), int(top + high * y))))]
    assert len(seen) == 1 and printed == seen


def _is_red(dot: object) -> bool:
    red, green, *_ = dot  # type: ignore[misc]
    return red > 150 and green < 100


def _top(page: Image.Image) -> float:
    """Where an image begins that stands in the middle of its room: 42 points above, 39 below."""
    room = page.height - (42 + 39) * 96 / 72
    high = 40 if page.width > page.height else 80
    return 42 * 96 / 72 + (room - high) / 2


def test_every_page_of_a_scan_in_tiff_is_set(bench: Bench) -> None:
    pages = [Image.new("1", (100, 140), 1) for _ in range(3)]
    out = io.BytesIO()
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:], compression="group4")
    bench.of(out.getvalue(), "a.tif", "image/tiff")
    assert bench.volume().count == 4 and len(bench.printed().pages) == 5


def test_of_an_image_that_moves_the_first_frame_is_set_and_this_is_told(bench: Bench) -> None:
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "white", "blue")]
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    bench.of(out.getvalue(), "a.gif", "image/gif")
    assert bench.volume().count == 2 and "first frame of 3" in texts(bench.printed())[0]


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16", "CMYK"])
def test_an_image_of_any_colours_is_set(mode: str) -> None:
    out = io.BytesIO()
    Image.new(mode, (9, 7)).save(out, "TIFF" if mode == "CMYK" else "PNG")
    (dots,) = dots_of(out)
    assert (dots.width, dots.height) == (9, 7)


def test_a_picture_in_four_colours_is_not_turned_into_its_negative(bench: Bench) -> None:
    out = io.BytesIO()
    Image.new("CMYK", (80, 40), (0, 255, 255, 0)).save(out, "JPEG")
    bench.of(out.getvalue(), "a.jpg", "image/jpeg")
    page = drawn(bench.printed(), 1, 72).convert("RGB")
    assert _is_red(page.getpixel((page.width // 2, page.height // 2)))


def test_an_image_cut_short_is_told_in_its_place(bench: Bench) -> None:
    bench.of(picture("JPEG", (640, 480))[:900], "a.jpg", "image/jpeg")
    assert "could not be read" in texts(bench.printed())[1]


def test_an_image_too_large_to_be_set_is_listed(bench: Bench) -> None:
    out = io.BytesIO()
    Image.new("1", (20_000, 10_000)).save(out, "PNG")
    bench.of(out.getvalue(), "a.png", "image/png")
    assert [problem.code for problem in bench.volume().problems] == ["exhibit_large"]


def test_a_small_image_is_not_blown_up(bench: Bench) -> None:
    bench.of(picture("PNG", (60, 30)), "a.png", "image/png")
    matrix = bench.printed().pages[1].Contents.read_bytes().split()[1:7]
    assert (float(matrix[0]), float(matrix[3])) == (45, 22.5)
