"""All relations of a document as DataFrames, one per kind, each with the pandera schema that states its columns."""

from collections.abc import Callable, Iterator, Mapping, Sequence

import pandas as pd
import pandera.pandas as pa

from auditlint.measures.measure import Measures
from auditlint.measures.narrative import Narrative
from auditlint.measures.partition import Partitions
from auditlint.measures.synonyms import Synonyms
from auditlint.quantities.ledger import Ledger
from auditlint.quantities.number import Number
from auditlint.relations import wordings, workbooks
from auditlint.relations.columns import COLUMNS, ColumnType
from auditlint.relations.expressions import definition, expression
from auditlint.relations.identities import declared, identity
from auditlint.relations.identities.declared import Declaration
from auditlint.relations.restatements import (
    category_score,
    columns_twice,
    converted,
    full_mark,
    indicator_told,
    operands,
    restatement,
    survey_told,
    total_score,
    weights_told,
)
from auditlint.relations.restatements.lines_apart import not_apart
from auditlint.relations.restatements.merged import merged
from auditlint.relations.row import Row
from auditlint.relations.scores import score_sheets, score_told, scores, weighted
from auditlint.relations.sentences import average, bounds, change, partition, product, ratio, rollforward, scope
from auditlint.relations.tabular import (
    crossfooting,
    footing,
    groups,
    points,
    rank,
    rate_rows,
    running,
    shares,
    successive,
    summed_ratio,
    table_average,
    table_product,
    table_ratio,
    tie,
)
from auditlint.relations.targets import target_tables
from auditlint.timing import measured

TABLE_FINDERS: tuple[Callable[[Ledger], Iterator[Row]], ...] = (
    footing.find,
    crossfooting.find,
    running.find,
    rate_rows.find,
    rank.find,
    table_average.find,
    table_product.find,
    groups.find,
    scores.find,
    score_sheets.find,
    target_tables.find,
    total_score.find,
    indicator_told.find,
    category_score.find,
    columns_twice.find,
    full_mark.find,
    weights_told.find,
    shares.find,
    table_ratio.find,
    successive.find,
    points.find,
    weighted.find,
    summed_ratio.find,
    expression.find,
    definition.find,
    tie.find,
    identity.find,
    wordings.find,
    workbooks.find,
)
PROSE_FINDERS: tuple[Callable[[Narrative], Iterator[Row]], ...] = (
    ratio.find,
    change.find,
    product.find,
    average.find,
    rollforward.find,
    bounds.find,
    score_told.find,
    identity.in_sentences,
    survey_told.find,
    converted.find,
)
_NAMING = (indicator_told.find, columns_twice.find, weights_told.find)
"""Finders whose likely rows are named: a number that stands elsewhere in their table is the same by chance."""
_TYPES: dict[ColumnType, tuple[type, ...]] = {"number": (Number, type(None)), "numbers": (tuple,), "text": (str,), "flag": (bool,)}


def find_rows(ledger: Ledger, synonyms: Synonyms = (), identities: Sequence[Declaration] = ()) -> dict[str, list[Row]]:
    """The relations of a document by kind, in the order found; every kind of `COLUMNS` is a key. ``synonyms`` and ``identities`` are the user's own."""
    rows: dict[str, list[Row]] = {kind: [] for kind in COLUMNS}
    named: list[Row] = []
    narrative = Narrative(ledger)
    finders = (*((find, ledger) for find in TABLE_FINDERS), *((find, narrative) for find in PROSE_FINDERS))
    for find, subject in finders:
        with measured("relation", find.__module__.rpartition(".")[2]):
            for row in find(subject):  # type: ignore[operator]
                (named if find in _NAMING and row.confidence == "likely" else rows[row.kind]).append(row)
    rows["footing"], told = workbooks.explained(ledger, rows["footing"])
    for row in told:
        rows[row.kind].append(row)
    partitions, measures = Partitions(narrative), Measures(narrative, synonyms)
    quotients = [*rows["expression"], *rows["ratio"]]
    later: dict[str, Callable[[], Iterator[Row]]] = {
        "partition": lambda: partition.find(partitions),
        "scope": lambda: scope.find(ledger, partitions, quotients),
        "restatement": lambda: restatement.find(measures, partitions),
        "operands": lambda: operands.find(ledger, rows["expression"]),
        "declared": lambda: declared.find(ledger, measures, identities),
    }
    for name, found in later.items():
        with measured("relation", name):
            for row in found():
                rows.setdefault(row.kind, []).append(row)
    rows["restatement"] = merged([*named, *not_apart(rows["restatement"], ledger)])
    for row in score_sheets.find_right_rates(ledger, rows["scope"]):
        rows[row.kind].append(row)
    return rows


def frame(columns: Mapping[str, ColumnType], rows: list[Row]) -> pd.DataFrame:
    """One row a relation, on a fresh RangeIndex; ``columns`` in object dtype."""
    return pd.DataFrame({name: pd.Series([row.columns[name] for row in rows], dtype=object) for name in columns})


def schema(columns: Mapping[str, ColumnType], checks: list[pa.Check]) -> pa.DataFrameSchema:
    """The schema of a relation: exactly these columns with values of their types, and ``checks`` over whole rows.

    One check states all columns: a check a column, as pandera's own, takes ten times as long on the small tables of a report.
    """
    return pa.DataFrameSchema(checks=[pa.Check(_hold(columns), name="columns"), *checks])


def _hold(columns: Mapping[str, ColumnType]) -> Callable[[pd.DataFrame], bool]:
    def hold(table: pd.DataFrame) -> bool:
        return list(table.columns) == list(columns) and all(
            isinstance(value, _TYPES[kind]) for name, kind in columns.items() for value in table[name].array
        )

    return hold
