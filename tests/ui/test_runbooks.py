"""A runbook is offered where the title speaks of its trouble; who declares sees what was alike."""
from desk import Desk, wait

BOOK = 'Database lock (the worked example)'
OLD = 'Database lock: /accept fails'


def says(node, words):
    wait(f'{words!r} in {node}', lambda: any(words in name for name in node.names()))


def books(desk, label):
    desk.find('button', label).click()
    return desk.dialog('Runbooks')


def offered(desk):
    """On the incident's page, with its steps and their commands; it is followed only when somebody says so."""
    desk.declare(OLD, 2)
    dialog = books(desk, f'A Runbook May Help: {BOOK}')
    for words in 'Find the query that blocks', 'Kill the query', 'Restart the bot', 'Add the missing index':
        says(dialog, words)
    says(dialog, 'pm2 restart')
    assert not dialog.unnamed(), [str(n) for n in dialog.unnamed()]
    desk.tab_to('button', 'Follow This Runbook')
    desk.keys('Return')
    desk.gone('dialog', 'Runbooks')
    desk.find('button', f'Runbook: {BOOK}')


def left(desk):
    dialog = books(desk, f'Runbook: {BOOK}')
    says(dialog, 'Being followed')
    desk.tab_to('button', 'Stop Following')
    desk.keys('Return')
    desk.gone('dialog', 'Runbooks')
    desk.find('button', f'A Runbook May Help: {BOOK}')


def title(desk, text):
    desk.keys('ctrl+n')
    dialog = desk.dialog('Declare Incident')
    desk.type(text)
    wait('the title', lambda: any(n.text() == text for n in dialog.all('text')))
    return dialog


def seen_before(desk):
    """It can be looked at, and what was typed is there afterwards."""
    desk.at('12:40')
    desk.log('12:15 Killed the query that blocks')
    says(desk.find('list', 'Timeline'), 'Killed the query that blocks')
    desk.set_status('Resolved', 'The blocking query was killed')
    desk.at('18:02')
    dialog = title(desk, 'Database lock again')
    says(dialog, 'Seen Before?')
    says(dialog, '30 Oct 2025 · 38 min')
    says(dialog, 'Fixed by: Killed the query that blocks')
    dialog.find('list item', OLD).press()
    desk.gone('dialog', 'Declare Incident')
    desk.find('heading', OLD)
    desk.keys('ctrl+n')
    dialog = desk.dialog('Declare Incident')
    wait('the draft', lambda: any(n.text() == 'Database lock again' for n in dialog.all('text')))
    return dialog


def followed(desk, dialog):
    """From the start, by a switch beside what was seen before."""
    dialog.find('check box', BOOK, nth=1).click()
    wait('the switch', lambda: 'checked' in dialog.find('check box', BOOK, nth=1).states())
    dialog.find('button', 'Declare').click()
    desk.gone('dialog')
    desk.find('heading', 'Database lock again')
    desk.find('button', f'Runbook: {BOOK}')


def unlike(desk):
    """What nobody has seen is not held up by anything."""
    dialog = title(desk, 'Certificate expired')
    wait('nothing alike', lambda: not any('Seen Before?' in name for name in dialog.names()))
    desk.close_dialog()


with Desk(clock='2025-10-30T12:02:00Z') as desk:
    desk.choose('Pawtropolis')
    offered(desk)
    left(desk)
    followed(desk, seen_before(desk))
    unlike(desk)
