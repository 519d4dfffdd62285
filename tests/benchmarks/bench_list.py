"""The list of 100,000 articles: opening, first page, every filter, order and step; figures of a million mentions."""

import sqlite3
import tempfile
import time
from collections import deque
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path

from reader.domain.article import ArticleDetails, ArticleStatus
from reader.domain.article_list import ArticleFilter, ArticleGroup, ArticleOrder
from reader.domain.entity import Entity, EntityId
from reader.domain.schema import Label, LabelId, Schema
from reader.project import ArticleDraft, Project
from reader.project.searching import Search, parse_search_where, search
from tests.benchmarks.harness import Figure, cpu

ARTICLES, MENTIONS, ENTITIES = 100_000, 10, 2_000
_TITLES = ("غانتس يبلغ رئيس الأركان الأمريكي {}", "البنك المركزي يبقي أسعار الفائدة {}", "Port authority signs deal {}")
_SCHEMA = Schema(tuple(Label(LabelId(at), f"L{at}", key=str(at + 1)) for at in range(8)))


def make_project(path: Path) -> None:
    """Write a project with many articles, some done, tagged and assigned, and ten mentions in each."""
    with Project.create(path, schema=_SCHEMA) as project:
        ids = []
        for start in range(0, ARTICLES, 5_000):
            drafts = [
                ArticleDraft(
                    ArticleDetails(
                        _TITLES[at % 3].format(at), f"source {at % 40}", published=f"20{at % 20:02}-0{at % 9 + 1}"
                    ),
                    f"خبر قصير رقم {at} عن غانتس وميلي وإسرائيل",
                )
                for at in range(start, start + 5_000)
            ]
            ids += project.add_articles(drafts)
        with project.edit("entity.add") as edit:
            entities = [edit.add_entity(Entity(EntityId(0), f"كيان {at}")).id for at in range(ENTITIES)]
        with project.edit("article.work") as edit:
            for at, article_id in enumerate(ids):
                if at % 2:
                    edit.set_status(article_id, ArticleStatus.DONE)
                if at % 10 == 0:
                    edit.add_tag(article_id, "اقتصاد")
                    edit.assign(article_id, project.annotator.id)
        labels, who = [label.id for label in project.schema.labels], project.annotator.id
    _add_mentions(path, ids, labels, entities, who)


