"""The one place that knows what the window is looking at: project, article, focus, mode, theme, language."""

from collections import Counter
from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from reader.domain.annotation import Mention, MentionId, Note, Relation, RelationId
from reader.domain.annotator import AnnotatorId
from reader.domain.article import Article, ArticleId
from reader.domain.errors import FileError, NotFoundError, ReaderError
from reader.domain.operation import ChangeSet
from reader.domain.schema import LabelId
from reader.domain.span import Span
from reader.domain.suggestion import Suggestion, SuggestionId, SuggestionState
from reader.project import Project
from reader.project.memory import Memory
from reader.text.normalize import fold_text
from reader.text.searchable import SearchableText
from reader.ui.article_view import selection
from reader.ui.article_view.selection import Focus
from reader.ui.look.theme import SYSTEM, Theme, chosen_theme
from reader.ui.settings import Settings
from reader.ui.words.i18n import choose_digits
from reader.ui.work.word_count import WordCount

SUFFIX = ".sqlite"
_BUDGET = 0.004
_VISITED = 20


class Mode(StrEnum):
    """Say whether the text is only read or also labelled, or the figures are shown instead."""

    READ = "read"
    LABEL = "label"
    DASHBOARD = "dashboard"


def _nothing() -> None:
    """Stand for a subscription that is not there."""


