"""Taking over another annotator's mentions: one step, nothing twice, and back again."""

from pathlib import Path

from reader.domain.annotator import AnnotatorKind
from reader.domain.article import ArticleDetails
from reader.domain.schema import Label, LabelId, RelationType, RelationTypeId, Schema
from reader.domain.span import Span
from reader.project import ArticleDraft, Project
from reader.project.layers import LayerCopy, copy_layer

SCHEMA = Schema((Label(LabelId(1), "PER"), Label(LabelId(2), "ORG")), (RelationType(RelationTypeId(1), "works_for"),))


def test_a_layer_is_copied_as_one_step_without_repeats_and_taken_back(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.sqlite", schema=SCHEMA) as project:
        (article_id,) = project.add_articles([ArticleDraft(ArticleDetails("a"), "قال ميلي في البنك")])
        person, bank = project.schema.mention_labels
        with project.edit("test") as edit:
            edit.add_mention(article_id, person.id, [Span(4, 8)])
            brat = edit.add_annotator("brat", AnnotatorKind.IMPORT)
            other = edit.as_annotator(brat.id)
            same = other.add_mention(article_id, person.id, [Span(4, 8)])
            new = other.add_mention(article_id, bank.id, [Span(12, 17)], note="مصرف")
            other.add_relation(article_id, project.schema.relation_types[0].id, same.id, new.id)
        before = project.mentions(article_id)
        assert copy_layer(project, brat.id) == LayerCopy(articles=1, mentions=1, repeats=1, relations=1)
        mine = project.mentions(article_id)
        assert [(each.label_id, each.spans, each.note) for each in mine] == [
            (person.id, (Span(4, 8),), ""),
            (bank.id, (Span(12, 17),), "مصرف"),
        ]
        (relation,) = project.relations(article_id)
        assert (relation.source, relation.target) == (before[0].id, mine[1].id), "it hangs on one's own mention"
        assert copy_layer(project, brat.id) == LayerCopy(articles=0, mentions=0, repeats=2, relations=0)
        project.undo()
        assert project.mentions(article_id) == before and project.relations(article_id) == []
        assert len(project.mentions(article_id, brat.id)) == 2
        assert project.check() == []
