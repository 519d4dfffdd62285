"""Articles: adding them, their metadata, status, flag and labels."""

import time
from collections.abc import Sequence
from dataclasses import asdict, fields

from reader.domain.article import ArticleDetails, ArticleId, ArticleStatus, Direction, Provenance, content_sha256
from reader.domain.schema import LabelId
from reader.project.drafts import ArticleDraft
from reader.project.editing.writing import Writer, as_json, shared, texts_as_json
from reader.storage import queries
from reader.storage.records import Record

# asdict copies each value deeply, which an import of thousands feels
_DETAILS = tuple(each.name for each in fields(ArticleDetails))


def _origin(provenance: Provenance) -> dict[str, str | tuple[str, ...]]:
    return {
        "path": provenance.path,
        "original_sha256": provenance.original_sha256,
        "charset": provenance.charset,
        "charset_source": provenance.charset_source,
        "repairs": provenance.repairs,
    }


class ArticleVerbs(Writer):
    """Change articles and what is said of them as a whole."""

    _next_position: int | None = None

    def add_article(self, draft: ArticleDraft) -> ArticleId:
        """Add an article at the end of the list; its text never changes afterwards."""
        number = self.transaction.new_id()
        record: Record = {
            "id": number,
            **{name: getattr(draft.details, name) for name in _DETAILS},
            "base_direction": draft.base_direction.value,
            "length": len(draft.content),
            "sha256": content_sha256(draft.content),
            "provenance": texts_as_json(_origin(draft.provenance)),
            "extra": as_json(dict(draft.extra)),
            "position": self._new_position(),
            "added_at": time.time_ns() // 1_000_000,
        }
        self.transaction.put("article", record)
        self.transaction.add_text(number, draft.content)
        return ArticleId(number)

    def add_articles(self, drafts: Sequence[ArticleDraft], hashes: Sequence[str]) -> range:
        """Add many articles at the end of the list; the sha256 of each text is known. Return their ids."""
        count = len(drafts)
        first = self.transaction.new_ids(count)
        position = self._new_position(count)
        columns: dict[str, object] = {
            **{name: [getattr(draft.details, name) for draft in drafts] for name in _DETAILS},
            "base_direction": [draft.base_direction.value for draft in drafts],
            "length": [len(draft.content) for draft in drafts],
            "sha256": [*hashes],
            "provenance": [texts_as_json(_origin(draft.provenance)) for draft in drafts],
            "extra": [as_json(dict(draft.extra)) if draft.extra else "{}" for draft in drafts],
            "position": [*range(position, position + count)],
            "added_at": time.time_ns() // 1_000_000,
        }
        self.transaction.put_articles(first, shared(columns), [draft.content for draft in drafts])
        return range(first, first + count)

    def _new_position(self, count: int = 1) -> int:
        """Return the first of so many positions at the end of the list."""
        if self._next_position is None:
            row = self.connection.execute("SELECT coalesce(max(position), 0) FROM article").fetchone()
            self._next_position = int(row[0])
        self._next_position += count
        return self._next_position - count + 1

    def set_details(self, article_id: ArticleId, details: ArticleDetails) -> None:
        """Change title, source and the other metadata."""
        self.transaction.put("article", {**self.record("article", article_id), **asdict(details)})

    def set_base_direction(self, article_id: ArticleId, direction: Direction) -> None:
        """Choose the direction of paragraphs that do not tell their own."""
        record = self.record("article", article_id)
        self.transaction.put("article", {**record, "base_direction": direction.value})

    def set_status(self, article_id: ArticleId, status: ArticleStatus, changed_at: int | None = None) -> None:
        """Say how far the annotator is with an article, and since when (ms UTC; 0 when that is not known)."""
        moment = time.time_ns() // 1_000_000 if changed_at is None else changed_at
        self._put_status(article_id, status=status.value, changed_at=moment)

    def set_flag(self, article_id: ArticleId, flagged: bool) -> None:
        """Flag an article, or take the flag away."""
        self._put_status(article_id, flagged=int(flagged))

    def _put_status(self, article_id: ArticleId, **changed: object) -> None:
        self.record("article", article_id)
        row = self.connection.execute(
            "SELECT id FROM article_status WHERE article_id = ? AND annotator_id = ?", (article_id, self.annotator_id)
        ).fetchone()
        record = (
            self.record("article_status", row[0])
            if row
            else {
                "id": self.transaction.new_id(),
                "article_id": article_id,
                "annotator_id": self.annotator_id,
                "status": ArticleStatus.TODO.value,
                "flagged": 0,
                "changed_at": 0,
            }
        )
        if changed.get("status", record["status"]) == record["status"]:
            changed.pop("changed_at", None)
        self.transaction.put("article_status", {**record, **changed})

    def add_article_label(self, article_id: ArticleId, label_id: LabelId, *, replace_others: bool = True) -> None:
        """Give a label to a whole article; labels that exclude it go, unless `replace_others` is off."""
        if self._article_labels(article_id, label_id):
            return
        if replace_others:
            for other in queries.schema(self.connection).excluded_by(label_id):
                self.remove_article_label(article_id, other)
        self.transaction.put(
            "article_label",
            {
                "id": self.transaction.new_id(),
                "article_id": article_id,
                "annotator_id": self.annotator_id,
                "label_id": label_id,
            },
        )

    def remove_article_label(self, article_id: ArticleId, label_id: LabelId) -> None:
        """Take a label from an article; nothing happens when it has it not."""
        for number in self._article_labels(article_id, label_id):
            self.transaction.remove("article_label", number)

    def _article_labels(self, article_id: ArticleId, label_id: LabelId) -> list[int]:
        return self.ids(
            "SELECT id FROM article_label WHERE article_id = ? AND annotator_id = ? AND label_id = ?",
            article_id, self.annotator_id, label_id,
        )  # fmt: skip