def _add_mentions(path: Path, ids: list[int], labels: list[int], entities: list[int], who: int) -> None:  # type: ignore[type-arg]
    """Write a million mentions behind the log's back: what is measured only reads them."""
    connection = sqlite3.connect(path)
    rows = (
        (
            1 << 40 | number, article_id, who, labels[number % 8], number % MENTIONS, number % MENTIONS + 1,
            "x", entities[(number * number) % ENTITIES] if number % 2 else None,
        )
        for number, article_id in (
            (at * MENTIONS + each, ids[at]) for at in range(len(ids)) for each in range(MENTIONS)
        )
    )  # fmt: skip
    triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'mention'")
    kept = triggers.fetchall()
    for name, _ in kept:
        connection.execute(f"DROP TRIGGER {name}")
    connection.executemany(
        'INSERT INTO mention(id, article_id, annotator_id, label_id, start, "end", quote, entity_id)'
        " VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )
    for _, sql in kept:
        connection.execute(sql)
    connection.execute("INSERT INTO label_count SELECT annotator_id, label_id, count(*) FROM mention GROUP BY 1, 2")
    connection.commit()
    connection.close()


def figures() -> list[Figure]:
    """Return the time of each thing that is done with the list."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        make_project(folder / "many.sqlite")
        with Project.create(folder / "one.sqlite", schema=_SCHEMA) as project:
            project.add_articles([ArticleDraft(ArticleDetails(_TITLES[0].format(0), "source 0"), "خبر قصير")])
        Project.create(folder / "empty.sqlite").close()
        return [*_of_the_project(folder), *_of_the_window(folder)]


def _of_the_project(folder: Path) -> list[Figure]:
    found = []
    with Project.open(folder / "many.sqlite") as project:
        entity = project.figures().entities[0].id
        filters = {
            "text, folded": ArticleFilter("المركزي"),
            "text that nothing holds": ArticleFilter("xyz"),
            "to do": ArticleFilter(statuses=(ArticleStatus.TODO,)),
            "done": ArticleFilter(statuses=(ArticleStatus.DONE,)),
            "flagged": ArticleFilter(flagged=True),
            "tag": ArticleFilter(tag="اقتصاد"),
            "source": ArticleFilter(sources=("source 7",)),
            "dates": ArticleFilter(since="2010", until="2012"),
            "mine": ArticleFilter(mine=True),
            "label": ArticleFilter(label="L3"),
            "entity": ArticleFilter(entities=(entity,)),
        }
        orders = [order for order in ArticleOrder if order is not ArticleOrder.LIST]
        actions: dict[str, Callable[[], object]] = {
            "first page": lambda: [project.article_row(each) for each in project.listing().ids[:20]],
            **{f"filter by {name}": lambda wanted=wanted: project.listing(wanted) for name, wanted in filters.items()},
            **{f"order by {order}": lambda order=order: project.listing(order=order) for order in orders},
            "group by source": lambda: project.listing(group=ArticleGroup.SOURCE),
            "next unfinished": lambda: len(project.finished()),
        }
        for name, action in actions.items():
            times = []
            for _ in range(3):
                # as after a change: nothing is remembered
                project._orders = project._finished = None
                times.append(cpu(action))
            found.append(Figure(f"100,000 articles: {name}", sorted(times)[1] * 1000, 100, "ms"))
        found += _lines_and_moves(project)
        took = sorted(cpu(project.figures) for _ in range(3))[1]
        found.append(Figure("figures of the dashboard, a million mentions, on a worker", took * 1000, 3000, "ms"))
    return found


def _lines_and_moves(project: Project) -> list[Figure]:
    """Measure the mentions of a label as lines, and the moving of selected articles."""

    def lines(count: int) -> None:
        hits = (hit for hits in search(project, Search("", where=parse_search_where("label=L3"))) for hit in hits)
        deque(islice(hits, count), maxlen=0)

    ids = project.article_ids()
    chosen = ids[50_000:50_200]

    def move() -> None:
        with project.edit("article.move") as edit:
            edit.move_articles(chosen, ids[50_200])
        project.undo()

    actions: dict[str, Callable[[], object]] = {
        "first 20 mentions of a label, as lines": lambda: lines(20),
        "10,000 mentions of a label, as lines": lambda: lines(10_000),
        "200 articles moved by one, and back": move,
    }
    bounds = (100, 1000, 300)
    return [
        Figure(f"100,000 articles: {name}", sorted(cpu(action) for _ in range(3))[1] * 1000, bound, "ms")
        for (name, action), bound in zip(actions.items(), bounds, strict=True)
    ]


def _of_the_window(folder: Path) -> list[Figure]:
    from PySide6.QtWidgets import QApplication

    from reader.ui.application import make_application
    from reader.ui.main_window import MainWindow
    from reader.ui.settings import Settings

    make_application("en", "light")
    window = MainWindow(Settings(folder / "settings.ini"))
    window.show()

    def settle() -> None:
        for _ in range(10):
            QApplication.processEvents()

    def open_file(name: str) -> float:
        start = time.process_time()
        window.open_paths([folder / name])
        settle()
        return time.process_time() - start

    open_file("empty.sqlite")
    times: dict[str, list[float]] = {"many.sqlite": [], "one.sqlite": [], "empty.sqlite": []}
    for _ in range(5):
        for name in times:
            times[name].append(open_file(name))
    open_file("many.sqlite")
    many, one, empty = (sorted(each)[2] for each in times.values())
    panel = window.articles
    pieces = []
    while panel.model.rowCount() < ARTICLES:
        # what is read joins the list in one turn of the event loop, and is laid out in the next
        pieces += [cpu(panel.model.read_on), cpu(settle)]
    found = [
        Figure("opening 100,000 articles, by opening one", many / one, 2, "x"),
        Figure("opening 100,000 articles, by opening none, and showing none", many / empty, 2, "x"),
        Figure("  opening 100,000 articles", many * 1000, 400, "ms"),
        Figure("  longest of the pieces in which the list is read on", max(pieces) * 1000, 20, "ms"),
    ]
    states = cycle((ArticleStatus.DOING, ArticleStatus.SKIP))
    steps: dict[str, Callable[[], object]] = {
        "key in the filter": lambda: panel.filter.setText("المر" if panel.filter.text() == "الم" else "الم"),
        "next article": window.actions_table["next_article"].trigger,
        "done and next": window.actions_table["done_next"].trigger,
        "state of one changed": lambda: window.corpus.set_status(next(states)),
    }
    for name, step in steps.items():
        times_of = []
        for _ in range(5):
            start = time.process_time()
            step()
            settle()
            times_of.append(time.process_time() - start)
        found.append(Figure(f"  {name}", sorted(times_of)[2] * 1000, 100, "ms"))
    window.close()
    return found
