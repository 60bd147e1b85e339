"""From a resolved incident to the exported post-mortem, field by field, as each process has it.

What is expected here is written from the processes' own documents: the sections and their order, what is asked, how it
is printed. `pawtropolis` and `liyaqa` play incidents that are on record, in files of their own.
"""
import pathlib, sys
from desk import Desk, Services
from uitest import wait

BEGIN = '2025-10-30T12:02:00Z'


# --- what is on the screen, and what is in the file

def form(desk):
    """Each section with what it asks, in reading order: a text's words, a table's rows, whether a box is ticked."""
    found, begun = [], []

    def order(node):
        for child in node.children():
            role, name = child.role, child.name
            if (role, name) == ('button', 'Export…'):
                begun.append(child)
            if begun and role == 'grouping' and name:
                found.append((name, []))
            if found and role == 'text':
                found[-1][1].append((name, child.text()))
            elif found and role == 'combo box':
                found[-1][1].append((name, child.find('label', nth=1).name))
            elif found and role == 'check box':
                found[-1][1].append((name, 'checked' in child.states()))
            else:
                if found and role == 'list' and any(n.role == 'button' for n in child.children()[-1:]):
                    found[-1][1].append((name, [n.name for n in child.children()[:-1]]))
                order(child)
    order(desk)
    return found


def fields(markdown):
    """A Markdown file as its headings and labelled lines, in order, each with what stands below or beside it."""
    found = []
    for line in markdown.splitlines():
        label, bold, value = line.partition(':** ')
        if line.startswith('#'):
            found.append((line, ''))
        elif bold and line.startswith('**'):
            found.append((label.removeprefix('**'), value.strip()))
        elif line.strip():
            found[-1] = (found[-1][0], (found[-1][1] + '\n' + line).strip('\n'))
    return found


def compare(what, found, expected):
    """Field by field, so that a fault names its field."""
    faults = [f'{what}: {want}\nis  {got}' for want, got in zip(expected, found) if want != got]
    if len(found) != len(expected):
        faults.append(f'{what}: {len(found)} fields, not {len(expected)}: {[f[0] for f in found]}')
    assert not faults, '\n'.join(faults)


def learn(desk, name, asked):
    """Opens the form: what is asked, and what the record has filled in."""
    desk.tab(name)
    desk.find('button', 'Export…')
    compare(f'{name}, as it is first', form(desk), asked)


def export(desk, layout, proposed, folder=None):
    compare('Markdown', fields(desk.export(pathlib.Path(desk.folder, 'exported.md'), proposed=proposed, folder=folder)),
            layout)


def action(desk, text, owner='', due='', priority=None):
    desk.add_action(text, owner, due, priority)


def milestone(desk, row, words):
    """What an entry of the timeline stands for."""
    desk.open_entry(row)
    desk.choose_in('Milestone', words)
    desk.dialog().find('button', 'Save').click()
    desk.gone('dialog')


# --- the processes

