"""Tells a screen reader what is in focus: the words, the labels that lie on them, and where the caret is."""

from PySide6.QtCore import QObject

from reader.domain.span import Span
from reader.ui.article_view import accessibility
from reader.ui.article_view.view import ArticleView
from reader.ui.session import Session

_LONGEST = 200


class Speaking(QObject):
    """Follow the session for one view. What has colour and place on the screen is named here."""

    def __init__(self, session: Session, view: ArticleView) -> None:
        super().__init__(view)
        self._session, self._view = session, view
        self._told: tuple[Span | None, str] = (None, "")
        accessibility.install()
        session.article_changed.connect(self._article_changed)

    def _article_changed(self) -> None:
        self._told = (None, "")
        accessibility.tell_loaded(self._view)

    def tell(self) -> None:
        """Name the article, the words in focus and their labels; say it when the focus moved or was labelled."""
        session = self._session
        self._view.setAccessibleName(session.article.title if session.article else self.tr("Article"))
        target = session.target
        words = target.span.slice(session.content)[:_LONGEST] if target else ""
        labels = self._labels(target.span) if target else ""
        self._view.setAccessibleDescription(self.tr("{0}, {1}").format(words, labels) if labels else words)
        focus = session.focus.span if session.focus else None
        if (focus, labels) != self._told:
            moved, self._told = focus != self._told[0], (focus, labels)
            if moved:
                accessibility.tell_caret(self._view)
            accessibility.announce(self._view, labels)

    def _labels(self, span: Span) -> str:
        """Return the shown names of the labels on a span, the focused one's first, then from inside out."""
        session = self._session
        if session.project is None:
            return ""
        find, language = session.project.schema.find_label, session.settings.language
        mentions = [session.focused_mention] if session.focused_mention else []
        mentions += [each for each in self._view.text.mentions.covering(span.start) if each not in mentions]
        names = [label.shown(language) for label in (find(each.label_id) for each in mentions) if label is not None]
        suggestion = session.focused_suggestion
        proposed = find(suggestion.label_id) if suggestion else None
        if proposed is not None:
            names.insert(0, self.tr("{0}, suggested").format(proposed.shown(language)))
        return self.tr(", ").join(names)
