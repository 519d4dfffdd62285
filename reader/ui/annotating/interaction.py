"""What keys and the mouse mean in the reading view: moves of the focus, and calls of the labelling verbs."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from reader.domain.annotation import MentionId
from reader.domain.article import Direction
from reader.domain.span import Span
from reader.domain.suggestion import SuggestionId
from reader.text import tokens
from reader.ui.annotating.labelling import Labelling
from reader.ui.article_view import lines, selection
from reader.ui.article_view.hit_testing import Hit
from reader.ui.article_view.marks import suggestion_of
from reader.ui.article_view.selection import Focus
from reader.ui.article_view.view import ArticleView
from reader.ui.keyboard.keys import digit_of, letter_of
from reader.ui.session import Mode, Session

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right)


@dataclass(slots=True)
class _Drag:
    """Remember a mouse button held down: where it went down, and which end it moves ("" for a new selection)."""

    press: QPointF
    position: int
    handle: str = ""
    piece: bool = False
    moved: bool = False


class Interaction(QObject):
    """Turn events of the reading view into focus moves and labelling commands.

    Letters are looked up in `letters` ("e", "shift+e"), filled by the actions table, and act only here, while the
    reading view has the keyboard.
    """

    selected_with_mouse = Signal()
    context_menu_requested = Signal(QPoint)
    inspector_requested = Signal()
    left_text = Signal()
    relation_confirmed = Signal(int)  # the digit of a type, 0 for Enter
    end_reached = Signal()
    too_unsure = Signal(int)  # how many suggestions of the paragraph are below the least confidence

    def __init__(self, view: ArticleView, session: Session, labelling: Labelling) -> None:
        super().__init__(view)
        self._view, self._session, self._labelling = view, session, labelling
        self.letters: dict[str, QAction] = {}
        self._column: float | None = None
        self._drag: _Drag | None = None
        view.set_interaction(self)
        labelling.decided.connect(self.go_on)

    # --- keyboard

    def key_press(self, event: QKeyEvent) -> bool:
        """Handle a key; False leaves it to the window's shortcuts."""
        if self._session.article is None:
            return False
        if self._session.mode is Mode.READ:
            return self._key_in_read_mode(event)
        modifiers = event.modifiers() & (_SHIFT | _ALT | _CTRL | Qt.KeyboardModifier.MetaModifier)
        if event.key() in _ARROWS and not modifiers & _CTRL:
            self._column = None
            return self._arrow(event.key(), modifiers)
        if self._vertical(event, modifiers):
            return True
        self._column = None
        if modifiers & (_CTRL | _ALT | Qt.KeyboardModifier.MetaModifier):
            return False
        return self._digit(event) or self._named_key(event) or self._letter(event)

    def _key_in_read_mode(self, event: QKeyEvent) -> bool:
        bar, key = self._view.verticalScrollBar(), event.key()
        if event.modifiers() & (_ALT | Qt.KeyboardModifier.MetaModifier):
            return False
        if event.modifiers() & _CTRL and key not in (Qt.Key.Key_Home, Qt.Key.Key_End):
            return False
        page = int(bar.pageStep() * 0.9)
        if key == Qt.Key.Key_Space:
            page = -page if event.modifiers() & _SHIFT else page
        steps: dict[int, Callable[[], int]] = {
            Qt.Key.Key_Up: lambda: bar.value() - bar.singleStep(),
            Qt.Key.Key_Down: lambda: bar.value() + bar.singleStep(),
            Qt.Key.Key_PageUp: lambda: bar.value() - page,
            Qt.Key.Key_PageDown: lambda: bar.value() + page,
            Qt.Key.Key_Space: lambda: bar.value() + page,
            Qt.Key.Key_Home: bar.minimum,
            Qt.Key.Key_End: bar.maximum,
        }
        step = steps.get(key)
        if step is not None:
            bar.setValue(step())
        return step is not None

    def _is_forward(self, key: int, position: int) -> bool:
        rtl = self._view.text.paragraph_direction_at(position) is Direction.RTL
        return (key == Qt.Key.Key_Left) == rtl

    def _arrow(self, key: int, modifiers: Qt.KeyboardModifier) -> bool:
        target, content = self._session.target, self._session.content
        if target is None:
            return False
        forward = self._is_forward(key, target.span.start)
        by_letter = bool(modifiers & _ALT) != self._session.settings.letter_arrows
        if modifiers & _SHIFT:
            extend = selection.extend_letter if by_letter else selection.extend_word
            self._move_ends(extend(content, target, forward=forward))
        elif by_letter:
            self._go(selection.step_letter(content, target, forward=forward))
        elif self._session.settings.visual_arrows:
            self._go(self._visual_step(target, leftward=key == Qt.Key.Key_Left, forward=forward))
        else:
            self._go(selection.step_word(content, target, forward=forward))
        return True

    def _visual_step(self, target: Focus, *, leftward: bool, forward: bool) -> Focus:
        """Go to the word that is drawn next to the left or right on the line; from its end, to the next line."""
        content = self._session.content
        boxes = self._view.rects(target.span)
        if not boxes:
            return selection.step_word(content, target, forward=forward)
        here = boxes[0]
        low, high = tokens.paragraph_at(content, target.span.start)
        line = []
        for word in tokens.words_of(content[low:high]):
            span = Span(low + word.start, low + word.end)
            around = self._view.rects(span)
            if around and abs(around[0].center().y() - here.center().y()) < here.height() / 2:
                line.append((around[0].center().x(), span))
        beyond = [
            (x, span) for x, span in line if (x < here.center().x() - 1 if leftward else x > here.center().x() + 1)
        ]
        if not beyond:
            return selection.step_word(content, target, forward=forward)
        return Focus((max(beyond) if leftward else min(beyond))[1])

    def _move_ends(self, focus: Focus) -> None:
        """Carry out an extension: of a mention it is saved at once, of anything else it is a selection."""
        if focus.mention_id is None:
            self._go(focus)
        elif self._labelling.resize(focus.span) and self._session.focus is not None:
            self._session.set_focus(replace(self._session.focus, origin=focus.origin))
        self._show_focus()

    def _vertical(self, event: QKeyEvent, modifiers: Qt.KeyboardModifier) -> bool:
        target, text, content = self._session.target, self._view.text, self._session.content
        if target is None or modifiers & _ALT:
            return False
        at = target.span.start
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            if modifiers & _CTRL:
                return False
            step = lines.line_above if event.key() == Qt.Key.Key_Up else lines.line_below
            position, self._column = step(text, at, self._column)
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            if modifiers & _CTRL:
                return False
            page = lines.page_above if event.key() == Qt.Key.Key_PageUp else lines.page_below
            position = page(text, at, self._view.viewport().height())
        elif event.key() == Qt.Key.Key_Home:
            position = 0 if modifiers & _CTRL else lines.line_start(text, at)
        elif event.key() == Qt.Key.Key_End:
            position = len(content) if modifiers & _CTRL else max(lines.line_end(text, target.span.end - 1) - 1, 0)
        else:
            return False
        found = selection.on_word(content, position)
        if found is None:
            return True
        if modifiers & _SHIFT:
            origin = target.origin or target.span
            span = Span(min(origin.start, found.span.start), max(origin.end, found.span.end))
            self._move_ends(replace(target, span=span, origin=origin))
        else:
            self._go(found)
        return True

    def _digit(self, event: QKeyEvent) -> bool:
        digit = digit_of(event)
        project = self._session.project
        if digit is None or project is None:
            return False
        if self._session.relating_from is not None:
            self.relation_confirmed.emit(digit)
            return True
        key = f"shift+{digit}" if event.modifiers() & _SHIFT else str(digit)
        label = project.schema.find_label_by_key(key)
        if label is not None and not event.isAutoRepeat():
            self._labelling.give_label(label.id)
            self._show_focus()
        return True

    def _named_key(self, event: QKeyEvent) -> bool:
        key, session = event.key(), self._session
        if key == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self._space(shift=bool(event.modifiers() & _SHIFT))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if session.adding_piece_to is not None:
                self._labelling.add_piece()
            elif session.relating_from is not None:
                self.relation_confirmed.emit(0)
            else:
                self.inspector_requested.emit()
        elif key == Qt.Key.Key_Delete:
            self._labelling.remove()
        elif key == Qt.Key.Key_Escape:
            self.drop()
        else:
            return False
        return True

    def _letter(self, event: QKeyEvent) -> bool:
        letter = letter_of(event)
        if not letter:
            return False
        action = self.letters.get(f"shift+{letter}" if event.modifiers() & _SHIFT else letter)
        if action is None:
            return False
        if action.isEnabled() and (not event.isAutoRepeat() or action.autoRepeat()):
            action.trigger()
        return True

    def _space(self, *, shift: bool) -> None:
        """Accept and go on, else go to a suggestion, else turn the page. Shift: the paragraph's, else a page back."""
        if shift:
            if not self.accept_paragraph():
                self._page_or_finish(backward=True)
        elif self._session.focused_suggestion is not None:
            self._labelling.accept()
        elif not self.step_suggestion(1):
            self._page_or_finish(backward=False)

    def tab(self, forward: bool) -> bool:
        """Go to the next or previous suggestion; False where Tab leaves the text, because there is none."""
        return self._session.mode is Mode.LABEL and self.step_suggestion(1 if forward else -1)

    def _page_or_finish(self, *, backward: bool) -> None:
        bar = self._view.verticalScrollBar()
        if not backward and bar.value() >= bar.maximum():
            self.end_reached.emit()
            return
        page = lines.page_above if backward else lines.page_below
        there = page(self._view.text, self._session.position(), self._view.viewport().height())
        found = selection.on_word(self._session.content, there)
        if found is None or found == self._session.focus:
            bar.setValue(bar.maximum() if not backward else bar.minimum())
        else:
            self._go(found)

    def drop(self) -> None:
        """Drop what is half done: a piece or relation, then selection or mention; with nothing left, leave the text."""
        session, focus = self._session, self._session.focus
        if session.adding_piece_to is not None:
            session.set_adding_piece(None)
        elif session.relating_from is not None:
            session.set_relating(None)
        elif session.hover is not None:
            session.set_hover(None)
        elif focus is not None and (self._is_annotation(focus) or focus.is_selection or focus.seed is not None):
            self._go(selection.on_word(session.content, focus.span.start))
        else:
            self.left_text.emit()

    @staticmethod
    def _is_annotation(focus: Focus) -> bool:
        return focus.mention_id is not None or focus.suggestion_id is not None

    # --- commands bound to letters

    def grow(self, *, shrink: bool = False) -> None:
        """Grow or shrink the target one step."""
        target = self._session.target
        if target is not None:
            self._move_ends(selection.grow(self._session.content, target, self._session.is_known_name, shrink=shrink))

    def step_mention(self, step: int) -> None:
        """Focus the next (+1) or previous (-1) mention of the article, outer before inner."""
        target = self._session.target
        if target is None:
            return
        found = self._view.text.mentions.next(target.span.start, target.mention_id, step)
        if found is not None:
            self._go(selection.on_mention(self._session.content, found))

    def step_suggestion(self, step: int) -> bool:
        """Focus the next (+1) or previous (-1) open suggestion, round the ends of the article; False without any."""
        target, found = self._session.target, self._session.suggestions
        if target is None or not found:
            return False
        order = sorted(found.values(), key=lambda each: (each.start, -each.end, each.id))
        own = found.get(target.suggestion_id) if target.suggestion_id is not None else None
        key = (own.start, -own.end, own.id) if own else (target.span.start, -target.span.end, 0)
        keys = [(each.start, -each.end, each.id) for each in order]
        at = bisect_right(keys, key) if step > 0 else bisect_left(keys, key) - 1
        self._go(selection.on_suggestion(self._session.content, order[at % len(order)]))
        return True

    def go_on(self) -> None:
        """After a decision go to the next suggestion further on; behind the last one stay."""
        target, found = self._session.target, self._session.suggestions
        later = [each for each in found.values() if target and (each.start, -each.end) > self._place(target)]
        if later:
            following = min(later, key=lambda each: (each.start, -each.end, each.id))
            self._go(selection.on_suggestion(self._session.content, following))
        else:
            self._show_focus()

    @staticmethod
    def _place(focus: Focus) -> tuple[int, int]:
        return focus.span.start, -focus.span.end

    def accept_paragraph(self) -> bool:
        """Accept what is left in the paragraph and is sure enough; False where nothing is suggested there."""
        session, target = self._session, self._session.target
        if target is None:
            return False
        start, end = tokens.paragraph_at(session.content, target.span.start)
        here = [each for each in session.suggestions.values() if start <= each.start < max(end, start + 1)]
        sure = [each for each in here if each.score >= session.settings.least_confidence]
        if here and not sure:
            self.too_unsure.emit(len(here))
        self._labelling.accept_all(sorted(sure, key=lambda each: (each.start, -each.end, each.id)))
        return bool(here)

    def focus_suggestion(self, suggestion_id: SuggestionId) -> None:
        """Focus one open suggestion and show it."""
        suggestion = self._session.suggestions.get(suggestion_id)
        if suggestion is not None:
            self._go(selection.on_suggestion(self._session.content, suggestion))

    def focus_mention(self, mention_id: MentionId) -> None:
        """Focus one mention and show it."""
        mention = self._session.mentions.get(mention_id)
        if mention is not None:
            self._go(selection.on_mention(self._session.content, mention))

    def go_to_word(self, position: int) -> None:
        """Focus the word at a code point and show it."""
        self._go(selection.on_word(self._session.content, position))

    def focus_span(self, span: Span) -> None:
        """Focus a span of the text and show it."""
        self._go(Focus(span))

    def focus_word(self, position: int) -> None:
        """Focus the word at a place and show it; nothing where there is no word."""
        focus = selection.on_word(self._session.content, position)
        if focus is not None:
            self._go(focus)

    def _go(self, focus: Focus | None) -> None:
        self._session.set_focus(focus)
        self._show_focus()

    def _show_focus(self) -> None:
        if self._session.focus is not None:
            self._view.ensure_visible(self._session.focus.span)

    # --- mouse

    def mouse_press(self, hit: Hit, event: QMouseEvent) -> None:
        """Begin a click, a selection or the move of an end; middle click on a lane removes its mention."""
        if self._session.article is None or self._session.mode is Mode.READ:
            return
        self._column = None
        if event.button() == Qt.MouseButton.MiddleButton and hit.lane is not None:
            suggestion_id = suggestion_of(hit.lane)
            if suggestion_id is None:
                self.focus_mention(hit.lane)
                self._labelling.remove()
            else:
                self.focus_suggestion(suggestion_id)
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
        origin = focus.origin or focus.span
        snap = selection.snap_to_letters if letters else selection.snap_to_words
        word = snap(content, position, position)
        if word is not None:
            span = Span(min(origin.start, word.start), max(origin.end, word.end))
            self._move_ends(replace(focus, span=span, origin=origin))
            self.selected_with_mouse.emit()

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
            self.selected_with_mouse.emit()
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
            self.grow()
            self.selected_with_mouse.emit()

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
