"""The mails of a thread: each with its subject and what it quotes, put together from its parts, the unsent one last."""

from __future__ import annotations

from collections.abc import Sequence

from simulator.ui.conversation.case import Case
from simulator.ui.conversation.entries import ACTION, AGENT, CUSTOMER, DRAFT, Said
from simulator.ui.style.script import isolated
from simulator.ui.style.texts import Texts

QUOTED = 160
"""How many letters of the mail before are quoted at most."""
SUBJECT = "subject"


def thread(entries: Sequence[Said], case: Case, *, awaits: bool) -> list[Said]:
    """Return the mails, and what was done between them; the one that is being written last, where an answer is wanted."""
    mails: list[Said] = []
    begun: list[Said] = []
    about, answers = case.subject, False
    for entry in entries:
        if entry.side == CUSTOMER:
            about, answers = entry.subject or about, answers and not entry.subject
            mails.append(entry._replace(subject=_subject(about, answers=answers)))
            answers = True
            continue
        if entry.side != AGENT or not (entry.part or begun):
            mails.append(entry._replace(subject=_subject(about, answers=True)) if entry.side == AGENT else entry)
        else:
            begun.append(entry)
        if entry.side in (AGENT, ACTION) and entry.sends and begun:
            mails.append(_joined(begun, AGENT, _subject(about, answers=True)))
            begun = []
    _quote(mails)
    if begun or (awaits and mails):
        draft = _joined(begun, DRAFT, _subject(about, answers=True))
        mails.append(draft._replace(who=_next(case.part), foot=_foot(case, {part.part for part in begun})))
    return mails


def part_name(part: str) -> str:
    """Name a part of a mail, as it stands in a list."""
    names = {
        SUBJECT: Texts.tr("Subject"),
        "greeting": Texts.tr("First line"),
        "acknowledgement": Texts.tr("Acknowledgement"),
        "answer": Texts.tr("Answer"),
        "steps": Texts.tr("Steps"),
        "close": Texts.tr("Close"),
    }
    return names[part]


def _subject(about: str, *, answers: bool) -> str:
    return Texts.tr("Re: %s") % isolated(about) if answers else about


def _joined(parts: Sequence[Said], side: str, subject: str) -> Said:
    """One mail of its parts, each on a line of its own; the last part tells when it was written, and leads back to it."""
    if not parts:
        return Said(side, "", subject=subject)
    own = [part.text for part in parts if part.part == SUBJECT]
    text = "\n".join(part.text for part in parts if part.part != SUBJECT)
    return parts[-1]._replace(side=side, text=text, subject=own[-1] if own else subject, part="", sends=False)


def _quote(mails: list[Said]) -> None:
    """Let the customer's last mail quote the one that it answers."""
    last = next((number for number in range(len(mails) - 1, -1, -1) if mails[number].side == CUSTOMER), None)
    if last is not None:
        answered = next((mail.text for mail in reversed(mails[:last]) if mail.side == AGENT), "")
        short = answered if len(answered) <= QUOTED else f"{answered[:QUOTED].rsplit(' ', 1)[0]} …"
        mails[last] = mails[last]._replace(quoted=short)


def _next(part: str) -> str:
    return Texts.tr("Next: %s") % part_name(part) if part else Texts.tr("Your answer goes here")


def _foot(case: Case, done: set[str]) -> str:
    """The parts of the mail, those that are there marked; nothing where mails are written in one piece."""
    return "   ".join(f"{part_name(part)} ✓" if part in done else part_name(part) for part in case.parts)
