"""How well a name fits what was typed: folded first, and with slips of the hand when the letters are enough."""

from collections.abc import Sequence

SURE = 60
_LEAST_FUZZY, _SHORTEST = 78, 4


def rank(wanted: str, name: str) -> int:
    """Return how well a folded name fits a folded query: 100 the same, 90 begins so, 80 a word does; 0 not at all."""
    at = name.find(wanted)
    if at < 0:
        words = wanted.split()
        # every word somewhere, in any order
        return 55 if len(words) > 1 and all(word in name for word in words) else 0
    if at == 0:
        return 100 if len(name) == len(wanted) else 90
    if f" {wanted}" in name:
        return 80
    # behind the article a word begins too
    return 75 if f" ال{wanted}" in f" {name}" else SURE


def rank_with_slips(wanted: str, names: Sequence[str]) -> list[tuple[int, int]]:
    """Return rank (1 to 50) and index of the names that hold the folded query with a letter or two wrong."""
    if len(wanted) < _SHORTEST:
        return []
    # only when nothing fits as typed: the window is there sooner without it
    from rapidfuzz import fuzz, process

    found = process.extract(wanted, names, scorer=fuzz.partial_ratio, score_cutoff=_LEAST_FUZZY, limit=None)
    return [(round(score / 2), index) for name, score, index in found if len(name) >= len(wanted) - 2]
