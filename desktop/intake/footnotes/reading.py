"""What a note says of a source: author, title, who published it, when, where, in which language.

Only what is printed is told; what is not there is empty. A date is a date of publication unless the note says that
it is the day of access or of posting.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from archive_schema.dates.finding import dates_in
from desktop.intake.footnotes.parting import parts_of

_URL = re.compile(
    r"https?://[^\s“”«»<>]+|www\.[^\s“”«»<>]+|(?<![\w@.])(?:[a-z0-9-]+\.)+[a-z]{2,}/[^\s“”«»<>]+", re.I)
_ACCESS = re.compile(
    r"(?:last\s+)?(?:accessed|retrieved|viewed|visited|checked)(?:\s+(?:on|in))?|дата (?:обращения|доступа):?|"
    r"(?:обращение|доступ|просмотрено|посещено):?|қаралған күні:?|қаралды:?", re.I)
_POSTED = re.compile(
    r"(?:posted|uploaded|updated|last modified|размещено|обновлено|жарияланған)(?:\s+(?:on|in))?:?", re.I)
_LANGUAGES = {
    "russian": "ru", "kazakh": "kk", "english": "en", "ukrainian": "uk", "uzbek": "uz", "kyrgyz": "ky", "tajik": "tg",
    "turkish": "tr", "arabic": "ar", "french": "fr", "german": "de", "spanish": "es", "persian": "fa", "farsi": "fa",
    "chinese": "zh", "belarusian": "be", "georgian": "ka", "armenian": "hy", "azerbaijani": "az", "turkmen": "tk",
    "uyghur": "ug", "русск": "ru", "казахск": "kk", "английск": "en", "украинск": "uk", "қазақ": "kk", "орыс": "ru",
    "ағылшын": "en", "узбекск": "uz", "немецк": "de", "французск": "fr",
}
_IN_LANGUAGE = re.compile(
    r"[\[(](?:in|на|original in|available in)\s+(\w+)[^\])]*[\])]|[\[(](\w+)\s+(?:language|тілінде)[\])]", re.I)
_TRANSLATED = re.compile(r"\[([^\[\]]{4,})\]")
_YEAR = re.compile(r"(?:^|(?<=[,(;.]))\s*(?P<year>(?:1[89]|20)\d\d)(?=\s*(?:[,).;:]|$))")
"""A year by itself, between commas or in brackets; one among other words may be a part of a name."""
_BACK = re.compile(
    r"[(,\s](?:see |supra )?(?:note|n\.|fn\.|footnote|сноска|сноску|прим\.) ?(\d{1,4})(?: above)?\b|"
    r"\b(\d{1,4})-ескертпе", re.I)
_OPEN, _CLOSE = "“”„«\"‟", "”“»\""
_ORGANISATION = re.compile(
    r"\b(?:ministry|committee|council|foundation|union|institute|university|center|centre|agency|service|network|"
    r"association|commission|court|house|press|media|news|group|bank|company|office|organi[sz]ation|international|"
    r"watch|rights|report|database|project|society|security|telecom|united nations|frontier|website|министерств|"
    r"комитет|агентств|служб|фонд|центр|союз|суд|министрлі|қор|сот)\w*", re.I)
_SORT = re.compile(
    r"(?:press release|interview|video(?: interview)?|photo|map visuali[sz]ation|blog(?: ?post)?|podcast|report|speech|"
    r"пресс-релиз|интервью|видео|сұхбат|баспасөз хабарламасы)", re.I)
_BLOG = re.compile(r"\s*\((?:blog|блог)\)", re.I)
_SITE = re.compile(r"[\w-]+\.[a-z]{2,}$", re.I)
_USER = re.compile(r"(.+?) (?:user|пользователь) (\S+)")
_BY = re.compile(
    r"\b(?:post|tweet|comment|video|photo|пост|твит) (?:by|от) (?:M[rs]s?\. |Dr\.? )?"
    r"(@\w+|[^\W\d_][\w.’'-]*(?: [A-ZА-ЯӘ][\w.’'-]*)*)", re.I)
_SLASHES, _COMMA = "//", "\1"
_SURNAME = r"[^\W\d_][\w’'-]+,?\s+(?:[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ]\.\s*){1,2},?"
_INITIALS = re.compile(rf"(?:{_SURNAME}\s*)+")
_CITED_IN = re.compile(r"\b(?:cited|quoted) in\b|\bцит\. по\b", re.I)
_REPEATED = re.compile(r"^(?:ibid|id|ibidem|там же|сонда)\b\.?", re.I)
_LAW = re.compile(
    r"\b(?:v\.|vs\.|article|law|act|code|decree|order|resolution|interview|закон|кодекс|приказ|статья|бап)\b", re.I)


IBID = -1

_KAZAKH = re.compile("[әғқңөұүһіӘҒҚҢӨҰҮҺІ]")


@dataclass(frozen=True)
class NamedSource:
    """A source as a note names it. Dates in EDTF; what the note does not say is empty."""

    title: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    issued: str = ""
    accessed: str = ""
    posted: str = ""
    urls: tuple[str, ...] = ()
    language: str = ""
    title_translated: str = ""
    as_printed: str = ""
    same_as: int = 0
    """The number of an earlier note that names this source; `IBID` until it is known which."""


def sources_in(note: str) -> tuple[NamedSource, ...]:
    """The sources a note names, in order; none where it only remarks."""
    return tuple(one for part in parts_of(note) for one in [_read(part)] if one is not None)


def _read(part: str) -> NamedSource | None:
    if _REPEATED.match(part):
        return NamedSource(as_printed=part, same_as=IBID)
    if (back := _earlier(part)):
        return NamedSource(as_printed=part, same_as=back)
    urls = tuple(_address(found[0]) for found in _URL.finditer(part))
    rest = _URL.sub(" ", part)
    before, title, after = _quoted(rest)
    if not title and _SLASHES in rest:
        return _by_gost(part, rest, urls)
    if not title and not (urls or _LAW.search(rest) or any(True for _ in dates_in(rest)) or _YEAR.search(rest)):
        return None  # a remark
    issued, accessed, posted, plain = _dates(after if title else rest)
    language, plain = _language(plain)
    translated, plain = _translated(plain) if title else ("", plain)
    if title:
        authors, publisher = _who(_clean(_without_language(before)))
        publisher, user = _publisher(plain) or (publisher, "")
        authors = authors or ((user,) if user else ())
    else:
        authors, publisher, title = _unquoted(_without_language(rest))
    return NamedSource(title, authors, publisher, issued, accessed, posted, urls,
                       language or _by_letters(title, part), translated, part)


def _earlier(part: str) -> int:
    """The note that a short form refers back to, such as "Smith (note 5 above), p. 3"; 0 for a source told in full."""
    own = _CITED_IN.split(part)[0]
    back = _BACK.search(own)
    return 0 if back is None or _URL.search(own) else int(back[1] or back[2])


def _address(found: str) -> str:
    while found and found[-1] in ".,;:)]’'" and not (found[-1] == ")" and "(" in found):
        found = found[:-1]
    return found


# The title


def _quoted(text: str) -> tuple[str, str, str]:
    """What stands before the quoted title, the title, and what stands after; ("", "", "") without one."""
    opens = next((place for place, sign in enumerate(text) if sign in _OPEN), -1)
    if opens < 0:
        return "", "", ""
    begin = opens
    while begin < len(text) and (text[begin] in _OPEN or text[begin].isspace()):
        begin += 1
    closing = re.compile(rf"[{_CLOSE}]")
    ends = [found.start() for found in closing.finditer(text, begin)]
    if not ends:
        return text[:opens], text[begin:].strip(" ,."), ""
    end = next((place for place in ends if _stops_at(text, place)), ends[0])
    return text[:opens], _title(text[begin:end]), text[end + 1:]


def _stops_at(text: str, place: int) -> bool:
    """A title ends at a quotation mark with a comma before or behind it, or with brackets or nothing behind it."""
    before, behind = text[:place].rstrip(" ’'"), text[place + 1:].lstrip()
    return before.endswith((",", "?", "!", "…", "...")) or behind[:1] in (",", "[", "(", ".", ";", "") or (
        behind[:1].isupper() or bool(re.match(r"(?:accessed|in|на|от)\b", behind)))


def _title(text: str) -> str:
    told = " ".join(text.split()).strip()
    told = re.sub(r",\s*([’'])$", r"\1", told)
    return told.rstrip(" ,")


def _unquoted(text: str) -> tuple[tuple[str, ...], str, str]:
    """Authors, publisher and title of a source whose title stands in no quotation marks; all but days is its title."""
    segments = _plain_segments(text)
    if not segments:
        return (), "", ""
    by = _BY.search(text)
    authors: tuple[str, ...] = (by[1],) if by else ()
    if len(segments) > 1 and (_is_name(segments[0]) or _is_organisation(segments[0])):
        people, publisher = _who(segments[0])
        return authors or people, publisher, ", ".join(segments[1:])
    return authors, "", ", ".join(segments)


def _plain_segments(text: str) -> list[str]:
    """The parts between commas, without those that are only a date; a comma in brackets or in a date parts nothing."""
    kept = re.sub(r"\([^()]*\)", lambda found: found[0].replace(",", _COMMA), text)
    for date in reversed(list(dates_in(kept))):
        kept = kept[:date.start] + kept[date.start:date.end].replace(",", _COMMA) + kept[date.end:]
    parts = [_clean(part.replace(_COMMA, ",")) for part in kept.split(",")]
    return [part for part in parts if part and re.search(r"[^\W\d_]{2}", _clean(_dates(part)[3]))]


def _by_gost(part: str, text: str, urls: tuple[str, ...]) -> NamedSource:
    """A note by GOST R 7.0.5: Иванов И. И. Заглавие // Издание. 2016. 12 марта."""
    before, _, after = text.partition(_SLASHES)
    turned = re.sub(r"\b(\d{4})\.\s+(?:№\s*[\w-]+\.\s+)?(\d{1,2}\s+[^\W\d_]+)", r"\2 \1", after)
    issued, accessed, posted, plain = _dates(turned)
    names = _INITIALS.match(before.strip())
    authors = tuple(re.sub(r"\s+", " ", one).strip(" ,") for one in re.findall(_SURNAME, names[0])) if names else ()
    title = _title(before.strip()[names.end():] if names else before)
    return NamedSource(title.rstrip(" ."), authors, _clean(re.split(r"\.\s|:\s|,", plain.strip())[0]), issued, accessed,
                       posted, urls, _by_letters(title, part), "", part)


