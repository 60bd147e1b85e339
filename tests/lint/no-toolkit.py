"""no-toolkit.py PROGRAM - the command line comes without the toolkit, whatever it links."""
import subprocess
import sys

TOOLKIT = ('libgtk', 'libgdk', 'libadwaita', 'libgtksourceview')


def main():
    direct = subprocess.run(['readelf', '-d', sys.argv[1]], text=True, capture_output=True, check=True).stdout
    all_of_them = subprocess.run(['ldd', sys.argv[1]], text=True, capture_output=True, check=True).stdout
    found = sorted({line.strip() for line in (direct + all_of_them).splitlines()
                    if any(name in line for name in TOOLKIT)})
    for line in found:
        print(f'{sys.argv[1]}: {line}')
    return 1 if found else 0


sys.exit(main())
