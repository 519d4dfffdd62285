"""Articles: an immutable text with metadata that can be edited."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

ArticleId = NewType("ArticleId", int)
# bytes of UTF-8: twenty novels; a window on 55 MB was measured to need 1.7 GB and over a minute
LONGEST_CONTENT = 20_000_000


class Direction(StrEnum):
    """Name a base direction; AUTO asks each paragraph for its own."""

    RTL = "rtl"
    LTR = "ltr"
    AUTO = "auto"


class ArticleStatus(StrEnum):
    """Say how far one annotator is with one article."""

    TODO = "todo"
    DOING = "doing"
    DONE = "done"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Provenance:
    """Say where an article's text came from and what was done to it once, on import.

    `original_sha256` is of the bytes read (hex, empty for pasted text); `repairs` names what the clean-up changed.
    """

    path: str = ""
    original_sha256: str = ""
    charset: str = ""
    charset_source: str = ""
    repairs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleDetails:
    """Hold the metadata a user may edit; `published` is ISO 8601 or empty."""

    title: str
    source: str = ""
    url: str = ""
    author: str = ""
    published: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """Hold one text to read. `content` never changes; every offset counts its code points."""

    id: ArticleId
    details: ArticleDetails
    content: str
    sha256: str
    base_direction: Direction = Direction.AUTO
    provenance: Provenance = field(default_factory=Provenance)
    extra: Mapping[str, object] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """Title as the user sees it."""
        return self.details.title


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """Hold what a list shows of an article, without touching its text."""

    id: ArticleId
    title: str
    source: str
    published: str
    base_direction: Direction
    length: int
    status: ArticleStatus
    mention_count: int
    flagged: bool = False
    changed_at: int = 0  # when it came to that status, ms UTC; 0 when that is not known


def content_sha256(content: str) -> str:
    """Return the hex sha256 of the UTF-8 form of an article's content."""
    return hashlib.sha256(content.encode("utf-8")).hexdigest()
