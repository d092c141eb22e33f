"""Reads the command line and hands over to what was asked for."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from typing import TypeAlias

from simulator import __version__
from simulator.cli.screen import screen_answers
from simulator.core.errors import SimulatorError
from simulator.paths import Paths, find_paths

OK, PROBLEMS, CANNOT_RUN = 0, 1, 2
# those of the core, which is not imported before it is needed
CHANNELS = ("phone", "chat", "email", "social", "counter")

EXAMPLES = """\
examples:
  first-call                                  open the window
  first-call --home /media/stick/first-call   keep everything personal on a USB stick
  first-call play disputed-charge             play a bundled scenario here in the terminal
  first-call play my.yaml --choices a,b,c     play these choices and print the debrief
  first-call play my.yaml --choices a,b --json
  first-call check scenarios                  print every problem of the scenario files in a folder
  first-call check my.yaml --strict --format sarif
  first-call explain missing-key              tell what a code means, with an example
  first-call report my.yaml --format html > report.html
  first-call new late-parcel --channel chat   write a small scenario to start from
  first-call guidance supervisor              search what First Call teaches
  first-call guidance --coverage              count where the bundled scenarios teach it

exit status: 0 all is well, 1 problems were found, 2 it can't run
"""
GUIDANCE_EXAMPLES = """\
examples:
  first-call guidance                         every principle, by competency
  first-call guidance "say it back"           what stands together, in quotes
  first-call guidance --competency empathy sorry
  first-call guidance --coverage              the bundled scenarios, and the gaps
  first-call guidance --coverage my.yaml --json
