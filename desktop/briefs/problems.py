"""What is wrong with a brief, in a person's language."""

from __future__ import annotations

from dataclasses import dataclass

from archive_schema.labels import Label

_SAID = {
    "unknown_reference": (
        "{about}: there is no {detail} in this archive. The note says so; correct the mark."
        " | {about}: в архиве нет {detail}. В сноске это сказано; исправьте ссылку."
        " | {about}: мұрағатта {detail} жоқ. Ескертпеде осылай жазылды; сілтемені түзетіңіз."
    ),
    "not_citable": (
        "{about}: {detail} is neither a source nor a citation. Cite the source that tells of it."
        " | {about}: {detail} не источник и не цитата. Сошлитесь на источник, где об этом сказано."
        " | {about}: {detail} — дереккөз де, дәйексөз де емес. Бұл туралы айтатын дереккөзге сілтеме жасаңыз."
    ),
    "broken_mark": (
        "{about}: {detail} looks like a citation mark but is printed as text. Write it as [@SRC-0001, p. 2]."
        " | {about}: {detail} похоже на ссылку, но напечатано как текст. Пишите так: [@SRC-0001, с. 2]."
        " | {about}: {detail} сілтемеге ұқсайды, бірақ мәтін ретінде басылды. Былай жазыңыз: [@SRC-0001, 2-б.]."
    ),
    "in_trash": (
        "{about}: {detail} is in the trash. Restore it or take it out of the brief."
        " | {about}: {detail} в корзине. Восстановите запись или уберите её из документа."
        " | {about}: {detail} себетте. Қалпына келтіріңіз немесе құжаттан алып тастаңыз."
    ),
    "missing_record": (
        "{about}: {detail} cannot be found and is left as a gap that is told."
        " | {about}: {detail} не найдено; на этом месте оставлена пометка."
        " | {about}: {detail} табылмады; орнында белгі қалдырылды."
    ),
    "unknown_column": (
        "{about}: there is no field {detail} in this kind of record; the column says so."
        " | {about}: у записей этого вида нет поля {detail}; в столбце это отмечено."
        " | {about}: бұл түрдегі жазбаларда {detail} өрісі жоқ; бағанда осылай белгіленді."
    ),
    "empty_block": (
        "{about} has nothing to print: {detail}."
        " | {about}: печатать нечего: {detail}."
        " | {about}: басатын ештеңе жоқ: {detail}."
    ),
    "empty_heading": (
        "{about} is a heading without words. | {about}: заголовок без слов. | {about}: сөзсіз тақырып."
    ),
    "hidden_characters": (
        "{about}: characters that cannot be seen were left out ({detail})."
        " | {about}: невидимые знаки пропущены ({detail})."
        " | {about}: көрінбейтін таңбалар қалдырылып кетті ({detail})."
    ),
    "protected_name": (
        "{about} names “{detail}”, who is protected. Write what may be printed instead, or leave it out."
        " | {about}: названо имя «{detail}», а этот человек под защитой. Напишите то, что можно печатать, "
        "или уберите его."
        " | {about}: «{detail}» аты аталған, ал бұл адам қорғауда. Орнына басуға болатынын жазыңыз "
        "не алып тастаңыз."
    ),
    "no_glyph": (
        "No font here has {detail}; its number is printed instead."
        " | Ни в одном шрифте нет знака {detail}; вместо него напечатан номер."
        " | Ешбір қаріпте {detail} таңбасы жоқ; орнына нөмірі басылды."
    ),
    "right_to_left": (
        "{about} holds text written from right to left (“{detail}”). Export is refused until it is transliterated "
        "or translated."
        " | {about}: есть текст, который пишется справа налево («{detail}»). Экспорт невозможен без транслитерации "
        "или перевода."
        " | {about}: оңнан солға жазылатын мәтін бар («{detail}»). Транслитерация не аударма болмайынша экспорт "
        "жасалмайды."
    ),
    "no_such_style": (
        "{about}: the style “{detail}” is not kept in this archive; a house style stands in. Add the .csl file."
        " | {about}: стиль «{detail}» не хранится в этом архиве; сноски набраны встроенным стилем. Добавьте файл .csl."
        " | {about}: «{detail}» стилі бұл мұрағатта жоқ; ескертпелер ішкі стильмен терілді. .csl файлын қосыңыз."
    ),
    "style_fails": (
        "{about}: the style file cannot set {detail}; it is set in the plain style."
        " | {about}: файл стиля не справляется с {detail}; запись набрана обычным стилем."
        " | {about}: стиль файлы {detail} жазбасын тере алмайды; ол қарапайым стильмен терілді."
    ),
    "unknown_kind": (
        "{about}: there is no kind of record called {detail}."
        " | {about}: вида записей «{detail}» нет."
        " | {about}: «{detail}» деген жазба түрі жоқ."
    ),
    "not_an_assessment": (
        "{about}: {detail} is no assessment of a limitation. Choose one, or make one."
        " | {about}: {detail} не является оценкой ограничения. Выберите или создайте её."
        " | {about}: {detail} шектеуді бағалау емес. Таңдаңыз немесе жасаңыз."
    ),
    "no_phases": (
        "{about}: {detail} has no phases to draw. Enter them in the record of the shutdown."
        " | {about}: в {detail} нет этапов. Внесите их в запись об отключении связи."
        " | {about}: {detail} жазбасында кезеңдер жоқ. Оларды ажырату жазбасына енгізіңіз."
    ),
    "too_many_hours": (
        "{about} spans more than {detail} days; only the first ones are drawn. Give the block a period."
        " | {about}: больше {detail} дней; нарисованы только первые. Задайте блоку период."
        " | {about}: {detail} күннен көп; тек алғашқылары сызылды. Блокқа кезең беріңіз."
    ),
    "to_be_answered": (
        "{about}: question {detail} must be answered, and is not."
        " | {about}: на вопрос {detail} нужен ответ, а его нет."
        " | {about}: {detail} сұрағына жауап керек, ал ол жоқ."
    ),
    "to_confirm": (
        "{about}: compare question {detail} with the form now in use."
        " | {about}: сверьте вопрос {detail} с действующим формуляром."
        " | {about}: {detail} сұрағын қолданыстағы нысанмен салыстырыңыз."
    ),
    "exhibit_no_file": (
        "{about}: no file is kept of this exhibit; it is listed, not printed. Add its file or choose another."
        " | {about}: у этого приложения нет файла; оно указано в перечне, но не напечатано. Добавьте "
        "файл или выберите другой."
        " | {about}: бұл қосымшаның файлы жоқ; ол тізімде аталды, бірақ басылмады. Файлын қосыңыз не "
        "басқасын таңдаңыз."
    ),
    "exhibit_missing": (
        "{about}: {detail} is missing or damaged in this copy of the archive. Restore it from a backup."
        " | {about}: {detail} в этой копии архива нет или файл повреждён. Восстановите его из резервной копии."
        " | {about}: {detail} мұрағаттың осы көшірмесінде жоқ немесе бүлінген. Оны сақтық көшірмеден "
        "қалпына келтіріңіз."
    ),
    "exhibit_sealed": (
        "{about}: {detail} is sealed and is not printed. Choose a copy that may be shown."
        " | {about}: {detail} — запечатанный файл, он не напечатан. Выберите копию, которую можно показать."
        " | {about}: {detail} — мөрленген файл, ол басылмады. Көрсетуге болатын көшірмесін таңдаңыз."
    ),
    "exhibit_locked": (
        "{about}: {detail} opens with a password only and is not printed. Add a copy without one."
        " | {about}: {detail} открывается только с паролем и не напечатан. Добавьте копию без пароля."
        " | {about}: {detail} тек құпиясөзбен ашылады, басылмады. Құпиясөзсіз көшірмесін қосыңыз."
    ),
    "exhibit_damaged": (
        "{about}: {detail} is damaged and cannot be read; it is listed, not printed."
        " | {about}: {detail} повреждён и не читается; он указан в перечне, но не напечатан."
        " | {about}: {detail} бүлінген, оқылмайды; ол тізімде аталды, бірақ басылмады."
    ),
    "exhibit_kind": (
        "{about}: {detail} is no kind of file that can be printed; it is listed. Hand it over beside the volume."
        " | {about}: файл {detail} нельзя напечатать; он указан в перечне. Передайте его вместе с томом."
        " | {about}: {detail} файлын басуға болмайды; ол тізімде аталды. Оны томмен бірге тапсырыңыз."
    ),
    "exhibit_large": (
        "{about}: {detail} is too large to be printed; it is listed. Hand it over beside the volume."
        " | {about}: {detail} слишком велик для печати; он указан в перечне. Передайте его вместе с томом."
        " | {about}: {detail} басуға тым үлкен; ол тізімде аталды. Оны томмен бірге тапсырыңыз."
    ),
    "exhibit_right_to_left": (
        "{about}: the text of {detail} is written from right to left and is not printed. Choose a PDF of it."
        " | {about}: текст {detail} пишется справа налево и не напечатан. Выберите его PDF."
        " | {about}: {detail} мәтіні оңнан солға жазылады, басылмады. Оның PDF нұсқасын таңдаңыз."
    ),
    "exhibit_no_pages": (
        "{about}: none of the pages asked for is in {detail}. Correct the pages."
        " | {about}: указанных страниц нет в {detail}. Исправьте номера страниц."
        " | {about}: көрсетілген беттер {detail} ішінде жоқ. Бет нөмірлерін түзетіңіз."
    ),
    "exhibit_unlooked": (
        "{about}: nobody has looked at {detail} for names, and it has no redacted copy; a safe edition lists it only."
        " | {about}: {detail} никто не проверил на имена, и копии с изъятиями нет; безопасная редакция "
        "его лишь называет."
        " | {about}: {detail} есімдерге тексерілмеген, деректері жасырылған көшірмесі жоқ; қауіпсіз "
        "редакцияда тек аталады."
    ),
    "exhibit_of_other_brief": (
        "{about}: {detail} is an exhibit of another brief. Its source is cited, without a number."
        " | {about}: {detail} — приложение к другому документу. Источник назван без номера приложения."
        " | {about}: {detail} — басқа құжаттың қосымшасы. Дереккөзі нөмірсіз аталды."
    ),
    "exhibit_without_source": (
        "{about}: {detail} names no source. Choose its source."
        " | {about}: у {detail} не указан источник. Выберите его."
        " | {about}: {detail} дереккөзі көрсетілмеген. Оны таңдаңыз."
    ),
    "exhibit_not_as_filed": (
        "{about}: it was filed as {detail}, and has another number of pages now. The file was changed since."
        " | {about}: при подаче было {detail}, теперь страниц другое число. Файл с тех пор изменён."
        " | {about}: тапсырылғанда {detail} болды, қазір бет саны басқа. Файл содан бері өзгерген."
    ),
}
CODES = frozenset(_SAID)
"""Every code a problem may have."""
STOPPING = frozenset({"protected_name", "right_to_left"})
"""The codes that stop an export until they are answered; all others become open points of the paper."""
_BLOCK = Label.of("Block {place} | Блок {place} | {place}-блок")


@dataclass(frozen=True)
class Problem:
    """Something the author should know before the paper leaves the house.

    `code` names the rule, `about` is the reference of a record or the place of a block ("block 4"),
    `detail` the words in question.
    """

    code: str
    about: str
    detail: str = ""

    @property
    def stops(self) -> bool:
        """Is nothing exported until this is answered?"""
        return self.code in STOPPING

    def say(self, language: str) -> str:
        """The problem as a sentence in English, Russian or Kazakh."""
        about = self.about
        if about.startswith("block "):
            about = _BLOCK.in_(language).format(place=about.removeprefix("block "))
        return Label.of(_SAID[self.code]).in_(language).format(about=about, detail=self.detail)

    def __str__(self) -> str:
        return self.say("en")
