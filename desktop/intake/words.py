"""What intake says to a person, in English, Russian and Kazakh: problems, errors, where a value was found."""

from __future__ import annotations

from dataclasses import dataclass, field

from archive_schema.labels import Label

PROBLEMS = {
    "needs_password": "needs its password | нужен пароль файла | файлдың құпиясөзі керек",
    "wrong_password": "this is not its password | пароль не подходит | құпиясөз дұрыс емес",
    "only_pdf_opens": "only locked PDFs are opened here: save it without a password in its own program and add that too"
    " | здесь открываются только закрытые PDF: сохраните его без пароля в его программе и добавьте и эту копию"
    " | мұнда тек құлыпталған PDF ашылады: өз бағдарламасында құпиясөзсіз сақтап, сол көшірмені де қосыңыз",
    "scan": "no text: a scan | текста нет: это скан | мәтіні жоқ: скан",
    "no_text": "no text was found in it | текст в файле не найден | файлда мәтін табылмады",
    "pages_without_text": "pages without text (pictures only): {pages}"
    " | страницы без текста (только изображения): {pages}"
    " | мәтінсіз беттер (тек сурет): {pages}",
    "pages_failed": "pages that could not be read: {pages}"
    " | страницы, которые не удалось прочитать: {pages}"
    " | оқылмаған беттер: {pages}",
    "other_reader": "{tool} could not read it; read with another tool"
    " | {tool} не смог прочитать файл; прочитано другим средством"
    " | {tool} оқи алмады; басқа құралмен оқылды",
    "right_to_left": "words that run from right to left may stand in the wrong order"
    " | слова, читаемые справа налево, могут стоять в неверном порядке"
    " | оңнан солға оқылатын сөздердің реті бұзылуы мүмкін",
    "unknown_kind": "this kind of file is not read yet; it is kept whole"
    " | файлы этого вида пока не читаются; файл хранится целиком"
    " | файлдың бұл түрі әзірге оқылмайды; файл тұтас сақталады",
    "empty": "the file is empty | файл пуст | файл бос",
    "too_large": "too large to be read ({size} MB, the limit is {limit} MB); it is kept whole"
    " | слишком велик для чтения ({size} МБ, предел {limit} МБ); хранится целиком"
    " | оқуға тым үлкен ({size} МБ, шегі {limit} МБ); тұтас сақталады",
    "too_many_pages": "only the first {limit} of {pages} pages were read"
    " | прочитаны только первые {limit} страниц из {pages}"
    " | {pages} беттің алғашқы {limit} беті ғана оқылды",
    "text_cut": "the text is longer than {limit} MB; the rest was left out"
    " | текст длиннее {limit} МБ; остальное не взято"
    " | мәтін {limit} МБ-тан ұзын; қалғаны алынбады",
    "hidden_characters": "hidden or direction-changing characters were removed from: {field}"
    " | удалены скрытые или меняющие направление знаки: {field}"
    " | жасырын немесе бағытты өзгертетін таңбалар алынып тасталды: {field}",
    "encoding_guessed": "the encoding is not stated; {encoding} was guessed"
    " | кодировка не указана; предположена {encoding}"
    " | кодтауы көрсетілмеген; {encoding} деп жорамалданды",
    "encoding_wrong": "the text is not valid {encoding}, although it says so"
    " | текст не соответствует заявленной кодировке {encoding}"
    " | мәтін көрсетілген {encoding} кодтауына сәйкес емес",
    "not_kept": "what it states of these cannot be kept so and was left out: {field}"
    " | указанное в файле для этих полей не подходит и не взято: {field}"
    " | файлда бұл өрістер үшін көрсетілгені жарамайды, алынбады: {field}",
    "letters_lost": "{count} characters could not be decoded"
    " | не удалось прочитать знаков: {count}"
    " | оқылмаған таңбалар: {count}",
    "tracked_changes": "it holds tracked changes; deleted text was left out"
    " | есть отслеживаемые правки; удалённый текст не взят"
    " | қадағаланған түзетулер бар; жойылған мәтін алынбады",
    "embedded_files": "it holds other files ({count}), which were not opened"
    " | внутри есть другие файлы ({count}), они не открывались"
    " | ішінде басқа файлдар бар ({count}), олар ашылмады",
    "nested_archive": "it lies in another file, so the files within it were not taken out"
    " | он сам лежит в другом файле, поэтому файлы внутри него не извлекались"
    " | өзі басқа файлдың ішінде, сондықтан ішіндегі файлдары алынбады",
    "of_the_system": "made by the operating system for itself; left out"
    " | создан операционной системой для себя; пропущен"
    " | операциялық жүйе өзіне жасаған; алынбады",
    "empty_archive": "the archive holds no files | в архиве нет файлов | архивте файл жоқ",
    "members_failed": "files in it that could not be taken out: {places}"
    " | файлы внутри, которые не удалось извлечь: {places}"
    " | ішінен алынбаған файлдар: {places}",
    "members_left": "the files in it come to more than {limit} MB; the rest was left in it"
    " | файлы внутри занимают больше {limit} МБ; остальные не извлечены"
    " | ішіндегі файлдар {limit} МБ-тан асады; қалғаны алынбады",
    "remarks": "it holds remarks in the margin ({count}), which were left out"
    " | есть примечания на полях ({count}), они не взяты"
    " | шетінде ескертулер бар ({count}), олар алынбады",
    "no_decoder": "a picture in {kind}: no free program that could be included unpacks it; it is kept whole"
    " | изображение {kind}: свободной программы, которую можно было бы включить, для него нет; файл хранится целиком"
    " | {kind} суреті: оны ашатын, қосып беруге болатын еркін бағдарлама жоқ; файл тұтас сақталады",
    "picture": "a picture: no words were looked for in it"
    " | изображение: текст в нём не искали"
    " | сурет: ішінен мәтін ізделмеді",
    "exif_damaged": "what the picture says of time and place could not be read"
    " | сведения о времени и месте съёмки не читаются"
    " | суреттің уақыты мен орны туралы дерек оқылмады",
    "recording": "a recording: it is kept, but not played here; its transcript can be typed beside it"
    " | запись: файл хранится, но здесь не воспроизводится; расшифровку можно набрать рядом"
    " | жазба: файл сақталады, бірақ мұнда ойнатылмайды; мәтінін қасына теруге болады",
    "refused": "refused: {reason}; it is kept whole"
    " | отклонено: {reason}; файл хранится целиком"
    " | қабылданбады: {reason}; файл тұтас сақталады",
    "damaged": "damaged or not what it claims to be ({step})"
    " | повреждён или не то, чем назван ({step})"
    " | бүлінген немесе аталғанына сай емес ({step})",
    "worker_died": "the reader stopped ({step}) | чтение прервалось ({step}) | оқу тоқтап қалды ({step})",
    "worker_slow": "took longer than {seconds} s and was stopped ({step})"
    " | заняло больше {seconds} с и остановлено ({step})"
    " | {seconds} с-тан ұзақ болып, тоқтатылды ({step})",
    "worker_memory": "needed more than {limit} MB of memory and was stopped ({step})"
    " | потребовалось больше {limit} МБ памяти, чтение остановлено ({step})"
    " | {limit} МБ-тан көп жад қажет болып, тоқтатылды ({step})",
    "worker_absent": "the reader could not be started | не удалось запустить чтение | оқу құралы іске қосылмады",
    "mail_parts": "the mail is malformed: its parts do not begin or end as it says"
    " | письмо составлено с ошибками: его части начинаются или кончаются не так, как указано"
    " | хат қате құрылған: бөліктері көрсетілгендей басталмайды не аяқталмайды",
    "mail_headers": "the mail is malformed: some of its headers cannot be understood"
    " | письмо составлено с ошибками: часть заголовков не разобрать"
    " | хат қате құрылған: кейбір тақырып жолдары түсініксіз",
    "mail_encoding": "the mail is malformed: some of its content is not encoded as it says"
    " | письмо составлено с ошибками: часть содержимого закодирована не так, как указано"
    " | хат қате құрылған: мазмұнының бір бөлігі көрсетілгендей кодталмаған",
    "mail_encrypted": "the mail is encrypted; its text was not read"
    " | письмо зашифровано; его текст не прочитан"
    " | хат шифрланған; мәтіні оқылмады",
    "mail_signed": "the mail carries a signature, which was not checked"
    " | у письма есть подпись, она не проверялась"
    " | хаттың қолтаңбасы бар, ол тексерілмеді",
    "mail_forms": "its formatted text says more than its plain text and was taken"
    " | оформленный текст письма полнее простого; взят оформленный"
    " | хаттың безендірілген мәтіні жай мәтінінен толығырақ; безендірілгені алынды",
    "pages_absent": "pages that it lists but does not hold: {pages}"
    " | страницы из его перечня, которых в нём нет: {pages}"
    " | тізімінде бар, өзінде жоқ беттер: {pages}",
    "pages_to_choose": "it holds {count} pages; choose those that are to be sources"
    " | в нём {count} страниц; выберите те, что станут источниками"
    " | ішінде {count} бет бар; дереккөз болатындарын таңдаңыз",
    "no_pages": "no page was found in it that can be read"
    " | в нём не найдено страниц, которые можно прочитать"
    " | ішінен оқуға болатын бет табылмады",
    "too_many_within": "only the first {limit} of {count} parts can be taken in"
    " | взять можно только первые {limit} частей из {count}"
    " | {count} бөліктің алғашқы {limit} бөлігін ғана алуға болады",
    "part_too_large": "part {part} is larger than {limit} MB and was not taken in"
    " | часть {part} больше {limit} МБ и не взята"
    " | {part}-бөлік {limit} МБ-тан үлкен, алынбады",
    "attachments_elsewhere": "attachments whose content is not in the file: {count}"
    " | вложения, содержимого которых в файле нет: {count}"
    " | мазмұны файлда жоқ тіркемелер: {count}",
    "day_or_month": "its dates can be read in two ways (05/01/2022); say which number is the day when you read it"
    " | даты в нём можно прочесть двояко (05/01/2022); при чтении укажите, какое число — день"
    " | күндерін екі түрлі оқуға болады (05/01/2022); оқығанда қай сан күн екенін көрсетіңіз",
    "said_too_much": "the reader sent more than it may; the rest was left out"
    " | прислано больше допустимого; остальное не взято"
    " | рұқсат етілгеннен көп мәлімет келді; қалғаны алынбады",
}

