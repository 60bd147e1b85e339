"""Drive a GTK 4 program as a person or an assistive technology would.

    with App([os.environ['SITREP_WINDOW']]) as app:
        app.find('button', 'Declare').click()
        app.find('text', 'Title').fill('Payments fail')
        app.find('list item', 'Payments fail')

Run it under `headless x11` or `headless wayland`. Widgets are found, read and
acted on through AT-SPI; real mouse and key events (press, keys, type) need X11,
pictures (shot) work on both. Every look-up waits until the widget is there and
showing, so that no test needs to sleep.

A program that somebody else started, as for the SETUP of `shot`, is driven by
`App.attach()`, which takes its process from APP_PID and leaves it running.
"""
import collections, itertools, os, signal, subprocess, time
import gi
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib

TIMEOUT = float(os.environ.get('UITEST_TIMEOUT', 10))

# Roles that a person acts on: each must have a name.  (Not menu items: GTK gives
# those of a GMenu none, in 4.18 as in 4.24; find them by number.)
CONTROLS = {'button', 'push button', 'toggle button', 'check box', 'radio button', 'switch',
            'combo box', 'text', 'entry', 'password text', 'slider', 'spin button', 'link',
            'list item', 'page tab',
            'dialog', 'alert', 'frame', 'window', 'image'}


class Missing(AssertionError):
    pass


def wait(what, test, timeout=None):
    """The first true value of test(), tried every 10 ms."""
    end = time.monotonic() + (timeout or TIMEOUT)
    while True:
        try:
            value = test()
            if value:
                return value
        except GLib.Error:
            pass                      # the widget went away while it was looked at
        if time.monotonic() > end:
            raise Missing('waited in vain for ' + what)
        time.sleep(0.01)


def xdotool(*args):
    return subprocess.run(['xdotool', *map(str, args)], check=True, text=True,
                          capture_output=True).stdout


class Bus:
    """The accessibility bus. Libatspi asks for one thing at a time and waits for its answer; a window has a thousand
    widgets. Here a whole level of the tree is asked at once."""

    def __init__(self):
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address = session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', None, None, 0,
                                    10000, None)[0]
        flags = Gio.DBusConnectionFlags
        self.connection = Gio.DBusConnection.new_for_address_sync(
            address, flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION, None, None)

    def call(self, name, path, interface, method, args=None):
        return self.connection.call_sync(name, path, interface, method, args, None, 0, 10000, None)

    def heard(self):
        """A list that fills with what a screen reader is asked to say, from now on."""
        said = []
        self.connection.signal_subscribe(None, 'org.a11y.atspi.Event.Object', 'Announcement', None, None, 0,
                                         lambda *event: said.append(event[5][3]))
        return said

    def calls(self, calls):
        """The answers, in order; None for a widget that has gone."""
        answers, waiting = [None] * len(calls), [len(calls)]

        def answered(connection, result, i):
            try:
                answers[i] = connection.call_finish(result)
            except GLib.Error:
                pass
            waiting[0] -= 1
        for i, call in enumerate(calls):
            self.connection.call(*call, None, 0, 10000, None, answered, i)
        while waiting[0]:
            GLib.MainContext.default().iteration(True)
        return answers


ACCESSIBLE = 'org.a11y.atspi.Accessible'
PROPERTIES = 'org.freedesktop.DBus.Properties'
NICKS = [Atspi.StateType(i).value_nick for i in range(int(Atspi.StateType.LAST_DEFINED))]
Box = collections.namedtuple('Box', 'x y width height')


def nicks(answer):
    words = answer[0]
    bits = words[0] | words[1] << 32
    return {nick for i, nick in enumerate(NICKS) if bits >> i & 1}


