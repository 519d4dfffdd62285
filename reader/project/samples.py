"""The sample project: two short articles written for it, begun and left for the user to finish."""

import json
from pathlib import Path
from typing import Any

from reader.domain.article import ArticleDetails, ArticleId, ArticleStatus, Provenance
from reader.domain.span import Span
from reader.formats.schema_toml import read_schema
from reader.paths import RESOURCES
from reader.project.drafts import ArticleDraft
from reader.project.project import Project

SAMPLES = ("coast_ar", "coast_en")


def read_sample(name: str) -> tuple[str, dict[str, Any]]:
    """Return text and data (title, source, mentions...) of a sample."""
    folder = RESOURCES / "samples"
    content = (folder / f"{name}.txt").read_text(encoding="utf-8")
    return content, json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))


def create_sample_project(path: Path) -> None:
    """Make the sample project. Raises FileError when the file exists or cannot be made."""
    with Project.create(path, schema=read_schema(RESOURCES / "schemas" / "news.toml")) as project:
        samples = [read_sample(name) for name in SAMPLES]
        drafts = [
            ArticleDraft(
                ArticleDetails(data["title"], data["source"], published=data["published"], language=data["language"]),
                content,
                provenance=Provenance(charset="utf-8", charset_source="given"),
            )
            for content, data in samples
        ]
        for article_id, (_, data) in zip(project.add_articles(drafts), samples, strict=True):
            _label(project, article_id, data["mentions"])


def _label(project: Project, article_id: ArticleId, mentions: list[dict[str, Any]]) -> None:
    with project.edit("mention.add", article_id=article_id, barrier=True) as edit:
        for item in mentions:
            label = project.schema.find_label_named(item["label"])
            spans = [Span(start, end) for start, end in item["pieces"]]
            edit.add_mention(article_id, label.id if label else None, spans, note=item.get("note", ""))
        edit.set_status(article_id, ArticleStatus.DOING)
