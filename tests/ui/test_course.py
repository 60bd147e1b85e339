"""What becomes of an incident: times that are corrected, repeats, false alarms, standing down, open again."""
from desk import Desk
from uitest import Missing, wait


def says(node, words):
    try:
        wait(f'{words!r} in {node}', lambda: any(words in name for name in node.names()))
    except Missing as e:
        raise Missing(f'{e}; there is:\n{node.dump()}') from None


def entry(desk, words):
    wait(f'{words!r} in the timeline', lambda: any(words in name for name in desk.find('list', 'Timeline').names(False)))


def command(desk, words):
    """By the palette, as anything can be done."""
    desk.keys('ctrl+k')
    dialog = desk.dialog('Command Palette')
    desk.find('entry', 'Search commands and incidents').fill(words)
    wait(f'{words!r} to be the first', lambda: words in dialog.find('list', 'Found').find('list item').name)
    desk.keys('Return')
    desk.gone('dialog', 'Command Palette')


def milestones(desk):
    """A time is corrected; one that cannot be true is pointed out, and how long it took is said."""
    desk.at('12:40')
    desk.set_status('Resolved', 'The pool is larger')
    command(desk, 'Look at its milestones')
    dialog = desk.dialog('Milestones')
    says(dialog, 'Until “Resolved”')
    row = dialog.find('text', 'Resolved')
    row.press()
    row.fill('11:30')
    desk.keys('Return')
    says(dialog, 'This Cannot Be So')
    says(dialog, '“Resolved” at 11:30 is before')
    row.press()
    row.fill('12:35')
    desk.keys('Return')
    dialog.gone('heading', 'This Cannot Be So')
    says(dialog, '33 minutes')
    desk.close_dialog()


def reopened(desk):
    """Under the same id, with the offer to raise."""
    desk.at('12:50')
    command(desk, 'Reopen it')
    alert = desk.find('alert', 'Reopen')
    alert.find('text', 'Why It Is Not Over').fill('Orders fail again')
    alert.find('button', 'Reopen').click()
    desk.gone('alert', 'Reopen')
    desk.find('button', 'Raise…').click()
    desk.dialog('Change Level')
    desk.keys('Escape')
    desk.gone('dialog')
    entry(desk, 'Orders fail again')


def stood_down(desk):
    """With who keeps an eye on it, and called back: both stand in the timeline."""
    command(desk, 'Stand down')
    alert = desk.find('alert', 'Stand Down')
    alert.find('text', 'Who Keeps an Eye on It (Optional)').fill('Grace')
    alert.find('button', 'Stand Down').click()
    desk.gone('alert', 'Stand Down')
    entry(desk, 'Grace')
    command(desk, 'Call the responders back')
    entry(desk, 'called back')


def times(desk):
    """The lead says how often people hear; the clock follows."""
    command(desk, 'Set how often')
    dialog = desk.dialog('Update Times')
    says(dialog, 'As the Level Says')
    desk.choose_in('How Often', 'Every 10 min')
    desk.close_dialog()
    entry(desk, '10 min')


def repeat(desk):
    """Of one that has ended, and a duplicate of one that is open."""
    desk.declare('Checkout is slow', 3)
    command(desk, 'Link it with')
    dialog = desk.dialog('Repeat Of')
    dialog.find('list item', 'Orders fail').press()
    dialog.find('button', 'Link').click()
    desk.gone('dialog')
    entry(desk, 'INC-20251030-01')
    desk.keys('ctrl+z')
    command(desk, 'Mark it as a false alarm')
    alert = desk.find('alert', 'False Alarm')
    alert.find('text', 'What It Was').fill('A load test')
    alert.find('button', 'Mark').click()
    desk.gone('alert', 'False Alarm')
    entry(desk, 'A load test')
    command(desk, 'Orders fail')
    desk.find('heading', 'Orders fail')


with Desk(clock='2025-10-30T12:02:00Z') as desk:
    desk.choose('Standard')
    desk.declare('Orders fail', 1)
    milestones(desk)
    reopened(desk)
    stood_down(desk)
    times(desk)
    repeat(desk)
