"""What is due, told by the desktop: before, at and after its time, put off, done, and all of it in one list; also while
no window is open."""
import contextlib, json, os, pathlib, sqlite3, subprocess, sys, tempfile, time
from desk import Desk
from uitest import wait

CLOCK = '2025-10-30T12:02:00Z'
NOTIFICATIONS = pathlib.Path(os.environ['XDG_RUNTIME_DIR'], 'notifications')
SETTINGS = pathlib.Path(os.environ['XDG_CONFIG_HOME'], 'glib-2.0/settings/keyfile')


def told():
    return [json.loads(line) for line in (NOTIFICATIONS / 'log').read_text().splitlines()]


def next_told(n):
    """The first notification after the first `n`; and how many there are then."""
    wait('a notification', lambda: len([t for t in told() if 'id' in t]) > n)
    return [t for t in told() if 'id' in t][n]


def press(notification, label):
    key = notification['actions'][notification['labels'].index(label)]
    with open(NOTIFICATIONS / 'press', 'w') as pipe:
        print(notification['id'], key, file=pipe)


def declare(desk):
    desk.choose('Pawtropolis')
    desk.declare('Graphs are missing')
    desk.find('grouping', 'INC-20251030-1202')


def before_at_and_after(desk):
    """Due at 12:32: told of at 12:27, 12:32 and 12:37; three things at once are one notification."""
    assert not told()
    desk.at('12:26')
    desk.at('12:27')
    first = next_told(0)
    assert first['title'] == '3 things are due', first
    assert 'INC-20251030-1202 · Next update: Internal: in 5 min' in first['body'], first
    assert 'Graphs' not in json.dumps(first), 'a screen may be shared'
    desk.at('12:32')
    second = next_told(1)
    assert 'overdue' in second['body'], second
    # The worst level but one, and late: it comes through “do not disturb”.
    assert second['urgency'] == 2, second


def put_off(desk, nth):
    """By the list over all incidents, for an hour and without a word in the timeline."""
    desk.keys('ctrl+shift+d')
    desk.find('button', 'Remind Me Later…', nth=nth).click()
    dialog = desk.find('alert', 'Remind Me Later')
    dialog.find('text', 'Remind Me Again in Minutes').fill('60')
    dialog.find('button', 'Remind Me Later').click()
    desk.gone('alert')


def all_due(desk):
    """One list: what, whose, until when, by which figure of the process, and the button for it."""
    desk.keys('ctrl+shift+d')
    row = desk.find('list item', 'Next update: Internal')
    assert row.all('button', 'Write Update'), row.dump()
    words = ' '.join(n.name for n in row.walk())
    assert 'INC-20251030-1202' in words and '12:32' in words and 'every 30 min' in words, words
    # A clock that is set is followed at once, by the list and by the sidebar.
    desk.at('12:33')
    wait('the list to follow', lambda: [n for n in desk.all('label') if n.name.startswith('INC-20251030-1202 · overdue by 1 min')])
    wait('the sidebar to follow', lambda: [n for n in desk.all('label') if n.name == 'overdue by 1 min'])


def single(desk):
    """One thing is one notification, with buttons that act."""
    desk.at('12:37')
    due = next_told(2)
    assert due['title'] == 'INC-20251030-1202', due
    assert due['body'].startswith('Next update: Internal: overdue by 5 min'), due
    assert {'Write Update', 'Snooze 5 Minutes', 'Snooze with Note…'} <= set(due['labels']), due
    press(due, 'Snooze 5 Minutes')
    desk.keys('ctrl+shift+d')
    wait('the row to say so', lambda: any('Put off until 12:42' in n.name for n in desk.all('label')))
    desk.at('12:41')
    n = len([t for t in told() if 'id' in t])
    desk.at('12:43')
    again = next_told(n)
    assert 'Next update' in again['body'], again
    press(again, 'Snooze with Note…')
    dialog = desk.find('alert', 'Remind Me Later')
    dialog.find('text', 'Why Not Now (Enters the Timeline)').fill('The room is being written to')
    dialog.find('button', 'Remind Me Later').click()
    desk.gone('alert')
    desk.find('list item', '12:43 Put off: Next update: Internal: The room is being written to, Admin')
    n = len([t for t in told() if 'id' in t])
    desk.at('12:50')
    press(next_told(n), 'Write Update')
    desk.dialog('Write Update')
    desk.close_dialog()


