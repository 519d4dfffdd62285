"""In which row under a line each mention's bar goes: the inner one nearest the text, no row left empty."""

from collections.abc import Sequence


def assign_lanes(ranges: Sequence[tuple[int, int]]) -> list[int]:
    """Return the lane, from 0, of each half-open range of one line.

    Shorter ranges go first, so a range lies below all that it contains or crosses. Two ranges of one lane never
    overlap. Of equal ranges the earlier one goes below: in reading order it is the outer one, cut by the line's end.
    """
    lanes = [0] * len(ranges)
    for group in _touching(ranges):
        placed: list[tuple[int, int, int]] = []
        for index in sorted(group, key=lambda index: (ranges[index][1] - ranges[index][0], -index)):
            start, end = ranges[index]
            lane = max((other + 1 for low, high, other in placed if low < end and start < high), default=0)
            lanes[index] = lane
            placed.append((start, end, lane))
    return lanes


def _touching(ranges: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Return the indexes of the ranges in groups, each of which overlaps no other group."""
    groups: list[list[int]] = []
    reached = -1
    for index in sorted(range(len(ranges)), key=ranges.__getitem__):
        start, end = ranges[index]
        if start >= reached:
            groups.append([])
        groups[-1].append(index)
        reached = max(reached, end)
    return groups


def outermost(ranges: Sequence[tuple[int, int]]) -> list[bool]:
    """Tell of each range whether no other one contains it; of equal ranges the first counts as the outer."""
    order = sorted(range(len(ranges)), key=lambda index: (ranges[index][0], -ranges[index][1], index))
    found, reached = [True] * len(ranges), -1
    for index in order:
        # those before it begin no later: it is inside one of them that reaches as far
        end = ranges[index][1]
        found[index] = end > reached
        reached = max(reached, end)
    return found
