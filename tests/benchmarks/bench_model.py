"""The register and the history of a project of 100,000 linked mentions and 20,000 entities."""

import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from reader.domain.article import ArticleDetails, ArticleId
from reader.domain.entity import Entity, EntityId
from reader.domain.span import Span
from reader.project import ArticleDraft, Project
from tests.benchmarks.harness import Figure, cpu

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
ARTICLES, MENTIONS, ENTITIES = 50, 2_000, 20_000


def build(path: Path) -> ArticleId:
    """Make the project; return one of its articles."""
    chance = random.Random(1)
    with Project.create(path) as project:
        drafts = [ArticleDraft(ArticleDetails(str(n)), "كلمة " * 2_500 + str(n)) for n in range(ARTICLES)]
        ids = project.add_articles(drafts)
        with project.edit("build") as edit:
            names = [
                " ".join("".join(chance.choices(LETTERS, k=chance.randint(3, 7))) for _ in range(2))
                for _ in range(ENTITIES)
            ]
            entities = [edit.add_entity(Entity(EntityId(0), name)).id for name in names]
            for article_id in ids:
                for number in range(MENTIONS):
                    span = Span(number * 5, number * 5 + 4)
                    edit.add_mention(article_id, None, [span], entity_id=chance.choice(entities))
        return ids[3]


def figures() -> list[Figure]:
    """Return the CPU time of each list, and of going back over 10,000 changed records."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "p.sqlite"
        article_id = build(path)
        with Project.open(path) as project:
            mentions = project.mentions(article_id)
            for number in range(200):
                with project.edit("mention.note", article_id=article_id) as edit:
                    edit.set_mention_note(mentions[number % 20].id, str(number))
            entity_id = mentions[0].entity_id or EntityId(0)
            lists: list[tuple[str, Callable[[], object], float]] = [
                ("all entities with counts, by mentions", lambda: project.entity_rows(order="mentions"), 400),
                ("entities of one article", lambda: project.entity_rows(article_id=article_id), 16),
                ("entities with a text in a name", lambda: project.entity_rows("ميم"), 400),
                ("candidates for a word with a proclitic", lambda: project.entity_candidates("وكلمة"), 250),
                ("mentions of one entity", lambda: project.entity_mentions(entity_id), 5),
                ("newest 100 operations", lambda: project.history(100), 20),
                ("history of one mention, looked at again", lambda: project.history(mention_id=mentions[0].id), 5),
            ]
            found = []
            for name, action, bound in lists:
                action()
                found.append(Figure(name, statistics.median(cpu(action) for _ in range(5)) * 1000, bound, "ms"))
            point = project.operations(1)[0].id
            with project.edit("many") as edit:
                for article in project.article_ids()[:5]:
                    for mention in project.mentions(article):
                        edit.set_mention_note(mention.id, "x")
            start = time.perf_counter()
            restored = project.restore_to(point).records
            found.append(Figure(f"going back over {restored} records", time.perf_counter() - start, 5, "s"))
            return found
