"""playbooks.py ROOT - the shipped playbooks, before any reader of ours sees them.

Well-formed JSON without a key twice; every key of a list unique in it, and every
key that refers to another is that of something; and each is compiled in.
"""
import json
import re

import tree

KNOWN_MILESTONES = {'started', 'detected', 'declared', 'acknowledged', 'mitigated', 'resolved', 'closed'}
TAG = re.compile(r'\{\{\s*([#^/]?)\s*([^}]*?)\s*\}\}')
VALUE = re.compile(r'^\s*\{ "([a-z_.]+)", (TRUE|FALSE), \w', re.M)      # of the catalogue in the C file
SITUATION = {'impact', 'known', 'doing', 'needed'}


class Checker:
    def __init__(self, path, catalogue):
        self.path, self.catalogue, self.faults = path, catalogue, []

    def fault(self, where, reason):
        self.faults.append(f'{self.path}: {where}: {reason}')

    def pairs(self, pairs):
        names = [name for name, _ in pairs]
        for name in sorted({n for n in names if names.count(n) > 1}):
            self.fault(name, f'is there twice, beside {", ".join(names[:3])}')
        return dict(pairs)

    def keys(self, where, things):
        keys = [thing.get('key') for thing in things]
        for key in sorted({str(k) for k in keys if k is None or keys.count(k) > 1}):
            self.fault(where, f'the key {key} is not unique' if key != 'None' else 'something has no key')
        return set(keys)

    def refer(self, where, names, known):
        for name in names or []:
            if name not in known:
                self.fault(where, f'nothing is called {name}')

    def body(self, where, text, values):
        stack = []
        for kind, name in TAG.findall(text):
            if kind == '/':
                if not stack or stack.pop() != name:
                    self.fault(where, f'{{{{/{name}}}}} closes nothing')
                continue
            if kind:
                stack.append(name)
            if name != '.' and name not in values:
                self.fault(where, f'there is no public value {name}' if values is self.public
                           else f'there is no value {name}')
        for name in stack:
            self.fault(where, f'{{{{#{name}}}}} is not closed')

    def check(self, book):
        for name in ('format', 'key', 'title', 'levels', 'statuses'):
            if name not in book:
                self.fault(name, 'is missing')
        levels = self.keys('levels', book.get('levels', []))
        statuses = self.keys('statuses', book.get('statuses', []))
        milestones = KNOWN_MILESTONES | self.keys('milestones', book.get('milestones', []))
        roles = self.keys('roles', book.get('roles', []))
        fields = self.keys('fields', book.get('fields', []))
        variables = {f'variable.{name}' for name in book.get('variables', {})}
        times = {f'milestone.{name}' for name in milestones}
        self.public = ({name for name, public in self.catalogue.items() if public} | times | variables
                       | {f['key'] for f in book.get('fields', []) if f.get('public')})
        self.values = (set(self.catalogue) | SITUATION | times | variables | fields
                       | {f'role.{name}' for name in roles})

        for status in book.get('statuses', []):
            self.refer(f"statuses.{status['key']}", filter(None, [status.get('milestone')]), milestones)
        for role in book.get('roles', []):
            self.refer(f"roles.{role['key']}", role.get('levels'), levels)
        self.refer('default_level', filter(None, [book.get('default_level')]), levels)
        groups = book.get('checklist', [])
        self.keys('checklist', groups)
        self.keys('checklist items', [item for group in groups for item in group.get('items', [])])
        moments = {template['moment'] for template in book.get('templates', [])}
        for group in groups:
            self.refer(f"checklist.{group['key']}", group.get('levels'), levels)
            for item in group.get('items', []):
                where = f"checklist.{group['key']}.{item['key']}"
                self.refer(where, item.get('levels'), levels)
                self.refer(where, [item['due']['from']] if 'due' in item else [], milestones)
                does, _, what = item.get('does', '').partition(':')
                self.refer(where, [does] if does else [], {'declare', 'lead', 'meet', 'send', 'status', 'postmortem'})
                if does in ('send', 'status'):
                    self.refer(where, [what], moments if does == 'send' else statuses)
        self.keys('templates', book.get('templates', []))
        for template in book.get('templates', []):
            where = f"templates.{template['key']}"
            self.refer(where, template.get('levels'), levels)
            self.refer(where, template.get('asks'), fields | SITUATION)
            body = template.get('body', '')
            values = self.public if template.get('audience') == 'public' else self.values
            self.body(where, '\n'.join(body) if isinstance(body, list) else body, values)
            self.body(f'{where}.subject', template.get('subject', ''), values)
        form = book.get('postmortem', {})
        self.body('postmortem.title', form.get('title', ''), self.values)
        self.keys('postmortem', form.get('sections', []))
        self.keys('postmortem questions', [q for s in form.get('sections', []) for q in s.get('questions', [])])
        for section in form.get('sections', []):
            for question in section.get('questions', []):
                where = f"postmortem.{section['key']}.{question['key']}"
                self.refer(where, filter(None, [question.get('from')]), self.values)


def main():
    values = (tree.root() / 'src/incident/sitrep-values.c').read_text(encoding='utf-8')
    catalogue = {name: public == 'TRUE' for name, public in VALUE.findall(values)}
    faults = [] if catalogue else ['src/incident/sitrep-values.c: no catalogue of values was found']
    for path in sorted((tree.root() / 'data/playbooks').glob('*.json')):
        checker = Checker(path.relative_to(tree.root()), catalogue)
        try:
            book = json.loads(path.read_text(encoding='utf-8'), object_pairs_hook=checker.pairs)
        except ValueError as error:
            checker.fault('', str(error))
        else:
            checker.check(book)
            if book.get('key') != path.stem:
                checker.fault('key', f'is not the name of the file, {path.stem}')
        faults += checker.faults
    resource = (tree.root() / 'data/sitrep-data.gresource.xml').read_text(encoding='utf-8')
    faults += [f'data/sitrep-data.gresource.xml: {path.name} is missing'
               for path in sorted((tree.root() / 'data/playbooks').glob('*.json'))
               if f'<file>playbooks/{path.name}</file>' not in resource]
    tree.end(faults)


main()
