"""Keeps the article list in step with the session."""

from PySide6.QtCore import QObject

from reader.domain.article import ArticleId, ArticleStatus
from reader.domain.operation import ChangeSet
from reader.domain.schema import LabelId
from reader.ui.panels.articles import ArticlesPanel
from reader.ui.session import Session


class ArticlesController(QObject):
    """Fill the list, follow its filter, and answer which article comes next."""

    def __init__(self, session: Session, panel: ArticlesPanel) -> None:
        super().__init__(panel)
        self._session, self._panel = session, panel
        self._text = ""
        self._status: ArticleStatus | None = None
        self._label: LabelId | None = None
        session.project_changed.connect(self.reload)
        session.article_changed.connect(self._article_changed)
        session.changed.connect(self._changed)
        panel.article_chosen.connect(self._chosen)
        panel.filter_changed.connect(self._filter)
        panel.label_filter_changed.connect(self._filter_label)

    def reload(self) -> None:
        """Read the list again."""
        project = self._session.project
        if project is None:
            return
        ids = project.article_ids(text=self._text, status=self._status)
        if self._label is not None:
            with_label = project.articles_labelled(self._label)
            ids = [each for each in ids if each in with_label]
        self._panel.set_source(ids, project.article_row)
        self._panel.set_counts(project.status_counts())
        self._panel.set_current(self._session.article_id)

    def _filter(self, text: str, status: ArticleStatus | None) -> None:
        self._text, self._status = text, status
        self.reload()

    def _filter_label(self, label_id: LabelId | None) -> None:
        if label_id != self._label:
            self._label = label_id
            self.reload()

    def _chosen(self, article_id: ArticleId) -> None:
        if article_id != self._session.article_id:
            self._session.show_article(article_id)

    def _article_changed(self) -> None:
        if self._session.article_id is not None and self._session.article_id not in self._panel.model.ids:
            self.reload()
        self._panel.set_current(self._session.article_id)

    def _changed(self, change: ChangeSet) -> None:
        if change.touches("article", "article_status") or (self._label is not None and change.touches("article_label")):
            self.reload()
        elif change.touches("mention") and change.article_id is not None:
            self._panel.model.refresh(change.article_id)

    def neighbour(self, step: int) -> ArticleId | None:
        """Return the article after (+1) or before (-1) the one shown, or None."""
        ids = self._panel.model.ids
        if self._session.article_id not in ids:
            return ids[0] if ids else None
        at = ids.index(self._session.article_id) + step
        return ids[at] if 0 <= at < len(ids) else None

    def next_open(self) -> ArticleId | None:
        """Return the next article that is not done, from the one shown round to it, or None."""
        project = self._session.project
        ids = self._panel.model.ids
        if project is None or not ids:
            return None
        at = ids.index(self._session.article_id) if self._session.article_id in ids else -1
        finished = (ArticleStatus.DONE, ArticleStatus.SKIP)
        return next(
            (each for each in ids[at + 1 :] + ids[: max(at, 0)] if project.article_row(each).status not in finished),
            None,
        )
