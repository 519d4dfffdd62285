"""What the window does with files: it asks, carries out, and says what happened."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox, QWidget

from reader.domain.errors import FileError, LockedError, ReaderError, ReadOnlyError
from reader.formats.plain_text import TextFile
from reader.formats.registry import exporters, importers
from reader.formats.schema_toml import read_schema, starter_schemas
from reader.project import Project
from reader.project.exporting import export
from reader.project.importing import (
    TEXT_SUFFIXES,
    ImportOutcome,
    add_bundle,
    add_texts,
    find_files,
    paste_text,
)
from reader.project.restoring import backup_folder, restore_backup
from reader.project.samples import create_sample_project
from reader.project.scope import Scope
from reader.ui.errors import ErrorTexts
from reader.ui.i18n import file_name, isolate, isolate_ltr
from reader.ui.session import SUFFIX, Session
from reader.ui.widgets.message_bar import MessageBar


class FileCommands(QObject):
    """Carry out the commands that concern files."""

    def __init__(self, session: Session, window: QWidget, messages: MessageBar) -> None:
        super().__init__(window)
        self._session, self._window, self._messages = session, window, messages
        self.error_texts = ErrorTexts(self)

    @property
    def _language(self) -> str:
        return self._session.settings.language

    # --- projects

    def documents(self) -> Path:
        """Return where projects are put unless the user says otherwise."""
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = Path(place) if place else Path.home()
        return folder if folder.is_dir() else Path.home()

    def _free_name(self, stem: str) -> Path:
        folder, number = self.documents(), 1
        path = folder / f"{stem}{SUFFIX}"
        while path.exists():
            number += 1
            path = folder / f"{stem} {number}{SUFFIX}"
        return path

    def new_project(self) -> bool:
        """Ask for a new project and open it; True when it is open."""
        from reader.ui.dialogs.project import NewProjectDialog

        schemas = [read_schema(path) for _, path in starter_schemas()]
        path = self._free_name(self.tr("My articles"))
        dialog = NewProjectDialog(path, schemas, self._session.theme, self._language, self._window)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return False
        return self._show(lambda: Project.create(dialog.path, schema=dialog.schema))

    def open_project(self) -> None:
        """Ask for a project and open it."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open a project"), str(self.documents()), self.tr("Projects (*{0})").format(SUFFIX)
        )
        if chosen:
            self.open_path(Path(chosen))

    def open_sample(self) -> None:
        """Open the sample project, made anew when it is not there."""
        path = self.documents() / f"Hashiya sample{SUFFIX}"
        try:
            if not path.exists():
                create_sample_project(path)
        except ReaderError as error:
            self.report(error)
            return
        self.open_path(path)

    def open_path(self, path: Path) -> bool:
        """Open a project; one that is open elsewhere or write-protected is offered for reading only."""
        try:
            project = Project.open(path)
        except (LockedError, ReadOnlyError) as error:
            text = self.error_text(error)
            self._messages.show_message(
                "warn",
                text,
                [(self.tr("Open for reading"), lambda: self._show(lambda: Project.open(path, read_only=True)))],
            )
            return False
        except FileError as error:
            self.report(error)
            return False
        return self._show(lambda: project)

    def _show(self, opener: Callable[[], Project]) -> bool:
        try:
            project = opener()
        except ReaderError as error:
            self.report(error)
            return False
        self._session.set_project(project)
        self._session.settings.add_recent(project.path)
        self._say_notices(project)
        return True

    def _say_notices(self, project: Project) -> None:
        for notice in project.notices:
            if notice == "wal_set_aside":
                text = self.tr("A log of another project lay beside the file. It was set aside, nothing was lost.")
            elif notice.startswith("restored_operations"):
                text = self.tr("{0} actions that the file had lost were restored from the second copy.").format(
                    notice.split(":")[1]
                )
            elif notice == "migrated":
                text = self.tr("The project was brought up to date. A backup was made before.")
            else:
                continue
            self._messages.show_message("info", text)

    def close_project(self) -> None:
        """Close the project and go back to the start page."""
        self._session.set_project(None)

    # --- articles in

    def add_files(self) -> None:
        """Ask for files and add them."""
        names, _ = QFileDialog.getOpenFileNames(
            self._window,
            self.tr("Add files"),
            str(self.documents()),
            self.tr("Texts and annotated files ({0})").format("*.txt *.text *.jsonl *.ann"),
        )
        if names:
            self.add_paths([Path(name) for name in names])

    def add_folder(self) -> None:
        """Ask for a folder and add the texts in it."""
        name = QFileDialog.getExistingDirectory(self._window, self.tr("Add a folder"), str(self.documents()))
        if name:
            self.add_paths([Path(name)])

    def add_paths(self, paths: Sequence[Path], *, ask: bool = True) -> ImportOutcome | None:
        """Add texts, folders and annotated files; without a project, make one first."""
        if self._session.project is None and not self.new_project():
            return None
        project = self._session.project
        if project is None:
            return None
        outcome = ImportOutcome()
        rest: list[Path] = []
        try:
            for path in paths:
                importer = next((each for each in importers().values() if each.accepts(path)), None)
                if importer is None:
                    rest.append(path)
                else:
                    outcome = self._joined(outcome, add_bundle(project, importer.read(path), path))
            files = list(find_files(rest))
            texts = self._ask_texts(files) if ask and files else []
            if texts is None:
                return None
            outcome = self._joined(outcome, add_texts(project, texts))
        except ReaderError as error:
            self.report(error)
            return None
        if rest and not files:
            kinds = isolate_ltr(", ".join(TEXT_SUFFIXES))
            self._messages.show_message("warn", self.tr("There is no text file ({0}) in the folder.").format(kinds))
        self._say_outcome(outcome)
        return outcome

    def _ask_texts(self, files: Sequence[Path]) -> list[TextFile] | None:
        from reader.ui.dialogs.transfer import ImportDialog

        dialog = ImportDialog(files, self._language, self._window)
        return dialog.texts if dialog.exec() == QDialog.DialogCode.Accepted else None

    @staticmethod
    def _joined(first: ImportOutcome, second: ImportOutcome) -> ImportOutcome:
        return ImportOutcome(first.added + second.added, first.duplicates + second.duplicates)

    def _say_outcome(self, outcome: ImportOutcome) -> None:
        project = self._session.project
        if outcome.added:
            self._session.show_article(outcome.added[0])
        parts = []
        if outcome.added:
            parts.append(self.tr("%n article(s) added.", "", len(outcome.added)))
        if outcome.duplicates and project is not None:
            path, article_id = outcome.duplicates[0]
            same = isolate(project.article_row(article_id).title)
            parts.append(
                self.tr("%n text(s) are in the project already: {0} is {1}.", "", len(outcome.duplicates)).format(
                    file_name(path), same
                )
            )
            if not outcome.added:
                self._session.show_article(article_id)
        if parts:
            self._messages.show_message("warn" if outcome.duplicates else "ok", " ".join(parts), seconds=8)

    def paste(self) -> None:
        """Add the text of the clipboard as an article, after a look at it."""
        text = QApplication.clipboard().text()
        if not text.strip():
            self._messages.show_message("warn", self.tr("The clipboard holds no text."), seconds=5)
            return
        if self._session.project is None and not self.new_project():
            return
        from reader.ui.dialogs.project import PasteDialog

        dialog = PasteDialog(text, self._language, self._window)
        if dialog.exec() != QDialog.DialogCode.Accepted or self._session.project is None:
            return
        try:
            self._say_outcome(paste_text(self._session.project, dialog.text, dialog.title))
        except ReaderError as error:
            self.report(error)

    def edit_details(self) -> None:
        """Edit the data of the article shown."""
        article, project = self._session.article, self._session.project
        if article is None or project is None:
            return
        from reader.ui.dialogs.project import DetailsDialog

        dialog = DetailsDialog(article, self._language, self._window)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        try:
            with project.edit("article.details", article_id=article.id, origin=self) as edit:
                edit.set_details(article.id, dialog.details)
                edit.set_base_direction(article.id, dialog.direction)
        except ReaderError as error:
            self.report(error)

    # --- annotations out

    def export(self) -> None:
        """Ask for format and place, export, and say what was carried."""
        project, article_id = self._session.project, self._session.article_id
        if project is None:
            return
        from reader.ui.dialogs.transfer import ExportDialog, ExportReportDialog

        dialog = ExportDialog(
            list(exporters().values()), project.path.parent, project.name, self._language, self._window
        )
        dialog.one.setEnabled(article_id is not None)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        ids = [article_id] if dialog.one.isChecked() and article_id is not None else None
        if dialog.path.is_file() and not self._may_replace(dialog.path):
            return
        try:
            report = export(project, dialog.path, dialog.exporter.name, scope=Scope(article_ids=ids))
        except ReaderError as error:
            self.report(error)
            return
        ExportReportDialog(report, self._language, self._window).exec()

    def _may_replace(self, path: Path) -> bool:
        question = self.tr("{0} is there already. Replace it?").format(file_name(path))
        answer = QMessageBox.question(self._window, self.tr("Export"), question)
        return answer is QMessageBox.StandardButton.Yes

    def save_copy(self) -> None:
        """Ask for a place and write a copy of the project there."""
        project = self._session.project
        if project is None:
            return
        path = project.path.with_name(f"{project.name} copy{SUFFIX}")
        chosen, _ = QFileDialog.getSaveFileName(self._window, self.tr("Save a copy"), str(path))
        if not chosen:
            return
        try:
            project.save_copy(Path(chosen))
        except ReaderError as error:
            self.report(error)
            return
        self._messages.show_message("ok", self.tr("Copied to {0}.").format(file_name(chosen)), seconds=6)

    def restore(self) -> None:
        """Ask for a backup and for a place, and open a copy there; nothing that exists is overwritten."""
        project = self._session.project
        found = project.backups() if project else []
        folder = found[0].parent if found else backup_folder()
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Restore a backup"), str(folder), self.tr("Projects (*{0})").format(SUFFIX)
        )
        if not chosen:
            return
        name = project.name if project else self.tr("My articles")
        target = self._free_name(f"{name} ({Path(chosen).stem})")
        try:
            restore_backup(Path(chosen), target)
        except ReaderError as error:
            self.report(error)
            return
        if self.open_path(target):
            self._messages.show_message("ok", self.tr("The backup was restored as {0}.").format(file_name(target)))

    def check(self) -> None:
        """Check the project file and say what was found."""
        project = self._session.project
        if project is None:
            return
        problems = project.check()
        if not problems:
            self._messages.show_message("ok", self.tr("All is well: text, quotes, log and tables agree."), seconds=6)
            return
        first = problems[0]
        text = self.tr("%n thing(s) are wrong with the project file. The first: {0}.", "", len(problems))
        self._messages.show_message("error", text.format(isolate_ltr(f"{first.where}: {first.problem}")))

    # --- errors

    def report(self, error: ReaderError) -> None:
        """Show an error in the bar."""
        self._messages.show_message("error", self.error_text(error))

    def error_text(self, error: ReaderError) -> str:
        """Return an error in the interface's language."""
        return self.error_texts.text(error)
