"""The list of what the checks found: each place in its line, what is wrong, and what would mend it."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader.domain.span import Span
from reader.project.checks import Finding, Kind
from reader.ui.look.fonts import ui_font
from reader.ui.look.theme import Theme, load_theme
from reader.ui.models.rows import RowsModel
from reader.ui.panels.keyword_line import paint_keyword_line
from reader.ui.widgets.tables import WALKING, show_lines
from reader.ui.words.i18n import isolate

_ROW = 62
Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class FindingRow:
    """Hold a finding with the text around it, and the title of its article where others are listed, too.

    `label` is what the interface calls the label that the finding is about.
    """

    finding: Finding
    context: str
    spoken: Span
    title: str = ""
    label: str = ""


class FindingsModel(RowsModel[FindingRow]):
    """Hold findings in the order given."""

    def take(self, index: Index) -> None:
        """Take one away: it was mended or is ignored."""
        self.beginRemoveRows(QModelIndex(), index.row(), index.row())
        del self.rows[index.row()]
        self.endRemoveRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows."""
        if role == ROW_ROLE:
            return self.rows[index.row()]
        return self.rows[index.row()].finding.quote if role == Qt.ItemDataRole.DisplayRole else None


class FindingsDelegate(QStyledItemDelegate):
    """Draw a finding: its line above, what is wrong and what would mend it below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme = load_theme("light")
        self.language = "en"

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the size of a row."""
        return QSize(300, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        row: FindingRow = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, rect = self.theme, option.rect
        paper = theme.card
        if option.state & QStyle.StateFlag.State_Selected:
            paper = theme.wash(theme.accent, theme.card, 0.10)
            painter.fillRect(rect, paper)
        room = QRect(rect.left() + 10, rect.top() + 2, rect.width() - 20, 34)
        paint_keyword_line(painter, room, row.context, row.spoken, (theme.warn, paper), theme)
        painter.setFont(ui_font(self.language, 12, 500))
        painter.setPen(theme.warn)
        below = QRect(rect.left() + 16, rect.top() + 36, rect.width() - 32, 20)
        wrong, mend = self.wrong(row.finding, row.label), self.mend(row.finding)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        start, end = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        painter.drawText(below, flags | (end if mirrored else start), wrong)
        painter.setPen(theme.text2)
        painter.setFont(ui_font(self.language, 12))
        rest = "  ·  ".join(part for part in (mend, isolate(row.title) if row.title else "") if part)
        painter.drawText(below, flags | (start if mirrored else end), rest)
        painter.restore()

    def wrong(self, finding: Finding, label: str = "") -> str:
        """Return what is wrong; `label` is the interface's name of the label that the finding names."""
        texts = {
            Kind.TWO_LABELS: self.tr("Elsewhere labelled {0}"),
            Kind.UNLABELLED: self.tr("Not labelled, elsewhere {0}"),
            Kind.EDGE: self.tr("Takes in {0}"),
            Kind.PROCLITIC: self.tr("Takes in the prefix {0}"),
            Kind.CUT_WORD: self.tr("Cuts a word: {0}"),
            Kind.TITLE: self.tr("Takes in the title {0}"),
            Kind.ORPHAN: self.tr("Relation repeated or without an end"),
            Kind.NESTING: self.tr("May not lie in the mention around it"),
            Kind.OVERLAP: self.tr("May not share letters with the other mention"),
            Kind.NEEDS_ATTRIBUTE: self.tr("Needs the attribute {0}"),
            Kind.UNKNOWN_ATTRIBUTE: self.tr("The label has no attribute {0}"),
            Kind.UNKNOWN_CHOICE: self.tr("A value that {0} does not offer"),
            Kind.RELATION_ENDS: self.tr("Relation {0} is not allowed between these"),
            Kind.RETIRED: self.tr("{0} is not used any more"),
            Kind.EXCLUSIVE: self.tr("Excludes another label of the article: {0}"),
        }
        return texts[finding.kind].format(isolate(label or finding.detail or "␣"))

    def mend(self, finding: Finding) -> str:
        """Return what would mend it; empty where only the reader knows."""
        fix = finding.fix
        if fix is None:
            return ""
        if fix.relation_id is not None:
            return self.tr("Remove the relation")
        if fix.mention_id is None:
            return self.tr("Label it")
        if fix.span is not None:
            return self.tr("Move the ends")
        if fix.label_id is not None:
            return self.tr("Relabel")
        return self.tr("Set the attribute") if fix.attribute is not None else self.tr("Delete the mention")


class FindingsList(QListView):
    """Show findings; keys but the arrows are the card's."""

    def __init__(self, model: FindingsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.delegate = FindingsDelegate(self)
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        show_lines(self)

    def set_look(self, theme: Theme, language: str) -> None:
        """Draw in a theme's colours."""
        self.delegate.theme, self.delegate.language = theme, language
        self.setStyleSheet(f"QListView {{ background: {theme.card.name()}; border: none; }}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows; the rest is the card's."""
        if event.key() in WALKING:
            super().keyPressEvent(event)
        else:
            event.ignore()
