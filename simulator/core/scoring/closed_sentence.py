"""What a decision closed, in one sentence that holds whatever would have been said next."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from simulator.core.scoring.closed import Closed
from simulator.core.texts import N_, Text

NAMED = 2
"""So many things of a kind are named; the others are only counted."""

_BETTER = {
    "resolved": N_("From here the matter could no longer be settled in this conversation"),
    "handed-over": N_("From here a handover to the right person was out of reach"),
    "follow-up": N_("From here no next step could be agreed any more"),
    "unresolved": N_("From here the conversation could no longer be kept going to its end"),
}
_LEFT = {
    "resolved": N_("{closed}; the best that was left was to settle it."),
    "handed-over": N_("{closed}; the best that was left was to hand it over."),
    "follow-up": N_("{closed}; the best that was left was to agree what comes next."),
    "unresolved": N_("{closed}; the best that was left was an end without a solution."),
    "lost": N_("{closed}; the best that was left still lost the customer."),
}


def closed_sentence(closed: Closed, points: int, names: Mapping[str, str], may_quote: Callable[[str], bool]) -> Text:
    """Say what was closed.

    `points` (0 to 100) is what that alone put out of reach, `names` are those of the principles. `may_quote` says whether a text
    of the scenario may be shown: it names nobody who is unknown to the trainee.
    """
    if closed.no_ending and closed.better.ending in _BETTER and closed.left.ending in _LEFT:
        return Text(_LEFT[closed.left.ending], {"closed": _BETTER[closed.better.ending]})
    titles = [record.title for record in closed.records if may_quote(record.title)]
    if titles:
        return _listed(titles, _RECORDS)
    chances = [names[key] for key in closed.principles if key in names]
    if chances:
        return _listed(chances, _CHANCES)
    answer = next((choice.text for choice in closed.answers if choice.spoken and may_quote(choice.text)), "")
    if answer:
        return Text(N_("From here “{answer}” could no longer be said."), {"answer": answer})
    if points > 0:
        return Text(N_("From here {points} of the 100 points were out of reach, whatever was said next."), {"points": points})
    return N_("From here a little less could be reached, whatever was said next.")


_RECORDS = (
    N_("From here “{first}” could no longer be opened."),
    N_("From here “{first}” and “{second}” could no longer be opened."),
    N_("From here “{first}”, “{second}” and more could no longer be opened."),
)
_CHANCES = (
    N_("From here “{first}” could no longer be shown."),
    N_("From here “{first}” and “{second}” could no longer be shown."),
    N_("From here “{first}”, “{second}” and more could no longer be shown."),
)


def _listed(parts: Sequence[str], templates: Sequence[Text]) -> Text:
    values = dict(zip(("first", "second"), parts[:NAMED], strict=False))
    return Text(templates[min(len(parts), len(templates)) - 1], values)
