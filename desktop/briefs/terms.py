"""The words a brief says by itself, in English, Russian and Kazakh; style rules choose among them."""

from __future__ import annotations

from archive_schema.labels import Label

_TERMS = {
    # The paper itself
    "contents": "Contents | Содержание | Мазмұны",
    "sources": "Sources | Источники | Дереккөздер",
    "page_of": "Page {page} of {pages} | Страница {page} из {pages} | {page}-бет, барлығы {pages}",
    "unit": "Unit of count | Единица счёта | Есеп бірлігі",
    # Notes
    "ibid": "Ibid. | Там же | Сонда",
    "above": "note {note} above | см. сн. {note} выше | жоғарыдағы {note}-ескертпе",
    "cited_in": "cited in | цит. по: | келтірілген дереккөз:",
    "note": "note {note} | сн. {note} | {note}-ескертпе",
    "in_language": "in {language} | на {language} языке | {language}",
    "accessed": "accessed {date} | дата обращения: {date} | қаралған күні: {date}",
    "archived": "archived: {url} | архивная копия: {url} | мұрағаттағы көшірмесі: {url}",
    "undated": "undated | без даты | күні көрсетілмеген",
    "unsigned": "unsigned | без подписи | қолы қойылмаған",
    "untitled": "untitled | без названия | атауы жоқ",
    "on_file": "on file with the author | хранится у автора | автордың мұрағатында сақтаулы",
    "interview": "interview | интервью | сұхбат",
    "personal": "personal communication | личное сообщение | жеке хабарлама",
    "post": "post | публикация | жазба",
    "withheld": "name withheld | имя не раскрывается | аты-жөні жарияланбайды",
    "no_reference": "no source found for {ref} | источник {ref} не найден | {ref} дереккөзі табылмады",
    "title_in_translation": "title in translation | название в переводе | атауы аударылған",
    "our_translation": "our translation | перевод наш | аударма біздікі",
    "translated_by": "translation: {who} | перевод: {who} | аударған: {who}",
    "number": "No. {number} | № {number} | № {number}",
    "adopted_as": "adopted as {symbol} | принят под обозначением {symbol} | {symbol} белгісімен қабылданған",
    "republished": "republished in {where} | перепечатано: {where} | қайта жарияланған: {where}",
    "and": "and | и | және",
    "and_others": "and others | и др. | және т.б.",
    "but": "differently: | иначе: | басқаша:",
    "gives": "giving: {value} | указано: {value} | көрсетілгені: {value}",
    "says": "according to {who} | по словам: {who} | {who} айтуынша",
    # Tables and sentences
    "one_other": "1 other account | ещё 1 свидетельство | тағы 1 дерек",
    "other_accounts": "{count} other accounts | других свидетельств: {count} | тағы {count} дерек",
    "reference": "Reference | Обозначение | Белгісі",
    "missing_record": "record {ref} not found | запись {ref} не найдена | {ref} жазбасы табылмады",
    # Confidentiality marks
    "public": "",
    "internal": "Internal | Для внутреннего пользования | Ішкі пайдалану үшін",
    "restricted": "Confidential | Конфиденциально | Құпия ақпарат",
    "secret": "Strictly confidential | Строго конфиденциально | Қатаң құпия",
}

