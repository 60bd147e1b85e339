"""format.py ROOT - docs/playbook.md says all of the format.

Each table of src/playbook/sitrep-playbook-shapes*.c stands there behind an anchor of its name,
with the same keys in the same order, each with its words; each value of templates and each deed
of a checklist item is named, and those that tick an item by themselves are said to. So the document
cannot fall behind.
"""
import re

import tree

TABLE = re.compile(r'const SitrepKey (\w+)_keys\[\] = \{(.*?)SITREP_KEY_END', re.S)
KEY = re.compile(r'\n  (?:\{ "(\w+)",|NAMED \("(\w+)",|KEY \((\w+),)(.*?)(?=\n  (?:KEY|NAMED|\{ )|\Z)', re.S)
WORDS = re.compile(r'const char \*const (\w+)\[\]\s*= \{([^}]*)NULL \};')
TICKED = re.compile(r'(?:(?:strcmp|g_str_has_prefix) \(does,|#define SITREP_DOES_\w+) "([\w:-]+)"')
VALUE = re.compile(r'\{ "([\w.]+)", (?:TRUE|FALSE), \w+, \w+ \}')


def texts(pattern):
    return {path: path.read_text(encoding='utf-8') for path in sorted((tree.root() / 'src').glob(pattern))}


def words_of(text):
    return {name: re.findall(r'"([^"]+)"', body) for name, body in WORDS.findall(text)}


def tables():
    """(the table's name, [(key, its words)]) of the whole format."""
    shared = words_of('\n'.join(texts('playbook/sitrep-playbook.c').values()))
    for text in texts('playbook/sitrep-playbook-shapes*.c').values():
        words = shared | words_of(text)
        for name, body in TABLE.findall(text):
            keys = []
            for *names, rest in KEY.findall(body):
                used = re.search(r'\.words = (\w+)', rest)
                keys.append((next(filter(None, names)), words[used[1]] if used else []))
            yield name, keys


def rows_behind(anchor, lines):
    """(the key, the row) of each row of the table behind the anchor."""
    if anchor not in lines:
        return
    for line in lines[lines.index(anchor) + 2:]:
        if not line.startswith('|'):
            return
        key = re.match(r'\| `(\w+)` \|', line)
        if key:
            yield key[1], line


def ticked_faults(document):
    """What ticks by itself in the checklist's rules is “by itself” in the table of deeds, and nothing else is."""
    rules = list(texts('incident/sitrep-checklist.[ch]').values()) + list(texts('incident/sitrep-gathering.h').values())
    ticked = set(TICKED.findall('\n'.join(rules)))
    said = set(re.findall(r'^\| `([\w-]+:?)[A-Z]*` \| [^|]* \| by itself', document, re.M))
    return [f'docs/playbook.md: “{deed}” ticks by itself, or is only said to' for deed in sorted(ticked ^ said)]


def main():
    document = (tree.root() / 'docs/playbook.md').read_text(encoding='utf-8')
    all_tables = list(tables())
    faults = [] if len(all_tables) > 40 else ['sitrep-playbook-shapes*.c: the tables were not found']
    for name, keys in all_tables:
        rows = dict(rows_behind(f'<a id="{name}"></a>', document.splitlines()))
        if list(rows) != [key for key, _ in keys]:
            faults.append(f'docs/playbook.md: the table “{name}” has not the keys {[key for key, _ in keys]}, in order')
        faults += [f'docs/playbook.md: the table “{name}”: {key} does not name “{word}”'
                   for key, words in keys for word in words if f'`{word}`' not in rows.get(key, '')]
    values = [name for text in texts('incident/sitrep-values*.c').values() for name in VALUE.findall(text)]
    deeds = words_of('\n'.join(texts('playbook/sitrep-playbook-check.c').values())).get('deed_words', [])
    if len(values) < 20 or len(deeds) < 10:
        faults.append('the values of templates, or the deeds of items, were not found')
    faults += [f'docs/playbook.md: the value “{name}” is missing' for name in values if f'`{name}`' not in document]
    faults += [f'docs/playbook.md: the deed “{name}” is missing' for name in deeds if f'| `{name}' not in document]
    tree.end(faults + ticked_faults(document))


main()
