"""Every window and page of the program, and how to open it. A new one is entered here, and all the walls look at it.

Each line opens its window on the small Cyrillic archive of this folder and gives back what was opened. What lies in
the main window (a list, a record, a form) is opened in it and gives back the main window.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from archive_schema.marked import Rectangle
from archive_schema.messages import Message
from archive_schema.records import Record
from desktop.archive import colleagues
from desktop.archive.cards import Card
from desktop.archive.joining import News
from desktop.archive.joining import Outcome as Joined
from desktop.archive.joining.plan import PURGED
from desktop.archive.joining.taking_in import ARRIVALS
from desktop.archive.review import Review, State, Word
from desktop.briefs.marks import Cite, Mark
from desktop.briefs.pictures.wanted import Chosen
from desktop.briefs.printing import print_record
from desktop.exchange.bag import incoming
from desktop.exchange.bag import making as bag_making
from desktop.exchange.bag.leaving import NAMES
from desktop.exchange.bag.leaving import Stays as StaysOut
from desktop.exchange.bag.verdicts import GOOD, WARNING, WRONG, Report
from desktop.exchange.bag.verdicts import Verdict as OfBag
from desktop.exchange.cells import understand
from desktop.exchange.coming.carry import Outcome
from desktop.exchange.coming.foreign import Foreign
from desktop.exchange.coming.mapping import proposed
from desktop.exchange.coming.plan import plan
from desktop.exchange.coming.sheets import Line, Sheet
from desktop.exchange.coming.table_entries import table_entries
from desktop.exchange.handover.planning import NOT_HERE
from desktop.exchange.handover.values import Item, Plan, Stays, Written
from desktop.exchange.sealed.known import SENT
from desktop.intake.draft import Content, Draft
from desktop.intake.marks import Mark as Marked
from desktop.intake.pages.values import PDF, NotRead
from desktop.intake.verdicts import Verdict
from desktop.intake.words import Problem
from desktop.ui.briefs.asking import AskAnswer, AskFiling
from desktop.ui.briefs.brief_view import BriefView
from desktop.ui.briefs.brief_windows import ExhibitsWindow, QuestionsWindow, SinceWindow
from desktop.ui.briefs.export_window import ExportWindow
from desktop.ui.briefs.inserting import PickRecord
from desktop.ui.briefs.mark_window import MarkWindow
from desktop.ui.briefs.template_window import TemplateWindow
from desktop.ui.briefs.verify_window import VerifyWindow
from desktop.ui.colleagues.card_window import CardWindow
from desktop.ui.colleagues.colleagues_window import ColleaguesWindow
from desktop.ui.colleagues.compare_window import CompareWindow, NewKeysWindow
from desktop.ui.colleagues.exchanges_window import ExchangesWindow
from desktop.ui.coming.coming_commands import AskDropped, AskExport
from desktop.ui.coming.coming_window import PLAN, ComingWindow
from desktop.ui.dialogs import AskLine
from desktop.ui.finding.address_window import AddressWindow
from desktop.ui.finding.names_window import NamesWindow
from desktop.ui.finding.unsearched_window import UnsearchedWindow
from desktop.ui.help import AboutWindow, KeysWindow
from desktop.ui.i18n import tr
from desktop.ui.joining.arriving import Arrived
from desktop.ui.joining.arriving import Line as Told
from desktop.ui.joining.bag_check_window import BagCheckWindow
from desktop.ui.joining.bag_window import BagWindow
from desktop.ui.joining.choice_bar import AskRest
from desktop.ui.joining.choosing import theirs
from desktop.ui.joining.differences_window import DifferencesWindow
from desktop.ui.joining.doing import Amounts, Joining, Made, Receiver, Sealing
from desktop.ui.joining.handover_window import HandoverWindow
from desktop.ui.joining.merge_copy_window import MergeCopyWindow
from desktop.ui.joining.originals_window import OriginalsWindow
from desktop.ui.joining.saying import CONFLICT, NEW
from desktop.ui.joining.seal_window import WHOM, SealWindow
from desktop.ui.lists.list_commands import AskRecord
from desktop.ui.lists.pages import Place
from desktop.ui.lists.paste_window import PasteWindow
from desktop.ui.lists.print_window import PrintWindow
from desktop.ui.lists.quick_look import QuickLook
from desktop.ui.lists.sheet_window import SheetWindow
from desktop.ui.main_window import MainWindow
from desktop.ui.order.bulk_window import BulkWindow
from desktop.ui.order.case_window import CaseWindow
from desktop.ui.order.duplicates_window import DuplicatesWindow
from desktop.ui.order.merge_window import MergeWindow
from desktop.ui.order.tag_picker import TagPicker
from desktop.ui.order.tags_window import TagsWindow
from desktop.ui.pictures.choices import Asked
from desktop.ui.pictures.handing_on import AskBrief, AskNames
from desktop.ui.pictures.picture_window import PictureWindow
from desktop.ui.pictures.records_window import RecordsWindow
from desktop.ui.reading.footnotes_window import FootnotesWindow
from desktop.ui.reading.kept_file import KeptFile
from desktop.ui.reading.law_window import LawWindow
from desktop.ui.reading.marks_window import MarksWindow
from desktop.ui.reading.pages import Pages
from desktop.ui.reading.pages_page import PagesPage
from desktop.ui.reading.redact_window import RedactWindow
from desktop.ui.reading.scan_window import ScanWindow
from desktop.ui.reading.transcript_window import TranscriptWindow
from desktop.ui.reading.web_pages_window import Looked, WebPagesWindow
from desktop.ui.record.reviews_window import ReviewsWindow
from desktop.ui.record.steps_window import StepsWindow
from desktop.ui.start.manual_window import ManualWindow
from desktop.ui.start.secrets_window import ChangeSecret, SecretsWindow
from desktop.ui.start.unlock import UnlockWindow
from desktop.ui.task_window import TaskWindow
from tests.intake.making import pdf
from tests.ui.joining import making as copies

Open = Callable[[MainWindow], QWidget]


def place(shown: Place) -> Open:
    """A list in the main window."""
    def opened(main: MainWindow) -> QWidget:
        main.pane.clear()
        main.show_place(shown)
        return main
    return opened


def record(kind: str) -> Open:
    """The page of a record, all of it open."""
    def opened(main: MainWindow) -> QWidget:
        main.show_place(Place(kind=kind))
        main.show_record(kind)
        return main
    return opened


def form(kind: str, *, new: bool = False) -> Open:
    """The form of a kind: with every field filled, or empty as it opens."""
    def opened(main: MainWindow) -> QWidget:
        main.show_place(Place(kind=kind))
        if new:
            main.pane.new(kind)
        else:
            main.pane.show_record(kind)
            main.pane.edit()
        return main
    return opened


def choosing_many(main: MainWindow) -> QWidget:
    """Several records, with what can be done with them."""
    main.show_place(Place(tag="tag"))
    main.lists.select_all()
    return main


def grouping(main: MainWindow) -> QWidget:
    """A list in groups."""
    main.show_place(Place(kind="source"))
    main.list.table.group_by("issued")
    return main


def pasting(main: MainWindow) -> QWidget:
    """What a pasted block would write, some of it not understood."""
    kind = main.session.kind("source")
    fields = [kind.field("title"), kind.field("issued")]
    lines = understand(kind, fields, ["source"], [["Атауы", "2016 ж. мамыр"], ["Жаңа", "ешқашан"]],
                       main.session.reader, main.session.language)
    return PasteWindow(main, fields, lines, main.session.language)


TABLE = Sheet("істер", tuple(Line(number, tuple(words.split(";"))) for number, words in enumerate((
    "Атауы;Жарияланған күні;Түрі;Көңіл күй", "Сот үкімі;03/04/2016;сирек;жақсы", "Хат;2017;құжат;", ";2018;;"), 1)),
    "windows-1251", ";")


def export_with_files(main: MainWindow) -> QWidget:
    ask = AskExport(main, main.session, {"source"}, 2)
    ask.format.setCurrentIndex(ask.format.count() - 1)
    return ask


def handing_over(main: MainWindow) -> QWidget:
    """A case to be handed over, looked at: a document goes, another stays, and why."""
    window = HandoverWindow(main.session)
    window.safe.setChecked(True)
    goes = Item(1, "source", "file", "Сот үкімі", "Сот үкімі", "", "", "application/pdf", 2, 4096, "0" * 64, "001.pdf")
    stays = Stays("SRC-0002", "Қақпаның суреті", NOT_HERE)
    window.show_plan(Plan("case", "CAS-0001", "Іс", "", "Іс 2026-11-20", window.wanted(), (goes,), (stays,)))
    return window


def importing(what: str) -> Open:
    """A table to be imported: its columns, its questions, what would be done, what was done."""
    def opened(main: MainWindow) -> QWidget:
        window = ComingWindow(main.session, Foreign(Path("істер.csv")))
        columns = proposed(TABLE, main.session.kind("source"))
        window.what.show_sheets([TABLE], columns)
        asked = {"day_or_month": "day_first"} if what != "questions" else {}
        told = plan(main.session.reader, table_entries(TABLE, columns, asked, main.session.reader), asked)
        if what == "result":
            window._show_outcome(Outcome("import", "", told.counts))
        elif what != "columns":
            window._show_plan(told) if what == "questions" else (window.plan.show_plan(told), window._turn(PLAN))
        return window
    return opened


def searching(main: MainWindow) -> QWidget:
    """What was found."""
    main.show_place(Place(kind="source"))
    main.list.field.setText("сөз")
    main.search_everywhere()
    return main


def reading(main: MainWindow) -> QWidget:
    """A source's text."""
    main.show_record("source")
    main.pane.read()
    return main


