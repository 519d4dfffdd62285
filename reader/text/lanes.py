"""In which row under a line each mention's bar goes: the inner one nearest the text, no row left empty."""

from collections.abc import Sequence


def assign_lanes(ranges: Sequence[tuple[int, int]]) -> list[int]:
    """Return the lane, from 0, of each half-open range of one line.

    Shorter ranges go first, so a range lies below all that it contains or crosses. Two ranges of one lane never
    overlap. Of equal ranges the earlier one goes below: in reading order it is the outer one, cut by the line's end.
    """
    order = sorted(range(len(ranges)), key=lambda index: (ranges[index][1] - ranges[index][0], -index))
    lanes = [0] * len(ranges)
    placed: list[tuple[int, int, int]] = []
    for index in order:
        start, end = ranges[index]
        lane = max((other + 1 for low, high, other in placed if low < end and start < high), default=0)
        lanes[index] = lane
        placed.append((start, end, lane))
    return lanes


def outermost(ranges: Sequence[tuple[int, int]]) -> list[bool]:
    """Tell of each range whether no other one contains it; of equal ranges the first counts as the outer."""
    found = []
    for index, (start, end) in enumerate(ranges):
        inside = any(
            low <= start and end <= high and ((low, high) != (start, end) or other < index)
            for other, (low, high) in enumerate(ranges)
            if other != index
        )
        found.append(not inside)
    return found
