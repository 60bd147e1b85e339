"""Destinations that are tried before they are needed; messages that are corrected, merged, and posted by a person."""
from desk import Desk, Gate, Services, wait


def says(node, words):
    wait(f'{words!r} in {node}', lambda: any(words in name for name in node.names()))


def sent(services, text=''):
    """What Discord was sent that has this in its text."""
    return [r for r in services.requests(service='discord')
            if r['method'] != 'GET' and text in r['body'].get('content', '')]


def added(desk, services, gate):
    """The service is asked without anybody seeing it, then by a message; what is wrong is said in a sentence."""
    dialog = desk.destinations()
    dialog.find('button', 'Add a Destination').click()
    desk.choose_service(dialog, 'Discord')
    address = dialog.find('text', 'Webhook address')
    desk.fill_destination(dialog, {'Name, as in #incidents': '#incidents',
                                   'Webhook address': gate.url('/api/webhooks/1234567890/gone')})
    dialog.find('button', 'Check Silently').press()
    says(dialog, 'This does not work')
    says(dialog, 'Discord does not know this webhook')
    address.fill(gate.url('/api/webhooks/1234567890/token'))
    wait('the answer to be gone', lambda: not any('This does not work' in n for n in dialog.names()))
    dialog.find('button', 'Check Silently').press()
    says(dialog, 'The service answers, and knows this desk')
    assert not sent(services)
    dialog.find('button', 'Send a Test Message').press()
    says(dialog, 'The service accepted the test message')
    assert ['This is a test message from Sitrep' in r['body']['content'] for r in sent(services)] == [True]
    dialog.find('button', 'Save').click()
    dialog.find('list item', '#incidents')
    desk.close_dialog()


def update(desk, clock, progress):
    desk.at(clock)
    desk.send('ctrl+u', 'Update', Progress=progress, Next_steps='Verify, then watch', ETA='5 minutes')
    desk.gone('dialog')


def open_first(desk):
    """The newest message."""
    row = wait('the messages', lambda: next(iter(desk.find('list', 'Messages').all('list item', '#incidents')), None))
    row.press()
    return row


def corrected(desk, services):
    """In its place, where the service can do that; both stand in the list with all that became of them."""
    desk.declare('/accept fails: database locked', 2)
    update(desk, '12:14', 'The blocking query was killed')
    wait('the update', lambda: sent(services, 'blocking query'))
    desk.tab('Updates')
    open_first(desk)
    desk.find('button', 'Correct…').click()
    alert = desk.find('alert', 'Correct Message')
    alert.find('text', 'Correct Message').fill('The query was killed at **12:11**.')
    alert.find('button', 'Use Text').click()
    desk.gone('alert')
    wait('the edit', lambda: [r['method'] for r in sent(services, 'killed at **12:11**')] == ['PATCH'])
    says(desk.find('list', 'Messages'), 'Correction')
    says(desk.find('list', 'Messages'), 'Confirmed by Admin')


def merged(desk, services, gate):
    """Offline, two updates wait; they go out as one, each part with its time."""
    gate.shut()
    update(desk, '12:20', 'First while offline')
    update(desk, '12:25', 'Second while offline')
    says(desk.find('list', 'Messages'), 'No network')
    before = len(sent(services))
    open_first(desk)
    desk.find('button', 'Merge Waiting').click()
    says(desk.find('list', 'Messages'), 'It was merged into a later one.')
    gate.open()
    desk.at('12:26')
    wait('the one message', lambda: len(sent(services)) > before, 40)
    text = sent(services)[-1]['body']['content'].replace('\\', '')
    assert len(sent(services)) == before + 1, sent(services)
    for part in '2025-10-30 12:20 UTC', 'First while offline', '2025-10-30 12:25 UTC', 'Second while offline':
        assert part in text, text


def by_hand(desk):
    """A place without a service: its messages wait for a person, who says that it is done."""
    dialog = desk.destinations()
    dialog.find('button', 'Add a Destination').click()
    desk.choose_service(dialog, 'By hand')
    assert not dialog.all('button', 'Send a Test Message')
    desk.fill_destination(dialog, {'Name, as in #incidents': 'The board in the hall',
                                   'Where to post it': 'Ground floor, left of the door'})
    dialog.find('button', 'Save').click()
    dialog.find('list item', 'The board in the hall')
    desk.close_dialog()


with Services() as services, Desk(clock='2025-10-30T12:02:00Z') as desk:
    gate = Gate(services).open()
    desk.choose('Pawtropolis', 'Admin')
    added(desk, services, gate)
    corrected(desk, services)
    merged(desk, services, gate)
    by_hand(desk)
