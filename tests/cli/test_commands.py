"""The command line: every command, plain and with --json, its exit codes, and no Qt."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from reader.cli import main
from reader.cli.output import told
from reader.formats.articles.reading import SUFFIXES
from reader.project import Project
from reader.project.samples import create_sample_project
from reader.text.visual import for_terminal

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    path = tmp_path / "sample.sqlite"
    create_sample_project(path)
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main([str(argument) for argument in arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_a_project_is_made_filled_listed_shown_and_exported(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "خبر.txt").write_text("وقال غانتس لإسرائيل اليوم.", encoding="utf-8")
    project = tmp_path / "p.sqlite"
    assert run(capsys, "new", project, "--schema", "wojood", "--json")[0] == 0
    code, out, _ = run(capsys, "import", project, tmp_path / "خبر.txt", "--json")
    assert code == 0 and json.loads(out)["added"][0]["length"] == 26
    code, out, _ = run(capsys, "list", project, "--json")
    assert json.loads(out)[0]["title"] == "خبر"
    code, out, _ = run(capsys, "show", project, "1", "--json")
    assert json.loads(out)["content"] == "وقال غانتس لإسرائيل اليوم."
    code, out, _ = run(capsys, "export", project, tmp_path / "o.jsonl", "--format", "jsonl", "--json")
    assert code == 0 and json.loads(out)["verified"] is True
    code, out, _ = run(capsys, "stats", project, "--json")
    assert json.loads(out)["total"] == 0


def test_import_makes_a_missing_project_and_says_what_was_not_added(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("نص", encoding="utf-8")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    code, out, _ = run(capsys, "import", tmp_path / "new.sqlite", tmp_path / "a.txt", tmp_path / "empty.txt")
    assert code == 1 and "1 article added" in out and "empty.txt" in out


def test_undo_and_redo_work_from_the_command_line(capsys: pytest.CaptureFixture[str], sample: Path) -> None:
    from reader.domain.span import Span
    from reader.project import Project

    with Project.open(sample) as project:
        article_id = project.article_ids()[0]
        with project.edit("mention.add", article_id=article_id) as edit:
            edit.add_mention(article_id, None, [Span(800, 805)])
    assert run(capsys, "undo", sample, "--json")[0] == 0
    assert json.loads(run(capsys, "stats", sample, "--json")[1])["highlights"] == 0
    assert "Done again: «" in run(capsys, "redo", sample)[1]
    assert json.loads(run(capsys, "stats", sample, "--json")[1])["highlights"] == 1
    assert run(capsys, "redo", sample)[0] == 1


def test_check_is_silent_about_a_sound_project_and_lists_what_is_wrong_otherwise(
    capsys: pytest.CaptureFixture[str], sample: Path
) -> None:
    import sqlite3

    assert run(capsys, "check", sample)[0] == 0
    with sqlite3.connect(sample) as connection:
        connection.execute("UPDATE mention SET note = 'x' WHERE id = (SELECT max(id) FROM mention)")
    connection.close()
    code, out, _ = run(capsys, "check", sample, "--json")
    assert code == 1 and json.loads(out)[0]["kind"] == "fold"


def test_show_draws_a_mention_in_the_order_of_a_plain_terminal(
    capsys: pytest.CaptureFixture[str], sample: Path
) -> None:
    logical = run(capsys, "show", sample, "1", "--terminal", "logical")[1]
    assert "[رأس النخيل]LOC" in logical and "ل[أحمد الزاهي]PER" in logical
    assert run(capsys, "show", sample, "1")[1] == logical, "no terminal"
    reordered = run(capsys, "show", sample, "1", "--terminal", "visual")[1]
    assert "رأس النخيل" not in reordered
    # shaped letters, from right to left
    assert for_terminal("أحمد الزاهي") in reordered


def test_a_terminal_line_keeps_harakat_and_mirrors_brackets() -> None:
    assert "\u064e" in for_terminal("وَقَالَ")
    assert for_terminal("(نعم)").startswith("(") and for_terminal("(نعم)").endswith(")")
    assert for_terminal("plain (text)") == "plain (text)"
    assert for_terminal("قال 25 Nova")[:7] == "Nova 25"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["list", "missing.sqlite"], "missing.sqlite"),
        (["show", "SAMPLE", "99"], "99"),
        (["export", "SAMPLE", "out", "--format", "nope"], "nope"),
        (["new", "SAMPLE"], "already"),
        (["new", "x.sqlite", "--schema", "nope"], "nope"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line_with_exit_1(
    capsys: pytest.CaptureFixture[str], sample: Path, arguments: list[str], said: str
) -> None:
    code, _, error = run(capsys, *[str(sample) if each == "SAMPLE" else each for each in arguments])
    assert code == 1 and said in error and len(error.strip().splitlines()) == 1


def test_a_command_that_is_not_understood_exits_with_2() -> None:
    with pytest.raises(SystemExit) as left:
        main(["dance"])
    assert left.value.code == 2


def test_the_readme_s_tables_are_the_registry_s(capsys: pytest.CaptureFixture[str]) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    listed = readme[readme.index("## Formats") : readme.index("## Command line")].splitlines()
    found = [[cell.strip() for cell in line.strip("|").split("|")] for line in listed if line.startswith("| ")]
    expected = [
        ["kind", "suffixes", "extra", "what comes in"],
        ["name", "suffix", "in / out", "offsets", "extra", "keeps"],
    ]
    for row in json.loads(run(capsys, "formats", "--json")[1]):
        between = (row["ways"], row["unit"]) if row["holds"] == "annotations" else ()
        expected.append([row["name"], row["suffix"], *between, row["extra"] or "-", row["keeps"]])
    assert sorted(found) == sorted(expected)


def test_the_arabic_readme_s_tables_are_the_registry_s(capsys: pytest.CaptureFixture[str]) -> None:
    ways = {"in": "قراءة", "out": "كتابة", "in, out": "قراءة وكتابة"}
    readme = (ROOT / "README.ar.md").read_text(encoding="utf-8")
    kinds = readme[readme.index("## من أين تأتي المقالات") : readme.index("## البحث في كل المقالات")]
    for row in json.loads(run(capsys, "formats", "--json")[1]):
        if row["holds"] == "articles":
            assert f" | {row['suffix']} | {row['extra'] or '-'} | " in kinds, row
            continue
        suffix = "مجلد" if row["suffix"] == "folder" else row["suffix"]
        line = f"| {row['name']} | {suffix} | {ways[row['ways']]} |"
        assert line in readme, line


def test_formats_lists_what_the_readers_of_articles_take(capsys: pytest.CaptureFixture[str]) -> None:
    rows = json.loads(run(capsys, "formats", "--json")[1])
    named = [suffix for row in rows if row["holds"] == "articles" for suffix in row["suffix"].split()]
    assert sorted(named) == sorted(SUFFIXES) and ".docx" in named and ".pdf" in named
    plain = run(capsys, "formats")[1]
    assert all(suffix in plain for suffix in SUFFIXES)


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("1 relations", "1 relation"),
        ("2 relations", "2 relations"),
        ("1 entities", "1 entity"),
        ("1 notes on what is no mention", "1 note on what is no mention"),
        ("1 repeated mentions", "1 repeated mention"),
        ("1 relations that do not join two mentions", "1 relation that does not join two mentions"),
        ("1 <seg> elements", "1 <seg> element"),
        ("12 saved filters", "12 saved filters"),
    ],
)
def test_one_thing_is_said_as_one(what: str, said: str) -> None:
    assert told(what) == said


def test_one_article_is_said_as_one_in_every_command(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("وصل غانتس اليوم", encoding="utf-8")
    project, out = tmp_path / "p.sqlite", tmp_path / "o.jsonl"
    commands: tuple[tuple[object, ...], ...] = (
        ("import", project, tmp_path / "a.txt"),
        ("label-all", project, 1, "--text", "غانتس", "--label", "PER"),
        ("stats", project),
        ("search", project, "غانتس"),
        ("export", project, out, "--format", "jsonl"),
        ("export", project, out, "--format", "jsonl", "--preview"),
        ("tag", project, "خبر", "--where", "article=1"),
        ("checks", project),
    )
    for command in commands:
        said = run(capsys, *map(str, command))[1]
        assert said and not re.search(r"\b1 (articles|mentions|places|findings|labels)\b", said), (command, said)


def test_the_command_line_needs_no_qt_and_works_in_the_plain_locale_and_into_a_closed_pipe(sample: Path) -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONPATH": str(ROOT), "PYTHONUTF8": "0"}
    code = "import sys; import reader.cli; reader.cli.main(['list', sys.argv[1]]); print('PySide6' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code, str(sample)], env=environment, capture_output=True, check=True)
    assert done.stdout.decode("utf-8").strip().endswith("False")
    piped = f"'{sys.executable}' -m reader show '{sample}' 1 --json | head -1"
    ended = subprocess.run(["bash", "-c", piped], env=environment, capture_output=True, check=True)
    assert ended.stdout.strip() == b"{" and ended.stderr == b""


def test_articles_are_tagged_assigned_listed_and_deleted(capsys: pytest.CaptureFixture[str], sample: Path) -> None:
    listed = json.loads(run(capsys, "list", sample, "--json")[1])
    first = listed[0]["title"]
    with Project.open(sample) as project:
        me = project.annotator.name
    assert run(capsys, "tag", sample, "اقتصاد", "--where", "article=1")[0] == 0
    assert run(capsys, "assign", sample, me, "--where", "tag=اقتصاد", "--json")[0] == 0
    found = json.loads(run(capsys, "list", sample, "--where", f'tag=اقتصاد,assigned="{me}"', "--json")[1])
    assert [(each["title"], each["tags"], each["assigned"], each["number"]) for each in found] == [
        (first, ["اقتصاد"], [me], 1)
    ]
    assert json.loads(run(capsys, "list", sample, "--where", "flagged=yes", "--json")[1]) == []
    titles = [each["title"] for each in json.loads(run(capsys, "list", sample, "--sort", "length", "--json")[1])]
    assert len(titles) == len(listed)
    assert run(capsys, "assign", sample, "nobody", "--where", "article=1")[0] == 1
    code, out, _ = run(capsys, "delete", sample, "--where", "article=1")
    assert code == 0 and "would be" in out and len(json.loads(run(capsys, "list", sample, "--json")[1])) == len(listed)
    assert run(capsys, "delete", sample, "--where", "article=1", "--yes")[0] == 0
    assert [each["title"] for each in json.loads(run(capsys, "list", sample, "--json")[1])] == [
        each["title"] for each in listed[1:]
    ]
    assert run(capsys, "check", sample)[0] == 0


def test_the_figures_are_those_of_the_dashboard(capsys: pytest.CaptureFixture[str], sample: Path) -> None:
    found = json.loads(run(capsys, "stats", sample, "--json")[1])
    with Project.open(sample, read_only=True) as project:
        figures = project.figures()
    rows = [(each["figure"], each["name"], each["value"]) for each in found["figures"]]
    assert ("mentions", "all", figures.mentions) in rows and ("articles", "all", figures.articles) in rows
    assert all(("mentions of entity", each.name, each.mentions) in rows for each in figures.entities)


@pytest.mark.parametrize("command", [("list",), ("show", "1"), ("search", "الرباط"), ("history",), ("entities",)])
def test_what_goes_into_a_pipe_can_be_searched_and_a_terminal_gets_what_it_draws(
    capsys: pytest.CaptureFixture[str], sample: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    name, *rest = command
    piped = run(capsys, name, sample, *rest)[1]
    assert re.search("[\u0621-\u064a]{3}", piped) and not re.search("[\ufe70-\ufefc]", piped)
    assert run(capsys, name, sample, *rest, "--terminal", "visual")[1] != piped
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    drawn = run(capsys, name, sample, *rest)[1]
    assert re.search("[\ufe70-\ufefc]", drawn)
    assert run(capsys, name, sample, *rest, "--terminal", "logical")[1].splitlines()[-1] == piped.splitlines()[-1]
