"""Being advised on the level: the process' own questions move a proposal, with the reason in words; a person decides."""
import pathlib
from desk import Desk, wait

PLAYBOOK = pathlib.Path(__file__).resolve().parent / 'data/measured.json'
USERS, DATA, ERRORS = 'How many users are affected?', 'Is data at risk: lost, corrupt or leaked?', 'Error rate'


def level(desk, key, name):
    """Waits until that level is the chosen one."""
    row = desk.find('list item', f'Level {key}: {name}')
    wait(f'{key} to be chosen', lambda: 'selected' in row.states())
    return row


def focused(node, what):
    wait(f'the focus in {what}', lambda: any('focused' in n.states() for n in node.walk()))


def proposes(desk, proposal, *reasons):
    desk.find('label', proposal)
    shown = [n.name for n in desk.all('label')]
    for reason in reasons:
        assert any(reason in text.split('\n') for text in shown), f'{reason!r} is not in {shown}'


def wizard(desk):
    """The long way to the level, the questions answered, the proposal taken over, another way out not taken."""
    desk.keys('ctrl+n')
    desk.dialog('Declare Incident')
    desk.type('Payments fail')
    desk.find('button', 'More Details…').click()
    detected = desk.find('text', 'Detected by')
    # The process' sources are offered, anything else can be typed.
    desk.tab_to('toggle button', 'Sources of the Process')
    desk.keys('space')
    desk.find('menu')
    desk.keys('Down', 'Return')
    wait('the source', lambda: detected.text() == 'Support ticket')
    desk.find('button', 'Next').click()
    level(desk, 'SEV-3', 'Medium')
    desk.find('button', 'Help Me Choose').click()
    desk.find('label', 'Answer What You Know')
    assert not desk.all('button', 'Use SEV-1')

    desk.choose_in(USERS, 'Less than a fifth of them')
    proposes(desk, 'Proposed: SEV-3, Medium', f'• {USERS} Less than a fifth of them → SEV-3')
    errors = desk.find('text', ERRORS)
    errors.fill('many')
    desk.find('label', '“many” is no figure. Examples: 5 %, 5.5 %.')
    errors.fill('1,5 %')
    proposes(desk, 'Proposed: SEV-3, Medium', '• Error rate from 1 %, below 2 %: in no level’s band')
    errors.fill('7,5')
    proposes(desk, 'Proposed: SEV-1, Critical', '• Error rate above 5 % → SEV-1',
             f'• {USERS} Less than a fifth of them → SEV-3')
    desk.choose_in(DATA, 'Yes')
    desk.choose_in(DATA, 'No')

    desk.find('button', 'Use SEV-1').click()
    row = level(desk, 'SEV-1', 'Critical')
    focused(row, 'the level taken over')
    # What the process says of it: criteria with their figures, who may declare it, and the advice.
    for text in ('• Nobody can log in\n• Payments are dead\n• Error rate above 5 %', '• The on-call engineer',
                 'Declare at once.'):
        desk.find('label', text)


def declare_otherwise(desk):
    """The proposal binds nobody."""
    desk.keys('2')
    level(desk, 'SEV-2', 'High')
    for page in ('Who Leads', 'Where We Meet', 'Whom to Tell', 'Declare'):
        desk.find('button', 'Next').click()
        desk.find('grouping', page)
    desk.find('dialog').find('button', 'Declare').click()
    desk.gone('dialog')
    desk.find('heading', 'Payments fail')
    words = (f'Level advice: SEV-1 proposed, SEV-2 chosen (Error rate 7.5 %, above 5 % → SEV-1; '
             f'{USERS} Less than a fifth of them → SEV-3; {DATA} No)')
    wait('the advice in the timeline', lambda: any(words in n.name for n in desk.all('list item')))


def short_way(desk):
    """By keys alone; what was answered is there again after a restart, and forgotten once declared."""
    desk.keys('ctrl+n')
    desk.dialog('Declare Incident')
    desk.type('Logins fail')
    desk.keys('ctrl+h')
    desk.find('label', 'Answer What You Know')
    desk.choose_in(USERS, 'All')
    desk.find('label', 'Proposed: SEV-1, Critical')
    desk.close_dialog()


def again(desk):
    desk.keys('ctrl+n')
    desk.dialog('Declare Incident')
    desk.find('label', 'This is what was typed before and not declared.')
    desk.keys('ctrl+h')
    desk.find('label', 'Proposed: SEV-1, Critical')
    desk.tab_to('text', ERRORS)
    # Enter, from a figure, takes the proposal over; from the level, it declares.
    desk.keys('Return')
    focused(level(desk, 'SEV-1', 'Critical'), 'the level')
    desk.keys('Return')
    desk.gone('dialog')
    desk.find('heading', 'Logins fail')
    words = f'Level advice: SEV-1 proposed and chosen ({USERS} All → SEV-1)'
    wait('the advice in the timeline', lambda: any(words in n.name for n in desk.all('list item')))
    desk.keys('ctrl+n')
    desk.dialog('Declare Incident')
    desk.keys('ctrl+h')
    desk.find('label', 'Answer What You Know')
    desk.close_dialog()


def change_of_level(desk):
    """The level is raised with the same help; what was answered enters the timeline."""
    desk.find('button', 'Level: High').click()
    dialog = desk.dialog('Change Level')
    level(desk, 'SEV-2', 'High')
    desk.keys('ctrl+h')
    desk.find('label', 'Answer What You Know')
    desk.choose_in(DATA, 'Yes')
    proposes(desk, 'Proposed: SEV-1, Critical')
    desk.find('button', 'Use SEV-1').click()
    level(desk, 'SEV-1', 'Critical')
    reason = desk.find('text', 'Reason')
    focused(reason, 'the reason')
    reason.fill('The ledger is corrupt')
    dialog.find('button', 'Change').click()
    desk.gone('dialog')
    for words in (f'Level advice: SEV-1 proposed and chosen ({DATA} Yes → SEV-1)',
                  'Level changed from SEV-2 to SEV-1: The ledger is corrupt'):
        wait(f'{words!r} in the timeline', lambda: any(words in n.name for n in desk.all('list item')))
    desk.find('button', 'Level: Critical').click()
    desk.dialog('Change Level')
    desk.keys('ctrl+h')
    desk.find('label', 'Answer What You Know')
    desk.close_dialog()


def without_questions(desk):
    """Where the process asks nothing, no help is offered."""
    desk.keys('ctrl+n')
    desk.dialog('Declare Incident')
    assert not desk.all('button', 'Help Me Choose')
    desk.keys('ctrl+h')
    assert not desk.all('label', 'Answer What You Know')
    desk.close_dialog()


with Desk(clock='2025-10-30T12:02:00Z') as desk:
    desk.choose('Pawtropolis')
    desk.import_playbook(pathlib.Path(__file__).resolve().parents[2] / 'docs/example-playbook.json', 'Bakery')
    without_questions(desk)
    desk.import_playbook(PLAYBOOK, 'Measured')
    wizard(desk)
    declare_otherwise(desk)
    change_of_level(desk)
    short_way(desk)
with Desk(folder=desk.folder) as desk:
    again(desk)
