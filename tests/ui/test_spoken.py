"""The post-mortem's form without eyes and without a mouse: by the Tab key, as a screen reader is told of it."""
from desk import Desk
from uitest import GLib, wait

LIST = 'One on each line'
RECORD = 'From the record'

# What the Tab key comes to, from the top to the end, as the process has it: what it is, what it is called, what is said
# beside that, and whether the process demands it.
FORM = [
    ('toggle button', 'Move On', '', False),
    ('button', 'Export…', 'Export, Print or Copy (Ctrl+E)', False),
    ('list item', 'A post-mortem that helps', '', False),
    ('text', 'Incident', RECORD, False),
    ('text', 'Date', RECORD, False),
    ('text', 'Level', RECORD, False),
    ('text', 'Duration', RECORD, False),
    ('text', 'Lead', RECORD, False),
    ('text', 'Author', RECORD, False),
    ('text', 'Summary', 'Needed. What happened, in three sentences that anybody understands.', True),
    ('text', 'Who was affected', 'Needed. How many, and in what way.', True),
    ('text', 'What they noticed', '', False),
    ('text', 'Data', 'Lost, damaged or disclosed; or none.', False),
    ('list item', 'Time: 12:02, Event: Started', '', False),
    ('list item', 'Time: 12:02, Event: Declared as SEV2', '', False),
    ('list item', 'Time: 12:15, Event: rolled back the deploy', '', False),
    ('list item', 'Time: 12:20, Event: Status: Resolved: Error rate back to normal', '', False),
    ('button', 'Add Row…', 'Timeline', False),
    ('text', 'What set it off', 'Needed', True),
    ('combo box', 'Kind of cause', '', False),
    ('text', 'Why? 1', 'Each asks of the one before.', False),
    ('text', 'Why? 2', 'Each asks of the one before.', False),
    ('text', 'Why? 3', 'Each asks of the one before.', False),
    ('text', 'Why? 4', 'Each asks of the one before.', False),
    ('text', 'Why? 5', 'Each asks of the one before.', False),
    ('text', 'Contributing factors',
     'Needed. What made it possible, worse or longer. Systems and habits, never people.', True),
    ('text', 'How it was noticed, and why not earlier', '', False),
    ('text', 'What helped', '', False),
    ('text', 'Where we were lucky', LIST, False),
    ('text', 'What went well', LIST, False),
    ('text', 'What to improve', 'Needed. ' + LIST, True),
    ('button', 'Add Action Item…', '', False),
    ('list item', 'Ready', '', False),
    ('list item', 'Those who took part have read it', '', False),
    ('check box', 'Those who took part have read it', 'Ready', False),
    ('list item', 'Nobody is blamed', '', False),
    ('check box', 'Nobody is blamed', 'Ready', False),
    ('list item', 'Every action item has an owner and a date', '', False),
    ('check box', 'Every action item has an owner and a date', 'Ready', False),
    ('text', 'Read by', 'One person on each line', False),
    ('text', 'Read on', '', False),
    ('toggle button', 'Choose Date', '', False),
]
# Where a list says what its rows are about, and a section what is in it.
SECTIONS = ['Post-mortem', 'Summary', 'Impact', 'Timeline', 'Cause', 'Response', 'What went well', 'What to improve',
            'Action items', 'Before it is published']


def begin(desk):
    desk.declare('Logins fail for one in five', 2)
    desk.at('12:20')
    desk.log('12:15 rolled back the deploy', '12:15 rolled back the deploy, Admin')
    desk.set_status('Resolved', 'Error rate back to normal')
    desk.tab('Post-Mortem')
    desk.find('text', 'Read by')


def step(desk, among, place, key='Tab'):
    """One key, until the focus is somewhere else: nothing holds it. Answers where, among what can have it."""
    desk.keys(key)
    wait(f'{key} to leave {among[place][:2]}', lambda: not desk.has_focus(among[place][2]))
    guess = place - 1 if key == 'shift+Tab' else place + 1

    def there():
        now = desk.place_of_focus(among, guess)
        return now is not None and [now]
    return wait('the focus somewhere', there)[0]


def walk(desk):
    """All that the Tab key comes to in the form."""
    among = desk.focusable()
    desk.tab_to('button', 'Export…', among)
    place = step(desk, among, desk.place_of_focus(among), 'shift+Tab')
    found = []
    while True:
        role, name, node = among[place]
        found.append((role, name, node.description, 'required' in node.states()))
        if name == FORM[-1][1]:
            return found, among, place
        assert len(found) < 2 * len(FORM), found
        place = step(desk, among, place)


def order(desk):
    """Each has a name, a role, and what else a person has to know; in the order in which it is read."""
    before = desk.find('text', 'Summary').text()
    found, among, place = walk(desk)
    faults = [f'{want} is {got}' for want, got in zip(FORM, found) if want != got]
    assert len(found) == len(FORM) and not faults, '\n'.join([f'{len(found)} of {len(FORM)}', *faults, *map(str, found)])
    assert desk.find('text', 'Summary').text() == before, 'the Tab key was typed'
    # Back again, too.
    for role, name, *_ in reversed(FORM[:-1]):
        place = step(desk, among, place, 'shift+Tab')
        assert among[place][:2] == (role, name), among[place][:2]


