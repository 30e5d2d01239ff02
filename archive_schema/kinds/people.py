"""People and bodies, with their names in every script and what protects them."""

from __future__ import annotations

from archive_schema import fields as f
from archive_schema import vocabularies as v
from archive_schema.declare import kind


@kind(
    "Person | Человек | Адам", "People | Люди | Адамдар", ref="PER", group="people", title="{name}",
    brief="{name}[, {roles}][, {occupation}].")
class Person:
    """A person, named, described or under a pseudonym."""

    name = f.name("Name used | Используемое имя | Қолданылатын аты", required=True, first=True)
    roles = f.choices("Roles | Роли | Рөлдері", v.PERSON_ROLE, first=True, column=True)
    names = f.rows(
        "Other names and spellings | Другие имена и написания | Басқа аттары мен жазылулары", first=True, search=3.0,
        say="{full}[ ({language})]",
        full=f.name("Name | Имя | Аты"),
        language=f.choice("Language | Язык | Тілі", v.LANGUAGE),
        kind=f.choice("Kind of name | Вид имени | Аттың түрі", v.NAME_KIND),
        scheme=f.text("Scheme or where printed | Система или где напечатано | Жүйесі не қайда басылғаны"))
    occupation = f.text("Occupation | Род занятий | Кәсібі", first=True, column=True, search=1.0)
    summary = f.long_text("Summary | Краткое содержание | Қысқаша мазмұны", first=True, search=1.0)
    identified = f.choice("Named or not | Названо ли имя | Аты аталған ба", v.IDENTIFIED)
    described = f.text(
        "How described, if unnamed | Как описан, если не назван | Аталмаса, қалай сипатталған", search=1.0)
    sex = f.choice("Sex | Пол | Жынысы", v.SEX)
    born = f.moment("Born | Дата рождения | Туған күні")
    age_at_event = f.quantity("Age at the time | Возраст на тот момент | Сол кездегі жасы")
    citizenship = f.texts("Citizenship | Гражданство | Азаматтығы")
    affiliations = f.rows(
        "Positions and memberships | Должности и членство | Лауазымдары мен мүшелігі", search=1.0,
        say="{role}[, {name}]",
        organisation=f.link("Organisation | Организация | Ұйым", "organisation"),
        name=f.name("Organisation by name | Название организации | Ұйым атауы"),
        role=f.text("Role | Роль | Рөлі"),
        from_=f.moment("From | Начало | Басталуы"),
        to=f.moment("To | Окончание | Аяқталуы"))
    protection = f.choice("Protection | Защита | Қорғау", v.PROTECTION, column=True)
    pseudonym = f.text("Pseudonym | Псевдоним | Бүркеншік ат", search=2.0)
    risk = f.long_text("Risk | Риск | Қатер")
    consent = f.rows(
        "Consent | Согласие | Келісім", say="{purpose}[: {name_use}]",
        purpose=f.choice("Purpose | Цель | Мақсаты", v.CONSENT_PURPOSE),
        body=f.text("Body | Орган | Орган"),
        name_use=f.choice("Use of the name | Использование имени | Есімді пайдалану", v.NAME_USE),
        given=f.moment("Given | Когда дано | Берілген күні"),
        form=f.text("Form | Форма | Нысаны"),
        withdrawn=f.moment("Withdrawn | Когда отозвано | Қайтарып алынған күні"),
        note=f.text("Note | Примечание | Ескертпе"))
    real_name = f.text("Real name | Настоящее имя | Шын аты-жөні", sealed=True)
    contact = f.long_text("Contact | Контакты | Байланыс деректері", sealed=True)
    identity_documents = f.long_text(
        "Identity documents | Документы, удостоверяющие личность | Жеке басты куәландыратын құжаттар", sealed=True)


@kind(
    "Organisation | Организация | Ұйым", "Organisations | Организации | Ұйымдар", ref="ORG", group="people",
    title="{name}", brief="{name}[ ({organisation_type})].")
