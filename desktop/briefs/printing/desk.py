"""What every printed paper needs: the words of a record as a brief says them, and the paper around its blocks."""

from __future__ import annotations

from archive_schema.declare import Kind
from archive_schema.fields import Field
from archive_schema.labels import Label
from archive_schema.records import Record
from archive_schema.sentences import words_of
from archive_schema.text.collate import sort_key
from archive_schema.vocabularies import CONFIDENTIALITY, STATUS
from desktop.archive import Reader
from desktop.briefs.context import Context
from desktop.briefs.naming import SAFE, Naming
from desktop.briefs.notes import NoteBook
from desktop.briefs.styles import style_named
from desktop.briefs.terms import term
from desktop.briefs.values import Bibliography, Block, Brief, Document, Heading, Spans, Text, plain

_MARKED = ("public", "internal", "restricted", "secret")  # the later, the more closed
_WORDS = {
    "nothing": "Nothing to list. | Нечего перечислить. | Тізімге ештеңе жоқ.",
    "kind": "Kind | Вид записи | Түрі",
    "date": "Date | Дата | Күні",
    "field": "Field | Поле | Өріс",
    "said": "What is recorded | Что записано | Не жазылған",
    "pointing": "Records that point here | Записи, которые ссылаются сюда | Осыған сілтейтін жазбалар",
    "when": "When | Когда | Қашан",
    "what": "What | Что | Не",
    "deadline": "deadline | срок | мерзім",
    "calendar": "Calendar | Календарь | Күнтізбе",
    "no_month": "{year}, month not known | {year}, месяц неизвестен | {year}, айы белгісіз",
    "no_date": "Without a date | Без даты | Күні белгісіз",
    "open": "Dates that cannot be placed | Даты, которые нельзя разместить | Орналастыруға келмейтін күндер",
    "status": "Review | Проверка | Тексеру",
    "confidentiality": "Confidentiality | Конфиденциальность | Құпиялылығы",
    "language": "Language | Язык | Тіл",
    "added": "Added | Добавлено | Қосылды",
    "changed": "Changed | Изменено | Өзгертілді",
    "left_out": "Columns that found no room: {names}. | Столбцы, которым не хватило места: {names}. "
                "| Орын жетпеген бағандар: {names}.",
}


class Desk:
    """Reads records for one paper in one language and edition."""

    def __init__(self, reader: Reader, language: str, edition: str = "full") -> None:
        self.reader, self.language = reader, language
        self.naming = Naming(reader, language, edition)
        self.book = NoteBook(style_named("plain"), language)
        self.context = Context(reader, language, self.book, self.naming, edition)
        self._marks: set[str] = set()

    @property
    def safe(self) -> bool:
        """Is this an edition that may be published?"""
        return self.naming.edition == SAFE

    def word(self, name: str, **values: str) -> str:
        """One of the paper's own words."""
        return Label.of(_WORDS[name]).in_(self.language).format(**values)

    def kind(self, record: Record) -> Kind:
        """The declaration of a record."""
        return self.reader.schema[record.kind]

    def record(self, record_id: str) -> Record:
        """A record without what may not be printed; how confidential it is goes into the paper's mark."""
        record = self.reader.get(record_id)
        self._marks.add(record.confidentiality)
        return self.context.printable(record)

    def title(self, record: Record) -> str:
        """How a record is called in print."""
        return self.context.title_of(record)

    def words(self, record: Record, name: str) -> str:
        """What stands in a column of a list."""
        field = self.kind(record).by_name.get(name)
        if field is not None:
            return self.say(record, field)
        if name == "ref":
            return record.ref
        if name == "title":
            return self.title(record)
        if name == "kind":
            return self.kind(record).label.in_(self.language)
        shared = {"status": STATUS, "confidentiality": CONFIDENTIALITY}.get(name)
        if shared:
            return shared.say(getattr(record, name), self.language)
        return record.language if name == "language" else ""

    def say(self, record: Record, field: Field) -> str:
        """What a field says; nothing of a sealed one."""
        value = record[field.name]
        if field.sealed or value is None:
            return ""
        return words_of(field, value, self.language, self.context.title)

    def heading(self, name: str, kind: Kind | None) -> str:
        """What a column is called."""
        if kind and name in kind.by_name:
            return kind.by_name[name].label.in_(self.language)
        if name == "ref":
            return term("reference", self.language)
        if name == "title":
            return kind.label.in_(self.language) if kind else self.word("what")
        return self.word(name) if name in _WORDS else name

    def evidence(self, record: Record, field: str) -> Spans:
        """The note with what is cited for a field; "" for what is cited for the record alone."""
        own = [one for one in self.reader.citations_of(record.id) if (one["field"] or "") == field]
        rivals = [one for one in own if one["field"]]
        return (*plain(self.context.other_accounts(rivals)), *self.context.evidence(own)) if own else ()

    def paper(self, title: str, blocks: list[Block], *, subtitle: str = "", date: str = "") -> Document:
        """The paper around its blocks, with its notes and sources. It opens with its title, without a page for it."""
        held = blocks or [Text(plain(self.word("nothing")))]
        if self.book.cited:
            held = [*held, Heading(2, plain(term("sources", self.language))), Bibliography()]
        mark = max(self._marks & set(_MARKED), key=_MARKED.index, default="internal")
        brief = Brief(title, subtitle, date=date, language=self.language, contents=False, title_page=False,
                      confidentiality=CONFIDENTIALITY.say(mark, self.language) if mark in _MARKED[2:] else "",
                      metadata=())
        opened: list[Block] = [Heading(1, plain(title))]
        if line := " · ".join(filter(None, (subtitle, date))):
            opened.append(Text(plain(line)))
        document = Document(brief, (*opened, *held), tuple(self.book.notes), self.book.bibliography(sort_key))
        return self.naming.everywhere(document)
