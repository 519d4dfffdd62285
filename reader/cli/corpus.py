"""tag, assign, delete: what is done to many articles at once."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from reader.cli.output import counted, print_json
from reader.domain.article import ArticleId
from reader.domain.errors import NotFoundError
from reader.project import Edit, Project
from reader.project.scope import Scope, chosen_articles, parse_where


def add_commands(commands: "argparse._SubParsersAction[Any]") -> None:
    """Add the commands of this module."""
    tag = _command(commands, "tag", "give articles a tag, or take it away", _tag)
    tag.add_argument("name", help="the tag")
    tag.add_argument("--remove", action="store_true", help="take the tag away")
    assign = _command(commands, "assign", "say who is to work on articles", _assign)
    assign.add_argument("annotator", help="name of the annotator")
    assign.add_argument("--remove", action="store_true", help="they need not work on them")
    delete = _command(commands, "delete", "delete articles with all that was said about them, for good", _delete)
    delete.add_argument("--yes", action="store_true", help="do it; otherwise only say how many articles that would be")


def _command(
    commands: "argparse._SubParsersAction[Any]", name: str, about: str, run: Callable[[argparse.Namespace], int]
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=about)
    parser.add_argument("project", type=Path)
    parser.add_argument("--where", required=True, help='which articles: status=done,source~"وكالة",article=3')
    parser.set_defaults(run=run)
    return parser


def _ids(project: Project, arguments: argparse.Namespace) -> list[ArticleId]:
    return chosen_articles(project, Scope(where=parse_where(arguments.where)))


def _change(
    arguments: argparse.Namespace, kind: str, act: Callable[[Project], Callable[[Edit, ArticleId], object]]
) -> int:
    with Project.open(arguments.project) as project:
        ids, do = _ids(project, arguments), act(project)
        with project.edit(kind) as edit:
            for article_id in ids:
                do(edit, article_id)
    return _say(arguments, len(ids), "changed")


def _say(arguments: argparse.Namespace, count: int, what: str) -> int:
    if arguments.json:
        print_json({"articles": count, "done": what})
    else:
        print(f"{counted(count, 'article')} {what}")
    return 0


def _tag(arguments: argparse.Namespace) -> int:
    verb = Edit.remove_tag if arguments.remove else Edit.add_tag
    return _change(arguments, "article.tag", lambda _: lambda edit, article_id: verb(edit, article_id, arguments.name))


def _assign(arguments: argparse.Namespace) -> int:
    def act(project: Project) -> Callable[[Edit, ArticleId], object]:
        found = next((each.id for each in project.annotators() if each.name == arguments.annotator), None)
        if found is None:
            raise NotFoundError("annotator", arguments.annotator)
        verb = Edit.unassign if arguments.remove else Edit.assign
        return lambda edit, article_id: verb(edit, article_id, found)

    return _change(arguments, "article.assign", act)


def _delete(arguments: argparse.Namespace) -> int:
    if not arguments.yes:
        with Project.open(arguments.project, read_only=True) as project:
            count = len(_ids(project, arguments))
        return _say(arguments, count, "would be deleted for good; undo cannot bring them back. Say --yes to do it")
    with Project.open(arguments.project) as project:
        ids = _ids(project, arguments)
        if ids:
            project.back_up()
        with project.edit("article.delete", barrier=True) as edit:
            for article_id in ids:
                edit.delete_article(article_id)
    return _say(arguments, len(ids), "deleted")
