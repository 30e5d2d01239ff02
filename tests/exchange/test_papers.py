"""Papers of our own as files."""

import io
import zipfile
from pathlib import Path

import pytest

from desktop.exchange.facts import FactError
from desktop.exchange.papers import MAKERS, Paper, make
from desktop.exchange.sample_papers import read_papers
from desktop.intake import take_in

PAPER = Paper("Қысқаша сөздік & <note>", "Muragat sample", "2026-11-20", "kk",
              "# Ажырату\n\nЖеліні толық немесе\nжартылай тоқтату.\n\nҰлттық қауіпсіздік <комитеті>.")


@pytest.mark.parametrize("format", MAKERS)
def test_a_paper_gives_the_same_bytes_twice(format: str) -> None:
    assert make(PAPER, format) == make(PAPER, format)


@pytest.mark.parametrize("format", MAKERS)
def test_intake_reads_all_of_a_paper(format: str, tmp_path: Path) -> None:
    path = tmp_path / f"paper.{format}"
    path.write_bytes(make(PAPER, format))
    text = " ".join(take_in(path).text.split())
    assert all(words in text for words in ("Қысқаша сөздік & <note>", "Желіні толық немесе жартылай тоқтату.",
                                           "Ұлттық қауіпсіздік <комитеті>."))


def test_a_word_file_holds_nothing_compressed() -> None:
    with zipfile.ZipFile(io.BytesIO(make(PAPER, "docx"))) as archive:
        assert {entry.compress_type for entry in archive.infolist()} == {zipfile.ZIP_STORED}


def test_a_paper_without_a_title_is_refused(tmp_path: Path) -> None:
    (tmp_path / "one.toml").write_text('key = "doc"\nref = "SRC-0011"\n', "utf-8")
    with pytest.raises(FactError, match="one.toml: file is missing"):
        read_papers(tmp_path)


def test_a_paper_of_a_strange_format_is_refused(tmp_path: Path) -> None:
    told = ('key = "doc"\nref = "SRC-0011"\nfile = "a.odt"\nformat = "odt"\nlanguage = "en"\ndate = "2026-11-20"\n'
            'title = "A paper"\ntext = "Words."\n')
    (tmp_path / "one.toml").write_text(told, "utf-8")
    with pytest.raises(FactError, match="is made as pdf, docx, html, txt, not as odt"):
        read_papers(tmp_path)
