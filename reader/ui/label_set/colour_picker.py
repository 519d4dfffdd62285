"""Choosing a label's colour: steps of OKLCH or hex, with what the eye makes of it in every theme shown live."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from reader.domain.schema import Label
from reader.ui.look.colour_distance import HUES, LEAST_DISTANCE, SHADES, Vision, furthest, nearest, picked
from reader.ui.look.colours import contrast
from reader.ui.look.fonts import ui_font
from reader.ui.look.theme import LANE_CONTRAST, THEME_NAMES, Theme, load_theme
from reader.ui.words.i18n import decimal, isolate

_CELL, _GAP = 17, 3
_START = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter


class ColourGrid(QWidget):
    """Show what can be picked; arrows walk, Enter and Space take. `walked` and `taken` carry a QColor."""

    walked = Signal(QColor)
    taken = Signal(QColor)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._at, self._is_exact = (0, 0), True
        self._colours = [[picked(shade, hue) for hue in range(len(HUES))] for shade in range(len(SHADES))]
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setObjectName("colour_grid")
        self.setAccessibleName(self.tr("Colours"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return room for all steps."""
        return QSize(len(HUES) * (_CELL + _GAP) + 6, len(SHADES) * (_CELL + _GAP) + 6)

    def show_colour(self, colour: QColor) -> None:
        """Put the mark on a colour's step; dotted on the nearest one when the colour is none of the steps."""
        steps = [((shade, hue), each) for shade, row in enumerate(self._colours) for hue, each in enumerate(row)]
        found = nearest(colour, [each for _, each in steps], Vision.NORMAL)
        if found is not None:
            self._at = steps[found.place][0]
        self._is_exact = self.colour.rgb() == colour.rgb()
        self.update()

    @property
    def colour(self) -> QColor:
        """The colour under the mark."""
        return self._colours[self._at[0]][self._at[1]]

    def cell(self, shade: int, hue: int) -> QRectF:
        """Return where a step is drawn."""
        return QRectF(3 + hue * (_CELL + _GAP), 3 + shade * (_CELL + _GAP), _CELL, _CELL)

    def _go(self, shade: int, hue: int) -> None:
        self._at, self._is_exact = (min(max(shade, 0), len(SHADES) - 1), hue % len(HUES)), True
        self.update()
        self.walked.emit(self.colour)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk and take."""
        shade, hue = self._at
        keys = Qt.Key
        step = {
            keys.Key_Left: (0, -1), keys.Key_Right: (0, 1), keys.Key_Up: (-1, 0), keys.Key_Down: (1, 0),
        }.get(Qt.Key(event.key()))  # fmt: skip
        if step is not None:
            self._go(shade + step[0], hue + step[1])
        elif event.key() in (keys.Key_Return, keys.Key_Enter, keys.Key_Space):
            self.taken.emit(self.colour)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what the colour under the pointer would be like."""
        found = self._under(event.position())
        if found is not None:
            self.walked.emit(self._colours[found[0]][found[1]])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the colour under the pointer."""
        found = self._under(event.position())
        if found is not None:
            self._go(*found)
            self.taken.emit(self.colour)

    def leaveEvent(self, event: object) -> None:
        """Show the label's own colour again."""
        self.left.emit()

    def _under(self, point: QPointF) -> tuple[int, int] | None:
        hue, shade = int((point.x() - 3) // (_CELL + _GAP)), int((point.y() - 3) // (_CELL + _GAP))
        return (shade, hue) if 0 <= hue < len(HUES) and 0 <= shade < len(SHADES) else None

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the steps, the mark, and the ring of the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for shade, row in enumerate(self._colours):
            for hue, colour in enumerate(row):
                painter.setBrush(colour)
                painter.drawRoundedRect(self.cell(shade, hue), 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        # a colour that is no step has its place here, not its look: dots
        painter.setPen(QPen(self._theme.text, 2, Qt.PenStyle.SolidLine if self._is_exact else Qt.PenStyle.DotLine))
        painter.drawRoundedRect(self.cell(*self._at).adjusted(-1.5, -1.5, 1.5, 1.5), 5, 5)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.accent, 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()


class ColourReport(QWidget):
    """Say of a colour in each theme how it stands out from the paper and from the other labels' colours."""

    def __init__(self, theme: Theme, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._language = theme, language
        self._swatches: dict[str, QLabel] = {}
        self._cells: dict[tuple[str, str], QLabel] = {}
        self.warning = QLabel()
        self.warning.setWordWrap(True)
        self.warnings: list[str] = []
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        for column, text in enumerate(
            (
                "",
                "",
                self.tr("Contrast"),
                self.tr("All colours"),
                self.tr("Protan"),
                self.tr("Deutan"),
                self.tr("Tritan"),
            )
        ):
            head = QLabel(text)
            head.setFont(ui_font(language, 11))
            head.setProperty("role", "secondary")
            head.setAlignment(_START)
            grid.addWidget(head, 0, column)
        for row, (name, text) in enumerate(zip(THEME_NAMES, self._theme_texts(), strict=True), 1):
            swatch = QLabel()
            swatch.setFixedSize(34, 18)
            self._swatches[name] = swatch
            grid.addWidget(swatch, row, 0)
            grid.addWidget(self._small(text), row, 1)
            for column, what in enumerate(("contrast", *Vision), 2):
                cell = self._small("")
                self._cells[name, what] = cell
                grid.addWidget(cell, row, column)
        grid.setColumnStretch(7, 1)
        column_box = QVBoxLayout(self)
        column_box.setContentsMargins(0, 0, 0, 0)
        column_box.setSpacing(4)
        column_box.addLayout(grid)
        column_box.addWidget(self.warning)

    def _theme_texts(self) -> tuple[str, str, str]:
        return self.tr("Light"), self.tr("Dark"), self.tr("Sepia")

    def _small(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setFont(ui_font(self._language, 12))
        label.setAlignment(_START)
        return label

    def show_label(self, label: Label, others: Sequence[Label]) -> None:
        """Measure a label's colour against paper and other labels."""
        self.warnings = []
        # at least as far as the house palettes reach; what falls short is told with the label it is mistaken for
        close: dict[int, list[Vision]] = {}
        for name in THEME_NAMES:
            theme = load_theme(name)
            colour = theme.label_colour(label)
            self._swatches[name].setStyleSheet(
                f"background: {colour.name()}; border: 5px solid {theme.view.name()}; border-radius: 3px;"
            )
            ratio = contrast(colour, theme.view)
            moved = (
                bool(label.colour) and name == "light" and contrast(QColor(label.colour), theme.view) < LANE_CONTRAST
            )
            self._put(name, "contrast", decimal(ratio, self._language), bad=moved)
            if moved:
                self.warnings.append(self.tr("Too pale for paper: it is drawn darker than chosen."))
            painted = [theme.label_colour(other) for other in others]
            for vision in Vision:
                found = nearest(colour, painted, vision)
                if found is None:
                    self._put(name, vision, "–", bad=False)
                    continue
                bad = found.distance < LEAST_DISTANCE[vision]
                tip = others[found.place].shown(self._language)
                self._put(name, vision, decimal(found.distance, self._language), bad=bad, tip=tip)
                if bad:
                    close.setdefault(found.place, []).append(vision)
        for index, visions in close.items():
            named = isolate(others[index].shown(self._language))
            text = (
                self.tr("Easily taken for {0}.")
                if Vision.NORMAL in visions
                else self.tr("Colour-blind readers may take it for {0}.")
            )
            self.warnings.append(text.format(named))
        self.warning.setText(" ".join(self.warnings[:3]))
        self.warning.setProperty("role", "warning")
        self.warning.setVisible(bool(self.warnings))

    def _put(self, theme: str, what: str, text: str, *, bad: bool, tip: str = "") -> None:
        cell = self._cells[theme, what]
        # a sign beside the colour: colour never stands alone
        cell.setText(f"{text} !" if bad else text)
        cell.setStyleSheet(f"color: {self._theme.warn.name()}; font-weight: 600;" if bad else "")
        cell.setToolTip(tip)


class ColourPicker(QWidget):
    """Pick a label's colour. `chosen` carries #rrggbb."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label: Label | None = None
        self._others: list[Label] = []
        self.grid, self.report = ColourGrid(theme), ColourReport(theme, language)
        self.hex_edit = QLineEdit()
        self.hex_edit.setObjectName("colour_hex")
        self.hex_edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.hex_edit.setFixedWidth(96)
        self.hex_edit.setAccessibleName(self.tr("Colour as hex"))
        self.distinct_button = QPushButton(self.tr("Most distinct"))
        self.distinct_button.setObjectName("colour_distinct")
        self.distinct_button.setToolTip(self.tr("The colour that is furthest from all the others"))
        self.distinct_button.setAutoDefault(False)
        self.distinct_button.clicked.connect(self._most_distinct)
        self.hex_edit.textEdited.connect(self._typed)
        self.hex_edit.editingFinished.connect(self._finished)
        self.grid.walked.connect(self._preview)
        self.grid.taken.connect(lambda colour: self.chosen.emit(colour.name()))
        self.grid.left.connect(self._restore)
        row = QHBoxLayout()
        row.addWidget(self.hex_edit)
        row.addWidget(self.distinct_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.grid, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.report)

    def show_label(self, label: Label, others: Sequence[Label]) -> None:
        """Show the colour of a label among others."""
        self._label, self._others = label, list(others)
        shown = load_theme("light").label_colour(label)
        if not self.hex_edit.hasFocus() or not self.hex_edit.isModified():
            self.hex_edit.setText(label.colour or shown.name())
        self.grid.show_colour(QColor(label.colour) if label.colour else shown)
        self.report.show_label(label, self._others)

    def _preview(self, colour: QColor) -> None:
        if self._label is not None:
            self.report.show_label(replace(self._label, colour=colour.name()), self._others)

    def _restore(self) -> None:
        if self._label is not None:
            self.report.show_label(self._label, self._others)

    def _typed(self, text: str) -> None:
        colour = _parsed(text)
        if colour is not None:
            self._preview(colour)

    def _finished(self) -> None:
        colour = _parsed(self.hex_edit.text())
        if self._label is None:
            return
        if colour is None:
            self.hex_edit.setText(self._label.colour)
            self._restore()
        elif self.hex_edit.isModified():
            self.hex_edit.setModified(False)
            self.chosen.emit(colour.name())

    def _most_distinct(self) -> None:
        light = load_theme("light")
        self.chosen.emit(furthest(light.label_colour(other) for other in self._others).name())


def _parsed(text: str) -> QColor | None:
    """Return the colour of a hex text, or None."""
    text = text.strip().lstrip("#")
    if len(text) not in (3, 6) or any(char not in "0123456789abcdefABCDEF" for char in text):
        return None
    return QColor(f"#{text}")
