"""A playbook of one's own: copied, written by keys and mouse, kept, used, and an incident moved under its next version."""
import json, pathlib, sqlite3
from desk import Desk, wait
from uitest import Atspi, Missing, xdotool

ODD = '🔥 الخادم متوقف a & b <b> &amp; {x}'
LONG = 'x' * 10000


# The item of the incident's menu that moves it.


# --- ways


def menu(desk, button, nth):
    """The items of a menu have no names (see uitest): they are found by number."""
    desk.find('button', button).click()
    desk.find('menu').find('menu item', nth=nth).click()
    desk.gone('menu')


def open_list(desk):
    desk.keys('ctrl+b')
    desk.find('button', 'Import…')


def part(desk, name, heading=None):
    """Shows a part; the arrows would do the same."""
    row = next(n for n in desk.find('list', 'Parts of the Playbook').all('list item', name, showing=False))
    row.select()
    desk.find('grouping', heading or name)


def elements(desk):
    """The rows of the lists of the form; each has a menu."""
    return [n for n in desk.all('list item') if any(i.role == 'button' and i.name == 'More' or
                                                    i.role == 'toggle button' and i.name == 'More' for i in n.walk(True))]


def names(desk):
    return [n.name for n in elements(desk)]


def element(desk, name):
    return wait(name, lambda: next((n for n in elements(desk) if n.name.startswith(name)), None))


def enter(desk, name):
    element(desk, name).press()
    desk.find('grouping', name)


def choose_in(desk, combo, label):
    """One key after the other: what is chosen is at work in the whole page."""
    row = desk.tab_to('combo box', combo)
    shown = lambda: [n.name for n in row.all('label')]
    closed = shown()
    desk.keys('space')
    offered = wait('the choices', lambda: shown() != closed and shown()[len(closed):])
    desk.in_list(row)
    desk.keys('Home', *['Down'] * offered.index(label), 'Return')
    wait(f'{label} to be chosen', lambda: shown() == [*closed[:-1], label])


def faults(desk, n):
    words = f'{n} Fault' + ('s' if n > 1 else '')
    if n:
        desk.find('button', words)
    else:
        wait('no faults', lambda: not any('Fault' in b.name for b in desk.all('button')))


def labels(desk):
    return [n.name for n in desk.find('frame').all('label')]


def focused(desk):
    return next((n for n in desk.walk(True) if 'focused' in n.states()), None)


def has_focus(desk, role, name):
    def look():
        node = focused(desk)
        return node and (role, name) == (node.role, node.name)
    try:
        wait(f'the focus on {role} {name}', look)
    except Missing as e:
        raise Missing(f'{e}; it is on {focused(desk)}') from None


# --- the steps


def copy(desk):
    desk.choose('Pawtropolis')
    open_list(desk)
    menu(desk, 'More: Pawtropolis', 1)
    assert desk.find('text', 'Key').text() == 'pawtropolis-copy'
    assert desk.find('text', 'Title').text() == 'Pawtropolis (Copy)'
    desk.find('text', 'Key').fill('night-shift')
    desk.tab_to('text', 'Title')
    desk.keys('ctrl+a')
    desk.type('Night Shift')


def undo_by_keys(desk):
    """Undo is one for all fields, in an entry and in a text."""
    title = desk.find('text', 'Title')
    desk.keys('ctrl+z')
    wait('the old title', lambda: title.text() == 'Pawtropolis (Copy)')
    desk.keys('ctrl+shift+z')
    wait('the new title', lambda: title.text() == 'Night Shift')
    has_focus(desk, 'text', 'Title')
    part(desk, 'Levels')
    enter(desk, 'Critical Outage')
    has_focus(desk, 'text', 'Name')
    desk.keys('ctrl+a')
    desk.type('Owls Asleep')
    desk.find('grouping', 'Owls Asleep')
    criteria = desk.tab_to('text', 'Criteria')
    desk.type('No owl answers\nfor an hour')
    wait('two lines', lambda: criteria.text() == 'No owl answers\nfor an hour')
    desk.keys('ctrl+z')
    wait('no criteria', lambda: criteria.text() == '')
    has_focus(desk, 'text', 'Criteria')
    desk.keys('ctrl+shift+z')
    wait('two lines', lambda: criteria.text() == 'No owl answers\nfor an hour')


def undo_leads_there(desk):
    """What is undone on another page is seen."""
    part(desk, 'Roles')
    desk.keys('ctrl+z')
    desk.find('grouping', 'Owls Asleep')
    has_focus(desk, 'text', 'Criteria')
    desk.keys('ctrl+shift+z')
    wait('two lines', lambda: desk.find('text', 'Criteria').text() == 'No owl answers\nfor an hour')