"""

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command. Gives the exit status; a mistake on the command line is told by argparse, with status 2."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # a terminal that can't show a character shows a question mark, instead of ending the program
            stream.reconfigure(errors="replace")
    options = _parser().parse_args(arguments)
    try:
        status = _dispatch(options)
        if sys.stdout is not None:
            sys.stdout.flush()  # where the reader has gone, this is when one learns of it
    except SimulatorError as error:
        _complain(error.message, error.hint)
        return CANNOT_RUN
    except KeyboardInterrupt:
        _complain("", "")
        return CANNOT_RUN
    except BrokenPipeError:
        # The reader of our output has gone; nobody is left to tell, and Python would complain once more while it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CANNOT_RUN
    except Exception as error:  # noqa: BLE001 - nobody stands above to whom a traceback would say anything
        return _give_up(error, options.home)
    return status


def _give_up(error: Exception, home: str | None) -> int:
    """Tell of a bug without its traceback, which goes into the log."""
    import traceback

    from simulator.workflow.error_report import place_of

    try:
        log = find_paths(home).log
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write("".join(traceback.format_exception(error)))
        kept = f"The details are in {log}."
    except (OSError, RuntimeError):  # nowhere to write, or no home at all
        kept = ""
    if isinstance(error, ImportError):
        message, hint = f"A part that First Call needs can't be loaded: {error}.", "Start ./run, or install First Call again."
    else:
        message = f"Something went wrong on our side ({type(error).__name__} in {place_of(error)})."
        hint = "Nothing that was saved is lost."
    _complain(message, f"{hint} {kept}".strip())
    return CANNOT_RUN


def _dispatch(options: argparse.Namespace) -> int:
    return _COMMANDS.get(options.command, _window)(find_paths(options.home), options)


def _play(paths: Paths, options: argparse.Namespace) -> int:
    from simulator.cli.play import play

    return play(paths, options.file, options.choices, as_json=options.json, agent=options.name)


def _check(paths: Paths, options: argparse.Namespace) -> int:
    from simulator.cli.check import check

    return check(paths, options.files, options.format, strict=options.strict)


def _report(paths: Paths, options: argparse.Namespace) -> int:
    from simulator.cli.report import tell

    return tell(paths, options.file, options.format)


def _guidance(paths: Paths, options: argparse.Namespace) -> int:
    from simulator.cli.guidance import coverage, guidance

    if options.coverage is None:
        return guidance(paths, options.words, options.competency, as_json=options.json)
    if options.words or options.competency:
        raise SimulatorError("--coverage counts the whole catalogue.", "Leave out the words and --competency.")
    return coverage(paths, options.coverage, as_json=options.json)


def _explain(paths: Paths, options: argparse.Namespace) -> int:
    from simulator.cli.explain import explain

    return explain(paths, options.code, as_json=options.json)


def _schema(paths: Paths, options: argparse.Namespace) -> int:
    from simulator.cli.schema import schema

    return schema()


def _new(paths: Paths, options: argparse.Namespace) -> int:
    from simulator.cli.new import new

    return new(paths, options.id, options.channel, options.to)


def _window(paths: Paths, options: argparse.Namespace) -> int:
    if not screen_answers():
        _complain(
            "There is no screen to open a window on: no X server and no Wayland compositor answers.",
            "Start First Call from a desktop session, or play in the terminal with: first-call play disputed-charge",
        )
        return CANNOT_RUN
    from simulator.ui.kept_code import import_qt

    import_qt(paths.kept_code)
    from simulator.app import run

    return run(paths, options.database)


_COMMANDS = {
    "play": _play,
    "check": _check,
    "explain": _explain,
    "report": _report,
    "guidance": _guidance,
    "schema": _schema,
    "new": _new,
}


def _complain(message: str, hint: str) -> None:
    print(" ".join(part for part in (message, hint) if part), file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="first-call",
        description="Practise difficult customer conversations before the first real one.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"first-call {__version__}")
    parser.add_argument("--home", metavar="DIR", help="keep progress, settings and own scenarios in this folder")
    parser.add_argument("--database", metavar="URL", help="keep progress in another database, such as postgresql://host/name")
    commands: Commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for add in (_add_play, _add_check, _add_explain, _add_report, _add_guidance, _add_schema, _add_new):
        add(commands)
    return parser


def _add_play(commands: Commands) -> None:
    play = commands.add_parser("play", help="play a scenario in the terminal", description="Play a scenario in the terminal.")
    play.add_argument("file", metavar="FILE", help="a scenario file, or the id of a bundled scenario")
    play.add_argument("--choices", metavar="A,B,C", help="make these choices and stop; `silence` says nothing")
    play.add_argument("--json", action="store_true", help="print the outcome as JSON")
    play.add_argument("--name", default="Sam", help="the agent's name in the conversation")


def _add_check(commands: Commands) -> None:
    check = commands.add_parser("check", help="print the problems of scenario files", description="Check scenario files.")
    check.add_argument("files", metavar="PATH", nargs="+", help="scenario files, and folders of them")
    check.add_argument("--format", choices=("text", "json", "sarif"), default="text", help="how to print what is found")
    check.add_argument("--strict", action="store_true", help="let warnings fail as errors do")


def _add_report(commands: Commands) -> None:
    about = "Tell what a scenario amounts to: best and worst line, endings, and what picking at random gets."
    report = commands.add_parser("report", help="tell what a scenario amounts to", description=about)
    report.add_argument("file", metavar="FILE", help="a scenario file, or the id of a bundled scenario")
    report.add_argument("--format", choices=("text", "json", "html"), default="text", help="how to print it")


def _add_guidance(commands: Commands) -> None:
    guidance = commands.add_parser(
        "guidance",
        help="list and search what First Call teaches",
        description="List the principles, search them, or count where scenarios let people practise them.",
        epilog=GUIDANCE_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    guidance.add_argument("words", metavar="WORD", nargs="*", help="print the principles in which all of these words stand")
    guidance.add_argument("--competency", metavar="ID", help="those of one competency only, such as empathy")
    guidance.add_argument(
        "--coverage",
        metavar="FILE",
        nargs="*",
        help="count points by scenarios and list the gaps; without FILE those that come with the program",
    )
    guidance.add_argument("--json", action="store_true", help="print JSON")


def _add_explain(commands: Commands) -> None:
    about = "Explain a code that `check` prints: what it means, why it matters, an example, and what to do."
    explain = commands.add_parser("explain", help="explain a code that check prints", description=about)
    explain.add_argument("code", metavar="CODE", nargs="?", help="such as missing-key; without it all codes are listed")
    explain.add_argument("--json", action="store_true", help="print JSON")


def _add_schema(commands: Commands) -> None:
    about = "Print the JSON Schema of scenario files, for editors that complete and check while one types."
    commands.add_parser("schema", help="print the JSON Schema of scenario files", description=about)


def _add_new(commands: Commands) -> None:
    new = commands.add_parser(
        "new", help="write a small scenario to start from", description="Write a small sound scenario to start from: ID.yaml."
    )
    new.add_argument("id", metavar="ID", help="the scenario's id: small letters, digits and hyphens")
    new.add_argument("--channel", choices=CHANNELS, default="phone", help="where the conversation takes place (phone)")
    new.add_argument("--to", metavar="FOLDER", default=".", help="the folder to write it into (this one)")
