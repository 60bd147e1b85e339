"""A playbook of one's own: copied, written by keys and mouse, kept, used, and an incident moved under its next version."""
import json, os, pathlib, subprocess
from desk import Desk, wait
from uitest import Missing, xdotool

ODD = '🔥 الخادم متوقف a & b <b> &amp; {x}'
LONG = 'x' * 10000


# --- ways


def menu(desk, button, nth):
    """The items of a menu have no names (see uitest): they are found by number."""
    desk.find('button', button).click()
    desk.find('menu').find('menu item', nth=nth).click()
    desk.gone('menu')


def open_list(desk):
    desk.keys('ctrl+b')
    desk.find('heading', 'Playbooks') if desk.all('heading', 'Playbooks') else desk.find('button', 'Import…')


def part(desk, name, heading=None):
    """Shows a part; the arrows would do the same."""
    row = next(n for n in desk.find('list', 'Parts of the Playbook').all('list item', name, showing=False))
    row.select()
    desk.find('heading', heading or name)


def rows(desk, first):
    """What the rows of the form's list say, where one of them begins with `first`."""
    for box in desk.all('list'):
        names = [n.name for n in box.children()]
        if any(name.startswith(first) for name in names):
            return names
    return []


def element(desk, name):
    return next(n for n in desk.all('list item') if n.name.startswith(name))


def enter(desk, name):
    row = wait(name, lambda: next((n for n in desk.all('list item') if n.name.startswith(name)), None))
    row.press()
    desk.find('heading', name)


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
    desk.find('heading', 'Owls Asleep')
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
    desk.find('heading', 'Owls Asleep')
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
    desk.find('heading', 'Levels')
    has_focus(desk, 'list item', 'Owls Asleep')


def faults_lead_there(desk):
    """A level goes that others name: each of them says so, and the list of faults leads to them."""
    before = rows(desk, 'Owls Asleep')
    desk.keys('Delete')
    wait('one level less', lambda: len(rows(desk, 'Major')) == len(before) - 1)
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
    wait('the level again', lambda: rows(desk, 'Owls Asleep') == before)
    faults(desk, 0)


def texts_as_they_are(desk):
    part(desk, 'Roles')
    enter(desk, 'Incident Lead')
    label = desk.find('text', 'Label')
    for text in (ODD, LONG, 'a\nb'):
        label.fill(text)
        assert label.text() == text
        if text != LONG:
            wait('the title', lambda: desk.find('heading', text))
        faults(desk, 0)
    desk.keys('Escape')
    desk.find('heading', 'Roles')
    desk.keys('ctrl+z')
    enter(desk, 'Incident Lead')
    desk.keys('Escape')


def items(desk):
    part(desk, 'Checklist')
    enter(desk, 'Triage')


def lists(desk):
    """By keys: move, duplicate, remove, undo."""
    items(desk)
    first = next(n for box in desk.all('list') for n in box.children() if n.role == 'list item' and
                 any(i.role == 'button' and i.name == 'More' for i in n.walk(True)))
    before = rows(desk, first.name)
    assert len(before) > 3, before
    desk.tab_to('list item', first.name)
    desk.keys('alt+Down')
    moved = [before[1], before[0], *before[2:]]
    wait('it to be the second', lambda: rows(desk, before[0]) == moved)
    has_focus(desk, 'list item', before[0])
    desk.keys('ctrl+d')
    wait('a copy', lambda: rows(desk, before[0]) == [before[1], before[0], before[0], *before[2:]])
    desk.keys('Delete')
    wait('no copy', lambda: rows(desk, before[0]) == moved)
    for want in ([before[1], before[0], before[0], *before[2:]], moved, before):
        desk.keys('ctrl+z')
        wait('undo', lambda: rows(desk, before[0]) == want)
    drag(desk, before[2], before[0])
    wait('it to be the first', lambda: rows(desk, before[0]) == [before[2], *before[:2], *before[3:]])
    desk.keys('ctrl+z')
    wait('undo', lambda: rows(desk, before[0]) == before)


def drag(desk, name, onto):
    def middle(node):
        from gi.repository import Atspi
        box = node.acc.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
        frame = desk.find('frame').acc.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
        return box.x + box.width // 3 - 2 * frame.x, box.y + box.height // 2 - 2 * frame.y
    (x1, y1), (x2, y2) = middle(element(desk, name)), middle(element(desk, onto))
    xdotool('mousemove', '--sync', x1, y1, 'mousedown', 1)
    # In steps, as a hand does: a drag begins only after some way.
    for i in range(1, 11):
        xdotool('mousemove', '--sync', x1 + (x2 - x1) * i // 10, y1 + (y2 - y1) * i // 10)
    xdotool('mousemove', '--sync', x2 + 1, y2 + 1)
    xdotool('mouseup', 1)


steps = (copy, undo_by_keys, undo_leads_there, faults_while_typing, faults_lead_there, texts_as_they_are, lists)
with Desk(clock='2025-10-30T12:00:00Z') as desk:
    for step in steps:
        step(desk)
