"""An update that says that nothing is new; an end that the public is still to be told."""
from desk import Desk, Services, wait


def says(node, words):
    wait(f'{words!r} in {node}', lambda: any(words in name for name in node.names()))


def command(desk, words):
    desk.keys('ctrl+k')
    desk.dialog('Command Palette')
    desk.type(words)
    wait('the command', lambda: any('selected' in n.states() for n in desk.find('list', 'Found').children()))
    desk.keys('Return')


def told(services):
    """What the status page was sent, the last first."""
    return [str(r['body']) for r in services.requests(service='statuspage') if r['method'] != 'GET'][::-1]


def updated(desk, services):
    desk.send('ctrl+u', 'Update', Public_Title='Members cannot log in', Impact='Nobody can log in',
              What_we_know='The database is locked', Being_done='The blocking query is looked for',
              What_users_notice='Logging in fails.')
    desk.publish()
    wait('the page', lambda: len(told(services)) == 1)


def nothing_new(desk, services):
    """One act, and the same confirmation as ever."""
    desk.at('12:30')
    command(desk, 'no progress')
    dialog = desk.dialog('Write Update')
    assert 'checked' in dialog.find('check box', 'No Progress', nth=1).states()
    assert dialog.find('text', 'What users notice').text() == 'Logging in fails.'
    wait('the message to be ready', lambda: 'sensitive' in dialog.find('button', 'Send').states())
    desk.keys('ctrl+Return')
    text = desk.publish()
    assert 'No change since the last update.' in text and 'Logging in fails.' in text, text
    wait('the page', lambda: len(told(services)) == 2)
    assert 'No change since the last update.' in told(services)[0], told(services)


def owed(desk, services):
    """Who resolves is told whom the public page still alarms, and writes the all-clear next."""
    desk.at('12:40')
    desk.keys('ctrl+r')
    dialog = desk.dialog('Change Status')
    says(dialog, 'Told of the incident, and not of its end: status.shop.example')
    desk.close_dialog()
    dialog = desk.set_status('Resolved', 'The query was killed', all_clear=True)
    wait('the end', lambda: dialog.find('combo box', 'What It Is').all('label', 'Resolved'))
    says(dialog, 'status.shop.example')
    assert not dialog.all('check box', 'No Progress'), 'an end is news'
    desk.close_dialog()
    desk.find('button', 'Status: Resolved')


with Services() as services, Desk(clock='2025-10-30T12:02:00Z') as desk:
    desk.choose('Standard', 'Admin')
    desk.add_destination('Statuspage', 'status.shop.example',
                         {'Page ID': 'shop', 'Server': services.url(''), 'API key': 'key123'})
    desk.declare('Members cannot log in: database locked', 1)
    updated(desk, services)
    nothing_new(desk, services)
    owed(desk, services)
