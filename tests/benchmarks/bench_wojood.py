"""Names remembered from one half of an annotated corpus and found in the other: exact match against the matcher.

`exact` remembers each name with its most frequent label and finds the same words again. `matcher` remembers the same,
without glued letters, and finds as the product does. `memory` also weighs what it remembers as the product's memory
does: how often a place that reads like the name had the label in the half that was read. `exact, weighed` shows what
of the gain is due to weighing alone.
"""

import random
import statistics
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from reader.text.normalize import fold_text
from reader.text.occurrences import find_occurrences, without_proclitic
from reader.text.searchable import SearchableText
from tests.benchmarks.harness import Figure

SAMPLE = Path(__file__).resolve().parents[3] / "shared" / "data" / "ner-wojood-sample"
SHUFFLES = 5
# a label that a name had at fewer than one place in twenty was a slip or another thing of that name
LEAST_SHARE = 0.05


class Sentence(NamedTuple):
    """Hold a sentence's tokens, its text with where each token begins, and its labelled ranges of tokens."""

    tokens: tuple[str, ...]
    text: SearchableText
    starts: tuple[int, ...]
    gold: frozenset[tuple[int, int, str]]


Find = Callable[[Sentence, str], Iterator[tuple[int, int]]]
Placed = tuple[int, int, int, str]


def read_sentences(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a file with one token a line, its labels behind it."""
    rows: list[tuple[str, list[str]]] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.strip() and not line.startswith("$#$"):
            token, *labels = line.strip().split(" ")
            rows.append((token, labels))
        elif rows:
            yield _sentence(rows)
            rows = []


def _sentence(rows: list[tuple[str, list[str]]]) -> Sentence:
    gold, begun = set(), dict[str, int]()
    for index, (_, labels) in enumerate([*rows, ("", [])]):
        for label in [label for label in begun if f"I-{label}" not in labels]:
            gold.add((begun.pop(label), index, label))
        for label in [name[2:] for name in labels if name.startswith("B-")]:
            if label in begun:
                gold.add((begun.pop(label), index, label))
            begun[label] = index
    tokens = tuple(token for token, _ in rows)
    starts, at = [], 0
    for token in tokens:
        starts.append(at)
        at += len(token) + 1
    return Sentence(tokens, SearchableText(" ".join(tokens)), tuple(starts), frozenset(gold))


def find_exactly(sentence: Sentence, name: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of tokens that are the words of a name."""
    words = tuple(name.split(" "))
    for start in range(len(sentence.tokens) - len(words) + 1):
        if sentence.tokens[start : start + len(words)] == words:
            yield start, start + len(words)


def find_as_product(sentence: Sentence, name: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of tokens in which the product finds a name; the corpus parts no proclitic from its token."""
    for found in find_occurrences(sentence.text, name):
        if not found.article:
            yield bisect_right(sentence.starts, found.span.start) - 1, bisect_right(sentence.starts, found.span.end - 1)


def remember(half: list[Sentence], bare: Callable[[str], str]) -> dict[str, Counter[str]]:
    """Return how often each name has each label, spellings that fold alike together under the first."""
    names: dict[str, str] = {}
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in half:
        for start, end, label in sorted(sentence.gold):
            name = bare(" ".join(sentence.tokens[start:end]))
            found[names.setdefault(fold_text(name), name)][label] += 1
    return found


def most_frequent(names: dict[str, Counter[str]]) -> dict[str, list[str]]:
    """Return one label for each name."""
    return {name: [labels.most_common(1)[0][0]] for name, labels in names.items()}


def by_share(half: list[Sentence], names: dict[str, Counter[str]], find: Find) -> dict[str, list[str]]:
    """Return the labels that a name has at a fair share of the places where it stands in the half that was read."""
    chosen = {}
    for name, labels in names.items():
        places = [(sentence, *place) for sentence in half for place in find(sentence, name)]
        share = {
            label: sum((start, end, label) in sentence.gold for sentence, start, end in places) / max(1, len(places))
            for label in labels
        }
        chosen[name] = [label for label in labels if share[label] >= LEAST_SHARE]
    return chosen


def score(half: list[Sentence], labels: dict[str, list[str]], find: Find) -> tuple[float, float]:
    """Return recall and precision in percent of the labelled places that remembered names give."""
    found: set[Placed] = set()
    gold: set[Placed] = {(number, *row) for number, sentence in enumerate(half) for row in sentence.gold}
    for number, sentence in enumerate(half):
        for name, given in labels.items():
            found |= {(number, *place, label) for place in find(sentence, name) for label in given} if given else set()
    right = len(found & gold)
    return 100 * right / len(gold), 100 * right / max(1, len(found))


def measure(sentences: list[Sentence], seed: int) -> dict[str, tuple[float, float]]:
    """Return recall and precision of each way on one shuffle of halves."""
    order = list(sentences)
    random.Random(seed).shuffle(order)
    read, unread = order[: len(order) // 2], order[len(order) // 2 :]
    words = {token for sentence in read for token in sentence.tokens}
    exact = defaultdict[str, Counter[str]](Counter)
    for sentence in read:
        for start, end, label in sentence.gold:
            exact[" ".join(sentence.tokens[start:end])][label] += 1
    names = remember(read, lambda name: without_proclitic(name, words.__contains__))
    return {
        "exact": score(unread, most_frequent(exact), find_exactly),
        "exact, weighed": score(unread, by_share(read, exact, find_exactly), find_exactly),
        "matcher": score(unread, most_frequent(names), find_as_product),
        "memory": score(unread, by_share(read, names, find_as_product), find_as_product),
    }


def figures() -> list[Figure]:
    """Return what the matcher gains over exact match, in points, means of five shuffles."""
    if not SAMPLE.is_dir():
        return []
    sentences = [row for name in ("train.txt", "val.txt") for row in read_sentences(SAMPLE / name)]
    runs = [measure(sentences, seed) for seed in range(SHUFFLES)]
    mean = {
        (way, part): statistics.mean(run[way][index] for run in runs)
        for way in runs[0]
        for index, part in enumerate(("recall", "precision"))
    }
    shown = [
        Figure(f"names of the other half: {way}, {part}", value, 0, "%", True) for (way, part), value in mean.items()
    ]
    gains = []
    for part, bound in (("recall", 2.2), ("precision", 0.0)):
        gain = mean["memory", part] - mean["exact", part]
        gains.append(Figure(f"names of the other half: memory over exact, {part}", gain, bound, "pts", True))
    return shown + gains
