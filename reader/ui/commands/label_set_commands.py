"""The commands about the label set: its sheet, and its way in and out of files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt

from reader.domain.annotation import MentionId
from reader.domain.article import ArticleId
from reader.domain.errors import ReaderError
from reader.domain.schema import LabelId
from reader.ui.dialogs.asking import ask_for_files, ask_for_place, ask_whether, open_dialog
from reader.ui.words.i18n import file_name

if TYPE_CHECKING:
    from reader.ui.label_set.sheet import LabelSetSheet
    from reader.ui.main_window import MainWindow


class LabelSetCommands(QObject):
    """Open the label set's sheet, import and export label sets. What belongs to the sheet is loaded when it opens."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def open(self, label_id: LabelId | None = None) -> LabelSetSheet | None:
        """Open the sheet, on a label if one is named."""
        window = self._window
        if window.session.project is None:
            return None
        from reader.ui.label_set.sheet import HEIGHT, WIDTH, LabelSetSheet

        content = LabelSetSheet(window.session)
        if label_id is not None:
            content.choose_label(label_id)
        sheet = window.sheets.show(content, QSize(WIDTH, HEIGHT), content.first())
        content.left.connect(sheet.close_sheet)
        content.command.connect(self._command)
        content.place_chosen.connect(self._go)
        return content

    def _command(self, name: str) -> None:
        """Give a command of the window; one that has a list of its own over the text takes the sheet's place."""
        window = self._window
        if name == "findings" and window.sheets.current is not None:
            window.sheets.current.close_sheet()
        window.actions_table[name].trigger()

    def _go(self, article_id: ArticleId, mention_id: MentionId | None) -> None:
        """Close the sheet and go to where something breaks the label set."""
        window, session = self._window, self._window.session
        if window.sheets.current is not None:
            window.sheets.current.close_sheet()
        session.show_layer(None)
        if not session.go_to(article_id):
            return
        if mention_id is not None and mention_id in session.mentions:
            window.reading.focusing.focus_mention(mention_id)
        window.reading.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _report(self, error: ReaderError) -> None:
        """Show an error on the sheet, which covers the bar over the text, or there."""
        sheet = self._window.sheets.current
        show = getattr(sheet.content, "show_error", None) if sheet is not None else None
        if show is not None:
            show(error)
        else:
            self._window.files.report(error)

    # --- files

    def import_labels(self) -> None:
        """Ask for a file with a label set and join it with the project's."""
        files = self._window.files
        if self._window.session.project is not None:
            kinds = self.tr("Label sets (*.toml *.conf *.xml *.json);;All files (*)")
            title = self.tr("Import a label set")
            ask_for_files(self._window, title, files.documents(), lambda paths: self._import(paths[0]), kinds=kinds)

    def _import(self, path: Path) -> None:
        from reader.project.schema_exchange import import_schema
        from reader.ui.label_set.exchange import ImportReportDialog

        session = self._window.session
        if session.project is None:
            return
        try:
            report = import_schema(session.project, path)
        except ReaderError as error:
            self._report(error)
            return
        open_dialog(ImportReportDialog(path, report, session.settings.language, self._window))

    def export_labels(self) -> None:
        """Ask for a format and a place and write the label set there."""
        from reader.ui.label_set.exchange import ExportLabelsDialog

        session = self._window.session
        if session.project is None:
            return
        dialog = ExportLabelsDialog(session.settings.language, self._window)
        open_dialog(dialog, lambda: self._ask_place(dialog.format_name))

    def _ask_place(self, format_name: str) -> None:
        from reader.formats.schema_formats import schema_format

        project = self._window.session.project
        if project is None:
            return
        chosen = schema_format(format_name)
        name = "annotation.conf" if format_name == "brat" else f"{project.name}-labels{chosen.suffix}"
        title = self.tr("Export the label set")
        place = self._window.files.documents() / name
        ask_for_place(self._window, title, place, lambda path: self._export_to(path, format_name))

    def _export_to(self, path: Path, format_name: str) -> None:
        if not path.exists():
            self._export(path, format_name)
            return
        question = self.tr("{0} is there already. Replace it?").format(file_name(path))
        answers = (self.tr("Replace"), self.tr("Cancel"))
        title = self.tr("Export the label set")
        ask_whether(self._window, title, question, answers, lambda: self._export(path, format_name))

    def _export(self, path: Path, format_name: str) -> None:
        from reader.project.schema_exchange import export_schema
        from reader.ui.label_set.exchange import ExportReportDialog

        session = self._window.session
        if session.project is None:
            return
        try:
            lost = export_schema(session.project, path, format_name)
        except ReaderError as error:
            self._report(error)
            return
        open_dialog(ExportReportDialog(path, lost, session.settings.language, self._window))