def reading_pages(main: MainWindow) -> QWidget:
    """A source's pages, one of them cited, and a file that asks for its password."""
    reading(main)
    view, opened = main.pane.reading, QEventLoop()
    page = PagesPage(Pages(PDF, lambda: pdf([["Сот үкімі"], ["Приговор"]]), main.session.ends), main.session.tasks)
    page.source.opened.connect(lambda told: opened.quit())
    QTimer.singleShot(15_000, opened.quit)
    view.close_file()
    view._put("pages", page)
    opened.exec()
    for part in (page.lock, page.notice, view.cited, view.cited.move_button):
        part.show()
    page.notice.setText(NotRead("page_slow", number=7, seconds=10).in_(main.session.language))
    return main


def reading_recording(main: MainWindow) -> QWidget:
    """A recording, which is not played."""
    reading(main)
    file = Record("file", {"name": "сөйлесу.mp3", "media_type": "audio/mpeg", "size": 4_200_000, "sha256": "ab" * 32})
    main.pane.reading.close_file()
    main.pane.reading.about.tell(file, KeptFile(main.session.archive, file))
    return main


_TALK = ("#7 | 05/01/2022, 14:03 | Айгүл\n\tСәлем, сот шешімі шықты.\n~ file | суреттер/үкім.jpg\n"
         "~ forwarded | Арна\n#8 | 05/01/2022, 14:04 | Асан\n\tОқыдым.\n~ edited\n~ reply | 7")
