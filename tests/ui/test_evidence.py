"""Evidence as the process lists it: attached by file dialog, by paste and by a command that runs; checked, taken away,
put back, exported with sums that hold."""
import os, pathlib, subprocess, sys, tempfile, zlib
from desk import Desk
from uitest import Missing, wait

home = pathlib.Path(tempfile.mkdtemp(dir=os.environ['HOME']))
(home / 'incident.json').write_text('{"issue": "BOT-412", "events": 118}\n')

# What the process' commands run is not on this machine: one that says something, and writes what it is told to.
(home / 'pm2').write_text('#!/bin/sh\necho "pm2: 3 processes" >&2; echo "04:12 bot offline"; pwd > where\n')
(home / 'pm2').chmod(0o755)
os.environ['PATH'] = f'{home}:{os.environ["PATH"]}'


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
    """A toast that comes or goes at that moment closes the menu."""
    for _ in range(3):
        desk.find('toggle button', name).click()
        try:
            return desk.find('menu', timeout=2).find('menu item', nth=nth, timeout=2).click()
        except Missing:
            pass
    raise Missing(f'no menu of {name}')


def ran(desk):
    """A command that ends well is evidence, with what it wrote; where it ran is gone then."""
    desk.find('list item', 'PM2 logs').press()
    desk.find('button', 'Run: PM2 log, the last 500 lines').click()
    alert = desk.find('alert', 'Run This?')
    assert any('in an empty folder' in name for name in alert.names()), alert.names()
    alert.find('button', 'Run').click()
    desk.gone('alert', 'Run This?')
    dialog = desk.dialog('Run Command')
    dialog.find('button', 'Kept as Evidence')
    assert 'pm2: 3 processes' in dialog.find('text', 'Output').text()
    desk.close_dialog()
    wait('what it said and what it wrote', lambda: '3 pieces, first by Admin' in pieces(desk))
    store = pathlib.Path(desk.folder, 'evidence')
    kept = sorted(path.read_text() for path in store.iterdir() if path.stat().st_size < 200)
    assert '04:12 bot offline\n' in kept and 'pm2: 3 processes\n' in kept, kept
    where = pathlib.Path(next(text for text in kept if '/run-' in text).strip())
    wait('the folder to go', lambda: not where.exists())


def png(width=64, height=48):
    def chunk(kind, data):
        return len(data).to_bytes(4, 'big') + kind + data + zlib.crc32(kind + data).to_bytes(4, 'big')
    head = width.to_bytes(4, 'big') + height.to_bytes(4, 'big') + bytes([8, 2, 0, 0, 0])
    rows = b''.join(b'\0' + bytes([200, 30, 40]) * width for _ in range(height))
    return b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', head) + chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b'')


def shot(desk):
    """By the desktop's portal; without one it is said what to do instead."""
    menu(desk, 'More', 1)
    words = 'The desktop takes no screenshots'
    wait('the reason', lambda: words in pieces(desk))
    (home / 'shot.png').write_bytes(png())
    portal = subprocess.Popen([sys.executable, pathlib.Path(__file__).with_name('portal.py'), home, 'allow'])
    try:
        wait('the portal', (home / 'requests').exists)
        menu(desk, 'More', 1)
        desk.find('list item', 'shot.png')
    finally:
        portal.kill()
        portal.wait()


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
        wait('its name', lambda: any(f'“{missing}”: its file is gone.' in name for name in alert.names()))
    alert.find('button', 'Close').click()
    desk.gone('alert', words)


def exported(desk):
    """Without what is sensitive, which is asked first."""
    menu(desk, 'More', 5)
    desk.find('alert', 'Export Sensitive Evidence Too?').find('button', 'Leave It Out…').click()
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
    assert not list((bundle / 'files').glob('*pm2*')), list((bundle / 'files').iterdir())
    index = (bundle / 'INDEX.txt').read_text()
    assert 'left out: it is sensitive' in index, index
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
    ran(desk)
    shot(desk)
    taken_away(desk)
    checked(desk, 'Everything Is as It Was')
    exported(desk)
    # A toast is libadwaita's; what is in it is read.
    nameless = [str(n) for n in desk.unnamed() if n.role != 'alert']
    assert not nameless, nameless
    removed_by_hand(desk)
