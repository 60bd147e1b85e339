"""Ways up: who is called when, what is said, what came of it, and what makes a step due."""
from desk import Desk
from uitest import wait

FIRST, SECOND, LEAD = 'On-Call Engineer', 'Second On-Call Engineer', 'Engineering Lead'


def entry(desk, words):
    wait(f'{words!r} in the timeline', lambda: any(words in name for name in desk.find('list', 'Timeline').names(False)))


def says(desk, post, words):
    """The row of that post says so."""
    def look():
        row = desk.find('dialog', 'Escalate').find('list item', post)
        return any(words in name for name in row.names())
    wait(f'{post} to say {words!r}', look)


def ladders(desk):
    desk.keys('ctrl+shift+e')
    return desk.dialog('Escalate')


def call(desk):
    """The words are ready; they stay as they were typed."""
    dialog = ladders(desk)
    says(desk, FIRST, 'at once at SEV1')
    says(desk, LEAD, 'to be informed')
    dialog.find('button', f'Call {FIRST}…').click()
    dialog = desk.dialog(f'Call {FIRST}')
    text = dialog.find('text', 'Words of the Call')
    assert 'SEV1: Orders fail' in text.text() and 'Since 12:02' in text.text(), text.text()
    assert dialog.find('text', 'Why').text() == 'at once at SEV1'
    dialog.find('text', 'What Is to Be Decided (Optional)').fill('May we roll back?')
    wait('the decision in the words', lambda: 'To be decided: May we roll back?' in text.text())
    text.fill('Come, please.')
    dialog.find('text', 'What Is to Be Decided (Optional)').fill('Nothing')
    dialog.find('text', 'Whom').fill('Grace')
    assert text.text() == 'Come, please.', text.text()
    dialog.find('button', 'Called').click()
    desk.gone('dialog', f'Call {FIRST}')
    says(desk, FIRST, 'Called 12:02, no answer yet')
    desk.close_dialog()
    entry(desk, 'Grace')


def nobody_answers(desk):
    """The next step is due then."""
    desk.at('12:08')
    dialog = ladders(desk)
    dialog.find('button', f'Answer of {FIRST}…').click()
    alert = desk.find('alert', 'Call Answered?')
    alert.find('button', 'Nobody Answers').click()
    desk.gone('alert')
    says(desk, FIRST, 'Called 12:02, nobody answered')
    says(desk, SECOND, 'Due since')
    dialog.find('button', f'Call {SECOND}…').click()
    dialog = desk.dialog(f'Call {SECOND}')
    dialog.find('button', 'Called').click()
    desk.gone('dialog', f'Call {SECOND}')
    desk.at('12:12')
    desk.find('dialog', 'Escalate').find('button', f'Answer of {SECOND}…').click()
    alert = desk.find('alert', 'Call Answered?')
    alert.find('text', 'In Which Words (Optional)').fill('On my way')
    alert.find('button', 'Answered').click()
    desk.gone('alert')
    says(desk, SECOND, 'Answered after 4 min: On my way')


def reasons(desk):
    """A reason that holds makes its step due; a step that is due may be passed over, with a reason."""
    dialog = desk.find('dialog', 'Escalate')
    director = 'Managing Director'
    says(desk, director, 'At 13:02, 60 min without progress')
    desk.tab_to('check box', 'Data was disclosed or lost')
    desk.keys('space')
    says(desk, director, 'Due since 12:12, Data was disclosed or lost')
    dialog.find('button', f'Call {director}…').click()
    dialog = desk.dialog(f'Call {director}')
    dialog.find('button', 'Not Now…').press()
    alert = desk.find('alert', 'Not Now')
    alert.find('text', 'Why Not (Enters the Timeline)').fill('It was test data')
    alert.find('button', 'Do Not Call').click()
    desk.gone('dialog', f'Call {director}')
    says(desk, director, 'Not called at 12:12: It was test data')
    desk.close_dialog()
    entry(desk, 'Not called now: Managing Director: It was test data')


with Desk(clock='2025-10-30T12:02:00Z') as desk:
    desk.choose('Standard')
    desk.declare('Orders fail', 1)
    call(desk)
    nobody_answers(desk)
    reasons(desk)
