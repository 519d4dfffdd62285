"""Relations in the inspector: those of the mention in focus as a section, those of the article as a page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from reader.domain.annotation import MentionId, RelationId
from reader.domain.article import Direction
from reader.domain.span import Span
from reader.text.direction import paragraph_direction
from reader.ui.look.fonts import ui_font
from reader.ui.look.icons import icon, pixmap
from reader.ui.look.theme import Theme, load_theme
from reader.ui.panels.inspector.section import Page, Section, Target, clear, secondary
from reader.ui.widgets.text_line import TextLine
from reader.ui.words.i18n import isolate

_MOST = 400


@dataclass(frozen=True, slots=True)
class End:
    """Hold one end of a relation as a row shows it."""

    mention_id: MentionId
    quote: str
    colour: QColor


@dataclass(frozen=True, slots=True)
class RelationRow:
    """Hold one relation as it is shown; `allowed` is false where the label set does not allow it."""

    id: RelationId
    kind: str
    source: End
    target: End
    allowed: bool = True


class RelationCard(QFrame):
    """Show a relation: its type, where it comes from, where it goes. Del removes it, the type is a button."""

    end_chosen = Signal(object)  # MentionId
    remove_requested = Signal(object)  # RelationId
    kind_requested = Signal(object, object)  # RelationId, the button

    def __init__(self, row: RelationRow, theme: Theme, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        self.setProperty("card", True)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 6, 8, 6)
        box.setSpacing(0)
        box.addLayout(self._make_head(theme, language))
        self.ends = (self._line(row.source, theme), self._line(row.target, theme))
        box.addWidget(self.ends[0])
        box.addWidget(self._behind_arrow(self.ends[1], theme))

    def _make_head(self, theme: Theme, language: str) -> QHBoxLayout:
        row = self.row
        head = QHBoxLayout()
        self.kind = QToolButton()
        self.kind.setText(isolate(row.kind))
        self.kind.setFont(ui_font(language, 12, 600))
        self.kind.setStyleSheet("padding: 2px 4px;")
        self.kind.setToolTip(self.tr("Change the type"))
        self.kind.setAccessibleName(self.tr("Type: {0}").format(row.kind))
        self.kind.clicked.connect(lambda: self.kind_requested.emit(row.id, self.kind))
        head.addWidget(self.kind)
        if not row.allowed:
            warning = QLabel()
            warning.setPixmap(pixmap("triangle-alert", theme.warn, 14, self.devicePixelRatioF()))
            warning.setToolTip(self.tr("The label set does not allow this type between these labels"))
            head.addWidget(warning)
        head.addStretch(1)
        self.remove = QToolButton()
        self.remove.setIcon(icon("x", theme.text2, 14))
        self.remove.setToolTip(self.tr("Remove the relation"))
        self.remove.setAccessibleName(self.tr("Remove the relation"))
        self.remove.clicked.connect(lambda: self.remove_requested.emit(row.id))
        head.addWidget(self.remove)
        return head

    def _behind_arrow(self, line: TextLine, theme: Theme) -> QWidget:
        """Return the target's line behind an arrow, which stands where its words begin."""
        second = QWidget()
        rtl = paragraph_direction(self.row.target.quote, Direction.RTL) is Direction.RTL
        second.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        below = QHBoxLayout(second)
        below.setContentsMargins(4, 0, 4, 0)
        below.setSpacing(2)
        arrow = QLabel()
        arrow.setPixmap(pixmap("arrow-down", theme.text3, 14, self.devicePixelRatioF()))
        below.addWidget(arrow)
        below.addWidget(line, 1)
        return second

    def _line(self, end: End, theme: Theme) -> TextLine:
        line = TextLine(16, clickable=True)
        line.set_theme(theme)
        line.set_text(end.quote or " ", Span(0, max(1, len(end.quote))), end.colour)
        line.clicked.connect(lambda: self.end_chosen.emit(end.mention_id))
        return line

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove the relation with Del from anywhere on the card."""
        if event.key() == Qt.Key.Key_Delete:
            self.remove_requested.emit(self.row.id)
        else:
            super().keyPressEvent(event)


class _Rows:
    """Keep the cards of a list in step with its rows; nothing is built again when nothing changed."""

    def __init__(self, box: QVBoxLayout, connect: Callable[[RelationCard], None]) -> None:
        self._box, self._connect = box, connect
        self._shown: tuple[object, ...] = ()

    def show(self, rows: Sequence[RelationRow], theme: Theme, language: str, empty: str) -> None:
        """Show these rows, or the sentence `empty` where there are none."""
        shown = (tuple(rows), theme, language, empty)
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._box)
        for row in rows[:_MOST]:
            card = RelationCard(row, theme, language)
            self._connect(card)
            self._box.addWidget(card)
        if not rows and empty:
            self._box.addWidget(secondary(empty))


class RelationsSection(Section):
    """List the relations that begin or end at the mention in focus."""

    end_chosen = Signal(object)
    remove_requested = Signal(object)
    kind_requested = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("R", parent)
        self._box = QVBoxLayout()
        self._box.setSpacing(6)
        self.column.addLayout(self._box)
        self._rows: tuple[RelationRow, ...] = ()
        self._list = _Rows(self._box, self._connect_card)

    def _connect_card(self, card: RelationCard) -> None:
        card.end_chosen.connect(self.end_chosen)
        card.remove_requested.connect(self.remove_requested)
        card.kind_requested.connect(self.kind_requested)

    def set_rows(self, rows: Sequence[RelationRow]) -> None:
        """Show these relations."""
        self._rows = tuple(rows)
        self.refresh()

    def show_target(self, target: Target | None) -> None:
        """Show the section for a mention only; its rows come by `set_rows`."""
        self.target = target
        self.refresh()

    def refresh(self) -> None:
        """List the relations again."""
        self.title.setText(self.tr("Relations"))
        is_mention = self.target is not None and self.target.mention is not None
        self.setVisible(is_mention and bool(self._rows))
        if is_mention:
            self._list.show(self._rows, self.theme, self.language, "")


class RelationsPage(Page):
    """List the relations of the article in reading order; their cards are made when the page is seen."""

    end_chosen = Signal(object)
    remove_requested = Signal(object)
    kind_requested = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._language = load_theme("light"), "en"
        self._box = QVBoxLayout()
        self._box.setSpacing(8)
        self.column.addLayout(self._box)
        self.column.addStretch(1)
        self._rows: tuple[RelationRow, ...] = ()
        self._list = _Rows(self._box, self._connect_card)

    def _connect_card(self, card: RelationCard) -> None:
        card.end_chosen.connect(self.end_chosen)
        card.remove_requested.connect(self.remove_requested)
        card.kind_requested.connect(self.kind_requested)

    @property
    def count(self) -> int:
        """How many relations are listed."""
        return len(self._rows)

    def set_look(self, theme: Theme, language: str) -> None:
        """Use another theme or language."""
        self._theme, self._language = theme, language
        self.refresh()

    def set_rows(self, rows: Sequence[RelationRow]) -> None:
        """Show these relations."""
        self._rows = tuple(rows)
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """List what has come meanwhile."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """List the relations again."""
        if not self.isVisible():
            return
        empty = self.tr("No relations in this article. Press R on a mention, go to the other one, press Enter.")
        self._list.show(self._rows, self._theme, self._language, empty)
