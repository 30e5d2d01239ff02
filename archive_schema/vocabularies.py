"""The controlled lists of the archive. Codes are kept for ever; labels may be corrected."""

from __future__ import annotations

from archive_schema.terms import vocabulary

CONFIDENTIALITY = vocabulary("confidentiality", """
    public: Public | Открыто | Ашық
    internal: Internal | Для внутреннего пользования | Ішкі пайдалану үшін
    restricted: Restricted | Конфиденциально | Құпия ақпарат
    secret: Secret | Строго конфиденциально | Қатаң құпия
""")

STATUS = vocabulary("status", """
    draft: Draft | Черновик | Қаралама
    under_review: Under review | На проверке | Тексерілуде
    verified: Verified | Проверено | Тексерілген
    published: Published | Опубликовано | Жарияланған
    rejected: Rejected | Отклонено | Қабылданбаған
    superseded: Superseded | Заменено | Ауыстырылған
""")

UNKNOWN_REASON = vocabulary("unknown_reason", """
    not_stated: Not stated | Не указано | Көрсетілмеген
    not_searched: Not searched | Не искали | Ізделмеген
    searched_not_found: Searched and not found | Искали, не нашли | Ізделді, табылмады
    denied: Denied | Отрицается | Жоққа шығарылған
    withheld: Withheld | Не раскрывается | Жария етілмейді
    illegible: Illegible | Неразборчиво | Оқылмайды
    lost_in_copy: Lost in our copy | Утрачено в нашей копии | Біздің көшірмеде сақталмаған
    not_applicable: Not applicable | Неприменимо | Қолданылмайды
""")

BASIS = vocabulary("basis", """
    stated: Stated by the source | Указано источником | Дереккөзде көрсетілген
    inferred: Inferred from context | Следует из контекста | Мәнмәтіннен шығады
    publication_date: From the date of publication | По дате публикации | Жарияланған күні бойынша
    legal_effect: By legal effect | По вступлению в силу | Күшіне енуі бойынша
""")

# Types of the Citation Style Language 1.0.2, those this field uses.
SOURCE_TYPE = vocabulary("source_type", """
    report: Report | Доклад | Баяндама
    article-newspaper: News article | Статья в СМИ | БАҚ мақаласы
    webpage: Web page | Веб-страница | Веб-бет
    post: Post in a social network | Публикация в соцсети | Әлеуметтік желідегі жарияланым
    post-weblog: Blog post | Запись в блоге | Блогтағы жарияланым
    legislation: Legislation | Законодательный акт | Заңнамалық акт
    legal_case: Court decision | Судебный акт | Сот актісі
    hearing: Hearing | Слушания | Тыңдау
    treaty: Treaty | Международный договор | Халықаралық шарт
    regulation: Regulation | Подзаконный акт | Заңға тәуелді акт
    interview: Interview | Интервью | Сұхбат
    personal_communication: Letter or e-mail | Письмо или эл. почта | Хат немесе эл. пошта
    press-release: Press release | Пресс-релиз | Баспасөз релизі
    dataset: Data set | Набор данных | Деректер жиынтығы
    speech: Speech or remark | Выступление или реплика | Сөйлеген сөз не пікір
    broadcast: Broadcast | Теле- или радиопередача | Теле- немесе радиохабар
    motion_picture: Video | Видео | Бейнежазба
    graphic: Image | Изображение | Сурет
    book: Book | Книга | Кітап
    chapter: Chapter | Глава | Тарау
    article-journal: Journal article | Статья в журнале | Журнал мақаласы
    manuscript: Manuscript | Рукопись | Қолжазба
    document: Other document | Другой документ | Өзге құжат
""")

GENRE = vocabulary("genre", """
    press_release: Press release | Пресс-релиз | Баспасөз релизі
    official_response: Official reply to an information request | Официальный ответ на запрос | Сұрау салуға ресми жауап
    transparency_report: Transparency report | Отчёт о прозрачности | Ашықтық туралы есеп
    leaked_mail: Leaked mail | Утечка переписки | Сыртқа тараған хат-хабар
    tweet: Tweet | Твит | Твит
    facebook_post: Facebook post | Публикация в Facebook | Facebook-тегі жарияланым
    court_order: Court order | Решение суда | Сот шешімі
    un_document: United Nations document | Документ ООН | БҰҰ құжаты
    ngo_statement: Statement of an organisation | Заявление организации | Ұйымның мәлімдемесі
    roundtable_remark: Remark at a round table | Выступление на круглом столе | Дөңгелек үстелде айтылған сөз
    statistics: Statistics | Статистика | Статистика
    map: Map or chart | Карта или диаграмма | Карта немесе диаграмма
    own_document: Our own document | Наш документ | Өз құжатымыз
""")

RELIABILITY = vocabulary("reliability", """
    high: Highly reliable | Очень надёжно | Өте сенімді
    likely: Likely reliable | Скорее надёжно | Негізінен сенімді
    unsure: Unsure | Под вопросом | Күмәнді
    unlikely: Likely unreliable | Скорее ненадёжно | Негізінен сенімсіз
    none: Highly unreliable | Совсем ненадёжно | Мүлде сенімсіз
""")

ANONYMITY = vocabulary("anonymity", """
    named: Named | Имя названо | Аты аталған
    role_only: Role only | Только роль | Тек рөлі
    known_to_us: Anonymous, known to us | Аноним, нам известен | Анонимді, бізге белгілі
    unknown: Anonymous, unknown | Аноним, неизвестен | Анонимді, белгісіз
""")

HANDLING = vocabulary("handling", """
    privileged: Privileged | Адвокатская тайна | Адвокаттық құпия
    minor: Concerns a minor | Касается несовершеннолетнего | Кәмелетке толмағанға қатысты
    graphic: Graphic | Тяжёлые сцены | Ауыр көріністер
    punishable: Punishable to hold or spread | Хранение или распространение наказуемо | Сақтау не тарату жазаланады
    protected_source: From a protected person | От лица под защитой | Қорғалатын адамнан алынған
""")

ADDRESS_STATUS = vocabulary("address_status", """
    live: Live | Работает | Жұмыс істейді
    dead: Dead | Не работает | Жұмыс істемейді
    redirects: Redirects | Перенаправляет | Басқа бетке бағыттайды
    unresolvable: Cannot be resolved | Домен не находится | Домен табылмайды
    unchecked: Not checked | Не проверялось | Тексерілмеген
""")

