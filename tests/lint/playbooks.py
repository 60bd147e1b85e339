"""playbooks.py ROOT - the shipped playbooks, as files.

Well-formed JSON without a key twice, named after its key, in the newest format, with the
keys in the order of the documentation, laid out as the others; each compiled in, and each
with its table of facts. What they say is checked by the reader's own tests.
"""
import json
import re

import tree

OWN = {'standard'}      # no organisation's process: there are no facts to hold it against


def once(pairs):
    names = [name for name, _ in pairs]
    for name in names:
        if names.count(name) > 1:
            raise ValueError(f'the key {name} is there twice')
    return dict(pairs)


def check(path, order):
    text = path.read_text(encoding='utf-8')
    try:
        book = json.loads(text, object_pairs_hook=once)
    except ValueError as error:
        return [str(error)]
    keys = [key for key in book if key in order]
    faults = []
    if book.get('key') != path.stem:
        faults.append(f'the key is not the name of the file, {path.stem}')
    if keys != sorted(keys, key=order.index):
        faults.append('the keys are not in the order of the format')
    if not text.endswith('}\n'):
        faults.append('the last line does not end')
    if re.search(r'\\u(?!00[01])', text):
        faults.append('a printable character is escaped')
    if book.get('key') not in OWN and not (tree.root() / 'tests/facts' / path.name).exists():
        faults.append(f'there is no table of facts tests/facts/{path.name}')
    return faults


def main():
    shapes = (tree.root() / 'src/playbook/sitrep-playbook-shapes.c').read_text(encoding='utf-8')
    table = shapes[shapes.index('playbook_keys[]'):]
    order = [quoted or member for quoted, member in re.findall(r'(?:\{|NAMED \() ?"(\w+)"|KEY \((\w+),', table)]
    resource = (tree.root() / 'data/sitrep-data.gresource.xml').read_text(encoding='utf-8')
    faults = [] if len(order) > 20 else ['sitrep-playbook-shapes.c: the table of keys was not found']
    for path in sorted((tree.root() / 'data/playbooks').glob('*.json')):
        name = path.relative_to(tree.root())
        faults += [f'{name}: {fault}' for fault in check(path, order)]
        if f'<file>playbooks/{path.name}</file>' not in resource:
            faults.append(f'data/sitrep-data.gresource.xml: {path.name} is missing')
    tree.end(faults)


main()
