"""Evidence: sources, files, translations and the citations that point into them."""

from __future__ import annotations

from archive_schema import fields as f
from archive_schema import vocabularies as v
from archive_schema.declare import kind


@kind(
    "Source | Источник | Дереккөз", "Sources | Источники | Дереккөздер", ref="SRC", group="evidence",
    brief="{title}[, {publisher}][, {issued}].")
class Source:
    """A document, page, post, interview or law text that can be cited."""

    title = f.text("Title | Название | Атауы", required=True, first=True, search=3.0)
    authors = f.rows(
        "Authors | Авторы | Авторлар", first=True, search=2.0,
        name=f.name("Author | Автор | Автор", by=True),
        person=f.link(
            "Person or organisation | Человек или организация | Адам немесе ұйым", "person", "organisation", by=True),
        role=f.text("Role | Роль | Рөлі"))
    publisher = f.name(
        "Publisher or outlet | Издатель или СМИ | Жариялаушы, БАҚ", first=True, column=True, search=2.0, by=True)
    issued = f.moment("Published | Опубликовано | Жарияланған күні", first=True, column=True)
    url = f.url("Address as printed | Адрес (как напечатан) | Мекенжайы (басылғандай)", first=True, search=1.0)
    csl_type = f.choice("Type | Вид | Түрі", v.SOURCE_TYPE, column=True)
    genre = f.choice("Genre | Жанр | Жанры", v.GENRE)
    title_original = f.text("Original title | Название в оригинале | Түпнұсқадағы атауы", search=3.0)
    title_transliterated = f.text(
        "Transliterated title | Название в транслитерации | Атауының транслитерациясы", search=2.0)
    title_translated = f.text("Translated title | Название в переводе | Аударылған атауы", search=3.0)
    title_described = f.flag("Title is a description | Название — описание | Атауы — сипаттама")
    title_translated_by = f.text("Who translated the title | Кто перевёл название | Атауын кім аударды")
    language_mark = f.choice("Printed language mark | Помета о языке | Тілі туралы белгі", v.LANGUAGE)
    container = f.text("Appeared in | Где вышло | Қайда шықты", search=1.0)
    republished_in = f.text("Republished in | Где перепечатано | Қайда қайта басылды", search=1.0)
    place = f.text("Place of publication | Место издания | Басылған жері")
    number = f.text("Number | Номер | Нөмірі")
    volume = f.text("Volume | Том | Том")
    page_range = f.text("Pages it fills | Страницы публикации | Жарияланым беттері")
    edition = f.text("Edition of a book | Номер издания книги | Кітап басылымы")
    doi = f.text("DOI | DOI | DOI", search=1.0)
    isbn = f.text("ISBN or ISSN | ISBN или ISSN | ISBN немесе ISSN", search=1.0)
    symbol = f.text(
        "United Nations symbol as cited | Обозначение ООН (как в ссылке) | БҰҰ белгісі (сілтемедегідей)", search=2.0)
    symbol_adopted = f.text(
        "United Nations symbol as adopted | Обозначение ООН (как принято) | БҰҰ белгісі (қабылданғандай)", search=2.0)
    jurisdiction = f.text("Jurisdiction | Юрисдикция | Юрисдикция")
    authority = f.name("Court or authority | Суд или орган | Сот немесе орган", by=True)
    posted = f.moment("Posted | Размещено | Орналастырылған күні")
    accessed = f.moment("Accessed | Дата обращения | Қаралған күні")
    url_canonical = f.url("Canonical address | Основной адрес | Негізгі мекенжайы", search=1.0)
    url_archived = f.url("Archived address | Адрес архивной копии | Мұрағат көшірмесінің мекенжайы")
    archived = f.moment("Archived | Дата архивной копии | Мұрағат көшірмесінің күні")
    url_status = f.choice("State of the address | Состояние адреса | Мекенжайдың күйі", v.ADDRESS_STATUS)
    reliability = f.choice("Reliability | Надёжность | Сенімділігі", v.RELIABILITY)
    anonymity = f.choice("Named or anonymous | Назван или аноним | Аталған не анонимді", v.ANONYMITY)
    speaker = f.link("Person who speaks | Кто говорит | Сөйлеген адам", "person", by=True)
    recipients = f.texts("Recipients | Получатели | Алушылар", search=1.0)
    message_id = f.text("Message-ID of the mail | Message-ID письма | Хаттың Message-ID белгісі")
    within = f.link("Came within | Получено в составе | Мынаның құрамында келді", "source")
    within_place = f.text("Place there | Место в нём | Ондағы орны")
    parent = f.link("Found in the notes of | Взято из сносок | Кімнің ескертпелерінен алынған", "source")
    parent_note = f.integer("Note number there | Номер сноски там | Ондағы ескертпе нөмірі")
    parent_notes_also = f.texts("Other notes there | Другие сноски там | Ондағы басқа ескертпелер")
    as_printed = f.long_text("As printed there | Как напечатано там | Онда басылғандай", search=0.5)
    handling = f.choices("Handling marks | Режим обращения | Ұстау режимі", v.HANDLING)
    protected_person = f.link("Protects | Кого защищает | Кімді қорғайды", "person")
    keywords = f.texts("Keywords | Ключевые слова | Түйін сөздер", search=0.5)
    abstract = f.long_text("Abstract | Аннотация | Аңдатпа", search=0.5)
    text = f.long_text("Text | Текст | Мәтін", search=1.0)
    text_method = f.text("How the text was got | Как получен текст | Мәтін қалай алынды")
    pages = f.texts("Pages of the text | Страницы текста | Мәтін беттері", repeats="text")
    sealed_title = f.text("Real title | Настоящее название | Шын атауы", sealed=True)
    sealed_text = f.long_text("Sealed text | Запечатанный текст | Мөрленген мәтін", sealed=True)
    sealed_contact = f.long_text(
        "How to reach the source | Как связаться с источником | Дереккөзбен қалай байланысуға болады", sealed=True)


