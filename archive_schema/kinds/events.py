"""What happened: prosecutions, blockings, shutdowns, removals, attacks, surveillance, words."""

from __future__ import annotations

from archive_schema import fields as f
from archive_schema import vocabularies as v
from archive_schema.declare import kind


@kind(
    "Prosecution | Преследование | Қудалау",
    "Prosecutions and detentions | Преследования и задержания | Қудалау мен ұстау", ref="PRO", group="events",
    title="{title}",
    brief=(
        "{title}[ ({began})]: {summary}[ Outcome: {outcome}.]"
        " | {title}[ ({began})]: {summary}[ Итог: {outcome}.]"
        " | {title}[ ({began})]: {summary}[ Қорытындысы: {outcome}.]"
    ))
class Prosecution:
    """A case against people for what they said, or their detention for it."""

    title = f.name("Short name of the case | Краткое название дела | Істің қысқаша атауы", required=True, first=True)
    defendants = f.rows(
        "Defendants | Обвиняемые | Айыпталушылар", first=True, answers="who", search=3.0,
        say="{name}[ ({description})]",
        person=f.link("Person | Человек | Адам", "person"),
        name=f.name("Name or description | Имя или описание | Аты немесе сипаттамасы"),
        identified=f.choice("Named or not | Названо ли имя | Аты аталған ба", v.IDENTIFIED),
        count=f.quantity("How many | Сколько | Қанша"),
        description=f.text("Description | Описание | Сипаттамасы"),
        role=f.text("Role | Роль | Рөлі"),
        age=f.quantity("Age | Возраст | Жасы"))
    began = f.moment("When | Когда | Қашан", first=True, column=True)
    place = f.text("Where | Где | Қайда", first=True, answers="where", column=True, search=1.0)
    summary = f.long_text("What it is about | Суть дела | Істің мәні", first=True, search=2.0)
    outcome = f.choice("Outcome | Итог | Қорытындысы", v.OUTCOME, column=True)
    proceeding_type = f.choice("Type of case | Вид дела | Істің түрі", v.PROCEEDING_TYPE, column=True)
    case_number = f.text("Case number | Номер дела | Істің нөмірі", search=2.0)
    court = f.link("Court | Суд | Сот", "organisation")
    court_name = f.name("Court by name | Название суда | Сот атауы", search=1.0)
    brought_by = f.text("Brought or set off by | Кем возбуждено или вызвано | Кім қозғады не себепші болды", search=1.0)
    plaintiff = f.link("Plaintiff | Истец | Талап қоюшы", "organisation", "person")
    medium = f.choice("Form of the speech | Форма высказывания | Айтылған сөздің түрі", v.MEDIUM)
    platform = f.text("Where it was published | Где опубликовано | Қайда жарияланды", search=1.0)
    expression = f.long_text("What was said | Что сказано | Не айтылды", search=1.0)
    expression_date = f.moment("When it was said | Когда сказано | Қашан айтылды")
    expression_url = f.url("Address of what was said | Адрес высказывания | Айтылғанның мекенжайы")
    expression_later = f.text("What it was later found to be | Чем это оказалось позже | Кейін не болып шықты")
    politically_motivated = f.text(
        "Who calls it politically motivated | Кто видит политический мотив | Саяси астары бар деген кім", search=0.5)
    charges = f.rows(
        "Charges | Обвинения | Тағылған айыптар", search=1.0, say="{words}[ ({provision_printed})]",
        defendant=f.sibling("Defendant | Обвиняемый | Айыпталушы", of="defendants"),
        words=f.text("Charge in the source's words | Обвинение словами источника | Айып дереккөз сөзімен"),
        offence=f.choice("Offence category | Вид правонарушения | Құқық бұзушылық түрі", v.OFFENCE),
        provision=f.link("Provision | Норма | Норма", "provision"),
        provision_printed=f.text("Provision as the source states it | Норма по источнику | Норма дереккөз бойынша"),
        reference=f.path(
            "Place as the source states it | Статья и пункт по источнику | Бабы мен тармағы дереккөз бойынша"),
        ours=f.text("Our own qualification | Наша квалификация | Біздің саралауымыз"),
        ours_by=f.text("Qualified by | Кем квалифицировано | Кім саралады"),
        ours_why=f.text("Reason | Причина | Себебі"),
        ours_when=f.moment("Qualified on | Когда квалифицировано | Қашан сараланды"),
        plea=f.choice("Plea | Признание вины | Кінәсін мойындауы", v.PLEA),
        verdict=f.choice("Verdict | Приговор | Үкім", v.VERDICT))
    steps = f.rows(
        "Procedural steps | Процессуальные действия | Процестік әрекеттер", search=0.5,
        say="{step}[, {when}][, {body}]",
        step=f.choice("Step | Действие | Әрекет", v.STEP),
        when=f.moment("When | Когда | Қашан"),
        defendant=f.sibling("Defendant | Обвиняемый | Айыпталушы", of="defendants"),
        body=f.text("Body | Орган | Орган"),
        outcome=f.text("Outcome | Итог | Қорытындысы"),
        note=f.text("Note | Примечание | Ескертпе"))
    detentions = f.rows(
        "Detentions | Задержания и аресты | Ұстау мен қамауға алу", search=0.5,
        say=(
            "{detention_type}[ from {from_}][ to {to}]"
            " | {detention_type}[, начало: {from_}][, окончание: {to}]"
            " | {detention_type}[, басталуы: {from_}][, аяқталуы: {to}]"
        ),
        defendant=f.sibling("Defendant | Обвиняемый | Айыпталушы", of="defendants"),
        detention_type=f.choice("Type | Вид | Түрі", v.DETENTION_TYPE),
        from_=f.moment("From | Начало | Басталуы"),
        to=f.moment("To | Окончание | Аяқталуы"),
        length=f.quantity("Length | Срок | Мерзімі"),
        place=f.text("Place | Место | Орны"),
        held_by=f.text("Held by | Кто удерживал | Кім ұстады"),
        warrant=f.flag("Warrant shown | Предъявлено ли постановление | Қаулы көрсетілді ме"),
        note=f.text("Note | Примечание | Ескертпе"))
    sanctions = f.rows(
        "Sanctions | Меры ответственности | Жауаптылық шаралары", search=0.5, say="{sanction}[ {length}][ {money}]",
        defendant=f.sibling("Defendant | Обвиняемый | Айыпталушы", of="defendants"),
        sanction=f.choice("Sanction | Мера ответственности | Жауаптылық шарасы", v.SANCTION),
        length=f.quantity("Length | Срок | Мерзімі"),
        money=f.money("Amount | Сумма | Сомасы"),
        imposed=f.moment("Imposed | Когда назначено | Қашан тағайындалды"),
        conditional=f.flag("Suspended | Условно | Шартты түрде"),
        served=f.flag("Served | Отбыто | Өтелді"),
        note=f.text("Note | Примечание | Ескертпе"))
    remedies = f.rows(
        "Remedies | Средства правовой защиты | Құқықтық қорғау құралдары", say="{remedy}[, {when}][: {result}]",
        remedy=f.text("Remedy | Средство правовой защиты | Құқықтық қорғау құралы"),
        body=f.text("Body | Орган | Орган"),
        when=f.moment("When | Когда | Қашан"),
        result=f.text("Result | Результат | Нәтижесі"),
        why_not=f.text(
            "Why not taken, or without effect"
            " | Почему не использовано или безрезультатно"
            " | Неге қолданылмады не нәтижесіз қалды"))
    wgad_categories = f.choices(
        "Categories of arbitrary detention | Категории произвольного задержания | Негізсіз ұстау санаттары",
        v.WGAD_CATEGORY)
    follows = f.link("Follows an earlier case | Продолжает прежнее дело | Бұрынғы істің жалғасы", "prosecution")


