"""The text in a bag that tells how to verify it without this program, in three languages."""

from __future__ import annotations

from desktop.exchange.bag.words import TITLE

_README = {
    "en": """\
{title}
{line}

This folder is a bag after BagIt 1.0 (RFC 8493). Nothing is packed or encrypted: everything in it can be read with any
computer. Start with data/index.html; it opens in every browser, without a network.

HOW TO VERIFY IT WITHOUT MURAGAT

Open a terminal in this folder and type one of these.

  Linux:     sha256sum -c manifest-sha256.txt
             sha256sum -c tagmanifest-sha256.txt
  macOS:     shasum -a 256 -c manifest-sha256.txt
  Windows:   certutil -hashfile data\\index.html SHA256
             and compare with the line of that file in manifest-sha256.txt

Every line must end with OK. The same with sha512sum and manifest-sha512.txt. Any program that knows BagIt does it all
at once, such as: bagit.py --validate FOLDER

These digests show that nothing was changed since they were written. They do not show who wrote them.

WHAT LIES WHERE

  data/index.html        a table of contents to read
  data/originals/        files as they came, under the references of their records
  data/derivatives/      what was made from them; the record says from which and how
  data/records/          every record as a line of JSON, and as a page to read
  data/schema/           what the fields of each kind mean (JSON Schema)
  data/custody.jsonl     who had what, when, and what was done with it
  data/muragat.json      what this bag is, for a program that takes it in

Files bear short names. What each was called stands in data/files.html and in data/records/file.jsonl.
""",
    "ru": """\
{title}
{line}

Эта папка — пакет по стандарту BagIt 1.0 (RFC 8493). В ней ничего не сжато и не зашифровано: всё можно прочесть на
любом компьютере. Начните с data/index.html; он открывается в любом браузере без сети.

КАК ПРОВЕРИТЬ БЕЗ MURAGAT

Откройте терминал в этой папке и введите одну из команд.

  Linux:     sha256sum -c manifest-sha256.txt
             sha256sum -c tagmanifest-sha256.txt
  macOS:     shasum -a 256 -c manifest-sha256.txt
  Windows:   certutil -hashfile data\\index.html SHA256
             и сравните со строкой этого файла в manifest-sha256.txt

Каждая строка должна кончаться на OK (ЦЕЛ). То же с sha512sum и manifest-sha512.txt. Любая программа, знающая BagIt,
делает всё это сразу, например: bagit.py --validate ПАПКА

Контрольные суммы показывают, что с момента их записи ничего не изменилось. Они не показывают, кто их записал.

ЧТО ГДЕ ЛЕЖИТ

  data/index.html        оглавление для чтения
  data/originals/        файлы, как они поступили, под номерами своих записей
  data/derivatives/      что из них сделано; из чего и как, сказано в записи
  data/records/          каждая запись строкой JSON и страницей для чтения
  data/schema/           что значат поля каждого вида записей (JSON Schema)
  data/custody.jsonl     у кого что было, когда и что с этим делали
  data/muragat.json      что это за пакет, для программы, которая его примет

Имена файлов короткие. Как каждый назывался, сказано в data/files.html и data/records/file.jsonl.
""",
    "kk": """\
{title}
{line}

Бұл қалта — BagIt 1.0 (RFC 8493) бойынша жасалған пакет. Ішінде ештеңе сығылмаған да, шифрланбаған да: бәрін кез келген
компьютерде оқуға болады. data/index.html файлынан бастаңыз; ол желісіз кез келген браузерде ашылады.

MURAGAT БАҒДАРЛАМАСЫНСЫЗ ҚАЛАЙ ТЕКСЕРУГЕ БОЛАДЫ

Осы қалтада терминал ашып, мына бұйрықтардың бірін теріңіз.

  Linux:     sha256sum -c manifest-sha256.txt
             sha256sum -c tagmanifest-sha256.txt
  macOS:     shasum -a 256 -c manifest-sha256.txt
  Windows:   certutil -hashfile data\\index.html SHA256
             сосын manifest-sha256.txt ішіндегі сол файлдың жолымен салыстырыңыз

Әр жол OK деп аяқталуға тиіс. sha512sum мен manifest-sha512.txt те дәл солай. BagIt білетін кез келген бағдарлама мұның
бәрін бірден жасайды, мысалы: bagit.py --validate ҚАЛТА

Бақылау сомалары жазылған сәттен бері ештеңе өзгермегенін көрсетеді. Оларды кім жазғанын көрсетпейді.

НЕ ҚАЙДА ЖАТЫР

  data/index.html        оқуға арналған мазмұн
  data/originals/        келген күйіндегі файлдар, жазбаларының нөмірімен аталған
  data/derivatives/      солардан жасалғандар; неден және қалай жасалғаны жазбада айтылған
  data/records/          әр жазба JSON жолы және оқылатын бет түрінде
  data/schema/           әр түрдің өрістері нені білдіреді (JSON Schema)
  data/custody.jsonl     кімде не болды, қашан және онымен не істелді
  data/muragat.json      бұл қандай пакет екені, оны қабылдайтын бағдарламаға арналған

Файл аттары қысқа. Әрқайсысы қалай аталғаны data/files.html және data/records/file.jsonl ішінде.
""",
}
_SIGNED = {
    "en": """\
THE SIGNATURE

tagmanifest-sha256.txt.minisig is a signature of that file, and so of every file here. With minisign:

  minisign -V -m tagmanifest-sha256.txt -P {key}

The key above proves nothing by itself: ask who made this bag for theirs, on another way, and compare.
""",
    "ru": """\
ПОДПИСЬ

tagmanifest-sha256.txt.minisig — подпись этого файла, а значит, и всех файлов здесь. Программой minisign:

  minisign -V -m tagmanifest-sha256.txt -P {key}

Сам по себе этот ключ ничего не доказывает: спросите ключ у составителя другим путём и сравните.
""",
    "kk": """\
ҚОЛТАҢБА

tagmanifest-sha256.txt.minisig — сол файлдың, демек мұндағы барлық файлдың қолтаңбасы. minisign бағдарламасымен:

  minisign -V -m tagmanifest-sha256.txt -P {key}

Бұл кілт өздігінен ештеңені дәлелдемейді: пакетті жасаған адамнан кілтін басқа жолмен сұрап, салыстырыңыз.
""",
}


def readme(language: str, line: str, key: str = "") -> bytes:
    """The text in a language; `line` says what is in the bag, `key` is that of its signature, "" for none."""
    text = _README[language].format(title=TITLE.in_(language), line=line)
    return (text + ("\n" + _SIGNED[language].format(key=key) if key else "")).encode()
