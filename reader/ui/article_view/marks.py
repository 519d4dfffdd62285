"""What is painted besides the text and its mentions, and how a label looks."""

from dataclasses import dataclass, field
from functools import cached_property

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from reader.domain.annotation import Mention, MentionId
from reader.domain.span import Span
from reader.domain.suggestion import Suggestion, SuggestionId

BAR = 2.6
DASHED_BAR = 2.0
NOTCH = 1.6


@dataclass(frozen=True, eq=False)
class LabelStyle:
    """Hold a label's look: `tag` is the short text under its mentions, `tint` lies opaque behind them."""

    tag: str
    colour: QColor
    text_colour: QColor
    tint: QColor

    # pens are made once: a page asks for them some hundred times

    @cached_property
    def bar(self) -> QPen:
        """The pen of a lane."""
        return QPen(self.colour, BAR, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)

    @cached_property
    def dashed_bar(self) -> QPen:
        """The pen of the lane of what is only suggested: 4 px on, 3 px off."""
        pen = QPen(self.colour, DASHED_BAR)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern((4 / DASHED_BAR, 3 / DASHED_BAR))
        return pen

    @cached_property
    def joint(self) -> QPen:
        """The pen between the pieces of a discontinuous mention."""
        return QPen(self.colour, 1.4, Qt.PenStyle.DotLine)

    @cached_property
    def notch(self) -> QPen:
        """The pen of a cut inside a word."""
        return QPen(self.colour, NOTCH)

    @cached_property
    def underline(self) -> QPen:
        """The pen of Read mode."""
        return QPen(self.colour, 2)


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


def as_mark(suggestion: Suggestion) -> Mention:
    """Return a suggestion as what is placed and painted under a line.

    Its id is negative, so that it never meets a mention's; its note says what became of it.
    """
    return Mention(
        MentionId(-suggestion.id),
        suggestion.article_id,
        suggestion.annotator_id,
        suggestion.label_id,
        (suggestion.span,),
        note=suggestion.state.value,
    )


def suggestion_of(mark: MentionId) -> SuggestionId | None:
    """Return the suggestion that a mark stands for, or None for a mention's."""
    return SuggestionId(-mark) if mark < 0 else None
