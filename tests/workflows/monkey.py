"""A monkey at the window: random keys, clicks and commands; after each, what is shown is what the project holds."""

import random
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QInputDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QWidget,
)
from workflows.driver import ALT, CTRL, NONE, SHIFT, User

from reader.domain.annotation import Mention
from reader.domain.annotator import AnnotatorKind
from reader.domain.article import ArticleDetails, ArticleId
from reader.domain.entity import Entity, EntityId
from reader.domain.errors import InvalidAnnotationError
from reader.domain.schema import Attribute
from reader.domain.span import Span
from reader.domain.suggestion import SuggestionState
from reader.formats.schema_toml import read_schema
from reader.paths import RESOURCES
from reader.project import ArticleDraft, Project
from reader.project.samples import read_sample
from reader.text import tokens
from reader.ui.keyboard.actions import COMMANDS
from reader.ui.session import Mode
from reader.ui.widgets.sheet import Sheet

HARD = (
    "بِسْمِ اللَّهِ الرَّحْمَٰنِ الرَّحِيمِ ۝ ٱلْحَمْدُ لِلَّهِ رَبِّ ٱلْعَٰلَمِينَ\n\n"
    "می\u200cخواهم به کتاب\u200cخانه\u200cی تهران بروم، آقای احمدی\u200cنژاد!\n"
    "שָׁלוֹם עֲלֵיכֶם, אמר ראש הממשלה (בנימין נתניהו) ב-12:30.\n"
    "𞤀𞤣𞤤𞤢𞤥 𞤆𞤵𞤤𞤢𞤪 😀👩\u200d👧🇱🇧 وقال غانتس لإيلاف: «نعم»\u200f…\n"
    "The minister said لا إلٰه to رأس النخيل (1.5 km) on 25 نوفمبر/تشرين الثاني 2002."
)
SMALL = ("", "   \n\n", "😀", "و", "…\n\n.\n", "a")
# these leave the program, ask the desktop, or write files where the monkey stands
_LEFT_OUT = {"quit", "save_pdf", "print", "export_labels", "save_copy"}
COMMAND_IDS = [command.id for command in COMMANDS if command.id not in _LEFT_OUT]
LETTERS = "ecwwlhnprgxazzt"
KEYS = (
    *[Qt.Key.Key_Left] * 6, *[Qt.Key.Key_Right] * 3, *[Qt.Key.Key_Up, Qt.Key.Key_Down] * 2, *[Qt.Key.Key_Escape] * 4,
    Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Tab, Qt.Key.Key_Backtab,
    *[Qt.Key.Key_Space] * 3, *[Qt.Key.Key_Return] * 2, Qt.Key.Key_Delete, Qt.Key.Key_F6, Qt.Key.Key_F3,
)  # fmt: skip
WORDS = ("غانتس", "per", "ن", "😀", "", "zzz", "1", "لإيلاف")


def make_project(path: Path, *, long: int = 0) -> None:
    """Make a project with everything in it, in several scripts; `long` repeats the sample in one article."""
    with Project.create(path, schema=read_schema(RESOURCES / "schemas" / "news.toml")) as project:
        sample = read_sample("coast_ar")[0]
        texts = [sample, HARD, *SMALL[2:], read_sample("coast_en")[0]]
        texts += ["\n".join([sample] * long)] if long else []
        drafts = [ArticleDraft(ArticleDetails(f"{number} مقالة"), text) for number, text in enumerate(texts)]
        ids = project.add_articles(drafts)
        label = project.schema.mention_labels[0]
        with project.edit("schema") as edit:
            edit.change_label(replace(label, attributes=(Attribute("sure", ("yes", "no"), "yes"), Attribute("why"))))
        for seed, article_id in enumerate(ids):
            _annotate(project, article_id, texts[seed], random.Random(seed))
        with project.edit("others") as edit:
            other = edit.as_annotator(edit.add_annotator("ليلى", AnnotatorKind.HUMAN).id)
            other.add_mention(ids[0], label.id, [Span(0, 4)])


