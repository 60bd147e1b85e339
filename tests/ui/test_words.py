"""Every control of every page and dialog has a name that a screen reader can say.

GTK's warnings are fatal meanwhile, as in every test here, so that each page is
also shown to be made without a complaint.
"""
from desk import Desk, Services, wait

# Role, where it stands, and why it may have no name.
EXCEPTIONS = (
    ('menu item', None, 'GTK names none of those of a GMenu (uitest.py leaves them out)'),
    ('list item', 'combo box', "libadwaita's own, in a row to choose from: it holds the choice, and the row is named"),
)


def is_excepted(node):
    for role, inside, _ in EXCEPTIONS:
        above = node.acc.get_parent()
        while node.role == role and above is not None:
            if above.get_role_name() == inside:
                return True
            above = above.get_parent()
    return False


def check(desk, page):
    bad = [n for n in desk.unnamed() if not is_excepted(n)]
    assert not bad, f'{page}: ' + '; '.join(f'{n} with {[m.name for m in n.walk() if m.name][:3]}' for n in bad)


def wizard(desk):
    desk.keys('ctrl+n')
    dialog = desk.dialog('Declare Incident')
    check(desk, 'declare, the short way')
    desk.type('Graphs are missing')
    dialog.find('button', 'More Details…').click()
    for page in ('What Happens', 'How Bad', 'Who Leads', 'Where We Meet', 'Whom to Tell', 'Declare'):
        dialog.find('grouping', page)
        check(desk, f'declare, {page}')
        if page != 'Declare':
            dialog.find('button', 'Next').click()
    dialog.find('button', 'Declare').click()
    desk.gone('dialog')
    desk.find('text', 'New timeline entry')


def by_key(desk, key, title):
    desk.keys(key)
    wait(f'{title} by {key}', lambda: desk.all('dialog') or desk.all('alert'))
    check(desk, title)
    desk.keys('Escape')
    wait(f'{title} to close', lambda: not desk.all('dialog') and not desk.all('alert'))


def dialogs(desk, services):
    desk.destinations()
    check(desk, 'destinations')
    desk.dialog().find('button', 'Add a Destination').click()
    desk.find('list item', 'Discord')
    check(desk, 'choose a service')
    desk.find('list item', 'Statuspage').press()
    desk.find('text', 'Page ID')
    check(desk, 'a new destination')
    desk.keys('Escape', 'Escape')
    desk.find('grouping', 'Destinations')
    desk.close_dialog()
    desk.find('frame').act('win.person')
    desk.dialog('Person at the Desk')
    check(desk, 'person')
    desk.close_dialog()
    by_key(desk, 'ctrl+comma', 'preferences')
    by_key(desk, 'ctrl+question', 'shortcuts')
    desk.keys('F10')
    desk.find('menu item', nth=5)
    check(desk, 'main menu')
    # About is the last one, above Quit or not: its dialog says its name.
    desk.keys('Up', 'Return')
    desk.dialog('About')
    check(desk, 'about')
    desk.close_dialog()


def incident(desk):
    check(desk, 'incident, overview')
    desk.find('toggle button', 'Everything Due').click()
    desk.find('list item', 'Tell people (1 draft)')
    check(desk, 'everything due')
    desk.keys('Escape')
    for key, title in (('ctrl+u', 'compose'), ('ctrl+l', 'level'), ('ctrl+s', 'status'), ('F2', 'title')):
        by_key(desk, key, title)
    desk.find('button', 'Incident Lead: Admin (assumed)').click()
    wait('the question', lambda: desk.all('dialog') or desk.all('alert'))
    check(desk, 'lead')
    desk.keys('Escape')
    wait('it to close', lambda: not desk.all('dialog') and not desk.all('alert'))
    desk.find('list item', '12:02 Started, Admin').press()
    desk.dialog('Timeline Entry')
    check(desk, 'entry')
    desk.close_dialog()


def other_tabs(desk):
    desk.tab('Updates')
    desk.find('list', 'Messages').find('list item', '#incidents', nth=1).press()
    desk.find('button', 'Open…')
    check(desk, 'incident, updates')
    desk.tab('Postmortem')
    desk.find('button', 'Begin Anyway')
    check(desk, 'incident, post-mortem of an open one')
    desk.find('button', 'Begin Anyway').click()
    desk.find('text', 'Summary')
    desk.find('text', 'Date').press()
    desk.add_action('Add the missing index', '@Engineer', '2025-11-15')
    check(desk, 'incident, post-mortem')
    desk.tab_to('button', 'Add Action Item…')
    desk.keys('Return')
    desk.dialog('Action Item')
    check(desk, 'action item')
    desk.close_dialog()


with Services() as services, Desk(clock='2025-10-30T12:02:00Z') as desk:
    desk.find('list item', 'Pawtropolis')
    check(desk, 'first start')
    desk.choose('Pawtropolis')
    check(desk, 'nothing open')
    desk.add_destination('Discord', '#incidents', {'Webhook address': services.discord()})
    wizard(desk)
    incident(desk)
    other_tabs(desk)
    dialogs(desk, services)
