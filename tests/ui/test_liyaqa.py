"""INC-2026-01-31-001 of Liyaqa, as it is on record, played in the window."""
import pathlib
from desk import Desk, Services, wait

DATA = pathlib.Path(__file__).parent / 'data'
ROOM, PAGE = '#incidents', 'Status page'
TITLE = 'Migration V105 locks the members table'


def begin(desk, services):
    desk.choose('Liyaqa', 'Sara')
    desk.add_destination('Slack', ROOM, {'Webhook address': services.slack()})
    desk.add_destination('Statuspage', PAGE, {'Page ID': 'liyaqa', 'Server': services.url(''), 'API key': 'key123'})


def declare(desk, services):
    """At 14:10 in Riyadh: it began at 14:00."""
    desk.keys('ctrl+n')
    dialog = desk.dialog('Declare Incident')
    desk.type(TITLE)
    dialog.find('button', 'More Details…').click()
    dialog.find('text', 'Since when?').fill('14:00')
    dialog.find('label', 'Saturday, 31 January, 14:00 KSA (10 min ago)')
    dialog.find('text', 'Impact: who notices what?').fill('No member can log in, book or pay')
    dialog.find('text', 'Detected by').fill('HighErrorRate')
    dialog.find('text', 'Public title').fill('Liyaqa is not available')
    dialog.find('button', 'Next').click()
    levels = dialog.find('list', 'Severity level')
    wait('the focus in the levels', lambda: any('focused' in n.states() for n in levels.children()))
    desk.keys('1')
    wait('the level', lambda: 'selected' in dialog.find('list item', 'Level SEV-1: Critical').states())
    desk.keys('Return')
    dialog.find('text', 'Name').fill('Sara')
    dialog.find('text', 'Handle in chat, as in @ada').fill('@sara')
    dialog.find('button', 'Next').click()
    dialog.find('text', 'Where we meet').fill('https://meet.example.com/war-room')
    dialog.find('button', 'Next').click()
    dialog.find('text', 'Service or feature').fill('Liyaqa')
    dialog.find('text', 'Incident document').fill('https://docs.example.com/1')
    dialog.find('button', 'Next').click()
    dialog.find('label', 'Nothing is sent; 3 drafts wait for you')
    dialog.find('button', 'Declare').click()
    desk.gone('dialog')
    desk.find('grouping', 'INC-2026-01-31-001')
    desk.find('list item', '14:00 Started, Sara')
    desk.find('list item', '14:10 Declared as SEV-1, Sara')
    assert not services.requests()


def tell(desk, services):
    """The status page, the room, and a mail that is posted by hand."""
    desk.find('toggle button', 'Everything Due').click()
    desk.find('list item', 'Tell people (3 drafts)').press()
    dialog = desk.dialog('Write Update')
    wait('the messages to be ready', lambda: 'sensitive' in dialog.find('button', 'Send').states())
    desk.keys('ctrl+Return')
    assert 'Liyaqa is not available' in desk.publish()
    services.requests(2)
    page, = services.requests(1, 'statuspage')
    room, = services.requests(1, 'slack')
    assert (page['method'], page['path']) == ('POST', '/v1/pages/liyaqa/incidents'), page
    incident = page['body']['incident']
    assert incident['name'] == 'Liyaqa is not available', incident
    assert incident['status'] == 'investigating', incident
    assert incident['body'] == ('Status: Investigating\nService: Liyaqa\nUpdates: every 30 minutes'), incident
    for fact in ('*🚨 SEV-1 incident declared*', '*ID:* INC-2026-01-31-001', f'*Title:* {TITLE}',
                 '*Severity:* SEV-1 (Critical)', '*Impact:* No member can log in, book or pay',
                 '*Incident Commander:* @sara', '*Document:* https://docs.example.com/1',
                 '*War room:* https://meet.example.com/war-room', 'every 30 minutes',
                 'cc @backend-lead @devops-lead @cto'):
        assert fact in room['body']['text'], (fact, room)


def at_milestone(desk, row, milestone, after):
    desk.open_entry(row)
    desk.choose_in('Milestone', milestone)
    desk.dialog().find('text', 'Action Taken').fill('Query killed' if 'killed' in row else '')
    desk.dialog().find('button', 'Save').click()
    desk.gone('dialog')
    desk.find('list item', after)