_PINPOINTS = {
    # One thing, then several of it; in Kazakh the number comes first.
    "page": "p. {at}|pp. {at} | с. {at} | {at}-б.",
    "paragraph": "para. {at}|paras. {at} | п. {at}|пп. {at} | {at}-тармақ",
    "section": "section “{at}” | раздел «{at}» | «{at}» бөлімі",
    "article": "art. {at}|arts. {at} | ст. {at} | {at}-бап",
    "clause": "cl. {at} | п. {at} | {at}-тармақ",
    "note": "note {at}|notes {at} | сн. {at} | {at}-ескертпе",
    "chapter": "ch. {at} | гл. {at} | {at}-тарау",
    "volume": "vol. {at} | т. {at} | {at}-том",
    "sheet": "sheet {at}|sheets {at} | л. {at} | {at}-парақ",
    "line": "line {at}|lines {at} | строка {at} | {at}-жол",
    "message": "message {at} | сообщение {at} | {at}-хабарлама",
    "time": "at {at} | {at} | {at}",
    "figure": "fig. {at} | рис. {at} | {at}-сурет",
    "table": "table {at} | табл. {at} | {at}-кесте",
    "column": "col. {at} | стб. {at} | {at}-баған",
    "appendix": "annex {at} | прил. {at} | {at}-қосымша",
    "sheet_reverse": "sheet {at}, reverse side | л. {at} об. | {at}-парақтың сырты",
    "slide": "slide {at}|slides {at} | слайд {at} | {at}-слайд",
}

# "in Russian" needs the language in the case each of the three languages asks for.
_LANGUAGES = {
    "en": "English | английском | ағылшын тілінде",
    "ru": "Russian | русском | орыс тілінде",
    "kk": "Kazakh | казахском | қазақ тілінде",
    "fr": "French | французском | француз тілінде",
    "de": "German | немецком | неміс тілінде",
    "es": "Spanish | испанском | испан тілінде",
    "uk": "Ukrainian | украинском | украин тілінде",
    "ky": "Kyrgyz | киргизском | қырғыз тілінде",
    "uz": "Uzbek | узбекском | өзбек тілінде",
    "tr": "Turkish | турецком | түрік тілінде",
    "zh": "Chinese | китайском | қытай тілінде",
    "ar": "Arabic | арабском | араб тілінде",
    "fa": "Persian | персидском | парсы тілінде",
    "ug": "Uyghur | уйгурском | ұйғыр тілінде",
    "tg": "Tajik | таджикском | тәжік тілінде",
    "it": "Italian | итальянском | итальян тілінде",
}

_LABELS = {name: Label.of(words) for name, words in _TERMS.items() if words}
_MARKS = {"en": ("“", "”"), "ru": ("«", "»"), "kk": ("«", "»")}


def term(name: str, language: str) -> str:
    """The words for `name` in a language; English where there are none. Raises KeyError for a name unknown here."""
    return _LABELS[name].in_(language) if _TERMS[name] else ""


def pinpoint(kind: str, at: str, language: str) -> str:
    """A place in a source as a note says it: ("page", "12", "en") is "p. 12"; an unknown kind is said as given."""
    if not at:
        return ""
    if kind not in _PINPOINTS:
        return f"{kind} {at}".strip()
    words = Label.of(_PINPOINTS[kind]).in_(language)
    one, _, several = words.partition("|")
    # "41-1" and "1-2" are single labels; only a comma, "and" or an en dash makes several.
    return (several if several and any(sign in at for sign in (",", "–", " and ", ";")) else one).format(at=at)


def in_language(source: str, language: str) -> str:
    """The mark for a source in another language than the paper's: "in Russian"; "" where it is the same."""
    same = source.split("-")[0].lower() == language[:2].lower()
    return "" if same else language_mark(source, language)


def language_mark(source: str, language: str) -> str:
    """The mark for a source's language, also where the paper has the same; "" for a language unknown here."""
    code = source.split("-")[0].lower()
    if code not in _LANGUAGES:
        return ""
    name = Label.of(_LANGUAGES[code]).in_(language)
    return term("in_language", language).format(language=name)


def quoted(text: str, language: str) -> str:
    """The text in the quotation marks of a language, which are taken off first if it brings its own."""
    text = text.strip()
    for opening, closing in (*_MARKS.values(), ('"', '"')):
        if len(text) > 1 and text[0] == opening and text[-1] == closing and opening not in text[1:-1]:
            text = text[1:-1]
    opening, closing = _MARKS.get(language[:2], _MARKS["en"])
    return f"{opening}{text}{closing}"
