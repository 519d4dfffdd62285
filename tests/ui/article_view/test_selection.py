"""Each step of the focus over a text, without a window."""

from hypothesis import given
from hypothesis import strategies as st

from reader.domain.annotation import Mention, MentionId
from reader.domain.annotator import AnnotatorId
from reader.domain.article import ArticleId
from reader.domain.span import Span
from reader.text import tokens
from reader.ui.article_view import selection
from reader.ui.article_view.selection import Focus

TEXT = "وبحث غانتس وميلي في “الشرق الأوسط” أمرا.\nوقال قَالَ 👩\u200d👧 ثم."


def nobody(_: str) -> bool:
    return False


def at(text: str, nth: int = 0) -> Focus:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(text, start + 1)
    return Focus(Span(start, start + len(text)))


def shown(focus: Focus | None) -> str:
    assert focus is not None
    return focus.span.slice(TEXT)


def mention(*spans: Span) -> Mention:
    return Mention(MentionId(1), ArticleId(1), AnnotatorId(1), None, spans)


def test_words_are_walked_across_punctuation_and_paragraphs() -> None:
    assert shown(selection.step_word(TEXT, at("في"), forward=True)) == "الشرق"
    assert shown(selection.step_word(TEXT, at("أمرا"), forward=True)) == "وقال"
    assert shown(selection.step_word(TEXT, at("وقال"), forward=False)) == "أمرا"
    assert shown(selection.step_word(TEXT, at("وبحث"), forward=False)) == "وبحث"


def test_letters_are_walked_with_their_marks() -> None:
    word = at("قَالَ")
    first = selection.step_letter(TEXT, word, forward=True)
    assert shown(first) == "قَ"
    assert shown(selection.step_letter(TEXT, first, forward=True)) == "ا"
    assert shown(selection.step_letter(TEXT, at("👩\u200d👧"), forward=True)) == " "


def test_extending_and_shrinking_move_the_far_end_and_keep_the_first_word() -> None:
    wider = selection.extend_word(TEXT, at("غانتس"), forward=True)
    assert shown(wider) == "غانتس وميلي"
    assert shown(selection.extend_word(TEXT, wider, forward=False)) == "غانتس"
    before = selection.extend_word(TEXT, at("غانتس"), forward=False)
    assert shown(before) == "وبحث غانتس"
    assert shown(selection.extend_word(TEXT, before, forward=True)) == "غانتس"


def test_letters_extend_and_shrink_the_far_end() -> None:
    word = at("غانتس")
    shorter = selection.extend_letter(TEXT, word, forward=False)
    assert shown(shorter) == "غانت"
    assert shown(selection.extend_letter(TEXT, shorter, forward=True)) == "غانتس"


def test_growing_goes_from_the_word_over_the_bare_word_to_the_sentence_and_back() -> None:
    steps = [at("وميلي")]
    for _ in range(5):
        steps.append(selection.grow(TEXT, steps[-1], nobody))
    texts = [shown(step) for step in steps]
    assert texts[:2] == ["وميلي", "ميلي"]
    assert texts[2] == "وبحث غانتس وميلي في"
    assert texts[3] == "وبحث غانتس وميلي في “الشرق الأوسط” أمرا."
    assert texts[4] == texts[5]
    back = selection.grow(TEXT, steps[3], nobody, shrink=True)
    assert shown(back) == "وبحث غانتس وميلي في"


def test_growing_finds_a_known_name_around_the_word() -> None:
    grown = selection.grow(TEXT, at("الشرق"), lambda text: text == "الشرق الأوسط")
    assert shown(grown) == "الشرق الأوسط"


def test_glued_letters_go_out_and_in_again() -> None:
    assert selection.cycle_proclitic(TEXT, at("وميلي").span).slice(TEXT) == "ميلي"
    assert selection.cycle_proclitic(TEXT, at("ميلي").span).slice(TEXT) == "وميلي"


def test_a_mention_in_focus_shrinks_to_its_first_word() -> None:
    whole = at("الشرق الأوسط").span
    focus = selection.on_mention(TEXT, mention(whole))
    assert focus.span == whole and focus.mention_id == 1
    assert shown(selection.extend_word(TEXT, focus, forward=False)) == "الشرق"


def test_resizing_a_discontinuous_mention_moves_only_its_outer_ends() -> None:
    pieces = mention(Span(0, 4), Span(10, 14), Span(20, 24))
    assert selection.resized(pieces, Span(2, 22)) == (Span(2, 4), Span(10, 14), Span(20, 22))
    assert selection.resized(pieces, Span(0, 14)) == (Span(0, 4), Span(10, 14))
    assert selection.resized(pieces, Span(5, 8)) == (Span(5, 8),)


def test_a_drag_takes_the_whole_words_it_touches_in_either_direction() -> None:
    first, last = at("غانتس").span, at("وميلي").span
    expected = Span(first.start, last.end)
    assert selection.snap_to_words(TEXT, first.start + 2, last.start + 1) == expected
    assert selection.snap_to_words(TEXT, last.start + 1, first.start + 2) == expected


texts = st.text(alphabet=st.sampled_from("وبلالمقت َ“”.x1 \n😀"), min_size=1, max_size=50)
moves = st.lists(st.sampled_from("FBfbEecCxX"), max_size=25)


@given(texts, moves)
def test_whatever_is_pressed_the_focus_is_a_span_of_the_text_that_cuts_no_letter(content: str, keys: list[str]) -> None:
    focus = selection.on_word(content, 0)
    if focus is None:
        return
    for key in keys:
        forward = key.isupper()
        match key.lower():
            case "f":
                focus = selection.step_word(content, focus, forward=forward)
            case "b":
                focus = selection.extend_word(content, focus, forward=forward)
            case "x":
                focus = selection.extend_letter(content, focus, forward=forward)
            case "e":
                focus = selection.grow(content, focus, nobody, shrink=not forward)
            case _:
                focus = Focus(selection.cycle_proclitic(content, focus.span))
        span = focus.span
        assert 0 <= span.start < span.end <= len(content)
        assert tokens.snap_to_grapheme(content, span.start) == span.start
        assert tokens.snap_to_grapheme(content, span.end) == span.end


def test_letters_dragged_over_take_no_line_break_and_nothing_behind_the_end() -> None:
    text = "قال\nو😀"
    assert selection.snap_to_letters(text, 1, 2) == Span(1, 3)
    assert selection.snap_to_letters(text, 3, 1) == Span(1, 3), "the line break stays outside"
    assert selection.snap_to_letters(text, 3, 3) is None
    assert selection.snap_to_letters(text, 2, 4) == Span(2, 5)
    assert selection.snap_to_letters(text, 6, 6) is None, "the pointer is behind the last letter"
    assert selection.snap_to_letters(text, 6, 5) == Span(5, 6)
    assert selection.snap_to_letters("", 0, 0) is None
