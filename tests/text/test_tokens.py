"""Words, letters, sentences and proclitics; Unicode's own break tests and the seed's gold are the oracles."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.domain.span import Span
from reader.text import tokens


def pieces(word: str) -> list[str]:
    return [word[cut:] for cut in tokens.proclitic_cuts(word)]


@pytest.mark.parametrize(
    ("word", "rest"),
    [
        ("وميلي", ["ميلي"]),
        ("لإسرائيل", ["إسرائيل"]),
        ("بالشرق", ["الشرق", "شرق"]),
        ("للجيش", ["لجيش", "جيش"]),
        ("وللجيش", ["للجيش", "لجيش", "جيش"]),
        ("والأمريكي", ["الأمريكي", "أمريكي"]),
        ("وَقَالَ", ["قَالَ"]),
        ("سيكتب", ["يكتب"]),
        ("مارك", []),
        ("في", []),
        ("و", []),
    ],
)
def test_glued_letters_are_found_shortest_first(word: str, rest: list[str]) -> None:
    assert pieces(word) == rest


def test_every_gold_mention_begins_at_a_word_or_behind_a_proclitic_and_ends_at_a_word(
    shared_data: Path, seed_text: str
) -> None:
    words = list(tokens.word_spans(seed_text))
    starts = {word.start for word in words}
    cuts = {word.start + cut for word in words for cut in tokens.proclitic_cuts(word.slice(seed_text))}
    gold = json.loads((shared_data / "seed" / "gold.json").read_text(encoding="utf-8"))["spans"]
    behind_proclitic = [span for span in gold if span["start"] not in starts]
    assert len(gold) == 84
    assert len(behind_proclitic) == 10
    assert all(span["start"] in cuts for span in behind_proclitic)
    assert {span["end"] for span in gold} <= {word.end for word in words}


def test_the_seed_has_as_many_words_as_the_design_counts(seed_text: str) -> None:
    assert len(list(tokens.word_spans(seed_text))) == 334


def break_rows(path: Path) -> list[tuple[str, set[int]]]:
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        text, edges = "", set()
        for item in line.split("#")[0].split():
            if item == "÷":
                edges.add(len(text))
            elif item != "×":
                text += chr(int(item, 16))
        # a paragraph never holds line ends: the product cuts there itself
        if text and not {"\n", "\r"} & set(text):
            rows.append((text, edges))
    return rows


def test_word_edges_are_word_edges_of_unicode(shared_data: Path) -> None:
    rows = break_rows(next((shared_data / "unicode-15.0").rglob("WordBreakTest.txt")))
    wrong = [
        text
        for text, edges in rows
        if not {edge for word in tokens.words_of(text) for edge in (word.start, word.end)} <= edges
    ]
    # `regex` overlooks that a mark may follow the sign inside a word (a:\u0308a), and a joiner before scissors
    inside = {":", "'", ",", "."}
    assert all({"\u0308", "\u200d", "\u2060"} & set(text) and (inside | {"\u2701"}) & set(text) for text in wrong)
    assert len(wrong) <= 49 < 1500 < len(rows)


def test_letter_edges_are_grapheme_edges_of_unicode(shared_data: Path) -> None:
    rows = break_rows(next((shared_data / "unicode-15.0").rglob("GraphemeBreakTest.txt")))
    wrong = []
    for text, edges in rows:
        walked, position = {0}, 0
        while position < len(text):
            position = tokens.next_grapheme(text, position)
            walked.add(position)
        if walked != edges:
            wrong.append(text)
    # the one row: two dingbat scissors joined, which `regex` keeps apart
    assert wrong in ([], ["\u2701\u200d\u2701"])
    assert len(rows) > 400


text_with_lines = st.text(alphabet=st.sampled_from("ابل مx1.،“”()\n\u064e😀"), max_size=60)


@given(text_with_lines)
def test_walking_by_words_forward_and_back_visits_the_same_words(content: str) -> None:
    forward, position = [], 0
    while (word := tokens.next_word(content, position)) is not None:
        forward.append(word)
        position = word.end
    back, position = [], len(content)
    while (word := tokens.previous_word(content, position)) is not None:
        back.append(word)
        position = word.start
    assert forward == back[::-1] == list(tokens.word_spans(content))


@given(text_with_lines, st.integers(0, 60))
def test_sentence_and_phrase_contain_the_word_they_were_asked_about(content: str, position: int) -> None:
    word = tokens.word_at(content, min(position, len(content)))
    if word is None:
        return
    phrase = tokens.phrase_at(content, word)
    sentence = tokens.sentence_at(content, word.start)
    assert phrase is not None and phrase.start <= word.start and phrase.end >= word.start
    assert sentence is not None and "\n" not in sentence.slice(content)
    quoted = tokens.quoted_at(content, word)
    assert quoted is None or quoted.contains(word)


def test_text_between_quotes_is_found_without_them(seed_text: str) -> None:
    at = seed_text.index("هآرتس")
    found = tokens.quoted_at(seed_text, Span(at, at + 5))
    assert found is not None and found.slice(seed_text) == "هآرتس"


def test_a_boundary_never_falls_between_a_letter_and_its_mark() -> None:
    text = "قَالَ 👩\u200d👧"
    assert tokens.snap_to_grapheme(text, 1) == 0
    assert tokens.snap_to_grapheme(text, 1, forward=True) == 2
    assert tokens.next_grapheme(text, 6) == len(text)
    assert tokens.previous_grapheme(text, len(text)) == 6
