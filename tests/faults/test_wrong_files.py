"""Files that are no projects, newer, half-made, cut short or made by a hostile hand: named, and left as they are."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from faults.harness import make

from reader.domain.errors import (
    DamagedError,
    FileError,
    ForeignSchemaError,
    NotAProjectError,
    TooNewError,
)
from reader.project import Project


def changed(path: Path, *statements: str) -> None:
    """Change a project as someone with SQLite would; the file is left as one file."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=DELETE")
    connection.execute("PRAGMA writable_schema=ON")
    for statement in statements:
        connection.execute(statement)
    connection.close()


def refusal_of(path: Path, *, read_only: bool = False) -> FileError | None:
    """Try to open; return the refusal. The file may not change, nor anything appear beside it that holds data."""
    before = path.read_bytes() if path.exists() else None
    try:
        Project.open(path, read_only=read_only).close()
    except FileError as error:
        assert (path.read_bytes() if path.exists() else None) == before
        assert path.name in str(error)
        beside = {found.name for found in path.parent.iterdir() if found.stat().st_size and found != path}
        # a reader of a file in this mode leaves its index behind
        assert beside <= ({f"{path.name}-shm"} if read_only else set())
        return error
    return None


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: 4096 * 3])


def half_made(path: Path) -> None:
    changed(path, "DELETE FROM meta")


def without_annotator(path: Path) -> None:
    changed(path, "PRAGMA foreign_keys=OFF", "DELETE FROM annotator")


def overwritten(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096 : 4096 * 4] = b"\xff" * (4096 * 3)
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("damage", "kind"),
    [
        (lambda path: path.write_text("this is no database" * 20), NotAProjectError),
        (lambda path: path.write_bytes(b""), NotAProjectError),
        (lambda path: path.write_bytes(path.read_bytes()[:60]), NotAProjectError),
        (lambda path: changed(path, "PRAGMA application_id=7"), NotAProjectError),
        (lambda path: changed(path, "PRAGMA user_version=99"), TooNewError),
        (lambda path: changed(path, "PRAGMA user_version=0"), DamagedError),
        (lambda path: path.unlink(), FileError),
        (truncated, (DamagedError, ForeignSchemaError)),
        (overwritten, (DamagedError, ForeignSchemaError)),
        (half_made, DamagedError),
        (without_annotator, DamagedError),
    ],
    ids=[
        "text", "empty", "shorter than a header", "another program", "newer", "version 0", "missing", "truncated",
        "pages overwritten", "half-made", "without annotator",
    ],
)  # fmt: skip
@pytest.mark.parametrize("read_only", [False, True], ids=["to write", "to read"])
def test_a_file_that_is_no_whole_project_is_refused_by_name_and_left_untouched(
    tmp_path: Path, damage: Callable[[Path], None], kind: type[FileError], read_only: bool
) -> None:
    path = tmp_path / "p.sqlite"
    make(path)
    damage(path)
    error = refusal_of(path, read_only=read_only)
    assert isinstance(error, kind)
    if isinstance(error, DamagedError):
        assert "backup" in error.advice


ENDLESS = (
    "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT 'project_uid' AS key, x AS value FROM n"
)