_LETTER = ("From: Айгүл <a@example.kz>\nTo: Асан <b@example.kz>\nDate: Wed, 5 Jan 2022 14:03:00 +0600\n"
           "Subject: Үкім\n\nСәлем!")


def _reading_text(main: MainWindow, method: str, text: str) -> QWidget:
    """The source with this text, got in this way, and what came within it."""
    reading(main)
    view = main.pane.reading
    view.source = view.source.with_values(text=text, text_method=method)
    view.raw = text
    view.close_file()
    view._shown.pop("text", None)
    view.show_text()
    view.within.list.addItem("SRC-0002   үкім.jpg   7")
    view.within.title.setText(tr("What came within it"))
    view.within.show()
    return main


def reading_conversation(main: MainWindow) -> QWidget:
    """Messages, one of them cited whole; it is not known which number of their dates is the day."""
    return _reading_text(main, "muragat conversation 1", _TALK)


def reading_letter(main: MainWindow) -> QWidget:
    """A letter with its headers."""
    return _reading_text(main, "python email 3.11", _LETTER)


def choosing_pages(main: MainWindow) -> QWidget:
    """Pages of a web archive and what came of its proofs."""
    found = Draft("", 0, "сайт.wacz", contents=(
        Content(1, "Сот үкімі", "text/html", 900, {"url": "https://example.kz/үкім", "time": "2022-01-05T14:03:00Z"}),
        Content(2, "Жаңалық", "text/html", 900, {"url": "https://example.kz/а", "time": "2022-01-05T14:04:00Z"})),
        verdicts=(Verdict("hashes", "right", "files", {"count": "4", "total": "4"}),
                  Verdict("digests", "wrong", "some_differ", {"count": "1", "total": "9", "name": "3"}),
                  Verdict("signature", "untold", "nameless")))
    return WebPagesWindow(main.session, "source", Record("file", {"name": "сайт.wacz"}), Looked(b"", found))


