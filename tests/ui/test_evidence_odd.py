"""Evidence that is too large, not wanted after all, or no file: that is said, and nothing of it is left."""
import os, pathlib, sqlite3, tempfile
from desk import Desk
from uitest import wait

home = pathlib.Path(tempfile.mkdtemp(dir=os.environ['HOME']))
GB = 1 << 30


def kept(desk):
    """The bytes that are in the vault, and the names that are in the store."""
    vault = pathlib.Path(desk.folder, 'evidence')
    files = sorted(path.name for path in vault.iterdir()) if vault.exists() else []
    with sqlite3.connect(f'file:{desk.folder}/sitrep.db?mode=ro', uri=True) as store:
        rows = [name for name, in store.execute('SELECT name FROM evidence ORDER BY rowid')]
    return files, rows


def pieces(desk):
    return '\n'.join(desk.find('frame').names())


def says(desk, words):
    wait(words, lambda: words in pieces(desk))


def refused(desk, words, *paths):
    before = kept(desk)
    desk.paste(words, 'files', *paths)
    assert kept(desk) == before, kept(desk)
    desk.dismiss(words)


def cancelled(desk):
    """Two gigabytes that are under way, and are not wanted after all."""
    dump = home / 'heap.dump'
    dump.touch()
    os.truncate(dump, 2 * GB)
    desk.paste('Copying “heap.dump”', 'files', dump)
    cancel, bar = desk.find('button', 'Cancel'), desk.find('progress bar', 'Progress')
    wait('it to go on', lambda: bar.get('Value', 'CurrentValue') > 0)
    cancel.click()
    says(desk, 'Cancelled: nothing of it was kept')
    desk.gone('button', 'Cancel')
    assert kept(desk) == ([], []), kept(desk)
    dump.unlink()


def too_large(desk):
    """More than there is room for: said at once, before anything is copied."""
    room = os.statvfs(desk.folder)
    dump = home / 'core.dump'
    dump.touch()
    try:
        os.truncate(dump, room.f_bavail * room.f_frsize + GB)
    except OSError:
        return             # a file system with a limit below that
    refused(desk, 'There is no room for “core.dump”: it has ', dump)
    dump.unlink()


def no_files(desk):
    (home / 'logs').mkdir()
    os.mkfifo(home / 'alarm')
    refused(desk, '“logs” is a folder: attach the files in it, or pack it into one file first.', home / 'logs')
    refused(desk, '“alarm” is a device, a pipe or a socket', home / 'alarm')
    refused(desk, '“gone.log” is not there.', home / 'gone.log')
    locked = home / 'locked.log'
    locked.write_text('secret')
    locked.chmod(0)
    if not os.access(locked, os.R_OK):
        refused(desk, 'You may not read or write “locked.log”.', locked)


with Desk(clock='2025-10-30T12:02:00Z') as desk:
    desk.choose('Pawtropolis')
    desk.declare('Bot offline', 1)
    desk.tab('Evidence')
    desk.find('list item', 'PM2 logs')
    cancelled(desk)
    too_large(desk)
    no_files(desk)
