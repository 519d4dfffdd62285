"""What the mouse means in the reading view: clicks, selections, the moves of ends, and the menu."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from reader.domain.annotation import MentionId
from reader.domain.span import Span
from reader.text import tokens
from reader.ui.annotating.focusing import Focusing
from reader.ui.annotating.labelling import Labelling
from reader.ui.article_view import selection
from reader.ui.article_view.hit_testing import Hit
from reader.ui.article_view.marks import suggestion_of
from reader.ui.article_view.selection import Focus
from reader.ui.session import Mode, Session

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier
_CTRL = Qt.KeyboardModifier.ControlModifier


@dataclass(slots=True)
class _Drag:
    """Remember a mouse button held down: where it went down, and which end it moves ("" for a new selection)."""

    press: QPointF
    position: int
    handle: str = ""
    piece: bool = False
    moved: bool = False


class TextMouse(QObject):
    """Turn what the mouse does in the reading view into moves of the focus and labelling commands."""

    pressed = Signal()
    selected = Signal()
    context_menu_requested = Signal(QPoint)

    def __init__(self, session: Session, labelling: Labelling, focusing: Focusing) -> None:
        super().__init__(focusing)
        self._session, self._labelling, self._focusing = session, labelling, focusing
        self._drag: _Drag | None = None

    def mouse_press(self, hit: Hit, event: QMouseEvent) -> None:
        """Begin a click, a selection or the move of an end; middle click on a lane removes its mention."""
        if self._session.article is None or self._session.mode is Mode.READ:
            return
        self.pressed.emit()
        if event.button() == Qt.MouseButton.MiddleButton and hit.lane is not None:
            suggestion_id = suggestion_of(hit.lane)
            if suggestion_id is None:
                self._focusing.focus_mention(hit.lane)
                self._labelling.remove()
            else:
                self._focusing.focus_suggestion(suggestion_id)
                self._labelling.reject()
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if event.modifiers() & _SHIFT and self._session.focus is not None:
            self._extend_to(hit.position, letters=bool(event.modifiers() & _ALT))
            return
        piece = bool(event.modifiers() & _CTRL) and self._session.focused_mention is not None
        self._drag = _Drag(event.position(), hit.position, hit.handle or "", piece)

    def _extend_to(self, position: int, *, letters: bool) -> None:
        focus, content = self._session.focus, self._session.content
        if focus is None:
            return
        snap = selection.snap_to_letters if letters else selection.snap_to_words
        word = snap(content, position, position)
        if word is not None:
            self._focusing.move_ends(selection.extend_to(focus, word))
            self.selected.emit()

    def mouse_move(self, hit: Hit, event: QMouseEvent) -> None:
        """Follow the pointer: hover when no button is down, else the selection or the end that is dragged."""
        if self._session.article is None or self._session.mode is Mode.READ:
            return
        if self._drag is None:
            self._hover(hit)
            return
        far = (event.position() - self._drag.press).manhattanLength()
        if not self._drag.moved and far < QApplication.startDragDistance():
            return
        self._drag.moved = True
        letters = bool(event.modifiers() & _ALT)
        if self._drag.handle:
            self._drag_end(hit, letters)
        elif not self._drag.piece or self._session.focused_mention is not None:
            self._drag_selection(hit, letters)

    def _hover(self, hit: Hit) -> None:
        if not self._session.settings.hover_target:
            return
        word = tokens.word_at(self._session.content, hit.position) if hit.inside else None
        focus = self._session.focus
        covered = word is not None and word.covers(hit.position)
        taken = focus is not None and word is not None and focus.span.overlaps(word)
        self._session.set_hover(word if covered and not taken else None)

    def _drag_selection(self, hit: Hit, letters: bool) -> None:
        content, drag = self._session.content, self._drag
        if drag is None:
            return
        if letters:
            span = selection.snap_to_letters(content, drag.position, hit.position)
        else:
            span = selection.snap_to_words(content, drag.position, hit.position)
        if span is not None:
            piece_of = self._session.focused_mention if drag.piece else None
            if piece_of is not None:
                self._session.set_adding_piece(piece_of.id)
            self._session.set_focus(Focus(span, None, span))

    def _drag_end(self, hit: Hit, letters: bool) -> None:
        """Preview the new span; it is saved when the button is let go."""
        focus, content, drag = self._session.focus, self._session.content, self._drag
        if focus is None or drag is None:
            return
        edge = self._snap_edge(hit.boundary, start=drag.handle == "start", letters=letters)
        span = focus.span
        if drag.handle == "start":
            span = Span(min(edge, tokens.previous_grapheme(content, span.end)), span.end)
        else:
            span = Span(span.start, max(edge, tokens.next_grapheme(content, span.start)))
        self._session.set_focus(replace(focus, span=span, origin=focus.origin if focus.mention_id else span))

    def _snap_edge(self, boundary: int, *, start: bool, letters: bool) -> int:
        """Return the nearest place where an end may come to lie: words' ends, and behind proclitics for a start."""
        content = self._session.content
        if letters:
            return tokens.snap_to_grapheme(content, boundary)
        low, high = tokens.paragraph_at(content, boundary)
        places: list[int] = []
        for word in tokens.words_of(content[low:high]):
            if not start:
                places.append(low + word.end)
                continue
            cuts = tokens.proclitic_cuts(content[low + word.start : low + word.end])
            places += [low + word.start, *(low + word.start + cut for cut in cuts)]
        return min(places, key=lambda place: abs(place - boundary)) if places else boundary

    def mouse_release(self, hit: Hit, event: QMouseEvent) -> None:
        """Finish a click, a selection (then the label row appears) or the move of an end (then it is saved)."""
        drag, self._drag = self._drag, None
        if drag is None or event.button() != Qt.MouseButton.LeftButton:
            return
        focus = self._session.focus
        if drag.handle and drag.moved and focus is not None:
            if focus.mention_id is not None:
                self._labelling.resize(focus.span)
        elif drag.moved and drag.piece and self._session.adding_piece_to is not None:
            self._labelling.add_piece()
        elif drag.moved:
            self.selected.emit()
        elif not drag.handle:
            self._click(hit, piece=drag.piece)

    def _click(self, hit: Hit, *, piece: bool) -> None:
        session = self._session
        mention = session.focused_mention
        if piece and mention is not None:
            word = tokens.word_at(session.content, hit.position)
            if word is not None and not mention.hull.overlaps(word):
                self._labelling.add_piece_to(mention, word)
            return
        self._session.set_focus(self._clicked(hit))

    def _clicked(self, hit: Hit) -> Focus | None:
        """Return the word or innermost mention under the pointer; clicked again, the next mention outward."""
        content, focus = self._session.content, self._session.focus
        on_lane = self._on_mark(hit.lane) if hit.lane is not None else None
        if on_lane is not None:
            return on_lane
        under = [found for found in map(self._on_mark, hit.marks) if found is not None]
        own = (focus.mention_id, focus.suggestion_id) if focus else (None, None)
        at = next((order for order, each in enumerate(under) if (each.mention_id, each.suggestion_id) == own), -1)
        if hit.inside and at + 1 < len(under):
            return under[at + 1]
        return selection.on_word(content, hit.position)

    def _on_mark(self, mark: MentionId) -> Focus | None:
        """Return the focus on a mention or, by its negative id, a suggestion; None for what is not open or there."""
        content, suggestion_id = self._session.content, suggestion_of(mark)
        if suggestion_id is not None:
            suggestion = self._session.suggestions.get(suggestion_id)
            return selection.on_suggestion(content, suggestion) if suggestion else None
        mention = self._session.mentions.get(mark)
        return selection.on_mention(content, mention) if mention else None

    def mouse_double_click(self, hit: Hit, event: QMouseEvent) -> None:
        """Select the phrase around the word: what E gives once."""
        if event.button() != Qt.MouseButton.LeftButton or self._session.mode is Mode.READ:
            return
        focus = selection.on_word(self._session.content, hit.position)
        if focus is not None:
            self._session.set_focus(focus)
            self._focusing.grow()
            self.selected.emit()

    def context_menu(self, hit: Hit, event: QContextMenuEvent) -> None:
        """Focus what is under the pointer, unless it is in focus already, and ask for the menu."""
        if self._session.article is None:
            return
        focus = self._session.focus
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        if by_mouse and self._session.mode is Mode.LABEL and not (focus and focus.span.covers(hit.position)):
            self._session.set_focus(self._clicked(hit))
        self.context_menu_requested.emit(event.globalPos())

    def left(self) -> None:
        """End the hover target: the pointer is gone."""
        if self._drag is None:
            self._session.set_hover(None)
