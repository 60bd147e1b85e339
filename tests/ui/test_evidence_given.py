"""What another program has becomes evidence by paste; a command that never ends; a folder of evidence that
somebody has removed."""
import os, pathlib, shutil, sqlite3, subprocess, tempfile
from desk import Desk
from uitest import wait

home = pathlib.Path(tempfile.mkdtemp(dir=os.environ['HOME']))

# What the process' commands run is not on this machine.
os.environ['PATH'] = f'{home}:{os.environ["PATH"]}'


def command(text):
    (home / 'pm2').write_text('#!/bin/sh\n' + text)
    (home / 'pm2').chmod(0o755)


def names(desk):
    with sqlite3.connect(f'file:{desk.folder}/sitrep.db?mode=ro', uri=True) as store:
        return [name for name, in store.execute('SELECT name FROM evidence ORDER BY rowid')]


def kept(desk):
    return [path.read_bytes() for path in pathlib.Path(desk.folder, 'evidence').iterdir()]


def png(path, width, height):
    subprocess.run(['convert', '-size', f'{width}x{height}', 'xc:#c81e28', path], check=True)
    return path


def is_picture(data, width, height):
    return data.startswith(b'\x89PNG') and data[16:24] == width.to_bytes(4, 'big') + height.to_bytes(4, 'big')


def files(desk):
    """A name with a line end, and a link to it: the same bytes, once."""
    odd = home / '..at\n04:12.log'
    odd.write_text('bot offline\n')
    (home / 'current.log').symlink_to(odd)
    desk.paste('Attached: at 04:12.log', 'files', odd)
    desk.paste('Attached: current.log', 'files', home / 'current.log')
    assert (names(desk), kept(desk)) == (['at 04:12.log', 'current.log'], [b'bot offline\n']), (names(desk), kept(desk))


def picture(desk):
    desk.paste('.png', 'picture', png(home / 'graph.png', 64, 48))
    wait('the picture', lambda: any(is_picture(data, 64, 48) for data in kept(desk)))
    assert len(names(desk)) == 3 and names(desk)[2].endswith('.png'), names(desk)


def run(desk):
    desk.find('button', 'Run: PM2 log, the last 500 lines').click()
    desk.find('alert', 'Run This?').find('button', 'Run').click()
    return desk.dialog('Run Command')


def commands(desk):
    """One that never ends is stopped."""
    desk.find('list item', 'PM2 logs').press()
    command('echo begun; while :; do sleep 1; done\n')
    dialog = run(desk)
    dialog.find('button', 'Stop').click()
    wait('its end', lambda: any('Stopped after' in name for name in dialog.names()))
    desk.close_dialog()


def removed(desk):
    """All of it, by hand: each piece says so, and what comes next is kept again."""
    shutil.rmtree(pathlib.Path(desk.folder, 'evidence'))
    desk.tab('Overview')
    desk.tab('Evidence')
    wait('the words', lambda: desk.reads('Its file is gone'))
    desk.paste('Attached: current-2.log', 'files', home / 'current.log')
    assert kept(desk) == [b'bot offline\n'], kept(desk)


with Desk(clock='2025-10-30T12:02:00Z') as desk:
    desk.choose('Pawtropolis')
    desk.declare('Bot offline', 1)
    desk.tab('Evidence')
    desk.find('list item', 'PM2 logs')
    files(desk)
    picture(desk)
    commands(desk)
    removed(desk)
