"""Base directions come from the text itself."""

from reader.domain.article import Direction
from reader.text.direction import article_direction, first_strong, paragraph_direction


def test_the_first_strong_letter_decides() -> None:
    assert first_strong("12:30 «Nova» قال") is Direction.LTR
    assert first_strong("12:30 قال Nova") is Direction.RTL
    assert first_strong("שלום") is Direction.RTL
    assert first_strong("𞤀𞤣") is Direction.RTL


def test_a_paragraph_without_letters_takes_the_article_s_direction() -> None:
    assert first_strong("12:30 - 45%") is None
    assert paragraph_direction("12:30 - 45%", Direction.LTR) is Direction.LTR
    assert paragraph_direction("12:30 - 45%", Direction.RTL) is Direction.RTL


def test_letters_inside_an_isolate_do_not_count() -> None:
    assert first_strong("\u2068abc\u2069 قال") is Direction.RTL


def test_an_article_runs_as_most_of_its_text_does() -> None:
    assert article_direction("NATO\nقالت المنظمة في بيان طويل إنها مستعدة") is Direction.RTL
    assert article_direction("The minister said\nنعم") is Direction.LTR
    assert article_direction("") is Direction.RTL
