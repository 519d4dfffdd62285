"""The one converter between code points and the UTF-16 units that Qt counts.

Stored offsets are code points; Qt's are UTF-16 units. They differ only behind characters above U+FFFF, because the
importer has already settled line ends, a leading BOM and lone surrogates.
"""

import re
from bisect import bisect_left, bisect_right
from typing import NewType

QtPosition = NewType("QtPosition", int)
# many times faster than asking for the largest character
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Utf16Map:
    """Convert positions in `text` both ways; identity, at no cost, when every character is in the BMP."""

    __slots__ = ("_code_points", "_units", "length", "units")

    def __init__(self, text: str) -> None:
        self.length = len(text)
        self._code_points: list[int] = []
        if _ASTRAL.search(text):
            self._code_points = [index for index, char in enumerate(text) if char > "\uffff"]
        self._units = [index + order for order, index in enumerate(self._code_points)]
        self.units = self.length + len(self._code_points)

    @property
    def is_identity(self) -> bool:
        """True when the two units agree everywhere."""
        return not self._code_points

    def to_qt(self, position: int) -> QtPosition:
        """Return the UTF-16 position of the code point `position` (0..length)."""
        return QtPosition(position + bisect_left(self._code_points, position))

    def from_qt(self, position: int) -> int:
        """Return the code point at a UTF-16 position; the second half of a pair belongs to its character."""
        before = bisect_right(self._units, position)
        if before and self._units[before - 1] == position - 1:
            return self._code_points[before - 1]
        return position - before if not before or self._units[before - 1] != position else position - before + 1
