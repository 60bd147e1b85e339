"""A channel of the incident's own: opened by a bot, with its topic; what goes wrong is said where it was typed."""
from desk import Desk, Services, wait


def says(node, words):
    wait(f'{words!r} in {node}', lambda: any(words in name for name in node.names()))


def command(desk, words):
    """By the command palette."""
    desk.keys('ctrl+k')
    desk.dialog('Command Palette')
    desk.type(words)
    wait('the command', lambda: any('selected' in n.states() for n in desk.find('list', 'Found').children()))
    desk.keys('Return')


def opens(desk):
    command(desk, 'open a channel')
    return desk.dialog('Open Incident Channel')


def empty(desk):
    """Without a bot it is said what is missing, with the way there."""
    dialog = opens(desk)
    dialog.find('label', 'No Bot Yet')
    dialog.find('button', 'Set Up Destinations').click()
    desk.dialog('Destinations')
    desk.close_dialog()


def opened(desk, services):
    dialog = opens(desk)
    name = dialog.find('text', 'Name of the Channel')
    assert name.text().startswith('inc-'), name.text()
    name.fill('Login DOWN now!')
    says(dialog, 'It will be called #login-down-now.')
    dialog.find('button', 'Open').click()
    desk.gone('dialog')
    wait('the topic', lambda: any('SEV0' in r['body'].get('topic', '') for r in services.requests(service='slack-bot')))
    says(desk, 'Channel opened: #login-down-now (Slack bot)')
    desk.find('button', 'Where we meet: #login-down-now')
    says(desk, 'The channel is open, and its topic is set')


def taken(desk):
    """The name is there already: the service's reason stands below it, and what was typed stays."""
    dialog = opens(desk)
    dialog.find('text', 'Name of the Channel').fill('login-down-now')
    dialog.find('button', 'Open').click()
    says(dialog, 'The workspace has a channel of this name already.')
    assert dialog.find('text', 'Name of the Channel').text() == 'login-down-now'
    desk.close_dialog()


def kept(desk):
    """It is a destination like every other."""
    dialog = desk.destinations()
    dialog.find('list item', '#login-down-now')
    desk.close_dialog()
    command(desk, 'set the topic')
    says(desk, 'The channel’s topic is set')


with Services() as services, Desk(clock='2025-10-30T12:02:00Z') as desk:
    desk.choose('Pawtropolis', 'Admin')
    desk.declare('/accept fails: database locked', 1)
    empty(desk)
    desk.add_destination('Slack bot', '#incidents', {'Channel': '#incidents', 'Server': services.url('/slack-bot'),
                                                     'Bot token': 'xoxb-12345-s3cretpart'})
    opened(desk, services)
    taken(desk)
    kept(desk)
