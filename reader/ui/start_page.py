"""What is seen before a project is open: four ways to begin, and the projects opened last."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.domain.annotation import Mention, MentionId
from reader.domain.annotator import AnnotatorId
from reader.domain.article import ArticleId, Direction
from reader.domain.schema import Label, LabelId
from reader.domain.span import Span
from reader.ui.article_view.blocks import LaidBlock, cut_blocks, measure
from reader.ui.article_view.marks import LabelStyle
from reader.ui.article_view.painting import Look, paint_block
from reader.ui.look.fonts import READING_FONTS, reading_font, ui_font
from reader.ui.look.icons import pixmap
from reader.ui.look.theme import Theme, load_theme
from reader.ui.widgets.key_cap import KeyCap
from reader.ui.words.i18n import isolate_ltr

_HERO = "وقال غانم لإيلاف اليوم"
_MENTIONS = ((5, 9, "PER"), (11, 22, "MEDIA"))
_WIDTH = 600


class Hero(QWidget):
    """Draw one line as the reading view does: two mentions, one behind a glued letter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._language = load_theme("light"), "en"
        self.setFixedHeight(96)

    def set_look(self, theme: Theme, language: str) -> None:
        """Use another theme or language."""
        self._theme, self._language = theme, language
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line in the middle."""
        font = reading_font(READING_FONTS[0].family, 34)
        metrics = measure(font, _HERO)
        width = QFontMetricsF(font).horizontalAdvance(_HERO) + 4
        laid = LaidBlock(_HERO, cut_blocks(_HERO, Direction.RTL)[0], font, width, metrics)
        tags = {"PER": ("PER", "شخص"), "MEDIA": ("MEDIA", "إعلام")}
        styles: dict[LabelId | None, LabelStyle] = {}
        mentions = []
        for number, (start, end, name) in enumerate(_MENTIONS):
            label = Label(LabelId(number), name)
            colour = self._theme.label_colour(label)
            tag = tags[name][self._language == "ar"]
            styles[label.id] = LabelStyle(
                tag, colour, self._theme.label_text_colour(label), self._theme.tint_of(colour)
            )
            mentions.append(Mention(MentionId(number), ArticleId(0), AnnotatorId(0), label.id, (Span(start, end),)))
        laid.place(mentions, lanes=True)
        painter = QPainter(self)
        look = Look(self._theme, metrics, styles, self._language)
        area = QRectF(self.rect())
        paint_block(painter, laid, look, area.topLeft() + _offset((self.width() - width) / 2, 6), area)
        painter.end()


def _offset(x: float, y: float) -> QPointF:
    return QPointF(x, y)


class Tile(QAbstractButton):
    """Draw one way to begin: icon, title, a line about it, and its keys."""

    def __init__(self, icon_name: str, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._keys, self._about = icon_name, keys, ""
        self._theme, self._language = load_theme("light"), "en"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.addStretch(1)
        self.cap = KeyCap(keys)
        self.cap.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.addWidget(self.cap)

    def sizeHint(self) -> QSize:
        """Return the size of a tile."""
        return QSize(_WIDTH, 75)

    def set_texts(self, title: str, about: str) -> None:
        """Set what is written on the tile."""
        self.setText(title)
        self._about = about
        self.setAccessibleName(title)
        self.setAccessibleDescription(about)
        self.update()

    def set_look(self, theme: Theme, language: str) -> None:
        """Use another theme or language."""
        self._theme, self._language = theme, language
        self.cap.set_theme(theme)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the tiles with the arrow keys; Enter takes one."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the tile, mirrored with the interface."""
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused, rtl = self.hasFocus(), self.isRightToLeft()
        hovered = self.underMouse() or self.isDown()
        painter.setBrush(theme.wash(theme.text, theme.card, 0.04) if hovered else theme.card)
        painter.setPen(QPen(theme.accent if focused else theme.line2, 2 if focused else 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 9, 9)
        x = self.width() - 16 - 42 if rtl else 16
        box = QRectF(x, (self.height() - 42) / 2, 42, 42)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.wash(theme.accent if focused else theme.text, theme.card, 0.10 if focused else 0.04))
        painter.drawRoundedRect(box, 8, 8)
        picture = pixmap(
            self._icon, theme.accent if focused else theme.text, 20, self.devicePixelRatioF(), self.isRightToLeft()
        )
        painter.drawPixmap(box.center() - _offset(10, 10), picture)
        text = QRectF(self.rect()).adjusted(74, 0, -120, 0)
        if rtl:
            text = QRectF(self.rect()).adjusted(120, 0, -74, 0)
        side = (Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignAbsolute
        painter.setFont(ui_font(self._language, 14, 600))
        painter.setPen(theme.text)
        top = text.adjusted(0, 14, 0, -self.height() / 2)
        painter.drawText(top, int(side | Qt.AlignmentFlag.AlignVCenter), self.text())
        painter.setFont(ui_font(self._language, 12.5))
        painter.setPen(theme.text2)
        below = text.adjusted(0, self.height() / 2, 0, -14)
        painter.drawText(below, int(side | Qt.AlignmentFlag.AlignVCenter), self._about)
        painter.end()


class StartPage(QWidget):
    """Offer the sample, adding, pasting and opening; and what was open last."""

    sample_requested = Signal()
    add_requested = Signal()
    paste_requested = Signal()
    open_requested = Signal()
    recent_chosen = Signal(object)  # Path
    restore_requested = Signal()
    steps_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._language = load_theme("light"), "en"
        self.hero, self.headline, self.sentence = Hero(), QLabel(), QLabel()
        self.tiles = {
            "sample": Tile("book-open", "Enter"),
            "add": Tile("folder-plus", "Ctrl O"),
            "paste": Tile("clipboard-paste", "Ctrl V"),
            "open": Tile("database", "Ctrl ⇧ O"),
        }
        signals = (self.sample_requested, self.add_requested, self.paste_requested, self.open_requested)
        for tile, signal in zip(self.tiles.values(), signals, strict=True):
            tile.clicked.connect(lambda _checked=False, signal=signal: signal.emit())
        self._recent_title = QLabel()
        self._recent_box = QVBoxLayout()
        self._recent_box.setSpacing(2)
        self.restore_button, self.steps_button = QToolButton(), QToolButton()
        self.restore_button.clicked.connect(self.restore_requested)
        self.steps_button.clicked.connect(self.steps_requested)
        self._area, self._inner = QScrollArea(), QWidget()
        self._place()
        self.retranslate()

    def _place(self) -> None:
        outer = QHBoxLayout(self._inner)
        outer.addStretch(1)
        outer.addLayout(self._column())
        outer.addStretch(1)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._inner)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._area)

    def _column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addStretch(1)
        column.addWidget(self.hero)
        column.addSpacing(14)
        for label in (self.headline, self.sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addSpacing(10)
        for tile in self.tiles.values():
            column.addWidget(tile)
        column.addSpacing(6)
        column.addWidget(self._recent_title)
        column.addLayout(self._recent_box)
        for button in (self.steps_button, self.restore_button):
            button.setAutoRaise(True)
            column.addWidget(button)
        column.addStretch(2)
        return column

    def set_look(self, theme: Theme, language: str) -> None:
        """Use another theme or language."""
        self._theme, self._language = theme, language
        self.hero.set_look(theme, language)
        for tile in self.tiles.values():
            tile.set_look(theme, language)
        # the sheet first: setting one later would take the fonts away again
        self._inner.setObjectName("start")
        self._inner.setStyleSheet(f"#start {{ background: {theme.view.name()}; }}")
        self.headline.setFont(ui_font(language, 26, 700))
        self.sentence.setFont(ui_font(language, 14))
        self._recent_title.setFont(ui_font(language, 12.5, 600))
        self.retranslate()

    def set_keys(self, keys_of: Callable[[str], str]) -> None:
        """Show the user's own keys on the tiles."""
        for tile, command in (("add", "add_files"), ("paste", "paste_text"), ("open", "open_project")):
            self.tiles[tile].cap.set_keys(keys_of(command))

    def set_recent(self, paths: Sequence[Path]) -> None:
        """List projects opened before; one that is not there any more says so, and can be got back."""
        while (item := self._recent_box.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        found = list(paths)[:4]
        self._recent_title.setVisible(bool(found))
        for path in found:
            button = QToolButton()
            text = isolate_ltr(f"{path.stem}   {path.parent}")
            button.setText(text if path.is_file() else self.tr("{0}  (not there any more)").format(text))
            button.setAutoRaise(True)
            button.clicked.connect(lambda _checked=False, path=path: self.recent_chosen.emit(path))
            self._recent_box.addWidget(button)

    def focus_first(self) -> None:
        """Let Enter open the sample."""
        self.tiles["sample"].setFocus()

    def retranslate(self) -> None:
        """Set the texts in the interface's language."""
        self.headline.setText(self.tr("Read. Label. Export."))
        self.sentence.setText(self.tr("Add your articles, or try the sample first: two short stories, already begun."))
        self.tiles["sample"].set_texts(self.tr("Open the sample"), self.tr("Two short stories to try every key on"))
        self.tiles["add"].set_texts(
            self.tr("Add files or a folder"),
            self.tr("Texts, Word, PDF, web pages, annotated files. Or drop them here."),
        )
        self.tiles["paste"].set_texts(self.tr("Paste a text"), self.tr("From the clipboard, as one article"))
        self.tiles["open"].set_texts(self.tr("Open a project"), self.tr("One file holds everything"))
        self._recent_title.setText(self.tr("Opened last"))
        self.steps_button.setText(self.tr("First steps: the keys that are enough…"))
        self.restore_button.setText(self.tr("Restore a lost project…"))
