"""test_cli.py SITREP ROOT - the command line as it is installed, from declaring to the post-mortem.

Each case has a folder of its own; nothing is sent and no window is there.
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

SITREP, ROOT = os.path.abspath(sys.argv.pop(1)), pathlib.Path(sys.argv.pop(1)).resolve()
NOW = '2025-10-30T12:05:00Z'


class CommandLine(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        (self.folder / 'clock').write_text(NOW, encoding='utf-8')

    def run_sitrep(self, *arguments, status=0):
        """What it prints on standard output, or on standard error when it is to fail."""
        env = os.environ | {'SITREP_FOLDER': str(self.folder / 'store'), 'SITREP_KEYRING': 'memory',
                            'SITREP_CLOCK_FILE': str(self.folder / 'clock')}
        done = subprocess.run([SITREP, *map(str, arguments)], env=env, capture_output=True, text=True, timeout=30,
                              check=False)
        self.assertEqual(done.returncode, status, done.stdout + done.stderr)
        return done.stdout + done.stderr if status else done.stdout

    def declare(self, *arguments):
        said = self.run_sitrep('declare', '--playbook', 'pawtropolis', *arguments)
        return re.search(r'[A-Z]+-[\w-]+', said).group()

    def test_declared_logged_and_exported(self):
        incident = self.declare('--since', '11:58', '/accept', 'fails:', 'database', 'locked')
        self.run_sitrep('log', incident, '12:03', 'bot', 'restarted,', 'without', 'effect')
        self.assertIn('/accept fails: database locked', self.run_sitrep('list'))
        self.assertIn('/accept fails: database locked', self.run_sitrep('show', incident))
        self.assertIn('bot restarted, without effect', self.run_sitrep('export', incident))
        self.assertEqual(json.loads(self.run_sitrep('export', incident, '--record', 'incident'))['id'], incident)
        self.run_sitrep('export', incident, '--record', 'nothing', status=1)

    def test_found_again(self):
        incident = self.declare('/accept', 'fails:', 'database', 'locked')
        other = self.declare('the', 'bot', 'is', 'offline')
        self.run_sitrep('log', incident, '12:03', 'Restarted', 'the', 'bot:', 'Störung', 'behoben')
        found = self.run_sitrep('find', 'storung', 'rest')
        self.assertIn(incident, found)
        self.assertIn('12:03:00Z  Timeline  Restarted the bot: Störung behoben', found)
        self.assertNotIn(other, found)
        self.assertEqual(self.run_sitrep('find', '"database locked"').count('Incident'), 1)
        self.assertIn(other, self.run_sitrep('find', 'bot'))
        self.assertNotIn(other, self.run_sitrep('find', '--level', 'SEV3', 'bot'))
        self.assertEqual(self.run_sitrep('find', 'NEAR("', 'nothing'), 'Nothing was found.\n')
        self.assertIn('no word', self.run_sitrep('find', '***', status=2))
        self.assertIn('help', self.run_sitrep('find', status=2))

    def test_due(self):
        self.assertEqual(self.run_sitrep('due'), 'Nothing is due.\n')
        incident = self.declare('--since', '12:02', '/accept', 'fails')
        self.declare('--level', 'SEV0', 'the', 'bot', 'is', 'offline')
        lines = self.run_sitrep('due').splitlines()
        # Drafts only have to be sent and come first; then by time. Whose, how long, until when, what, by which figure.
        self.assertEqual(len(lines), 6, lines)
        self.assertRegex(lines[0], r'^INC-\S+  in 5 min  12:10 UTC  Tell people \(1 draft\)  \(SEV0: ')
        self.assertRegex(lines[1], rf'^{incident}  in 30 min  12:35 UTC  Tell people \(1 draft\)  \(SEV1: ')
        self.assertRegex(lines[2], r'  in 5 min  12:10 UTC  Next update: Internal  \(SEV0, Internal: every 15 min\)$')
        self.assertRegex(lines[4], rf'^{incident}  in 30 min  12:35 UTC  Next update: Internal  ')
        one = self.run_sitrep('due', incident).splitlines()
        self.assertEqual(one, [line for line in lines if line.startswith(incident)])
        (self.folder / 'clock').write_text('2025-10-30T12:36:00Z', encoding='utf-8')
        self.assertIn('overdue by 1 min', self.run_sitrep('due', incident))
        self.assertIn('INC-19990101-0000', self.run_sitrep('due', 'INC-19990101-0000', status=1))
        self.run_sitrep('due', incident, 'now', status=2)

    def test_the_readme_names_the_verbs_of_an_incident(self):
        readme = (ROOT / 'README.md').read_text(encoding='utf-8')
        named = re.findall(r'(?m)^    sitrep ([a-z-]+)\b', readme)
        said = self.run_sitrep('--help')
        for verb in named:
            self.assertRegex(said, rf'(?m)^sitrep {verb}\b')
        for verb in ('due', 'show', 'call-sheet'):
            self.assertIn(verb, named)

    def test_call_sheet(self):
        incident = self.declare('payments', 'fail')
        said = self.run_sitrep('call-sheet', incident)
        self.assertIn(f'{incident}: payments fail', said)
        self.assertIn('Who Does What', said)
        self.assertIn('Whom to Reach Next', said)
        self.assertIn('INC-19990101-0000', self.run_sitrep('call-sheet', 'INC-19990101-0000', status=1))

    def test_declared_under_another_process(self):
        said = self.run_sitrep('declare', '--playbook', 'liyaqa', '--level', 'SEV-1', 'payments', 'fail')
        self.assertRegex(said, r'^INC-')
        self.assertIn('SEV-1', self.run_sitrep('list'))

    def test_declared_without_a_process(self):
        self.assertIn('process', self.run_sitrep('declare', 'payments', 'fail', status=1))
        self.assertIn('“nobody”', self.run_sitrep('declare', '--playbook', 'nobody', 'payments', 'fail', status=1))
        self.assertIn('No incident is open', self.run_sitrep('list'))

    def test_what_is_not_there_is_said(self):
        self.assertIn('INC-19990101-0000', self.run_sitrep('show', 'INC-19990101-0000', status=1))
        self.assertIn('“nobody”', self.run_sitrep('handbook', 'nobody', status=1))

    def test_handbook_of_a_key(self):
        self.declare('--since', '12:00', 'payments fail')
        said = self.run_sitrep('handbook', 'liyaqa')
        self.assertTrue(said.startswith('# Liyaqa'), said[:80])
        self.assertIn('## Levels', said)

    def test_handbook_of_a_file(self):
        said = self.run_sitrep('handbook', ROOT / 'docs/example-playbook.json')
        self.assertTrue(said.startswith('# Bakery\n'), said[:80])
        self.assertFalse((self.folder / 'store').exists(), 'a file was looked at, and a store was made')

    def test_check_finds_nothing_in_what_is_shipped(self):
        for path in sorted((ROOT / 'data/playbooks').glob('*.json')):
            self.assertIn('can be used', self.run_sitrep('check', path))

    def test_check_names_all_faults_at_once(self):
        book = json.loads((ROOT / 'docs/example-playbook.json').read_text(encoding='utf-8'))
        book['levels'][0]['colour'] = 'pink'
        book['roles'][0]['lead'] = 'yes'
        path = self.folder / 'broken.json'
        path.write_text(json.dumps(book, indent=2), encoding='utf-8')
        said = self.run_sitrep('check', path, status=1)
        self.assertRegex(said, r'fault: Line \d+, levels\[0\]\.colour: “pink”')
        self.assertIn('roles[0].lead', said)
        self.assertIn('roles[0].lead', self.run_sitrep('handbook', path, status=1))

    def test_check_of_no_playbook(self):
        self.assertIn('no-such.json', self.run_sitrep('check', self.folder / 'no-such.json', status=1))
        path = self.folder / 'poem.json'
        path.write_text('Roses are red', encoding='utf-8')
        self.run_sitrep('check', path, status=1)

    def test_schema_is_the_one_in_the_tree(self):
        self.assertEqual(self.run_sitrep('schema'), (ROOT / 'data/playbook.schema.json').read_text(encoding='utf-8'))

    def test_evidence(self):
        incident = self.declare('Bot offline')
        (self.folder / 'pm2.log').write_text('04:12 offline\n', encoding='utf-8')
        said = self.run_sitrep('evidence', incident, '--as', 'pm2', self.folder / 'pm2.log')
        self.assertRegex(said, r'^[0-9a-f]{64}  pm2\.log\n$')
        self.assertIn('no-such.log', self.run_sitrep('evidence', incident, self.folder / 'no-such.log', status=1))
        self.assertIn('no such evidence', self.run_sitrep('evidence', incident, '--as=horoscope',
                                                          self.folder / 'pm2.log', status=1))
        listed = self.run_sitrep('evidence', incident)
        self.assertIn('PM2 logs (pm2)\n  pm2.log', listed)
        self.assertIn('Sentry export (sentry)\n  not gathered yet', listed)
        self.assertIn('1 file is what was attached', self.run_sitrep('evidence', incident, '--verify'))
        bundle = self.run_sitrep('evidence', incident, '--export', self.folder, '--sensitive').strip()
        subprocess.run(['sha256sum', '--quiet', '-c', 'SHA256SUMS'], cwd=bundle, check=True)
        self.assertEqual(pathlib.Path(bundle, 'files/pm2.log').read_text(encoding='utf-8'), '04:12 offline\n')
        for path in (self.folder / 'store/evidence').iterdir():
            path.write_text('04:12 all is well\n', encoding='utf-8')
        self.assertIn('pm2.log: its bytes were changed', self.run_sitrep('evidence', incident, '--verify', status=1))

    def test_evidence_of_a_relative_path(self):
        incident = self.declare('Bot offline')
        (self.folder / 'notes.txt').write_text('restarted\n', encoding='utf-8')
        here = os.getcwd()
        self.addCleanup(os.chdir, here)
        os.chdir(self.folder)
        self.assertIn('notes.txt', self.run_sitrep('evidence', incident, 'notes.txt'))
        self.assertTrue(self.run_sitrep('evidence', incident, '--export=.', '--sensitive').startswith(str(self.folder)))

    def test_usage(self):
        for arguments in (['check'], ['schema', 'of', 'what'], ['show'], ['call-sheet'], ['log']):
            self.assertIn('sitrep', self.run_sitrep(*arguments, status=2))
        said = self.run_sitrep('--help')
        for verb in ('list', 'due', 'show', 'call-sheet', 'declare', 'log', 'evidence', 'export', 'handbook', 'check', 'schema'):
            self.assertRegex(said, rf'(?m)^sitrep {verb}\b')

    def test_version(self):
        version = re.search(r"version: '([\d.]+)'", (ROOT / 'meson.build').read_text(encoding='utf-8')).group(1)
        self.assertEqual(self.run_sitrep('--version'), f'Sitrep {version}\n')


unittest.main(verbosity=2)