def n_told():
    return len([t for t in told() if 'id' in t])


def remind_in_background(on):
    before, after = ('false', 'true') if on else ('true', 'false')
    text = SETTINGS.read_text()
    assert f'remind-in-background={before}' in text, text
    new = SETTINGS.with_suffix('.new')
    new.write_text(text.replace(f'remind-in-background={before}', f'remind-in-background={after}'))
    new.rename(SETTINGS)


@contextlib.contextmanager
def in_background():
    remind_in_background(True)
    try:
        yield
    finally:
        remind_in_background(False)
        # A change that comes right after another one may be missed: the same once more is heard of.
        time.sleep(0.5)
        SETTINGS.with_suffix('.new').write_text(SETTINGS.read_text())
        SETTINGS.with_suffix('.new').rename(SETTINGS)


def put_off_until(desk, deadline):
    with contextlib.closing(sqlite3.connect(f'file:{desk.folder}/sitrep.db?mode=ro', uri=True)) as store:
        return store.execute("SELECT strftime('%H:%M', until / 1000000, 'unixepoch') FROM snooze WHERE deadline = ?",
                             [deadline]).fetchone()[0]


def close_window(desk):
    desk.find('frame').act('window.close')
    wait('the window to be gone', lambda: not desk.all('frame'))
    desk.check_running()


def without_window(desk):
    """Reminders go on coming, their buttons act, and the one that needs a window brings it."""
    n = n_told()
    close_window(desk)
    desk.at('13:02')
    late = next_told(n)
    assert late['body'].startswith('Next update: Internal: overdue by 30 min'), late
    press(late, 'Snooze 5 Minutes')
    wait('the snooze', lambda: put_off_until(desk, 'update:internal') == '13:07')
    assert not desk.all('frame'), desk.dump()
    desk.at('13:06')
    desk.at('13:08')
    again = next_told(n + 1)
    assert 'overdue by 36 min' in again['body'], 'it was told before it was put off to'
    press(again, 'Write Update')
    desk.dialog('Write Update')
    desk.take_focus()
    desk.close_dialog()


def asleep():
    """A sleep over three times of three things is one notification, which sums up."""
    with Desk(clock=CLOCK) as desk:
        declare(desk)
        n = n_told()
        desk.at('12:50')
        summed = next_told(n)
        assert summed['title'] == '3 things are due', summed
        assert summed['body'].count('overdue by 18 min') == 3, summed
        desk.keys('ctrl+shift+d')
        desk.find('list item', 'Next update: Internal')
        assert n_told() == n + 1, told()[n:]


def portal(answer):
    """The window in a sandbox, whose desktop answers so when it is asked; what the program told then."""
    folder = tempfile.mkdtemp(dir=os.environ['HOME'])
    requests = pathlib.Path(folder, 'requests')
    server = subprocess.Popen([sys.executable, pathlib.Path(__file__).with_name('portal.py'), folder, answer])
    os.environ['SITREP_BACKGROUND_PORTAL'] = '1'
    try:
        wait('the portal', requests.exists)
        n = n_told()
        with Desk(clock=CLOCK) as desk:
            declare(desk)
            with in_background():
                wait('the request', lambda: requests.read_text())
                if answer == 'refuse':
                    next_told(n)
                desk.keys('ctrl+shift+d')
                desk.find('list item', 'Next update: Internal')
        assert requests.read_text() == '"To remind you of what is due while an incident is open"\n', requests.read_text()
        return [t for t in told() if 'id' in t][n:]
    finally:
        del os.environ['SITREP_BACKGROUND_PORTAL']
        server.kill()
        server.wait()


def refused():
    """Said plainly, once; and where it is allowed nothing is said."""
    assert portal('allow') == []
    said = portal('refuse')
    assert [s['title'] for s in said] == ['No reminders while the window is closed'], said
    assert 'Leave the window open' in said[0]['body'], said


with Desk(clock=CLOCK) as desk:
    declare(desk)
    before_at_and_after(desk)
    all_due(desk)
    put_off(desk, 2)
    put_off(desk, 0)
    single(desk)
    with in_background():
        without_window(desk)
asleep()
refused()
