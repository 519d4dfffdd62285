"""What is painted besides the text and its mentions, and how a label looks."""

from dataclasses import dataclass, field

from PySide6.QtGui import QColor

from reader.domain.annotation import MentionId
from reader.domain.span import Span


@dataclass(frozen=True, eq=False)
class LabelStyle:
    """Hold a label's look: `tag` is the short text under its mentions, `tint` lies opaque behind them."""

    tag: str
    colour: QColor
    text_colour: QColor
    tint: QColor


@dataclass(frozen=True)
class Marks:
    """Hold focus, selection, hover and search hits. Spans count code points of the content.

    `focus` is the target with its ring, one span or the pieces of a discontinuous mention. `handles` draws the two
    round ends. `pieces` are those of the mention that a piece is being added to, or that a relation begins at.
    """

    focus: tuple[Span, ...] = ()
    focused_mention: MentionId | None = None
    handles: bool = False
    hover: Span | None = None
    hits: tuple[Span, ...] = field(default=(), repr=False)
    current_hit: Span | None = None
    paragraph: int | None = None
    pieces: tuple[Span, ...] = ()
