"""What can be typed on the command line: options, commands, and the help that explains them."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TypeAlias

from simulator import __version__
from simulator.command_name import command_name

# those of the core, which is not imported before it is needed
CHANNELS = ("phone", "chat", "email", "social", "counter")

EXAMPLES = (
    ("", "open the window"),
    ("--home /media/stick/first-call", "keep everything personal on a USB stick"),
    ("list", "list the scenarios, and what each is"),
    ("play disputed-charge", "play a bundled scenario here in the terminal"),
    ("play my.yaml --choices a,b,c", "play these choices and print the debrief"),
    ("play my.yaml --choices a,b --json", ""),
    ("check scenarios", "print every problem of the scenario files in a folder"),
    ("check my.yaml --strict --format sarif", ""),
    ("explain missing-key", "tell what a code means, with an example"),
    ("report my.yaml --format html > report.html", ""),
    ("report scenarios --cues", "tell how far one comes without reading the answers"),
    ("schema --table", "print every key of a scenario file with its meaning"),
    ("new late-parcel --channel chat", "write a small scenario to start from"),
    ("guidance supervisor", "search what First Call teaches"),
    ("guidance --coverage", "count where the bundled scenarios teach it"),
    ("install", "put First Call into the menu of your desktop"),
)
GUIDANCE_EXAMPLES = (
    ("guidance", "every principle, by competency"),
    ('guidance "say it back"', "what stands together, in quotes"),
    ("guidance --competency empathy sorry", ""),
    ("guidance --coverage", "the bundled scenarios, and the gaps"),
    ("guidance --coverage my.yaml --json", ""),
)
HOME = "keep progress, settings and own scenarios in this folder"
STATUSES = "exit status: 0 all is well, 1 problems were found, 2 it can't run"

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def parser(name: str | None = None) -> argparse.ArgumentParser:
    """Build the parser of the command line, for the command that was typed or another name of it."""
    command_line = argparse.ArgumentParser(
        prog=name or command_name(),
        description="Practise difficult customer conversations before the first real one.",
        epilog=f"{examples(EXAMPLES)}\n\n{STATUSES}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command_line.add_argument("--version", action="version", version=f"first-call {__version__}")
    command_line.add_argument("--home", metavar="DIR", help=HOME)
    command_line.add_argument(
        "--database", metavar="URL", help="keep progress in another database, such as postgresql://host/name"
    )
    command_line.add_argument(
        "--new-window", action="store_true", help="open another window where one is open on the same progress already"
    )
    commands: Commands = command_line.add_subparsers(dest="command", metavar="COMMAND")
    for add in (_add_list, _add_play, _add_check, _add_explain, _add_report, _add_guidance, _add_schema, _add_new, _add_desktop):
        add(commands)
    for command in commands.choices.values():
        # left out, it must not take back what stood before the command
        command.add_argument("--home", metavar="DIR", help=HOME, default=argparse.SUPPRESS)
    return command_line


def examples(rows: Sequence[tuple[str, str]]) -> str:
    """Write out examples of what can be typed, each with what it does."""
    typed = [(f"{command_name()} {words}".strip(), does) for words, does in rows]
    wide = max(len(words) for words, does in typed if does)
    return "\n".join(["examples:", *(f"  {words.ljust(wide)}   {does}".rstrip() for words, does in typed)])


def _add_list(commands: Commands) -> None:
    about = "List the scenarios that come with First Call and your own, the easier ones first."
    listing = commands.add_parser("list", help="list the scenarios that can be played", description=about)
    listing.add_argument("--json", action="store_true", help="print JSON")


def _add_play(commands: Commands) -> None:
    play = commands.add_parser("play", help="play a scenario in the terminal", description="Play a scenario in the terminal.")
    play.add_argument("file", metavar="FILE", help="a scenario file, or the id of a bundled scenario")
    given = play.add_mutually_exclusive_group()
    given.add_argument("--choices", metavar="A,B,C", help="make these choices and stop; `silence` says nothing")
    given.add_argument("--example", metavar="NAME", help="print this worked example, with what there is to notice")
    play.add_argument("--json", action="store_true", help="print the outcome as JSON")
    play.add_argument("--name", default="Sam", help="the agent's name in the conversation")


def _add_check(commands: Commands) -> None:
    check = commands.add_parser("check", help="print the problems of scenario files", description="Check scenario files.")
    check.add_argument("files", metavar="PATH", nargs="*", help="scenario files, and folders of them (your own scenarios)")
    check.add_argument("--format", choices=("text", "json", "sarif"), default="text", help="how to print what is found")
    check.add_argument("--strict", action="store_true", help="let warnings fail as errors do")
    check.add_argument("--wait", action="store_true", help="wait for Enter at the end, for a terminal that closes itself")


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
        epilog=examples(GUIDANCE_EXAMPLES),
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
    schema = commands.add_parser("schema", help="print the JSON Schema of scenario files, or their keys", description=about)
    schema.add_argument("--table", action="store_true", help="print every key with its meaning, for people")


def _add_new(commands: Commands) -> None:
    new = commands.add_parser(
        "new", help="write a small scenario to start from", description="Write a small sound scenario to start from: ID.yaml."
    )
    new.add_argument("id", metavar="ID", help="the scenario's id: small letters, digits and hyphens")
    new.add_argument("--channel", choices=CHANNELS, default="phone", help="where the conversation takes place (phone)")
    new.add_argument("--to", metavar="FOLDER", help="the folder to write it into (that of your own scenarios in the library)")


def _add_desktop(commands: Commands) -> None:
    about = "Put First Call into the menu of the desktop, with its icon, the command first-call, its completion and its man page."
    commands.add_parser("install", help="put First Call into the desktop's menu", description=about)
    about = "Take First Call out of the menu of the desktop. Progress, settings and own scenarios stay unless they are asked for."
    uninstall = commands.add_parser("uninstall", help="take it out of the menu again", description=about)
    uninstall.add_argument("--data", action="store_true", help="move progress, settings and own scenarios to the bin as well")
    uninstall.add_argument("--yes", action="store_true", help="do not ask first")
    about = "Print the script by which a shell completes the command."
    completion = commands.add_parser("completion", help="print the completion of a shell", description=about)
    completion.add_argument("shell", choices=("bash", "zsh", "tcsh"), help="the shell")
    commands.add_parser("man", help="print the man page", description="Print the man page, for man -l.")


SAY_NOTHING = "Say nothing."
"""How a silence is offered."""
