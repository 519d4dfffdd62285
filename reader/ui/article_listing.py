"""Keeps the article list in step with the session."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import accumulate, islice

from PySide6.QtCore import QObject, QTimer

from reader.analysis.statistics import day_start, today
from reader.domain.article import ArticleId, ArticleStatus
from reader.domain.article_list import ArticleFilter, ArticleGroup, ArticleOrder, Listing
from reader.domain.operation import ChangeSet
from reader.ui.panels.articles import ArticlesPanel
from reader.ui.session import Session
from reader.ui.work.timing import once_after

# so many articles are listed when a project is opened; the others once it has been seen, some ms at a time
_FIRST, _PIECE = 500, 5_000
_LATER = 150
# who labels word after word is not held up by the list
_FOLLOW = 400


class ArticleListing(QObject):
    """Fill the list, follow its filter, and answer which article comes next."""

    def __init__(self, session: Session, panel: ArticlesPanel) -> None:
        super().__init__(panel)
        self._session, self._panel = session, panel
        self._text = ""
        self._status: ArticleStatus | None = None
        self._guests: set[ArticleId] = set()  # in the list only because they are shown, or were just now
        self._soon = once_after(self, _FOLLOW, self.follow)
        self._leaving = once_after(self, _FOLLOW, self._let_go)
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
        self._soon.stop()
        self._guests.clear()
        if project is None or self.wanted != ArticleFilter():
            self.reload()
            return
        first, more = project.article_page(None, _FIRST), partial(project.article_page, most=_PIECE)
        is_long = len(first) == _FIRST
        self._panel.set_source(Listing(first), project.article_row, more if is_long else None)
        if is_long:
            # counted once the first of them have been seen
            self._panel.set_counts({})
            self._rest.start(_LATER)
        else:
            self._count()

    def _read_on(self) -> None:
        if self._rest.interval():
            self._rest.setInterval(0)
            self._count()
        if not self._panel.model.read_on():
            self._rest.stop()

    def reload(self) -> None:
        """Read the list again."""
        self._read(lambda listing: (listing, None))

    def _read(self, with_guest: Callable[[Listing], tuple[Listing, ArticleId | None]]) -> None:
        project = self._session.project
        self._rest.stop()
        self._soon.stop()
        self._guests.clear()
        if project is None:
            return
        choices = self._panel.choices
        listing = project.listing(self.wanted, choices.order, descending=choices.descending, group=choices.group)
        listing, guest = with_guest(listing)
        if guest is not None:
            self._guests.add(guest)
        self._panel.set_source(listing, project.article_row)
        self._count()
        self._panel.set_current(self._session.article_id)

    def _count(self) -> None:
        """Show the counts of the states and of what came to be done today."""
        project = self._session.project
        if project is not None:
            self._panel.set_counts(project.status_counts(), project.done_since(day_start(today())))

    def _filter(self, text: str, status: ArticleStatus | None) -> None:
        self._text, self._status = text, status
        self.reload()

    def _chosen(self, article_id: ArticleId) -> None:
        if article_id != self._session.article_id:
            self._session.show_article(article_id)

    def _article_changed(self) -> None:
        article_id = self._session.article_id
        if self._guests:
            # not at once: the rows below would move under the pointer that has just chosen one of them
            self._leaving.start()
        if article_id is not None and self._panel.model.index_of(article_id) is None:
            self.reload()
        self._panel.set_current(article_id)

    # --- following what is changed

    def _changed(self, change: ChangeSet) -> None:
        if change.touches("article", "article_tag", "assignment", "saved_filter"):
            self._panel.choices.refresh()
            self.follow()
            return
        if change.touches("article_status"):
            self._count()
        if change.touches("article_status") and self._is_by_status():
            self.follow()
        elif self._narrows(change):
            self._follow_one(change.article_id)
        if change.touches("article_status") or (change.touches("mention") and change.article_id is not None):
            # the list stays as it is: one row, or those shown, are read again
            self._panel.model.refresh(change.article_id)

    def _narrows(self, change: ChangeSet) -> bool:
        """Tell whether the list is narrowed by something of what was changed."""
        wanted = self.wanted
        return (
            (change.touches("mention", "entity") and bool(wanted.label or wanted.entities))
            or (change.touches("article_label") and bool(wanted.article_label))
            or (change.touches("article_status") and bool(wanted.statuses or wanted.flagged or wanted.finished))
        )

    def _is_by_status(self) -> bool:
        choices = self._panel.choices
        return choices.order is ArticleOrder.STATUS or choices.group is ArticleGroup.STATUS

    def _follow_one(self, article_id: ArticleId | None) -> None:
        """Follow a change of one article; only where the list is to be another one it is read again."""
        project = self._session.project
        if project is None:
            return
        if article_id is None:
            self._soon.start()
            return
        fits = project.meets(article_id, self.wanted)
        is_listed = self._panel.model.index_of(article_id) is not None
        if is_listed and article_id == self._session.article_id:
            (self._guests.discard if fits else self._guests.add)(article_id)
        elif is_listed is not fits:
            self._soon.start()

    def follow(self) -> None:
        """Read the list again, but leave the article that is shown where it stands in it, until another is shown."""
        project, article_id = self._session.project, self._session.article_id
        at = self._panel.model.index_of(article_id) if article_id is not None else None
        before = self._panel.model.ids[: at + 1] if at is not None else []
        if project is None or article_id is None or at is None or not project.has_article(article_id):
            self.reload()
            return
        self._read(lambda listing: with_guest(listing, before))

    def _let_go(self) -> None:
        """Take those out that were only left in the list because they were shown."""
        gone = self._guests - {self._session.article_id}
        self._guests -= gone
        if gone and self._panel.choices.group is not ArticleGroup.NONE:
            self.follow()
            return
        for article_id in gone:
            self._panel.model.take_out(article_id)

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


def with_guest(listing: Listing, before: Sequence[ArticleId]) -> tuple[Listing, ArticleId | None]:
    """Return a listing with the last of `before` put behind the nearest of those before it, unless it is there.

    `before` is the list as it was, up to that article; the article is returned too where it was put in.
    """
    guest, ids = before[-1], list(listing.ids)
    places = {each: at for at, each in enumerate(ids)}
    if guest in places:
        return listing, None
    at = next((places[each] + 1 for each in reversed(before[:-1]) if each in places), 0)
    ids.insert(at, guest)
    sections = list(listing.sections)
    if sections:
        part = bisect_right(list(accumulate(each.count for each in sections)), max(0, at - 1))
        sections[part] = replace(sections[part], count=sections[part].count + 1)
    return Listing(ids, tuple(sections)), guest
