"""Work: cases, letters, searches, submissions, notes, tasks, tags, lists, briefs and their exhibits."""

from __future__ import annotations

from archive_schema import fields as f
from archive_schema import vocabularies as v
from archive_schema.declare import kind


@kind(
    "Case file | Дело | Іс", "Case files | Дела | Істер", ref="CAS", group="work", title="{title}",
    brief="{title}[: {summary}]")
class CaseFile:
    """A file in which records are gathered for one client, matter or report."""

    title = f.name("Name | Название | Атауы", required=True, first=True)
    stage = f.choice("Stage | Стадия | Сатысы", v.CASE_STAGE, first=True, column=True)
    opened = f.moment("Opened | Открыто | Ашылған күні", first=True, column=True)
    lead = f.text("Who leads it (code) | Кто ведёт (код) | Жүргізуші (код)", first=True, column=True)
    summary = f.long_text("Summary | Краткое содержание | Қысқаша мазмұны", first=True, search=2.0)
    number = f.text("Our number | Наш номер | Біздің нөмір", search=2.0)
    closed = f.moment("Closed | Закрыто | Жабылған күні")
    part_of = f.link("Part of | Часть дела | Қай істің бөлігі", "case_file")
    codebook = f.long_text("How records are chosen | Как отбираются записи | Жазбалар қалай іріктеледі")
    client_contact = f.long_text("Client's contact | Контакты клиента | Клиенттің байланыс деректері", sealed=True)


@kind(
    "Correspondence | Переписка | Хат алмасу", "Correspondence | Переписка | Хат алмасу", ref="COR", group="work",
    title="{title}",
    brief=(
        "{title}, to {to_whom}[, sent {sent}]: {result}."
        " | {title}; кому: {to_whom}[; отправлено: {sent}]; результат: {result}."
        " | {title}; кімге: {to_whom}[; жіберілген күні: {sent}]; нәтижесі: {result}."
    ))
class Correspondence:
    """A letter or request sent, when its answer is due, and what came back."""

    title = f.text("Subject | Тема | Тақырыбы", required=True, first=True, search=2.0)
    to_whom = f.name("To whom | Кому | Кімге", first=True, column=True, search=2.0)
    sent = f.moment("Sent | Отправлено | Жіберілген күні", first=True, column=True)
    due = f.moment(
        "Answer due | Срок ответа | Жауап мерзімі", first=True, column=True,
        met_by=("answered", "answer", "result=reply", "result=refusal", "result=returned"))
    result = f.choice("Result | Результат | Нәтижесі", v.CORRESPONDENCE_RESULT, first=True, column=True)
    to_record = f.link("Addressee record | Запись об адресате | Адресат жазбасы", "person", "organisation")
    dispatch = f.choice("Sent by | Способ отправки | Жіберу тәсілі", v.DISPATCH)
    dispatch_number = f.text("Number of dispatch | Исходящий номер | Шығыс нөмірі", search=1.0)
    answered = f.moment("Answered | Дата ответа | Жауап берілген күні")
    answer = f.long_text("Answer | Ответ | Жауап", search=1.0)
    text = f.long_text("Text | Текст | Мәтін", search=1.0)
    source = f.link("Kept as source | Сохранено как источник | Дереккөз ретінде сақталған", "source")
    about = f.links("Concerns | Чего касается | Неге қатысты")


@kind(
    "Search made | Выполненный поиск | Жүргізілген іздеу", "Searches made | Выполненные поиски | Жүргізілген іздеулер",
    ref="SEA", group="work", title="{title}",
    brief=(
        "Searched in {where}[ on {when}] for {title}: {result}."
        " | Искали: {title}; где: {where}[; когда: {when}]; результат: {result}."
        " | Ізделгені: {title}; қайдан: {where}[; қашан: {when}]; нәтижесі: {result}."
    ))
