"""What was typed, done or to be sent is there after the power went, and what waits says why."""
import time
from desk import Desk, Gate, Services, wait

CLOCK = '2025-10-30T12:02:00Z'
TITLE = 'Half of a title'


def saved():
    """What is typed is on disk within a second, and shows no sign of it."""
    time.sleep(1.1)


def drafts():
    with Desk(clock=CLOCK) as desk:
        desk.choose('Pawtropolis')
        desk.declare('Graphs are missing')
        desk.keys('ctrl+n')
        dialog = desk.dialog('Declare Incident')
        desk.type(TITLE)
        dialog.find('button', 'More Details…').click()
        dialog.find('text', 'Since when?').fill('12:0')
        saved()
        desk.kill()
    with Desk(desk.folder) as desk:
        desk.keys('ctrl+n')
        dialog = desk.dialog('Declare Incident')
        dialog.find('label', 'This is what was typed before and not declared.')
        assert dialog.find('text', 'What happens?').text() == TITLE
        dialog.find('button', 'More Details…').click()
        assert dialog.find('text', 'Since when?').text() == '12:0'
        desk.close_dialog()
        desk.tab_to('text', 'What we know')
        desk.type('Half of what we')
        desk.keys('ctrl+u')
        dialog = desk.dialog('Write Update')
        dialog.find('text', 'ETA').fill('an hour or')
        saved()
        desk.close_dialog()
        desk.keys('ctrl+t')
        desk.type('12:01 Half of an entry')
        saved()
        desk.kill()
    with Desk(desk.folder) as desk:
        assert desk.find('text', 'New timeline entry').text() == '12:01 Half of an entry'
        desk.keys('ctrl+u')
        dialog = desk.dialog('Write Update')
        assert dialog.find('text', 'ETA').text() == 'an hour or'
        desk.close_dialog()
        assert desk.find('text', 'What we know').text() == 'Half of what we'
        desk.keys('ctrl+t')
        desk.keys('Return')
        desk.find('list item', '12:01 Half of an entry, Admin')
        desk.tab('Postmortem')
        desk.find('button', 'Begin Anyway').click()
        desk.find('text', 'Date').press()
        desk.tab_to('text', 'Summary')
        desk.type('Half of a summary')
        saved()
        desk.kill()
    with Desk(desk.folder) as desk:
        assert desk.find('text', 'New timeline entry').text() == ''
        desk.tab('Postmortem')
        desk.find('button', 'Begin Anyway').click()
        wait('the answer', lambda: desk.find('text', 'Summary').text() == 'Half of a summary')


def undo():
    item = 'Save the PM2 logs'
    with Desk(clock=CLOCK) as desk:
        desk.choose('Pawtropolis')
        desk.declare('Graphs are missing')
        desk.tick(item)
        desk.kill()
    with Desk(desk.folder) as desk:
        assert 'checked' in desk.find('check box', item).states()
        desk.keys('ctrl+z')
        desk.find('label', 'Undone: the checklist item')
        wait('the tick to go', lambda: 'checked' not in desk.find('check box', item).states())
        assert not desk.all('list item', f'12:02 Done: {item}, Admin')


def message(desk, title, state, words=''):
    """The row of that message at #incidents, once it is in that state and says these words."""
    def look():
        for row in desk.find('list', 'Messages').children():
            said = [n.name for n in row.walk()]
            if state in said and any(f'· {title}' in w and words in w for w in said):
                return row
    return wait(f'{title}: {state} {words}', look, 30)


def opened(desk, title, state):
    """The same, with its text and its buttons."""
    row = message(desk, title, state)
    if not row.all('button', 'Copy'):
        row.find('list item', '#incidents', nth=1).press()
        row.find('button', 'Copy')
    return row


def notice(desk, words='It is slow'):
    desk.send('ctrl+u', 'First notice', What_we_know=words, Impact='Some wait', Workaround='None')
    desk.gone('dialog')


def update(desk, progress):
    desk.send('ctrl+u', 'Update', Progress=progress, Next_steps='Look', ETA='soon')
    desk.gone('dialog')


def edit(desk, row, old, new):
    row.find('button', 'Edit…').click()
    alert = desk.find('alert', 'Edit Text')
    text = alert.find('text', 'Edit Text')
    text.fill(text.text().replace(old, new))
    alert.find('button', 'Use Text').click()
    wait('it to close', lambda: not desk.all('alert'))


