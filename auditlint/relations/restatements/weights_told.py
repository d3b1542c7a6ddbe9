"""Full marks of indicators told in brackets behind their names: ``修复完成率（9分，得8.25分）``, ``到位率（满分4分）``."""

import re
from collections import defaultdict
from collections.abc import Iterator

from auditlint.quantities.ledger import Ledger
from auditlint.relations.restatements.names import plain
from auditlint.relations.restatements.told import told_again
from auditlint.relations.row import Row
from auditlint.scoring.indicator_rows import Value, indicator_tables

_IN_BRACKETS = re.compile(r"(?P<name>[一-龥A-Za-z\d“”、]{2,40})\s*[(（](?:满分|分值|权重)?(?:为|：)?\s*$")
_BEFORE = 48
_SHORTEST = 4


def find(ledger: Ledger) -> Iterator[Row]:
    """The full marks in brackets against those of the rows of the same names."""
    rows: dict[str, list[Value]] = defaultdict(list)
    for row in (row for table in indicator_tables(ledger) for row in table if row.weight is not None):
        if row.weight is not None and len(plain(row.name)) >= _SHORTEST:
            rows[plain(row.name)].append(Value(row.name, row.weight, "weight"))
    rows = {name: held for name, held in rows.items() if len({value.quantity.value for value in held}) == 1}
    for passage in ledger.passages if rows else ():
        for q in ledger.by_passage[passage.index] if passage.table is None else ():
            found = _IN_BRACKETS.search(passage.text.content, max(0, q.start - _BEFORE), q.start) if q.unit == "分" else None
            held = rows.get(plain(found["name"])) if found is not None else None
            if held:
                yield told_again(Value(held[0].name, q, "weight"), held[0], (), (1, len(held)), {})
