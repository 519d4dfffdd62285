"""search from the command line."""

import json
from pathlib import Path

import pytest

from reader.cli import main
from reader.domain.article import ArticleDetails
from reader.domain.entity import Entity, EntityId
from reader.domain.span import Span
from reader.project import ArticleDraft, Project

TEXTS = ("قال ميلي إن الأمر انتهى.\n\nشكر لميلي.", "لا أحد هنا.", "بحث نتنياهو مع ميلي وميلي.")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "p.sqlite"
    with Project.create(path) as made:
        made.add_articles(
            [
                ArticleDraft(ArticleDetails(f"خبر {number}", published=f"2026-0{number}-01"), text)
                for number, text in enumerate(TEXTS, 1)
            ]
        )
    return path


def test_places_come_with_article_offsets_quote_and_context(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", str(project), "ميلي", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [(row["title"], row["paragraph"], row["prefix"]) for row in rows] == [
        ("خبر 1", 1, ""), ("خبر 1", 2, "ل"), ("خبر 3", 1, ""), ("خبر 3", 1, "و"),
    ]  # fmt: skip
    for row in rows:
        text = TEXTS[int(row["title"][-1]) - 1]
        assert text[row["start"] : row["end"]] == row["quote"] == "ميلي" and row["context"] in text


def test_exact_regex_conditions_and_a_limit(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def count(*arguments: str) -> int:
        assert main(["search", str(project), *arguments, "--json"]) == 0
        return len(json.loads(capsys.readouterr().out))

    assert count("ميلي", "--exact") == 2
    assert count(r"\bو?ميلي\b", "--regex") == 3
    assert count("ميلي", "--where", "date>=2026-02") == 2
    assert count("ميلي", "--limit", "1") == 1
    assert count("ميلي", "--best") == 4


def test_lines_for_a_terminal_are_in_visual_order(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", str(project), "نتنياهو", "--terminal", "visual"]) == 0
    out = capsys.readouterr().out
    assert "1 place\n" in out and "نتنياهو" not in out, "shaped and turned round"


def test_a_query_that_is_not_understood_is_told_with_its_place(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["search", str(project), "ميلي “قال"]) == 1
    assert "character 6" in capsys.readouterr().err
    assert main(["search", str(project), "ميلي", "--where", "colour=red"]) == 1
    assert "colour=red" in capsys.readouterr().err


def test_mentions_of_an_entity_are_listed_without_a_word(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Project.open(project) as made, made.edit("mention.add") as edit:
        entity = edit.add_entity(Entity(EntityId(0), "ميلي"))
        edit.add_mention(made.article_ids()[2], None, [Span(17, 21)], entity_id=entity.id)
    assert main(["search", str(project), "", "--where", "entity=ميلي", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["title"], row["quote"], row["start"]) == ("خبر 3", TEXTS[2][17:21], 17)


def test_lines_name_the_article_by_number_and_title_in_logical_order(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["search", str(project), "ميلي", "--limit", "3"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == ["1", "1", "1", "3", "3", "3"]
    assert lines[0].split(maxsplit=1)[1] == "خبر 1" and lines[-1] == "3 of 4 places"
    assert TEXTS[2] in lines[4]
    assert main(["search", str(project), "ميلي", "--json"]) == 0
    assert {row["number"] for row in json.loads(capsys.readouterr().out)} == {1, 3}


def test_a_bad_condition_is_answered_with_all_that_a_search_knows(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["search", str(project), "ميلي", "--where", "colour=red"]) == 1
    said = capsys.readouterr().err
    assert all(f"{name}=" in said for name in ("article", "inside", "entity", "annotator", "language"))
