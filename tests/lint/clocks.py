"""clocks.py ROOT - only the clock reads the time; everything else is given it."""
import re

import tree

HOME = 'src/base/sitrep-clock.c'
READS = re.compile(r'\b(?:g_get_real_time|g_date_time_new_now(?:_utc|_local)?|g_get_current_time|gettimeofday)\s*\('
                   r'|(?<![\w.>])time\s*\(\s*(?:NULL|0|&\w+)\s*\)'
                   r'|\bclock_gettime\s*\(\s*CLOCK_REALTIME')


def main():
    faults = []
    for path, text in tree.sources('.c', '.h'):
        code = tree.without_comments(text)
        if str(path) != HOME:
            faults += [f'{path}:{tree.line_of(code, m.start())}: {m[0].strip()} belongs to {HOME}'
                       for m in READS.finditer(code)]
    tree.end(faults)


main()
