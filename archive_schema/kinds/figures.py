"""Figures, findings and what should be done."""

from __future__ import annotations

from archive_schema import fields as f
from archive_schema import vocabularies as v
from archive_schema.declare import kind


@kind(
    "Index score | Балл индекса | Индекс балы", "Index scores | Баллы индексов | Индекс балдары", ref="SCO",
    group="figures", title="{index}[ {edition}]: {component}",
    brief=(
        "{index}[ {edition}], {component}: {value}[ of {scale_most}; {polarity}]."
        " | {index}[ {edition}], {component}: {value}[ из {scale_most}. {polarity}]."
        " | {index}[ {edition}], {component}: {value}[ (ең көбі {scale_most}). {polarity}]."
    ))
class IndexScore:
    """A score of an index, which says nothing without its scale and its direction."""

    index = f.name("Index | Индекс | Индекс", required=True, first=True)
    edition = f.text("Edition | Выпуск | Шығарылым", first=True, column=True, search=1.0)
    component = f.text("Component | Компонент | Құрамдас бөлігі", required=True, first=True, search=1.0)
    value = f.text("Score | Балл | Балы", first=True, column=True)
    polarity = f.choice("Direction | Направление | Бағыты", v.POLARITY, first=True, column=True)
    scale_least = f.text("Scale from | Начало шкалы | Шкала басы")
    scale_most = f.text("Scale to | Конец шкалы | Шкала соңы")
    status_label = f.text("Status | Статус | Мәртебесі", column=True, search=1.0)
    covers_from = f.moment("Covers from | Начало периода | Кезең басы")
    covers_to = f.moment("Covers to | Конец периода | Кезең соңы")
    subject = f.text("Country or subject | Страна или предмет | Ел немесе нысан", search=1.0)
    published_in = f.link("Published in | Где опубликовано | Қайда жарияланды", "source")


@kind(
    "Indicator | Показатель | Көрсеткіш", "Indicators | Показатели | Көрсеткіштер", ref="IND", group="figures",
    title="{title}", brief="{title}[, {as_of}]: [{value}][{amount}][ ({provider})].")
class Indicator:
    """A measured or claimed quantity; rival values are other indicators or rival citations."""

    title = f.text("What is measured | Что измеряется | Не өлшенеді", required=True, first=True, search=2.0)
    value = f.quantity("Value | Значение | Мәні", first=True, column=True)
    as_of = f.moment("As of | По состоянию на | Қай күнгі жағдай", first=True, column=True)
    provider = f.name("According to | По данным | Кімнің дерегі", first=True, answers="who", column=True, search=1.0,
                      by=True)
    place = f.text("Where | Где | Қайда", first=True, answers="where")
    amount = f.money("Amount | Сумма | Сомасы")
    topic = f.text("Topic | Тема | Тақырыбы", column=True, search=1.0)
    population = f.text("Of whom or what | Кого или чего | Кімнің немесе ненің")
    method = f.text("Method | Метод | Әдісі", search=0.5)
    rivals = f.links("Other values of the same | Другие значения того же | Дәл соның басқа мәндері", "indicator")
    implausible = f.flag(
        "The date or value cannot be right | Дата или значение неправдоподобны | Күні не мәні шындыққа келмейді")
    summary = f.long_text("Summary | Краткое содержание | Қысқаша мазмұны", search=1.0)


@kind(
    "Transparency count | Данные прозрачности | Ашықтық дерегі",
    "Transparency counts | Данные прозрачности | Ашықтық деректері", ref="TRC", group="figures", title="{title}",
    brief=(
        "{title}[, {period}]: {count}[; complied with: {complied}]."
        " | {title}[, {period}]: {count}[; исполнено: {complied}]."
        " | {title}[, {period}]: {count}[; орындалғаны: {complied}]."
    ))