def faults_while_typing(desk):
    name = desk.find('text', 'Name')
    name.fill('')
    desk.find('label', 'This is missing.')
    faults(desk, 1)
    assert 'sensitive' not in desk.find('button', 'Save').states()
    name.fill('Owls Asleep')
    faults(desk, 0)
    # A number that is none stays as it was typed.
    minutes = desk.tab_to('text', 'Minutes')
    for text in ('soon', 'nan', '1e999'):
        desk.keys('ctrl+a')
        desk.type(text)
        faults(desk, 1)
        assert minutes.text() == text
    desk.keys('ctrl+a')
    desk.type('7')
    faults(desk, 0)
    # From an element back to its list, with the focus where one came from.
    desk.keys('Escape')
    desk.find('grouping', 'Levels')
    has_focus(desk, 'list item', 'Owls Asleep')


def faults_lead_there(desk):
    """A level goes that others name: each of them says so, and the list of faults leads to them."""
    before = names(desk)
    desk.keys('Delete')
    wait('one level less', lambda: len(names(desk)) == len(before) - 1)
    button = wait('faults', lambda: next((b for b in desk.all('button') if b.name.endswith((' Fault', ' Faults'))), None))
    button.click()
    found = desk.find('list', 'Faults')
    place = next(n for n in found.children())
    words = place.name
    assert 'SEV0' in words, words
    place.press()
    desk.gone('list', 'Faults')
    wait('the fault beside its field', lambda: words in labels(desk))
    desk.keys('ctrl+z')
    wait('the level again', lambda: names(desk) == before)
    faults(desk, 0)


def label_is(desk, text):
    return desk.find('text', 'Label').text() == text


def texts_as_they_are(desk):
    part(desk, 'Roles')
    enter(desk, 'Incident Lead')
    label = desk.find('text', 'Label')
    for text in (ODD, LONG, 'a\nb'):
        label.fill(text)
        assert label.text() == text
        if text != LONG:
            wait('the title', lambda: desk.find('grouping', text))
        faults(desk, 0)
    desk.keys('Escape')
    desk.find('grouping', 'Roles')
    desk.keys('ctrl+z')
    desk.find('grouping', 'Incident Lead')
    wait('the label', lambda: label_is(desk, 'Incident Lead'))


def lists(desk):
    """By keys: move, duplicate, remove, undo."""
    part(desk, 'Checklist')
    enter(desk, 'Triage')
    before = names(desk)
    assert len(before) > 3, before
    desk.tab_to('list item', before[0])
    desk.keys('alt+Down')
    moved = [before[1], before[0], *before[2:]]
    wait('it to be the second', lambda: names(desk) == moved)
    has_focus(desk, 'list item', before[0])
    desk.keys('ctrl+d')
    wait('a copy', lambda: names(desk) == [before[1], before[0], before[0], *before[2:]])
    desk.keys('Delete')
    wait('no copy', lambda: names(desk) == moved)
    for want in ([before[1], before[0], before[0], *before[2:]], moved, before):
        desk.keys('ctrl+z')
        wait('undo', lambda: names(desk) == want)
    drag(desk, before[2], before[0], lambda: names(desk) == [before[2], *before[:2], *before[3:]])
    desk.keys('ctrl+z')
    wait('undo', lambda: names(desk) == before)


