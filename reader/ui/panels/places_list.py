"""A list of lines of text with the keyword of each in one column, ticks before them and a remark behind."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader.domain.article import Direction
from reader.project.everywhere import Place, Standing
from reader.text.direction import paragraph_direction
from reader.ui.look.fonts import ui_font
from reader.ui.look.theme import Theme, load_theme
from reader.ui.models.occurrences import PLACE_ROLE, TITLE_ROLE, PlacesModel
from reader.ui.panels.keyword_line import paint_keyword_line
from reader.ui.widgets.tables import WALKING, show_lines
from reader.ui.widgets.tick import TICK_ROOM, paint_tick, tick_box
from reader.ui.words.i18n import isolate

_ROW, _TITLE_ROW = 38, 34
_REMARK = 112
Index = QModelIndex | QPersistentModelIndex


class PlacesDelegate(QStyledItemDelegate):
    """Draw each line as one layout, shifted so that its keyword stands in the column: letters stay joined."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme, self.language = load_theme("light"), "en"
        self.colour = QColor(self.theme.accent)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a row."""
        return QSize(300, _ROW if index.data(PLACE_ROLE) is not None else _TITLE_ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place: Place | None = index.data(PLACE_ROLE)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        if place is None:
            self._paint_title(painter, option.rect, str(index.data(TITLE_ROLE)))
        else:
            paper = self.theme.card
            if option.state & QStyle.StateFlag.State_Selected:
                paper = self.theme.wash(self.theme.accent, self.theme.card, 0.10)
                painter.fillRect(option.rect, paper)
            self._paint_line(painter, self._between(option.rect, mirrored), place, paper)
            ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
            paint_tick(painter, tick_box(option.rect, mirrored=mirrored), ticked, self.theme)
            self._paint_remark(painter, option.rect, mirrored, place)
        painter.restore()

    def _between(self, rect: QRect, mirrored: bool) -> QRect:
        left, right = (_REMARK, TICK_ROOM) if mirrored else (TICK_ROOM, _REMARK)
        return rect.adjusted(left, 0, -right, 0)

    def _paint_title(self, painter: QPainter, rect: QRect, title: str) -> None:
        painter.setFont(
            ui_font("ar" if paragraph_direction(title, Direction.LTR) is Direction.RTL else "en", 12.5, 600)
        )
        painter.setPen(self.theme.text2)
        room = rect.adjusted(12, 8, -12, 0)
        text = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, isolate(text))

    def _paint_remark(self, painter: QPainter, rect: QRect, mirrored: bool, place: Place) -> None:
        text = self.remark(place)
        doubtful = place.standing not in (Standing.FREE, Standing.LABELLED)
        painter.setFont(ui_font(self.language, 11.5))
        painter.setPen(self.theme.warn if doubtful else self.theme.text2)
        left = rect.left() + 8 if mirrored else rect.right() - _REMARK + 4
        room = QRect(left, rect.top(), _REMARK - 14, rect.height())
        side = Qt.AlignmentFlag.AlignLeft if mirrored else Qt.AlignmentFlag.AlignRight
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | side | Qt.AlignmentFlag.AlignAbsolute, text)

    def remark(self, place: Place) -> str:
        """Return what is said of a place."""
        if place.standing is Standing.LABELLED:
            return self.tr("labelled")
        if place.standing is Standing.INSIDE:
            return self.tr("inside a name")
        if place.standing is Standing.ACROSS:
            return self.tr("across a mention")
        if place.standing is Standing.ARTICLE:
            return self.tr("with the article")
        # the tatweel shows that the letter is joined to what follows
        return self.tr("prefix {0}").format(isolate(f"{place.prefix}\u0640")) if place.prefix else ""

    def _paint_line(self, painter: QPainter, room: QRect, place: Place, paper: QColor) -> None:
        doubtful = place.standing not in (Standing.FREE, Standing.LABELLED)
        colour = self.theme.warn if doubtful else self.colour
        paint_keyword_line(painter, room, place.context, place.spoken, (colour, paper), self.theme)


class PlacesList(QListView):
    """Show places; Space or a click ticks. Digits, A and Enter go to the dialog around it."""

    def __init__(self, model: PlacesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.places = model
        self.delegate = PlacesDelegate(self)
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        show_lines(self)

    def set_look(self, theme: Theme, language: str, colour: QColor) -> None:
        """Draw in a theme's colours, the keyword in that of its label."""
        self.delegate.theme, self.delegate.language, self.delegate.colour = theme, language, colour
        self.setStyleSheet(f"QListView {{ background: {theme.card.name()}; border: none; }}")
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with Space, move with the arrows; the rest is the dialog's."""
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.places.toggle(self.currentIndex())
        elif event.key() in WALKING:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick the line under the pointer."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.places.toggle(index)

    def event(self, event: QEvent) -> bool:
        """Follow the interface's language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.viewport().update()
        return super().event(event)
