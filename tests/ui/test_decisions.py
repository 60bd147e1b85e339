"""Decisions of the process: taken where the checklist asks for them, with the reason; what belongs to them follows."""
from desk import Desk
from uitest import wait

WAY = 'Fix forward or roll back?'
TAKE = 'Decide: fix forward or roll back'


def entry(desk, words):
    wait(f'{words!r} in the timeline', lambda: any(words in name for name in desk.find('list', 'Timeline').names(False)))


def groups(desk):
    return [n.name for n in desk.find('panel', 'Overview').walk() if n.role == 'list']


def item_that_asks(desk):
    """Its box asks for the answer instead of being ticked; without an answer nothing is recorded."""
    desk.tab_to('check box', TAKE)
    desk.keys('space')
    dialog = desk.dialog('Record Decision')
    dialog.find('label', WAY)
    assert 'sensitive' not in dialog.find('button', 'Record').states()
    desk.keys('Escape')
    desk.gone('dialog')
    assert 'checked' not in desk.find('check box', TAKE).states()
    desk.keys('space')
    dialog = desk.dialog('Record Decision')
    dialog.find('radio button', 'Roll back').press()
    dialog.find('text', 'Reason').fill('The fix takes an hour')
    dialog.find('button', 'Record').click()
    desk.gone('dialog')
    wait('the item to be done', lambda: 'checked' in desk.find('check box', TAKE).states())
    entry(desk, f'{WAY} Roll back: The fix takes an hour')
    assert 'Roll back' in groups(desk) and 'Fix forward' not in groups(desk), groups(desk)


def group_that_waits(desk):
    """A group of which nobody knows whether it is needed offers the decision."""
    desk.tab_to('button', 'Decide…')
    desk.keys('space')
    dialog = desk.dialog('Record Decision')
    dialog.find('label', 'There is no progress')
    assert 'Get help' in groups(desk)
    dialog.find('radio button', 'No').press()
    dialog.find('button', 'Record').click()
    desk.gone('dialog')
    entry(desk, 'There is no progress: No')
    wait('the group to go', lambda: 'Get help' not in groups(desk))


def all_of_them(desk):
    """Each with what was decided; one that was wrong is taken back."""
    desk.find('button', 'Incident Menu').click()
    items = desk.find('menu').all('menu item')
    items[3].click()
    desk.dialog('Decisions')
    row = desk.find('list item', WAY)
    assert any(n.name == 'Roll back' for n in row.walk(True)), [n.name for n in row.walk(True)]
    row.press()
    dialog = desk.dialog('Record Decision')
    assert 'checked' in dialog.find('radio button', 'Roll back').states()
    dialog.find('button', 'Not Decided After All').press()
    desk.gone('dialog', 'Record Decision')
    wait('the row to say so', lambda: any(n.name == 'Not Decided Yet' for n in desk.find('list item', WAY).walk(True)))
    desk.close_dialog()
    entry(desk, f'Not decided after all ({WAY})')
    wait('both lists', lambda: {'Roll back', 'Fix forward'} <= set(groups(desk)))
    desk.keys('ctrl+z')
    wait('one list', lambda: 'Fix forward' not in groups(desk))


with Desk(clock='2025-10-30T12:02:00Z') as desk:
    desk.choose('Standard')
    desk.declare('Orders fail')
    item_that_asks(desk)
    group_that_waits(desk)
    all_of_them(desk)