@kind(
    "File | Файл | Файл", "Files | Файлы | Файлдар", ref="FIL", group="evidence", title="{name}",
    brief="File {name}[, SHA-256 {sha256}]. | Файл {name}[, SHA-256 {sha256}]. | {name} файлы[, SHA-256 {sha256}].")
class File:
    """The bytes of a piece of evidence, with how they were come by and what was made of them."""

    name = f.text("File name | Имя файла | Файл аты", required=True, first=True, search=1.0)
    source = f.link("Source | Источник | Дереккөз", "source", first=True, column=True)
    role = f.choice("Role | Роль | Рөлі", v.FILE_ROLE, first=True, column=True)
    sha256 = f.text("SHA-256 | SHA-256 | SHA-256", column=True, search=1.0)
    size = f.integer("Size in bytes | Размер в байтах | Көлемі, байт", column=True)
    media_type = f.text("Media type | Медиатип | Медиатип")
    kept_as = f.text("Name under files | Имя в папке files | files қалтасындағы аты")
    unread = f.choice("Search does not read it | Поиск его не читает | Іздеу оны оқымайды", v.UNREAD)
    unread_pages = f.text("Pages not read | Непрочитанные страницы | Оқылмаған беттер")
    sealed_name = f.text("Real file name | Настоящее имя файла | Файлдың шын аты", sealed=True)
    sealed_sha256 = f.text(
        "SHA-256 of the sealed file | SHA-256 запечатанного файла | Мөрленген файлдың SHA-256 мәні", sealed=True)
    acquisition = f.rows(
        "How it was come by | Как получено | Қалай алынды", first=True, say="{by}[, {when}][, {how}]",
        by=f.text("By whom (code) | Кем (код) | Кім тарапынан (код)"),
        from_=f.text("From whom | От кого | Кімнен"),
        when=f.moment("When | Когда | Қашан"),
        device=f.text("Device | Устройство | Құрылғы"),
        how=f.text("How | Как | Қалай"),
        note=f.text("Note | Примечание | Ескертпе"))
    derived_from = f.link("Made from | Из чего сделано | Неден жасалды", "file")
    derivation = f.rows(
        "How it was made | Как сделано | Қалай жасалды", say="{tool}[ {version}]",
        tool=f.text("Tool | Инструмент | Құрал"),
        version=f.text("Version | Версия | Нұсқасы"),
        parent_sha256=f.text("SHA-256 of the parent | SHA-256 исходного файла | Бастапқы файлдың SHA-256 мәні"),
        when=f.moment("When | Когда | Қашан"),
        settings=f.text("Settings | Настройки | Баптаулары"))
    redactions = f.rows(
        "What is to be covered | Что закрыть | Не жабылады", say="{page}[: {reason}]",
        page=f.integer("On page | На странице | Қай бетте"),
        box=f.text("Rectangle (x0 y0 x1 y1, shares of the page) | Область (x0 y0 x1 y1, доли страницы)"
                   " | Аймақ (x0 y0 x1 y1, беттің үлестері)"),
        reason=f.text("Why | Почему | Неге"))


