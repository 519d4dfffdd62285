"""Finds names as they are typed, among as many as there are, in slices between events: nothing stalls."""

import heapq
import itertools
import time
from collections.abc import Callable, Collection, Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from reader.text.normalize import fold_text
from reader.text.ranking import rank, rank_with_slips

Key = int
_BUDGET = 0.004
_TOLD_EVERY = 0.08
_SLIPS_AT_ONCE = 1000
_FAVOUR = 8


class NameFinder(QObject):
    """Hold the folded names of something and rank them; `found` carries keys, best first, and whether that is all.

    Names are read from `load` when they are first asked for, and again after `forget`.
    """

    found = Signal(list, bool)

    def __init__(self, load: Callable[[], Iterator[tuple[Key, str]]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._load = load
        self._keys: list[Key] = []
        self._names: list[str] = []
        self._rest: Iterator[tuple[Key, str]] | None = None
        self._work: Iterator[None] = iter(())
        self._best: list[tuple[int, int, Key]] = []
        self._wanted, self._most, self._told = "", 6, 0.0
        self._favourites: Collection[Key] = ()
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    def forget(self) -> None:
        """Read the names anew when they are next asked for; a search that runs ends."""
        self.stop()
        self._keys, self._names, self._rest = [], [], None

    def start(self, wanted: str, most: int, favourites: Collection[Key] = ()) -> None:
        """Begin another search for a folded query; `favourites` come before others that fit as well."""
        self._wanted, self._most, self._favourites = wanted, most, favourites
        self._best, self._told = [], time.perf_counter()
        self._work = self._search()
        self._timer.start()
        self._go_on()

    def stop(self) -> None:
        """End the search without telling."""
        self._timer.stop()

    def _go_on(self) -> None:
        deadline = time.perf_counter() + _BUDGET
        for _ in self._work:
            now = time.perf_counter()
            if now > deadline:
                if self._best and now - self._told > _TOLD_EVERY:
                    self._told = now
                    self._tell(False)
                return
        self._timer.stop()
        self._tell(True)

    def _tell(self, done: bool) -> None:
        self.found.emit([key for _, _, key in sorted(self._best, reverse=True)], done)

    def _search(self) -> Iterator[None]:
        """Look at every name, a few between two events; then once more for slips, when little fits as typed."""
        at = 0
        while at < len(self._names) or self._read_more():
            end = min(at + 100, len(self._names))
            for place in range(at, end):
                fit = rank(self._wanted, self._names[place])
                if fit:
                    self._keep(fit, place)
            at = end
            yield
        if len(self._best) < self._most:
            yield from self._search_slips()

    def _search_slips(self) -> Iterator[None]:
        sure = {key for _, _, key in self._best}
        for start in range(0, len(self._names), _SLIPS_AT_ONCE):
            for fit, index in rank_with_slips(self._wanted, self._names[start : start + _SLIPS_AT_ONCE]):
                if self._keys[start + index] not in sure:
                    self._keep(fit, start + index)
            yield

    def _keep(self, fit: int, at: int) -> None:
        key = self._keys[at]
        if key in self._favourites:
            fit += _FAVOUR
        # of those that fit as well, the first in the list
        item = (fit, -at, key)
        same = next((kept for kept in self._best if kept[2] == key), None)
        if same is not None:
            # another name of the same thing
            self._best.remove(same)
            self._best.append(max(same, item))
            heapq.heapify(self._best)
        elif len(self._best) < self._most:
            heapq.heappush(self._best, item)
        else:
            heapq.heappushpop(self._best, item)

    def _read_more(self) -> bool:
        """Fold some more names; False when there are no more."""
        if self._rest is None:
            self._rest = self._load()
        before = len(self._names)
        for key, name in itertools.islice(self._rest, 50):
            self._keys.append(key)
            self._names.append(fold_text(name))
        return len(self._names) > before
