"""The words a brief says by itself, in English, Russian and Kazakh; style rules choose among them."""

from __future__ import annotations

from archive_schema.labels import Label
from desktop.briefs import court_file

_TERMS = {
    # The paper itself
    "contents": "Contents | Содержание | Мазмұны",
    "sources": "Sources | Источники | Дереккөздер",
    "authorities": "Table of authorities | Указатель источников права | Құқық дереккөздерінің көрсеткіші",
    "authorities_cases": "Court decisions | Судебные акты | Сот актілері",
    "authorities_treaties": "Treaties and documents of international bodies | Международные договоры и документы"
                            " | Халықаралық шарттар мен құжаттар",
    "authorities_laws": "Laws and regulations | Законы и подзаконные акты | Заңдар мен заңға тәуелді актілер",
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
    # An edition that may be published
    "person_letter": "Person {letter} | Лицо {letter} | {letter}. тұлғасы",
    "source_letter": "Confidential source {letter} | Конфиденциальный источник {letter} | Құпия дереккөз {letter}",
    "address_withheld": "address withheld | адрес не раскрывается | мекенжайы жарияланбайды",
    # Confidentiality marks
    "public": "",
    "internal": "Internal | Для внутреннего пользования | Ішкі пайдалану үшін",
    "restricted": "Confidential | Конфиденциально | Құпия ақпарат",
    "secret": "Strictly confidential | Строго конфиденциально | Қатаң құпия",
    # Timelines, charts, counts, grids, gaps, forms
    "timeline": "Timeline | Хронология | Хронология",
    "timeline_told": (
        "A timeline of {count} lines; the table below tells the same in words."
        " | Хронология, строк: {count}; таблица ниже говорит то же словами."
        " | {count} жолдық хронология; төмендегі кесте соны сөзбен айтады."
    ),
    "line_number": "No. | № | №",
    "when": "When | Когда | Қашан",
    "what_happened": "What happened | Что произошло | Не болды",
    "not_dated": "not dated | без даты | күні көрсетілмеген",
    "sure_days": "days on which it surely was | дни, в которые это точно было | дәл болған күндері",
    "possible_days": (
        "days between which it was; the source tells no more"
        " | дни, между которыми это было; точнее в источнике не сказано"
        " | осы күндердің арасында болған; дереккөз бұдан нақты айтпайды"
    ),
    "edge_signs": (
        "‹ › goes on beyond the picture; ? begins or ends on a day that nobody tells"
        " | ‹ › продолжается за краем рисунка; ? день начала или окончания не сообщается"
        " | ‹ › сурет шетінен әрі жалғасады; ? басталған не аяқталған күні айтылмаған"
    ),
    "edge_untold": (
        "– – ?› nobody tells whether it ended | – – ?› закончилось ли, не сообщается | – – ?› аяқталғаны айтылмаған"
    ),
    "tick_long": "measured: blocked, down or anomaly | измерено: блокировка, сбой или аномалия"
                 " | өлшенгені: бұғатталған, істемейді не аномалия",
    "tick_short": "measured: reachable or undetermined | измерено: доступ есть или не определено"
                  " | өлшенгені: қолжетімді не анықталмаған",
    "more_frame": "so many more begin here; the table tells them | столько ещё начинается здесь; они в таблице"
                  " | осы жерде тағы сонша басталады; олар кестеде",
    "today": "today | сегодня | бүгін",
    "more_lanes": "{count} more | ещё {count} | тағы {count}",
    "more_here": "{count} more have no room here; enlarge to see them | ещё {count} здесь не помещаются; увеличьте"
                 " | тағы {count} мұнда сыймады; көру үшін үлкейтіңіз",
    "no_person": "no person is named | человек не указан | адам көрсетілмеген",
    "lane": "Lane | Дорожка | Жолақ",
    "reached": "Reachable | Доступ есть | Қолжетімді",
    "graph_told": (
        "A graph of relations, records: {count}; the table below tells the same in words."
        " | Схема связей, записей: {count}; таблица ниже говорит то же словами."
        " | {count} жазбаның байланыс сызбасы; төмендегі кесте соны сөзбен айтады."
    ),
    "graph": "Relations | Связи | Байланыстар",
    "link_sourced": "the link has a source | связь подтверждена источником | байланыстың дереккөзі бар",
    "link_bare": "no source is cited for the link | источник для связи не указан | байланыстың дереккөзі көрсетілмеген",
    "sources_of": "sources: {count} | источников: {count} | дереккөз: {count}",
    "no_sources": "no source | без источника | дереккөзсіз",
    "links_more": "{count} more | ещё {count} | тағы {count}",
    "graph_left": "{count} further linked records are not drawn. | Ещё связанных записей не показано: {count}."
                  " | Тағы {count} байланысқан жазба көрсетілмеген.",
    "from_record": "Record | Запись | Жазба",
    "link_field": "Linked by | Связь | Байланыс",
    "to_record": "With | С чем | Немен",
    "sources_count": "Sources | Источники | Дереккөздер",
    "phases_told": (
        "The phases of a shutdown in time, lines: {count}; the table below tells the same in words."
        " | Этапы отключения во времени, строк: {count}; таблица ниже говорит то же словами."
        " | Ажырату кезеңдері уақыт бойынша, жол: {count}; төмендегі кесте соны сөзбен айтады."
    ),
    "period": "period: {period} | период: {period} | кезеңі: {period}",
    "no_period": "period: not limited | период: не ограничен | кезеңі: шектелмеген",
    "unit_persons": "persons | люди | адамдар",
    "unit_cases": "cases | дела | істер",
    "unit_events": "events | события | оқиғалар",
    "unit_records": "records | записи | жазбалар",
    "unit_targets": "sites and services | сайты и сервисы | сайттар мен сервистер",
    "unit_phases": "phases | этапы | кезеңдер",
    "by_year": "by year | по годам | жылдар бойынша",
    "by_month": "by month | по месяцам | айлар бойынша",
    "by_kind": "by kind of record | по видам записей | жазба түрлері бойынша",
    "in_all": "In all | Всего | Барлығы",
    "least": "At least | Не менее | Кемінде",
    "most": "At most | Не более | Көп дегенде",
    "at_least": "at least {count} | не менее {count} | кемінде {count}",
    "no_bound": "not known | неизвестно | белгісіз",
    "not_added": "Not added | Не прибавлено | Қосылмағаны",
    "not_stated": "not stated | не указано | көрсетілмеген",
    "no_one_year": (
        "begun in no one year or month that is told | год или месяц начала не определён"
        " | басталған жылы не айы анықталмаған"
    ),
    "before_period": "begun before the period | начало до периода | кезеңге дейін басталған",
    "after_period": "begun after the period | начало после периода | кезеңнен кейін басталған",
    "bar_least": "at least | не менее | кемінде",
    "bar_most": (
        "up to at most; open where no bound is told | до наибольшего; без границы, если она не названа"
        " | көп дегендегі мәнге дейін; шегі айтылмаса, ашық"
    ),
    "several_lines": (
        "One may stand in several lines; in the whole each is counted once."
        " | Одно и то же может стоять в нескольких строках; в итоге учтено один раз."
        " | Біреуі бірнеше жолда тұруы мүмкін; жалпы санда бір рет саналды."
    ),
    "vague_told": (
        "Numbers told in words only, such as “dozens”, were not added to others."
        " | Числа, названные только словами, например «десятки», к другим не прибавлены."
        " | «Ондаған» сияқты тек сөзбен айтылған сандар басқаларына қосылған жоқ."
    ),
    "left_undated": (
        "Records without a date, so only perhaps within the period: {count}."
        " | Записи без даты, лишь возможно относящиеся к периоду: {count}."
        " | Күні көрсетілмеген, кезеңге тек мүмкін кіретін жазбалар: {count}."
    ),
    "left_outside": (
        "Records left out, because dated outside the period: {count}."
        " | Записи, не учтённые, так как дата вне периода: {count}."
        " | Күні кезеңнен тыс болғандықтан есепке алынбаған жазбалар: {count}."
    ),
    "left_nobody": (
        "Records that name no persons: {count}."
        " | Записей, где люди не названы: {count}."
        " | Адамдар аталмаған жазбалар: {count}."
    ),
    "left_not_people": (
        "Named parties not recorded as persons, left out: {count}."
        " | Названные стороны, не внесённые как люди, не учтены: {count}."
        " | Адам ретінде енгізілмеген аталған тараптар есепке алынбады: {count}."
    ),
    "left_unnamed": (
        "Counted without a name: {count}; whether one of them is counted twice cannot be told."
        " | Учтено без имени: {count}; не учтён ли кто-то дважды, сказать нельзя."
        " | Аты аталмай саналғаны: {count}; кейбірі екі рет саналмағанын айту мүмкін емес."
    ),
    "standard": "Standard | Стандарт | Стандарт",
    "not_assessed": "not assessed | не оценивалось | бағаланбаған",
    "hours_unit": "hours of a day | часы суток | тәулік сағаттары",
    "hours_told": (
        "A grid of regions and hours; the table of phases below tells the same in words."
        " | Сетка: регионы и часы; таблица этапов ниже говорит то же словами."
        " | Өңірлер мен сағаттар торы; төмендегі кезеңдер кестесі соны сөзбен айтады."
    ),
    "connected": "connected | связь есть | байланыс бар",
    "disrupted": "disrupted | с перебоями | іркіліспен",
    "cut": "cut | связи нет | байланыс жоқ",
    "no_information": "no information | нет сведений | мәлімет жоқ",
    "hour_in_doubt": (
        "hatched: told, but neither the hour nor how long, or more than one thing is told"
        " | штриховка: час или длительность не названы либо сообщения расходятся"
        " | сызықталған: сағаты не ұзақтығы айтылмаған немесе мәліметтер әртүрлі"
    ),
    "own_clock": (
        "Hours are those of the clock of each place; nothing was converted."
        " | Часы указаны по местному времени; пересчёта не было."
        " | Сағаттар әр жердің өз уақыты бойынша; ештеңе аударылған жоқ."
    ),
    "zones": (
        "Time zone where the source states one: {zones}; otherwise not stated."
        " | Часовой пояс, где он указан: {zones}; в остальном не указан."
        " | Уақыт белдеуі көрсетілген жерде: {zones}; қалғанында көрсетілмеген."
    ),
    "no_zone": (
        "The time zone is not stated. | Часовой пояс не указан. | Уақыт белдеуі көрсетілмеген."
    ),
    "two_zones": (
        "Until 1 March 2024 Kazakhstan had two, UTC+5 and UTC+6."
        " | До 1 марта 2024 года в Казахстане их было два: UTC+5 и UTC+6."
        " | 2024 жылғы 1 наурызға дейін Қазақстанда екі белдеу болды: UTC+5 және UTC+6."
    ),
    "own_row": (
        "A row holds only what is told of that place and network; what is told of the whole country is not"
        " carried over to its parts."
        " | Строка содержит только сказанное об этом месте и сети; сказанное о всей стране на её части не"
        " переносится."
        " | Жолда тек сол жер мен желі туралы айтылғаны бар; бүкіл ел туралы айтылған оның бөліктеріне"
        " көшірілмейді."
    ),
    "not_drawn": (
        "Not in the grid, for want of a date or a state: phases {numbers}."
        " | В сетку не вошли, так как нет даты или состояния: этапы {numbers}."
        " | Күні не күйі болмағандықтан торға кірмегені: {numbers}-кезеңдер."
    ),
    "gap_table": (
        "What was blocked, and by which order | Что заблокировано и каким решением | Не бұғатталды және қай шешіммен"
    ),
    "target": "Site or service | Сайт или сервис | Сайт немесе сервис",
    "order": "Order | Решение | Шешім",
    "was_restricted": "restricted | ограничено | шектелген",
    "restriction": "Restriction and measurement | Ограничение и измерение | Шектеу және өлшеу",
    "denial": "Denial | Опровержение | Теріске шығару",
    "request": "Request | Запрос | Сұрау",
    "nothing_entered": "nothing recorded | записей нет | жазба жоқ",
    "without_order": "Blocked without order | Заблокировано без решения | Шешімсіз бұғатталған",
    "order_none_known": "no order is known | о решении не известно | шешім белгісіз",
    "order_searched_not_found": (
        "searched for, no order found | искали, решения не нашли | ізделді, шешім табылмады"
    ),
    "order_not_stated": (
        "the sources name no order | в источниках решение не названо | дереккөздерде шешім аталмаған"
    ),
    "order_not_searched": "no order searched for | решение не искали | шешім ізделмеген",
    "gap_all": "Targets: {count}. | Объектов: {count}. | Нысандар: {count}.",
    "gap_order": "With an order: {count}. | С решением: {count}. | Шешімі бар: {count}.",
    "gap_without": (
        "Blocked without order: {count} ({reasons})."
        " | Заблокировано без решения: {count} ({reasons})."
        " | Шешімсіз бұғатталған: {count} ({reasons})."
    ),
    "gap_neither": (
        "Neither order nor blocking told: {count}."
        " | Нет сведений ни о решении, ни о блокировке: {count}."
        " | Шешім де, бұғаттау да айтылмаған: {count}."
    ),
    "confirm": (
        "confirm against the current form | сверить с действующим формуляром | қолданыстағы нысанмен салыстыру керек"
    ),
    "to_be_answered": "to be answered | требуется ответ | жауап қажет",
    "not_answered": "not answered | ответа нет | жауап жоқ",
    "sheet_title": "Questions | Вопросы | Сұрақтар",
    "sheet_how": (
        "Write only what you know. Where you do not know, write “do not know”; where you are not sure, write so."
        " Say who told you, or that you saw it yourself. Do not write names that nobody asked for."
        " | Пишите только то, что знаете. Если не знаете, так и напишите; если не уверены, отметьте это."
        " Укажите, кто вам это сказал или что вы видели сами. Не пишите имён, о которых не просили."
        " | Білетініңізді ғана жазыңыз. Білмесеңіз, «білмеймін» деп жазыңыз; сенімді болмасаңыз, соны айтыңыз."
        " Кім айтқанын немесе өзіңіз көргеніңізді көрсетіңіз. Сұралмаған есімдерді жазбаңыз."
    ),
    "sheet_nothing": (
        "There is nothing left to ask. | Вопросов не осталось. | Сұрайтын ештеңе қалмады."
    ),
    # Exhibits
    "exhibit": "Exhibit {number} | Приложение {number} | {number}-қосымша",
    "in_exhibit": "Exhibit {number} | приложение {number} | {number}-қосымша",
    "exhibit_stamp": "Ex. {number} | Прил. {number} | {number}-қос.",
    "exhibits": "Exhibits | Приложения | Қосымшалар",
    "exhibits_to": "Exhibits to “{title}” | Приложения к документу «{title}» | «{title}» құжатына қосымшалар",
    "exhibit_number": "Exhibit | Приложение | Қосымша",
    "exhibit_what": "What it is | Что это | Бұл не",
    "exhibit_pages": "Pages | Страницы | Беттері",
    "exhibit_source": "Source | Источник | Дереккөз",
    "exhibit_language": "Language | Язык | Тілі",
    "exhibit_file": "File | Файл | Файл",
    "exhibit_taken_in": "How it was come by | Как получено | Қалай алынды",
    "exhibit_made_from": "Made from | Из чего сделано | Неден жасалды",
    "exhibit_stamped": "Stamped pages | Страницы с нумерацией | Нөмірленген беттер",
    "exhibit_printed": "What is printed | Что напечатано | Не басылды",
    "exhibit_to": "To | К документу | Қай құжатқа",
    "exhibit_size": "{size} bytes | байт: {size} | {size} байт",
    "exhibit_as_pages": (
        "The file’s pages as they are: {count} | Страницы файла без изменений: {count}"
        " | Файл беттері өзгеріссіз: {count}"
    ),
    "exhibit_as_images": (
        "Images, one on a page: {count} | Изображения, по одному на странице: {count}"
        " | Суреттер, әр бетте бір-бірден: {count}"
    ),
    "exhibit_as_text": (
        "The text of the file, set anew; the layout is not that of the file"
        " | Текст файла, набранный заново; оформление не такое, как в файле"
        " | Файл мәтіні, қайта терілген; безендірілуі файлдағыдай емес"
    ),
    "exhibit_chosen": (
        "Of {all} pages these: {pages} | Из {all} страниц следующие: {pages}"
        " | {all} беттің мыналары: {pages}"
    ),
    "exhibit_apart": (
        "Kept apart, not printed here | Хранится отдельно, здесь не напечатано"
        " | Бөлек сақталады, мұнда басылмаған"
    ),
    "exhibit_apart_kind": (
        "this kind of file cannot be printed | файл этого вида нельзя напечатать | мұндай файлды басуға болмайды"
    ),
    "exhibit_apart_locked": (
        "it is locked with a password | закрыт паролем | құпиясөзбен жабылған"
    ),
    "exhibit_apart_damaged": (
        "it is damaged and cannot be read | повреждён и не читается | бүлінген, оқылмайды"
    ),
    "exhibit_apart_missing": (
        "it is missing or damaged in this copy of the archive | в этой копии архива его нет или он повреждён"
        " | мұрағаттың осы көшірмесінде жоқ немесе бүлінген"
    ),
    "exhibit_apart_sealed": (
        "it is sealed | запечатан | мөрленген"
    ),
    "exhibit_apart_unlooked": (
        "nobody has looked at it for names yet | на имена ещё не проверен | есімдерге әлі тексерілмеген"
    ),
    "exhibit_apart_large": (
        "it is too large to be printed | слишком велик для печати | басуға тым үлкен"
    ),
    "exhibit_apart_right_to_left": (
        "its text is written from right to left | текст пишется справа налево | мәтіні оңнан солға жазылады"
    ),
    "exhibit_apart_no_file": (
        "no file is kept of it | файла нет | файлы жоқ"
    ),
    "exhibit_apart_no_pages": (
        "none of the pages asked for is in it | в нём нет указанных страниц | көрсетілген беттер онда жоқ"
    ),
    "exhibit_repaired": (
        "The file is damaged and was repaired when it was read; compare the pages with the original."
        " | Файл повреждён и восстановлен при чтении; сверьте страницы с оригиналом."
        " | Файл бүлінген, оқу кезінде қалпына келтірілді; беттерді түпнұсқамен салыстырыңыз."
    ),
    "exhibit_forms": (
        "Form fields and comments are printed as they look; what does not show on the page is not printed."
        " | Поля форм и пометки напечатаны в том виде, в каком видны; невидимое на странице не напечатано."
        " | Нысан өрістері мен белгілер көрінген күйінде басылды; бетте көрінбейтіні басылмады."
    ),
    "exhibit_form_unshown": (
        "The form says that its fields must be drawn anew; some entries may not show here."
        " | Форма требует отрисовки полей; часть записей может быть здесь не видна."
        " | Нысан өрістерін қайта салуды талап етеді; кейбір жазбалар мұнда көрінбеуі мүмкін."
    ),
    "exhibit_attached": (
        "Files attached within it are not printed: {count}. | Вложенные в него файлы не напечатаны: {count}."
        " | Оның ішіне салынған файлдар басылмады: {count}."
    ),
    "exhibit_first_frame": (
        "It moves; its first frame of {count} is printed. | Изображение движется; напечатан первый кадр из {count}."
        " | Сурет қозғалады; {count} кадрдың біріншісі басылды."
    ),
    "exhibit_page_unread": (
        "Page {page} of the file could not be read. | Страницу {page} файла прочитать не удалось."
        " | Файлдың {page}-бетін оқу мүмкін болмады."
    ),
    "certificate": "Identification of exhibits | Удостоверительный лист приложений | Қосымшаларды куәландыру парағы",
    "certificate_counts": (
        "Exhibits in this volume: {exhibits}; pages: {pages}, stamped {first} to {last}."
        " | В этом томе приложений: {exhibits}, страниц: {pages}, нумерация от {first} до {last}."
        " | Бұл томда {exhibits} қосымша, {pages} бет бар, нөмірленуі {first} – {last}."
    ),
    "certificate_hashes": (
        "Each SHA-256 was worked out from the whole file when this volume was made, and is that under which the file "
        "was taken into the archive."
        " | Каждое значение SHA-256 вычислено по целому файлу при составлении этого тома и совпадает с тем, под "
        "которым файл принят в архив."
        " | Әрбір SHA-256 мәні осы том жасалған кезде файлдың тұтасынан есептелді және файл мұрағатқа қабылданған "
        "мәнмен бірдей."
    ),
    "certificate_reduced": (
        "Where the foot of a page was not free, the page was made slightly smaller, so that its stamp stands clear of "
        "it. Links, scripts and attachments of files were left out."
        " | Где низ страницы не был свободен, страница слегка уменьшена, чтобы номер ничего не закрывал. Ссылки, "
        "сценарии и вложения файлов не перенесены."
        " | Беттің төменгі жағы бос болмаған жерде нөмір ештеңені жаппауы үшін бет сәл кішірейтілді. Файлдардағы "
        "сілтемелер, сценарийлер мен салынған файлдар көшірілмеді."
    ),
    "certificate_limits": (
        "This sheet tells which files the exhibits are. It does not say that what stands in them is true, nor who made "
        "them."
        " | Этот лист указывает, какие файлы являются приложениями. Он не удостоверяет ни правдивости их содержания, "
        "ни авторства."
        " | Бұл парақ қосымшалардың қай файлдар екенін ғана көрсетеді. Ол мазмұнының шындығын да, авторын да "
        "растамайды."
    ),
    "certificate_signed": (
        "I, the undersigned, state that the exhibits listed above are those to which the paper “{title}” refers."
        " | Я, нижеподписавшийся (нижеподписавшаяся), подтверждаю, что перечисленные выше приложения — те, на которые "
        "ссылается документ «{title}»."
        " | Мен, төменде қол қоюшы, жоғарыда аталған қосымшалар «{title}» құжаты сілтеме жасайтын қосымшалар екенін "
        "растаймын."
    ),
    "certificate_name": "Name | Фамилия, имя, отчество | Тегі, аты, әкесінің аты",
    "certificate_capacity": "Capacity | В качестве кого | Кім ретінде",
    "certificate_date": "Date and place | Дата и место | Күні мен жері",
    "certificate_signature": "Signature | Подпись | Қолы",
    # What is open when the paper is written
    "draft": "Draft | Черновик | Жоба",
    "open_points": "Open points | Открытые вопросы | Ашық мәселелер",
    "open_points_say": "This paper is a draft. What follows was found when it was written and is not settled."
                       " | Это черновик. Ниже перечислено то, что обнаружено при составлении и не решено."
                       " | Бұл — жоба. Төменде құжат жасалған кезде анықталған, әлі шешілмеген мәселелер берілген.",
    "answered_points": "Answered | Ответы даны | Жауап берілгендер",
    "answered": "Answer: {why} | Ответ: {why} | Жауабы: {why}",
    "whole_paper": "The paper as a whole | Документ в целом | Құжат тұтасымен",
    "compared_by_eye": "compared with the image of the page | сверено с изображением страницы"
                       " | беттің суретімен салыстырылды",
    # The page that tells how a brief is verified
    "proof_heading": "How to verify this paper | Как проверить этот документ | Бұл құжатты қалай тексеруге болады",
    "proof_what": (
        "A manifest goes with this paper: a small file that says of every note which source it cites, where and in "
        "which words, and that holds a sealed fingerprint of each evidence file. The fingerprint tells nothing of the "
        "file, not even to someone who has it, until the author hands over its salt."
        " | К этому документу прилагается манифест: небольшой файл, где для каждой сноски указано, на какой источник, "
        "какое место и какие слова она ссылается, и хранится запечатанный отпечаток каждого файла-доказательства. "
        "Отпечаток ничего не говорит о файле даже тому, у кого он есть, пока автор не передаст его соль."
        " | Бұл құжатқа манифест қоса беріледі: әр ескертпенің қай дереккөзге, оның қай жеріне және қандай сөздеріне "
        "сілтеме жасайтыны айтылған, әр дәлел файлының мөрленген ізі сақталған шағын файл. Автор тұзын бермейінше, "
        "бұл із файл туралы ештеңе айтпайды, тіпті файл қолында бар адамға да."
    ),
    "proof_key": "Key | Ключ | Кілт",
    "proof_manifest": "Manifest (SHA-256) | Манифест (SHA-256) | Манифест (SHA-256)",
    "proof_picture": (
        "QR code with the digits printed above | QR-код с цифрами, напечатанными выше"
        " | Жоғарыда басылған таңбалары бар QR-код"
    ),
    "proof_how": (
        "To verify, on any computer and without a network: muragat verify FILE.pdf. Compare what it prints with the "
        "code on this page, on paper if you can."
        " | Проверить можно на любом компьютере и без сети: muragat verify FILE.pdf. Сравните то, что напечатает "
        "программа, с кодом на этой странице, по возможности на бумаге."
        " | Кез келген компьютерде, желісіз тексеруге болады: muragat verify FILE.pdf. Бағдарлама шығарғанды осы "
        "беттегі кодпен салыстырыңыз, мүмкін болса қағаздағысымен."
    ),
    "proof_how_beside": (
        "To verify, on any computer and without a network: muragat verify FILE.pdf --manifest FILE.json. Compare what "
        "it prints with the code on this page, on paper if you can."
        " | Проверить можно на любом компьютере и без сети: muragat verify FILE.pdf --manifest FILE.json. Сравните то, "
        "что напечатает программа, с кодом на этой странице, по возможности на бумаге."
        " | Кез келген компьютерде, желісіз тексеруге болады: muragat verify FILE.pdf --manifest FILE.json. Бағдарлама "
        "шығарғанды осы беттегі кодпен салыстырыңыз, мүмкін болса қағаздағысымен."
    ),
    "proof_evidence": (
        "Whoever has the evidence and the salts of a note can add --evidence FOLDER --opening FILE: the program then "
        "says whether each file is the very file the note rests on."
        " | Тот, у кого есть доказательства и соль сноски, может добавить --evidence FOLDER --opening FILE: программа "
        "скажет, тот ли это самый файл, на котором основана сноска."
        " | Дәлелдер мен ескертпенің тұзы қолында бар адам --evidence FOLDER --opening FILE деп қоса алады: "
        "бағдарлама әр файлдың ескертпе негізделген дәл сол файл екенін не еместігін айтады."
    ),
    "proof_signed": (
        "“Unchanged since signed” means that no byte of the file has changed since this key signed it. It does not "
        "say whose key it is, nor that what the sources say is true."
        " | «Не изменён с момента подписания» значит, что ни один байт файла не изменился с тех пор, как он подписан "
        "этим ключом. Это не говорит о том, чей это ключ, и не доказывает, что сказанное в источниках правда."
        " | «Қол қойылғаннан бері өзгермеген» дегені — осы кілтпен қол қойылғаннан бері файлдың бірде-бір байты "
        "өзгермеген. Бұл кілттің кімдікі екенін айтпайды және дереккөздерде айтылғанның шындық екенін дәлелдемейді."
    ),
    "proof_not_signed": (
        "This file is not signed. The code shows whether the manifest is unchanged, and the program whether the notes "
        "of the paper are those of the manifest; other changes to the file cannot be found."
        " | Этот файл не подписан. Код показывает, не изменён ли манифест, а программа — те ли сноски в документе, что "
        "и в манифесте; другие изменения файла обнаружить нельзя."
        " | Бұл файлға қол қойылмаған. Код манифестің өзгермегенін, ал бағдарлама құжаттағы ескертпелердің "
        "манифестегідей екенін көрсетеді; файлдағы басқа өзгерістерді табу мүмкін емес."
    ),
    "proof_key_once": (
        "The key was made for this paper alone and leads to no other."
        " | Ключ создан только для этого документа и не ведёт ни к какому другому."
        " | Кілт тек осы құжат үшін жасалған және басқа ешбір құжатқа жетелемейді."
    ),
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


def term_called(words: str, names: dict[str, str]) -> str:
    """Which of these terms a person means by words in any language, or by their short name; "" for none of them.

    `names` are terms by what stands for each; what stands for it is given back.
    """
    wanted = words.strip().casefold()
    return next((short for term_, short in names.items()
                 if wanted == short or wanted in {one.casefold() for one in _LABELS[term_].all}), "")


def pinpoint(kind: str, at: str, language: str) -> str:
    """A place in a source as a note says it: ("page", "12", "en") is "p. 12"; an unknown kind is said as given."""
    if not at:
        return ""
    if kind == "sheets" and (place := court_file.of_places(((kind, at),))):
        return court_file.say(place, language)
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
