"""Files that people write, read into core values: scenarios and the guidance catalogue.

A file goes through four rooms, and each reports all that it finds instead of stopping at the first fault:

    text      bytes -> text, or why it is no text                      (`source`: encodings, hidden characters)
    reading   text -> plain values that know their place in the file   (YAML events; aliases, tags and duplicates refused)
    formats   plain values -> the keys and types that format 1 allows  (`shape`, by pydantic)
    building  plain values -> a frozen `Scenario`                      (references: scenes, flags, records, principles)

`advice` says what to write where a value or a key is not as its shape wants it.

Where the reader can't go on, `yaml_errors` names the mistake, `indentation` the line that is to blame, and `recovery` takes out
the smallest block that holds it, so that the rest is read; the problems are then reported, and the file is not played.

Between the second and the third `yaml_pitfalls` looks for what YAML accepts without complaint but reads otherwise than it looks.

Outside the rooms, `loader` is the way in for scenarios, `guidance_file` for the guidance catalogue; `pipeline` holds the steps
that they share. A sound text takes the short way through `fast_reader` in place of `reader`; `problem_collector` gathers the
problems and finds the place of each. The keys of each format are listed once, in its shape; `forms` finds the way in them,
`format_keys` says which open lists, begin entries or hold texts for people, and `reference_table` tells of them all.
`scenario_index` and `guidance_cache` remember what was read, and `template` writes a new scenario.

The one rule: nothing that a file holds may crash, hang or do anything but become a value or a `Problem`.

PyYAML and pydantic are imported here and nowhere else, and only when the first file is read. This package does not know how a
scenario is played, shown or stored.
"""
