"""The words of a hand-over's papers, in English, Russian and Kazakh."""

from __future__ import annotations

from archive_schema.labels import Label

_WORDS = {
    # names of files and folders
    "given": "Evidence | Материалы | Материалдар",
    "clean": "Clean copies | Копии без метаданных | Метадеректерсіз көшірмелер",
    "inventory": "Inventory | Опись | Тізімдеме",
    "act": "Act of transfer | Акт приёма-передачи | Қабылдау-тапсыру актісі",
    "checking": "How to check | Как проверить | Қалай тексеруге болады",
    "join": "How to join the parts | Как соединить части | Бөліктерді қалай біріктіруге болады",
    "originals": "Originals (sealed) | Оригиналы (запечатаны) | Түпнұсқалар (мөрленген)",
    # the inventory
    "number": "No. | № | №",
    "name": "Name of the file | Имя файла | Файл аты",
    "what": "What it is | Что это | Бұл не",
    "quote": "“{text}” | «{text}» | «{text}»",
    "date": "Date | Дата | Күні",
    "extent": "Pages, size | Страницы, размер | Беттер, көлемі",
    "pages": "{count} p. | {count} стр. | {count} бет",
    "bytes": "{count} bytes | {count} байт | {count} байт",
    "no_date": "not stated | не указана | көрсетілмеген",
    "redacted": "Redacted copy: what is covered is not in the file. | Копия с изъятиями: закрытого в файле нет."
                " | Деректері жасырылған көшірме: жабылған мәліметтер файлда жоқ.",
    "in_parts": "In {count} parts; “{join}” tells how to join them. | Разделён на части: {count}; как их соединить, "
                "сказано в файле «{join}». | {count} бөлікке бөлінген; біріктіру жолы «{join}» файлында жазылған.",
    "clean_pages": "Copy without metadata: the same pages as pictures, {count} in all."
                   " | Копия без метаданных: те же страницы в виде изображений, всего {count}."
                   " | Метадеректерсіз көшірме: сол беттердің суреттері, барлығы {count}.",
    "clean_picture": "Copy without metadata: the picture alone. | Копия без метаданных: только изображение."
                     " | Метадеректерсіз көшірме: тек суреттің өзі.",
    "clean_text": "Copy without metadata: the text alone, set anew; it does not look as in the file."
                  " | Копия без метаданных: только текст, набранный заново; оформление не такое, как в файле."
                  " | Метадеректерсіз көшірме: қайта терілген мәтін ғана; безендірілуі файлдағыдай емес.",
    "clean_none": "No copy without metadata: {why}. | Копии без метаданных нет: {why}."
                  " | Метадеректерсіз көшірмесі жоқ: {why}.",
    "original_sealed": "The original is in “{file}”. | Оригинал — в файле «{file}». | Түпнұсқасы «{file}» файлында.",
    "original_not_here": "The original is not in this folder. | Оригинала в этой папке нет."
                         " | Түпнұсқасы бұл қалтада жоқ.",
    "total": "Documents: {items}; files: {files}; {bytes} bytes in all."
             " | Документов: {items}; файлов: {files}; всего байт: {bytes}."
             " | Құжат: {items}; файл: {files}; барлығы {bytes} байт.",
    "inventory_of": "Inventory of documents handed over | Опись передаваемых документов"
                    " | Тапсырылатын құжаттар тізімдемесі",
    "hash_meaning": "SHA-256 is the hash of a file. If a single byte of the file is changed, the hash becomes another "
                    "one; “{checking}” tells how to check it."
                    " | SHA-256 — контрольная сумма файла. Если изменить в файле хотя бы один байт, она станет другой; "
                    "как её проверить, сказано в файле «{checking}»."
                    " | SHA-256 — файлдың бақылау сомасы. Файлдың бір ғана байты өзгерсе, ол да өзгереді; қалай "
                    "тексеру керегі «{checking}» файлында жазылған.",
    "drawn_up": "Drawn up: {date} | Составлено: {date} | Жасалған күні: {date}",
    # the act
    "act_title": "Act of transfer and acceptance | Акт приёма-передачи | Қабылдау-тапсыру актісі",
    "act_about": "Documents of the case “{title}” in electronic form, in the folder “{folder}”."
                 " | Документы по делу «{title}» в электронном виде, папка «{folder}»."
                 " | «{title}» ісі бойынша электрондық түрдегі құжаттар, «{folder}» қалтасы.",
    "act_said": "The party named first hands over, and the party named second accepts, the files listed below. What "
                "each of them is, the inventory tells."
                " | Передающая сторона передала, а принимающая сторона приняла перечисленные ниже файлы. Что "
                "представляет собой каждый из них, указано в описи."
                " | Тапсырушы тарап төменде аталған файлдарды тапсырды, ал қабылдаушы тарап қабылдады. Әрқайсысының "
                "не екені тізімдемеде көрсетілген.",
    "act_checked": "The hashes were compared on acceptance: yes / no (strike out what does not apply)"
                   " | Контрольные суммы при приёме сверены: да / нет (ненужное зачеркнуть)"
                   " | Қабылдау кезінде бақылау сомалары салыстырылды: иә / жоқ (керексізі сызылсын)",
    "act_notes": "Remarks | Замечания | Ескертулер",
    "place": "Place | Место | Орны",
    "act_date": "Date | Дата | Күні",
    "medium": "Medium (sort, number) | Носитель (вид, номер) | Тасымалдағыш (түрі, нөмірі)",
    "giver": "Handed over by | Передал(а) | Тапсырған",
    "taker": "Accepted by | Принял(а) | Қабылдаған",
    "full_name": "Name | Фамилия, имя, отчество | Тегі, аты, әкесінің аты",
    "capacity": "Position | Должность | Лауазымы",
    "signature": "Signature | Подпись | Қолы",
    "copies": "Drawn up in two copies, one for each party."
              " | Составлен в двух экземплярах, по одному для каждой стороны."
              " | Екі дана болып, әр тарапқа бір-бірден жасалды.",
    # checking
    "check_title": "How to check that a file was not changed | Как проверить, что файл не изменён"
                   " | Файлдың өзгермегенін қалай тексеруге болады",
    "check_what": "Every file has a hash, SHA-256: 64 letters and digits that are worked out from all of its content. "
                  "Work it out on your own computer and compare it with the inventory. If they are the same, the file "
                  "is the same to the last byte; small and capital letters make no difference. The name of a file may "
                  "be changed without changing its hash. No other program is needed."
                  " | У каждого файла есть контрольная сумма SHA-256: 64 буквы и цифры, вычисленные по всему его "
                  "содержимому. Вычислите её на своём компьютере и сравните с описью. Если они совпадают, файл тот же "
                  "до последнего байта; большие буквы или маленькие — неважно. Имя файла на сумму не влияет. Другие "
                  "программы не нужны."
                  " | Әр файлдың SHA-256 бақылау сомасы бар: ол бүкіл мазмұнынан есептелген 64 әріп пен цифр. Оны өз "
                  "компьютеріңізде есептеп, тізімдемемен салыстырыңыз. Бірдей болса, файл соңғы байтына дейін сол "
                  "күйінде; әріптің үлкен-кішісі маңызды емес. Файл атын өзгерту сомаға әсер етпейді. Басқа бағдарлама "
                  "керек емес.",
    "check_windows": "Windows | Windows | Windows",
    "windows_steps": "Open the folder of the file in the Explorer. Click into the line with the address of the folder, "
                     "type cmd and press Enter; a black window opens."
                     " | Откройте в Проводнике папку с файлом. Щёлкните строку с адресом папки, введите cmd и нажмите "
                     "Enter: откроется чёрное окно."
                     " | Файл тұрған қалтаны Жетектеушіде ашыңыз. Қалта мекенжайы жазылған жолды шертіп, cmd деп "
                     "теріп, Enter пернесін басыңыз: қара терезе ашылады.",
    "windows_type": "Type this with the name of your file in the quotation marks, and press Enter: | Введите это, "
                    "поставив в кавычки имя своего файла, и нажмите Enter: | Тырнақша ішіне өз файлыңыздың атын қойып, "
                    "мынаны теріңіз де, Enter пернесін басыңыз:",
    "powershell": "In PowerShell the same is told by: | В PowerShell то же показывает команда:"
                  " | PowerShell бағдарламасында мына пәрмен соны көрсетеді:",
    "check_mac": "macOS | macOS | macOS",
    "mac_steps": "Open Terminal, type “shasum -a 256 ” with a space at the end, drag the file into the window and "
                 "press Enter. All files at once, after “cd ” and the folder dragged in:"
                 " | Откройте Терминал, введите «shasum -a 256 » с пробелом в конце, перетащите файл в окно и нажмите "
                 "Enter. Все файлы сразу — после «cd » и перетащенной папки:"
                 " | Терминалды ашып, соңына бос орын қойып «shasum -a 256 » деп теріңіз, файлды терезеге сүйреп "
                 "әкеліп, Enter пернесін басыңыз. Барлық файл бірден — «cd » пен сүйреп әкелінген қалтадан кейін:",
    "check_linux": "Linux | Linux | Linux",
    "linux_steps": "Open a terminal in this folder; all files are checked at once by:"
                   " | Откройте терминал в этой папке; все файлы сразу проверяет команда:"
                   " | Осы қалтада терминал ашыңыз; барлық файлды бірден мына пәрмен тексереді:",
    "check_list": "The hashes of all files stand in SHA256SUMS.txt too, a line for each."
                  " | Контрольные суммы всех файлов есть и в SHA256SUMS.txt, по строке на файл."
                  " | Барлық файлдың бақылау сомасы SHA256SUMS.txt ішінде де бар, әр файлға бір жол.",
    "check_differs": "If a hash differs, do not use the file, and tell who handed it over."
                     " | Если сумма не совпадает, файлом не пользуйтесь и сообщите тому, кто его передал."
                     " | Сома сәйкес келмесе, файлды пайдаланбаңыз, тапсырған адамға хабарлаңыз.",
    # joining
    "join_about": "A file larger than 4 GB does not fit on many sticks, so these were written in parts. Put the parts "
                  "into one folder on a disk with enough room, open a window for commands there and type the line for "
                  "your system. Then compare the hash of the whole."
                  " | Файл больше 4 ГБ не помещается на многие накопители, поэтому эти файлы записаны по частям. "
                  "Скопируйте части в одну папку на диске, где хватает места, откройте там окно команд и введите "
                  "строку для своей системы. Затем сверьте контрольную сумму целого файла."
                  " | 4 ГБ-тан үлкен файл көптеген тасымалдағышқа сыймайды, сондықтан бұл файлдар бөліктеп жазылды. "
                  "Бөліктерді орны жететін дискідегі бір қалтаға көшіріп, сол жерде пәрмен терезесін ашыңыз да, өз "
                  "жүйеңізге арналған жолды теріңіз. Содан кейін тұтас файлдың бақылау сомасын салыстырыңыз.",
    "whole_hash": "SHA-256 of the whole | SHA-256 целого файла | Тұтас файлдың SHA-256 мәні",
    # the page
    "page_title": "Case file: {title} | Дело: {title} | Іс: {title}",
    "in_short": "The case in short | Коротко о деле | Іс қысқаша",
    "here": "What is in this folder | Что в этой папке | Бұл қалтада не бар",
    "documents": "Documents | Документы | Құжаттар",
    "said": "What the documents say | Что говорят документы | Құжаттар не дейді",
    "open": "Open | Открыть | Ашу",
    "open_clean": "Open the clean copy | Открыть копию без метаданных | Метадеректерсіз көшірмесін ашу",
    "part": "part {number} | часть {number} | {number}-бөлік",
    "cited_for": "What it is cited for | На что в нём ссылаются | Одан не келтірілген",
    "counts": "Documents: {items}. Statements with their places in them: {statements}."
              " | Документов: {items}. Утверждений с указанием места в них: {statements}."
              " | Құжат: {items}. Олардағы орны көрсетілген тұжырым: {statements}.",
    "sealed_about": "“{file}” holds the originals and is opened by a passphrase, with the program Muragat or any "
                    "program that follows the description it names. Whoever hands it over tells the passphrase apart "
                    "from it."
                    " | «{file}» содержит оригиналы и открывается парольной фразой — программой Muragat или любой "
                    "программой по описанию этого формата. Фразу сообщает передающий, отдельно от файла."
                    " | «{file}» ішінде түпнұсқалар бар, ол құпия тіркеспен ашылады — Muragat бағдарламасымен не осы "
                    "пішім сипаттамасы бойынша жасалған кез келген бағдарламамен. Тіркесті тапсырушы файлдан бөлек "
                    "айтады.",
}


def say(name: str, language: str, **values: object) -> str:
    """One of the words of the papers, with its values put in."""
    words = Label.of(_WORDS[name]).in_(language)
    return words.format(**values) if values else words


def grouped(number: int) -> str:
    """A number as it is read: with spaces that no line ends at."""
    return f"{number:,}".replace(",", "\xa0")


def hash_words(sha256: str) -> str:
    """A hash in four groups, so that a narrow column parts it only between them."""
    return " ".join(sha256[at:at + 16] for at in range(0, len(sha256), 16))