LOCATOR = vocabulary("locator", """
    page: Page | Страница | Бет
    paragraph: Paragraph | Пункт | Тармақ
    section: Section | Раздел | Бөлім
    article: Article | Статья | Бап
    clause: Clause | Пункт статьи | Бап тармағы
    note: Note | Сноска | Ескертпе
    volume: Volume | Том | Том
    sheet: Sheet | Лист | Парақ
    sheet_reverse: Sheet, reverse side | Лист, оборот | Парақтың сырты
    chapter: Chapter | Глава | Тарау
    line: Line | Строка | Жол
    message: Message | Сообщение | Хабарлама
    time: Time in a recording | Время в записи | Таспадағы уақыт
    table: Table | Таблица | Кесте
    figure: Figure | Рисунок | Сурет
    slide: Slide | Слайд | Слайд
    column: Column | Столбец | Баған
""")

STANCE = vocabulary("stance", """
    supports: Supports | Подтверждает | Растайды
    contradicts: Contradicts | Противоречит | Қайшы келеді
    mentions: Mentions | Упоминает | Атап өтеді
""")

SCOPE = vocabulary("scope", """
    sentence: The sentence | Предложение | Сөйлем
    paragraph: The paragraph | Абзац | Абзац
    whole_record: The whole record | Вся запись | Бүкіл жазба
    unclear: Unclear | Неясно | Анық емес
""")

CHECK_RESULT = vocabulary("check_result", """
    supports: Says so | Так и сказано | Солай айтылған
    partly: Says so in part | Сказано отчасти | Ішінара айтылған
    contradicts: Says otherwise | Сказано иное | Басқаша айтылған
    not_found: Not found there | Там не найдено | Ол жерден табылмады
    unreachable: Could not be reached | Источник недоступен | Дереккөз қолжетімсіз
""")

FILE_ROLE = vocabulary("file_role", """
    original: Original | Оригинал | Түпнұсқа
    working_copy: Working copy | Рабочая копия | Жұмыс көшірмесі
    capture: Capture | Сохранённая страница | Сақталған бет
    text: Extracted text | Извлечённый текст | Шығарып алынған мәтін
    redacted: Redacted copy | Копия с изъятиями | Деректері жасырылған көшірме
    translation: Translation | Перевод | Аударма
    transcript: Transcript | Расшифровка записи | Таспаның мәтіні
""")

UNREAD = vocabulary("unread", """
    scan: Scan without text | Скан без текста | Мәтінсіз скан
    image: Image | Изображение | Сурет
    recording: Sound or video recording | Аудио- или видеозапись | Дыбыс не бейне жазба
    password: Locked with a password | Закрыт паролем | Құпиясөзбен жабылған
    failed: Reading failed | Прочитать не удалось | Оқу сәтсіз аяқталды
    too_large: Too large to be read | Слишком велик для чтения | Оқуға тым үлкен
    unknown_kind: A kind of file that is not read | Файл такого вида не читается | Файлдың бұл түрі оқылмайды
    no_text: No text in it | Текста нет | Мәтіні жоқ
    part: Read only in part | Прочитан лишь частично | Жартылай ғана оқылған
""")

TRANSLATION_KIND = vocabulary("translation_kind", """
    sworn: Sworn translation | Заверенный перевод | Куәландырылған аударма
    working: Working translation | Рабочий перевод | Жұмыс аудармасы
    machine: Machine translation | Машинный перевод | Машиналық аударма
    by_source: By the source itself | Перевод самого источника | Дереккөздің өз аудармасы
""")

NAME_KIND = vocabulary("name_kind", """
    primary: Main name | Основное | Негізгі
    transliteration: Transliteration | Транслитерация | Транслитерация
    alias: Alias | Иное имя | Өзге аты
    former: Former name | Прежнее | Бұрынғы
    abbreviation: Abbreviation | Сокращение | Қысқарған сөз
    misspelling: Misspelling as printed | Ошибка в источнике | Дереккөздегі қате
    handle: Handle or account | Ник или аккаунт | Ник немесе аккаунт
    initials: Initials | Инициалы | Инициалдар
""")

PERSON_ROLE = vocabulary("person_role", """
    activist: Activist | Активист | Белсенді
    blogger: Blogger | Блогер | Блогер
    journalist: Journalist | Журналист | Журналист
    editor: Editor | Редактор | Редактор
    lawyer: Lawyer | Адвокат или юрист | Адвокат немесе заңгер
    ordinary_user: User of a social network | Пользователь соцсети | Әлеуметтік желі пайдаланушысы
    group_admin: Administrator of a group | Администратор группы | Топ әкімшісі
    politician: Politician | Политик | Саясаткер
    official: Official | Должностное лицо | Лауазымды адам
    judge: Judge | Судья | Судья
    prosecutor: Prosecutor | Прокурор | Прокурор
    expert: Expert | Эксперт | Сарапшы
    business: Business person | Предприниматель | Кәсіпкер
    researcher: Researcher | Исследователь | Зерттеуші
    other: Other | Иное | Өзге
""")

PROTECTION = vocabulary("protection", """
    none: None, the name may be used | Не нужна, имя можно называть | Қажет емес, атын атауға болады
    initials: Initials only | Только инициалы | Тек инициалдар
    pseudonym: Pseudonym | Псевдоним | Бүркеншік ат
    withheld: Name withheld | Имя не раскрывается | Аты-жөні жарияланбайды
""")

SEX = vocabulary("sex", """
    female: Female | Женский | Әйел
    male: Male | Мужской | Ер
    other: Other | Иное | Өзге
""")

CONSENT_PURPOSE = vocabulary("consent_purpose", """
    internal: Our own work | Наша работа | Өз жұмысымыз
    lawyers: Lawyers | Адвокаты и юристы | Адвокаттар мен заңгерлер
    un_confidential: United Nations, confidential | ООН, конфиденциально | БҰҰ, құпия түрде
    un_public: United Nations, public | ООН, открыто | БҰҰ, ашық түрде
    publication: Publication | Публикация | Жариялау
    court: Court | Суд | Сот
""")

NAME_USE = vocabulary("name_use", """
    full: Full name | Полное имя | Толық аты-жөні
    initials: Initials | Инициалы | Инициалдар
    pseudonym: Pseudonym | Псевдоним | Бүркеншік ат
    none: No name | Без имени | Аты-жөнсіз
""")

ORGANISATION_TYPE = vocabulary("organisation_type", """
    operator: Internet or mobile operator | Оператор связи | Байланыс операторы
    regulator: Regulator | Регулятор | Реттеуші орган
    ministry: Ministry | Министерство | Министрлік
    government: Government body | Государственный орган | Мемлекеттік орган
    security_service: Security service | Спецслужба | Арнаулы қызмет
    prosecutor: Prosecutor's office | Прокуратура | Прокуратура
    court: Court | Суд | Сот
    police: Police | Полиция | Полиция
    parliament: Parliament | Парламент | Парламент
    presidency: Presidency | Президент и его администрация | Президент және оның әкімшілігі
    media: Media outlet | СМИ | БАҚ
    platform: Platform | Платформа | Платформа
    ngo: Non-governmental organisation | Неправительственная организация | Үкіметтік емес ұйым
    intergovernmental: Intergovernmental organisation | Межправительственная организация | Үкіметаралық ұйым
    company: Company | Компания | Компания
    bank: Bank | Банк | Банк
    fund: Fund | Фонд | Қор
    association: Association | Объединение | Бірлестік
    informal_group: Informal group | Неформальная группа | Бейресми топ
    technical_body: Technical body | Техническая организация | Техникалық ұйым
    research: Research body | Исследовательская организация | Зерттеу ұйымы
""")

