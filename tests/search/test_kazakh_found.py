"""Kazakh texts are found by other forms of their words, however these are typed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.search import Index
from desktop.search.texts import RecordText, TextPart
from tests.search.journal import Journal

TEXTS = {
    "ban": "Сайтты сот шешімімен бұғаттағандар туралы айтылды, бірақ прокурорлар үндемеді.",
    "law": "Ұлттық қауіпсіздікті қамтамасыз ету туралы заңның баптары өзгерді.",
    "chat": "бугин сот болды ма, тергеушини кордин бе, оны камауга алыпты",
    "latin": "Sottyñ ükımı boiynşa jurnalister qamauğa alyndy, bul turaly keşe habarlandy.",
    "case": "Қылмыстық істі қозғады, мүлкін алды.",
    "russian": "Суд вызвал следователя на допрос, а его адвоката не пустили в зал.",
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    records = [
        RecordText(name, name.upper(), "note", f"N {name}", "", (), (TextPart("text", "Text", text),))
        for name, text in TEXTS.items()
    ]
    folder: Path = tmp_path_factory.mktemp("kazakh")
    with_rows = Index(Journal(records).texts, folder / "index.db", bytes(32))
    assert with_rows.settle(20)
    yield with_rows
    with_rows.close()


@pytest.mark.parametrize(("query", "name"), [
    ("бұғаттау", "ban"), ("бугаттау", "ban"), ("шешім прокурор", "ban"), ("айту", "ban"),
    ("қауіпсіздік", "law"), ("улттык кауипсиздиктин", "law"), ("заң бабы", "law"), ("зандар", "law"),
    ("тергеуші", "chat"), ("тергеушілер қамау", "chat"),
    ("үкім журналист", "latin"), ("қамауда журналистер", "latin"),
    ("іс", "case"), ("қозғау", "case"), ("қозғалған", "case"), ("мүлік", "case"),
    ("следователь", "russian"),
])
def test_another_form_of_a_word_finds_its_text(index: Index, query: str, name: str) -> None:
    assert name.upper() in [hit.ref for hit in index.search(query).hits]


@pytest.mark.parametrize("query", ["қауіпті", "тергеу тергелмеді серік", "бұғат кесте"])
def test_other_words_find_nothing(index: Index, query: str) -> None:
    assert not index.search(query).hits
