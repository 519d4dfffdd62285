"""Keeps the article list in step with the session."""

from dataclasses import replace
from functools import partial
from itertools import islice

from PySide6.QtCore import QObject, QTimer

from reader.analysis.statistics import day_start, today
from reader.domain.article import ArticleId, ArticleStatus
from reader.domain.article_list import ArticleFilter, ArticleGroup, ArticleOrder, Listing
from reader.domain.operation import ChangeSet
from reader.ui.panels.articles import ArticlesPanel
from reader.ui.session import Session

# so many articles are listed when a project is opened; the others once it has been seen, some ms at a time
_FIRST, _PIECE = 500, 5_000
_LATER = 150


class ArticleListing(QObject):
    """Fill the list, follow its filter, and answer which article comes next."""

    def __init__(self, session: Session, panel: ArticlesPanel) -> None:
        super().__init__(panel)
        self._session, self._panel = session, panel
        self._text = ""
        self._status: ArticleStatus | None = None
        self._rest = QTimer(self)
        self._rest.timeout.connect(self._read_on)
        session.project_changed.connect(self._project_changed)
        session.article_changed.connect(self._article_changed)
        session.changed.connect(self._changed)
        panel.article_chosen.connect(self._chosen)
        panel.filter_changed.connect(self._filter)
        panel.choices.changed.connect(self.reload)

    @property
    def wanted(self) -> ArticleFilter:
        """What the list is narrowed to."""
        statuses = () if self._status is None else (self._status,)
        return replace(self._panel.choices.wanted, text=self._text, statuses=statuses)

    def show(self, wanted: ArticleFilter) -> None:
        """Narrow the list to a filter and nothing else."""
        self._panel.show_filter(wanted)

    def _project_changed(self) -> None:
        project = self._session.project
        self._panel.choices.set_project(project)
        self._rest.stop()
        if project is None or self.wanted != ArticleFilter():
            self.reload()
            return
        first, more = project.article_page(None, _FIRST), partial(project.article_page, most=_PIECE)
        is_long = len(first) == _FIRST
        self._panel.set_source(Listing(first), project.article_row, more if is_long else None)
        self._count(of_today=not is_long)
        if is_long:
            self._rest.start(_LATER)

    def _read_on(self) -> None:
        if self._rest.interval():
            self._rest.setInterval(0)
            self._count()
        if not self._panel.model.read_on():
            self._rest.stop()

    def reload(self) -> None:
        """Read the list again."""
        project = self._session.project
        self._rest.stop()
        if project is None:
            return
        choices = self._panel.choices
        listing = project.listing(self.wanted, choices.order, descending=choices.descending, group=choices.group)
        self._panel.set_source(listing, project.article_row)
        self._count()
        self._panel.set_current(self._session.article_id)

    def _count(self, *, of_today: bool = True) -> None:
        """Show the counts of the states, which are kept, and of today, which are counted."""
        project = self._session.project
        if project is not None:
            done = project.done_since(day_start(today())) if of_today else 0
            self._panel.set_counts(project.status_counts(), done)

    def _filter(self, text: str, status: ArticleStatus | None) -> None:
        self._text, self._status = text, status
        self.reload()

    def _chosen(self, article_id: ArticleId) -> None:
        if article_id != self._session.article_id:
            self._session.show_article(article_id)

    def _article_changed(self) -> None:
        article_id = self._session.article_id
        if article_id is not None and self._panel.model.index_of(article_id) is None:
            self.reload()
        self._panel.set_current(article_id)

    def _changed(self, change: ChangeSet) -> None:
        if change.touches("article", "article_tag", "assignment", "saved_filter") or (
            self.wanted.article_label and change.touches("article_label")
        ):
            self._panel.choices.refresh()
            self.reload()
        elif change.touches("article_status") and self._by_status():
            self.reload()
        elif change.touches("article_status"):
            # the list stays as it is: one row, or those shown, are read again
            self._panel.model.refresh(change.article_id)
            self._count()
        elif change.touches("mention") and change.article_id is not None:
            self._panel.model.refresh(change.article_id)

    def _by_status(self) -> bool:
        wanted, choices = self.wanted, self._panel.choices
        return bool(
            wanted.statuses
            or wanted.flagged
            or wanted.finished
            or choices.order is ArticleOrder.STATUS
            or choices.group is ArticleGroup.STATUS
        )

    def neighbour(self, step: int) -> ArticleId | None:
        """Return the article after (+1) or before (-1) the one shown, or None."""
        ids = self._panel.model.ids
        found = None if self._session.article_id is None else self._panel.model.index_of(self._session.article_id)
        if found is None:
            return ids[0] if ids else None
        return ids[found + step] if 0 <= found + step < len(ids) else None

    def next_open(self) -> ArticleId | None:
        """Return the next article that is not done, from the one shown round to it, or None."""
        project = self._session.project
        ids = self._panel.model.ids
        if project is None or not ids:
            return None
        found = None if self._session.article_id is None else self._panel.model.index_of(self._session.article_id)
        at = -1 if found is None else found
        finished = project.finished()
        for part in (islice(ids, at + 1, None), islice(ids, max(at, 0))):
            for each in part:
                if each not in finished:
                    return each
        return None
