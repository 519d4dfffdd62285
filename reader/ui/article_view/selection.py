"""What the reader is pointing at, and how each step moves it: plain functions over an immutable text."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from reader.domain.annotation import Mention, MentionId
from reader.domain.span import Span
from reader.domain.suggestion import Suggestion, SuggestionId
from reader.text import tokens

KnownName = Callable[[str], bool]
_LONGEST_NAME = 8
_PROCLITICS = frozenset("وفبلكس")


@dataclass(frozen=True, slots=True)
class Focus:
    """Hold the target of the next key.

    `span` is what would be labelled. `mention_id` is set when an existing mention is the target. `origin` is what
    an extension never gives up; None stands for the span itself. `seed` is the word that growing began from.
    `suggestion_id` is set when a suggestion is the target; the span may then be another than it suggests.
    """

    span: Span
    mention_id: MentionId | None = None
    origin: Span | None = None
    seed: Span | None = None
    suggestion_id: SuggestionId | None = None

    @property
    def is_selection(self) -> bool:
        """True when the span was extended beyond the word it began as."""
        chosen = self.mention_id is None and self.suggestion_id is None
        return chosen and self.origin is not None and self.origin != self.span


def on_word(content: str, position: int) -> Focus | None:
    """Focus the word around or before `position`; None in a text without words."""
    word = tokens.word_at(content, position) or tokens.next_word(content, position)
    word = word or tokens.previous_word(content, position)
    return None if word is None else Focus(word)


def on_mention(content: str, mention: Mention) -> Focus:
    """Focus an existing mention; its first word is what shrinking leaves."""
    word = tokens.word_at(content, mention.start)
    end = min(mention.end, word.end) if word and word.end > mention.start else mention.end
    return Focus(mention.hull, mention.id, Span(mention.start, end))


def on_suggestion(content: str, suggestion: Suggestion) -> Focus:
    """Focus a suggestion; its first word is what shrinking leaves."""
    word = tokens.word_at(content, suggestion.start)
    end = min(suggestion.end, word.end) if word and word.end > suggestion.start else suggestion.end
    return Focus(suggestion.span, None, Span(suggestion.start, end), None, suggestion.id)


def step_word(content: str, focus: Focus, *, forward: bool) -> Focus:
    """Go to the next or previous word of the text; stay at its ends."""
    if forward:
        found = tokens.next_word(content, focus.span.end)
    else:
        found = tokens.previous_word(content, focus.span.start)
    return Focus(found) if found else replace(focus, origin=None)


def step_letter(content: str, focus: Focus, *, forward: bool) -> Focus:
    """Go to the next or previous letter with its marks; from a word, to its first letter or the one before it."""
    length = tokens.next_grapheme(content, focus.span.start) - focus.span.start
    is_letter = len(focus.span) == length
    if forward:
        start = focus.span.end if is_letter else focus.span.start
    else:
        start = tokens.previous_grapheme(content, focus.span.start)
    start = min(start, max(len(content) - 1, 0))
    while 0 < start < len(content) - 1 and content[start] == "\n":
        start += 1 if forward else -1
    end = tokens.next_grapheme(content, start)
    return Focus(Span(start, end)) if end > start and content[start] != "\n" else focus


def extend_word(content: str, focus: Focus, *, forward: bool) -> Focus:
    """Move the far end by one word. What the extension began with always stays inside."""
    span, origin = focus.span, focus.origin or focus.span
    start, end = span.start, span.end
    if forward and start < origin.start:
        found = tokens.next_word(content, start + 1)
        start = min(found.start, origin.start) if found else origin.start
    elif forward:
        found = tokens.next_word(content, end)
        end = found.end if found else end
    elif end > origin.end:
        last = tokens.previous_word(content, end)
        before = tokens.previous_word(content, last.start) if last else None
        end = max(before.end, origin.end) if before else origin.end
    else:
        found = tokens.previous_word(content, start)
        start = found.start if found else start
    return replace(focus, span=Span(start, end), origin=origin)


def extend_letter(content: str, focus: Focus, *, forward: bool) -> Focus:
    """Move the far end by one letter with its marks; the first letter always stays inside."""
    span, origin = focus.span, focus.origin or focus.span
    if span.start < origin.start:
        step = tokens.next_grapheme if forward else tokens.previous_grapheme
        return replace(focus, span=Span(step(content, span.start), span.end), origin=origin)
    first = tokens.next_grapheme(content, span.start)
    if forward:
        end = tokens.next_grapheme(content, span.end)
        return replace(focus, span=Span(span.start, end), origin=Span(span.start, first))
    if span.end > first:
        end = tokens.previous_grapheme(content, span.end)
        return replace(focus, span=Span(span.start, end), origin=Span(span.start, first))
    start = tokens.previous_grapheme(content, span.start)
    return replace(focus, span=Span(start, span.end), origin=Span(span.start, first))


def extend_to(focus: Focus, span: Span) -> Focus:
    """Extend the focus as far as to include `span`, from what the extension began with."""
    origin = focus.origin or focus.span
    return replace(focus, span=Span(min(origin.start, span.start), max(origin.end, span.end)), origin=origin)


def cycle_proclitic(content: str, span: Span) -> Span:
    """Put the next glued letter of the first word outside; after the last, all of them inside again."""
    word = tokens.word_at(content, span.start)
    if word is None or word.start >= span.end:
        return span
    starts = [word.start, *(word.start + cut for cut in tokens.proclitic_cuts(word.slice(content)))]
    starts = [start for start in starts if start < span.end]
    later = [start for start in starts if start > span.start]
    return Span(later[0] if later else starts[0], span.end)


def grow_steps(content: str, seed: Span, is_known: KnownName) -> list[Span]:
    """Return the spans that growing goes through from a word: the word, the word without its glued letters, known
    names around it (shortest first), the text between punctuation, between quotes, the sentence, the paragraph.
    """
    core = _without_proclitic(content, seed)
    start, end = tokens.paragraph_at(content, seed.start)
    steps = [seed, core, *_known_names(content, core, is_known)]
    wider: list[Span | None] = [
        tokens.phrase_at(content, core),
        tokens.quoted_at(content, seed),
        tokens.sentence_at(content, seed.start),
        Span(start, end) if end > start else None,
    ]
    wider.sort(key=lambda span: len(span) if span else 0)
    steps += [span for span in wider if span and span.contains(core) and len(span) > len(seed)]
    return list(dict.fromkeys(_whole_letters(content, step) for step in steps))


def _whole_letters(content: str, span: Span) -> Span:
    """Return the span with no letter cut from its marks."""
    end = tokens.snap_to_grapheme(content, span.end, forward=True)
    return Span(tokens.snap_to_grapheme(content, span.start), end)


def grow(content: str, focus: Focus, is_known: KnownName, *, shrink: bool = False) -> Focus:
    """Go one step wider or narrower through `grow_steps`; the ends stay."""
    seed = focus.seed or tokens.word_at(content, focus.span.start) or focus.span
    steps = grow_steps(content, seed, is_known)
    at = steps.index(focus.span) if focus.span in steps else -1
    if at >= 0:
        at = min(max(at + (-1 if shrink else 1), 0), len(steps) - 1)
        return replace(focus, span=steps[at], origin=seed, seed=seed)
    if shrink:
        inside = [step for step in steps if focus.span.contains(step)]
        return replace(focus, span=max(inside, key=len) if inside else seed, origin=seed, seed=seed)
    around = [step for step in steps if step.contains(focus.span)]
    return replace(focus, span=around[0] if around else steps[-1], origin=seed, seed=seed)


def _without_proclitic(content: str, word: Span) -> Span:
    surface = word.slice(content)
    cuts = tokens.proclitic_cuts(surface)
    return Span(word.start + cuts[0], word.end) if cuts and surface[0] in _PROCLITICS else word


def _known_names(content: str, core: Span, is_known: KnownName) -> Iterator[Span]:
    start, end = tokens.paragraph_at(content, core.start)
    words = [Span(start + word.start, start + word.end) for word in tokens.words_of(content[start:end])]
    own = next((index for index, word in enumerate(words) if word.start <= core.start < word.end), None)
    if own is None:
        return
    found: list[Span] = []
    for first in range(max(0, own - _LONGEST_NAME + 1), own + 1):
        surface = words[first].slice(content)
        starts = [words[first].start, *(words[first].start + cut for cut in tokens.proclitic_cuts(surface))]
        for last in range(own, min(len(words), first + _LONGEST_NAME)):
            for begin in starts:
                span = Span(begin, words[last].end)
                if span.contains(core) and len(span) > len(core) and is_known(span.slice(content)):
                    found.append(span)
    yield from sorted(found, key=len)


def resized(mention: Mention, span: Span) -> tuple[Span, ...]:
    """Return a mention's pieces with its hull moved to `span`: pieces outside go, the outer two take its ends."""
    inner = [
        Span(max(piece.start, span.start), min(piece.end, span.end)) for piece in mention.spans if piece.overlaps(span)
    ]
    if not inner:
        return (span,)
    inner[0] = Span(span.start, inner[0].end)
    inner[-1] = Span(inner[-1].start, span.end)
    return tuple(inner)


def snap_to_words(content: str, start: int, end: int) -> Span | None:
    """Return the whole words that the dragged range touches, or None when it touches none."""
    low, high = min(start, end), max(start, end)
    first = tokens.word_at(content, low)
    if first is None or first.end <= low:
        first = tokens.next_word(content, low)
    last = tokens.word_at(content, high)
    if first is None or last is None or last.end <= first.start or first.start > high:
        return None
    return Span(first.start, max(first.end, last.end))


def snap_to_letters(content: str, start: int, end: int) -> Span | None:
    """Return the whole letters of the dragged range, both ends with them, without the line breaks beside them."""
    low = tokens.snap_to_grapheme(content, min(start, end))
    high = tokens.next_grapheme(content, max(start, end))
    while low < high and content[low] == "\n":
        low += 1
    while low < high and content[high - 1] == "\n":
        high -= 1
    return Span(low, high) if low < high else None
