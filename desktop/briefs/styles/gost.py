"""GOST R 7.0.5-2008: references at the foot of the page, in Russian, and their counterpart in Kazakh.

    Lillis J. Kazakhstan: Libel Trial // Eurasianet.org. 2015. 1 июля. URL: http://example.org/1
    (дата обращения: 03.05.2016).
    Lillis J. Op. cit. P. 12.    Ibid. P. 13.    Иванова В. Указ. соч. С. 12.    Там же. С. 13.

What belongs to the source (page, "ibid") is said in the source's own script, as the standard has it; all else in the
language of the paper. The rules, with their sources, are in docs/styles.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from desktop.briefs.styles import parts, places, signals
from desktop.briefs.styles.cited import Back, Cited, Citing
from desktop.briefs.terms import language_mark, pinpoint, quoted, term
from desktop.briefs.values import Span, Spans, plain

# Parts that stand behind a full stop of their own; the rest of a place follows behind a comma.
_APART = frozenset({"page", "sheet", "sheet_reverse", "sheets"})


@dataclass(frozen=True)
class Gost:
    """The style in one language; everything it says by itself is given here."""

    WORDS: str
    ibid_word: str
    work_word: str
    cited_in_words: str
    others_word: str
    undated: str
    accessed: str
    adopted: str
    un_document: str
    months: tuple[str, ...]
    months_of_days: tuple[str, ...]
    signals: Mapping[str, str]
    law_day: str
    law_months: tuple[str, ...]
    BETWEEN: str = " ; "
    END: str = "."
    ENTRY_END: str = "."
    INSIDE: bool = False
    IBID_IN_NOTE: bool = False
    POINTS_BACK: bool = False
    PLACE_AGAIN: bool = False
    IN_TEXT: bool = False

    def signal(self, prefix: str, *, starts: bool) -> Spans:
        """См.:, ср.: and the like."""
        return plain(signals.said(prefix, self.signals, starts=starts) + " ")

    def quote(self, text: str, language: str) -> str:
        """Quotations keep the marks of their language."""
        return quoted(text, language)

    def cited_in(self, quoted: bool, language: str) -> tuple[Span, Span]:
        """What stands between a source and the one in which we saw it."""
        return Span(". "), Span(f"{self.cited_in_words} ")

    def first(self, citing: Citing, language: str) -> Spans:
        """The source in full, with the place in it before the address."""
        return self._full(citing.cited, self._place(citing)) + parts.missing(citing.cited)

    def short(self, citing: Citing, back: Back, language: str) -> Spans:
        """Author and "Указ. соч.", while one work of that author is cited; else author and title, or title."""
        cited = citing.cited
        named = parts.names(cited)
        title = parts.short_title(cited, self.WORDS, back.others)
        if not 0 < len(named) < 4:
            return self._stop([plain(title), plain(self._place(citing))])
        only = not any(parts.names(one) == named for one in back.others)
        work = self.work_word if parts.is_cyrillic(cited, self.WORDS) else "Op. cit."
        head = _spaced(_author(named), work if only else title)
        return self._stop([plain(head), plain(self._place(citing))])

    def ibid(self, citing: Citing, language: str) -> Spans:
        """Там же; Ibid. after a source in Latin script."""
        word = self.ibid_word if parts.is_cyrillic(citing.cited, self.WORDS) else "Ibid."
        word = word[:1].lower() + word[1:] if citing.prefix else word
        return self._stop([plain(word), plain(self._place(citing))])

    def entry(self, cited: Cited, language: str) -> Spans:
        """The line of the list of sources."""
        return self._full(cited, "") + parts.missing(cited)

    def sort_text(self, cited: Cited) -> str:
        """First author's surname, else the title."""
        heading = [name.turned(" ") for name in parts.names(cited)[:1]] if len(cited.authors) < 4 else []
        return " ".join([*heading, parts.own_title(cited, self.WORDS)])

    def _full(self, cited: Cited, place: str) -> Spans:
        named = parts.names(cited)
        title = parts.own_title(cited, self.WORDS)
        heading = _author(named) if 0 < len(named) < 4 else ""
        if parts.sort_of(cited) in ("letter", "interview") and heading and any(one.whole in title for one in named):
            heading = ""
        title += self._title_notes(cited) + self._kind(cited)
        if len(named) > 3:
            first = named[0]
            shown = _spaced(first.initials(".", " "), first.family) if first.given else first.whole
            title += f" / {shown} [{self.others_word}]"
        out = parts.outlet(cited) if self._in_a_whole(cited) else ""
        head = f"{_spaced(heading, title)}{f' // {out}' if out else ''}"
        return self._stop([plain(head), *map(plain, self._facts(cited)), plain(place), *self._where(cited)])

    def _in_a_whole(self, cited: Cited) -> bool:
        return parts.sort_of(cited) in ("article", "journal", "chapter", "blog", "post", "other")

    def _kind(self, cited: Cited) -> str:
        """ : what it is, after the title."""
        sort = parts.sort_of(cited)
        said: list[str] = []
        if sort == "letter":
            said = [term("personal", self.WORDS)]
        elif sort == "interview" or cited.csl_type == "interview":
            said = [term("interview", self.WORDS)]
        elif sort == "law":
            said = [parts.jurisdiction(cited), self._law_date(cited)]
        elif sort == "case":
            said = [cited.authority, parts.jurisdiction(cited), self._law_date(cited)]
        elif sort == "un":
            said = [self._symbols(cited)]
        return "".join(f" : {one}" for one in said if one)

    def _law_date(self, cited: Cited) -> str:
        date = cited.issued.say(self.WORDS) if cited.issued else ""
        exact = parts.parts_of(cited.issued) if cited.issued else None
        number = self._number(cited)
        if exact and all(exact) and number:
            year, month, day = exact
            date = self.law_day.format(year=year, month=self.law_months[month - 1], day=day)
        return _spaced(date, number)

    def _symbols(self, cited: Cited) -> str:
        symbols = [one for one in (cited.symbol, cited.symbol_adopted) if one]
        both = f"{symbols[0]} ({self.adopted.format(symbol=symbols[1])})" if len(symbols) == 2 else symbols[0]
        return self.un_document.format(symbol=both)

    def _facts(self, cited: Cited) -> list[str]:
        """Place : publisher, year; of a newspaper the year, then the day."""
        sort = parts.sort_of(cited)
        again = term("republished", self.WORDS).format(where=cited.republished_in) if cited.republished_in else ""
        again = _capital(again)
        if sort in ("law", "case"):
            return [parts.gazette(cited), self._undated(cited), again]
        date = self._undated(cited) or self._date(cited)
        if sort in ("book", "report", "un", "treaty"):
            house = " : ".join(filter(None, [cited.place, parts.publisher(cited)]))
            return [self._number(cited), ", ".join(filter(None, [house, date])), again]
        if sort in ("letter", "interview"):
            return [_capital(", ".join(filter(None, [cited.place, date]))), again]
        house = parts.publisher(cited) if cited.container else ""
        house = " : ".join(filter(None, [cited.place, house]))
        return [cited.authority, ", ".join(filter(None, [house, date])), self._number(cited), again]

    def _undated(self, cited: Cited) -> str:
        return self.undated if cited.undated and not cited.issued and not cited.accessed else ""

    def _date(self, cited: Cited) -> str:
        if parts.sort_of(cited) in ("book", "chapter", "journal"):
            return parts.year_of(cited.issued, self.WORDS)
        if parts.sort_of(cited) in ("letter", "interview", "un", "treaty"):
            return cited.issued.say(self.WORDS) if cited.issued else ""
        return parts.dated(cited.issued, self._form, self.WORDS)

    def _form(self, year: int, month: int, day: int) -> str:
        words = (self.months_of_days if day else self.months)[month - 1] if month else ""
        return ". ".join(filter(None, [str(year), f"{day} {words}" if day else _capital(words)]))

    def _number(self, cited: Cited) -> str:
        return parts.number(cited, self.WORDS, "№ {}")

    def _title_notes(self, cited: Cited) -> str:
        """Transliteration and translation; the language only where the title does not show it."""
        title = parts.own_title(cited, self.WORDS)
        shows = parts.is_cyrillic(cited, self.WORDS) == any("\u0400" <= letter <= "\u04ff" for letter in title)
        said = "".join(parts.other_titles(cited, title))
        mark = language_mark(cited.language, self.WORDS) if not shows else ""
        if not mark and cited.title_in_translation:
            mark = term("title_in_translation", self.WORDS)
        return f"{said} [{mark}]" if mark else said

    def _where(self, cited: Cited) -> list[Spans]:
        url: Spans = ()
        if cited.url:
            url = (Span("URL: "), parts.address(cited.url))
        if cited.url_archived:
            before, after = term("archived", self.WORDS).split("{url}")
            archived: Spans = (Span(f"[{before}"), parts.address(cited.url_archived), Span(f"{after}]"))
            url = parts.joined([url, archived], " ")
        if cited.accessed:
            day = parts.dated(cited.accessed, _figures, self.WORDS)
            said = self.accessed.format(date=day)
            url = (*url, Span(f" ({said})")) if url else (Span(_capital(said)),)
        return [url, plain(f"[{term('on_file', self.WORDS)}]" if cited.on_file else "")]

    def _place(self, citing: Citing) -> str:
        """The place in the language of the source: С. 12; P. 12; 12-б."""
        language = (citing.cited.language or self.WORDS)[:2] if parts.is_cyrillic(citing.cited, self.WORDS) else "en"
        said = ""
        for kind, at in places.of(citing):
            piece = pinpoint(kind, at, language) if kind else at
            if kind == "page" and language == "en":
                piece = f"p. {at}"  # also for several
            elif kind == "time":
                piece = at
            elif kind == "section" and not places.is_heading(kind, at):
                piece = f"§ {at}"
            if not said or kind in _APART:
                said = ". ".join(filter(None, [said, _capital(piece)]))
            else:
                said += f", {piece}"
        return said

    def _stop(self, said: Iterable[Spans]) -> Spans:
        return parts.joined(said, ". ")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _spaced(*said: str) -> str:
    return " ".join(filter(None, said))


