"""What is suggested, and how sure a suggestion has to be."""

from PySide6.QtWidgets import QLabel, QWidget

from reader.ui.preferences.rows import add_row, grid_of_rows, mark_of, note, page_column, setter, slider, switch
from reader.ui.session import Session
from reader.ui.words.i18n import percent


class SuggestionsPage(QWidget):
    """Change the memory of labels, the least confidence, and whether what was refused is shown."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings = session.settings
        self._confidence = QLabel()
        column, grid = page_column(self), grid_of_rows()
        text = self.tr("Suggest each label at once on the other occurrences")
        add_row(grid, text, switch("remember", settings.remember, text, setter(settings, "remember"), session.theme))
        least = slider(
            "least_confidence",
            (0, 100),
            round(settings.least_confidence * 100),
            lambda now: setattr(settings, "least_confidence", now / 100),
            session.theme,
            step=5,
        )
        add_row(grid, self.tr("Accept together from"), least, self._confidence)
        text = self.tr("Rejected suggestions")
        rejected = switch("rejected", settings.show_rejected, text, setter(settings, "show_rejected"), session.theme)
        add_row(grid, text, rejected)
        column.addLayout(grid)
        column.addWidget(note(self.tr("What is less sure is not accepted with its paragraph, only one by one.")))
        column.addStretch(1)
        self._show()
        settings.changed.connect(self._show)

    def _show(self) -> None:
        language = self._settings.language
        self._confidence.setText(mark_of(language) + percent(self._settings.least_confidence, language))
