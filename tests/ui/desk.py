"""Sitrep's own window and the services that it talks to, for tests that play incidents.

    with Services() as services, Desk(clock='2025-10-30T12:02:00Z') as desk:
        desk.choose('Pawtropolis', 'Admin')
        desk.add_destination('Discord', '#incidents', {'Webhook address': services.discord()})

Each desk has a folder of its own, a keyring in memory and a clock that only the
test moves. A second `Desk(folder=…)` is the same desk after a restart.
"""
import json, os, pathlib, select, shutil, socket, subprocess, sys, tempfile, threading, urllib.request
from uitest import App, GLib, Missing, TIMEOUT, nicks, wait


class Services:
    """Discord, Slack and Statuspage on this machine; see fake-services.h."""

    def __init__(self):
        self.folder = tempfile.mkdtemp()
        self.log = pathlib.Path(self.folder, 'log')
        self.log.touch()

    def __enter__(self):
        self.process = subprocess.Popen([os.environ['SITREP_SERVICES'], str(self.log)], text=True,
                                        stdout=subprocess.PIPE)
        self.port = int(self.process.stdout.readline())
        return self

    def __exit__(self, *exc):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()
        shutil.rmtree(self.folder)

    def url(self, path):
        return f'http://127.0.0.1:{self.port}{path}'

    def discord(self, token='token'):
        return self.url(f'/api/webhooks/1234567890/{token}')

    def slack(self, token='token'):
        return self.url(f'/services/T000/B000/{token}')

    def answer(self, path, *answers):
        """What the next requests below that path are answered."""
        body = json.dumps({'path': path, 'answers': answers}).encode()
        urllib.request.urlopen(self.url('/control'), body, timeout=10).close()

    def requests(self, n=None, service=None):
        """What was accepted so far; with `n` it is waited for so many."""
        def read():
            all = [json.loads(line) for line in self.log.read_text().splitlines()]
            return [r for r in all if service in (None, r['service'])]
        if n is not None:
            wait(f'{n} requests', lambda: len(read()) >= n)
            assert len(read()) == n, f'{len(read())} requests, not {n}: {read()}'
        return read()


class Gate:
    """A way to the services that can be shut: nobody listens there then."""

    def __init__(self, services):
        self.services, self.listener, self.port = services, None, 0

    def open(self):
        # The port stays the same, so that the addresses given out go on being right.
        self.listener = socket.create_server(('127.0.0.1', self.port))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._accept, args=[self.listener], daemon=True).start()
        return self

    def shut(self):
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()

    def url(self, path):
        return f'http://127.0.0.1:{self.port}{path}'

    def _accept(self, listener):
        while True:
            try:
                near, _ = listener.accept()
            except OSError:
                return
            far = socket.create_connection(('127.0.0.1', self.services.port))
            for pair in (near, far), (far, near):
                threading.Thread(target=self._pass, args=pair, daemon=True).start()

    @staticmethod
    def _pass(source, sink):
        while data := source.recv(65536):
            sink.sendall(data)
        for end in source, sink:
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass


class Giver:
    """Another program of the desktop, that has something on the clipboard: see giver.py."""

    def __init__(self, kind, *what):
        self.process = subprocess.Popen([sys.executable, pathlib.Path(__file__).with_name('giver.py'), kind,
                                         *map(str, what)], text=True, stdout=subprocess.PIPE)
        self.step('ready')

    def step(self, name):
        assert select.select([self.process.stdout], [], [], TIMEOUT)[0], 'the other program says nothing'
        found = self.process.stdout.readline().strip()
        assert found == name, f'the other program is at {found!r}, not {name!r}'

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()


