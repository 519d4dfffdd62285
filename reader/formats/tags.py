"""Tags of tokens: B-PER, I-PER, O in their schemes, to and from ranges of tokens."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

_TAG = re.compile(r"([BIESLU])-([^-].*)", re.DOTALL)
_BAD_LABEL = re.compile(r"[\s%]|\A[-_]|\A\Z")
_ESCAPED = re.compile(r"%([0-9A-F]+)\.")
_UNNAMED = "_"
# the letters of the first token, of those inside, of the last, and of one alone
_LETTERS = {"iob2": tuple("BIIB"), "iob1": tuple("IIII"), "bioes": tuple("BIES"), "bilou": tuple("BILU")}


class Tagged(NamedTuple):
    """Hold a label on the tokens from `first` up to, not including, `after`."""

    label: str | None
    first: int
    after: int


@lru_cache(maxsize=1024)
def tag_name(label: str | None) -> str:
    """Return a label without white space; `label_of` gives it back."""
    if label is None:
        return _UNNAMED
    return _BAD_LABEL.sub(lambda found: f"%{ord(found[0]):02X}." if found[0] else "%00.", label)


@lru_cache(maxsize=1024)
def label_of(name: str) -> str | None:
    """Return the label that `tag_name` was given; one that another tool wrote stays as it is."""
    if name == _UNNAMED:
        return None
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)) if 0 < int(found[1], 16) < 0x110000 else "", name)


def encode(mentions: Iterable[tuple[str | None, int, int]], count: int, scheme: str) -> list[str]:
    """Return the tags of each of `count` tokens, the longest mention's first, O for a token outside of all.

    Mentions are label, first token and the one after the last; they stand by start, outer before inner.
    """
    tags = ["O"] * count
    ends: set[tuple[int, str]] = set()
    begin, inside, end, single = _LETTERS[scheme]
    for label, first, after in mentions:
        name = tag_name(label)
        opening, only = ("B", "B") if scheme == "iob1" and (first, name) in ends else (begin, single)
        letters = only if after - first == 1 else opening + inside * (after - first - 2) + end
        for at, letter in enumerate(letters, first):
            tag = f"{letter}-{name}"
            tags[at] = tag if tags[at] == "O" else f"{tags[at]} {tag}"
        ends.add((after, name))
    return tags


@dataclass(frozen=True, slots=True)
class BadTag:
    """Say what is wrong with a tag: the token's place in its sentence, and what was done."""

    at: int
    problem: str


@dataclass
class Decoded:
    """Hold what the tags of a sentence say."""

    mentions: list[Tagged] = field(default_factory=list)
    problems: list[BadTag] = field(default_factory=list)


def is_iob1(sentences: Iterable[Sequence[Sequence[str]]]) -> bool:
    """Tell whether tags are IOB1, where I begins a mention and B only parts it from one of its label before it."""
    lone = False
    for sentence in sentences:
        before: set[str] = set()
        for tags in sentence:
            labels = set()
            for tag in tags:
                if found := _TAG.fullmatch(tag):
                    letter, label = found.groups()
                    labels.add(label)
                    if letter not in "BI" or (letter == "B" and label not in before):
                        return False
                    lone = lone or (letter == "I" and label not in before)
            before = labels
    return lone


def decode(sentence: Sequence[Sequence[str]], *, iob1: bool = False) -> Decoded:
    """Return the mentions of a sentence's tags in any of the schemes. What breaks the scheme is named and mended.

    Several tags of one label on a token are nested mentions: of those that are open, the outer ones go on.
    """
    if (flat := _flat(sentence, iob1=iob1)) is not None:
        return Decoded(flat)
    found = Decoded()
    open_: dict[str, list[int]] = {}
    for at, tags in enumerate(sentence):
        if not open_ and (not tags or (len(tags) == 1 and tags[0] == "O")):
            continue
        letters: dict[str, str] = {}
        for tag in tags:
            letter, label = _parted(tag)
            if label:
                letters[label] = letters.get(label, "") + letter
            elif tag != "O":
                found.problems.append(BadTag(at, f"The tag {tag!r} is not known, and was left out."))
        for label in [*open_, *(label for label in letters if label not in open_)]:
            _step(found, open_, label, letters.get(label, ""), at, iob1)
    for label, starts in open_.items():
        found.mentions += [Tagged(label_of(label), start, len(sentence)) for start in starts]
    _drop_repeats(found)
    return found


def _flat(sentence: Sequence[Sequence[str]], *, iob1: bool) -> list[Tagged] | None:
    """Return the mentions of a sentence with one tag a token, in IOB2 or IOB1 without a fault; None for any other."""
    found: list[Tagged] = []
    label, start = "", 0
    for at, tags in enumerate(sentence):
        if len(tags) != 1:
            return None
        letter, name = _parted(tags[0])
        if letter == "I" and name == label:
            continue
        if letter not in ("B", "O") and not (letter == "I" and iob1):
            return None
        if label:
            found.append(Tagged(label_of(label), start, at))
        label, start = name, at
    if label:
        found.append(Tagged(label_of(label), start, len(sentence)))
    return found


@lru_cache(maxsize=1024)
def _parted(tag: str) -> tuple[str, str]:
    """Return letter and label of a tag; O has no label, and one that is not known no letter either."""
    parts = _TAG.fullmatch(tag)
    return (parts[1], parts[2]) if parts else ("O" if tag == "O" else "", "")


def _step(found: Decoded, open_: dict[str, list[int]], label: str, letters: str, at: int, iob1: bool) -> None:
    """Go on by one token with the mentions of one label."""
    name, starts = label_of(label), open_.pop(label, [])
    going_on = [letter for letter in letters if letter in "IEL"]
    while len(starts) > len(going_on):
        found.mentions.append(Tagged(name, starts.pop(), at))
    for letter in going_on[len(starts) :]:
        if letter != "I" or not iob1:
            problem = f"{letter}-{label} stands without its beginning, and was taken as one."
            found.problems.append(BadTag(at, problem))
    starts += [at] * (len(letters) - len(starts))
    for _ in range(sum(letter in "ESLU" for letter in letters)):
        found.mentions.append(Tagged(name, starts.pop(), at + 1))
    if starts:
        open_[label] = starts


def _drop_repeats(found: Decoded) -> None:
    once = dict.fromkeys(found.mentions)
    for each in once if len(once) < len(found.mentions) else ():
        if (times := found.mentions.count(each)) > 1:
            found.problems.append(BadTag(each.first, f"{times} times the same {each.label}: taken once."))
    found.mentions = sorted(once, key=lambda each: (each.first, -each.after))
