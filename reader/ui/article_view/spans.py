"""Which mentions touch which block: put and remove cost no more than the blocks they touch."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from reader.domain.annotation import Mention, MentionId


def reading_order(mention: Mention) -> tuple[int, int, int]:
    """Return the key by which mentions are walked: by start, outer before inner."""
    return (mention.start, -mention.end, mention.id)


class MentionIndex:
    """Hold the mentions of one text in buckets, one for each block. `starts` are the blocks' first code points."""

    def __init__(self, starts: list[int]) -> None:
        self._starts = starts
        self._mentions: dict[MentionId, Mention] = {}
        self._buckets: dict[int, list[Mention]] = {}

    def __len__(self) -> int:
        return len(self._mentions)

    def __iter__(self) -> Iterator[Mention]:
        return iter(self._mentions.values())

    def get(self, mention_id: MentionId) -> Mention | None:
        """Return a mention, or None."""
        return self._mentions.get(mention_id)

    def blocks_of(self, mention: Mention) -> range:
        """Return the blocks that a mention's hull touches."""
        first = max(0, bisect_right(self._starts, mention.start) - 1)
        return range(first, max(first, bisect_right(self._starts, mention.end - 1) - 1) + 1)

    def load(self, mentions: Iterable[Mention]) -> None:
        """Replace everything."""
        self._mentions = {mention.id: mention for mention in mentions}
        buckets: dict[int, list[Mention]] = {}
        for mention in self._mentions.values():
            for block in self.blocks_of(mention):
                buckets.setdefault(block, []).append(mention)
        self._buckets = buckets

    def put(self, mention: Mention) -> set[int]:
        """Add or replace a mention; return the blocks touched, before and after."""
        touched = self.remove(mention.id)
        self._mentions[mention.id] = mention
        for block in self.blocks_of(mention):
            self._buckets.setdefault(block, []).append(mention)
            touched.add(block)
        return touched

    def remove(self, mention_id: MentionId) -> set[int]:
        """Remove a mention if it is there; return the blocks it touched."""
        mention = self._mentions.pop(mention_id, None)
        if mention is None:
            return set()
        touched = set(self.blocks_of(mention))
        for block in touched:
            self._buckets[block] = [other for other in self._buckets[block] if other.id != mention_id]
        return touched

    def in_block(self, block: int) -> list[Mention]:
        """Return the mentions that touch a block, in no order."""
        return self._buckets.get(block, [])

    def covering(self, position: int) -> list[Mention]:
        """Return the mentions that mark a code point, the smallest first."""
        block = max(0, bisect_right(self._starts, position) - 1)
        found = [mention for mention in self.in_block(block) if mention.covers(position)]
        found.sort(key=lambda mention: (sum(map(len, mention.spans)), -mention.start, mention.id))
        return found

    def next(self, position: int, current: MentionId | None, step: int) -> Mention | None:
        """Return the mention after (+1) or before (-1) the current one, or after or before `position`; or None."""
        own = self._mentions.get(current) if current is not None else None
        if own is not None:
            key = reading_order(own)
        else:
            # between what begins before the position and what begins there
            key = (position, -(1 << 62), 0)
        block = max(0, bisect_right(self._starts, position) - 1)
        blocks = range(block, len(self._starts)) if step > 0 else range(block, -1, -1)
        for number in blocks:
            beginning = [mention for mention in self.in_block(number) if self.blocks_of(mention).start == number]
            if step > 0:
                later = [mention for mention in beginning if reading_order(mention) > key]
                if later:
                    return min(later, key=reading_order)
            else:
                earlier = [mention for mention in beginning if reading_order(mention) < key]
                if earlier:
                    return max(earlier, key=reading_order)
        return None
