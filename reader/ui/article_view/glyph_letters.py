"""What the glyphs of a PDF stand for: written into the file after Qt, which knows only what a face's own table says.

A face draws some letters with glyphs that its table of characters does not name: two letters joined as one, or the
forms of letters for which Unicode has no presentation forms. Qt says nothing of them in the file, and a search does
not find their words. So letters are joined as one only where one character says so, and of each glyph it is looked
up which letters it is drawn for.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from mmap import ACCESS_READ, mmap
from pathlib import Path

import regex
from PySide6.QtGui import QFont, QGlyphRun, QRawFont, QTextCharFormat, QTextLayout, QTextLine

_GLYPHS = QTextLayout.GlyphRunRetrievalFlag.RetrieveGlyphIndexes
_PLACES = QTextLayout.GlyphRunRetrievalFlag.RetrieveStringIndexes
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+|\S")
_ARABIC = regex.compile(r"[\p{Arabic}\p{M}]+")
# letters that are joined with each other: up to one that is not joined with what follows it
_JOINED = regex.compile(r".+?(?:[اأإآٱدذرزژوؤ]\p{M}*|$)")
_LAM_ALEF = regex.compile(r"ل\p{M}*[اأإآٱ]")
# what one character says of letters that are joined as one
_FORMS = [chr(code) for first, last in ((0xFB50, 0xFDFF), (0xFE70, 0xFEFC)) for code in range(first, last + 1)]
# how Qt writes a face: which object holds the widths of its glyphs, and which the table of their letters
_FACE = re.compile(
    rb"\n(?P<font>\d+) 0 obj\n<< /Type /Font\n/Subtype /Type0\n[^\0>]*?"
    rb"/DescendantFonts \[(?P<widths>\d+) 0 R\]\n/ToUnicode (?P<table>\d+) 0 R"
)
_WIDTHS = re.compile(rb"/W \[0 \[([\d ]*)\]")
_LINE = re.compile(r"^<([0-9A-F]{4})> <([0-9A-F]{4})> (.*)$", re.MULTILINE)
_ENTRY = re.compile(r"<([0-9A-F]+)>")
_AT_ONCE = 100
_TABLE = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{0}endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
Cluster = tuple[QRawFont, tuple[int, ...], str]


@dataclass
class _Face:
    """Hold the glyphs of a face by number in the order in which they were first drawn, and what they were drawn for."""

    numbers: dict[int, int] = field(default_factory=dict)
    clusters: Counter[tuple[tuple[int, ...], str]] = field(default_factory=Counter)


class GlyphLetters:
    """Gather of each line that is painted, in that order, which glyphs stand for which letters."""

    def __init__(self) -> None:
        self._faces: dict[tuple[str, str], _Face] = {}
        self._learned: set[tuple[str, str]] = set()
        self._last: QTextLayout | None = None

    def add(self, layout: QTextLayout, line: QTextLine) -> None:
        """Gather a line as it is painted."""
        for run in _as_drawn(line):
            numbers = self._face(run.rawFont()).numbers
            for glyph in run.glyphIndexes():
                # as Qt numbers them in the file; 0 is the one for what is missing
                numbers.setdefault(glyph, len(numbers) + 1)
        if layout is not self._last:
            self._last = layout
            for font in (layout.font(), *(each.format.font() for each in layout.formats()[:1])):
                self._learn(layout.text(), font)

    def _face(self, raw: QRawFont) -> _Face:
        return self._faces.setdefault((raw.familyName(), raw.styleName()), _Face())

    def _learn(self, text: str, font: QFont) -> None:
        """Find what the glyphs of a text stand for, of each word once."""
        key = font.toString()
        for word in _WORD.findall(text):
            # a bracket is drawn with the other one from right to left, and readers of the file know
            if (key, word) not in self._learned and not unicodedata.mirrored(word[0]):
                self._learned.add((key, word))
                for raw, glyphs, letters in clusters_of(word, font):
                    self._face(raw).clusters[glyphs, letters] += 1

    def tell(self, path: Path) -> bool:
        """Write into a PDF of Qt what its glyphs stand for; tell whether it was known of every face.

        It is added to the end, as the format has it. A file that is not made as expected stays as it is.
        """
        with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
            update = self._update_of(data)
        if not update:
            return False
        with path.open("ab") as end:
            end.write(update)
        return True

    def _update_of(self, data: mmap) -> bytes:
        """Return what goes to the end of a PDF; nothing for one that is not made as expected."""
        found = sorted(_FACE.finditer(data), key=lambda each: int(each["font"]))
        faces = [face for face in self._faces.values() if face.numbers]
        if len(found) != len(faces):
            return b""
        added: dict[int, bytes] = {}
        for each, face in zip(found, faces, strict=True):
            known = _known(_object(data, int(each["table"])))
            widths = _WIDTHS.search(_object(data, int(each["widths"])))
            if widths is None or len(widths[1].split()) != len(face.numbers) + 1:
                return b""
            letters = _letters(face, known)
            if not _agree(letters, known):
                return b""
            table = _table(letters).encode("ascii")
            added[int(each["table"])] = b"<< /Length %d >>\nstream\n%sendstream" % (len(table), table)
        return _update(data, added)


def _as_drawn(line: QTextLine) -> Iterator[QGlyphRun]:
    """Yield the runs of a line in the order in which they are drawn.

    Qt lists them as they are seen; where a stretch from right to left takes several faces, it draws them as they are
    read. The runs of one stretch all tell the place where it begins.
    """
    runs = _runs_of(line)
    for (rtl, _), group in groupby(runs, key=lambda run: (run.isRightToLeft(), next(iter(run.stringIndexes()), -1))):
        stretch = list(group)
        yield from reversed(stretch) if rtl else stretch


def _runs_of(line: QTextLine) -> list[QGlyphRun]:
    """Return the runs of a line but for letters that no face has: Qt draws boxes, and falls when asked of what face."""
    return [run for run in line.glyphRuns(-1, -1, _GLYPHS | _PLACES) if run.rawFont().pixelSize() > 0]


def clusters_of(word: str, font: QFont) -> Iterator[Cluster]:
    """Yield the glyphs that a word is drawn with, one or some at a time, and the letters that they stand for."""
    layout = QTextLayout(word, font)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    runs = _runs_of(line)
    # of a word that takes several faces Qt does not tell all places
    if len(runs) != 1:
        return
    raw, pairs = runs[0].rawFont(), zip(runs[0].stringIndexes(), runs[0].glyphIndexes(), strict=True)
    groups = [(at, tuple(glyph for _, glyph in group)) for at, group in groupby(pairs, key=lambda pair: pair[0])]
    units = word.encode("utf-16-le", "surrogatepass")
    ends = [*(at for at, _ in groups[1:]), len(units) // 2]
    for (at, glyphs), end in zip(groups, ends, strict=True):
        yield raw, glyphs, units[2 * at : 2 * end].decode("utf-16-le", "replace")


def parted(text: str, font: QFont) -> list[QTextLayout.FormatRange]:
    """Return where letters of a text must not be drawn as one, with the font that does not: no search would find them.

    Joined letters of which one character tells stay as they are, and so does a lam with its alef.
    """
    found: list[QTextLayout.FormatRange] = []
    format_ = QTextCharFormat()
    for word in _ARABIC.finditer(text):
        for start, end in _nameless(word[0], font.toString()):
            if not found:
                plain = QFont(font)
                plain.setFeature(QFont.Tag("rlig"), 0)
                format_.setFont(plain)
            each = QTextLayout.FormatRange()
            each.start, each.length, each.format = word.start() + start, end - start, format_
            found.append(each)
    return found


@lru_cache(maxsize=65536)
def _nameless(word: str, described: str) -> tuple[tuple[int, int], ...]:
    """Return the stretches of joined letters of a word in which some are drawn as one that no character names."""
    font = QFont()
    font.fromString(described)
    places, at = [], 0
    for raw, glyphs, letters in clusters_of(word, font):
        bare = _bare(letters)
        if len(glyphs) == 1 and len(bare) > 1 and _forms(raw).get(glyphs[0]) != bare:
            places.append(at)
        at += len(letters)
    joined = [each.span() for each in _JOINED.finditer(word) if not _LAM_ALEF.search(each[0])] if places else []
    return tuple((start, end) for start, end in joined if any(start <= at < end for at in places))


def _bare(text: str) -> str:
    return "".join(char for char in text if not unicodedata.combining(char))


_forms_of: dict[tuple[str, str], dict[int, str]] = {}


def _forms(raw: QRawFont) -> Mapping[int, str]:
    """Return the letters that a face's presentation forms stand for, by their glyphs."""
    key = (raw.familyName(), raw.styleName())
    if key not in _forms_of:
        glyphs = raw.glyphIndexesForString("".join(_FORMS))
        _forms_of[key] = {
            glyph: unicodedata.normalize("NFKC", char) for glyph, char in zip(glyphs, _FORMS, strict=True) if glyph
        }
    return _forms_of[key]


