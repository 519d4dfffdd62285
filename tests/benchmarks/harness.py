"""Figures beside their bounds: ratios within one run, interleaved, medians of CPU time."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """Hold one measured value and what it must not exceed (or, with `at_least`, not fall below)."""

    name: str
    value: float
    bound: float
    unit: str = ""
    at_least: bool = False

    @property
    def holds(self) -> bool:
        """Tell whether the bound is kept."""
        return self.value >= self.bound if self.at_least else self.value <= self.bound

    def line(self) -> str:
        """Return one line of the table."""
        sign = ">=" if self.at_least else "<="
        mark = "ok" if self.holds else "OVER"
        return f"{self.name:<64} {self.value:>10.3f}  {sign} {self.bound:<8g} {self.unit:<4} {mark}"


def cpu(action: Callable[[], object]) -> float:
    """Return the CPU seconds of one call."""
    start = time.process_time()
    action()
    return time.process_time() - start


def medians(rounds: int, **actions: Callable[[], object]) -> dict[str, float]:
    """Return the median CPU seconds of each action, run in turn, so that a busy machine slows all alike."""
    found: dict[str, list[float]] = {name: [] for name in actions}
    for _ in range(rounds):
        for name, action in actions.items():
            found[name].append(cpu(action))
    return {name: statistics.median(values) for name, values in found.items()}