class Session(QObject):
    """Hold what is shown and tell everyone when it changes. Views re-read from here; none passes data to another.

    Selection and scroll are state of the session, not data, and not undoable. Main thread only.
    """

    project_closing = Signal()  # whoever reads the file beside the session lets go of it now
    project_changed = Signal()
    article_changed = Signal()
    changed = Signal(object)  # ChangeSet
    focus_changed = Signal()
    mode_changed = Signal()
    layer_changed = Signal()
    theme_changed = Signal()
    save_state_changed = Signal()
    taken_back = Signal()  # a task that wrote to the project has given it back
    failed = Signal(object)  # ReaderError, for the bar

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.project: Project | None = None
        self.article: Article | None = None
        self.visited: list[ArticleId] = []  # the articles of the project that were shown last, the newest first
        self.mode = Mode.LABEL
        self.text_mode = Mode.LABEL  # the mode to come back to from the dashboard
        self.theme: Theme = chosen_theme(settings.theme)
        self.focus: Focus | None = None
        self.hover: Span | None = None
        self.adding_piece_to: MentionId | None = None
        self.relating_from: MentionId | None = None
        self.save_problem: FileError | None = None
        self.unsaved = 0  # edits that wait until they can be saved
        self.layer: AnnotatorId | None = None  # whose mentions are shown; None for one's own
        self._unsubscribe: Callable[[], None] = _nothing
        self.mentions: dict[MentionId, Mention] = {}
        self.relations: dict[RelationId, Relation] = {}
        self.suggestions: dict[SuggestionId, Suggestion] = {}
        self.memory: Memory | None = None
        self.text = SearchableText("")
        self._folding = QTimer(self)
        self._folding.setInterval(0)
        self._folding.timeout.connect(self._fold_on)
        self.notes: tuple[Note, ...] = ()
        self.words = WordCount()
        self._counts: Counter[LabelId | None] = Counter()
        self._known: set[str] | None = None
        choose_digits(settings.digits)
        settings.changed.connect(self._setting_changed)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._desktop_changed)

    # --- project and article

    def set_project(self, project: Project | None) -> None:
        """Show another project, or none; the one shown before is closed."""
        self._unsubscribe()
        if self.project is not None:
            self.project_closing.emit()
            self.project.close()
        self.project = project
        self.memory = Memory(project) if project else None
        self._unsubscribe = project.subscribe(self._committed) if project else _nothing
        self.article, self.focus, self.hover = None, None, None
        self.adding_piece_to, self.relating_from = None, None
        self.save_problem, self.layer = None, None
        self.visited = []
        self.project_changed.emit()
        self.save_state_changed.emit()
        self.show_article(project.first_article() if project else None)

    def show_article(self, article_id: ArticleId | None) -> None:
        """Show an article from its first word, or nothing."""
        project = self.project
        self.article = project.article(article_id) if project and article_id is not None else None
        if self.article is not None:
            self.visited = [self.article.id, *(each for each in self.visited if each != self.article.id)][:_VISITED]
        self.hover, self.adding_piece_to, self.relating_from = None, None, None
        self._read_mentions()
        self._reread_suggestions()
        self.text = SearchableText(self.content)
        self._folding.start()
        self._reread_notes()
        self.words.start(self.content)
        self.focus = selection.on_word(self.article.content, 0) if self.article else None
        self.article_changed.emit()
        self.focus_changed.emit()

    def go_to(self, article_id: ArticleId) -> bool:
        """Show an article unless it is shown; False, and said in the bar, when it is not there any more."""
        if article_id == self.article_id:
            return True
        if self.project is None or not self.project.has_article(article_id):
            self.report(NotFoundError("article", str(article_id)))
            return False
        self.show_article(article_id)
        return True

    def _read_mentions(self) -> None:
        found = self._project().mentions(self.article.id, self.layer) if self.article else []
        self.mentions = {mention.id: mention for mention in found}
        self._counts = Counter(mention.label_id for mention in found)
        self._known = None
        self._reread_relations()

    def show_layer(self, annotator_id: AnnotatorId | None) -> None:
        """Show the mentions of another annotator, which cannot be changed, or one's own (None)."""
        if annotator_id == self.layer:
            return
        self.layer = annotator_id
        self.hover, self.adding_piece_to, self.relating_from = None, None, None
        self._read_mentions()
        self._reread_suggestions()
        if self.focus is not None and (self.focus.mention_id or self.focus.suggestion_id) is not None:
            self.focus = Focus(self.focus.span)
        self.layer_changed.emit()
        self.focus_changed.emit()

    @property
    def article_id(self) -> ArticleId | None:
        """The article shown, or None."""
        return self.article.id if self.article else None

    @property
    def content(self) -> str:
        """The text shown; empty when there is none."""
        return self.article.content if self.article else ""

    @property
    def can_edit(self) -> bool:
        """True when one's own mentions of an article of a writable project are shown in Label mode."""
        is_own = self.layer is None and self.mode is Mode.LABEL
        return is_own and self.article is not None and not self._project().read_only

    def _project(self) -> Project:
        if self.project is None:
            raise RuntimeError("no project is open")
        return self.project

    # --- focus

    def set_focus(self, focus: Focus | None) -> None:
        """Point at something else; the hover target ends."""
        if focus != self.focus or self.hover is not None:
            self.focus = focus
            self.hover = None
            self.focus_changed.emit()

    def set_hover(self, span: Span | None) -> None:
        """Make the word under the pointer the target of the next key, or none."""
        if span != self.hover:
            self.hover = span
            self.focus_changed.emit()

    def set_adding_piece(self, mention_id: MentionId | None) -> None:
        """Begin or end adding a piece to a mention."""
        if mention_id != self.adding_piece_to:
            self.adding_piece_to = mention_id
            self.focus_changed.emit()

    def set_relating(self, mention_id: MentionId | None) -> None:
        """Begin or end a relation that comes from a mention."""
        if mention_id != self.relating_from:
            self.relating_from = mention_id
            self.focus_changed.emit()

    @property
    def target(self) -> Focus | None:
        """What the next key acts on: the hovered word, else the focus."""
        return Focus(self.hover) if self.hover is not None else self.focus

    @property
    def focused_mention(self) -> Mention | None:
        """The mention in focus, or None."""
        target = self.target
        if target is None or target.mention_id is None:
            return None
        return self.mentions.get(target.mention_id)

    @property
    def focused_suggestion(self) -> Suggestion | None:
        """The open suggestion in focus, or None."""
        target = self.target
        if target is None or target.suggestion_id is None:
            return None
        return self.suggestions.get(target.suggestion_id)

    def _fold_on(self) -> None:
        """Fold the text in slices while nothing else happens, so that the first label finds its others at once."""
        if self.text.advance(_BUDGET):
            self._folding.stop()

    def label_counts(self) -> Counter[LabelId | None]:
        """Return how often each label is used in the article shown."""
        return self._counts

    def is_known_name(self, text: str) -> bool:
        """Tell whether the text, folded, is that of a mention of this article or of an entity."""
        if self._known is None:
            quotes = (mention.quote(self.content) for mention in self.mentions.values())
            names = (entity.name for entity in self._project().entities())
            self._known = {fold_text(text) for text in (*quotes, *names)}
        return fold_text(text) in self._known

    def position(self) -> int:
        """Return the code point where the focus begins; 0 without one."""
        return self.focus.span.start if self.focus else 0

    # --- mode, theme

    def set_mode(self, mode: Mode) -> None:
        """Change between reading and labelling."""
        if mode is not self.mode:
            self.mode = mode
            self.text_mode = mode if mode is not Mode.DASHBOARD else self.text_mode
            self.mode_changed.emit()

    def _setting_changed(self, key: str) -> None:
        if key == "theme":
            self.theme = chosen_theme(self.settings.theme)
            self.theme_changed.emit()
        if key == "digits":
            choose_digits(self.settings.digits)

    def _desktop_changed(self) -> None:
        """Follow the desktop from light to dark and back, where the user wants that."""
        if self.settings.theme == SYSTEM and chosen_theme(SYSTEM) is not self.theme:
            self.settings.changed.emit("theme")

    # --- what the project tells

    def _committed(self, change: ChangeSet) -> None:
        if not self.unsaved:
            self.save_problem = None
        if change.touches("entity"):
            self._known = None
        self._reread_mentions(change)
        if change.touches("suggestion"):
            self._follow_suggestions(change)
        if change.touches("relation"):
            self._reread_relations()
        if change.touches("note"):
            self._reread_notes()
        if change.touches("article") and self.project is not None:
            self.visited = [each for each in self.visited if self.project.has_article(each)]
        if change.touches("article") and self.article is not None and self.project is not None:
            if self.project.has_article(self.article.id):
                self.article = self.project.article(self.article.id)
            else:
                self.show_article(self.project.first_article())
        self.changed.emit(change)
        self.save_state_changed.emit()

    def _reread_mentions(self, change: ChangeSet) -> None:
        for table, key in change.keys:
            if table != "mention":
                continue
            before = self.mentions.get(MentionId(key))
            if before is not None:
                self._counts[before.label_id] -= 1
            mention = self._project().find_mention(MentionId(key))
            if mention is None or mention.article_id != self.article_id:
                self.mentions.pop(MentionId(key), None)
            elif mention.annotator_id == (self.layer or self._project().annotator.id):
                self.mentions[mention.id] = mention
                self._counts[mention.label_id] += 1
                if self._known is not None:
                    self._known.add(fold_text(mention.quote(self.content)))
        if self.adding_piece_to is not None and self.adding_piece_to not in self.mentions:
            self.set_adding_piece(None)
        if self.focus and self.focus.mention_id is not None:
            self._follow_focused_mention(self.focus.mention_id)

    def _reread_relations(self) -> None:
        """Read the article's relations; a mention that is gone takes its own with it."""
        found = self.project.relations(self.article.id, self.layer) if self.project and self.article else []
        self.relations = {relation.id: relation for relation in found}
        if self.relating_from is not None and self.relating_from not in self.mentions:
            self.relating_from = None

    def _reread_notes(self) -> None:
        self.notes = self._notes_of(self.article.id) if self.article else ()

    def _notes_of(self, article_id: ArticleId) -> tuple[Note, ...]:
        project = self._project()
        own = project.annotator.id
        return tuple(note for note in project.notes(article_id) if note.annotator_id == own and note.mention_id is None)

    def find_note(self, article_id: ArticleId, span: Span | None) -> Note | None:
        """Return the remark on an article as a whole, or on the paragraph that holds `span`; None without one."""
        notes = self.notes if article_id == self.article_id else self._notes_of(article_id)
        for note in notes:
            if note.span == span or (span is not None and note.span is not None and note.span.overlaps(span)):
                return note
        return None

    def relations_of(self, mention_id: MentionId) -> list[Relation]:
        """Return the relations that begin or end at a mention, in the order they were made."""
        return [each for each in self.relations.values() if mention_id in (each.source, each.target)]

    def _reread_suggestions(self) -> None:
        found = (
            self.project.suggestions(self.article.id, state=SuggestionState.OPEN)
            if self.project and self.article and self.layer is None
            else []
        )
        self.suggestions = {suggestion.id: suggestion for suggestion in found}

    def _follow_suggestions(self, change: ChangeSet) -> None:
        """Keep the open suggestions of the article, looking only at those that changed."""
        project, own = self._project(), self._project().annotator.id
        for table, key in change.keys:
            if table != "suggestion":
                continue
            found = project.find_suggestion(SuggestionId(key))
            is_shown = found is not None and (found.article_id, found.annotator_id) == (self.article_id, own)
            if found is not None and is_shown and self.layer is None and found.state is SuggestionState.OPEN:
                self.suggestions[found.id] = found
            else:
                self.suggestions.pop(SuggestionId(key), None)
        focus = self.focus
        if focus is not None and focus.suggestion_id is not None and focus.suggestion_id not in self.suggestions:
            self.focus = Focus(focus.span)
            self.focus_changed.emit()

    def _follow_focused_mention(self, mention_id: MentionId) -> None:
        mention = self.mentions.get(mention_id)
        if mention is None and self.focus is not None:
            self.focus = Focus(self.focus.span)
            self.focus_changed.emit()
        elif mention is not None and self.focus is not None and mention.hull != self.focus.span:
            self.focus = selection.on_mention(self.content, mention)
            self.focus_changed.emit()

    def report(self, error: ReaderError) -> None:
        """Show an error the user can do something about; one that kept an edit from the disk also stays in the bar."""
        self.failed.emit(error)

    def set_save_problem(self, error: FileError | None) -> None:
        """Say that the last edit is not on the disk, or that all is well again."""
        self.save_problem = error
        self.save_state_changed.emit()
