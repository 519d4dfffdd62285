"""Layers: what one annotator made of the articles, and taking it over into another's."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from reader.domain.annotation import Mention, MentionId
from reader.domain.annotator import AnnotatorId
from reader.domain.article import ArticleId
from reader.domain.errors import CancelledError
from reader.domain.schema import LabelId
from reader.domain.span import Span
from reader.project.editing import Edit
from reader.project.project import Project

_Same = tuple[LabelId | None, tuple[Span, ...]]


@dataclass(frozen=True, slots=True)
class LayerCopy:
    """Say what was copied; `repeats` counts the mentions that were there already."""

    articles: int = 0
    mentions: int = 0
    repeats: int = 0
    relations: int = 0


def _never() -> bool:
    return False


def copy_layer(
    project: Project,
    source: AnnotatorId,
    article_ids: Sequence[ArticleId] | None = None,
    *,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] = _never,
) -> LayerCopy:
    """Copy another annotator's mentions, their relations and article labels into one's own layer, as one undoable edit.

    What is there already is left as it is. Raises CancelledError when `cancelled` says so; then nothing was copied.
    """
    ids = project.article_ids() if article_ids is None else list(article_ids)
    total = LayerCopy()
    only = ids[0] if len(ids) == 1 else None
    with project.edit("layer.copy", article_id=only) as edit:
        for number, article_id in enumerate(ids, 1):
            if cancelled():
                raise CancelledError
            part = _copy_article(project, edit, source, article_id)
            total = LayerCopy(
                total.articles + bool(part.mentions or part.relations),
                total.mentions + part.mentions,
                total.repeats + part.repeats,
                total.relations + part.relations,
            )
            if progress is not None:
                progress(number, len(ids))
    return total


def _copy_article(project: Project, edit: Edit, source: AnnotatorId, article_id: ArticleId) -> LayerCopy:
    own: dict[_Same, MentionId] = {
        (mention.label_id, mention.spans): mention.id for mention in project.mentions(article_id)
    }
    ids: dict[MentionId, MentionId] = {}
    copied = repeats = 0
    for mention in project.mentions(article_id, source):
        there = own.get((mention.label_id, mention.spans))
        if there is not None:
            ids[mention.id] = there
            repeats += 1
        else:
            ids[mention.id] = _copy_mention(edit, mention)
            copied += 1
    relations = _copy_relations(project, edit, source, article_id, ids)
    labels = {each.label_id for each in project.article_labels(article_id)}
    for label in project.article_labels(article_id, source):
        if label.label_id not in labels:
            edit.add_article_label(article_id, label.label_id)
    return LayerCopy(1, copied, repeats, relations)


def _copy_mention(edit: Edit, mention: Mention) -> MentionId:
    return edit.add_mention(
        mention.article_id,
        mention.label_id,
        mention.spans,
        entity_id=mention.entity_id,
        attributes=mention.attributes,
        note=mention.note,
    ).id


def _copy_relations(
    project: Project, edit: Edit, source: AnnotatorId, article_id: ArticleId, ids: Mapping[MentionId, MentionId]
) -> int:
    there = {(each.relation_type_id, each.source, each.target) for each in project.relations(article_id)}
    copied = 0
    for relation in project.relations(article_id, source):
        ends = ids[relation.source], ids[relation.target]
        if (relation.relation_type_id, *ends) not in there and ends[0] != ends[1]:
            edit.add_relation(article_id, relation.relation_type_id, *ends, relation.attributes)
            copied += 1
    return copied
