"""test_crash.py WORKER FAKE-SERVICES - a desk that is killed, wherever it stands.

Lanes run side by side, each with a folder of its own and one server for all.
Round by round a worker is started, works, and is killed: at a named place on
the way of a deed or of a message, or from outside after a random time. At the
end the queue is let drain, and what was acknowledged is looked for: in the
database, and at the server.

SEED=… repeats a run as far as chance allows, KEEP=1 leaves the folders.
"""
import collections
import concurrent.futures
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

PLACES = {  # how often each is passed in one run, at most
    'before-commit': 12, 'after-commit': 12, 'marked-sending': 3, 'request-begun': 3, 'answered': 3}
KILLS = 24
RANDOM_KILLS = 104
LANES = 4
MESSAGES = 3  # of each run: one for each place
LINGER = 3  # seconds, for one that is to kill itself and does not come there
REPEAT = 'May be a repeat.'

WORKER, SERVICES = sys.argv[1:3]
SEED = int(os.environ.get('SEED', time.time_ns() % 1000000))
ENV = {**os.environ, 'SITREP_KEYRING': 'memory', 'GIO_USE_NETWORK_MONITOR': 'base', 'GIO_USE_VFS': 'local',
       'GIO_USE_PROXY_RESOLVER': 'dummy', 'G_DEBUG': 'fatal-criticals'}


