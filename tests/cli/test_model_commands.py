"""entities, relations, notes, schema and history from the command line."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from reader.cli import main
from reader.cli.history_words import KINDS
from reader.domain.article import ArticleDetails
from reader.domain.entity import Entity, EntityId
from reader.domain.span import Span
from reader.formats.schema_toml import read_schema, starter_schemas
from reader.project import ArticleDraft, Project

CONTENT = "وبحث غانتس وميلي في اللقاء"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    where = tmp_path / "p.sqlite"
    with Project.create(where, schema=read_schema(dict(starter_schemas())["news"]), annotator="ليلى") as project:
        (article_id,) = project.add_articles([ArticleDraft(ArticleDetails("أخبار"), CONTENT)])
        labels = {label.name: label.id for label in project.schema.labels}
        with project.edit("build", article_id=article_id) as edit:
            entities = [edit.add_entity(Entity(EntityId(0), name, labels["PER"])) for name in ("غانتس", "بيني غانتس")]
            first = edit.add_mention(article_id, labels["PER"], [Span(5, 10)], entity_id=entities[0].id, note="وزير")
            second = edit.add_mention(article_id, labels["PER"], [Span(12, 16)], entity_id=entities[1].id)
            edit.add_relation(article_id, project.schema.relation_types[0].id, first.id, second.id)
            edit.add_note(article_id, "راجع هذا")
    return where


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> Any:
    """Run a command with --json and return its document."""
    assert main([*map(str, arguments), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_entities_are_listed_and_merged(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = run(capsys, "entities", path, "--sort", "name")
    assert [(row["name"], row["label"], row["mentions"]) for row in rows] == [
        ("بيني غانتس", "PER", 1), ("غانتس", "PER", 1),
    ]  # fmt: skip
    assert [row["name"] for row in run(capsys, "entities", path, "--text", "بِينِي")] == ["بيني غانتس"]
    merged = run(capsys, "entities", path, "--merge", "غانتس", rows[0]["id"])
    assert (merged["name"], merged["aliases"], merged["relinked"]) == ("غانتس", ["بيني غانتس"], 1)
    assert main(["entities", str(path)]) == 0
    assert "غانتس = بيني غانتس" in capsys.readouterr().out
    assert main(["undo", str(path)]) == 0
    capsys.readouterr()
    assert len(run(capsys, "entities", path)) == 2
    assert main(["entities", str(path), "--merge", "غانتس", "لا أحد"]) == 1
    assert "لا أحد" in capsys.readouterr().err


def test_relations_and_notes_are_listed(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (relation,) = run(capsys, "relations", path)
    assert (relation["source"], relation["target"], relation["annotator"]) == ("غانتس", "ميلي", "ليلى")
    assert run(capsys, "relations", path, "1") == [relation]
    assert main(["relations", str(path)]) == 0
    assert "غانتس -> ميلي" in capsys.readouterr().out
    assert main(["relations", str(path), "9"]) == 1
    capsys.readouterr()
    notes = run(capsys, "notes", path)
    assert [(note["body"], note["quote"], note["span"]) for note in notes] == [
        ("راجع هذا", "", None), ("وزير", "غانتس", [5, 10]),
    ]  # fmt: skip
    assert [note["body"] for note in run(capsys, "notes", path, "--text", "راجِع")] == ["راجع هذا"]
    assert main(["notes", str(path)]) == 0
    assert "وزير" in capsys.readouterr().out


def test_the_label_set_goes_out_and_comes_in(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = run(capsys, "schema", path)
    assert next(label for label in shown["labels"] if label["name"] == "PER")["mentions"] == 2
    assert main(["schema", str(path)]) == 0
    assert "PER" in capsys.readouterr().out
    assert run(capsys, "schema", path, "--export", tmp_path / "a.toml") == {
        "path": str(tmp_path / "a.toml"), "format": "toml", "left_out": [],
    }  # fmt: skip
    assert run(capsys, "schema", path, "--export", tmp_path / "annotation.conf")["format"] == "brat"
    other = tmp_path / "b.sqlite"
    assert main(["new", str(other), "--schema", "anercorp"]) == 0
    capsys.readouterr()
    done = run(capsys, "schema", other, "--import", tmp_path / "a.toml")
    assert "PER" in done["added"] and "LOC" in done["changed"]
    assert main(["schema", str(other), "--import", str(tmp_path / "a.toml")]) == 0
    assert "were so already" in capsys.readouterr().out
    assert main(["schema", str(other), "--import", str(tmp_path / "none.toml")]) == 1
    capsys.readouterr()


def test_history_is_listed_and_gone_back_in(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = run(capsys, "history", path)["operations"]
    assert [row["kind"] for row in rows] == ["build", "article.import", "project.create"]
    assert rows[0]["tables"]["mention"] == {"added": 2, "changed": 0, "removed": 0}
    assert main(["history", str(path)]) == 0
    assert "Mentions: 2 added" in capsys.readouterr().out
    changes = run(capsys, "history", path, "--since", "yesterday")["changes"]
    assert changes["labels"] == {"PER": {"added": 2, "changed": 0, "removed": 0}}
    assert run(capsys, "history", path, "--since", "2999-01-01")["operations"] == []
    assert main(["history", str(path), "--since", "2020-01-01"]) == 0
    said = capsys.readouterr().out
    assert "Mentions by label:\n  PER: 2 added\n" in said and "Mentions by article:\n  1  " in said
    assert "article.import" not in said and "1 article added" in said
    assert main(["history", str(path), "--since", "soon"]) == 1
    capsys.readouterr()
    done = run(capsys, "history", path, "--restore", rows[1]["id"])
    assert done["records"] == 6 and done["left"] == {}
    assert run(capsys, "entities", path) == []
    assert main(["undo", str(path)]) == 0
    capsys.readouterr()
    assert len(run(capsys, "entities", path)) == 2
    assert main(["history", str(path), "--restore", "7"]) == 1
    capsys.readouterr()
    assert run(capsys, "check", path) == []


def test_the_command_line_has_words_for_all_that_the_window_has() -> None:
    root = Path(__file__).resolve().parents[2]
    source = (root / "reader/ui/words/history_words.py").read_text(encoding="utf-8")
    kinds = set(re.findall(r'"([a-z]+\.[a-z_]+)": ', source)) - {"mention.highlight"}
    assert len(kinds) > 40 and kinds <= KINDS
