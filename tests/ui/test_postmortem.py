"""The post-mortem: every kind of answer, the record beside what was typed, its states and editions, what goes outside."""
import json, pathlib
from desk import Desk
from uitest import wait


def has(node, words):
    wait(f'{words!r} in {node}', lambda: any(words in name for name in node.names()))


def seen(button, below):
    """Whether the button stands right above that list."""
    x, y, width, height = button.extents()
    return 0 <= below.extents()[1] - y - height < 60


def resolve(desk):
    """As the record of a real one reads: found late, a change behind it."""
    desk.declare('Logins fail for one in five', 2)
    desk.log('12:02 Ada Byron sees errors from 10.20.30.40')
    has(desk.find('list', 'Timeline'), '10.20.30.40')
    desk.at('12:20')
    desk.log('12:15 rolled back the deploy')
    has(desk.find('list', 'Timeline'), 'rolled back')
    desk.set_status('Resolved', 'Error rate back to normal')
    desk.at('12:40')


def begin(desk):
    desk.tab('Post-Mortem')
    has(desk, 'needed fields are empty')
    has(desk, 'Not started')


def kinds(desk):
    """A text, whys one after the other, a choice, ticks, people, a date."""
    desk.answers(('Summary', 'One login in five failed.'))
    has(desk, 'Draft')
    desk.answers(('Why? 1', 'A pool was too small'), ('Why? 2', 'Its size was a default'))
    desk.choose_in('Kind of cause', 'Capacity')
    desk.tick('Nobody is blamed')
    desk.answers(('Read by', 'Grace'))
    date = desk.tab_to('text', 'Read on')
    for day in ('2025-02-30', '2025-11-03'):
        desk.keys('ctrl+a')
        desk.type(day)
        desk.keys('Return')
        wait('the day in its line', lambda: date.text() == day)


def blame(desk):
    """A quiet hint below what may be read as blame, and none below the rest."""
    desk.answers(('Contributing factors', 'Ada should have known'))
    has(desk, 'may be read as blame')
    desk.answers(('Contributing factors', 'Nothing warned before the pool was full'))
    wait('no hint', lambda: not any('may be read as blame' in name for name in desk.names()))


def table(desk):
    """The timeline comes from the record; a row is typed, moved and removed; then it is taken from the record again."""
    timeline = desk.find('list', 'Timeline')
    has(timeline, 'rolled back the deploy')
    n = len(timeline.all('list item'))
    desk.tab_to('button', 'Add Row…')
    desk.keys('Return')
    dialog = desk.dialog('Row')
    dialog.find('text', 'Time').fill('12:18')
    dialog.find('text', 'Event').fill('Error rate falls')
    dialog.find('button', 'Save').click()
    desk.gone('dialog')
    has(timeline, 'Error rate falls')
    timeline.find('list item', 'Time: 12:18, Event: Error rate falls').press()
    desk.dialog('Row').find('button', 'Move Up').press()
    desk.gone('dialog')
    take_again = next(b for b in desk.all('button', 'Take Again from the Record') if seen(b, timeline))
    take_again.click()
    wait('the record', lambda: len(desk.find('list', 'Timeline').all('list item')) == n)
    desk.find('button', 'Put Back What Was Typed').click()
    has(desk.find('list', 'Timeline'), 'Error rate falls')


def publish(desk):
    """What is published is an edition; a later change is said, and does not touch it."""
    desk.find('toggle button', 'Move On').click()
    desk.find('menu').find('menu item', nth=1).click()
    has(desk, 'In review')
    desk.find('toggle button', 'Move On').click()
    desk.find('menu').find('menu item', nth=2).click()
    dialog = desk.dialog('Publish Post-Mortem')
    dialog.find('list item', 'The team’s shared folder').press()
    dialog.find('button', 'Mark as Published').click()
    desk.gone('dialog')
    has(desk, 'Published, edition 1')
    desk.answers(('Summary', 'One login in five failed for 17 minutes.'))
    has(desk, 'changed since')


def files(desk):
    """The same words as Markdown, as a page, as paper."""
    folder = pathlib.Path(desk.folder)
    markdown = desk.export(folder / 'report.md')
    for words in ('One login in five failed for 17 minutes.', '1. A pool was too small', '2. Its size was a default',
                  'Capacity', '- [x] Nobody is blamed', '- [ ] Those who took part have read it', '- Grace',
                  '2025-11-03', 'Error rate falls'):
        assert words in markdown, f'{words!r} is not in\n{markdown}'
    page = desk.export(folder / 'report.html', 'Web page').decode()
    for words in ('<!DOCTYPE html>', '<td>Error rate falls</td>', 'prefers-color-scheme:dark', 'data:image/svg+xml'):
        assert words in page, f'{words!r} is not in\n{page}'
    assert desk.export(folder / 'report.pdf', 'PDF').startswith(b'%PDF')
    assert desk.export(folder / 'report.png', 'Timeline as PNG').startswith(b'\x89PNG')
    assert b'rolled back the deploy' in desk.export(folder / 'timeline.csv', 'Timeline as CSV')
    assert json.loads(desk.export(folder / 'data.json', 'Incident'))['title'] == 'Logins fail for one in five'
    assert (folder / 'report.md').stat().st_mode & 0o077 == 0, 'others can read an export'


