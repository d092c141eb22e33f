"""Reads the command line and hands over to what was asked for."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from types import SimpleNamespace

from simulator.cli.screen import screen_trouble
from simulator.command_name import COMMANDS, as_typed
from simulator.core.errors import SimulatorError
from simulator.paths import HomeUnknown, Paths, find_paths
from simulator.running_window import bring_forward

OK, PROBLEMS, CANNOT_RUN = 0, 1, 2


class Options(SimpleNamespace):
    """What was typed: a command or None, and the options that were given or can be left out."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command. Returns the exit status; argparse reports a mistake on the command line, with status 2."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # a terminal that can't show a character shows a question mark, instead of ending the program
            stream.reconfigure(errors="replace")
    return _run(sys.argv[1:] if arguments is None else arguments)


def _run(words: Sequence[str]) -> int:
    options = Options(command=None, home=None, database=None, new_window=False)
    try:
        _read(words, options)
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
    except OSError as error:
        # an error of a file has its name, one of our output has none
        return _give_up(error, options.home) if error.filename else _no_output(error)
    except Exception as error:  # noqa: BLE001 - nobody stands above to whom a traceback would say anything
        return _give_up(error, options.home)
    return status


def _no_output(error: OSError) -> int:
    """Say why the output can't be written; Python would complain once more while it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    _complain(f"The output can't be written: {error.strerror or error}.", "Send it to another place, or make room there.")
    return CANNOT_RUN


def _read(words: Sequence[str], options: Options) -> None:
    """Read the command line into the options; a mistake in it is reported, and ends the program. Raises SimulatorError."""
    if not words:
        return
    from simulator.cli.words import parser  # takes 5 ms, which who just opens the window need not wait for

    if words[0] not in COMMANDS:
        from simulator.cli.suggestions import command_among, no_such_command

        command = command_among(words)
        if command is not None and command not in COMMANDS:
            raise no_such_command(command, words[list(words).index(command) + 1 :], find_paths(options.home))
    parser().parse_args(words, options)


def _give_up(error: Exception, home: str | None) -> int:
    """Tell of a bug without its traceback, which goes into the log."""
    import traceback

    from simulator.folders import FILE, make_folder
    from simulator.workflow.error_report import place_of

    try:
        log = find_paths(home).log
        make_folder(log.parent)
        log.touch(FILE)
        with log.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write("".join(traceback.format_exception(error)))
        details = f"The details are in {log}."
    except (OSError, RuntimeError, HomeUnknown):  # nowhere to write, or no home at all
        details = ""
    if isinstance(error, ImportError):
        message, hint = f"A part that First Call needs can't be loaded: {error}.", "Start ./run, or install First Call again."
    else:
        message = f"Something went wrong on our side ({type(error).__name__} in {place_of(error)})."
        hint = "Nothing that was saved is lost."
    _complain(message, f"{hint} {details}".strip())
    return CANNOT_RUN


def _dispatch(options: Options) -> int:
    try:
        paths = find_paths(options.home)
    except HomeUnknown as unknown:
        message = f"The folder {unknown} can't be found: this computer knows nobody of that name."
        raise SimulatorError(message, "Give --home (or FIRST_CALL_HOME) a folder that is there or can be made.") from unknown
    return _COMMANDS.get(options.command, _window)(paths, options)


def _list(paths: Paths, options: Options) -> int:
    from simulator.cli.list_scenarios import list_scenarios

    return list_scenarios(paths, as_json=options.json)


def _play(paths: Paths, options: Options) -> int:
    from simulator.cli.play import play, show_example

    if options.example is not None:
        return show_example(paths, options.file, options.example, agent=options.name)
    return play(paths, options.file, options.choices, as_json=options.json, agent=options.name)


def _check(paths: Paths, options: Options) -> int:
    from simulator.cli.check import check

    try:
        return check(paths, options.files or [str(paths.own_scenarios)], options.format, strict=options.strict)
    finally:
        if options.wait:
            print("Press Enter to close.", file=sys.stderr)
            sys.stdin.readline()


def _report(paths: Paths, options: Options) -> int:
    if options.cues:
        from simulator.cli.cues import tell_cues

        return tell_cues(paths, options.file, options.format)
    from simulator.cli.report import tell

    return tell(paths, options.file, options.format)


def _guidance(paths: Paths, options: Options) -> int:
    from simulator.cli.guidance import coverage, guidance

    if options.coverage is None:
        return guidance(paths, options.words, options.competency, as_json=options.json)
    if options.words or options.competency:
        raise SimulatorError("--coverage counts the whole catalogue.", "Leave out the words and --competency.")
    return coverage(paths, options.coverage, as_json=options.json)


def _explain(paths: Paths, options: Options) -> int:
    from simulator.cli.explain import explain

    return explain(paths, options.code, as_json=options.json)


def _schema(paths: Paths, options: Options) -> int:
    from simulator.cli.schema import schema

    return schema(table=options.table)


def _new(paths: Paths, options: Options) -> int:
    from simulator.cli.new import new

    return new(paths, options.id, options.channel, options.to)


def _install(paths: Paths, options: Options) -> int:
    from simulator.cli.desktop import install

    return install(paths, options.home)


def _uninstall(paths: Paths, options: Options) -> int:
    from simulator.cli.desktop import uninstall

    return uninstall(paths, data=options.data, sure=options.yes)


def _completion(paths: Paths, options: Options) -> int:
    from simulator.cli.manual import completion

    print(completion(options.shell))
    return OK


def _man(paths: Paths, options: Options) -> int:
    from simulator.cli.manual import manual

    print(manual(), end="")
    return OK


def _window(paths: Paths, options: Options) -> int:
    if not options.new_window and options.database is None and bring_forward(paths.window_socket):
        print(as_typed("First Call is open already; its window is in front now. For another one: first-call --new-window"))
        return OK
    trouble = screen_trouble()
    if trouble is not None:
        raise trouble
    if sys.platform == "win32":
        import ctypes

        # else the task bar would count the window among those of Python
        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID("FirstCall.FirstCall")
    from simulator.ui.qt_import import import_qt

    import_qt()
    from simulator.app import run

    return run(paths, options.database)


_COMMANDS = {
    "list": _list,
    "play": _play,
    "check": _check,
    "explain": _explain,
    "report": _report,
    "guidance": _guidance,
    "schema": _schema,
    "new": _new,
    "install": _install,
    "uninstall": _uninstall,
    "completion": _completion,
    "man": _man,
}


def _complain(message: str, hint: str) -> None:
    print(as_typed(" ".join(part for part in (message, hint) if part)), file=sys.stderr)
