"""Ctrl+Shift+F: searches while one types, goes to a line and comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from reader.domain.article import ArticleId
from reader.domain.entity import EntityId
from reader.domain.errors import NotFoundError, QueryError, ReaderError, SlowPatternError
from reader.domain.operation import ChangeSet
from reader.project import Project
from reader.project.searching import Hit, Search, Sorting
from reader.ui.commands.concordance_lines import ConcordanceLines
from reader.ui.panels.concordance import ConcordancePanel
from reader.ui.panels.concordance_list import LineLook
from reader.ui.searching.corpus_search import CorpusSearch
from reader.ui.words.i18n import isolate, number

if TYPE_CHECKING:
    from reader.ui.main_window import MainWindow

# of more changed articles than this the lines are looked for anew
_LOOKED_UP = 200
_KEPT_LOOKS = 2000


class Concordance(QObject):
    """Connect panel, search and text."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._session = window, window.session
        self._looks: dict[Hit, LineLook] = {}
        self._titles: dict[ArticleId, str] = {}
        self._jumped = False
        self.panel = ConcordancePanel(self._look_of)
        self.panel.article_rows.title_of = self._title_of
        self.search = CorpusSearch(self)
        self._lines = ConcordanceLines(window, self.panel)
        window.reading.place_below(self.panel)
        self._connect()

    def _connect(self) -> None:
        panel, search, session = self.panel, self.search, self._session
        panel.search_requested.connect(self._start)
        panel.sort_requested.connect(self._sort)
        panel.go_requested.connect(self._go)
        panel.closed.connect(self.close)
        panel.list.digit_pressed.connect(self._choose_label)
        panel.list.selectionModel().currentChanged.connect(lambda _now, _before: panel.set_label(panel.label))
        search.found.connect(self._found)
        search.ended.connect(self._ended)
        search.sorted.connect(self._sorted)
        search.failed.connect(self._failed)
        session.project_closing.connect(search.close)
        session.project_changed.connect(self._project_changed)
        session.article_changed.connect(self._article_changed)
        session.changed.connect(self._changed)
        session.layer_changed.connect(self._repaint)
        session.theme_changed.connect(self.set_look)
        self._window.reading.view.installEventFilter(self)

    def set_look(self) -> None:
        """Take theme and language from the session."""
        self._repaint()
        self.panel.set_look(self._session.theme, self._session.settings.language)

    @property
    def is_open(self) -> bool:
        """True while the panel is shown."""
        return self.panel.isVisible()

    # --- opening and closing

    def open(self) -> None:
        """Show the panel; what is selected or labelled in the text becomes the query."""
        session = self._session
        if session.project is None:
            return
        self._leave_mentions()
        self._offer_choices(session.project)
        target, mention = session.target, session.focused_mention
        quote = ""
        if self._window.reading.view.hasFocus() and target is not None:
            chosen = mention is not None or session.focused_suggestion is not None or target.is_selection
            if chosen or not self.panel.query.text():
                quote = target.span.slice(session.content)
        self.panel.open()
        if quote and "\n" not in quote and len(quote) < 100:
            self.ask(quote)

    def open_with(self, text: str) -> None:
        """Show the panel with the lines of a text, and give it the keyboard."""
        if self._session.project is not None:
            self._leave_mentions()
            self._offer_choices(self._session.project)
            self.panel.open()
            self.ask(text)

    def _leave_mentions(self) -> None:
        """Look in all articles again where mentions were listed before: a word is asked for now."""
        if not self.is_open and not self.panel.query.text().strip():
            self.panel.filters.clear()

    def open_mentions(self, label: str = "", entity_id: EntityId | None = None, *, of_layer: bool = False) -> None:
        """Show the panel with every mention of a label (its short name) or entity, one's own or of the layer shown."""
        project, panel = self._session.project, self.panel
        if project is None:
            return
        self._offer_choices(project)
        entity = project.find_entity(entity_id) if entity_id is not None else None
        layer = self._session.layer if of_layer else None
        annotator = next((each.name for each in project.annotators() if each.id == layer), "")
        panel.filters.choose(label, (entity.id, entity.name) if entity is not None else None, annotator)
        panel.filter_button.setChecked(True)
        panel.scope_value = "corpus"
        panel.scope.set_value(panel.scope_value)
        panel.open()
        panel.ask("")
        panel.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_alike(self) -> None:
        """List every mention of the entity of the mention in focus, or of its label where it has no entity."""
        project, mention = self._session.project, self._session.focused_mention
        if project is None or mention is None:
            return
        label = project.schema.find_label(mention.label_id)
        if mention.entity_id is not None:
            self.open_mentions(entity_id=mention.entity_id, of_layer=True)
        elif label is not None:
            self.open_mentions(label.name, of_layer=True)

    def ask(self, text: str) -> None:
        """Look for a text as it stands: several words together."""
        plain = text.replace('"', " ").strip()
        self.panel.ask(f'"{plain}"' if len(plain.split()) > 1 else plain)
        self.panel.query.selectAll()

    def close(self) -> None:
        """Hide the panel; its lines stay for the next time."""
        self.search.stop()
        self.panel.hide()
        self._jumped = False
        self._window.reading.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def come_back(self) -> None:
        """Give the keyboard to the line that was left."""
        self._jumped = False
        self.panel.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.panel.list.scrollTo(self.panel.list.currentIndex())

    def _offer_choices(self, project: Project) -> None:
        language = self._session.settings.language
        labels = [(label.name, label.shown(language)) for label in project.schema.mention_labels]
        self.panel.filters.set_choices(labels, [each.name for each in project.annotators()])

    # --- searching

    def _start(self) -> None:
        panel, session = self.panel, self._session
        self.search.stop()
        self._looks.clear()
        panel.model.clear()
        panel.set_error("")
        if session.project is None or not panel.asks:
            panel.set_state(searching=False)
            return
        if panel.filters.has_wrong_date:
            panel.set_state(searching=False)
            panel.set_error(self.tr("A date is written as 2026-01-31, 2026-01 or 2026."))
            return
        here = (session.article_id,) if panel.scope_value == "article" and session.article_id is not None else None
        wanted = Search(
            panel.query.text(), panel.options, panel.filters.conditions(), here, entities=panel.filters.entities
        )
        panel.set_state(searching=True)
        self.search.start(session.project.path, session.project.annotator, wanted)

    def _found(self, hits: list[Hit]) -> None:
        first = not self.panel.model.hits
        self.panel.model.add(hits)
        if first:
            self.panel.list.setCurrentIndex(self.panel.model.index(0))

    def _ended(self, more: bool) -> None:
        self.panel.set_state(searching=False, more=more)
        if self.panel.sorting is not Sorting.FOUND:
            self._sort()

    def _sort(self) -> None:
        project, panel = self._session.project, self.panel
        if project is None or (self.search.is_running and not panel.model.hits):
            return
        if not self.search.is_running:
            self.search.sort(project.path, project.annotator, panel.model.hits, panel.sorting)

    def _sorted(self, order: list[int]) -> None:
        self.panel.model.set_order(order)
        if order:
            self.panel.list.setCurrentIndex(self.panel.model.index(0))
            self.panel.list.scrollToTop()

    def _failed(self, error: ReaderError) -> None:
        self.panel.set_state(searching=False)
        self.panel.set_error(self._words(error))

    def _words(self, error: ReaderError) -> str:
        language = self._session.settings.language
        if isinstance(error, QueryError):
            problems = {
                "The quotation mark is not closed.": self.tr("The quotation mark is not closed."),
                "There is no letter or digit to look for.": self.tr("There is no letter or digit to look for."),
                "There is nothing to look for, only something to leave out.": self.tr(
                    "There is nothing to look for, only something to leave out."
                ),
            }
            problem = problems.get(error.problem, self.tr("The regular expression is not understood."))
            place = self.tr("Character {0} of the query:").format(number(error.place + 1, language))
            return f"{place} {problem}"
        if isinstance(error, SlowPatternError):
            text = self.tr("The regular expression takes too long in the article {0}. Make it simpler.")
            return text.format(isolate(error.title))
        if isinstance(error, NotFoundError):
            return self.tr("There is no {0} here.").format(isolate(f"«{error.name}»"))
        return self._window.files.error_text(error)

    # --- following

    def _project_changed(self) -> None:
        self._titles.clear()
        self.panel.query.clear()
        self.panel.filters.clear()
        self.panel.set_label(None)
        self._start()
        self.panel.hide()

    def _article_changed(self) -> None:
        if self.is_open and self.panel.scope_value == "article":
            self._start()

    def _changed(self, change: ChangeSet) -> None:
        if change.touches("article"):
            self._titles.clear()
            self._let_go(change)
        if change.touches("mention", "suggestion", "label", "article"):
            self._repaint()

    def _let_go(self, change: ChangeSet) -> None:
        """Drop the lines of articles that are no longer there; of many, look anew."""
        project, model = self._session.project, self.panel.model
        keys = {ArticleId(key) for table, key in change.keys if table == "article"} & model.article_counts.keys()
        if project is None or not keys:
            return
        if len(keys) > _LOOKED_UP:
            self._start()
        elif gone := {key for key in keys if not project.has_article(key)}:
            model.drop(gone)

    def _repaint(self) -> None:
        self._looks.clear()
        self.panel.list.viewport().update()

    def _title_of(self, article_id: ArticleId) -> str:
        if article_id not in self._titles and self._session.project is not None:
            try:
                self._titles[article_id] = self._session.project.article_row(article_id).title
            except (
                NotFoundError
            ):  # taken out just now, or of the project before: the list of articles follows in a moment
                return ""
        return self._titles.get(article_id, "")

    def _look_of(self, hit: Hit) -> LineLook:
        found = self._looks.get(hit)
        if found is None:
            if len(self._looks) > _KEPT_LOOKS:
                self._looks.clear()
            found = self._looks[hit] = self._looked_up(hit)
        return found

    def _looked_up(self, hit: Hit) -> LineLook:
        project, theme = self._session.project, self._session.theme
        if project is None:
            return LineLook("", theme.accent, "")
        title = self._title_of(hit.article_id)
        touching = project.mentions_touching(hit.article_id, hit.span)
        own = next((place for place in touching if place.span == hit.span), None)
        if own is not None:
            label = project.schema.find_label(own.label_id)
            return LineLook(self.tr("labelled"), theme.label_colour(label) if label else theme.text2, title)
        if any(place.span.contains(hit.span) for place in touching):
            return LineLook(self.tr("inside"), theme.warn, title)
        for place in project.suggestions_touching(hit.article_id, hit.span):
            label = project.schema.find_label(place.label_id) if place.label_id is not None else None
            if place.span == hit.span and label is not None:
                return LineLook(self.tr("suggested"), theme.label_colour(label), title)
        return LineLook("", theme.accent, title)

    # --- going there and back

    def _go(self) -> None:
        hit, session = self.panel.current, self._session
        if hit is None or not session.go_to(hit.article_id):
            return
        focusing = self._window.reading.focusing
        mention = next((each for each in session.mentions.values() if each.hull == hit.span), None)
        if mention is not None:
            focusing.focus_mention(mention.id)
        else:
            focusing.focus_span(hit.span)
        self._window.reading.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._jumped = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come back to the line with Esc or Alt+Left, as long as nothing else was done in the text."""
        if not self._jumped or event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        alt_left = event.key() == Qt.Key.Key_Left and bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() == Qt.Key.Key_Escape or alt_left:
            self.come_back()
            return True
        if event.key() not in (Qt.Key.Key_Alt, Qt.Key.Key_Shift, Qt.Key.Key_Control):
            self._jumped = False
        return super().eventFilter(watched, event)

    # --- labelling

    def _choose_label(self, key: str) -> None:
        project = self._session.project
        label = project.schema.find_label_by_key(key) if project else None
        if label is not None:
            self.panel.set_label(label)
