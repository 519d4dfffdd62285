"""Bringing articles into the project: asked for, read beside the window, looked at, added as one operation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog
from shiboken6 import isValid

from reader.domain.annotator import Annotator
from reader.domain.article import ArticleId
from reader.domain.errors import FileError, ReaderError
from reader.domain.places import parts_of
from reader.formats.articles.packed import DAMAGED
from reader.formats.articles.reading import CHARSET_SUFFIXES, file_of
from reader.formats.articles.tables import TableLook, look
from reader.formats.registry import importers
from reader.formats.schema_toml import read_schema, starter_schemas
from reader.project import Project
from reader.project.importing import ImportOutcome, add_incoming
from reader.project.incoming import SUFFIXES, Incoming, read_again, read_paths
from reader.project.near import MOST_READ, NearFound, NearText
from reader.ui.commands.near_commands import NearCommands, look_for_near
from reader.ui.dialogs.asking import ask_for_files, open_dialog
from reader.ui.session import SUFFIX
from reader.ui.words.i18n import counted, file_name, isolate
from reader.ui.work.tasks import Progress

if TYPE_CHECKING:
    from reader.ui.commands.files import FileCommands
    from reader.ui.dialogs.importing import ImportDialog, OutcomeRow

# so many of the files that were passed over are named
_NAMED = 1000
# what lies in a folder of its own, and other endings under which the same formats go about
_ALSO = (".ann", ".json", ".xmi", ".bdocjs", ".bdocjson", ".iob", ".bio", ".bioes", ".bilou")


def patterns() -> str:
    """Return the patterns of all file names that may hold articles or annotations."""
    suffixes = (*SUFFIXES, *(importer.suffix for importer in importers().values()), *_ALSO)
    return " ".join(f"*{suffix}" for suffix in dict.fromkeys(suffixes) if suffix)


def _is_member(path: str) -> bool:
    """Tell whether something lies in an archive."""
    return any(each.suffix.lower() == ".zip" for each in Path(path).parents)


def _is_whole(problem: FileError) -> bool:
    """Tell whether a problem is a whole file's and not that of a row in one that came in."""
    parts = parts_of(problem.place)
    if problem.problem == DAMAGED:
        # where its XML breaks off is told; nothing of it came in
        return True
    # at a byte no text was found at all
    return not parts or parts[0].kind == "byte" or problem.advice.startswith("Nothing was added")


