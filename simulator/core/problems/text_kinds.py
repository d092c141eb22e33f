"""The kinds of problem that lie in a file's text: it isn't there, it is no text, or it is no YAML of the plain sort we read."""

from __future__ import annotations

from simulator.core.problems.problem import Kind, Severity

ERROR, WARNING = Severity.ERROR, Severity.WARNING

# The file

FILE_MISSING = Kind(
    "file-missing",
    ERROR,
    "There is no file with this name.",
    "Check the name and the folder; the file may have been moved, renamed or deleted.",
)
NO_FILE = Kind(
    "not-a-file",
    ERROR,
    "This is {what}, and not a file.",
    "Choose a scenario file; its name ends in .yaml.",
)
FILE_UNREADABLE = Kind(
    "file-unreadable",
    ERROR,
    "The file can't be opened: {reason}.",
    "Check that you are allowed to read it and that its drive is connected.",
)
TOO_LARGE = Kind(
    "too-large",
    ERROR,
    "The file holds more than {limit}, which is more than a conversation needs.",
    "Check that it is the right file; split a long scenario into several.",
)

# Its letters

EMPTY_FILE = Kind("empty-file", ERROR, "The file is empty.", "Write a scenario into it, or start from a copy of another one.")
NOT_TEXT = Kind(
    "not-text",
    ERROR,
    "This is not a text file, whatever its name says.",
    "Open it in the program that it comes from. If it should be a text, save it again as plain text with the encoding UTF-8.",
)
NOT_UTF8 = Kind(
    "not-utf8",
    ERROR,
    "From here on the letters can't be read, because the file is not saved as UTF-8.",
    "Open it in the editor that it was written with and save it again with the encoding UTF-8.",
)
CUT_TEXT = Kind(
    "cut-text",
    ERROR,
    "The file stops in the middle of a letter, so its end is missing.",
    "Copy the file again from where it came from, and look whether its last lines are there.",
)
OTHER_ENCODING = Kind(
    "other-encoding",
    WARNING,
    "The file is saved as {encoding}. It can be read, but other programs may show it wrongly.",
    "Save it again with the encoding UTF-8.",
)
CONTROL_CHARACTER = Kind(
    "control-character",
    ERROR,
    "An invisible control character ({character}) stands here.",
    "Delete it: delete the letters on both sides as well and type them again.",
)
HIDDEN_CHARACTER = Kind(
    "hidden-character",
    WARNING,
    "An invisible character ({character}) stands here. It can make a text look different from what it is.",
    "Delete it, unless the language of the text needs it: delete the letters on both sides as well and type them again.",
)

# Its YAML