RELATION = vocabulary("relation", """
    renamed_to: Renamed | Новое название | Жаңа атауы
    reorganised_into: Reorganised into | Преобразовано в | Қайта ұйымдастыру нәтижесі
    created_from: Created from | Создано на базе | Құрылу негізі
    part_of: Part of | В составе | Қай ұйымның құрамында
    sold_to: Sold to | Продано кому | Кімге сатылды
    subsidiary_of: Subsidiary of | Материнская компания | Бас компаниясы
    member_of: Member of | Член организации | Мүше болған ұйымы
    operates: Operates | Управляет | Басқарады
    installed_for: Installed systems for | Установлены системы для | Жүйелер кім үшін орнатылды
""")

CERTAINTY = vocabulary("certainty", """
    done: Happened | Состоялось | Болған
    announced: Announced | Объявлено | Хабарланған
    expected: Expected | Ожидается | Күтіледі
    alleged: Alleged | По утверждениям | Айтылуынша
""")

INSTRUMENT_TYPE = vocabulary("instrument_type", """
    constitution: Constitution | Конституция | Конституция
    code: Code | Кодекс | Кодекс
    law: Law | Закон | Заң
    amendment_law: Amending law | Закон о внесении изменений | Өзгерістер енгізу туралы заң
    draft_law: Draft law | Законопроект | Заң жобасы
    government_decree: Government decree | Постановление Правительства | Үкімет қаулысы
    ministerial_order: Ministerial order | Приказ министра | Министр бұйрығы
    rules: Rules | Правила | Қағидалар
    guidelines: Guidelines | Руководство | Нұсқаулық
    treaty: Treaty | Международный договор | Халықаралық шарт
    resolution: Resolution | Резолюция | Қарар
    principles: Principles | Принципы | Қағидаттар
    un_report: Report to the United Nations | Доклад для ООН | БҰҰ-ға арналған баяндама
    court_precedent: Court precedent | Судебный прецедент | Сот прецеденті
    office_order: Office order | Ведомственный приказ | Ведомстволық бұйрық
""")

INSTRUMENT_STATUS = vocabulary("instrument_status", """
    proposed: Proposed | Предложено | Ұсынылған
    passed_parliament: Passed by parliament | Принято парламентом | Парламент қабылдаған
    rejected_unconstitutional: Rejected as unconstitutional | Признано неконституционным | Конституцияға сәйкес емес
    adopted: Adopted | Принято | Қабылданған
    in_force: In force | Действует | Қолданыста
    suspended: Suspended | Приостановлено | Тоқтатыла тұрған
    repealed: Repealed | Утратило силу | Күші жойылған
    replaced: Replaced | Заменено | Ауыстырылған
    planned: Planned | Планируется | Жоспарланған
""")

PROVISION_FUNCTION = vocabulary("provision_function", """
    empowers_block: Empowers blocking | Позволяет блокировать | Бұғаттауға мүмкіндік береді
    empowers_shutdown: Empowers a shutdown | Позволяет отключать связь | Байланысты ажыратуға мүмкіндік береді
    criminalises_speech: Makes speech a crime | Делает высказывание преступлением | Сөзді қылмыс деп таниды
    obliges_operator: Obliges operators | Обязывает операторов | Операторларды міндеттейді
    obliges_publisher: Obliges publishers | Обязывает издателей | Жариялаушыларды міндеттейді
    retention: Data retention | Хранение данных | Деректерді сақтау
    registration: Registration | Регистрация | Тіркеу
    surveillance: Surveillance | Слежка | Аңду
    limits_remedy: Limits remedies | Ограничивает правовую защиту | Құқықтық қорғауды шектейді
    requires_court: Requires a court decision | Требует судебного акта | Сот актісін талап етеді
    domain_rules: Domain names and hosting | Доменные имена и хостинг | Домендік атаулар мен хостинг
    restricts_circumvention: Restricts circumvention | Ограничивает обход блокировок | Бұғаттауды айналып өтуді шектейді
    guarantees_right: Guarantees a right | Гарантирует право | Құқыққа кепілдік береді
    limitation_standard: Standard for limitations | Стандарт ограничений | Шектеу стандарты
    derogation: Derogation | Отступление от обязательств | Міндеттемелерден шегіну
    other: Other | Иное | Өзге
""")

PENALTY_KIND = vocabulary("penalty_kind", """
    fine: Fine | Штраф | Айыппұл
    imprisonment: Imprisonment | Лишение свободы | Бас бостандығынан айыру
    arrest: Arrest as a penalty | Арест | Қамаққа алу
    restricted_freedom: Restricted freedom | Ограничение свободы | Бас бостандығын шектеу
    other: Other | Иное | Өзге
""")

PROCEEDING_TYPE = vocabulary("proceeding_type", """
    criminal: Criminal | Уголовное | Қылмыстық
    administrative: Administrative | Административное | Әкімшілік
    civil: Civil | Гражданское | Азаматтық
    constitutional: Constitutional | Конституционное | Конституциялық
    foreign: Before a foreign court | В иностранном суде | Шетелдік сотта
    investigation: Investigation only | Только расследование | Тек тергеп-тексеру
    detention: Detention without known charge | Задержание без известного обвинения | Тағылған айыбы белгісіз ұстау
""")

OUTCOME = vocabulary("outcome", """
    convicted: Convicted | Осуждение | Сотталды
    acquitted: Acquitted | Оправдание | Ақталды
    partly_convicted: Convicted in part | Осуждение в части | Ішінара сотталды
    claim_granted: Claim granted | Иск удовлетворён | Талап қою қанағаттандырылды
    claim_rejected: Claim rejected | В иске отказано | Талап қоюдан бас тартылды
    dismissed: Dismissed | Дело прекращено | Іс тоқтатылды
    pending: Pending | Рассматривается | Қаралуда
    released: Released | Освобождение | Босатылды
    unknown: Unknown | Неизвестно | Белгісіз
""")

IDENTIFIED = vocabulary("identified", """
    named: Named | Имя названо | Аты аталған
    unnamed: Unnamed | Имя не названо | Аты аталмаған
    group: Group | Группа | Топ
""")

