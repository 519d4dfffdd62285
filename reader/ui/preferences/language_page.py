"""The language of the interface and its digits."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QGridLayout, QWidget

from reader.ui.preferences.rows import add_row, grid_of_rows, note, page_column, segments, setter
from reader.ui.session import Session


class LanguagePage(QWidget):
    """Choose the language of the interface; the texts of articles are not concerned."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = page_column(self)
        grid = grid_of_rows()
        LanguageRows().add(grid, session, "own")
        column.addLayout(grid)
        column.addWidget(
            note(self.tr("The window is mirrored with the language. Articles keep their own direction and digits."))
        )
        column.addStretch(1)


class LanguageRows(QObject):
    """Make the rows for digits and language, which stand on two pages."""

    def add(self, grid: QGridLayout, session: Session, page: str) -> None:
        """Add both rows; `page` tells the controls of one page from those of the other."""
        settings, theme = session.settings, session.theme
        digits = [("auto", self.tr("Automatic")), ("latin", "456"), ("arabic", "٤٥٦"), ("persian", "۴۵۶")]
        chosen = segments(f"{page}_digits", digits, settings.digits, setter(settings, "digits"), theme)
        add_row(grid, self.tr("Digits in the interface"), chosen)
        languages = [("en", "English"), ("ar", "العربية")]
        chosen = segments(f"{page}_language", languages, settings.language, setter(settings, "language"), theme)
        add_row(grid, self.tr("Interface language"), chosen)
