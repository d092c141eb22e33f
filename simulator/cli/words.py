"""What can be typed on the command line: options, commands, and the help that explains them."""

from __future__ import annotations

import argparse
from typing import TypeAlias

from simulator import __version__

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
  first-call report scenarios --cues          tell how far one comes without reading the answers
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


def parser() -> argparse.ArgumentParser:
    """Build the parser of the command line."""
    command_line = argparse.ArgumentParser(
        prog="first-call",
        description="Practise difficult customer conversations before the first real one.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command_line.add_argument("--version", action="version", version=f"first-call {__version__}")
    command_line.add_argument("--home", metavar="DIR", help="keep progress, settings and own scenarios in this folder")
    command_line.add_argument(
        "--database", metavar="URL", help="keep progress in another database, such as postgresql://host/name"
    )
    commands: Commands = command_line.add_subparsers(dest="command", metavar="COMMAND")
    for add in (_add_play, _add_check, _add_explain, _add_report, _add_guidance, _add_schema, _add_new):
        add(commands)
    return command_line


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
    report.add_argument(
        "--cues", action="store_true", help="tell how far players come who do not read; FILE can be a folder of scenarios"
    )
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
