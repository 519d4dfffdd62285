"""A project of an earlier schema: refused when tampered with, backed up, brought up to date, read without a write."""

import json
import sqlite3
from pathlib import Path

import pytest
import sqlite_utils

from reader.domain.article import ArticleDetails
from reader.domain.errors import ForeignSchemaError
from reader.domain.schema import Attribute, LabelConstraints
from reader.domain.span import Span
from reader.formats.jsonl import JsonLines
from reader.project import ArticleDraft, Project
from reader.project.exporting import gather
from reader.project.searching import Search, search
from reader.storage import records
from reader.storage.log import Entry, append, push, unfolded
from reader.storage.migrations import migrations

CONTENT = "وقال ميلي ذلك"
LABEL = {
    "id": 1 << 32 | 2, "name": "PER", "names": '{"ar":"شخص"}', "colour": "#002faa", "key": "1", "kind": "mention",
    "parent_id": None, "description": "", "attributes": '[{"choices":[],"default":"","flag":true,"name":"sure"}]',
    "position": 0, "retired": 0,
}  # fmt: skip
KIND = {
    "id": 1 << 32 | 3, "name": "kin", "names": "{}", "source_labels": '["PER"]', "target_labels": "[]",
    "attributes": "[]", "position": 0, "retired": 0,
}  # fmt: skip
ANNOTATOR = {"id": 1 << 32 | 1, "name": "ليلى", "kind": "human", "locked": 0, "created_at": 1}
ARTICLE = {
    "id": 1 << 32 | 4, "title": "t", "source": "", "url": "", "author": "", "published": "", "language": "ar",
    "base_direction": "auto", "length": len(CONTENT),
    "sha256": "", "provenance": "{}", "extra": "{}", "position": 1, "added_at": 1,
}  # fmt: skip
MENTION = {
    "id": 1 << 32 | 5, "article_id": ARTICLE["id"], "annotator_id": ANNOTATOR["id"], "label_id": LABEL["id"],
    "start": 5, "end": 9, "quote": "ميلي", "entity_id": None, "span_count": 1, "attributes": "{}", "note": "",
}  # fmt: skip


def make_version_1(path: Path) -> list[tuple[Entry, bytes]]:
    """Write a project as schema 1 did, with plain SQL: five operations, the last three of which can be undone."""
    from reader.domain.article import content_sha256

    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA foreign_keys=ON")
    migrations.apply(sqlite_utils.Database(connection, execute_plugins=False), stop_before="002_events_and_suggestions")
    assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    connection.executemany(
        "INSERT INTO meta VALUES(?, ?)",
        [("project_uid", f"test-{path.parent.name}"), ("min_reader", 1), ("next_counter", 100), ("replica", 1)],
    )
    connection.execute("INSERT INTO replica VALUES(1, 'uid', 'elsewhere', 1)")
    article = {**ARTICLE, "sha256": content_sha256(CONTENT)}
    retired = {**LABEL, "retired": 1}
    steps = [
        ("project.create", True, [("annotator", None, ANNOTATOR), ("relation_type", None, KIND)]),
        ("article.import", True, [("article", None, article)]),
        ("label.add", False, [("label", None, LABEL)]),
        ("mention.add", False, [("mention", None, MENTION)]),
        ("label.retire", False, [("label", LABEL, retired)]),
    ]
    digest, entries = bytes(32), []
    for sequence, (kind, barrier, changes) in enumerate(steps, 1):
        for table, before, after in changes:
            names = ", ".join(f'"{name}"' for name in after)
            if before is None:
                marks = ", ".join("?" * len(after))
                connection.execute(f'INSERT INTO "{table}"({names}) VALUES({marks})', tuple(after.values()))
            else:
                connection.execute("UPDATE label SET retired = 1")
            if table == "article":
                connection.execute("INSERT INTO article_text VALUES(?, ?)", (after["id"], CONTENT))
        rows = tuple(
            (table, after["id"], records.dump(before), records.dump(after)) for table, before, after in changes
        )
        entry = Entry(1, sequence, sequence, sequence, int(str(ANNOTATOR["id"])), kind, None, None, rows)
        digest = entry.hash_after(digest)
        append(connection, entry, digest)
        push(connection, entry.annotator_id, entry.id, barrier=barrier)
        entries.append((entry, digest))
    connection.close()
    return entries