def public(desk):
    """Names are out, an address is pointed at, and nothing goes on before somebody has read it."""
    desk.keys('ctrl+e')
    desk.dialog('Export Post-Mortem').find('list item', 'Public Version…').press()
    dialog = desk.dialog('Public Version')
    assert 'Grace' in dialog.find('text', 'As It Is Inside').text()
    has(dialog, 'to look at')
    has(dialog, '10.20.30.40')
    assert 'sensitive' not in dialog.find('button', 'Publish…').states()
    after = dialog.find('text', 'As the Public Sees It')
    after.fill(after.text().replace('10.20.30.40', 'one machine'))
    wait('nothing left of it', lambda: not any('Address: 10.20.30.40' in name for name in dialog.names()))
    dialog.find('check box', 'I Have Read It').press()
    wait('the buttons', lambda: 'sensitive' in dialog.find('button', 'Publish…').states())
    dialog.find('button', 'Publish…').click()
    dialog = desk.dialog('Publish Public Version')
    has(dialog, 'Edition 1')
    dialog.find('text', 'Place or Address').fill('status.shop.example/history')
    dialog.find('button', 'Mark as Published').click()
    desk.gone('dialog')
    desk.tab('Overview')
    wait('the entry', lambda: any('public version: status.shop.example/history' in name
                                  for name in desk.find('list', 'Timeline').names(False)))


def actions(desk):
    """One without owner and date is not ready; over all incidents it is overdue some time, then done, and asked about."""
    desk.tab('Post-Mortem')
    desk.tab_to('button', 'Add Action Item…')
    desk.keys('Return')
    dialog = desk.dialog('Action Item')
    has(dialog, 'Not ready')
    dialog.find('text', 'What Is to Be Done').fill('Warn before the pool is full')
    dialog.find('text', 'Owner').fill('Grace')
    dialog.find('text', 'Due Date (YYYY-MM-DD)').fill('2025-11-10')
    wait('ready', lambda: not any('Not ready' in name for name in dialog.names()))
    dialog.find('text', 'Address of Its Ticket').fill('https://git.shop.example/issues/7')
    dialog.find('button', 'Save').click()
    desk.gone('dialog')
    desk.at('2025-11-12T09:00:00Z')
    desk.keys('ctrl+shift+a')
    has(desk, '1 open, 1 overdue, 0 done (0 %)')
    desk.find('check box', 'Warn before the pool is full').click()
    has(desk, '0 open, 0 overdue, 1 done (100 %)')
    desk.at('2025-12-13T09:00:00Z')
    desk.keys('ctrl+shift+d')
    has(desk, 'Everything Due')
    desk.keys('ctrl+shift+a')
    has(desk, 'Did It Help?')
    desk.find('button', 'Yes').click()
    has(desk, 'it helped')
    desk.find('button', 'Save as CSV').click()
    table = desk.save_as(pathlib.Path(desk.folder, 'actions.csv'), 'Save Action Items').decode()
    assert 'Warn before the pool is full,Grace,2025-11-10' in table, table


def review(desk):
    """Planned by rule, a file for the calendar, then held point by point with what was said and who was there."""
    desk.keys('ctrl+shift+r')
    dialog = desk.dialog('Review')
    has(dialog, 'The process wants it held by')
    has(dialog, 'Technical lead')
    dialog.find('text', 'When (YYYY-MM-DD HH:MM)').fill('2025-11-03 14:00')
    dialog.find('text', 'Where').fill('Room 2, 1st floor; or call')
    desk.tab_to('button', 'Plan')
    desk.keys('Return')
    dialog.find('button', 'Move')
    desk.tab_to('button', 'Save Calendar File…')
    desk.keys('Return')
    path = pathlib.Path(desk.folder, 'review.ics')
    check_calendar(desk.save_as(path, 'Save Calendar File'))
    desk.at('2025-11-03T14:00:00Z')
    dialog.find('button', 'Start').click()
    has(dialog, 'What happened')
    words = dialog.find('text', 'What Is Said')
    words.fill('The alert was seen after five minutes')
    dialog.find('button', 'Note').click()
    has(dialog, '• The alert was seen after five minutes')
    dialog.find('check box', 'Technical lead').click()
    dialog.find('button', 'Next Point').click()
    has(dialog, 'Why it could happen')
    dialog.find('text', 'What Is Said').fill('Pools are measured')
    dialog.find('button', 'Decision').click()
    has(dialog, 'Decided: Pools are measured')
    for title in ('How we worked', 'What we change'):
        dialog.find('button', 'Next Point').click()
        wait(f'{title!r} to be talked about', lambda: len(dialog.all('list item', title)) == 2)
    dialog.find('button', 'End').click()
    dialog.gone('button', 'End')
    desk.close_dialog()
    desk.tab('Overview')
    wait('the milestone', lambda: any('Review held' in name for name in desk.find('list', 'Timeline').names(False)))


def check_calendar(written):
    """Read by a library that is not ours."""
    import icalendar
    event, = icalendar.Calendar.from_ical(written).walk('VEVENT')
    assert event.decoded('dtstart').isoformat() == '2025-11-03T14:00:00+00:00'
    assert (event.decoded('dtend') - event.decoded('dtstart')).total_seconds() == 45 * 60
    assert event['location'] == 'Room 2, 1st floor; or call', event['location']
    assert 'Logins fail for one in five' in event['summary']
    assert 'Why it could happen' in event['description']


with Desk(clock='2025-10-30T12:02:00Z') as desk:
    desk.choose('Standard')
    resolve(desk)
    begin(desk)
    kinds(desk)
    blame(desk)
    table(desk)
    publish(desk)
    files(desk)
    public(desk)
    review(desk)
    actions(desk)