def _author(named: tuple[parts.Name, ...]) -> str:
    """Surname and initials; a name whose parts are not known, whole and closed with a full stop."""
    said = ", ".join(f"{one.family} {one.initials('.', ' ')}" if one.given else one.whole for one in named)
    return said if said.endswith(".") or not said else f"{said}."


def _figures(year: int, month: int, day: int) -> str:
    return ".".join([*[f"{part:02d}" for part in (day, month) if part], str(year)])


RUSSIAN = Gost(
    WORDS="ru",
    ibid_word="Там же",
    work_word="Указ. соч.",
    cited_in_words="Цит. по:",
    others_word="и др.",
    undated="[б. г.]",
    accessed="дата обращения: {date}",
    adopted="принят под обозначением {symbol}",
    un_document="док. ООН {symbol}",
    months=("янв.", "февр.", "март", "апр.", "май", "июнь", "июль", "авг.", "сент.", "окт.", "нояб.", "дек."),
    months_of_days=(
        "янв.", "февр.", "марта", "апр.", "мая", "июня", "июля", "авг.", "сент.", "окт.", "нояб.", "дек.",
    ),
    law_day="от {day} {month} {year} г.",
    law_months=(
        "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
        "декабря",
    ),
    signals={
        "see": "см.:", "also": "см. также:", "cf": "ср.:", "contra": "иное мнение см.:", "but_see": "но см.:",
        "eg": "см., например:", "generally": "см. в целом:",
    },
)
_KAZAKH_MONTHS = (
    "қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан", "қараша",
    "желтоқсан",
)
KAZAKH = Gost(
    WORDS="kk",
    ibid_word="Сонда",
    work_word="Көрсетілген еңбек",
    cited_in_words="Келтірілген дереккөз:",
    others_word="және т.б.",
    undated="[жылы көрсетілмеген]",
    accessed="қаралған күні: {date}",
    adopted="{symbol} белгісімен қабылданған",
    un_document="БҰҰ құжаты {symbol}",
    months=_KAZAKH_MONTHS,
    months_of_days=_KAZAKH_MONTHS,
    law_day="{year} жылғы {day} {month}",
    law_months=(
        "қаңтардағы", "ақпандағы", "наурыздағы", "сәуірдегі", "мамырдағы", "маусымдағы", "шілдедегі", "тамыздағы",
        "қыркүйектегі", "қазандағы", "қарашадағы", "желтоқсандағы",
    ),
    signals={
        "see": "қараңыз:", "also": "сондай-ақ қараңыз:", "cf": "салыстырыңыз:", "contra": "өзге пікірді қараңыз:",
        "but_see": "бірақ қараңыз:", "eg": "мысалы, қараңыз:", "generally": "жалпы алғанда қараңыз:",
    },
)