def marked(main: MainWindow) -> QWidget:
    """What was marked in a PDF, offered as citations."""
    window = MarksWindow(main, main.session, "source")
    window.show_marks([
        Marked("highlight", 3, "iii", (Rectangle(3, 70, 90, 300, 104),), "Сот үкімі заңды күшіне енді",
               "Сверить с делом", "А. Б.", "2016-05-19T10:11:00"),
        Marked("note", 7, "7", (Rectangle(7, 70, 90, 90, 110),), "", "Кто подписал?", "", "")],
        (Problem("damaged", {"step": "page", "page": "8"}),))
    return window


def transcript(main: MainWindow) -> QWidget:
    """A transcript, one time of which is mistyped."""
    window = TranscriptWindow(main, main.session, "source")
    window.edit.setPlainText("00:03:12 Судья: Встать, суд идёт.\n00:02:40 Қорғаушы: Қарсымыз.")
    return window


def citing(main: MainWindow) -> QWidget:
    """Citing a source for a prosecution."""
    main.show_record("prosecution")
    main.pane.cite()
    return main


def citing_quickly(main: MainWindow) -> QWidget:
    """Citing a source for a field without leaving its record."""
    main.show_record("prosecution")
    main.pane.view.take_focus("place")
    main.pane.cite_quickly("", "place")
    main.pane._bar.source.picker.completer().popup().hide()
    return main


def changing_in_place(main: MainWindow) -> QWidget:
    """A date being changed on the page of its record."""
    main.show_record("prosecution")
    main.pane.view.edit_here("began")
    return main


def redacting(main: MainWindow) -> QWidget:
    """Covering names in a file that cannot be shown."""
    return RedactWindow(main.session, "file")


def reading_scan(main: MainWindow) -> QWidget:
    """The words of a scan that cannot be opened."""
    return ScanWindow(main.session, "file")


