"""The list of articles of a project: filtered, ordered, parted; tags, assignments, saved filters."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict
from typing import Any, cast

from reader.domain.annotator import Annotator, AnnotatorId
from reader.domain.article import ArticleId, ArticleStatus
from reader.domain.article_list import (
    ArticleFilter,
    ArticleGroup,
    ArticleOrder,
    Listing,
    SavedFilter,
    SavedFilterId,
    Section,
)
from reader.domain.entity import EntityId
from reader.domain.operation import ChangeSet
from reader.storage import article_list
from reader.storage.store import Store

# these are the same until an article is added, changed or deleted; the order by mentions until one of them changes too
_LASTING = (ArticleOrder.LIST, ArticleOrder.TITLE, ArticleOrder.DATE, ArticleOrder.SOURCE, ArticleOrder.LENGTH)
_KEPT = (*_LASTING, ArticleOrder.MENTIONS)
_STATUSES = tuple(status.value for status in ArticleStatus)
EVERYTHING = ArticleFilter()


class Listings:
    """Read the list of articles of the project that `_store` holds. Orders are kept until an article changes."""

    _store: Store
    annotator: Annotator
    _orders: "dict[ArticleOrder, tuple[list[ArticleId], list[ArticleId]]] | None" = None
    _finished: set[int] | None = None

    def article_ids(self, *, text: str = "", status: ArticleStatus | None = None) -> list[ArticleId]:
        """Return the articles in list order whose title or source holds `text`, folded, and that stand at `status`."""
        return list(self.listing(ArticleFilter(text, () if status is None else (status,))).ids)

    def listing(
        self,
        wanted: ArticleFilter = EVERYTHING,
        order: ArticleOrder = ArticleOrder.LIST,
        *,
        descending: bool = False,
        group: ArticleGroup = ArticleGroup.NONE,
    ) -> Listing:
        """Return the articles that a filter lets through, ordered and parted."""
        ids = self._ordered(order, descending)
        matching = article_list.matching(self._store.connection, wanted, self.annotator.id)
        if matching is not None:
            ids = [article_id for article_id in ids if article_id in matching]
        return Listing(ids) if group is ArticleGroup.NONE else self._parted(ids, group)

    def article_page(self, after: ArticleId | None, most: int) -> list[ArticleId]:
        """Return the next articles of the whole list in reading order, without reading the others."""
        return article_list.page(self._store.connection, after, most)

    def meets(self, article_id: ArticleId, wanted: ArticleFilter) -> bool:
        """Tell whether a filter lets an article through."""
        return article_list.meets(self._store.connection, article_id, wanted, self.annotator.id)

    def _ordered(self, order: ArticleOrder, descending: bool) -> list[ArticleId]:
        having, rest = self._order(order)
        if order not in _LASTING:
            # those that have none of it: the first ascending, the last descending
            without: list[ArticleId] = []
            if len(having) < article_list.count(self._store.connection):
                known = set(having)
                without = [each for each in self._order(ArticleOrder.LIST)[0] if each not in known]
            return [*reversed(having), *without] if descending else [*without, *having]
        if not descending and not rest:
            return having
        return [*(reversed(having) if descending else having), *rest]

    def _order(self, order: ArticleOrder) -> tuple[list[ArticleId], list[ArticleId]]:
        # another process may write to what is only read here
        if order not in _KEPT or self._store.read_only or self._store.is_writing:
            return article_list.ordered(self._store.connection, order, self.annotator.id)
        if self._orders is None:
            self._orders = {}
        if order not in self._orders:
            self._orders[order] = article_list.ordered(self._store.connection, order, self.annotator.id)
        return self._orders[order]

    def _parted(self, ids: list[ArticleId], group: ArticleGroup) -> Listing:
        keys = article_list.group_keys(self._store.connection, group, self.annotator.id)
        parts: dict[str, list[ArticleId]] = {}
        without = ArticleStatus.TODO.value if group is ArticleGroup.STATUS else ""
        for article_id in ids:
            parts.setdefault(keys.get(article_id, without), []).append(article_id)
        if group is ArticleGroup.STATUS:
            names = [name for name in _STATUSES if name in parts]
        else:
            names = sorted((name for name in parts if name), reverse=group is ArticleGroup.DATE)
            names += [""] if "" in parts else []
        return Listing(
            [article_id for name in names for article_id in parts[name]],
            tuple(Section(name, len(parts[name])) for name in names),
        )

    def first_article(self) -> ArticleId | None:
        """Return the first article of the list, or None."""
        return article_list.first_article(self._store.connection)

    def has_article(self, article_id: ArticleId) -> bool:
        """Tell whether an article is there."""
        return article_list.has_article(self._store.connection, article_id)

    def finished(self) -> set[int]:
        """Return the articles that are done or skipped; kept until a state changes, and not to be changed."""
        if self._finished is None or self._store.read_only or self._store.is_writing:
            self._finished = article_list.finished(self._store.connection, self.annotator.id)
        return self._finished

    def done_since(self, moment: int) -> int:
        """Return how many articles became done since a time in ms UTC and still are."""
        return article_list.done_since(self._store.connection, self.annotator.id, moment)

    def sources(self) -> list[tuple[str, int]]:
        """Return each source with its number of articles, the largest first."""
        return article_list.sources(self._store.connection)

    def tags(self) -> list[tuple[str, int]]:
        """Return each tag with its number of articles, by name."""
        return article_list.tags(self._store.connection)

    def article_tags(self, article_id: ArticleId) -> tuple[str, ...]:
        """Return the tags of an article, by name."""
        return tuple(name for name, _ in article_list.tags(self._store.connection, article_id))

    def assignees(self, article_id: ArticleId) -> tuple[AnnotatorId, ...]:
        """Return who is to work on an article."""
        return tuple(map(AnnotatorId, article_list.assignees(self._store.connection, article_id)))

    def saved_filters(self) -> list[SavedFilter]:
        """Return the filters that were given a name, in the order they were saved."""
        found = []
        for number, name, conditions in article_list.saved_filters(self._store.connection):
            # one that a later version wrote is left alone
            with suppress(ValueError):
                found.append(SavedFilter(SavedFilterId(number), name, filter_in(json.loads(conditions))))
        return found

    def _follow_list(self, change: ChangeSet) -> None:
        if change.touches("article"):
            self._orders = None
        elif self._orders is not None and change.touches("mention"):
            self._orders.pop(ArticleOrder.MENTIONS, None)
        if self._finished is not None and change.touches("article", "article_status"):
            keys = [key for table, key in change.keys if table == "article_status"]
            if change.touches("article") or len(keys) != 1 or change.article_id is None:
                self._finished = None
            elif article_list.is_finished(self._store.connection, self.annotator.id, change.article_id):
                self._finished.add(change.article_id)
            else:
                self._finished.discard(change.article_id)


def filter_out(wanted: ArticleFilter) -> dict[str, Any]:
    """Return a filter as JSON keeps it: by names, and entities by their ids, so that it means the same in a copy."""
    kept = asdict(wanted)
    return {name: list(value) if isinstance(value, tuple) else value for name, value in kept.items() if value}


def filter_in(kept: Mapping[str, object]) -> ArticleFilter:
    """Return the filter that JSON holds. Raises ValueError for what is none."""
    lists = {name: kept.get(name, []) for name in ("statuses", "sources", "entities", "finished")}
    if not all(isinstance(each, list) for each in lists.values()):
        raise ValueError(f"{dict(kept)!r} is no filter")
    statuses, sources, entities, finished = cast(dict[str, list[object]], lists).values()
    numbers = [each for each in (*entities, *finished) if isinstance(each, int)]
    if len(numbers) < len(entities) + len(finished) or len(finished) not in (0, 2):
        raise ValueError(f"{dict(kept)!r} is no filter")

    def text(name: str) -> str:
        return str(kept.get(name, ""))

    return ArticleFilter(
        text("text"),
        tag=text("tag"),
        since=text("since"),
        until=text("until"),
        assigned=text("assigned"),
        label=text("label"),
        article_label=text("article_label"),
        statuses=tuple(ArticleStatus(str(each)) for each in statuses),
        sources=tuple(map(str, sources)),
        entities=tuple(map(EntityId, numbers[: len(entities)])),
        finished=(numbers[-2], numbers[-1]) if finished else None,
        flagged=bool(kept.get("flagged", False)),
        mine=bool(kept.get("mine", False)),
    )
