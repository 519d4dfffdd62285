"""A look at the articles of a file before they are added; a PDF's text beside its pages, and open to correction."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap, QTextOption
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.domain.article import Direction
from reader.domain.errors import ImportProblem
from reader.formats.articles.pdf import page_count, page_picture
from reader.formats.articles.reading import file_of
from reader.text.direction import article_direction
from reader.ui.widgets.kept_text import KeptText
from reader.ui.words.i18n import number

_PAGE_WIDTH = 370


def set_direction(edit: QPlainTextEdit, text: str, fallback: Qt.LayoutDirection | None = None) -> None:
    """Have a text run in its own direction, whatever the interface's is."""
    option = QTextOption(edit.document().defaultTextOption())
    rtl = article_direction(text) is Direction.RTL
    own = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    direction = own if fallback is None else fallback
    option.setTextDirection(direction)
    # Qt does not turn the alignment with the direction
    is_rtl = direction is Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if is_rtl else Qt.AlignmentFlag.AlignLeft
    option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
    edit.document().setDefaultTextOption(option)


class Preview(QWidget):
    """Show text, and beside it a page of a PDF. `edited` is sent when the user changes the text."""

    edited = Signal()

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self.edit = QPlainTextEdit()
        self.edit.setReadOnly(True)
        self.edit.setTabChangesFocus(True)
        self.edit.setAccessibleName(self.tr("Beginning of the text"))
        self._kept = KeptText(self.edit)
        self.edit.textChanged.connect(self._text_changed)
        self._path, self._data, self._page, self._pages = Path(), b"", 0, 0
        self.page_side = self._make_page_side()
        self.page_side.hide()
        self.page_side.setFixedWidth(_PAGE_WIDTH + 30)
        # no splitter: mirrored, it lays a part that stands alone beyond its own edge
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.edit, 1)
        row.addWidget(self.page_side)

    def _make_page_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setAccessibleName(self.tr("The page"))
        area.setWidget(self.picture)
        column.addWidget(area, 1)
        self.back_button, self.next_button = QPushButton(self.tr("Previous page")), QPushButton(self.tr("Next page"))
        self.back_button.clicked.connect(lambda: self._turn(-1))
        self.next_button.clicked.connect(lambda: self._turn(1))
        self.place = QLabel()
        row = QHBoxLayout()
        for widget in (self.back_button, self.place, self.next_button):
            row.addWidget(widget)
        row.setStretch(1, 1)
        self.place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addLayout(row)
        return side

    def show_text(self, text: str) -> None:
        """Show a text that cannot be changed."""
        self.page_side.hide()
        self._fill(text, None)
        self.edit.setReadOnly(True)

    def show_message(self, text: str) -> None:
        """Show words of the interface in place of a text."""
        self.page_side.hide()
        self._fill(text, self.layoutDirection())
        self.edit.setReadOnly(True)

    def show_pdf(self, path: Path, text: str) -> None:
        """Show a PDF's text, to be corrected, beside its first page."""
        self._fill(text, None)
        self.edit.setReadOnly(False)
        self._path, self._page = path, 0
        try:
            with file_of(path) as file:
                self._data = file.read_bytes()
            self._pages = page_count(self._data, path)
        except (ImportProblem, OSError):
            # it was there when it was read; the text can be had without its picture
            self._pages = 0
        self.page_side.setVisible(self._pages > 0)
        if self._pages:
            self._turn(0)

    def _fill(self, text: str, direction: Qt.LayoutDirection | None) -> None:
        self.edit.blockSignals(True)
        self._kept.set_text(text)
        set_direction(self.edit, text, direction)
        self.edit.document().setModified(False)
        self.edit.blockSignals(False)

    @property
    def text(self) -> str:
        """The text shown, as it was given but for what was edited."""
        return self._kept.text

    def _text_changed(self) -> None:
        if self.edit.document().isModified():
            self.edited.emit()

    def _turn(self, by: int) -> None:
        self._page = min(max(self._page + by, 0), self._pages - 1)
        ratio = self.devicePixelRatioF()
        try:
            width, height, stride, pixels = page_picture(self._data, self._path, self._page, round(_PAGE_WIDTH * ratio))
        except ImportProblem:
            self.page_side.hide()
            return
        image = QImage(pixels, width, height, stride, QImage.Format.Format_RGB32).copy()
        image.setDevicePixelRatio(ratio)
        self.picture.setPixmap(QPixmap.fromImage(image))
        this, last = number(self._page + 1, self._language), number(self._pages, self._language)
        self.place.setText(self.tr("Page {0} of {1}").format(this, last))
        self.picture.setAccessibleName(self.place.text())
        self.back_button.setEnabled(self._page > 0)
        self.next_button.setEnabled(self._page < self._pages - 1)