OFFENCE = vocabulary("offence", """
    incitement_hatred: Incitement of hatred | Возбуждение розни | Араздықты қоздыру
    separatism: Separatism | Сепаратизм | Сепаратизм
    extremism: Extremism | Экстремизм | Экстремизм
    insult_dignity: Insult to national dignity | Оскорбление национального достоинства | Ұлттық қадір-қасиетті қорлау
    insult_official: Insult to an official | Оскорбление должностного лица | Лауазымды адамды қорлау
    libel: Libel | Клевета | Жала жабу
    false_information: Dissemination of false information | Распространение ложной информации | Жалған ақпарат тарату
    calls_to_assemble: Calls to assemble | Призывы к собранию | Жиналысқа шақыру
    unsanctioned_gathering: Unsanctioned gathering | Несанкционированное собрание | Рұқсат етілмеген жиналыс
    drugs: Drug possession | Хранение наркотиков | Есірткі сақтау
    reputation: Damage to reputation | Ущерб репутации | Беделге нұқсан келтіру
    radical_ideas: Dissemination of radical ideas | Распространение радикальных идей | Радикалды идеяларды тарату
    copyright_or_leak: Publication of leaked mail | Публикация утечки переписки | Сыртқа тараған хаттарды жариялау
    other: Other | Иное | Өзге
""")

PLEA = vocabulary("plea", """
    guilty: Guilty | Вину признаёт | Кінәсін мойындайды
    not_guilty: Not guilty | Вину не признаёт | Кінәсін мойындамайды
    partial: In part | Признаёт частично | Ішінара мойындайды
    recanted: Plea withdrawn | Отказ от признания | Мойындаудан бас тартты
""")

VERDICT = vocabulary("verdict", """
    convicted: Convicted | Осуждение | Сотталды
    acquitted: Acquitted | Оправдание | Ақталды
    dismissed: Dismissed | Дело прекращено | Іс тоқтатылды
    returned: Case returned | Дело возвращено | Іс қайтарылды
    pending: Pending | Рассматривается | Қаралуда
    unknown: Unknown | Неизвестно | Белгісіз
""")

STEP = vocabulary("step", """
    complaint: Complaint | Жалоба | Шағым
    investigation_opened: Investigation opened | Начато расследование | Тергеп-тексеру басталды
    search: Search of premises | Обыск | Тінту
    questioning: Questioning | Допрос | Жауап алу
    arrest: Arrest | Задержание | Ұстап алу
    charge: Charge | Обвинение | Айып тағу
    custody_order: Custody ordered | Заключение под стражу | Күзетпен ұстауға санкция
    custody_extended: Custody extended | Продление стражи | Күзетпен ұстауды ұзарту
    hearing: Court hearing | Судебное заседание | Сот отырысы
    trial_start: Trial begins | Начало суда | Сот талқылауының басталуы
    verdict: Verdict | Приговор | Үкім
    sentence: Sentence | Назначение наказания | Жаза тағайындау
    acquittal: Acquittal | Оправдательный приговор | Ақтау үкімі
    appeal: Appeal | Апелляция | Апелляция
    cassation: Cassation | Кассация | Кассация
    release: Release | Освобождение | Босату
    civil_judgment: Civil judgment | Решение по гражданскому делу | Азаматтық іс бойынша шешім
    order_sought: Order sought | Запрошено распоряжение суда | Сот өкімі сұралды
    order_refused: Order refused | В распоряжении отказано | Өкім беруден бас тартылды
    investigation_closed: Investigation closed | Расследование прекращено | Тергеп-тексеру тоқтатылды
    statement: Statement in court | Слова в суде | Сотта айтылған сөз
""")

DETENTION_TYPE = vocabulary("detention_type", """
    pre_trial_custody: Pre-trial custody | Содержание под стражей | Күзетпен ұстау
    administrative_arrest: Administrative arrest | Административный арест | Әкімшілік қамаққа алу
    briefly_detained: Briefly detained | Краткое задержание | Қысқа уақытқа ұстау
    house_arrest: House arrest | Домашний арест | Үйқамақ
    imprisonment: Imprisonment | Лишение свободы | Бас бостандығынан айыру
    travel_ban: Travel ban | Запрет на выезд | Шығуға тыйым салу
""")

SANCTION = vocabulary("sanction", """
    imprisonment: Imprisonment | Лишение свободы | Бас бостандығынан айыру
    restricted_freedom: Restricted freedom | Ограничение свободы | Бас бостандығын шектеу
    administrative_arrest: Administrative arrest | Административный арест | Әкімшілік қамаққа алу
    fine: Fine | Штраф | Айыппұл
    damages: Damages | Возмещение вреда | Зиянды өтеу
    community_service: Community service | Общественные работы | Қоғамдық жұмыстар
    ban_on_activity: Ban on public activity | Запрет общественной деятельности | Қоғамдық қызметке тыйым салу
    confiscation: Confiscation | Конфискация | Тәркілеу
    deportation: Deportation | Выдворение | Елден шығарып жіберу
    closure: Closure of an outlet | Закрытие СМИ | БАҚ-ты жабу
""")

MEDIUM = vocabulary("medium", """
    post: Post | Публикация | Жарияланым
    repost: Repost | Репост | Репост
    poll: Poll | Опрос | Сауалнама
    video: Video | Видео | Бейнежазба
    comment: Comment | Комментарий | Пікір
    photo: Photograph | Фотография | Фотосурет
    article: Press article | Статья | Мақала
    call_to_assemble: Call to assemble | Призыв к собранию | Жиналысқа шақыру
    private_message: Private message | Личное сообщение | Жеке хабарлама
    reporting: Reporting | Репортаж | Репортаж
    unknown: Unknown | Неизвестно | Белгісіз
""")

WGAD_CATEGORY = vocabulary("wgad_category", """
    I: I: no legal basis | I: нет правового основания | I: құқықтық негізі жоқ
    II: II: for the exercise of rights | II: за осуществление прав | II: құқықтарын жүзеге асырғаны үшін
    III: III: fair trial not observed | III: нарушено право на справедливый суд | III: әділ сотқа құқығы бұзылған
    IV: IV: prolonged custody of migrants and refugees \
        | IV: длительное содержание мигрантов и беженцев | IV: мигранттар мен босқындарды ұзақ ұстау
    V: V: discrimination | V: дискриминация | V: кемсітушілік
""")

TARGET_KIND = vocabulary("target_kind", """
    domain: Site | Сайт | Сайт
    url: Page | Страница | Бет
    ip: IP address | IP-адрес | IP-мекенжай
    network: Network | Сеть | Желі
    app: App | Приложение | Қосымша
    app_store_listing: Listing in an app store | Страница в магазине приложений | Қосымшалар дүкеніндегі бет
    account: Account | Аккаунт | Аккаунт
    page_on_platform: Page on a platform | Страница на платформе | Платформадағы бет
    platform: Platform | Платформа | Платформа
    protocol: Protocol | Протокол | Хаттама
    service_feature: Feature of a service | Функция сервиса | Сервис функциясы
    tool_class: Class of tools | Класс инструментов | Құралдар класы
    group: Group of sites | Группа сайтов | Сайттар тобы
""")

