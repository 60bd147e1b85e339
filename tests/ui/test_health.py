"""A service's health address: asked now and each minute; only what changes enters the timeline."""
from desk import Desk, Services, wait


def says(node, words):
    wait(f'{words!r} in {node}', lambda: any(words in name for name in node.names()))


def command(desk, words):
    desk.keys('ctrl+k')
    desk.dialog('Command Palette')
    desk.type(words)
    wait('the command', lambda: any('selected' in n.states() for n in desk.find('list', 'Found').children()))
    desk.keys('Return')
    return desk.dialog('Health Check')


with Services() as services, Desk(clock='2025-10-30T12:02:00Z') as desk:
    desk.choose('Pawtropolis', 'Admin')
    desk.declare('/accept fails: database locked', 1)
    down = {'status': 503, 'type': 'text/plain', 'body': 'database locked'}
    up = {'status': 200, 'type': 'text/plain', 'body': 'ok'}
    services.answer('/health', down, up, down, up, up)
    dialog = command(desk, 'health')
    says(dialog, 'No Address Yet')
    dialog.find('text', 'Health Address').fill('health.shop.example')
    dialog.find('button', 'Save').click()
    says(dialog, 'This is not a web address')
    dialog.find('text', 'Health Address').fill(services.url('/health'))
    dialog.find('button', 'Save').click()
    says(dialog, 'Down (503) · just now')
    says(dialog, 'database locked')
    dialog.find('button', 'Check Now').click()
    says(dialog, 'Up (200) · just now')
    desk.close_dialog()
    says(desk, 'Health check: Down (503): database locked')
    says(desk, 'Health check: Up (200): ok')
    # Another answer is news; the same once more is none.
    for time, answer in ('12:03', 'Down (503)'), ('12:04', 'Up (200)'):
        desk.at(time)
        desk.find('button', f'Health check: {answer} · just now')
    says(desk, '12:03 Health check: Down (503)')
    says(desk, '12:04 Health check: Up (200)')
    desk.at('12:05')
    # Resolved: nobody asks any more, and the answer grows old.
    desk.set_status('Resolved')
    assert not any(name.startswith('12:05 Health check') for name in desk.find('list', 'Timeline').names(False))
    desk.at('12:20')
    desk.find('button', 'Health check: Up (200) · 15 min ago')
