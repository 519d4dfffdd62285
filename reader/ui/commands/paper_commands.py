"""Taking the article shown to paper: a PDF with a text layer, or the printer."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from reader.domain.errors import ReaderError
from reader.ui.dialogs.asking import ask_for_place, ask_whether, open_dialog
from reader.ui.words.i18n import counted, file_name

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from reader.ui.article_view.paper import Sheet
    from reader.ui.main_window import MainWindow

_SUFFIX = ".pdf"


class PaperCommands(QObject):
    """Carry out the commands that print."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def _sheet(self) -> Sheet | None:
        from reader.ui.article_view.paper import Sheet

        session = self._window.session
        if session.article is None or session.project is None:
            return None
        _, byline = self._window.reading.heading()
        labels = session.project.schema.mention_labels
        mentions = tuple(session.mentions.values())
        return Sheet(session.article, byline, mentions, labels, session.settings.language)

    def save_pdf(self) -> None:
        """Ask for a place and write the article there, with the mentions that are shown."""
        session = self._window.session
        if session.article is None or session.project is None:
            return
        stem = re.sub(r'[\\/:*?"<>|\s]+', " ", session.article.title).strip(" .")[:60] or "article"
        proposed = session.project.path.parent / f"{stem}{_SUFFIX}"
        kinds = self.tr("PDF documents (*{0})").format(_SUFFIX)
        ask_for_place(self._window, self.tr("Save as PDF"), proposed, self._place_chosen, kinds=kinds)

    def _place_chosen(self, path: Path) -> None:
        path = path if path.suffix.lower() == _SUFFIX else path.with_name(path.name + _SUFFIX)
        if path.exists():
            question = self.tr("{0} is there already. Replace it?").format(file_name(path))
            answers = (self.tr("Replace"), self.tr("Cancel"))
            ask_whether(self._window, self.tr("Save as PDF"), question, answers, lambda: self._write(path))
        else:
            self._write(path)

    def _write(self, path: Path) -> None:
        from reader.ui.article_view.paper import write_pdf

        sheet = self._sheet()
        if sheet is None:
            return
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            pages = write_pdf(path, [sheet])
        except ReaderError as error:
            self._window.files.report(error)
            return
        finally:
            QGuiApplication.restoreOverrideCursor()
        text = counted(self.tr("%n page(s) were written to {0}.", "", pages), pages, sheet.language)
        self._window.reading.messages.show_message("ok", text.format(file_name(path)), seconds=8)

    def print_article(self) -> None:
        """Ask for a printer and print the article."""
        if self._window.session.article is None:
            return
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self._window)
        # the printer lives as long as its dialog
        open_dialog(dialog, lambda: self._print(printer))

    def _print(self, printer: QPrinter) -> None:
        from reader.ui.article_view.paper import paint_sheets

        sheet = self._sheet()
        if sheet is not None and not paint_sheets(printer, [sheet], printer.resolution()):
            text = self.tr("The printer does not answer. Nothing was printed.")
            self._window.reading.messages.show_message("warn", text)
