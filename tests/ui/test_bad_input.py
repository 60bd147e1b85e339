"""What nobody should type is shown as it is or refused in words, and never lost."""
import os, subprocess
from desk import Desk, Services, wait

LONG = 'x' * 10000
ODD = ('🔥 Обвал 日本 🚒', 'تعطل الدفع', '@everyone <!channel> a & b <b>bold</b>', 'back\\slash “{{impact}}” %s')


def declare(desk, title):
    desk.keys('ctrl+n')
    dialog = desk.dialog('Declare Incident')
    dialog.find('text', 'What happens?').fill(title)
    dialog.find('button', 'Declare').click()
    return dialog


def titles(desk):
    dialog = declare(desk, '')
    dialog.find('label', 'A title is needed: a few words are enough.')
    title = dialog.find('text', 'What happens?')
    title.fill(LONG)
    dialog.find('button', 'Declare').click()
    dialog.find('label', 'The title has 10000 characters; at most 500 are possible. Details belong in the situation.')
    assert title.text() == LONG
    assert desk.all('dialog'), 'it was declared'
    title.fill('two\nlines\tand a tab')
    dialog.find('button', 'Declare').click()
    desk.gone('dialog')
    desk.find('heading', 'two lines and a tab')
    for text in ODD:
        declare(desk, text)
        desk.gone('dialog')
        desk.find('heading', text)
        wait(f'{text} in the list', lambda: [n for n in desk.find('list', 'Incidents').children()
                                             if n.name.startswith(text + ', ')])
    assert len(desk.find('list', 'Incidents').all('list item')) == 1 + len(ODD)


def started(desk):
    """A start in the future, and one that is no time."""
    desk.keys('ctrl+n')
    dialog = desk.dialog('Declare Incident')
    desk.type('Later')
    dialog.find('button', 'More Details…').click()
    since = dialog.find('text', 'Since when?')
    for text, words in (('2030-01-01 10:00', 'This time is in the future.'),
                        ('half past', '“half past” is not understood as a time. '
                                      'Examples: 14:05, yesterday 23:50, 2026-01-31 14:05.')):
        since.fill(text)
        dialog.find('label', words)
        dialog.find('button', 'Next').click()
        assert dialog.find('grouping', 'What Happens') and since.text() == text
    since.fill('')
    dialog.find('button', 'Back').click()
    dialog.find('label', 'How Bad Is It?')
    assert dialog.find('text', 'What happens?').text() == 'Later'
    dialog.find('text', 'What happens?').fill('')
    desk.close_dialog()


def entries(desk):
    """Of a line that is refused nothing is written down, and it stays where it was typed."""
    rows = len(desk.find('list', 'Timeline').all('list item'))
    line = desk.find('text', 'New timeline entry')
    desk.keys('ctrl+t')
    for text, words in (('2030-01-01 10:00 later', 'This time is in the future: an entry says what has happened.'),
                        ('', 'There is no text yet.'), ('12:01', 'There is no text yet.')):
        line.fill(text)
        desk.keys('Return')
        desk.find('label', words)
        assert line.text() == text, (text, line.text())
    assert len(desk.find('list', 'Timeline').all('list item')) == rows
    for text in ODD:
        line.fill(text)
        desk.keys('Return')
        desk.find('list item', f'12:02 {text}, Admin')


def times(desk):
    """An incident is not resolved before it began, nor in the future."""
    desk.keys('ctrl+r')
    dialog = desk.dialog('Change Status')
    since = dialog.find('text', 'Since When (Empty: Now)')
    for text, words in (('11:00', 'The incident cannot have been resolved before it started.'),
                        ('2030-01-01 10:00', 'This time is in the future.')):
        since.fill(text)
        dialog.find('button', 'Change').click()
        dialog.find('label', words)
        assert since.text() == text
    desk.close_dialog()
    desk.find('button', 'Status: In Progress')


def addresses(desk, services):
    dialog = desk.destinations()
    dialog.find('button', 'Add a Destination').click()
    dialog.find('list item', 'Slack').press()
    dialog.find('button', 'Save').click()
    dialog.find('label', 'A name is needed: messages are listed under it.')
    dialog.find('text', 'Name, as in #incidents').fill('a & b <b>')
    address = dialog.find('text', 'Webhook address')
    for text, words in (
            ('http://hooks.slack.com/services/T1/B1/token',
             'The address begins with http:// and would be sent in the open. Use https:// instead.'),
            ('hooks.slack.com', 'This is not a web address. It begins with https:// and has no spaces.'),
            ('https://me:secret@hooks.slack.com/services/T1/B1/token',
             'The address holds a user name or a password. Leave out what is before the @.'),
            ('https://discord.com/api/webhooks/1/token',
             'This is an address of Discord, but the service chosen is Slack.')):
        address.fill(text)
        dialog.find('button', 'Save').click()
        dialog.find('label', words)
        assert address.text() != '', text
    address.fill(services.slack())
    dialog.find('button', 'Save').click()
    dialog.find('list item', 'a & b <b>')
    desk.close_dialog()


def messages(desk, services):
    """A service gets no mention and no markup out of what was typed."""
    desk.add_destination('Discord', 'Discord', {'Webhook address': services.discord()})
    declare(desk, 'Mentions')
    desk.gone('dialog')
    desk.send('ctrl+u', 'First notice', What_we_know='@everyone **bold** <@123>', Impact='`code`\n# heading',
              Workaround='[link](https://example.com)')
    desk.gone('dialog')
    body = services.requests(1)[0]['body']
    assert body['allowed_mentions'] == {'parse': []}
    for bare in ('@everyone', '**bold**', '<@123>', '`code`', '\n# heading', '[link](https'):
        assert bare not in body['content'].replace('\\' + bare[0], ''), (bare, body)


def second_start(desk):
    """It raises the window that is there, shows what was asked for, and ends well."""
    def run(*args):
        return subprocess.run([os.environ['SITREP_WINDOW'], *args], env={**os.environ, **desk.env}, timeout=20)
    assert run().returncode == 0
    assert run('--incident', 'INC-20251030-1202').returncode == 0
    desk.find('grouping', 'INC-20251030-1202')
    desk.find('heading', 'two lines and a tab')
    assert run('--incident', 'INC-1').returncode == 0
    desk.find('label', 'There is no incident called “INC-1” here.')
    assert len([n for n in desk.children() if n.role == 'frame']) == 1


with Services() as services, Desk(clock='2025-10-30T12:02:00Z') as desk:
    desk.choose('Pawtropolis')
    titles(desk)
    started(desk)
    entries(desk)
    times(desk)
    addresses(desk, services)
    messages(desk, services)
    second_start(desk)
