"""Moves of the focus in the reading view: to words, mentions and suggestions, and of its ends."""

from bisect import bisect_left, bisect_right
from dataclasses import replace

from PySide6.QtCore import QObject

from reader.domain.annotation import MentionId
from reader.domain.span import Span
from reader.domain.suggestion import Suggestion, SuggestionId
from reader.ui.annotating.labelling import Labelling
from reader.ui.article_view import selection
from reader.ui.article_view.selection import Focus
from reader.ui.article_view.view import ArticleView
from reader.ui.session import Session


class Focusing(QObject):
    """Move the focus and show it. The ends of a mention in focus are saved as they move."""

    def __init__(self, view: ArticleView, session: Session, labelling: Labelling) -> None:
        super().__init__(view)
        self._view, self._session, self._labelling = view, session, labelling
        labelling.decided.connect(self.go_on)

    def go(self, focus: Focus | None) -> None:
        """Take the focus somewhere and show it."""
        self._session.set_focus(focus)
        self.show()

    def show(self) -> None:
        """Scroll what is in focus into sight."""
        if self._session.focus is not None:
            self._view.ensure_visible(self._session.focus.span)

    def focus_span(self, span: Span) -> None:
        """Focus a span of the text and show it."""
        self.go(Focus(span))

    def focus_word(self, position: int) -> None:
        """Focus the word at a code point and show it; nothing where there is no word."""
        focus = selection.on_word(self._session.content, position)
        if focus is not None:
            self.go(focus)

    def focus_mention(self, mention_id: MentionId) -> None:
        """Focus one mention and show it."""
        mention = self._session.mentions.get(mention_id)
        if mention is not None:
            self.go(selection.on_mention(self._session.content, mention))

    def focus_suggestion(self, suggestion_id: SuggestionId) -> None:
        """Focus one open suggestion and show it."""
        suggestion = self._session.suggestions.get(suggestion_id)
        if suggestion is not None:
            self.go(selection.on_suggestion(self._session.content, suggestion))

    # --- ends

    def move_ends(self, focus: Focus) -> None:
        """Carry out an extension: of a mention it is saved at once, of anything else it is a selection."""
        if focus.mention_id is None:
            self.go(focus)
        elif self._labelling.resize(focus.span) and self._session.focus is not None:
            self._session.set_focus(replace(self._session.focus, origin=focus.origin))
        self.show()

    def grow(self, *, shrink: bool = False) -> None:
        """Grow or shrink the target one step."""
        target = self._session.target
        if target is not None:
            self.move_ends(selection.grow(self._session.content, target, self._session.is_known_name, shrink=shrink))

    # --- steps

    def step_mention(self, step: int) -> None:
        """Focus the next (+1) or previous (-1) mention of the article, outer before inner."""
        target = self._session.target
        if target is None:
            return
        found = self._view.text.mentions.next(target.span.start, target.mention_id, step)
        if found is not None:
            self.go(selection.on_mention(self._session.content, found))

    def step_suggestion(self, step: int) -> bool:
        """Focus the next (+1) or previous (-1) open suggestion, round the ends of the article; False without any."""
        target, found = self._session.target, self._session.suggestions
        if target is None or not found:
            return False
        order = sorted(found.values(), key=_order)
        own = found.get(target.suggestion_id) if target.suggestion_id is not None else None
        key = _order(own) if own else (target.span.start, -target.span.end, 0)
        keys = [_order(each) for each in order]
        at = bisect_right(keys, key) if step > 0 else bisect_left(keys, key) - 1
        self.go(selection.on_suggestion(self._session.content, order[at % len(order)]))
        return True

    def go_on(self) -> None:
        """After a decision go to the next suggestion further on; behind the last one stay."""
        target, found = self._session.target, self._session.suggestions
        here = (target.span.start, -target.span.end) if target else ()
        later = [each for each in found.values() if target and (each.start, -each.end) > here]
        if later:
            self.go(selection.on_suggestion(self._session.content, min(later, key=_order)))
        else:
            self.show()


def _order(suggestion: Suggestion) -> tuple[int, int, int]:
    """Return the key by which suggestions are walked: by start, outer before inner."""
    return suggestion.start, -suggestion.end, suggestion.id
