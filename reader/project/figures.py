"""The figures of a project, as the dashboard and the command line show them.

Every project can be asked for them and few are: what counting and writing needs is imported with them.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

from reader.analysis.statistics import (
    DAYS,
    EntityCount,
    Figures,
    by_day,
    day_start,
    median_gap,
    timeline,
    today,
    together,
)
from reader.domain.annotator import Annotator
from reader.domain.article import ArticleStatus
from reader.domain.entity import EntityId
from reader.domain.schema import LabelId
from reader.storage import figures, queries
from reader.storage.store import Store

MOST = 8


class FigureReads:
    """Read figures of the project that `_store` holds."""

    _store: Store
    annotator: Annotator

    def figures(self, day: date | None = None, most: int = MOST) -> Figures:
        """Return the figures of the annotator's work; a second at a million mentions, so off the main thread."""
        connection, own = self._store.connection, self.annotator.id
        day = day or today()
        week_ago, first = (day_start(day - timedelta(days=back)) for back in (6, DAYS - 1))
        states = queries.status_counts(connection, own)
        labels = queries.label_counts(connection, own, None)
        decisions = figures.decision_counts(connection, own)
        top = figures.most_mentioned(connection, own, most)
        holders = figures.articles_of_entities(connection, [row[0] for row in top], own)
        months = figures.article_months(connection)
        undated = months.pop("", 0)
        return Figures(
            articles=sum(states.values()),
            done=states[ArticleStatus.DONE],
            mentions=sum(labels.values()),
            entity_count=figures.entity_count(connection),
            median_seconds=median_gap(figures.step_moments(connection, own, week_ago)),
            accepted=decisions.get("accepted", 0),
            decided=decisions.get("accepted", 0) + decisions.get("rejected", 0),
            per_day=by_day(figures.done_moments(connection, own, first), day),
            labels=tuple(labels.items()),
            entities=tuple(
                EntityCount(
                    EntityId(number), name, None if label is None else LabelId(label), count, len(holders[number])
                )
                for number, name, label, count in top
            ),
            together=together([holders[row[0]] for row in top]),
            timeline=timeline(months),
            undated=undated,
        )


def figure_rows(figures: Figures, labels: Mapping[LabelId, str]) -> list[tuple[str, str, str, int | float | str]]:
    """Return every figure as a row: what it is of, one name, another name (of two entities), and the number."""
    rows: list[tuple[str, str, str, int | float | str]] = [
        ("articles", "all", "", figures.articles),
        ("articles", "done", "", figures.done),
        ("mentions", "all", "", figures.mentions),
        ("entities", "all", "", figures.entity_count),
        ("seconds per mention", "median of seven days", "", _or_empty(figures.median_seconds)),
        ("suggestions", "accepted", "", figures.accepted),
        ("suggestions", "decided", "", figures.decided),
    ]
    rows += [("articles done on", day.isoformat(), "", count) for day, count in figures.per_day]
    rows += [
        ("mentions of label", "" if label is None else labels.get(label, ""), "", count)
        for label, count in figures.labels
    ]
    rows += [("mentions of entity", entity.name, "", entity.mentions) for entity in figures.entities]
    for one, counts in zip(figures.entities, figures.together, strict=True):
        rows += [
            ("articles with both", one.name, other.name, count)
            for other, count in zip(figures.entities, counts, strict=True)
            if one is not other
        ]
    rows += [("articles dated", period, "", count) for period, count in figures.timeline]
    return [*rows, ("articles dated", "", "", figures.undated)]


def write_figures(path: Path, figures: Figures, labels: Mapping[LabelId, str]) -> None:
    """Write every figure as a row of a CSV table that spreadsheets read as it is. Raises OSError."""
    import csv

    from reader.formats.csv_table import escape

    with path.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.writer(file)
        table.writerow(("figure", "name", "other", "value"))
        table.writerows([escape(str(cell)) for cell in row] for row in figure_rows(figures, labels))


def _or_empty(value: float | None) -> float | str:
    return "" if value is None else round(value, 3)
