"""Taking annotations out of the project: asked for, counted beforehand, written and read back beside the window."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.domain.errors import CancelledError, ReaderError
from reader.formats.base import ExportReport
from reader.formats.registry import exporters
from reader.project import Project
from reader.project.exporting import article_titles, export, preview
from reader.text.tokens import word_at
from reader.ui.dialogs.asking import ask_whether, open_dialog
from reader.ui.words.format_texts import Example
from reader.ui.words.i18n import file_name
from reader.ui.work.tasks import Progress, Tasks

if TYPE_CHECKING:
    from reader.ui.commands.files import FileCommands
    from reader.ui.dialogs.export_scope import Source
    from reader.ui.dialogs.transfer import ExportDialog, Wanted
    from reader.ui.panels.articles import ArticlesPanel
    from reader.ui.session import Session

Told = tuple[ExportReport, Mapping[str, str]]
_FIRST_ROWS = 100


class ExportCommands(QObject):
    """Carry out the command that exports."""

    def __init__(self, files: FileCommands, articles: ArticlesPanel) -> None:
        super().__init__(files)
        self._files, self._session, self._window = files, files.session, files.window
        self._articles = articles
        self._counting = Tasks(self)
        self._counting.changed.connect(self._show_progress)
        self._wanted: Wanted | None = None
        self._dialog: ExportDialog | None = None

    def close(self) -> None:
        """Stop counting, for when the window goes."""
        self._counting.close()

    def export(self) -> None:
        """Ask for format, scope and place, export, and say what was carried."""
        project = self._session.project
        if project is None:
            return
        from reader.ui.dialogs.transfer import ExportDialog

        settings = self._session.settings
        dialog = ExportDialog(
            list(exporters().values()),
            self._source(project),
            settings.language,
            self._window,
            format_name=settings.export_format,
            options=settings.export_options,
            example=example_word(self._session),
            label_names=label_names(self._session),
        )
        self._dialog = dialog
        dialog.preview_wanted.connect(self._count)
        dialog.finished.connect(self._left)
        if self._articles.list.hasFocus() and len(self._articles.selected_ids()) > 1:
            # asked for where they are selected
            dialog.scope_form.selected.setChecked(True)
        open_dialog(dialog, lambda: self._chosen(dialog))

    def _source(self, project: Project) -> Source:
        from reader.ui.dialogs.export_scope import Source

        everything = len(project.article_ids())
        shown = tuple(self._articles.model.ids)
        return Source(
            project.path.parent,
            project.name,
            everything,
            shown if len(shown) < everything else None,
            self._articles.selected_ids(),
            self._session.article_id,
            tuple(project.annotators()),
            project.annotator.name,
        )

    # --- counting beforehand

    def _count(self) -> None:
        """Count what would go out; what is being counted for an earlier choice is stopped first."""
        if self._dialog is None:
            return
        self._wanted = self._dialog.wanted
        if self._counting.running:
            self._counting.stop()
        else:
            self._begin()

    def _begin(self) -> None:
        wanted, project = self._wanted, self._session.project
        if wanted is None or project is None:
            return
        source = project.path

        def work(progress: Progress) -> Told:
            with Project.open(source, read_only=True) as reading:
                report = preview(
                    reading, wanted.format, scope=wanted.scope, options=wanted.options,
                    progress=progress, cancelled=progress.cancelled,
                )  # fmt: skip
                return report, article_titles(reading, wanted.scope, report.rows[:_FIRST_ROWS])

        self._counting.run(
            "", work, lambda told: self._counted(wanted, told), lambda error: self._failed(wanted, error)
        )

    def _counted(self, wanted: Wanted, told: Told) -> None:
        if self._is_asked(wanted) and self._dialog is not None:
            self._dialog.set_preview(*told)

    def _failed(self, wanted: Wanted, error: ReaderError) -> None:
        if self._is_asked(wanted) and self._dialog is not None and not isinstance(error, CancelledError):
            self._dialog.set_problem(self._files.error_text(error))

    def _is_asked(self, wanted: Wanted) -> bool:
        """Tell whether this is still what the dialog asks; if not, begin with what it does ask."""
        if wanted is self._wanted:
            return True
        self._begin()
        return False

    def _show_progress(self) -> None:
        progress = self._counting.progress
        if self._dialog is not None and self._counting.running and progress.done and not progress.cancelled():
            self._dialog.set_counting(progress.done / max(1, progress.total))

    def _left(self) -> None:
        self._dialog = self._wanted = None
        self._counting.stop()

    # --- exporting

    def _chosen(self, dialog: ExportDialog) -> None:
        path, wanted = dialog.path, dialog.wanted
        settings = self._session.settings
        settings.export_format = wanted.format
        settings.set_export_options(wanted.format, wanted.options)
        if path.is_file():
            question = self.tr("{0} is there already. Replace it?").format(file_name(path))
            answers = (self.tr("Replace"), self.tr("Cancel"))
            ask_whether(self._window, self.tr("Export"), question, answers, lambda: self._export(path, wanted))
        else:
            self._export(path, wanted)

    def _export(self, path: Path, wanted: Wanted) -> None:
        project = self._session.project
        if project is None:
            return
        source = project.path

        def work(progress: Progress) -> Told:
            # what is committed is on the disk: a reader of its own sees one state of it, whatever is edited meanwhile
            with Project.open(source, read_only=True) as reading:
                report = export(
                    reading, path, wanted.format, scope=wanted.scope, options=wanted.options,
                    progress=progress, cancelled=progress.cancelled,
                )  # fmt: skip
                return report, article_titles(reading, wanted.scope, report.rows)

        self._files.run(self.tr("Exporting"), work, self._say)

    def _say(self, told: Told) -> None:
        from reader.ui.dialogs.export_report import ExportReportDialog

        names, language = label_names(self._session), self._session.settings.language
        open_dialog(ExportReportDialog(*told, language, self._window, label_names=names))


def label_names(session: Session) -> dict[str, str]:
    """Return what the interface calls each label, by its short name."""
    labels = session.project.schema.labels if session.project is not None else ()
    return {label.name: label.shown(session.settings.language) for label in labels}


def example_word(session: Session) -> Example | None:
    """Return a word of the article shown of which a mention is only a part, or None."""
    content = session.content
    for mention in session.mentions.values():
        span = mention.spans[0]
        word = word_at(content, span.start)
        if len(mention.spans) == 1 and word is not None and word.start < span.start < span.end <= word.end:
            return Example(
                word.slice(content), content[word.start : span.start], span.slice(content), content[span.end : word.end]
            )
    return None
