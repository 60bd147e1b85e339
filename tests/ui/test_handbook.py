"""The handbook: all of a process to read, level beside level, and to search."""
from desk import Desk
from uitest import wait

LEVELS = {'SEV0': 'Critical Outage', 'SEV1': 'Major Degradation', 'SEV2': 'Minor Degradation',
          'SEV3': 'Cosmetic Issue'}


def labels(desk):
    return [node.name for node in desk.find('frame').all('label')]


def chapters(desk):
    return [row.name for row in desk.find('list', 'Chapters').all('list item')]


def open_by_key(desk):
    desk.keys('F1')
    desk.find('list', 'Chapters')
    assert chapters(desk)[:2] == ['About', 'Levels'], chapters(desk)


def levels_side_by_side(desk):
    desk.find('list item', 'Levels').click()
    for key, name in LEVELS.items():
        desk.find('label', f'{key}\n{name}')
    desk.find('label', '5 min (immediate)')
    desk.find('label', 'best effort')


def search(desk):
    whole = chapters(desk)
    desk.keys('ctrl+f')
    desk.find('entry', 'Search the Handbook')
    desk.type('sentry')
    wait('fewer chapters', lambda: 0 < len(chapters(desk)) < len(whole))
    shown = wait('what was found', lambda: [name for name in labels(desk) if name.endswith(' places')] and labels(desk))
    assert 'Checklists' in chapters(desk) and 'Roles' not in chapters(desk), chapters(desk)
    assert any('Sentry' in name for name in shown) and 'best effort' not in shown, shown

    desk.keys('ctrl+a')
    desk.type('zebra')
    desk.find('label', 'Nothing Found')
    assert not chapters(desk)

    desk.keys('Escape')
    desk.gone('entry', 'Search the Handbook')
    wait('all chapters', lambda: chapters(desk) == whole)
    desk.find('label', 'best effort')


def choosing_a_chapter_ends_the_search(desk):
    desk.keys('ctrl+f')
    desk.find('entry', 'Search the Handbook')
    desk.type('incident lead')
    desk.find('heading', 'Incident Lead')
    desk.find('list item', 'Roles').click()
    desk.find('heading', 'Postmortem Author')
    desk.gone('entry', 'Search the Handbook')


def from_an_incident(desk):
    desk.declare('The bot is offline', 1)
    desk.find('button', 'Incident Menu').click()
    assert not desk.all('list', 'Chapters')
    # Level, status, resolve, decisions; update and two kinds of copies; silence and health; the handbook.
    desk.find('menu').find('menu item', nth=10).click()
    # It is as it was left.
    desk.find('heading', 'Postmortem Author')


with Desk(clock='2025-10-30T12:00:00Z') as desk:
    desk.choose('Pawtropolis')
    open_by_key(desk)
    levels_side_by_side(desk)
    search(desk)
    choosing_a_chapter_ends_the_search(desk)
    from_an_incident(desk)
