"""Figures against plain counting: gaps between labels, days, months, and what goes together."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.statistics import by_day, day_of, day_start, median_gap, timeline, together


def test_the_time_per_label_leaves_out_pauses() -> None:
    assert median_gap([0, 2_000, 5_000, 500_000, 501_000]) == 2.0
    assert median_gap([0, 5, 10, 15, 2_015]) == 2.0, "what a program did at once was not labelled by hand"
    assert median_gap([5, 600_000]) is None and median_gap([]) is None


@given(st.dates(date(1980, 1, 1), date(2100, 1, 1)))
def test_a_day_begins_where_it_says(day: date) -> None:
    assert day_of(day_start(day)) == day and day_of(day_start(day) - 1) == day - timedelta(days=1)


def test_days_without_anything_are_there_and_those_before_are_not() -> None:
    last = date(2026, 3, 2)
    moments = [day_start(last), day_start(last) + 5, day_start(date(2026, 2, 28)), day_start(date(2026, 1, 1))]
    assert by_day(moments, last, 4) == (
        (date(2026, 2, 27), 0), (date(2026, 2, 28), 1), (date(2026, 3, 1), 0), (last, 2),
    )  # fmt: skip


@given(st.lists(st.sets(st.integers(0, 9)), max_size=5))
def test_what_goes_together_is_counted_both_ways(holders: list[set[int]]) -> None:
    found = together(holders)
    for one, row in enumerate(found):
        for other, count in enumerate(row):
            assert (
                count == found[other][one] == sum(each in holders[one] and each in holders[other] for each in range(10))
            )


def test_months_have_no_gaps_and_become_years_where_they_would_be_too_many() -> None:
    assert timeline({"2025-11": 2, "2026-02": 1}) == (("2025-11", 2), ("2025-12", 0), ("2026-01", 0), ("2026-02", 1))
    assert timeline({"2019-11": 2, "2026-02": 1})[:2] == (("2019", 2), ("2020", 0))
    assert timeline({"2025": 2, "2026-02": 1}) == (("2025", 2), ("2026", 1))
    assert timeline({}) == () and timeline({"soon": 3}) == ()
    assert timeline({"0850": 1, "2026-02": 4}) == (("0850", 1), ("2026", 4))


@given(st.dictionaries(st.dates(date(1950, 1, 1), date(2030, 1, 1)).map(lambda day: f"{day:%Y-%m}"), st.integers(1, 9)))
def test_a_timeline_counts_every_article(months: dict[str, int]) -> None:
    found = timeline(months, most=2000)
    assert sum(count for _, count in found) == sum(months.values())
    assert [name for name, _ in found] == sorted({name for name, _ in found})
