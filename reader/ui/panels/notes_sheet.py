"""All notes of the project in one list: found by their words or by what they stand on, gone to with Enter."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.domain.annotation import NoteRow
from reader.domain.article import Direction
from reader.text.direction import paragraph_direction
from reader.ui.look.fonts import ui_font
from reader.ui.look.icons import icon, pixmap
from reader.ui.look.theme import Theme, load_theme
from reader.ui.models.articles import title_lines
from reader.ui.models.rows import RowsModel
from reader.ui.words.i18n import counted, directed, isolate

WIDTH, HEIGHT = 720, 600
_ROW = 62
_WORDS = 70
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


def _is_rtl(text: str) -> bool:
    return paragraph_direction(text, Direction.RTL) is Direction.RTL


class NotesModel(RowsModel[NoteRow]):
    """Hold the notes in the order of articles and places."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row, or what a screen reader says of it."""
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return "  ·  ".join(part for part in (row.body, row.quote, row.article_title) if part)
        return None


class NotesDelegate(QStyledItemDelegate):
    """Draw a note: its words in their own direction, below them what it stands on and the article."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme = load_theme("light")
        self.language = "en"

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the size of a row."""
        return QSize(300, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row, mirrored with the interface."""
        row: NoteRow = index.data(ROW_ROLE)
        theme, mirrored = self.theme, option.direction == Qt.LayoutDirection.RightToLeft
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.wash(theme.accent, theme.card, 0.12))
            painter.drawRoundedRect(area.adjusted(2, 2, -2, -2), 8, 8)
        sign = pixmap("message-square", theme.accent, 16, painter.device().devicePixelRatioF())
        painter.drawPixmap(QPointF(area.right() - 30 if mirrored else area.left() + 14, area.top() + 12), sign)
        text = area.adjusted(14, 9, -42, 0) if mirrored else area.adjusted(42, 9, -14, 0)
        body = " ".join(row.body.split())
        rtl = _is_rtl(body)
        painter.setPen(theme.text)
        for layout in title_lines(body, ui_font("ar" if rtl else "en", 13.5, 500), text.width(), rtl, 1):
            layout.draw(painter, text.topLeft())
        painter.setPen(theme.text2)
        painter.setFont(ui_font(self.language, 12))
        below = QRectF(text.left(), area.top() + 33, text.width(), 20)
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(below, int(flags), self.fitting(row, painter.fontMetrics(), round(text.width())))
        painter.restore()

    def fitting(self, row: NoteRow, metrics: QFontMetrics, width: int) -> str:
        """Return the place with as much of the quote as leaves room for the article's title."""
        for most in range(_WORDS, 0, -10):
            place = self._place(row, most)
            if metrics.horizontalAdvance(place) <= width:
                return place
        return metrics.elidedText(place, Qt.TextElideMode.ElideRight, width)

    def _place(self, row: NoteRow, most: int) -> str:
        quote = " ".join(row.quote.split())
        quote = quote if len(quote) <= most else quote[:most].rsplit(" ", 1)[0] + "…"
        if row.span is None:
            where = self.tr("On the article")
        elif row.mention_id is None:
            where = self.tr("On the paragraph {0}").format(directed(quote, rtl=_is_rtl(quote)))
        else:
            where = self.tr("On {0}").format(directed(quote, rtl=_is_rtl(quote)))
        return f"{where}  ·  {isolate(row.article_title)}"


class NotesSheet(QWidget):
    """List all notes and find them; `chosen` carries the NoteRow to go to."""

    typed = Signal(str)
    chosen = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = "en"
        self.title, self.summary, self.close_button = QLabel(), QLabel(), QToolButton()
        self.query, self.list, self.model = QLineEdit(), QListView(), NotesModel(self)
        self.rows = NotesDelegate(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(self.rows)
        self.list.setProperty("plain", True)
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.doubleClicked.connect(self._choose)
        self.query.textChanged.connect(self.typed)
        self.close_button.clicked.connect(self.left)
        for widget in (self.query, self.list):
            widget.installEventFilter(self)
        self.summary.setProperty("role", "secondary")
        top = QHBoxLayout()
        top.addWidget(self.title)
        top.addWidget(self.summary, 1)
        top.addWidget(self.close_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(22, 16, 18, 16)
        box.setSpacing(10)
        box.addLayout(top)
        box.addWidget(self.query)
        box.addWidget(self.list, 1)

    def set_look(self, theme: Theme, language: str) -> None:
        """Use another theme or language."""
        self._language = language
        self.rows.theme, self.rows.language = theme, language
        self.title.setFont(ui_font(language, 18, 600))
        self.close_button.setIcon(icon("x", theme.text2, 18))
        self.title.setText(self.tr("Notes"))
        for widget, text in (
            (self.query, self.tr("Words of a note, or what it stands on")),
            (self.list, self.tr("Notes")),
        ):
            widget.setAccessibleName(text)
        self.query.setPlaceholderText(self.tr("Words of a note, or what it stands on"))
        self.close_button.setToolTip(self.tr("Close"))
        self.close_button.setAccessibleName(self.tr("Close"))

    def set_rows(self, rows: Sequence[NoteRow]) -> None:
        """List these notes."""
        self.model.set_rows(rows)
        count = len(rows)
        text = self.tr("%n note(s)", "", count)
        self.summary.setText(counted(text, count, self._language))
        if rows:
            self.list.setCurrentIndex(self.model.index(0))

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.model.rows[index.row()])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk the list from the query with the arrow keys; Enter goes to the note."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.list.currentIndex())
        elif watched is self.query and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            at = self.list.currentIndex().row() + (1 if key == Qt.Key.Key_Down else -1)
            if 0 <= at < self.model.rowCount():
                self.list.setCurrentIndex(self.model.index(at))
        else:
            return super().eventFilter(watched, event)
        return True
