"""Edits that could not be saved yet: kept in order with the article they were meant for, until the disk takes them."""

from collections.abc import Callable
from dataclasses import dataclass

from reader.domain.article import Article, ArticleId
from reader.text.searchable import SearchableText


@dataclass(frozen=True, slots=True)
class PendingEdit:
    """Hold one edit and what was shown when it was asked for: it is never carried out on anything else.

    `subject` is what it is about: a later wish about the same thing takes the place of an earlier one.
    """

    action: Callable[[], object]
    article: Article | None
    text: SearchableText
    subject: object

    @property
    def article_id(self) -> ArticleId | None:
        """The article it was meant for."""
        return self.article.id if self.article else None

    @property
    def key(self) -> tuple[object, ...]:
        """What makes two edits the same wish: what is done, in which article, about what."""
        return getattr(self.action, "__code__", self.action), self.article_id, self.subject


class UnsavedEdits:
    """Keep edits in the order in which they were asked for. Main thread only."""

    def __init__(self) -> None:
        self._edits: dict[tuple[object, ...], PendingEdit] = {}

    def __len__(self) -> int:
        return len(self._edits)

    def keep(self, edit: PendingEdit) -> None:
        """Keep an edit, behind the others; one about the same thing is forgotten."""
        self._edits.pop(edit.key, None)
        self._edits[edit.key] = edit

    def first(self) -> PendingEdit | None:
        """Return the edit that was asked for first."""
        return next(iter(self._edits.values()), None)

    def forget(self, edit: PendingEdit) -> None:
        """Take an edit away that is saved, or that can no longer be done."""
        self._edits.pop(edit.key, None)

    def clear(self) -> None:
        """Forget all: the project they belong to is gone."""
        self._edits.clear()
