"""Files that people write, read into core values: scenarios and the guidance catalogue.

A file goes through four steps, and each reports all that it finds instead of stopping at the first fault:

    source   bytes -> text, or why it is no text                      (encodings, hidden characters)
    reader   text -> plain values that know their place in the file   (YAML events; aliases, tags and duplicates refused)
    shape    plain values -> the keys and types that format 1 allows  (pydantic; `misfits` tells what does not fit)
    builder  plain values -> a frozen `Scenario`                      (references: scenes, flags, records, principles)

Where the reader can't go on, `faults` tells the mistake, `margins` which line is to blame, and `recovery` takes the smallest
block out that holds it, so that the rest is read; what was found is then told, and the file not played.

Between the second and the third `slips` looks for what YAML takes without complaint and yet otherwise than it looks.

`loader` is the way in for scenarios, `guidance_file` for the guidance catalogue. A sound text takes the short way through
`quick` in place of `reader`; `findings` gathers the problems and puts each in its place.

The one rule: nothing that a file holds may crash, hang or do anything but become a value or a `Problem`.

PyYAML and pydantic are imported here and nowhere else, and only when the first file is read. This package does not know how a
scenario is played, shown or stored.
"""