def _publisher(text: str) -> tuple[str, str] | None:
    """Who published it, and whose account there it was: the first name behind the title that is no word for a sort."""
    for one in _segments(text):
        one = _BLOG.sub("", one).strip()
        if one[:1].islower() and not _SITE.match(one) or _SORT.fullmatch(one):
            continue
        user = _USER.fullmatch(one)
        return (user[1], user[2]) if user else (one, "")
    return None


def _is_name(text: str) -> bool:
    """One to three words, each of them with a capital."""
    words = text.split()
    return 1 <= len(words) <= 3 and all(word[:1].isupper() for word in words) and " page" not in text.lower()


def _is_organisation(text: str) -> bool:
    """Up to six words that say that it is one, the longer of them with capitals."""
    words = text.split()
    return len(words) <= 6 and bool(_ORGANISATION.search(text)) and all(
        word[:1].isupper() for word in words if len(word) > 3)


def _who(text: str) -> tuple[tuple[str, ...], str]:
    """Whoever stands before a title: people are authors, all others publish."""
    if not text:
        return (), ""
    names = [name.strip() for name in re.split(r",\s+(?:and\s+)?|\s+(?:and|и|және|&)\s+", text) if name.strip()]
    people = [name for name in names if _is_person(name)]
    if people and names[0] == people[0]:
        return tuple(people), ""
    return (text,), text


