"""The sample project: two short articles written for it, begun and left for the user to finish."""

import json
from pathlib import Path
from typing import Any

from reader.domain.annotation import MentionId
from reader.domain.article import ArticleDetails, ArticleId, ArticleStatus, Provenance
from reader.domain.entity import Entity, EntityId
from reader.domain.schema import Schema
from reader.domain.span import Span
from reader.formats.schema_toml import read_schema
from reader.paths import RESOURCES
from reader.project.drafts import ArticleDraft
from reader.project.editing import Edit
from reader.project.project import Project

SAMPLES = ("coast_ar", "coast_en")


def read_sample(name: str) -> tuple[str, dict[str, Any]]:
    """Return text and data (title, source, mentions...) of a sample."""
    folder = RESOURCES / "samples"
    content = (folder / f"{name}.txt").read_text(encoding="utf-8")
    return content, json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))


def create_sample_project(path: Path, language: str = "en") -> None:
    """Make the sample project, its guidelines in a language. Raises FileError when it exists or cannot be made."""
    with Project.create(path, schema=read_schema(RESOURCES / "schemas" / "news.toml", language)) as project:
        samples = [read_sample(name) for name in SAMPLES]
        drafts = [
            ArticleDraft(
                ArticleDetails(data["title"], data["source"], published=data["published"], language=data["language"]),
                content,
                provenance=Provenance(charset="utf-8", charset_source="given"),
            )
            for content, data in samples
        ]
        entities: dict[str, EntityId] = {}
        for article_id, (_, data) in zip(project.add_articles(drafts), samples, strict=True):
            with project.edit("mention.add", article_id=article_id, barrier=True) as edit:
                _annotate(edit, project.schema, article_id, data, entities)


def _annotate(
    edit: Edit, schema: Schema, article_id: ArticleId, data: dict[str, Any], entities: dict[str, EntityId]
) -> None:
    """Add what a sample's data says; `entities` holds those there are by name, and gets new ones."""
    made: dict[tuple[int, int], MentionId] = {}
    for item in data["mentions"]:
        label = schema.find_label_named(item["label"])
        label_id = label.id if label else None
        entity = item.get("entity")
        if entity is not None and entity not in entities:
            entities[entity] = edit.add_entity(Entity(EntityId(0), entity, label_id=label_id)).id
        spans = [Span(start, end) for start, end in item["pieces"]]
        mention = edit.add_mention(
            article_id, label_id, spans, entity_id=entities.get(entity), attributes=item.get("attributes", {}),
            note=item.get("note", ""),
        )  # fmt: skip
        made[mention.start, mention.end] = mention.id
    for item in data.get("relations", ()):
        kind = schema.find_relation_type_named(item["type"])
        if kind is not None:
            edit.add_relation(article_id, kind.id, made[tuple(item["source"])], made[tuple(item["target"])])
    for item in data.get("paragraph_notes", ()):
        edit.add_note(article_id, item["body"], span=Span(*item["span"]))
    for name in data.get("labels", ()):
        label = schema.find_label_named(name)
        if label is not None:
            edit.add_article_label(article_id, label.id)
    edit.set_status(article_id, ArticleStatus.DOING)