def _object(data: mmap, number: int) -> bytes:
    """Return what an object of the file holds; faces stand near its end."""
    start = data.rfind(b"\n%d 0 obj\n" % number)
    return data[start : data.find(b"\nendobj\n", start)] if start >= 0 else b""


def _known(table: bytes) -> dict[int, str]:
    """Return the characters that a table of the file gives to glyphs."""
    known: dict[int, str] = {}
    for first, last, given in _LINE.findall(table.decode("latin-1")):
        codes = [int(code, 16) for code in _ENTRY.findall(given)]
        for at in range(int(first, 16), int(last, 16) + 1):
            known[at] = chr(codes[at - int(first, 16)] if given.startswith("[") else codes[0] + at - int(first, 16))
    known.pop(0, None)
    return known


def _letters(face: _Face, known: Mapping[int, str]) -> dict[int, str]:
    """Return for each glyph of a file the letters that it was drawn for most often.

    Several letters stay one character where there is one: programs turn them round otherwise, from right to left.
    """
    found: dict[int, Counter[str]] = {}
    for (cluster, text), count in face.clusters.items():
        if all(glyph in face.numbers for glyph in cluster):
            numbers = [face.numbers[glyph] for glyph in cluster]
            for number, letters in zip(numbers, _shared(numbers, text, known), strict=True):
                found.setdefault(number, Counter())[letters] += count
    settled = {number: "\u0020" if char.isspace() else char for number, char in known.items()}
    for number, counts in found.items():
        letters = counts.most_common(1)[0][0]
        if len(letters) == 1 or unicodedata.normalize("NFKC", known.get(number, "")) != letters:
            settled[number] = letters
    return settled


