"""What is said of a brief that was verified, in English, Russian and Kazakh. Never that it is authentic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from archive_schema.labels import Label
from desktop.briefs.errors import BriefError

_GOOD = {
    "unchanged": (
        "Unchanged since signed by key {key}."
        " | Не изменён с момента подписания ключом {key}."
        " | {key} кілтімен қол қойылғаннан бері өзгермеген."
    ),
    "unsigned": (
        "Not signed: changes to this file cannot be found by a signature."
        " | Не подписан: по подписи изменения в этом файле обнаружить нельзя."
        " | Қол қойылмаған: бұл файлдағы өзгерістерді қолтаңба арқылы табу мүмкін емес."
    ),
    "manifest_unchanged": (
        "The manifest is unchanged since signed by key {key}."
        " | Манифест не изменён с момента подписания ключом {key}."
        " | Манифест {key} кілтімен қол қойылғаннан бері өзгермеген."
    ),
    "code_agrees": (
        "The code printed in the paper is that of the manifest: {sha256}. Compare it with the paper you hold."
        " | Код, напечатанный в документе, соответствует манифесту: {sha256}. Сравните его с бумагой, которая у вас."
        " | Құжатта басылған код манифестке сәйкес: {sha256}. Оны қолыңыздағы қағазбен салыстырыңыз."
    ),
}
_BAD = {
    "changed": (
        "CHANGED since signed by key {key}."
        " | ИЗМЕНЁН с момента подписания ключом {key}."
        " | {key} кілтімен қол қойылғаннан бері ӨЗГЕРТІЛГЕН."
    ),
    "added": (
        "CHANGED: {added} bytes were added after it was signed by key {key}; what stands before them is as signed."
        " | ИЗМЕНЁН: после подписания ключом {key} добавлено байтов: {added}; всё до них осталось как было подписано."
        " | ӨЗГЕРТІЛГЕН: {key} кілтімен қол қойылғаннан кейін {added} байт қосылған; оған дейінгісі сол күйінде."
    ),
    "damaged": (
        "CHANGED: the signature itself is damaged, so nothing can be said of the rest."
        " | ИЗМЕНЁН: повреждена сама подпись, поэтому об остальном ничего сказать нельзя."
        " | ӨЗГЕРТІЛГЕН: қолтаңбаның өзі бүлінген, сондықтан қалғаны туралы ештеңе айту мүмкін емес."
    ),
    "signature_gone": (
        "CHANGED: the manifest says that the paper is signed by key {key}, but there is no signature."
        " | ИЗМЕНЁН: в манифесте сказано, что документ подписан ключом {key}, но подписи нет."
        " | ӨЗГЕРТІЛГЕН: манифестте құжатқа {key} кілтімен қол қойылғаны айтылған, бірақ қолтаңба жоқ."
    ),
    "another_key": (
        "CHANGED: the paper is signed by another key than the one its manifest names ({key})."
        " | ИЗМЕНЁН: документ подписан не тем ключом, который назван в его манифесте ({key})."
        " | ӨЗГЕРТІЛГЕН: құжатқа манифестінде аталған кілтпен ({key}) емес, басқасымен қол қойылған."
    ),
    "paper_not_read": (
        "The pages of the file cannot be read."
        " | Страницы файла прочитать нельзя."
        " | Файлдың беттерін оқу мүмкін емес."
    ),
    "attachments_not_read": (
        "What lies within the file cannot be read, so there is no manifest to go by."
        " | Вложения файла прочитать нельзя, поэтому манифеста нет."
        " | Файлға салынғандарды оқу мүмкін емес, сондықтан манифест жоқ."
    ),
    "no_manifest": (
        "There is no manifest in this file, so nothing can be said of its notes. If it lies beside, give --manifest."
        " | В этом файле нет манифеста, поэтому о сносках ничего сказать нельзя. Если он лежит рядом, укажите "
        "--manifest."
        " | Бұл файлда манифест жоқ, сондықтан ескертпелері туралы ештеңе айту мүмкін емес. Қасында жатса, --manifest "
        "арқылы көрсетіңіз."
    ),
    "two_manifests": (
        "CHANGED: there are {count} manifests in this file, and only one can be its own."
        " | ИЗМЕНЁН: манифестов в этом файле {count}, а его собственным может быть только один."
        " | ӨЗГЕРТІЛГЕН: бұл файлда {count} манифест бар, ал өзінікі біреу ғана бола алады."
    ),
    "manifest_wrong": (
        "CHANGED: the manifest is not as it was written: {why}"
        " | ИЗМЕНЁН: манифест не такой, каким был записан: {why}"
        " | ӨЗГЕРТІЛГЕН: манифест жазылған күйінде емес: {why}"
    ),
    "manifest_changed": (
        "CHANGED: the manifest is not as signed by key {key}."
        " | ИЗМЕНЁН: манифест не такой, каким был подписан ключом {key}."
        " | ӨЗГЕРТІЛГЕН: манифест {key} кілтімен қол қойылғандағыдай емес."
    ),
    "manifest_damaged": (
        "CHANGED: the signature beside the manifest is damaged."
        " | ИЗМЕНЁН: подпись рядом с манифестом повреждена."
        " | ӨЗГЕРТІЛГЕН: манифест қасындағы қолтаңба бүлінген."
    ),
    "no_code": (
        "The paper prints no code of a manifest; that of the manifest given is {sha256}."
        " | В документе не напечатан код манифеста; у данного манифеста он {sha256}."
        " | Құжатта манифест коды басылмаған; берілген манифестің коды: {sha256}."
    ),
    "other_code": (
        "CHANGED: the paper prints another code than that of the manifest, {sha256}."
        " | ИЗМЕНЁН: в документе напечатан не тот код, что у манифеста: {sha256}."
        " | ӨЗГЕРТІЛГЕН: құжатта басылған код манифестінікі ({sha256}) емес."
    ),
    "other_key_printed": (
        "CHANGED: the paper does not print the key that its manifest names, {key}."
        " | ИЗМЕНЁН: в документе не напечатан ключ, названный в его манифесте: {key}."
        " | ӨЗГЕРТІЛГЕН: құжатта манифестінде аталған кілт ({key}) басылмаған."
    ),
    "opening_of_another": (
        "The salts given open no note of this manifest: they belong to another, or the manifest was changed."
        " | Данные соли не открывают ни одной сноски этого манифеста: они от другого, или манифест изменён."
        " | Берілген тұздар бұл манифестің бірде-бір ескертпесін ашпайды: олар басқанікі немесе манифест өзгертілген."
    ),
    "strange_salts": (
        "{count} of the salts given belong to no file of this manifest."
        " | Солей, которые не относятся ни к одному файлу этого манифеста: {count}."
        " | Берілген тұздардың {count} данасы бұл манифестің ешбір файлына қатысты емес."
    ),
    "evidence_not_read": (
        "{count} evidence files could not be read: {names}"
        " | Не удалось прочитать файлов с доказательствами: {count} ({names})"
        " | {count} дәлел файлын оқу мүмкін болмады: {names}"
    ),
    # Why something is not what it should be
    "too_large": (
        "it has {size} million bytes, which no manifest has."
        " | в нём {size} млн байт, таких манифестов не бывает."
        " | онда {size} млн байт бар, мұндай манифест болмайды."
    ),
    "not_json": "it is no JSON text. | это не текст JSON. | бұл JSON мәтіні емес.",
    "key_twice": "a key stands in it twice. | в нём дважды стоит один ключ. | онда бір кілт екі рет тұр.",
    "not_canonical": (
        "it is not written as a manifest is. | он записан не так, как манифест. | ол манифест сияқты жазылмаған."
    ),
    "not_shaped": (
        "it has not the parts it should have. | в нём не те части, что должны быть. | оның бөліктері тиісті емес."
    ),
    "newer": (
        "it is of a version that is not known here. | его версия здесь неизвестна. | оның нұсқасы мұнда белгісіз."
    ),
}
_LABELS = {code: Label.of(words) for code, words in (_GOOD | _BAD).items()}
CODES = frozenset(_LABELS)
"""Every code a finding may have."""


@dataclass(frozen=True)
class Finding:
    """What is found of a file as a whole."""

    code: str
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def good(self) -> bool:
        """Whether nothing is wrong by it."""
        return self.code in _GOOD

    def say(self, language: str) -> str:
        """The finding as a sentence."""
        values = dict(self.values)
        if "code" in values:
            values["why"] = _LABELS[values["code"]].in_(language).format(**values)
        return _LABELS[self.code].in_(language).format(**values)

    def __str__(self) -> str:
        return self.say("en")


class NotVerifiable(BriefError):
    """What was given is nothing that can be verified."""

    _SAID = {
        "empty": ("“{name}” is empty.", "Give the PDF of a brief."),
        "not_a_pdf": ("“{name}” is no PDF.", "Give the PDF of a brief."),
        "opening": ("“{name}” is no opening: {why}", "Give the file of salts that came with the brief."),
        "too_much": ("There are too many files, or too many notes, to compare them all.",
                     "Give a smaller folder, or an opening of fewer notes."),
    }

    def __init__(self, code: str, name: str = "", why: str = "") -> None:
        title, advice = self._SAID[code]
        super().__init__(title.format(name=name, why=why), advice)