# The Citizen Lab's categories of its test lists.
SITE_CATEGORY = vocabulary("site_category", """
    NEWS: News media | Новостные СМИ | Жаңалықтар БАҚ-ы
    HUMR: Human rights | Права человека | Адам құқықтары
    POLR: Political criticism | Политическая критика | Саяси сын
    SOCI: Social networking | Социальные сети | Әлеуметтік желілер
    MMED: Media sharing | Обмен медиафайлами | Медиафайл алмасу
    HOST: Hosting and blogging platforms | Хостинг и блоги | Хостинг және блогтар
    ANON: Circumvention tools | Средства обхода блокировок | Бұғаттауды айналып өту құралдары
    COMT: Communication tools | Средства общения | Қарым-қатынас құралдары
    SRCH: Search engines | Поисковые системы | Іздеу жүйелері
    LGBT: LGBT | ЛГБТ | ЛГБТ
    PORN: Pornography | Порнография | Порнография
    REL: Religion | Религия | Дін
    EXTR: Extremism | Экстремизм | Экстремизм
    CULTR: Culture | Культура | Мәдениет
    ECON: Economics | Экономика | Экономика
    FILE: File sharing | Обмен файлами | Файл алмасу
    GOVT: Government | Государственные органы | Мемлекеттік органдар
    IGO: Intergovernmental organisations | Межправительственные организации | Үкіметаралық ұйымдар
    CTRL: Control content | Контрольный материал | Бақылау материалы
    GAME: Gaming | Игры | Ойындар
    DATE: Dating | Знакомства | Танысу
    ALDR: Alcohol and drugs | Алкоголь и наркотики | Алкоголь және есірткі
    GMB: Gambling | Азартные игры | Құмар ойындар
    HACK: Hacking tools | Хакерские инструменты | Хакерлік құралдар
    HATE: Hate speech | Язык вражды | Өшпенділік тілі
    MILX: Terrorism and militants | Терроризм и боевики | Терроризм және содырлар
    PUBH: Public health | Общественное здоровье | Қоғамдық денсаулық
    PROV: Provocative attire | Откровенная одежда | Ашық-шашық киім
    XED: Sex education | Половое просвещение | Жыныстық тәрбие
    ENV: Environment | Окружающая среда | Қоршаған орта
    COMM: E-commerce | Электронная торговля | Электрондық сауда
    MISC: Miscellaneous | Прочее | Әртүрлі
""")

ORDER_KIND = vocabulary("order_kind", """
    court_decision: Court decision | Судебный акт | Сот актісі
    prosecutor_order: Prosecutor's order | Акт прокурора | Прокурор актісі
    regulator_order: Regulator's order | Предписание регулятора | Реттеуші органның нұсқамасы
    security_order: Security service's order | Решение спецслужбы | Арнаулы қызметтің шешімі
    executive_decree: Executive decree | Акт исполнительной власти | Атқарушы билік актісі
    voluntary: Voluntary | Добровольно | Ерікті түрде
    none_known: None known | О решении не известно | Шешім белгісіз
""")

GROUND = vocabulary("ground", """
    extremism: Extremism and terrorism | Экстремизм и терроризм | Экстремизм және терроризм
    pornography: Pornography | Порнография | Порнография
    hatred: Hatred between ethnic or religious groups \
        | Межэтническая или религиозная рознь | Этносаралық не діни араздық
    children: Protection of children | Защита детей | Балаларды қорғау
    licensing: Breach of licensing or sector rules \
        | Нарушение лицензии или правил отрасли | Лицензия не сала қағидаларын бұзу
    honour: Honour and dignity | Честь и достоинство | Ар-намыс пен қадір-қасиет
    libel: Libel | Клевета | Жала жабу
    drugs: Drugs | Наркотики | Есірткі
    suicide: Suicide | Самоубийство | Өзін-өзі өлтіру
    elections: Elections | Выборы | Сайлау
    integrity: Integrity of the State | Целостность государства | Мемлекет тұтастығы
    circumvention: Circumvention of blocking | Обход блокировок | Бұғаттауды айналып өту
    copyright: Copyright | Авторское право | Авторлық құқық
    public_safety: Public safety | Общественная безопасность | Қоғамдық қауіпсіздік
    none_given: None given | Не названо | Аталмаған
    other: Other | Иное | Өзге
""")

RESTRICTION_STATUS = vocabulary("restriction_status", """
    in_force: In force | Действует | Қолданыста
    lifted: Lifted | Снято | Алып тасталған
    intermittent: Intermittent | С перерывами | Үзілістермен
    temporary: Temporary, ended | Временно, закончилось | Уақытша, аяқталған
    watched: Watched, not said to be blocked | Проверяется, о блокировке не сообщалось \
        | Тексерілуде, бұғатталғаны айтылмаған
    unknown: Unknown | Неизвестно | Белгісіз
""")

TECHNIQUE = vocabulary("technique", """
    dns: DNS | DNS | DNS
    tcp_ip: TCP/IP | TCP/IP | TCP/IP
    tls_sni: TLS | TLS | TLS
    http_diff: Block page | Страница-заглушка | Бұғаттау беті
    throttling: Throttling | Замедление | Баяулату
    mitm: Interception | Перехват трафика | Трафикті ұстап қалу
    app_store_removal: Removal from an app store | Удаление из магазина приложений | Қосымшалар дүкенінен алып тастау
    delisting: Removal from search | Удаление из поиска | Іздеуден алып тастау
    unknown: Unknown | Неизвестно | Белгісіз
""")

INTENT = vocabulary("intent", """
    deliberate: Deliberate | Намеренно | Әдейі
    suspected: Suspected | Предположительно намеренно | Әдейі деген күдік бар
    technical_fault: Technical fault | Технический сбой | Техникалық ақау
    denied: Denied | Отрицается | Жоққа шығарылған
    collateral: Collateral | Побочное последствие | Жанама салдар
    unknown: Unknown | Неизвестно | Белгісіз
""")

EVIDENCE_CLASS = vocabulary("evidence_class", """
    user_reports: Reports of users | Сообщения пользователей | Пайдаланушылардың хабарлары
    measurement: Measurement | Измерение | Өлшеу
    official_registry: Official register | Официальный реестр | Ресми тізілім
    admission: Admission | Признание | Мойындау
    press: Press | Пресса | Баспасөз
    court_record: Court record | Материалы суда | Сот материалдары
""")

