"""A brief's records become a document of plain values."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from archive_schema.moments import Moment
from archive_schema.records import Record
from archive_schema.text.collate import sort_key
from desktop.briefs import marks
from desktop.briefs.blocks.answer import question, unanswered
from desktop.briefs.blocks.charts import chart, counts
from desktop.briefs.blocks.gaps import gaps
from desktop.briefs.blocks.graph import graph
from desktop.briefs.blocks.hours import hours
from desktop.briefs.blocks.limitation import limitation
from desktop.briefs.blocks.phases import phases
from desktop.briefs.blocks.timeline import timeline
from desktop.briefs.checks import check, places, without_names
from desktop.briefs.checks.answers import with_answers
from desktop.briefs.checks.paper import Paper, Placed
from desktop.briefs.context import Context
from desktop.briefs.errors import NotABrief
from desktop.briefs.exhibits.table import exhibits_block
from desktop.briefs.guarded import GuardedNames
from desktop.briefs.naming import Naming
from desktop.briefs.notes import NoteBook
from desktop.briefs.problems import NAMING, Problem
from desktop.briefs.records_table import table_of
from desktop.briefs.styles import Style, style_named
from desktop.briefs.styles.author_date import letters as year_letters
from desktop.briefs.styles.csl import CslStyle, read_style
from desktop.briefs.styles.kept import kept_styles
from desktop.briefs.terms import term
from desktop.briefs.values import (
    Authorities,
    Bibliography,
    Block,
    Brief,
    Composed,
    Document,
    Heading,
    ListBlock,
    PageBreak,
    Quotation,
    Span,
    Spans,
    TableBlock,
    Text,
    plain,
    plain_text,
)
from desktop.briefs.walk import spans_of as runs_of
from desktop.briefs.walk import texts_of

if TYPE_CHECKING:
    from desktop.archive import Reader
    from desktop.archive.files import FileStore

_NUMBERED = frozenset({"text", "answer", "record"})  # what an author says, not what stands around a figure
_MARKED = frozenset({"restricted", "secret"})
Progress = Callable[[int, int], None]


def _silent(done: int, total: int) -> None:
    """Tell nobody how far it is."""


def compose_brief(
    reader: Reader, brief_id: str, *, language: str | None = None, edition: str = "full",
    files: FileStore | None = None, typed: Mapping[str, str] | None = None, progress: Progress = _silent,
) -> Composed:
    """See `desktop.briefs.compose`."""
    return _compose(reader, brief_id, language, edition, files, typed or {}, progress)[0]


def naming_of(reader: Reader, brief_id: str, *, language: str | None = None, edition: str = "full") -> Naming:
    """How people are named in a brief, for what is handed over beside it: the same person by the same words."""
    return _compose(reader, brief_id, language, edition, None, {}, _silent)[1]


def _compose(
    reader: Reader, brief_id: str, language: str | None, edition: str, files: FileStore | None,
    typed: Mapping[str, str], progress: Progress,
) -> tuple[Composed, Naming]:
    record = reader.get(brief_id)
    if record.kind != "brief":
        raise NotABrief(record.ref or record.kind)
    spoken = (language or str(record["language_of_brief"] or record.language or "en"))[:2]
    style, unusable = _style_of(reader, record, spoken)
    book = NoteBook(style, spoken)
    naming = Naming(reader, spoken, edition, str(record["purpose"] or ""))
    guarded = naming if naming.safe else GuardedNames(reader, spoken)
    blocks = [block.with_values(text=typed[block.id] or None) if block.id in typed else block
              for block in reader.blocks_of(brief_id)]
    composed, paper = _composed(reader, record, blocks, book, naming, files, guarded, progress)
    if style.IN_TEXT and (letters := year_letters(book.cited)):
        book = NoteBook(style, spoken, letters)
        composed, paper = _composed(reader, record, blocks, book, naming, files, guarded, progress)
    fallen = sorted(set(style.fallen)) if isinstance(style, CslStyle) else []
    wrong = [*([unusable] if unusable else []), *(Problem("style_fails", record.ref, ref) for ref in fallen)]
    found: Iterable[Problem] = (*wrong, *composed.problems, *check(paper))
    if naming.safe:  # who may not be named is not named: nobody's consent is missing
        found = (naming.problem(one) for one in found if one.code not in ("consent_missing", "purpose_not_said"))
    told = without_names(with_answers(found, record, spoken), guarded)
    return replace(composed, problems=tuple(told), places=tuple(places(paper, guarded))), naming


def _style_of(reader: Reader, record: Record, language: str) -> tuple[Style, Problem | None]:
    """The style a brief names: a file kept in this archive, else one of the house; and why a file cannot be used."""
    house = style_named(str(record["style"] or "plain"))
    if not record["style_file"]:
        return house, None
    text = kept_styles(reader).get(str(record["style_file"]))
    if text is None:
        return house, Problem("no_such_style", record.ref, str(record["style_file"]))
    return read_style(text.encode(), language), None


def _composed(
    reader: Reader, record: Record, given: list[Record], book: NoteBook, naming: Naming, files: FileStore | None,
    guarded: GuardedNames | Naming, progress: Progress,
) -> tuple[Composed, Paper]:
    """The document of a brief, with its notes written into the book; and as the checks look at it."""
    spoken = book.language
    exhibits = {one["source"]: str(one["number"] or "") for one in reader.exhibits_of(record.id) if one["source"]}
    context = Context(
        reader, spoken, book, naming, naming.edition, str(record["file_references"] or ""), exhibits=exhibits,
        files=files)
    blocks: list[Block] = []
    placed: list[Placed] = []
    paragraphs = count(1)
    abstract = str(record["abstract"] or "")
    blocks.extend(_texts(context, abstract))
    origins = [""] * len(blocks)
    for place, block in enumerate(given, 1):
        progress(place - 1, len(given))
        context.about, context.block = f"block {place}", block.ref
        _look_at_text(context, str(block["text"] or ""))
        made = [naming.everywhere(one) for one in blocks_of(context, block, blocks)]
        if record["paragraph_numbers"] == "yes" and block["block_type"] in _NUMBERED:
            made = list(_numbered(made, paragraphs))
        _tell_replaced(context)
        _look_at_names(context, guarded, (plain_text(spans) for one in made for spans in runs_of(one)))
        blocks.extend(made)
        origins += [block.id] * len(made)
        placed.append(Placed(context.about, block, tuple(made)))
    if book.style.IN_TEXT and book.cited and not any(isinstance(block, Bibliography) for block in blocks):
        blocks += [Heading(1, plain(term("sources", spoken))), Bibliography()]  # names and years need their list
    document = Document(
        _front(record, spoken), tuple(blocks), tuple(context.book.notes),
        context.book.bibliography(sort_key), context.book.authorities(sort_key),
    )
    context.about, context.block = record.ref, ""
    if not document.authorities and any(isinstance(block, Authorities) for block in blocks):
        context.tell("empty_block", "authorities")
    document = naming.everywhere(document)
    _tell_replaced(context)
    for person, name in naming.undecided.items():
        context.tell("name_undecided", name, record=person)
    if naming.unread:
        context.tell("names_unread", str(len(naming.unread)))
    for source, name in naming.apart.items():
        context.tell("source_apart", name, record=source)
    in_blocks = {problem.record for problem in context.problems if problem.code in NAMING}
    _look_at_names(context, guarded, texts_of(document), told=in_blocks)
    _look_at_letters(context, document)
    printed = dict.fromkeys(ref for told in context.printed.values() for ref in told) | context.named
    evidence = tuple(map(naming.everywhere, context.told_evidence()))
    composed = Composed(document, tuple(context.problems), evidence, naming.edition, printed=tuple(printed),
                        origins=tuple(origins))
    return composed, Paper(reader, record, spoken, document, tuple(placed), tuple(context.uses), context.printed)


def _front(record: Record, language: str) -> Brief:
    mark = str(record["confidentiality_mark"] or "")
    if not mark and record.confidentiality in _MARKED:
        mark = term(record.confidentiality, language)
    date = record["date"]
    return Brief(
        title=str(record["title"] or ""),
        subtitle=str(record["subtitle"] or ""),
        author=str(record["author"] or ""),
        date=Moment.of(date).say(language) if date else "",
        language=language,
        page_size=str(record["page_size"] or "A4"),
        confidentiality=mark,
        addressee=str(record["addressee"] or ""),
        contents=record["contents"] != "no",
        metadata=tuple(record["file_metadata"] or ("title", "author", "subject")),
    )


def blocks_of(context: Context, block: Record, before: Sequence[Block] = ()) -> list[Block]:
    """What one block record prints."""
    text = str(block["text"] or "")
    match block["block_type"]:
        case "heading":
            return _heading(context, text, int(block["level"] or 1))
        case "quotation":
            return _quotation(context, text, str(block["attribution"] or ""))
        case "list":
            items = tuple(spans_of(context, item) for item in marks.lines(text))
            return [ListBlock(items, block["ordered"] == "yes")] if items else _nothing(context, "list")
        case "table":
            table = table_of(context, block)
            return [table] if table else _nothing(context, "table")
        case "record":
            return [_record(context, block)]
        case "exhibits":
            return _listed(exhibits_block(context, str(block["brief"])), before, text, context)
        case "page_break":
            return [PageBreak()]
        case "timeline":
            return timeline(context, block) or _nothing(context, "timeline")
        case "chart":
            return chart(context, block) or _nothing(context, "chart")
        case "counts":
            return counts(context, block) or _nothing(context, "counts")
        case "limitation":
            return limitation(context, block) or _nothing(context, "limitation")
        case "hours":
            return hours(context, block) or _nothing(context, "hours")
        case "phases":
            return phases(context, block) or _nothing(context, "phases")
        case "graph":
            return graph(context, block) or _nothing(context, "graph")
        case "gaps":
            return gaps(context, block) or _nothing(context, "gaps")
        case "answer":
            return [*question(context, block), *(_texts(context, text) or [unanswered(context, block)])]
        case "bibliography":
            headed = bool(before) and isinstance(before[-1], Heading)
            own = plain(text) or plain(term("sources", context.language))
            return [Bibliography()] if headed and not text else [Heading(1, own), Bibliography()]
        case "authorities":
            return [Heading(1, plain(text) or plain(term("authorities", context.language))), Authorities()]
    return _texts(context, text) or _nothing(context, "text")


def _numbered(blocks: Iterable[Block], numbers: Iterator[int]) -> Iterator[Block]:
    """The blocks, each paragraph of them with the next number."""
    for block in blocks:
        yield replace(block, number=f"{next(numbers)}.") if isinstance(block, Text) and not block.number else block


def _listed(table: TableBlock | None, before: Sequence[Block], text: str, context: Context) -> list[Block]:
    """The list of exhibits under its heading."""
    if table is None:
        return _nothing(context, "exhibits")
    headed = bool(before) and isinstance(before[-1], Heading)
    own = plain(text) or plain(term("exhibits", context.language))
    return [table] if headed and not text else [Heading(1, own), table]


def _nothing(context: Context, what: str) -> list[Block]:
    context.tell("empty_block", what)
    return []


def _texts(context: Context, text: str) -> list[Block]:
    return [Text(spans_of(context, paragraph)) for paragraph in marks.paragraphs(text)]


def _heading(context: Context, text: str, level: int) -> list[Block]:
    paragraphs = marks.paragraphs(text)
    if not paragraphs:
        context.tell("empty_heading")
    return [Heading(level, spans_of(context, paragraph)) for paragraph in paragraphs]


def _quotation(context: Context, text: str, attribution: str) -> list[Block]:
    """The paragraphs of a quotation; the last bears whose words they are."""
    quoted = [Quotation(spans_of(context, paragraph)) for paragraph in marks.paragraphs(text)]
    if not quoted:
        return _nothing(context, "quotation")
    whose = marks.paragraphs(attribution)
    last = replace(quoted[-1], attribution=spans_of(context, whose[0]) if whose else ())
    return [*quoted[:-1], last]


def _record(context: Context, block: Record) -> Text:
    """The sentence of a record, with the notes of what is known of it."""
    record = context.reader.find(block["record"]) if block["record"] else None
    if record is None:
        return Text(context.gap(str(block["record"] or "?")))
    if record.trashed:
        context.tell("in_trash", record.ref)
    citations = context.reader.citations_of(record.id)
    said = context.sentence(record)
    words = plain(said + context.other_accounts(citations))
    return Text(noted(words, context.evidence(citations)))


def spans_of(context: Context, paragraph: marks.Paragraph) -> Spans:
    """A paragraph with its marks as note marks, close behind the word before them, or as words of the text."""
    in_text = context.book.style.IN_TEXT
    pieces = paragraph if in_text else marks.set_for(paragraph, context.language)
    spans: Spans = ()
    for at, piece in enumerate(pieces):
        if isinstance(piece, marks.Words):
            spans += (Span(piece.text, piece.bold, piece.italic),)
            continue
        if spans and isinstance(last := spans[-1], Span):
            spans = (*spans[:-1], replace(last, text=last.text.rstrip(" ")))
        after = next((one.text for one in pieces[at + 1:] if isinstance(one, marks.Words)), "")
        ends = not after.strip() or (after[0].isspace() and not after.lstrip()[0].islower())
        mark = context.mark(piece)
        if not in_text and mark and isinstance(mark[0], Span):  # a place in the court file, before any note
            spans, mark = noted(spans, mark[:1]), mark[1:]
        spans = noted(spans, mark) if ends or not spans else (*spans, *mark)
    return spans


def noted(spans: Spans, mark: Spans) -> Spans:
    """Words with their mark behind them; one that is itself words goes before the full stop that ends the sentence."""
    last = spans[-1] if spans else None
    first = mark[0] if mark else None
    if not isinstance(first, Span):
        return (*spans, *mark)
    if not spans:
        return (replace(first, text=first.text.lstrip()), *mark[1:])
    if isinstance(last, Span) and (stop := re.search(r"([.,;:])([”’»]*)$", last.text)):
        head = replace(last, text=last.text[:stop.start()] + stop[2])
        return (*spans[:-1], head, *mark, Span(stop[1]))
    return (*spans, *mark)


def _look_at_text(context: Context, text: str) -> None:
    for bracket in marks.broken_marks(text):
        context.tell("broken_mark", bracket[:80])
    if hidden := marks.hidden_characters(text):
        context.tell("hidden_characters", ", ".join(hidden[:10]))
    if sample := marks.right_to_left(text):
        context.tell("right_to_left", sample)


def _look_at_names(
    context: Context, guarded: GuardedNames | Naming, texts: Iterable[str], told: Container[str] = ()
) -> None:
    """Protected names in words that are printed as they stand: titles, quotations, what the author wrote."""
    for text in texts:
        for hit in guarded.hits(text):
            if hit.whose not in told:
                code = "protected_name" if hit.sure else "maybe_protected"
                context.tell(code, hit.name, record=hit.whose, beside=hit.words)


def _tell_replaced(context: Context) -> None:
    """What was printed in place of names in free words: a sentence may need its author's hand then."""
    for whose, name in dict.fromkeys(context.naming.replaced):
        context.tell("name_replaced", name, record=whose)
    context.naming.replaced.clear()


def _look_at_letters(context: Context, document: Document) -> None:
    """Characters no font has, and right-to-left text that came in with a source's title."""
    from desktop.briefs.fonts import missing

    texts: Iterable[str] = list(texts_of(document))
    for char in missing(map(marks.clean, texts)):
        if marks.right_to_left(char):
            continue
        context.tell("no_glyph", f"{char} (U+{ord(char):04X})")
    told = any(problem.code == "right_to_left" for problem in context.problems)
    sample = next(filter(None, map(marks.right_to_left, texts)), "")
    if sample and not told:
        context.tell("right_to_left", sample)
