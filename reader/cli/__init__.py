"""The command line: the same project, without a window."""

import argparse
import contextlib
import io
import os
import sys
from collections.abc import Sequence

from reader import __version__
from reader.cli import articles, checks, corpus, history, importing, maintenance, model, occurrences, search, transfer
from reader.cli.output import TERMINALS, choose_terminal
from reader.domain.errors import ReaderError


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="hashiya-cli", description="Read and annotate right-to-left text.")
    parser.add_argument("--version", action="version", version=f"hashiya-cli {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for module in (transfer, importing, articles, corpus, search, model, occurrences, checks, history, maintenance):
        module.add_commands(commands)
    for command in commands.choices.values():
        command.add_argument("--json", action="store_true", help="print one JSON document, for programs")
        command.add_argument(
            "--terminal", choices=TERMINALS, default="auto",
            help="visual: for terminals that draw letters as they come; logical: for those that do bidi themselves;"
            " auto: visual on a terminal, logical in a pipe or a file",
        )  # fmt: skip
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. Exit code 0; 1 when something is wrong and was said; 2 for a command that is not understood."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    arguments = _parser().parse_args(argv)
    choose_terminal(arguments.terminal)
    try:
        code: int = arguments.run(arguments)
        sys.stdout.flush()
    except ReaderError as error:
        print(f"hashiya-cli: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        # the reader of the pipe has seen enough; nothing more may be written to it, not even at exit
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code
