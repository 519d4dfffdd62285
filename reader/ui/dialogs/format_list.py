"""The list of formats in the export dialog: grouped, each with a line of its own."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from reader.formats.base import Exporter
from reader.ui.look.fonts import ui_font
from reader.ui.words.format_texts import FormatTexts, grouped
from reader.ui.words.i18n import isolate_ltr

_LINE = Qt.ItemDataRole.UserRole + 1
_MISSING = Qt.ItemDataRole.UserRole + 2
_HEADING, _ROW, _EDGE = 30, 64, 10


class FormatDelegate(QStyledItemDelegate):
    """Paint a format: its title over its line, in the interface's language."""

    def __init__(self, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._language = language

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return room for a heading, or for a title with two lines."""
        return QSize(100, _HEADING if index.data(_LINE) is None else _ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        self.initStyleOption(option, index)
        title, option.text = option.text, ""
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        flags = int(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop)
        area: QRect = option.rect.adjusted(_EDGE, 6, -_EDGE, -4)
        line = index.data(_LINE)
        # a stylesheet makes the view's own one half transparent
        quiet = QApplication.palette().color(QPalette.ColorRole.PlaceholderText)
        painter.save()
        painter.setLayoutDirection(option.direction)
        if line is None:
            painter.setFont(ui_font(self._language, 11.5, 600))
            painter.setPen(quiet)
            painter.drawText(area.adjusted(0, 4, 0, 0), flags, title)
            painter.restore()
            return
        if option.widget is not None:
            option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        # where the keys are elsewhere the selected row is drawn faintly, and its text as usual
        has_keys = option.state & QStyle.StateFlag.State_Active and option.state & QStyle.StateFlag.State_HasFocus
        group = QPalette.ColorGroup.Active if has_keys else QPalette.ColorGroup.Inactive
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        text = option.palette.color(group, QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text)
        missing = bool(index.data(_MISSING)) and not selected
        painter.setPen(quiet if missing else text)
        painter.setFont(ui_font(self._language, 13, 500))
        # a title without a word of the interface's own script is a name that runs left to right
        painter.drawText(area, flags, isolate_ltr(title) if title.isascii() else title)
        painter.setPen(text if selected else quiet)
        painter.setFont(ui_font(self._language, 11.5))
        wrapped = flags | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(area.adjusted(0, 19, 0, 4), wrapped, line)
        painter.restore()


class FormatList(QListWidget):
    """Show the formats by group. `missing` returns the command that installs what a format lacks, or nothing."""

    def __init__(
        self,
        exporters: Sequence[Exporter],
        texts: FormatTexts,
        missing: Callable[[Exporter], str],
        language: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setItemDelegate(FormatDelegate(language, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._exporters: list[Exporter | None] = []
        for group, members in grouped(exporters):
            heading = QListWidgetItem(texts.group(group), self)
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            self._exporters.append(None)
            for exporter in members:
                self._add(exporter, texts, missing(exporter))

    def _add(self, exporter: Exporter, texts: FormatTexts, command: str) -> None:
        title = texts.title(exporter)
        item = QListWidgetItem(title, self)
        line = self.tr("Needs: {0}").format(isolate_ltr(command)) if command else texts.line(exporter)
        item.setData(_LINE, line)
        item.setData(_MISSING, command)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}. {line}")
        item.setToolTip(line)
        self._exporters.append(exporter)

    @property
    def exporter(self) -> Exporter:
        """The format chosen."""
        found = self._exporters[max(0, self.currentRow())]
        return found or next(each for each in self._exporters if each is not None)

    def choose(self, name: str) -> None:
        """Choose a format by name; the first one when there is none of that name."""
        names = [each.name if each is not None else "" for each in self._exporters]
        self.setCurrentRow(names.index(name) if name in names else 1)
        self.scrollToItem(self.currentItem(), QListWidget.ScrollHint.PositionAtCenter)
