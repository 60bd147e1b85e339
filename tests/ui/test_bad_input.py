"""What a person should not have typed: refused in words, with nothing changed and nothing lost, or shown as it is."""
import os, pathlib, sqlite3, subprocess
from desk import App, Desk, Services, wait

LONG = 'x' * 10000
ODD = '🔥 الخادم متوقف @everyone <!channel> a & b <b> &amp;'
TOO_LONG = 'The title has 10000 characters; at most 500 are possible. Details belong in the situation.'


def refused(dialog, words, field, text, button=None):
    """That is typed and confirmed: the sentence is there, and so is still what was typed."""
    entry = dialog.find('text', field)
    entry.fill('-')
    dialog.gone('label', words)
    entry.fill(text)
    if button:
        dialog.find('button', button).click()
    else:
        dialog.app.keys('Return')
    dialog.find('label', words)
    assert entry.text() in (text, '●' * len(text)), entry.text()[:80]


def person(desk):
    desk.find('frame').act('win.person')
    dialog = desk.dialog('Person at the Desk')
    refused(dialog, 'A name is needed: it is noted beside everything that is done here.', 'Name', ' ', 'Take Over')
    refused(dialog, TOO_LONG, 'Name', LONG, 'Take Over')
    dialog.find('text', 'Name').fill(ODD + '\nB')
    dialog.find('button', 'Take Over').click()
    desk.gone('dialog')
    desk.find('button', ODD + ' B')
    desk.find('frame').act('win.person')
    dialog = desk.dialog('Person at the Desk')
    dialog.find('text', 'Name').fill('Admin')
    dialog.find('button', 'Take Over').click()
    desk.gone('dialog')
    desk.find('button', 'Admin')


def declare(desk):
    desk.keys('ctrl+n')
    dialog = desk.dialog('Declare Incident')
    title = dialog.find('text', 'What happens?')
    wait('the focus in the title', lambda: 'focused' in title.states())
    refused(dialog, 'A title is needed: a few words are enough.', 'What happens?', '')
    refused(dialog, TOO_LONG, 'What happens?', LONG)
    refused(dialog, TOO_LONG, 'What happens?', LONG, 'Declare')
    title.fill(ODD + '\nnext')
    dialog.find('button', 'More Details…').click()
    since = dialog.find('text', 'Since when?')
    since.fill('2030-01-01 10:00')
    dialog.find('label', 'This time is in the future.')
    dialog.find('button', 'Next').press()
    assert since.text() == '2030-01-01 10:00'
    since.fill('soon')
    dialog.find('label', '“soon” is not understood as a time. Examples: 14:05, yesterday 23:50, 2026-01-31 14:05.')
    since.fill('12:00')
    dialog.find('button', 'Back').click()
    dialog.find('button', 'Declare').click()
    desk.gone('dialog')
    desk.find('heading', ODD + ' next')
    desk.find('list item', '12:00 Started, Admin')


def title(desk):
    desk.keys('F2')
    dialog = desk.find('alert', 'Change Title')
    entry = dialog.find('text', 'Title')
    for text, words in (('', 'A title is needed: a few words are enough.'), (LONG, TOO_LONG)):
        entry.fill(text)
        dialog.find('label', words)
        wait('the button to be off', lambda: 'sensitive' not in dialog.find('button', 'Change').states())
    dialog.find('button', 'Cancel').click()
    desk.gone('alert')
    desk.find('heading', ODD + ' next')


def log(desk):
    desk.keys('ctrl+t')
    line = desk.find('text', 'New timeline entry')
    wait('the focus in the entry line', lambda: 'focused' in line.states())
    rows = len(desk.find('list', 'Timeline').all('list item'))
    line.fill('2030-01-01 10:00 all is well')
    desk.find('label', 'This time is in the future.')
    desk.keys('Return')
    desk.find('label', 'This time is in the future: an entry says what has happened.')
    assert len(desk.find('list', 'Timeline').all('list item')) == rows
    # What was typed is there again; GtkEntry does not let it be read.
    desk.keys('Home')
    desk.type('x ')
    desk.keys('Return')
    desk.find('list item', '12:02 x 2030-01-01 10:00 all is well, Admin')
    rows += 1
    line.fill('  ')
    desk.keys('Return')
    desk.find('label', 'There is no text yet.')
    assert len(desk.find('list', 'Timeline').all('list item')) == rows
    line.fill(ODD + '\nnext')
    desk.keys('Return')
    wait('the odd entry', lambda: any(n.name.startswith('12:02 ' + ODD)
                                      for n in desk.find('list', 'Timeline').each('list item')))
    line.fill(LONG)
    desk.keys('Return')
    wait('the long entry', lambda: any(LONG in n.name for n in desk.find('list', 'Timeline').each('list item')))