REASONS = {
    "entries": "an archive of too many parts | архив из слишком многих частей | бөліктері тым көп архив",
    "overlap": "parts of the archive lie over each other | части архива перекрываются | архив бөліктері қабаттасқан",
    "ratio": "it unpacks to more than {limit} times its size"
    " | распаковывается более чем в {limit} раз"
    " | {limit} еседен артық ұлғаяды",
    "total": "it unpacks to more than {limit} MB"
    " | распаковывается больше чем в {limit} МБ"
    " | {limit} МБ-тан артық болып ашылады",
    "encrypted": "parts of the archive are encrypted | части архива зашифрованы | архив бөліктері шифрланған",
    "method": "an unusual way of packing | необычный способ сжатия | әдеттен тыс қысу тәсілі",
    "lies": "a part is larger than the archive says"
    " | часть больше, чем указано в архиве"
    " | бөлік архивте көрсетілгеннен үлкен",
    "pixels": "the picture has {width} × {height} points, more than {limit} million"
    " | в изображении {width} × {height} точек, больше {limit} миллионов"
    " | суретте {width} × {height} нүкте бар, {limit} миллионнан көп",
    "rtf_long": "it is longer than {limit} MB | длиннее {limit} МБ | {limit} МБ-тан ұзын",
    "rtf_deep": "its parts are nested deeper than {limit} levels"
    " | вложенность частей глубже {limit} уровней"
    " | бөліктері {limit} деңгейден терең",
    "xml_dtd": "its XML declares types or entities | XML объявляет типы или сущности | XML түрлер не мәндер жариялайды",
    "xml_deep": "its XML is nested deeper than {limit} levels"
    " | вложенность XML глубже {limit} уровней"
    " | XML {limit} деңгейден терең",
}