MEASUREMENT_RESULT = vocabulary("measurement_result", """
    blocked: Blocked | Заблокировано | Бұғатталған
    down: Site down | Сайт не работает | Сайт жұмыс істемейді
    reachable: Reachable | Доступ есть | Қолжетімді
    undetermined: Undetermined | Не определено | Анықталмаған
    anomaly: Anomaly | Аномалия | Аномалия
""")

GEO_SCOPE = vocabulary("geo_scope", """
    one_city: One city or place | Один город или место | Бір қала не жер
    one_region: Several places in one region | Несколько мест одного региона | Бір өңірдің бірнеше жері
    several_regions: Several regions | Несколько регионов | Бірнеше өңір
    nationwide: Nationwide | Вся страна | Бүкіл ел
    unknown: Unknown | Неизвестно | Белгісіз
""")

NETWORK = vocabulary("network", """
    mobile: Mobile internet | Мобильный интернет | Мобильді интернет
    fixed: Fixed-line internet | Проводной интернет | Сымды интернет
    voice: Telephone calls | Телефонная связь | Телефон байланысы
    sms: Text messages | SMS | SMS
    messenger: Messenger | Мессенджер | Мессенджер
    social: Social network | Социальная сеть | Әлеуметтік желі
    web: Web resources | Веб-ресурсы | Веб-ресурстар
    vpn: VPN and circumvention | VPN и обход блокировок | VPN және бұғаттауды айналып өту
    gateway: International gateway | Международный шлюз | Халықаралық шлюз
    cctld: Country domain from abroad | Домен страны из-за рубежа | Шетелден ел доменіне кіру
    banking: Banking | Банковские услуги | Банк қызметтері
    all: All | Всё | Барлығы
""")

SERVICE_STATE = vocabulary("service_state", """
    shut_down: Shut down | Отключено | Ажыратылған
    blocked: Blocked | Заблокировано | Бұғатталған
    throttled: Throttled | Замедлено | Баяулатылған
    interrupted: Interrupted | С перебоями | Іркіліспен
    partly_open: Open in part | Открыто частично | Ішінара ашық
    restored: Restored | Восстановлено | Қалпына келтірілген
    available: Available | Доступно | Қолжетімді
    unknown: Unknown | Неизвестно | Белгісіз
""")

SHUTDOWN_CAUSE = vocabulary("shutdown_cause", """
    protests: Protests | Протесты | Наразылықтар
    conflict: Conflict | Конфликт | Қақтығыс
    political_instability: Political instability | Политическая нестабильность | Саяси тұрақсыздық
    information_control: Information control | Контроль над информацией | Ақпаратты бақылау
    communal_violence: Communal violence | Насилие между общинами | Қауымдар арасындағы зорлық-зомбылық
    exams: Examinations | Экзамены | Емтихандар
    elections: Elections | Выборы | Сайлау
    cable_break: Cable breakage | Обрыв кабеля | Кабельдің үзілуі
    power: Power failure | Сбой электроснабжения | Электр қуатының үзілуі
    state_of_emergency: State of emergency | Чрезвычайное положение | Төтенше жағдай
    other: Other | Иное | Өзге
    unknown: Unknown | Неизвестно | Белгісіз
""")

ACKNOWLEDGED = vocabulary("acknowledged", """
    acknowledges: Acknowledges | Признаёт | Мойындайды
    denies: Denies | Отрицает | Жоққа шығарады
    silent: Silent | Молчит | Үндемейді
    blames_other: Blames others | Винит других | Өзгелерді кінәлайды
""")

REMOVAL_TYPE = vocabulary("removal_type", """
    court_order: Court order | Решение суда | Сот шешімі
    government_request: Request of the government | Запрос властей | Биліктің сұрауы
    under_pressure: Under pressure | Под давлением | Қысыммен
    own_decision: The publisher's own decision | Решение самого издателя | Жариялаушының өз шешімі
    platform_policy: Policy of the platform | Правила платформы | Платформа қағидалары
    page_closure: Closure of a page | Закрытие страницы | Бетті жабу
    delisting: Removal from search | Удаление из поиска | Іздеуден алып тастау
    agreement: Under an agreement | По соглашению | Келісім бойынша
    account_data: Demand for data of users | Требование данных пользователей | Пайдаланушы деректерін талап ету
""")

COMPLIANCE = vocabulary("compliance", """
    full: Complied | Исполнено | Орындалды
    partial: Complied in part | Исполнено частично | Ішінара орындалды
    none: Refused | Отказано | Бас тартылды
    reinstated: Put back | Возвращено | Қайта қойылды
    rejected_by_court: Rejected by the court | Отклонено судом | Сот қабылдамады
    unknown: Unknown | Неизвестно | Белгісіз
""")

ATTACK_TYPE = vocabulary("attack_type", """
    beating: Beating | Избиение | Ұрып-соғу
    threat: Threat | Угроза | Қорқыту
    intimidation: Intimidation | Запугивание | Үркіту
    raid: Search or raid | Обыск или рейд | Тінту немесе рейд
    killing: Killing | Убийство | Кісі өлтіру
    ddos: Flooding with traffic | DDoS-атака | DDoS-шабуыл
    defacement: Defacement | Подмена страницы | Бетті бұрмалау
    account_takeover: Taking over accounts | Захват аккаунтов | Аккаунттарды басып алу
    phishing: Phishing | Фишинг | Фишинг
    malware: Malware | Вредоносная программа | Зиянды бағдарлама
    interception: Interception of correspondence | Перехват переписки | Хат-хабарды ұстап қалу
    disabled: Site disabled | Сайт выведен из строя | Сайт істен шығарылды
    vulnerability: Vulnerability exposed | Раскрыта уязвимость | Осалдық анықталды
    troll_campaign: Campaign of trolls | Кампания троллей | Тролльдер науқаны
    other: Other | Иное | Өзге
""")

ATTACK_NATURE = vocabulary("attack_nature", """
    violence: Violence | Насилие | Зорлық-зомбылық
    intimidation: Intimidation | Запугивание | Үркіту
    technical: Technical | Техническая атака | Техникалық шабуыл
""")

SURVEILLANCE_TYPE = vocabulary("surveillance_type", """
    interception_system: Interception system | Система перехвата | Хабарларды ұстап қалу жүйесі
    dpi: Deep packet inspection | Глубокий анализ трафика (DPI) | Трафикті терең талдау (DPI)
    root_certificate: Root certificate | Корневой сертификат | Түбірлік сертификат
    monitoring_system: Monitoring system | Система мониторинга | Мониторинг жүйесі
    data_retention: Data retention | Хранение данных | Деректерді сақтау
    sim_registration: Registration of SIM cards | Регистрация SIM-карт | SIM-карталарды тіркеу
    wifi_identification: Identification at public access points \
        | Идентификация в пунктах доступа | Қолжетімділік пункттерінде сәйкестендіру
    spyware: Spyware | Шпионская программа | Тыңшылық бағдарлама
    content_scanning: Scanning of content | Сканирование содержания | Мазмұнды сканерлеу
    device_ban: Ban on devices | Запрет устройств | Құрылғыларға тыйым салу
    other: Other | Иное | Өзге
""")