class SearchMade:
    """Where something was looked for, and that it was found or not found."""

    title = f.text("What was looked for | Что искали | Не ізделді", required=True, first=True, search=2.0)
    where = f.text("Where | Где | Қайда", required=True, first=True, column=True, search=1.0)
    when = f.moment("When | Когда | Қашан", first=True, column=True)
    result = f.text("Result | Результат | Нәтижесі", first=True, column=True, search=1.0)
    by = f.text("By whom (code) | Кем (код) | Кім тарапынан (код)", first=True, by=True)
    snapshot = f.link("What was seen | Что увидели | Не көрдік", "source")
    about = f.link("About | О чём | Не туралы")
    field = f.text("Field | Поле | Өріс")


@kind(
    "Submission | Обращение | Жолданым", "Submissions | Обращения | Жолданымдар", ref="SUB", group="work",
    title="{title}",
    brief=(
        "{title}, to {body}[, sent {sent}][: {outcome}]."
        " | {title}; кому: {body}[; отправлено: {sent}][; итог: {outcome}]."
        " | {title}; кімге: {body}[; жіберілген күні: {sent}][; қорытындысы: {outcome}]."
    ))
class Submission:
    """What was sent to a court or a body, and what it and the State answered."""

    title = f.text("Name | Название | Атауы", required=True, first=True, search=2.0)
    body = f.name("Body | Орган | Орган", first=True, column=True, search=2.0)
    sent = f.moment("Sent | Отправлено | Жіберілген күні", first=True, column=True)
    submission_status = f.choice("State | Состояние | Күйі", v.SUBMISSION_STATUS, first=True, column=True)
    outcome = f.long_text("Outcome | Итог | Қорытындысы", first=True, search=1.0)
    body_record = f.link("Body record | Запись об органе | Орган жазбасы", "organisation")
    mechanism = f.text("Procedure | Процедура | Рәсім")
    form_version = f.text("Version of the form | Версия формуляра | Нысанның нұсқасы")
    receipt = f.text("Receipt or number | Подтверждение или номер | Растама немесе нөмір", column=True, search=1.0)
    reply_due = f.moment(
        "State's reply due | Срок ответа государства | Мемлекет жауабының мерзімі",
        met_by=("replied", "state_reply", "decided"))
    state_reply = f.long_text("State's reply | Ответ государства | Мемлекет жауабы", search=1.0)
    replied = f.moment("Replied | Дата ответа | Жауап келген күні")
    decided = f.moment("Decided | Дата решения | Шешім күні")
    confidential = f.flag("Names are kept confidential | Имена не раскрываются | Есімдер жария етілмейді")
    brief = f.link("Brief | Справка | Анықтама", "brief")
    filed = f.link("The paper as filed | Документ в поданном виде | Құжаттың тапсырылған күйі", "source")
    cited = f.rows(
        "What it cited, as it then was | На что ссылались, в тогдашнем виде | Неге сілтеме жасалды, сол кездегі күйі",
        say="{ref}[, {version}]",
        record=f.link("Record | Запись | Жазба"),
        ref=f.text("Reference | Обозначение | Белгісі"),
        version=f.text("Version | Версия | Нұсқасы"),
        sha256=f.text("Its mark in the journal (salted SHA-256) | Её отметка в журнале (SHA-256 с солью)"
                      " | Оның журналдағы белгісі (тұздалған SHA-256)"))
    victims = f.links("On behalf of | От чьего имени | Кімнің атынан", "person")
    about = f.links("Concerns | Чего касается | Неге қатысты")


@kind(
    "Note | Заметка | Қысқаша жазба", "Notes | Заметки | Қысқаша жазбалар", ref="NOT", group="work", title="{title}",
    brief="{text}")
class Note:
    """A thought, a finding or a memo of our own."""

    title = f.text("Title | Название | Атауы", required=True, first=True, search=2.0)
    text = f.long_text("Text | Текст | Мәтін", first=True, search=1.0)
    written = f.moment("Written | Когда написано | Жазылған күні", first=True, column=True)
    by = f.text("By whom (code) | Кем (код) | Кім тарапынан (код)", first=True, by=True)
    about = f.links("About | О чём | Не туралы", first=True)


@kind(
    "Task | Задача | Тапсырма", "Tasks | Задачи | Тапсырмалар", ref="TSK", group="work", title="{title}",
    brief="{title}[, due {due}]: {state}. | {title}[, срок: {due}]: {state}. | {title}[, мерзімі: {due}]: {state}.")