STEPS = {
    "start": "starting the reader | запуск чтения | оқуды бастау",
    "open": "opening it | открытие | ашу",
    "metadata": "reading its properties | чтение свойств | қасиеттерін оқу",
    "text": "reading its text | чтение текста | мәтінін оқу",
    "markup": "reading its markup | чтение разметки | белгілеуін оқу",
    "page": "reading page {page} | чтение страницы {page} | {page}-бетті оқу",
    "member": "taking file {place} out of it | извлечение файла {place} | ішінен {place}-файлды алу",
    "part": "reading part {part} | чтение части {part} | {part}-бөлікті оқу",
    "notes": "reading its notes | чтение сносок | ескертпелерін оқу",
}

ERRORS = {
    "absent": (
        "There is no file {name}. | Файла {name} нет. | {name} файлы жоқ.",
        "Check the name and the place. | Проверьте имя и место. | Атын және орнын тексеріңіз.",
    ),
    "unreadable": (
        "{name} cannot be read: {reason}. | {name} не читается: {reason}. | {name} оқылмайды: {reason}.",
        "Check that you may read it and that its disk is in order."
        " | Проверьте права и исправность диска."
        " | Оқу құқығын және дискінің жарамдылығын тексеріңіз.",
    ),
    "folder": (
        "{name} is a folder. | {name} — папка. | {name} — қалта.",
        "Add the files in it. | Добавьте файлы из неё. | Ішіндегі файлдарды қосыңыз.",
    ),
    "link": (
        "{name} is a link to another place. | {name} — ссылка на другое место. | {name} — басқа орынға сілтеме.",
        "Add the file it leads to. | Добавьте сам файл. | Сілтеме апаратын файлды қосыңыз.",
    ),
    "device": (
        "{name} is a device or a pipe, not a file."
        " | {name} — устройство или канал, а не файл."
        " | {name} — файл емес, құрылғы немесе арна.",
        "Add a file. | Добавьте файл. | Файл қосыңыз.",
    ),
    "changed": (
        "{name} changed while it was being read. | {name} изменился во время чтения. | {name} оқу кезінде өзгерді.",
        "Close the program that writes it, then add it again."
        " | Закройте программу, которая его пишет, и добавьте снова."
        " | Оны жазып жатқан бағдарламаны жауып, қайта қосыңыз.",
    ),
}