def merging(what: str) -> Open:
    """A sealed copy: which, what it is, where people differ, what comes, what was done."""
    def opened(main: MainWindow) -> QWidget:
        window = MergeCopyWindow(main.session, Joining(*[lambda *asked: None] * 3))
        if what == "arrival":
            window.show_arrival(None, Arrived((Told(tr("Made by"), "Айгүл"), Told(
                tr("Signature"), tr("right, but nobody compared the key yet: ask for the words of the card"), "warn")),
                tr("The signature does not fit. Nothing is taken in; ask for another copy, handed over in another "
                   "way.")))
        elif what == "unsigned":
            window.show_arrival(None, Arrived((Told(tr("Made by"), "Айгүл"),), ask=tr(
                "Nobody signed it, so anyone can have made it. I &know from whom it comes.")))
        elif what != "file":
            gone = News("prosecution", "prosecution", "PRO-0001", "Сөз бен іс", PURGED)
            told = copies.cyrillic_plan()
            window.show_plan(replace(told, news=(*told.news, gone, gone, gone, gone)) if what == "purges" else told)
            kept = window.plan.filter.findData({"differences": CONFLICT, "records": NEW}.get(what, ""))
            window.plan.filter.setCurrentIndex(kept)
            if what == "result":
                window.show_outcome(Joined(1, {"new": 2, "changed": 21, "purged": 1}, 5, 3))
        return window
    return opened


def settling(main: MainWindow) -> QWidget:
    """Differences that were left open."""
    window = DifferencesWindow(main.session, lambda *asked: None)
    window.look = lambda first="": None
    window.show_differences(list(copies.cyrillic_plan().to_choose))
    return window


def kept_difference(main: MainWindow) -> QWidget:
    """The page of a difference that waits for a choice."""
    session = main.session
    sides = [{"value": '{"edtf": "2016-05"}', "who": "Асан", "copy": "0197-b", "when": "2026-10-07T16:05:00.000Z"},
             {"value": '{"edtf": "2016-02"}', "who": "Айгүл", "copy": session.reader.setting("origin")}]
    told = Record("difference", {"about": "prosecution", "field": "began", "state": "open", "sides": sides})
    main.show_record(session.archive.write("Add a record", lambda writer: writer.add(told)).result().id)
    return main


def sealing(what: str) -> Open:
    """A copy to be sealed: what, for whom, what to tell."""
    def opened(main: MainWindow) -> QWidget:
        receivers = [Receiver("1", "Айгүл", "лумо тари геса пино дабу кери софа вену", False)]
        how = Sealing(lambda archive: receivers, lambda archive, wanted: Amounts(5, 1, 2_000_000, 3, 4),
                      lambda *asked: Made((), 0), lambda archive: True)
        window = SealWindow(main.session, how, ["source", "person"], receivers)
        window.what.say_amounts(Amounts(5, 1, 2_000_000, 3, 4))
        if what != "what":
            window._turn(WHOM)
            window.whom.by_passphrase.setChecked(what == "passphrase")
        if what == "result":
            window.show_made(Made((Path("/көшірме"), Path("/көшірме.002")), 7_000_000_000))
        return window
    return opened


def opening_sealed(step: int) -> Open:
    """Making an archive of a sealed copy, a step at a time."""
    def opened(main: MainWindow) -> QWidget:
        window = UnlockWindow()
        window.open_sealed()
        if step == 1:
            window.page.arrival.show_lines(Arrived((Told(tr("Made by"), "Айгүл"), Told(
                tr("Signature"), tr("whole, but no key is known here to compare it with"), "warn"))))
        window.page._show(step)
        return window
    return opened


def starting(main: MainWindow) -> QWidget:
    """The first thing seen."""
    return UnlockWindow()


def unlocking(main: MainWindow) -> QWidget:
    """Asking for the passphrase."""
    return UnlockWindow(main.session.archive.folder)


def making(main: MainWindow) -> QWidget:
    """Making an archive."""
    window = UnlockWindow()
    window.make()
    return window


def choosing_passphrase(main: MainWindow) -> QWidget:
    """The passphrase of an archive to be made, drawn."""
    window = making(main)
    window.page.ask_secret()
    window.page.draw()
    return window


def keeping_the_code(main: MainWindow) -> QWidget:
    """The recovery code of an archive that was made."""
    window = making(main)
    window.page._show_code("8090-7205-4092-3250-4730-9945-7311")
    return window


