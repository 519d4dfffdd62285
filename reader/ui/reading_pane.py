"""The middle of the window: labels, find bar, the text with its ruler, and the dock. Follows the session."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reader.domain.annotation import Mention, MentionId
from reader.domain.article import Direction
from reader.domain.operation import ChangeSet
from reader.domain.schema import Label, LabelId
from reader.domain.span import Span
from reader.domain.suggestion import SuggestionId, SuggestionState
from reader.text.direction import article_direction
from reader.ui.annotating.focusing import Focusing
from reader.ui.annotating.labelling import Labelling
from reader.ui.annotating.text_keys import TextKeys
from reader.ui.annotating.text_mouse import TextMouse
from reader.ui.article_view.marks import LabelStyle, Marks, as_mark
from reader.ui.article_view.overview import OverviewRuler
from reader.ui.article_view.view import ArticleView
from reader.ui.dock_items import DockItems
from reader.ui.look.fonts import READING_FONTS
from reader.ui.look.theme import Theme
from reader.ui.panels.dock import Dock
from reader.ui.panels.find_bar import FindBar
from reader.ui.panels.label_strip import LabelPopup, LabelStrip
from reader.ui.panels.picker import Picker
from reader.ui.searching.finding import Finding
from reader.ui.session import Mode, Session
from reader.ui.speaking import Speaking
from reader.ui.widgets.empty_text import EmptyText
from reader.ui.widgets.message_bar import MessageBar
from reader.ui.words.i18n import directed, isolate, isolate_ltr, led, number


class ReadingPane(QWidget):
    """Show the session's article and carry out what is done in it."""

    command_requested = Signal(str)
    hinted = Signal(str)  # a short notice that comes and goes by itself
    labels_shown = Signal()  # the labels are on the strip anew, in this language and theme

    def __init__(self, session: Session, labelling: Labelling, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._labelling = session, labelling
        self.strip, self.find_bar, self.dock, self.messages = LabelStrip(), FindBar(), Dock(), MessageBar()
        self.view = ArticleView()
        self.nothing = EmptyText(self.view)
        self.ruler = OverviewRuler(self.view)
        self.popup, self.picker = LabelPopup(self.view), Picker(self.view)
        self.focusing = Focusing(self.view, session, labelling)
        self.keys = TextKeys(self.view, session, labelling, self.focusing)
        self.mouse = TextMouse(session, labelling, self.focusing)
        self.view.set_interaction(self.keys, self.mouse)
        self.speaking = Speaking(session, self.view)
        self.dock_items = DockItems(session, self)
        self._finding = Finding(self)
        self._direction = Direction.RTL
        self._shown_labels: tuple[Sequence[Label], Theme, str] | None = None
        self.panel_below: QWidget | None = None
        self._article_labels: tuple[Label, ...] = ()
        self.picker.explains = True
        self._place()
        self._connect()

    def _place(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.strip)
        box.addWidget(self.find_bar)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.view, 1)
        middle.addWidget(self.ruler)
        box.addLayout(middle, 1)
        box.addWidget(self.dock)

    def _connect(self) -> None:
        session, finding = self._session, self._finding
        session.article_changed.connect(self._article_changed)
        session.changed.connect(self._changed)
        session.focus_changed.connect(self.show_focus)
        session.mode_changed.connect(self._mode_changed)
        session.words.finished.connect(lambda: self.view.set_heading(*self.heading()))
        session.layer_changed.connect(self._layer_changed)
        session.theme_changed.connect(self.set_look)
        session.settings.changed.connect(self._setting_changed)
        self.strip.label_chosen.connect(self.give_label)
        self.popup.label_chosen.connect(self.give_label)
        self.strip.edit_requested.connect(lambda: self.command_requested.emit("label_set"))
        self.picker.cancelled.connect(self.view.setFocus)
        self.dock.triggered.connect(self.command_requested)
        self.mouse.pressed.connect(self.keys.forget_x)
        self.mouse.selected.connect(self._offer_labels)
        self.find_bar.query_changed.connect(lambda query, options: finding.start(query, options, session.position()))
        self.find_bar.step_requested.connect(self.step_hit)
        self.find_bar.closed.connect(self.close_find)
        finding.changed.connect(self._show_hits)
        finding.reached.connect(self.view.ensure_visible)
        self.view.place_requested.connect(self.focusing.focus_word)
        self.view.span_requested.connect(self.focusing.focus_span)
        self.view.zoom_requested.connect(
            lambda step: self.command_requested.emit("zoom_in" if step > 0 else "zoom_out")
        )

    def set_keys(self, keys_of: Callable[[str], str]) -> None:
        """Name these keys in the dock."""
        self.dock_items.keys_of = keys_of
        self._say_nothing()
        self.show_focus()

    def place_below(self, panel: QWidget) -> None:
        """Put a panel between the text and the dock."""
        box = self.layout()
        if isinstance(box, QVBoxLayout):
            box.insertWidget(box.indexOf(self.dock), panel)
        self.panel_below = panel
        self._share_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the height between the text and what lies below it."""
        super().resizeEvent(event)
        self._share_height()

    def _share_height(self) -> None:
        if self.panel_below is not None and hasattr(self.panel_below, "fit"):
            self.panel_below.fit(self.height())

    # --- look

    def set_look(self) -> None:
        """Take theme, language, font and sizes from the session."""
        session, settings = self._session, self._session.settings
        theme, language = session.theme, settings.language
        self.view.set_theme(theme)
        self.view.set_interface_language(language)
        font = next((font for font in READING_FONTS if font.family == settings.font_family), READING_FONTS[0])
        self.view.set_reading_font(font.family, font.pixel_size)
        self.view.set_zoom(settings.zoom)
        self.view.set_line_height(settings.line_height)
        self.view.set_column_width(settings.column_width)
        self.find_bar.set_look(theme, language)
        self.messages.set_theme(theme)
        self.set_labels()
        self.view.set_heading(*self.heading())
        self.ruler.set_theme(theme)
        self._say_nothing()
        self.show_focus()

    def set_labels(self) -> None:
        """Show the labels of the project in strip, popup and text."""
        session = self._session
        labels = session.project.schema.mention_labels if session.project else ()
        theme, language = session.theme, session.settings.language
        shown = (labels, theme, language)
        if shown != self._shown_labels:
            self._shown_labels = shown
            self.strip.set_labels(labels, theme, language)
            self.popup.set_labels(labels, theme, language)
            self.labels_shown.emit()
        self.view.set_label_styles(self._styles())
        self._show_counts()

    def _styles(self) -> dict[LabelId | None, LabelStyle]:
        theme, language = self._session.theme, self._session.settings.language
        project = self._session.project
        styles: dict[LabelId | None, LabelStyle] = {}
        for label in project.schema.labels if project else ():
            colour = theme.label_colour(label)
            tag = label.shown("ar") if language == "ar" else label.name
            styles[label.id] = LabelStyle(tag, colour, theme.label_text_colour(label), theme.tint_of(colour))
        return styles

    def _setting_changed(self, key: str) -> None:
        # language, digits and theme come by way of the window, once the texts of the new language are there
        if key.startswith("reading/"):
            self.set_look()
        elif key == "labelling/show_rejected":
            self._show_suggestions()

    def heading(self) -> tuple[str, str]:
        """Return title and byline of the article."""
        article = self._session.article
        if article is None:
            return "", ""
        language = self._session.settings.language
        details = article.details
        parts = [isolate(details.source)] if details.source else []
        if article.provenance.path and not details.source:
            parts.append(isolate_ltr(article.provenance.path.replace("\\", "/").rsplit("/", 1)[-1]))
        if details.published:
            parts.append(isolate_ltr(details.published))
        words = self._session.words.total
        if words is not None:
            parts.append(directed(self.tr("{0} words").format(number(words, language)), rtl=language == "ar"))
        parts += [directed(label.shown(language), rtl=language == "ar") for label in self._article_labels]
        return details.title, "  ·  ".join(parts)

    def set_article_labels(self, labels: Sequence[Label]) -> None:
        """Name the labels of the article under its title."""
        if tuple(labels) != self._article_labels:
            self._article_labels = tuple(labels)
            self.view.set_heading(*self.heading())

    # --- following the session

    def _article_changed(self) -> None:
        session, article = self._session, self._session.article
        # the hits are those of the article before: none of them is a place in this one
        self._close_find(None)
        self.popup.hide()
        self.picker.hide()
        base = article.base_direction if article else Direction.RTL
        title, byline = self.heading()
        self.view.set_article(session.content, base, title=title, byline=byline)
        self._finding.set_article(session.content)
        self._direction = article_direction(session.content)
        self.view.set_mentions(list(session.mentions.values()), self._styles())
        self._show_suggestions()
        self._say_nothing()
        self._mode_changed()

    def _say_nothing(self) -> None:
        """Say how articles come in where there is none."""
        if self._session.article is not None or self._session.project is None:
            self.nothing.say("")
            return
        adding, pasting = (isolate_ltr(self.dock_items.keys_of(each)) for each in ("add_files", "paste_text"))
        told = self.tr("No articles yet. {0} adds files, {1} adds the text of the clipboard; or drop them here.")
        self.nothing.say(led(told.format(adding, pasting)))

    def _layer_changed(self) -> None:
        self.view.set_mentions(list(self._session.mentions.values()), self._styles())
        self._show_suggestions()
        self._show_counts()
        self.ruler.refresh()
        self.show_focus()

    def _changed(self, change: ChangeSet) -> None:
        marks: list[Mention] = []
        gone: list[MentionId] = []
        mentions, suggestions = self._session.mentions, self._session.suggestions
        for table, key in change.keys:
            if table == "mention":
                mention = mentions.get(MentionId(key))
                marks += [mention] if mention else []
                gone += [] if mention else [MentionId(key)]
            elif table == "suggestion" and not self._session.settings.show_rejected:
                suggestion = suggestions.get(SuggestionId(key))
                marks += [as_mark(suggestion)] if suggestion else []
                gone += [] if suggestion else [MentionId(-key)]
        if marks or gone:
            self.view.change_marks(marks, gone)
        if change.touches("suggestion") and self._session.settings.show_rejected:
            self._show_suggestions()
        if change.touches("mention", "suggestion"):
            self._show_counts()
            self.ruler.refresh()
        if change.touches("label"):
            self.set_labels()
        if change.touches("article"):
            self.view.set_heading(*self.heading())
        self.show_focus()

    def _show_suggestions(self) -> None:
        """Show what is suggested, and what was refused where that is wanted."""
        session = self._session
        shown = list(session.suggestions.values())
        if session.settings.show_rejected and session.project is not None and session.article is not None:
            shown += session.project.suggestions(session.article.id, state=SuggestionState.REJECTED)
        self.view.set_suggestions(shown)
        self.ruler.refresh()

    def _show_counts(self) -> None:
        self.strip.set_counts(self._session.label_counts())

    def _mode_changed(self) -> None:
        labelling = self._session.mode is Mode.LABEL and self._session.article is not None
        self.strip.setVisible(labelling)
        self.dock.setVisible(labelling)
        self.popup.hide()
        self.view.set_read_mode(self._session.mode is Mode.READ)
        self._show_counts()
        self.show_focus()

    def show_focus(self) -> None:
        """Paint focus, hover and hits, and say in the dock what the keys do now."""
        session = self._session
        focus, mention = session.focus, session.focused_mention
        reading = session.mode is Mode.READ
        shown: tuple[Span, ...] = () if reading or focus is None else (focus.span,)
        is_mention = focus is not None and focus.mention_id is not None
        if mention is not None and is_mention and not reading and focus and mention.hull == focus.span:
            shown = mention.spans
        begun = session.adding_piece_to if session.adding_piece_to is not None else session.relating_from
        held = session.mentions.get(begun) if begun is not None else None
        self.view.set_marks(
            Marks(
                focus=shown,
                focused_mention=mention.id if mention else None,
                handles=bool(shown) and focus is not None and (is_mention or focus.is_selection),
                hover=None if reading else session.hover,
                hits=self._finding.hits,
                current_hit=self._finding.current,
                paragraph=self.view.text.paragraph_number_at(focus.span.start) if focus and not reading else None,
                pieces=held.spans if held else (),
            )
        )
        self.speaking.tell()
        self.dock.set_items(self.dock_items.now(), session.theme, session.settings.language)

    # --- labels

    def give_label(self, label_id: LabelId) -> None:
        """Give a label to the target, and the keyboard back to the text."""
        self.popup.hide()
        self._labelling.give_label(label_id)
        self.view.setFocus()

    def _offer_labels(self) -> None:
        target = self._session.target
        if target is not None and target.mention_id is None and self._session.can_edit:
            self.popup.show_at(self.point_under_focus())

    def _focus_point(self) -> QPoint:
        self.show_focus()
        return self.view.focus_point()

    def point_under_focus(self) -> QPoint:
        """Return where a popup over the view may open."""
        return self.view.viewport().mapTo(self.view, self._focus_point())

    def area_of_focus(self) -> QRect:
        """Return the lines in focus with their lanes, which a popup over the view leaves free."""
        self.show_focus()
        area = self.view.focus_area()
        return area.translated(self.view.viewport().mapTo(self.view, QPoint(0, 0)))

    # --- find

    def open_find(self) -> None:
        """Open the find bar; a selection becomes the query."""
        focus = self._session.focus
        selected = focus.span.slice(self._session.content) if focus and focus.is_selection else ""
        self.find_bar.open(selected if "\n" not in selected else "")

    def close_find(self) -> None:
        """Close the find bar, and go where the current hit is."""
        self._close_find(self._finding.current)

    def _close_find(self, hit: Span | None) -> None:
        was_open = self.find_bar.isVisible()
        self._finding.stop()
        self.find_bar.hide()
        self.ruler.set_hits(())
        if was_open:
            if hit is not None:
                self.focusing.focus_span(hit)
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.show_focus()

    def step_hit(self, step: int) -> None:
        """Go to the next or previous hit, round the ends of the article."""
        self._finding.step(step)

    def _show_hits(self, done: bool) -> None:
        self.find_bar.set_result(self._finding.place, len(self._finding.hits), done)
        self.ruler.set_hits(self._finding.hits)
        self.show_focus()

    def text_direction(self) -> Direction:
        """Return the direction of the article as a whole."""
        return self._direction

    def settle_later(self) -> None:
        """Give the text the keyboard once the window has settled."""
        QTimer.singleShot(0, self.view.setFocus)
