"""Share columns that must make 100 %."""

from collections.abc import Iterator

from auditlint.quantities.ledger import Ledger
from auditlint.quantities.number import Number
from auditlint.relations.formula import sum_formula
from auditlint.relations.row import Row
from auditlint.tables import labels
from auditlint.tables.amounts import amounts_of


def find(ledger: Ledger) -> Iterator[Row]:
    """The shares of every table that prints the whole as 100 in its total row."""
    for stock in ledger.tables:
        amounts = amounts_of(stock)
        for column in amounts.numeric:
            if not (amounts.is_rate(column) and labels.names(amounts.labels[column], "share_columns")):
                continue
            for total_row in amounts.grand_rows:
                stated = amounts.quantity(total_row, column)
                parts = tuple(
                    q
                    for r in amounts.body
                    if r not in amounts.grand_rows and r not in amounts.subtotal_rows and r not in amounts.of_which_rows
                    if (q := amounts.quantity(r, column)) is not None and q.dimension == "percent"
                )
                if stated is None or stated.value != 100 or len(parts) < 2:
                    continue
                yield Row(
                    "footing",
                    {
                        "stated": Number.exact(100),
                        "parts": tuple(q.number for q in parts),
                        "axis": "shares",
                        "label": amounts.labels[column],
                    },
                    stated,
                    parts,
                    sum_formula(stated, parts),
                    doubt=amounts.doubtful([(r, column) for r in amounts.body]),
                )
