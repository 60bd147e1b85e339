#!/usr/bin/python3
"""summary.py TESTLOG.junit.xml - says how many tests passed, as the last line.

Every case counts, those of a TAP program one by one. A program that ends badly
after its cases passed (a crash, a leak, a plan not kept) is a failure that the
JUnit file hides; it is in the JSON lines that meson writes beside it.
"""
import json
import pathlib
import sys
import xml.etree.ElementTree as ElementTree

BAD = {'FAIL', 'ERROR', 'TIMEOUT', 'INTERRUPT', 'UNEXPECTEDPASS'}


def hidden(path, failed):
    """Programs that failed although none of their cases did, so that they are not in `failed`."""
    try:
        lines = path.read_text(encoding='utf-8').splitlines()
    except OSError:
        return
    for line in filter(None, lines):
        test = json.loads(line)
        if test.get('result') in BAD and test['name'] not in failed:
            yield test['name'], test['result']


def main():
    path = pathlib.Path(sys.argv[1])
    try:
        root = ElementTree.parse(path).getroot()
    except (OSError, ElementTree.ParseError) as error:
        print(f'summary: {error}')
        root = ElementTree.Element('testsuites')
    passed, skipped, failed, programs = 0, 0, [], set()
    for suite in root.iter('testsuite'):
        for case in suite.findall('testcase'):
            if case.find('failure') is not None or case.find('error') is not None:
                failed.append(f"{suite.get('name')} / {case.get('name')}")
                # A TAP program's suite is called project.program.
                programs |= {case.get('name'), suite.get('name').partition('.')[2]}
            elif case.find('skipped') is not None:
                skipped += 1
            else:
                passed += 1
    failed += [f'{name}: {result.lower()}'
               for name, result in hidden(path.with_name('testlog.json'), programs)]
    for name in failed:
        print('failed:', name)
    print(f'{passed} passed, {len(failed)} failed' + (f', {skipped} skipped' if skipped else ''))
    return 1 if failed or not passed else 0


sys.exit(main())
