"""The kinds of problem that lie in a file's text: it isn't there, it is no text, or it is no YAML of the plain sort we read."""

from __future__ import annotations

from simulator.core.problems.problem import Kind, Severity
from simulator.core.texts import N_

ERROR, WARNING = Severity.ERROR, Severity.WARNING

# The file

FILE_MISSING = Kind(
    "file-missing",
    ERROR,
    N_("There is no file with this name."),
    N_("Check the name and the folder; the file may have been moved, renamed or deleted."),
)
NO_FILE = Kind(
    "not-a-file",
    ERROR,
    N_("This is {what}, and not a file."),
    N_("Choose a scenario file; its name ends in .yaml."),
)
FILE_UNREADABLE = Kind(
    "file-unreadable",
    ERROR,
    N_("The file can't be opened: {reason}."),
    N_("Check that you are allowed to read it and that its drive is connected."),
)
TOO_LARGE = Kind(
    "too-large",
    ERROR,
    N_("The file holds more than {limit}, which is more than a conversation needs."),
    N_("Check that it is the right file; split a long scenario into several."),
)

# Its letters

EMPTY_FILE = Kind(
    "empty-file", ERROR, N_("The file is empty."), N_("Write a scenario into it, or start from a copy of another one.")
)
NOT_TEXT = Kind(
    "not-text",
    ERROR,
    N_("This is not a text file, whatever its name says."),
    N_("Open it in the program that it comes from. If it should be a text, save it again as plain text with the encoding UTF-8."),
)
NOT_UTF8 = Kind(
    "not-utf8",
    ERROR,
    N_("From here on the letters can't be read, because the file is not saved as UTF-8."),
    N_("Open it in the editor that it was written with and save it again with the encoding UTF-8."),
)
CUT_TEXT = Kind(
    "cut-text",
    ERROR,
    N_("The file stops in the middle of a letter, so its end is missing."),
    N_("Copy the file again from where it came from, and look whether its last lines are there."),
)
OTHER_ENCODING = Kind(
    "other-encoding",
    WARNING,
    N_("The file is saved as {encoding}. It can be read, but other programs may show it wrongly."),
    N_("Save it again with the encoding UTF-8."),
)
CONTROL_CHARACTER = Kind(
    "control-character",
    ERROR,
    N_("An invisible control character ({character}) stands here."),
    N_("Delete it: delete the letters on both sides as well and type them again."),
)
HIDDEN_CHARACTER = Kind(
    "hidden-character",
    WARNING,
    N_("An invisible character ({character}) stands here. It can make a text look different from what it is."),
    N_("Delete it, unless the language of the text needs it: delete the letters on both sides as well and type them again."),
)

# Its YAML