def outbox(services):
    """No network, then a restart, then a network again: all of it goes, once, as it was last written."""
    gate = Gate(services).open()
    with Desk(clock=CLOCK, keyring=True) as desk:
        desk.choose('Pawtropolis')
        desk.add_destination('Discord', '#incidents', {'Webhook address': gate.url('/api/webhooks/1/token')})
        desk.declare('Graphs are missing')
        gate.shut()
        notice(desk)
        desk.tab('Updates')
        message(desk, 'SEV1 alert', 'Waiting', 'No network: the service could not be reached.')
        desk.kill()
    with Desk(desk.folder, keyring=True) as desk:
        desk.tab('Updates')
        message(desk, 'SEV1 alert', 'Waiting', 'No network: the service could not be reached.')
        # What waits behind it was not tried yet: it can be changed and taken back.
        update(desk, 'Half done')
        row = opened(desk, 'Status update', 'Waiting')
        edit(desk, row, 'Half done', 'Nearly done')
        wait('the edited text', lambda: any('Nearly done' in n.name for n in
                                            message(desk, 'Status update', 'Waiting').all('label')))
        gate.open()
        desk.at('12:05')
        message(desk, 'SEV1 alert', 'Sent')
        message(desk, 'Status update', 'Sent')
        first, second = (r['body']['content'] for r in services.requests(2))
        assert 'It is slow' in first and 'Nearly done' in second and 'Half' not in second, (first, second)
        gate.shut()
        update(desk, 'One more')
        message(desk, 'Status update', 'Waiting', 'No network')
        desk.send('ctrl+u', 'First notice')
        desk.gone('dialog')
        opened(desk, 'SEV1 alert', 'Waiting').find('button', 'Withdraw').click()
        message(desk, 'SEV1 alert', 'Withdrawn')
        gate.open()
        desk.at('12:09')
        wait('the other one', lambda: len(services.requests()) == 3, 30)
        desk.at('12:20')
        assert 'One more' in services.requests(3)[2]['body']['content']


def refused(services):
    """A message that is refused, and a destination that is gone, say so and what to do; mended, they go."""
    with Desk(clock=CLOCK) as desk:
        desk.choose('Pawtropolis')
        desk.add_destination('Discord', '#incidents', {'Webhook address': services.discord('gone')})
        desk.declare('Graphs are missing')
        desk.tab('Updates')
        before = len(services.requests())
        notice(desk)
        message(desk, 'SEV1 alert', 'Waiting', 'Discord does not know this webhook: it was deleted.')
        dialog = desk.destinations()
        dialog.find('label', 'Stopped')
        dialog.find('list item', '#incidents').press()
        desk.fill_destination(dialog, {'Webhook address': services.discord()})
        dialog.find('button', 'Save').click()
        dialog.find('label', 'Ready')
        desk.close_dialog()
        message(desk, 'SEV1 alert', 'Sent')
        services.requests(before + 1)
        services.answer('/api', {'status': 400, 'type': 'application/json',
                                 'body': '{"message": "Invalid Form Body", "code": 50035}'})
        update(desk, 'Half done')
        row = opened(desk, 'Status update', 'Refused')
        assert len(services.requests()) == before + 1
        row.find('button', 'Send Again').click()
        message(desk, 'Status update', 'Sent')
        assert 'Half done' in services.requests(before + 2)[-1]['body']['content']


def sample(services):
    """A sample reaches a test destination alone, and says in its first word what it is."""
    before = len(services.requests())
    with Desk(clock=CLOCK) as desk:
        desk.find('button', 'Open the Sample Incident').click()
        desk.find('heading', '/accept fails: the database is locked')
        desk.add_destination('Discord', 'Real', {'Webhook address': services.discord('real')})
        desk.keys('ctrl+u')
        dialog = desk.dialog('Write Update')
        dialog.find('text', 'ETA').fill('soon')
        dialog.find('label', 'A sample or a drill reaches only destinations that are marked as test ones.')
        assert 'sensitive' not in dialog.find('button', 'Send').states()
        desk.keys('ctrl+Return')
        desk.close_dialog()
        desk.add_destination('Discord', 'Test', {'Webhook address': services.discord('test')}, test=True)
        desk.keys('ctrl+u')
        dialog = desk.dialog('Write Update')
        desk.tab_to('check box', 'Real')
        desk.keys('space')
        wait('it to be left out', lambda: 'checked' not in dialog.find('check box', 'Real').states())
        wait('the message to be ready', lambda: 'sensitive' in dialog.find('button', 'Send').states())
        desk.keys('ctrl+Return')
        desk.gone('dialog')
        sent = services.requests(before + 1)[-1]
        assert sent['path'].endswith('/test') and sent['body']['content'].startswith('**SAMPLE**'), sent


with Services() as services:
    drafts()
    undo()
    outbox(services)
    refused(services)
    sample(services)
