"""English texts that are born below the window: a template and what it is filled with, so that the window can translate it."""

from __future__ import annotations

from collections.abc import Mapping


def N_(text: str) -> str:  # noqa: N802 - what gettext calls it; lupdate is told of the name
    """Mark a text as one to be translated where it is shown; here it stays as it is."""
    return text


class Text(str):
    """An English text that still knows the marked template it was made of, and the values that its placeholders stand for."""

    template: str
    values: Mapping[str, object] | None

    def __new__(cls, template: str, values: Mapping[str, object] | None = None) -> Text:
        """Fill the template; without `values` it is the text itself, whatever stands in it."""
        text = super().__new__(cls, template if values is None else template.format_map(values))
        text.template, text.values = template, values
        return text