@kind(
    "Blocked site | Заблокированный сайт | Бұғатталған сайт",
    "Blocked sites and services | Заблокированные сайты и сервисы | Бұғатталған сайттар мен сервистер", ref="BLK",
    group="events", title="{title}", brief="{title}: {summary}[ ({began})]")
class BlockedSite:
    """A site, service, app or tool that could not be reached, with or without an order, or that is watched for that."""

    title = f.name("Site or service | Сайт или сервис | Сайт немесе сервис", required=True, first=True)
    address = f.domain(
        "Address as printed | Адрес (как напечатан) | Мекенжайы (басылғандай)", first=True, answers="where",
        column=True, search=3.0)
    began = f.moment("When | Когда | Қашан", first=True, column=True)
    status_now = f.choice("State | Состояние | Күйі", v.RESTRICTION_STATUS, first=True, column=True)
    summary = f.long_text("What happened | Что произошло | Не болды", first=True, search=2.0)
    target_kind = f.choice("What it is | Что это | Бұл не", v.TARGET_KIND, column=True)
    category = f.choice("Category | Категория | Санаты", v.SITE_CATEGORY)
    addresses = f.texts("Further addresses | Другие адреса | Басқа мекенжайлар", search=1.0)
    owner = f.link("Owner | Владелец | Иесі", "organisation", "person")
    part_of_group = f.link("One of a group | Входит в группу | Қай топқа кіреді", "blocked_site")
    orders = f.rows(
        "Orders | Решения о блокировке | Бұғаттау шешімдері", search=1.0, say="{order_kind}[ {number}][, {when}]",
        order_kind=f.choice("Kind | Вид | Түрі", v.ORDER_KIND),
        authority=f.link("Authority | Орган | Орган", "organisation", by=True),
        authority_name=f.name("Authority by name | Название органа | Орган атауы", by=True),
        number=f.text("Number | Номер | Нөмірі"),
        when=f.moment("Date | Дата | Күні"),
        ground=f.choice("Ground | Основание | Негізі", v.GROUND),
        ground_printed=f.text("Ground as stated | Основание (как указано) | Негізі (көрсетілгендей)"),
        provision=f.link("Provision | Норма | Норма", "provision"),
        reference=f.path("Provision as stated | Норма (как указано) | Норма (көрсетілгендей)"),
        owner_told=f.flag("Owner was told | Владелец уведомлён | Иесі хабардар етілді"),
        appeal=f.flag("Appeal was open | Можно было обжаловать | Шағымдануға болатын еді"),
        note=f.text("Note | Примечание | Ескертпе"))
    restrictions = f.rows(
        "Restrictions | Ограничения | Шектеулер", search=0.5,
        say=(
            "{state}[ from {from_}][ to {to}]"
            " | {state}[, начало: {from_}][, окончание: {to}]"
            " | {state}[, басталуы: {from_}][, аяқталуы: {to}]"
        ),
        from_=f.moment("From | Начало | Басталуы"),
        to=f.moment("To | Окончание | Аяқталуы"),
        state=f.choice("State | Состояние | Күйі", v.RESTRICTION_STATUS),
        technique=f.choice("Technique | Способ блокировки | Бұғаттау тәсілі", v.TECHNIQUE),
        operators=f.text("Operators | Операторы | Операторлар"),
        place=f.text("Where | Где | Қайда"),
        intent=f.choice("Intent | Намерение | Ниеті", v.INTENT),
        collateral_of=f.text("Side effect of blocking | Из-за блокировки чего | Нені бұғаттау салдары"),
        evidence=f.choice("Kind of evidence | Вид доказательства | Дәлел түрі", v.EVIDENCE_CLASS),
        ground_printed=f.text("Ground as stated | Основание (как указано) | Негізі (көрсетілгендей)"),
        reference=f.path("Provision as stated | Норма (как указано) | Норма (көрсетілгендей)"),
        ended_because=f.text("Why it ended | Почему прекращено | Неге тоқтады"),
        note=f.text("Note | Примечание | Ескертпе"))
    measurements = f.rows(
        "Measurements | Измерения | Өлшеулер", say="{result}[, {when}][, {network}]",
        result=f.choice("Result | Результат | Нәтижесі", v.MEASUREMENT_RESULT),
        when=f.moment("When | Когда | Қашан"),
        network=f.text("Network | Сеть | Желі"),
        test=f.text("Test | Тест | Тест"),
        input=f.text("What was measured | Что измеряли | Не өлшенді"),
        blocking=f.text("Blocking as reported | Блокировка по отчёту | Есептегі бұғаттау"),
        uid=f.text("Identifier | Идентификатор | Идентификатор"),
        address=f.url("Page of the measurement | Страница измерения | Өлшеу беті"),
        note=f.text("Note | Примечание | Ескертпе"))
    denials = f.rows(
        "Denials | Опровержения | Теріске шығарулар", say="{by}[, {when}]",
        by=f.text("By whom | Кем | Кім тарапынан", by=True),
        when=f.moment("When | Когда | Қашан"),
        words=f.text("Words | Слова | Сөзі"))
    remedies = f.rows(
        "What was done about it | Что предпринято | Қандай шара қолданылды", search=0.5, say="{what}[, {when}]",
        what=f.text("What | Что | Не"),
        by=f.text("By whom | Кем | Кім тарапынан"),
        when=f.moment("When | Когда | Қашан"),
        result=f.text("Result | Результат | Нәтижесі"))


