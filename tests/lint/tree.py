"""What the checks of the tree share: its C files, and how a fault is said."""
import pathlib
import re
import sys

COMMENT = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"', re.S)


def root():
    return pathlib.Path(sys.argv[1]).resolve()


def sources(*kinds):
    """(path from the root, text) of every file of ours below src."""
    for path in sorted((root() / 'src').rglob('*')):
        if path.suffix in kinds and path.is_file():
            yield path.relative_to(root()), path.read_text(encoding='utf-8')


def without_comments(text):
    """The code alone, line by line as before: comments and strings are blanked."""
    return COMMENT.sub(lambda m: re.sub(r'[^\n]', ' ', m[0]), text)


def line_of(text, offset):
    return text.count('\n', 0, offset) + 1


def end(faults):
    """Says all faults and ends, badly where there are any."""
    for fault in faults:
        print(fault)
    sys.exit(1 if faults else 0)
