"""The fault matrix of the store: each row is broken on purpose, and what must hold is checked."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reader.domain.article import ArticleDetails, ArticleId
from reader.domain.errors import (
    DamagedError,
    FileError,
    ForeignSchemaError,
    LockedError,
    LostFileError,
    NotAProjectError,
    NotSavedError,
    ReadOnlyError,
    TooNewError,
)
from reader.domain.span import Span
from reader.project import ArticleDraft, Project
from reader.project.restoring import restore_backup, restore_from_shadow, shadow_logs
from reader.storage import backups

ROOT = Path(__file__).resolve().parents[2]
TEXT = "وقال غانتس لإسرائيل اليوم إن الشرق الأوسط 😀 مهم. " * 20

WRITER = """
import sys
from pathlib import Path
from reader.domain.span import Span
from reader.project import Project
project = Project.open(Path(sys.argv[1]))
article = project.article_ids()[0]
number = int(sys.argv[2])
while True:
    with project.edit("mention.add", article_id=article) as edit:
        edit.add_mention(article, None, [Span(number % 900, number % 900 + 2 + number // 900)])
    print(number, flush=True)
    number += 1
"""


def make(path: Path, mentions: int = 3) -> ArticleId:
    with Project.create(path) as project:
        (article_id,) = project.add_articles([ArticleDraft(ArticleDetails("خبر"), TEXT)])
        for number in range(mentions):
            with project.edit("mention.add", article_id=article_id) as edit:
                edit.add_mention(article_id, None, [Span(number * 7, number * 7 + 4)])
    return article_id


def environment(home: Path) -> dict[str, str]:
    return {**os.environ, "HASHIYA_HOME": str(home), "PYTHONPATH": str(ROOT)}


def test_fifty_kills_lose_no_acknowledged_edit(tmp_path: Path) -> None:
    path = tmp_path / "p.sqlite"
    article_id = make(path, 0)
    chance, acknowledged = random.Random(1), 0
    for _ in range(50):
        process = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), str(acknowledged)],
            stdout=subprocess.PIPE, text=True, env=environment(Path(os.environ["HASHIYA_HOME"])),
        )  # fmt: skip
        assert process.stdout is not None
        first = process.stdout.readline()
        assert first.strip().isdigit()
        time.sleep(chance.random() * 0.05)
        process.send_signal(signal.SIGKILL)
        rest = process.stdout.read()
        process.stdout.close()
        process.wait()
        numbers = [int(line) for line in (first + rest).splitlines() if line.strip()]
        last = numbers[-1]
        with Project.open(path) as project:
            found = len(project.mentions(article_id))
            assert last + 1 <= found <= last + 2, "every acknowledged edit, at most the one in flight besides"
            acknowledged = found
    with Project.open(path) as project:
        assert project.check() == []
    assert acknowledged > 100


def test_a_second_writer_is_refused_a_reader_is_not_and_a_crash_leaves_no_lock(tmp_path: Path) -> None:
    path = tmp_path / "p.sqlite"
    article_id = make(path)
    with Project.open(path) as first:
        with pytest.raises(LockedError) as refusal:
            Project.open(path)
        assert refusal.value.path == str(path) and refusal.value.advice
        with Project.open(path, read_only=True) as reader:
            assert len(reader.mentions(article_id)) == 3
            with pytest.raises(ReadOnlyError), reader.edit("mention.add"):
                pass
        first.undo()
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), "100"], stdout=subprocess.PIPE,
        env=environment(Path(os.environ["HASHIYA_HOME"])),
    )  # fmt: skip
    assert process.stdout is not None
    process.stdout.readline()
    with pytest.raises(LockedError):
        Project.open(path)
    process.kill()
    process.wait()
    process.stdout.close()
    with Project.open(path) as project:
        assert project.check() == []


def test_files_that_are_no_projects_are_refused_by_name_and_left_untouched(tmp_path: Path) -> None:
    good = tmp_path / "good.sqlite"
    make(good)
    text, foreign, newer = tmp_path / "text.sqlite", tmp_path / "foreign.sqlite", tmp_path / "newer.sqlite"
    text.write_text("this is no database" * 20)
    with sqlite3.connect(foreign) as connection:
        connection.execute("CREATE TABLE t(x)")
    connection.close()
    shutil.copy(good, newer)
    with sqlite3.connect(newer) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    truncated, empty = tmp_path / "truncated.sqlite", tmp_path / "empty.sqlite"
    truncated.write_bytes(good.read_bytes()[: 4096 * 3])
    empty.write_bytes(b"")
    for path, kind in (
        (text, NotAProjectError),
        (foreign, NotAProjectError),
        (newer, TooNewError),
        (truncated, (DamagedError, ForeignSchemaError)),
        (empty, NotAProjectError),
        (tmp_path / "missing.sqlite", FileError),
    ):
        before = path.read_bytes() if path.exists() else None
        with pytest.raises(kind) as refusal:
            Project.open(path)
        assert path.name in str(refusal.value)
        assert (path.read_bytes() if path.exists() else None) == before


def test_the_fingerprint_that_files_are_held_against_is_that_of_the_migrations() -> None:
    from reader.storage.fingerprint import FINGERPRINTS, VERSION
    from reader.storage.migrations import expected_fingerprints

    assert expected_fingerprints() == FINGERPRINTS
    assert max(FINGERPRINTS) == VERSION


def test_a_planted_trigger_is_refused_before_it_can_run(tmp_path: Path) -> None:
    path = tmp_path / "p.sqlite"
    make(path)
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TRIGGER evil AFTER INSERT ON mention BEGIN DELETE FROM mention; END")
    connection.close()
    with pytest.raises(ForeignSchemaError):
        Project.open(path)
    with pytest.raises(ForeignSchemaError):
        Project.open(path, read_only=True)


def test_a_log_of_another_project_is_set_aside(tmp_path: Path) -> None:
    mine, other = tmp_path / "mine.sqlite", tmp_path / "other.sqlite"
    article_id = make(mine)
    make(other, 0)
    project = Project.open(other)
    article = project.article_ids()[0]
    for number in range(30):
        with project.edit("mention.add") as edit:
            edit.add_mention(article, None, [Span(number, number + 3)])
    shutil.copy(f"{other}-wal", f"{mine}-wal")
    project.close()
    with Project.open(mine) as project:
        assert "wal_set_aside" in project.notices
        assert len(project.mentions(article_id)) == 3
        assert project.check() == []
    assert Path(f"{mine}-wal.set-aside-1").exists()


@pytest.mark.parametrize("what", ["deleted", "replaced"])
def test_a_file_that_goes_away_while_open_is_told_at_once_and_can_be_rescued(tmp_path: Path, what: str) -> None:
    path = tmp_path / "p.sqlite"
    article_id = make(path)
    project = Project.open(path)
    if what == "replaced":
        shutil.copy(path, tmp_path / "copy")
        (tmp_path / "copy").replace(path)
    else:
        path.unlink()
    with pytest.raises(LostFileError), project.edit("mention.add") as edit:
        edit.add_mention(article_id, None, [Span(50, 54)])
    project.save_copy(tmp_path / "rescued.sqlite")
    project.close()
    with Project.open(tmp_path / "rescued.sqlite") as rescued:
        assert len(rescued.mentions(article_id)) == 3
        assert rescued.check() == []


def test_a_full_disk_refuses_the_edit_whole_and_works_again_when_there_is_space(tmp_path: Path) -> None:
    path = tmp_path / "p.sqlite"
    article_id = make(path)
    project = Project.open(path)
    connection = project._store.connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    # the same error that a full disk gives (SQLITE_FULL), at the same place: when the file must grow
    connection.execute(f"PRAGMA max_page_count = {pages}")
    saved = len(project.mentions(article_id))
    with pytest.raises(NotSavedError) as refusal:
        for number in range(2000):
            with project.edit("mention.add", article_id=article_id) as edit:
                edit.add_mention(
                    article_id, None, [Span(number % 900, number % 900 + 5 + number // 900)], note="x" * 500
                )
            saved += 1
    assert "full" in refusal.value.problem
    assert len(project.mentions(article_id)) == saved
    connection.execute("PRAGMA max_page_count = 1000000")
    with project.edit("mention.add", article_id=article_id) as edit:
        edit.add_mention(article_id, None, [Span(3, 30)])
    assert len(project.mentions(article_id)) == saved + 1
    assert project.check() == []
    project.close()


def test_every_bit_flipped_in_what_the_user_made_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "p.sqlite"
    make(path, 12)
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    good = path.read_bytes()
    chance, missed, tried = random.Random(5), [], 0
    quote = "غانتس".encode()
    places = [at for at in range(len(good) - len(quote)) if good[at : at + len(quote)] == quote]
    damaged = tmp_path / "damaged.sqlite"
    for _ in range(60):
        at = chance.choice(places) + chance.randrange(len(quote))
        data = bytearray(good)
        data[at] ^= 1 << chance.randrange(8)
        damaged.write_bytes(bytes(data))
        tried += 1
        try:
            with Project.open(damaged, read_only=True) as project:
                problems = project.check()
        except FileError:
            continue
        if not problems:
            missed.append(at)
    assert tried == 60 and len(places) > 10
    assert missed == []


def test_changes_made_behind_the_program_s_back_are_found(tmp_path: Path) -> None:
    path = tmp_path / "p.sqlite"
    make(path)
    for statement in (
        "UPDATE mention SET note = 'changed' WHERE id = (SELECT min(id) FROM mention)",
        "DELETE FROM mention WHERE id = (SELECT min(id) FROM mention)",
        "UPDATE label_count SET n = n + 1",
    ):
        copy = tmp_path / "copy.sqlite"
        shutil.copy(path, copy)
        with sqlite3.connect(copy) as connection:
            connection.execute(statement)
        connection.close()
        with Project.open(copy) as project:
            assert project.check(), statement


def test_lost_operations_come_back_from_the_second_copy(tmp_path: Path) -> None:
    path = tmp_path / "p.sqlite"
    article_id = make(path)
    early = path.read_bytes()
    with Project.open(path) as project:
        for number in range(40):
            with project.edit("mention.add", article_id=article_id) as edit:
                edit.add_mention(article_id, None, [Span(100 + number, 104 + number)])
        expected = project.mentions(article_id)
    # the disk forgot: the same file, as it was before
    with path.open("r+b") as file:
        file.truncate(0)
        file.write(early)
    with Project.open(path) as project:
        assert "restored_operations:40" in project.notices
        assert project.mentions(article_id) == expected
        assert project.check() == []
        with project.edit("mention.add", article_id=article_id) as edit:
            edit.add_mention(article_id, None, [Span(500, 505)])
        assert project.check() == []


def test_a_project_whose_file_is_lost_comes_back_whole_from_the_second_copy(tmp_path: Path) -> None:
    path = tmp_path / "p.sqlite"
    article_id = make(path, 9)
    with Project.open(path) as project:
        project.undo()
        expected, text = project.mentions(article_id), project.article(article_id)
        shadow = project._store._shadow.path
    path.unlink()
    again = tmp_path / "again.sqlite"
    assert shadow in shadow_logs()
    assert restore_from_shadow(shadow, again) == 12
    with Project.open(again) as project:
        assert project.mentions(article_id) == expected and len(expected) == 8
        assert project.article(article_id) == text
        assert project.check() == []
        with project.edit("mention.add", article_id=article_id) as edit:
            edit.add_mention(article_id, None, [Span(500, 505)])
        assert project.check() == []


def test_a_restored_backup_is_a_project_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "p.sqlite"
    article_id = make(path)
    with Project.open(path) as project:
        backup = project.back_up()
    restore_backup(backup, tmp_path / "restored.sqlite")
    with pytest.raises(FileError, match="already"):
        restore_backup(backup, tmp_path / "restored.sqlite")
    with Project.open(tmp_path / "restored.sqlite") as project:
        assert len(project.mentions(article_id)) == 3 and project.check() == []


def test_a_copy_of_a_project_takes_an_identity_of_its_own(tmp_path: Path) -> None:
    path, copy = tmp_path / "p.sqlite", tmp_path / "copy.sqlite"
    article_id = make(path)
    shutil.copy(path, copy)
    ids = []
    for each in (path, copy):
        with Project.open(each) as project, project.edit("mention.add", article_id=article_id) as edit:
            ids.append(edit.add_mention(article_id, None, [Span(200, 210)]).id)
    assert ids[0] >> 32 != ids[1] >> 32
    with Project.open(copy) as project:
        assert project.check() == []


def test_a_backup_is_a_whole_project_and_can_be_opened(tmp_path: Path) -> None:
    path = tmp_path / "p.sqlite"
    article_id = make(path)
    with Project.open(path) as project:
        made = project.back_up_if_due()
        assert made is not None
        assert project.back_up_if_due() is None, "one that is not yet half an hour old is enough"
        assert project.backups() == [made]
    restored = tmp_path / "restored.sqlite"
    shutil.copy(made, restored)
    with Project.open(restored) as project:
        assert len(project.mentions(article_id)) == 3
        assert project.check() == []


def test_old_backups_are_thinned_by_day_week_and_month(tmp_path: Path) -> None:
    names = [
        f"{2024 + month // 12}{month % 12 + 1:02}{day:02}T120000.sqlite" for month in range(20) for day in range(1, 29)
    ]
    found = [tmp_path / name for name in names]
    gone = backups.thinned(found)
    kept = sorted(set(found) - set(gone))
    assert max(found) in kept
    assert backups.DAILY <= len(kept) <= backups.DAILY + backups.WEEKLY + backups.MONTHLY


def test_a_failed_migration_leaves_the_old_file_and_a_backup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from reader.storage import database, migrations

    path = tmp_path / "p.sqlite"
    make(path)
    before = sqlite3.connect(path)
    rows = before.execute("SELECT count(*) FROM mention").fetchone()
    before.close()
    later = migrations.Migrations("hashiya")
    later._migrations = list(migrations.migrations._migrations)

    @later(name="003_fails")
    def fails(db: object) -> None:
        db.conn.execute("DELETE FROM mention")  # type: ignore[attr-defined]
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(migrations, "migrations", later)
    monkeypatch.setattr(database, "VERSION", 3)
    with pytest.raises(NotSavedError, match="backup"):
        Project.open(path)
    monkeypatch.undo()
    with Project.open(path) as project:
        assert len(project.mentions(project.article_ids()[0])) == rows[0]
        assert project.backups()
