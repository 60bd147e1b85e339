"""schema.py ROOT - the JSON Schema of playbooks, held against playbooks.

All shipped playbooks and the documentation's example conform to data/playbook.schema.json;
broken ones do not. That the schema is what the tables say is for a unit test to prove.
"""
import copy
import json
import re

import tree

TYPES = {'object': dict, 'array': list, 'string': str, 'boolean': bool, 'integer': int, 'number': (int, float)}
# Those that say something of a value, and those that only tell people.
KNOWN = {'$ref', 'type', 'enum', 'pattern', 'minLength', 'minItems', 'minimum', 'maximum', 'required', 'properties',
         'additionalProperties', 'items'}
SILENT = {'$schema', '$defs', '$comment', 'title', 'description'}


def is_type(value, name):
    if isinstance(value, bool):
        return name == 'boolean'
    return isinstance(value, TYPES[name])


def check_text(value, schema, path):
    if len(value) < schema.get('minLength', 0):
        yield f'{path}: empty'
    if 'pattern' in schema and not re.search(schema['pattern'], value):
        yield f'{path}: {value!r} does not have the form {schema["pattern"]}'


def check_list(value, schema, path, whole):
    if len(value) < schema.get('minItems', 0):
        yield f'{path}: too few elements'
    for i, element in enumerate(value):
        yield from check(element, schema.get('items', {}), f'{path}[{i}]', whole)


def check_object(value, schema, path, whole):
    properties = schema.get('properties', {})
    for name in schema.get('required', []):
        if name not in value:
            yield f'{path}: {name} is missing'
    for name, inner in value.items():
        yield from check(inner, properties.get(name, schema.get('additionalProperties', {})), f'{path}.{name}', whole)


def check_number(value, schema, path):
    if not schema.get('minimum', value) <= value <= schema.get('maximum', value):
        yield f'{path}: {value} is too small or too large'


def check(value, schema, path, whole):
    """Every place where the value is not as the schema says."""
    for keyword in schema.keys() - KNOWN - SILENT:
        yield f'the schema uses {keyword}, which is not checked here'
    if '$ref' in schema:
        yield from check(value, whole['$defs'][schema['$ref'].removeprefix('#/$defs/')], path, whole)
    types = schema.get('type', [])
    types = [types] if isinstance(types, str) else types
    if types and not any(is_type(value, name) for name in types):
        yield f'{path}: not of type {" or ".join(types)}'
    elif 'enum' in schema and value not in schema['enum']:
        yield f'{path}: {value!r} is not one of {schema["enum"]}'
    elif isinstance(value, str):
        yield from check_text(value, schema, path)
    elif isinstance(value, list):
        yield from check_list(value, schema, path, whole)
    elif isinstance(value, dict):
        yield from check_object(value, schema, path, whole)
    elif not isinstance(value, bool) and value is not None:
        yield from check_number(value, schema, path)


def load(path):
    return json.loads(path.read_text(encoding='utf-8'))


def broken(book):
    """The same playbook with one thing wrong, in many ways: (what is wrong, the playbook)."""
    def spoil(what, change):
        spoilt = copy.deepcopy(book)
        change(spoilt)
        return what, spoilt

    yield spoil('no title', lambda b: b.pop('title'))
    yield spoil('an empty key', lambda b: b.update(key=''))
    yield spoil('no levels', lambda b: b.update(levels=[]))
    yield spoil('a level without a name', lambda b: b['levels'][0].pop('name'))
    yield spoil('a colour that is none', lambda b: b['levels'][0].update(colour='pink'))
    yield spoil('minutes in words', lambda b: b['levels'][0].update(response={'minutes': 'ten'}))
    yield spoil('minutes below nothing', lambda b: b['levels'][0].update(response={'minutes': -1}))
    yield spoil('a flag in words', lambda b: b['roles'][0].update(lead='yes'))
    yield spoil('a role that is a text', lambda b: b['roles'].append('scribe'))
    yield spoil('a phase that is none', lambda b: b['statuses'][0].update(phase='over'))
    yield spoil('a date of another form', lambda b: b.update(about={'reviewed': '31.01.2026'}))
    yield spoil('a time of another form', lambda b: b.update(time={'work': {'from': '9am'}}))
    yield spoil('a due time from nowhere', lambda b: b.update(postmortem={'due': {'minutes': 60}}))
    yield spoil('a body of numbers', lambda b: b['templates'][0].update(body=[1, 2]))
    yield spoil('a variable that is no text', lambda b: b.update(variables={'retries': 3}))


def main():
    data = tree.root() / 'data'
    schema = load(data / 'playbook.schema.json')
    example = tree.root() / 'docs/example-playbook.json'
    faults = []
    for path in sorted((data / 'playbooks').glob('*.json')) + [example]:
        faults += [f'{path.relative_to(tree.root())}: {fault}' for fault in check(load(path), schema, 'playbook', schema)]
    for what, book in broken(load(example)):
        if not any(check(book, schema, 'playbook', schema)):
            faults.append(f'data/playbook.schema.json: it does not see {what}')
    unknown = load(example) | {'weather': 'fair'}
    faults += [f'an unknown key is no fault: {fault}' for fault in check(unknown, schema, 'playbook', schema)]
    tree.end(faults)


main()