class Node:
    def __init__(self, ref, app):
        self.ref, self.app = ref, app   # ref: the program's name on the bus, and the widget's path

    def call(self, interface, method, args=None):
        return self.app.bus.call(*self.ref, f'org.a11y.atspi.{interface}', method, args)

    def get(self, interface, name):
        return self.app.bus.call(*self.ref, PROPERTIES, 'Get',
                                 GLib.Variant('(ss)', (f'org.a11y.atspi.{interface}', name)))[0]

    role = property(lambda s: Atspi.role_get_name(Atspi.Role(s.call('Accessible', 'GetRole')[0])))
    name = property(lambda s: s.get('Accessible', 'Name'))
    description = property(lambda s: s.get('Accessible', 'Description'))

    def states(self):
        return nicks(self.call('Accessible', 'GetState'))

    def ask(self, nodes, method):
        return self.app.bus.calls([(*n.ref, ACCESSIBLE, method, None) for n in nodes])

    def children(self):
        return [Node(at, self.app) for at in self.call('Accessible', 'GetChildren')[0]]

    def levels(self, showing=False, depth=99):
        """This widget, then all that is in it, then what is in that; with `showing` only what shows."""
        level = [self]
        while level and depth >= 0:
            yield level
            found = self.ask(level, 'GetChildren') if depth else []
            level = [Node(at, self.app) for answer in found if answer for at in answer[0]]
            depth -= 1
            if showing:
                states = self.ask(level, 'GetState')
                level = [n for n, state in zip(level, states) if state and {'showing', 'visible'} <= nicks(state)]

    def walk(self, showing=False, depth=99):
        """This widget and all below it, the nearest first; with `showing` only what shows."""
        return itertools.chain.from_iterable(self.levels(showing, depth))

    def seen(self):
        """What shows: each widget with its role, its name, and the roles above it."""
        level = [(self, ())]
        while level:
            nodes = [n for n, _ in level]
            roles = [Atspi.role_get_name(Atspi.Role(a[0])) if a else '' for a in self.ask(nodes, 'GetRole')]
            yield from zip(nodes, roles, self.ask_names(nodes), [path for _, path in level])
            below = [(Node(ref, self.app), (*path, role)) for (_, path), role, answer
                     in zip(level, roles, self.ask(nodes, 'GetChildren')) if answer for ref in answer[0]]
            states = self.ask([n for n, _ in below], 'GetState')
            level = [b for b, state in zip(below, states) if state and {'showing', 'visible'} <= nicks(state)]

    def ask_names(self, nodes):
        get = GLib.Variant('(ss)', (ACCESSIBLE, 'Name'))
        return [a[0] if a else '' for a in self.app.bus.calls([(*n.ref, PROPERTIES, 'Get', get) for n in nodes])]

    def names(self, showing=True):
        """What this widget and all below it are called."""
        return [name for level in self.levels(showing) for name in self.ask_names(level)]

    def each(self, role=None, name=None, showing=True):
        # A dialog is just below its window, so that one need not look everywhere to know that it has gone.
        for level in self.levels(showing, 4 if role == 'dialog' else 99):
            if role is not None:
                roles = self.ask(level, 'GetRole')
                level = [n for n, answer in zip(level, roles)
                         if answer and Atspi.role_get_name(Atspi.Role(answer[0])) == role]
            if name is not None:
                level = [n for n, found in zip(level, self.ask_names(level)) if found == name]
            for node in level:
                if node is not self or not showing or {'showing', 'visible'} <= node.states():
                    yield node

    def all(self, role=None, name=None, showing=True):
        return list(self.each(role, name, showing))

    def find(self, role, name=None, timeout=None, nth=0):
        def look():
            return next(itertools.islice(self.each(role, name), nth, None), None)
        try:
            return wait(f'{role} {name!r}', look, timeout)
        except Missing as e:
            self.app.check_running()
            raise Missing(f'{e}; there is:\n{self.dump()}') from None

    def gone(self, role, name=None):
        wait(f'{role} {name!r} to go', lambda: next(self.each(role, name), None) is None)

    def click(self):
        """The widget's own click action, else a press of the mouse.

        GTK shows a button as pressed for 250 ms before the action runs.
        """
        wait(f'{self} to be sensitive', lambda: 'sensitive' in self.states())
        if not self.act('click', 'activate', 'toggle', 'press'):
            self.press()

    def act(self, *names):
        """Runs the first of these actions that the widget has."""
        if 'org.a11y.atspi.Action' not in self.interfaces():
            return False
        for i in range(self.get('Action', 'NActions')):
            if self.call('Action', 'GetName', GLib.Variant('(i)', (i,)))[0] in names:
                assert self.call('Action', 'DoAction', GLib.Variant('(i)', (i,)))[0], f'{self} refused the action'
                return True
        return False

    def interfaces(self):
        return self.call('Accessible', 'GetInterfaces')[0]

    def extents(self):
        """Where it is in its window."""
        return Box(*self.call('Component', 'GetExtents', GLib.Variant('(u)', (1,)))[0])

    def press(self, button=1, count=1):
        """Clicks with the mouse (X11), at about the middle of the widget.

        About: the extents that GTK 4.18 reports leave out the padding of what
        is around the widget, a few pixels at each level, so that this is for
        buttons, rows and the like, not for what is small.
        """
        frame, own = self.app.find('frame').extents(), self.extents()
        # Without a window manager the frame's edge (5 px) is drawn inside.
        x = own.x + own.width // 2 - 2 * frame.x
        y = own.y + own.height // 2 - 2 * frame.y
        # Where the pointer is there already, --sync would wait for it to move.
        xdotool('mousemove', 1, 1, 'mousemove', '--sync', x, y, 'click', '--repeat', count, button)

    def focus(self):
        assert self.call('Component', 'GrabFocus')[0], f'{self} refused the focus'
        wait(f'{self} to have the focus', lambda: 'focused' in self.states())
        return self

    def select(self):
        """Selects a row of a list."""
        parent = Node(self.get('Accessible', 'Parent'), self.app)
        index = self.call('Accessible', 'GetIndexInParent')[0]
        assert parent.call('Selection', 'SelectChild', GLib.Variant('(i)', (index,)))[0], f'{self} refused'

    def text(self):
        # To -1 would be to the end, but not for a GtkEntry of 4.18.
        return self.call('Text', 'GetText', GLib.Variant('(ii)', (0, self.get('Text', 'CharacterCount'))))[0]

    def fill(self, string):
        """Puts the text into an editable, as an on-screen keyboard does."""
        for node in self.walk():
            if 'org.a11y.atspi.EditableText' in node.interfaces():
                assert node.call('EditableText', 'SetTextContents', GLib.Variant('(s)', (string,)))[0], \
                    f'{self} refused the text'
                return
        raise AssertionError(f'{self} takes no text')

    def unnamed(self):
        """Controls without an accessible name."""
        return [n for n in self.all() if n.role in CONTROLS and not n.name.strip()]

    def dump(self, depth=0):
        seen = self.states() & {'focused', 'selected', 'showing', 'sensitive', 'checked', 'expanded'}
        own = '  ' * depth + f'{self.role} {self.name!r} {" ".join(sorted(seen - {"showing", "sensitive"}))}'
        own += ('' if 'sensitive' in seen else ' insensitive') + ('' if 'showing' in seen else ' hidden') + '\n'
        if self.role in ('panel', 'grouping') and not self.name:
            own, depth = '', depth - 1        # only there for the layout
        return own + ''.join(c.dump(depth + 1) for c in self.children() if 'visible' in c.states())

    def __str__(self):
        return f'{self.role} {self.name!r}'