NOT_YAML = Kind(
    "not-yaml",
    ERROR,
    "From here on the file can't be understood ({reason}).",
    "Compare this line and the one above with a scenario that works: indentation, colons, quotes and hyphens.",
    stops=True,
)
TAB_INDENT = Kind(
    "tab-indent",
    ERROR,
    "A tab character stands where the line is indented.",
    "Indent with spaces only, two for each step.",
    stops=True,
)
BAD_INDENT = Kind(
    "bad-indent",
    ERROR,
    "This line is indented differently from the lines that it belongs to.",
    "Let all keys of one group, and all hyphens of one list, begin in the same column.",
    stops=True,
)
ODD_SPACE = Kind(
    "odd-space",
    ERROR,
    "A {name} ({character}) stands here. It looks like a space and is none, so the line can't be understood.",
    "Delete it and type spaces in its place. It often comes along with text from a word processor or a web page.",
    stops=True,
)
HYPHEN_UNSPACED = Kind(
    "hyphen-without-space",
    ERROR,
    "A space is missing after this hyphen.",
    "Write a space between the hyphen and what follows it.",
    stops=True,
)
MISSING_HYPHEN = Kind(
    "missing-hyphen",
    ERROR,
    "A new entry of a list begins here without its hyphen.",
    "Write a hyphen and a space before it, in the column of the other hyphens, and let its other keys stand below that key.",
    stops=True,
)
ODD_HYPHEN = Kind(
    "odd-hyphen",
    ERROR,
    "A “{character}” stands where an entry of a list begins. It looks like a hyphen and is none.",
    "Type a hyphen (-) and a space in its place. Word processors turn hyphens into dashes and dots.",
    stops=True,
)
LIST_AND_KEYS = Kind(
    "list-and-keys",
    ERROR,
    "Lines that begin with a hyphen and lines that begin with a key stand below one another as if they were of one kind.",
    "Begin all of them with a hyphen, or none. If this line belongs to the list or group above, indent it as far as its lines.",
    stops=True,
)
COLON_IN_TEXT = Kind(
    "colon-in-text",
    ERROR,
    "A second colon stands in this line, so that it can't be told where the text begins.",
    "{suggestion}Put the whole text in double quotes. If a new key was meant, begin a new line.",
    stops=True,
)
MISSING_COLON = Kind(
    "missing-colon",
    ERROR,
    "A key without its colon stands here.",
    "Write a colon and a space after the key. If this is a text, put the whole of it in double quotes.",
    stops=True,
)
UNCLOSED_QUOTE = Kind(
    "unclosed-quote",
    ERROR,
    "The quotes opened here are not closed where their text ends.",
    "Write the closing quotes at the end of the text.",
    stops=True,
)
AFTER_QUOTE = Kind(
    "text-after-quote",
    ERROR,
    "Something stands after the closing quotes of a text.",
    '{suggestion}Put the whole text in double quotes, and write \\" or “ ” for quotes inside it. '
    "If this line looks right, quotes are missing in a line above.",
    stops=True,
)
BAD_ESCAPE = Kind(
    "bad-escape",
    ERROR,
    "A backslash stands before something that it can't stand before.",
    "Write \\\\ for a backslash. Type special letters and smileys as they are, without a backslash.",
    stops=True,
)
UNCLOSED_BRACKET = Kind(
    "unclosed-bracket",
    ERROR,
    "A comma between the entries, or the closing “{bracket}”, is missing after this bracket{by}.",
    "Separate the entries with commas, write the closing bracket, and put texts in double quotes.",
    stops=True,
)
UNQUOTED_START = Kind(
    "unquoted-start",
    ERROR,
    "A text can't begin with “{character}” unless it stands in quotes.",
    "Put the whole text in double quotes.",
    stops=True,
)
DIRECTIVE_REFUSED = Kind(
    "directive-refused",
    ERROR,
    "A line that begins with % is an instruction to programs, and First Call follows none.",
    "Delete the line.",
)
SEVERAL_DOCUMENTS = Kind(
    "several-documents",
    ERROR,
    "A second document begins here, but a file holds one.",
    "Delete the line of hyphens or dots, or move what follows into a file of its own.",
)
ALIAS_REFUSED = Kind(
    "alias-refused",
    ERROR,
    "“{name}” reuses another part of the file by reference, which First Call does not allow.",
    "Write the part out again here. If it is meant as text, put it in double quotes.",
)
TAG_REFUSED = Kind(
    "tag-refused",
    ERROR,
    "“{name}” tells programs how to treat what follows, which First Call does not allow.",
    "Delete it. If it is meant as text, put the whole text in double quotes.",
)
KEY_NOT_TEXT = Kind(
    "key-not-text",
    ERROR,
    "A list or a group of entries stands where a key should be.",
    "Write one word before the colon. Placeholders such as {{agent}} must stand inside a text in double quotes.",
)
DUPLICATE_KEY = Kind(
    "duplicate-key",
    ERROR,
    "“{key}” stands here for the second time; the first is in line {line}.",
    "Delete one of the two, or give it another name.",
)
TOO_DEEP = Kind(
    "too-deep",
    ERROR,
    "From here on, lists and groups are nested more than {limit} deep.",
    "Take brackets or indentation away; a scenario needs no more than eight steps.",
)
TOO_MANY_ENTRIES = Kind(
    "too-many-entries",
    ERROR,
    "More than {limit} entries stand in one place.",
    "Check whether they were pasted here by accident.",
)
UNQUOTED_WORD = Kind(
    "unquoted-word",
    WARNING,
    "“{word}” stands without quotes. First Call takes it as text, other programs take it for {mistaken}.",
    "Put it in double quotes.",
)
CUT_BY_HASH = Kind(
    "text-cut-by-hash",
    WARNING,
    "The text ends before this “#”, because a comment begins there. All that is left of it is “{text}”.",
    "Put the whole text in double quotes. Or, if “{cut}” is meant as a comment, {apart} the “#”.",
)

CURLY_QUOTES = Kind(
    "curly-quotes",
    WARNING,
    "Curly quotes stand around this text{more}. Only straight ones count as quotes; these are letters, which would be shown.",
    'Type straight double quotes (") in their place. Word processors bend them. To show curly ones, put straight ones around.',
)

# Words that messages are put together from

CURLY = "Curly quotes don't count as quotes; type straight ones. "
APOSTROPHE = "The text began with ', so the next one, be it an apostrophe, ended it; inside such a text it is written ''. "
