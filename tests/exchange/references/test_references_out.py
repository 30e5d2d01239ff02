"""What leaves as a list of references, and what stays."""

import io
import json
from typing import Any

import pytest

from archive_schema.records import Record
from desktop.archive import Archive, Reader, create
from desktop.exchange.references import bibtex, csl, ris
from desktop.exchange.references.out import Left, write_bibtex, write_csl, write_ris


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory):
    """A person whose name is withheld, and sources: one of hers, one sealed, one that protects her."""
    with create(tmp_path_factory.mktemp("out") / "a", "first", purpose="test") as made:
        made.make_vault("first", "second")
        def work(writer: Any) -> None:
            person = writer.add(Record("person", {"name": "Hidden Name", "protection": "withheld"})).id
            author = [{"name": "Hidden Name", "person": person}]
            writer.add(Record("source", {"title": "Report", "authors": author, "reliability": "high"}))
            writer.add(Record("source", {"title": "Sealed source", "sealed_title": "Letter of Hidden Name"}))
            writer.add(Record("source", {"title": "Interview with Hidden Name", "protected_person": person}))

        made.write("Add", work).result()
        yield made


def written(archive: Archive, write: Any) -> tuple[str, int, list[Left]]:
    with archive.reader() as reader:
        return _written(reader, write)


def _written(reader: Reader, write: Any) -> tuple[str, int, list[Left]]:
    to, left = io.BytesIO(), []
    count = write([reader.get(one) for one in reader.ids("source")], reader, to, left)
    return to.getvalue().decode(), count, left


@pytest.mark.parametrize("write", [write_ris, write_bibtex, write_csl])
def test_no_protected_name_leaves_and_no_sealed_source(archive: Archive, write: Any):
    words, count, _ = written(archive, write)
    assert count == 1 and "Report" in words and "Hidden" not in words and "Sealed" not in words


def test_what_stays_is_told_with_why(archive: Archive):
    _, _, left = written(archive, write_csl)
    assert [(one.ref, one.field, str(one.why)) for one in left] == [
        ("SRC-0001", "reliability", "The format has no place for it."), ("SRC-0002", "", "It is sealed."),
        ("SRC-0003", "", "It protects a person.")]


def test_the_sample_is_written_whole(reader: Reader):
    words, count, _ = _written(reader, write_csl)
    assert count == len(json.loads(words)) > 100


@pytest.mark.parametrize("module", [ris, bibtex, csl])
def test_whose_role_a_format_has_no_word_for_is_an_author_and_it_is_told(module: Any):
    write = module.item if module is csl else module.write
    told, left = write({"title": "T", "authors": [{"name": "A. B", "role": "who asked"}]}, "SRC-0001")
    assert "A. B" in str(told) and left == ["authors.role"]
