"""Names that every system takes."""

import unicodedata

from hypothesis import example, given, settings
from hypothesis import strategies as st

from desktop.exchange.handover.names import LONGEST, ending_of, numbered, plain


@given(st.text(max_size=120))
@example("CON")
@example("nul.txt")
@example("e\u0301" * 120)
@example("name. ")
@example("annexe\u202egpj.exe")
@settings(max_examples=60)
def test_any_title_becomes_a_name_that_windows_and_fat32_take(title: str) -> None:
    name = plain(title, ".pdf")
    assert not set(name) & set('<>:"/\\|?*') and name.isprintable() and name == unicodedata.normalize("NFC", name)
    assert name.endswith(".pdf") and len(name) <= LONGEST
    assert name[0] != " " and name.removesuffix(".pdf")[-1] not in " ."
    assert name.split(".")[0].casefold() not in ("con", "nul", "aux", "prn", "com1")


def test_kazakh_letters_stay_composed() -> None:
    assert plain(unicodedata.normalize("NFD", "Йод және Ұлт"), ".txt") == "Йод және Ұлт.txt"


def test_names_are_numbered_as_wide_as_the_inventory_is_long() -> None:
    assert numbered(7, 12, "Ruling", ".pdf") == "007 Ruling.pdf" and numbered(7, 1234, "R", "").startswith("0007 ")


def test_no_title_becomes_a_command_where_its_file_is_named() -> None:
    title = 'Report $(calc) `calc` “; calc; „ "x" !!'
    assert numbered(7, 12, title, ".pdf") == "007 Report (calc) calc ; calc; x.pdf"


def test_what_a_click_would_run_is_not_run() -> None:
    assert ending_of("letter.pdf.EXE", "application/octet-stream") == ".exe.bin"


def test_a_name_without_an_ending_gets_that_of_its_content() -> None:
    assert ending_of("scan", "image/jpeg") == ".jpg" and ending_of("a.jpeg", "image/jpeg") == ".jpeg"


def test_an_ending_that_lies_is_not_kept() -> None:
    assert ending_of("photo.jpg", "application/pdf") == ".pdf"