class Task:
    """Something to be done, by whom and until when."""

    title = f.text("What | Что | Не", required=True, first=True, search=2.0)
    due = f.moment("Due | Срок | Мерзімі", first=True, column=True, met_by=("done", "state=done", "state=dropped"))
    state = f.choice("State | Состояние | Күйі", v.TASK_STATE, first=True, column=True)
    priority = f.choice("Priority | Приоритет | Басымдығы", v.PRIORITY, first=True, column=True)
    who = f.text("Who (code) | Кто (код) | Кім (код)", first=True, column=True)
    about = f.links("About | О чём | Не туралы")
    done = f.moment("Done | Выполнено | Орындалған күні")


@kind(
    "Colleague | Коллега | Әріптес", "Colleagues | Коллеги | Әріптестер", ref="COL", group="work", title="{name}",
    brief="{name}[: {role}].")
class Colleague:
    """A copy of this archive and who works in it: the letter of its references, its keys, and what it may do.

    One for each copy, with an id made of the copy's origin, so that every copy makes the same one.
    """

    name = f.text("Name or code | Имя или код | Аты немесе коды", required=True, first=True, search=1.0)
    role = f.choice("Role | Роль | Рөлі", v.COLLEAGUE_ROLE, first=True, column=True)
    letter = f.text(
        "Letter in references | Буква в номерах записей | Жазба нөмірлеріндегі әріп", first=True, column=True)
    compared = f.rows(
        "Keys compared | Ключи сверены | Кілттер салыстырылды", first=True, say="{by}[, {when}]",
        by=f.text("By whom (code) | Кем (код) | Кім тарапынан (код)"),
        when=f.moment("When | Когда | Қашан"),
        words=f.text("The words of the keys | Слова ключей | Кілттердің сөздері"),
        copy=f.text("In which copy | В какой копии | Қай көшірмеде"))
    origin = f.text("Copy | Копия | Көшірме")
    signing = f.text("Key it signs with | Ключ подписи | Қол қою кілті")
    sealing = f.text("Key to seal for it | Ключ для запечатывания | Оған арнап мөрлеу кілті")


@kind("Tag | Метка | Белгі", "Tags | Метки | Белгілер", ref="TAG", group="work", title="{name}", brief="{name}")
class Tag:
    """A coloured word to gather records by; tags may stand inside one another."""

    name = f.name("Name | Название | Атауы", required=True, first=True)
    name_ru = f.text("Name in Russian | Название на русском | Орыс тіліндегі атауы", first=True, search=2.0)
    name_kk = f.text("Name in Kazakh | Название на казахском | Қазақ тіліндегі атауы", first=True, search=2.0)
    colour = f.text("Colour (#rrggbb) | Цвет (#rrggbb) | Түсі (#rrggbb)", first=True, column=True)
    parent = f.link("Inside | Внутри метки | Қай белгінің ішінде", "tag", first=True)
    codebook = f.long_text("When to use it | Когда применять | Қашан қолданылады", search=0.5)
    key = f.integer("Key 1–9 | Клавиша 1–9 | Перне 1–9")


@kind(
    "Same or not | Одно и то же или нет | Бір ме, бөлек пе",
    "Same or not | Одно и то же или нет | Бір ме, бөлек пе", ref="SAM", group="work", title="{verdict}",
    brief="{one} – {other}: {verdict}[ ({reason})].")
class Sameness:
    """What was judged of two records that look alike: that they are not one, or that one went into the other.

    A record, so that it is undone, kept and handed to another copy as records are.
    """

    one = f.link("Record | Запись | Жазба", required=True, first=True)
    other = f.link("Other record | Другая запись | Басқа жазба", required=True, first=True)
    verdict = f.choice("Judged | Вывод | Қорытынды", v.SAMENESS, required=True, first=True, column=True)
    reason = f.text("Why | Почему | Неге", first=True, column=True, search=0.5)
    gone = f.text("Reference that leads on | Номер, ведущий дальше | Әрі қарай бастайтын нөмір", column=True)


