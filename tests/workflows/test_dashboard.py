"""An analyst looks at the figures, walks the marks by keyboard and opens the articles behind them."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter, qGray
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from workflows.driver import CTRL, SHIFT, User

from reader.domain.article import ArticleDetails, ArticleStatus
from reader.domain.entity import Entity, EntityId
from reader.domain.span import Span
from reader.project import ArticleDraft
from reader.ui.session import Mode


@pytest.fixture(params=["en", "ar"])
def user(request: pytest.FixtureRequest, qapp: object, tmp_path: Path) -> Iterator[User]:
    text = tmp_path / "first.txt"
    text.write_text("غانتس وميلي وإسرائيل\n", encoding="utf-8")
    made = User(tmp_path)
    made.window.settings.language = request.param
    project = made.open(text)
    ids = project.add_articles(
        [ArticleDraft(ArticleDetails(f"t{n}", published=f"2026-0{n + 1}-03"), f"غانتس وميلي {n}") for n in range(3)]
    )
    person = project.schema.find_label_named("PER")
    assert person is not None
    with project.edit("mention.add") as edit:
        one, other = (edit.add_entity(Entity(EntityId(0), name, person.id)).id for name in ("بيني غانتس", "مارك ميلي"))
        for article_id in ids:
            edit.add_mention(article_id, person.id, [Span(0, 5)], entity_id=one)
        edit.add_mention(ids[0], person.id, [Span(7, 11)], entity_id=other)
        edit.set_status(ids[1], ArticleStatus.DONE)
    made.settle()
    yield made
    made.window.settings.language = "en"
    made.close()


def open_dashboard(user: User) -> None:
    user.key(Qt.Key.Key_3, CTRL)
    user.wait_for(lambda: user.window.dashboard.page.figures is not None)


def test_the_figures_are_there_and_follow_what_is_done(user: User) -> None:
    open_dashboard(user)
    page = user.window.dashboard.page
    assert page.isVisible() and not user.window.reading.view.isVisible()
    at_right = bool(page.numbers["spans"].alignment() & Qt.AlignmentFlag.AlignRight)
    assert at_right == (user.window.settings.language == "ar"), "digits stand where the language begins"
    figures = page.figures
    assert figures is not None
    assert (figures.articles, figures.done, figures.mentions, figures.entity_count) == (4, 1, 4, 2)
    assert [(each.name, each.mentions, each.articles) for each in figures.entities] == [
        ("بيني غانتس", 3, 3), ("مارك ميلي", 1, 1),
    ]  # fmt: skip
    assert figures.together == ((3, 1), (1, 1))
    assert figures.timeline == (("2026-01", 1), ("2026-02", 1), ("2026-03", 1)) and figures.undated == 1
    assert figures.per_day[-1][1] == 1
    user.key(Qt.Key.Key_Z, CTRL)
    user.wait_for(lambda: page.figures is not None and page.figures.mentions == 0)
    assert page.charts["entities"].drawing is None and page.charts["entities"].empty_text


def test_a_mark_is_walked_to_with_the_arrows_and_enter_lists_its_articles(user: User) -> None:
    open_dashboard(user)
    page, ids = user.window.dashboard.page, user.project.article_ids()
    assert page.charts["per_day"].hasFocus(), "the keyboard is there at once"
    user.key(Qt.Key.Key_Tab)
    user.key(Qt.Key.Key_Tab)
    matrix = page.charts["together"]
    assert matrix.hasFocus()
    start = matrix.focused
    # from one name with itself to the two together: where that stands depends on the direction
    user.key(Qt.Key.Key_Left if matrix.look.rtl else Qt.Key.Key_Right)
    assert matrix.focused == start + 1
    assert "بيني غانتس" in matrix.accessibleDescription() and "مارك ميلي" in matrix.accessibleDescription()
    user.key(Qt.Key.Key_Return)
    user.settle()
    assert user.window.session.mode is Mode.LABEL
    assert user.window.articles.model.ids == [ids[1]]
    assert len(user.window.articles.pills) == 2 and user.window.articles.list.hasFocus()


def test_each_chart_opens_just_the_articles_that_it_counts(user: User) -> None:
    open_dashboard(user)
    page, ids = user.window.dashboard.page, user.project.article_ids()
    wanted = {"per_day": [ids[2]], "labels": ids[1:], "entities": ids[1:], "timeline": [ids[1]]}
    for name, found in wanted.items():
        open_dashboard(user)
        user.settle()
        chart = page.charts[name]
        point = chart.marks()[0].area.center().toPoint()
        page.ensureWidgetVisible(chart)
        QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(point))
        user.settle()
        assert user.window.articles.model.ids == found, name


def test_marks_that_count_mentions_list_them_as_lines_beside_their_articles(user: User) -> None:
    page, concordance, ids = user.window.dashboard.page, user.window.concordance, user.project.article_ids()
    for name, steps, articles, quotes in (
        ("labels", 0, ids[1:], ["غانتس", "ميلي", "غانتس", "غانتس"]),
        ("entities", 0, ids[1:], ["غانتس"] * 3),
        ("entities", 1, ids[1:2], ["ميلي"]),
    ):
        open_dashboard(user)
        chart = page.charts[name]
        chart.setFocus()
        user.key(Qt.Key.Key_Home)
        user.key(Qt.Key.Key_Down, times=steps)
        said = chart.accessibleDescription()
        user.key(Qt.Key.Key_Return)
        user.wait_for(lambda: concordance.panel.model.hits and not concordance.search.is_running)
        shown = concordance.panel.model.shown
        assert [hit.quote.strip() for hit in shown] == quotes
        assert str(len(quotes)) in said or user.window.settings.language == "ar", "as many as the mark says"
        assert concordance.panel.list.hasFocus() and concordance.panel.list.currentIndex().row() == 0
        assert user.window.articles.model.ids == articles
    # from a line to its place and back, and from there on to a search for words in all articles
    user.key(Qt.Key.Key_Return)
    assert user.view.hasFocus() and user.focused_text == "ميلي" and user.focus.mention_id is not None
    user.key(Qt.Key.Key_Escape, times=2)
    assert not concordance.panel.isVisible()
    user.letter("f", CTRL | SHIFT)
    assert concordance.panel.filters.conditions() == () and concordance.panel.filters.entities == ()


def test_the_dashboard_is_saved_as_picture_drawing_and_table(user: User) -> None:
    open_dashboard(user)
    commands = user.window.dashboard
    for kind in ("png", "svg", "csv"):
        commands._ask(user.folder / f"out.{kind}", kind)
    image = QImage(str(user.folder / "out.png"))
    part = commands.page.drawn()
    assert image.size() == part.size() * 2 and part.height() < commands.page.page.height(), "without the buttons"
    renderer = QSvgRenderer(str(user.folder / "out.svg"))
    assert renderer.isValid()
    drawn = QImage(part.size(), QImage.Format.Format_ARGB32)
    drawn.fill(QColor("white"))
    painter = QPainter(drawn)
    renderer.render(painter)
    painter.end()
    colours = {drawn.pixelColor(x, y).name() for x in range(0, drawn.width(), 3) for y in range(0, drawn.height(), 3)}
    assert user.window.session.theme.accent.name() in colours, "the drawing holds the bars"
    assert differing(drawn, image.scaled(part.size(), Qt.AspectRatioMode.IgnoreAspectRatio)) < 0.02
    written = (user.folder / "out.svg").read_text(encoding="utf-8")
    assert "<text" not in written, "no font is asked of whoever opens it"
    assert "غانتس" in written, "words that are drawn can be searched, in logical order"
    with (user.folder / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert ["mentions of entity", "بيني غانتس", "", "3"] in rows
    assert ["articles with both", "بيني غانتس", "مارك ميلي", "1"] in rows
    assert ["mentions of label", "PER", "", "4"] in rows


def differing(one: QImage, other: QImage) -> float:
    """Return how many of the points of two pictures are quite another grey."""
    points = [(x, y) for x in range(0, one.width(), 2) for y in range(0, one.height(), 2)]
    far = sum(abs(qGray(one.pixel(x, y)) - qGray(other.pixel(x, y))) > 60 for x, y in points)
    return far / len(points)


def test_going_to_an_article_leaves_the_dashboard(user: User) -> None:
    open_dashboard(user)
    user.window.session.show_article(user.project.article_ids()[2])
    user.settle()
    assert user.window.session.mode is Mode.LABEL and user.window.reading.view.isVisible()
    assert QApplication.focusWidget() is not None
