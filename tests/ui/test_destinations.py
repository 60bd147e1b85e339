"""A destination with two secrets, of which one may be missing: it is taken away again, and only that one."""
from desk import Desk, Services, wait

TOKEN, REMOVAL = 'Access token', 'Take away: Access token'


def says(dialog, words):
    wait(words, lambda: any(words in name for name in dialog.names()))


def is_on(button):
    return bool({'pressed', 'checked'} & button.states())


def tried(dialog, words):
    dialog.find('button', 'Check Silently').press()
    says(dialog, words)


def opened(desk):
    dialog = desk.destinations()
    dialog.find('list item', 'On call').press()
    dialog.find('text', TOKEN)
    return dialog


def saved(desk, dialog):
    dialog.find('button', 'Save').click()
    dialog.find('list item', 'On call')
    desk.close_dialog()


def kept(desk):
    """What is not touched stays: the token that the server does not know."""
    dialog = opened(desk)
    tried(dialog, 'This does not work')
    saved(desk, dialog)


def thought_again(dialog):
    """Typing a new one says that it is not to be taken away; taking it away empties what was typed."""
    removal = dialog.find('toggle button', REMOVAL)
    removal.click()
    wait('the removal', lambda: is_on(removal))
    says(dialog, 'It is taken away when this is saved.')
    dialog.find('text', TOKEN).fill('tk_other')
    wait('the removal to be off', lambda: not is_on(removal))
    assert not any('It is taken away' in name for name in dialog.names())
    removal.click()
    wait('the removal', lambda: is_on(removal))
    wait('the line to be empty', lambda: dialog.find('text', TOKEN).text() == '')


def taken_away(desk):
    dialog = opened(desk)
    assert not dialog.all('toggle button', 'Take away: Topic')
    thought_again(dialog)
    tried(dialog, 'The service answers, and knows this desk')
    saved(desk, dialog)


def gone(desk):
    """There is nothing more to take away, and the topic is still there: without it nothing could be asked or saved."""
    dialog = opened(desk)
    assert not dialog.all('toggle button', REMOVAL)
    tried(dialog, 'The service answers, and knows this desk')
    saved(desk, dialog)


def counted(desk):
    """What the service counts is what is said: bytes here."""
    desk.declare('Checkout is slow', 2)
    desk.keys('ctrl+u')
    dialog = desk.dialog('Write Update')
    says(dialog, ' of 3500 bytes')
    desk.close_dialog()


with Services() as services, Desk(clock='2025-10-30T12:02:00Z') as desk:
    desk.choose('Standard')
    desk.add_destination('ntfy', 'On call', {'Server': services.url('/ntfy'), 'Topic': 'shop-incidents',
                                             TOKEN: 'tk_unknown'})
    kept(desk)
    taken_away(desk)
    gone(desk)
    counted(desk)