def treebeard(services):
    """Head of four, then eight sections; the action items are a check list of text, owner and day."""
    with Desk(clock=BEGIN) as desk:
        desk.choose('TreeBeard', 'Wren')
        desk.add_destination('Slack', '#alerts', {'Webhook address': services.slack()})
        desk.declare('Search finds nothing', 2)
        desk.send('ctrl+u', 'Update', Progress='Looking into it', Error_rate='40', Users_affected='40 %',
                  **{'Latency (P95)': '90'})
        desk.gone('dialog')
        services.requests(1)
        desk.at('12:10')
        desk.log('Index found empty', '12:10 Index found empty, Wren')
        desk.at('12:32')
        desk.set_status('Resolved', 'Index built again')
        learn(desk, 'Post-mortem', [
            ('Post-mortem', [('Date', '2025-10-30'), ('Duration', '30 minutes'), ('Severity', 'P1'),
                             ('Incident Commander', 'Wren')]),
            ('Summary', [('Summary', '')]),
            ('Timeline', [('Timeline', '12:02 - Started\n12:02 - Declared as P1\n12:10 - Index found empty\n'
                                       '12:32 - Status: Resolved: Index built again')]),
            ('Root Cause', [('Root cause', '')]),
            ('Impact', [('Users affected', '40 %'), ('Services affected', ''), ('Data loss', '')]),
            ('What Went Well', [('What went well', '')]),
            ('What Could Be Improved', [('What could be improved', '')]),
            ('Action Items', [('Action items', [])]),
            ('Lessons Learned', [('Lessons learned', '')])])
        desk.answers(('Summary', 'Search found nothing for half an hour.'), ('Root cause', 'A job cleared the index.'),
                     ('Services affected', 'Search\nAutocomplete'), ('Data loss', 'No: the index is made from the database'),
                     ('What went well', 'Building it again took ten minutes'),
                     ('What could be improved', 'Nothing watched the size of the index'))
        action(desk, 'Watch the size of the index', 'Ivy', '2025-11-14')
        action(desk, 'Ask before a job clears it', 'Wren', '2025-11-07')
        desk.answers(('Lessons learned', 'An empty answer is an error, too.'))
        export(desk, [
            ('# Search finds nothing', ''),
            ('Date', '2025-10-30'), ('Duration', '30 minutes'), ('Severity', 'P1'), ('Incident Commander', 'Wren'),
            ('## Summary', 'Search found nothing for half an hour.'),
            ('## Timeline', '- 12:02 - Started\n- 12:02 - Declared as P1\n- 12:10 - Index found empty\n'
                            '- 12:32 - Status: Resolved: Index built again'),
            ('## Root Cause', 'A job cleared the index.'),
            ('## Impact', ''), ('Users affected', '40 %'), ('### Services affected', '- Search\n- Autocomplete'),
            ('Data loss', 'No: the index is made from the database'),
            ('## What Went Well', '- Building it again took ten minutes'),
            ('## What Could Be Improved', '- Nothing watched the size of the index'),
            ('## Action Items', '- [ ] Watch the size of the index (Ivy) by 2025-11-14\n'
                                '- [ ] Ask before a job clears it (Wren) by 2025-11-07'),
            ('## Lessons Learned', 'An empty answer is an error, too.')], 'INC-20251030-1-post-mortem.md')


def sv_sdk(services):
    """A fixed title, the timeline of its milestones, per cent of requests, a numbered check list."""
    with Desk(clock=BEGIN) as desk:
        desk.choose('sv-sdk', 'Wren')
        desk.declare('Sign-in answers 500', 1)
        desk.at('12:20')
        desk.log('Pool of connections is full', '12:20 Pool of connections is full, Wren')
        milestone(desk, '12:20 Pool of connections is full, Wren', 'Cause identified')
        desk.at('13:10')
        desk.log('Larger pool is out', '13:10 Larger pool is out, Wren')
        milestone(desk, '13:10 Larger pool is out, Wren', 'Fix deployed')
        desk.at('13:22')
        desk.set_status('Resolved', 'No errors for ten minutes')
        timeline = ['12:02 - Started', '12:02 - Declared as SEV-1', '12:20 - Pool of connections is full',
                    '13:10 - Larger pool is out', '13:22 - Status: Resolved: No errors for ten minutes']
        learn(desk, 'Post-Mortem', [
            ('Summary', [('Summary', '')]),
            ('Timeline', [('Timeline', '\n'.join(timeline))]),
            ('Impact', [('Duration', '1 h 20 min'), ('Users affected', ''), ('Requests failed', '')]),
            ('Root Cause', [('Root cause', '')]),
            ('Resolution', [('Resolution', '')]),
            ('Action Items', [('Action items', [])]),
            ('Lessons Learned', [('What went well', ''), ('What could be improved', '')])])
        desk.answers(('Summary', 'Nobody could sign in for over an hour.'), ('Users affected', 'About 900'),
                     ('Requests failed', '62'), ('Root cause', 'The pool had ten connections.'),
                     ('Resolution', 'The pool has fifty now.'))
        action(desk, 'Measure how full the pool is', 'Ivy', '2025-11-06')
        action(desk, 'Test with as many users as there are', 'Wren', '2025-11-20')
        desk.tick('Measure how full the pool is')
        desk.answers(('What went well', 'The alert came within a minute'),
                     ('What could be improved', 'The runbook said nothing of the pool\nNobody knew its size'))
        export(desk, [
            ('# Incident Post-Mortem', ''),
            ('## Summary', 'Nobody could sign in for over an hour.'),
            ('## Timeline', '\n'.join('- ' + line for line in timeline)),
            ('## Impact', ''), ('Duration', '1 h 20 min'), ('Users affected', 'About 900'), ('Requests failed', '62'),
            ('## Root Cause', 'The pool had ten connections.'),
            ('## Resolution', 'The pool has fifty now.'),
            ('## Action Items', '1. [x] Measure how full the pool is (Ivy) by 2025-11-06\n'
                                '2. [ ] Test with as many users as there are (Wren) by 2025-11-20'),
            ('## Lessons Learned', ''), ('### What went well', '- The alert came within a minute'),
            ('### What could be improved', '- The runbook said nothing of the pool\n- Nobody knew its size')],
            'INC-20251030-001-post-mortem.md')


