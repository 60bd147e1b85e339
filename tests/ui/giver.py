"""Another program of the desktop, for tests, with something on the clipboard; it writes “ready” when that is so.

    giver.py files PATH…
    giver.py picture PNG
    giver.py text WORDS
"""
import sys
import gi
gi.require_version('Gdk', '4.0')
gi.require_version('Gtk', '4.0')
from gi.repository import Gdk, Gio, GLib, GObject, Gtk


def value(kind, what):
    if kind == 'files':
        return GObject.Value(Gdk.FileList, Gdk.FileList.new_from_list([Gio.File.new_for_path(path) for path in what]))
    if kind == 'picture':
        return GObject.Value(Gdk.Texture, Gdk.Texture.new_from_filename(what[0]))
    return GObject.Value(str, what[0])


Gtk.init()
kind, *what = sys.argv[1:]
Gdk.Display.get_default().get_clipboard().set_content(Gdk.ContentProvider.new_for_value(value(kind, what)))
print('ready', flush=True)
GLib.MainLoop().run()
