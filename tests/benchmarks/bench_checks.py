"""Fifty planted errors: which part of them the checks find, and how many false alarms each rule gives."""

from reader.analysis.consistency import check
from tests.analysis.planted import judge, make, plant, schema
from tests.benchmarks.harness import Figure


def figures() -> list[Figure]:
    """Return recall and false alarms of each rule."""
    labels, sound = schema(), make()
    articles, errors = plant(sound)
    table = judge(errors, check(labels, articles))
    found = [Figure("findings in consistent annotations", len(check(labels, sound)), 0)]
    for kind, (hits, planted, alarms) in table.items():
        found.append(
            Figure(f"{kind.value}: share of {planted} planted errors found", hits / planted, 0.9, at_least=True)
        )
        found.append(Figure(f"{kind.value}: false alarms", alarms, 1))
    hits, planted = sum(row[0] for row in table.values()), sum(row[1] for row in table.values())
    found.append(Figure(f"all: share of {planted} planted errors found", hits / planted, 0.95, at_least=True))
    return found
