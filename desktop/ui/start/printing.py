"""Paper: a page goes from memory to the printer, never by way of a file that is left."""

from __future__ import annotations

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QWidget

from desktop.platform import temporary_files_in_memory


def has_printer() -> bool:
    """Whether this computer knows a printer."""
    from PySide6.QtPrintSupport import QPrinterInfo

    with temporary_files_in_memory():
        return bool(QPrinterInfo.availablePrinterNames())


def print_html(parent: QWidget, title: str, html: str) -> bool:
    """Ask for a printer and print markup on it; False when it was given up. Printing into a file is not offered."""
    from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter

    with temporary_files_in_memory():
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(title)
        asked = QPrintDialog(printer, parent)
        asked.setWindowTitle(title)
        asked.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, False)
        if not asked.exec():
            return False
        page = QTextDocument()
        page.setHtml(html)
        page.print_(printer)
        return True
