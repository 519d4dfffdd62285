"""How the list of articles is narrowed, ordered and parted."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from reader.domain.article import ArticleId, ArticleStatus
from reader.domain.entity import EntityId

SavedFilterId = NewType("SavedFilterId", int)


class ArticleOrder(StrEnum):
    """Name what articles are ordered by; LIST is the reading order that the user gave them."""

    LIST = "list"
    TITLE = "title"
    DATE = "date"
    SOURCE = "source"
    LENGTH = "length"
    MENTIONS = "mentions"
    STATUS = "status"
    WORKED = "worked"


class ArticleGroup(StrEnum):
    """Name what articles are parted by; a date is parted by month."""

    NONE = "none"
    SOURCE = "source"
    DATE = "date"
    STATUS = "status"


@dataclass(frozen=True, slots=True)
class ArticleFilter:
    """Say which articles are wanted; an article must meet all that is asked, and one of several sources or states.

    `text` is looked for in title and source, folded; `since` and `until` compare ISO dates as far as they go;
    `assigned` is the name of an annotator, `mine` stands for the one who works; an article must hold a mention of
    `label` and of each of `entities`, and have `article_label` as a whole; `finished` is a time in ms UTC, its end not
    included.
    """

    text: str = ""
    statuses: tuple[ArticleStatus, ...] = ()
    flagged: bool = False
    tag: str = ""
    sources: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    mine: bool = False
    assigned: str = ""
    label: str = ""
    article_label: str = ""
    entities: tuple[EntityId, ...] = ()
    finished: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """Hold one part of a list: its key (a source, a month, a state; empty for none) and its number of articles."""

    key: str
    count: int


@dataclass(frozen=True, slots=True)
class Listing:
    """Hold the articles of a list in order, and its parts one after another; no parts when it is not parted."""

    ids: Sequence[ArticleId]
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """Hold a filter under a name, for everyone who works on the project."""

    id: SavedFilterId
    name: str
    wanted: ArticleFilter
