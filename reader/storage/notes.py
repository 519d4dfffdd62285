"""Reading notes over all articles."""

import sqlite3

from reader.domain.annotation import MentionId, NoteId, NoteRow
from reader.domain.annotator import AnnotatorId
from reader.domain.article import ArticleId
from reader.domain.span import Span

_EVERYWHERE = """
WITH every(position, article_id, title, annotator_id, body, note_id, mention_id, low, high) AS (
  SELECT a.position, a.id, a.title, n.annotator_id, n.body, n.id, n.mention_id,
         coalesce(n.start, m.start), coalesce(n."end", m."end")
    FROM note n JOIN article a ON a.id = n.article_id LEFT JOIN mention m ON m.id = n.mention_id
  UNION ALL
  SELECT a.position, a.id, a.title, m.annotator_id, m.note, NULL, m.id, m.start, m."end"
    FROM mention m JOIN article a ON a.id = m.article_id WHERE m.note <> ''
)
SELECT article_id, title, annotator_id, body, note_id, mention_id, low, high,
       (SELECT substr(content, low + 1, min(200, high - low)) FROM article_text t WHERE t.article_id = e.article_id)
  FROM every e ORDER BY position, article_id, coalesce(low, -1), note_id
"""


def notes_everywhere(connection: sqlite3.Connection) -> list[NoteRow]:
    """Return every note and the note field of every mention in list and reading order; those on an article first."""
    return [
        NoteRow(
            ArticleId(article_id), title, AnnotatorId(annotator_id), body,
            None if note_id is None else NoteId(note_id), None if mention_id is None else MentionId(mention_id),
            None if low is None else Span(low, high), quote or "",
        )
        for article_id, title, annotator_id, body, note_id, mention_id, low, high, quote in connection.execute(
            _EVERYWHERE
        )
    ]  # fmt: skip
