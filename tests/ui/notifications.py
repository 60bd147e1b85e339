"""A desktop's notification server, for tests: `notifications.py FOLDER`.

Each call is a line of JSON in FOLDER/log: {"id", "title", "body", "actions", "urgency"}, or {"closed": id}. A line that
is written into FOLDER/press, as in “3 default”, presses that button.
"""
import json, os, sys
from gi.repository import Gio, GLib

NAME = 'org.freedesktop.Notifications'
XML = '''<node><interface name="org.freedesktop.Notifications">
<method name="Notify"><arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
<arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/>
<arg type="a{sv}" direction="in"/><arg type="i" direction="in"/><arg type="u" direction="out"/></method>
<method name="CloseNotification"><arg type="u" direction="in"/></method>
<method name="GetCapabilities"><arg type="as" direction="out"/></method>
<method name="GetServerInformation"><arg type="s" direction="out"/><arg type="s" direction="out"/>
<arg type="s" direction="out"/><arg type="s" direction="out"/></method>
<signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal>
<signal name="NotificationClosed"><arg type="u"/><arg type="u"/></signal>
</interface></node>'''


class Server:
    def __init__(self, folder):
        self.folder, self.last = folder, 0
        os.mkfifo(os.path.join(folder, 'press'))
        # Opened for writing as well, so that it never ends.
        self.press = os.open(os.path.join(folder, 'press'), os.O_RDWR | os.O_NONBLOCK)
        GLib.unix_fd_add_full(GLib.PRIORITY_DEFAULT, self.press, GLib.IOCondition.IN, self.pressed)

    def write(self, **what):
        with open(os.path.join(self.folder, 'log'), 'a') as log:
            print(json.dumps(what), file=log)

    def pressed(self, fd, condition):
        for line in os.read(fd, 4096).decode().splitlines():
            number, key = line.split(' ', 1)
            self.bus.emit_signal(None, '/org/freedesktop/Notifications', NAME, 'ActionInvoked',
                                 GLib.Variant('(us)', (int(number), key)))
        return True

    def call(self, bus, sender, path, interface, method, parameters, invocation):
        values = parameters.unpack()
        if method == 'Notify':
            if values[1]:
                number = values[1]
            else:
                self.last = number = self.last + 1
            self.write(id=number, title=values[3], body=values[4], actions=values[5][::2], labels=values[5][1::2],
                       urgency=values[6].get('urgency', 1))
            invocation.return_value(GLib.Variant('(u)', (number,)))
        elif method == 'CloseNotification':
            self.write(closed=values[0])
            invocation.return_value(None)
        elif method == 'GetCapabilities':
            invocation.return_value(GLib.Variant('(as)', (['actions', 'body', 'persistence'],)))
        else:
            invocation.return_value(GLib.Variant('(ssss)', ('test', 'test', '1', '1.2')))

    def taken(self, bus, name):
        self.bus = bus
        node = Gio.DBusNodeInfo.new_for_xml(XML)
        bus.register_object('/org/freedesktop/Notifications', node.interfaces[0], self.call, None, None)

    def ready(self, bus, name):
        open(os.path.join(self.folder, 'log'), 'a').close()


server = Server(sys.argv[1])
Gio.bus_own_name(Gio.BusType.SESSION, NAME, Gio.BusNameOwnerFlags.NONE, server.taken, server.ready, None)
GLib.MainLoop().run()
