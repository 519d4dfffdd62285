"""Fills the dashboard beside the window, opens what its marks stand for, and saves it as picture and table."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPainter, QRegion
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from reader.analysis.statistics import Figures, today
from reader.domain.article_list import ArticleFilter
from reader.domain.errors import CancelledError, ExportProblem, ReaderError
from reader.domain.operation import ChangeSet
from reader.project import Project
from reader.project.figures import write_figures
from reader.ui.dialogs.asking import ask_for_place, ask_whether
from reader.ui.panels.dashboard import DashboardPage
from reader.ui.session import Mode
from reader.ui.widgets.outlines import outline_texts
from reader.ui.words.i18n import file_name
from reader.ui.work.tasks import Progress, Tasks

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow

_SHARP = 2


class DashboardCommands(QObject):
    """Count when the dashboard is shown and something changed since; the window goes on meanwhile."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._session = window, window.session
        self.page = DashboardPage()
        self.page.articles_wanted.connect(self._open)
        self.page.mentions_wanted.connect(self._open_mentions)
        self.page.save_requested.connect(self.save)
        self._tasks = Tasks(self)
        self._tasks.ended.connect(self.refresh)
        # what the figures shown were counted from: project file, annotator, and day; None when something changed
        self._counted: tuple[Path, int, date] | None = None
        session = self._session
        session.project_changed.connect(self._forget)
        session.changed.connect(self._changed)
        session.mode_changed.connect(self.come)
        session.article_changed.connect(self._leave)

    def close(self) -> None:
        """Stop counting, for when the window goes."""
        self._tasks.close()

    # --- counting

    def _forget(self) -> None:
        self._counted = None
        self.page.set_figures(None, ())
        self.refresh()

    def _changed(self, _change: ChangeSet) -> None:
        self._counted = None
        self.refresh()

    def come(self) -> None:
        """Count, and take the keyboard, where the dashboard is what is shown."""
        if self._session.mode is Mode.DASHBOARD:
            self.refresh()
            self.page.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self) -> None:
        """Go back to the text when another article is asked for."""
        if self._session.mode is Mode.DASHBOARD and self._session.article is not None:
            self._session.set_mode(self._session.text_mode)

    def refresh(self) -> None:
        """Count anew where the dashboard is shown and what it shows is no longer so."""
        project = self._session.project
        if project is None or self._session.mode is not Mode.DASHBOARD or self._tasks.running:
            return
        wanted = (project.path, project.annotator.id, today())
        if wanted == self._counted:
            return
        self._counted = wanted
        path, annotator = project.path, project.annotator

        def work(progress: Progress) -> Figures:
            with Project.open(path, read_only=True) as reading:
                reading.annotator = annotator
                with reading.interruptible(progress.cancelled), reading.reading():
                    return reading.figures()

        self._tasks.run("", work, self._show, self._failed)

    def _show(self, figures: Figures) -> None:
        project = self._session.project
        if project is None:
            return
        had_focus = self.page.isAncestorOf(self._window.focusWidget() or self._window)
        waiting = self.page.figures is None
        self.page.set_figures(figures, project.schema.mention_labels)
        if self._session.mode is Mode.DASHBOARD and (waiting or had_focus) and not self._chart_has_focus():
            self.page.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _chart_has_focus(self) -> bool:
        return any(chart.hasFocus() for chart in self.page.charts.values())

    def _failed(self, error: ReaderError) -> None:
        if not isinstance(error, CancelledError):
            self._window.files.report(error)

    # --- what is behind a mark

    def _open(self, wanted: ArticleFilter) -> None:
        """List the articles behind a mark, and take the keyboard there."""
        window = self._window
        window.session.set_mode(Mode.LABEL)
        window.settings.show_articles = True
        window.listing.show(wanted)
        window.articles.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_mentions(self, wanted: ArticleFilter) -> None:
        """List the mentions that a mark counts as lines, beside the articles that they stand in."""
        self._open(wanted)
        self._window.concordance.open_mentions(wanted.label, next(iter(wanted.entities), None))

    # --- saving

    def save(self, kind: str) -> None:
        """Ask for a place and write the dashboard there: "png" and "svg" as it looks, "csv" as its figures."""
        project = self._session.project
        if project is None or self.page.figures is None:
            return
        kinds = {"png": self.tr("Picture (*.png)"), "svg": self.tr("Drawing (*.svg)"), "csv": self.tr("Table (*.csv)")}
        proposed = project.path.with_name(f"{project.name}-dashboard.{kind}")
        ask_for_place(
            self._window, self.tr("Save the dashboard"), proposed, lambda path: self._ask(path, kind), kinds=kinds[kind]
        )

    def _ask(self, path: Path, kind: str) -> None:
        if not path.suffix:
            path = path.with_suffix(f".{kind}")
        if not path.exists():
            self._write(path, kind)
            return
        ask_whether(
            self._window,
            self.tr("Save the dashboard"),
            self.tr("{0} is there already. Replace it?").format(file_name(path)),
            (self.tr("Replace"), self.tr("Cancel")),
            lambda: self._write(path, kind),
        )

    def _write(self, path: Path, kind: str) -> None:
        figures = self.page.figures
        if figures is None:
            return
        try:
            if kind == "csv":
                project = self._session.project
                labels = project.schema.mention_labels if project is not None else ()
                write_figures(path, figures, {label.id: label.name for label in labels})
            else:
                draw_to(path, self.page.page, self.page.drawn(), kind)
        except OSError as error:
            reason = error.strerror or str(error)
            problem = ExportProblem(str(path), f"The file cannot be written: {reason}.", "Choose another place.")
            self._window.files.report(problem)
            return
        text = self.tr("The dashboard was saved as {0}.").format(file_name(path))
        self._window.reading.messages.show_message("ok", text, seconds=6)


def draw_to(path: Path, page: QWidget, part: QRect, kind: str) -> None:
    """Draw a part of a widget into a file, "png" at twice its size or "svg". Raises OSError."""
    focus = page.window().focusWidget()
    if focus is not None and page.isAncestorOf(focus):
        # the ring of focus is no part of the picture
        focus.clearFocus()
    if kind == "svg":
        generator = QSvgGenerator()
        generator.setFileName(str(path))
        generator.setSize(part.size())
        generator.setViewBox(QRect(0, 0, part.width(), part.height()))
        painter = QPainter(generator)
        page.render(painter, QPoint(), QRegion(part))
        done = painter.end() and path.exists()
        if done:
            outline_texts(path)
    else:
        image = QImage(part.size() * _SHARP, QImage.Format.Format_ARGB32)
        image.setDevicePixelRatio(_SHARP)
        image.fill(Qt.GlobalColor.transparent)
        page.render(image, QPoint(), QRegion(part))
        done = image.save(str(path))
    if focus is not None:
        focus.setFocus(Qt.FocusReason.OtherFocusReason)
    if not done:
        raise OSError(f"{path.name} could not be written")