@kind(
    "Shutdown | Отключение связи | Байланысты ажырату",
    "Shutdowns and disruptions | Отключения и перебои связи | Байланысты ажырату мен іркілістер", ref="SHD",
    group="events", title="{title}", brief="{title}[ ({began})]: {summary}")
class Shutdown:
    """A network, or a part of it, cut or slowed for a place and a time."""

    title = f.name("Short name | Краткое название | Қысқаша атауы", required=True, first=True)
    began = f.moment("From | Начало | Басталуы", first=True, column=True)
    ended = f.moment("To | Окончание | Аяқталуы", first=True, column=True)
    place = f.text("Where | Где | Қайда", first=True, answers="where", column=True, search=2.0)
    summary = f.long_text("What happened | Что произошло | Не болды", first=True, search=2.0)
    geo_scope = f.choice("Extent | Охват | Қамту аумағы", v.GEO_SCOPE, column=True)
    networks = f.choices("Networks and services | Сети и сервисы | Желілер мен сервистер", v.NETWORK)
    cause = f.choice("Assessed cause | Причина по оценке | Бағалау бойынша себебі", v.SHUTDOWN_CAUSE)
    intent = f.choice("Intent | Намерение | Ниеті", v.INTENT)
    stated_reason = f.long_text("Reason stated | Названная причина | Аталған себеп", search=1.0)
    stated_by = f.text("Reason stated by | Кем названа причина | Себебін кім атады", by=True)
    acknowledged = f.choice("The government | Позиция властей | Биліктің ұстанымы", v.ACKNOWLEDGED)
    ordered_by = f.text("Ordered by | Кто распорядился | Кім өкім берді", search=1.0, by=True)
    executed_by = f.text("Carried out by | Кто исполнил | Кім орындады", search=1.0)
    users_told = f.flag("Users were told | Пользователей предупредили | Пайдаланушыларға хабарланды")
    outside_period = f.flag("Outside the period of the report | Вне периода доклада | Баяндама кезеңінен тыс")
    phases = f.rows(
        "Phases | Этапы | Кезеңдер", search=1.0,
        say=(
            "{what}[, {from_}][ to {to}]"
            " | {what}[, начало: {from_}][, окончание: {to}]"
            " | {what}[, басталуы: {from_}][, аяқталуы: {to}]"
        ),
        what=f.text("What changed | Что изменилось | Не өзгерді"),
        from_=f.moment("From | Начало | Басталуы"),
        to=f.moment("To | Окончание | Аяқталуы"),
        place=f.text("Place | Место | Орны"),
        service=f.choice("Network or service | Сеть или сервис | Желі немесе сервис", v.NETWORK),
        services=f.text("Services by name | Названия сервисов | Сервистердің атаулары"),
        state=f.choice("State | Состояние | Күйі", v.SERVICE_STATE),
        note=f.text("Note | Примечание | Ескертпе"))
    operators = f.rows(
        "Operators | Операторы | Операторлар", search=1.0, say="{name}[: {position}]",
        operator=f.link("Operator | Оператор | Оператор", "organisation"),
        name=f.name("By name | Имя или название | Аты немесе атауы"),
        did=f.text("What it did | Что сделано | Не істеді"),
        position=f.text("What it said | Что сказано | Не айтты"),
        when=f.moment("When | Когда | Қашан"))
    whitelist = f.rows(
        "Open while the rest was closed | Работало при отключении | Ажырату кезінде жұмыс істегені", search=1.0,
        say="{what}",
        what=f.text("Site or service | Сайт или сервис | Сайт немесе сервис"),
        from_=f.moment("From | Начало | Басталуы"),
        place=f.text("Where | Где | Қайда"),
        note=f.text("Note | Примечание | Ескертпе"))
    circumvention = f.rows(
        "Ways around | Способы обхода | Айналып өту жолдары", search=0.5, say="{tool}: {state}",
        tool=f.text("Tool or way | Средство или способ | Құрал немесе тәсіл"),
        state=f.choice("State | Состояние | Күйі", v.SERVICE_STATE),
        when=f.moment("When | Когда | Қашан"),
        note=f.text("Note | Примечание | Ескертпе"))
    provisions = f.links("Legal basis given | Названное правовое основание | Аталған құқықтық негіз", "provision")
    impacts = f.rows(
        "Impact | Последствия | Салдары", search=0.5, say="{domain}: {what}",
        domain=f.text("On what | На что | Неге"),
        what=f.text("What | Что | Не"),
        amount=f.money("Amount | Сумма | Сомасы"),
        figure=f.quantity("Figure | Число | Саны"),
        from_=f.moment("From | Начало | Басталуы"),
        to=f.moment("To | Окончание | Аяқталуы"),
        said_by=f.text("Who says so | Кто это говорит | Мұны кім айтады", by=True),
        method=f.text("Method | Метод | Әдісі"))


