# ruff: noqa: E501
"""Thirty records of our own writing in English, Russian and Kazakh, with names in several scripts."""

from __future__ import annotations

from desktop.search.texts import RecordText, TextPart


def _record(ref: str, kind: str, title: str, text: str, language: str = "en", names: str = "", tags: str = "") -> RecordText:
    parts = [TextPart("names", "Names", name.strip(), 3.0, True) for name in names.split("|") if name.strip()]
    parts.append(TextPart("text", "Text", text))
    return RecordText(ref.lower(), ref, kind, title, language, tuple(filter(None, tags.split("|"))), tuple(parts))


RECORDS = [
    _record("PRO-0001", "prosecution", "Narymbayev and Mambetalin",
            "Two activists stood trial. Ermek Narymbayev and Serikzhan Mambetalin had reposted passages of an unprinted book.\n\n"
            "The court sentenced the first to three years.", names="Ермек Нарымбаев | Серікжан Мәмбеталин", tags="online speech"),
    _record("PRO-0002", "prosecution", "Tatyana Shevtsova-Valova", "She was tried for posts on a social network.",
            names="Татьяна Шевцова-Валова", tags="online speech"),
    _record("PRO-0003", "prosecution", "Игорь Сычёв", "Суд приговорил его за опрос в группе «Подслушано в Риддере».", "ru", tags="online speech"),
    _record("PRO-0042", "prosecution", "Bolatbek Blyalov", "Restriction of liberty for videos he put online.", names="Болатбек Блялов | Болатбек Біләлов"),
    _record("PRO-0005", "prosecution", "Редактор сайта", "Гузяль Байдалинова, главный редактор, была задержана в декабре.", "ru", names="Гузяль Байдалинова"),
    _record("STA-0001", "statement", "Письмо в защиту редактора", "Журналисты требовали освободить Байдалинову. О Байдалиновой писали многие.", "ru"),
    _record("BLO-0001", "blocked_site", "Vimeo", "The video site was blocked in the autumn.", tags="video"),
    _record("BLO-0002", "blocked_site", "Archive.org", "The Internet Archive could not be reached for weeks."),
    _record("BLO-0003", "blocked_site", "Change.org", "A petition site. Readers of Vimeo and others noticed it too."),
    _record("SRC-0001", "source", "Vimeo no longer opens", "A newspaper reports that Vimeo does not open.", tags="video"),
    _record("SUR-0001", "surveillance_measure", "National Security Certificate", "Users were asked to install a root certificate."),
    _record("SRC-0002", "source", "A certificate for national use", "Security of the national certificate was doubted: national certificate, security."),
    _record("LAW-0001", "provision", "Ұлттық қауіпсіздік туралы заң", "Ұлттық қауіпсіздік мүдделері үшін байланыс тоқтатылуы мүмкін.", "kk"),
    _record("SRC-0003", "source", "Қазақстандағы интернет", "Ұлттық банк және қауіпсіздікті қамтамасыз ету.", "kk"),
    _record("SRC-0004", "source", "Следи за базаром", "Фельетон о том, за какие слова судят.", "ru"),
    _record("SRC-0005", "source", "Цены на базаре", "За базаром следили инспекторы: следи не следи.", "ru"),
    _record("PER-0001", "person", "Серик Ахметов", "Бывший чиновник.", "ru", names="Серик Ахметов | Serik Akhmetov"),
    _record("PER-0002", "person", "Мұхтар Жәкішев", "Компания басшысы болған.", "kk", names="Мұхтар Жәкішев | Mukhtar Dzhakishev"),
    _record("ORG-0001", "organisation", "Ministry of Information", "It keeps the register of blocked addresses.", names="Министерство информации | Ақпарат министрлігі"),
    _record("ORG-0002", "organisation", "Adil Soz", "A foundation that defends journalists.", names="Әділ сөз | Адил соз"),
    _record("SHU-0001", "shutdown", "January shutdown", "Mobile internet was cut in Almaty on 4 January 2022; fixed lines followed.", tags="shutdown"),
    _record("SHU-0002", "shutdown", "Отключение в Алматы", "Связь в городе пропала вечером. Банкоматы не работали.", "ru", tags="shutdown"),
    _record("SHU-0003", "shutdown", "Алматыдағы байланыс", "Қалада интернет бірнеше күн болмады, азаматтар жаңалықтарды білмеді.", "kk", tags="shutdown"),
    _record("SRC-0006", "source", "A report on freedom", "See PRO-0042 for the case. Courts blocked sites; blocking went on."),
    _record("SRC-0007", "source", "Court statistics", "The courts decided 41 cases under article 41-1, clause 1-2."),
    _record("NOT-0001", "note", "To ask", "Was the order of the court ever printed?"),
    _record("NOT-0002", "note", "Чат", "улттык кауипсиздик деп айтты, нарымбаев сотта", "ru"),
    _record("SRC-0008", "source", "Long report", "First page about weather.\fSecond page about harvests.\fThird page names Zhanaozen."),
    _record("SRC-0009", "source", "Ёлки и права", "Ещё один очерк о правах человека.", "ru"),
    _record("TAG-0001", "tag", "Online speech", "Posts, reposts and comments."),
]