def drag(desk, name, onto, done):
    """By the mouse, at the pace of a hand: the window must have seen one move before the next."""
    def middle(node):
        box = node.extents()
        frame = desk.find('frame').extents()
        return box.x + box.width // 3 - 2 * frame.x, box.y + box.height // 2 - 2 * frame.y
    for pace in (0.03, 0.1, 0.3):
        (x1, y1), (x2, y2) = middle(element(desk, name)), middle(element(desk, onto))
        way = [(x1 + (x2 - x1) * i // 10, y1 + (y2 - y1) * i // 10) for i in range(1, 11)]
        moves = [word for x, y in [*way, (x2 + 1, y2 + 1)] for word in ('mousemove', '--sync', x, y, 'sleep', pace)]
        xdotool('mousemove', '--sync', x1, y1, 'mousedown', 1, 'sleep', pace, *moves, 'mouseup', 1)
        try:
            return wait('the drop', done, 2)
        except Missing:
            pass
    raise Missing(f'{name} cannot be dragged onto {onto}')


# --- a template


def preview(desk):
    """All that the preview says."""
    return '\n'.join(labels(desk))


def template(desk):
    """The text is seen while it is written, for each level and each service."""
    part(desk, 'Templates')
    enter(desk, 'Status update')
    body = desk.tab_to('text', 'Text')
    assert 'SEV0 update' in preview(desk)
    desk.keys('ctrl+a')
    desk.type('# Night *shift*\nLevel ')
    wait('the preview', lambda: 'Night shift\nLevel' in preview(desk))
    desk.find('toggle button', 'Insert Value').click()
    desk.find('entry', 'Search values')
    desk.type('incident.level')
    wait('one value', lambda: [n.name for n in desk.find('list', 'Values').all('list item')][:1] == ['incident.level'])
    desk.keys('Return')
    wait('the value at the cursor', lambda: body.text() == '# Night *shift*\nLevel {{incident.level}}')
    has_focus(desk, 'text', 'Text')
    desk.type('!')
    assert body.text().endswith('{{incident.level}}!'), body.text()
    wait('the preview', lambda: 'Level SEV0!' in preview(desk))
    choose_in(desk, 'Level', 'SEV1')
    wait('the preview', lambda: 'Level SEV1!' in preview(desk))
    choose_in(desk, 'Destination', 'Slack')
    wait("Slack's own marks", lambda: '*Night ' in preview(desk))
    wait('the doubt', lambda: 'The template is not for this service.' in preview(desk))
    choose_in(desk, 'Level', 'SEV3')
    wait('the doubt', lambda: 'The template is not for SEV3.' in preview(desk))


def public_template(desk):
    """What the public reads names nothing internal; the fault is below the text."""
    choose_in(desk, 'Audience', 'Public')
    body = desk.tab_to('text', 'Text')
    desk.keys('ctrl+End')
    desk.type('{{incident.title}}')
    wait('the fault', lambda: next((w for w in labels(desk) if 'incident.title' in w and 'ublic' in w), None))
    assert 'sensitive' not in desk.find('button', 'Save').states()
    for _ in range(2):
        desk.keys('ctrl+z')
    faults(desk, 0)
    body.fill('Tell ' + ODD)
    # As it goes to Slack: its own signs escaped, the entity read as Markdown reads it.
    wait('the text as it is sent', lambda: 'Tell 🔥 الخادم متوقف a &amp; b &lt;b&gt; &amp; {x}' in preview(desk))
    assert body.text() == 'Tell ' + ODD
    desk.keys('ctrl+z')


# --- what becomes of it


def save(desk):
    desk.keys('ctrl+s')
    desk.find('label', '“Night Shift” saved')
    assert 'Night Shift' in own(desk)
    desk.find('button', 'Use for New Incidents').click()
    desk.find('list', 'Your Own').find('label', 'In Use')


def own(desk):
    return [n.name for n in desk.find('list', 'Your Own').children()]


def running_incident_keeps_its_version(desk):
    leave(desk)
    desk.declare('Nobody can log in', 1)
    desk.find('button', 'Level: Owls Asleep')
    open_list(desk)
    edit(desk)
    part(desk, 'Levels')
    enter(desk, 'Owls Asleep')
    desk.keys('ctrl+a')
    desk.type('No Owl Awake')
    desk.find('grouping', 'No Owl Awake')
    desk.keys('ctrl+s')
    desk.find('label', '“Night Shift” saved')
    leave(desk)
    desk.find('button', 'Level: Owls Asleep')


def leave(desk):
    desk.find('button', 'Back to the Desk').click()
    desk.gone('button', 'Back to the Desk')


def edit(desk):
    """One's own that is in use: read, edit, copy…"""
    menu(desk, 'More: Night Shift', 1)
    desk.find('list', 'Parts of the Playbook')


def versions(desk):
    open_list(desk)
    menu(desk, 'More: Night Shift', 3)
    desk.find('grouping', 'Versions of Night Shift')
    row = desk.find('list', 'Differences').find('list item', 'Levels › Owls Asleep › Name')
    assert any(n.name == 'Owls Asleep → No Owl Awake' for n in row.walk(True))
    desk.keys('Escape')
    desk.find('button', 'Import…')
    leave(desk)


def move(desk):
    """The incident is moved under the new version: told, logged, undone."""
    desk.command('Move it to another playbook')
    dialog = desk.dialog('Move Incident')
    dialog.find('list', 'Differences').find('list item', 'Levels › Owls Asleep › Name')
    dialog.find('text', 'Reason').fill('Night ' + ODD)
    dialog.find('button', 'Move').click()
    desk.gone('dialog')
    desk.find('button', 'Level: No Owl Awake')
    entry = wait('the entry', lambda: next((n.name for n in desk.find('list', 'Timeline').all('list item')
                                            if ODD in n.name), None))
    assert 'Night Shift' in entry, entry
    desk.keys('ctrl+z')
    desk.find('button', 'Level: Owls Asleep')


def cut_off(desk):
    """Killed while editing."""
    open_list(desk)
    edit(desk)
    desk.tab_to('text', 'Summary')
    desk.keys('ctrl+a')
    desk.type('For those who are awake')
    wait('the draft', lambda: 'For those who are awake' in
         kept(desk))
    desk.kill()


def kept(desk):
    """What is half typed, as it is on disk."""
    with sqlite3.connect(f'file:{desk.folder}/sitrep.db?mode=ro', uri=True) as store:
        return ' '.join(row[0] for row in store.execute('SELECT value FROM draft'))


def go_on(desk):
    """What was half written is there, can be discarded, and be had back."""
    desk.find('list', 'Incidents')
    open_list(desk)
    desk.find('label', 'Not Saved')
    edit(desk)
    desk.find('label', 'You go on from where you stopped: nothing of it was saved yet.')
    summary = desk.find('text', 'Summary')
    assert summary.text() == 'For those who are awake'
    # A copy is another matter.
    desk.keys('Escape')
    menu(desk, 'More: Night Shift', 2)
    assert desk.find('text', 'Key').text() == 'night-shift-copy'
    assert desk.find('text', 'Summary').text() != 'For those who are awake'
    desk.keys('Escape')
    edit(desk)
    desk.find('button', 'Discard').click()
    summary = desk.find('text', 'Summary')
    wait('the old summary', lambda: summary.text() != 'For those who are awake')
    desk.keys('ctrl+z')
    wait('the new summary', lambda: summary.text() == 'For those who are awake')
    desk.keys('ctrl+shift+z')
    wait('the old summary', lambda: summary.text() != 'For those who are awake')
    desk.keys('Escape')
    desk.find('button', 'Import…')
    assert not desk.all('label', 'Not Saved')


def export(desk):
    path = pathlib.Path(desk.folder, 'night.json')
    menu(desk, 'More: Night Shift', 4)
    dialog = desk.dialog('Export Playbook')
    name = dialog.find('text', 'Name:')
    assert name.text() == 'night-shift.json', name.text()
    name.fill(str(path))
    dialog.find('button', 'Save').click()
    wait('the file', lambda: path.exists() and path.read_text())
    desk.gone('dialog', 'Export Playbook')
    desk.take_focus()
    return path


def remove(desk):
    """One that is not in use can be taken off the list; its row comes back by one click."""
    menu(desk, 'More: Pawtropolis', 0)
    wait('it to be in use', lambda: any(n.name == 'In Use' for n in desk.find('list', 'Come with Sitrep').walk(True)))
    menu(desk, 'More: Night Shift', 6)
    desk.find('label', '“Night Shift” removed')
    wait('it to be gone', lambda: 'Night Shift' not in own(desk))
    desk.find('button', 'Undo').click()
    wait('it to be back', lambda: 'Night Shift' in own(desk))


def import_again(desk, path):
    """What was exported says the same; a key of one's own makes it another playbook."""
    text = json.loads(path.read_text())
    assert text['levels'][0]['name'] == 'No Owl Awake', text['levels'][0]
    text.update(key='day-shift', title='Day Shift')
    other = path.with_name('day.json')
    other.write_text(json.dumps(text))
    desk.find('button', 'Import…').click()
    dialog = desk.dialog('Import Playbook')
    desk.type('/')
    line = dialog.find('text')
    line.fill(str(other))
    wait('the path', lambda: line.text() == str(other))
    dialog.find('button', 'Open').click()
    desk.gone('dialog', 'Import Playbook')
    desk.take_focus()
    wait('it in the list', lambda: {'Day Shift', 'Night Shift'} <= set(own(desk)))


steps = (copy, undo_by_keys, undo_leads_there, faults_while_typing, faults_lead_there, texts_as_they_are, lists,
         template, public_template, save, running_incident_keeps_its_version, versions, move)
with Desk(clock='2025-10-30T12:00:00Z') as desk:
    for step in steps:
        step(desk)
    cut_off(desk)
with Desk(folder=desk.folder) as desk:
    go_on(desk)
    path = export(desk)
    remove(desk)
    import_again(desk, path)
