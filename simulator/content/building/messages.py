"""What is said in a scene, or in reply to a choice, made into lines: one message, messages in a row, or one of several."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from simulator.content.building.names import Form
from simulator.content.building.references import References
from simulator.core.problems import scenario_kinds as register
from simulator.core.problems.problem import Path
from simulator.core.scenario.model import Line, Message

Said = str | Form
"""A message as it stands in a file: its words, or a group with `text`, `sees`, or both."""


class MessageReader:
    """Reads messages.

    A list in which all entries but perhaps the last have a `when` holds alternatives, any other list messages in a row.
    """

    def __init__(self, references: References) -> None:
        self._references = references
        self._collector = references.collector

    def lines(self, said: Said | Sequence[Said | None], path: Path, key: str, *, always: bool) -> tuple[Line, ...]:
        """Read what stands under `key` at a path. Where it is said `always`, the last alternative must have no condition."""
        path = (*path, key)
        if isinstance(said, str | Mapping):
            self._check_last(said, path, key, always=always)
            return (self._line(said, path),)
        there = [(entry, (*path, number)) for number, entry in enumerate(said) if entry is not None]
        conditional = [not isinstance(entry, str) and "when" in entry for entry, _ in there]
        if not any(conditional):
            self._check_meant(there, key)
            return (Line(tuple([self._message(*entry) for entry in there])),) if there else ()
        if all(conditional[:-1]):
            if said[-1] is not None:
                self._check_last(*there[-1], key, always=always)
        else:
            self._collector.add(register.LINES_MIXED, there[conditional.index(False)][1], key=key)
        return tuple([self._line(*entry) for entry in there])

    def seen_first(self, lines: tuple[Line, ...], sees: str) -> tuple[Line, ...]:
        """Let a caption come before the first message of each line; where nothing is said, it stands alone."""
        return tuple([_seen_first(line, sees) for line in lines]) or (Line((Message(sees=sees),)),)

    def _check_last(self, said: Said, path: Path, key: str, *, always: bool) -> None:
        if always and not isinstance(said, str) and "when" in said:
            self._collector.add_key(register.LAST_NEEDS_NO_WHEN, (*path, "when"), key=key)

    def _check_meant(self, there: Sequence[tuple[Said, Path]], key: str) -> None:
        """See that messages in a row do not look like alternatives: groups that hold words alone, which need no group."""
        if len(there) > 1 and all(not isinstance(entry, str) and entry.keys() == {"text"} for entry, _ in there):
            self._collector.add(register.LINES_WITHOUT_WHEN, there[0][1], key=key)

    def _line(self, said: Said, path: Path) -> Line:
        when = None if isinstance(said, str) else self._references.when(said, path)
        return Line((self._message(said, path),), when)

    def _message(self, said: Said, path: Path) -> Message:
        text = self._references.text
        if isinstance(said, str):
            return Message(text(said, path[:-1], path[-1]))
        self.check_said(path, "text")
        words, sees = said.get("text"), said.get("sees")
        message = Message(text(words, path, "text") if words else "", text(sees, path, "sees") if sees else "")
        if "as" in said:
            message = replace(message, speaker=self._references.person(said, path, "as"))
        if "audio" in said:
            message = replace(message, audio=self._references.media.recording(said["audio"], (*path, "audio")))
        return self._mail(message, said, path) if "subject" in said or "attachments" in said else message

    def _mail(self, message: Message, said: Form, path: Path) -> Message:
        """Add what only a mail has."""
        text, attached = self._references.text, said.get("attachments", ())
        self._references.channel_keys.of_message(said, path)
        subject = text(said["subject"], path, "subject") if "subject" in said else ""
        within = (*path, "attachments")
        names = [text(name, within, number) for number, name in enumerate(attached) if name is not None]
        return replace(message, subject=subject, attachments=tuple(names))

    def check_said(self, path: Path, key: str) -> None:
        """See that the group at a path has words under `key`, or at least something that is seen."""
        written = self._collector.tree.value(path)
        if key not in written and "sees" not in written:
            self._collector.add(register.MISSING_KEY, (*path, key), key=key, example=register.EXAMPLES[key])


def _seen_first(line: Line, sees: str) -> Line:
    first, *rest = line.messages or (Message(),)
    both = f"{sees} {first.sees}" if first.sees else sees
    return replace(line, messages=(replace(first, sees=both), *rest))