@kind(
    "Content removal | Удаление контента | Контентті жою",
    "Content removals | Удаления контента | Контентті жою жағдайлары", ref="REM", group="events", title="{title}",
    brief="{title}[ ({ordered})]: {summary}")
class ContentRemoval:
    """An order, request or pressure to take down published material, and what came of it."""

    title = f.name("What was to be removed | Что требовали удалить | Нені жою талап етілді", required=True, first=True)
    platform = f.name(
        "Platform or publisher | Платформа или издатель | Платформа немесе жариялаушы", first=True, answers="where",
        column=True, search=2.0)
    ordered = f.moment("When | Когда | Қашан", first=True, column=True)
    demanded_by = f.text("Demanded by | Кто потребовал | Кім талап етті", first=True, answers="who", column=True,
                         search=1.0, by=True)
    summary = f.long_text("What happened | Что произошло | Не болды", first=True, search=2.0)
    removal_type = f.choice("Type | Вид | Түрі", v.REMOVAL_TYPE, column=True)
    ground = f.choice("Ground | Основание | Негізі", v.GROUND)
    ground_printed = f.text("Ground as stated | Основание (как указано) | Негізі (көрсетілгендей)", search=1.0)
    compliance = f.choice("What was done | Что сделано | Не істелді", v.COMPLIANCE, column=True)
    items = f.rows(
        "Items | Материалы | Материалдар", search=1.0, say="{what}",
        what=f.text("What | Что | Не"),
        url=f.url("Address | Адрес | Мекенжайы"),
        account=f.text("Account | Аккаунт | Аккаунт"),
        publisher=f.text("Publisher | Издатель | Жариялаушы"))
    authority = f.link("Authority | Орган | Орган", "organisation", by=True)
    court = f.text("Court | Суд | Сот")
    place = f.text("Where | Где | Қайда")
    provision = f.link("Provision | Норма | Норма", "provision")
    deadline = f.quantity("Deadline given | Данный срок | Берілген мерзім")
    removed = f.moment("Removed | Когда удалено | Қашан жойылды")
    reposted = f.text("Republished elsewhere | Где опубликовано снова | Қайда қайта жарияланды")
    challenge = f.text("Challenge | Обжалование | Шағымдану")
    related_case = f.link("Prosecution | Преследование | Қудалау", "prosecution")


