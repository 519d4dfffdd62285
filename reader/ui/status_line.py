"""The status strip kept in step with the session: where one is, what is there, whose layer it is, and what is saved."""

from PySide6.QtCore import QObject

from reader.ui.annotating.labelling import Labelling
from reader.ui.commands.layer_commands import LayerCommands
from reader.ui.panels.status_strip import StatusStrip
from reader.ui.reading_pane import ReadingPane
from reader.ui.session import Mode, Session
from reader.ui.words.errors import ErrorTexts


class StatusLine(QObject):
    """Follow the session, and carry out what is clicked on the strip."""

    def __init__(
        self, session: Session, strip: StatusStrip, reading: ReadingPane, layers: LayerCommands, labelling: Labelling
    ) -> None:
        super().__init__(strip)
        self._session, self._strip, self._reading = session, strip, reading
        self._layers, self._labelling = layers, labelling
        self._errors = ErrorTexts(self)
        for signal in (session.article_changed, session.focus_changed, session.changed, session.layer_changed):
            signal.connect(self.show)
        session.mode_changed.connect(self.show)
        session.words.finished.connect(self.show)
        session.save_state_changed.connect(self._show_saved)
        strip.save_clicked.connect(self._save_again)
        strip.layer_clicked.connect(self._open_layers)

    def show(self) -> None:
        """Show the place in the article, what is in it, and whose mentions are shown."""
        session, strip = self._session, self._strip
        strip.set_text_shown(session.mode is not Mode.DASHBOARD)
        # beside the figures of the project nothing is said of one article
        if session.article is None or session.mode is Mode.DASHBOARD:
            strip.set_mentions(None)
        else:
            position = session.position()
            paragraph, paragraphs = session.words.paragraph_at(position)
            strip.set_place(paragraph, paragraphs, session.words.number_at(position), session.words.total)
            strip.set_mentions(len(session.mentions), len(session.suggestions))
            strip.set_view(session.settings.zoom, self._reading.text_direction())
        annotator = self._layers.shown() if session.layer is not None else None
        strip.set_layer(annotator.name if annotator else "")

    def _show_saved(self) -> None:
        project, problem = self._session.project, self._session.save_problem
        self._strip.set_saved(
            project.last_saved_at if project else None,
            self._errors.short(problem) if problem else "",
            bool(project and project.read_only),
            bool(project and project.is_lent),
        )

    def _save_again(self) -> None:
        if self._session.save_problem is not None:
            self._labelling.retry()

    def _open_layers(self) -> None:
        button = self._strip.layer_button
        self._layers.open_menu(button.mapToGlobal(button.rect().topLeft()))
