"""A project's articles one at a time, and how to find them."""

from collections.abc import Mapping, Sequence

from reader.domain.annotator import Annotator, AnnotatorId
from reader.domain.article import Article, ArticleId, ArticleRow, ArticleStatus
from reader.domain.errors import NotFoundError
from reader.storage import near_samples, queries
from reader.storage.reading import reading
from reader.storage.store import Store
from reader.text.similarity import Sample


class ArticleReads:
    """Read articles of the project that `_store` holds."""

    _store: Store
    annotator: Annotator

    def article_titles(self, after: ArticleId | None = None, most: int = 500) -> list[tuple[ArticleId, str]]:
        """Return title with source of the articles whose ids come after one: what a search reads piece by piece."""
        return queries.article_titles(self._store.connection, after or 0, most)

    def article_row(self, article_id: ArticleId, annotator_id: AnnotatorId | None = None) -> ArticleRow:
        """Return what a list shows of an article, with status and count of one annotator."""
        with reading(self._store.path):
            row = queries.article_row(self._store.connection, article_id, annotator_id or self.annotator.id)
        if row is None:
            raise NotFoundError("article", str(article_id))
        return row

    def article(self, article_id: ArticleId) -> Article:
        """Return an article with its text."""
        with reading(self._store.path):
            found = queries.article(self._store.connection, article_id)
        if found is None:
            raise NotFoundError("article", str(article_id))
        return found

    def article_hashes(self) -> list[tuple[ArticleId, str]]:
        """Return each article with the hex sha256 of its text, those added last first."""
        return queries.article_hashes(self._store.connection)

    def text_samples(self) -> dict[bytes, Sample]:
        """Return what is kept of texts, to find near ones without reading them."""
        return near_samples.read_samples(near_samples.samples_path(self._store.uid, self._store.home))

    def keep_text_samples(self, samples: Mapping[bytes, Sample]) -> None:
        """Keep samples of texts in the user's own folder, in the place of those that are there."""
        near_samples.write_samples(near_samples.samples_path(self._store.uid, self._store.home), samples)

    def find_article(self, sha256: str) -> ArticleId | None:
        """Return the article whose text has this hex sha256, or None."""
        return queries.find_article(self._store.connection, sha256)

    def find_articles(self, hashes: Sequence[str]) -> dict[str, ArticleId]:
        """Return, of texts with these hex sha256, those that are there, each with the first article that has it."""
        return queries.find_articles(self._store.connection, hashes)

    def status_counts(self) -> dict[ArticleStatus, int]:
        """Return how many articles stand at each status."""
        return queries.status_counts(self._store.connection, self.annotator.id)
