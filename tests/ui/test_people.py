"""People: roles given and handed over, tasks with a time, the address book, and the call sheet."""
from desk import Desk
from uitest import wait


def entry(desk, words):
    desk.tab('Overview')
    wait(f'{words!r} in the timeline', lambda: any(words in name for name in desk.find('list', 'Timeline').names(False)))
    desk.tab('People')


def says(node, words):
    """What the rows of a list or a dialog say, until they do."""
    wait(f'{words!r} in {node}', lambda: any(words in name for name in node.names()))


def address_book(desk):
    """An empty one begins with the posts of the process; a person is added, removed, and brought back."""
    desk.find('frame').act('win.people')
    dialog = desk.dialog('People')
    says(dialog, 'Nobody Yet')
    dialog.find('button', 'Add: CTO').click()
    dialog.find('text', 'Name').fill('Sara')
    dialog.find('text', 'Phone').fill('+966 1')
    assert dialog.find('text', 'Post').text() == 'CTO'
    dialog.find('button', 'Save').click()
    dialog.find('list item', 'Sara')
    dialog.gone('button', 'Add: CTO')
    dialog.find('list item', 'Sara').press()
    dialog.find('button', 'Remove From the Address Book').press()
    dialog.gone('list item', 'Sara')
    dialog.find('button', 'Undo').click()
    dialog.find('list item', 'Sara')
    desk.close_dialog()


def assign(desk):
    """A role that the level needs says so; whoever is chosen from the address book brings the handle along."""
    desk.tab('People')
    says(desk.find('list', 'Roles'), 'Needed at SEV-1')
    desk.find('button', 'Assign: Technical Lead').click()
    dialog = desk.dialog('Assign Role')
    assert 'sensitive' not in dialog.find('button', 'Assign').states()
    dialog.find('text', 'Name').fill('Ada')
    dialog.find('text', 'Handle, as in @ada').fill('@ada')
    dialog.find('button', 'Assign').click()
    desk.gone('dialog')
    says(desk.find('list', 'Roles'), 'Ada (@ada)')
    says(desk, '2 people took part')


def hand_over(desk):
    """From the role's card, with a note, which stands in the history."""
    desk.at('12:20')
    desk.find('list', 'Roles').find('list item', 'Technical Lead').press()
    card = desk.dialog('Technical Lead')
    says(card, 'Leads the investigation')
    says(card, 'Mitigate before you look for the root cause')
    card.find('button', 'Hand Over…').press()
    dialog = desk.dialog('Hand Over Role')
    dialog.find('text', 'Name').fill('Sa')
    dialog.find('list item', 'Sara').press()
    wait('the name', lambda: dialog.find('text', 'Name').text() == 'Sara')
    dialog.find('text', 'What the Next One Must Know').fill('Node 3 is drained')
    dialog.find('button', 'Hand Over').click()
    desk.gone('dialog', 'Hand Over Role')
    says(card, 'Node 3 is drained')
    card.find('button', 'Release: Sara')
    desk.close_dialog()
    entry(desk, 'Node 3 is drained')


def helper(desk):
    """Somebody without a role comes and goes."""
    desk.find('button', 'Add Responder…').press()
    dialog = desk.dialog('Add Responder')
    dialog.find('text', 'Name').fill('Grace')
    dialog.find('button', 'Add').click()
    desk.gone('dialog')
    desk.find('button', 'Release: Grace').click()
    desk.find('alert', 'Release Grace?').find('button', 'Release').click()
    desk.gone('button', 'Release: Grace')
    says(desk, '4 people took part')


def task(desk):
    """Back in 3 minutes, then overdue, then done; one that is dropped is brought back by Undo."""
    desk.keys('ctrl+shift+t')
    dialog = desk.dialog('Add Task')
    dialog.find('text', 'What Is to Be Done').fill('Restart node 3')
    dialog.find('text', 'Who Does It').fill('Grace')
    desk.choose_in('Back In', '3 Minutes')
    dialog.find('button', 'Add').click()
    desk.gone('dialog')
    tasks = desk.find('list', 'Tasks')
    says(tasks, 'Grace · back in')
    desk.at('12:30')
    says(tasks, 'Grace · overdue by')
    desk.find('button', 'Drop: Restart node 3').click()
    says(desk.find('list', 'Ended tasks'), 'dropped at 15:30')
    desk.find('button', 'Undo').click()
    says(tasks, 'Grace · overdue by')
    desk.tab_to('check box', 'Restart node 3')
    desk.keys('space')
    says(desk.find('list', 'Ended tasks'), 'done at 15:30')


def call_sheet(desk):
    """One key shows it; the CEO is reached only through the CTO."""
    desk.keys('F4')
    dialog = desk.dialog('Call Sheet')
    for words in 'Sara: +966 1', 'Only through the CTO', 'nobody in the address book', 'Whom to Reach Next':
        says(dialog, words)
    assert not dialog.unnamed(), [str(n) for n in dialog.unnamed()]
    dialog.find('button', 'Copy as Text').click()
    says(dialog, 'Call sheet copied')
    desk.close_dialog()


with Desk(clock='2025-10-30T12:02:00Z') as desk:
    desk.choose('Liyaqa')
    address_book(desk)
    desk.declare('Orders fail', 1)
    assign(desk)
    hand_over(desk)
    helper(desk)
    task(desk)
    call_sheet(desk)
