"""English texts that are born below the window: a template and what it is filled with, so that the window can translate it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import reduce
from typing import Any


class Text(str):
    """An English text that still knows the marked template it was made of, and the values that its placeholders stand for.

    Words of the program among the values are a Text in their turn; a plain str there is a name, a number or somebody's own words,
    and stays as it is in every language.
    """

    template: str
    values: Mapping[str, object] | None

    def __new__(cls, template: str, values: Mapping[str, object] | None = None) -> Text:
        """Fill the template; without `values` it is the text itself, whatever stands in it."""
        if values is None and isinstance(template, Text):
            return template
        text = super().__new__(cls, template if values is None else template.format_map(values))
        text.template, text.values = str(template), values
        return text

    def __reduce__(self) -> tuple[type[Text], tuple[str, Mapping[str, object] | None]]:
        return Text, (self.template, self.values)


def N_(text: str) -> Text:  # noqa: N802 - what gettext calls it; lupdate is told of the name
    """Mark a text as one to be translated where it is shown."""
    return Text(text)


def joined(parts: Iterable[str], between: str = ", ") -> Text:
    """Put texts one after the other; `between` is no word, and the same in every language."""
    values = {f"part{number}": part for number, part in enumerate(parts)}
    return Text(between.join(f"{{{key}}}" for key in values), values)


def either(parts: Iterable[str]) -> str:
    """Name several things of which one will do."""
    return reduce(lambda first, second: Text(N_("{first} or {second}"), {"first": first, "second": second}), parts)


def packed(value: Any) -> Any:
    """Return a value of a text as JSON can hold it: a text as a list of its template and its values, all else as it is."""
    if not isinstance(value, Text):
        return value
    if value.values is None:
        return [value.template]
    return [value.template, {key: packed(inner) for key, inner in value.values.items()}]


def unpacked(value: Any) -> Any:
    """Return the value that was packed. Raises AttributeError, KeyError or ValueError where it can't have been."""
    if not isinstance(value, list):
        return value
    template, *values = value
    return Text(template, {key: unpacked(inner) for key, inner in values[0].items()} if values else None)
