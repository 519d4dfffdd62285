"""The article list: ids in a model, rows fetched when they are painted, direction from each title's own text."""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    QStringListModel,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader.domain.article import ArticleId, ArticleRow, ArticleStatus, Direction
from reader.domain.article_list import Listing, Section
from reader.text.direction import paragraph_direction
from reader.ui.look.fonts import ui_font
from reader.ui.look.icons import pixmap
from reader.ui.look.theme import Theme, load_theme
from reader.ui.words.i18n import counted, isolate, number

_CACHED, _AT_ONCE = 500, 100
_ROW_HEIGHT = 78
Index = QModelIndex | QPersistentModelIndex


class ArticleListModel(QStringListModel):
    """Hold article ids; a row is read when it is shown and forgotten when it changes.

    A list in parts has a row of its own before each part; `ids` are the articles alone. The rows are counted by Qt
    itself (a list of empty strings): a view asks twice for each row, and in Python that takes a third of a second.
    A long list may begin with its first articles only; whoever asks for those behind them has them all read at once.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: list[ArticleId] = []
        self._sections: tuple[Section, ...] = ()
        self._heads: list[int] = []  # the rows of the parts' heads
        self._fetch: Callable[[ArticleId], ArticleRow] | None = None
        self._rows: OrderedDict[ArticleId, ArticleRow] = OrderedDict()
        self._places: dict[ArticleId, int] | None = None
        self._last = 0
        self._more: Callable[[ArticleId], Sequence[ArticleId]] | None = None
        self._coming: list[ArticleId] = []

    def set_source(
        self,
        listing: Listing,
        fetch: Callable[[ArticleId], ArticleRow],
        more: Callable[[ArticleId], Sequence[ArticleId]] | None = None,
    ) -> None:
        """Show these articles; `more` returns some of those that come after one, and none after the last."""
        self._ids, self._sections, self._fetch = list(listing.ids), listing.sections, fetch
        self._more, self._coming, self._last = more, [], 0
        self._heads, row = [], 0
        for section in listing.sections:
            self._heads.append(row)
            row += section.count + 1
        self._rows.clear()
        self._places = None
        self.setStringList([""] * (len(self._ids) + len(self._heads)))

    def read_on(self) -> bool:
        """Read some of the articles that are still to come; they join the list together. False when all are there."""
        if self._more is None:
            return False
        found = self._more((self._coming or self._ids)[-1])
        self._coming += found
        if found:
            return True
        rows, self._more, self._places = len(self._ids), None, None
        self._ids += self._coming
        self._coming = []
        # few at once: Qt moves those it has just inserted for each further one
        for row in range(rows, len(self._ids), _AT_ONCE):
            self.insertRows(row, min(_AT_ONCE, len(self._ids) - row))
        return False

    def _read_all(self) -> None:
        while self.read_on():
            pass

    @property
    def ids(self) -> list[ArticleId]:
        """The articles in list order."""
        self._read_all()
        return self._ids

    def index_of(self, article_id: ArticleId) -> int | None:
        """Return the place of an article in `ids`, or None; a neighbour of the last one asked for is found at once."""
        for at in (self._last, self._last + 1, self._last - 1):
            if 0 <= at < len(self._ids) and self._ids[at] == article_id:
                self._last = at
                return at
        self._read_all()
        if self._places is None:
            self._places = {each: at for at, each in enumerate(self._ids)}
        found = self._places.get(article_id)
        self._last = found if found is not None else self._last
        return found

    def row_of(self, article_id: ArticleId) -> int | None:
        """Return the row of an article, or None."""
        at = self.index_of(article_id)
        if at is None or not self._heads:
            return at
        # the head of part n stands at row h, so that part begins with article h - n
        return at + bisect_right(range(len(self._heads)), at, key=lambda part: self._heads[part] - part)

    def id_at(self, row: int) -> ArticleId | None:
        """Return the article of a row; None for the head of a part and outside the list."""
        if self._heads:
            part = bisect_right(self._heads, row)
            if part == 0 or self._heads[part - 1] == row:
                return None
            row -= part
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def section_at(self, row: int) -> Section | None:
        """Return the part whose head a row is, or None."""
        part = bisect_right(self._heads, row) - 1
        return self._sections[part] if part >= 0 and self._heads[part] == row else None

    def take_out(self, article_id: ArticleId) -> None:
        """Let one article go, where the list has no parts; the others stay as they are."""
        at = self.index_of(article_id)
        if at is not None and not self._heads:
            self._rows.pop(article_id, None)
            del self._ids[at]
            self._places, self._last = None, 0
            self.removeRows(at, 1)

    def refresh(self, article_id: ArticleId | None = None) -> None:
        """Read a row again when it is next shown, or all rows."""
        if article_id is None:
            self._rows.clear()
            if self._ids:
                self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))
            return
        self._rows.pop(article_id, None)
        row = self.row_of(article_id)
        if row is not None:
            self.dataChanged.emit(self.index(row), self.index(row))

    def row(self, index: Index) -> ArticleRow | None:
        """Return what is shown at an index."""
        article_id = self.id_at(index.row())
        if self._fetch is None or article_id is None:
            return None
        if article_id not in self._rows:
            self._rows[article_id] = self._fetch(article_id)
            if len(self._rows) > _CACHED:
                self._rows.popitem(last=False)
        return self._rows[article_id]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the heads of parts neither be selected nor take the keyboard."""
        if self.section_at(index.row()) is not None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return title or accessible text."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            section = self.section_at(index.row())
            row = self.row(index)
            return section.key if section is not None else row.title if row else None
        return None