DEPLOYMENT = vocabulary("deployment", """
    proposed: Proposed | Предложено | Ұсынылған
    announced: Announced | Объявлено | Хабарланған
    procured: Procured | Закуплено | Сатып алынған
    piloted: Piloted | Испытывается | Сынақта
    partly: Partly in use | Частично используется | Ішінара қолданылады
    in_use: In use | Используется | Қолданылады
    withdrawn: Withdrawn | Отозвано | Кері қайтарылған
    unknown: Unknown | Неизвестно | Белгісіз
""")

STATEMENT_STANCE = vocabulary("statement_stance", """
    acknowledges: Acknowledges | Признаёт | Мойындайды
    denies: Denies | Отрицает | Жоққа шығарады
    justifies: Justifies | Оправдывает | Ақтайды
    announces: Announces | Объявляет | Хабарлайды
    threatens: Threatens | Угрожает | Қорқытады
    promises: Promises | Обещает | Уәде береді
    criticises: Criticises | Критикует | Сынайды
    explains: Explains | Объясняет | Түсіндіреді
    admits: Admits | Сознаётся | Мойнына алады
    alleges: Alleges | Утверждает | Мәлімдейді
    calls_for: Calls for | Призывает | Шақырады
""")

EVENT_TYPE = vocabulary("event_type", """
    protest: Protest | Протест | Наразылық
    riot: Riot | Беспорядки | Тәртіпсіздік
    attack: Armed attack | Вооружённое нападение | Қарулы шабуыл
    election: Election | Выборы | Сайлау
    emergency: State of emergency | Чрезвычайное положение | Төтенше жағдай
    reform: Reform | Реформа | Реформа
    campaign: Campaign | Кампания | Науқан
    transaction: Transaction | Сделка | Мәміле
    agreement: Agreement | Соглашение | Келісім
    creation: Creation of a body | Создание организации | Ұйымның құрылуы
    reorganisation: Reorganisation | Реорганизация | Қайта ұйымдастыру
    technical: Technical change | Техническое изменение | Техникалық өзгеріс
    economic: Economic event | Экономическое событие | Экономикалық оқиға
    finding: Finding | Вывод | Тұжырым
    military: Military deployment | Ввод войск | Әскер енгізу
    other: Other | Иное | Өзге
""")

POLARITY = vocabulary("polarity", """
    lower_is_freer: Lower is freer | Чем меньше, тем свободнее | Аз болса, еркінірек
    higher_is_freer: Higher is freer | Чем больше, тем свободнее | Көп болса, еркінірек
""")

RECOMMENDATION_TYPE = vocabulary("recommendation_type", """
    legislative: Legislative | Законодателю | Заң шығарушыға
    executive: Executive | Исполнительной власти | Атқарушы билікке
    judicial: Judicial | Судам | Соттарға
    operator: To operators | Операторам | Операторларға
    international: To international bodies | Международным органам | Халықаралық органдарға
    civil_society: To civil society | Гражданскому обществу | Азаматтық қоғамға
""")

FOLLOW_UP = vocabulary("follow_up", """
    proposed: Proposed | Предложено | Ұсынылған
    accepted: Accepted | Принято | Қабылданған
    noted: Noted | Принято к сведению | Назарға алынған
    rejected: Rejected | Отклонено | Қабылданбаған
    partly_implemented: Implemented in part | Выполнено частично | Ішінара орындалған
    implemented: Implemented | Выполнено | Орындалған
    no_action: No action | Мер не принято | Шара қолданылмаған
""")

FINDING = vocabulary("finding", """
    met: Met | Соблюдено | Сақталған
    not_met: Not met | Не соблюдено | Сақталмаған
    unclear: Unclear | Неясно | Анық емес
    no_information: No information | Нет сведений | Мәлімет жоқ
""")

LIMB = vocabulary("limb", """
    legality: Provided by law | Предусмотрено законом | Заңда көзделген
    legitimate_aim: Legitimate aim | Законная цель | Заңды мақсат
    necessity: Necessity | Необходимость | Қажеттілік
    proportionality: Proportionality | Соразмерность | Мөлшерлестік
    non_discrimination: Non-discrimination | Недискриминация | Кемсітпеушілік
    remedy: Challenge and remedy | Обжалование и правовая защита | Шағымдану және құқықтық қорғау
    derogation_proclaimed: Emergency officially proclaimed \
        | Чрезвычайное положение официально объявлено | Төтенше жағдай ресми жарияланған
    derogation_notified: Notice to other States | Уведомление других государств | Басқа мемлекеттерге хабарлау
    derogation_strictly_required: Strictly required | Строго необходимо | Қатаң қажеттілік шегінде
""")

TRANSPARENCY_KIND = vocabulary("transparency_kind", """
    removal_requests: Requests for removal | Запросы на удаление | Жою туралы сұраулар
    data_requests: Requests for data | Запросы данных | Деректер туралы сұраулар
    items_restricted: Items restricted | Ограниченные материалы | Шектелген материалдар
    sites_reviewed: Sites reviewed | Проверенные сайты | Тексерілген сайттар
    sites_blocked: Sites blocked | Заблокированные сайты | Бұғатталған сайттар
    accounts: Accounts | Аккаунты | Аккаунттар
""")

CASE_STAGE = vocabulary("case_stage", """
    collecting: Collecting | Сбор материалов | Материал жинау
    drafting: Drafting | Подготовка текста | Мәтін дайындау
    filed: Filed | Подано | Берілген
    waiting: Waiting for a reply | Ожидание ответа | Жауап күту
    closed: Closed | Закрыто | Жабылған
""")

CORRESPONDENCE_RESULT = vocabulary("correspondence_result", """
    waiting: Waiting | Ожидание | Күту
    reply: Reply | Ответ | Жауап
    refusal: Refusal | Отказ | Бас тарту
    silence: Silence | Молчание | Жауапсыз қалды
    returned: Returned | Возвращено | Қайтарылған
""")

DISPATCH = vocabulary("dispatch", """
    post: By post | Почтой | Поштамен
    courier: By courier | Курьером | Курьермен
    email: By e-mail | По эл. почте | Эл. поштамен
    portal: Through a portal | Через портал | Портал арқылы
    by_hand: By hand | Лично | Қолма-қол
    fax: By fax | Факсом | Факспен
""")

