"""xml.py ROOT - every XML file of the tree is well-formed."""
import subprocess

import tree

KINDS = ('.ui', '.svg', '.xml', '.xml.in')


def main():
    root = tree.root()
    files = sorted(str(path.relative_to(root)) for top in ('src', 'data')
                   for path in (root / top).rglob('*') if path.name.endswith(KINDS))
    result = subprocess.run(['xmllint', '--noout', '--nonet', *files], cwd=root, text=True, capture_output=True)
    tree.end(result.stderr.splitlines() or (['xmllint failed'] if result.returncode else []))


main()
