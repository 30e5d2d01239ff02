"""What the pages of a bag say, in three languages."""

from __future__ import annotations

from archive_schema.labels import Label


def _label(words: str) -> Label:
    return Label.of(" ".join(words.split()))


TITLE = _label("Bag of an archive | Пакет архива | Мұрағат пакеті")
OF_CASES = _label("Case files | Дела | Істер")
WHOLE = _label("The whole archive | Весь архив | Бүкіл мұрағат")
MADE = _label("Made on | Дата | Күні")
FILES = _label("Files | Файлы | Файлдар")
RECORDS = _label("Records | Записи | Жазбалар")
QUOTE = _label("“{text}” | «{text}» | «{text}»")
CITED = _label("Sources | Источники | Дереккөздер")
CUSTODY = _label("Log of custody | Журнал хранения | Сақталу журналы")
STAYS = _label("What stayed in the archive | Что осталось в архиве | Мұрағатта қалғаны")
NOTHING_STAYS = _label("Nothing. | Ничего. | Ештеңе.")
VERIFY = _label("How to verify this bag | Как проверить этот пакет | Бұл пакетті қалай тексеруге болады")
ORIGINAL_NAME = _label("Name as it came | Исходное имя | Келгендегі аты")
IN_BAG = _label("In this bag | В этом пакете | Осы пакетте")
MADE_FROM = _label("Made from | Из чего сделано | Неден жасалды")
SIZE = _label("Bytes | Байт | Байт")
WHEN = _label("When | Когда | Қашан")
VERB = _label("What happened | Что произошло | Не болды")
WHO = _label("Who (code) | Кто (код) | Кім (код)")
WHAT = _label("Details | Подробности | Егжей-тегжейі")
RECORD = _label("Record | Запись | Жазба")
KIND = _label("Kind | Вид | Түрі")
COUNT = _label("How many | Сколько | Қанша")
WHY = _label("Why | Почему | Неге")
AS_DATA = _label("as data (JSON lines) | как данные (строки JSON) | дерек түрінде (JSON жолдары)")
BACK = _label("To the index | К оглавлению | Мазмұнға")
STATED = _label("as stated | как указано | айтылғандай")
SCHEMA = _label("what its fields mean (JSON Schema) | что значат поля (JSON Schema) | өрістерінің мәні (JSON Schema)")
NOT_HERE = _label("not in this bag | нет в пакете | пакетте жоқ")
CLOCK = _label("""Times are those of the computer's own clock, in UTC; nobody else confirms them.
 | Время указано по часам компьютера, в UTC; никто другой его не подтверждает.
 | Уақыт компьютердің өз сағатымен, UTC бойынша берілген; оны басқа ешкім растамайды.""")
CODES = _label("""People stand in this log as codes. Who is meant, the archive that made this bag can say.
 | Люди обозначены в этом журнале кодами. Кто имеется в виду, может сказать архив, составивший пакет.
 | Бұл журналда адамдар кодпен белгіленген. Кім екенін осы пакетті жасаған мұрағат айта алады.""")
NAMES_GO = _label("""Sentences that people wrote go out as they are; a protected person was not looked for in them.
 | Фразы, написанные людьми, переданы как есть; защищённых людей в них не искали.
 | Адамдар жазған сөйлемдер сол қалпында берілген; олардан қорғалған адамдар ізделген жоқ.""")
VERBS = {name: _label(words) for name, words in {
    "received": "received | получено | алынды",
    "kept": "taken into the archive | принято в архив | мұрағатқа қабылданды",
    "analysed": "worked on | изучено | зерделенді",
    "changed": "changed | изменено | өзгертілді",
    "transferred": "handed on | передано | берілді",
    "disposed": "removed | удалено | алып тасталды",
}.items()}
WHATS = {name: _label(words) for name, words in {
    "made": "record made | запись создана | жазба жасалды",
    "changed": "record changed | запись изменена | жазба өзгертілді",
    "trashed": "put into the trash | в корзину | себетке салынды",
    "restored": "taken out of the trash | возвращено из корзины | себеттен алынды",
    "purged": "purged for good | уничтожено безвозвратно | біржола жойылды",
    "bagged": "put into this bag | помещено в этот пакет | осы пакетке салынды",
    "not_told": "its contents were not kept | содержание не сохранено | мазмұны сақталмаған",
}.items()}