@kind(
    "Difference | Расхождение | Айырмашылық", "Differences | Расхождения | Айырмашылықтар", ref="DIF", group="work",
    title="{field}: {about}", brief="{about}, {field}: {state}[ ({why})].")
class Difference:
    """What two people entered for one field without knowing of each other; it waits until somebody chooses.

    It is made when two copies become one, with an id of its own making, so that every copy has the same one.
    """

    about = f.link("Record | Запись | Жазба", required=True, first=True)
    field = f.text("Field | Поле | Өріс", required=True, first=True)
    rows = f.text("Rows | Строки | Жолдар")
    row = f.text("Row | Строка | Жол")
    sides = f.rows(
        "What each entered | Что внёс каждый | Әркім не енгізді", first=True, say="[{who}: ]{value}",
        value=f.long_text("Value as kept (JSON) | Значение, как хранится (JSON) | Сақталған мәні (JSON)"),
        who=f.text("Who | Кто | Кім"),
        copy=f.text("Copy | Копия | Көшірме"),
        when=f.text("When (UTC) | Когда (UTC) | Қашан (UTC)"))
    state = f.choice("State | Состояние | Күйі", v.DIFFERENCE_STATE, required=True, first=True, column=True)
    chosen = f.text("Chosen | Выбрано | Таңдалғаны")
    why = f.text("Why | Почему | Неге", first=True, column=True, search=0.5)


@kind(
    "Saved search | Сохранённый поиск | Сақталған іздеу", "Saved searches | Сохранённые поиски | Сақталған іздеулер",
    ref="SSR", group="work", title="{title}", brief="{title}[: {query}]")
class SavedSearch:
    """A search kept under a name. Its own words weigh nothing, so that it does not find itself."""

    title = f.text("Name | Название | Атауы", required=True, first=True, search=1.0)
    query = f.text("Search | Поиск | Іздеу", first=True, column=True)
    kinds = f.texts("Kinds | Виды записей | Жазба түрлері", first=True)
    with_tags = f.links("With any of the tags | С любой из меток | Белгілердің кез келгенімен", "tag")
    case_file = f.link("In the case file | В деле | Іс ішінде", "case_file")
    years = f.texts("Years | Годы | Жылдар")
    languages = f.texts("Languages | Языки | Тілдер")
    order = f.choice("Order | Порядок | Реті", v.SEARCH_ORDER, first=True)
    descending = f.flag("Last first | В обратном порядке | Кері ретпен")
    word_forms = f.flag(
        "Word forms count too | Учитывать формы слов | Сөз тұлғалары да ескеріледі", first=True)
    other_scripts = f.flag(
        "Other scripts and spellings count too | Учитывать другие алфавиты и написания"
        " | Басқа әліпбилер мен жазылулар да ескеріледі", first=True)


@kind(
    "Import | Импорт | Импорт", "Imports | Импорты | Импорттар", ref="IMP", group="work", title="{title}",
    brief="{title}[, {made}].")
class Import:
    """Records that came in from one file at one time: what the file was, and what became of its rows.

    A record, so that undo takes it back with all that came in by it; which row became which record stands in the
    table `came_in`, whose lines count only while their import is there.
    """

    title = f.name("File name | Имя файла | Файл аты", required=True, first=True)
    format = f.text("Format | Формат | Пішімі", first=True, column=True)
    made = f.moment("When | Когда | Қашан", first=True, column=True)
    source = f.link("Kept as source | Сохранено как источник | Дереккөз ретінде сақталған", "source", first=True)
    added = f.integer("Records made | Создано записей | Жасалған жазбалар", column=True)
    changed = f.integer("Records changed | Изменено записей | Өзгертілген жазбалар", column=True)
    same = f.integer("The same | Без изменений | Өзгеріссіз")
    refused = f.integer("Refused | Не принято | Қабылданбады", column=True)
    told = f.long_text("What was not taken in | Что не внесено | Не енгізілмеді", search=0.5)
    file_sha256 = f.text("SHA-256 of the file | SHA-256 файла | Файлдың SHA-256 мәні")
    size = f.integer("Size in bytes | Размер в байтах | Көлемі, байт")


