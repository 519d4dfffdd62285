"""Import and export from the command line, as people and programs see them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from formats.bundles import gold_bundle

from reader.cli import main
from reader.domain.span import Span
from reader.formats.jsonl import JsonLines
from reader.formats.schema_toml import read_schema, starter_schemas
from reader.project import Project

ROOT = Path(__file__).resolve().parents[2]


def _run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main([str(argument) for argument in arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


@pytest.fixture
def gold(shared_data: Path, tmp_path: Path) -> Path:
    """The seed article and its gold as a JSONL file."""
    path = tmp_path / "gold.jsonl"
    JsonLines().write(gold_bundle(shared_data, read_schema(dict(starter_schemas())["ontonotes"])), path, {})
    return path


def test_a_jsonl_makes_a_project_with_its_own_labels_and_comes_out_the_same(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    source = tmp_path / "a.txt"
    source.write_text("قال ميلي", encoding="utf-8")
    assert _run(capsys, "import", tmp_path / "a.sqlite", source, "--schema", "anercorp")[0] == 0
    assert _run(capsys, "export", tmp_path / "a.sqlite", tmp_path / "a.jsonl", "--format", "jsonl")[0] == 0
    assert _run(capsys, "import", tmp_path / "b.sqlite", tmp_path / "a.jsonl")[0] == 0
    assert _run(capsys, "export", tmp_path / "b.sqlite", tmp_path / "b.jsonl", "--format", "jsonl")[0] == 0
    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()
    header = json.loads((tmp_path / "b.jsonl").read_text(encoding="utf-8").splitlines()[0])
    assert [label["name"] for label in header["schema"]["labels"]] == ["PERS", "ORG", "LOC", "MISC"]


def test_a_file_with_labels_it_does_not_define_is_refused_with_its_line(
    capsys: pytest.CaptureFixture[str], gold: Path, tmp_path: Path
) -> None:
    code, out, _ = _run(capsys, "import", tmp_path / "p.sqlite", gold, "--json")
    (problem,) = json.loads(out)["problems"]
    assert code == 1
    assert (problem["path"], problem["place"]) == (str(gold), "line 2")
    assert "'ROLE'" in problem["problem"]


def test_everyones_mentions_are_counted_and_one_annotators_can_be_shown(
    capsys: pytest.CaptureFixture[str], shared_data: Path, tmp_path: Path
) -> None:
    project = tmp_path / "p.sqlite"
    code, out, _ = _run(capsys, "import", project, shared_data / "fmt-brat" / "tutorials" / "news", "--json")
    outcome = json.loads(out)
    assert code == 0
    assert len(outcome["added"]) == 13
    assert {
        "what": "1 notes on what is no mention",
        "path": str(shared_data / "fmt-brat" / "tutorials" / "news"),
    } in outcome["left_out"]
    stats = json.loads(_run(capsys, "stats", project, "--json")[1])
    assert stats["total"] == sum(stats["mentions"].values()) == sum(stats["by_annotator"]["brat"].values()) == 119
    titles = [row["title"] for row in json.loads(_run(capsys, "list", project, "--json")[1])]
    shown = json.loads(_run(capsys, "show", project, titles[3], "--json", "--annotator", "brat")[1])
    assert shown["title"] == titles[3]
    assert {mention["annotator"] for mention in shown["mentions"]} <= {"brat"}
    for mention in shown["mentions"]:
        assert " ".join(shown["content"][start:end] for start, end in mention["spans"]) == mention["quote"]
    assert _run(capsys, "show", project, "1", "--annotator", "nobody")[0] == 1


def test_a_charset_can_be_chosen_and_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    source = tmp_path / "old.txt"
    source.write_bytes("نص قديم".encode("iso8859-6"))
    code, out, _ = _run(
        capsys, "import", tmp_path / "p.sqlite", source, "--format", "txt", "--charset", "iso8859-6", "--json"
    )
    assert code == 0
    assert json.loads(out)["charsets"] == {str(source): {"charset": "iso8859-6", "found": "given"}}
    shown = json.loads(_run(capsys, "show", tmp_path / "p.sqlite", "old", "--json")[1])
    assert shown["content"] == "نص قديم"


def test_what_an_export_changed_is_said(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("قال\nميلي", encoding="utf-8")
    (tmp_path / "in" / "a.ann").write_text("T1\tPER 0 3;4 8\tقال ميلي\n", encoding="utf-8")
    project = tmp_path / "p.sqlite"
    assert _run(capsys, "import", project, tmp_path / "in")[0] == 0
    data = json.loads(_run(capsys, "export", project, tmp_path / "o", "--format", "brat", "--json")[1])
    assert (data["exact"], data["split"], data["verified"]) == (1, 0, True)
    code, out, _ = _run(capsys, "export", project, tmp_path / "o", "--format", "brat")
    assert code == 1
    assert out == ""


def test_exports_are_equal_in_a_process_of_its_own_in_the_plain_locale(tmp_path: Path) -> None:
    (tmp_path / "خبر.txt").write_text("قال ميلي 😀", encoding="utf-8")
    environment = {**os.environ, "LC_ALL": "C", "PYTHONPATH": str(ROOT), "PYTHONUTF8": "0"}
    environment["PYTHONCOERCECLOCALE"] = "0"

    def command(*arguments: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "reader", *arguments],
            env=environment,
            capture_output=True,
            check=False,
            cwd=tmp_path,
        )

    done = command("import", "p.sqlite", "خبر.txt")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().endswith("1 article added.\n")
    assert json.loads(command("list", "p.sqlite", "--json").stdout)[0]["title"] == "خبر"
    assert "😀" in command("show", "p.sqlite", "1", "--json").stdout.decode()
    failed = command("show", "p.sqlite", "2")
    assert (failed.returncode, failed.stdout) == (1, b"")
    assert failed.stderr.decode().startswith("hashiya-cli: ")
    assert command("show").returncode == 2


def test_what_goes_out_can_be_chosen_and_looked_at_first(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for number, text in enumerate(("قال ميلي", "وصل غانتس"), 1):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
        (tmp_path / f"{number}.ann").write_text(f"T1\tPER 4 8\t{text[4:8]}\n", encoding="utf-8")
    project = tmp_path / "p.sqlite"
    assert _run(capsys, "import", project, tmp_path, "--format", "brat")[0] == 0
    out = tmp_path / "o.jsonl"
    command = ("export", project, out, "--format", "jsonl", "--where", "text~ميلي", "--annotator", "brat", "--json")
    code, said, _ = _run(capsys, *command, "--preview")
    assert (code, json.loads(said)["articles"], json.loads(said)["verified"]) == (0, 1, False)
    assert not out.exists()
    assert json.loads(_run(capsys, *command)[1])["exact"] == 1
    (article,) = JsonLines().read(out).articles
    assert article.content == "قال ميلي"
    code, _, error = _run(capsys, "export", project, out, "--format", "jsonl", "--where", "colour=red")
    assert code == 1
    assert "colour=red" in error
    code, _, error = _run(capsys, "export", project, out, "--format", "csv", "--option", "tokens=word")
    assert code == 1
    assert "tokens" in error


def test_suggestions_go_out_or_stay_and_are_counted(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text("قال ميلي", encoding="utf-8")
    project, out = tmp_path / "p.sqlite", tmp_path / "o.jsonl"
    assert _run(capsys, "import", project, tmp_path / "1.txt")[0] == 0
    with Project.open(project) as opened, opened.edit("suggest") as edit:
        edit.add_suggestion(opened.article_ids()[0], opened.schema.labels[0].id, Span(4, 8), source="me")
    command = ("export", project, out, "--format", "jsonl", "--json")
    for more, kept, behind in (((), 1, []), (("--without", "suggestions"), 0, ["1 suggestions"])):
        code, said, _ = _run(capsys, *command, *more)
        assert (code, json.loads(said)["not_chosen"]) == (0, behind)
        (article,) = JsonLines().read(out).articles
        assert len(article.suggestions) == kept
