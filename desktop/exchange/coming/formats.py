"""The formats that come in as records, in one table: a new one is a line here and a module that gives entries."""

from __future__ import annotations

from collections.abc import Iterable

from archive_schema.labels import Label
from desktop.exchange.coming import plain_entries, tables
from desktop.exchange.coming.field import access_now, citizen_lab, huridocs, ooni, top10vpn, zapret
from desktop.exchange.coming.foreign import HEAD, Asked, Foreign, Format, look
from desktop.exchange.ftm import incoming as ftm
from desktop.exchange.references import files as references

TABLE = "table"
"""The format in which a person says what the columns hold."""

FORMATS: tuple[Format, ...] = (
    Format(TABLE, Label.of("Table (CSV, XLSX) | Таблица (CSV, XLSX) | Кесте (CSV, XLSX)"),
           (".csv", ".tsv", ".tab", ".xlsx", ".xlsm"), tables.knows, tables.entries),
    Format("muragat", Label.of("Records of Muragat (JSON lines) | Записи Muragat (строки JSON)"
                               " | Muragat жазбалары (JSON жолдары)"),
           (".jsonl",), plain_entries.knows, plain_entries.entries),
    Format("citizenlab", Label.of("Test list of the Citizen Lab | Тестовый список Citizen Lab"
                                  " | Citizen Lab тест тізімі"),
           (".csv",), citizen_lab.knows, citizen_lab.entries, evidence=True),
    Format("ooni", Label.of("Measurements of OONI | Измерения OONI | OONI өлшеулері"),
           (".jsonl", ".json"), ooni.knows, ooni.entries, evidence=True),
    Format("accessnow", Label.of("Shutdowns by Access Now | Отключения по данным Access Now"
                                 " | Access Now дерегі бойынша ажыратулар"),
           (".csv", ".xlsx"), access_now.knows, access_now.entries, evidence=True),
    Format("top10vpn", Label.of("Costs of shutdowns by Top10VPN | Стоимость отключений по данным Top10VPN"
                                " | Top10VPN дерегі бойынша ажыратулардың құны"),
           (".csv", ".xlsx"), top10vpn.knows, top10vpn.entries, evidence=True),
    Format("huridocs", Label.of("Events and people of OpenEvSys (HURIDOCS) | События и люди из OpenEvSys (HURIDOCS)"
                                " | OpenEvSys оқиғалары мен адамдары (HURIDOCS)"),
           (".csv", ".xml"), huridocs.knows, huridocs.entries),
    Format("zapret", Label.of("Register of blocked addresses (zapret-info) | Реестр запрещённых адресов (zapret-info)"
                              " | Тыйым салынған мекенжайлар тізілімі (zapret-info)"),
           (".csv",), zapret.knows, zapret.entries, evidence=True),
    Format("ris", Label.of("References (RIS) | Библиографические ссылки (RIS) | Библиографиялық сілтемелер (RIS)"),
           (".ris", ".ciw", ".txt"), references.knows_ris, lambda f, asked: references.read_ris(f.path, asked.answers)),
    Format("bibtex", Label.of("References (BibTeX, BibLaTeX) | Библиографические ссылки (BibTeX, BibLaTeX)"
                              " | Библиографиялық сілтемелер (BibTeX, BibLaTeX)"),
           (".bib",), references.knows_bibtex, lambda f, asked: references.read_bibtex(f.path, asked.answers)),
    Format("csl", Label.of("References (CSL-JSON) | Библиографические ссылки (CSL-JSON)"
                           " | Библиографиялық сілтемелер (CSL-JSON)"),
           (".json",), references.knows_csl, lambda f, asked: references.read_csl(f.path, asked.answers)),
    Format("zotero", Label.of("Library of Zotero (RDF) | Библиотека Zotero (RDF) | Zotero кітапханасы (RDF)"),
           (".rdf",), references.knows_zotero, lambda f, asked: references.read_zotero(f.path, asked.answers)),
    Format("ftm", Label.of("Entities (FollowTheMoney) | Сущности (FollowTheMoney) | Нысандар (FollowTheMoney)"),
           (".ijson", ".jsonl", ".json", ".ftm"), ftm.knows,
           lambda f, asked: ftm.entries(plain_entries.read_lines(f.path))),
)


def recognised(foreign: Foreign, formats: Iterable[Format] | None = None) -> list[Format]:
    """The formats that a file may be, the likeliest first."""
    sure = [(one.knows(foreign), one) for one in (FORMATS if formats is None else formats)]
    return [one for points, one in sorted(sure, key=lambda pair: -pair[0]) if points]


__all__ = ["FORMATS", "HEAD", "Asked", "Foreign", "Format", "TABLE", "look", "recognised"]
