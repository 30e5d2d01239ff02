"""What is wrong with a brief, in a person's language."""

from __future__ import annotations

import re
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
    "exhibit_number_twice": (
        "{about}: another exhibit bears the number {detail} too. Number them anew."
        " | {about}: номер {detail} есть и у другого приложения. Пронумеруйте заново."
        " | {about}: {detail} нөмірі басқа қосымшада да бар. Қайта нөмірлеңіз."
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
    "maybe_protected": (
        "{about}: “{beside}” may be the name of {record}, who is protected. Write what may be printed instead, or "
        "answer who is meant."
        " | {about}: «{beside}» — возможно, имя человека под защитой ({record}). Напишите то, что можно печатать, или "
        "укажите, кто имеется в виду."
        " | {about}: «{beside}» қорғаудағы адамның ({record}) аты болуы мүмкін. Орнына басуға болатынын жазыңыз не кім "
        "екенін көрсетіңіз."
    ),
    "consent_missing": (
        "{about} names {detail} ({record}), whose consent to {beside} is not recorded."
        " | {about}: назван человек — {detail} ({record}); согласие не записано, цель: {beside}."
        " | {about}: {detail} ({record}) аталған; келісімі жазылмаған, мақсаты: {beside}."
    ),
    "consent_withdrawn": (
        "{about} names {detail} ({record}), who has withdrawn the consent ({beside}). Take the name out."
        " | {about}: назван человек — {detail} ({record}), согласие отозвано ({beside}). Уберите имя."
        " | {about}: {detail} ({record}) аталған, келісім қайтарып алынған ({beside}). Атын алып тастаңыз."
    ),
    "consent_limited": (
        "{about} names {detail} ({record}) in full; the consent allows: {beside}."
        " | {about}: имя названо полностью — {detail} ({record}); согласие допускает: {beside}."
        " | {about}: {detail} ({record}) аты толық аталған; келісім бойынша рұқсат етілгені: {beside}."
    ),
    "purpose_not_said": (
        "The brief does not say for whom its names are used; the consent of {detail} cannot be compared."
        " | Не указано, для чего называются имена; согласие сверить нельзя: {detail}."
        " | Есімдер не үшін аталатыны көрсетілмеген; келісімді салыстыруға болмайды: {detail}."
    ),
    "unsourced": (
        "{about} states facts and bears no source: “{detail}”."
        " | {about}: факты без источника: «{detail}»."
        " | {about}: дереккөзі жоқ мәлімет: «{detail}»."
    ),
    "rows_unsourced": (
        "{about}: no source is cited for {detail}."
        " | {about}: ни один источник не указан для {detail}."
        " | {about}: {detail} үшін дереккөз көрсетілмеген."
    ),
    "quote_unsourced": (
        "{about}: a quotation without its source: “{detail}”."
        " | {about}: цитата без источника: «{detail}»."
        " | {about}: дереккөзі жоқ дәйексөз: «{detail}»."
    ),
    "quote_differs": (
        "{about}: “{detail}” does not stand so in {record}. The nearest passage there: “{beside}”."
        " | {about}: «{detail}» — в {record} таких слов нет. Самое близкое место: «{beside}»."
        " | {about}: «{detail}» — {record} дереккөзінде дәл осылай жазылмаған. Ең жақын жері: «{beside}»."
    ),
    "quote_not_found": (
        "{about}: “{detail}” was not found in {record}."
        " | {about}: «{detail}» — в {record} не найдено."
        " | {about}: «{detail}» {record} дереккөзінен табылмады."
    ),
    "quote_uncompared": (
        "{about}: “{detail}” cannot be compared by machine: there is no text of {record} here. Compare it with the "
        "page, and write into the citation who did and when."
        " | {about}: «{detail}» нельзя сверить программой: текста {record} здесь нет. Сверьте с изображением страницы "
        "и запишите в цитате, кем и когда сверено."
        " | {about}: «{detail}» бағдарламамен салыстырылмайды: {record} мәтіні мұнда жоқ. Беттің суретімен салыстырып, "
        "кім және қашан салыстырғанын дәйексөзге жазыңыз."
    ),
    "quote_sealed": (
        "{about}: “{detail}” is not compared while the vault is closed: the text of {record} is sealed."
        " | {about}: «{detail}» не сверено при закрытом хранилище: текст {record} запечатан."
        " | {about}: қойма жабық кезде «{detail}» салыстырылмайды: {record} мәтіні мөрленген."
    ),
    "quote_translated": (
        "{about}: “{detail}” is in another language than {record}, and no translation here has these words."
        " | {about}: «{detail}» — не на языке {record}, и ни в одном переводе здесь этих слов нет."
        " | {about}: «{detail}» {record} тілінде емес, мұндағы бірде-бір аудармада бұл сөздер жоқ."
    ),
    "compared_otherwise": (
        "{about}: when {record} was compared with its source, the result was: {detail}."
        " | {about}: при сверке {record} с источником записано: {detail}."
        " | {about}: {record} дереккөзбен салыстырылғандағы нәтиже: {detail}."
    ),
    "beyond_pages": (
        "{about} cites page {detail} of {record}, whose text here has {beside} pages."
        " | {about}: указана страница {detail}, а в тексте {record} здесь страниц: {beside}."
        " | {about}: {detail}-бет көрсетілген, ал мұндағы {record} мәтінінде барлығы {beside} бет."
    ),
    "no_such_place": (
        "{about} cites {detail} of {record}, which is not in its text here<, where the last is {beside}>."
        " | {about}: {detail} — в тексте {record} здесь такого места нет<; последнее: {beside}>."
        " | {about}: {detail} — мұндағы {record} мәтінінде мұндай жер жоқ<; соңғысы: {beside}>."
    ),
    "never_opened": (
        "{about} cites {record} as seen, but neither a file nor a text of it is here<; it is known from {beside}>."
        " | {about}: на {record} сослались как на увиденный источник, но ни файла, ни текста здесь нет<; он известен "
        "по {beside}>."
        " | {about}: {record} көрілген дереккөз ретінде келтірілген, бірақ мұнда файлы да, мәтіні де жоқ<; ол {beside} "
        "бойынша белгілі>."
    ),
    "only_cited_in": (
        "{about}: seen only as cited in {record}, never themselves: {detail}."
        " | {about}: известно только по {record}, сами источники не видели: {detail}."
        " | {about}: тек {record} бойынша белгілі, өздері көрілмеген: {detail}."
    ),
    "rival_unmentioned": (
        "{about}: of {record} there is another account that the paper does not mention: {detail} ({beside})."
        " | {about}: о {record} есть иные сведения, о которых в документе не сказано: {detail} ({beside})."
        " | {about}: {record} туралы құжатта айтылмаған басқа дерек бар: {detail} ({beside})."
    ),
    "date_too_exact": (
        "{about}: “{detail}” is more exact than {record}, which says {beside}."
        " | {about}: «{detail}» точнее, чем в {record}: {beside}."
        " | {about}: «{detail}» {record} дерегінен дәлірек: {beside}."
    ),
    "law_not_yet": (
        "{about}: {record} was not in force yet on the day of the act ({detail}): {beside}."
        " | {about}: {record} ещё не действует на день деяния ({detail}): {beside}."
        " | {about}: {record} әрекет күні ({detail}) әлі күшіне енбеген: {beside}."
    ),
    "law_no_more": (
        "{about}: {record} was no more in force on the day of the act ({detail}): {beside}."
        " | {about}: {record} уже не действует на день деяния ({detail}): {beside}."
        " | {about}: {record} әрекет күні ({detail}) енді күшінде емес: {beside}."
    ),
    "law_other_version": (
        "{about}: {record} is cited as of {beside}, which is not the version of the day of the act ({detail})."
        " | {about}: {record} — редакция на {beside}, а не на день деяния ({detail})."
        " | {about}: {record} — {beside} күнгі редакция, әрекет күнгі ({detail}) емес."
    ),
    "name_replaced": (
        "{about}: a name was replaced by “{detail}”. Read the sentence again: only the name was changed."
        " | {about}: имя заменено на «{detail}». Перечитайте предложение: изменено только имя."
        " | {about}: есім «{detail}» деп ауыстырылды. Сөйлемді қайта оқып шығыңыз: тек есім өзгертілді."
    ),
    "name_undecided": (
        "{about}: nobody has decided whether {detail} may be named in a publication. Note protection or consent with "
        "the person."
        " | {about}: не решено, можно ли назвать имя в публикации ({detail}). Отметьте у человека защиту или согласие."
        " | {about}: жарияланымда атын атауға бола ма, шешілмеген ({detail}). Адамның жазбасында қорғауды не келісімді "
        "белгілеңіз."
    ),
    "names_unread": (
        "Real names are sealed ({detail}) and could not be looked for. Open the vault and export again, or answer that "
        "none of them can stand in this paper."
        " | Настоящие имена запечатаны ({detail}), искать их нельзя. Откройте хранилище и повторите экспорт или "
        "ответьте, что ни одного из них в документе быть не может."
        " | Шын аты-жөндер мөрленген ({detail}), оларды іздеу мүмкін емес. Қойманы ашып, қайта экспорттаңыз немесе "
        "олардың ешқайсысы құжатта болуы мүмкін емес деп жауап беріңіз."
    ),
    "source_apart": (
        "{about}: a source that must be kept apart is cited as “{detail}”. Look whether what is quoted betrays it."
        " | {about}: источник, который нельзя раскрывать, назван «{detail}». Проверьте, не выдаёт ли его цитата."
        " | {about}: жария етуге болмайтын дереккөз «{detail}» деп аталды. Дәйексөз оны білдіріп қоймай ма, қараңыз."
    ),
}
CODES = frozenset(_SAID)
"""Every code a problem may have."""
STOPPING = frozenset({
    "protected_name", "maybe_protected", "consent_missing", "consent_withdrawn", "consent_limited", "right_to_left",
    "names_unread",
})
"""The codes that stop an export until they are answered; all others become open points of the paper."""
NOTICES = frozenset({"name_replaced", "source_apart"})
"""The codes that tell what a safe edition did by itself: the author should look, but nothing is open."""
NAMING = STOPPING - {"right_to_left"}
"""The codes whose words hold a name that a paper may not print."""
_UNANSWERABLE = frozenset({"right_to_left"})  # nobody's word can make a line read the right way
_OPTIONAL = re.compile("<([^>]*)>")  # left out where nothing stands against the words
_BLOCK = Label.of("Block {place} | Блок {place} | {place}-блок")
_NAMES = Label.of(
    "{about}: a name that may not be printed without an answer ({record})."
    " | {about}: имя, которое нельзя печатать без ответа ({record})."
    " | {about}: жауапсыз басуға болмайтын есім ({record}).")


