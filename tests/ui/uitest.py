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
from gi.repository import Atspi, GLib

TIMEOUT = float(os.environ.get('UITEST_TIMEOUT', 10))
Atspi.set_timeout(2000, 10000)

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


class Node:
    def __init__(self, acc, app):
        self.acc, self.app = acc, app

    role = property(lambda s: s.acc.get_role_name())
    name = property(lambda s: s.acc.get_name() or '')
    description = property(lambda s: s.acc.get_description() or '')

    def states(self):
        return {s.value_nick for s in self.acc.get_state_set().get_states()}

    def children(self):
        for i in range(self.acc.get_child_count()):
            child = self.acc.get_child_at_index(i)
            if child is not None:
                yield Node(child, self.app)

    def walk(self, showing=False, depth=99):
        """This widget and all below it, the nearest first; with `showing` only what shows."""
        queue = collections.deque([(self, 0)])
        while queue:
            node, level = queue.popleft()
            yield node
            for child in node.children() if level < depth else ():
                if not showing or {'showing', 'visible'} <= child.states():
                    queue.append((child, level + 1))

    def each(self, role=None, name=None, showing=True):
        # A dialog is just below its window, so that one need not look everywhere to know that it has gone.
        return (n for n in self.walk(showing, 4 if role == 'dialog' else 99)
                if (role is None or n.role == role) and (name is None or n.name == name)
                and (n is not self or not showing or {'showing', 'visible'} <= n.states()))

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
        action = self.acc.get_action_iface()
        for i in range(action.get_n_actions() if action else 0):
            if action.get_action_name(i) in names:
                assert action.do_action(i), f'{self} refused the action'
                return True
        return False

    def press(self, button=1, count=1):
        """Clicks with the mouse (X11), at about the middle of the widget.

        About: the extents that GTK 4.18 reports leave out the padding of what
        is around the widget, a few pixels at each level, so that this is for
        buttons, rows and the like, not for what is small.
        """
        def box(node):
            return node.acc.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
        frame, own = box(self.app.find('frame')), box(self)
        # Without a window manager the frame's edge (5 px) is drawn inside.
        x = own.x + own.width // 2 - 2 * frame.x
        y = own.y + own.height // 2 - 2 * frame.y
        xdotool('mousemove', '--sync', x, y, 'click', '--repeat', count, button)

    def focus(self):
        assert self.acc.get_component_iface().grab_focus(), f'{self} refused the focus'
        wait(f'{self} to have the focus', lambda: 'focused' in self.states())
        return self

    def select(self):
        """Selects a row of a list."""
        selection = self.acc.get_parent().get_selection_iface()
        assert selection.select_child(self.acc.get_index_in_parent()), f'{self} refused'

    def text(self):
        # To -1 would be to the end, but not for a GtkEntry of 4.18.
        return Atspi.Text.get_text(self.acc, 0, Atspi.Text.get_character_count(self.acc))

    def fill(self, string):
        """Puts the text into an editable, as an on-screen keyboard does."""
        for node in self.walk():
            edit = node.acc.get_editable_text_iface()
            if edit:
                assert edit.set_text_contents(string), f'{self} refused the text'
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
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child and child.get_process_id() == self.pid and child.get_child_count():
                return child

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
