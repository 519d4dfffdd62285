"""Heights of rows with running sums: a Fenwick tree, so that a correction costs as little as a look-up."""

from collections.abc import Iterable
from itertools import accumulate


class Heights:
    """Hold whole-pixel heights; `sum_before` and `find` take logarithmic time."""

    def __init__(self, values: Iterable[int]) -> None:
        self.values = list(values)
        count = len(self.values)
        sums = [0, *accumulate(self.values)]
        self._tree = [0] * (count + 1)
        for index in range(1, count + 1):
            self._tree[index] = sums[index] - sums[index - (index & -index)]
        self._top = 1 << (count.bit_length() - 1) if count else 0

    def __len__(self) -> int:
        return len(self.values)

    def __getitem__(self, index: int) -> int:
        return self.values[index]

    def set(self, index: int, value: int) -> None:
        """Change one height."""
        change = value - self.values[index]
        if not change:
            return
        self.values[index] = value
        index += 1
        while index < len(self._tree):
            self._tree[index] += change
            index += index & -index

    def sum_before(self, index: int) -> int:
        """Return the height of all rows before `index`."""
        total = 0
        while index:
            total += self._tree[index]
            index -= index & -index
        return total

    @property
    def total(self) -> int:
        """Height of all rows."""
        return self.sum_before(len(self.values))

    def find(self, y: int) -> tuple[int, int]:
        """Return the row that holds pixel `y`, and its top; the last row for any `y` below."""
        position, top, step = 0, 0, self._top
        while step:
            following = position + step
            if following < len(self._tree) and top + self._tree[following] <= y:
                position, top = following, top + self._tree[following]
            step >>= 1
        if position >= len(self.values):
            position = len(self.values) - 1
            top = self.sum_before(position)
        return position, top
