"""The corpus as a collection: tags, who works on what, the reading order, saved filters, deleting articles."""

from collections.abc import Sequence

from reader.domain.annotator import AnnotatorId
from reader.domain.article import ArticleId
from reader.domain.article_list import ArticleFilter, SavedFilterId
from reader.domain.errors import InvalidAnnotationError
from reader.project.editing.writing import Writer, as_json
from reader.project.listing import filter_out

_LONGEST = 200
# dependants before what they hang on
_DEPENDANTS = (
    "relation", "note", "suggestion", "mention", "article_label", "article_status", "article_tag", "assignment",
)  # fmt: skip


class CorpusVerbs(Writer):
    """Change what is said of articles as parts of a corpus."""

    def add_tag(self, article_id: ArticleId, name: str) -> None:
        """Give an article a tag; nothing happens when it has it. Raises InvalidAnnotationError for a blank one."""
        name = " ".join(name.split())[:_LONGEST]
        if not name:
            raise InvalidAnnotationError("A tag needs a name.")
        self.record("article", article_id)
        if not self._tags(article_id, name):
            self.transaction.put(
                "article_tag", {"id": self.transaction.new_id(), "article_id": article_id, "name": name}
            )

    def remove_tag(self, article_id: ArticleId, name: str) -> None:
        """Take a tag from an article; nothing happens when it has it not."""
        for number in self._tags(article_id, name):
            self.transaction.remove("article_tag", number)

    def _tags(self, article_id: ArticleId, name: str) -> list[int]:
        return self.ids("SELECT id FROM article_tag WHERE article_id = ? AND name = ?", article_id, name)

    def assign(self, article_id: ArticleId, annotator_id: AnnotatorId) -> None:
        """Say that someone is to work on an article."""
        self.record("article", article_id)
        self.record("annotator", annotator_id)
        if not self._assignments(article_id, annotator_id):
            self.transaction.put(
                "assignment",
                {"id": self.transaction.new_id(), "article_id": article_id, "annotator_id": annotator_id},
            )

    def unassign(self, article_id: ArticleId, annotator_id: AnnotatorId) -> None:
        """Say that someone need not work on an article."""
        for number in self._assignments(article_id, annotator_id):
            self.transaction.remove("assignment", number)

    def _assignments(self, article_id: ArticleId, annotator_id: AnnotatorId) -> list[int]:
        return self.ids("SELECT id FROM assignment WHERE article_id = ? AND annotator_id = ?", article_id, annotator_id)

    def move_articles(self, article_ids: Sequence[ArticleId], target: ArticleId) -> None:
        """Put articles one after another, as they follow each other in the list, at the place of another one.

        Those between make room: behind the target where it stands below them all, before it otherwise.
        """
        order = self.ids("SELECT id FROM article ORDER BY position, id")
        chosen = set(article_ids) - {target}
        for each in chosen.union((target,)):
            self.record("article", each)
        if not chosen:
            return
        rows, there = [row for row, number in enumerate(order) if number in chosen], order.index(target)
        first, last = min(rows[0], there), max(rows[-1], there) + 1
        stay = [number for number in order[first:last] if number not in chosen]
        cut = stay.index(target) + (there > rows[-1])
        moved = [*stay[:cut], *(order[row] for row in rows), *stay[cut:]]
        places = [self.record("article", number)["position"] for number in order[first:last]]
        if len(set(places)) < len(places):
            # two copies that were merged may have given the same place twice
            moved = [*order[:first], *moved, *order[last:]]
            places = list(range(1, len(order) + 1))
        for number, position in zip(moved, places, strict=True):
            self.transaction.put("article", {**self.record("article", number), "position": position})

    def save_filter(self, name: str, wanted: ArticleFilter) -> SavedFilterId:
        """Keep a filter under a name, in place of one of that name. Raises InvalidAnnotationError for a blank name."""
        name = " ".join(name.split())[:_LONGEST]
        if not name:
            raise InvalidAnnotationError("A filter needs a name.")
        found = self.ids("SELECT id FROM saved_filter WHERE name = ? ORDER BY id", name)
        number = found[0] if found else self.transaction.new_id()
        self.transaction.put("saved_filter", {"id": number, "name": name, "conditions": as_json(filter_out(wanted))})
        return SavedFilterId(number)

    def remove_filter(self, filter_id: SavedFilterId) -> None:
        """Forget a saved filter."""
        self.record("saved_filter", filter_id)
        self.transaction.remove("saved_filter", filter_id)

    def delete_article(self, article_id: ArticleId) -> None:
        """Delete an article with all that was said about it, for good: undo cannot bring its text back.

        The edit around it has to be a barrier. Raises InvalidAnnotationError where a locked annotator has mentions.
        """
        self.record("article", article_id)
        for table in _DEPENDANTS:
            for number in self.ids(f"SELECT id FROM {table} WHERE article_id = ?", article_id):
                self.transaction.forget(table, number)
        if self.at_hand[0] == article_id:
            self.at_hand = (0, "")
        # its metadata stay in the log, so that the history can say what it was
        self.transaction.remove("article", article_id)