def _is_person(name: str) -> bool:
    words = name.split()
    return 2 <= len(words) <= 4 and not _ORGANISATION.search(name) and all(
        word[:1].isupper() or word in ("de", "von", "van", "bin", "al", "uly", "kyzy") for word in words) and not (
        any(word.isupper() and len(word) > 3 for word in words))


def _segments(text: str) -> list[str]:
    kept = (_clean(one) for one in text.split(","))
    return [one for one in kept if one and re.search(r"[^\W\d_]{2}", one)]


def _clean(text: str) -> str:
    return " ".join(text.split()).strip(" ,.;:–—-")


# Dates and language


def _dates(text: str) -> tuple[str, str, str, str]:
    """Issued, accessed, posted; and the text without them."""
    found = {"issued": "", "accessed": "", "posted": ""}
    spans: list[tuple[int, int]] = []
    joined_years = re.sub(r"([^\W\d_]),(\s+\d{4})", r"\1 \2", text)  # “April, 2016”; every letter keeps its place
    for date in dates_in(joined_years):
        role, start = _role(text, date.start)
        if date.edtf and not found[role]:
            found[role] = date.edtf
        spans.append((start, date.end))
    rest = _cut(text, spans)
    if not any(found.values()) and (year := _YEAR.search(rest)):
        role, start = _role(rest, year.start("year"))
        found[role] = year["year"]
        rest = _cut(rest, [(start, year.end())])
    return found["issued"], found["accessed"], found["posted"], _POSTED.sub(" ", _ACCESS.sub(" ", rest))


def _role(text: str, start: int) -> tuple[str, int]:
    """What a date is the date of, by the words right before it, and where those begin."""
    for role, pattern in (("accessed", _ACCESS), ("posted", _POSTED)):
        for match in pattern.finditer(text, 0, start):
            if not text[match.end():start].strip(" ,:("):
                return role, match.start()
    return "issued", start


def _cut(text: str, spans: list[tuple[int, int]]) -> str:
    parts, last = [], 0
    for start, end in spans:
        if start >= last:
            parts.append(text[last:start])
            last = end
    return ",".join((*parts, text[last:]))


def _language(text: str) -> tuple[str, str]:
    match = _IN_LANGUAGE.search(text)
    if match is None:
        return "", text
    word = (match[1] or match[2]).casefold()
    code = next((code for name, code in _LANGUAGES.items() if word.startswith(name)), "")
    return code, f"{text[:match.start()]} , {text[match.end():]}" if code else text


def _without_language(text: str) -> str:
    return _IN_LANGUAGE.sub(" ", text)


def _translated(text: str) -> tuple[str, str]:
    match = _TRANSLATED.match(text.lstrip(" ,"))
    if match is None:
        return "", text
    return match[1].strip(), text.lstrip(" ,")[match.end():]


def _by_letters(title: str, note: str) -> str:
    """The language that the title's own letters show; "" where they could be of several, as in a note in Kazakh."""
    if _KAZAKH.search(title):
        return "kk"
    if _KAZAKH.search(note):
        return ""
    letters = re.findall(r"[^\W\d_]", title)
    cyrillic = sum("а" <= letter.lower() <= "я" or letter in "ёЁ" for letter in letters)
    return "ru" if letters and cyrillic > len(letters) * 0.6 else ""
