"""What was found of a file's own proofs (hashes, digests, a signature): right, wrong, or not to be told, and why."""

from __future__ import annotations

from dataclasses import dataclass, field

from archive_schema.labels import Label

RIGHT, WRONG, UNTOLD, NONE = "right", "wrong", "untold", "none"
RESULTS = {
    RIGHT: "verified | проверено, верно | тексерілді, дұрыс",
    WRONG: "wrong | неверно | қате",
    UNTOLD: "cannot be verified | проверить нельзя | тексеру мүмкін емес",
    NONE: "there is none | нет | жоқ",
}
WHATS = {
    "hashes": "Hashes of its files | Хеши файлов | Файлдарының хештері",
    "digests": "Digests of its records | Контрольные суммы записей | Жазбаларының бақылау сомалары",
    "whole": "Whole to its end | Целость до конца | Соңына дейін бүтіндігі",
    "signature": "Signature | Подпись | Қолтаңба",
}
WHYS = {
    "": "",
    "files": "{count} of {total} files | файлов: {count} из {total} | {total} файлдың {count}-і",
    "records": "{count} of {total} records state one that can be checked"
    " | у {count} из {total} записей есть что проверить | {total} жазбаның {count}-інде тексеретіні бар",
    "absent": "{name} is listed but not there | {name} есть в перечне, но самого файла нет"
    " | {name} тізімде бар, бірақ файлдың өзі жоқ",
    "differs": "{name} is not what the list says | {name} не соответствует перечню"
    " | {name} тізімдегіге сай емес",
    "unlisted": "{name} is not in the list | {name} нет в перечне | {name} тізімде жоқ",
    "no_list": "its list of files cannot be read | перечень файлов не читается | файлдар тізімі оқылмайды",
    "algorithm": "{name} is told by a hash that is not known here | для {name} указан неизвестный вид хеша"
    " | {name} үшін белгісіз хеш түрі көрсетілген",
    "some_differ": "{count} of {total} differ, the first at record {name}"
    " | не совпадают {count} из {total}, первая — запись {name}"
    " | {total} ішінен {count} сәйкес емес, біріншісі — {name}-жазба",
    "cut": "it ends within record {name} | обрывается на записи {name} | {name}-жазбаның ішінде үзіледі",
    "length": "record {name} is not as long as it says | длина записи {name} не та, что указана"
    " | {name}-жазбаның ұзындығы көрсетілгендей емес",
    "unreadable": "record {name} and what follows cannot be read | запись {name} и всё после неё не читаются"
    " | {name}-жазба мен одан кейінгісі оқылмайды",
    "one_piece": "it is packed as one piece, not by records: record {name} and what follows is not read"
    " | сжат целиком, а не по записям: запись {name} и всё после неё не читаются"
    " | жазбалап емес, тұтас сығылған: {name}-жазба мен одан кейінгісі оқылмайды",
    "signed_by": "by the key of {name}, certified by {authority}, who said it was signed {time}"
    " | ключом {name}, сертификат выдан {authority}, заявленное время подписи {time}"
    " | {name} кілтімен, сертификатын {authority} берген, қол қойылған уақыты: {time}",
    "other_list": "it signs another list of files | подписан другой перечень файлов | басқа файлдар тізіміне қойылған",
    "other_time": "it tells another time than the archive: {time} | в ней другое время: {time}"
    " | онда басқа уақыт көрсетілген: {time}",
    "not_by_key": "it was not made by the key beside it | она сделана не тем ключом, что приложен"
    " | ол қоса берілген кілтпен жасалмаған",
    "other_domain": "the certificate is not of {name} | сертификат выдан не для {name}"
    " | сертификат {name} үшін берілмеген",
    "not_valid_then": "the certificate was not valid at {time} | сертификат не действовал {time}"
    " | сертификат {time} сәтінде жарамсыз болған",
    "broken_chain": "the certificates do not vouch for one another | сертификаты не подтверждают друг друга"
    " | сертификаттар бірін-бірі растамайды",
    "test_authority": "the certificate is of a test authority that vouches for nobody: {authority}"
    " | сертификат выдан испытательным центром, который никого не удостоверяет: {authority}"
    " | сертификатты ешкімді растамайтын сынақ орталығы берген: {authority}",
    "unknown_authority": "the signature fits its key, but {authority} is no authority known here"
    " | подпись соответствует ключу, но {authority} здесь не известен как удостоверяющий центр"
    " | қолтаңба кілтке сай, бірақ {authority} мұнда куәландырушы орталық ретінде белгісіз",
    "nameless": "the signature fits its key, but nobody vouches whose key it is"
    " | подпись соответствует ключу, но чей это ключ, никто не удостоверяет"
    " | қолтаңба кілтке сай, бірақ кілттің кімдікі екенін ешкім растамайды",
    "not_understood": "it is of a form not known here | её вид здесь не известен | оның түрі мұнда белгісіз",
}


@dataclass(frozen=True)
class Verdict:
    """One finding: what was looked at, what came of it, why. Codes of WHATS, RESULTS and WHYS."""

    what: str
    result: str
    why: str = ""
    values: dict[str, str] = field(default_factory=dict)

    def in_(self, language: str) -> str:
        """In words: "Signature: verified (by the key of …)"."""
        why = Label.of(WHYS[self.why]).in_(language) if self.why else ""
        for key, value in self.values.items():  # not str.format: values come from files
            why = why.replace("{" + key + "}", value)
        said = f"{Label.of(WHATS[self.what]).in_(language)}: {Label.of(RESULTS[self.result]).in_(language)}"
        return f"{said} ({why})" if why else said