def standard(services):
    """Every kind of question: lines, texts, a table, a choice, whys, lists, action items in four columns, checks, people,
    a day; a name and a folder of its own."""
    with Desk(clock=BEGIN) as desk:
        desk.choose('Standard', 'Wren')
        desk.declare('Logins fail for one in five', 2)
        desk.at('12:20')
        desk.log('12:15 rolled back the deploy', '12:15 rolled back the deploy, Wren')
        desk.set_status('Resolved', 'Error rate is normal')
        record = ['Time: 12:02, Event: Started', 'Time: 12:02, Event: Declared as SEV2',
                  'Time: 12:15, Event: rolled back the deploy', 'Time: 12:20, Event: Status: Resolved: Error rate is normal']
        learn(desk, 'Post-Mortem', [
            ('Post-mortem', [('Incident', 'INC-20251030-01'), ('Date', '2025-10-30'), ('Level', 'SEV2'),
                             ('Duration', '18 minutes'), ('Lead', 'Wren'), ('Author', 'Wren')]),
            ('Summary', [('Summary', '')]),
            ('Impact', [('Who was affected', ''), ('What they noticed', ''), ('Data', '')]),
            ('Timeline', [('Timeline', record)]),
            ('Cause', [('What set it off', ''), ('Kind of cause', 'Not Chosen'), *((f'Why? {n}', '') for n in range(1, 6)),
                       ('Contributing factors', ''), ('How it was noticed, and why not earlier', '')]),
            ('Response', [('What helped', ''), ('Where we were lucky', '')]),
            ('What went well', [('What went well', '')]),
            ('What to improve', [('What to improve', '')]),
            ('Action items', [('Action items', [])]),
            ('Before it is published', [('Those who took part have read it', False), ('Nobody is blamed', False),
                                        ('Every action item has an owner and a date', False), ('Read by', ''),
                                        ('Read on', '')])])
        desk.answers(('Summary', 'One login in five failed.'), ('Who was affected', 'One in five'),
                     ('What they noticed', 'A page without words'), ('Data', 'None'))
        desk.tab_to('button', 'Add Row…')
        desk.keys('Return')
        dialog = desk.dialog('Row')
        dialog.find('text', 'Time').fill('12:21')
        dialog.find('text', 'Event').fill('Support | told')
        dialog.find('button', 'Save').click()
        desk.gone('dialog')
        desk.find('list item', 'Time: 12:21, Event: Support | told')
        desk.answers(('What set it off', 'A deploy halved the pool.'))
        desk.choose_in('Kind of cause', 'Capacity')
        desk.answers(('Why? 1', 'A pool was too small'), ('Why? 2', 'Its size was a default'),
                     ('Contributing factors', 'No warning\nNo rehearsal'),
                     ('How it was noticed, and why not earlier', 'By users: errors are counted per hour.'),
                     ('What helped', 'The way back was tried last week.'), ('Where we were lucky', 'It was noon'),
                     ('What went well', 'Twelve minutes to the way back'), ('What to improve', 'Count errors per minute'))
        action(desk, 'Warn before the pool is full', 'Ivy', '2025-11-10', 'High')
        desk.tick('Nobody is blamed')
        desk.answers(('Read by', 'Ivy\nRowan'))
        desk.tab_to('text', 'Read on')
        desk.type('2025-11-03')
        desk.keys('Return')
        export(desk, [
            ('# Post-mortem INC-20251030-01: Logins fail for one in five', ''),
            ('Incident', 'INC-20251030-01'), ('Date', '2025-10-30'), ('Level', 'SEV2'), ('Duration', '18 minutes'),
            ('Lead', 'Wren'), ('Author', 'Wren'),
            ('## Summary', 'One login in five failed.'),
            ('## Impact', ''), ('Who was affected', 'One in five'), ('### What they noticed', 'A page without words'),
            ('Data', 'None'),
            ('## Timeline', '| Time | Event |\n| --- | --- |\n| 12:02 | Started |\n| 12:02 | Declared as SEV2 |\n'
                            '| 12:15 | rolled back the deploy |\n| 12:20 | Status: Resolved: Error rate is normal |\n'
                            '| 12:21 | Support \\| told |'),
            ('## Cause', ''), ('### What set it off', 'A deploy halved the pool.'), ('### Kind of cause', 'Capacity'),
            ('### Why?', '1. A pool was too small\n2. Its size was a default'),
            ('### Contributing factors', '- No warning\n- No rehearsal'),
            ('### How it was noticed, and why not earlier', 'By users: errors are counted per hour.'),
            ('## Response', ''), ('### What helped', 'The way back was tried last week.'),
            ('### Where we were lucky', '- It was noon'),
            ('## What went well', '- Twelve minutes to the way back'),
            ('## What to improve', '- Count errors per minute'),
            ('## Action items', '| Action | Owner | Due | Priority |\n| --- | --- | --- | --- |\n'
                                '| Warn before the pool is full | Ivy | 2025-11-10 | High |'),
            ('## Before it is published', ''),
            ('### Ready', '- [ ] Those who took part have read it\n- [x] Nobody is blamed\n'
                          '- [ ] Every action item has an owner and a date'),
            ('### Read by', '- Ivy\n- Rowan'), ('### Read on', '2025-11-03')],
            'INC-20251030-01-postmortem.md', 'postmortems')


