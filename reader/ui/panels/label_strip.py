"""The labels as a row of chips: over the text with counts, and as a popup under a selection made by mouse."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QIcon, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from reader.domain.schema import Label, LabelId
from reader.ui.look.colours import ink_on
from reader.ui.look.fonts import ui_font
from reader.ui.look.icons import icon
from reader.ui.look.theme import Theme, load_theme
from reader.ui.words.i18n import number

_SQUARE = 18.0
_BUTTON = 38
_GAP = 4
# inside a chip: before the key, between it and the name, before the count, and behind all of it
_BEFORE, _BETWEEN, _COUNT, _BEHIND = 4, 6, 4, 8


class LabelChip(QAbstractButton):
    """Draw a label: its key in a square of its colour, its name, and how often it is used here."""

    def __init__(
        self, label: Label, language: str, theme: Theme, count: int | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.label = label
        self._language, self._theme, self._count = language, theme, count
        self._font, self._small = ui_font(language, 12.5, 500), ui_font(language, 11.5)
        self._level = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setText(label.shown(language))
        self.setAccessibleName(label.shown(language))
        self.setToolTip(label.description or f"{label.shown(language)} ({label.name})")

    def set_level(self, level: int) -> None:
        """Show all of it (0), the short name (1), or that without the count (2).

        The short name is the one on the tags under the text.
        """
        text = self.label.name if level and self._language != "ar" else self.label.shown(self._language)
        if (text, level) != (self.text(), self._level):
            self._level = level
            self.setText(text)
            self.updateGeometry()

    @property
    def _shows_count(self) -> bool:
        return self._level < 2 and self._count is not None

    def set_count(self, count: int) -> None:
        """Show another number."""
        if count != self._count:
            self._count = count
            self.updateGeometry()
            self.update()

    def _key(self) -> str:
        return self.label.key.replace("shift+", "⇧")

    def _key_width(self) -> float:
        key = self._key()
        return max(_SQUARE, QFontMetricsF(ui_font("en", 11, 600)).horizontalAdvance(key) + 8) if key else 10.0

    def square(self) -> QIcon:
        """Return the square with the key, for a menu."""
        ratio = self.devicePixelRatioF()
        picture = QPixmap(round(_SQUARE * ratio), round(_SQUARE * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_square(painter, QRectF(0, 0, _SQUARE, _SQUARE))
        painter.end()
        return QIcon(picture)

    def told(self) -> str:
        """Return name and count, for a menu."""
        name = self.label.shown(self._language)
        return name if self._count is None else f"{name}  {number(self._count, self._language)}"

    def _paint_square(self, painter: QPainter, square: QRectF) -> None:
        colour = self._theme.label_colour(self.label)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        if self._key():
            painter.drawRoundedRect(square, 4, 4)
            painter.setPen(ink_on(colour))
            painter.setFont(ui_font("en", 11, 600))
            painter.drawText(square, Qt.AlignmentFlag.AlignCenter, self._key())
        else:
            painter.drawEllipse(square.center(), 4, 4)

    def sizeHint(self) -> QSize:
        """Return room for key, name and count."""
        metrics = QFontMetricsF(self._font)
        width = _BEFORE + self._key_width() + _BETWEEN + metrics.horizontalAdvance(self.text()) + _BEHIND
        if self._shows_count and self._count is not None:
            width += _COUNT + QFontMetricsF(self._small).horizontalAdvance(number(self._count, self._language))
        return QSize(round(width), 30)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chip, mirrored with the interface."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, colour = self._theme, self._theme.label_colour(self.label)
        share = 0.20 if self.underMouse() or self.isDown() else 0.08
        painter.setBrush(theme.wash(colour, theme.view, share))
        painter.setPen(QPen(theme.wash(colour, theme.view, 0.45), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        rtl = self.isRightToLeft()

        def place(x: float, width: float) -> QRectF:
            return QRectF(self.width() - x - width if rtl else x, 0, width, self.height())

        x, width = float(_BEFORE), self._key_width()
        square = place(x, width)
        square = QRectF(square.left(), (self.height() - _SQUARE) / 2, square.width(), _SQUARE)
        self._paint_square(painter, square)
        metrics = QFontMetricsF(self._font)
        x += width + _BETWEEN
        painter.setFont(self._font)
        painter.setPen(theme.text)
        width = metrics.horizontalAdvance(self.text())
        painter.drawText(place(x - 1, width + 2), Qt.AlignmentFlag.AlignCenter, self.text())
        if self._shows_count and self._count is not None:
            shown = number(self._count, self._language)
            painter.setPen(theme.text2)
            painter.setFont(self._small)
            room = QFontMetricsF(self._small).horizontalAdvance(shown)
            painter.drawText(place(x + width + _COUNT - 1, room + 2), Qt.AlignmentFlag.AlignCenter, shown)
        painter.end()


class LabelStrip(QFrame):
    """Show labels with their counts in the article, those without room in a menu; a click gives one to the target."""

    label_chosen = Signal(object)
    edit_requested = Signal()
    explained = Signal(object)  # LabelId, by the other mouse button

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(48)
        self.setProperty("strip", True)
        self._chips: dict[LabelId, LabelChip] = {}
        self._labels: tuple[Label, ...] = ()
        self._theme, self._language = load_theme("light"), "en"
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.edit_button = QToolButton()
        self.edit_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.edit_button.clicked.connect(lambda _checked=False: self.edit_requested.emit())
        box = QHBoxLayout(self)
        box.setContentsMargins(8, 0, 8, 0)
        box.setSpacing(4)
        self.more_button = QToolButton()
        self.more_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.more_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self.more_button)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.more_button.setMenu(self._menu)
        self.more_button.hide()
        box.addWidget(self._area, 1)
        box.addWidget(self.more_button)
        box.addWidget(self.edit_button)

    def set_labels(self, labels: Sequence[Label], theme: Theme, language: str) -> None:
        """Show these labels."""
        self._labels, self._theme, self._language = tuple(labels), theme, language
        inner = QWidget()
        row = QHBoxLayout(inner)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addStretch(1)
        self._chips = {}
        self.edit_button.setIcon(icon("pencil", theme.text2, 16))
        self.edit_button.setToolTip(self.tr("Edit the label set"))
        self.edit_button.setAccessibleName(self.tr("Edit the label set"))
        self.more_button.setToolTip(self.tr("More labels"))
        self.more_button.setAccessibleName(self.tr("More labels"))
        for label in labels:
            chip = LabelChip(label, language, theme, 0)
            chip.clicked.connect(lambda _checked=False, label_id=label.id: self.label_chosen.emit(label_id))
            chip.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            chip.customContextMenuRequested.connect(lambda _at, label_id=label.id: self.explained.emit(label_id))
            self._chips[label.id] = chip
            row.addWidget(chip)
        row.addStretch(1)
        self._area.setWidget(inner)

    def set_tips(self, tips: Mapping[LabelId, str]) -> None:
        """Say on the chips what their labels are for."""
        for label_id, chip in self._chips.items():
            if label_id in tips:
                chip.setToolTip(tips[label_id])

    def set_counts(self, counts: Mapping[LabelId | None, int]) -> None:
        """Show how often each label is used in the article."""
        for label_id, chip in self._chips.items():
            chip.set_count(counts.get(label_id, 0))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use short names where the whole ones have no room, and the menu for what has none at all."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give each chip the fullest look there is room for: the last names give way first, all counts at once."""
        chips = list(self._chips.values())
        room = self.width() - 20 - _BUTTON - _GAP * len(chips)
        for chip in chips:
            chip.set_level(0)
        widths = [chip.sizeHint().width() for chip in chips]
        for at in reversed(range(len(chips))):
            if sum(widths) > room:
                chips[at].set_level(1)
                widths[at] = chips[at].sizeHint().width()
        if sum(widths) > room:
            # a chip without a number among others that have one would read as none
            for at, chip in enumerate(chips):
                chip.set_level(2)
                widths[at] = chip.sizeHint().width()
        shown = len(chips)
        if sum(widths) > room:
            room = self.width() - 24 - 2 * _BUTTON
            while shown > 1 and sum(widths[:shown]) + _GAP * shown > room:
                shown -= 1
        for at, chip in enumerate(chips):
            chip.setVisible(at < shown)
        self.more_button.setVisible(shown < len(chips))
        self.more_button.setText(f"+{number(len(chips) - shown, self._language)}")

    @property
    def shown(self) -> list[LabelId]:
        """The labels that have room on the strip."""
        return [label_id for label_id, chip in self._chips.items() if not chip.isHidden()]

    def _fill_menu(self) -> None:
        """List the labels that have no room on the strip, each with its key, name and count."""
        self._menu.clear()
        for label_id, chip in self._chips.items():
            if chip.isHidden():
                action = self._menu.addAction(chip.square(), chip.told())
                action.triggered.connect(lambda _checked=False, label_id=label_id: self.label_chosen.emit(label_id))

    def chip(self, label_id: LabelId) -> LabelChip:
        """Return the chip of a label."""
        return self._chips[label_id]


