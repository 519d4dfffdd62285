"""Entities in the inspector: that of the mention in focus as a section, those of the article as a page."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reader.domain.article import Direction
from reader.domain.entity import EntityId
from reader.text.direction import paragraph_direction
from reader.ui.look.fonts import ui_font
from reader.ui.look.icons import pixmap
from reader.ui.look.theme import Theme, load_theme
from reader.ui.models.articles import title_lines
from reader.ui.panels.inspector.section import Section, secondary
from reader.ui.words.i18n import number

Index = QModelIndex | QPersistentModelIndex
_ROW = 44


@dataclass(frozen=True, slots=True)
class EntityItem:
    """Hold one entity as it is shown: its name, the colour of its label, a line about it."""

    id: EntityId
    name: str
    colour: QColor
    about: str


def paint_entity(painter: QPainter, area: QRectF, item: EntityItem, theme: Theme, language: str, *, rtl: bool) -> None:
    """Draw an entity: a link in its label's colour, its name in its own direction, a line about it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    x = area.right() - 36 if rtl else area.left() + 8
    circle = QRectF(x, area.center().y() - 14, 28, 28)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.wash(item.colour, theme.card, 0.16))
    painter.drawEllipse(circle)
    picture = pixmap("link", item.colour, 15, painter.device().devicePixelRatioF())
    painter.drawPixmap(circle.center().toPoint() - QPoint(7, 7), picture)
    text = area.adjusted(8, 0, -46, 0) if rtl else area.adjusted(46, 0, -8, 0)
    own_rtl = paragraph_direction(item.name, Direction.RTL if rtl else Direction.LTR) is Direction.RTL
    font = ui_font("ar" if own_rtl else "en", 13.5, 500)
    # the name stands at the interface's side, in its own direction
    metrics = QFontMetricsF(font)
    width = min(text.width(), metrics.horizontalAdvance(item.name) + 4)
    name_left = text.right() - width if rtl else text.left()
    painter.setPen(theme.text)
    for layout in title_lines(item.name, font, width, own_rtl, 1):
        layout.draw(painter, QRectF(name_left, area.center().y() - 19, width, 20).topLeft())
    painter.setFont(ui_font(language, 11.5))
    painter.setPen(theme.text2)
    side = (Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignAbsolute
    below = QRectF(text.left(), area.center().y() + 1, text.width(), 18)
    painter.drawText(below, int(side | Qt.AlignmentFlag.AlignVCenter), item.about)
    painter.restore()


class EntityButton(QAbstractButton):
    """Draw one entity as a card that can be pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item: EntityItem | None = None
        self._theme, self._language = load_theme("light"), "en"
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """Return the size of a card."""
        return QSize(200, 52)

    def set_item(self, item: EntityItem, theme: Theme, language: str) -> None:
        """Show an entity."""
        self._item, self._theme, self._language = item, theme, language
        self.setAccessibleName(item.name)
        self.setAccessibleDescription(item.about)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card."""
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hovered = self.underMouse() or self.isDown()
        painter.setBrush(theme.wash(theme.text, theme.card, 0.05) if hovered else theme.card)
        painter.setPen(QPen(theme.accent if self.hasFocus() else theme.line, 1.5 if self.hasFocus() else 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 9, 9)
        if self._item is not None:
            area = QRectF(self.rect())
            paint_entity(painter, area, self._item, theme, self._language, rtl=self.isRightToLeft())
        painter.end()


class EntitySection(Section):
    """Show which entity the mention in focus is linked to, or offer to link it."""

    pick_requested = Signal()
    entity_chosen = Signal(object)  # EntityId

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("L", parent)
        self._entity: EntityItem | None = None
        self.button = EntityButton()
        self.button.clicked.connect(self._clicked)
        self.link_button = QPushButton()
        self.link_button.clicked.connect(self.pick_requested)
        self.column.addWidget(self.button)
        self.column.addWidget(self.link_button)

    def _clicked(self) -> None:
        if self._entity is not None:
            self.entity_chosen.emit(self._entity.id)

    def set_entity(self, entity: EntityItem | None) -> None:
        """Show this entity, or that there is none."""
        self._entity = entity
        self.refresh()

    def refresh(self) -> None:
        """Show the section for a mention only."""
        self.title.setText(self.tr("Entity"))
        self.link_button.setText(self.tr("Link to an entity…"))
        self.setVisible(self.target is not None and self.target.mention is not None)
        self.button.setVisible(self._entity is not None)
        self.link_button.setVisible(self._entity is None)
        if self._entity is not None:
            self.button.set_item(self._entity, self.theme, self.language)


class _Rows(QStyledItemDelegate):
    """Paint the rows of the list of entities."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme, self.language = load_theme("light"), "en"

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of a row."""
        return QSize(100, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one entity."""
        item = index.data(Qt.ItemDataRole.UserRole)
        area = QRectF(option.rect).adjusted(2, 1, -2, -1)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.wash(self.theme.accent, self.theme.side, 0.14))
            painter.drawRoundedRect(area, 7, 7)
            painter.restore()
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        paint_entity(painter, area, item, self.theme, self.language, rtl=rtl)


class EntityList(QListWidget):
    """List entities; Enter and a click send `entity_chosen`, again and again."""

    entity_chosen = Signal(object)  # EntityId

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("plain", True)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows = _Rows(self)
        self.setItemDelegate(self.rows)
        self._items: tuple[EntityItem, ...] = ()

    def set_items(self, items: Sequence[EntityItem]) -> None:
        """List these entities; the current one stays current."""
        if tuple(items) == self._items:
            return
        current = self.current()
        self._items = tuple(items)
        self.clear()
        for item in items:
            made = QListWidgetItem(item.name)
            made.setData(Qt.ItemDataRole.UserRole, item)
            made.setToolTip(item.name)
            self.addItem(made)
            if item.id == current:
                self.setCurrentItem(made)

    def current(self) -> EntityId | None:
        """Return the current entity."""
        item = self.currentItem()
        found = item.data(Qt.ItemDataRole.UserRole) if item else None
        return found.id if isinstance(found, EntityItem) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on to the next mention with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current() is not None:
            self.entity_chosen.emit(self.current())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go on to the next mention with a click."""
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and self.itemAt(event.position().toPoint()) is not None:
            self.entity_chosen.emit(self.current())


class EntitiesPage(QWidget):
    """List the entities of the article; choosing one goes to its next mention. They are asked for when it is seen."""

    shown = Signal()
    entity_chosen = Signal(object)  # EntityId
    register_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = "en"
        self.count = 0  # how many entities the article has
        self.list, self.empty, self.register_button = EntityList(), secondary(), QPushButton()
        self.list.entity_chosen.connect(self.entity_chosen)
        self.register_button.clicked.connect(self.register_requested)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 10, 8, 12)
        box.setSpacing(8)
        box.addWidget(self.empty)
        box.addWidget(self.list, 1)
        box.addWidget(self.register_button)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what the list shows."""
        super().showEvent(event)
        self.shown.emit()

    def set_look(self, theme: Theme, language: str) -> None:
        """Use another theme or language."""
        self._language = language
        self.list.rows.theme, self.list.rows.language = theme, language
        self.list.viewport().update()
        self.refresh()

    def set_items(self, items: Sequence[EntityItem]) -> None:
        """List these entities."""
        self.count = len(items)
        self.list.set_items(items)
        self.refresh()

    def refresh(self) -> None:
        """Set the texts in the interface's language."""
        self.list.setAccessibleName(self.tr("Entities of the article"))
        self.empty.setText(self.tr("No entities in this article. Press L on a mention to link it to one."))
        self.empty.setVisible(not self.count)
        self.list.setVisible(bool(self.count))
        self.register_button.setText(self.tr("All entities…"))


def counts(here: int, everywhere: int, texts: tuple[str, str], language: str) -> str:
    """Return a line about where an entity is mentioned; `texts` hold {0} for the article and for all."""
    return "  ·  ".join(text.format(number(count, language)) for text, count in zip(texts, (here, everywhere)) if count)
