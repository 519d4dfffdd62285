"""Key presses for the seed's 84 gold mentions, replayed with real key events: memory on against memory off.

Keystroke-level model: K = 0.2 s for each press, M = 1.35 s for each decision, which is a mention made or a suggestion
refused. The hand walks by lines and words, takes the next suggestion with Tab when that is where it wants to go, and
accepts with Space. No key is saved that a reader who goes through the text in order would not save.
"""

import os
import tempfile
from pathlib import Path

from PySide6.QtCore import Qt

from reader.domain.span import Span
from reader.text import tokens
from reader.ui.application import make_application
from tests.benchmarks.harness import Figure
from tests.workflows.driver import BACK, NEXT, SHIFT, User, gold, saved

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
K, M = 0.2, 1.35
Wanted = tuple[Span, str]


class Hand:
    """Make the gold mentions in reading order and count decisions; the user counts the presses."""

    def __init__(self, user: User, wanted: list[Wanted]) -> None:
        self.user, self.wanted, self.decisions = user, wanted, 0
        self.keys = {label.name: label.key for label in user.project.schema.labels}
        self.names = {label.id: label.name for label in user.project.schema.labels}

    def run(self) -> None:
        """Make every mention that is not there yet."""
        for span, label in self.wanted:
            if not self._take_suggestion(span, label):
                self._select(span)
                self.user.digit(self.keys[label])
            self.decisions += 1
        while self.user.window.session.suggestions:
            # what is left is wrong: the article is not done before it is refused
            if self.user.window.session.focused_suggestion is None:
                self.user.key(Qt.Key.Key_Tab)
            self.user.letter("x")
            self.decisions += 1

    def _take_suggestion(self, span: Span, label: str) -> bool:
        """Accept what is suggested for a gold mention; refuse what stands before it and is wrong."""
        session = self.user.window.session
        if not any(each.span == span and self.names[each.label_id] == label for each in session.suggestions.values()):
            return False
        for _ in range(40):
            found = session.focused_suggestion
            if found is None:
                between = [
                    each for each in session.suggestions.values() if session.position() <= each.start < span.start
                ]
                if len(between) > 3:
                    self._walk(span.start)
                self.user.key(Qt.Key.Key_Tab)
            elif (found.span, self.names[found.label_id]) == (span, label):
                self.user.key(Qt.Key.Key_Space)
                return True
            elif (found.span, self.names[found.label_id]) not in self.wanted:
                self.user.letter("x")
                self.decisions += 1
            else:
                self.user.key(Qt.Key.Key_Tab, SHIFT if found.start > span.start else Qt.KeyboardModifier.NoModifier)
        return False

    def _walk(self, position: int) -> None:
        """Go to a word by lines while it is further than a line, then word by word."""
        user = self.user
        word = tokens.word_at(user.content, position)
        assert word is not None
        if user.focus.mention_id is not None or user.focus.suggestion_id is not None or user.focus.is_selection:
            user.key(Qt.Key.Key_Escape)
        for _ in range(60):
            here = user.focus.span.start
            if here == word.start:
                return
            steps = sum(1 for _ in tokens.word_spans(user.content[min(here, word.start) : max(here, word.start)]))
            if steps > 8:
                user.key(Qt.Key.Key_Down if here < word.start else Qt.Key.Key_Up)
            else:
                user.key(NEXT if here < word.start else BACK)
        raise AssertionError(position)

    def _select(self, span: Span) -> None:
        user = self.user
        self._walk(span.start)
        for _ in range(4):
            if user.focus.span.start == span.start:
                break
            user.letter("c")
        for _ in range(12):
            if user.focus.span.end >= span.end:
                break
            user.key(NEXT, SHIFT)
        assert user.focus.span == span


def replay(*, remember: bool) -> tuple[int, int, int]:
    """Return presses, decisions and mentions of one replay through the real window."""
    with tempfile.TemporaryDirectory() as place:
        user = User(Path(place))
        user.window.settings.remember = remember
        user.open(SHARED / "seed" / "article.txt")
        rows = gold(SHARED)
        wanted = [(Span(row["start"], row["end"]), str(row["label"])) for row in rows]
        hand = Hand(user, wanted)
        user.presses = 0
        hand.run()
        made = {(Span(start, end), name) for start, end, name, _ in saved(user.project)}
        assert made == set(wanted), made ^ set(wanted)
        presses = user.presses
        user.close()
    return presses, hand.decisions, len(wanted)


def figures() -> list[Figure]:
    """Return presses and seconds for each mention, with and without memory."""
    if not (SHARED / "seed").is_dir():
        return []
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = make_application("en", "light")
    found, seconds = [], {}
    # the bounds of the seconds are those of the design: keys alone, and with repeats remembered
    for name, remember, bound in (("memory off", False, 2.7), ("memory on", True, 2.64)):
        presses, decisions, mentions = replay(remember=remember)
        seconds[name] = (presses * K + decisions * M) / mentions
        found.append(Figure(f"key presses for each of {mentions} mentions, {name}", presses / mentions, 7.0))
        found.append(Figure(f"decisions for each mention, {name}", decisions / mentions, 2.0))
        found.append(Figure(f"seconds for each mention (K 0.2, M 1.35), {name}", seconds[name], bound, "s"))
    found.append(Figure("memory on over memory off, seconds", seconds["memory on"] / seconds["memory off"], 1.0))
    app.processEvents()
    return found