class Organisation:
    """A body: agency, court, operator, outlet, platform, association."""

    name = f.name("Name used | Используемое название | Қолданылатын атауы", required=True, first=True)
    organisation_type = f.choice("Type | Вид | Түрі", v.ORGANISATION_TYPE, first=True, column=True)
    name_ru = f.name("Name in Russian | Название на русском | Орыс тіліндегі атауы", first=True, column=True)
    name_kk = f.name("Name in Kazakh | Название на казахском | Қазақ тіліндегі атауы", first=True, column=True)
    summary = f.long_text("Summary | Краткое содержание | Қысқаша мазмұны", first=True, search=1.0)
    names = f.rows(
        "Other names and spellings | Другие названия и написания | Басқа атаулары мен жазылулары", search=3.0,
        say="{full}[ ({language})]",
        full=f.name("Name | Название | Атауы"),
        language=f.choice("Language | Язык | Тілі", v.LANGUAGE),
        kind=f.choice("Kind of name | Вид названия | Атау түрі", v.NAME_KIND),
        scheme=f.text("Scheme or where printed | Система или где напечатано | Жүйесі не қайда басылғаны"))
    jurisdiction = f.text("Jurisdiction | Юрисдикция | Юрисдикция")
    seat = f.text("Seat | Местонахождение | Орналасқан жері")
    site = f.url("Site | Сайт | Сайты", search=1.0)
    asn = f.texts("Network numbers (ASN) | Номера сетей (ASN) | Желі нөмірлері (ASN)")
    owners = f.rows(
        "Owners | Владельцы | Иелері", search=1.0,
        say=(
            "{name}[ {share}][ through {through}]"
            " | {name}[, {share}][, через: {through}]"
            " | {name}[, {share}][, {through} арқылы]"
        ),
        owner=f.link("Owner | Владелец | Иесі", "organisation", "person"),
        name=f.name("Owner by name | Имя или название владельца | Иесінің аты немесе атауы"),
        share=f.quantity("Share | Доля | Үлесі"),
        through=f.text("Through | Через кого | Кім арқылы"),
        from_=f.moment("From | Начало | Басталуы"),
        to=f.moment("To | Окончание | Аяқталуы"),
        certainty=f.choice("Certainty | Достоверность | Анықтығы", v.CERTAINTY),
        note=f.text("Note | Примечание | Ескертпе"))
    relations = f.rows(
        "Succession and relations | Правопреемство и связи | Құқықтық мирасқорлық пен байланыстар", search=1.0,
        say="{relation} {name}[, {when}] | {relation}: {name}[, {when}] | {relation}: {name}[, {when}]",
        relation=f.choice("Relation | Связь | Байланысы", v.RELATION),
        other=f.link("Other organisation | Другая организация | Басқа ұйым", "organisation"),
        name=f.name("Other organisation by name | Название другой организации | Басқа ұйымның атауы"),
        when=f.moment("When | Когда | Қашан"),
        certainty=f.choice("Certainty | Достоверность | Анықтығы", v.CERTAINTY),
        note=f.text("Note | Примечание | Ескертпе"))
    shares = f.rows(
        "Market shares and figures | Доли рынка и показатели | Нарық үлестері мен көрсеткіштер",
        say="{what}: {value}[, {when}]",
        what=f.text("What | Что | Не"),
        value=f.quantity("Value | Значение | Мәні"),
        when=f.moment("As of | По состоянию на | Қай күнгі жағдай"),
        note=f.text("Note | Примечание | Ескертпе"))
    leaders = f.rows(
        "Who speaks or acts for it | Руководители и представители | Басшылары мен өкілдері", search=1.0,
        say="{name}[, {role}]",
        person=f.link("Person | Человек | Адам", "person"),
        name=f.name("By name | Имя или название | Аты немесе атауы"),
        role=f.text("Role | Роль | Рөлі"),
        from_=f.moment("From | Начало | Басталуы"),
        to=f.moment("To | Окончание | Аяқталуы"))
    independent = f.flag(
        "Independent of the executive | Независима от исполнительной власти | Атқарушы биліктен тәуелсіз")
    contact = f.long_text("Contact | Контакты | Байланыс деректері", sealed=True)


KINDS = (Person, Organisation)