def runbook(services):
    """It has no template: the program's plain form is there. Action items are plain texts."""
    with Desk(clock='2025-10-30T17:02:00Z') as desk:
        desk.choose('Generic runbook', 'Wren')
        desk.declare('Checkout is down', 1)
        desk.at('17:32')
        desk.set_status('Resolved', 'Rolled back')
        learn(desk, 'Post-mortem', [
            ('Summary', [('Summary', '')]),
            ('Impact', [('Impact', '')]),
            ('Timeline', [('Timeline', ['Time: 12:02, Event: Started', 'Time: 12:02, Event: Declared as SEV1',
                                        'Time: 12:32, Event: Status: Resolved: Rolled back'])]),
            ('Root Cause', [('Root cause', '')]),
            ('Lessons Learned', [('What went well', ''), ('What to improve', '')]),
            ('Action Items', [('Action items', [])])])
        desk.answers(('Summary', 'Nobody could pay for half an hour.'), ('Impact', 'All customers'),
                     ('Root cause', 'A key had expired.'), ('What went well', 'The way back was known'),
                     ('What to improve', 'Keys expire unseen'))
        action(desk, 'Warn a month before a key expires')
        export(desk, [
            ('# INC-2025-001: Checkout is down', ''),
            ('## Summary', 'Nobody could pay for half an hour.'),
            ('## Impact', 'All customers'),
            ('## Timeline', '| Time | Event |\n| --- | --- |\n| 12:02 | Started |\n| 12:02 | Declared as SEV1 |\n'
                            '| 12:32 | Status: Resolved: Rolled back |'),
            ('## Root Cause', 'A key had expired.'),
            ('## Lessons Learned', ''), ('### What went well', '- The way back was known'),
            ('### What to improve', '- Keys expire unseen'),
            ('## Action Items', '- Warn a month before a key expires')], 'INC-2025-001-post-mortem.md')


with Services() as services:
    for process in (treebeard, sv_sdk, standard, runbook):
        if process.__name__ in (sys.argv[1:] or process.__name__):
            process(services)
