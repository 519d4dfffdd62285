"""Which commands can be given now."""

from reader.ui.commands.corpus_commands import STATUSES
from reader.ui.session import Mode, Session

_OF_A_PROJECT = (
    "export", "save_copy", "check", "close_project", "entities", "notes", "label_set", "export_labels", "history",
    "mode_dashboard",
)  # fmt: skip
_OF_AN_ARTICLE = (
    "save_pdf", "print", "next_unfinished", "copy", "find", "find_next", "find_previous", "find_corpus", "findings",
    "go_to_paragraph", "next_article", "previous_article", "mode_read", "mode_label", "next_mention",
    "previous_mention", "grow", "shrink", "guideline",
)  # fmt: skip
_THAT_CHANGE_A_PROJECT = ("save_filter", "rename_annotator", "import_labels", "watch_folder")
_THAT_CHANGE_ARTICLES = (
    "article_details", "done_next", "flag", *STATUSES, "flag_articles", "tag_articles", "assign_articles",
    "delete_articles", "move_up", "move_down",
)  # fmt: skip
_THAT_LABEL = (
    "pick_label", "highlight", "proclitic", "article_labels", "label_all", "label_all_articles", "note", "article_note",
)  # fmt: skip


def enabled_commands(session: Session, *, task_runs: bool) -> dict[str, bool]:
    """Return which commands can be given; those that it does not name always can."""
    project = session.project
    has_article, can_edit = session.article is not None, session.can_edit
    is_mention, is_suggestion = session.focused_mention is not None, session.focused_suggestion is not None
    writable = project is not None and not project.read_only
    return {
        "undo": writable and project is not None and project.undoable() is not None,
        "redo": writable and project is not None and project.redoable() is not None,
        **dict.fromkeys(_OF_A_PROJECT, project is not None),
        **dict.fromkeys(_OF_AN_ARTICLE, has_article),
        **dict.fromkeys(_THAT_CHANGE_A_PROJECT, writable),
        **dict.fromkeys(_THAT_CHANGE_ARTICLES, has_article and writable),
        **dict.fromkeys(("add_files", "add_folder", "paste_text"), project is None or writable),
        **dict.fromkeys(("save_dashboard", "save_figures"), session.mode is Mode.DASHBOARD),
        "show_task": task_runs,
        "own_layer": session.layer is not None,
        **dict.fromkeys(("copy_layer", "copy_layer_all"), has_article and writable and session.layer is not None),
        **dict.fromkeys(_THAT_LABEL, can_edit),
        **dict.fromkeys(("accept", "reject"), can_edit and is_suggestion),
        **dict.fromkeys(
            ("accept_paragraph", "next_suggestion", "previous_suggestion"), can_edit and bool(session.suggestions)
        ),
        **dict.fromkeys(("add_piece", "relate", "remove", "attribute"), can_edit and is_mention),
        "list_mentions": is_mention,
    }
