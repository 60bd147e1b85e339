"""Every level of every process that comes along: what is asked for in time, and which audiences wait for what.

The figures are those of the processes' own documents.
"""
import re
from desk import Desk
from uitest import wait

FACTS = {
    'Pawtropolis': {
        'SEV0': {'response within 5 min', 'Internal: every 15 min'},
        'SEV1': {'response within 30 min', 'Internal: every 30 min'},
        'SEV2': {'response within 2 h 00 min', 'Internal: first update'},
        'SEV3': set(),
    },
    'Liyaqa': {
        'SEV-1': {'response within 15 min', 'resolved within 4 h 00 min', 'Internal: every 30 min',
                  'Stakeholders: every 30 min', 'Public: every 30 min'},
        'SEV-2': {'response within 1 h 00 min', 'resolved within 8 h 00 min', 'Internal: every 60 min',
                  'Public: every 60 min'},
        'SEV-3': {'response within 4 h 00 min'},
        'SEV-4': {'response within 1 business day'},
    },
    'Generic runbook': {
        'SEV1': {'response within 5 min', 'Internal: every 15 min', 'Public: every 30 min'},
        'SEV2': {'response within 15 min', 'Internal: every 30 min'},
        'SEV3': {'response within 1 h 00 min'},
        'SEV4': {'response within 1 business day'},
    },
    'sv-sdk': {
        'SEV-1': {'resolved within 1 h 00 min'},
        'SEV-2': {'response within 15 min', 'resolved within 4 h 00 min'},
        'SEV-3': {'response within 1 h 00 min', 'resolved within 1 d 0 h'},
        'SEV-4': set(),
    },
    'TreeBeard': {
        'P0': {'response within 5 min', 'resolved within 1 h 00 min'},
        'P1': {'response within 15 min', 'resolved within 4 h 00 min'},
        'P2': {'response within 1 h 00 min', 'resolved within 1 d 0 h'},
        'P3': {'response within 1 business day'},
    },
    'Standard': {
        'SEV1': {'response within 5 min', 'resolved within 4 h 00 min', 'Internal: every 15 min',
                 'Stakeholders: every 30 min', 'Public: every 30 min'},
        'SEV2': {'response within 15 min', 'resolved within 8 h 00 min', 'Internal: every 30 min',
                 'Stakeholders: every 60 min', 'Public: every 60 min'},
        'SEV3': {'response within 1 h 00 min of business hours', 'resolved within 3 business days'},
        'SEV4': {'response within 1 business day', 'resolved within 10 business days'},
    },
}


def due(desk, level):
    """What the list of everything due says by which figures of that level."""
    pattern = re.compile(rf'{re.escape(level)}(?:: |, )((?:response|resolved) within [^·]+|\w+: [^·]+)')
    return {match[1].strip() for name in desk.names() for match in pattern.finditer(name)}


def declare(process, nth, level, facts):
    with Desk(clock='2025-10-30T12:02:00Z') as desk:
        desk.choose(process)
        desk.declare('Orders fail', nth)
        assert any(f'Level {level}' in name for name in desk.names()), f'{process} {level} is not shown'
        desk.keys('ctrl+shift+d')
        desk.find('heading' if desk.all('heading', 'Everything Due') else 'label', 'Everything Due')
        try:
            wait('the list', lambda: due(desk, level) == facts, 5)
        except AssertionError:
            raise AssertionError(f'{process} {level}: {due(desk, level)}, not {facts}') from None


for process, levels in FACTS.items():
    for nth, (level, facts) in enumerate(levels.items(), 1):
        declare(process, nth, level, facts)