class LabelPopup(QFrame):
    """Float the labels under a selection made with the mouse. The keyboard stays with the text."""

    label_chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("label_popup")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(7, 6, 7, 6)
        self._row.setSpacing(5)
        self._fill: Callable[[], None] | None = None
        self.hide()

    def set_labels(self, labels: Sequence[Label], theme: Theme, language: str) -> None:
        """Offer these labels, at most ten, those that have a plain digit first; made when it is shown."""
        self._fill = partial(self._make_chips, labels, theme, language)
        if self.isVisible():
            self._fill()
            self.adjustSize()

    def _make_chips(self, labels: Sequence[Label], theme: Theme, language: str) -> None:
        self._fill = None
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for label in sorted(labels, key=lambda label: (not label.key, len(label.key), label.position))[:10]:
            chip = LabelChip(label, language, theme, None)
            chip.clicked.connect(lambda _checked=False, label_id=label.id: self._choose(label_id))
            self._row.addWidget(chip)
        self.setStyleSheet(
            f"#label_popup {{ background: {theme.card.name()}; border: 1px solid {theme.line2.name()};"
            " border-radius: 10px; }"
        )

    def _choose(self, label_id: LabelId) -> None:
        self.hide()
        self.label_chosen.emit(label_id)

    def show_at(self, point: QPoint) -> None:
        """Show below a point of the parent, kept inside it."""
        if self._fill is not None:
            self._fill()
        self.adjustSize()
        parent = self.parentWidget() or self
        x = min(max(8, point.x() - self.width() // 2), max(8, parent.width() - self.width() - 8))
        y = point.y() if point.y() + self.height() < parent.height() else point.y() - self.height() - 60
        self.move(x, max(4, y))
        self.show()
        self.raise_()
