"""Files made to do harm, or broken at random: the volume is written, and what could not be read is told."""

import io

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from tests.briefs.exhibits.conftest import Bench, paper, picture, saved, texts

_WHOLE = {"pdf": paper("one", "two"), "jpeg": picture("JPEG", (64, 48)), "tiff": picture("TIFF"), "gif": picture("GIF")}


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(st.sampled_from(sorted(_WHOLE)), st.data())
def test_a_file_broken_anywhere_breaks_no_volume(bench: Bench, sort: str, data: st.DataObject) -> None:
    broken = bytearray(_WHOLE[sort])
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(broken) - 2))
        broken[at:at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=6))
    exhibit = bench.of(bytes(broken), "broken", "application/octet-stream")
    volume = bench.volume()
    assert len(bench.printed().pages) == volume.count + len(volume.certificate)
    bench.desk.trash(exhibit)


def test_a_page_whose_drawing_is_broken_is_told_and_not_printed_by_half(bench: Bench) -> None:
    pdf = Pdf.open(io.BytesIO(paper("one", "two")))
    broken = Stream(pdf, b"\x78\x9c" + b"\xff" * 40)
    broken.Filter = Name.FlateDecode
    pdf.pages[0].Contents = broken
    bench.of(saved(pdf, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False))
    found = texts(bench.printed())
    assert "Page 1 of the file could not be read" in found[1] and "two" in found[2]


def test_pages_that_lead_back_to_themselves_are_copied_once(bench: Bench) -> None:
    pdf = Pdf.open(io.BytesIO(paper("round")))
    ring = pdf.make_indirect(Dictionary(Name="ring"))
    ring.Again = ring
    pdf.pages[0].Resources.ExtGState = Dictionary(G=ring)
    bench.of(saved(pdf))
    assert "round" in texts(bench.printed())[1]


@pytest.mark.parametrize("box", [[0, 0, 0, 0], [0, 0, -5, 1e30]])
def test_a_page_of_no_size_is_set_on_a4(bench: Bench, box: list[float]) -> None:
    bench.of(paper("x", MediaBox=Array(box)))
    assert tuple(map(float, bench.printed().pages[1].mediabox))[2:] == (595.28, 841.89)


def test_hostile_words_are_printed_as_words(bench: Bench) -> None:
    title = "<img src=x> (Tj) ET %PDF \u202egnp.exe " + "w" * 5000
    bench.of(paper("x"), title=title)
    found = texts(bench.printed())[0]
    assert "<img src=x> (Tj) ET %PDF gnp.exe" in found and "\u202e" not in found


def test_a_word_of_200_000_letters_is_cut_in_the_title_of_a_cover_sheet_and_stands_in_full_below(bench: Bench) -> None:
    bench.of(paper("x"), title="w" * 200_000)
    for edition in ("full", "safe"):
        volume = bench.volume(edition=edition)
        printed = "".join(line.title for line in volume.lines)
        assert len(printed) == 200_000 and volume.count < 120
