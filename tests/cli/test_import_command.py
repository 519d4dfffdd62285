"""import: every kind, choices, near duplicates, one JSON document, a bar only on a terminal."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from formats.articles.files import PARAGRAPHS, make_epub, page

from reader.cli import main


def run(capsys: pytest.CaptureFixture[str], *arguments: object, code: int = 0) -> dict[str, object]:
    assert main([str(each) for each in (*arguments, "--json")]) == code
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def titles(found: dict[str, object]) -> list[str]:
    return [each["title"] for each in found["added"]]  # type: ignore[attr-defined]


def test_columns_pages_and_chapters_are_chosen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "t.csv").write_text(f"head,body\nعنوان,{PARAGRAPHS[0]}\n", encoding="utf-8")
    make_epub(tmp_path / "b.epub", 2)
    (tmp_path / "p.html").write_bytes(page())
    project = tmp_path / "p.sqlite"
    assert titles(run(capsys, "import", project, tmp_path / "t.csv", "--columns", "text=head,title=body")) == [
        PARAGRAPHS[0]
    ]
    assert len(titles(run(capsys, "import", project, tmp_path / "b.epub", "--chapters"))) == 2
    alone = run(capsys, "import", project, tmp_path / "p.html")
    whole = run(capsys, "import", project, tmp_path / "p.html", "--whole-page")
    lengths = [each["added"][0]["length"] for each in (alone, whole)]  # type: ignore[index]
    assert lengths[1] > lengths[0]
    for wrong, said in (("body=x", "text, title"), ("text", "expected text=COLUMN")):
        with pytest.raises(SystemExit) as left:
            main(["import", str(project), str(tmp_path / "t.csv"), "--columns", wrong])
        assert left.value.code == 2 and said in capsys.readouterr().err


def test_near_duplicates_are_reported_or_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = [f"كلمة{number}" for number in range(80)]
    (tmp_path / "a.txt").write_text(" ".join(words), encoding="utf-8")
    (tmp_path / "b.txt").write_text(" ".join([*words[:-1], "غيرها"]), encoding="utf-8")
    project = tmp_path / "p.sqlite"
    run(capsys, "import", project, tmp_path / "a.txt")
    skipped = run(capsys, "import", project, tmp_path / "b.txt", "--near", "skip")
    assert titles(skipped) == []
    (near,) = skipped["near"]  # type: ignore[misc]
    assert near["like"] == "a" and 0.9 < near["similarity"] < 1
    assert run(capsys, "import", project, tmp_path / "b.txt", "--near", "ignore")["near"] == []
    again = run(capsys, "import", project, tmp_path / "b.txt")
    assert (again["near"], len(again["duplicates"])) == ([], 1)  # type: ignore[arg-type]


def test_a_folder_with_bad_files_is_imported_and_each_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(PARAGRAPHS[0], encoding="utf-8")
    for name in ("b.pdf", "c.docx", "d.epub", "e.zip", "f.xlsx", "g.odt", "h.parquet", "i.rss"):
        (folder / name).write_bytes(b"PK\x03\x04 nothing")
    found = run(capsys, "import", tmp_path / "p.sqlite", folder, code=1)
    assert titles(found) == ["a"]
    problems: list[dict[str, str]] = found["problems"]  # type: ignore[assignment]
    assert [Path(each["path"]).name for each in problems] == [
        "b.pdf", "c.docx", "d.epub", "e.zip", "f.xlsx", "g.odt", "h.parquet", "i.rss",
    ]  # fmt: skip
    assert all(each["problem"] for each in problems)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_bar_is_drawn_on_a_terminal_and_taken_away(tmp_path: Path) -> None:
    import pty

    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(300):
        (folder / f"{number}.txt").write_text(f"{PARAGRAPHS[0]} {number}", encoding="utf-8")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "reader", "import", str(tmp_path / "p.sqlite"), str(folder), "--json"]
    env = {**os.environ, "HASHIYA_HOME": str(tmp_path / "home")}
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=theirs, check=True, env=env)
    os.close(theirs)
    drawn = os.read(ours, 100_000).decode()
    os.close(ours)
    assert "300 of 300 read" in drawn and drawn.endswith("\r\x1b[K")
    assert len(json.loads(done.stdout)["added"]) == 300


def test_damage_is_told_with_its_place_and_the_words_of_the_window(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_bytes(f"{PARAGRAPHS[0]}\n".encode() * 3 + b"\xff\n")
    (tmp_path / "b.txt").write_text(PARAGRAPHS[1], encoding="utf-8")
    assert main(["import", str(tmp_path / "p.sqlite"), str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]) == 1
    said = capsys.readouterr().out
    assert "a.txt: 1 character could not be read (\ufffd), the first in line 4." in said
    assert "b.txt: utf-8 (strict)" in said and "a.txt: utf-8 (damaged)" in said


def test_no_project_is_made_where_nothing_comes_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.xyz").write_bytes(bytes(range(256)))
    assert main(["import", str(tmp_path / "p.sqlite"), str(tmp_path / "a.xyz")]) == 1
    assert "No project was made." in capsys.readouterr().out
    assert [each.name for each in tmp_path.iterdir()] == ["a.xyz"]


def test_files_rows_and_members_that_do_not_come_in_are_counted_apart(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "t.csv").write_text(f"title,text\na,{PARAGRAPHS[0]}\nb,\nc,\n", encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "photo.raw").write_bytes(b"x")
    with zipfile.ZipFile(folder / "z.zip", "w") as packed:
        packed.writestr("in.txt", "")
    assert main(["import", str(tmp_path / "p.sqlite"), str(folder)]) == 1
    said = capsys.readouterr().out
    assert "Not added: 1 file, 1 member of an archive, 2 rows." in said
    assert "1 file of other kinds passed over: photo.raw." in said
    found = run(capsys, "import", tmp_path / "p.sqlite", folder, code=1)
    assert found["passed_over"] == [str(folder / "photo.raw")]
