"""INC-20251030-1200 of Pawtropolis, as it is on record, played in the window."""
import os, pathlib
from desk import Desk, Services, wait

DATA = pathlib.Path(__file__).parent / 'data'
ROOM = '#incidents'


def begin(desk, services):
    desk.choose('Pawtropolis', 'Admin')
    desk.add_destination('Discord', ROOM, {'Webhook address': services.discord()})


def declare(desk):
    """By the wizard: it began two minutes before."""
    desk.keys('ctrl+n')
    dialog = desk.dialog('Declare Incident')
    desk.type('/accept fails: database locked')
    dialog.find('button', 'More Details…').click()
    dialog.find('text', 'Since when?').fill('12:00')
    dialog.find('label', 'Thursday, 30 October, 12:00 UTC (2 min ago)')
    dialog.find('text', 'Impact: who notices what?').fill('Moderators cannot accept applications')
    dialog.find('button', 'Next').click()
    assert 'selected' in dialog.find('list item', 'Level SEV1: Major Degradation').states()
    dialog.find('button', 'Next').click()
    dialog.find('text', 'Name').fill('Admin')
    dialog.find('text', 'Handle in chat, as in @ada').fill('@Admin')
    dialog.find('button', 'Next').click()
    dialog.find('text', 'Where we meet').fill('#incidents')
    dialog.find('button', 'Next').click()
    dialog.find('list item', ROOM)
    dialog.find('text', 'What we know').fill('/accept fails for everybody')
    dialog.find('text', 'Workaround').fill('Set the roles by hand')
    dialog.find('button', 'Next').click()
    dialog.find('label', 'Nothing is sent; 1 draft waits for you')
    dialog.find('button', 'Declare').click()
    desk.gone('dialog')


def declared(desk, services):
    desk.find('grouping', 'INC-20251030-1200')
    desk.find('heading', '/accept fails: database locked')
    desk.find('button', 'Level: Major Degradation')
    desk.find('button', 'Status: In Progress')
    desk.find('button', 'Incident Lead: Admin')
    desk.find('button', 'Where we meet: #incidents')
    desk.find('label', 'Tell people (1 draft)')
    desk.find('list item', '12:00 Started, Admin')
    desk.find('list item', '12:02 Declared as SEV1, Admin')
    assert not services.requests()


def edit_entry(desk, row, text, after):
    dialog = desk.open_entry(row)
    dialog.find('text', 'What Happened').fill(text)
    dialog.find('button', 'Save').click()
    desk.gone('dialog')
    desk.find('list item', after)


def tell(desk, services):
    """The first notice: one key shows it, one sends it."""
    desk.send('ctrl+d', 'First notice')
    desk.gone('dialog')
    content = services.requests(1)[0]['body']['content']
    assert content == '\n'.join([
        '# ⚠️ SEV1: Major Degradation',
        '**Status:** /accept fails for everybody',
        '**Impact:** Moderators cannot accept applications',
        '**Workaround:** Set the roles by hand',
        '**Started:** 12:00 UTC',
        '**Incident lead:** @Admin']), content
    desk.find('label', 'Next update: Internal')


def respond(desk, services):
    """From 12:02 to 12:20, with an update before it is due at 12:32."""
    edit_entry(desk, '12:00 Started, Admin', 'Users report that /accept fails',
               '12:00 Users report that /accept fails, Admin')
    edit_entry(desk, '12:02 Declared as SEV1, Admin', 'Confirmed and declared as SEV1',
               '12:02 Confirmed and declared as SEV1, Admin')
    desk.at('12:07')
    desk.log('12:05 Bot restarted, without effect', '12:05 Bot restarted, without effect, Admin')
    desk.log('/accept still fails', '12:07 /accept still fails, Admin')
    desk.tick('Save the PM2 logs')
    desk.tick('Look through the errors in Sentry')
    desk.at('12:10')
    desk.log('Blocking query found', '12:10 Blocking query found, Admin')
    desk.tab_to('text', 'What we know')
    desk.keys('ctrl+a')
    desk.type('A long query blocks all writes')
    desk.find('label', 'Not saved yet: Ctrl+Enter')
    desk.keys('ctrl+Return')
    desk.find('list item', '12:10 What we know: A long query blocks all writes, Admin')
    desk.at('12:12')
    desk.set_status('Mitigated', 'Query killed')
    desk.find('list item', '12:12 Status: Mitigated: Query killed, Admin')
    assert 'checked' in desk.find('check box', 'Apply the immediate fix').states()
    desk.at('12:14')
    desk.send('ctrl+u', 'Update', Progress='The blocking query was killed', Next_steps='Verify, then watch',
              ETA='5 minutes')
    desk.gone('dialog')
    content = services.requests(2)[1]['body']['content']
    assert content == '\n'.join([
        '# 📊 SEV1 update',
        '**Status:** Mitigated',
        '**Progress:** The blocking query was killed',
        '**Next steps:** Verify, then watch',
        '**ETA:** 5 minutes',
        '',
        '———',
        '',
        '**Next update:** 12:44 UTC']), content
    desk.at('12:20')
    desk.set_status('Resolved', 'Fix verified', '12:15')
    desk.find('list item', '12:15 Status: Resolved: Fix verified, Admin')
    desk.log('Monitoring starts', '12:20 Monitoring starts, Admin')


