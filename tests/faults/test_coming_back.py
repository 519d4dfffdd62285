"""Copies that bring a project back: backups and their thinning, the second copy of the log, migrations that fail."""

import os
import random
import shutil
import sqlite3
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from faults.harness import add_mention, make, state

from reader.domain.errors import FileError, NotSavedError
from reader.domain.span import Span
from reader.project import Project
from reader.project.restoring import restore_backup, restore_from_shadow, shadow_logs
from reader.storage import backups


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
    from reader.storage import database, fingerprint, migrations

    path = tmp_path / "p.sqlite"
    make(path)
    before = sqlite3.connect(path)
    rows = before.execute("SELECT count(*) FROM mention").fetchone()
    before.close()
    later = migrations.Migrations("hashiya")
    later._migrations = list(migrations.migrations._migrations)

    @later(name="999_fails")
    def fails(db: object) -> None:
        db.conn.execute("DELETE FROM mention")  # type: ignore[attr-defined]
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(migrations, "migrations", later)
    monkeypatch.setattr(database, "VERSION", fingerprint.VERSION + 1)
    with pytest.raises(NotSavedError, match="backup"):
        Project.open(path)
    monkeypatch.undo()
    with Project.open(path) as project:
        assert len(project.mentions(project.article_ids()[0])) == rows[0]
        assert project.backups()


def test_a_migration_never_runs_on_an_older_file_with_foreign_triggers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reader.domain.errors import ForeignSchemaError
    from reader.storage import database, fingerprint

    path = tmp_path / "p.sqlite"
    make(path)
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TRIGGER evil AFTER UPDATE ON meta BEGIN DELETE FROM mention; END")
    connection.close()
    monkeypatch.setattr(database, "VERSION", fingerprint.VERSION + 1)
    with pytest.raises(ForeignSchemaError):
        Project.open(path)


def test_backups_of_two_years_are_thinned_as_they_are_made(tmp_path: Path) -> None:
    """Make one every half hour of a working day, thin each time, and look at what is there at the end."""
    kept: list[Path] = []
    now = datetime(2024, 1, 1, 9, tzinfo=UTC)
    for day in range(700):
        for hour in range(4):
            moment = now + timedelta(days=day, hours=hour * 2)
            kept.append(tmp_path / f"{moment:%Y%m%dT%H%M%S}.sqlite")
            gone = set(backups.thinned(kept))
            kept = [path for path in kept if path not in gone]
    moments = sorted(datetime.strptime(path.stem, "%Y%m%dT%H%M%S").replace(tzinfo=UTC) for path in kept)
    last = moments[-1]
    within = [moment for moment in moments if last - moment <= timedelta(hours=24)]
    assert len(within) >= 4, "nothing of the last day is thinned"
    days = {moment.date() for moment in moments}
    assert all((last - timedelta(days=back)).date() in days for back in range(backups.DAILY)), "each of twelve days"
    weeks = {moment.isocalendar()[:2] for moment in moments}
    assert all((last - timedelta(weeks=back)).isocalendar()[:2] in weeks for back in range(backups.WEEKLY))
    months = {(moment.year, moment.month) for moment in moments}
    assert len(months) >= backups.MONTHLY - 1
    assert len(kept) <= 4 + backups.DAILY + backups.WEEKLY + backups.MONTHLY + 4


def test_a_damaged_backup_is_never_taken_for_a_good_one(tmp_path: Path) -> None:
    path = tmp_path / "p.sqlite"
    make(path)
    with Project.open(path) as project:
        good = project.back_up()
    data = bytearray(good.read_bytes())
    data[4096 : 4096 * 3] = b"\xff" * 8192
    bad = good.with_name("20990101T000000.sqlite")
    bad.write_bytes(data)
    before = bad.read_bytes()
    with pytest.raises(FileError):
        restore_backup(bad, tmp_path / "restored.sqlite")
    assert not (tmp_path / "restored.sqlite").exists()
    assert bad.read_bytes() == before


def test_a_backup_of_a_damaged_project_fails_and_thins_nothing(tmp_path: Path) -> None:
    path = tmp_path / "p.sqlite"
    make(path)
    with Project.open(path) as project:
        good = project.back_up()
        old = good.with_name("20200101T000000.sqlite")
        shutil.copy(good, old)
    data = bytearray(path.read_bytes())
    data[4096 * 20 : 4096 * 40] = bytes(random.Random(1).randbytes(4096 * 20))
    path.write_bytes(data)
    with pytest.raises(NotSavedError, match="backup"):
        backups.back_up(path, Path(os.environ["HASHIYA_HOME"]))
    assert good.exists() and old.exists()
    assert not list(good.parent.glob("*.part"))


def test_a_backup_is_due_when_something_changed_and_the_last_one_is_half_an_hour_old(tmp_path: Path) -> None:
    path = tmp_path / "p.sqlite"
    article_id = make(path)
    with Project.open(path) as project:
        made = project.back_up_if_due()
        assert made is not None
        home, later = Path(os.environ["HASHIYA_HOME"]), time.time() + backups.INTERVAL_SECONDS + 60
        assert not backups.is_due(project.uid, home, project.last_saved_at, later), "nothing changed since"
        time.sleep(0.01)
        add_mention(project, article_id, 100, 104)
        assert not backups.is_due(project.uid, home, project.last_saved_at), "half an hour may be lost, no more"
        assert backups.is_due(project.uid, home, project.last_saved_at, later)
        again = project.back_up()
        assert state(again)[1] == state(path)[1]


def test_a_saved_copy_is_a_whole_project_and_an_interrupted_one_bears_no_name(tmp_path: Path) -> None:
    path = tmp_path / "p.sqlite"
    make(path, 20)
    with Project.open(path) as project:
        project.save_copy(tmp_path / "copy.sqlite")
        with pytest.raises(NotSavedError):
            project.save_copy(tmp_path / "no folder" / "copy.sqlite")
    assert state(tmp_path / "copy.sqlite") == state(path)
    with Project.open(tmp_path / "copy.sqlite") as copy:
        assert copy.check() == []
    assert not list(tmp_path.glob("*.part"))


def test_the_second_copy_survives_a_torn_last_line_and_rubbish(tmp_path: Path) -> None:
    path = tmp_path / "p.sqlite"
    article_id = make(path, 5)
    with Project.open(path) as project:
        add_mention(project, article_id, 200, 204)
        shadow, expected = project._store._shadow.path, project.mentions(article_id)
    whole = shadow.read_bytes()
    shadow.write_bytes(whole + b'[1,2,"torn\n\xff\xfe\n{}\n')
    with Project.open(path) as project:
        assert project.notices == ()
        add_mention(project, article_id, 300, 304)
    restore_from_shadow(shadow, tmp_path / "again.sqlite")
    with Project.open(tmp_path / "again.sqlite") as project:
        assert [mention.id for mention in project.mentions(article_id)][:-1] == [mention.id for mention in expected]
        assert project.check() == []


def test_a_second_copy_that_a_foreign_hand_changed_restores_nothing_of_it(tmp_path: Path) -> None:
    path = tmp_path / "p.sqlite"
    article_id = make(path, 2)
    early = path.read_bytes()
    with Project.open(path) as project:
        add_mention(project, article_id, 200, 204, "mine")
        shadow = project._store._shadow.path
    shadow.write_text(shadow.read_text(encoding="utf-8").replace("mine", "else"), encoding="utf-8")
    with path.open("r+b") as file:
        file.truncate(0)
        file.write(early)
    with Project.open(path) as project:
        assert project.notices == ()
        assert len(project.mentions(article_id)) == 2
        assert project.check() == []