@kind(
    "Attack | Нападение | Шабуыл", "Attacks | Нападения | Шабуылдар", ref="ATT", group="events", title="{title}",
    brief="{title}[ ({happened})]: {summary}")
class Attack:
    """Violence, intimidation or a technical attack, with every account of it."""

    title = f.name("Short name | Краткое название | Қысқаша атауы", required=True, first=True)
    happened = f.moment("When | Когда | Қашан", first=True, column=True)
    nature = f.choice("Nature | Характер | Сипаты", v.ATTACK_NATURE, first=True, column=True)
    target = f.name(
        "Against whom or what | На кого или на что | Кімге немесе неге", first=True, answers="who",
        column=True, search=2.0)
    summary = f.long_text("What happened | Что произошло | Не болды", first=True, search=2.0)
    attack_type = f.choice("Type | Вид | Түрі", v.ATTACK_TYPE, column=True)
    target_record = f.link(
        "Target record | Запись об объекте нападения | Шабуыл нысанының жазбасы", "person", "organisation",
        "blocked_site")
    place = f.text("Where | Где | Қайда", first=True, answers="where", search=1.0)
    known_since = f.moment("Became known | Когда стало известно | Қашан белгілі болды")
    accounts = f.rows(
        "How it is characterised | Как это называют | Қалай сипатталады", search=1.0, say="{by}: {as_what}",
        by=f.text("By whom | Кем | Кім тарапынан", by=True),
        as_what=f.text("As what | Чем называют | Не деп атайды"),
        when=f.moment("When | Когда | Қашан"))
    suspects = f.rows(
        "Suspects and those blamed | Подозреваемые и те, кого винят | Күдіктілер мен кінәланғандар", search=1.0,
        say="{name}[, {basis}]",
        name=f.name("Who | Кто | Кім"),
        person=f.link("Record | Запись | Жазба", "person", "organisation"),
        basis=f.text("On what basis | На каком основании | Қандай негізде"),
        alleged_by=f.text("Alleged by | Кто утверждает | Кім мәлімдейді", by=True))
    tools = f.rows(
        "Tools and vendors | Средства и поставщики | Құралдар мен жеткізушілер", search=1.0, say="{name}",
        name=f.name("Tool or vendor | Средство или поставщик | Құрал немесе жеткізуші"),
        vendor=f.link("Vendor | Поставщик | Жеткізуші", "organisation"),
        note=f.text("Note | Примечание | Ескертпе"))
    physical_evidence = f.text("Evidence at the scene | Улики на месте | Оқиға орнындағы айғақтар")
    effect = f.text("Effect | Последствия | Салдары", search=0.5)
    response = f.rows(
        "Response | Реакция | Ден қою", say="{what}[, {when}]",
        what=f.text("What | Что | Не"),
        by=f.text("By whom | Кем | Кім тарапынан"),
        when=f.moment("When | Когда | Қашан"))
    reported_by = f.text("Reported by | Кто сообщил | Кім хабарлады", search=0.5, by=True)