def choosing_profile(main: MainWindow) -> QWidget:
    """Who works here."""
    window = making(main)
    window.page._ask_profile()
    return window


def restoring(main: MainWindow) -> QWidget:
    """Making an archive from a backup."""
    window = UnlockWindow()
    window.restore()
    return window


def changing_passphrase(main: MainWindow) -> QWidget:
    """A new passphrase."""
    old = tr("The passphrase &until now, or the recovery code")
    return ChangeSecret(main.session, tr("Change the passphrase"), old,
                        lambda old, new: None, new=tr("The &new passphrase"), verb=tr("&Change"))


def picture(name: str, kind: str = "", record: str = "") -> Open:
    """A picture, drawn."""
    def opened(main: MainWindow) -> QWidget:
        window = PictureWindow(main.session, Asked(name, lambda reader: Chosen((kind,) if kind else ()), record))
        until = time.monotonic() + 20
        while window.reading is None and time.monotonic() < until:
            QApplication.processEvents()
        return window
    return opened


def writing_form(main: MainWindow) -> QWidget:
    """A brief with the form of one of its blocks."""
    view = BriefView(main.session, "brief")
    view.inserting.form("bibliography")
    return view


def finding_in_brief(main: MainWindow) -> QWidget:
    """A brief with its bar for finding and replacing."""
    view = BriefView(main.session, "brief")
    view.open_find(replacing=True)
    return view


def card_of(name: str, letter: str = "QX") -> Card:
    """The card of a copy; its keys are no one's."""
    return Card(f"origin-{name}", name, letter, name.encode().ljust(32)[:32], bytes(32))


def colleagues_window(main: MainWindow) -> QWidget:
    """Two copies, one of them chosen."""
    card = card_of("Ержан Қали")
    main.session.archive.write(colleagues.ADD, lambda writer: colleagues.keep(writer, card)).result()
    return ColleaguesWindow(main.session)


def exchanges_window(main: MainWindow) -> QWidget:
    """Something came, and something was sealed for a colleague that is not known to be there."""
    card, session = card_of("Ержан Қали"), main.session
    session.archive.write(colleagues.ADD, lambda writer: colleagues.keep(writer, card)).result()
    came = {"origin": card.origin, "who": "Ержан", "letter": "QX", "made": "", "taken": "2026-10-07T16:05:00.000Z",
            "steps": 12, "step": 0, "heads": {}}
    for name, value in ((ARRIVALS, [came]), (SENT, {card.origin: {card.origin: 20}})):
        session.archive.write_aside(lambda writer, name=name, value=value: writer.set_setting(name, value)).result()
    return ExchangesWindow(session)


def originals_out(main: MainWindow) -> QWidget:
    """Sealed originals that were taken out."""
    window = OriginalsWindow(main.session)
    window.show_files((Written("001 Сот үкімі.pdf", 4_200_000, "0f" * 32), Written("002 Хат.pdf", 9_000, "ab" * 32)))
    return window


def bagging(main: MainWindow) -> QWidget:
    """A bag to be written, and what of it would stay."""
    window = BagWindow(main.session)
    window._show(bag_making.Outlook({"source": 12_000}, 3, 4_200_000, (StaysOut("PER-0001", "person", NAMES),), (
        Message("Sentences that people wrote go out as they are; look at them for names first."),)), "")
    return window


def checking_bag(main: MainWindow) -> QWidget:
    """A bag that was checked, with verdicts of every sort."""
    window = BagCheckWindow(main.session)
    window.show_report(incoming.Coming(Report(Path("пакет"), (
        OfBag("declaration", GOOD, Message("The declaration is that of BagIt {version}.", version="1.0")),
        OfBag("names", WARNING, Message("Files lie here under the same name with its letters in another form."),
              ("data/үкім.pdf",), 1),
        OfBag("changed", WRONG, Message("Files are not those of which {name} tells the digest.",
                                        name="manifest-sha256.txt"), ("data/сот үкімі.pdf", "data/б.txt"), 40)),
        "1.0", (("Source-Organization", "Ұлттық мұрағат"), ("Payload-Oxum", "4200000.3")))))
    return window