class Desk(App):
    """The window on a desk of its own; `folder` is that of an earlier one.

    With `keyring`, secrets outlive the window, in a file of libsecret's.
    """

    def __init__(self, folder=None, clock=None, args=(), keyring=False, zone=None):
        self.folder = folder or tempfile.mkdtemp(dir=os.environ['HOME'])
        self.clock = pathlib.Path(self.folder, 'clock')
        if clock:
            self.at(clock)
        super().__init__([os.environ['SITREP_WINDOW'], *args],
                         {'SITREP_FOLDER': self.folder, 'SITREP_CLOCK_FILE': str(self.clock), **({'TZ': zone} if zone else {}),
                          **({'SECRET_BACKEND': 'file', 'SECRET_FILE_TEST_PASSWORD': 'test',
                              'SECRET_FILE_TEST_PATH': self.folder + '/keyring'} if keyring
                             else {'SITREP_KEYRING': 'memory'})})

    def __exit__(self, *exc):
        # While a dialog is over the window, a request to close closes that.
        while not exc[0] and self.process and self.process.poll() is None and self.all('dialog'):
            before = len(self.all('dialog'))
            self.find('frame').act('window.close')
            wait('the dialog to close', lambda: len(self.all('dialog')) < before)
        if self.process:
            super().__exit__(*exc)

    def at(self, time):
        """Moves the desk's clock: an ISO 8601 time, or one of the same day."""
        if len(time) == 5:
            time = self.clock.read_text()[:11] + time + ':00Z'
        new = self.clock.with_suffix('.new')
        new.write_text(time)
        new.rename(self.clock)

    def kill(self):
        """What a power cut leaves behind."""
        self.process.kill()
        self.process.wait()
        self.process = None

    # --- what a person does

    def choose(self, process, name='Admin'):
        """The first start."""
        self.find('text', 'Your name, noted beside everything that you do here').fill(name)
        # By keys: a list of many processes is longer than the window.
        row = self.find('list item', process)
        for _ in range(20):
            if 'focused' in row.states():
                break
            self.keys('Tab' if not any('focused' in n.states() for n in self.all('list item')) else 'Down')
        self.keys('Return')
        self.find('button', 'Declare Incident')

    def settle(self, dialog):
        """Waits until keys go to the dialog: it is there a moment before it has the focus."""
        try:
            wait('the focus in the dialog', lambda: any('focused' in n.states() for n in dialog.walk(True)), 3)
        except Missing:
            pass          # some have nothing that takes it
        return dialog

    def dialog(self, name=None):
        return self.settle(self.find('dialog', name))

    def close_dialog(self):
        """By Escape, which leaves one page after the other."""
        for _ in range(5):
            self.keys('Escape')
            try:
                return wait('the dialog to close', lambda: not self.all('dialog'), 1)
            except Missing:
                pass
        raise Missing('Escape does not close the dialog')

    def destinations(self):
        self.find('frame').act('win.destinations')
        return self.dialog('Destinations')

    def fill_destination(self, dialog, fields, audience=None, test=None):
        for label, text in fields.items():
            dialog.find('text', label).fill(text)
        if audience:
            dialog.find('radio button', audience).click()
        if test:
            # The row and the switch in it have the same name and role.
            dialog.find('check box', 'Test Destination', nth=1).click()
            wait('the switch', lambda: 'checked' in dialog.find('check box', 'Test Destination', nth=1).states())

    def choose_service(self, dialog, service):
        """By keys, as the list is longer than the dialog: down the lists of each kind, one after the other."""
        row = dialog.find('list item', service)
        rows = [n for n in dialog.all('list item')]
        last = None
        for _ in range(2 * len(rows) + 10):
            now = next((n for n, state in zip(rows, self.ask(rows, 'GetState')) if state and 'focused' in nicks(state)),
                       None)
            if now is not None and now.name == row.name:
                break
            self.keys('Tab' if now is None or now is last else 'Down')
            last = now
        self.keys('Return')
        dialog.find('text', 'Name, as in #incidents')

    def add_destination(self, service, name, fields, audience=None, test=False):
        dialog = self.destinations()
        dialog.find('button', 'Add a Destination').click()
        self.choose_service(dialog, service)
        self.fill_destination(dialog, {'Name, as in #incidents': name, **fields}, audience, test)
        dialog.find('button', 'Save').click()
        dialog.find('list item', name)
        self.close_dialog()

    def import_playbook(self, path, title):
        """A process from a file, through GTK's own file dialog; it is the chosen one then."""
        self.keys('ctrl+comma')
        self.dialog('Preferences').find('button', 'Import…').click()
        dialog = self.dialog('Import Playbook')
        # A slash opens the line for a path.
        self.type('/')
        line = dialog.find('text')
        line.fill(str(path))
        wait('the path', lambda: line.text() == str(path))
        dialog.find('button', 'Open').click()
        self.gone('dialog', 'Import Playbook')
        self.take_focus()
        self.find('radio button', title)
        self.close_dialog()

    def declare(self, title, level=None):
        """The short way, by keys alone; `level` is its number."""
        self.keys('ctrl+n')
        dialog = self.dialog('Declare Incident')
        self.type(title)
        self.keys('Return')
        levels = dialog.find('list', 'Severity level')
        wait('the focus in the levels', lambda: any('focused' in n.states() for n in levels.children()))
        if level:
            self.keys(str(level))
        self.keys('Return')
        self.gone('dialog')
        self.find('heading', title)

    def log(self, line, words=None):
        """Types an entry; `words` is what its row says then."""
        self.keys('ctrl+t')
        entry = self.find('text', 'New timeline entry')
        wait('the focus in the entry line', lambda: 'focused' in entry.states())
        self.type(line)
        self.keys('Return')
        if words:
            self.find('list item', words)

    def open_entry(self, words):
        """Opens the entry's dialog; where the list was just scrolling to a new row, a click may miss."""
        for _ in range(3):
            self.find('list item', words).press()
            try:
                return self.find('dialog', 'Timeline Entry', timeout=2)
            except Missing:
                pass
        return self.dialog('Timeline Entry')

    def tick(self, item):
        self.tab_to('check box', item)
        self.keys('space')
        wait(f'{item} to be ticked', lambda: 'checked' in self.find('check box', item).states())

    def set_status(self, status, reason='', since='', all_clear=False):
        """`all_clear`: whether the all-clear is written at once, where one is owed: its dialog is there then."""
        self.keys('ctrl+s')
        dialog = self.dialog('Change Status')
        dialog.find('radio button', status).press()
        wait('the status to be chosen', lambda: 'checked' in dialog.find('radio button', status).states())
        dialog.find('text', 'Reason').fill(reason)
        dialog.find('text', 'Since When (Empty: Now)').fill(since)
        # The row and the switch in it have the same name and role.
        owed = dialog.all('check box', 'Write the All-Clear')
        if owed and not all_clear:
            owed[1].click()
            wait('the switch', lambda: 'checked' not in owed[1].states())
        dialog.find('button', 'Change').click()
        if all_clear:
            return self.dialog('Write Update')
        self.gone('dialog')
        self.find('button', f'Status: {status}')

    def send(self, keys, moment=None, **values):
        """Opens the dialog by that key, fills it in and sends it. Underlines are spaces."""
        self.keys(keys)
        dialog = self.dialog('Write Update')
        if moment:
            self.choose_in('What It Is', moment)
        for label, text in values.items():
            label = label.replace('_', ' ')
            if dialog.all('combo box', label):
                self.choose_in(label, text)
            else:
                dialog.find('text', label).fill(text)
        send = dialog.find('button', 'Send')
        try:
            wait('the message to be ready', lambda: 'sensitive' in send.states())
        except Missing as e:
            raise Missing(f'{e}; there is:\n{dialog.dump()}') from None
        self.keys('ctrl+Return')
        return dialog

    def in_list(self, row):
        """Waits until keys go to the list of an opened combo row: it is seen a moment before."""
        wait('the focus in the list', lambda: any('focused' in n.states() for n in row.all('list item')))

    def choose_in(self, combo, label):
        """Chooses in a combo row by keys; it shows what was chosen."""
        row = self.find('combo box', combo)
        for _ in range(12):
            if row.all('label', label):
                return
            self.tab_to('combo box', combo)
            before = [n.name for n in row.all('label')]
            self.keys('space')
            self.in_list(row)
            self.keys('Down', 'Return')
            wait('the choice to change', lambda: [n.name for n in row.all('label')] != before)
        raise Missing(f'{combo} does not offer {label}')

    def publish(self):
        """Confirms what is told to the public."""
        alert = self.find('alert', 'Publish This?')
        assert 'focused' not in alert.find('button', 'Publish').states(), 'Enter would publish'
        text = '\n'.join(n.name for n in alert.all('label'))
        alert.find('button', 'Publish').click()
        self.gone('dialog')
        return text

    def command(self, words):
        """Runs what the palette finds first for those words."""
        self.keys('ctrl+k')
        self.dialog('Command Palette')
        self.type(words)
        wait('the command', lambda: any('selected' in n.states() for n in self.find('list', 'Found').children()))
        self.keys('Return')

    def reads(self, words):
        return any(words in name for name in self.find('frame').names())

    def dismiss(self, words):
        """A sentence about what went wrong stays until somebody has read it."""
        self.find('button', 'Dismiss').click()
        wait('the sentence to go', lambda: not self.reads(words))

    def paste(self, words, kind, *what):
        """What another program has on its clipboard; `words` are shown then. The window hears of it a moment later than
        the other program has said so."""
        nothing = 'There is nothing to paste'
        with Giver(kind, *what):
            for _ in range(20):
                if not any('focused' in n.states() for n in self.all('button', 'Attach Files…')):
                    self.tab_to('button', 'Attach Files…')
                self.keys('ctrl+v')
                wait(words, lambda: self.reads(words) or self.reads(nothing))
                if not self.reads(nothing):
                    return
                self.dismiss(nothing)
        raise Missing(f'nothing comes from the other program: {kind} {what}')

    def tab(self, name):
        self.find('page tab', name).click()

    def shown(self):
        """All that can be read in the window, line by line."""
        lines = []
        for node in self.all():
            if node.role in ('label', 'heading') and node.name:
                lines.append(node.name)
            elif node.role == 'text':
                lines.append(f'{node.name}: {node.text()}')
        return lines

    def focusable(self):
        """What can have the focus: role, name and node of each."""
        found = []
        for level in self.levels(showing=True):
            states = self.ask(level, 'GetState')
            found += [(n.role, n.name, n) for n, state in zip(level, states) if state and 'focusable' in nicks(state)]
        return found

    def has_focus(self, node):
        try:
            return 'focused' in node.states()
        except GLib.Error:
            return False                  # it is not there any more

    def place_of_focus(self, among, guess=None):
        """Which of what focusable() found has the focus, if any; `guess` is asked first, as asking all takes its time."""
        if guess is not None and 0 <= guess < len(among) and self.has_focus(among[guess][2]):
            return guess
        states = self.ask([n for _, _, n in among], 'GetState')
        return next((i for i, state in enumerate(states) if state and 'focused' in nicks(state)), None)

    def tab_to(self, role, name, among=None):
        """Moves the focus by the Tab key, as often as that takes; `among` saves looking again."""
        if not among:
            self.find(role, name)
            among = self.focusable()
        target = next((n for r, nm, n in among if (r, nm) == (role, name)), None)
        assert target, f'no {role} {name!r} there:\n{self.dump()}'
        place = None
        for _ in range(100):
            # Most often it is the next one.
            place = self.place_of_focus(among, place if place is None else place + 1)
            before = among[place][2] if place is not None else None
            if before is target:
                return target
            self.keys('Tab')
            if before:
                wait('the focus to move', lambda: not self.has_focus(before))
        raise Missing(f'no Tab leads to {role} {name!r}')

    def answers(self, *answers):
        """Types answers of the post-mortem over what is there, and leaves the last one."""
        among = self.focusable()
        for question, text in answers:
            view = self.tab_to('text', question, among)
            self.keys('ctrl+a')
            self.type(text)
            wait(f'{question} to be typed', lambda: view.text() == text)
        self.keys('Tab')

    def add_action(self, text, owner, due, priority=None):
        self.tab_to('button', 'Add Action Item…')
        self.keys('Return')
        dialog = self.dialog('Action Item')
        dialog.find('text', 'What Is to Be Done').fill(text)
        dialog.find('text', 'Owner').fill(owner)
        dialog.find('text', 'Due Date (YYYY-MM-DD)').fill(due)
        if priority:
            self.choose_in('Priority', priority)
        dialog.find('button', 'Save').click()
        self.gone('dialog', 'Action Item')
        self.find('check box', text)

    def save_as(self, path, title='Export', proposed=None):
        """Names a file in GTK's own dialog, which first has the name that is proposed, and waits until it is written;
        answers its bytes."""
        dialog = self.dialog(title)
        line = dialog.find('text', 'Name:')
        if proposed:
            wait(f'{proposed} to be proposed, not {line.text()}', lambda: line.text() == proposed)
        line.fill(str(path))
        dialog.find('button', 'Save').click()
        wait('the file', lambda: path.exists() and path.read_bytes())
        self.gone('dialog', title)
        self.take_focus()
        return path.read_bytes()

    def export(self, path, format='Markdown', proposed=None, folder=None):
        """Writes the post-mortem to a file; `folder` is where the process wants it, as the dialog says."""
        self.keys('ctrl+e')
        dialog = self.dialog('Export Post-Mortem')
        if folder:
            dialog.find('label', f'Where the process keeps it: {folder}')
        dialog.find('list item', format)
        # By keys: the list is longer than the dialog.
        self.tab_to('list item', format)
        self.keys('Return')
        written = self.save_as(path, proposed=proposed)
        self.close_dialog()
        return written.decode() if format == 'Markdown' else written