class ArticleDelegate(QStyledItemDelegate):
    """Paint an article: state, title on two lines in its own direction, source and number of mentions."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme = load_theme("light")
        self.language = "en"
        self.section_name: Callable[[str], str] = str

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of a row."""
        return QSize(200, _ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row, mirrored with the interface; the title keeps its own direction."""
        model = index.model()
        if not isinstance(model, ArticleListModel):
            return
        section, row = model.section_at(index.row()), model.row(index)
        if section is not None:
            self._paint_head(painter, QRectF(option.rect), section, option.direction)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect).adjusted(8, 2, -8, -2)
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        self._paint_card(painter, area, rtl, selected, bool(state & QStyle.StateFlag.State_MouseOver))
        ring = QRectF(area.right() - 27 if rtl else area.left() + 11, area.top() + 12, 16, 16)
        paint_status(painter, ring, row.status, self.theme)
        text = area.adjusted(10, 8, -36, 0) if rtl else area.adjusted(36, 8, -10, 0)
        done = row.status is ArticleStatus.DONE and not selected
        painter.setPen(self.theme.text2 if done else self.theme.text)
        height = self._paint_title(painter, text, row.title, rtl)
        painter.setPen(self.theme.text2)
        painter.setFont(ui_font(self.language, 11.5))
        facts = self._facts(row)
        align = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        line = QRectF(text.left(), text.top() + height + 3, text.width(), 18)
        painter.drawText(line, int(align | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter), facts)
        if row.flagged:
            flag = pixmap("flag", self.theme.warn, 14, painter.device().devicePixelRatioF())
            painter.drawPixmap(QPointF(text.left() if rtl else text.right() - 14, line.top() + 2), flag)
        painter.restore()

    def _paint_head(self, painter: QPainter, area: QRectF, section: Section, direction: Qt.LayoutDirection) -> None:
        """Paint the name of a part over a line, with its number of articles at the other end."""
        painter.save()
        rtl = direction == Qt.LayoutDirection.RightToLeft
        line = QRectF(area.left() + 16, area.bottom() - 34, area.width() - 32, 24)
        start, end = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        across = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.setPen(self.theme.text2)
        painter.setFont(ui_font(self.language, 12))
        painter.drawText(line, int((start if rtl else end) | across), number(section.count, self.language))
        painter.setPen(self.theme.text)
        painter.setFont(ui_font(self.language, 12.5, 600))
        name = painter.fontMetrics().elidedText(
            self.section_name(section.key), Qt.TextElideMode.ElideRight, int(line.width() - 60)
        )
        painter.drawText(line, int((end if rtl else start) | across), name)
        painter.setPen(QPen(self.theme.line2, 1))
        painter.drawLine(QPointF(line.left(), line.bottom() + 4), QPointF(line.right(), line.bottom() + 4))
        painter.restore()

    def _paint_card(self, painter: QPainter, area: QRectF, rtl: bool, selected: bool, hovered: bool) -> None:
        theme = self.theme
        painter.setPen(QPen(theme.line, 1) if selected else Qt.PenStyle.NoPen)
        if selected or hovered:
            painter.setBrush(theme.card if selected else theme.wash(theme.text, theme.side, 0.05))
            painter.drawRoundedRect(area, 9, 9)
        if selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.accent)
            x = area.right() - 2.5 if rtl else area.left()
            painter.drawRoundedRect(QRectF(x, area.top() + 10, 3, area.height() - 20), 1.5, 1.5)

    def _paint_title(self, painter: QPainter, area: QRectF, title: str, interface_rtl: bool) -> float:
        default = Direction.RTL if interface_rtl else Direction.LTR
        rtl = paragraph_direction(title, default) is Direction.RTL
        font = ui_font("ar" if rtl else "en", 13.5, 500)
        layouts = title_lines(title, font, area.width(), rtl, 2)
        y = area.top()
        for layout in layouts:
            line = layout.lineAt(0)
            layout.draw(painter, QPointF(area.left(), y))
            y += min(line.height(), 20)
        return y - area.top()

    def _facts(self, row: ArticleRow) -> str:
        # the number is put in afterwards, in the language's digits
        text = self.tr("%n mention(s)", "", row.mention_count)
        text = counted(text, row.mention_count, self.language)
        return f"{isolate(row.source)}  ·  {text}" if row.source else text


def title_lines(text: str, font: QFont, width: float, rtl: bool, most: int) -> list[QTextLayout]:
    """Return at most `most` one-line layouts of a title; the last ends with an ellipsis on its own side."""
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
    option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    rest = text.replace("\n", " ")[:400]
    found: list[QTextLayout] = []
    while rest and len(found) < most:
        layout = QTextLayout(rest, font)
        layout.setTextOption(option)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(width)
        # Qt counts UTF-16 units: cut what it laid out on the first line
        used = rest.encode("utf-16-le")[: line.textLength() * 2].decode("utf-16-le", "ignore")
        layout.endLayout()
        following = rest[len(used) :]
        if not following:
            # most titles have no more than this
            line.setPosition(QPointF(0, 0))
            return [*found, layout]
        if len(found) == most - 1 and following.strip():
            words = used.rstrip().rsplit(" ", 1)
            used = (words[0] if len(words) > 1 else used.rstrip()[:-1]) + "…"
        one = QTextLayout(used.rstrip() if not used.endswith("…") else used, font)
        one.setTextOption(option)
        one.beginLayout()
        line = one.createLine()
        line.setLineWidth(width)
        line.setPosition(QPointF(0, 0))
        one.endLayout()
        found.append(one)
        rest = following
    return found


def paint_status(painter: QPainter, box: QRectF, status: ArticleStatus, theme: Theme) -> None:
    """Draw how far an article is: an empty ring, a half one, a filled one with a check, a struck one."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if status is ArticleStatus.DONE:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.ok)
        painter.drawEllipse(box)
        painter.setPen(QPen(QColor(theme.card), 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        x, y, w = box.left(), box.top(), box.width()
        painter.drawPolyline(
            [
                QPointF(x + w * 0.28, y + w * 0.52),
                QPointF(x + w * 0.44, y + w * 0.68),
                QPointF(x + w * 0.73, y + w * 0.34),
            ]
        )
        return
    painter.setPen(QPen(theme.line2, 2))
    painter.drawEllipse(box.adjusted(1, 1, -1, -1))
    if status is ArticleStatus.DOING:
        painter.setPen(QPen(theme.accent, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawArc(box.adjusted(1, 1, -1, -1), 90 * 16, -180 * 16)
    elif status is ArticleStatus.SKIP:
        painter.setPen(QPen(theme.text3, 2))
        painter.drawLine(box.bottomLeft() + QPointF(4, -4), box.topRight() + QPointF(-4, 4))
