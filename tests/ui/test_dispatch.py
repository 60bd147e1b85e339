"""What the record holds, sent: the post-mortem, the invitation to its review, a ticket for an action item."""
from desk import Desk, Services
from uitest import wait


def has(node, words):
    wait(f'{words!r} in {node}', lambda: any(words in name for name in node.names()))


def resolve(desk):
    desk.declare('Logins fail for one in five', 2)
    desk.at('12:20')
    desk.log('12:15 rolled back the deploy')
    has(desk.find('list', 'Timeline'), 'rolled back')
    desk.set_status('Resolved', 'Error rate back to normal')
    desk.at('12:40')
    desk.tab('Post-Mortem')


def choose(dialog, place):
    """Ticks the place, and waits until it can be sent there."""
    box = dialog.find('check box', place)
    if 'checked' not in box.states():
        box.click()
    wait(f'{place} to be chosen', lambda: 'checked' in box.states())


def send(desk, dialog):
    button = dialog.find('button', 'Send')
    wait('the message to be ready', lambda: 'sensitive' in button.states())
    button.click()
    desk.gone('dialog')


def nowhere(desk):
    """Without a destination that could take it, this is said."""
    desk.find('toggle button', 'Move On').click()
    desk.find('menu').find('menu item', nth=2).click()
    desk.dialog('Publish Post-Mortem').find('button', 'Send to Destinations…').press()
    has(desk.dialog('Send Post-Mortem'), 'None of the destinations can take this')
    desk.close_dialog()


def postmortem(desk, services):
    """Seen as it will look, sent, and published once it has arrived; the outbox has it among the updates."""
    desk.answers(('Summary', 'One login in five failed.'))
    desk.find('toggle button', 'Move On').click()
    desk.find('menu').find('menu item', nth=2).click()
    desk.dialog('Publish Post-Mortem').find('button', 'Send to Destinations…').press()
    dialog = desk.dialog('Send Post-Mortem')
    has(dialog, 'One login in five failed.')
    choose(dialog, 'The team’s shared folder')
    assert not dialog.all('check box', 'Tickets'), 'a tracker is no place for a post-mortem'
    send(desk, dialog)
    request, = services.requests(1, 'slack')
    assert 'One login in five failed.' in str(request['body']), request
    has(desk, 'Published, edition 1')
    desk.tab('Updates')
    has(desk, 'Post-Mortem: Logins fail for one in five')
    desk.tab('Post-Mortem')


def invitation(desk, services):
    """Offered once the review is planned."""
    desk.keys('ctrl+shift+r')
    dialog = desk.dialog('Review')
    assert not dialog.all('button', 'Send Invitation…')
    dialog.find('text', 'When (YYYY-MM-DD HH:MM)').fill('2025-11-03 14:00')
    desk.tab_to('button', 'Plan')
    desk.keys('Return')
    dialog.find('button', 'Move')
    desk.tab_to('button', 'Send Invitation…')
    desk.keys('Return')
    sending = desk.dialog('Send Invitation')
    has(sending, '2025-11-03 14:00')
    choose(sending, 'The team’s shared folder')
    sending.find('button', 'Send').click()
    desk.gone('dialog', 'Send Invitation')
    request = services.requests(2, 'slack')[1]
    assert '2025-11-03 14:00' in str(request['body']), request
    desk.close_dialog()


def ticket(desk, services):
    """Opened with what is typed; its address comes back into the item."""
    desk.tab_to('button', 'Add Action Item…')
    desk.keys('Return')
    dialog = desk.dialog('Action Item')
    dialog.find('text', 'What Is to Be Done').fill('Warn before the pool is full')
    dialog.find('button', 'Save').click()
    desk.gone('dialog')
    desk.find('list item', 'Warn before the pool is full').press()
    dialog = desk.dialog('Action Item')
    dialog.find('text', 'Owner').fill('Grace')
    dialog.find('text', 'Due Date (YYYY-MM-DD)').fill('2025-11-10')
    desk.tab_to('button', 'Open Ticket…')
    desk.keys('Return')
    sending = desk.dialog('Open Ticket')
    has(sending, 'Grace')
    assert not sending.all('check box', 'The team’s shared folder'), 'a room is no tracker'
    send(desk, sending)
    request, = services.requests(1, 'github')
    assert request['body']['title'] == 'Warn before the pool is full', request
    desk.find('list item', 'Warn before the pool is full').press()
    dialog = desk.dialog('Action Item')
    address = dialog.find('text', 'Address of Its Ticket')
    wait('the address of the ticket', lambda: address.text().endswith('/shop/incidents/issues/1'))
    desk.close_dialog()


with Services() as services, Desk(clock='2025-10-30T12:02:00Z') as desk:
    desk.choose('Standard')
    resolve(desk)
    nowhere(desk)
    desk.add_destination('Slack', 'The team’s shared folder', {'Webhook address': services.slack()})
    desk.add_destination('GitHub', 'Tickets', {'Repository': 'shop/incidents', 'Server': services.url('/github'),
                                               'Token': 'ghp_token'})
    postmortem(desk, services)
    invitation(desk, services)
    ticket(desk, services)
