"""label-all and suggestions from the command line."""

import json
from pathlib import Path

import pytest

from reader.cli import main
from reader.domain.article import ArticleDetails
from reader.domain.schema import Label, LabelId, Schema
from reader.domain.span import Span
from reader.project import ArticleDraft, Project
from reader.project.memory import Memory
from reader.text.searchable import SearchableText

TEXT = "قال ميلي إن لميلي ومارك ميلي رأيا"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "p.sqlite"
    with Project.create(path, schema=Schema((Label(LabelId(0), "PER", key="1"),))) as made:
        first, _ = made.add_articles([ArticleDraft(ArticleDetails("a"), TEXT), ArticleDraft(ArticleDetails("b"), TEXT)])
        with made.edit("mention.add", article_id=first) as edit:
            edit.add_mention(first, made.schema.labels[0].id, [Span(19, 28)])
    return path


def test_a_dry_run_lists_places_and_changes_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["label-all", str(project), "1", "--text", "ميلي", "--label", "PER", "--dry-run", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [(row["prefix"], row["standing"]) for row in data["places"]] == [
        ("", "free"), ("ل", "free"), ("", "inside a name"),
    ]  # fmt: skip
    assert data["made"] == 0
    with Project.open(project) as opened:
        assert len(opened.mentions(opened.article_ids()[0])) == 1


def test_every_free_place_is_labelled_in_all_articles_as_one_step(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["label-all", str(project), "1", "4", "8", "--label", "PER", "--corpus"]) == 0
    assert "5 labelled PER" in capsys.readouterr().out
    with Project.open(project) as opened:
        assert [len(opened.mentions(article_id)) for article_id in opened.article_ids()] == [3, 3]
        assert opened.undo() is not None
        assert [len(opened.mentions(article_id)) for article_id in opened.article_ids()] == [1, 0]
        assert opened.check() == []


@pytest.mark.parametrize("place", [["40", "50"], ["5"], []])
def test_a_place_outside_the_text_is_refused(
    project: Path, place: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["label-all", str(project), "1", *place, "--label", "PER"]) == 1
    assert "START and END" in capsys.readouterr().err


def test_an_unknown_label_is_named(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["label-all", str(project), "1", "--text", "ميلي", "--label", "XYZ"]) == 1
    assert "XYZ" in capsys.readouterr().err


def test_open_suggestions_are_listed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Project.open(project) as opened:
        article_id = opened.article_ids()[1]
        with opened.edit("mention.add", article_id=article_id) as edit:
            mention = edit.add_mention(article_id, opened.schema.labels[0].id, [Span(4, 8)])
            Memory(opened).remember(edit, mention, SearchableText(TEXT))
    assert main(["suggestions", str(project), "2", "--json"]) == 0
    assert [(row["start"], row["label"], row["source"]) for row in json.loads(capsys.readouterr().out)] == [
        (13, "PER", "memory"), (24, "PER", "memory"),
    ]  # fmt: skip
    assert main(["suggestions", str(project), "2"]) == 0
    assert "0.90" in capsys.readouterr().out
    capsys.readouterr()
    assert main(["suggestions", str(project), "--json"]) == 0
    assert [row["number"] for row in json.loads(capsys.readouterr().out)] == [2, 2]


def test_the_text_asked_for_is_labelled_with_its_signs_where_they_stand(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Apple Inc. bought it for $799 from Apple Inc"
    with Project.open(project) as opened:
        (article_id,) = opened.add_articles([ArticleDraft(ArticleDetails("c"), text)])
    for asked in ("Apple Inc.", "$799"):
        assert main(["label-all", str(project), "3", "--text", asked, "--label", "PER"]) == 0
    with Project.open(project) as opened:
        quotes = sorted(each.quote(text) for each in opened.mentions(article_id))
    assert quotes == ["$799", "Apple Inc", "Apple Inc."]
    capsys.readouterr()
    assert main(["label-all", str(project), "3", "--text", "Apple Inc.", "--label", "PER"]) == 0
    assert "0 labelled" in capsys.readouterr().out


def test_half_a_place_is_refused_without_words_of_the_program(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["label-all", str(project), "1", "--label", "PER"]) == 1
    said = capsys.readouterr().err
    assert "None" not in said and "--text" in said