@pytest.mark.parametrize(
    "statements",
    [
        ["CREATE TRIGGER evil AFTER INSERT ON mention BEGIN DELETE FROM mention; END"],
        ["CREATE TRIGGER evil AFTER UPDATE ON meta BEGIN DELETE FROM mention; END"],
        ["CREATE VIEW evil AS SELECT * FROM mention"],
        ["ALTER TABLE meta RENAME TO old", f"CREATE VIEW meta AS {ENDLESS}"],
        ["ALTER TABLE annotator ADD COLUMN evil TEXT GENERATED ALWAYS AS (hex(randomblob(9))) VIRTUAL"],
        ["CREATE INDEX evil ON mention(length(hex(id)))"],
        ["CREATE TABLE evil(x)"],
        ["CREATE VIRTUAL TABLE evil USING fts5(x)"],
        ["UPDATE sqlite_master SET sql = replace(sql, ') STRICT', ')') WHERE name = 'mention'"],
        ["UPDATE sqlite_master SET sql = 'CREATE TABLE ' || sql WHERE name = 'meta'"],
        ["DELETE FROM sqlite_master WHERE name = 'change_no_delete'"],
    ],
    ids=[
        "trigger", "trigger on what opening writes", "view", "endless view in a table's place", "generated column",
        "index on an expression", "table", "virtual table", "types no longer strict", "broken definition",
        "missing trigger",
    ],
)  # fmt: skip
@pytest.mark.parametrize("with_log", [False, True], ids=["alone", "with a log"])
def test_a_project_with_foreign_tables_is_refused_before_any_of_its_sql_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, statements: list[str], with_log: bool
) -> None:
    path = tmp_path / "p.sqlite"
    make(path)
    changed(path, *statements)
    if with_log:
        Path(f"{path}-wal").write_bytes(b"\x37\x7f\x06\x82" + b"\0" * 4000)
    asked: list[str] = []
    connect = sqlite3.connect

    def watched(*arguments: object, **more: object) -> sqlite3.Connection:
        connection = connect(*arguments, **more)  # type: ignore[call-overload]
        connection.set_trace_callback(asked.append)
        return connection  # type: ignore[no-any-return]

    monkeypatch.setattr(sqlite3, "connect", watched)
    for read_only in (False, True):
        if with_log:
            with pytest.raises((ForeignSchemaError, DamagedError)):
                Project.open(path, read_only=read_only)
        else:
            assert isinstance(refusal_of(path, read_only=read_only), (ForeignSchemaError, DamagedError))
    assert asked
    assert [query for query in asked if "sqlite_master" not in query and not query.startswith("PRAGMA")] == []


def test_a_search_index_filled_with_rubbish_is_never_run(tmp_path: Path) -> None:
    path = tmp_path / "p.sqlite"
    article_id = make(path)
    changed(path, "UPDATE article_search_data SET block = randomblob(4000)", "DELETE FROM article_search_config")
    with Project.open(path) as project:
        assert len(project.mentions(article_id)) == 3
        assert project.article_ids(text="خبر") == [article_id]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE annotator SET name = x'ff' || name",
        "UPDATE label SET names = '{broken}'",
        "UPDATE label SET names = '{' || replace(hex(zeroblob(20000)), '0', '[') || '}'",
        "UPDATE label SET attributes = '[7, null, {}]'",
        "UPDATE label SET kind = 'mention' || char(0)",
        "UPDATE meta SET value = '../../../outside' WHERE key = 'project_uid'",
        "UPDATE meta SET value = x'00ff' WHERE key = 'replica'",
        "UPDATE meta SET value = 'many' WHERE key = 'replica'",
    ],
)
def test_forged_values_are_refused_as_damage_when_the_project_is_opened(tmp_path: Path, statement: str) -> None:
    from reader.formats.schema_toml import read_schema
    from reader.paths import RESOURCES

    path = tmp_path / "p.sqlite"
    Project.create(path, schema=read_schema(RESOURCES / "schemas" / "news.toml")).close()
    changed(path, "PRAGMA ignore_check_constraints=ON", statement)
    error = refusal_of(path)
    assert isinstance(error, DamagedError), statement
    assert not list(tmp_path.parent.glob("**/outside*"))


@pytest.mark.parametrize("column", ["note", "attributes"])
def test_a_value_too_large_to_read_is_damage_and_not_a_crash(tmp_path: Path, column: str) -> None:
    path = tmp_path / "p.sqlite"
    article_id = make(path)
    changed(path, f"UPDATE mention SET {column} = '{{' || hex(zeroblob(35000000)) || '}}'")
    with Project.open(path) as project:
        with pytest.raises(DamagedError):
            project.mentions(article_id)
        assert project.check()


def test_the_fingerprints_that_files_are_held_against_are_those_of_the_migrations() -> None:
    from reader.storage.fingerprint import FINGERPRINTS
    from reader.storage.migrations import expected_fingerprints

    assert expected_fingerprints() == FINGERPRINTS


def test_a_project_whose_name_needs_quoting_opens_and_is_backed_up(tmp_path: Path) -> None:
    path = tmp_path / "100% done? #1 'خبر'.sqlite"
    article_id = make(path)
    with Project.open(path) as project:
        backup = project.back_up()
        project.save_copy(tmp_path / "copy's.sqlite")
    shutil.copy(backup, tmp_path / "again.sqlite")
    with Project.open(tmp_path / "again.sqlite") as project:
        assert len(project.mentions(article_id)) == 3
