"""Commands of a checklist's item: filled in, to be copied, or run after a look at the exact text; what they say is kept."""
from desk import Desk
from uitest import wait

TITLE = 'PM2 log, the last 500 lines'


def commands(desk):
    # Attaching is the main deed; the commands are the first of the others.
    desk.find('list item', 'Save the PM2 logs').find('toggle button').click()
    desk.find('menu').find('menu item').click()
    return desk.dialog('Commands')


def copied(desk):
    dialog = commands(desk)
    row = dialog.find('list item', TITLE)
    assert any('pm2 logs pawtropolis --lines 500' in name for name in row.names()), row.names()
    row.find('button', f'Copy: {TITLE}').click()
    row.find('label', 'Copied')
    assert not dialog.unnamed(), [str(n) for n in dialog.unnamed()]
    return dialog


def refused(desk, dialog):
    """Nothing runs but on a deliberate yes: Enter is none."""
    dialog.find('button', f'Run: {TITLE}').click()
    alert = desk.find('alert', 'Run This?')
    assert any('pm2 logs pawtropolis' in name for name in alert.names()), alert.names()
    assert 'focused' not in alert.find('button', 'Run').states()
    alert.find('button', 'Cancel').click()
    desk.gone('alert')


def run(desk, dialog):
    """There is no pm2 here: how it ended is said, and kept."""
    dialog.find('button', f'Run: {TITLE}').click()
    desk.find('alert', 'Run This?').find('button', 'Run').click()
    desk.gone('alert')
    output = desk.dialog('Run Command')
    wait('its end', lambda: any('with status 127' in name for name in output.names()))
    assert 'sensitive' not in output.find('button', 'Stop').states()
    assert 'not found' in output.find('text', 'Output').text()
    desk.close_dialog()
    desk.close_dialog()
    wait('the entry', lambda: any(name.startswith('Ran: pm2 logs pawtropolis') and 'not found' in name
                                  for name in desk.find('list', 'Timeline').names()))


with Desk(clock='2025-10-30T12:02:00Z') as desk:
    desk.choose('Pawtropolis')
    desk.declare('Bot offline', 1)
    dialog = copied(desk)
    refused(desk, dialog)
    run(desk, dialog)