NOT_YAML = Kind(
    "not-yaml",
    ERROR,
    N_("From here on the file can't be understood ({reason})."),
    N_("Compare this line and the one above with a scenario that works: indentation, colons, quotes and hyphens."),
    stops=True,
)
TAB_INDENT = Kind(
    "tab-indent",
    ERROR,
    N_("A tab character stands where the line is indented."),
    N_("Indent with spaces only, two for each step."),
    stops=True,
)
BAD_INDENT = Kind(
    "bad-indent",
    ERROR,
    N_("This line is indented differently from the lines that it belongs to."),
    N_("Let all keys of one group, and all hyphens of one list, begin in the same column."),
    stops=True,
)
ODD_SPACE = Kind(
    "odd-space",
    ERROR,
    N_("A {name} ({character}) stands here. It looks like a space and is none, so the line can't be understood."),
    N_("Delete it and type spaces in its place. It often comes along with text from a word processor or a web page."),
    stops=True,
)
HYPHEN_UNSPACED = Kind(
    "hyphen-without-space",
    ERROR,
    N_("A space is missing after this hyphen."),
    N_("Write a space between the hyphen and what follows it."),
    stops=True,
)
MISSING_HYPHEN = Kind(
    "missing-hyphen",
    ERROR,
    N_("A new entry of a list begins here without its hyphen."),
    N_("Write a hyphen and a space before it, in the column of the other hyphens, and let its other keys stand below that key."),
    stops=True,
)
ODD_HYPHEN = Kind(
    "odd-hyphen",
    ERROR,
    N_("A “{character}” stands where an entry of a list begins. It looks like a hyphen and is none."),
    N_("Type a hyphen (-) and a space in its place. Word processors turn hyphens into dashes and dots."),
    stops=True,
)
LIST_AND_KEYS = Kind(
    "list-and-keys",
    ERROR,
    N_("Lines that begin with a hyphen and lines that begin with a key stand below one another as if they were of one kind."),
    N_(
        "Begin all of them with a hyphen, or none. If this line belongs to the list or group above, indent it as far as "
        "its lines."
    ),
    stops=True,
)
COLON_IN_TEXT = Kind(
    "colon-in-text",
    ERROR,
    N_("A second colon stands in this line, so that it can't be told where the text begins."),
    N_("{suggestion}Put the whole text in double quotes. If a new key was meant, begin a new line."),
    stops=True,
)
MISSING_COLON = Kind(
    "missing-colon",
    ERROR,
    N_("A key without its colon stands here."),
    N_("Write a colon and a space after the key. If this is a text, put the whole of it in double quotes."),
    stops=True,
)
UNCLOSED_QUOTE = Kind(
    "unclosed-quote",
    ERROR,
    N_("The quotes opened here are not closed where their text ends."),
    N_("Write the closing quotes at the end of the text."),
    stops=True,
)
AFTER_QUOTE = Kind(
    "text-after-quote",
    ERROR,
    N_("Something stands after the closing quotes of a text."),
    N_(
        '{suggestion}Put the whole text in double quotes, and write \\" or “ ” for quotes inside it. '
        "If this line looks right, quotes are missing in a line above."
    ),
    stops=True,
)
BAD_ESCAPE = Kind(
    "bad-escape",
    ERROR,
    N_("A backslash stands before something that it can't stand before."),
    N_("Write \\\\ for a backslash. Type special letters and smileys as they are, without a backslash."),
    stops=True,
)
UNCLOSED_BRACKET = Kind(
    "unclosed-bracket",
    ERROR,
    N_("A comma between the entries, or the closing “{bracket}”, is missing after this bracket{by}."),
    N_("Separate the entries with commas, write the closing bracket, and put texts in double quotes."),
    stops=True,
)
UNQUOTED_START = Kind(
    "unquoted-start",
    ERROR,
    N_("A text can't begin with “{character}” unless it stands in quotes."),
    N_("Put the whole text in double quotes."),
    stops=True,
)
DIRECTIVE_REFUSED = Kind(
    "directive-refused",
    ERROR,
    N_("A line that begins with % is an instruction to programs, and First Call follows none."),
    N_("Delete the line."),
)
SEVERAL_DOCUMENTS = Kind(
    "several-documents",
    ERROR,
    N_("A second document begins here, but a file holds one."),
    N_("Delete the line of hyphens or dots, or move what follows into a file of its own."),
)
ALIAS_REFUSED = Kind(
    "alias-refused",
    ERROR,
    N_("“{name}” reuses another part of the file by reference, which First Call does not allow."),
    N_("Write the part out again here. If it is meant as text, put it in double quotes."),
)
TAG_REFUSED = Kind(
    "tag-refused",
    ERROR,
    N_("“{name}” tells programs how to treat what follows, which First Call does not allow."),
    N_("Delete it. If it is meant as text, put the whole text in double quotes."),
)
KEY_NOT_TEXT = Kind(
    "key-not-text",
    ERROR,
    N_("A list or a group of entries stands where a key should be."),
    N_("Write one word before the colon. Placeholders such as {{agent}} must stand inside a text in double quotes."),
)
DUPLICATE_KEY = Kind(
    "duplicate-key",
    ERROR,
    N_("“{key}” stands here for the second time; the first is in line {line}."),
    N_("Delete one of the two, or give it another name."),
)
TOO_DEEP = Kind(
    "too-deep",
    ERROR,
    N_("From here on, lists and groups are nested more than {limit} deep."),
    N_("Take brackets or indentation away; a scenario needs no more than eight steps."),
)
TOO_MANY_ENTRIES = Kind(
    "too-many-entries",
    ERROR,
    N_("More than {limit} entries stand in one place."),
    N_("Check whether they were pasted here by accident."),
)
UNQUOTED_WORD = Kind(
    "unquoted-word",
    WARNING,
    N_("“{word}” stands without quotes. First Call takes it as text, other programs take it for {mistaken}."),
    N_("Put it in double quotes."),
)
CUT_BY_HASH = Kind(
    "text-cut-by-hash",
    WARNING,
    N_("The text ends before this “#”, because a comment begins there. All that is left of it is “{text}”."),
    N_("Put the whole text in double quotes. Or, if “{cut}” is meant as a comment, {apart} the “#”."),
)
CUT_BY_COMMA = Kind(
    "text-cut-by-comma",
    ERROR,
    N_("The text ends before this comma, because a comma in brackets begins a new entry. All that is left of it is “{text}”."),
    N_("Put the whole text in double quotes: {whole}."),
)

CURLY_QUOTES = Kind(
    "curly-quotes",
    WARNING,
    N_("Curly quotes stand around this text{more}. Only straight ones count as quotes; these are letters, which would be shown."),
    N_(
        'Type straight double quotes (") in their place. Word processors bend them. To show curly ones, put straight ones around.'
    ),
)

CURLY_CUT = Kind(
    "curly-quotes-cut",
    ERROR,
    N_("Curly quotes stand around this text{more}. They are letters and no quotes, so the text is not read as it is meant."),
    N_('Type straight double quotes (") in their place. Word processors bend them.'),
)

# Words that messages are put together from

CURLY = N_("Curly quotes don't count as quotes; type straight ones. ")
APOSTROPHE = N_("The text began with ', so the next one, be it an apostrophe, ended it; inside such a text it is written ''. ")
