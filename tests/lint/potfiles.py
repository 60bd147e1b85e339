"""potfiles.py ROOT [--write] - po/POTFILES.in names exactly the files that hold words to be translated."""
import re
import sys

import tree

WORDS = re.compile(r'(?<!\w)(?:_|N_|C_|NC_|Q_|ngettext|g_dngettext|g_dgettext|g_dpgettext2?)\s*\(\s*["(\w]')
MARKED = re.compile(r'translatable\s*=\s*["\'](?:yes|true|1)["\']')


def holds_words(path):
    name = path.name
    if path.suffix in ('.c', '.h'):
        # Strings stay here: it is they that are looked for.
        text = re.sub(r'/\*.*?\*/|^[ \t]*#[ \t]*define\b[^\n]*', '', path.read_text(encoding='utf-8'), flags=re.S | re.M)
        return bool(WORDS.search(text))
    if path.suffix == '.ui':
        return bool(MARKED.search(path.read_text(encoding='utf-8')))
    return name.endswith(('.desktop.in', '.metainfo.xml.in', '.gschema.xml'))


def main():
    root = tree.root()
    lines = (root / 'po/POTFILES.in').read_text(encoding='utf-8').splitlines()
    named = [line.strip() for line in lines if line.strip() and not line.startswith('#')]
    there = {str(path.relative_to(root)) for top in ('src', 'data')
             for path in (root / top).rglob('*') if path.is_file() and holds_words(path)}
    if '--write' in sys.argv:
        (root / 'po/POTFILES.in').write_text(''.join(f'{name}\n' for name in sorted(there)), encoding='utf-8')
        return
    faults = [f'po/POTFILES.in: {name} is missing' for name in sorted(there - set(named))]
    faults += [f'po/POTFILES.in: {name} holds nothing to translate' if (root / name).exists()
               else f'po/POTFILES.in: {name} does not exist' for name in sorted(set(named) - there)]
    faults += [f'po/POTFILES.in: {name} is there twice' for name in sorted({n for n in named if named.count(n) > 1})]
    faults += ['po/POTFILES.in: is not in order'] if named != sorted(named) else []
    tree.end(faults)


main()