def respond(desk, services):
    desk.log('14:00 Alert HighErrorRate', '14:00 Alert HighErrorRate, Sara')
    at_milestone(desk, '14:00 Alert HighErrorRate, Sara', 'Detected', '14:00 Alert HighErrorRate, Sara')
    desk.log('14:05 Health check fails', '14:05 Health check fails, Sara')
    desk.at('11:15')
    desk.log('War room opened', '14:15 War room opened, Sara')
    desk.at('11:20')
    desk.log('Migration V105 holds an exclusive lock', '14:20 Migration V105 holds an exclusive lock, Sara')
    at_milestone(desk, '14:20 Migration V105 holds an exclusive lock, Sara', 'Root cause identified',
                 '14:20 Migration V105 holds an exclusive lock, Sara')
    desk.set_status('Mitigating', 'The cause is known')
    desk.send('ctrl+u', 'Cause found', Cause_in_plain_words='A change to our database blocks it',
              Fix='Implementing fix')
    desk.publish()
    services.requests(3)
    page = services.requests(2, 'statuspage')[1]
    assert page['method'] == 'PATCH' and page['path'].startswith('/v1/pages/liyaqa/incidents/'), page
    incident = page['body']['incident']
    assert incident['status'] == 'identified' and 'name' not in incident, incident
    assert incident['body'] == '\n'.join([
        '🟠 Identified',
        'Service: Liyaqa',
        'Cause: A change to our database blocks it',
        'Status: Implementing fix',
        '',
        'We are sorry for the trouble this causes.',
        '',
        'Last updated: 14:20 KSA',
        'Next update: 14:50 KSA']), incident['body']
    desk.at('11:25')
    desk.log('Blocking query killed', '14:25 Blocking query killed, Sara')
    at_milestone(desk, '14:25 Blocking query killed, Sara', 'Fix deployed', '14:25 Blocking query killed, Sara')
    desk.at('11:30')
    desk.log('Service restored', '14:30 Service restored, Sara')
    at_milestone(desk, '14:30 Service restored, Sara', 'Service restored', '14:30 Service restored, Sara')
    desk.at('11:40')
    desk.send('ctrl+u', 'Update', Progress='Lock released\nError rate is normal', Next_action='Watch for 5 minutes')
    desk.gone('dialog')
    services.requests(4)
    text = services.requests(2, 'slack')[1]['body']['text']
    assert text == '\n'.join([
        '*UPDATE 14:40 KSA*',
        '40 minutes since the start',
        '',
        '*Progress:*',
        '• ✓ Lock released',
        '• ✓ Error rate is normal',
        '',
        '*Status:* Mitigating',
        '',
        '*Next steps:*',
        '1. Watch for 5 minutes',
        '',
        '*ETA:* still investigating',
        '*Change of impact:* none']), text


def resolve(desk, services):
    desk.at('11:45')
    desk.set_status('Resolved', 'Confirmed stable')
    desk.send('ctrl+u', 'Resolved', Root_cause='Migration V105 took an exclusive lock on members',
              Resolution='The blocking query was killed', Users_affected='All', Data_loss='None',
              Review='2026-02-01 10:00 KSA', Cause_in_plain_words='A change to our database blocked it',
              Minutes_unavailable='30', Preventive_measures='Migrations wait for no lock', Report_shared_on='2026-02-02')
    desk.publish()
    services.requests(6)
    text = services.requests(3, 'slack')[2]['body']['text']
    for fact in ('*✅ Resolved at 14:45 KSA*', f'*Issue:* {TITLE}', '• Duration: 45 minutes', '• Users: All',
                 '• 14:25 - Blocking query killed', '*Review:* 2026-02-01 10:00 KSA',
                 '*Root cause:* Migration V105 took an exclusive lock on members'):
        assert fact in text, (fact, text)
    first, second, third = services.requests(3, 'statuspage')
    assert third['method'] == 'PATCH' and third['path'] == second['path'], (second, third)
    incident = third['body']['incident']
    assert incident['status'] == 'resolved', incident
    for fact in ('Service: Liyaqa', 'A change to our database blocked it', '30'):
        assert fact in incident['body'], (fact, incident)
    assert 'V105' not in incident['body'], incident         # nothing internal


def learn(desk):
    desk.tab('Post-Incident Review')
    for question, text in (('Incident ID', 'INC-2026-01-31-001'), ('Date', '2026-01-31'),
                           ('Start Time (KSA)', '14:00 KSA'), ('End Time (KSA)', '14:45 KSA'),
                           ('Duration', '45 minutes'), ('Severity', 'SEV-1'),
                           ('Incident Commander', 'Sara'), ('Affected users', 'All'), ('Data loss', 'None')):
        assert desk.find('text', question).text() == text, (question, desk.find('text', question).text())
    desk.find('text', 'Incident ID').press()
    desk.answers(
        ('Response Team', 'Sara, DBA, Backend Lead'),
        ('Brief description', 'A migration locked the members table; nobody could use Liyaqa for 30 minutes.'),
        ('Active users at the time', '1200'),
        ('Customer communication: status page', '14:10, 14:20, 14:45'),
        ('What went well: Detection', 'The alert came at once'),
        ('What went well: Communication', 'The page was up to date'),
        ('What could be improved: Prevention', 'Migrations are not rehearsed\nNo lock timeout'),
        ('Immediate cause', 'An exclusive lock on members'),
        ('Contributing factors', 'It ran at noon\nNobody watched it'),
        ('Why monitoring did not catch it', 'Locks are not measured'))
    for item in (('Set a lock timeout', 'Backend', '2026-02-05', 'High'),
                 ('Measure locks', 'DevOps', '2026-02-28', 'Medium')):
        desk.add_action(*item)
    desk.answers(('Monitoring and alerts', 'Alert on locks that last'), ('Lessons learned: Technical', 'Locks queue'),
                 ('Next review', '2026-03-01'))
    markdown = desk.export(pathlib.Path(desk.folder, '001-S.md'), proposed='INC-2026-01-31-001-post-mortem.md')
    assert markdown == (DATA / '001-S.md').read_text(), markdown


with Services() as services, Desk(clock='2026-01-31T11:10:00Z', zone='Asia/Riyadh') as desk:
    begin(desk, services)
    declare(desk, services)
    tell(desk, services)
    respond(desk, services)
    resolve(desk, services)
    learn(desk)