class App(Node):
    def __init__(self, argv, env=None):
        self.argv = argv
        # Not for this process: libatspi warns of programs that are not up yet.
        self.env = {'G_DEBUG': 'fatal-warnings', **(env or {})}
        self.process = None
        self.bus = Bus()

    @classmethod
    def attach(cls, pid=None):
        self = cls([f"process {pid or os.environ['APP_PID']}"])
        self.pid = int(pid or os.environ['APP_PID'])
        Node.__init__(self, wait('the program on the accessibility bus', self._look), self)
        return self

    def check_running(self):
        code = self.process.poll() if self.process else None
        assert code is None, f'{self.argv[0]} ended with {code}'

    def __enter__(self):
        if self.process is None and hasattr(self, 'pid'):
            return self               # attached
        self.process = subprocess.Popen(self.argv, env={**os.environ, **self.env})
        self.pid = self.process.pid
        super().__init__(wait('the program on the accessibility bus', self._look), self)
        if os.environ.get('GDK_BACKEND') == 'x11':
            self.take_focus()
        return self

    def take_focus(self):
        """X11: there is no window manager that would give it to the window."""
        xdotool('search', '--sync', '--onlyvisible', '--class', '.', 'windowfocus')
        wait('the window to be active', lambda: 'active' in self.find('frame').states())

    def _look(self):
        self.check_running()
        root = ('org.a11y.atspi.Registry', '/org/a11y/atspi/accessible/root')
        for at in self.bus.call(*root, ACCESSIBLE, 'GetChildren')[0]:
            pid = self.bus.call('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus',
                                'GetConnectionUnixProcessID', GLib.Variant('(s)', (at[0],)))[0]
            if pid == self.pid and Node(at, self).children():
                return at

    def keys(self, *names):
        """Key presses, as X names them: 'ctrl+n', 'Tab', 'Return' (X11)."""
        xdotool('key', *names)

    def type(self, string):
        """Types ASCII text into what has the focus (X11); others: fill()."""
        assert string.isascii(), 'xdotool loses characters that the keymap lacks'
        for i, line in enumerate(string.split('\n')):
            if i:
                self.keys('Return')
            xdotool('type', '--delay', 1, line)

    def shot(self, path):
        if os.environ.get('GDK_BACKEND') == 'x11':
            subprocess.run(['import', '-window', 'root', path], check=True)
        else:
            subprocess.run(['grim', path], check=True)

    def __exit__(self, *exc):
        if self.process is None:
            return
        if exc[0]:
            if os.environ.get('UITEST_SHOT'):
                self.shot(os.environ['UITEST_SHOT'])
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
        else:
            # Closed, not killed, so that leaks and what fails at the end show.
            self.find('frame').act('window.close')
            assert self.process.wait(30) == 0, f'{self.argv[0]} ended with {self.process.returncode}'
