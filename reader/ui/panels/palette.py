"""The command palette: one field that finds articles, entities, labels, paragraphs and commands."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

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
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reader.domain.article import Direction
from reader.text.direction import paragraph_direction
from reader.ui.keyboard.shortcuts import Bindings, binding_of
from reader.ui.look.fonts import ui_font
from reader.ui.look.icons import pixmap
from reader.ui.look.theme import Theme, load_theme
from reader.ui.models.articles import title_lines
from reader.ui.models.rows import RowsModel
from reader.ui.widgets.key_cap import HEIGHT, caps_width, paint_caps

WIDTH = 640
_ROW, _HEADING, _FIELD = 40, 32, 54
_MOST_HEIGHT = 430
Index = QModelIndex | QPersistentModelIndex


class Kind(StrEnum):
    """Say what a row stands for."""

    ENTITY = "entity"
    COMMAND = "command"
    ARTICLE = "article"
    LABEL = "label"
    PARAGRAPH = "paragraph"
    HEADING = "heading"


@dataclass(frozen=True, slots=True)
class PaletteRow:
    """Describe one row: `key` says which article, command..., `keys` is shown as caps, `colour` tints the icon."""

    kind: Kind
    key: object
    title: str
    detail: str = ""
    icon: str = ""
    keys: str = ""
    colour: QColor | None = None
    enabled: bool = True


class PaletteModel(RowsModel[PaletteRow]):
    """Hold the rows that are shown."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a screen reader says."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self.rows[index.row()]
        return ", ".join(part for part in (row.title, row.detail, row.keys) if part)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let headings and commands that cannot be called now be passed over."""
        row = self.rows[index.row()]
        if row.kind is Kind.HEADING or not row.enabled:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class PaletteDelegate(QStyledItemDelegate):
    """Paint rows mirrored with the interface; each title keeps its own direction."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme = load_theme("light")
        self.language = "en"

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row."""
        row = _row(index)
        return QSize(200, _HEADING if row is not None and row.kind is Kind.HEADING else _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row = _row(index)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        if row.kind is Kind.HEADING:
            painter.setFont(ui_font(self.language, 12, 600))
            painter.setPen(self.theme.text2)
            side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
            box = area.adjusted(22, 6, -22, 0)
            painter.drawText(box, int(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter), row.title)
        else:
            self._paint_row(painter, area, row, rtl, bool(option.state & QStyle.StateFlag.State_Selected))
        painter.restore()

    def _paint_row(self, painter: QPainter, area: QRectF, row: PaletteRow, rtl: bool, selected: bool) -> None:
        theme = self.theme
        if selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.wash(theme.accent, theme.card, 0.24 if theme.is_dark else 0.14))
            painter.drawRoundedRect(area.adjusted(8, 1, -8, -1), 7, 7)
        faint = theme.wash(theme.text, theme.card, 0.45)
        ratio = painter.device().devicePixelRatioF()
        colour = row.colour or theme.text2
        picture = pixmap(row.icon or "command", colour if row.enabled else faint, 18, ratio, rtl)
        middle = area.center().y()
        painter.drawPixmap(QPointF(area.right() - 40 if rtl else area.left() + 22, middle - 9), picture)
        start, end = 52.0, area.width() - 22
        keys = ("Enter" if selected and not row.keys else row.keys).split()
        if keys:
            width = caps_width(keys)
            x = area.left() + 22 if rtl else area.right() - 22 - width
            paint_caps(painter, keys, QPointF(x, middle - HEIGHT / 2), theme)
            end -= width + 12
        painter.setPen(theme.text if row.enabled else faint)
        room = (end - start) * (0.72 if row.detail else 1)
        start += self._paint_text(painter, area, row.title, start, room, rtl, ui_font(self._face(row), 13.5, 500)) + 10
        if row.detail and end - start > 30:
            painter.setPen(theme.text2 if row.enabled else faint)
            self._paint_text(painter, area, row.detail, start, end - start, rtl, ui_font(self.language, 12))

    def _face(self, row: PaletteRow) -> str:
        return "ar" if self._is_rtl(row.title) else "en"

    def _is_rtl(self, text: str) -> bool:
        default = Direction.RTL if self.language == "ar" else Direction.LTR
        return paragraph_direction(text, default) is Direction.RTL

    def _paint_text(
        self, painter: QPainter, area: QRectF, text: str, start: float, room: float, rtl: bool, font: QFont
    ) -> float:
        """Paint a text from `start` px of the leading edge in its own direction; return the width it took."""
        natural = QFontMetricsF(font).horizontalAdvance(text) + 2
        width = min(natural, max(20.0, room))
        x = area.right() - start - width if rtl else area.left() + start
        for layout in title_lines(text, font, width, self._is_rtl(text), 1):
            line = layout.lineAt(0)
            layout.draw(painter, QPointF(x, area.center().y() - line.height() / 2))
        return width


def _row(index: Index) -> PaletteRow | None:
    model = index.model()
    return model.rows[index.row()] if isinstance(model, PaletteModel) else None


class Palette(QWidget):
    """Show a field over rows. `typed` carries the query; `chosen` a row, by Enter or a click; `left` asks to close."""

    typed = Signal(str)
    chosen = Signal(object)  # PaletteRow
    left = Signal()
    resized = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = load_theme("light")
        self.own_keys: Bindings = ()
        self._icon, self.hint = QLabel(), QLabel()
        self.query = QLineEdit()
        self.query.setObjectName("palette_query")
        self.query.setFrame(False)
        self.query.textChanged.connect(self.typed)
        self.query.installEventFilter(self)
        self.model, self.delegate = PaletteModel(self), PaletteDelegate(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(self.delegate)
        self.list.setProperty("plain", True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._choose)
        self.nothing = QLabel()
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setProperty("role", "secondary")
        self.nothing.setFixedHeight(64)
        self.line = QFrame()
        self.line.setFixedHeight(1)
        row = QHBoxLayout()
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addWidget(self.query, 1)
        row.addWidget(self.hint)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 8)
        box.setSpacing(0)
        box.addLayout(row)
        box.addWidget(self.line)
        box.addWidget(self.nothing)
        box.addWidget(self.list, 1)
        self.query.setMinimumHeight(_FIELD)
        self.retranslate()

    def set_look(self, theme: Theme, language: str) -> None:
        """Use another theme or language."""
        self._theme = theme
        self.delegate.theme, self.delegate.language = theme, language
        self._icon.setPixmap(pixmap("search", theme.text2, 20, self.devicePixelRatioF()))
        self.query.setStyleSheet("#palette_query { background: transparent; border: none; padding: 0px; }")
        self.query.setFont(ui_font(language, 17, 500))
        self.hint.setStyleSheet(f"color: {theme.text2.name()};")
        self.hint.setFont(ui_font(language, 12))
        self.line.setStyleSheet(f"background: {theme.line.name()};")
        self.list.viewport().update()

    def retranslate(self) -> None:
        """Set the texts in the interface's language."""
        self.query.setPlaceholderText(self.tr("Search or do"))
        self.query.setAccessibleName(self.tr("Search articles, entities, commands"))
        self.list.setAccessibleName(self.tr("Found"))
        parts = (
            (">", self.tr("commands")),
            ("#", self.tr("labels")),
            ("@", self.tr("entities")),
            (":", self.tr("paragraph")),
        )
        # the sign stands first in either direction
        self.hint.setText("   ".join(f"\u2068{sign}\u2069 {text}" for sign, text in parts))
        self.nothing.setText(self.tr("Nothing found"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the interface's language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def show_rows(self, rows: Sequence[PaletteRow], *, searching: bool = False) -> None:
        """Show these rows; the row that was chosen stays chosen if it is still there."""
        now = self.current()
        self.model.set_rows(rows)
        self.nothing.setVisible(not rows and not searching)
        self.list.setVisible(bool(rows))
        same = next((at for at, row in enumerate(rows) if now and (row.kind, row.key) == (now.kind, now.key)), None)
        self._select(same if same is not None and self._can(same) else self._next(-1, 1))
        height = sum(_HEADING if row.kind is Kind.HEADING else _ROW for row in rows)
        self.resized.emit(_FIELD + 11 + (min(height, _MOST_HEIGHT - _FIELD) if rows else 64))

    def forget_choice(self) -> None:
        """Let the first row be chosen when rows are next shown."""
        self.list.clearSelection()
        self.list.setCurrentIndex(QModelIndex())

    def current(self) -> PaletteRow | None:
        """Return the row that Enter would choose, or None."""
        index = self.list.currentIndex()
        return self.model.rows[index.row()] if index.isValid() and index.row() < len(self.model.rows) else None

    def _can(self, at: int) -> bool:
        return bool(self.model.flags(self.model.index(at)) & Qt.ItemFlag.ItemIsSelectable)

    def _next(self, at: int, step: int) -> int | None:
        """Return the next row that can be chosen, round the ends; None when there is none."""
        count = len(self.model.rows)
        places = [(at + step * far) % count for far in range(1, count + 1)]
        return next((place for place in places if self._can(place)), None)

    def _select(self, at: int | None) -> None:
        if at is None:
            return
        self.list.setCurrentIndex(self.model.index(at))
        # the heading above comes into view with the first row
        top = at - 1 if at > 0 and self.model.rows[at - 1].kind is Kind.HEADING else at
        self.list.scrollTo(self.model.index(top))
        self.list.scrollTo(self.model.index(at))

    def _step(self, step: int, times: int = 1) -> None:
        at = self.list.currentIndex().row()
        for _ in range(times):
            found = self._next(at, step)
            if found is None or (times > 1 and (found - at) * step < 0):
                break
            at = found
        self._select(at)

    def _next_section(self, step: int) -> None:
        rows, at = self.model.rows, self.list.currentIndex().row()
        firsts = [place + 1 for place, row in enumerate(rows) if row.kind is Kind.HEADING and self._can(place + 1)]
        if not firsts:
            return
        here = max((order for order, first in enumerate(firsts) if first <= at), default=0)
        self._select(firsts[(here + step) % len(firsts)])

    def _choose(self, index: Index) -> None:
        if index.isValid() and self._can(index.row()):
            self.chosen.emit(self.model.rows[index.row()])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk and choose rows while the field keeps the keyboard."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        key, has_rows = event.key(), bool(self.model.rows)
        if binding_of(event) in self.own_keys:
            self.left.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.list.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and has_rows:
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp) and has_rows:
            self._step(1 if key == Qt.Key.Key_PageDown else -1, 6)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and has_rows:
            self._next_section(1 if key == Qt.Key.Key_Tab else -1)
        else:
            return super().eventFilter(watched, event)
        return True