def close(desk, services):
    desk.at('12:45')
    desk.set_status('Closed', 'No recurrence')
    desk.tick('Watch for recurrence, 30 minutes')
    desk.send('ctrl+d', 'Resolved', Root_cause='An index was missing.',
              Actions_taken='Killed the query\nRestarted the bot')
    desk.gone('dialog')
    content = services.requests(3)[2]['body']['content']
    assert content == '\n'.join([
        '# ✅ SEV1 resolved',
        '**Status:** Resolved',
        '**Total duration:** 45 minutes',
        '**Root cause:** An index was missing.',
        '',
        '**Actions taken:**',
        '- Killed the query',
        '- Restarted the bot',
        '',
        'The postmortem follows within 48 hours.',
        '',
        '**Incident lead:** @Admin']), content


def learn(desk):
    desk.tab('Postmortem')
    for question, text in (('Date', '2025-10-30'), ('Incident ID', 'INC-20251030-1200'), ('Severity', 'SEV1'),
                           ('Duration', '45 minutes'), ('Author', 'Admin'), ('Root cause', 'An index was missing.'),
                           ('Immediate fix', 'Killed the query\nRestarted the bot')):
        assert desk.find('text', question).text() == text, desk.find('text', question).text()
    rows = [n.name for n in desk.find('list', 'Timeline').children()]
    assert rows[:-1] == [
        'Time: 12:00, Event: Users report that /accept fails', 'Time: 12:02, Event: Confirmed and declared as SEV1',
        'Time: 12:05, Event: Bot restarted, without effect', 'Time: 12:07, Event: /accept still fails',
        'Time: 12:10, Event: Blocking query found', 'Time: 12:12, Event: Status: Mitigated: Query killed',
        'Time: 12:15, Event: Status: Resolved: Fix verified', 'Time: 12:20, Event: Monitoring starts',
        'Time: 12:45, Event: Status: Closed: No recurrence'], rows
    desk.find('text', 'Date').press()
    desk.answers(
        ('Summary', "A long query held the database's write lock, so `/accept` failed for 15 minutes. "
                    'Killing it and restarting the bot cleared it.'),
        ('Users affected', 'All'),
        ('Services impacted', 'Applications\nReview queue'),
        ('Data loss', 'None'),
        ('Immediate cause', 'A query without an index blocked all writes.'),
        ('Contributing factors', 'The busy timeout was too short\nNobody watched how long queries take'),
        ('Long-term fix', 'Add the missing index\nSet the busy timeout to 5000 ms'),
        ('What went well', 'Two minutes from the first report to the confirmation'),
        ('What went wrong', 'The first restart was a guess'))
    for text, owner, due in (('Add the missing index', '@Engineer', '2025-11-15'),
                             ('Set the busy timeout to 5000 ms', '@Admin', '2025-11-30'),
                             ('Watch the duration of queries', '@SRE', '2025-12-15'),
                             ('Write it into the runbook', '@Docs', '2025-11-30')):
        desk.add_action(text, owner, due)
    desk.tick('Set the busy timeout to 5000 ms')
    desk.find('label', 'Draft')
    markdown = desk.export(pathlib.Path(desk.folder, '000-P.md'), proposed='INC-20251030-1200-post-mortem.md',
                           folder='docs/postmortems')
    assert markdown == (DATA / '000-P.md').read_text(), markdown


def another(desk, services):
    """The short way, by keys alone: title, level, Enter. Nothing is sent."""
    desk.at('12:50')
    desk.declare('Dashboard graphs are missing', 3)
    desk.find('grouping', 'INC-20251030-1250')
    desk.find('button', 'Level: Minor Degradation')
    desk.find('button', 'Incident Lead: Admin (assumed)')
    desk.find('label', 'Tell people (1 draft)')
    services.requests(3)


with Services() as services, Desk(clock='2025-10-30T12:02:00Z') as desk:
    begin(desk, services)
    declare(desk)
    declared(desk, services)
    tell(desk, services)
    respond(desk, services)
    close(desk, services)
    learn(desk)
    another(desk, services)
