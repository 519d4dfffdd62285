"""What keys mean in the reading view: moves of the focus, digits as labels, letters as commands."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent

from reader.domain.article import Direction
from reader.domain.span import Span
from reader.text import tokens
from reader.ui.annotating.focusing import Focusing
from reader.ui.annotating.labelling import Labelling
from reader.ui.article_view import lines, selection
from reader.ui.article_view.selection import Focus
from reader.ui.article_view.view import ArticleView
from reader.ui.keyboard.keys import digit_of, letter_of
from reader.ui.session import Mode, Session

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_META = Qt.KeyboardModifier.MetaModifier
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right)


class TextKeys(QObject):
    """Turn keys of the reading view into moves of the focus and labelling commands.

    Letters are looked up in `letters` ("e", "shift+e"), filled by the actions table, and act only here, while the
    reading view has the keyboard.
    """

    inspector_requested = Signal()
    left_text = Signal()
    relation_confirmed = Signal(int)  # the digit of a type, 0 for Enter
    end_reached = Signal()

    def __init__(self, view: ArticleView, session: Session, labelling: Labelling, focusing: Focusing) -> None:
        super().__init__(view)
        self._view, self._session, self._labelling, self._focusing = view, session, labelling, focusing
        self.letters: dict[str, QAction] = {}
        # where going up and down keeps to, px in the column
        self._x: float | None = None

    def forget_x(self) -> None:
        """Go up and down from the middle of what is in focus: it was chosen by other means."""
        self._x = None

    def key_press(self, event: QKeyEvent) -> bool:
        """Handle a key; False leaves it to the window's shortcuts."""
        if self._session.article is None:
            return False
        if self._session.mode is Mode.READ:
            return self._key_in_read_mode(event)
        modifiers = event.modifiers() & (_SHIFT | _ALT | _CTRL | _META)
        if event.key() in _ARROWS and not modifiers & _CTRL:
            self.forget_x()
            return self._arrow(event.key(), modifiers)
        if self._vertical(event, modifiers):
            return True
        self.forget_x()
        if modifiers & (_CTRL | _ALT | _META):
            return False
        return self._digit(event) or self._named_key(event) or self._letter(event)

    def _key_in_read_mode(self, event: QKeyEvent) -> bool:
        bar, key = self._view.verticalScrollBar(), event.key()
        if event.modifiers() & (_ALT | _META):
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
            self._focusing.move_ends(extend(content, target, forward=forward))
        elif by_letter:
            self._focusing.go(selection.step_letter(content, target, forward=forward))
        elif self._session.settings.visual_arrows:
            self._focusing.go(self._visual_step(target, leftward=key == Qt.Key.Key_Left, forward=forward))
        else:
            self._focusing.go(selection.step_word(content, target, forward=forward))
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

    def _vertical(self, event: QKeyEvent, modifiers: Qt.KeyboardModifier) -> bool:
        target, text, content = self._session.target, self._view.text, self._session.content
        if target is None or modifiers & _ALT:
            return False
        at = target.span.start
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            if modifiers & _CTRL:
                return False
            step = lines.line_above if event.key() == Qt.Key.Key_Up else lines.line_below
            position, self._x = step(text, at, self._x)
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
            self._focusing.move_ends(selection.extend_to(target, found.span))
        else:
            self._focusing.go(found)
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
            self._focusing.show()
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
            self._drop()
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
            if not self._labelling.accept_paragraph():
                self._page_or_finish(backward=True)
        elif self._session.focused_suggestion is not None:
            self._labelling.accept()
        elif not self._focusing.step_suggestion(1):
            self._page_or_finish(backward=False)

    def tab(self, forward: bool) -> bool:
        """Go to the next or previous suggestion; False where Tab leaves the text, because there is none."""
        return self._session.mode is Mode.LABEL and self._focusing.step_suggestion(1 if forward else -1)

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
            self._focusing.go(found)

    def _drop(self) -> None:
        """Drop what is half done: a piece or relation, then selection or mention; with nothing left, leave the text."""
        session, focus = self._session, self._session.focus
        if session.adding_piece_to is not None:
            session.set_adding_piece(None)
        elif session.relating_from is not None:
            session.set_relating(None)
        elif session.hover is not None:
            session.set_hover(None)
        elif focus is not None and (self._is_annotation(focus) or focus.is_selection or focus.seed is not None):
            self._focusing.go(selection.on_word(session.content, focus.span.start))
        else:
            self.left_text.emit()

    @staticmethod
    def _is_annotation(focus: Focus) -> bool:
        return focus.mention_id is not None or focus.suggestion_id is not None
