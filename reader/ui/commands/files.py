"""What the window does with project files: it asks, carries out, and says what happened."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QWidget

from reader.domain.errors import BusyError, CancelledError, FileError, LockedError, ReaderError, ReadOnlyError
from reader.formats.schema_toml import read_schema, starter_schemas
from reader.project import CheckProblem, Project
from reader.project.samples import create_sample_project
from reader.ui.dialogs.asking import ask_for_files, ask_for_place, ask_whether, open_dialog
from reader.ui.session import SUFFIX, Session
from reader.ui.widgets.message_bar import MessageBar
from reader.ui.words.errors import ErrorTexts
from reader.ui.words.i18n import file_name, isolate_ltr
from reader.ui.work.tasks import Progress, Tasks

_T = TypeVar("_T")


_SUFFIXES = (SUFFIX, ".hashiya", ".db")


def is_project_file(path: Path) -> bool:
    """Tell by its name whether a file is a project."""
    return path.suffix.lower() in _SUFFIXES


def _patterns() -> str:
    """Return what a file dialog looks for, in small and in capital letters: not every system takes one for both."""
    return " ".join(f"*{suffix} *{suffix.upper()}" for suffix in _SUFFIXES)


def _nothing() -> None:
    """Stand for a call that is not needed."""


class FileCommands(QObject):
    """Carry out the commands that concern project files, and run the long work of the other commands."""

    def __init__(self, session: Session, window: QWidget, messages: MessageBar) -> None:
        super().__init__(window)
        self.session, self.window, self.messages = session, window, messages
        self.tasks = Tasks(self)
        self.error_texts = ErrorTexts(self)
        self.restore_lost: Callable[[Path], object] = lambda _path: None
        self.carrying: Callable[[], AbstractContextManager[None]] = nullcontext
        self.may_leave: Callable[[Callable[[], object]], bool] = lambda _go_on: True

    @property
    def _language(self) -> str:
        return self.session.settings.language

    # --- long work

    def run(
        self,
        title: str,
        work: Callable[[Progress], _T],
        done: Callable[[_T], object],
        finally_: Callable[[], object] = _nothing,
    ) -> bool:
        """Run work beside the window; an error is shown, and that it was stopped. False when something else runs."""
        started = self.tasks.run(title, work, done, self._failed, finally_)
        if not started:
            self.report(BusyError())
        return started

    def run_writing(self, title: str, work: Callable[[Project, Progress], _T], done: Callable[[_T], object]) -> None:
        """Run work that writes to the project as one edit; meanwhile the window only reads.

        The one writer is handed to the worker: an edit of thousands of articles would hold the window up, and in
        slices it would either be many operations or keep a half-done one open between the user's own.
        """
        project, session = self.session.project, self.session
        if project is None:
            return
        if self.tasks.running:
            self.report(BusyError())
            return
        try:
            lent = project.lend()
        except ReaderError as error:
            self.report(error)
            return

        def take_back() -> None:
            project.take_back()
            session.taken_back.emit()
            session.save_state_changed.emit()

        self.tasks.run(title, lambda progress: work(lent, progress), done, self._failed, take_back)
        session.save_state_changed.emit()

    def _failed(self, error: ReaderError) -> None:
        if isinstance(error, CancelledError):
            self.messages.show_message("info", self.tr("Stopped. Nothing was changed."), seconds=5)
        else:
            self.report(error)

    def _is_free(self) -> bool:
        """Tell whether the project may be changed for another; a task that needs it says no."""
        if self.tasks.running:
            self.report(BusyError())
        return not self.tasks.running

    # --- projects

    def documents(self) -> Path:
        """Return where projects are put unless the user says otherwise."""
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = Path(place) if place else Path.home()
        return folder if folder.is_dir() else Path.home()

    def free_name(self, stem: str) -> Path:
        """Return the path of a project of this name that is not there yet."""
        folder, number = self.documents(), 1
        path = folder / f"{stem}{SUFFIX}"
        while path.exists():
            number += 1
            path = folder / f"{stem} {number}{SUFFIX}"
        return path

    def new_project(self) -> None:
        """Ask for a new project and open it."""
        self._ask_for_project(_nothing)

    def with_project(self, then: Callable[[], object]) -> None:
        """Go on when a project is open; without one, ask for a new one first."""
        if self.session.project is not None:
            then()
        else:
            self._ask_for_project(then)

    def _ask_for_project(self, then: Callable[[], object]) -> None:
        if not self._is_free():
            return
        from reader.ui.dialogs.project import NewProjectDialog

        schemas = [read_schema(path, self._language) for _, path in starter_schemas()]
        path = self.free_name(self.tr("My articles"))
        dialog = NewProjectDialog(path, schemas, self.session.theme, self._language, self.window)

        def make() -> None:
            if self.may_leave(make) and self._show(lambda: Project.create(dialog.path, schema=dialog.schema)):
                then()

        open_dialog(dialog, make)

    def open_project(self) -> None:
        """Ask for a project and open it."""
        kinds = self.tr("Projects ({0})").format(_patterns())
        ask_for_files(
            self.window,
            self.tr("Open a project"),
            self.documents(),
            lambda paths: self.open_path(paths[0]),
            kinds=kinds,
        )

    def open_sample(self) -> None:
        """Open the sample project, made anew when it is not there."""
        path = self.documents() / f"Hashiya sample{SUFFIX}"
        try:
            if not path.exists():
                create_sample_project(path, self._language)
        except ReaderError as error:
            self.report(error)
            return
        self.open_path(path)

    def open_path(self, path: Path) -> bool:
        """Open a project; one that is open elsewhere or write-protected is offered for reading only."""
        if not self._is_free() or not self.may_leave(lambda: self.open_path(path)):
            return False
        if not path.exists():
            self._say_missing(path)
            return False
        if self._is_shown(path):
            self.messages.show_message("info", self.tr("{0} is open already.").format(file_name(path)), seconds=5)
            return True
        try:
            project = Project.open(path)
        except (LockedError, ReadOnlyError) as error:
            text = self.error_text(error)
            self.messages.show_message(
                "warn",
                text,
                [(self.tr("Open for reading"), lambda: self._show(lambda: Project.open(path, read_only=True)))],
            )
            return False
        except FileError as error:
            self.report(error)
            return False
        return self._show(lambda: project)

    def _is_shown(self, path: Path) -> bool:
        """Tell whether a path, by whatever way, leads to the project of this window."""
        project = self.session.project
        return project is not None and not project.read_only and project.path.exists() and project.path.samefile(path)

    def _say_missing(self, path: Path) -> None:
        text = self.tr("{0} is no longer there. It may have been moved, renamed or deleted.").format(file_name(path))
        self.messages.show_message(
            "warn",
            text,
            [
                (self.tr("Restore it…"), lambda: self.restore_lost(path)),
                (self.tr("Look for it…"), self.open_project),
                (self.tr("Forget it"), lambda: self.session.settings.remove_recent(path)),
            ],
        )

    def _show(self, opener: Callable[[], Project]) -> bool:
        try:
            project = opener()
        except ReaderError as error:
            self.report(error)
            return False
        self.session.set_project(project)
        self.session.settings.add_recent(project.path)
        self.messages.hide()
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
            elif notice.startswith("risky_place"):
                self._warn_of_place(notice.split(":")[1])
                continue
            else:
                continue
            self.messages.show_message("info", text)

    def _warn_of_place(self, risk: str) -> None:
        text = (
            self.tr("The project lies on a network share. Another machine may damage it while you work.")
            if risk == "network"
            else self.tr(
                "The project lies in a synchronised folder, whose program may put back an older file while you work."
            )
        )
        advice = self.tr("Work on a copy on this computer.")
        self.messages.show_message("warn", f"{text} {advice}", [(self.tr("Save a copy"), self.save_copy)])

    def close_project(self) -> None:
        """Close the project and go back to the start page."""
        if self._is_free() and self.may_leave(self.close_project):
            self.session.set_project(None)

    def edit_details(self) -> None:
        """Edit the data of the article shown."""
        article, project = self.session.article, self.session.project
        if article is None or project is None:
            return
        from reader.ui.dialogs.project import DetailsDialog

        dialog = DetailsDialog(article, self._language, self.window)

        def save() -> None:
            try:
                with project.edit("article.details", article_id=article.id, origin=self) as edit:
                    edit.set_details(article.id, dialog.details)
                    edit.set_base_direction(article.id, dialog.direction)
            except ReaderError as error:
                self.report(error)

        open_dialog(dialog, save)

    # --- care

    def save_copy(self) -> None:
        """Ask for a place and write a copy of the project there."""
        project = self.session.project
        if project is None or not self._is_free():
            return
        path = project.path.with_name(f"{project.name} copy{SUFFIX}")
        ask_for_place(
            self.window,
            self.tr("Save a copy"),
            path,
            self._copy_to,
            kinds=self.tr("Projects (*{0})").format(SUFFIX),
        )

    def _copy_to(self, path: Path) -> None:
        project = self.session.project
        target = path if path.suffix else path.with_name(path.name + SUFFIX)
        if project is None:
            return
        if target == project.path and target.exists():
            self.messages.show_message("warn", self.tr("This is the project itself. Choose another name."))
        elif target.exists():
            question = self.tr("{0} is there already. Replace it?").format(file_name(target))
            answers = (self.tr("Replace"), self.tr("Cancel"))
            ask_whether(self.window, self.tr("Save a copy"), question, answers, lambda: self._copy(target))
        else:
            self._copy(target)

    def _copy(self, target: Path) -> None:
        project = self.session.project
        if project is None:
            return
        source = project.path
        try:
            project.check_file()
        except FileError:
            # the file is gone: only this connection still holds what was in it
            self._copy_now(project, target)
            return

        def work(progress: Progress) -> None:
            with Project.open(source, read_only=True) as reading:
                reading.save_copy(target, progress.cancelled)

        self.run(self.tr("Saving a copy"), work, lambda _none: self._say_copied(target))

    def _copy_now(self, project: Project, target: Path) -> None:
        try:
            project.save_copy(target)
        except ReaderError as error:
            self.report(error)
            return
        self._say_copied(target)

    def _say_copied(self, target: Path) -> None:
        actions = [(self.tr("Go on in the copy"), lambda: self.go_on_in(target))]
        self.messages.show_message("ok", self.tr("Copied to {0}.").format(file_name(target)), actions)

    def go_on_in(self, copy: Path) -> None:
        """Open a copy of the project in its place; edits that could not be saved are saved there."""
        with self.carrying():
            self.open_path(copy)

    def check(self) -> None:
        """Check the project file and say what was found."""
        project = self.session.project
        if project is None:
            return
        path = project.path

        def work(progress: Progress) -> list[CheckProblem]:
            with Project.open(path, read_only=True) as reading:
                return reading.check(progress.cancelled)

        self.run(self.tr("Checking the project"), work, self._say_checked)

    def _say_checked(self, problems: list[CheckProblem]) -> None:
        if not problems:
            self.messages.show_message("ok", self.tr("All is well: text, quotes, log and tables agree."), seconds=6)
            return
        first = problems[0]
        text = self.tr("%n thing(s) are wrong with the project file. The first: {0}.", "", len(problems))
        self.messages.show_message("error", text.format(isolate_ltr(f"{first.where}: {first.problem}")))

    # --- errors

    def say_lost(self, error: FileError) -> None:
        """Say that the project file is gone, and offer to save what is still held."""
        self.session.set_save_problem(error)
        actions = [(self.tr("Save a copy…"), self.save_copy)]
        self.messages.show_message("error", self.error_text(error), actions)

    def report(self, error: ReaderError) -> None:
        """Show an error in the bar."""
        self.messages.show_message("error", self.error_text(error))

    def error_text(self, error: ReaderError) -> str:
        """Return an error in the interface's language."""
        return self.error_texts.text(error)