@kind(
    "Surveillance measure | Мера слежки | Аңду шарасы", "Surveillance measures | Меры слежки | Аңду шаралары",
    ref="SUR", group="events", title="{title}", brief="{title}: {summary}[ ({announced})]")
class SurveillanceMeasure:
    """A system, duty or practice of watching communications."""

    title = f.name("Name | Название | Атауы", required=True, first=True)
    surveillance_type = f.choice("Type | Вид | Түрі", v.SURVEILLANCE_TYPE, first=True, column=True)
    announced = f.moment("Announced | Когда объявлено | Қашан хабарланды", first=True, column=True)
    deployment = f.choice("State | Состояние | Күйі", v.DEPLOYMENT, first=True, column=True)
    summary = f.long_text("What it does | Что делает | Не істейді", first=True, search=2.0)
    names = f.texts("Other names | Другие названия | Басқа атаулары", search=2.0, is_name=True)
    in_use_from = f.moment(
        "In use or required from | Применяется или обязательно с | Қолданыла бастаған не міндетті болған күні")
    operator = f.link("Operator | Оператор | Оператор", "organisation")
    operator_name = f.name("Operator by name | Название оператора | Оператор атауы", search=1.0)
    owner_name = f.name("Owner by name | Имя или название владельца | Иесінің аты немесе атауы", search=1.0)
    vendor_name = f.name("Vendor by name | Название поставщика | Жеткізуші атауы", search=1.0)
    vendor = f.link("Vendor | Поставщик | Жеткізуші", "organisation")
    provisions = f.links("Legal basis | Правовое основание | Құқықтық негіз", "provision")
    duties = f.rows(
        "Duties | Обязанности | Міндеттер", search=0.5, say="{who}: {act}[, {deadline}]",
        who=f.text("Who | Кто | Кім"),
        act=f.text("Must do | Что обязан делать | Не істеуге міндетті"),
        deadline=f.quantity("Deadline or term | Срок | Мерзімі"),
        note=f.text("Note | Примечание | Ескертпе"))
    capabilities = f.rows(
        "What it is said to do | Приписываемые возможности | Айтылып жүрген мүмкіндіктері", search=0.5,
        say="{what}[ ({by})]",
        what=f.text("What | Что | Не"),
        by=f.text("Who says so | Кто это говорит | Мұны кім айтады", by=True),
        denied_by=f.text("Denied by | Кто отрицает | Кім жоққа шығарады"))
    scope = f.text("Whom it reaches | Кого затрагивает | Кімдерді қамтиды")
    audit = f.text("Audit | Аудит | Аудит")
    rollout = f.rows(
        "Introduction | Внедрение | Енгізілуі", say="{what}[, {when}]",
        what=f.text("What | Что | Не"),
        who=f.text("Who | Кто | Кім"),
        when=f.moment("When | Когда | Қашан"))


