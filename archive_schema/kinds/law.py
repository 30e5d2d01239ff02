"""Law: instruments with their versions, and single provisions of them."""

from __future__ import annotations

from archive_schema import fields as f
from archive_schema import vocabularies as v
from archive_schema.declare import kind


@kind(
    "Instrument | Правовой акт | Құқықтық акт", "Instruments | Правовые акты | Құқықтық актілер", ref="INS",
    group="law", title="{title}", brief="{title}[ {number}][, {adopted}].")
class Instrument:
    """A law, decree, order, treaty, resolution or draft, as a whole."""

    title = f.name("Title | Название | Атауы", required=True, first=True)
    instrument_type = f.choice("Type | Вид | Түрі", v.INSTRUMENT_TYPE, first=True, column=True)
    number = f.text("Number | Номер | Нөмірі", first=True, column=True, search=2.0)
    adopted = f.moment("Adopted | Когда принят | Қабылданған күні", first=True, column=True)
    instrument_status = f.choice("State | Состояние | Күйі", v.INSTRUMENT_STATUS, first=True, column=True)
    title_ru = f.name("Title in Russian | Название на русском | Орыс тіліндегі атауы")
    title_kk = f.name("Title in Kazakh | Название на казахском | Қазақ тіліндегі атауы")
    short_title = f.name("Short title | Краткое название | Қысқаша атауы")
    jurisdiction = f.text("Jurisdiction | Юрисдикция | Юрисдикция")
    issued_by = f.link("Issued by | Кем издан | Кім шығарды", "organisation", by=True)
    issued_by_name = f.name(
        "Issued by, by name | Название издавшего органа | Шығарған орган атауы", search=1.0, by=True)
    in_force_from = f.moment("In force from | Начало действия | Қолданылу басы")
    in_force_to = f.moment("In force to | Конец действия | Қолданылу соңы")
    symbol_cited = f.text("Symbol as cited | Обозначение (как в ссылке) | Белгісі (сілтемедегідей)", search=2.0)
    symbol_adopted = f.text("Symbol as adopted | Обозначение (как принято) | Белгісі (қабылданғандай)", search=2.0)
    amends = f.links("Amends | Что изменяет | Нені өзгертеді", "instrument")
    summary = f.long_text("What it does | Что делает | Не істейді", search=1.0)
    source = f.link("Text in | Где текст | Мәтіні қайда", "source")
    versions = f.rows(
        "Versions | Редакции | Редакциялары", say="{as_of}[: {what_changed}]",
        as_of=f.moment("As of | По состоянию на | Қай күнгі жағдай"),
        what_changed=f.text("What changed | Что изменилось | Не өзгерді"),
        source=f.link("Text in | Где текст | Мәтіні қайда", "source"))
    history = f.rows(
        "What became of it | Дальнейшая судьба | Кейінгі тағдыры", search=0.5, say="{state}[, {when}]",
        state=f.choice("State | Состояние | Күйі", v.INSTRUMENT_STATUS),
        when=f.moment("When | Когда | Қашан"),
        body=f.text("By whom | Кем | Кім тарапынан"),
        reason=f.text("Reason | Причина | Себебі"))


@kind(
    "Provision | Норма | Норма", "Provisions | Нормы | Нормалар", ref="PRV", group="law",
    title="{instrument_name}[, {reference}][: {short}]", brief="{instrument_name}[, {reference}]: {summary}")
class Provision:
    """One rule of an instrument, at its place in it."""

    instrument_name = f.name("Instrument by name | Название акта | Акт атауы", required=True, first=True, search=2.0)
    reference = f.path("Place in the instrument | Место в акте | Актідегі орны", first=True, column=True)
    short = f.text("In short | Коротко | Қысқаша", first=True, search=2.0)
    functions = f.choices("What it does | Что делает | Не істейді", v.PROVISION_FUNCTION, first=True, column=True)
    summary = f.long_text("Content | Содержание | Мазмұны", first=True, search=2.0)
    as_of = f.moment("As it stood on | В редакции на | Қай күнгі редакция", column=True)
    instrument = f.link("Instrument | Правовой акт | Құқықтық акт", "instrument")
    reference_printed = f.text("Place as printed | Место (как напечатано) | Орны (басылғандай)", search=2.0)
    text = f.long_text("Text | Текст | Мәтін", search=1.0)
    text_translation = f.long_text("Text translated | Перевод текста | Мәтін аудармасы", search=1.0)
    addressees = f.text("Whom it binds | Кого обязывает | Кімді міндеттейді", search=1.0)
    court_needed = f.flag("A court decision is needed | Нужен судебный акт | Сот актісі қажет")
    appeal = f.flag("An appeal is open | Можно обжаловать | Шағымдануға болады")
    penalties = f.rows(
        "Penalties | Наказания | Жазалар", search=0.5, say="{penalty_kind}[ {money}][ {term}]",
        penalty_kind=f.choice("Kind | Вид | Түрі", v.PENALTY_KIND),
        money=f.money("Amount | Сумма | Сомасы"),
        term=f.quantity("Term | Срок | Мерзімі"),
        who=f.text("For whom | Кому | Кімге"),
        act=f.text("For what | За что | Не үшін"))
    duties = f.rows(
        "Duties and deadlines | Обязанности и сроки | Міндеттер мен мерзімдер", search=0.5, say="{act}[, {deadline}]",
        who=f.text("Who | Кто | Кім"),
        act=f.text("Must do | Что обязан делать | Не істеуге міндетті"),
        deadline=f.quantity("Deadline | Срок исполнения | Орындау мерзімі"),
        note=f.text("Note | Примечание | Ескертпе"))
    follows = f.link("Follows an earlier provision | Преемник прежней нормы | Бұрынғы норманың жалғасы", "provision")


KINDS = (Instrument, Provision)