def situation(desk):
    part = desk.tab_to('text', 'Impact')
    part.fill(ODD + '\nnext')
    desk.keys('ctrl+Return')
    wait('the entry about it', lambda: any(n.name.startswith('12:02 Impact: ' + ODD)
                                           for n in desk.find('list', 'Timeline').each('list item')))
    assert part.text() == ODD + '\nnext', part.text()


def status(desk):
    desk.keys('ctrl+r')
    dialog = desk.dialog('Change Status')
    dialog.find('text', 'Reason').fill(ODD)
    since = dialog.find('text', 'Since When (Empty: Now)')
    since.fill('2030-01-01 10:00')
    dialog.find('label', 'This time is in the future.')
    dialog.find('button', 'Change').press()
    refused(dialog, 'The incident cannot have been resolved before it started.', 'Since When (Empty: Now)',
            '2025-10-29 10:00', 'Change')
    assert dialog.find('text', 'Reason').text() == ODD
    desk.close_dialog()
    desk.find('button', 'Status: In Progress')


def destination(desk, services):
    dialog = desk.destinations()
    dialog.find('button', 'Add a Destination').click()
    desk.choose_service(dialog, 'Discord')
    address, name = 'Webhook address', 'Name, as in #incidents'
    dialog.find('text', address).fill(services.discord())
    refused(dialog, 'A name is needed: messages are listed under it.', name, '', 'Save')
    refused(dialog, TOO_LONG, name, LONG, 'Save')
    dialog.find('text', name).fill(ODD)
    for text, words in (
            ('', 'An address is needed.'),
            ('hooks', 'This is not a web address. It begins with https:// and has no spaces.'),
            ('http://discord.com/api/webhooks/1234567890/token',
             'The address begins with http:// and would be sent in the open. Use https:// instead.'),
            ('https://hooks.slack.com/services/T000/B000/token',
             'This is an address of Slack, but the service chosen is Discord.')):
        refused(dialog, words, address, text, 'Save')
        assert dialog.find('text', name).text() == ODD
    dialog.find('text', address).fill(services.discord())
    dialog.find('button', 'Save').click()
    dialog.find('list item', ODD)
    desk.close_dialog()


def learn(desk):
    desk.tab('Postmortem')
    desk.find('button', 'Begin Anyway').click()
    answer = desk.tab_to('text', 'Summary')
    answer.fill(ODD + '\nnext')
    desk.tab_to('button', 'Add Action Item…')
    assert answer.text() == ODD + '\nnext'
    desk.keys('Return')
    dialog = desk.dialog('Action Item')
    refused(dialog, 'There is no text yet.', 'What Is to Be Done', '', 'Save')
    dialog.find('text', 'What Is to Be Done').fill(ODD)
    refused(dialog, '“soon” is not understood as a date. Example: 2026-02-28.', 'Due Date (YYYY-MM-DD)', 'soon', 'Save')
    refused(dialog, '“2026-02-30” is not understood as a date. Example: 2026-02-28.', 'Due Date (YYYY-MM-DD)',
            '2026-02-30', 'Save')
    assert dialog.find('text', 'What Is to Be Done').text() == ODD
    dialog.find('text', 'Due Date (YYYY-MM-DD)').fill('2026-02-28')
    dialog.find('button', 'Save').click()
    desk.gone('dialog')
    desk.find('check box', ODD)
    desk.tab('Overview')


def second(desk):
    """Started once more, it raises the window that is there."""
    again = subprocess.run(desk.argv, env={**os.environ, **desk.env}, timeout=20)
    assert again.returncode == 0, again.returncode
    assert len(desk.all('frame')) == 1
    wait('the window to be active', lambda: 'active' in desk.find('frame').states())


def trouble(folder, words):
    """The store cannot be opened: the window says why, and leaves it."""
    store = pathlib.Path(folder, 'sitrep.db')
    before = store.read_bytes()
    with App([os.environ['SITREP_WINDOW']], {'SITREP_FOLDER': folder, 'SITREP_KEYRING': 'memory'}) as app:
        app.find('label', words)
        app.find('button', 'Try Again')
        app.find('button', 'Quit').click()
        assert app.process.wait(20) == 0
        app.process = None
    assert store.read_bytes() == before


def newer(folder):
    with sqlite3.connect(pathlib.Path(folder, 'sitrep.db')) as store:
        store.execute('PRAGMA user_version = 9999')
        store.execute('PRAGMA wal_checkpoint(TRUNCATE)')
    trouble(folder, 'The store was written by a newer version of Sitrep. This version leaves it as it is: '
                    'install the newer one again to open it.')


with Services() as services, Desk(clock='2025-10-30T12:02:00Z') as desk:
    desk.choose('Pawtropolis', 'Admin')
    destination(desk, services)
    for step in (second, person, declare, title, situation, status, learn, log):
        step(desk)
newer(desk.folder)
