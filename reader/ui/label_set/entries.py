"""The rows of the lists of the label set."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QIcon, QPainter, QPixmap

from reader.domain.schema import Label, LabelKind
from reader.ui.label_set.editing import LabelSetEditing
from reader.ui.label_set.entry_tree import Entry
from reader.ui.look.colours import ink_on
from reader.ui.look.fonts import ui_font
from reader.ui.look.icons import icon
from reader.ui.look.theme import Theme
from reader.ui.words.i18n import number

_WIDTH, _HEIGHT, _SCALE = 26, 18, 2


def label_entries(editing: LabelSetEditing, kind: LabelKind, theme: Theme, language: str) -> list[Entry]:
    """Return a row for each label of a kind, with how often one's own annotations have it."""
    project = editing.project
    own = project.mention_counts() if kind is LabelKind.MENTION else {}
    return [
        Entry(
            label.id,
            _names(label, language),
            badge(theme.text3 if label.retired else theme.label_colour(label), label.key.replace("shift+", "⇧")),
            number(
                own.get(label.id, 0) if kind is LabelKind.MENTION else project.label_usage(label.id).article_labels,
                language,
            ),
            None if label.retired else label.parent,
            label.retired,
            label.description,
        )
        for label in editing.labels(kind)
    ]


def relation_entries(editing: LabelSetEditing, theme: Theme, language: str) -> list[Entry]:
    """Return a row for each relation type, with how many relations are of it."""
    return [
        Entry(
            kind.id,
            kind.shown(language),
            icon("users" if kind.role else "link", theme.text3 if kind.retired else theme.text2, 16),
            number(editing.project.relation_type_usage(kind.id), language),
            resting=kind.retired,
        )
        for kind in editing.relation_types()
    ]


def _names(label: Label, language: str) -> str:
    shown = label.shown(language)
    return shown if shown == label.name else f"{shown}  ·  \u2068{label.name}\u2069"


def badge(colour: QColor, key: str) -> QIcon:
    """Return a square in a label's colour with its digit in it, a disc without one, as on the chips."""
    picture = QPixmap(_WIDTH * _SCALE, _HEIGHT * _SCALE)
    picture.setDevicePixelRatio(_SCALE)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if key:
        font = ui_font("en", 11, 600)
        width = max(18.0, QFontMetricsF(font).horizontalAdvance(key) + 8)
        square = QRectF((_WIDTH - width) / 2, 0, width, _HEIGHT)
        painter.drawRoundedRect(square, 4, 4)
        painter.setPen(ink_on(colour))
        painter.setFont(font)
        painter.drawText(square, Qt.AlignmentFlag.AlignCenter, key)
    else:
        painter.drawEllipse(QRectF(_WIDTH / 2 - 5, 4, 10, 10))
    painter.end()
    return QIcon(picture)
