"""Single bits flip on the medium: whatever changes what the user made is reported."""

import random
import sqlite3
from pathlib import Path

import pytest
from faults.harness import TEXT, add_mention

from reader.domain.article import ArticleDetails, ArticleStatus
from reader.domain.entity import Entity, EntityId
from reader.domain.errors import FileError
from reader.domain.span import Span
from reader.formats.schema_toml import read_schema
from reader.paths import RESOURCES
from reader.project import ArticleDraft, Project

# what the product can make again or what concerns only this copy of the file
DERIVED = (
    "article_search",
    "sqlite_",
    "_sqlite_migrations",
    "label_count",
    "status_count",
    "undo_stack",
    "replica",
    "meta",
)


def make_rich(path: Path) -> None:
    """Make a project with something in every table that a user fills."""
    schema = read_schema(RESOURCES / "schemas" / "news.toml")
    with Project.create(path, schema=schema, annotator="سلمى") as project:
        drafts = [ArticleDraft(ArticleDetails(f"خبر {n}", source="وكالة"), f"{n} {TEXT}") for n in range(3)]
        for article_id in project.add_articles(drafts):
            for number in range(40):
                add_mention(project, article_id, number * 9, number * 9 + 6, "ملاحظة" if number % 5 == 0 else "")
            first, second = project.mentions(article_id)[:2]
            with project.edit("test", article_id=article_id) as edit:
                edit.relabel_mention(first.id, project.schema.mention_labels[0].id)
                edit.link_mention(first.id, edit.add_entity(Entity(EntityId(0), "غانتس", aliases=("بيني",))).id)
                edit.add_mention(article_id, None, [Span(500, 504), Span(510, 514)])
                edit.add_note(article_id, "رأي", mention_id=second.id)
                edit.set_status(article_id, ArticleStatus.DONE)
                if project.schema.relation_types:
                    edit.add_relation(article_id, project.schema.relation_types[0].id, first.id, second.id)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode=DELETE")
    connection.close()


def user_data(path: Path) -> object:
    """Return every value that the user made, read past the product; an error when that is impossible."""
    connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    connection.text_factory = bytes
    try:
        names = [name.decode() for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        wanted = sorted(name for name in names if not name.startswith(DERIVED))
        return [connection.execute(f'SELECT * FROM "{name}" ORDER BY 1, 2').fetchall() for name in wanted]
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        return str(error)
    finally:
        connection.close()


def problems_of(path: Path) -> list[str]:
    try:
        with Project.open(path, read_only=True) as project:
            return [str(problem) for problem in project.check()]
    except FileError as error:
        return [str(error)]


def flip_often(folder: Path, flips: int, seed: int) -> tuple[int, list[int]]:
    """Flip single bits anywhere; return how many changed user data, and the places of those that no one reported."""
    good, damaged = folder / "good.sqlite", folder / "damaged.sqlite"
    make_rich(good)
    assert problems_of(good) == []
    before, content, chance = user_data(good), good.read_bytes(), random.Random(seed)
    changed, missed = 0, []
    for _ in range(flips):
        at = chance.randrange(100, len(content))
        data = bytearray(content)
        data[at] ^= 1 << chance.randrange(8)
        damaged.write_bytes(data)
        if user_data(damaged) == before:
            continue
        changed += 1
        if not problems_of(damaged):
            missed.append(at)
        assert damaged.read_bytes() == data, "looking at a damaged file changes nothing in it"
    return changed, missed


def test_every_flipped_bit_that_changes_what_the_user_made_is_reported(tmp_path: Path) -> None:
    changed, missed = flip_often(tmp_path, 500, 5)
    assert changed > 100
    assert missed == []


@pytest.mark.release
@pytest.mark.timeout(3600)
def test_every_one_of_many_thousand_flipped_bits_is_reported(tmp_path: Path) -> None:
    changed, missed = flip_often(tmp_path, 30_000, 6)
    assert changed > 10_000
    assert missed == []


def test_bits_flipped_in_the_log_beside_the_file_never_change_what_is_read_unreported(tmp_path: Path) -> None:
    path = tmp_path / "p.sqlite"
    make_rich(path)
    project = Project.open(path)
    for number in range(30):
        add_mention(project, project.article_ids()[0], 600 + number, 604 + number)
    base, log = path.read_bytes(), Path(f"{path}-wal").read_bytes()
    project.close()
    chance, damaged = random.Random(8), tmp_path / "damaged.sqlite"
    for _ in range(40):
        at, data = chance.randrange(len(log)), bytearray(log)
        data[at] ^= 1 << chance.randrange(8)
        damaged.write_bytes(base)
        Path(f"{damaged}-wal").write_bytes(data)
        Path(f"{damaged}-shm").unlink(missing_ok=True)
        # SQLite stops at the frame that does not fit: an earlier state, whole, or an error by name
        assert problems_of(damaged) == [] or "damaged" in problems_of(damaged)[0], at


def test_changes_made_behind_the_program_s_back_are_found(tmp_path: Path) -> None:
    for number, statement in enumerate((
        "UPDATE mention SET note = 'changed' WHERE id = (SELECT min(id) FROM mention)",
        "DELETE FROM mention WHERE id = (SELECT max(id) FROM mention)",
        "UPDATE label_count SET n = n + 1",
        "UPDATE entity SET name = 'else'",
        "UPDATE article SET title = 'else'",
    )):  # fmt: skip
        path = tmp_path / f"{number}.sqlite"
        make_rich(path)
        connection = sqlite3.connect(path, isolation_level=None)
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute(statement)
        connection.close()
        assert problems_of(path), statement