@kind(
    "Statement | Заявление | Мәлімдеме", "Statements | Заявления | Мәлімдемелер", ref="STA", group="events",
    title="{title}", brief="{speaker_name}[, {capacity}][, {made}]: {summary}")
class Statement:
    """What an official, a company or another body said about something."""

    title = f.text("In short | Коротко | Қысқаша", required=True, first=True, search=2.0)
    speaker_name = f.name("Who | Кто | Кім", first=True, answers="who", column=True, by=True)
    made = f.moment("When | Когда | Қашан", first=True, column=True)
    channel = f.text("Where or how | Где или как | Қайда немесе қалай", first=True, answers="where", column=True)
    summary = f.long_text("What was said | Что сказано | Не айтылды", first=True, search=2.0)
    speaker = f.link("Speaker | Кто говорит (запись) | Сөйлеуші (жазба)", "person", "organisation", by=True)
    capacity = f.text("In what capacity | В каком качестве | Қандай мәртебеде", search=1.0)
    stances = f.choices("Stance | Позиция | Ұстанымы", v.STATEMENT_STANCE, column=True)
    points = f.rows(
        "Points | Тезисы | Тезистер", search=1.0, say="{point}",
        point=f.text("Point | Тезис | Тезис"))
    about = f.links("About | О чём | Не туралы")
    quote = f.long_text("Words | Слова | Сөзі", search=1.0)


@kind(
    "Context event | Событие контекста | Мәнмәтін оқиғасы", "Context events | События контекста | Мәнмәтін оқиғалары",
    ref="EVT", group="events", title="{title}", brief="{title}[ ({happened})]: {summary}")
class ContextEvent:
    """What happened around: protests, elections, reforms, deals, campaigns."""

    title = f.name("Short name | Краткое название | Қысқаша атауы", required=True, first=True)
    event_type = f.choice("Type | Вид | Түрі", v.EVENT_TYPE, first=True, column=True)
    happened = f.moment("When | Когда | Қашан", first=True, column=True)
    place = f.text("Where | Где | Қайда", first=True, answers="where", column=True, search=1.0)
    summary = f.long_text("What happened | Что произошло | Не болды", first=True, search=2.0)
    parties = f.rows(
        "Who took part | Участники | Қатысушылар", search=1.0, say="{name}[, {role}]",
        record=f.link("Record | Запись | Жазба", "person", "organisation"),
        name=f.name("By name | Имя или название | Аты немесе атауы"),
        role=f.text("Role | Роль | Рөлі"))
    figures = f.rows(
        "Figures | Показатели | Көрсеткіштер", say="{what}: {value}",
        what=f.text("What | Что | Не"),
        value=f.quantity("Value | Значение | Мәні"),
        money=f.money("Amount | Сумма | Сомасы"),
        said_by=f.text("Who says so | Кто это говорит | Мұны кім айтады", by=True))
    terms = f.long_text("Terms of the deal | Условия сделки | Мәміле шарттары", search=1.0)
    certainty = f.choice("Certainty | Достоверность | Анықтығы", v.CERTAINTY)
    precedes = f.links("Led to | К чему привело | Неге әкелді")


KINDS = (Prosecution, BlockedSite, Shutdown, ContentRemoval, Attack, SurveillanceMeasure, Statement, ContextEvent)