PLACES = {
    "EXIF, as the file states, not trusted": "EXIF, as the file states, not trusted"
    " | EXIF: так указано в файле, не проверено"
    " | EXIF: файлда солай көрсетілген, тексерілмеген",
    "head of the recording": "head of the recording | заголовок записи | жазбаның басы",
    "head of the saved page": "head of the saved page | заголовок сохранённой страницы | сақталған беттің басы",
    "PDF metadata": "PDF metadata | свойства PDF | PDF қасиеттері",
    "document properties": "document properties | свойства документа | құжат қасиеттері",
    "first line": "first line | первая строка | бірінші жол",
    "file name": "file name | имя файла | файл аты",
    "text": "the text itself | сам текст | мәтіннің өзі",
    "page heading": "page heading | заголовок страницы | бет тақырыбы",
    "HTML title": "HTML title | заголовок HTML | HTML тақырыбы",
    "mail header": "mail header | заголовок письма | хат тақырыбы",
    "name of the conversation": "name of the conversation | название беседы | әңгіме атауы",
    "datapackage.json": "its own list of files | собственный перечень файлов | өз файлдар тізімі",
    "saved-page note": "note left by the program that saved the page"
    " | пометка программы, сохранившей страницу"
    " | бетті сақтаған бағдарлама белгісі",
}


def _fill(template: str, values: dict[str, str], language: str) -> str:
    words = Label.of(template).in_(language)
    for key, value in values.items():  # not str.format: values come from files
        words = words.replace("{" + key + "}", value)
    return words


def say_where(found_in: str, language: str = "en") -> str:
    """Where a value was found, in the reader's language; names of tags ("meta og:title") stay as they are."""
    return Label.of(PLACES[found_in]).in_(language) if found_in in PLACES else found_in


@dataclass(frozen=True)
class Problem:
    """What went wrong or was left out, as a code of PROBLEMS with its values; `str` says it in English."""

    code: str
    values: dict[str, str] = field(default_factory=dict)

    def in_(self, language: str) -> str:
        """The problem in words, in "en", "ru" or "kk"."""
        values = dict(self.values)
        for key, table in (("step", STEPS), ("reason", REASONS)):
            if values.get(key) in table:
                values[key] = _fill(table[values[key]], self.values, language)
        return _fill(PROBLEMS[self.code], values, language)

    def __str__(self) -> str:
        return self.in_("en")


class IntakeError(Exception):
    """A file cannot be taken in at all. `title` says what happened, `advice` what to do; one line in all."""

    def __init__(self, code: str, **values: str) -> None:
        self.code, self.values = code, values
        super().__init__(self.in_("en"))

    @property
    def title(self) -> str:
        """What happened, in English."""
        return _fill(ERRORS[self.code][0], self.values, "en")

    @property
    def advice(self) -> str:
        """What to do, in English."""
        return _fill(ERRORS[self.code][1], self.values, "en")

    def in_(self, language: str) -> str:
        """Both in one line, in "en", "ru" or "kk"."""
        return " ".join(_fill(part, self.values, language) for part in ERRORS[self.code])


class Refused(Exception):
    """A reader will not open this file, for the reason `code` of REASONS with its values."""

    def __init__(self, code: str, **values: object) -> None:
        self.code, self.values = code, values
        super().__init__(code)
