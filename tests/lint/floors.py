"""floors.py ROOT - each floor of the house knows only those below it."""
import re

import tree

FLOORS = ['base', 'playbook', 'incident', 'export', 'store', 'comms', 'desk']
FACES = ['cli', 'app']          # side by side on top of them
HEIGHT = {name: n for n, name in enumerate(FLOORS)} | {name: len(FLOORS) for name in FACES}
TOOLKIT = re.compile(r'^(gtk|gdk|gsk|adwaita|gtksourceview|libspelling)\b')
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*[<"]([^>"]+)[>"]', re.M)


def main():
    faults = []
    for path, text in tree.sources('.c', '.h'):
        floor = path.parts[1] if len(path.parts) > 2 else None
        if floor not in HEIGHT:
            faults.append(f'{path}: on no floor that is known')
            continue
        for match in INCLUDE.finditer(text):
            name = match[1]
            where = f'{path}:{tree.line_of(text, match.start())}'
            if TOOLKIT.match(name) and floor != 'app':
                faults.append(f'{where}: {name} outside src/app')
            if name == 'sqlite3.h' and floor != 'store':
                faults.append(f'{where}: {name} outside src/store')
            other = name.split('/')[0]
            if name.startswith('..'):
                faults.append(f'{where}: {name} is not counted from src')
            elif '/' in name and other in HEIGHT and other != floor and HEIGHT[other] >= HEIGHT[floor]:
                faults.append(f'{where}: {floor} knows nothing of {other}')
    tree.end(faults)


main()