def _agree(letters: Mapping[int, str], known: Mapping[int, str]) -> bool:
    """Tell whether the glyphs were numbered as the file does: it says the same letters of most that it knows."""
    same = [
        unicodedata.normalize("NFKC", char) == unicodedata.normalize("NFKC", letters[at])
        for at, char in known.items()
        if char.isalnum()
    ]
    return 2 * sum(same) >= len(same)


def _shared(cluster: Sequence[int], text: str, known: Mapping[int, str]) -> list[str]:
    """Return which of the letters of a cluster each of its glyphs stands for."""
    if len(cluster) == 1:
        return [text]
    left, shares = text, [""] * len(cluster)
    for at, number in enumerate(cluster):
        own = unicodedata.normalize("NFKC", known.get(number, "")).strip()
        if own and own in left:
            shares[at] = own
            left = left.replace(own, "", 1)
    unknown = [at for at, share in enumerate(shares) if not share]
    for at in unknown[:-1]:
        shares[at], left = left[:1], left[1:]
    if unknown:
        shares[unknown[-1]] = left
    return shares


def _table(letters: Mapping[int, str]) -> str:
    rows = [
        f"<{number:04X}> <{text.encode('utf-16-be').hex().upper()}>\n"
        for number, text in sorted(letters.items())
        if text
    ]
    parts = [rows[at : at + _AT_ONCE] for at in range(0, len(rows), _AT_ONCE)]
    return _TABLE.format("".join(f"{len(part)} beginbfchar\n{''.join(part)}endbfchar\n" for part in parts))


def _update(data: mmap, added: Mapping[int, bytes]) -> bytes:
    """Return what is put behind a PDF so that objects have a new content."""
    tail = data[data.rfind(b"\ntrailer\n") :]
    before = int(tail[tail.rindex(b"startxref\n") + 10 :].split()[0])
    trailer = tail[: tail.rindex(b">>\nstartxref")]
    text, places = b"\n", {}
    for number, content in sorted(added.items()):
        places[number] = len(data) + len(text)
        text += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    rows = b"".join(b"%d 1\n%010d 00000 n \n" % each for each in places.items())
    start = len(data) + len(text)
    return text + b"xref\n%s%s/Prev %d\n>>\nstartxref\n%d\n%%%%EOF\n" % (rows, trailer.lstrip(), before, start)
