"""The amount of a project in the amount column, and in the text beside it that explains how it was computed.

The two are often printed in different units (元, 万元). A text may state other amounts too, so a difference is an error only if it is a factor of ten:
a unit or a decimal point.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from auditlint.language import vocabulary
from auditlint.quantities.judge import same
from auditlint.quantities.ledger import Ledger, Passage, TableStock
from auditlint.quantities.quantity import Quantity
from auditlint.relations.row import Row
from auditlint.tables import labels

OTHER_AMOUNT = "the text may state another amount"
_FACTORS = frozenset(Fraction(10) ** n for n in (-8, -6, -5, -4, -3, -2, -1, 1, 2, 3, 4, 5, 6, 8))
_TOTAL = re.compile(r"(?:共计|合计|总计|总共|共需|共安排|总额|总投资|共|需|计|总经费|总金额|合共|=)(?:为|约|资金|经费|支出|人民币)*\s*$")


def find(ledger: Ledger) -> Iterator[Row]:
    """Every row with an amount and a text that states a total."""
    for stock in ledger.tables:
        texts = [c for c in range(stock.table.width) if _explains(stock.table.column_label(c))]
        if not texts:
            continue
        amounts = [c for c in range(stock.table.width) if _is_amount(stock, c)]
        cells = ledger.cells[stock.table.index]
        for r in range(stock.table.header_rows, len(stock.table.rows)):
            printed = [q for c in amounts if (q := stock.grid[r][c]) is not None and q.value]
            for c in texts:
                passage = cells.get((r, c))
                totals = _totals(ledger, passage) if passage is not None else []
                if printed and totals:
                    yield _row(stock, r, printed, totals)


def _row(stock: TableStock, row: int, printed: list[Quantity], totals: list[Quantity]) -> Row:
    pairs = [(amount, text) for amount in printed for text in totals]
    fitting = [(a, t) for a, t in pairs if same(a.rounded, t.rounded).verdict in ("holds", "rounding")]
    tenfold = [(a, t) for a, t in pairs if Fraction(t.value) / Fraction(a.value) in _FACTORS]
    amount, text = (fitting or tenfold or pairs)[0]
    table = stock.table
    return Row(
        "target_amount",
        {"stated": amount.rounded, "text": text.rounded, "label": table.row_label(row)},
        amount,
        (text,),
        f"{amount.printed} = {text.printed}{text.unit}",
        "likely",
        doubt=table.doubt or ("" if fitting or tenfold else OTHER_AMOUNT),
        named={"text": text},
    )


def _totals(ledger: Ledger, passage: Passage) -> list[Quantity]:
    """The amounts of money that a text states as totals; the only amount of a text is its total."""
    money = [q for q in ledger.by_passage[passage.index] if q.dimension == "money" and q.is_data and not q.approximation and q.value]
    content = passage.text.content
    totals = [q for q in money if _TOTAL.search(content, max(0, q.start - 12), q.start)]
    return totals or (money if len(money) == 1 else [])


def _is_amount(stock: TableStock, column: int) -> bool:
    cells = [row[column] for row in stock.grid[stock.table.header_rows :] if row[column] is not None]
    return bool(cells) and all(q is not None and q.dimension == "money" for q in cells)


@cache
def _explains(label: str) -> bool:
    return labels.plain(label).endswith(tuple(vocabulary("targets")["explanations"]))
