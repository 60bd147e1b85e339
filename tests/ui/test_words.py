"""Every page and dialog, wide and narrow: whatever can be acted on has a name that can be spoken."""
from desk import Desk
from uitest import CONTROLS, Missing, xdotool

# What has no name of its own, by role and by where it is. All of it is GTK's or libadwaita's.
EXCEPTIONS = {
    # (role, role of an ancestor): why
    ('menu item', 'menu'): 'GTK gives the items of a GMenu no name, in 4.18 as in 4.24',
    ('list item', 'combo box'): 'GTK repeats the chosen one inside the box, which is named itself',
    ('image', 'combo box'): "GTK's tick beside the chosen one",
    ('list item', 'popup menu'): 'the choices of a combo box; the label inside each is read',
}
# The names of containers are read on the way into them.
NAMED = CONTROLS | {'menu item', 'heading'}


def excused(role, path):
    return any((role, above) in EXCEPTIONS for above in path)


class Tour:
    def __init__(self, desk, narrow):
        self.desk, self.narrow, self.faults, self.places = desk, narrow, [], []

    def look(self, where, within=None):
        for _, role, name, path in (within or self.desk).seen():
            if role not in NAMED and role != 'panel' and role != 'grouping':
                continue
            if role in NAMED and not name.strip() and not excused(role, path):
                self.faults.append(f'{where}: {role} without a name, in {" > ".join(path[-4:])}')
            if name.startswith('_') or (role in ('button', 'page tab') and '_' in name):
                self.faults.append(f'{where}: {role} {name!r} is read with its underline')
        self.places.append(where)

    def dialog(self, where, name=None, role='dialog', close=True):
        dialog = self.desk.settle(self.desk.find(role, name))
        self.look(where, dialog)
        if close:
            self.close(role, name)
        return dialog

    def close(self, role='dialog', name=None):
        self.desk.keys('Escape')
        self.desk.gone(role, name)

    def key(self, keys, where, name=None, role='dialog'):
        self.desk.keys(keys)
        return self.dialog(where, name, role)

    def part(self, name):
        """Narrow, the parts of the overview are pages of their own."""
        if self.narrow:
            self.desk.tab(name)

    # --- the pages, in the order in which a person comes to them

    def begin(self):
        desk = self.desk
        if self.narrow:
            # 360 pixels for what is inside: without a window manager the frame's edge takes 5 on each side.
            window = xdotool('search', '--onlyvisible', '--class', '.').split()[0]
            xdotool('windowsize', '--sync', window, 370, 650)
        desk.find('button', 'Open the Sample Incident')
        self.look('start')
        desk.find('text', 'Your name, noted beside everything that you do here').fill('Admin')
        desk.tab_to('list item', 'Pawtropolis')
        desk.keys('Return')
        # Narrow, the list comes first.
        desk.find('button', 'Declare' if self.narrow else 'Declare Incident')
        self.look('no incident')
        if self.narrow:
            desk.keys('F9')
            desk.find('button', 'Declare Incident')
            self.look('no incident, the page')
            desk.keys('F9')
            desk.find('button', 'Main Menu')
        desk.find('button', 'Main Menu').click()
        self.look('main menu', desk.find('menu'))
        self.close('menu')
        desk.find('frame').act('win.person')
        self.dialog('person', 'Person at the Desk')

    def handbook(self):
        desk = self.desk
        desk.keys('F1')
        if self.narrow:
            desk.find('toggle button', 'Chapters').click()
        for chapter in ('Levels', 'Messages'):
            desk.find('list', 'Chapters').find('list item', chapter).select()
            desk.find('heading', chapter)
            self.look(f'handbook, {chapter}')
        desk.keys('ctrl+f')
        desk.find('entry', 'Search the Handbook')
        desk.type('zebra')
        desk.find('label', 'Nothing Found')
        self.look('handbook, nothing found')
        desk.keys('Escape')
        desk.gone('entry', 'Search the Handbook')

    def declare(self):
        desk = self.desk
        desk.keys('ctrl+n')
        dialog = self.dialog('declare', 'Declare Incident', close=False)
        desk.type('Payments fail')
        dialog.find('button', 'More Details…').click()
        for where, role, name in (('what happens', 'text', 'Since when?'), ('how bad', 'list', 'Severity level'),
                                  ('who leads', 'text', 'Handle in chat, as in @ada'),
                                  ('where we meet', 'text', 'Where we meet'),
                                  ('whom to tell', 'text', 'What we know')):
            dialog.find(role, name)
            self.look(f'declare, {where}', dialog)
            dialog.find('button', 'Next').click()
        dialog.find('list item', 'Whom to Tell')
        self.look('declare, summary', dialog)
        dialog.find('button', 'Declare').click()
        desk.gone('dialog')
        desk.find('heading', 'Payments fail')
        # One like it is offered to be joined.
        desk.keys('ctrl+n')
        dialog = desk.dialog('Declare Incident')
        desk.type('Payments fail')
        dialog.find('button', 'Join')
        self.look('declare, join', dialog)
        self.close()

    def incident(self):
        desk = self.desk
        self.look('overview')
        self.part('Checklist')
        desk.find('check box', 'Save the PM2 logs')
        if self.narrow:
            self.look('overview, checklist')
        desk.log('Restarted', '12:02 Restarted, Admin')
        if self.narrow:
            self.look('overview, timeline')

    def dialogs(self):
        desk = self.desk
        desk.tab('Overview')
        desk.find('button', 'Not Applicable').click()
        self.dialog('not applicable', 'Not Applicable?', 'alert')
        desk.find('list item', '12:02 Restarted, Admin').press()
        self.dialog('entry', 'Timeline Entry')
        desk.find('toggle button', 'Everything Due').click()
        self.look('everything due', desk.find('list', 'Everything due'))
        self.close('list', 'Everything due')
        desk.find('button', 'Incident Menu').click()
        self.look('incident menu', desk.find('menu'))
        self.close('menu')
        self.key('ctrl+l', 'level', 'Change Level')
        self.key('ctrl+s', 'status', 'Change Status')
        self.key('F2', 'title', 'Change Title', 'alert')
        desk.command('Move it to another playbook')
        self.dialog('move', 'Move Incident')
        desk.find('button', 'Incident Lead: Admin (assumed)').click()
        self.dialog('lead', 'Incident Lead', 'alert')
        desk.find('button', 'Where we meet: Where do we meet?').click()
        self.dialog('meet', 'Where Do We Meet?', 'alert')
        desk.keys('ctrl+u')
        dialog = self.dialog('compose', 'Write Update', close=False)
        desk.tab_to('button', 'Edit Text…')
        desk.keys('Return')
        self.dialog('compose, text', role='alert')
        self.close()

    def updates(self):
        self.desk.tab('Updates')
        self.desk.find('list', 'Messages')
        self.look('updates')

    def learn(self):
        desk = self.desk
        desk.tab('Postmortem')
        desk.find('button', 'Begin Anyway')
        self.look('postmortem, not begun')
        desk.find('button', 'Begin Anyway').click()
        desk.find('text', 'Summary')
        self.look('postmortem')
        desk.tab_to('button', 'Add Action Item…')
        desk.keys('Return')
        dialog = desk.dialog('Action Item')
        dialog.find('text', 'Owner')
        self.look('action item', dialog)
        dialog.find('text', 'What Is to Be Done').fill('Add an index')
        dialog.find('button', 'Save').click()
        desk.gone('dialog')
        desk.find('check box', 'Add an index')
        self.look('postmortem, with an action item')

    def evidence(self):
        desk = self.desk
        desk.tab('Evidence')
        desk.find('list item', 'PM2 logs')
        self.look('evidence')
        desk.find('toggle button', 'More').click()
        self.look('evidence, menu', desk.find('menu'))
        desk.find('menu').find('menu item', nth=2).click()
        alert = self.dialog('link', 'Add Link', 'alert', close=False)
        alert.find('text', 'Address').fill('https://grafana.example/d/bot')
        alert.find('button', 'Add').click()
        desk.gone('alert', 'Add Link')
        desk.find('list item', 'https://grafana.example/d/bot')
        self.look('evidence, with a link')
        if not self.narrow:
            desk.keys('ctrl+o')
            desk.find('dialog', 'Attach Files')
            self.close('dialog', 'Attach Files')
            desk.take_focus()

    def leaves(self):
        """What of the record goes out of the house."""
        desk = self.desk
        desk.tab('Postmortem')
        desk.find('text', 'Summary')
        desk.keys('ctrl+e')
        self.dialog('export', 'Export Post-Mortem', close=False)
        desk.tab_to('list item', 'Public Version…')
        desk.keys('Return')
        self.dialog('public version', 'Public Version')
        desk.find('toggle button', 'Move On').click()
        desk.find('menu').find('menu item', nth=2).click()
        self.dialog('publish', 'Publish Post-Mortem')
        desk.keys('ctrl+shift+r')
        dialog = self.dialog('review', close=False)
        dialog.find('text', 'When (YYYY-MM-DD HH:MM)').fill('2025-11-03 14:00')
        desk.tab_to('button', 'Plan')
        desk.keys('Return')
        dialog.find('button', 'Start').click()
        dialog.find('button', 'End')
        self.look('review, held', dialog)
        self.close()

    def over_all(self):
        desk = self.desk
        desk.keys('ctrl+shift+a')
        desk.find('check box', 'Add an index')
        self.look('action items')
        desk.keys('ctrl+f')
        desk.find('entry', 'Search all incidents').fill('restarted')
        desk.find('list item', 'Restarted, Timeline · 30 Oct 2025, 12:02')
        self.look('search')
        desk.keys('Down', 'Return')
        desk.gone('entry', 'Search all incidents')
        desk.find('page tab', 'Overview')

    def sidebar(self):
        if self.narrow:
            self.desk.keys('F9')
        self.desk.find('list', 'Incidents')
        self.look('incidents')

    def destinations(self):
        desk = self.desk
        dialog = desk.destinations()
        dialog.find('button', 'Add a Destination')
        self.look('destinations, none', dialog)
        for service, fields in (('Slack', ['Webhook address']), ('Statuspage', ['Page ID']),
                                ('Discord', ['Webhook address'])):
            dialog.find('button', 'Add a Destination').click()
            dialog.find('list item', service)
            if service == 'Slack':
                self.look('destinations, services', dialog)
            desk.choose_service(dialog, service)
            dialog.find('text', 'Name, as in #incidents')
            self.look(f'destinations, {service}', dialog)
            if service != 'Discord':
                for _ in range(2):
                    back = dialog.find('button', 'Back')
                    back.click()
                    desk.gone('text', 'Name, as in #incidents')
                    if next(dialog.each('button', 'Add a Destination'), None):
                        break
        desk.fill_destination(dialog, {'Name, as in #incidents': '#ops',
                                       'Webhook address': 'http://127.0.0.1:9/api/webhooks/1234567890/token'})
        dialog.find('button', 'Save').click()
        dialog.find('list item', '#ops')
        self.look('destinations', dialog)
        dialog.find('list item', '#ops').press()
        dialog.find('button', 'Remove Destination')
        self.look('destinations, one', dialog)
        desk.keys('Escape')
        dialog.find('button', 'Add a Destination')
        self.close()

    def playbooks(self):
        desk = self.desk
        desk.keys('ctrl+b')
        desk.find('button', 'Import…')
        self.look('playbooks')
        desk.find('button', 'More: Pawtropolis').click()
        self.look('playbooks, menu', desk.find('menu'))
        desk.find('menu').find('menu item', nth=1).click()
        desk.gone('menu')
        desk.find('list', 'Parts of the Playbook')
        self.look('editor, parts')
        for part, first in (('General', None), ('Levels', 'Critical Outage'), ('Variables', None),
                            ('Templates', 'SEV0 alert')):
            self.choose_part(part)
            self.look(f'editor, {part}')
            if first:
                desk.tab_to('list item', first)
                desk.keys('Return')
                desk.find('grouping', first)
                self.look(f'editor, {first}')
        if self.narrow:
            desk.find('toggle button', 'Preview').click()
        desk.find('toggle button', 'Insert Value').click()
        desk.find('entry', 'Search values')
        self.look('editor, values')
        desk.keys('Escape')
        desk.gone('entry', 'Search values')
        if self.narrow:
            desk.keys('Escape')
            desk.gone('toggle button', 'Insert Value')
        desk.find('text', 'Title').fill('')
        desk.find('toggle button', '1 Fault').click()
        self.look('editor, faults', desk.find('list', 'Faults'))
        desk.keys('Escape')
        desk.gone('list', 'Faults')
        desk.find('text', 'Title').fill('SEV0 alert')
        self.to_playbooks()
        desk.find('button', 'More: Pawtropolis').click()
        desk.find('menu').find('menu item', nth=2).click()
        desk.find('grouping', 'Versions of Pawtropolis')
        self.look('versions')
        self.to_playbooks()
        desk.find('button', 'Back to the Desk').click()
        desk.gone('button', 'Back to the Desk')

    def choose_part(self, name):
        desk = self.desk
        for _ in range(3):
            if desk.all('list', 'Parts of the Playbook'):
                break
            desk.keys('Escape')
            desk.gone('button', 'Save')
        row = next(n for n in desk.find('list', 'Parts of the Playbook').all('list item', name, showing=False))
        row.select()
        if self.narrow:
            desk.tab_to('list item', name)
            desk.keys('Return')
        desk.find('grouping', name)

    def to_playbooks(self):
        """By Escape, which leaves one page after the other."""
        for _ in range(4):
            try:
                return self.desk.find('button', 'Import…', timeout=1)
            except Missing:
                self.desk.keys('Escape')
        raise Missing('Escape does not lead to the playbooks')

    def program(self):
        self.key('ctrl+comma', 'preferences')
        self.key('ctrl+question', 'shortcuts', 'Keyboard Shortcuts')
        self.desk.find('button', 'Main Menu').click()
        self.desk.find('menu')
        self.desk.keys('Up', 'Return')
        self.dialog('about', 'About')

    def go(self):
        pages = (self.begin, self.handbook, self.declare, self.incident, self.learn, self.updates, self.evidence,
                 self.leaves, self.over_all, self.sidebar, self.playbooks)
        # Dialogs hold the same, however wide the window is.
        for step in pages if self.narrow else (*pages, self.dialogs, self.destinations, self.program):
            step()


faults = []
for narrow in (False, True):
    with Desk(clock='2025-10-30T12:02:00Z') as desk:
        tour = Tour(desk, narrow)
        tour.go()
        faults += [('narrow: ' if narrow else 'wide: ') + fault for fault in dict.fromkeys(tour.faults)]
assert not faults, '\n'.join(faults)