def _annotate(project: Project, article_id: ArticleId, content: str, chance: random.Random) -> None:
    words = list(tokens.word_spans(content))
    labels = project.schema.mention_labels
    made: list[Mention] = []
    with project.edit("annotate", article_id=article_id) as edit:
        entity = edit.add_entity(Entity(EntityId(0), f"كيان {article_id}"))
        for number in range(min(len(words) // 3, 40)):
            first = chance.randrange(len(words))
            last = min(first + chance.choice((0, 0, 1, 3)), len(words) - 1)
            spans = [Span(words[first].start, words[last].end)]
            if number % 7 == 0 and last + 2 < len(words):
                spans.append(words[last + 2])
            label_id = chance.choice([None, *(label.id for label in labels)])
            with suppress(InvalidAnnotationError):  # these words have this label already
                made.append(edit.add_mention(article_id, label_id, spans, note="ملاحظة" * (number % 3 == 0)))
        if len(made) > 4:
            edit.link_mention(made[0].id, entity.id)
            edit.link_mention(made[1].id, entity.id)
            edit.add_relation(article_id, project.schema.relation_types[0].id, made[2].id, made[3].id)
            edit.add_note(article_id, "ملاحظة على الفقرة", span=made[0].spans[0])


class Monkey:
    """Play with a window. `steps` counts what was done, by kind; `last` is the tail of it, for a report."""

    def __init__(self, user: User, seed: int, file: Path) -> None:
        self.user, self.file = user, file
        self.chance = random.Random(seed)
        self.steps: Counter[str] = Counter()
        self.last: list[str] = []
        self._other_chance = random.Random(seed)  # what waits for the clock changes nothing of the steps
        self._timer = QTimer(user.window)
        self._timer.timeout.connect(self.leave_what_blocks)
        self._timer.start(50)
        self.kinds = (
            *[self.type_key] * 10, *[self.type_letter] * 9, *[self.type_digit] * 4, *[self.click_in_text] * 6,
            *[self.give_command] * 4, self.click_anywhere, self.write, self.undo_storm, self.resize,
            *[self.back_to_the_text] * 4, self.link, self.relate,
            self.another_article, self.reopen, self.wheel,
        )  # fmt: skip

    def play(self, steps: int) -> None:
        """Do so many random things, looking at everything after each."""
        for step in range(steps):
            kind = self.chance.choice(self.kinds)
            self.steps[kind.__name__] += 1
            self.note(kind.__name__)
            kind()
            self.user.settle(2)
            self.tidy()
            self.look()
            if step % 50 == 49:
                self.check()
        self.check()

    def note(self, what: str) -> None:
        """Keep what was done for the report of a failure."""
        self.last = [*self.last[-30:], what]

    # --- what it does

    def _target(self) -> QWidget:
        return QApplication.activePopupWidget() or QApplication.focusWidget() or self.user.window

    def _modifiers(self) -> Qt.KeyboardModifier:
        return self.chance.choice((NONE,) * 8 + (SHIFT,) * 4 + (ALT, CTRL, SHIFT | ALT))

    def type_key(self) -> None:
        key, modifiers = self.chance.choice(KEYS), self._modifiers()
        self.note(f"{key.name} {modifiers.name} on {type(self._target()).__name__}")
        for _ in range(self.chance.choice((1, 1, 3))):
            QTest.keyClick(self._target(), key, modifiers)

    def type_letter(self) -> None:
        letter, modifiers = self.chance.choice(LETTERS), self.chance.choice((NONE, NONE, NONE, SHIFT))
        self.note(f"{letter} {modifiers.name}")
        self.user.arabic = self.chance.random() < 0.3
        self.user.letter(letter, modifiers)

    def type_digit(self) -> None:
        QTest.keyClick(self._target(), Qt.Key(ord(self.chance.choice("1234567890"))), self.chance.choice((NONE, SHIFT)))

    def _place(self, widget: QWidget) -> QPoint:
        return QPoint(self.chance.randrange(max(1, widget.width())), self.chance.randrange(max(1, widget.height())))

    def click_in_text(self) -> None:
        viewport = self.user.view.viewport()
        if not viewport.isVisible():
            return
        point = self._place(viewport)
        how = self.chance.choice(("click", "click", "double", "drag", "hover", "right", "middle"))
        self.note(f"{how} at {point.toTuple()}")
        modifiers = self.chance.choice((NONE, NONE, NONE, SHIFT, ALT))
        if how == "click":
            self.user.click(point, modifiers)
        elif how == "double":
            self.user.double_click(point)
        elif how == "drag":
            self.user.drag(point, self._place(viewport), modifiers)
        elif how == "hover":
            self.user.hover(point)
        elif how == "middle":
            QTest.mouseClick(viewport, Qt.MouseButton.MiddleButton, NONE, point)
        else:
            QApplication.sendEvent(
                viewport, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, viewport.mapToGlobal(point))
            )

    def click_anywhere(self) -> None:
        window = self.user.window
        target = window.childAt(self._place(window))
        if target is not None:
            self.note(f"click on {type(target).__name__}")
            QTest.mouseClick(target, Qt.MouseButton.LeftButton, NONE, self._place(target))

    def give_command(self) -> None:
        command = self.chance.choice(COMMAND_IDS)
        action = self.user.window.actions_table[command]
        self.note(command)
        if action.isEnabled():
            action.trigger()

    def write(self) -> None:
        target = self._target()
        if isinstance(target, (QLineEdit, QPlainTextEdit)):
            self.user.write(self.chance.choice(WORDS))
            self.user.settle(4)
            QTest.keyClick(target, self.chance.choice((Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Escape)))

    def undo_storm(self) -> None:
        count = self.chance.randrange(25)
        for command, times in (("undo", count), ("redo", self.chance.choice((0, count // 2, count, count, count)))):
            for _ in range(times):
                self.user.window.actions_table[command].trigger()
            self.user.settle(1)

    def back_to_the_text(self) -> None:
        """Give the keyboard to the text, in Label mode, as a user does who wants to go on."""
        self.user.window.actions_table["mode_label"].trigger()
        self.user.view.setFocus()
        QTest.keyClick(self._target(), Qt.Key.Key_Escape)

    def link(self) -> None:
        """Link the target to an entity, or label it, by a name."""
        self.back_to_the_text()
        self.type_letter()
        self.user.letter("l")
        self.user.settle(2)
        self.write()

    def relate(self) -> None:
        """Relate a mention to another."""
        self.back_to_the_text()
        for letter in "wrw":
            self.user.letter(letter)
        QTest.keyClick(self._target(), Qt.Key.Key_Return)

    def resize(self) -> None:
        self.user.window.resize(self.chance.choice((620, 900, 1180, 1440)), self.chance.choice((500, 900)))

    def wheel(self) -> None:
        bar = self.user.view.verticalScrollBar()
        bar.setValue(self.chance.randint(bar.minimum(), bar.maximum()))

    def another_article(self) -> None:
        project = self.user.window.session.project
        ids = project.article_ids() if project is not None else []
        if ids:
            self.user.window.session.show_article(self.chance.choice(ids))

    def reopen(self) -> None:
        self.user.window.open_paths([self.file])

    def leave_what_blocks(self) -> None:
        """Close a dialog that has an event loop of its own; a step would never end in it."""
        modal = QApplication.activeModalWidget()
        if isinstance(modal, (QInputDialog, QMessageBox)):
            self.note(f"close {type(modal).__name__}")
            modal.reject()
        popup = QApplication.activePopupWidget()
        if isinstance(popup, QMenu) and self._other_chance.random() < 0.3:
            popup.close()

    def tidy(self) -> None:
        """Leave what would wait for someone: dialogs, menus; open the project again where it was closed."""
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QMenu) and widget.isVisible() and self.chance.random() < 0.5:
                widget.close()
        for dialog in self.user.window.findChildren(QDialog):
            if dialog.isVisible() and (isinstance(dialog, QFileDialog) or self.chance.random() < 0.3):
                self.note(f"close {type(dialog).__name__}")
                dialog.reject()
        for sheet in self.user.window.findChildren(Sheet):
            if sheet.isVisible() and self.chance.random() < 0.2:
                sheet.close_sheet()
        self.user.settle(1)
        if self.user.window.session.project is None:
            self.reopen()
            self.user.settle(2)

    # --- what must be so

    def look(self) -> None:
        """Assert that what is shown is what the project holds."""
        session, view = self.user.window.session, self.user.view
        project, article = session.project, session.article
        assert project is not None, self.last
        if article is None:
            return
        content = session.content
        held = {mention.id: mention for mention in project.mentions(article.id, session.layer)}
        assert session.mentions == held, self.last
        assert {each.id: each for each in view.text.mentions} == held, self.last
        own = session.layer is None
        suggested = {each.id for each in project.suggestions(article.id, state=SuggestionState.OPEN)} if own else set()
        assert set(session.suggestions) == suggested, self.last
        marks = {-each.id for each in view.text.suggestions}
        assert marks == suggested or session.settings.show_rejected, (marks - suggested, suggested - marks, self.last)
        assert +session.label_counts() == Counter(mention.label_id for mention in held.values()), self.last
        assert {each.id for each in project.relations(article.id, session.layer)} == set(session.relations), self.last
        focus = session.focus
        if focus is not None:
            assert 0 <= focus.span.start < focus.span.end <= len(content), (focus, self.last)
            assert focus.mention_id is None or focus.mention_id in held, (focus, self.last)
            assert focus.suggestion_id is None or focus.suggestion_id in suggested, (focus, self.last)
        else:
            assert tokens.next_word(content, 0) is None or tokens.word_at(content, 0) is None, self.last
        for mention in held.values():
            for span in mention.spans:
                assert span.end <= len(content) and span.slice(content), (mention, self.last)
        self.look_at_the_painting()

    def look_at_the_painting(self) -> None:
        """Paint, then assert that each mention of a block is placed in each of its lines, and no other is."""
        view = self.user.view
        view.viewport().grab()
        reading = self.user.window.session.mode is Mode.READ
        marks = {each.id: each for each in (*view.text.mentions, *(() if reading else view.text.suggestions))}
        for number, _ in view.text.visible(view.viewport().height()):
            if not 0 < number <= len(view.text.blocks):
                continue
            laid = view.text.block(number - 1)
            for line in laid.lines:
                low, high = laid.code_point(line.start), laid.code_point(line.end)
                here = {
                    each.id
                    for each in marks.values()
                    if any(max(low, span.start) < min(high, span.end) for span in each.spans)
                }
                placed = {each.mention.id for each in line.placed if each.boxes}
                assert placed <= here, self.last
                # what has no width (a lone space at the end of a line) is not drawn
                for key in here - placed:
                    parts = (view.text.content[max(low, span.start) : min(high, span.end)] for span in marks[key].spans)
                    letters = "".join(parts)
                    assert not letters.strip(), (marks[key], letters, self.last)

    def check(self) -> None:
        """Assert that nothing in the project file contradicts anything else."""
        project = self.user.window.session.project
        assert project is not None
        assert project.check() == [], self.last