def head(desk):
    """How far it is, and until when: whole words, and a bar that can be read."""
    lines = desk.names()
    assert 'Not started' in lines, lines
    detail = next(name for name in lines if 'empty' in name)
    assert detail == 'Due in 7 d 4 h · 5 needed fields are empty', detail
    bar = desk.find('level bar', 'Fields filled in')
    assert (bar.get('Value', 'CurrentValue'), bar.get('Value', 'MaximumValue')) == (7, 24)
    assert bar.description == '7 of 24', bar.description
    named = {name for role in ('panel', 'grouping', 'list') for name in desk.ask_names(desk.all(role))}
    assert set(SECTIONS) <= named, f'no section says that it is {set(SECTIONS) - named}'


def heard(desk, said, words):
    def listen():
        while GLib.MainContext.default().iteration(False):
            pass
        return any(words in line for line in said)
    wait(f'{words!r} to be said, not {said}', listen)


def to(desk, role, name):
    """By the Tab key, from where the focus is."""
    return desk.tab_to(role, name, desk.focusable())


def from_record(desk, said):
    """What is typed begins a draft, which is said; the ways back are named after their question, and are stops before it."""
    to(desk, 'text', 'Incident')
    desk.answers(('Incident', 'INC-7'))
    heard(desk, said, 'Draft')
    take = desk.find('button', 'Take Again from the Record')
    assert take.description == 'Incident', take.description
    desk.keys('shift+Tab', 'shift+Tab')
    wait('the focus on the way back', lambda: 'focused' in take.states())
    desk.keys('space')
    back = desk.find('button', 'Put Back What Was Typed')
    assert back.description == 'Incident', back.description
    wait('the record', lambda: desk.find('text', 'Incident').description == RECORD)


def typed(desk, said):
    """What is needed is not needed any more; a day that is none, and what reads as blame, is told where it stands."""
    summary = to(desk, 'text', 'Summary')
    desk.answers(('Summary', 'One login in five failed.'))
    wait('nothing needed', lambda: summary.description == 'What happened, in three sentences that anybody understands.')
    rows(desk)
    factors = to(desk, 'text', 'Contributing factors')
    desk.answers(('Contributing factors', 'Ada should have known'))
    heard(desk, said, 'may be read as blame')
    assert 'may be read as blame' in factors.description, factors.description
    ticked(desk)
    dated(desk, said)


def rows(desk):
    """A row of a table: its dialog says whose it is, its lines what their columns are called."""
    to(desk, 'button', 'Add Row…')
    desk.keys('Return')
    dialog = desk.dialog('Row')
    assert dialog.description == 'Timeline', dialog.description
    assert [n.name for n in dialog.all('text')] == ['Time', 'Event']
    desk.type('12:18')
    desk.keys('Tab')
    desk.type('Error rate falls')
    dialog.find('button', 'Save').click()
    desk.gone('dialog')
    desk.find('list item', 'Time: 12:18, Event: Error rate falls')
    wait('the focus back', lambda: 'focused' in desk.find('button', 'Add Row…').states())


def ticked(desk):
    """Who adds an action item, or ticks one by a key, stays where they are."""
    to(desk, 'button', 'Add Action Item…')
    desk.add_action('Warn before the pool is full', 'Grace', '2025-11-10')
    wait('the focus back', lambda: 'focused' in desk.find('button', 'Add Action Item…').states())
    desk.keys('shift+Tab')
    wait('the focus in the item', lambda: 'focused' in desk.find('check box', 'Warn before the pool is full').states())
    desk.keys('space')
    wait('the item to be ticked, and to have the focus still', lambda: {'checked', 'focused'} <= desk.find(
        'check box', 'Warn before the pool is full').states())
    row = desk.find('list item', 'Warn before the pool is full')
    assert row.description == 'Grace · by 2025-11-10', row.description


def dated(desk, said):
    """A day that is none is told as such, until it is one."""
    date = to(desk, 'text', 'Read on')
    desk.type('2025-02-30')
    desk.keys('Return')
    heard(desk, said, '2025-02-30 is no day')
    assert 'invalid-entry' in date.states(), date.states()
    assert date.description == '2025-02-30 is no day', date.description
    desk.keys('ctrl+a')
    desk.type('2025-11-03')
    desk.keys('Return')
    wait('a day', lambda: 'invalid-entry' not in date.states() and not date.description)


with Desk(clock='2025-10-30T12:02:00Z') as desk:
    desk.choose('Standard')
    said = desk.bus.heard()
    begin(desk)
    head(desk)
    order(desk)
    from_record(desk, said)
    typed(desk, said)