SUBMISSION_STATUS = vocabulary("submission_status", """
    draft: Draft | Черновик | Қаралама
    sent: Sent | Отправлено | Жіберілген
    registered: Registered | Зарегистрировано | Тіркелген
    communicated: Communicated to the State | Препровождено государству | Мемлекетке жолданған
    replied: The State replied | Государство ответило | Мемлекет жауап берген
    decided: Decided | Решение принято | Шешім қабылданған
    rejected: Rejected | Отклонено | Қабылданбаған
""")

TASK_STATE = vocabulary("task_state", """
    open: Open | Не начато | Басталмаған
    doing: In hand | В работе | Орындалуда
    done: Done | Сделано | Орындалған
    dropped: Dropped | Снято | Алып тасталған
""")

PRIORITY = vocabulary("priority", """
    urgent: Urgent | Срочный | Шұғыл
    high: High | Высокий | Жоғары
    normal: Normal | Обычный | Қалыпты
    low: Low | Низкий | Төмен
""")

COLLEAGUE_ROLE = vocabulary("colleague_role", """
    reader: Reader | Читатель | Оқырман
    editor: Editor | Редактор | Редактор
    keeper: Keeper of names | Хранитель имён | Есімдер сақтаушысы
""")

SAMENESS = vocabulary("sameness", """
    distinct: Not the same | Не одно и то же | Бөлек жазбалар
    merged: Merged into the other | Объединена с другой | Басқасына біріктірілген
""")

DIFFERENCE_STATE = vocabulary("difference_state", """
    open: To be chosen | Не решено | Шешілмеген
    settled: Settled | Решено | Шешілген
""")

SEARCH_ORDER = vocabulary("search_order", """
    best: Best first | Сначала лучшие | Алдымен үздіктері
    date: By date | По дате | Күні бойынша
    title: By title | По названию | Атауы бойынша
    added: By when added | По времени добавления | Қосылған уақыты бойынша
""")

BRIEF_STYLE = vocabulary("brief_style", """
    plain: Plain notes | Обычные сноски | Қарапайым ескертпелер
    oscola: OSCOLA, 4th edition | OSCOLA, 4-е издание | OSCOLA, 4-басылым
    bluebook: Bluebook, 21st edition | Bluebook, 21-е издание | Bluebook, 21-басылым
    chicago_notes: Chicago, 17th edition, notes | Чикаго, 17-е издание, сноски | Чикаго, 17-басылым, ескертпелер
    chicago_author_date: Chicago, 17th edition, author-date | Чикаго, 17-е изд., автор-год | Чикаго, 17-бас., автор-жыл
    gost: GOST R 7.0.5-2008, in Russian | ГОСТ Р 7.0.5-2008, по-русски | ГОСТ Р 7.0.5-2008, орысша
    gost_kk: GOST R 7.0.5-2008, in Kazakh | ГОСТ Р 7.0.5-2008, по-казахски | ГОСТ Р 7.0.5-2008, қазақша
""")

PAGE_SIZE = vocabulary("page_size", """
    A4: A4 | A4 | A4
    Letter: Letter | Letter | Letter
""")

BLOCK_TYPE = vocabulary("block_type", """
    heading: Heading | Заголовок | Тақырып
    text: Text | Текст | Мәтін
    quotation: Quotation | Цитата | Дәйексөз
    list: List | Список | Тізім
    table: Table of records | Таблица записей | Жазбалар кестесі
    record: Sentence of a record | Фраза о записи | Жазба туралы сөйлем
    page_break: New page | Новая страница | Жаңа бет
    bibliography: Bibliography | Список источников | Дереккөздер тізімі
    authorities: Table of authorities | Указатель источников права | Құқық дереккөздерінің көрсеткіші
    exhibits: List of exhibits | Перечень приложений | Қосымшалар тізімі
    timeline: Timeline | Хронология | Хронология
    chart: Chart | Диаграмма | Диаграмма
    limitation: Limitation test | Проверка ограничения | Шектеуді тексеру
    hours: Regions by the hour | Регионы по часам | Сағат бойынша өңірлер
    phases: Phases of a shutdown in time | Этапы отключения во времени | Ажырату кезеңдері уақыт бойынша
    graph: Relations of a record | Связи записи | Жазбаның байланыстары
    gaps: What was blocked, and by which order | Что заблокировано и каким решением | Не бұғатталды және қай шешіммен
    counts: Counts of records | Подсчёт записей | Жазбалар саны
    answer: Answer to a question of a form | Ответ на вопрос формуляра | Нысан сұрағының жауабы
""")

LANES = vocabulary("lanes", """
    line: A line for each date | По строке на дату | Әр күнге бір жол
    record: A lane for each record | По дорожке на запись | Әр жазбаға бір жолақ
    kind: A lane for each kind | По дорожке на вид записей | Әр жазба түріне бір жолақ
    person: A lane for each person | По дорожке на человека | Әр адамға бір жолақ
""")

BRIEF_TEMPLATE = vocabulary("brief_template", """
    legal_brief: Legal brief | Правовая позиция | Құқықтық ұстаным
    hrc_communication: Communication to the Human Rights Committee | Сообщение в КПЧ ООН | БҰҰ АҚК-ға хабарлама
    sr_communication: Communication to a Special Rapporteur | Сообщение спецдокладчику | Арнайы баяндамашыға хабарлама
    wgad: Questionnaire on arbitrary detention | Вопросник о произвольном задержании | Негізсіз ұстау туралы сауалнама
    prosecutions_report: Report of prosecutions | Доклад о преследованиях | Қудалау туралы баяндама
    blocked_annex: Annex of blocked sites | Приложение: заблокированные сайты | Қосымша: бұғатталған сайттар
    shutdown_chronology: Chronology of a shutdown | Хронология отключения связи | Байланысты ажырату хронологиясы
""")

FILE_REFERENCES = vocabulary("file_references", """
    in_text: In the text | В тексте | Мәтін ішінде
    notes: In notes | В сносках | Ескертпелерде
""")

FILE_METADATA = vocabulary("file_metadata", """
    title: Title | Название | Атауы
    author: Author | Автор | Авторы
    subject: Subtitle | Подзаголовок | Тақырыпша
    nothing: Nothing | Ничего | Ештеңе
""")

LANGUAGE = vocabulary("language", """
    en: English | английский | ағылшын
    ru: Russian | русский | орыс
    kk: Kazakh | казахский | қазақ
    uz: Uzbek | узбекский | өзбек
    ky: Kyrgyz | киргизский | қырғыз
    ug: Uyghur | уйгурский | ұйғыр
    uk: Ukrainian | украинский | украин
    tg: Tajik | таджикский | тәжік
    tr: Turkish | турецкий | түрік
    de: German | немецкий | неміс
    fr: French | французский | француз
    it: Italian | итальянский | итальян
    ar: Arabic | арабский | араб
    zh: Chinese | китайский | қытай
    mul: Several languages | несколько языков | бірнеше тіл
""")
