"""Evidence as the process lists it: attached by file dialog, by paste and by a command that runs; checked, taken away,
put back, exported with sums that hold."""
import os, pathlib, subprocess, tempfile
from desk import Desk
from uitest import Missing, wait

home = pathlib.Path(tempfile.mkdtemp(dir=os.environ['HOME']))
(home / 'incident.json').write_text('{"issue": "BOT-412", "events": 118}\n')


def pieces(desk):
    return '\n'.join(desk.find('frame').names())


def choose_file(desk, path):
    dialog = desk.dialog('Attach Files')
    desk.type('/')           # a slash opens the line for a path
    line = dialog.find('text')
    line.fill(str(path))
    wait('the path', lambda: line.text() == str(path))
    dialog.find('button', 'Attach').click()
    desk.gone('dialog', 'Attach Files')
    desk.take_focus()


def attached(desk):
    """From the checklist: the item starts it, and is done by it."""
    desk.find('list item', 'Sentry export').find('button', 'Attach…').click()
    choose_file(desk, home / 'incident.json')
    desk.find('label', 'Attached: incident-sentry.json')
    row = desk.find('list item', 'Sentry export')
    assert 'Gathered by Admin' in '\n'.join(row.names()), row.names()
    desk.tab('Overview')
    wait('the item to be done', lambda: 'checked' in desk.find('check box', 'Sentry export').states())
    assert any('Evidence, Sentry export: incident-sentry.json' in name
               for name in desk.find('list', 'Timeline').names())


def pasted(desk):
    """The situation is copied, and pasted."""
    desk.tab('Evidence')
    desk.find('list item', 'PM2 logs')
    for _ in range(3):
        # What is on the clipboard cannot be seen: keys that come while a toast takes the focus are lost.
        desk.keys('ctrl+shift+c')
        desk.keys('ctrl+v')
        try:
            desk.find('list', 'Also kept', timeout=3)
            break
        except Missing:
            pass
    assert 'INC-' in pieces(desk) and '.txt' in pieces(desk), pieces(desk)


def noted(desk):
    """What has no bytes: a link, which has to be one."""
    menu(desk, 'More', 2)
    alert = desk.find('alert', 'Add Link')
    alert.find('text', 'Address').fill('https://grafana.example/d/bot')
    alert.find('button', 'Add').click()
    desk.gone('alert', 'Add Link')
    desk.find('list item', 'https://grafana.example/d/bot')


def menu(desk, name, nth):
    desk.find('toggle button', name).click()
    desk.find('menu').find('menu item', nth=nth).click()


def ran(desk):
    """A command that ends well is evidence, with what it wrote; one that fails is none."""
    row = desk.find('list item', 'PM2 logs')
    row.find('button', 'Run: PM2 log, the last 500 lines')


def taken_away(desk):
    """With its reason, and back."""
    name = 'https://grafana.example/d/bot'
    menu(desk, f'More: {name}', 3)
    alert = desk.find('alert', 'Take Away Evidence?')
    alert.find('text', 'Reason').fill('The wrong board')
    alert.find('button', 'Take Away').click()
    desk.gone('list item', name)
    desk.find('button', 'Undo').click()
    desk.find('list item', name)


def checked(desk, words, missing=None):
    menu(desk, 'More', 4)
    alert = desk.find('alert', words)
    if missing:
        assert any(f'“{missing}”: its file is gone.' in name for name in alert.names()), alert.names()
    alert.find('button', 'Close').click()
    desk.gone('alert', words)


def exported(desk):
    menu(desk, 'More', 5)
    dialog = desk.dialog('Export Evidence Into')
    desk.type('/')
    line = dialog.find('text')
    line.fill(str(home))
    wait('the path', lambda: line.text() == str(home))
    dialog.find('button', 'Export').click()
    desk.gone('dialog', 'Export Evidence Into')
    desk.take_focus()
    bundle = wait('the bundle', lambda: next((p.parent for p in home.glob('*/SHA256SUMS')), None))
    done = subprocess.run(['sha256sum', '--strict', '-c', 'SHA256SUMS'], cwd=bundle, capture_output=True, text=True)
    assert done.returncode == 0, done
    assert (bundle / 'files' / 'incident-sentry.json').read_text().startswith('{"issue"')
    index = (bundle / 'INDEX.txt').read_text()
    assert 'Admin' in index and str(home / 'incident.json') in index, index
    assert (bundle.stat().st_mode & 0o777, (bundle / 'INDEX.txt').stat().st_mode & 0o777) == (0o700, 0o600)


def removed_by_hand(desk):
    """Somebody takes a file out of the folder: that is said."""
    for path in pathlib.Path(desk.folder, 'evidence').iterdir():
        if path.read_bytes().startswith(b'{"issue"'):
            path.unlink()
    checked(desk, 'Not Everything Is as It Was', 'incident-sentry.json')
    desk.tab('Overview')
    desk.tab('Evidence')
    wait('the words', lambda: 'Its file is gone' in pieces(desk))


with Desk(clock='2025-10-30T12:02:00Z') as desk:
    desk.choose('Pawtropolis')
    desk.declare('Bot offline', 1)
    attached(desk)
    pasted(desk)
    noted(desk)
    taken_away(desk)
    checked(desk, 'Everything Is as It Was')
    exported(desk)
    # A toast is libadwaita's; what is in it is read.
    nameless = [str(n) for n in desk.unnamed() if n.role != 'alert']
    assert not nameless, nameless
    removed_by_hand(desk)
