"""What is done to lines of the concordance: labelled as one step, copied, saved as a table."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from reader.domain.errors import CancelledError
from reader.domain.schema import LabelId
from reader.project import Project
from reader.project.everywhere import Place, Standing, label_places
from reader.project.memory import Memory
from reader.project.searching import Hit, save_hits
from reader.ui.dialogs.asking import ask_for_place, ask_whether
from reader.ui.panels.concordance import ConcordancePanel
from reader.ui.words.i18n import file_name
from reader.ui.work.tasks import Progress

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow

# what is labelled at once on the main thread; more is handed to the worker
_AT_ONCE = 200


class ConcordanceLines(QObject):
    """Do it to the lines that are ticked; without any, to the one the keyboard is at or to all."""

    def __init__(self, window: MainWindow, panel: ConcordancePanel) -> None:
        super().__init__(window)
        self._window, self._session, self._panel = window, window.session, panel
        panel.label_requested.connect(self.label)
        panel.copy_requested.connect(self.copy)
        panel.export_requested.connect(self.export)

    def label(self) -> None:
        """Label the lines that are ticked, or the one the keyboard is at, as one step."""
        panel, session = self._panel, self._session
        project, memory, label, current = session.project, session.memory, panel.label, self._panel.current
        if label is None or project is None or memory is None:
            return
        hits = panel.model.ticked or ([current] if current is not None else [])
        if not session.can_edit:
            self._window.labelling.refused.emit()
            return
        if len(hits) > _AT_ONCE:
            self._label_beside(hits, label.id)
            return
        made = [0]
        articles = {hit.article_id for hit in hits}

        def action() -> None:
            one = next(iter(articles)) if len(articles) == 1 else None
            with project.edit("mention.label_all", article_id=one, origin=self._window.labelling) as edit:
                made[0] = label_places(edit, memory, label.id, map(_place, hits))

        if self._window.labelling.do(action):
            self._say_made(made[0])

    def _label_beside(self, hits: list[Hit], label_id: LabelId) -> None:
        def work(lent: Project, progress: Progress) -> int:
            def places() -> Iterator[Place]:
                for done, hit in enumerate(hits):
                    if progress.cancelled():
                        raise CancelledError
                    progress(done, len(hits))
                    yield _place(hit)

            with lent.edit("mention.label_all") as edit:
                return label_places(edit, Memory(lent), label_id, places())

        self._window.files.run_writing(self.tr("Labelling the lines"), work, self._say_made)

    def _say_made(self, count: int) -> None:
        self._panel.model.tick_all(False)
        text = self.tr("%n mention(s) made.", "", count)
        undo = (self.tr("Undo"), self._window.labelling.undo)
        self._window.reading.messages.show_message("ok", text, [undo], seconds=6)

    def _chosen(self) -> list[Hit]:
        return self._panel.model.ticked or self._panel.model.shown

    def copy(self) -> None:
        """Put the lines that are ticked, or the one the keyboard is at, on the clipboard."""
        hits = self._panel.model.ticked or [hit for hit in (self._panel.current,) if hit is not None]
        QApplication.clipboard().setText("\n".join(hit.context for hit in hits))
        text = self.tr("%n line(s) copied.", "", len(hits))
        self._window.reading.messages.show_message("info", text, seconds=3)

    def export(self) -> None:
        """Ask where the lines are saved as a table, those that are ticked or all."""
        title = self.tr("Save the lines as a table")
        start = self._window.files.documents() / "concordance.csv"
        ask_for_place(self._window, title, start, self._settle_place)

    def _settle_place(self, path: Path) -> None:
        path = path if path.suffix else path.with_suffix(".csv")
        if not path.exists():
            self._write(path)
            return
        question = self.tr("{0} is there already. Replace it?").format(file_name(path))
        answers = (self.tr("Replace"), self.tr("Cancel"))
        ask_whether(self._window, self.tr("Save the lines as a table"), question, answers, lambda: self._write(path))

    def _write(self, path: Path) -> None:
        project, hits = self._session.project, self._chosen()
        if project is None:
            return
        source = project.path

        def work(progress: Progress) -> None:
            with Project.open(source, read_only=True) as reading:
                save_hits(reading, hits, path, progress, progress.cancelled)

        def done(_nothing: None) -> None:
            text = self.tr("%n line(s) saved.", "", len(hits))
            self._window.reading.messages.show_message("ok", text, seconds=5)

        self._window.files.run(self.tr("Save the lines as a table"), work, done)


def _place(hit: Hit) -> Place:
    return Place(hit.article_id, hit.span, hit.prefix, Standing.FREE, hit.context, hit.spoken)
