"""What else must be known of the keys of all file formats, read off their forms: which open lists, which hold texts for people.

The keys themselves are listed in the forms of `shape`, `head_shape`, `guidance_shape` and `explain_shape`, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, get_args, get_origin

from typing_extensions import is_typeddict

from simulator.content.formats.explain_shape import ExplainForm
from simulator.content.formats.forms import bare, fields, forms_within, sides
from simulator.content.formats.guidance_shape import GuidanceForm
from simulator.content.formats.shape import ScenarioForm
from simulator.content.formats.values import Wording


class FormatKeys:
    """The keys of some formats, `every` one of them, those at the `top`, and by what stands below.

    `opening` are those of the top that others hang on and that stand nowhere else, `made_up` those of the top with groups under
    keys that the author makes up, `inner` those in such groups. `listing` may have a list, `only_listing` nothing else.
    `entry_first` begin an entry of a list, and `entry_only` no other group. `sentences` and `titles` have texts that people are
    shown, and so do made-up keys below `glossaries`.
    """

    def __init__(self, *formats: type) -> None:
        forms = [(path, form) for top in formats for path, form in forms_within(top)]
        values = [(path, key, tuple(sides(kind))) for path, form in forms for key, kind in fields(form).items()]
        self.made_up = tuple(str(path[0]) for path, _ in forms if path[1:] == ("*",))
        # a list of such made-up keys is called like the group that has them; the group is what a key at a margin stands for
        owning = [value for value in values if not (value[0] and value[1] in self.made_up and all(map(_is_list, value[2])))]
        self.listing = _unique(key for _, key, kinds in owning if any(map(_is_list, kinds)))
        self.only_listing = _unique(key for _, key, kinds in owning if all(map(_is_list, kinds)))
        self.every = frozenset(key for _, key, _ in values)
        self.sentences = frozenset(key for _, key, kinds in values if _holds(kinds, Wording.SENTENCE))
        self.titles = frozenset(key for _, key, kinds in values if _holds(kinds, Wording.TITLE))
        deeper = {key for path, key, _ in owning if path}
        top = {key: kinds for path, key, kinds in values if not path}
        self.top = frozenset(top)
        self.opening = tuple(key for key, kinds in top.items() if any(map(_nests, kinds)) and key not in deeper)
        self.inner = _unique(key for path, key, _ in values if path[1:] == ("*",))
        self.glossaries = tuple(key for key, kinds in top.items() if any(map(_is_glossary, kinds)))
        firsts = [(path[-1] == 0, next(iter(fields(form)))) for path, form in forms if path]
        self.entry_first = _unique(key for in_list, key in firsts if in_list)
        self.entry_only = tuple(key for key in self.entry_first if (False, key) not in firsts)


def _unique(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(keys))


def _is_list(kind: Any) -> bool:
    return get_origin(bare(kind)) is list


def _nests(kind: Any) -> bool:
    return is_typeddict(bare(kind)) or get_origin(bare(kind)) in (list, dict)


def _is_glossary(kind: Any) -> bool:
    """Say whether a type is a group of texts under made-up keys."""
    return get_origin(bare(kind)) is dict and bare(get_args(bare(kind))[-1]) is str


def _holds(kinds: Iterable[Any], wording: Wording) -> bool:
    """Say whether one of some types is a text of this wording, or a list of such texts."""
    texts = [side for kind in kinds for side in (sides(get_args(bare(kind))[0]) if _is_list(kind) else (kind,))]
    return any(wording in get_args(text)[1:] for text in texts)


KEYS = FormatKeys(ScenarioForm, GuidanceForm, ExplainForm)
