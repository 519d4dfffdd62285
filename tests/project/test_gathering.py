"""A project as a bundle: read some articles at a time, it says what reading each alone says."""

from pathlib import Path

from reader.domain.annotator import AnnotatorKind
from reader.domain.article import ArticleDetails, ArticleStatus
from reader.domain.schema import RelationTypeId
from reader.domain.span import Span
from reader.formats.base import BundleRelation
from reader.formats.schema_toml import read_schema, starter_schemas
from reader.project import ArticleDraft, Project
from reader.project.gathering import gather


def _project(folder: Path, articles: int) -> Project:
    """Return a project with something on every third article, by two annotators."""
    project = Project.create(folder / "p.sqlite", schema=read_schema(dict(starter_schemas())["news"]))
    label, other = (each.id for each in project.schema.mention_labels[:2])
    kind = RelationTypeId(project.schema.relation_types[0].id)
    ids = project.add_articles(
        [ArticleDraft(ArticleDetails(f"خبر {at}"), f"{at:03} قال وزير الدفاع أمس") for at in range(articles)]
    )
    with project.edit("setup") as edit:
        second = edit.add_annotator("ليلى", AnnotatorKind.IMPORT)
        for at, article_id in enumerate(ids):
            inner = edit.add_mention(article_id, label, [Span(8, 12)])
            outer = edit.add_mention(article_id, label, [Span(8, 19)], attributes={"n": str(at)}, note="لا")
            if at % 3 == 0:
                edit.add_mention(article_id, other, [Span(4, 7), Span(20, 23)])
                edit.add_relation(article_id, kind, inner.id, outer.id)
                edit.add_note(article_id, f"ملاحظة {at}")
                edit.set_status(article_id, ArticleStatus.DONE, 7)
                edit.assign(article_id, second.id)
    return project


def test_pages_of_articles_say_what_each_article_says(tmp_path: Path) -> None:
    with _project(tmp_path, 70) as project:
        own = project.annotator.name
        found = list(gather(project).articles)
        alone = [project.mentions(each) for each in project.article_ids()]
    assert [each.id for each in found] == [f"a{order}" for order in range(1, 71)]
    for at, (article, mentions) in enumerate(zip(found, alone, strict=True)):
        assert article.content.startswith(f"{at:03} ")
        assert [each.spans for each in article.mentions] == [each.spans for each in mentions]
        assert [dict(each.attributes) for each in article.mentions] == [dict(each.attributes) for each in mentions]
        is_third = at % 3 == 0
        assert [each.spans[-1].end for each in article.mentions] == ([23, 19, 12] if is_third else [19, 12])
        inner, outer = article.mentions[-1].id, article.mentions[-2].id
        relations = [BundleRelation(each.type, inner, outer, own) for each in article.relations]
        assert list(article.relations) == relations and len(relations) == is_third
        assert [each.body for each in article.notes] == ([f"ملاحظة {at}"] if is_third else [])
        states = [(each.annotator, each.status, each.changed_at) for each in article.states]
        assert (states, article.assigned) == (([(own, "done", 7)], ("ليلى",)) if is_third else ([], ()))