class TransparencyCount:
    """How many requests, removals or cases a body reports for a period."""

    title = f.text("What is counted | Что подсчитано | Не саналды", required=True, first=True, search=2.0)
    reporter = f.name("Reported by | Кто сообщил | Кім хабарлады", first=True, answers="who", column=True, by=True)
    period = f.moment("Period | Период | Кезеңі", first=True, column=True)
    count = f.quantity("Count | Количество | Саны", first=True, column=True)
    complied = f.quantity("Complied with | Исполнено | Орындалғаны", first=True, column=True)
    counted = f.choice("Kind | Вид | Түрі", v.TRANSPARENCY_KIND)
    requested_by = f.text("Requested by | Кто запросил | Кім сұратты", search=1.0)
    reasons = f.long_text("Reasons | Причины | Себептері", search=1.0)
    compared = f.text("Compared with | С чем сравнивается | Немен салыстырылады")


@kind(
    "Recommendation | Рекомендация | Ұсыным", "Recommendations | Рекомендации | Ұсынымдар", ref="REC", group="figures",
    title="{title}",
    brief=(
        "{issuer} recommends to {addressee}: {summary}"
        " | {issuer}, рекомендация (кому: {addressee}): {summary}"
        " | {issuer} ұсынымы (кімге: {addressee}): {summary}"
    ))
class Recommendation:
    """What somebody asks a State, an operator or a body to do, and what became of it."""

    title = f.text("In short | Коротко | Қысқаша", required=True, first=True, search=2.0)
    issuer = f.name("By whom | Кем | Кім тарапынан", first=True, answers="who", column=True, by=True)
    addressee = f.text("To whom | Кому | Кімге", first=True, column=True, search=1.0)
    made = f.moment("When | Когда | Қашан", first=True, column=True)
    summary = f.long_text("What is recommended | Что рекомендовано | Не ұсынылады", first=True, search=2.0)
    recommendation_type = f.choice("Type | Вид | Түрі", v.RECOMMENDATION_TYPE)
    concerns = f.links("Concerns | Чего касается | Неге қатысты")
    provisions = f.links("Provisions | Нормы | Нормалар", "provision")
    due = f.moment("Due | Срок | Мерзімі")
    occasion = f.text("Occasion | По какому случаю | Қандай орайда")
    follow_up = f.rows(
        "Follow-up | Ход исполнения | Орындалу барысы", search=0.5, say="{state}[, {when}]",
        state=f.choice("State | Состояние | Күйі", v.FOLLOW_UP),
        when=f.moment("When | Когда | Қашан"),
        what=f.text("What | Что | Не"),
        source=f.link("Source | Источник | Дереккөз", "source"))


@kind(
    "Limitation assessment | Оценка ограничения | Шектеуді бағалау",
    "Limitation assessments | Оценки ограничений | Шектеулерді бағалау", ref="LIM", group="figures", title="{title}",
    brief="{title}: {summary}")
class LimitationAssessment:
    """Whether a measure that limits a right passes each limb of the test."""

    title = f.text("In short | Коротко | Қысқаша", required=True, first=True, search=2.0)
    measure = f.link("Measure | Мера | Шара", first=True, column=True)
    right = f.text("Right | Право | Құқық", first=True, column=True, search=1.0)
    assessed_by = f.name("By whom | Кем | Кім тарапынан", first=True, answers="who", column=True, by=True)
    summary = f.long_text("Conclusion | Вывод | Тұжырым", first=True, search=2.0)
    provision = f.link("Legal basis | Правовое основание | Құқықтық негіз", "provision")
    standard = f.link("Standard | Стандарт | Стандарт", "instrument")
    limbs = f.rows(
        "Limbs | Критерии | Өлшемшарттар", search=1.0, say="{limb}: {finding}",
        limb=f.choice("Limb | Критерий | Өлшемшарт", v.LIMB),
        finding=f.choice("Finding | Оценка | Бағасы", v.FINDING),
        reasoning=f.text("Reasoning | Обоснование | Негіздемесі"),
        reference=f.text("Principle or article | Принцип или статья | Қағидат немесе бап"),
        place=f.path("Place in the standard | Место в стандарте | Стандарттағы орны"))
    rights = f.rows(
        "Rights affected | Затронутые права | Қозғалған құқықтар", search=0.5, say="{right}",
        right=f.text("Right | Право | Құқық"),
        instrument=f.text("Instrument | Правовой акт | Құқықтық акт"),
        how=f.text("How | Как | Қалай"))


KINDS = (IndexScore, Indicator, TransparencyCount, Recommendation, LimitationAssessment)