def start(folder, port, *args):
    return subprocess.Popen([WORKER, folder, str(port), *map(str, args)], env=ENV, stdin=subprocess.PIPE,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


class Lane:
    """One folder, its rounds, and what was acknowledged in them."""

    def __init__(self, base, name, port):
        self.folder, self.name, self.port = os.path.join(base, name), name, port
        self.random = random.Random(f'{SEED} {name}')
        self.acknowledged = collections.defaultdict(list)
        self.kills = collections.Counter()
        self.rounds = 0

    def note(self, out):
        for line in out.splitlines():
            what, _, text = line.partition(' ')
            self.acknowledged[what].append(text)

    def take(self, worker, timeout):
        """Reads all that a worker has said; its exit code."""
        try:
            out, err = worker.communicate(timeout=timeout)
        except subprocess.TimeoutExpired:
            worker.kill()
            raise
        self.note(out)
        if worker.returncode not in (0, -9) or 'CRITICAL' in err or 'WARNING' in err:
            raise AssertionError(f'{self.name}: the worker ended with {worker.returncode}: {err}')
        return worker.returncode

    def work(self, *kill):
        self.rounds += 1
        return start(self.folder, self.port, 'work', f'{self.name}-{self.rounds}', MESSAGES, *kill)

    def kill_at(self, place):
        """Until it has killed itself there; its input stays open, for it ends when that is closed."""
        for _ in range(10):
            worker = self.work(place, self.random.randint(1, PLACES[place]))
            try:
                worker.wait(LINGER)
            except subprocess.TimeoutExpired:
                pass
            if self.take(worker, 20) == -9:
                self.kills[place] += 1
                return

    def kill_after(self, seconds):
        worker = self.work()
        time.sleep(seconds)
        worker.kill()
        self.take(worker, 20)
        self.kills['random'] += 1

    def run(self, kills, random_kills, longest):
        plan = [place for place in PLACES for _ in range(kills)] + ['random'] * random_kills
        self.random.shuffle(plan)
        for place in plan:
            if place == 'random':
                self.kill_after(self.random.uniform(0, longest))
            else:
                self.kill_at(place)
        self.take(start(self.folder, self.port, 'drain'), 60)
        self.take(start(self.folder, self.port, 'check'), 20)

    def two_at_once(self):
        """Several processes on one folder: one works, the others are refused in words."""
        workers = [start(self.folder, self.port, 'work', f'{self.name}-at-once-{i}', MESSAGES) for i in range(4)]
        refused = []
        for worker in workers:  # whoever is refused ends by himself
            timer = threading.Timer(1, worker.stdin.close)
            timer.start()
            out, err = worker.stdout.read(), worker.stderr.read()
            worker.wait()
            timer.cancel()
            if worker.returncode == 3:
                refused.append(err)
            else:
                assert worker.returncode == 0, err
                self.note(out)
        assert 1 <= len(refused) <= 3, f'{len(refused)} of 4 were refused'
        assert all('already open' in words for words in refused), refused
        self.take(start(self.folder, self.port, 'drain'), 60)
        self.take(start(self.folder, self.port, 'check'), 20)


def is_settled(message):
    """What may have become of a message, in the words of the design; each with its reason."""
    state, why, todo = message['state'], message['why'], message['todo']
    if state in ('refused', 'unknown', 'outdated'):
        return bool(why and todo)
    return state == 'sent' or (state == 'waiting' and 'first message' in (why or ''))


def check_messages(messages, received):
    for text, message in messages.items():
        bodies = received.get((text, message['audience']), [])
        if not is_settled(message):
            yield f"{text}: is {message['state']} ({message['why']})"
        if message['state'] == 'sent' and not bodies:
            yield f'{text}: counts as sent and never arrived'
        if message['audience'] == 'public' and len(bodies) > 1:
            yield f'{text}: was told the public {len(bodies)} times'
        if len(bodies) > 1 and not (message['repeat'] and all(REPEAT in body for body in bodies[1:])):
            yield f'{text}: came {len(bodies)} times, not marked as a repeat'
        if bodies and REPEAT in bodies[0] and not message['repeat']:
            yield f'{text}: says that it is a repeat, and is none'


def check_store(lane, db, messages):
    if db.execute('PRAGMA integrity_check').fetchone()[0] != 'ok':
        yield 'the database is damaged'
    if db.execute('PRAGMA foreign_key_check').fetchone():
        yield 'a key leads nowhere'
    known = {'log': {row[0] for row in db.execute('SELECT text FROM entry')},
             'declared': {row[0] for row in db.execute('SELECT title FROM incident')},
             'queued': set(messages)}
    for what, texts in lane.acknowledged.items():
        for text in texts:
            if text not in known[what]:
                yield f'{text}: {what}, and gone'
    labels = [row[0] for row in db.execute('SELECT label FROM incident')]
    if len(labels) != len(set(labels)):
        yield 'two incidents have one id'


def check(lane, received):
    """Compares what was acknowledged with the database, and both with what the server has got."""
    db = sqlite3.connect(f'file:{lane.folder}/sitrep.db?mode=ro', uri=True)
    db.row_factory = sqlite3.Row
    messages = {row['title']: row for row in db.execute("SELECT * FROM message WHERE state <> 'draft'")}
    faults = [*check_store(lane, db, messages), *check_messages(messages, received)]
    db.close()
    return [f'{lane.name}: {fault}' for fault in faults], messages


def read_log(path):
    """Text and audience → the bodies that arrived, in order."""
    received = collections.defaultdict(list)
    with open(path, encoding='utf-8') as log:
        for line in log:
            body = json.loads(line)['body']
            public = 'incident' in body
            text = body['incident']['body'] if public else body.get('text') or body['content']
            plain = text.replace('\\', '')
            received[plain[plain.index('message '):], 'public' if public else 'internal'].append(text)
    return received


def measure(base, port):
    """How long one run takes until its last answer: random kills fall before that."""
    lane = Lane(base, 'measure', port)
    lane.kill_at('answered')
    begun = time.monotonic()
    worker = lane.work('answered', 3)
    worker.wait(30)
    return time.monotonic() - begun


def play(base, log, port, begun):
    longest = measure(base, port)
    print(f'# seed {SEED}; one run takes {longest * 1000:.0f} ms', flush=True)
    lanes = [Lane(base, f'lane{i}', port) for i in range(LANES)]
    with concurrent.futures.ThreadPoolExecutor(LANES) as pool:
        jobs = [pool.submit(lane.run, KILLS // LANES, RANDOM_KILLS // LANES, longest) for lane in lanes]
        for job in jobs:
            job.result()
    lanes[0].two_at_once()
    received = read_log(log)
    results = [check(lane, received) for lane in lanes]
    faults = [fault for found, _ in results for fault in found]
    kills = sum((lane.kills for lane in lanes), collections.Counter())
    states = collections.Counter(f"{m['audience']} {m['state']}" for _, found in results for m in found.values())
    acknowledged = sum(len(texts) for lane in lanes for texts in lane.acknowledged.values())
    print('# kills:', dict(kills))
    print(f'# {acknowledged} deeds acknowledged; messages:', dict(states),
          f'; {sum(len(bodies) > 1 for bodies in received.values())} came twice')
    print(f'# {time.monotonic() - begun:.1f} s')
    faults += [f'only {kills[place]} kills at {place}' for place in PLACES if kills[place] < 20]
    if kills['random'] < 100:
        faults.append(f"only {kills['random']} random kills")
    print('\n'.join(faults))
    return 1 if faults else 0


def main():
    begun = time.monotonic()
    base = tempfile.mkdtemp(prefix='sitrep-crash-', dir='/dev/shm' if os.path.isdir('/dev/shm') else None)
    log = os.path.join(base, 'log')
    services = subprocess.Popen([SERVICES, log], stdout=subprocess.PIPE, text=True, env=ENV)
    try:
        return play(base, log, int(services.stdout.readline()), begun)
    finally:
        services.kill()
        services.wait()
        if not os.environ.get('KEEP'):
            shutil.rmtree(base)


if __name__ == '__main__':
    sys.exit(main())