@kind(
    "Translation | Перевод | Аударма", "Translations | Переводы | Аудармалар", ref="TRN", group="evidence",
    title="{title}", brief="{title}, {translation_kind}[, {translator}].")
class Translation:
    """A source, or a passage of it, in another language."""

    title = f.text("Title | Название | Атауы", required=True, first=True, search=1.0)
    source = f.link("Source | Источник | Дереккөз", "source", required=True, first=True, column=True)
    translator = f.name("Translator | Переводчик | Аудармашы", first=True, column=True, by=True)
    translation_kind = f.choice(
        "Type of translation | Вид перевода | Аударма түрі", v.TRANSLATION_KIND, first=True, column=True)
    text = f.long_text("Translated text | Текст перевода | Аударма мәтіні", first=True, search=1.0)
    from_language = f.choice("From language | С какого языка | Қай тілден", v.LANGUAGE)
    to_language = f.choice("Into language | На какой язык | Қай тілге", v.LANGUAGE, column=True)
    made = f.moment("Made | Когда сделан | Жасалған күні")
    certified = f.text("Certification | Заверение | Куәландырылуы")
    translator_contact = f.text(
        "Translator's contact | Контакты переводчика | Аудармашының байланыс деректері", sealed=True)


@kind(
    "Citation | Ссылка | Сілтеме", "Citations | Ссылки | Сілтемелер", ref="CIT", group="evidence",
    title="[{locator_kind} {locator}][ “{quote}”]", brief="{quote}")
class Citation:
    """A place in a source that speaks about a record, a row of it or a field of it.

    Its rectangles are told in points from the upper left corner of a page as it is seen (archive_schema/marked.py).
    """

    source = f.link("Source | Источник | Дереккөз", "source", required=True, first=True, column=True)
    about = f.link("Speaks about | О чём говорит | Не туралы айтады", required=True, first=True, column=True)
    locator_kind = f.choice("Place by | Место: по чему | Орны: не бойынша", v.LOCATOR, first=True)
    locator = f.text("Place in the source | Место в источнике | Дереккөздегі орны", first=True, column=True)
    quote = f.long_text("Quotation | Цитата | Дәйексөз", first=True, search=1.0)
    row = f.text("Row | Строка | Жол")
    field = f.text("Field | Поле | Өріс")
    section = f.text("Section or heading | Раздел или заголовок | Бөлім немесе тақырып")
    quote_language = f.choice("Language of the quotation | Язык цитаты | Дәйексөз тілі", v.LANGUAGE)
    quote_translation = f.long_text("Quotation translated | Перевод цитаты | Дәйексөз аудармасы", search=0.5)
    quote_translator = f.text("Who translated the quotation | Кто перевёл цитату | Дәйексөзді кім аударды")
    prefix = f.long_text("Words before | Слова перед цитатой | Дәйексөз алдындағы сөздер")
    suffix = f.long_text("Words after | Слова после цитаты | Дәйексөзден кейінгі сөздер")
    stance = f.choice("Stance | Позиция | Ұстанымы", v.STANCE, column=True)
    value = f.text("The value this source gives, if it differs | Иное значение в источнике | Дереккөздегі өзге мән")
    speaker = f.name("Who says so | Кто это говорит | Мұны кім айтады", by=True)
    cited_in = f.link("Seen only in | Известно только по | Тек мұнда көрілген", "source")
    cited_in_note = f.text("Note number there | Номер сноски там | Ондағы ескертпе нөмірі")
    cited_in_section = f.text("Section there | Раздел там | Ондағы бөлім")
    scope = f.choice("How much the note covers | Что охватывает сноска | Ескертпе нені қамтиды", v.SCOPE)
    reliability = f.choice("Reliability | Надёжность | Сенімділігі", v.RELIABILITY)
    preferred_reason = f.text(
        "Why this account is preferred | Почему предпочтены эти сведения | Неге осы мәлімет таңдалды")
    rectangles = f.texts(
        "Marked rectangles (page x0 y0 x1 y1)"
        " | Выделенные области (страница x0 y0 x1 y1)"
        " | Белгіленген тұстар (бет x0 y0 x1 y1)")
    checked_on = f.moment("Compared with the source on | Когда сверено | Қашан салыстырылды")
    checked_by = f.text("Compared by | Кто сверил | Кім салыстырды")
    check_result = f.choice("What the comparison found | Итог сверки | Салыстыру нәтижесі", v.CHECK_RESULT)


KINDS = (Source, File, Translation, Citation)
