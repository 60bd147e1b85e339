"""A desktop's portal, for tests: `portal.py FOLDER allow|refuse`.

Each request to stay without a window is a line of JSON in FOLDER/requests: what the program gave as its reason. A
screenshot is FOLDER/shot.png.
"""
import json, os, sys
from gi.repository import Gio, GLib

NAME, PATH = 'org.freedesktop.portal.Desktop', '/org/freedesktop/portal/desktop'
XML = '''<node><interface name="org.freedesktop.portal.Background">
<method name="RequestBackground"><arg type="s" direction="in"/><arg type="a{sv}" direction="in"/>
<arg type="o" direction="out"/></method>
</interface><interface name="org.freedesktop.portal.Screenshot">
<method name="Screenshot"><arg type="s" direction="in"/><arg type="a{sv}" direction="in"/>
<arg type="o" direction="out"/></method>
</interface></node>'''


class Portal:
    def __init__(self, folder, allowed):
        self.requests, self.allowed = os.path.join(folder, 'requests'), allowed
        self.shot = 'file://' + os.path.join(os.path.abspath(folder), 'shot.png')

    def call(self, bus, sender, path, interface, method, parameters, invocation):
        options = parameters.unpack()[1]
        request = f"{PATH}/request/{sender[1:].replace('.', '_')}/{options['handle_token']}"
        if method == 'RequestBackground':
            with open(self.requests, 'a') as log:
                print(json.dumps(options['reason']), file=log)
        invocation.return_value(GLib.Variant('(o)', (request,)))
        if method == 'Screenshot':
            bus.emit_signal(sender, request, 'org.freedesktop.portal.Request', 'Response',
                            GLib.Variant('(ua{sv})', (0 if self.allowed else 1, {'uri': GLib.Variant('s', self.shot)})))
            return
        # A person who says no cancels nothing: the answer is that it may not.
        results = {'background': GLib.Variant('b', self.allowed), 'autostart': GLib.Variant('b', False)}
        bus.emit_signal(sender, request, 'org.freedesktop.portal.Request', 'Response',
                        GLib.Variant('(ua{sv})', (0 if self.allowed else 1, results)))

    def taken(self, bus, name):
        for interface in Gio.DBusNodeInfo.new_for_xml(XML).interfaces:
            bus.register_object(PATH, interface, self.call, None, None)

    def ready(self, bus, name):
        open(self.requests, 'a').close()


portal = Portal(sys.argv[1], sys.argv[2] == 'allow')
Gio.bus_own_name(Gio.BusType.SESSION, NAME, Gio.BusNameOwnerFlags.NONE, portal.taken, portal.ready, None)
GLib.MainLoop().run()
