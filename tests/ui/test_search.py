"""What was written is found again from anywhere, and opens where it stands; a filter that is too narrow has a way out."""
from desk import Desk, wait

CLOCK = '2025-10-30T12:02:00Z'


def search(desk, words):
    desk.keys('ctrl+f')
    entry = desk.find('entry', 'Search all incidents')
    entry.fill(words)
    return entry


def found():
    with Desk(clock=CLOCK) as desk:
        desk.choose('Pawtropolis')
        desk.declare('Graphs are missing')
        desk.log('12:01 Restarted the broker: it is back', '12:01 Restarted the broker: it is back, Admin')
        desk.declare('/accept fails: database locked')
        search(desk, 'BACK rest')
        desk.find('list item', 'Restarted the broker: it is back, Timeline · 30 Oct 2025, 12:01')
        assert not desk.all('list item', '/accept fails: database locked, ')
        # Up and down walk along what was found while one types on; Enter opens it at the entry.
        desk.keys('Down')
        desk.keys('Return')
        desk.gone('entry', 'Search all incidents')
        wait('the entry has the focus',
             lambda: any('focused' in n.states() for n in desk.all('list item') if 'it is back' in n.name))
        # What was looked for is there again, chosen, so that the next letter replaces it.
        desk.keys('ctrl+f')
        desk.find('list item', 'Restarted the broker: it is back, Timeline · 30 Oct 2025, 12:01')
        desk.type('locked')
        wait('the other incident', lambda: any(n.name.startswith('/accept fails') for n in desk.all('list item')))


def nothing():
    with Desk(clock=CLOCK) as desk:
        desk.choose('Pawtropolis')
        desk.keys('ctrl+f')
        desk.find('label', 'Find It Again')
        desk.keys('Escape')
        desk.declare('Graphs are missing', 'SEV1')
        entry = search(desk, 'NEAR("* nothing of the kind')
        desk.find('label', 'Nothing Found')
        assert not desk.all('button', 'Clear Filters')
        entry.fill('graphs')
        wait('it is found', lambda: any(n.name.startswith('Graphs are missing') for n in desk.all('list item')))
        desk.find('toggle button', 'Level').click()
        wait('the menu', lambda: any('focused' in n.states() for n in desk.all('menu item')))
        desk.keys('Down')        # from all to the worst, which it is not
        desk.keys('Return')
        desk.find('label', 'Nothing Found')
        desk.find('button', 'Clear Filters').click()
        wait('it is found again', lambda: any(n.name.startswith('Graphs are missing') for n in desk.all('list item')))


def in_a_handbook():
    with Desk(clock=CLOCK) as desk:
        desk.choose('Pawtropolis')
        desk.declare('Graphs are missing')
        desk.keys('F1')
        desk.keys('ctrl+f')
        desk.gone('entry', 'Search all incidents')
        desk.keys('ctrl+shift+f')
        desk.find('entry', 'Search all incidents')


def repeated():
    """What happened before is offered while one declares, and linked with what happens now."""
    with Desk(clock=CLOCK) as desk:
        desk.choose('Pawtropolis')
        desk.declare('Graphs of the broker are missing')
        desk.set_status('Resolved', 'The broker was restarted')
        desk.keys('ctrl+n')
        dialog = desk.dialog('Declare Incident')
        desk.type('Graphs of the broker are missing once more')
        again = dialog.find('toggle button', 'It Happens Again: Link as a Repeat')
        again.click()
        wait('the link', lambda: again.states() & {'pressed', 'checked'})
        desk.tab_to('text', 'What happens?')
        desk.keys('Return')
        levels = dialog.find('list', 'Severity level')
        wait('the focus in the levels', lambda: any('focused' in n.states() for n in levels.children()))
        desk.keys('Return')
        desk.gone('dialog')
        wait('the entry', lambda: any('A repeat of INC-' in name
                                      for name in desk.find('list', 'Timeline').names(False)))


found()
nothing()
in_a_handbook()
repeated()
