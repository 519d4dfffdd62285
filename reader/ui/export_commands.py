"""Taking annotations out of the project: asked for, written and read back beside the window, and told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.domain.article import ArticleId
from reader.formats.base import ExportReport
from reader.formats.registry import exporters
from reader.project import Project
from reader.project.exporting import export
from reader.project.scope import Scope
from reader.ui.dialogs.asking import ask_whether, open_dialog
from reader.ui.i18n import file_name
from reader.ui.tasks import Progress

if TYPE_CHECKING:
    from reader.ui.dialogs.transfer import ExportDialog
    from reader.ui.files import FileCommands


class ExportCommands(QObject):
    """Carry out the command that exports."""

    def __init__(self, files: FileCommands) -> None:
        super().__init__(files)
        self._files, self._session, self._window = files, files.session, files.window

    def export(self) -> None:
        """Ask for format and place, export, and say what was carried."""
        project, article_id = self._session.project, self._session.article_id
        if project is None:
            return
        from reader.ui.dialogs.transfer import ExportDialog

        found = list(exporters().values())
        language = self._session.settings.language
        dialog = ExportDialog(found, project.path.parent, project.name, language, self._window)
        dialog.one.setEnabled(article_id is not None)
        open_dialog(dialog, lambda: self._chosen(dialog, article_id))

    def _chosen(self, dialog: ExportDialog, article_id: ArticleId | None) -> None:
        path, name = dialog.path, dialog.exporter.name
        ids = [article_id] if dialog.one.isChecked() and article_id is not None else None
        if path.is_file():
            question = self.tr("{0} is there already. Replace it?").format(file_name(path))
            answers = (self.tr("Replace"), self.tr("Cancel"))
            ask_whether(self._window, self.tr("Export"), question, answers, lambda: self._export(path, name, ids))
        else:
            self._export(path, name, ids)

    def _export(self, path: Path, name: str, ids: list[ArticleId] | None) -> None:
        project = self._session.project
        if project is None:
            return
        source = project.path

        def work(progress: Progress) -> ExportReport:
            # what is committed is on the disk: a reader of its own sees one state of it, whatever is edited meanwhile
            with Project.open(source, read_only=True) as reading:
                return export(
                    reading,
                    path,
                    name,
                    scope=Scope(article_ids=ids),
                    progress=progress,
                    cancelled=progress.cancelled,
                )

        self._files.run(self.tr("Exporting"), work, self._say)

    def _say(self, report: ExportReport) -> None:
        from reader.ui.dialogs.transfer import ExportReportDialog

        open_dialog(ExportReportDialog(report, self._session.settings.language, self._window))
