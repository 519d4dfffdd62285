"""Figures of a project: what was done when, how fast, what is mentioned most, and what is mentioned together."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

from reader.domain.entity import EntityId
from reader.domain.schema import LabelId

DAYS = 14
# who did nothing for a minute was not labelling
LONGEST_GAP = 60_000
# faster than a hand: what a program did (an import, the sample)
SHORTEST_GAP = 100
_MOST_PERIODS = 36


@dataclass(frozen=True, slots=True)
class EntityCount:
    """Say how often an entity is mentioned, and in how many articles."""

    id: EntityId
    name: str
    label_id: LabelId | None
    mentions: int
    articles: int


@dataclass(frozen=True, slots=True)
class Figures:
    """Hold the figures of one annotator's work on a project.

    `median_seconds` is the time from one label to the next in the last seven days, None when that is not known;
    `decided` counts suggestions that were accepted or rejected. `per_day` are articles done on the last days, oldest
    first. `together` says in how many articles two of `entities` are mentioned, by their places there; its diagonal
    counts the articles of one. `timeline` counts articles by month, or by year where that would be too many months.
    """

    articles: int = 0
    done: int = 0
    mentions: int = 0
    entity_count: int = 0
    median_seconds: float | None = None
    accepted: int = 0
    decided: int = 0
    per_day: tuple[tuple[date, int], ...] = ()
    labels: tuple[tuple[LabelId | None, int], ...] = ()
    entities: tuple[EntityCount, ...] = ()
    together: tuple[tuple[int, ...], ...] = ()
    timeline: tuple[tuple[str, int], ...] = ()
    undated: int = 0


def today() -> date:
    """Return the day it is here."""
    return datetime.now(UTC).astimezone().date()


def day_of(moment: int) -> date:
    """Return the local day of a moment in ms UTC."""
    return datetime.fromtimestamp(moment / 1000, UTC).astimezone().date()


def day_start(day: date) -> int:
    """Return when a local day begins, in ms UTC."""
    return int(datetime.combine(day, time.min).astimezone().timestamp() * 1000)


def median_gap(moments: Iterable[int]) -> float | None:
    """Return the median time in seconds between moments in ms that follow each other within a minute, or None.

    Gaps shorter than a hand needs are left out: a program made those.
    """
    ordered = sorted(moments)
    gaps = [after - before for before, after in pairwise(ordered) if SHORTEST_GAP <= after - before <= LONGEST_GAP]
    from statistics import median

    return median(gaps) / 1000 if gaps else None


def by_day(moments: Iterable[int], last: date, days: int = DAYS) -> tuple[tuple[date, int], ...]:
    """Count moments in ms UTC by local day, for the last days, oldest first; days without any are there too."""
    counted = Counter(map(day_of, moments))
    return tuple((day, counted[day]) for day in (last - timedelta(days=back) for back in reversed(range(days))))


def together(holders: Sequence[set[int]]) -> tuple[tuple[int, ...], ...]:
    """Count what each two sets have in common; the diagonal is the size of each."""
    return tuple(tuple(len(one & other) for other in holders) for one in holders)


def timeline(months: Mapping[str, int], most: int = _MOST_PERIODS) -> tuple[tuple[str, int], ...]:
    """Return counts by "2026-02" without gaps between the first and the last, by "2026" where that is over `most`.

    A date that names only its year counts by year alone, and then everything does.
    """
    known = {month: count for month, count in months.items() if month[:4].isdecimal()}
    if not known:
        return ()
    if all(len(month) == 7 and month[5:].isdecimal() for month in known):
        first, last = (_month_number(each) for each in (min(known), max(known)))
        if last - first < most:
            names = [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(first, last + 1)]
            return tuple((name, known.get(name, 0)) for name in names)
    years: Counter[str] = Counter()
    for month, count in known.items():
        years[month[:4]] += count
    spread = range(int(min(years)), int(max(years)) + 1)
    # far apart years are named one by one: ancient and modern texts in one corpus
    names = [f"{year:04}" for year in spread] if len(spread) <= most else sorted(years)[-most:]
    return tuple((name, years[name]) for name in names)


def _month_number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7]) - 1
