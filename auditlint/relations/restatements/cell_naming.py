"""What the numbers in the cells of a table are called: the labels of their row and column, where the cell itself says no more."""

import re

from auditlint.measures.aspect import aspect_of
from auditlint.measures.measure import Measure, Measures
from auditlint.measures.prose import Mention, Prose
from auditlint.measures.setting import place_of, year_of
from auditlint.measures.words import core
from auditlint.relations.restatements.names import without_brackets
from auditlint.relations.restatements.rates import rate_name
from auditlint.relations.restatements.saying import says_nothing

_WORD = re.compile(r"[一-龥]")


def named_by_row(prose: Prose, m: Mention, measures: Measures) -> tuple[str, Measure] | None:
    """The labels and the measure of a number that begins a cell (``19.49万元/公里``, ``486期(含线上20期)``)."""
    passage = prose.passage
    if passage.table is None:
        return None
    named = passage.table.row_label(passage.row)
    if _WORD.search(prose.content, 0, m.quantity.start) and not _takes_up_row(m, named):
        return None
    label = f"{named}，{passage.table.column_label(passage.column)}"
    return label, measures.tabulated(label, m.quantity, place_of(named), year_of(label) or year_of(passage.table.caption))


def of_row(prose: Prose, name: str) -> str:
    """The label of the row that a name in its cell shortens (``达标率`` beside ``学时达标率``); else the name."""
    passage = prose.passage
    if passage.table is None or not (said := core(name)):
        return name
    named = passage.table.row_label(passage.row)
    return named if without_brackets(named).endswith(said) else name


def _takes_up_row(m: Mention, named: str) -> bool:
    """Whether a rate in a cell says no more than the label of its row does, a rate too (``资金到位率 | 到位97.55%``)."""
    said = core(m.label).strip("率")
    return m.unit == "%" and rate_name(named) != "" and not aspect_of(m.label) and (says_nothing(said) or said in named)
