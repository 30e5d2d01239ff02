"""The codebook of tags on paper."""

from __future__ import annotations

from pathlib import Path

from archive_schema.records import Record
from desktop.archive import create
from desktop.briefs.codebook import codebook_document
from desktop.briefs.values import Heading, plain_text


def test_each_tag_stands_under_the_one_it_is_inside_with_when_it_is_used(tmp_path: Path) -> None:
    with create(tmp_path / "a", "first", purpose="test") as archive, archive.reader() as reader:
        def fill(w: object) -> None:
            above = w.add(Record("tag", {"name": "Speech", "name_kk": "Пікір", "codebook": "Of words."}))
            w.add(Record("tag", {"name": "Online", "parent": above.id, "key": 2}))

        archive.write("Add", fill).result()
        document = codebook_document(reader, "kk", "2026-11-22")
        said = [(block.level if isinstance(block, Heading) else 0, plain_text(block.spans))
                for block in document.blocks]
        assert said == [(1, "Пікір"), (0, "TAG-0001 · жазбалар: 0"), (0, "Of words."), (2, "Online"),
                        (0, "TAG-0002 · жазбалар: 0 · 2 пернесі")]