@dataclass(frozen=True)
class Answer:
    """What an author said to a problem: by whom, when (in words) and why."""

    by: str
    when: str
    why: str


@dataclass(frozen=True)
class Problem:
    """Something the author should know before the paper leaves the house.

    `code` names the rule, `about` is the reference of a record or the place of a block ("block 4"), `detail` the words
    in question. `record` is the reference of the source or person concerned, `beside` what stands against the words,
    `block` the reference of the block. `answer` is what the author has said to it.
    """

    code: str
    about: str
    detail: str = ""
    record: str = ""
    beside: str = ""
    block: str = ""
    answer: Answer | None = None

    @property
    def stops(self) -> bool:
        """Is nothing exported until this is answered?"""
        return self.code in STOPPING and (self.answer is None or self.code in _UNANSWERABLE)

    @property
    def answerable(self) -> bool:
        """Can it be answered, or only be mended?"""
        return self.code not in _UNANSWERABLE

    @property
    def concerns(self) -> str:
        """What an answer to it is kept for: never a name that may not be printed."""
        return self.record or ("" if self.code in NAMING else self.detail)

    def say(self, language: str) -> str:
        """The problem as a sentence in English, Russian or Kazakh."""
        return self._said(Label.of(_SAID[self.code]), language)

    def say_on_paper(self, language: str) -> str:
        """The problem as a page of the paper itself may say it: without a name that may not be printed."""
        return self._said(_NAMES if self.code in NAMING else Label.of(_SAID[self.code]), language)

    def place(self, language: str) -> str:
        """Where it stands, in words."""
        if self.about.startswith("block "):
            return _BLOCK.in_(language).format(place=self.about.removeprefix("block "))
        return self.about

    def _said(self, label: Label, language: str) -> str:
        words = _OPTIONAL.sub(lambda part: part[1] if self.beside else "", label.in_(language))
        return words.format(about=self.place(language), detail=self.detail, record=self.record, beside=self.beside)

    def __str__(self) -> str:
        return self.say("en")