@kind(
    "List | Список | Тізім", "Lists | Списки | Тізімдер", ref="LST", group="work", title="{title}",
    brief="{title}[, {issued}].")
class List:
    """A long list kept as evidence, such as a register of addresses; its lines are entries, not records."""

    title = f.name("Name | Название | Атауы", required=True, first=True)
    kept_by = f.text("Kept by | Кто ведёт | Кім жүргізеді", first=True, column=True, search=1.0, by=True)
    issued = f.moment("As of | По состоянию на | Қай күнгі жағдай", first=True, column=True)
    source = f.link("Source | Источник | Дереккөз", "source", first=True)
    file = f.link("File | Файл | Файл", "file", first=True)
    format = f.text("Format | Формат | Пішімі")
    entries = f.integer("Lines taken in | Внесено строк | Енгізілген жолдар", column=True)
    file_sha256 = f.text("SHA-256 of the file | SHA-256 файла | Файлдың SHA-256 мәні")


@kind(
    "Brief | Справка | Анықтама", "Briefs | Справки | Анықтамалар", ref="BRF", group="work", title="{title}",
    brief="{title}[, {date}].")
class Brief:
    """A paper made of blocks, every sentence of which can be checked."""

    title = f.name("Title | Название | Атауы", required=True, first=True)
    subtitle = f.text("Subtitle | Подзаголовок | Тақырыпша", first=True, search=1.0)
    author = f.text(
        "Author as printed | Автор (как напечатано) | Авторы (басылғандай)", first=True, column=True, by=True)
    date = f.moment(
        "Date as printed | Дата (как напечатано) | Күні (басылғандай)", required=True, first=True, column=True)
    addressee = f.text("Addressee | Адресат | Адресат", first=True, search=1.0)
    style = f.choice("Style of notes | Стиль сносок | Ескертпе стилі", v.BRIEF_STYLE)
    language_of_brief = f.choice("Language | Язык | Тілі", v.LANGUAGE)
    page_size = f.choice("Page | Формат страницы | Бет пішімі", v.PAGE_SIZE)
    confidentiality_mark = f.text("Confidentiality mark | Гриф конфиденциальности | Құпиялылық белгісі")
    contents = f.flag("With contents | С содержанием | Мазмұнымен")
    abstract = f.long_text("Abstract | Аннотация | Аңдатпа", search=1.0)
    template = f.choice("Template | Шаблон | Үлгі", v.BRIEF_TEMPLATE)
    purpose = f.choice("For whom the names are used | Для чего называются имена | Есімдер не үшін аталады",
                       v.CONSENT_PURPOSE)
    paragraph_numbers = f.flag("Paragraphs are numbered | Абзацы нумеруются | Абзацтар нөмірленеді")
    file_references = f.choice(
        "References to the court file | Ссылки на материалы дела | Іс материалдарына сілтемелер", v.FILE_REFERENCES)
    file_metadata = f.choices("What the file says of itself | Сведения в самом файле | Файлдың өзі туралы мәліметі",
                              v.FILE_METADATA)
    exhibit_letter = f.text("Letter of exhibits | Буква приложений | Қосымшалардың әрпі")
    exhibit_first = f.integer("Number of the first exhibit | Номер первого приложения | Бірінші қосымшаның нөмірі")
    exhibit_page = f.integer("Number of its first page | Номер его первой страницы | Оның бірінші бетінің нөмірі")
    style_file = f.text("Other style (.csl) | Другой стиль (.csl) | Басқа стиль (.csl)")
    answers = f.rows(
        "What was answered to its problems | Ответы на замечания | Ескертулерге жауаптар",
        say="{why}[, {by}][, {when}]",
        problem=f.text("Problem (code) | Замечание (код) | Ескерту (коды)"),
        concerns=f.text("Concerns | Чего касается | Неге қатысты"),
        block=f.text("Block (reference) | Блок (обозначение) | Блок (белгісі)"),
        by=f.text("Answered by | Кто ответил | Кім жауап берді", by=True),
        when=f.moment("When | Когда | Қашан"),
        why=f.text("Why | Почему | Неге"))