def reviews_window(main: MainWindow) -> QWidget:
    """Records that wait for a second person."""
    word = Word("Гүлнар", "origin", "2026-11-01T09:00:00.000Z")
    return ReviewsWindow(main.session, {
        "source": Review(State.NOT_VERIFIED, word, None), "person": Review(State.CHANGED, word, word)})


WINDOWS: dict[str, Open] = {
    "colleagues": colleagues_window,
    "colleagues: what came, what arrived": exchanges_window,
    "colleagues: nothing came, nothing arrived": lambda main: ExchangesWindow(main.session),
    "colleagues: waiting for a second person": reviews_window,
    "colleagues: my card": lambda main: CardWindow(
        card_of("Гүлнар"), "muragat-card-1:" + "eyJhcmNo" * 60, main.session.language, main),
    "colleagues: comparing": lambda main: CompareWindow(
        card_of("Гүлнар"), card_of("Ержан"), main.session.language, main),
    "colleagues: other keys": lambda main: NewKeysWindow(
        card_of("Ержан"), card_of("Ержан Қ."), main.session.language, main),
    "choosing a passphrase": choosing_passphrase,
    "keeping the recovery code": keeping_the_code,
    "choosing a profile": choosing_profile,
    "restoring a backup": restoring,
    "keys and passphrases": lambda main: SecretsWindow(main.session),
    "changing a passphrase": changing_passphrase,
    "manual": lambda main: ManualWindow(main.menus.keys(), "finding"),
    "what was done": lambda main: StepsWindow(main.session),
    "list of sources": place(Place(kind="source")),
    "list of prosecutions": place(Place(kind="prosecution")),
    "list of a tag": place(Place(tag="tag")),
    "list of a case": place(Place(case="case_file")),
    "empty trash": place(Place(trash=True)),
    "what was found": searching,
    "source read": reading,
    "pages read": reading_pages,
    "recording": reading_recording,
    "citing": citing,
    "citing quickly": citing_quickly,
    "changing a field in its place": changing_in_place,
    "redacting": redacting,
    "words of a scan": reading_scan,
    "articles of a law": lambda main: LawWindow(main.session, "source"),
    "sources from notes": lambda main: FootnotesWindow(main.session, "source"),
    "start": starting,
    "unlocking": unlocking,
    "making an archive": making,
    "keys": lambda main: KeysWindow(main.menus.keys(), main),
    "about": lambda main: AboutWindow(main),
    "tasks": lambda main: TaskWindow(main.session.tasks, main),
    "addresses": lambda main: AddressWindow(main.session, ""),
    "names": lambda main: NamesWindow(main.session, main.list.asked),
    "not searched": lambda main: UnsearchedWindow(main.session),
    "pages of a web archive": choosing_pages,
    "conversation read": reading_conversation,
    "letter read": reading_letter,
    "marked in a file": marked,
    "typing a transcript": transcript,
    "asking for a line": lambda main: AskLine(main, tr("Purge for good"), tr("Reason"), tr("Reason"), tr("&Purge")),
    "lists: several chosen": choosing_many,
    "lists: in groups": grouping,
    "lists: not yet treated": place(Place(inbox=True)),
    "lists: sheet": lambda main: SheetWindow(main.session, Place(kind="source"), None, main.list.table.listing),
    "lists: pasted": pasting,
    "lists: a record to be named": lambda main: AskRecord(
        main, main.session, tr("Add to a case file"), tr("&Case file"), "case_file", tr("&Add")),
    "lists: pages": lambda main: PrintWindow(
        main.session, "a.pdf", lambda reader, edition, step: print_record(reader, "source", main.session.language)),
    "import: columns": importing("columns"),
    "import: questions": importing("questions"),
    "import: dry run": importing("dry run"),
    "import: result": importing("result"),
    "import: a dropped file": lambda main: AskDropped(main, "істер.csv"),
    "hand over: what goes and what stays": handing_over,
    "hand over: sealed originals": lambda main: OriginalsWindow(main.session),
    "hand over: sealed originals taken out": originals_out,
    "bag": bagging,
    "bag: checked": checking_bag,
    "export": lambda main: AskExport(main, main.session, {"source"}, 2),
    "export: with files": export_with_files,
    "order: tags of a record": lambda main: TagPicker(main, main.session, ["source"]),
    "order: many records": lambda main: BulkWindow(main, main.session, ["source", "person"]),
    "lists: a quick look": lambda main: QuickLook(main, next(main.session.reader.ids("source"))),
    "order: tag manager": lambda main: TagsWindow(main.session),
    "order: what is due": place(Place(due=True)),
    "order: case from a template": lambda main: CaseWindow(main, main.session),
    "order: duplicates": lambda main: DuplicatesWindow(main.session, "person"),
    "joining: file": merging("file"),
    "joining: arrival": merging("arrival"),
    "joining: differences": merging("differences"),
    "joining: records": merging("records"),
    "joining: purges": merging("purges"),
    "joining: result": merging("result"),
    "joining: all the rest": lambda main: AskRest(main, theirs, 5),
    "joining: left open": settling,
    "joining: a difference as a record": kept_difference,
    "joining: seal": sealing("what"),
    "joining: seal for a colleague": sealing("colleague"),
    "joining: seal with a passphrase": sealing("passphrase"),
    "joining: sealed": sealing("result"),
    "joining: which copy to open": opening_sealed(0),
    "joining: what was opened": opening_sealed(1),
    "joining: an archive of its own": opening_sealed(2),
    "joining: its passphrase": opening_sealed(3),
    "joining: unsigned": merging("unsigned"),
    "order: merge": lambda main: MergeWindow(main, main.session, ["person", "organisation"]),
    "brief": lambda main: BriefView(main.session, "brief"),
    "brief: form of a block": lambda main: writing_form(main),
    "brief: finding": lambda main: finding_in_brief(main),
    "brief: mark": lambda main: MarkWindow(main, main.session, "kk", Mark((Cite("SRC-0001", "қараңыз", "2-б."),))),
    "brief: record": lambda main: PickRecord(main, main.session, "1", ("person",)),
    "brief: verify": lambda main: VerifyWindow(main.session),
    "brief: answer": lambda main: AskAnswer(main, "1", "me"),
    "brief: exhibits": lambda main: ExhibitsWindow(main.session, "brief", lambda: None),
    "brief: export": lambda main: ExportWindow(main, 5, 3),
    "brief: filing": lambda main: AskFiling(main, main.session, "2026-11-20", 2),
    "brief: questions": lambda main: QuestionsWindow(main.session, "brief", lambda: None),
    "brief: since": lambda main: SinceWindow(main.session, "brief"),
    "picture: timeline": picture("timeline", "prosecution"),
    "picture: blockings": picture("blockings", "blocked_site"),
    "picture: phases": picture("phases", record="shutdown"),
    "picture: counts": picture("counts", "prosecution"),
    "picture: relations": picture("relations", record="attack"),
    "picture: nothing": picture("relations"),
    "picture: into a brief": lambda main: AskBrief(main, main.session),
    "picture: names": lambda main: AskNames(main, ["Айша Сейтова"]),
    "picture: records": lambda main: RecordsWindow(main.session, "2016: 2", ["prosecution", "source"]),
    "brief: template": lambda main: TemplateWindow(main, main.session),
}


def pages_of(kinds: tuple[str, ...]) -> dict[str, Open]:
    """The page of a record, its form, and an empty form, of each kind."""
    return {f"{what}: {kind}": opened for kind in kinds for what, opened in (
        ("record", record(kind)), ("form", form(kind)), ("new", form(kind, new=True)))}