def test_a_version_1_project_is_backed_up_and_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite"
    make_version_1(path)
    with Project.open(path) as project:
        assert "migrated" in project.notices
        (backup,) = project.backups()
        (label,) = project.schema.labels
        assert (label.event, label.exclusive, label.constraints) == (False, False, LabelConstraints())
        assert label.attributes == (Attribute("sure", flag=True),)
        (kind,) = project.schema.relation_types
        assert (kind.role, kind.colour) == (False, "")
        (article_id,) = project.article_ids()
        assert [mention.quote(CONTENT) for mention in project.mentions(article_id)] == ["ميلي"]
        assert project.check() == [], "images of schema 1 stand for records with the new columns"
    with sqlite3.connect(backup) as copy:
        assert copy.execute("PRAGMA user_version").fetchone() == (1,)
    copy.close()
    with Project.open(path) as project:
        assert "migrated" not in project.notices


def test_steps_made_before_a_migration_can_be_undone_and_redone_after_it(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite"
    make_version_1(path)
    with Project.open(path) as project:
        before = project.schema, project.mentions(project.article_ids()[0])
        for _ in range(3):
            assert project.undo() is not None
        assert project.undo() is None, "the import is a barrier"
        assert project.schema.labels == ()
        assert project.check() == []
        for _ in range(3):
            assert project.redo() is not None
        assert (project.schema, project.mentions(project.article_ids()[0])) == before
        assert project.check() == []


def test_a_version_1_project_can_be_read_without_being_written(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite"
    make_version_1(path)
    before = path.read_bytes()
    with Project.open(path, read_only=True) as project:
        assert [label.name for label in project.schema.labels] == ["PER"]
        assert project.check() == []
        project.save_copy(tmp_path / "copy.sqlite")
    assert path.read_bytes() == before
    with Project.open(tmp_path / "copy.sqlite") as project:
        assert "migrated" not in project.notices
        assert project.check() == []


@pytest.mark.parametrize("read_only", [True, False])
def test_a_trigger_planted_in_a_version_1_project_never_runs(tmp_path: Path, read_only: bool) -> None:
    path = tmp_path / "old.sqlite"
    make_version_1(path)
    connection = sqlite3.connect(path)
    connection.execute("CREATE TRIGGER planted AFTER INSERT ON _sqlite_migrations BEGIN DELETE FROM mention; END")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(ForeignSchemaError):
        Project.open(path, read_only=read_only)
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM mention").fetchone() == (1,)
    connection.close()
    assert path.read_bytes()[100:] == before[100:]


def make_version_4(path: Path) -> None:
    """Write a project in which ۀ was folded to a letter of its own, in the index and in the names."""
    with Project.create(path) as project:
        names = ("خانۀ ما", "منبع"), ("خبر", "خان\ufba4"), ("خبر", "منبع")
        texts = "در خانۀ ما", "در خانه ما", "در باغ ما"
        project.add_articles(
            [ArticleDraft(ArticleDetails(*name), text) for name, text in zip(names, texts, strict=True)]
        )
        first, second, third = project.article_ids()
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("INSERT INTO article_search(article_search) VALUES('delete-all')")
    words = (first, "در خانە ما"), (second, "در خانه ما"), (third, "در باغ ما")
    connection.executemany("INSERT INTO article_search(rowid, body) VALUES(?, ?)", words)
    connection.execute("INSERT OR REPLACE INTO meta VALUES('search_index', 101)")
    connection.execute("UPDATE article_name SET title = 'خانە ما' WHERE article_id = ?", (first,))
    connection.execute("UPDATE article_name SET source = 'خانە' WHERE article_id = ?", (second,))
    connection.execute("DELETE FROM _sqlite_migrations WHERE name = '005_izafat_is_folded'")
    connection.execute("PRAGMA user_version = 4")
    connection.close()


def found_words(project: Project, query: str) -> list[str]:
    """Return the words found, article by article."""
    return [
        hit.span.slice(next(project.contents([hit.article_id]))[1])
        for hits in search(project, Search(query))
        for hit in hits
    ]


@pytest.mark.parametrize("read_only", [True, False])
def test_a_version_4_project_finds_persian_izafat_at_once_and_when_its_index_was_made_anew(
    tmp_path: Path, read_only: bool
) -> None:
    path = tmp_path / "old.sqlite"
    make_version_4(path)
    before = path.read_bytes()
    with Project.open(path, read_only=read_only) as project:
        assert not project.is_indexed
        assert [found_words(project, query) for query in ("خانه", "خانۀ")] == [["خانۀ", "خانه"]] * 2
        assert [len(project.article_ids(text=text)) for text in ("خانه", "خانۀ", "خبر", "منبع")] == [2, 2, 2, 2]
        assert project.check() == []
    if read_only:
        assert path.read_bytes() == before
        return
    with Project.open(path) as project:
        while not project.index_some(1):
            pass
        assert project.is_indexed
        assert [found_words(project, query) for query in ("خانه", "خانۀ")] == [["خانۀ", "خانه"]] * 2
        assert project.check() == [], "the index holds the words as they fold now"
        assert len(project.operations(9)) == 2, "neither is work of somebody"


def test_articles_can_go_and_come_back_before_the_index_was_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite"
    make_version_4(path)
    with Project.open(path) as project:
        assert project.undo() is not None
        assert project.article_ids() == [] == found_words(project, "خانه")
        assert project.check() == []
        assert project.redo() is not None
        with project.edit("article.delete", barrier=True) as edit:
            edit.delete_article(project.article_ids()[0])
        project.add_articles([ArticleDraft(ArticleDetails("خانۀ نو"), "خان\ufba4 نو")])
        assert found_words(project, "خانه") == ["خانه", "خان\ufba4"]
        while not project.index_some(1):
            pass
        assert found_words(project, "خانه") == ["خانه", "خان\ufba4"]
        assert project.check() == []


def test_a_second_copy_of_a_version_1_log_makes_a_project_again(tmp_path: Path) -> None:
    from reader.storage.rebuilding import rebuild
    from reader.storage.shadow import ShadowLog

    shadow = ShadowLog(tmp_path / "some-uid" / "1.jsonl")
    logged = make_version_1(tmp_path / "old.sqlite")
    for entry, digest in logged:
        texts = [(change[1], CONTENT) for change in unfolded(entry.changes) if change[0] == "article"]
        shadow.append(entry, digest, texts)
    shadow.close()
    assert rebuild(tmp_path / "again.sqlite", shadow.path) == len(logged) > 0
    with Project.open(tmp_path / "again.sqlite") as project:
        assert project.check() == []
        (mention,) = project.mentions(project.article_ids()[0])
        assert mention.spans == (Span(5, 9),)


def test_a_version_1_export_can_still_be_read(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite"
    make_version_1(path)
    with Project.open(path, read_only=True) as project:
        JsonLines().write(gather(project), tmp_path / "new.jsonl", {})
    header, row = map(json.loads, (tmp_path / "new.jsonl").read_text(encoding="utf-8").splitlines())
    header["version"] = 1
    del header["batches"], row["suggestions"]
    for label in header["schema"]["labels"]:
        del label["event"], label["exclusive"], label["constraints"]
        for attribute in label["attributes"]:
            del attribute["names"]
    for kind in header["schema"]["relation_types"]:
        del kind["role"], kind["colour"]
    old = tmp_path / "old.jsonl"
    old.write_text(json.dumps(header) + "\n" + json.dumps(row) + "\n", encoding="utf-8")
    assert JsonLines().read(old) == JsonLines().read(tmp_path / "new.jsonl")
