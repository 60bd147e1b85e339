"""An Alertmanager's alerts: declared from, silenced while the incident lasts, against a real one."""
import datetime, json, shutil, socket, subprocess, sys, tempfile, urllib.request
from desk import Desk, wait

PROGRAM = 'prometheus-alertmanager'


class Alertmanager:
    def __enter__(self):
        self.folder = tempfile.mkdtemp()
        with socket.create_server(('127.0.0.1', 0)) as free:
            self.port = free.getsockname()[1]
        with open(self.folder + '/configuration.yml', 'w') as file:
            file.write('route: {receiver: nobody}\nreceivers: [{name: nobody}]\n')
        self.process = subprocess.Popen(
            [PROGRAM, f'--config.file={self.folder}/configuration.yml', f'--storage.path={self.folder}',
             f'--web.listen-address=127.0.0.1:{self.port}', '--cluster.listen-address='],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait('the Alertmanager', self.answers, 20)
        return self

    def __exit__(self, *exc):
        self.process.kill()
        self.process.wait()
        shutil.rmtree(self.folder)

    base = property(lambda s: f'http://127.0.0.1:{s.port}')

    def ask(self, path, data=None):
        body = json.dumps(data).encode() if data is not None else None
        request = urllib.request.Request(f'{self.base}/api/v2/{path}', body, {'Content-Type': 'application/json'})
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.loads(answer.read() or 'null')

    def answers(self):
        try:
            return self.ask('status')
        except OSError:
            return None

    def silences(self):
        return [s for s in self.ask('silences') if s['status']['state'] == 'active']


def says(node, words):
    wait(f'{words!r} in {node}', lambda: any(words in name for name in node.names()))


def command(desk, words):
    desk.keys('ctrl+k')
    desk.dialog('Command Palette')
    desk.type(words)
    wait('the command', lambda: any('selected' in n.states() for n in desk.find('list', 'Found').children()))
    desk.keys('Return')


def type_into(desk, row, text):
    if 'focused' not in row.states():
        desk.tab_to('text', row.name)
    desk.keys('ctrl+a')
    desk.type(text)
    desk.keys('Return')


def address(desk, base):
    """Without one it is said where it goes; one that is none is refused below its field."""
    command(desk, 'alerts that fire')
    dialog = desk.dialog('Firing Alerts')
    dialog.find('label', 'No Alertmanager Yet')
    dialog.find('button', 'Preferences').click()
    dialog = desk.dialog('Preferences')
    row = dialog.find('text', 'Alertmanager’s Address')
    type_into(desk, row, 'alerts.shop.example')
    says(dialog, 'This is not a web address')
    type_into(desk, row, base)
    wait('the address to be taken', lambda: not any('This is not a web address' in n for n in dialog.names()))
    desk.close_dialog()


def faces(desk, server):
    """Nothing fires; then there is a list."""
    command(desk, 'alerts that fire')
    dialog = desk.dialog('Firing Alerts')
    dialog.find('label', 'No Alert Is Firing')
    assert 'sensitive' not in dialog.find('button', 'Declare…').states()
    server.ask('alerts', [{'labels': {'alertname': 'HighErrorRate', 'instance': f'web-{i}', 'severity': 'page'},
                           'annotations': {'summary': f'Logins fail on web-{i}', 'description': 'Members cannot log in.'},
                           'generatorURL': 'https://prometheus.shop.example/graph'} for i in (1, 2)])
    dialog.find('button', 'Ask Again').click()
    dialog.find('check box', 'Logins fail on web-1').click()
    return dialog


def declared(desk, dialog):
    dialog.find('button', 'Declare…').click()
    dialog = desk.dialog('Declare Incident')
    wait('the title', lambda: any(n.text() == 'Logins fail on web-1' for n in dialog.all('text')))
    dialog.find('button', 'Declare').click()
    desk.gone('dialog')
    desk.find('heading', 'Logins fail on web-1')
    says(desk, 'Alert: HighErrorRate (instance: web-1, severity: page) https://prometheus.shop.example/graph')


def silenced(desk, server):
    command(desk, 'silence alerts')
    dialog = desk.dialog('Silence Alerts')
    dialog.find('check box', 'Logins fail on web-2').click()
    dialog.find('button', 'Silence').click()
    says(dialog, 'Silenced for This Incident')
    found = server.silences()
    assert [[m['value'] for m in s['matchers']] for s in found] == [['HighErrorRate', 'web-2', 'page']], found
    assert 'Logins fail on web-1' in found[0]['comment'], found
    ends = found[0]['endsAt']
    dialog.find('combo box', 'For How Long')
    desk.choose_in('For How Long', '4 Hours')
    dialog.find('button', 'Renew').click()
    wait('a later end', lambda: server.silences() and server.silences()[0]['endsAt'] > ends)
    says(dialog, 'silenced')
    desk.close_dialog()
    says(desk, 'Alerts silenced until')


def ended(desk, server):
    """Who resolves is asked whether to end the silence too; and it ends at the Alertmanager."""
    desk.keys('ctrl+r')
    dialog = desk.dialog('Change Status')
    says(dialog, 'Still Open')
    assert 'checked' in dialog.find('check box', 'End the Silence of Alerts', nth=1).states()
    desk.close_dialog()
    assert len(server.silences()) == 1
    desk.set_status('Resolved', 'The rollout was taken back')
    wait('the silence to end', lambda: not server.silences())


def again(desk):
    """For the next incident."""
    desk.declare('Logins fail on web-2')
    command(desk, 'silence alerts')
    dialog = desk.dialog('Silence Alerts')
    dialog.find('check box', 'Logins fail on web-2').click()
    dialog.find('button', 'Silence').click()
    says(dialog, 'Silenced for This Incident')
    desk.close_dialog()


def nobody(desk, server):
    """Nobody answers: a sentence, and the way to ask once more."""
    server.process.kill()
    server.process.wait()
    command(desk, 'silence alerts')
    dialog = desk.dialog('Silence Alerts')
    dialog.find('label', 'The Alertmanager Cannot Be Asked')
    dialog.find('button', 'End').click()
    wait('the reason', lambda: any('nobody' in n.lower() or 'connect' in n.lower() or 'reach' in n.lower()
                                   for n in dialog.names()))
    dialog.find('button', 'End')
    desk.close_dialog()


if not shutil.which(PROGRAM):
    sys.exit(77)
now = datetime.datetime.now(datetime.timezone.utc).strftime('%Y-%m-%dT%H:%M:%SZ')
with Alertmanager() as server, Desk(clock=now) as desk:
    desk.choose('Pawtropolis', 'Admin')
    address(desk, server.base)
    declared(desk, faces(desk, server))
    silenced(desk, server)
    ended(desk, server)
    again(desk)
    nobody(desk, server)