@kind(
    "Brief block | Блок справки | Анықтама блогы", "Brief blocks | Блоки справки | Анықтама блоктары", ref="BLO",
    group="work", title="{block_type} {place}[: {text}]", brief="{text}")
class BriefBlock:
    """One block of a brief: a heading, a text with citation marks, a table of records."""

    brief = f.link("Brief | Справка | Анықтама", "brief", required=True, first=True)
    place = f.integer("Place | Место | Орны", required=True, first=True)
    block_type = f.choice("Type | Вид | Түрі", v.BLOCK_TYPE, required=True, first=True, column=True)
    level = f.integer("Level of heading | Уровень заголовка | Тақырып деңгейі", first=True)
    text = f.long_text("Text | Текст | Мәтін", first=True, search=1.0)
    attribution = f.text("Whose words | Чьи слова | Кімнің сөзі")
    record = f.link("Record | Запись | Жазба")
    table_kind = f.text("Kind of records | Вид записей | Жазба түрі")
    table_records = f.texts("Records by reference | Записи по номерам | Нөмірі бойынша жазбалар")
    table_tag = f.link("Records with tag | Записи с меткой | Белгісі бар жазбалар", "tag")
    table_case = f.link("Records of case | Записи дела | Істің жазбалары", "case_file")
    table_columns = f.texts("Columns | Столбцы | Бағандар")
    lanes = f.choice("Lanes of the timeline | Дорожки хронологии | Хронология жолақтары", v.LANES)
    caption = f.text("Caption | Подпись | Кесте атауы")
    unit = f.text("What a row counts | Что считает строка | Жол нені санайды")
    ordered = f.flag("Numbered | С номерами | Нөмірленген")
    from_ = f.moment("From | Начало | Басталуы")
    to = f.moment("To | Окончание | Аяқталуы")
    counted_by = f.text("Counted by | По чему считать | Не бойынша саналады")
    question = f.text("Question of the form | Вопрос формуляра | Нысан сұрағы")
    asked_as = f.text("Number of the question | Номер вопроса | Сұрақтың нөмірі")
    needed = f.flag("Must be answered | Ответ обязателен | Жауап міндетті")
    to_confirm = f.flag("Confirm against the current form | Сверить с действующим формуляром"
                        " | Қолданыстағы нысанмен салыстыру")
    ask_whom = f.text("Whom to ask | Кого спросить | Кімнен сұрау керек")


@kind(
    "Exhibit | Приложение | Қосымша", "Exhibits | Приложения | Қосымшалар", ref="EXH", group="work",
    title="{number}[: {title}]", brief="{number}[: {title}].")
class Exhibit:
    """A source's file put before a court or a body with a brief, under a number of its own."""

    number = f.text("Number | Номер | Нөмірі", required=True, first=True, column=True, search=1.0)
    brief = f.link("Brief | Справка | Анықтама", "brief", required=True, first=True, column=True)
    place = f.integer("Place | Место | Орны", required=True, first=True)
    source = f.link("Source | Источник | Дереккөз", "source", first=True, column=True)
    file = f.link("File | Файл | Файл", "file", first=True)
    title = f.text("What it is | Что это | Бұл не", search=1.0)
    pages = f.text("Pages of it | Какие страницы | Қай беттері")
    stamped_from = f.integer("First stamped page | Первая проставленная страница | Бірінші мөртабан басылған бет")
    stamped_to = f.integer("Last stamped page | Последняя проставленная страница | Соңғы мөртабан басылған бет")
    filed_as = f.text("Stamped as, when filed | Как проставлено при подаче | Тапсырылғандағы белгісі")
    looked_at_by = f.text("Looked at for names by | Проверено на имена: кем | Есімдерге тексерген кім", by=True)
    looked_at_on = f.moment("Looked at for names on | Проверено на имена: когда | Есімдерге тексерілген күні")
    looked_at_sha256 = f.text("SHA-256 of what was looked at | SHA-256 проверенного файла"
                              " | Тексерілген файлдың SHA-256 мәні")


KINDS = (
    CaseFile, Correspondence, SearchMade, Submission, Note, Task, Colleague, Tag, Sameness, Difference, SavedSearch,
    Import, List, Brief, BriefBlock, Exhibit,
)
