"""Texts that are nearly the same: three words in a row compared, without comparing each text with every other.

The Jaccard similarity of two texts is that of their sets of shingles (three words in a row). The smallest hashes of a
set are a fair sample of it: nearly equal sets share some of their very smallest ones, which makes them candidates, and
the sample tells about how similar they are. What it finds is then counted exactly.
"""

import re
import zlib
from array import array
from collections.abc import Callable, Hashable, Iterator
from heapq import nsmallest
from typing import Generic, TypeAlias, TypeVar

Key = TypeVar("Key", bound=Hashable)
NEAR = 0.8
_WORD = re.compile(r"\w+")
# marks and tatweel come and go between two copies of a text
_MARKS = dict.fromkeys([0x0640, 0x0670, *range(0x064B, 0x0660), *range(0x0591, 0x05C8)])
_WORDS, SAMPLE, _SMALLEST, _DOUBT, _MOST_ALIKE = 3, 32, 4, 0.3, 64
_MOST_COUNTED, _MOST_KEPT = 8, 64
_MIX, _MASK = 0x9E3779B1, 0xFFFFFFFF
Sample: TypeAlias = "array[int]"


def shingles(text: str) -> set[int]:
    """Return the hashes of every three words in a row; of all words for a text shorter than that."""
    words = _WORD.findall(text.translate(_MARKS).lower())
    runs = (" ".join(words[at : at + _WORDS]) for at in range(max(1, len(words) - _WORDS + 1)))
    # a checksum is no hash: similar texts have similar ones; multiplied, its order is as good as random
    return {zlib.crc32(run.encode("utf-8", "replace")) * _MIX & _MASK for run in runs} if words else set()


def sample_of(found: set[int]) -> Sample:
    """Return the smallest members of a set, ascending."""
    return array("I", nsmallest(SAMPLE, found))


def jaccard(one: set[int], other: set[int]) -> float:
    """Return how much two sets have in common: 1 for equal ones, 0 for those that share nothing."""
    union = len(one | other)
    return len(one & other) / union if union else 0.0


class NearTexts(Generic[Key]):
    """Find texts that are nearly one that came before. `text_of` gives a text again by its key; none is kept."""

    def __init__(self, text_of: Callable[[Key], str], near: float = NEAR) -> None:
        self._text_of, self._near = text_of, near
        self._samples: dict[Key, array[int]] = {}
        self._kept: dict[Key, set[int]] = {}
        self._by_hash: dict[int, list[Key]] = {}

    def add(self, key: Key, text: str) -> list[tuple[Key, float]]:
        """Add a text and return those before it that are near, the most similar first."""
        mine = shingles(text)
        sample = sample_of(mine)
        found = list(self._near_ones(mine, sample)) if mine else []
        self.add_sample(key, sample)
        return sorted(found, key=lambda pair: -pair[1])

    def sample(self, key: Key) -> Sample:
        """Return the sample of a text that was added."""
        return self._samples[key]

    def add_sample(self, key: Key, sample: Sample) -> None:
        """Add a text of which the sample is known, without looking for near ones."""
        self._samples[key] = sample
        for value in sample[:_SMALLEST]:
            keys = self._by_hash.setdefault(value, [])
            # of a thousand that share a phrase, a few stand for all: or each would be compared with each
            if len(keys) < _MOST_ALIKE:
                keys.append(key)

    def _near_ones(self, mine: set[int], sample: Sample) -> Iterator[tuple[Key, float]]:
        candidates = dict.fromkeys(key for value in sample[:_SMALLEST] for key in self._by_hash.get(value, ()))
        about = sorted(
            ((_about(sample, self._samples[key]), at, key) for at, key in enumerate(candidates)), reverse=True
        )
        for estimate, _, key in about[:_MOST_COUNTED]:
            if estimate >= self._near - _DOUBT:
                similarity = jaccard(mine, self._shingles_of(key))
                if similarity >= self._near:
                    yield key, similarity

    def _shingles_of(self, key: Key) -> set[int]:
        """Return the shingles of a text that came before; those asked for last are kept."""
        found = self._kept.pop(key, None)
        if found is None:
            found = shingles(self._text_of(key))
        self._kept[key] = found
        if len(self._kept) > _MOST_KEPT:
            del self._kept[next(iter(self._kept))]
        return found


def _about(one: Sample, other: Sample) -> float:
    """Return about how similar two sets are, of which these are the smallest members."""
    mine, theirs = set(one), set(other)
    union = sorted(mine | theirs)[: min(SAMPLE, max(len(one), len(other)))]
    return sum(1 for value in union if value in mine and value in theirs) / len(union)