class ImportCommands(QObject):
    """Carry out the commands that add articles."""

    def __init__(self, files: FileCommands) -> None:
        super().__init__(files)
        self._files, self._session, self._window = files, files.session, files.window
        self._tasks, self._messages = files.tasks, files.messages
        self._near = NearCommands(files)
        self.show_annotator: Callable[[Annotator], object] = lambda _annotator: None

    @property
    def _language(self) -> str:
        return self._session.settings.language

    # --- asking

    def add_files(self) -> None:
        """Ask for files and add them."""
        kinds = self.tr("Articles and annotated files ({0})").format(patterns())
        ask_for_files(
            self._window,
            self.tr("Add files"),
            self._files.documents(),
            self.add_paths,
            kinds=f"{kinds};;{self.tr('All files ({0})').format('*')}",
            mode=QFileDialog.FileMode.ExistingFiles,
        )

    def add_folder(self) -> None:
        """Ask for a folder and add what is in it."""
        folder = self._files.documents()
        mode = QFileDialog.FileMode.Directory
        ask_for_files(self._window, self.tr("Add a folder"), folder, self.add_paths, mode=mode)

    def add_paths(self, paths: Sequence[Path], *, ask: bool = True) -> None:
        """Read texts, folders and annotated files, show the texts, and add all; without a project, make one first."""
        self._files.with_project(lambda: self._read(list(paths), ask))

    def open_articles(self, paths: list[Path]) -> None:
        """Add articles named on the command line to a project beside the first of them, made when it is not there."""
        place = paths[0].with_suffix(SUFFIX) if paths[0].is_file() else paths[0] / f"{paths[0].name}{SUFFIX}"
        try:
            if not place.exists():
                starter = read_schema(starter_schemas()[0][1], self._language)
                Project.create(place, schema=starter).close()
        except ReaderError as error:
            self._files.report(error)
            return
        if self._files.open_path(place):
            self.add_paths(paths)

    def _read(self, paths: Sequence[Path], ask: bool) -> None:
        project = self._session.project
        if project is None:
            return
        place = project.path

        def work(progress: Progress) -> tuple[Incoming, NearFound]:
            found = read_paths(paths, progress=progress, cancelled=progress.cancelled, problem=progress.tell)
            if not ask or not len(found.texts):
                return found, NearFound()
            return found, look_for_near(place, found.texts, progress, progress.cancelled, MOST_READ)

        self._files.run(self.tr("Reading files"), work, lambda found: self._look(*found, ask))

    def _look(self, incoming: Incoming, near: NearFound, ask: bool) -> None:
        if not len(incoming.texts) and not incoming.bundles and not incoming.problems:
            self._messages.show_message("warn", self.tr("There is no file in the folder that can be read."))
        elif ask and (len(incoming.texts) or not incoming.bundles):
            self._ask(incoming, near)
        else:
            self._add(incoming)

    def _ask(self, incoming: Incoming, near: NearFound) -> None:
        from reader.ui.dialogs.importing import ImportDialog

        dialog = ImportDialog(incoming, self._files.error_texts.beside_name, self._language, self._window, near=near)
        dialog.choice_made.connect(lambda: self._read_again(dialog))
        dialog.columns_wanted.connect(lambda path: self._ask_columns(dialog, path))
        dialog.near_wanted.connect(lambda: self._ask_near(dialog))
        dialog.all_near_wanted.connect(lambda: self._compare_with_all(dialog))
        open_dialog(dialog, lambda: self._add(dialog.incoming, dialog.near_taken))

    def _read_again(self, dialog: ImportDialog) -> None:
        """Read the files for which something else was chosen; what is chosen meanwhile is read after."""
        if self._tasks.running or not dialog.wanted:
            return
        batch = dict(dialog.wanted)
        dialog.wanted.clear()

        def done(found: Incoming) -> None:
            if isValid(dialog):
                dialog.set_read(list(batch), found)
                self._read_again(dialog)

        self._files.run(self.tr("Reading files"), lambda progress: read_again(batch, progress.cancelled), done)

    def _ask_columns(self, dialog: ImportDialog, path: Path) -> None:
        choices = dialog.choices_of(path)

        def work(_progress: Progress) -> TableLook:
            with file_of(path) as file:
                return look(file, path, choices)

        def done(found: TableLook) -> None:
            if isValid(dialog):
                self._open_columns(dialog, path, found)

        self._files.run(self.tr("Reading files"), work, done)

    def _open_columns(self, dialog: ImportDialog, path: Path, found: TableLook) -> None:
        from reader.ui.dialogs.columns import ColumnsDialog

        known = {**found.guess, **dialog.choices_of(path).columns}
        columns = ColumnsDialog(TableLook(found.columns, found.rows, known), self._language, dialog)
        others = [each for each in dialog.model.paths if each.suffix.lower() == path.suffix.lower()]
        columns.same_box.setVisible(len(others) > 1)

        def chosen() -> None:
            same = columns.same_box.isChecked() and len(others) > 1
            dialog.choose(others if same else [path], columns.columns)

        open_dialog(columns, chosen)

    def _compare_with_all(self, dialog: ImportDialog) -> None:
        """Read the rest of the project's texts too, to find those to add that are nearly one of them."""
        project, texts = self._session.project, dialog.model.texts
        if project is None or self._tasks.running:
            return
        place = project.path

        def done(found: NearFound) -> None:
            if isValid(dialog):
                dialog.set_near(found)

        self._files.run(
            self.tr("Comparing with the project's texts"),
            lambda progress: look_for_near(place, texts, progress, progress.cancelled, None),
            done,
        )

    def _ask_near(self, dialog: ImportDialog) -> None:
        self._near.show(dialog.alike, dialog.model.texts, dialog.left_out, dialog, dialog.leave_out)

    # --- adding

    def _add(self, incoming: Incoming, near: Sequence[NearText] = ()) -> None:
        count = len(incoming.texts) + sum(len(bundle.articles) for _, bundle in incoming.bundles)

        def work(project: Project, progress: Progress) -> ImportOutcome:
            outcome = add_incoming(project, incoming, progress=progress, cancelled=progress.cancelled)
            # the list is read here, and not where the window would wait for it
            project.article_ids()
            # one by one and here: a hundred thousand at once would be a moment in which the window stands still
            incoming.texts.clear()
            while outcome.charsets:
                outcome.charsets.popitem()
            return replace(outcome, near=tuple(near), passed_over=incoming.passed_over)

        title = counted(self.tr("Adding %n new article(s)", "", count), count, self._language)
        self._files.run_writing(title, work, self.say_outcome)

    # --- telling

    def say_outcome(self, outcome: ImportOutcome, *, go_there: bool = False) -> None:
        """Say what was added; go there only when that takes nobody away from what is being read."""
        if self._session.project is None:
            return
        actions: list[tuple[str, Callable[[], object]]] = []
        go_there = go_there or self._session.article_id is None
        there = outcome.added[0] if outcome.added else outcome.duplicates[0][1] if outcome.duplicates else None
        if there is not None and go_there:
            self._session.show_article(there)
        elif there is not None and there != self._session.article_id:
            actions.append((self.tr("Show"), partial(self._session.go_to, there)))
        is_odd = bool(outcome.problems or outcome.left_out or outcome.duplicates or outcome.damaged)
        if is_odd or outcome.near or outcome.passed_over:
            # put together when they are asked for: they may be thousands
            actions.append((self.tr("Details…"), lambda: self._show_rows(self._rows(outcome))))
        for annotator in self._others(outcome):
            title = self.tr("Show the mentions of {0}").format(isolate(annotator.name))
            actions.append((title, partial(self._show_mentions, outcome.added[0], annotator)))
        kind = "warn" if is_odd else "ok"
        said = self._sentences(self._session.project, outcome)
        if said:
            self._messages.show_message(kind, " ".join(said), actions, seconds=0 if actions else 8)

    def _sentences(self, project: Project, outcome: ImportOutcome) -> list[str]:
        """Return what is said of an import: what came in, what was there already, what did not come in."""
        said, language = [], self._language
        added, there = len(outcome.added), len(outcome.duplicates)
        whole = {each.path for each in outcome.problems if _is_whole(each)}
        members = sum(map(_is_member, whole))
        files, near, others = len(whole) - members, len(outcome.near), len(outcome.passed_over)
        rows = sum(1 for each in outcome.problems if not _is_whole(each))
        if added:
            said.append(counted(self.tr("%n article(s) added.", "", added), added, language))
        if there:
            path, article_id = outcome.duplicates[0]
            text = counted(self.tr("%n text(s) are in the project already: {0} is {1}.", "", there), there, language)
            # a title that ends with a full stop would end the sentence with two
            title = project.article_row(article_id).title.rstrip(". ")
            said.append(text.format(file_name(path), isolate(title)))
        if near:
            said.append(counted(self.tr("%n of them are nearly the same as other texts.", "", near), near, language))
        if files:
            said.append(counted(self.tr("%n file(s) were not added.", "", files), files, language))
        if members:
            text = self.tr("%n file(s) in archives were not added.", "", members)
            said.append(counted(text, members, language))
        if rows:
            said.append(counted(self.tr("%n row(s) were refused or mended.", "", rows), rows, language))
        if damaged := len(outcome.damaged):
            text = self.tr("%n text(s) hold characters that could not be read.", "", damaged)
            said.append(counted(text, damaged, language))
        if others:
            text = self.tr("%n file(s) of other kinds were passed over.", "", others)
            said.append(counted(text, others, language))
        if outcome.left_out:
            said.append(self.tr("Something in the annotated files could not be taken in."))
        return said

    def _show_mentions(self, article_id: ArticleId, annotator: Annotator) -> None:
        if self._session.go_to(article_id):
            self.show_annotator(annotator)

    def _others(self, outcome: ImportOutcome) -> list[Annotator]:
        """Return those, other than the user, whose mentions the first of the articles added holds."""
        project = self._session.project
        if project is None or not outcome.added:
            return []
        first = outcome.added[0]
        others = (each for each in project.annotators() if each.id != project.annotator.id)
        return [each for each in others if project.mention_counts(first, each.id)][:2]

    def _rows(self, outcome: ImportOutcome) -> list[OutcomeRow]:
        from reader.ui.dialogs.importing import OutcomeRow
        from reader.ui.words.damage import DamageTexts
        from reader.ui.words.import_left_outs import LeftOuts

        rows = [self._problem_row(problem) for problem in outcome.problems]
        words = LeftOuts(self._language)
        for path, what in outcome.left_out:
            rows.append(OutcomeRow(path, self.tr("Not taken in: {0}").format(words.text(what))))
        for path, count, place in outcome.damaged:
            rows.append(OutcomeRow(path, DamageTexts(self._language).text(count, place)))
        project = self._session.project
        for path, article_id in outcome.duplicates:
            if project is None or not project.has_article(article_id):
                rows.append(OutcomeRow(path, self.tr("It was in the project already.")))
                continue
            title = isolate(project.article_row(article_id).title)
            rows.append(
                OutcomeRow(
                    path,
                    self.tr("In the project already, as {0}").format(title),
                    self.tr("Go to the article"),
                    partial(self._session.go_to, article_id),
                )
            )
        rows += [self._near_row(each) for each in outcome.near]
        kind = self.tr("Passed over: no articles are read from files of this kind")
        return rows + [OutcomeRow(path, kind) for path in outcome.passed_over[:_NAMED]]

    def _near_row(self, near: NearText) -> OutcomeRow:
        from reader.ui.dialogs.importing import OutcomeRow

        project, said = self._session.project, self.tr("Added, and nearly the same as {0}")
        if near.other is not None:
            return OutcomeRow(near.path, said.format(file_name(near.other[0])))
        article_id = near.article_id
        if project is None or article_id is None or not project.has_article(article_id):
            return OutcomeRow(near.path, self.tr("Added, and nearly the same as another text"))
        title = isolate(project.article_row(article_id).title)
        go = partial(self._session.go_to, article_id)
        return OutcomeRow(near.path, said.format(title), self.tr("Go to the article"), go)

    def _problem_row(self, problem: FileError) -> OutcomeRow:
        from reader.ui.dialogs.importing import OutcomeRow

        path = Path(problem.path)
        text = self._files.error_texts.beside_name(problem)
        if not path.is_file():
            return OutcomeRow(path, text, self.tr("Choose the file…"), self.add_files)
        if path.suffix.lower() not in CHARSET_SUFFIXES:
            return OutcomeRow(path, text)
        return OutcomeRow(path, text, self.tr("Choose the character set…"), lambda: self.add_paths([path]))

    def _show_rows(self, rows: Sequence[OutcomeRow]) -> None:
        from reader.ui.dialogs.importing import OutcomeDialog

        open_dialog(OutcomeDialog(rows, self._language, self._window))
